"""Small books that claim or repeat a million of anything: refused at once, or read as what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from bare_books import MAIN, book_of, parts, relations, sheet, text
from books import TODAY
from zipped import zipped

from paperwork.common.errors import PaperworkError
from paperwork.intake.excel.container import Container
from paperwork.intake.excel.places import Rows, column_letters
from paperwork.intake.excel.reading import xlsx_careful
from paperwork.intake.excel.reading.grid import spread_merged
from paperwork.intake.excel.reading.read import read_book
from paperwork.intake.excel.reading.xlsx_careful import Careful

Parts = Mapping[str, bytes]
VERA = sheet(text("E2", "ул. Мира"))
HOLLOW_CELLS = [f'<c r="{letter}{{}}" s="1"/>' for letter in "ABCDEFGH"]
MUCH = "в книге слишком много данных; разделите ее на части"


def rows(count: int, row: Callable[[int], str]) -> str:
    """So many rows from the third on."""
    return "".join(f'<row r="{number}">{row(number)}</row>' for number in range(3, 3 + count))


def with_sheets(count: int) -> Parts:
    """A list of so many sheets."""
    content = parts(VERA)
    more = "".join(f'<sheet name="s{at}" sheetId="{at}" r:id="worksheet"/>' for at in range(2, count))
    book = content["xl/workbook.xml"].replace(b"</sheets>", f"{more}</sheets>".encode())
    return content | {"xl/workbook.xml": book}


def with_a_table(columns: int) -> Parts:
    """A sheet with an Excel table of so many columns."""
    items = "<tableColumn/>" * columns
    table = f'<table {MAIN} ref="A1:E9"><tableColumns>{items}</tableColumns></table>'
    leads = relations(table="/xl/tables/table1.xml")
    return parts(VERA) | {
        "xl/worksheets/_rels/sheet1.xml.rels": leads.encode(),
        "xl/tables/table1.xml": table.encode(),
    }


def cells(letters: Iterable[str], number: int) -> str:
    """Cells of one row, a number in each."""
    return "".join(f'<c r="{letter}{number}"><v>1</v></c>' for letter in letters)


def ods(body: str, styles: str = "") -> Parts:
    """The parts of an .ods with the rows of its sheet of clients."""
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text", "style")
    )
    content = (
        f"<office:document-content{spaces}>{styles}<office:body><office:spreadsheet>"
        f'<table:table table:name="Клиенты">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return {"mimetype": kind, "content.xml": content.encode()}


def ods_rows(repeated: str, cell: str) -> Parts:
    """A row of an .ods that is repeated."""
    return ods(f'<table:table-row table:number-rows-repeated="{repeated}">{cell}</table:table-row>')


def strings(texts: str) -> str:
    """The part of the texts that cells share."""
    return f"<sst {MAIN}>{texts}</sst>"


MERGED = "<mergeCells>" + '<mergeCell ref="A3:A9"/>' * 200_100 + "</mergeCells>"
LONG = "я" * 20_000_000
SHARED = '<c r="E{0}" t="s"><v>0</v></c>'.format
WIDE = cells(map(column_letters, range(16_384)), 3)
ONE = '<table:table-cell office:value-type="float" office:value="1"/>'
ACROSS = ONE.replace("/>", ' table:number-columns-repeated="16384"/>')
FORMATS = f"<styleSheet {MAIN}><cellXfs>{'<xf/>' * 310_000}</cellXfs></styleSheet>"
ODS_FORMATS = f"<office:automatic-styles>{'<style:style/>' * 1_100_000}</office:automatic-styles>"
ODS_CELLS = f"<table:table-row>{'<table:table-cell/>' * 1_100_000}</table:table-row>"
ELEMENTS = "<zz/>" * 700_000
ATTRIBUTE = 'a{}=""'.format
RELATION = "<Relationship" + ' a=""' * 5 + "/>"
FAR = rows(600, lambda number: f'<c r="XFD{number}"><v>1</v></c>')
FAR_ARRAY = '<row r="3"><c r="XFD3"><f t="array" ref="XFD3:XFD9000">1</f></c></row>'
BOMBS: dict[str, Callable[[], Parts]] = {
    "cells": lambda: parts(sheet(rows="<row>" + "<c><v>1</v></c>" * 2_500_000 + "</row>")),
    "formulas": lambda: parts(sheet(rows=("<row>" + "<c><f>1</f></c>" * 16_000 + "</row>") * 7)),
    "a text in a cell": lambda: parts(sheet(text("E2", LONG))),
    "one text in all cells": lambda: parts(
        sheet(rows=rows(20_000, SHARED)), sharedStrings=strings(f"<si><t>{'я' * 32_000}</t></si>")
    ),
    "a shared text": lambda: parts(VERA, sharedStrings=strings(f"<si><t>{LONG}</t></si>")),
    "shared texts": lambda: parts(VERA, sharedStrings=strings("<si/>" * 2_100_000)),
    "formats": lambda: parts(VERA, styles=FORMATS),
    "sheets": lambda: with_sheets(3_000),
    "columns of a table": lambda: with_a_table(310_000),
    "elements beside the cells": lambda: parts(sheet(beside=ELEMENTS)),
    "attributes": lambda: parts(sheet(beside=f"<zz {' '.join(map(ATTRIBUTE, range(700_000)))}/>")),
    "relations": lambda: parts(VERA) | {"xl/worksheets/_rels/a.rels": RELATION.encode() * 170_000},
    "cells far away in many rows": lambda: parts(sheet(rows=FAR)),
    "an array far away": lambda: parts(sheet(rows=FAR_ARRAY)),
    "merged areas": lambda: parts(sheet(beside=MERGED)),
    "a wide and tall sheet": lambda: parts(
        sheet(rows=f'<row r="3">{WIDE}</row>' + rows(1_000, lambda n: cells("A", n)).partition("</row>")[2])
    ),
    "columns and rows of an .ods": lambda: ods_rows("1048576", ACROSS),
    "rows of an .ods": lambda: ods_rows("9" * 4_000, ONE),
    "formats of an .ods": lambda: ods("", ODS_FORMATS),
    "cells of a row of an .ods": lambda: ods(ODS_CELLS),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_small_file_that_claims_much_is_refused(tmp_path: Path, name: str) -> None:
    suffix = "ods" if name.endswith(".ods") else "xlsx"
    path = tmp_path / f"book.{suffix}"
    path.write_bytes(zipped(BOMBS[name]()))
    with pytest.raises(PaperworkError, match=f"book.{suffix}: {re.escape(MUCH)}"):
        read_book(path, None, TODAY)


@pytest.mark.parametrize(
    ("most", "content"),
    [
        ("MOST_BROKEN", sheet(rows=rows(6, lambda n: f'<c r="A{n}"><f>1</f></c>'))),
        ("MOST_MERGED", sheet(beside="<mergeCells>" + '<mergeCell ref="A3:A9"/>' * 6 + "</mergeCells>")),
    ],
)
def test_the_careful_reader_counts_for_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: str, content: str
) -> None:
    odd = content.replace("</sheetData>", '<row r="20"><c><f>1</f></c></row></sheetData>')  # a formula
    assert book_of(tmp_path, parts(odd)).clients[0].file_number == "1"
    monkeypatch.setattr(xlsx_careful, most, 5)
    with pytest.raises(PaperworkError, match=re.escape(MUCH)):
        book_of(tmp_path, parts(odd))


def test_two_sheets_that_are_one_part_are_refused(tmp_path: Path) -> None:
    content = parts(VERA)
    more = '<sheet name="Портреты" sheetId="2" r:id="worksheet"/></sheets>'.encode()
    book = content["xl/workbook.xml"].replace(b"</sheets>", more)
    with pytest.raises(PaperworkError, match="файл поврежден"):
        book_of(tmp_path, content | {"xl/workbook.xml": book})


def test_more_problems_than_a_sheet_may_have_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from paperwork.intake.excel.reading import rows as reading

    monkeypatch.setattr(reading, "MOST_PROBLEMS", 5)
    wanted = r"замечаний больше 5, похоже, это не те данные; .* обязательное поле"
    with pytest.raises(PaperworkError, match=wanted):
        book_of(tmp_path, parts(sheet(rows=rows(9, lambda n: f'<c r="A{n}"><v>{n}</v></c>'))))


def test_merged_areas_that_overlap_are_spread_once() -> None:
    filled: Rows = {row: ["а" if row == 0 else "б"] for row in range(10_000)}
    made = spread_merged(filled, [((0, 0), (1_000_000, 0))] * 10_000)  # ten seconds, were each of them spread
    assert (made, filled[9_999]) == (9_999, ["а"])


def test_formatted_rows_without_end_are_no_cells(tmp_path: Path) -> None:
    formatted = "".join(f'<row r="{number}" s="1" customFormat="1"/>' for number in range(3, 200_000))
    book = book_of(tmp_path, parts(sheet(text("E2", "ул. Мира"), rows=formatted)))
    assert [client.address for client in book.clients] == ["ул. Мира"]


@pytest.mark.parametrize(
    "last", ['<row r="30000"><c r="B30000" t="inlineStr"><is><t>Ким</t></is></c></row>', ""]
)
def test_a_sheet_of_formats_alone_is_read_without_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    monkeypatch.setattr("paperwork.intake.excel.reading.xlsx_plain.LARGE", 2**20)
    given: list[int] = []

    def compacted(container: Container, part: str, careful: Careful) -> bytes:
        made = whole(container, part, careful)
        given.append(len(made))
        return made

    whole = xlsx_careful.compacted

    formats = [
        f'<row r="{number}">{"".join(cell.format(number) for cell in HOLLOW_CELLS)}</row>'
        for number in range(3, 30_000)
    ]
    monkeypatch.setattr(xlsx_careful, "compacted", compacted)
    book = book_of(tmp_path, parts(sheet(text("E2", "ул. Мира"), rows="".join(formats) + last)))
    assert [(client.address, client.cell("address")) for client in book.clients][:1] == [("ул. Мира", "E2")]
    assert len(book.clients) == (2 if last else 1)
    assert given
    assert given[0] < 10_000


def test_a_bomb_on_a_sheet_that_is_not_known_is_left_alone(tmp_path: Path) -> None:
    head = "".join(text(f"{letter}1", words) for letter, words in (("A", "Дело"), ("B", "Имя")))
    bombs = {
        "far": rows(600, lambda number: f'<c r="XFD{number}"><v>1</v></c>'),
        "an array": FAR_ARRAY,
        "no «Дело»": "<row>" + "<c><v>1</v></c>" * 250_000 + "</row>",
    }
    for name, body in bombs.items():
        first = f'<row r="1">{head if body[:5] != "<row>" else ""}</row>'
        odd = f"<worksheet {MAIN}><sheetData>{first}{body}</sheetData></worksheet>"
        content = parts(VERA)
        listed = '<sheet name="Мое" sheetId="2" r:id="own"/></sheets>'.encode()
        leads = relations(worksheet="worksheets/sheet1.xml").replace(
            "</Relationships>",
            '<Relationship Id="own" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"'
            ' Target="worksheets/sheet2.xml"/></Relationships>',
        )
        content |= {
            "xl/workbook.xml": content["xl/workbook.xml"].replace(b"</sheets>", listed),
            "xl/_rels/workbook.xml.rels": leads.encode(),
            "xl/worksheets/sheet2.xml": odd.encode(),
        }
        book = book_of(tmp_path, content)
        assert len(book.clients) == 1, name
        told = [str(problem) for problem in book.problems if problem.place.sheet == "Мое"]
        assert any("слишком велик или поврежден, он не прочитан" in line for line in told) == (
            name[:2] != "no"
        ), told
