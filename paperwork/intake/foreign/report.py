"""The plan of a table in words: what each column was taken for, what becomes of each row, what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from paperwork.common.errors import CellPlace, Level, Problem, shortened
from paperwork.intake.foreign.column import COMPOSITE, PARTS, SEX, Column
from paperwork.intake.foreign.layout import numbers_of
from paperwork.intake.foreign.plan import Fate, Question, RowPlan, TablePlan
from paperwork.intake.incoming import RowPlace
from paperwork.sheets.answers.cells import shown

LISTED = 200  # rows that are shown one by one
MOST_ASKED = 30  # questions to a person at once
PEOPLE = 5  # of the rows that a line names
PARTS_OF = {
    COMPOSITE[0]: "Фамилия, Имя, Отчество",
    COMPOSITE[1]: "Фамилия, Имя",
    COMPOSITE[2]: "Имя, Отчество",
}
BLANK = "–"
NOT_CLEAR = "пол по имени не ясен, останется пустым"


def lines_of(plan: TablePlan) -> Iterator[str]:
    """The whole plan, a line each."""
    yield heading(plan)
    yield "Столбцы:"
    for column in plan.columns:
        yield f"  {column_line(column)}"
    yield "Строки:"
    for line in row_lines(plan):
        yield f"  {line}"
    questions = plan.questions
    for question in questions[:MOST_ASKED]:
        yield f"Спросить: {question_line(question)}"
    if len(questions) > MOST_ASKED:
        yield f"  … и еще {len(questions) - MOST_ASKED}; их ответы останутся пустыми"


def row_lines(plan: TablePlan) -> Iterator[str]:
    """What becomes of each row; those that are no records are said together."""
    shown_rows = [row for row in plan.rows if row.fate is not Fate.SKIPPED]
    for row in shown_rows[:LISTED]:
        yield row_line(plan, row)
    if len(shown_rows) > LISTED:
        yield f"… и еще {len(shown_rows) - LISTED}"
    for note in dict.fromkeys(row.note for row in plan.rows if row.fate is Fate.SKIPPED):
        rows = [row.place.row for row in plan.rows if row.fate is Fate.SKIPPED and row.note == note]
        yield f"{_rows_word(rows)}: {Fate.SKIPPED}, {note}"


def heading(plan: TablePlan) -> str:
    """Which file and sheet it is, for which sheet of the book, and how many records it has."""
    sheet = f", лист «{plan.title}»" if plan.title else ""
    where = f"заголовки – {_rows_word(plan.lines).lower()}" if plan.lines else "заголовков нет"
    title = plan.schema.sheet.title
    return f"{plan.file}{sheet}: таблица для листа «{title}», {where}, записей {len(plan.records)}"


def _rows_word(numbers: Sequence[int]) -> str:
    return f"{'Строка' if len(numbers) == 1 else 'Строки'} {numbers_of(numbers)}"


def column_line(column: Column) -> str:
    """«B «Д.р.» → Дата рождения (уверенно, по заголовку): 14.02.1950; 01.03.1947; …»."""
    name = (
        f"{column.letter} «{shortened(column.header)}»"
        if column.header
        else f"{column.letter} (без заголовка)"
    )
    if not column.target:
        return f"{name} – не нужен: {column.reason}"
    samples = "; ".join(shortened(text) for text in column.samples)
    if column.is_own:
        near = (
            f'; похоже на «{column.near}»: если это он, --map "{column.header}={column.near}"'
            if column.near
            else ""
        )
        return f"{name} → свой столбец «{column.target}» ({column.reason}{near}): {samples}"
    target = PARTS_OF.get(column.target, column.target) if column.is_name else column.target
    part = "часть ответа " if column.is_piece else ""
    return f"{name} → {part}{target} ({column.confidence}, {column.reason}): {samples}"


def row_line(plan: TablePlan, row: RowPlan) -> str:
    """«Строка 5: Иванова | Мария | Петровна, женский – новая запись, дело 7»."""
    answers = row.answers.get(plan.schema.sheet.title, {})
    parts = PARTS if PARTS[0] in _headers(plan) else ()
    name = " | ".join(shown(answers.get(part)) or BLANK for part in parts) if row.place.person else ""
    sex = (
        f", {shown(answers.get(SEX)) or 'пол не ясен'}" if name and SEX in _headers(plan) and answers else ""
    )
    what = f"{name}{sex} – " if name and answers else f"{row.place.person} – " if row.place.person else ""
    note = f", {row.note}" if row.note else ""
    return f"Строка {row.place.row}: {what}{row.fate}{note}"


def _headers(plan: TablePlan) -> set[str]:
    return {item.header for item in plan.schema.fields}


def question_line(question: Question) -> str:
    """«строка 9, Ли Ю: Пол – мужской или женский»."""
    return f"{question.place}: {question.header} – {' или '.join(question.options)}"


def grouped(problems: Iterable[Problem], plans: Sequence[TablePlan]) -> list[Problem]:
    """The problems; those of several rows that say the same are one, which names the rows and the people."""
    places = {(plan.file, row.place.sheet, str(row.place)): row.place for plan in plans for row in plan.rows}
    groups: dict[object, list[Problem]] = {}
    asked = {(plan.file, str(question.place)) for plan in plans for question in plan.questions}
    for at, problem in enumerate(problems):
        place = problem.place
        if place.header == SEX and (place.file, place.cell) in asked:
            problem = replace(problem, message=NOT_CLEAR, fix=f"впишите «{SEX}» в книге", level=Level.WARNING)
        is_row = (place.file, place.sheet, place.cell) in places
        key = (problem.level, problem.message, problem.fix, place.file, place.sheet, place.header)
        groups.setdefault(key if is_row else at, []).append(problem)
    return [_one(found, places) for found in groups.values()]


def _one(found: Sequence[Problem], places: dict[tuple[str, str, str], RowPlace]) -> Problem:
    first = found[0]
    if len(found) == 1:
        return first
    rows = [places[problem.place.file, problem.place.sheet, problem.place.cell] for problem in found]
    people = [row.person for row in rows if row.person]
    named = ", ".join(dict.fromkeys(people[:PEOPLE])) + (
        f" и еще {len(people) - PEOPLE}" if len(people) > PEOPLE else ""
    )
    cell = f"строки {numbers_of(sorted({row.row for row in rows}))}" + (f" ({named})" if named else "")
    values = {problem.place.value for problem in found}
    value = (
        values.pop()
        if len(values) == 1
        else "; ".join(dict.fromkeys(filter(None, (p.place.value for p in found))))
    )
    place = CellPlace(first.place.file, first.place.sheet, cell, first.place.header, value or None)
    return replace(first, place=place)
