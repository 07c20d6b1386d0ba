"""The end of a case: of later periods he is no client, gets what his rows ask for, stays in the book."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Row, Sheets, plain

from paperwork.book.period import month
from paperwork.case.computation import Scope
from paperwork.case.statistics.delivery import is_there, lines
from paperwork.case.statistics.summary import summary
from paperwork.intake.excel.reading.read import read_book

CONSENT = {"Дата согласия": "12.01.2026", "Дата приема": "12.01.2026"}
CLOSED = {
    **VERA,
    **CONSENT,
    "Дата окончания": "15.03.2026",
    "Причина окончания": "смерть получателя или ликвидация поставщика",
}
HIS = {"Номер": "1", "Дата": "15.01.2026", "Проблема": "Одиночество", "Пересмотр через": "6 месяцев"}
WEEKLY = {"Вид": "социально-бытовые", "Предоставляется": "сейчас", "Начало": "15.01.2026",
          "Окончание": "31.08.2026"}  # fmt: skip
APPLICATION, CONSENT_PAPER = "Анкета-заявление", "Согласие на обработку персональных данных"
PLAN, CHECK, COVER = "Индивидуальный план обслуживания", "Сверка оказанных услуг", "Обложка личного дела"


def book_of(desk: Desk, *given: Row, client: Row = CLOSED) -> Path:
    return desk.book(
        {
            "Учреждение": INSTITUTION,
            "Клиенты": [client, IVAN | CONSENT],
            "Планы": [{"Дело": number, **HIS} for number in ("1", "2")],
            "Услуги": [
                {"Дело": "1", "Услуга": "стирка", "Периодичность": "1 раз в неделю", **WEEKLY},
                {"Дело": "1", "Услуга": "обследование", "Периодичность": "однократно", **WEEKLY},
                {"Дело": "2", "Услуга": "стирка", "Периодичность": "1 раз в неделю", **WEEKLY},
            ],
            "Оказано": list(given),
        }
    )


@pytest.mark.parametrize(
    ("period", "clients", "with_plans", "planned", "reviews"),
    [
        # whole weeks from the 15th of January: 4–5 in March, 2 of them until the end of the case
        ("2026-02", 2, 2, (8, 8), 0),
        ("2026-03", 1, 1, (6, 7), 0),
        ("2026-04", 1, 1, (4, 5), 0),
        ("2026-07", 1, 1, (4, 5), 1),
    ],
)
def test_he_is_no_client_of_later_periods(
    desk: Desk, period: str, clients: int, with_plans: int, planned: tuple[int, int], reviews: int
) -> None:
    book = read_book(book_of(desk))
    found = summary(Scope(book, None, date(2026, 8, 1), month(period)))
    assert (found.clients, found.with_plans, found.reviews) == (clients, with_plans, reviews)
    assert planned[0] <= int(found.planned or 0) <= planned[1]


def test_what_is_given_after_the_end_is_after_the_term_and_what_was_promised_once_is_not_lacking(
    desk: Desk,
) -> None:
    given = {"Дело": "1", "Услуга": "стирка", "Дата": "20.03.2026", "Количество": 1}
    book = read_book(book_of(desk, given))
    march, april = (
        Scope(book, book.clients[0], date(2026, 5, 1), month(one)) for one in ("2026-03", "2026-04")
    )
    washing, survey = lines(march)
    assert (washing.late, washing.in_time) == (1, 0)
    late = "срок закончился 15.03.2026, после него оказано 1"  # by no former plan
    assert washing.remark == f"меньше плана на 2; {late}"
    assert survey.lacking == 0
    assert not is_there(april)


@pytest.mark.parametrize(
    ("day", "options", "has", "lacks"),
    [
        ("14.03.2026", (), {APPLICATION, CONSENT_PAPER, COVER, PLAN}, set()),
        ("15.03.2026", (), {PLAN}, {APPLICATION, CONSENT_PAPER, COVER}),
        ("30.04.2026", ("--month", "2026-03"), {PLAN, CHECK}, {APPLICATION, COVER}),
        ("30.04.2026", ("--month", "2026-04"), {PLAN}, {CHECK, APPLICATION}),
        ("30.04.2026", ("--document", "file_cover"), set(), {COVER, PLAN}),
        ("30.04.2026", ("--document", "file_cover", "--client", "1"), {COVER}, {PLAN}),
        ("30.04.2026", ("--document", "file_cover", "--where", "клиент.фамилия"), set(), {COVER, PLAN}),
        ("30.04.2026", ("--document", "file_cover", "--where", "клиент.дата_окончания"), {COVER}, {PLAN}),
    ],
)
def test_he_gets_the_papers_that_his_rows_ask_for(
    desk: Desk, day: str, options: tuple[str, ...], has: set[str], lacks: set[str]
) -> None:
    run = desk.make(book_of(desk), "--on", day, *options)
    assert run.status == 0
    his = {name.partition("/")[2] for name in desk.made() if name.startswith("1 ")}
    assert has <= his
    assert not lacks & his
    if lacks - {CHECK, PLAN}:
        assert "обслуживание окончено 15.03.2026" in plain(run.out)
    if not {"--client", "клиент.дата_окончания"} & set(options):
        assert f"2 Петров Иван/{COVER}" in desk.made()


def test_the_inventory_is_asked_for_by_its_rows(desk: Desk) -> None:
    sheets: Sheets = {"Учреждение": INSTITUTION, "Клиенты": [{**VERA, "Дата окончания": "15.03.2026"}]}
    inventory = "1 Соколова Вера/Внутренняя опись документов личного дела"
    desk.make(desk.book(sheets), "--on", "31.03.2026")
    assert inventory not in desk.made()
    filed = [{"Документ": "Копия паспорта", "Принят": "12.01.2026"}]
    desk.make(desk.book({**sheets, "Документы дела": filed}), "--on", "31.03.2026")
    assert inventory in desk.made()


def test_he_is_found_where_the_end_is_asked_for(desk: Desk) -> None:
    book = book_of(desk)
    found = desk.run("find", book, "--where", "клиент.фамилия", "--on", "31.03.2026")
    assert "Подходят под условие (1): 2 Петров Иван Ильич О" in plain(found.out)
    assert "Обслуживание окончено, здесь их нет: 1" in plain(found.out)
    before = desk.run("find", book, "--where", "клиент.фамилия", "--on", "14.03.2026")
    assert "Подходят под условие (2)" in plain(before.out)
    ended = desk.run("find", book, "--where", "клиент.дата_окончания", "--on", "31.03.2026")
    assert "Подходят под условие (1): 1 Соколова Вера Ильинична" in plain(ended.out)
    entitled = desk.run("find", book, "--service", "стирка", "--on", "31.03.2026")
    assert "Соколова" not in entitled.out
    assert "Петров" in entitled.out


def test_a_reason_without_a_day_is_a_warning(desk: Desk) -> None:
    run = desk.run("check", book_of(desk, client={**CLOSED, "Дата окончания": None}))
    assert "(Дата окончания): пусто — причина окончания есть, а даты нет" in plain(run.err + run.out)
    assert run.status == 0


def test_he_stays_in_the_book(desk: Desk) -> None:
    book = read_book(book_of(desk))
    assert [client.surname for client in book.clients] == ["Соколова", "Петров"]
    assert desk.run("check", book_of(desk)).status == 0
