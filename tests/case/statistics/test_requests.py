"""The journal of requests: by when each is to be answered, how long it took, what is overdue."""

from __future__ import annotations

from datetime import date

import pytest
from desk import Desk, Row
from told import book_of, names_of, told

from paperwork.book.period import month
from paperwork.case.computation import Scope
from paperwork.case.statistics.requests import journal
from paperwork.intake.excel.reading.read import read_book

NB = "\u00a0"


def _request(received: str, answered: str | None = None, **more: object) -> dict[str, object]:
    return {"Поступило": received, "Отвечено": answered, "Заявитель": "Ким", "Суть": "вопрос", **more}


URGENT, SAME_DAY = {"Приоритет": "немедленно"}, {"Приоритет": "сегодня"}
CASES: list[tuple[str, Row, tuple[str, str | None, str | None]]] = [
    # what, request, (deadline, time taken, what is said of the delay); today is 05.11.2026
    (
        "after 25 hours",
        _request("05.10.2026 10:00", "06.10.2026 11:00"),
        ("06.10.2026 10:00", "25 ч", "просрочено на 1 ч"),
    ),
    ("to the minute", _request("05.10.2026 10:00", "06.10.2026 10:00"), ("06.10.2026 10:00", "24 ч", None)),
    (
        "a minute more",
        _request("05.10.2026 10:00", "06.10.2026 10:01"),
        ("06.10.2026 10:00", "24 ч 1 мин", "просрочено на 1 мин"),
    ),
    ("soon", _request("05.10.2026 10:00", "05.10.2026 10:40"), ("06.10.2026 10:00", "40 мин", None)),
    ("no answer", _request("05.10.2026 10:00"), ("06.10.2026 10:00", None, "ответа нет, срок прошел")),
    (
        "at once",
        _request("05.10.2026 10:00", "05.10.2026 11:00", **URGENT),
        ("05.10.2026 11:00", "1 ч", None),
    ),
    (
        "at once, and later",
        _request("05.10.2026 10:00", "05.10.2026 11:15", **URGENT),
        ("05.10.2026 11:00", "1 ч 15 мин", "просрочено на 15 мин"),
    ),
    (
        "the same day",
        _request("05.10.2026 10:00", "05.10.2026 18:30", **SAME_DAY),
        ("05.10.2026 23:59", "8 ч 30 мин", None),
    ),
    (
        "the next day",
        _request("05.10.2026 23:00", "06.10.2026 08:00", **SAME_DAY),
        ("05.10.2026 23:59", "9 ч", "просрочено на 8 ч 1 мин"),
    ),
    ("no hour", _request("05.10.2026", "06.10.2026 18:00"), ("06.10.2026 23:59", None, None)),
    (
        "no hour, two days",
        _request("05.10.2026", "07.10.2026 00:59"),
        ("06.10.2026 23:59", None, "просрочено на 1 ч"),
    ),
]


@pytest.mark.parametrize(("row", "expected"), [case[1:] for case in CASES], ids=names_of(CASES))
def test_by_when_and_how_late(desk: Desk, row: Row, expected: tuple[str, str | None, str | None]) -> None:
    [entry] = told(desk, book_of(Обращения=[row]))["журнал"]
    texts = (f"{entry['срок_ответа']:%d.%m.%Y %H:%M}", entry["время_ответа"], entry["просрочено"])
    assert tuple(text and text.replace(NB, " ") for text in texts) == expected


def test_what_is_not_yet_late_is_not_called_so(desk: Desk) -> None:
    rows = [_request("05.11.2026 10:00"), _request("04.11.2026 23:00", **SAME_DAY)]  # today is 05.11.2026
    found = told(desk, book_of(Обращения=rows), period=month("2026-11"))
    assert [row["просрочено"] for row in found["журнал"]] == ["ответа нет, срок прошел", None]
    names = ("обращений", "ответов_в_срок", "просрочено", "просрочено_без_ответа", "срок_не_истек")
    assert [found["сводка"][name] for name in names] == [2, 0, 1, 1, 1]


def test_the_journal_holds_the_requests_of_the_period_in_their_order(desk: Desk) -> None:
    rows = [
        _request("31.10.2026 23:59", "01.11.2026 08:00", Номер="А-3"),
        _request("30.09.2026 23:59", "01.10.2026 08:00"),
        _request("01.10.2026 00:01", "01.10.2026 08:00", Уведомлен="01.10.2026"),
        _request("01.11.2026 00:01"),
        _request("15.10.2026 09:00", Уведомлен="по телефону"),
    ]
    values = told(desk, book_of(Обращения=rows))
    assert [(row["номер"], row["поступило"].day) for row in values["журнал"]] == [
        ("1", 1),
        ("2", 15),
        ("А-3", 31),
    ]
    assert values["итоги_журнала"] == {
        "обращений": 3,
        "отвечено_в_срок": 2,
        "отвечено_с_опозданием": 0,
        "без_ответа": 1,
        "просрочено": 1,
        "просрочено_без_ответа": 1,
        "срок_не_истек": 0,
        "без_уведомления": 1,
    }


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("С1", f"Сафина{NB}А."),
        (" с1 ", f"Сафина{NB}А."),
        ("С1, 05.10.2026", f"Сафина{NB}А., 05.10.2026"),
        ("С1 (по телефону)", f"Сафина{NB}А. (по телефону)"),
        ("С2, Сафиной", "С2, Сафиной"),
        ("Сафиной А., 05.10.2026", "Сафиной А., 05.10.2026"),
        ("С1 и С3", "С1 и С3"),
        ("в отдел С1", "в отдел С1"),
        ("05.10.2026", "05.10.2026"),
        (None, None),
        ("Н7", "Н7"),
    ],
)
def test_a_specialist_s_code_is_printed_as_the_name(desk: Desk, typed: str | None, printed: object) -> None:
    staff = {"Имя": "Алия", "Должность": "психолог"}
    people: list[Row] = [{"Код": code, "Фамилия": "Сафина", **staff} for code in ("С1", "Н7", "Н7")]
    book = read_book(
        desk.book({"Специалисты": people, "Обращения": [_request("05.10.2026 10:00", Передано=typed)]})
    )
    scope = Scope(book, None, date(2026, 11, 5), month("2026-10"))
    assert [entry.passed_to for entry in journal(scope)] == [printed]
