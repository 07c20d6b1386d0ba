"""One record as a template sees it: plain values under Russian names, cut to the tags that are asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any

from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.sheets.answers.choices import Choices
from paperwork.sheets.answers.fields import Field, Record, Schema
from paperwork.sheets.answers.own_kinds import own_field, own_value
from paperwork.sheets.answers.own_rows import is_own
from paperwork.sheets.answers.sheet import Around, ComputedTag
from paperwork.sheets.people import NAME_PARTS, PERSON

OPTIONS = "варианты"
OPTION = {
    "текст": "Вариант ответа",
    "выбран": "Выбран ли вариант",
    "отдельно": "Длинный ли это свой ответ, который печатают под вариантами",
}
LONG = 70  # letters: an answer of one's own that is longer takes more than a line
ROWS = re.compile(r"\[\]")
ALL = "*"  # among the requested names: the record as a whole is asked for

Tags = dict[str, Any]
Requested = Mapping[str, Any]  # the names that are asked for, each with those inside it
WHOLE: Requested = {ALL: {}}


@lru_cache(maxsize=256)
def requested_of(tags: frozenset[str]) -> Requested:
    """The dotted tags as a tree: «клиент.фио» → {"клиент": {"фио": {…}}}.

    A table that is only walked over is not asked for as a whole.
    """
    walked = {tag[: at.start()] for tag in tags for at in ROWS.finditer(tag)}
    tree: dict[str, Any] = {}
    for tag in tags:
        node = tree
        for name in tag.replace("[]", "").split("."):
            node = node.setdefault(name, {})
        if tag not in walked:
            node[ALL] = {}
    return tree


@dataclass(frozen=True, slots=True)
class Projection:
    """What of a sheet's record a template asks for."""

    tags: tuple[str, ...]  # of the answers that are printed as they are
    answers: Callable[[Record], tuple[object, ...]]  # those answers, all at once
    choices: tuple[tuple[str, str, str], ...]  # tag, attribute, list
    own: tuple[str, ...]
    valued: tuple[Field, ...]  # the columns of a sheet of the user's own
    computed: tuple[ComputedTag, ...]
    options: tuple[tuple[str, str, str], ...]
    is_timeless: bool  # nothing in it depends on a day

    def view(
        self, record: Record, lists: Mapping[str, Choices], sex: str | None, surroundings: Around
    ) -> Tags:
        """The values of a record."""
        view: Tags = dict(zip(self.tags, self.answers(record), strict=True))
        for tag, name, listed in self.choices:
            view[tag] = _printed(getattr(record, name), lists[listed], sex)
        for tag in self.own:
            view[tag] = None if tag in record.broken else record.extra.get(tag)
        for item in self.valued:
            view[item.name] = own_value(item, record.extra.get(item.name))
        half_named = bool(record.broken) and not record.broken.isdisjoint(NAME_PARTS)
        for computed in self.computed:  # half a name is worse than a blank
            nameless = half_named and computed in PERSON
            view[computed.tag] = None if nameless else computed.value(record, surroundings)
        if self.options:
            view[OPTIONS] = {
                tag: _options(lists[listed], getattr(record, name), sex) for tag, name, listed in self.options
            }
        return view


def projection_of(
    schema: Schema, own: Mapping[str, str], requested: Requested, lists: Mapping[str, Choices]
) -> Projection:
    """The projection of a sheet's records to the requested names; ``own`` are the user's own columns."""
    everything = ALL in requested
    computed = tuple(item for item in schema.sheet.computed if everything or item.tag in requested)
    replaced = {item.tag for item in computed}
    fields = [f for f in schema.fields if (everything or f.tag in requested) and f.tag not in replaced]
    asked = requested.get(OPTIONS, WHOLE if everything and schema.sheet.tag else {})
    varied = [item for item in fields if _is_varied(item, lists)]
    own_tags = [tag for tag in own if everything or tag in requested]
    plain = [item for item in fields if item not in varied]
    return Projection(
        tags=tuple(item.tag for item in plain),
        answers=_getter([item.name for item in plain]),
        choices=tuple((item.tag, item.name, item.choices or "") for item in varied),
        own=() if is_own(schema) else tuple(own_tags),
        valued=tuple(own_field(tag, own[tag]) for tag in own_tags) if is_own(schema) else (),
        computed=computed,
        options=tuple(
            (item.tag, item.name, item.choices or "")
            for item in schema.fields
            if (ALL in asked or item.tag in asked) and has_options(item, lists)
        ),
        is_timeless=all(item in PERSON for item in computed),
    )


def is_choice(item: Field) -> bool:
    """Whether the answer is chosen from a list."""
    return item.choices is not None and item.kind.is_chosen


def _is_varied(item: Field, lists: Mapping[str, Choices]) -> bool:
    """Whether an answer is not printed as it is: one of several, or in the gender of the person."""
    return is_choice(item) and (item.kind.is_several or lists[item.choices or ""].gendered)


def _getter(names: Sequence[str]) -> Callable[[Record], tuple[object, ...]]:
    """What gives the named answers of a record."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)


def has_options(item: Field, lists: Mapping[str, Choices]) -> bool:
    """Whether the options of a field are worth printing: a list of one offers no choice."""
    return is_choice(item) and len(lists[item.choices or ""].values) > 1


def _printed(value: object, listed: Choices, sex: str | None) -> object:
    """The answer as it is printed: in the gender of the person, several in one line."""
    if isinstance(value, tuple):
        return ", ".join(listed.form(text, sex) for text in value)
    return listed.form(value, sex) if isinstance(value, str) else value


def _options(listed: Choices, value: object, sex: str | None) -> list[Tags]:
    """The options of a list and which are chosen, for «нужное подчеркнуть»."""
    known = listed.memory.get((value, sex))
    if known is None:
        known = listed.memory[value, sex] = _computed(listed, value, sex)
    return known


def _computed(listed: Choices, value: object, sex: str | None) -> list[Tags]:
    texts = value if isinstance(value, tuple) else (str(value),) if value else ()
    chosen = {fold(form): form for form in (listed.form(text, sex) for text in texts)}
    offered = [choice.form(sex) for choice in listed.values]
    known = {fold(text) for text in offered}
    options = [_option(chosen.get(fold(text), text), fold(text) in chosen) for text in offered]
    own = [_option(text, True, len(text) > LONG) for folded, text in chosen.items() if folded not in known]
    return options + sorted(own, key=itemgetter("отдельно"))  # so that the last one tells of all


def _option(text: str, is_chosen: bool, is_apart: bool = False) -> Tags:
    return dict(zip(OPTION, (text, is_chosen, is_apart), strict=True))
