"""The teacher's table as a workbook: «Группа», «Что исправить», «Одинаковые тексты»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.common.errors import Problem, shortened
from paperwork.documents.group.likeness import Shared, shared_texts
from paperwork.documents.group.survey import EMPTY, READY, Work
from paperwork.documents.plain_table import Column, fill_sheet
from paperwork.intake.excel.blank.pack import packed
from paperwork.intake.excel.own_tables import OF_GROUP

GROUP, TO_MEND, SAME = "Группа", "Что исправить", "Одинаковые тексты"
UNREAD = "не открылась"
GOOD, BAD, PALE = "DDF0E3", "FFC9C2", "EEF1F4"  # ready, wrong, empty
QUOTED = re.compile(r"«[^»]*»|\d+")  # what differs in two problems of a kind
LONGEST = 400  # signs of a shared text that are shown


def table_bytes(works: Sequence[Work], titles: Mapping[str, str]) -> bytes:
    """The table. ``titles`` are those of the papers by the names of their templates, in their order."""
    shared = shared_texts(works)
    book = Workbook()
    book.properties.keywords = OF_GROUP
    book.properties.creator = "paperwork"
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = GROUP
    fill_sheet(first, _group_columns(titles), _group_rows(works, titles, shared), colour=_colour, fixed=3)
    fill_sheet(book.create_sheet(TO_MEND), PROBLEM_COLUMNS, _problem_rows(works))
    fill_sheet(book.create_sheet(SAME), SAME_COLUMNS, _same_rows(shared))
    return packed(book)


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
