"""Books that cannot be changed in place: each is refused with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from books import with_part
from locked import locked
from test_amend import CLIENTS, book, kept

from paperwork.common.errors import PaperworkError
from paperwork.intake.excel.amending.amend import RowEdit, amended, writable


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "файл пуст"),
        (b"text", "не книга Excel"),
        (locked(book(), "тайна"), "защищена паролем"),
        (
            book(lambda sheet: sheet.delete_cols(1, 3), title="Люди"),
            None,
        ),  # whose sheet it was, no column says
        (with_part(book(), "xl/worksheets/sheet1.xml", b"<worksheet"), "поврежден"),
        (book(rows=[]), "книга изменилась"),
        (
            with_part(book(), "xl/worksheets/sheet1.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'),
            "поврежден",
        ),
    ],
)
def test_books_that_cannot_be_changed_are_refused(data: bytes, sentence: str | None) -> None:
    edits = [RowEdit(2, {"Фамилия": "А"})]
    with pytest.raises(PaperworkError, match=sentence or "книга изменилась"):
        amended(data, "book.xlsx", {CLIENTS: edits})


@pytest.mark.parametrize("password", [None, "другой", "тайна"])
def test_a_password_that_would_not_help_is_not_asked_for(password: str | None) -> None:
    with pytest.raises(PaperworkError, match="записать в нее нельзя; снимите пароль в Excel"):
        writable("book.xlsx", locked(book(), "тайна"), password)


def test_old_formats_are_told_what_to_do(tmp_path: Path) -> None:
    import xlwt

    old = xlwt.Workbook()
    old.add_sheet(CLIENTS).write(0, 0, "Дело")
    old.save(str(tmp_path / "book.xls"))
    with pytest.raises(PaperworkError, match=r"сохраните книгу в Excel как \.xlsx"):
        amended((tmp_path / "book.xls").read_bytes(), "book.xls", {})


def test_a_text_that_excel_cannot_hold_is_refused() -> None:
    for text in ("а" * 32_768, "а\x0bб"):
        with pytest.raises(PaperworkError, match="не помещается в ячейку"):
            amended(book(), "book.xlsx", {CLIENTS: [RowEdit(2, {"Имя": text}), *kept(3, 4, 5, 6)]})
