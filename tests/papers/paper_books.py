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
from paperwork.russian.numbers import plural
from paperwork.sheets import SCHEMA_BY_TITLE, SCHEMAS
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.fields import Field
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
    " просит помочь с оформлением документов, с доставкой продуктов и лекарств, с уборкой и с ремонтом"
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
    # cards of which nothing is required
    sheets["Практика"] = [{"Учебное заведение": "Светлоозерский колледж"}]
    sheets["Паспорт района"] = [{"База практики": "г. Светлоозерск, ул. Садовая, д. 15"}]
    sheets["Клиенты"][0] |= {"Фамилия": "Громова", "Имя": "Анна", "Пол": "женский"}
    sheets["Учреждение"][0] |= {"Полное наименование": "Центр «Родник»", "Руководитель": "Рябинина Елена"}
    sheets["Услуги"][0]["Вид"] = "социально-бытовые"  # else its programme would lose the service
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
        several = "; ".join(value for value in values if value != "нет")  # beside none of the others
        return several if kind == "several of a list" else values[number % len(values)]
    if kind == "lines" and number % TALL == 1:
        return "\n".join(f"{item.header} {number}. {SENTENCE}{_word(1)}." for _ in range(size.paragraphs))
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


def _units(count: int) -> str:
    return f"{count} {plural(count, 'единица', 'единицы', 'единиц')}"


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
        "Целевая группа": "молодежи",  # as the fixed words of the passport have it
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
        "сын (по доверенности от 26.12.2025 № 77 АБ 0000001),\nживет: г. Светлоозерск, ул. Новая, д. 1",
        "Специалист": "С1",
        "Дата приема": date(2026, 1, 9),
        "Дата согласия": date(2026, 1, 9),
        "Дата окончания": date(2026, 3, 30),  # when all has been given
        "Обработка данных": "разрешена",
    }
    sheets["Обследования"][0]["Комиссия"] = "\n".join(
        [f"{POST}; Христорождественская-Белозерская Анна-Мария Константиновна"] * 4
    )
    sheets["Практика"][0] |= {
        "Студент": "Преображенская-Константинопольская Александра-Виктория Константиновна",
        "Руководитель от вуза": "Сопровождающая-Христорождественская Наталья Викторовна",
        "Руководитель от учреждения": "Михайлова-Сопровождающая Татьяна Юрьевна",
        "Город": "Верхний Светлоозерск",
        "Начало": date(2026, 3, 1),
        "Окончание": date(2026, 3, 30),
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
        row |= {"Начало": date(2026, 3, 1), "Окончание": date(2026, 8, 31), "Объем": _units(number + 1)}
        row["Предоставляется"] = "позднее" if number % 3 == 2 else "сейчас"
    for number, row in enumerate(sheets["Обращения"]):
        received = row["Поступило"]
        assert isinstance(received, datetime)
        row["Отвечено"] = received + timedelta(hours=number % 5) if number % 2 else None
        row["Результат"] = row["Результат"] if number % 2 else None
    for number, row in enumerate(sheets["Дневник"]):
        row["Часы"] = 4 + number % 3
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


PEOPLE = {"baby": "41", "teen": "33", "proxy": "27", "man": "18"}  # the files of those whose papers differ
MARCH = date(2026, 3, 5)
SUMMER = date(2026, 8, 31)
MORE: Mapping[str, list[Answers]] = {  # what the sample lacks: a baby, and a programme of the man
    "Клиенты": [{
        "Дело": "41", "Фамилия": "Лунина", "Имя": "Мария", "Отчество": "Игоревна", "Пол": "женский",
        "Дата рождения": date(2025, 4, 20), "Адрес": "г. Светлоозерск, ул. Садовая, д. 40, кв. 5",
        "Законный представитель": "Лунина Ольга Петровна, мать", "Специалист": "С1",
        "Причина обращения": "Ребенок-инвалид в семье", "Дата приема": MARCH, "Дата согласия": MARCH,
    }],
    "Портреты": [{
        "Дело": "41", "Материальное положение": "низкое", "Отношения в семье": "хорошие",
        "Дополнительно о положении": "Девочка глухая от рождения. Мать растит ее одна, бабушка живет рядом.",
        "Осознание проблемы": "Мать спокойно говорит о диагнозе, готова ездить на занятия в город.",
        "Рекомендации": "Записать в группу ранней помощи; познакомить мать с другими семьями",
    }],
    "Планы": [{
        "Дело": "41", "Номер": "41-1", "Дата": MARCH, "Пересмотр через": "6 месяцев",
        "Проблема": "Дочь не слышит, мать не знает, как с ней заниматься, и не успевает с делами",
        "Пути решения": "Ранняя помощь, слуховые аппараты, обучение матери, присмотр на время ее дел",
    }],
    "Цели": [
        {"Дело": "41", "Цель": "Получить слуховые аппараты и научиться ухаживать за ними"},
        {"Дело": "41", "Цель": "Заниматься с дочерью дома каждый день"},
    ],
    "Действия": [
        {"Дело": "41", "Цель": "1", "Действие": "Подать заявление об аппаратах в Социальный фонд",
         "Исполнитель": "Лунина О. П.", "Срок": date(2026, 3, 20)},
        {"Дело": "41", "Цель": "2", "Действие": "Показать матери упражнения для развития слуха",
         "Исполнитель": "Михайлова Т. Ю.", "Срок": "до конца апреля"},
    ],
    "Услуги": [
        {"Дело": "41", "Услуга": "социально-психологическое консультирование", "Предоставляется": "сейчас",
         "Вид": "социально-психологические", "Объем": "12 единиц", "Периодичность": "2 раза в месяц",
         "Начало": MARCH, "Окончание": SUMMER},
        {"Дело": "41", "Услуга": "обучение родственников навыкам общего ухода", "Предоставляется": "позднее",
         "Вид": "социально-педагогические", "Объем": "4 единицы", "Периодичность": "1 раз в месяц",
         "Начало": date(2026, 5, 1), "Окончание": SUMMER, "Условие": "Когда будут аппараты"},
    ],
    "Программа": [
        {"Дело": "41", "Проблема": "Не слышит", "Цель": "Слух с аппаратами", "Сроки": "март – май 2026 г.",
         "Задачи": "Получить аппараты; привыкнуть к ним", "Мероприятия": "Заявление, настройка, занятия",
         "Формы и методы": "Консультирование, показ", "Ответственный": "Михайлова Т. Ю.",
         "Ожидаемый результат": "Носит аппараты весь день, оборачивается на голос"},
        {"Дело": "18", "Проблема": "Нет работы", "Цель": "Постоянная работа", "Сроки": "до 31.05.2026",
         "Задачи": "Найти вакансии; освоить новое дело", "Мероприятия": "Подбор вакансий, курсы",
         "Формы и методы": "Консультирование", "Ответственный": "Григорьев А. И.",
         "Ожидаемый результат": "Работает по договору"},
    ],
    "Программы": [
        {"Дело": "41", "Дата": MARCH, "Цель программы": "Слышать и заговорить",
         "Начало": MARCH, "Окончание": SUMMER},
        {"Дело": "18", "Дата": date(2026, 2, 16), "Цель программы": "Вернуться на постоянную работу",
         "Начало": date(2026, 2, 16), "Окончание": date(2026, 5, 31)},
    ],
    "Контакты": [
        {"Дело": "41", "Дата": MARCH, "Способ": "лично", "Специалист": "С1",
         "Содержание": "Первая встреча на дому: мать с дочерью. План подписан, экземпляр выдан."},
        {"Дело": "41", "Дата": date(2026, 3, 18), "Способ": "по телефону", "Специалист": "С1",
         "Содержание": "Заявление об аппаратах принято.", "Новые потребности": "Коляска"},
    ],
    "Оказано": [
        {"Дело": "41", "Услуга": "социально-психологическое консультирование", "Дата": day, "Количество": 1}
        for day in (date(2026, 3, 12), date(2026, 3, 26))
    ],
}  # fmt: skip


def usual() -> Sheets:
    """The sample, and what it lacks: the rows of :data:`MORE`."""
    sheets: Sheets = {
        title: [rows] if isinstance(rows, dict) else list(rows)  # type: ignore[call-overload]
        for title, rows in sample_data().items()
    }
    for title, rows in MORE.items():
        sheets[title] += rows
    return sheets
