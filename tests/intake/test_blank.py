"""The blank casebook: what a person and another program find in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path

import openpyxl
import pytest
from desk import Desk
from each import Test, each
from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.common.errors import PaperworkError
from paperwork.intake.excel.amending.amend import RowEdit, amended
from paperwork.intake.excel.blank.book import blank_bytes, write_blank
from paperwork.intake.excel.reading.read import read_book
from paperwork.sheets import SCHEMA_BY_TITLE, SCHEMAS
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.fields import Field, Schema
from paperwork.sheets.answers.kinds.days import DAY, MOMENT
from paperwork.sheets.answers.kinds.numbers import NUMBER
from paperwork.sheets.answers.sheet import SheetLayout
from paperwork.sheets.clients import Client

TITLES = [schema.sheet.title for schema in SCHEMAS]
TABLES = [schema for schema in SCHEMAS if schema.sheet.layout is SheetLayout.TABLE]
CARDS = [schema for schema in SCHEMAS if schema.sheet.layout is SheetLayout.CARD]
CHECKED = {DAY: "date", MOMENT: "date", NUMBER: "decimal"}


@dataclass(frozen=True)
class Place:
    """Where a field is answered: its header, its first answer and the check there."""

    field: Field
    label: Cell | MergedCell
    answer: Cell | MergedCell
    check: DataValidation


def places(book: Workbook, schema: Schema) -> Iterator[Place]:
    """The fields of the form where they stand in the book."""
    sheet = book[schema.sheet.title]
    is_card = schema.sheet.layout is SheetLayout.CARD
    headers = [cell.value for cell in (sheet["A"] if is_card else sheet[1])]
    for field in schema.fields:
        number = headers.index(field.header) + 1
        label = sheet.cell(number, 1) if is_card else sheet.cell(1, number)
        answer = sheet.cell(number, 2) if is_card else sheet.cell(2, number)
        checks = [check for check in every_check(sheet) if answer.coordinate in check.cells]
        assert len(checks) <= 1
        yield Place(field, label, answer, checks[0] if checks else DataValidation())


def every_check(sheet: Worksheet) -> list[DataValidation]:
    return list(sheet.data_validations.dataValidation)


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def of(**sheets: object) -> bytes:
    """A book of these sheets alone, and of those that they link to: to write all takes ten times as long."""
    pending, titles = list(sheets), set[str]()
    while pending:
        title = pending.pop()
        if title not in titles:
            titles.add(title)
            pending += [item.link for item in SCHEMA_BY_TITLE[title].fields if item.link]
    return blank_bytes(sheets, [schema for schema in SCHEMAS if schema.sheet.title in titles])


def of_each(schemas: Sequence[Schema]) -> Callable[[Test], Test]:
    return each("schema", schemas, ids=lambda schema: schema.sheet.title)


@pytest.fixture(scope="module")
def blank() -> Workbook:
    return opened(blank_bytes())


def test_sheets_stand_in_order(blank: Workbook) -> None:
    assert blank.sheetnames == ["Как заполнять", *TITLES, "Списки"]


@of_each(TABLES)
def test_table_has_its_headers_and_nothing_else(blank: Workbook, schema: Schema) -> None:
    sheet = blank[schema.sheet.title]
    assert [cell.value for cell in sheet[1]] == [field.header for field in schema.fields]
    assert [cell.coordinate for row in sheet.iter_rows(min_row=2) for cell in row if cell.value] == []
    assert (sheet.freeze_panes is None, sheet.print_title_rows) == (False, "$1:$1")
    assert sheet.auto_filter.ref


@of_each(CARDS)
def test_card_has_its_headers_in_sections(blank: Workbook, schema: Schema) -> None:
    expected: list[str] = []
    for field in schema.fields:
        expected += [field.section] if field.section and field.section not in expected else []
        expected.append(field.header)
    sheet = blank[schema.sheet.title]
    assert [cell.value for cell in sheet["A"]] == ["Поле", *expected]
    assert [sheet["B1"].value, sheet["C1"].value] == ["Ответ", "Подсказка"]


@of_each(SCHEMAS)
def test_headers_are_marked_and_explained(blank: Workbook, schema: Schema) -> None:
    for place in places(blank, schema):
        assert place.label.comment is not None
        assert ("Обязательно" in place.label.comment.text) == place.field.required
        assert (place.label.number_format == '@"*"') == place.field.required


@of_each(SCHEMAS)
def test_only_defaults_are_filled_in(blank: Workbook, schema: Schema) -> None:
    assert [place.answer.value for place in places(blank, schema)] == [
        field.default for field in schema.fields
    ]


@of_each(SCHEMAS)
def test_lists_are_offered_and_closed_only_where_they_must_be(blank: Workbook, schema: Schema) -> None:
    for place in places(blank, schema):
        if place.field.choices:
            choices, check = standard()[place.field.choices], place.check
            assert (check.type, check.allow_blank) == ("list", True)
            if choices.closed:
                assert check.formula1 == '"' + ",".join(choice.shown for choice in choices.values) + '"'
                assert (check.errorStyle or "stop", check.showErrorMessage) == ("stop", True)
            else:
                assert (check.formula1 or "").lstrip("=") in blank.defined_names
                assert check.errorStyle == "warning" or not check.showErrorMessage


@of_each(SCHEMAS)
def test_links_offer_the_other_sheet_and_take_what_is_not_there_yet(blank: Workbook, schema: Schema) -> None:
    for place in places(blank, schema):
        if place.field.link:
            assert (place.check.type, place.check.errorStyle) == ("list", "warning")
            name = (place.check.formula1 or "").lstrip("=")
            assert f"'{place.field.link}'!$A$2" in blank.defined_names[name].attr_text


@of_each(SCHEMAS)
def test_dates_and_numbers_are_checked_in_russian(blank: Workbook, schema: Schema) -> None:
    for place in places(blank, schema):
        check = place.field.kind.excel.check
        if check:
            assert place.check.type == check.type
            assert (place.check.errorStyle, bool(place.check.error)) == ("warning", True)
        else:
            assert place.check.type in (None, "none", "list")


def test_the_checks_of_dates_and_numbers() -> None:
    assert {kind: kind.excel.check and kind.excel.check.type for kind in CHECKED} == CHECKED


@of_each(TABLES)
def test_checks_go_on_for_a_thousand_rows(blank: Workbook, schema: Schema) -> None:
    for check in every_check(blank[schema.sheet.title]):
        for area in check.cells.ranges:
            assert (area.min_row, area.max_row >= 1001) == (2, True)


def test_messages_fit_what_excel_shows(blank: Workbook) -> None:
    for sheet in blank.worksheets:
        for check in every_check(sheet):
            assert len(check.formula1 or "") <= 257  # 255 and the quotes
            assert max(len(check.errorTitle or ""), len(check.promptTitle or "")) <= 32
            assert len(check.error or "") <= 225
            assert len(check.prompt or "") <= 255


def test_lists_hold_every_open_list(blank: Workbook) -> None:
    sheet = blank["Списки"]
    columns = {column[1].value: [cell.value for cell in column[2:] if cell.value] for column in sheet.columns}
    used = {field.choices for schema in SCHEMAS for field in schema.fields if field.choices}
    expected = {
        name: [choice.shown for choice in choices.values]
        for name, choices in standard().items()
        if name in used and not choices.closed
    }
    assert columns == expected
    assert "дописывайте" in str(sheet["A1"].value)


def test_pages_are_a4_with_a_foot(blank: Workbook) -> None:
    for sheet in blank.worksheets:
        page, foot = sheet.sheet_properties.pageSetUpPr, sheet.HeaderFooter.oddFooter
        assert page is not None
        assert foot is not None
        is_scaled = sheet.title in {*(schema.sheet.title for schema in TABLES), "Списки"}
        assert (sheet.page_setup.paperSize, page.fitToPage) == (9, not is_scaled)
        assert (foot.left.text, foot.right.text) == ("&A", "Страница &P из &N")


def test_tables_and_lists_are_printed_in_two_scales_that_can_be_read(blank: Workbook) -> None:
    assert {blank[schema.sheet.title].page_setup.scale for schema in TABLES} == {100, 70}
    for title in (*(schema.sheet.title for schema in TABLES), "Списки"):
        sheet = blank[title]
        sizes = {cell.font.size for row in sheet.iter_rows() for cell in row if cell.value}
        assert min(sizes) * sheet.page_setup.scale / 100 >= 7, title


@each("schema", TABLES, ids=lambda schema: schema.sheet.title)
def test_a_wide_table_is_printed_on_pages_of_like_width(blank: Workbook, schema: Schema) -> None:
    sheet = blank[schema.sheet.title]
    widths = [sheet.column_dimensions[get_column_letter(n)].width for n in range(1, len(schema.fields) + 1)]
    named = column_index_from_string(str(sheet.print_title_cols).rpartition("$")[2])
    ends = [0, *(cut.id for cut in sheet.col_breaks.brk), len(widths)]
    pages = [widths[max(start, named) : end] for start, end in pairwise(ends)]
    room = 140 * 100 / int(sheet.page_setup.scale or 100) - sum(widths[:named])
    assert all(sum(page) <= room for page in pages)
    assert len(pages) == 1 or all(len(page) >= 3 for page in pages)


def test_no_header_is_higher_than_its_row() -> None:
    long = "Мой столбец с названием из многих слов"
    book = opened(blank_bytes({"Цели": [{"Дело": "1", long: "а"}]}))
    heights = {sheet.title: sheet.row_dimensions[1].height for sheet in book.worksheets}
    assert (heights["Портреты"], heights["Клиенты"]) == (44.0, 32.0)  # «Опыт / решения / проблем»
    assert heights["Цели"] > 32


@pytest.mark.parametrize(
    ("rows", "last"),
    [
        pytest.param([], 21, id="none: twenty ruled rows"),
        pytest.param([{"Дело": "1", "Цель": "а"}] * 3, 21, id="some: ruled to the same end"),
        pytest.param([{"Дело": "1", "Цель": "а б\n" * 30}] * 3, 4, id="a full page: none"),
        pytest.param([{"Дело": str(number), "Цель": "а"} for number in range(90)], 91, id="many"),
    ],
)
def test_a_table_prints_ruled_rows_and_no_row_is_cut_off(rows: list[dict[str, object]], last: int) -> None:
    sheet = opened(of(Цели=rows))["Цели"]
    assert (sheet.print_options.gridLines, sheet.print_area) == (True, "")
    shown = [cell.row for row in sheet.iter_rows() for cell in row if cell.value or cell.border.bottom.style]
    assert shown[-1] == last
    assert {sheet.row_dimensions[row].height for row in range(len(rows) + 2, last + 1)} <= {20.0}


def test_what_is_ruled_is_no_record() -> None:
    book = of(Цели=[{"Дело": "1", "Цель": "а"}])
    goals = amended(book, "book.xlsx", {"Цели": [RowEdit(2, {}), RowEdit(None, {"Дело": "1", "Цель": "б"})]})
    sheet = opened(goals)["Цели"]
    assert [cell.value for cell in sheet["C"] if cell.value] == ["Цель", "а", "б"]
    assert sheet["C3"].value == "б"


def test_guide_names_the_commands_and_leads_to_every_sheet(blank: Workbook) -> None:
    sheet = blank["Как заполнять"]
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value}
    assert {"paperwork check КНИГА.xlsx", "paperwork make КНИГА.xlsx --out ПАПКА"} <= texts
    links = [cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{title}'!A1" for title in [*TITLES, "Списки"]]


def tab_of(book: Workbook, title: str) -> str:
    colour = book[title].sheet_properties.tabColor
    assert colour
    return str(colour.rgb)[-6:]


def test_sheets_are_grouped_by_colour_and_in_the_contents(blank: Workbook) -> None:
    groups = [schema.sheet.group for schema in SCHEMAS]
    assert [group for group, _ in groupby(groups)] == list(dict.fromkeys(groups))  # they are neighbours
    colours = {schema.sheet.group: tab_of(blank, schema.sheet.title) for schema in SCHEMAS}
    assert len(set(colours.values())) == len(colours)
    named = {cell.value: cell.row for cell in blank["Как заполнять"]["B"] if cell.value}
    for schema in SCHEMAS:
        group = schema.sheet.group
        assert named[group] < named[schema.sheet.title]
        assert blank["Как заполнять"].cell(named[group], 1).fill.start_color.rgb[-6:] == colours[group]


@pytest.mark.parametrize(
    ("name", "there", "absent"),
    [
        ("student", {"Портреты", "Планы", "Практика", "Дневник"}, {"Обращения", "Оказано"}),
        ("centre", {"Планы", "Обращения", "Оказано"}, {"Практика", "Дневник"}),
        ("all", {"Практика", "Обращения"}, set()),
    ],
)
def test_a_blank_for_a_set_of_papers(desk: Desk, name: str, there: set[str], absent: set[str]) -> None:
    path = desk.folder / "book.xlsx"
    assert desk.run("new", path, "--set", name).status == 0
    book = openpyxl.load_workbook(path)
    titles = set(book.sheetnames)
    assert there <= titles
    assert not absent & titles
    assert titles >= {"Как заполнять", "Учреждение", "Клиенты", "Списки"}
    links = [cell.hyperlink.location for row in book["Как заполнять"] for cell in row if cell.hyperlink]
    assert {str(link).split("'")[1] for link in links} == titles - {"Как заполнять"}
    keys = {area.attr_text.split("'")[1] for area in book.defined_names.values()}
    assert keys <= titles
    assert desk.run("check", path).status == 0


TEXTS = (
    "=1+1",
    "+7 (000) 000-00-01",
    "-5",
    "@имя",
    "00012",
    "12.0",
    "1/2",
    "1e5",
    "a & b < c > d",
    '«да» "нет"',
)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Worksheet, Sequence[Client]]:
    """The clients of a book with one for each text, as they are written and as they are read."""
    path = tmp_path_factory.mktemp("texts") / "book.xlsx"
    write_blank(path, {"Клиенты": [{"Дело": text, "Телефон": text} for text in TEXTS]})
    return openpyxl.load_workbook(path)["Клиенты"], read_book(path).clients


@each("text", TEXTS)
def test_text_stays_text(text: str, texts: tuple[Worksheet, Sequence[Client]]) -> None:
    number, (sheet, clients) = TEXTS.index(text), texts
    cell = sheet.cell(number + 2, 1)
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
    assert len(clients) == len(TEXTS)
    assert clients[number].file_number == text.removesuffix(".0")  # which a program has added, not a person


REAL = [
    ("Клиенты", "Дата рождения", date(1980, 2, 14), "dd.mm.yyyy"),
    ("Действия", "Срок", date(2026, 3, 5), "dd.mm.yyyy"),
    ("Обращения", "Поступило", datetime(2026, 3, 5, 14, 30), "dd.mm.yyyy hh:mm"),
    ("Оказано", "Количество", 2.5, "General"),
]


@pytest.fixture(scope="module")
def real() -> Workbook:
    return opened(of(**{sheet: [{header: value}] for sheet, header, value, _ in REAL}))


@each("sheet, header, value, shown", REAL)
def test_dates_and_numbers_are_real(
    sheet: str, header: str, value: object, shown: str, real: Workbook
) -> None:
    page = real[sheet]
    cell = next(cell for head, cell in zip(page[1], page[2], strict=True) if head.value == header)
    moment = datetime.combine(value, datetime.min.time()) if type(value) is date else value
    assert (cell.value, cell.number_format) == (moment, shown)


def test_own_columns_and_rows_come_last() -> None:
    book = opened(of(Клиенты=[{"Дело": "1", "Номер приказа": "7"}], Учреждение={"Лицензия": "№ 3"}))
    clients, card = book["Клиенты"], book["Учреждение"]
    assert (clients.cell(1, clients.max_column).value, clients.cell(2, clients.max_column).value) == (
        "Номер приказа",
        "7",
    )
    assert (card.cell(card.max_row, 1).value, card.cell(card.max_row, 2).value) == ("Лицензия", "№ 3")


@pytest.mark.parametrize(
    ("filled", "sentence"),
    [
        ({"Кленты": []}, "Листа «Кленты» в книге нет"),
        ({"Клиенты": [{"Адрес": "а" * 40_000}]}, "лист «Клиенты», G2: текст не помещается"),
        ({"Клиенты": [{"Имя": "а\x0bб"}]}, "лист «Клиенты», C2"),
    ],
)
def test_what_cannot_be_written_is_said(filled: dict[str, object], sentence: str) -> None:
    with pytest.raises(PaperworkError, match=sentence):
        blank_bytes(filled)


def test_same_answers_give_the_same_bytes() -> None:
    assert blank_bytes({"Клиенты": []}) == blank_bytes({"Клиенты": []}) == blank_bytes()


def test_never_overwrites(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    book.write_text("чужое")
    with pytest.raises(PaperworkError, match="уже есть"):
        write_blank(book)
    assert book.read_text() == "чужое"


def test_says_where_it_cannot_write(tmp_path: Path) -> None:
    with pytest.raises(PaperworkError, match="Не удалось записать"):
        write_blank(tmp_path / "нет такой папки" / "book.xlsx")
