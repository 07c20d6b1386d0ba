"""A renamed sheet on the page: its errors are at their fields."""

from __future__ import annotations

from desk import INSTITUTION, IVAN, VERA, Desk

from paperwork.web.open_book import opened


def test_an_error_is_at_its_field(desk: Desk) -> None:
    book = desk.book({"Учреждение": INSTITUTION, "Мои": [VERA | {"Дата рождения": "32.01.1950"}, IVAN]})
    found = opened(book.name, book.read_bytes())
    assert [name for _, name in found.located] == ["birth_date"]
