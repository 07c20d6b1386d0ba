"""A column of a person's own table: what it was taken for, how surely and why."""

from __future__ import annotations

from enum import StrEnum

from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.intake.foreign.vocabulary import FULL, GIVEN_PATRONYMIC, SURNAME_GIVEN
from paperwork.sheets.answers.fields import Schema, fields_of, schema_of
from paperwork.sheets.clients import Client

CLIENTS = schema_of(Client)
PARTS = tuple(
    item.header for item in fields_of(Client, lambda it: (it.surname, it.given_name, it.patronymic))
)
SURNAME, GIVEN, PATRONYMIC = PARTS
NUMBER, SEX, BIRTH = (
    item.header for item in fields_of(Client, lambda it: (it.file_number, it.sex, it.birth_date))
)
COMPOSITE = (FULL, SURNAME_GIVEN, GIVEN_PATRONYMIC)


class Confidence(StrEnum):
    """How sure it is what a column is."""

    EXACT = "точно"
    SURE = "уверенно"
    DOUBTFUL = "предположительно"


class Reason(StrEnum):
    """Why a column is taken for what it is."""

    ASKED = "вы так сказали"
    REMEMBERED = "как в прошлый раз"
    HEADER = "по заголовку"
    CONTENTS = "по содержанию"
    OWN = "в книге такого столбца нет"
    NUMBERING = "порядковый номер"
    COMPUTED = "это программа считает сама"
    SERVICE = "отметка сервиса форм"
    EMPTY = "столбец пустой"
    TAKEN = "этот ответ уже в другом столбце"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, three of its values, the sheet and the header of the book that it is of.

    ``target`` is empty where the column is not entered; ``is_own`` says that it becomes a new one.
    """

    position: int
    header: str
    samples: tuple[str, ...] = ()
    schema: Schema = CLIENTS
    target: str = ""
    confidence: Confidence = Confidence.EXACT
    reason: Reason = Reason.HEADER
    is_own: bool = False
    is_piece: bool = False
    near: str = ""  # a header of the book that an own column may be

    @property
    def is_name(self) -> bool:
        """Whether a name is read out of it; a sheet that has whole names («Семья») takes them as they are."""
        is_whole = self.target in COMPOSITE and fold(self.target) in self.schema.by_header
        return self.target in (*COMPOSITE, *PARTS) and not self.is_own and not is_whole

    @property
    def letter(self) -> str:
        """The column as Excel names it."""
        number, letters = self.position + 1, ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return letters
