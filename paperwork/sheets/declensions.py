"""«Склонения»: what to print for a name or a post that is declined wrongly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from paperwork.sheets.answers.fields import Record, Sheet, answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Declension(Record):
    """The cases of one word."""

    sheet: ClassVar[Sheet] = Sheet(
        order=150,
        title="Склонения",
        paper="declensions",
        purpose="Если программа склоняет фамилию или должность неверно, впишите верно сюда",
        key="word",
    )
    word: str | None = answer("Слово", required=True, hint="Как в именительном падеже: Швец")
    genitive: str | None = answer("Родительный", hint="Кого? Швеца")
    dative: str | None = answer("Дательный", hint="Кому? Швецу")
    accusative: str | None = answer("Винительный", hint="Кого? Швеца")
    instrumental: str | None = answer("Творительный", hint="Кем? Швецом")
    prepositional: str | None = answer("Предложный", hint="О ком? о Швеце")
