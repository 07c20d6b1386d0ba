"""The teacher's table as a workbook: «Группа», «Что исправить», «Одинаковые тексты»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.common.errors import Problem, shortened
from paperwork.common.records import dataclass
from paperwork.documents.group.likeness import Shared, shared_texts
from paperwork.documents.group.survey import EMPTY, KEYWORD, READY, Work
from paperwork.intake.excel.blank.cells import put_text
from paperwork.intake.excel.blank.measure import height
from paperwork.intake.excel.blank.pack import packed
from paperwork.intake.excel.blank.style import TOP, box, dress_header, fill, set_up_page

GROUP, TO_MEND, SAME = "Группа", "Что исправить", "Одинаковые тексты"
UNREAD = "не открылась"
GOOD, BAD, PALE = "DDF0E3", "FFC9C2", "EEF1F4"  # ready, wrong, empty
QUOTED = re.compile(r"«[^»]*»|\d+")  # what differs in two problems of a kind
TALL = 150.0  # points: a title of a paper upright, in two lines
UPRIGHT = Alignment(text_rotation=90, wrap_text=True, vertical="bottom", horizontal="center")
LONGEST = 400  # signs of a shared text that are shown


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its header, its width in characters; ``is_tall`` turns the header upright."""

    header: str
    width: float
    is_tall: bool = False


def table_bytes(works: Sequence[Work], titles: Mapping[str, str]) -> bytes:
    """The table. ``titles`` are those of the papers by the names of their templates, in their order."""
    shared = shared_texts(works)
    book = Workbook()
    book.properties.keywords = KEYWORD
    book.properties.creator = "paperwork"
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = GROUP
    _fill(first, _group_columns(titles), _group_rows(works, titles, shared), fixed=3)
    _fill(book.create_sheet(TO_MEND), PROBLEM_COLUMNS, _problem_rows(works))
    _fill(book.create_sheet(SAME), SAME_COLUMNS, _same_rows(shared))
    return packed(book)


def _fill(
    sheet: Worksheet, columns: Sequence[Column], rows: Iterator[Sequence[object]], fixed: int = 1
) -> None:
    """Headers that stay in sight and can be sorted by, then the rows."""
    for at, column in enumerate(columns, 1):
        head = sheet.cell(1, at, column.header)
        dress_header(head, required=False)
        if column.is_tall:
            head.alignment = UPRIGHT
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    if any(column.is_tall for column in columns):
        sheet.row_dimensions[1].height = TALL
    last = 1
    for last, row in enumerate(rows, 2):
        texts = [(value, column.width) for value, column in zip(row, columns, strict=True)]
        sheet.row_dimensions[last].height = height(texts)
        for at, value in enumerate(row, 1):
            cell = sheet.cell(last, at)
            cell.alignment, cell.border = TOP, box()
            if isinstance(value, str):
                put_text(cell, value)
                if colour := _colour(value):
                    cell.fill = fill(colour)
            else:
                cell.value = value  # type: ignore[assignment]  # a number
    sheet.freeze_panes = f"{get_column_letter(fixed + 1)}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    sheet.print_title_rows = "1:1"
    set_up_page(sheet, landscape=True)


def _colour(value: str) -> str:
    if value.startswith(("ошибок: ", UNREAD)):
        return BAD
    return {READY: GOOD, EMPTY: PALE}.get(value, "")


def _group_columns(titles: Mapping[str, str]) -> list[Column]:
    papers = [Column(title, 12, is_tall=True) for title in titles.values()]
    return [
        Column("Кто", 30),
        Column("Группа", 12),
        Column("Файл", 22),
        Column("Клиентов", 6, is_tall=True),
        Column("Ошибок", 6, is_tall=True),
        Column("Предупреждений", 6, is_tall=True),
        *papers,
        Column("Чего нет", 64),
        Column("Как у других", 30),
    ]


def _group_rows(
    works: Sequence[Work], titles: Mapping[str, str], shared: Sequence[Shared]
) -> Iterator[list[object]]:
    for work in works:
        errors = sum(problem.is_error for problem in work.problems)
        clients = len(work.book.clients) if work.book else None
        states = [work.states.get(name, UNREAD if work.refusal else EMPTY) for name in titles]
        counts: list[object] = [errors, len(work.problems) - errors] if work.book else [None, None]
        yield [
            work.who,
            work.group,
            work.file,
            clients,
            *counts,
            *states,
            work.refusal or "\n".join(work.absent),
            _others(work, shared),
        ]


def _others(work: Work, shared: Sequence[Shared]) -> str:
    """With whom the book shares texts, and how many."""
    counts: dict[int, int] = {}
    whose: dict[int, Work] = {}
    for one in shared:
        for other in one.works if any(other is work for other in one.works) else ():
            if other is not work:
                counts[id(other)] = counts.get(id(other), 0) + 1
                whose[id(other)] = other
    ranked = sorted(counts, key=lambda key: -counts[key])
    return "\n".join(f"{whose[key].who}: {counts[key]}" for key in ranked)


PROBLEM_COLUMNS = (
    Column("Что не так", 50),
    Column("Как исправить", 50),
    Column("Лист", 20),
    Column("Колонка", 22),
    Column("Вид", 17),
    Column("Всего", 9),
    Column("У скольких", 12),
    Column("У кого", 50),
)


def _problem_rows(works: Sequence[Work]) -> Iterator[list[object]]:
    """The problems by kind, those of most books first."""
    kinds: dict[tuple[object, ...], list[tuple[Work, Problem]]] = {}
    for work in works:
        for problem in work.problems:
            place = problem.place
            kind = (problem.is_error, place.sheet, place.header, QUOTED.sub("…", problem.message))
            kinds.setdefault(kind, []).append((work, problem))
    ranked = sorted(kinds.values(), key=lambda found: (-_works(found), -found[0][1].is_error, -len(found)))
    for found in ranked:
        _, problem = found[0]
        whose: dict[str, list[str]] = {}
        for work, one in found:
            whose.setdefault(work.who, []).append(one.place.cell)
        yield [
            problem.message,
            problem.fix,
            problem.place.sheet,
            problem.place.header,
            "ошибка" if problem.is_error else "предупреждение",
            len(found),
            _works(found),
            "\n".join(
                f"{who}: {', '.join(filter(None, cells))}".rstrip(": ") for who, cells in whose.items()
            ),
        ]


def _works(found: Sequence[tuple[Work, Problem]]) -> int:
    return len({id(work) for work, _ in found})


SAME_COLUMNS = (
    Column("Что одинаково", 16),
    Column("Текст", 70),
    Column("У скольких", 12),
    Column("У кого и где", 60),
)


def _same_rows(shared: Sequence[Shared]) -> Iterator[list[object]]:
    for one in shared:
        text = one.text if len(one.text) <= LONGEST else shortened(one.text)
        places = [f"{spot.work.who}: {spot.sheet}, {spot.cell} ({spot.header})" for spot in one.spots]
        yield [one.what, text, len(one.works), "\n".join(places)]
