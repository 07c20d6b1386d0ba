"""Changes of a workbook of each sort, by names; whoever imports them has not loaded openpyxl yet.

As a program: python changes.py PICTURE BOOK.xlsx … makes BOOK.CHANGE of each book in each way, and says which
of these were made without openpyxl.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from paperwork.common.emblem import emblem_from
from paperwork.intake.excel.amending.amend import RowEdit, amended
from paperwork.intake.excel.amending.emblem import with_emblem

NAME = "book.xlsx"
CLIENT = RowEdit(None, {"Дело": "77", "Фамилия": "Соколова", "Имя": "Вера"})
CONTACT = RowEdit(None, {"Дело": "77", "Дата": date(2026, 3, 5), "Содержание": "беседа"})


def changes(picture: bytes) -> Mapping[str, Callable[[bytes], bytes]]:
    """A function from the book to the changed one for each sort of change."""
    return {
        "rows": lambda data: amended(data, NAME, {"Клиенты": [RowEdit(3, {}), CLIENT]}),
        "lists": lambda data: amended(data, NAME, {}, {"Социальное положение": ["новое слово"]}),
        "emblem": lambda data: with_emblem(NAME, data, emblem_from(picture, "picture.svg")),
        "card": lambda data: amended(data, NAME, {"Учреждение": [RowEdit(None, {"Название": "Центр"})]}),
        "sheet": lambda data: amended(data, NAME, {"Контакты": [CONTACT]}),
    }


if __name__ == "__main__":
    for name, change in changes(Path(sys.argv[1]).read_bytes()).items():
        for path in map(Path, sys.argv[2:]):
            path.with_suffix(f".{name}").write_bytes(change(path.read_bytes()))
            if "openpyxl" not in sys.modules:
                print(path.stem, name)
