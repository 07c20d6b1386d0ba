"""Where on a sheet the records are: finds the headers, forgives how they stand, names the strangers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from paperwork.answers import Cell, is_empty, shown
from paperwork.errors import Level, Problem
from paperwork.fields import Field, Form
from paperwork.intake.excel.grid import Grid, address
from paperwork.intake.excel.suspects import column_letters
from paperwork.naming import fold, nearest, tag_of

TITLE_ROWS = 30  # how far down the headers of a table may begin
LABEL_COLUMNS = 12  # how far right the labels of a card may stand
ANSWER = fold("Ответ")


@dataclass(slots=True)
class Found:
    """The cells of one record by attribute, and those of the user's own columns by tag."""

    row: int  # from 1
    cells: dict[str, Cell]
    extra: dict[str, Cell]


@dataclass(slots=True)
class Layout:
    """What a sheet holds: its records, its own columns (tag → header), what is wrong with its headers.

    ``places`` says for each attribute and own tag the column's letters in a table, the whole
    address of the answer in a card.
    """

    records: list[Found] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    missing: list[Field] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class Labels:
    """Headers found in a row or a column: position → attribute, and position → the user's own tag."""

    known: dict[int, Field]
    own: dict[int, str]


def read_table(file: str, grid: Grid, form: Form) -> Layout:
    """The records of a sheet with a record a row."""
    start = _header_row(grid, form)
    layout = Layout()
    if start is None:
        if grid.rows:
            layout.problems.append(_no_headers(file, grid, form))
        return layout
    index, header_cells = grid.rows[start]
    places = {column: address(index, column) for column in range(len(header_cells))}
    headers = {column: shown(cell) for column, cell in enumerate(header_cells) if not is_empty(cell)}
    labels = _labels(file, grid, form, headers, places, layout)
    layout.places = {item.name: column_letters(column) for column, item in labels.known.items()}
    layout.places |= {tag: column_letters(column) for column, tag in labels.own.items()}
    repeated = {column: fold(header) for column, header in headers.items()}
    for row, cells in grid.rows[start + 1 :]:
        if all(is_empty(cell) for cell in cells) or _repeats(cells, repeated):
            continue
        layout.records.append(_row(row, cells, labels))
        layout.problems += _headless(file, grid, row, cells, headers)
    return layout


def _header_row(grid: Grid, form: Form) -> int | None:
    """The position in ``grid.rows`` of the row with the most known headers."""
    best, score = None, 0
    for position, (_, cells) in enumerate(grid.rows[:TITLE_ROWS]):
        hits = sum(1 for cell in cells if isinstance(cell, str) and fold(cell) in form.by_header)
        if hits > score:
            best, score = position, hits
    return best


def _labels(
    file: str,
    grid: Grid,
    form: Form,
    headers: dict[int, str],
    places: dict[int, str],
    layout: Layout,
) -> Labels:
    """Which header stands where; what is missing, strange or double goes into the layout."""
    labels = Labels({}, {})
    for position, header in headers.items():
        item = form.by_header.get(fold(header))
        if item and item not in labels.known.values():
            labels.known[position] = item
            continue
        labels.own[position] = tag = _free_tag(header, form, layout.extra)
        layout.extra[tag] = header
        if item:
            layout.problems.append(_double(file, grid, header, places[position], tag))
    layout.missing = [item for item in form.fields if item not in labels.known.values()]
    layout.problems += _misspelt(file, grid, layout, {tag: places[at] for at, tag in labels.own.items()})
    return labels


def _free_tag(header: str, form: Form, taken: dict[str, str]) -> str:
    """A tag for the user's own column that no other column of the sheet has."""
    base = tag = tag_of(header) or "столбец"
    used = {item.tag for item in form.fields} | taken.keys()
    number = 2
    while tag in used:
        tag = f"{base}_{number}"
        number += 1
    return tag


def _row(row: int, cells: list[Cell], labels: Labels) -> Found:
    at = {column: cells[column] if column < len(cells) else None for column in (*labels.known, *labels.own)}
    known = {item.name: at[column] for column, item in labels.known.items()}
    own = {tag: at[column] for column, tag in labels.own.items()}
    return Found(row + 1, known, own)


def _repeats(cells: list[Cell], headers: dict[int, str]) -> bool:
    """Whether the row is the header row once more."""
    return all(column < len(cells) and fold(shown(cells[column])) == text for column, text in headers.items())


def read_card(file: str, grid: Grid, form: Form) -> Layout:
    """The record of a sheet with a field a row; an empty sheet has none."""
    layout = Layout()
    column = _label_column(grid, form)
    if column is None:
        if grid.rows:
            layout.problems.append(_no_headers(file, grid, form))
        return layout
    answers = _answer_column(grid, form, column)
    lines = {row: cells for row, cells in grid.rows if column < len(cells) and not is_empty(cells[column])}
    sections = {fold(section) for section in form.sections}
    headers = {
        row: shown(cells[column])
        for row, cells in lines.items()
        if fold(shown(cells[column])) in form.by_header
        or (fold(shown(cells[column])) not in sections and not is_empty(_at(cells, answers)))
    }
    headers = {
        row: header for row, header in headers.items() if fold(shown(_at(lines[row], answers))) != ANSWER
    }
    places = {row: address(row, column) for row in headers}
    labels = _labels(file, grid, form, headers, places, layout)
    known = {item.name: _at(lines[row], answers) for row, item in labels.known.items()}
    own = {tag: _at(lines[row], answers) for row, tag in labels.own.items()}
    layout.places = {item.name: address(row, answers) for row, item in labels.known.items()}
    layout.places |= {tag: address(row, answers) for row, tag in labels.own.items()}
    if any(not is_empty(cell) for cell in (*known.values(), *own.values())):
        layout.records.append(Found(min(headers) + 1, known, own))
    return layout


def _at(cells: list[Cell], column: int) -> Cell:
    return cells[column] if column < len(cells) else None


def _label_column(grid: Grid, form: Form) -> int | None:
    """The column with the most known headers."""
    scores = [0] * LABEL_COLUMNS
    for _, cells in grid.rows:
        for column, cell in enumerate(cells[:LABEL_COLUMNS]):
            scores[column] += isinstance(cell, str) and fold(cell) in form.by_header
    best = max(scores)
    return scores.index(best) if best else None


def _answer_column(grid: Grid, form: Form, labels: int) -> int:
    """The column of the answers: the one headed «Ответ», else the first that holds more than hints."""
    hints = {fold(item.hint) for item in form.fields}
    for _, cells in grid.rows:
        for column in range(labels + 1, len(cells)):
            if fold(shown(cells[column])) == ANSWER:
                return column
    for column in range(labels + 1, max((len(cells) for _, cells in grid.rows), default=0)):
        texts = [fold(shown(_at(cells, column))) for _, cells in grid.rows]
        if any(text and text not in hints for text in texts):
            return column
    return labels + 1


def _no_headers(file: str, grid: Grid, form: Form) -> Problem:
    headers = ", ".join(f"«{item.header}»" for item in form.fields[:3])
    return Problem(
        "на листе не найдены заголовки", f"верните строку заголовков: {headers}…", file=file, sheet=grid.title
    )


def _double(file: str, grid: Grid, header: str, cell: str, tag: str) -> Problem:
    return Problem(
        "такой заголовок уже есть на листе",
        f"оставьте один столбец; значения этого доступны как «{tag}»",
        level=Level.WARNING,
        file=file,
        sheet=grid.title,
        cell=cell,
        header=header,
        value=header,
    )


def _misspelt(file: str, grid: Grid, layout: Layout, places: dict[str, str]) -> Iterator[Problem]:
    """The user's own columns that look like a missing one."""
    for tag, cell in places.items():
        header = layout.extra[tag]
        near = nearest(header, [item.header for item in layout.missing])
        if near:
            yield Problem(
                "незнакомый заголовок",
                f"похоже на «{near}»; исправьте заголовок, если это он",
                level=Level.WARNING,
                file=file,
                sheet=grid.title,
                cell=cell,
                header=header,
                value=header,
            )


def _headless(
    file: str, grid: Grid, row: int, cells: list[Cell], headers: dict[int, str]
) -> Iterator[Problem]:
    """Values that stand under no header and so are not read."""
    for column, cell in enumerate(cells):
        if column not in headers and not is_empty(cell):
            yield Problem(
                "над значением нет заголовка, оно не прочитано",
                "впишите заголовок столбца или перенесите значение",
                level=Level.WARNING,
                file=file,
                sheet=grid.title,
                cell=address(row, column),
                value=shown(cell),
            )
