"""What the reader forgives: the same records, and nothing to report."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from books import (
    SOUND,
    add,
    changed,
    part_of,
    read,
    same,
    sentences,
    tables,
    with_part,
    write,
    write_sheets,
)
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.sheets.contacts import Contact

CLIENTS = "Клиенты"
Cells = dict[str, list[list[object]]]


def headers(change: Callable[[str], str]) -> Callable[[Cells], None]:
    """Writes every header, and every label of a card, another way."""

    def over(content: Cells) -> None:
        for title, rows in content.items():
            if title in CARDS:
                for row in rows[1:]:
                    row[0] = change(str(row[0]))
            else:
                rows[0] = [change(str(header)) for header in rows[0]]

    return over


def every_sheet(change: Callable[[list[list[object]]], list[list[object]]]) -> Callable[[Cells], None]:
    def over(content: Cells) -> None:
        for title, rows in content.items():
            content[title] = change(rows)

    return over


CARDS = ("Учреждение", "Паспорт района", "Практика")


def shuffled_columns(content: Cells) -> None:
    for title, rows in content.items():
        if title not in CARDS:
            order = list(range(len(rows[0])))
            random.Random(title).shuffle(order)
            content[title] = [[row[at] for at in order] for row in rows]


def shuffled_labels(content: Cells) -> None:
    for title in CARDS:
        head, *rows = content[title]
        random.Random(title).shuffle(rows)
        content[title] = [head, *rows]


def blank_columns(rows: list[list[object]]) -> list[list[object]]:
    return [[cell for value in row for cell in (None, value)] for row in rows]


def blank_rows(rows: list[list[object]]) -> list[list[object]]:
    blank: list[list[object]] = [[], [" ", "\u00a0"]]
    return [line for row in rows for line in (*blank, row)]


def header_again(content: Cells) -> None:
    for title in ("Клиенты", "Контакты", "Цели"):
        head, first, *rows = content[title]
        content[title] = [head, first, [str(header).upper() for header in head], *rows, head]


def titled(rows: list[list[object]]) -> list[list[object]]:
    return [["Книга дел Центра «Вера»"], ["за 2026 год", None, "цель"], [], *rows]


def without_answer_title(content: Cells) -> None:
    for title in CARDS:
        content[title] = content[title][1:]


def with_hints(content: Cells) -> None:
    for title in CARDS:
        head, *rows = content[title]
        content[title] = [[*head, "Подсказка"], *([label, answer, "Как в уставе"] for label, answer in rows)]


def look_alikes(header: str) -> str:
    return header.translate(str.maketrans("АЕОРСУХКМТНВаеорсух", "AEOPCYXKMTHBaeopcyx"))


def reversed_sheets(content: Cells) -> None:
    for title in list(content)[::-1]:
        content[title] = content.pop(title)


FORGIVEN: dict[str, Callable[[Cells], None]] = {
    "moved columns": shuffled_columns,
    "moved labels": shuffled_labels,
    "upper case": headers(str.upper),
    "lower case": headers(str.lower),
    "stars": headers(lambda header: f"{header} *"),
    "stars in front": headers(lambda header: f"*{header}:"),
    "spaces": headers(lambda header: f"  {header.replace(' ', '   ')}  "),
    "no-break spaces": headers(lambda header: f"\u00a0{header.replace(' ', chr(0xA0))}\u202f"),
    "zero-width spaces": headers(lambda header: f"\ufeff{header[:2]}\u200b{header[2:]}\u00ad"),
    "line breaks": headers(lambda header: header.replace(" ", "\n")),
    "ё for е": headers(lambda header: header.replace("е", "ё")),
    "apart signs": headers(lambda header: header.replace("й", "и\u0306")),
    "Latin look-alikes": headers(look_alikes),
    "blank rows": every_sheet(blank_rows),
    "blank columns": every_sheet(blank_columns),
    "blank everything": every_sheet(lambda rows: blank_rows(blank_columns(rows))),
    "titles above": every_sheet(titled),
    "headers again": header_again,
    "no title above the answers": without_answer_title,
    "hints beside the answers": with_hints,
    "own sheets": lambda content: content.update({"Заметки": [["что угодно", 1]]}),
    "sheets the other way round": reversed_sheets,
}


@pytest.mark.parametrize("change", FORGIVEN.values(), ids=FORGIVEN)
def test_forgiven(tmp_path: Path, change: Callable[[Cells], None]) -> None:
    content = tables(SOUND)
    change(content)
    same(write(tmp_path / "book.xlsx", content))


@pytest.mark.parametrize("title", [" клиенты ", "КЛИЕНТЫ", "Клиенты\u00a0", "Kлиeнты"])
def test_the_title_of_a_sheet(tmp_path: Path, title: str) -> None:
    content = {title if name == CLIENTS else name: rows for name, rows in tables(SOUND).items()}
    same(write(tmp_path / "book.xlsx", content))


def merged_titles(sheet: Worksheet) -> None:
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Клиенты Центра"
    sheet.merge_cells("A1:M2")


def tall_headers(sheet: Worksheet) -> None:
    sheet.insert_rows(2)
    for column in range(1, sheet.max_column + 1):
        sheet.merge_cells(start_row=1, end_row=2, start_column=column, end_column=column)


def hidden(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.sheet_state = "hidden"


def commented(sheet: Worksheet) -> None:
    from openpyxl.comments import Comment

    sheet["B2"].comment = Comment("проверить", "автор")


def filtered(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = sheet.dimensions


LOOKS: dict[str, Callable[[Worksheet], None]] = {
    "merged titles": merged_titles,
    "headers merged over two rows": tall_headers,
    "hidden rows, columns and sheets": hidden,
    "comments": commented,
    "a filter": filtered,
}


@pytest.mark.parametrize("change", LOOKS.values(), ids=LOOKS)
def test_looks_do_not_count(tmp_path: Path, change: Callable[[Worksheet], None]) -> None:
    path = write_sheets(tmp_path / "book.xlsx", SOUND)
    book = openpyxl.load_workbook(path)
    change(book[CLIENTS])
    book.save(path)
    same(path)


def test_a_number_merged_over_its_rows(tmp_path: Path) -> None:
    sheets = changed(
        add("Контакты", Дело=None, Дата="21.02.2026", Специалист=None),
        add("Контакты", Дело=None, Дата="22.02.2026"),
        add("Контакты", Дело="15", Дата="23.02.2026"),
    )
    path = write_sheets(tmp_path / "book.xlsx", sheets)
    book = openpyxl.load_workbook(path)
    book["Контакты"].merge_cells("A2:A4")
    book.save(path)
    found = read(path)
    assert sentences(found) == []
    assert [(row.file_number, row.specialist) for row in found.all(Contact)] == [
        ("12", "С1"), ("12", None), ("12", None), ("15", None),
    ]  # fmt: skip


def test_a_chart_among_the_sheets(tmp_path: Path) -> None:
    from openpyxl.chart import BarChart

    path = write_sheets(tmp_path / "book.xlsx", SOUND)
    book = openpyxl.load_workbook(path)
    book.create_chartsheet("График", 0).add_chart(BarChart())
    book.save(path)
    same(path)


def prefixed(xml: bytes) -> bytes:
    return re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", xml).replace(b"xmlns=", b"xmlns:x=")


def without_addresses(xml: bytes) -> bytes:
    return re.sub(rb'<(c|row) r="\w+"', rb"<\1", xml)


def other_order(xml: bytes) -> bytes:
    return xml.replace(b't="inlineStr"', b"").replace(b"<c r=", b'<c t="inlineStr" r=')


UNUSUAL: dict[str, Callable[[bytes], bytes]] = {
    "a prefix": prefixed,
    "cells without addresses": without_addresses,
    "attributes in another order": other_order,
    "line breaks in the XML": lambda xml: xml.replace(b"><", b">\n<"),
    "single quotes": lambda xml: xml.replace(b'"', b"'"),
}


@pytest.mark.parametrize("change", UNUSUAL.values(), ids=UNUSUAL)
def test_xml_of_other_programs(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    content = tables(SOUND)
    content[CLIENTS] = [[cell if cell is not None else "" for cell in row] for row in content[CLIENTS]]
    data = write(tmp_path / "book.xlsx", content).read_bytes()
    part = "xl/worksheets/sheet5.xml"
    (tmp_path / "book.xlsx").write_bytes(with_part(data, part, change(part_of(data, part))))
    same(tmp_path / "book.xlsx")
