"""A problem: its sentence, its place, and the JSON that other programs read."""

from __future__ import annotations

from each import each

from paperwork.common.errors import CellPlace, Level, Problem

CELL = CellPlace("book.xlsx", "Клиенты", "F7", "Дата рождения", "32.01.2026", "15")
PLACES = (
    (CellPlace(), "такой даты нет; исправьте"),
    (CellPlace("book.xlsx"), "book.xlsx: такой даты нет; исправьте"),
    (CellPlace("book.xlsx", "Клиенты"), "book.xlsx, лист «Клиенты»: такой даты нет; исправьте"),
    (CELL, "book.xlsx, лист «Клиенты», F7 (Дата рождения): «32.01.2026» — такой даты нет; исправьте"),
    (CellPlace("book.xlsx", header="Дата", value=""), "book.xlsx, Дата: пусто — такой даты нет; исправьте"),
)


@each(("place", "said"), PLACES)
def test_the_sentence_of_a_problem_begins_with_its_place(place: CellPlace, said: str) -> None:
    assert str(Problem("такой даты нет", "исправьте").at(place)) == said


def test_the_keys_of_json_are_those_that_others_read() -> None:
    assert Problem("такой даты нет", "исправьте", Level.WARNING, CELL).as_dict() == {
        "what": "такой даты нет",
        "cure": "исправьте",
        "level": "warning",
        "file": "book.xlsx",
        "sheet": "Клиенты",
        "cell": "F7",
        "header": "Дата рождения",
        "value": "32.01.2026",
        "client": "15",
        "text": "book.xlsx, лист «Клиенты», F7 (Дата рождения): «32.01.2026» — такой даты нет; исправьте",
    }
