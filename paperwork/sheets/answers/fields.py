"""Records and their schemas: what a sheet declares of its columns, and all that follows from it."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.json_schema import JsonSchema, record_schema
from paperwork.sheets.answers.kind import Field as Field
from paperwork.sheets.answers.kind import Kind
from paperwork.sheets.answers.packing import Packed, unpacked
from paperwork.sheets.answers.sheet import Sheet

if TYPE_CHECKING:  # it is heavy
    from pydantic_core import CoreSchema

FILE_NUMBER = "Дело"
OWNER, PLAN = "file_number", "plan"  # the attributes that say whose a record is, and of which plan
COLUMN = "column"  # the key of what `column` declares
NOTHING: Mapping[str, str | None] = {}  # shared: no one writes into a record


@dataclass(frozen=True, slots=True)
class Source:
    """Where the records of one sheet were read: file, sheet and the cell of each answer."""

    file: str
    sheet: str
    address: Callable[[int, str], str]  # (row of the record, attribute or extra tag) → «F7»


def nowhere(file: str = "", sheet: str = "", row: str = "") -> Source:
    """The source of records that were not read from cells; ``row`` names the one that a record was in."""
    return Source(file, sheet, lambda _row, _name: row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One filled row or card. An answer that is empty or could not be trusted is None."""

    sheet: ClassVar[Sheet]

    # the user's own columns: tag → text
    extra: Mapping[str, str | None] = dataclasses.field(default_factory=lambda: NOTHING)
    broken: frozenset[str] = frozenset()  # attributes whose cells hold errors
    row: int = 0
    source: Source = dataclasses.field(default_factory=nowhere, compare=False, repr=False)

    def __reduce__(self) -> tuple[Callable[..., Record], tuple[object, ...]]:
        """What goes to another process: the answers, without their cells."""
        return unpacked, (Packed.of([self]),)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> CoreSchema:
        """How pydantic validates a record: an object whose keys are headers."""
        from paperwork.sheets.answers.validation import record_validator  # loaded only where it is used

        answers = [(item.header, item.name, item.validated) for item in schema_of(cls).fields]
        return record_validator(cls, answers)

    @classmethod
    def __get_pydantic_json_schema__(cls, _core: object, _handler: object) -> JsonSchema:
        """The JSON Schema of such an object."""
        return schema_of(cls).json

    @property
    def file_number(self) -> str | None:
        """Whose the record is; None on the sheets that have no such column."""
        return None

    def cell(self, name: str) -> str:
        """The address of the answer's cell, for example «F7»; empty when it has none."""
        return self.source.address(self.row, name)


R = TypeVar("R", bound=Record)


def column(
    header: str,
    *,
    required: bool = False,
    hint: str = "",
    choices: str | None = None,
    link: str | None = None,
    not_before: str | None = None,
    years_back: int | None = None,
    special: bool = False,
    withheld: str = "",
    section: str = "",
    default: str | None = None,
    width: float | None = None,
    runs_out: str = "",
) -> Any:
    """Declares a field of a record, whose annotation names the kind: see `Field` for the options."""
    return dataclasses.field(default=default, metadata={COLUMN: dict(locals())})


@dataclass(frozen=True)
class Schema:
    """A record type seen as an ordered list of fields."""

    record: type[Record]
    fields: tuple[Field, ...]

    @property
    def sheet(self) -> Sheet:
        """What the record's sheet is."""
        return self.record.sheet

    @cached_property
    def owner(self) -> Field | None:
        """The file number: whose a record is, where the sheet says it."""
        return self.by_name.get(OWNER)

    @cached_property
    def tie(self) -> Field | None:
        """The file number of a client's records; None on a sheet that is about no client."""
        return self.owner if self.sheet.per_client else None

    @cached_property
    def plan(self) -> Field | None:
        """The number of the plan that a record belongs to, where records belong to plans."""
        return self.by_name.get(PLAN) if self.sheet.per_plan else None

    @cached_property
    def by_header(self) -> dict[str, Field]:
        """Folded header → field."""
        return {fold(field.header): field for field in self.fields}

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """Attribute → field."""
        return {field.name: field for field in self.fields}

    @cached_property
    def special(self) -> tuple[Field, ...]:
        """The fields that hold personal data of the special categories."""
        return tuple(field for field in self.fields if field.special)

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The section rows of a card, in order; empty where there are none."""
        return tuple(dict.fromkeys(field.section for field in self.fields if field.section))

    @property
    def json(self) -> JsonSchema:
        """The JSON Schema of a record; «Дело» is not required: that depends on the number of clients."""
        answers = {item.header: item.json(standard()) for item in self.fields}
        required = [item.header for item in self.fields if item.required and item.header != FILE_NUMBER]
        return record_schema(self.sheet.title, self.sheet.purpose, answers, required)

    @property
    def number(self) -> Field | None:
        """The field «Номер», when the sheet has one of its own."""
        return self.by_header.get("номер")


def kind_of(record: type, annotation: object) -> Kind:
    """The kind that the annotation of a record's field names: «Day», «Annotated[date, DAY]».

    Raises `TypeError` where it names none.
    """
    if isinstance(annotation, str):  # a name alone is looked up: a tenth of what evaluating it takes
        names = vars(sys.modules[record.__module__])
        annotation = names[annotation] if annotation in names else eval(annotation, names)
    parts = (annotation, *getattr(annotation, "__args__", ()))  # «Count | None» is a union with the kind
    found = [item for part in parts for item in getattr(part, "__metadata__", ()) if isinstance(item, Kind)]
    if not found:
        raise TypeError(f"{record.__name__}: {annotation} names no kind of answer")
    return found[0]


def declared(record: type) -> tuple[Field, ...]:
    """The fields that a record declares by `column`, in their order."""
    return tuple(
        Field(name=item.name, kind=kind_of(record, item.type), **item.metadata[COLUMN])
        for item in dataclasses.fields(record)
        if COLUMN in item.metadata
    )


_schemas: dict[type[Record], Schema] = {}


def schema_of(record: type[Record]) -> Schema:
    """The fields that a record type declares, in the order of its columns."""
    if record not in _schemas:
        _schemas[record] = Schema(record, declared(record))
    return _schemas[record]


class _Names:
    """Gives the name of every attribute that is asked of it."""

    def __getattr__(self, name: str) -> str:
        return name


def fields_of(record: type[R], pick: Callable[[R], tuple[object, ...]]) -> tuple[Field, ...]:
    """The fields of the picked attributes: `fields_of(Client, lambda it: (it.sex, it.birth_date))`.

    The type checker finds a slip in a name. Raises `KeyError` for an attribute that is no answer.
    """
    by_name = schema_of(record).by_name
    return tuple(by_name[str(name)] for name in pick(cast(R, _Names())))


def field_of(record: type[R], pick: Callable[[R], object]) -> Field:
    """The field of the picked attribute: `field_of(Client, lambda it: it.birth_date)`; see `fields_of`."""
    return fields_of(record, lambda names: (pick(names),))[0]
