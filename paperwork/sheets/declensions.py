"""«Склонения»: what to print for a name or a post that is declined wrongly."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import Record, column
from paperwork.sheets.answers.kinds.texts import Text
from paperwork.sheets.answers.sheet import Sheet, SheetGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Declension(Record):
    """The cases of one word."""

    sheet: ClassVar[Sheet] = Sheet(
        order=150,
        group=SheetGroup.LISTS,
        title="Склонения",
        paper="declensions",
        purpose="Если программа склоняет фамилию или должность неверно, впишите верно сюда",
        key="word",
    )
    word: Text = column("Слово", required=True, hint="Как в именительном падеже: Швец")
    genitive: Text = column("Родительный", hint="Кого? Швеца")
    dative: Text = column("Дательный", hint="Кому? Швецу")
    accusative: Text = column("Винительный", hint="Кого? Швеца")
    instrumental: Text = column("Творительный", hint="Кем? Швецом")
    prepositional: Text = column("Предложный", hint="О ком? о Швеце")
