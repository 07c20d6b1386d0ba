"""The documents of the sample casebook: everything is in them, and Word opens them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, cast

import docx
import pytest
from babel.dates import format_date
from desk import SAMPLE_BOOK, Desk, Run, letters, text_of
from each import each
from sdk import faulty
from structure import faults

from paperwork.common.naming import fold
from paperwork.common.resources import SAMPLE_MONTH, folder, sample_data
from paperwork.documents.catalogue import load_kinds
from paperwork.documents.kinds import DocumentKind
from paperwork.documents.template_files import template_files
from paperwork.sheets import SCHEMA_BY_TITLE
from paperwork.sheets.answers.cells import Cell
from paperwork.sheets.answers.fields import FILE_NUMBER, schema_of
from paperwork.sheets.answers.kind import ReadingContext
from paperwork.sheets.answers.kinds.lists import SEVERAL_OF
from paperwork.sheets.answers.reading import parse
from paperwork.sheets.institution import OFFICIAL, Institution
from paperwork.sheets.practice import TASK, Practice
from paperwork.word.language.values import plain as printed

SAMPLE: Mapping[str, Any] = sample_data()
CARD, PASSPORT = "Визитная карточка учреждения", "Паспорт социальной инфраструктуры"
PROFILE, PLAN = "Социально-психологический портрет", "Индивидуальный план обслуживания"
PROGRAMME = "Программа помощи клиенту"
APPLICATION, CONSENT = "Анкета-заявление", "Согласие на обработку персональных данных"
SERVICES, CONTACTS = "Перечень услуг и порядок их получения", "График контактов"
REVIEW = "Лист пересмотра плана"
CHECK, JOURNAL, SUMMARY = "Сверка оказанных услуг", "Журнал обращений", "Сводка за период"
REPORT, DIARY = "Отчет о практике", "Дневник практики"
TO_DO, SCHEDULE = "Индивидуальное задание", "Рабочий график (план) проведения практики"
REFERENCE, GRADES = "Характеристика", "Аттестационный лист"
PREVENTION = "План (программа) индивидуальной профилактической работы"
BY_ORDER = "Заявление о предоставлении социальных услуг"
LIVING = "Акт оценки условий жизнедеятельности гражданина"
MINOR = "Акт обследования условий жизни несовершеннолетнего гражданина и его семьи"
URGENT = "Акт о предоставлении срочных социальных услуг"
COVER, INVENTORY = "Обложка личного дела", "Внутренняя опись документов личного дела"
PRACTICE = "Практика"
INDIVIDUAL = "Индивидуальная программа предоставления социальных услуг"
CONCLUSION = "Заключение о выполнении индивидуальной программы предоставления социальных услуг"
OF_PRACTICE = {DIARY, TO_DO, SCHEDULE, REFERENCE, GRADES}

OURS = {
    CARD: ("Учреждение",),
    PASSPORT: ("Паспорт района",),
    JOURNAL: ("Обращения",),
    DIARY: ("Практика", "Дневник"),
    TO_DO: ("Задание",),
    SCHEDULE: ("Задание", "Дневник"),
    REFERENCE: ("Практика", "Дневник"),
    GRADES: ("Оценки практики",),
}
THEIRS = {
    PROFILE: ("Портреты",),
    PLAN: ("Планы", "Цели", "Действия", "Услуги"),
    PROGRAMME: ("Программа",),
    REPORT: ("Портреты", "Программа"),
    INDIVIDUAL: ("ИППСУ", "Отказы", "Сопровождение", "Услуги"),
    CONCLUSION: ("ИППСУ", "Результаты"),
    PREVENTION: ("Профилактика",),
}
AT_THE_END = {"Реализована", "Дата заключения", "Номер заключения", "Рекомендации"}  # of the term
NOT_SAID = {
    INDIVIDUAL: {
        *AT_THE_END,
        "Подписал",
        "Рекомендуемые поставщики",
        "Предоставляется",
        "Вид",
        "Условие",
        "По ИППСУ",
    }
}
IN_COMMON = {REPORT: ("Учреждение", "Паспорт района", "Практика")}
COUNTED = {CHECK, SUMMARY, CONCLUSION, SCHEDULE, REFERENCE}  # they print what is worked out, or a part of it
ELSEWHERE = {
    FILE_NUMBER,
    "Отметка",  # of a task: the schedule has it
    "План",  # they tie a row to its client and plan
    "По ИППСУ",  # it says which services the programme has
    *(
        item.header for item in schema_of(Institution).fields if item.section == OFFICIAL
    ),  # contracts have them
    *(item.header for item in schema_of(Practice).fields if item.section == TASK),  # papers of their own
}
LEFTOVERS = re.compile(r"\{\{|\}\}|\{%|%\}|\bNone\b|\bnan\b|\bTrue\b|\bFalse\b|\b\d+\.0\b|�")


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, Run]:
    """The sample's documents, made by the commands, and what the last command said."""
    desk = Desk(tmp_path_factory.mktemp("finished"))
    book = desk.folder / "casebook.xlsx"
    shutil.copy(SAMPLE_BOOK, book)
    return desk, desk.run("make", book, "--out", desk.out, "--month", SAMPLE_MONTH)


def _clients() -> dict[str, Mapping[str, Any]]:
    return {str(row[FILE_NUMBER]): row for row in SAMPLE["Клиенты"]}


def _rows(sheet: str, number: str) -> list[Mapping[str, Any]]:
    return [row for row in SAMPLE.get(sheet, ()) if str(row[FILE_NUMBER]) == number]


def _leads(sheet: str) -> bool:
    """Whether its rows say for whom a document is made: those of a plan do not."""
    return not SCHEMA_BY_TITLE[sheet].sheet.per_plan


def _expected() -> Iterator[tuple[str, str]]:
    """Folder and title of every document that the sample gives."""
    yield from ((PRACTICE if title in OF_PRACTICE else "Учреждение", title) for title in (*OURS, SUMMARY))
    for number, client in _clients().items():
        for title, sheets in THEIRS.items():
            if any(_rows(sheet, number) for sheet in sheets if _leads(sheet)):
                place = f"{number} {client['Фамилия']} {client['Имя']}"
                yield f"{PRACTICE}/{place}" if title == REPORT else place, title
        if _rows("Услуги", number) and not _is_closed(client):  # all are planned for a day of the month
            yield f"{number} {client['Фамилия']} {client['Имя']}", CHECK


def _is_closed(client: Mapping[str, Any]) -> bool:
    """Whether the case was over before the month: nothing is promised or given in it."""
    return "Дата окончания" in client


OF_MONTH = ("Акт сдачи-приемки оказанных социальных услуг", "Табель оказанных социальных услуг")
CONTRACT, COMPENSATION = "Договор о предоставлении социальных услуг", "Справка-расчет размера компенсации"
FOR_ALL = (APPLICATION, CONSENT, SERVICES, BY_ORDER, COVER, INVENTORY)


def _around_the_plan() -> Iterator[tuple[str, str]]:
    """The papers that every client has, and those that his contacts, his plan's versions and surveys give."""
    yield "Учреждение", COMPENSATION
    for number, client in _clients().items():
        folder_name = f"{number} {client['Фамилия']} {client['Имя']}"
        yield from ((folder_name, title) for title in ((INVENTORY,) if _is_closed(client) else FOR_ALL))
        if _rows("Обследования", number):
            yield folder_name, LIVING
        if _rows("Ребенок", number):
            yield folder_name, MINOR
        if any(row.get("Вид") == "срочные социальные услуги" for row in _rows("Услуги", number)):
            yield folder_name, URGENT
        if _rows("Договоры", number):
            yield folder_name, CONTRACT
        if _rows("Оказано", number) and not _is_closed(client):  # the list of services has tariffs
            yield from ((folder_name, title) for title in OF_MONTH)
        if _rows("Контакты", number) or _rows("Планы", number):
            yield folder_name, CONTACTS
        if len(_rows("Планы", number)) > 1:
            yield folder_name, REVIEW


FILLED = list(_expected())
DOCUMENTS = [*FILLED, *_around_the_plan()]


def test_the_sample_gives_just_these(finished: tuple[Desk, Run]) -> None:
    desk, run = finished
    assert (run.status, run.err) == (0, "")
    made, named = desk.made(), {f"{whose}/{title}" for whose, title in DOCUMENTS}
    assert not made - named, f"name in OURS, THEIRS or _around_the_plan: {sorted(made - named)}"
    assert not named - made, f"the sample does not give: {sorted(named - made)}"
    assert len(DOCUMENTS) > 15


@each(("whose", "title"), [item for item in FILLED if item[1] not in COUNTED])
def test_everything_that_was_filled_in_is_printed(finished: tuple[Desk, Run], whose: str, title: str) -> None:
    text = _squeezed(text_of(finished[0].out / whose / f"{title}.docx"))
    belonging = list(_belonging(whose, title))
    assert len(belonging) > 4
    missing = [
        f"{sheet}, {header}: {value}"
        for sheet, header, value in belonging
        if not any(_squeezed(it) in text for it in (*_spellings(value), _printed(sheet, header, value)))
    ]
    assert missing == []


@pytest.mark.parametrize("whose", [whose for whose, title in FILLED if title == REPORT])
def test_a_report_names_its_client_by_initials(finished: tuple[Desk, Run], whose: str) -> None:
    number, surname, *_ = whose.rpartition("/")[2].split()
    text = text_of(finished[0].out / whose / f"{REPORT}.docx")
    name = [_clients()[number].get(header) for header in ("Фамилия", "Имя", "Отчество")]
    assert re.search(r"\s".join(rf"{part[0]}\." for part in name if part), text)
    assert not {surname, *surname.split("-")} & set(re.split(r"\W+", text))


def _squeezed(text: str) -> str:
    return letters(text).casefold().replace("ё", "е")


def _belonging(whose: str, title: str) -> Iterator[tuple[str, str, object]]:
    """Sheet, header and value of everything that belongs on the document."""
    for sheet in (*OURS.get(title, ()), *IN_COMMON.get(title, ())):
        for row in SAMPLE[sheet] if isinstance(SAMPLE[sheet], list) else [SAMPLE[sheet]]:
            for header, value in row.items():
                if header not in ELSEWHERE:
                    yield from _pieces(sheet, header, value)
    if title in OURS:
        return
    number = whose.rpartition("/")[2].split()[0]
    client = _clients()[number]
    for sheet in THEIRS[title]:
        for row in _in_force(sheet, number):
            if title == INDIVIDUAL and row.get("По ИППСУ") == "нет":
                continue
            for header, value in row.items():
                if header in NOT_SAID.get(title, ()):
                    continue
                if header not in ELSEWHERE and (sheet, header) != ("Действия", "Цель"):
                    yield from _pieces(sheet, header, value)
    if title != REPORT:  # which leaves the house
        yield "Клиенты", "Фамилия", client["Фамилия"]
        yield "Клиенты", "Имя", client["Имя"]


def _in_force(sheet: str, number: str) -> list[Mapping[str, Any]]:
    """The client's rows; of plans and what belongs to them those that are in force."""
    rows = _rows(sheet, number)
    if not rows or not (sheet == "Планы" or SCHEMA_BY_TITLE[sheet].sheet.per_plan):
        return rows
    newest = max(_rows("Планы", number), key=lambda plan: plan["Дата"])
    if sheet == "Планы":
        return [newest]
    return [row for row in rows if row.get("План") in (None, "", newest.get("Номер"))]


def _pieces(sheet: str, header: str, value: object) -> Iterator[tuple[str, str, object]]:
    """A value line by line, several choices one by one; a header of one's own has no document."""
    item = SCHEMA_BY_TITLE[sheet].by_header.get(fold(header))
    if item is None or not isinstance(value, str):
        yield from [(sheet, header, value)] if item else []
        return
    parts = re.split(r"[;\n]", value) if item.kind is SEVERAL_OF else value.splitlines()
    yield from ((sheet, header, part) for part in parts if part.strip())


def _spellings(value: object) -> list[str]:
    """How the value may stand in print: a date in figures or in words, a choice in either gender."""
    if isinstance(value, (date, datetime)):
        patterns = ("dd.MM.y", "d MMMM y", "«dd» MMMM y")
        return [format_date(value, pattern, locale="ru") for pattern in patterns]
    text = str(value).replace(".", ",") if isinstance(value, float) else str(value)
    return [text, *text.split("/")] if "/" in text else [text]


def _printed(sheet: str, header: str, value: object) -> str:
    """How the program prints the answer that a cell with the value means."""
    item = SCHEMA_BY_TITLE[sheet].by_header[fold(header)]
    return printed(parse(item, cast(Cell, value), ReadingContext()))


@each(("whose", "title"), DOCUMENTS)
def test_nothing_of_the_machinery_is_left(finished: tuple[Desk, Run], whose: str, title: str) -> None:
    path = finished[0].out / whose / f"{title}.docx"
    document = docx.Document(str(path))
    sections = [part for section in document.sections for part in (section.header, section.footer)]
    words = [text_of(path), *(paragraph.text for part in sections for paragraph in part.paragraphs)]
    assert LEFTOVERS.findall("\n".join(words)) == []
    assert document.core_properties.title == title


@each(("whose", "title"), DOCUMENTS)
def test_word_has_nothing_to_repair(finished: tuple[Desk, Run], whose: str, title: str) -> None:
    assert faults(finished[0].out / whose / f"{title}.docx") == []


def test_the_schema_is_kept(finished: tuple[Desk, Run]) -> None:
    titles = [*OURS, *THEIRS, *FOR_ALL, CONTACTS, REVIEW, CHECK, SUMMARY, LIVING, MINOR, URGENT]
    places = {name: whose for whose, name in reversed(DOCUMENTS)}
    assert faulty([finished[0].out / places[title] / f"{title}.docx" for title in titles]) == {}


def _ready() -> list[DocumentKind]:
    kinds, refused = load_kinds(template_files([folder("templates")]).values(), {})
    assert refused == {}
    return kinds


def test_the_titles_are_those_of_the_contract() -> None:
    titles = {
        "institution_card": (CARD, False),
        "infrastructure_passport": (PASSPORT, False),
        "profile": (PROFILE, True),
        "service_plan": (PLAN, True),
        "help_programme": (PROGRAMME, True),
        "delivery_check": (CHECK, True),
        "request_journal": (JOURNAL, False),
        "period_summary": (SUMMARY, False),
        "application": (APPLICATION, True),
        "consent": (CONSENT, True),
        "service_list": (SERVICES, True),
        "contact_schedule": (CONTACTS, True),
        "review_sheet": (REVIEW, True),
        "practice_report": (REPORT, True),
        "practice_diary": (DIARY, False),
        "individual_programme": (INDIVIDUAL, True),
        "programme_conclusion": (CONCLUSION, True),
        "service_application": (BY_ORDER, True),
        "living_conditions_act": (LIVING, True),
        "minor_conditions_act": (MINOR, True),
        "urgent_act": (URGENT, True),
        "prevention_plan": (PREVENTION, True),
        "file_cover": (COVER, True),
        "file_inventory": (INVENTORY, True),
        "practice_task": (TO_DO, False),
        "practice_schedule": (SCHEDULE, False),
        "practice_reference": (REFERENCE, False),
        "practice_grades": (GRADES, False),
    }
    ready = {kind.name: (kind.title, kind.per_client) for kind in _ready()}
    assert {name: ready.get(name) for name in titles} == titles


def test_the_plan_prints_its_days_of_contact_in_full(finished: tuple[Desk, Run]) -> None:
    plan = max(_rows("Планы", "12"), key=lambda row: row["Дата"])
    text = text_of(finished[0].out / f"12 Соколова Вера/{PLAN}.docx")
    after = [date(*map(int, reversed(found.split(".")))) for found in re.findall(r"\d\d\.\d\d\.\d{4}", text)]
    assert len({day for day in after if 0 < (day - plan["Дата"]).days <= 62}) >= 4
