"""Workbooks written in a test: a sound casebook, changes to it, and files of every format."""

from __future__ import annotations

import copy
import io
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import office
import xlwt
from examples import with_what_is_required
from workbooks import workbook

from paperwork.book.casebook import Book
from paperwork.intake.excel.reading.read import read_book
from paperwork.sheets import SCHEMA_BY_TITLE
from paperwork.sheets.answers.sheet import SheetLayout

TODAY = date(2026, 3, 10)
Row = dict[str, Any]  # header → value
Sheets = dict[str, list[Row]]  # a card is a list of one row
Table = Sequence[Sequence[object]]
Change = Callable[[Sheets], None]

SOUND: Sheets = with_what_is_required({
    "Учреждение": [{"Полное наименование": "Центр «Вера»", "Руководитель": "Воронцова Мария Сергеевна",
                    "Дата создания": "1 сентября 1995 г.", "ОГРН": "1027700132195", "ИНН": "7707083893"}],
    "Паспорт района": [{"База практики": "Центр «Вера»", "Транспорт": "Шесть маршрутов"}],
    "Специалисты": [
        {"Код": "С1", "Фамилия": "Михайлова", "Имя": "Анна", "Должность": "психолог", "Телефон": "2-10-21"},
        {"Код": "С2", "Фамилия": "Григорьев", "Имя": "Антон", "Должность": "юрист", "Телефон": "2-10-22"},
    ],
    "Перечень услуг": [
        {"Услуга": "кормление", "Вид": "социально-бытовые"}, {"Услуга": "стирка", "Вид": "социально-бытовые"},
        {"Услуга": "организация досуга", "Вид": "социально-педагогические"},
    ],
    "Клиенты": [
        {"Дело": "12", "Фамилия": "Соколова", "Имя": "Вера", "Отчество": "Ильинична", "Пол": "женский",
         "Дата рождения": "14.02.1980", "Телефон": "+7 (000) 000-10-31", "СНИЛС": "112-233-445 95",
         "Образование": "высшее", "Семейное положение": "замужем", "Специалист": "С1",
         "Дата приема": "12.01.2026", "Дата согласия": "12.01.2026"},
        {"Дело": "15", "Фамилия": "Петров", "Имя": "Иван", "Пол": "мужской", "Дата рождения": "01.02.1990",
         "Специалист": "С2", "Дата приема": "13.01.2026", "Дата согласия": "13.01.2026"},
        {"Дело": "27", "Фамилия": "Мамедов", "Имя": "Самир", "Пол": "мужской"},
    ],
    "Портреты": [
        {"Дело": "12", "Материальное положение": "среднее", "Вероисповедание": "православное",
         "Особенности поведения": "доброжелательная; уверенная в себе", "Вредные привычки": "нет"},
        {"Дело": "15", "Материальное положение": "низкое", "Вероисповедание": None,
         "Особенности поведения": "агрессивный", "Вредные привычки": "курение"},
    ],
    "Жилье": [{"Дело": "12", "Вид жилья": "жилой дом", "Комнат": 2}],
    "Ребенок": [{"Дело": "15", "Внешний вид": "опрятен"}],
    "Планы": [
        {"Дело": "12", "Номер": "1", "Дата": "15.01.2026", "Проблема": "Потеря работы",
         "Пересмотр через": "6 месяцев", "Дата пересмотра": None},
        {"Дело": "12", "Номер": "2", "Дата": "15.02.2026", "Проблема": "Потеря работы и долги",
         "Пересмотр через": "12 месяцев", "Дата пересмотра": "15.08.2026"},
        {"Дело": "15", "Номер": "1", "Дата": "16.01.2026", "Проблема": "Одиночество",
         "Пересмотр через": None, "Дата пересмотра": None},
    ],
    "Цели": [
        {"Дело": "12", "План": "2", "Цель": "Найти работу"},
        {"Дело": "15", "План": None, "Цель": "Общаться"},
    ],
    "Действия": [
        {"Дело": "12", "План": None, "Цель": "1", "Действие": "Встать на учет", "Срок": "до конца марта"},
        {"Дело": "15", "План": None, "Цель": None, "Действие": "Записаться в клуб", "Срок": "20.03.2026"},
    ],
    "Услуги": [
        {"Дело": "12", "План": None, "Услуга": "стирка", "Предоставляется": "сейчас", "Объем": "12 раз",
         "Периодичность": "1 раз в месяц", "Начало": "01.03.2026", "Окончание": "28.02.2027"},
        {"Дело": "15", "План": None, "Услуга": "кормление", "Предоставляется": "позднее", "Объем": None,
         "Периодичность": None, "Начало": "01.04.2026", "Окончание": None},
    ],
    "Программа": [{"Дело": "12", "Проблема": "Потеря работы", "Сроки": "март – май"}],
    "Программы": [{"Дело": "12", "Дата": "01.03.2026", "Цель программы": "Работа рядом с домом",
                   "Начало": "01.03.2026", "Окончание": "31.05.2026", "Специалист": "С1"}],
    "ИППСУ": [{"Дело": "15", "Дата": "16.01.2026"}],
    "Договоры": [{"Дело": "12", "Номер": "5", "Дата": "15.02.2026"}],
    "Контакты": [{"Дело": "12", "Дата": "20.02.2026", "Способ": "лично", "Специалист": "С1"}],
    "Оказано": [{"Дело": "12", "Услуга": "стирка", "Дата": "02.03.2026", "Количество": 1, "Квитанция": "7"}],
    "Обращения": [
        {"Номер": "1", "Поступило": "05.03.2026 14:30", "Заявитель": "Сидорова А. П.", "Дело": "15",
         "Суть": "Просит помочь с лекарствами", "Приоритет": "сегодня", "Отвечено": "05.03.2026 16:00"},
    ],
    "Практика": [{"Студент": "Ильинская Дарья Романовна", "Начало": "02.03.2026", "Окончание": "15.03.2026"}],
    "Задание": [{"Задание": "Узнать учреждение", "Отметка": "выполнено"}],
    "Оценки практики": [{"Вид работ": "Беседы", "Качество": "соответствует"}],
    "Дневник": [{"Дата": "02.03.2026", "Содержание работы": "Знакомство с центром", "Часы": "6"}],
    "Склонения": [{"Слово": "Швец", "Родительный": "Швеца"}, {"Слово": "Заяц", "Родительный": "Зайца"}],
})  # fmt: skip


def changed(*changes: Change) -> Sheets:
    """The sound casebook after the changes."""
    sheets = copy.deepcopy(SOUND)
    for change in changes:
        change(sheets)
    return sheets


def put(sheet: str, row: int, header: str, value: object) -> Change:
    """Writes a value into the record that stands in the row (from 2) of a table; of a card row is 2."""

    def change(sheets: Sheets) -> None:
        sheets[sheet][row - 2][header] = value

    return change


def add(sheet: str, **row: object) -> Change:
    """Adds a record."""
    return lambda sheets: sheets[sheet].append(row)


def rename(sheet: str, old: str, new: str) -> Change:
    """Writes another header over a column, or over a label of a card."""

    def change(sheets: Sheets) -> None:
        sheets[sheet] = [
            {new if key == old else key: value for key, value in row.items()} for row in sheets[sheet]
        ]

    return change


def drop(sheet: str, header: str) -> Change:
    """Takes a column or a row of a card away."""

    def change(sheets: Sheets) -> None:
        for row in sheets[sheet]:
            row.pop(header, None)

    return change


def tables(sheets: Mapping[str, Sequence[Row]]) -> dict[str, list[list[object]]]:
    """The sheets as rows of cells, headers included."""
    return {title: cells_of(title, rows) for title, rows in sheets.items()}


def cells_of(title: str, rows: Sequence[Row]) -> list[list[object]]:
    """One sheet as rows of cells."""
    schema = SCHEMA_BY_TITLE.get(title)
    cells: list[list[object]] = []
    if schema and schema.sheet.layout is SheetLayout.CARD:
        cells.append(["Поле", "Ответ"])
        cells += [[header, value] for row in rows for header, value in row.items()]
    else:
        headers = list(dict.fromkeys(header for row in rows for header in row))
        cells.append([*headers])
        cells += [[row.get(header) for header in headers] for row in rows]
    return cells


def write(path: Path, content: Mapping[str, Table]) -> Path:
    """Writes the rows of cells of each sheet as .xlsx or .xls; text stays text, unless it begins with =."""
    if path.suffix == ".xls":
        _write_xls(path, content)
        return path
    path.write_bytes(workbook(content))
    return path


def _write_xls(path: Path, content: Mapping[str, Table]) -> None:
    book = xlwt.Workbook()
    day, moment = (xlwt.easyxf(num_format_str=schema) for schema in ("DD.MM.YYYY", "DD.MM.YYYY HH:MM"))
    for title, rows in content.items():
        sheet = book.add_sheet(title)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, datetime):
                    sheet.write(number, column, value, moment if value.time() != time() else day)
                elif isinstance(value, date):
                    sheet.write(number, column, value, day)
                elif value is not None:
                    sheet.write(number, column, value)
    book.save(str(path))


def write_sheets(path: Path, sheets: Mapping[str, Sequence[Row]]) -> Path:
    """Writes records as a workbook."""
    return write(path, tables(sheets))


def read(path: Path, password: str | None = None) -> Book:
    """The book as it is read on `TODAY`."""
    return read_book(path, password, TODAY)


def sentences(book: Book) -> list[str]:
    """Every problem, its level first."""
    return [f"{problem.level}: {problem}" for problem in book.problems]


def values(book: Book) -> dict[str, list[Row]]:
    """Every answer that is not empty, by sheet and attribute; the user's own columns too."""
    return {
        title: [
            {
                name: value
                for name in SCHEMA_BY_TITLE[title].by_name
                if (value := getattr(row, name)) is not None
            }
            | {tag: text for tag, text in row.extra.items() if text is not None}
            for row in rows
        ]
        for title, rows in book.records.items()
        if rows
    }


def same(path: Path) -> None:
    """The book reads as the sound one does, and nothing is reported."""
    book = read(path)
    assert sentences(book) == []
    assert values(book) == values(read(write_sheets(path.with_name("sound.xlsx"), SOUND)))


def convert(sources: Iterable[Path], suffixes: Iterable[str], folder: Path) -> None:
    """Saves workbooks in other formats, as LibreOffice does: a call for each format, all at once."""
    files = list(sources)
    calls = [
        subprocess.Popen(
            office.command(files, suffix, folder, f"profile-{suffix}"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=office.ENVIRONMENT,
        )
        for suffix in suffixes
    ]
    assert [call.wait(timeout=office.PATIENCE) for call in calls] == [0] * len(calls)


def with_part(data: bytes, part: str, content: bytes | None) -> bytes:
    """The zipped file with one part replaced, added, or (None) taken out."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        if content is not None:
            new.writestr(part, content)
    return changed.getvalue()


def part_of(data: bytes, part: str) -> bytes:
    """One part of a zipped file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(part)
