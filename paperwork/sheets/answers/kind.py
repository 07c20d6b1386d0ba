"""What a kind of answer is: one row of data for all rooms, and the field of a sheet that has the kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple
from unicodedata import normalize

from paperwork.common.errors import Problem
from paperwork.common.naming import tag_of
from paperwork.common.records import dataclass
from paperwork.sheets.answers.cells import BadCell, Cell, InvalidAnswer, shown, trustworthy
from paperwork.sheets.answers.choices import Choices, standard
from paperwork.sheets.answers.json_schema import REASONABLE, JsonSchema, chosen, described, filled, nullable
from paperwork.sheets.answers.json_values import json_cell

if TYPE_CHECKING:  # it is heavy
    from pydantic_core import CoreSchema


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What the meaning of a cell depends on: the day, and the lists with the user's additions.

    ``from_1904`` says that serial numbers of days are counted from 1904, as books of old Macs do.
    """

    today: date = field(default_factory=date.today)
    lists: Mapping[str, Choices] = field(default_factory=standard)
    from_1904: bool = False


NO_FORMATS: Mapping[type, str] = {}  # shared: no one writes into it


# What a kind says to the rooms is in named tuples: they are made in half the time of dataclasses.
class CellCheck(NamedTuple):
    """A check of Excel's: its type, operator and bounds, and the Russian message when it does not hold."""

    type: Literal["date", "time", "decimal"]
    operator: Literal["between", "greaterThanOrEqual"]
    least: str
    title: str
    message: str
    most: str | None = None


class ExcelFormat(NamedTuple):
    """How Excel shows and checks the answers.

    ``by_type`` are the formats of values of these types where they differ from the column's; ``width`` is
    in characters, ``lines`` the least height of an answer; ``note`` ends the comment of a header;
    ``prompts`` says that Excel shows the hint beside the selected cell, the example of the kind for a
    missing hint; ``holds_one`` that a value off its list is unusual enough for a warning; ``check`` only
    warns: people write what Excel does not take for a date and the program does.
    """

    number_format: str = "@"  # text: Excel keeps what is typed
    by_type: Mapping[type, str] = NO_FORMATS
    width: float = 18
    lines: int = 1
    note: str = ""
    prompts: bool = False
    holds_one: bool = False
    check: CellCheck | None = None


class Control(StrEnum):
    """A control of the page."""

    LINE = "line"
    AREA = "area"
    SELECT = "select"
    SEVERAL = "several"


class PageControl(NamedTuple):
    """The control of an answer on the page.

    ``closed`` is the control where the list of the field is closed; ``keyboard`` the HTML input mode;
    ``placeholder`` the shape of the answer; ``as_read`` says that a cell that holds no text is shown as
    its answer, with the zeros that Excel has cut off; marks are beside one another, as days of a month.
    """

    control: Control = Control.LINE
    closed: Control = Control.LINE
    keyboard: str = ""
    placeholder: str = ""
    as_read: bool = False
    is_mark: bool = False


class WordControl(NamedTuple):
    """The content control of an answer in a Word form.

    ``hint`` are the words that wait there; ``calendar`` says that a day is picked; ``letters`` is the
    length of a usual answer; ``weight`` how much of the spare width of a table its column gets.
    """

    hint: str = "впишите"
    calendar: bool = False
    letters: int = 9
    weight: float = 1.0


class PhoneQuestion(NamedTuple):
    """The question of a phone form: the XLSForm type, appearance, constraint and its Russian message."""

    type: str = "text"
    appearance: str = ""
    constraint: str = ""
    message: str = ""


def read_text(cell: Cell, _item: Field, _context: ReadingContext) -> object:
    """The cell as a person sees it."""
    return shown(cell)


def no_doubts(_item: Field, _value: object, _context: ReadingContext) -> list[Problem]:
    """Nothing: every answer of the kind is as good as another."""
    return []


def as_typed(text: str, _item: Field, _context: ReadingContext) -> Cell:
    """The text itself."""
    return text


def as_cell(value: object) -> Cell:
    """The answer itself, where a cell can hold it."""
    return value  # type: ignore[return-value]  # the values of most kinds are values of cells


def words(value: object, _listed: Choices | None = None) -> object:
    """The normalised value of a text: its words with one space between; any other value as it is."""
    return " ".join(normalize("NFC", value).split()) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Kind:
    """A kind of answer. The defaults are those of a line of text; another kind names what differs.

    ``read`` gives the answer that a cell means or raises `InvalidAnswer`; ``doubts`` the warnings about
    an answer; ``normalised`` what two equal answers have in common, however they are written (of an
    answer and the list of its field); ``typed`` the cell that a spreadsheet would make of a typed text;
    ``cell`` the cell that holds an answer; ``example`` a typed text that is a right answer, where not
    every text is; ``json`` the JSON Schema of an answer.

    ``is_plain_text`` says that a text without anything to be cleaned is the answer itself, except those
    that ``rewrites`` is true of; ``is_free_text`` that people write in their own words, with names
    perhaps; ``is_chosen`` that the answer is from a list, ``is_several`` that it holds several values;
    ``is_day`` that it is a day, perhaps with a time or words in its place.
    """

    name: str
    read: Callable[[Cell, Field, ReadingContext], object] = read_text
    doubts: Callable[[Field, object, ReadingContext], list[Problem]] = no_doubts
    normalised: Callable[[object, Choices | None], object] = words
    typed: Callable[[str, Field, ReadingContext], Cell] = as_typed
    cell: Callable[[object], Cell] = as_cell
    example: str = ""
    is_plain_text: bool = False
    rewrites: Callable[[str], bool] | None = None
    is_free_text: bool = False
    is_chosen: bool = False
    is_several: bool = False
    is_day: bool = False
    excel: ExcelFormat = ExcelFormat()
    page: PageControl = PageControl()
    word: WordControl = WordControl()
    phone: PhoneQuestion = PhoneQuestion()
    json: JsonSchema = field(default_factory=lambda: {"type": ["string", "number"], **REASONABLE})

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> CoreSchema:
        """How pydantic validates a value that is annotated with the kind: as a cell is read."""
        from paperwork.sheets.answers.validation import answer_validator  # loaded only where it is used

        return answer_validator(Field("", "", self).validated)

    def __get_pydantic_json_schema__(self, _core: object, _handler: object) -> JsonSchema:
        """The JSON Schema of such a value."""
        return Field("", "", self).json(standard())

    def __repr__(self) -> str:
        return f"<kind {self.name}>"


TEXT = Kind(name="text", is_plain_text=True, is_free_text=True)


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table or one row of a card.

    ``name`` is the attribute in code, ``header`` what people see; ``choices`` names a list of
    `choices.toml`; ``link`` names the sheet whose key the answer repeats; ``not_before`` the
    attribute that this date cannot precede; ``years_back`` says that the day is past, by no more than so
    many years; ``special`` marks personal data of the special categories (152-ФЗ, article 10);
    ``withheld`` says what it is that an anonymous copy leaves out; ``width`` is that of the column in a
    workbook, in characters, where it is not the kind's; ``runs_out`` says what it is that ends on the day.
    """

    name: str
    header: str
    kind: Kind = TEXT
    hint: str = ""
    required: bool = False
    choices: str | None = None
    link: str | None = None
    not_before: str | None = None
    years_back: int | None = None
    special: bool = False
    withheld: str = ""
    section: str = ""
    default: str | None = None
    width: float | None = None
    runs_out: str = ""

    @property
    def tag(self) -> str:
        """The name of the field in a template."""
        return tag_of(self.header)

    def json(self, lists: Mapping[str, Choices]) -> JsonSchema:
        """The JSON Schema of an answer; only one that is required may not be null."""
        schema = {**described(self.header, self.hint, self.default), **self.kind.json}
        if self.kind.is_chosen and self.choices:
            schema = chosen(schema, lists[self.choices])
        return filled(schema) if self.required else nullable(schema)

    def json_cell(self, value: object, context: ReadingContext) -> Cell:
        """What a value of JSON is as a cell under the header of the field."""
        return json_cell(value, self.kind.is_several, lambda cell: self.kind.read(cell, self, context))

    def validated(self, value: object, context: ReadingContext | None = None) -> object:
        """The answer that a value of JSON means, read as a cell. Raises `InvalidAnswer`."""
        context = context or ReadingContext()
        cell = trustworthy(self.json_cell(value, context))
        if isinstance(cell, BadCell):
            raise InvalidAnswer(cell.problem.message, cell.problem.fix)
        if shown(cell):
            return self.kind.read(cell, self, context)
        if self.required:
            raise InvalidAnswer("обязательное поле", f"заполните «{self.header}»")
        return self.default
