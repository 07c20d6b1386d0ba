"""`paperwork due`: what is to be done by a day, on the screen, in JSON, in a calendar and on paper."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Row, Sheets, plain, text_of
from icalendar import Calendar
from told import names_of

from paperwork.case.statistics.due import due, sentence_of
from paperwork.documents.due_list import context_of
from paperwork.intake.excel.reading.read import read_book

CONSENT = {"Дата согласия": "01.03.2026"}
PLAN: dict[str, object] = {"Дело": "1", "Номер": "1", "Дата": "05.03.2026", "Проблема": "Нет работы"}
# From the 5th of March every two weeks for two months: 19.03, 02.04, 16.04, 30.04.


def _book(**sheets: Sequence[Row]) -> Sheets:
    return {"Учреждение": INSTITUTION, "Клиенты": [VERA | CONSENT], "Планы": [PLAN], **sheets}


def _talk(*days: str) -> list[Row]:
    return [{"Дата": day} for day in days]


def _service(name: str = "стирка", **more: object) -> dict[str, object]:
    return {"Услуга": name, "Предоставляется": "сейчас", "Начало": "05.03.2026", **more}


def _given(*days: str, of: str = "стирка") -> list[Row]:
    return [{"Услуга": of, "Дата": day, "Количество": 1} for day in days]


def _request(**more: object) -> list[Row]:
    usual = {"Номер": "7", "Поступило": "30.03.2026 10:00", "Заявитель": "Ким", "Суть": "вопрос"}
    return [{**usual, **more}]


def _lasting(disability: str = "", programmes: Sequence[str] = ()) -> Sheets:
    """A client whose disability lasts until a day, and his programmes, each a year newer."""
    client = {**VERA, **CONSENT, "Инвалидность до": disability or None}
    rows = [
        {"Номер": str(at), "Дата": f"01.03.{2025 + at}", "На срок до": day}
        for at, day in enumerate(programmes)
    ]
    return {"Учреждение": INSTITUTION, "Клиенты": [client], "ИППСУ": rows}


def _contract(until: str) -> Sheets:
    rows = [{"Номер": "5", "Дата": "01.03.2025", "Действует до": until}]
    return {"Учреждение": INSTITUTION, "Клиенты": [VERA | CONSENT], "Договоры": rows}


def _documents(*rows: tuple[str, str, str, str]) -> Sheets:
    """A file with these documents: what, whether it is needed, when it was taken in, until when it holds."""
    headers = ("Документ", "Нужен", "Принят", "Действует до")
    documents = [dict(zip(headers, (answer or None for answer in row), strict=True)) for row in rows]
    return {"Учреждение": INSTITUTION, "Клиенты": [VERA | CONSENT], "Документы дела": documents}


ONCE = {"Периодичность": "однократно"}
FORTNIGHT = {"Начало": "01.08.2026", "Окончание": "14.08.2026"}
NOTICE, ANSWER = "Уведомление о приеме обращения", "Ответ на обращение"
EXPIRY, LACKING = "Окончание срока", "Документ для дела"
CLOSED = {**VERA, **CONSENT, "Дата окончания": "20.03.2026"}
CASES: list[tuple[str, Sheets, str, list[tuple[str, str]]]] = [
    # what, book, day, what is due in the week from it, overdue included
    ("the case is closed", _book(Клиенты=[CLOSED]), "2026-03-20", []),
    ("it will be", _book(Клиенты=[CLOSED]), "2026-03-17", [("2026-03-19", "Контакт")]),
    (
        "the end of the case comes before",
        _book(Клиенты=[{**CLOSED, "Дата окончания": "18.03.2026"}]),
        "2026-03-16",
        [],
    ),
    ("a disability", _lasting("20.03.2026"), "2026-03-15", [("2026-03-20", EXPIRY)]),
    ("it ended", _lasting("10.03.2026"), "2026-03-15", [("2026-03-10", EXPIRY)]),
    ("it ends later", _lasting("23.03.2026"), "2026-03-15", []),
    ("a programme", _lasting(programmes=["20.03.2026"]), "2026-03-15", [("2026-03-20", EXPIRY)]),
    ("a contract", _contract("20.03.2026"), "2026-03-15", [("2026-03-20", EXPIRY)]),
    ("in words", _contract("до 20 марта 2026 г."), "2026-03-15", [("2026-03-20", EXPIRY)]),
    ("without a day", _contract("до отказа от услуг"), "2026-03-15", []),
    ("a newer one", _lasting(programmes=["20.03.2026", "20.03.2028"]), "2026-03-15", []),
    (
        "a document",
        _documents(("Справка", "да", "01.03.2026", "20.03.2026")),
        "2026-03-15",
        [("2026-03-20", EXPIRY)],
    ),
    (
        "of a file that does not need it",
        _documents(("Справка", "нет", "01.03.2026", "20.03.2026")),
        "2026-03-15",
        [],
    ),
    (
        "it is replaced",
        _documents(("Справка", "да", "01.03.2025", "20.03.2026"), ("справка", "", "10.03.2026", "")),
        "2026-03-15",
        [],
    ),
    (
        "by what ends too",
        _documents(
            ("Справка", "да", "01.03.2025", "10.03.2026"), ("Справка", "да", "10.03.2026", "20.03.2026")
        ),
        "2026-03-15",
        [("2026-03-20", EXPIRY)],
    ),
    ("it is lacking", _documents(("Справка", "да", "", "")), "2026-03-15", [("2026-03-15", LACKING)]),
    ("its row asks for it", _documents(("Справка", "", "", "")), "2026-03-15", [("2026-03-15", LACKING)]),
    ("it is not needed", _documents(("Справка", "нет", "", "")), "2026-03-15", []),
    (
        "the old one still holds",
        _documents(("Справка", "да", "01.03.2025", "30.03.2026"), ("Справка", "да", "", "")),
        "2026-03-15",
        [],
    ),
    ("no contact yet", _book(), "2026-03-16", [("2026-03-19", "Контакт")]),
    ("the contact was let pass", _book(), "2026-03-20", [("2026-03-19", "Контакт")]),
    ("it took place", _book(Контакты=_talk("19.03.2026")), "2026-03-20", []),
    ("a day later", _book(Контакты=_talk("20.03.2026")), "2026-03-22", []),
    ("earlier in the week", _book(Контакты=_talk("13.03.2026")), "2026-03-20", []),
    ("then the next", _book(Контакты=_talk("19.03.2026")), "2026-03-26", [("2026-04-02", "Контакт")]),
    (
        "one was let pass, the next is near",
        _book(),
        "2026-03-28",
        [("2026-03-19", "Контакт"), ("2026-04-02", "Контакт")],
    ),
    (
        "every week",
        _book(Планы=[PLAN | {"Частота контактов": "раз в неделю"}], Контакты=_talk("12.03.2026")),
        "2026-03-16",
        [("2026-03-19", "Контакт")],
    ),
    ("after two months the plan asks for no more", _book(), "2026-05-15", []),
    (
        "the review is near",
        _book(Планы=[PLAN | {"Пересмотр через": "6 месяцев"}]),
        "2026-08-30",
        [("2026-09-05", "Пересмотр плана")],
    ),
    (
        "the review is late",
        _book(Планы=[PLAN | {"Дата пересмотра": "01.06.2026"}]),
        "2026-08-30",
        [("2026-06-01", "Пересмотр плана")],
    ),
    (
        "the review has been held",
        _book(Планы=[PLAN | {"Дата пересмотра": "01.06.2026"}, PLAN | {"Номер": "2", "Дата": "01.06.2026"}]),
        "2026-08-30",
        [],
    ),
    (
        "a service ends",
        _book(Услуги=[_service(Окончание="20.08.2026")]),
        "2026-08-15",
        [("2026-08-20", "Окончание услуги")],
    ),
    (
        "it is done",
        _book(Услуги=[_service(Окончание="20.08.2026", **{"Отметка о выполнении": "выполнена"})]),
        "2026-08-15",
        [],
    ),
    (
        "it was given in full",
        _book(
            Услуги=[_service(Окончание="20.08.2026", Объем="2 единицы")],
            Оказано=_given("01.06.2026", "20.08.2026"),
        ),
        "2026-08-20",
        [],
    ),
    (
        "the last of it is still to come",
        _book(
            Услуги=[_service(Окончание="20.08.2026", Объем="2 единицы")],
            Оказано=_given("01.06.2026", "20.08.2026"),
        ),
        "2026-08-19",
        [("2026-08-20", "Окончание услуги")],
    ),
    (
        "it was given once, as planned",
        _book(
            Услуги=[_service(Окончание="20.08.2026", Периодичность="однократно")],
            Оказано=_given("01.06.2026"),
        ),
        "2026-08-15",
        [],
    ),
    (
        "it was given before its term",
        _book(
            Услуги=[_service(Окончание="20.08.2026", Периодичность="однократно")],
            Оказано=_given("04.03.2026"),
        ),
        "2026-08-15",
        [("2026-08-20", "Окончание услуги")],
    ),
    (
        "it was given as often as the plan says",
        _book(
            Услуги=[
                _service(Начало="01.08.2026", Окончание="14.08.2026", Периодичность="1 раз в неделю"),
                _service(
                    "уборка", Начало="01.08.2026", Окончание="14.08.2026", Периодичность="2 раза в неделю"
                ),
            ],
            Оказано=[*_given("03.08.2026", "10.08.2026"), *_given("03.08.2026", "10.08.2026", of="уборка")],
        ),
        "2026-08-12",
        [("2026-08-14", "Окончание услуги")],
    ),
    (
        "without a number nothing says that it was given in full",
        _book(
            Услуги=[_service(Окончание="20.08.2026", Периодичность="по обращению")],
            Оказано=_given("01.06.2026"),
        ),
        "2026-08-15",
        [("2026-08-20", "Окончание услуги")],
    ),
    ("it has ended", _book(Услуги=[_service(Окончание="20.08.2026")]), "2026-08-21", []),
    (
        "it has ended and is still given",
        _book(
            Услуги=[_service(Окончание="20.08.2026")],
            Оказано=[{"Услуга": "стирка", "Дата": "22.08.2026", "Количество": 1}],
        ),
        "2026-08-25",
        [("2026-08-20", "Услуга после окончания")],
    ),
    (
        "a request",
        _book(Обращения=_request()),
        "2026-03-30",
        [
            ("2026-03-19", "Контакт"),
            ("2026-03-30", NOTICE),
            ("2026-03-31", ANSWER),
            ("2026-04-02", "Контакт"),
        ],
    ),
    (
        "a request at once, its applicant told",
        _book(Планы=[], Обращения=_request(Приоритет="немедленно", Уведомлен="30.03.2026")),
        "2026-03-30",
        [("2026-03-30", ANSWER)],
    ),
    (
        "a request that is answered",
        _book(Планы=[], Обращения=_request(Отвечено="30.03.2026 12:00")),
        "2026-03-30",
        [],
    ),
    ("a request that is still to come", _book(Планы=[], Обращения=_request()), "2026-03-29", []),
    (
        "no consent",
        _book(Клиенты=[VERA | {"Дата приема": "01.02.2026"}], Планы=[]),
        "2026-03-01",
        [("2026-02-01", "Согласие на обработку данных")],
    ),
]


@pytest.mark.parametrize(("sheets", "on", "expected"), [case[1:] for case in CASES], ids=names_of(CASES))
def test_what_is_due(desk: Desk, sheets: Sheets, on: str, expected: list[tuple[str, str]]) -> None:
    run = desk.run("due", desk.book(sheets), "--on", on, "--json")
    assert (run.status, run.err) == (0, "")
    found = [json.loads(line) for line in run.out.splitlines()]
    assert [(item["day"], item["matter"]) for item in found] == expected
    assert all(item["is_late"] == (item["day"] < on) for item in found)


def test_how_far_ahead(desk: Desk) -> None:
    book = read_book(desk.book(_book()))
    counts = [len(due(book, date(2026, 3, 16), ahead)) for ahead in (0, 2, 3, 17, 60)]
    assert counts == [0, 0, 1, 2, 4]


FULL = _book(
    Клиенты=[VERA | {"Телефон": "+7 (000) 000-00-01", "Дата приема": "01.03.2026"}, IVAN | CONSENT],
    Планы=[PLAN, PLAN | {"Дело": "2", "Дата пересмотра": "22.03.2026"}],
    Услуги=[_service(Дело="1", Окончание="21.03.2026")],
    Обращения=_request(Поступило="20.03.2026 09:30", Телефон="+7 (000) 000-00-09"),
)


def test_the_list_on_the_screen(desk: Desk) -> None:
    run = desk.run("due", desk.book(FULL), "--on", "20.03.2026")
    assert run.status == 0
    assert run.out.replace("\u00a0", " ").splitlines() == [
        "Просрочено:",
        "  01.03.2026  Согласие на обработку данных: дело 1, Соколова В. И., в книге нет даты согласия,"
        " +7 (000) 000-00-01",
        "  19.03.2026  Контакт: дело 1, Соколова В. И., с начала плана не было, +7 (000) 000-00-01",
        "  19.03.2026  Контакт: дело 2, Петров И. И., с начала плана не было",
        "С 20.03.2026, 7 дн. вперед:",
        "  20.03.2026  Уведомление о приеме обращения: № 7, Ким, +7 (000) 000-00-09",
        "  21.03.2026  Ответ на обращение: № 7, Ким, до 09:30, +7 (000) 000-00-09",
        "  21.03.2026  Окончание услуги: дело 1, Соколова В. И., стирка, +7 (000) 000-00-01",
        "  22.03.2026  Пересмотр плана: дело 2, Петров И. И., план № 1",
        "Всего: 7, просрочено: 3.",
    ]


def test_the_calendar_holds_days_and_numbers_and_no_people(desk: Desk) -> None:
    book, calendar = desk.book(FULL), desk.folder / "due.ics"
    assert desk.run("due", book, "--on", "20.03.2026", "--ics", calendar).status == 0
    content = calendar.read_bytes()
    events = Calendar.from_ical(content).walk("VEVENT")
    assert [(event.decoded("dtstart"), str(event["summary"])) for event in events][:4] == [
        (date(2026, 3, 20), "Согласие на обработку данных: дело 1"),  # what is late stands on the day
        (date(2026, 3, 20), "Контакт: дело 1"),
        (date(2026, 3, 20), "Контакт: дело 2"),
        (date(2026, 3, 20), "Уведомление о приеме обращения: № 7"),
    ]
    assert len({str(event["uid"]) for event in events}) == len(events) == 7
    words = content.decode().replace("\r\n ", "")
    assert not [secret for secret in ("Соколова", "Петров", "Ким", "+7", "стирка") if secret in words]
    again = desk.folder / "again.ics"
    desk.run("due", book, "--on", "21.03.2026", "--ics", again)
    later = Calendar.from_ical(again.read_bytes()).walk("VEVENT")
    assert {str(event["uid"]) for event in later} == {str(event["uid"]) for event in events}


def test_the_printed_list(desk: Desk) -> None:
    paper = desk.folder / "due.docx"
    assert desk.run("due", desk.book(FULL), "--on", "20.03.2026", "--out", paper).status == 0
    text = plain(text_of(paper))
    assert "Центр «Вера» (адрес, телефон) Что пора сделать 20.03.2026 – 27.03.2026 Всего 7" in text
    late, today = "Просрочено 1 01.03.2026 Согласие", "Сегодня, 20.03.2026, пятница 4 20.03.2026 Уведомление"
    assert text.index(late) < text.index(today) < text.index("21.03.2026, суббота 5")
    assert "2 19.03.2026 Контакт: с начала плана не было 1 Соколова В. И. +7 (000) 000-00-01" in text
    assert "Согласие на обработку данных: в деле нет даты согласия 1" in text


POST = {"Должность": "специалист по социальной работе"}


def test_the_printed_list_says_what_to_decide_and_who_answers(desk: Desk) -> None:
    sheets = _book(
        Клиенты=[VERA | CONSENT | {"Специалист": "С1"}],
        Специалисты=[{"Код": "С1", "Фамилия": "Ким", "Имя": "Анна", "Отчество": "Олеговна", **POST}],
        Услуги=[_service("стирка: белье", Окончание="20.08.2026")],
        Оказано=[{"Услуга": "стирка: белье", "Дата": "22.08.2026", "Количество": 1}],
    )
    book, paper = desk.book(sheets), desk.folder / "due.docx"
    assert desk.run("due", book, "--on", "25.08.2026", "--out", paper).status == 0
    decide = "22.08.2026, срок закончился 20.08.2026: стирка: белье – продлить или прекратить"
    assert f"22.08.2026 Услуга оказана {decide} 1 Соколова В. И. Ким А. О." in plain(text_of(paper))


@pytest.mark.parametrize(
    ("request_", "owner"),
    [
        ({"Передано": "директору, 06.03.2026"}, "передано: директору, 06.03.2026"),
        ({"Передано": "в отдел опеки"}, "передано: в отдел опеки"),
        ({"Передано": "С2"}, "Лис Я. И."),
        ({"Передано": "С2, 06.03.2026"}, "Лис Я. И."),
        ({"Передано": "06.03.2026"}, "передано 06.03.2026"),
        ({"Передано": "С2", "Дело": "1"}, "Лис Я. И."),
        ({"Дело": "1"}, "Ким А. О."),
        ({"Дело": "1", "Передано": date(2026, 3, 6)}, "Ким А. О."),
        ({"Передано": date(2026, 3, 6)}, "передано 06.03.2026"),
        ({"Дело": "2"}, ""),
        ({}, ""),
    ],
)
def test_who_answers_for_a_request(desk: Desk, request_: Row, owner: str) -> None:
    staff: list[Row] = [
        {"Код": "С1", "Фамилия": "Ким", "Имя": "Анна", "Отчество": "Олеговна", **POST},
        {"Код": "С2", "Фамилия": "Лис", "Имя": "Ян", "Отчество": "Ильич", **POST},
    ]
    clients = [VERA | CONSENT | {"Специалист": "С1"}, IVAN | CONSENT]
    sheets = _book(Клиенты=clients, Специалисты=staff, Планы=[], Обращения=_request(**request_))
    on = date(2026, 3, 30)
    items = due(read_book(desk.book(sheets)), on)
    days = context_of(items, {}, on, 7)["дни"]
    assert isinstance(days, list)
    owners = [plain(row["ответственный"] or "") for day in days for row in day["дела"]]
    assert owners == [owner] * 2  # of the answer and of the notice
    assert all(owner in plain(sentence_of(item)) for item in items)


def test_the_number_of_a_request_has_a_column_of_its_own(desk: Desk) -> None:
    """A file number may begin with «№» too: what is due says whose number it is."""
    client = VERA | CONSENT | {"Дело": "№ 5"}
    sheets: Sheets = {
        "Клиенты": [client],
        "Планы": [PLAN | {"Дело": "№ 5"}],
        "Обращения": _request(Уведомлен="да"),
    }
    items = due(read_book(desk.book(sheets)), date(2026, 3, 19))
    assert [sentence_of(item).partition(",")[0] for item in items] == ["Контакт: дело № 5"]
    items += due(read_book(desk.book(sheets)), date(2026, 3, 31))
    days = context_of(items, {}, date(2026, 3, 19), 7)["дни"]
    assert isinstance(days, list)
    rows = [row for day in days for row in day["дела"]]
    assert {(row["дело"], row["обращение"]) for row in rows} == {("№ 5", None), (None, "№ 7")}


def test_the_printed_list_names_all_days_of_contact_that_were_missed(desk: Desk) -> None:
    book = read_book(desk.book(_book(Клиенты=[VERA])))
    days = context_of(due(book, date(2026, 4, 17)), {}, date(2026, 4, 17), 7)["дни"]
    assert isinstance(days, list)
    words = [(row["дата"], row["что"], row["подробности"]) for day in days for row in day["дела"]]
    assert words == [
        (date(2026, 3, 19), "Контакт", "пропущены 19.03, 02.04, 16.04; с начала плана не было"),
        (None, "Согласие на обработку данных", "в деле нет даты согласия и дня приема"),
    ]


@pytest.mark.parametrize(
    ("held", "first", "then"),
    [
        ([], "с начала плана не было", "пропущен 19.03; с начала плана не было"),
        (["08.03.2026"], *["пропущен 19.03; последний – 08.03.2026"] * 2),
    ],
)
def test_a_contact_says_which_were_missed(desk: Desk, held: list[str], first: str, then: str) -> None:
    contacts = [{"Дело": "1", "Дата": day} for day in held]
    book = read_book(desk.book(_book(Клиенты=[VERA | CONSENT], Контакты=contacts)))
    days = context_of(due(book, date(2026, 3, 30)), {}, date(2026, 3, 30), 7)["дни"]
    assert isinstance(days, list)
    words = [(row["дата"], row["подробности"]) for day in days for row in day["дела"]]
    assert words == [(date(2026, 3, 19), first), (date(2026, 4, 2), then)]


def test_make_does_not_make_the_list(desk: Desk) -> None:
    run = desk.make(desk.book(FULL), "--document", "due_list")
    assert run.status == 2


def test_files_are_never_overwritten(desk: Desk) -> None:
    book, kept = desk.book(FULL), desk.folder / "kept.ics"
    kept.write_text("mine")
    run = desk.run("due", book, "--ics", kept)
    assert (run.status, run.out, kept.read_text()) == (2, "", "mine")


def test_a_book_with_errors_says_that_the_list_may_lack_something(desk: Desk) -> None:
    book = desk.book(_book(Контакты=[{"Дата": "32.03.2026"}]))
    run = desk.run("due", book, "--on", "16.03.2026")
    assert run.status == 1
    assert "19.03.2026  Контакт" in run.out
    assert "такой даты нет" in run.err


@pytest.mark.parametrize(
    ("own", "representative", "phone"),
    [
        ("+7 (000) 000-00-01", "мать Ким Инна Олеговна, +7 (000) 000-00-02", "+7 (000) 000-00-01"),
        (None, "мать Ким Инна Олеговна, тел. +7 (000) 000-00-02", "+7 (000) 000-00-02"),
        (None, "Ким И. О. 8 000 000 00 02 (дочь)", "8 000 000 00 02"),
        (None, "Ким И. О., доверенность 77 АБ 0000002 от 10.01.2026", ""),
        (None, None, ""),
    ],
)
def test_whom_to_call(desk: Desk, own: str | None, representative: str | None, phone: str) -> None:
    client = VERA | {"Телефон": own, "Законный представитель": representative}
    [item, *_] = due(read_book(desk.book(_book(Клиенты=[client]))), date(2026, 3, 20))
    assert item.phone == phone
