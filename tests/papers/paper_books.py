"""The books of invented people that the papers are looked at with: usual, bare, and full to bursting."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from paperwork.book.casebook import Book
from paperwork.common.resources import sample_data
from paperwork.intake.excel.reading.read import read_book
from paperwork.sheets import SCHEMA_BY_TITLE, SCHEMAS
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.fields import Field, Schema
from paperwork.sheets.answers.sheet import SheetLayout

Answers = dict[str, object]  # header → answer
Sheets = dict[str, list[Answers]]

ON = date(2026, 3, 31)  # the day of every paper
WORD = "сельскохозяйственнопромышленнопереподготовительнопрофильного"
POST = (
    "временно исполняющая обязанности директора, заместитель директора по обслуживанию граждан на дому"
    " и в шести стационарных отделениях"
)
TALL = 9  # one row in so many is taller than half a page
NUMBER = "2026/СО-000123-2"
SENTENCE = (
    "Живет одна, дети переехали в другой город; пенсия не пересчитана, справка № 17 от 02.02.2026 потеряна,"
    " просит помочь с оформлением документов, с доставкой продуктов и лекарств, с уборкой и с ремонтом."
)
INSTITUTION = (
    "Государственное бюджетное учреждение социального обслуживания Приозерской области «Центр социального"
    " обслуживания граждан пожилого возраста и инвалидов, социальной помощи семье и детям, психолого-"
    "педагогической помощи населению и сопровождаемого проживания «Долголетие» имени Христорождественского"
    " братства города Светлоозерска и Светлоозерского муниципального района Приозерской области"
)


@dataclass(frozen=True, slots=True)
class Size:
    """How many rows the full book has on the sheets that grow."""

    services: int = 40
    goals: int = 30
    programme: int = 100
    contacts: int = 60
    deliveries: int = 80
    requests: int = 50
    others: int = 12
    paragraphs: int = 3


LARGE = Size()
SMALL = Size(10, 6, 8, 14, 12, 9, 4, 1)  # what spans pages, and is soon printed


def read(sheets: Sheets) -> Book:
    """The book with these records."""
    content = {title: rows[0] if _is_card(title) else rows for title, rows in sheets.items() if rows}
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "book.json"
        path.write_text(json.dumps(content, ensure_ascii=False, default=iso), encoding="utf-8")
        return read_book(path, today=ON)


def _is_card(title: str) -> bool:
    schema = SCHEMA_BY_TITLE.get(title)
    return bool(schema and schema.sheet.layout is SheetLayout.CARD)


def iso(value: object) -> str:
    if isinstance(value, (datetime, time)):
        return value.isoformat(timespec="minutes")
    assert isinstance(value, date)
    return value.isoformat()


def bare() -> Sheets:
    """Only what is required: a row on each sheet, one client."""
    sheets: Sheets = {}
    for schema in SCHEMAS:
        sheets[schema.sheet.title] = [
            {item.header: _short(item, sheets) for item in schema.fields if item.required}
        ]
    for title in ("Практика", "Паспорт района"):  # cards of which nothing is required
        sheets[title] = [{SCHEMA_BY_TITLE[title].fields[0].header: "Светлоозерский колледж"}]
    sheets["Клиенты"][0] |= {"Фамилия": "Громова", "Имя": "Анна", "Пол": "женский"}
    sheets["Учреждение"][0] |= {"Полное наименование": "Центр «Родник»", "Руководитель": "Рябинина Елена"}
    sheets["Планы"].insert(0, {"Дело": "12", "Дата": date(2026, 1, 9), "Проблема": "Одиночество"})
    return sheets | {"Склонения": []}


def _short(item: Field, sheets: Sheets) -> object:
    """A right answer in a word or two."""
    if linked := _linked(item, sheets):
        return linked
    if item.choices:
        return standard()[item.choices].values[0].feminine
    words = {"Дело": "12", "Код": "С1", "Фамилия": "Михайлова", "Имя": "Татьяна"}
    days = {"Дата": date(2026, 3, 5), "Поступило": datetime(2026, 3, 5, 14, 30)}
    return {**words, **days}.get(item.header) or item.kind.example or f"{item.header}: одно слово"


def _linked(item: Field, sheets: Sheets) -> object:
    target = SCHEMA_BY_TITLE.get(item.link or "")
    rows = sheets.get(target.sheet.title) if target else None
    return rows[0][target.by_name[target.sheet.key].header] if target and rows and target.sheet.key else None


def full(size: Size = LARGE) -> Sheets:
    """Every answer long, every table longer than a page, one client."""
    counts = {
        "Перечень услуг": size.services,
        "Услуги": size.services,
        "Цели": size.goals,
        "Действия": size.goals,
        "Программа": size.programme,
        "Контакты": size.contacts,
        "Оказано": size.deliveries,
        "Обращения": size.requests,
        "Дневник": size.others,
        "Документы дела": size.others,
    }
    sheets: Sheets = {}
    for schema in SCHEMAS:
        title = schema.sheet.title
        rows = range(1, counts.get(title, 1) + 1)
        sheets[title] = [
            {item.header: _long(item, number, size, sheets) for item in schema.fields} for number in rows
        ]
    _tie(sheets, size)
    return sheets | {"Склонения": []}


def _long(item: Field, number: int, size: Size, sheets: Sheets) -> object:
    """A right answer that needs as much room as anything a person would write."""
    kind = item.kind.name
    if (linked := _linked(item, sheets)) and item.header in {"Дело", "Специалист"}:
        return linked
    if item.choices and item.choices not in {"Услуга"}:
        values = [choice.feminine for choice in standard()[item.choices].values]
        return "; ".join(values) if kind == "several of a list" else values[number % len(values)]
    if kind == "lines" and number % TALL == 1:
        return "\n".join(f"{item.header} {number}. {SENTENCE}{_word(1)}" for _ in range(size.paragraphs))
    if kind in {"day", "day or words"}:
        return date(2026, 3, 1) + timedelta(number % 30)
    if kind == "moment":
        return datetime(2026, 3, 1 + number % 30, 14, 30)
    if kind == "number":
        return 10000 + number
    return item.kind.example or {"code": f"{NUMBER}{number}", "phone": "+7 (000) 000-00-01"}.get(
        kind, f"{item.header} {number}: психокоррекционное консультирование{_word(number)}"
    )


def _word(number: int) -> str:
    """The longest word, in some rows: a page that is full of it looks like none that there is."""
    return f", {WORD}" if number % TALL == 1 else ""


@cache
def _listed() -> tuple[str, ...]:
    """The services of the sample's list: the file is read once."""
    return tuple(str(row["Услуга"]) for row in sample_data()["Перечень услуг"])  # type: ignore[attr-defined]


def _service(place: int) -> str:
    """A service of the sample's list, so many as there are; then they begin anew under another name."""
    listed = _listed()
    again = f", {place // len(listed) + 1}-я группа" if place >= len(listed) else ""
    return f"{listed[place % len(listed)]}{again}{_word(place)}"


def _tie(sheets: Sheets, size: Size) -> None:
    """What hangs together, and the names."""
    sheets["Учреждение"][0] |= {
        "Полное наименование": INSTITUTION,
        "Краткое наименование": "ГБУ СО «Долголетие»",
        "Электронная почта": "dolgoletie-svetloozersk@example.org",
        "Сайт": "dolgoletie-svetloozersk.example.org",
        "Адрес": "000123, г. Светлоозерск, ул. Христорождественская, д. 40, корп. 2, п. 5",
        "Руководитель": "Преображенская-Константинопольская Александра-Виктория Константиновна",
        "Должность руководителя": POST,
        "ОГРН": "1029900000019",
        "ИНН": "9990000019",
    }
    sheets["Специалисты"][0] |= {
        "Код": "С1",
        "Фамилия": "Михайлова-Сопровождающая",
        "Имя": "Татьяна",
        "Отчество": "Юрьевна",
        "Должность": "ведущий специалист по социальной работе отделения сопровождаемого проживания",
    }
    sheets["Клиенты"][0] |= {
        "Дело": NUMBER,
        "Фамилия": "Христорождественская-Белозерская",
        "Имя": "Анна-Мария",
        "Отчество": "Константиновна",
        "Пол": "женский",
        "Дата рождения": date(1938, 12, 5),
        "Адрес": "г. Светлоозерск, ул. Христорождественская, д. 40, корп. 2, кв. 163, п. 5",
        "СНИЛС": "900-000-012 85",
        "Электронная почта": "hristorozhdestvenskaya-belozerskaya@example.org",
        "Законный представитель": "Христорождественский-Белозерский Александр-Константин Иннокентьевич,\n"
        "сын (по доверенности от 10.01.2026 № 77 АБ 0000001),\nживет: г. Светлоозерск, ул. Новая, д. 1",
        "Специалист": "С1",
        "Дата приема": date(2026, 1, 9),
        "Дата согласия": date(2026, 1, 9),
        "Обработка данных": "разрешена",
    }
    sheets["Практика"][0] |= {
        "Студент": "Преображенская-Константинопольская Александра-Виктория Константиновна",
        "Руководитель от вуза": "Сопровождающая-Христорождественская Наталья Викторовна",
        "Руководитель от учреждения": "Михайлова-Сопровождающая Татьяна Юрьевна",
        "Город": "Верхний Светлоозерск",
    }
    for title, rows in sheets.items():
        for row in rows:
            row |= {"Дело": NUMBER} if "Дело" in row else {}
            row |= {"План": None} if "План" in row else {}
            row |= {"Специалист": "С1"} if "Специалист" in row else {}
            if title in {"Услуги", "Перечень услуг"}:
                row["Услуга"] = _service(rows.index(row))
    listed = [row["Услуга"] for row in sheets["Услуги"]]
    for number, row in enumerate(sheets["Оказано"]):
        row["Услуга"] = listed[number % len(listed)]
        row["Количество"] = number % 5 + 1
    for number, row in enumerate(sheets["Услуги"]):
        row |= {"Начало": date(2026, 3, 1), "Окончание": date(2026, 8, 31), "Объем": f"{number + 1} единиц"}
        row["Предоставляется"] = "позднее" if number % 3 == 2 else "сейчас"
    for row in sheets["Обращения"][::2]:
        row |= {"Отвечено": None, "Результат": None}
    for number, row in enumerate(sheets["Действия"]):
        row["Цель"] = str(number % size.goals + 1)
    _versions(sheets)


def _versions(sheets: Sheets) -> None:
    """Two versions of the plan; a few rows are of the one before."""
    now = sheets["Планы"][0] | {"Номер": NUMBER, "Дата": date(2026, 3, 5), "Пересмотр через": "6 месяцев"}
    now["Дата пересмотра"] = None
    sheets["Планы"] = [now | {"Номер": "2026/СО-000123-1", "Дата": date(2025, 9, 10)}, now]
    for title in ("Услуги", "Цели"):
        rows = sheets[title]
        sheets[title] = [*rows, *({**row, "План": "2026/СО-000123-1"} for row in rows[: len(rows) // 2])]


MARCH = date(2026, 3, 5)
PEOPLE: Mapping[str, Answers] = {  # clients whom the sample lacks
    "baby": {
        "Дело": "41", "Фамилия": "Лунина", "Имя": "Мария", "Отчество": "Игоревна", "Пол": "женский",
        "Дата рождения": date(2025, 4, 20), "Адрес": "г. Светлоозерск, ул. Садовая, д. 40, кв. 5",
        "Законный представитель": "Лунина Ольга Петровна, мать",
    },
    "teen": {
        "Дело": "42", "Фамилия": "Ермаков", "Имя": "Данила", "Отчество": "Сергеевич", "Пол": "мужской",
        "Дата рождения": date(2010, 2, 1), "Адрес": "г. Светлоозерск, ул. Лесная, д. 8, корп. 1, кв. 3",
        "Законный представитель": "Ермаков Сергей Львович, отец",
    },
    "proxy": {
        "Дело": "43", "Фамилия": "Тарасова", "Имя": "Нина", "Отчество": "Егоровна", "Пол": "женский",
        "Дата рождения": date(1940, 6, 11), "Адрес": "г. Светлоозерск, пер. Речной, д. 12",
        "Законный представитель": "Тарасов Илья Ильич, сын (по доверенности от 10.01.2026)",
    },
    "man": {
        "Дело": "44", "Фамилия": "Ильин", "Имя": "Олег", "Отчество": "Павлович", "Пол": "мужской",
        "Дата рождения": date(1979, 7, 2), "Адрес": "г. Светлоозерск, ул. Вокзальная, д. 2, кв. 1",
    },
}  # fmt: skip


def usual() -> Sheets:
    """The sample, and the people whom it lacks, each with the sample's first case."""
    sheets: Sheets = {
        title: [rows] if isinstance(rows, dict) else list(rows)  # type: ignore[call-overload]
        for title, rows in sample_data().items()
    }
    for person in PEOPLE.values():
        for schema in SCHEMAS:
            if schema.sheet.per_client:
                sheets[schema.sheet.title] += _first(sheets, schema, person)
        sheets["Клиенты"].append(person | {"Специалист": "С1", "Дата приема": MARCH, "Дата согласия": MARCH})
    return sheets


def _first(sheets: Sheets, schema: Schema, person: Answers) -> list[Answers]:
    """The rows of the sample's first client as rows of another."""
    first = sheets["Клиенты"][0]["Дело"]
    rows = [row for row in sheets.get(schema.sheet.title, []) if row["Дело"] == first]
    return [{**row, **_changed(row, first, person), "Дело": person["Дело"]} for row in rows]


def _changed(row: Answers, first: object, person: Answers) -> Answers:
    """The texts that name the sample's first client, or the number of her plan, with another's instead."""
    name = f"{person['Фамилия']} {str(person['Имя'])[0]}. {str(person['Отчество'])[0]}."
    texts = {header: value for header, value in row.items() if isinstance(value, str)}
    return {
        header: text.replace("Соколова В. И.", name).replace(f"{first}-", f"{person['Дело']}-")
        for header, text in texts.items()
        if header in {"Номер", "План", "Исполнитель", "Ответственный"}
    }
