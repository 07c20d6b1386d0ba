"""The records of a client as the questions of a form: Latin names, Russian labels, options."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256

from paperwork.common.naming import fold, tag_of
from paperwork.common.records import dataclass
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.choices import FEMALE, MALE, Choice, Choices, standard
from paperwork.sheets.answers.fields import Field, Schema, schema_of
from paperwork.sheets.clients import Client

LONGEST_NAME = 40
LETTERS = str.maketrans("абвгдеёзийклмнопрстуфхыэ", "abvgdeeziyklmnoprstufhye") | str.maketrans(
    {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}
)
OTHER = "other"
OTHER_LABEL = "иное (указать)"
OWN_SUFFIX = "_own"
WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


def token(text: str) -> str:
    """A name of Latin letters, digits and «_», the same for the same text wherever it occurs."""
    name = re.sub("[^a-z0-9]+", "_", tag_of(text).translate(LETTERS)).strip("_")
    if len(name) <= LONGEST_NAME:
        return name
    return f"{name[: LONGEST_NAME - 5].rstrip('_')}_{sha256(text.encode()).hexdigest()[:4]}"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that may be chosen; ``sex`` is the sex of those for whom it is, empty for all."""

    name: str
    label: str
    sex: str = ""


@dataclass(frozen=True)
class Question:
    """One field of a record as a question.

    ``prefix`` and ``suffix`` tell its name and its label from those of another sheet's question.
    """

    item: Field
    listed: Choices | None
    prefix: str = ""
    suffix: str = ""

    @property
    def name(self) -> str:
        """The name in the form, which is the name of the field."""
        return self.prefix + self.item.name

    @property
    def label(self) -> str:
        """What people read, which is the header in the casebook."""
        return self.item.header + self.suffix

    @property
    def is_several(self) -> bool:
        """Whether several options may be chosen."""
        return self.item.kind.is_several

    @property
    def is_open(self) -> bool:
        """Whether an answer of one's own is accepted beside the options."""
        return self.listed is not None and not self.listed.closed

    @property
    def own_name(self) -> str:
        """The name of the question for an answer of one's own."""
        return self.name + OWN_SUFFIX

    @property
    def own_label(self) -> str:
        """The label of the question for an answer of one's own."""
        return f"{self.label}: свой ответ"

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """The options of the list, and of an open one «иное»."""
        found = (
            [option for choice in self.listed.values for option in _options(choice)] if self.listed else []
        )
        return (*found, Option(OTHER, OTHER_LABEL)) if self.is_open else tuple(found)

    @cached_property
    def by_spelling(self) -> Mapping[str, str]:
        """Folded name, label or any lawful spelling of an option → the answer that it means."""
        known = {fold(text): choice.shown for choice in self._choices for text in choice.spellings}
        known |= {fold(option.label): option.label for option in self.options}
        return known | {fold(option.name): option.label for option in self.options}

    @property
    def _choices(self) -> tuple[Choice, ...]:
        return self.listed.values if self.listed else ()


def _options(choice: Choice) -> list[Option]:
    if choice.masculine == choice.feminine:
        return [Option(token(choice.shown), choice.shown)]
    schemas = ((MALE, choice.masculine), (FEMALE, choice.feminine))
    return [Option(token(text), text, token(sex)) for sex, text in schemas]


@dataclass(frozen=True, eq=False)
class Section:
    """One sheet as a group of questions; of a sheet with many rows a client the group repeats.

    There is one of each sheet, so that none is compared by all that its schema holds.
    """

    schema: Schema

    @cached_property
    def name(self) -> str:
        """The record's English name: «programme_row»."""
        return WORD_START.sub("_", self.schema.record.__name__).lower()

    @property
    def title(self) -> str:
        """The title of the sheet."""
        return self.schema.sheet.title

    @property
    def repeats(self) -> bool:
        """Whether a client may have several rows."""
        return self.schema.record is not Client and self.schema.sheet.key is None

    @property
    def label(self) -> str:
        """What the page is called: «Клиент», «Цели»."""
        tag = self.schema.sheet.tag or self.title
        return self.title if self.repeats else tag.replace("_", " ").capitalize()

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The fields of the sheet; the file number is asked once, with the client."""
        asked = self.schema.record is Client
        return tuple(
            Question(item, list_of(item), self.prefix, self._suffix(item))
            for item in self.schema.fields
            if asked or item is not self.schema.owner
        )

    @property
    def prefix(self) -> str:
        """What the names of a head's questions begin with: «start» and «end» are the services' own."""
        return f"{self.name}_" if self.schema.sheet.heads else ""

    def _suffix(self, item: Field) -> str:
        """The sheet, where another before it asks the same and both answers are in one row of an export."""
        return "" if self.repeats or item.header not in self._before else f" ({self.title})"

    @cached_property
    def _before(self) -> frozenset[str]:
        """What the sheets ask before it that are in the same row."""
        at = next(place for place, section in enumerate(MAIN) if section.schema is self.schema)
        return frozenset(item.header for section in MAIN[:at] for item in section.schema.fields)


def list_of(item: Field) -> Choices | None:
    """The list behind a question: the field's own, or the standard one of what it links to."""
    name = item.choices or (item.header if item.link else "")
    return standard().get(name)


SECTIONS: tuple[Section, ...] = tuple(
    Section(schema)
    for schema in (schema_of(Client), *(schema for schema in SCHEMAS if schema.sheet.per_client))
)
MAIN: tuple[Section, ...] = tuple(section for section in SECTIONS if not section.repeats)
