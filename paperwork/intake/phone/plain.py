"""Plain tables whose headers are those of a sheet, as Google Forms and Yandex Forms export answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from paperwork.common.errors import CellPlace, Level, PaperworkError, Problem
from paperwork.common.naming import fold, nearest
from paperwork.intake.incoming import Incoming, RowPlace, Sent
from paperwork.intake.phone.chosen import named
from paperwork.intake.phone.date_order import in_order
from paperwork.intake.phone.questions import Question, list_of
from paperwork.intake.phone.tables import Table
from paperwork.intake.phone.unknown_columns import guess, unknown_column
from paperwork.sheets import SCHEMA_BY_TITLE, SCHEMAS
from paperwork.sheets.answers.cells import Cell, is_empty, shown
from paperwork.sheets.answers.fields import Schema, field_of, schema_of
from paperwork.sheets.answers.sheet import SheetLayout
from paperwork.sheets.clients import Client
from paperwork.sheets.portraits import Portrait

FILE_NUMBER = field_of(Client, lambda it: it.file_number).header
TABLES = tuple(schema for schema in SCHEMAS if schema.sheet.layout is SheetLayout.TABLE)
TITLES = {fold(schema.sheet.title): schema for schema in TABLES}
CARDS = {fold(schema.sheet.title) for schema in SCHEMAS if schema.sheet.layout is SheetLayout.CARD}
UNREAD = "назовите его столбцы, как в книге, если в нем есть записи"
CARD_UNREAD = "ответы столбиком не вносятся; если они нужны, перенесите их сами"
CLIENTS = schema_of(Client)
BESIDE = {CLIENTS: (schema_of(Portrait),)}  # sheets that a row of another may fill too
ENOUGH = 2  # headers by which a sheet is known
WHOLE, SURNAME, POST = "фио", "фамилия", "должность"
PEOPLE = frozenset({WHOLE, SURNAME})  # what is above the names of a list
# What the services write beside the answers.
SERVICE = {
    fold(name)
    for name in ("Отметка времени", "Timestamp", "ID", "Время создания", "Время отправки", "Created", "№",
                 "Имя пользователя", "Username", "Баллы", "Score")
}  # fmt: skip

Place = tuple[Schema, str]  # the sheet and the header of a column


def read_plain(sent: Sent, tables: Sequence[Table]) -> Incoming:
    """The rows of the sheets that the tables fill.

    Its ``headers`` name unknown columns: folded question → header, «Лист: Заголовок» where it is needed.

    Raises `PaperworkError` where no table is a sheet's, or one may be of two.
    """
    file = sent.name
    rows: dict[str, list[Mapping[str, Cell]]] = {}
    places: dict[str, list[RowPlace]] = {}
    problems: list[Problem] = []
    known = {table: columns for table in tables if (columns := columns_of(sent, table))}
    if not known:
        raise PaperworkError(_unknown(file, tables))
    for table, columns in known.items():
        problems += _unknown_columns(sent, table, columns)
        ordered = _with_dates(sent, table, columns)
        for number, title, found in _filled(file, ordered, columns, problems):
            rows.setdefault(title, []).append(found)
            places.setdefault(title, []).append(RowPlace(table.title if len(tables) > 1 else "", number))
    unread = sorted(table.title for table in tables if table not in known)
    problems += [
        Problem("лист не прочитан", CARD_UNREAD if fold(title) in CARDS else UNREAD, Level.WARNING, place)
        for title, place in ((title, CellPlace(file, title)) for title in unread)
    ]
    return Incoming(file, rows, tuple(problems), places)


def _unknown(file: str, tables: Sequence[Table]) -> str:
    headers = [header for table in tables for header in table.headers if header]
    if not headers:
        return f"{file}: в файле нет ответов"
    known = {item.header for schema in TABLES for item in schema.fields}
    named = {fold(header) for header in known}
    guesses = {
        header: guess(header, sorted(known)) for header in headers if fold(header) not in named | SERVICE
    }
    question, near = next(
        ((question, near) for question, near in guesses.items() if near),
        (next(iter(guesses), "Вопрос"), None),
    )
    return (
        f"{file}: по столбцам не узнать ни одного листа книги; назовите столбцы, как в книге,"
        f' или добавьте --map "{question}={near or "Заголовок"}"'
    )


def _with_dates(sent: Sent, table: Table, columns: Mapping[int, Place]) -> Table:
    """The table with its dates in one order."""
    fields = {at: schema.by_header.get(fold(header)) for at, (schema, header) in columns.items()}
    dated = {at: item.header for at, item in fields.items() if item and item.kind.is_day}
    return in_order(sent, table, dated)


def columns_of(sent: Sent, table: Table) -> dict[int, Place]:
    """Position → where the column belongs; empty where the table is no sheet's.

    Raises `PaperworkError` where it may be of two sheets.
    """
    mapping = sent.headers
    headers = {
        at: header for at, header in enumerate(table.headers) if header and not sent.is_unwanted(header)
    }
    texts = {at: mapping.get(fold(header), header) for at, header in headers.items()}
    schema = TITLES.get(fold(table.title)) or _asked(sent) or _best(sent.name, texts.values())
    if schema is None:
        return {}
    found = {at: _place(schema, text) for at, text in texts.items()}
    own = {at: (schema, text) for at, text in texts.items() if fold(table.headers[at]) in mapping}
    _check_own([text for at, (_, text) in own.items() if not found[at]], schema)
    return own | {at: place for at, place in found.items() if place}


def _asked(sent: Sent) -> Schema | None:
    """The sheet that a person has named. Raises `PaperworkError` for one that there is not."""
    if not sent.sheet:
        return None
    if fold(sent.sheet) not in TITLES:
        known = ", ".join(f"«{schema.sheet.title}»" for schema in TABLES)
        raise PaperworkError(f"{sent.name}: листа «{sent.sheet}» нет; можно: {known}")
    return TITLES[fold(sent.sheet)]


def _best(file: str, headers: Iterable[str]) -> Schema | None:
    """The sheet that most headers name; None where there are too few of them.

    Raises `PaperworkError` where two sheets have as many: whose the rows are is not to be guessed.
    """
    known = list(headers)
    places = {schema: [_place(schema, text, alone=True) for text in known] for schema in TABLES}
    named = {fold(text) for text in known}
    fitting = [schema for schema in TABLES if named.isdisjoint(PEOPLE) or _is_of_these(schema, named)]
    counts = {
        schema: sum(place is not None and place[0] is schema for place in places[schema])
        + (WHOLE in named and (schema is CLIENTS or (SURNAME in schema.by_header and POST in named)))
        for schema in fitting
    }
    most = max(counts.values())
    best = [schema for schema, count in counts.items() if count == most]
    if most >= ENOUGH and len(best) > 1:
        titles = [schema.sheet.title for schema in best]
        listed = " или ".join(f'--sheet "{title}"' for title in titles)
        found = ", ".join(f"«{title}»" for title in titles)
        raise PaperworkError(
            f"{file}: по столбцам таблица подходит нескольким листам: {found}; добавьте {listed}"
        )
    return best[0] if most >= ENOUGH else None


def _is_of_these(schema: Schema, headers: set[str]) -> bool:
    """Whether people under the headers are those whom the sheet names, or are beside the client's number."""
    is_theirs = not PEOPLE.isdisjoint(schema.by_header)
    is_beside = schema.tie is not None and fold(schema.tie.header) in headers
    return (is_theirs or is_beside) and is_of_people(schema, headers)


def is_of_people(schema: Schema, headers: Collection[str]) -> bool:
    """Whether people under the folded headers may be the sheet's: clients are nobody's relatives.

    What is about a client has all that the sheet requires, but for the client's number. A sheet that is about
    no client is one of people or of none.
    """
    if schema.tie is None:
        return not PEOPLE.isdisjoint(schema.by_header)
    needed = (item for item in schema.fields if item.required and item is not schema.tie)
    return all(fold(item.header) in headers for item in needed)


def _place(schema: Schema, text: str, alone: bool = False) -> Place | None:
    """Where a column belongs: on the sheet, on the one that it names, on one that is filled beside."""
    title, colon, header = text.partition(":")
    if colon and fold(title) in TITLES:
        return _place(TITLES[fold(title)], header, alone=True)
    for candidate in (schema, *(() if alone else BESIDE.get(schema, ()))):
        item = candidate.by_header.get(fold(text))
        if item:
            return candidate, item.header
    return None


def _check_own(headers: Iterable[str], schema: Schema) -> None:
    """A column may be mapped to one of the user's own, but not to a misspelt one."""
    for header in headers:
        near = nearest(header, (item.header for item in schema.fields))
        if near:
            raise PaperworkError(
                f"столбца «{header}» на листе «{schema.sheet.title}» нет; похоже на «{near}»"
            )


def _unknown_columns(sent: Sent, table: Table, columns: Mapping[int, Place]) -> Iterator[Problem]:
    """What is said of the columns that are not read."""
    known = [
        item.header for schema in {schema: schema for schema, _ in columns.values()} for item in schema.fields
    ]
    widest = max((len(cells) for _, cells in table.rows), default=0)
    for position in range(max(widest, len(table.headers))):
        header = table.headers[position] if position < len(table.headers) else ""
        # «№» has no letters, and a column without a header is none of a service
        is_known = position in columns or (header and (fold(header) in SERVICE or sent.is_unwanted(header)))
        if not is_known:
            yield from unknown_column(sent.name, table, position, known)


def _filled(
    file: str, table: Table, columns: Mapping[int, Place], problems: list[Problem]
) -> Iterator[tuple[int, str, Mapping[str, Cell]]]:
    """The rows of each sheet, numbered; what is filled beside a client gets the client's file number."""
    for number, cells in table.rows:
        rows: dict[str, dict[str, Cell]] = {}  # by titles: a schema is hashed with all of its fields
        for (schema, header), cell in _answers(columns, cells):
            known = rows.setdefault(schema.sheet.title, {}).setdefault(header, cell)
            if shown(known) != shown(cell):
                problems.append(_twice(file, number, header, cell))
        file_number = next((row[FILE_NUMBER] for row in rows.values() if FILE_NUMBER in row), None)
        for title, row in rows.items():
            is_tied = SCHEMA_BY_TITLE[title].sheet.per_client and file_number is not None
            yield number, title, {FILE_NUMBER: file_number, **row} if is_tied else row


def _answers(columns: Mapping[int, Place], cells: Sequence[Cell]) -> Iterator[tuple[Place, Cell]]:
    """The cells of a row that hold anything. A form with branches asks one thing in several columns."""
    for position, (schema, header) in columns.items():
        cell = _value(schema, header, cells[position] if position < len(cells) else None)
        if not is_empty(cell):
            yield (schema, header), cell


def _twice(file: str, number: int, header: str, cell: Cell) -> Problem:
    message, fix = "на этот вопрос два ответа, прочитан первый", "оставьте в файле один"
    return Problem(message, fix, Level.WARNING, CellPlace(file, "", f"строка {number}", header, shown(cell)))


def _value(schema: Schema, header: str, cell: Cell) -> Cell:
    """The cell as it is; several options in one cell as the casebook writes them."""
    item = schema.by_header.get(fold(header))
    if item is None or not item.kind.is_several or not isinstance(cell, str):
        return cell
    return "; ".join(named(shown(cell), Question(item, list_of(item)).by_spelling))
