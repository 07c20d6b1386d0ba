"""One record as a template sees it: plain values under Russian names, cut to the tags that are asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any

from paperwork.common.naming import fold
from paperwork.sheets.answers.choices import Choices
from paperwork.sheets.answers.fields import Around, Derived, Field, Form, Kind, Record
from paperwork.sheets.people import PERSON

OPTIONS = "варианты"
OPTION = {"текст": "Вариант ответа", "выбран": "Выбран ли вариант"}
ROWS = re.compile(r"\[\]")
NAME_PARTS = frozenset({"surname", "given_name", "patronymic"})
ALL = "*"  # among the wanted names: the record as a whole is asked for

Tags = dict[str, Any]
Wanted = Mapping[str, Any]  # the names that are asked for, each with those inside it
WHOLE: Wanted = {ALL: {}}


@lru_cache(maxsize=256)
def wanted_of(tags: frozenset[str]) -> Wanted:
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
class Lens:
    """What of a sheet's record a template asks for."""

    tags: tuple[str, ...]  # of the answers that are printed as they are
    answers: Callable[[Record], tuple[object, ...]]  # those answers, all at once
    choices: tuple[tuple[str, str, str], ...]  # tag, attribute, list
    own: tuple[str, ...]
    derived: tuple[Derived, ...]
    options: tuple[tuple[str, str, str], ...]

    def view(self, record: Record, lists: Mapping[str, Choices], sex: str | None, around: Around) -> Tags:
        """The values of a record."""
        view: Tags = dict(zip(self.tags, self.answers(record), strict=True))
        for tag, name, listed in self.choices:
            view[tag] = _printed(getattr(record, name), lists[listed], sex)
        for tag in self.own:
            view[tag] = None if tag in record.broken else record.extra.get(tag)
        half_named = bool(record.broken) and not record.broken.isdisjoint(NAME_PARTS)
        for derived in self.derived:  # half a name is worse than a blank
            nameless = half_named and derived in PERSON
            view[derived.tag] = None if nameless else derived.value(record, around)
        if self.options:
            view[OPTIONS] = {
                tag: _options(lists[listed], getattr(record, name), sex) for tag, name, listed in self.options
            }
        return view


def lens_of(form: Form, own: Iterable[str], wanted: Wanted, lists: Mapping[str, Choices]) -> Lens:
    """The lens for a form, the user's own columns of its sheet, and the names that are asked for."""
    everything = ALL in wanted
    derived = tuple(item for item in form.sheet.derived if everything or item.tag in wanted)
    replaced = {item.tag for item in derived}
    fields = [f for f in form.fields if (everything or f.tag in wanted) and f.tag not in replaced]
    asked = wanted.get(OPTIONS, WHOLE if everything and form.sheet.tag else {})
    varied = [item for item in fields if _is_varied(item, lists)]
    plain = [item for item in fields if item not in varied]
    return Lens(
        tags=tuple(item.tag for item in plain),
        answers=_getter([item.name for item in plain]),
        choices=tuple((item.tag, item.name, item.choices or "") for item in varied),
        own=tuple(tag for tag in own if everything or tag in wanted),
        derived=derived,
        options=tuple(
            (item.tag, item.name, item.choices or "")
            for item in form.fields
            if (ALL in asked or item.tag in asked) and has_options(item, lists)
        ),
    )


def is_choice(item: Field) -> bool:
    """Whether the answer is chosen from a list."""
    return item.choices is not None and item.kind in (Kind.CHOICE, Kind.CHOICES)


def _is_varied(item: Field, lists: Mapping[str, Choices]) -> bool:
    """Whether an answer is not printed as it is: one of several, or in the gender of the person."""
    return is_choice(item) and (item.kind is Kind.CHOICES or lists[item.choices or ""].gendered)


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
        known = listed.memory[value, sex] = _worked_out(listed, value, sex)
    return known


def _worked_out(listed: Choices, value: object, sex: str | None) -> list[Tags]:
    texts = value if isinstance(value, tuple) else (str(value),) if value else ()
    chosen = {fold(form): form for form in (listed.form(text, sex) for text in texts)}
    offered = [choice.form(sex) for choice in listed.values]
    known = {fold(text) for text in offered}
    options = [{"текст": chosen.get(fold(text), text), "выбран": fold(text) in chosen} for text in offered]
    own = [{"текст": text, "выбран": True} for folded, text in chosen.items() if folded not in known]
    return options + own
