"""What an act remarks: worked out by hand, never in contradiction with its own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from desk import Desk, Row, Sheets, plain
from each import each
from told import book_of, names_of, told

from paperwork.case.statistics.compensation import MORE

LISTED: list[Row] = [
    *({"Услуга": name, "Вид": "социально-бытовые", "Тариф": 10} for name in ("обед", "уборка", "чтение")),
    {"Услуга": "помощь", "Вид": "срочные социальные услуги"},
]
PROGRAMME = {"ИППСУ": [{"Дело": "1", "Номер": "7-И", "Дата": "01.09.2026"}]}
CONTRACT = {"Договоры": [{"Дело": "1", "Номер": "5", "Дата": "01.09.2026"}]}
WHOLE = "Услуги оказаны полностью и в срок. Заказчик претензий"
BUT = "Услуги оказаны полностью и в срок, кроме указанного в замечаниях. В остальном Заказчик претензий"


def _service(name: str, often: str = "2 раза в месяц", **more: object) -> dict[str, object]:
    return {"Дело": "1", "Услуга": name, "Предоставляется": "сейчас", "Периодичность": often, **more}


def _given(name: str, quantity: object = 2, day: str = "20.10.2026") -> dict[str, object]:
    return {"Дело": "1", "Услуга": name, "Дата": day, "Количество": quantity}


def _book(services: Sequence[Row], given: Sequence[Row], papers: Mapping[str, Sequence[Row]]) -> Sheets:
    return {**book_of(Услуги=services, Оказано=given, **papers), "Перечень услуг": LISTED}


WEEKLY = _service("обед", "1 раз в неделю")
LUNCH, TIDYING = _service("обед"), _service("уборка")
CASES: list[tuple[str, list[Row], list[Row], str | None, bool]] = [
    ("all as planned", [LUNCH], [_given("обед")], None, False),
    ("more than planned", [LUNCH], [_given("обед", 3)], None, False),
    ("less", [LUNCH, TIDYING], [_given("обед"), _given("уборка", 1)],
     "оказано меньше, чем по плану: строка 2 – на 1.", True),
    ("nothing of a service", [LUNCH, TIDYING], [_given("уборка")], "по плану не оказано: обед – 2.", True),
    ("beyond", [LUNCH], [_given("обед"), _given("чтение", 1)], "сверх программы: строка 2.", False),
    ("in the plan alone", [LUNCH, _service("уборка", **{"По ИППСУ": "нет"})],
     [_given("обед"), _given("уборка", 1)], "сверх программы: строка 2.", False),
    ("late in part", [LUNCH, _service("уборка", "2 раза в месяц", Окончание="15.10.2026")],
     [_given("обед"), _given("уборка", 1, "05.10.2026"), _given("уборка", 1)],
     "после срока: строка 2 – 1 из 2.", True),
    ("early", [LUNCH, _service("уборка", Начало="25.10.2026")], [_given("обед"), _given("уборка", 1)],
     "раньше срока: строка 2.", False),
    ("urgent services need no programme", [LUNCH], [_given("обед"), _given("помощь")], None, False),
    ("no number", [LUNCH], [_given("обед", "много")], None, False),
]  # fmt: skip


@pytest.mark.parametrize(("what", "services", "given", "words", "is_short"), CASES, ids=names_of(CASES))
def test_what_an_act_remarks(
    what: str, services: list[Row], given: list[Row], words: str | None, is_short: bool, desk: Desk
) -> None:
    book = _book(services, given, PROGRAMME)
    values = told(desk, book, "1")
    remarks = values["замечания_акта"]
    assert (remarks["слова"] and plain(remarks["слова"]), remarks["не_все"]) == (words, is_short)
    if what not in {"in the plan alone", "no number"}:
        wanting = [row for row in values["сверка"] if (row["разница"] or 0) < 0 or row["после_срока"]]
        assert bool(wanting) == is_short, "the act says what the check says"
    said = (words or "").removesuffix(".").split("; ")
    about_given = [part for part in said if part and "по плану" not in part]
    statement = plain(told(desk, book)["компенсация"]["сверх"] or "")
    # what is claimed above the volume the statement says alone: the client has no cause to remark it
    of_acts = [part for part in statement.split("; ") if part and not part.startswith(MORE)]
    assert of_acts == about_given, "and so does the statement"


@each(
    ("services", "given", "said"),
    [
        ([LUNCH], {"1": [_given("обед")]}, None),
        ([LUNCH], {"1": [_given("обед", 3)]}, "больше наименьшего объема по программе: строка 1 – 1 из 3"),
        # from four to five weeks begin in a month: the column has the least
        ([WEEKLY], {"1": [_given("обед", 4)]}, None),
        ([WEEKLY, _service("обед", Дело="2")], {"1": [_given("обед", 7)], "2": [_given("обед", 1)]},
         "больше наименьшего объема по программе: строка 1 – 3 из 8"),
        ([LUNCH], {"1": [_given("обед"), _given("чтение", 1)]}, "сверх программы: строка 2"),
        # whom nothing is planned for has no programme, and no word of the other's: a part of the row
        ([LUNCH], {"1": [_given("чтение", 1)], "2": [_given("чтение", 4)]},
         "сверх программы: строка 2 – 1 из 5"),
        ([LUNCH, _service("уборка", "2 раза в месяц", Окончание="15.10.2026"), _service("обед", Дело="2")],
         {"1": [_given("чтение", 2), _given("уборка", 1, "05.10.2026"), _given("уборка", 1)],
          "2": [_given("чтение", 1), _given("уборка", 2)]},
         "после срока: строка 2 – 1 из 4; сверх программы: строка 3 – 2 из 3;"
         " вне плана: строка 2 – 2 из 4, строка 3 – 1 из 3;"
         " больше наименьшего объема по программе: строка 2 – 1 из 4"),  # half a month promises none or one
        ([_service("чтение", Начало="25.10.2026")], {"1": [_given("чтение", 1)]}, "раньше срока: строка 1"),
        ([LUNCH], {"1": [_given("обед"), _given("помощь")]}, None),
    ],
)  # fmt: skip
def test_the_statement_says_by_its_own_rows_what_the_acts_remark(
    services: list[Row], given: Mapping[str, list[Row]], said: str | None, desk: Desk
) -> None:
    rows = [{**row, "Дело": number} for number, own in given.items() for row in own]
    statement = told(desk, _book(services, rows, PROGRAMME))["компенсация"]
    assert (statement["сверх"] and plain(statement["сверх"])) == said


def test_many_services_that_were_not_given_are_counted(desk: Desk) -> None:
    many = [_service(f"услуга {number}", Вид="социально-бытовые") for number in range(6)]
    remarks = told(desk, _book([LUNCH, *many], [_given("обед")], PROGRAMME), "1")["замечания_акта"]
    assert plain(remarks["слова"]) == "по плану не оказано услуг – 6, какие – в сверке за тот же период."


def test_without_a_plan_the_services_of_the_programme_are_in_it(desk: Desk) -> None:
    given = [_given("обед"), _given("чтение", 1)]
    book = _book([LUNCH], given, PROGRAMME)
    assert plain(told(desk, {**book, "Планы": []}, "1")["замечания_акта"]["слова"]) == (
        "сверх программы: строка 2."
    )


@pytest.mark.parametrize(
    ("papers", "services", "given", "said"),
    [
        (PROGRAMME, [LUNCH], [_given("обед")], f"{WHOLE} … Замечания: ____"),
        (PROGRAMME, [LUNCH], [_given("чтение")],
         f"{BUT} … Замечания: по плану не оказано: обед – 2; сверх программы: строка 1. ____"),
        (CONTRACT, [LUNCH], [_given("обед"), _given("чтение")],
         f"{WHOLE} … Замечания: сверх договора: строка 2. ____"),
        ({}, [LUNCH], [_given("обед"), _given("чтение")],
         f"{WHOLE} … Замечания: вне плана: строка 2. ____"),
    ],
)  # fmt: skip
def test_no_words_of_an_act_contradict_its_remarks(
    papers: dict[str, list[Row]], services: list[Row], given: list[Row], said: str, desk: Desk
) -> None:
    book = _book(services, given, papers)
    chosen = ("--document", "delivery_act", "--document", "delivery_sheet")
    run = desk.make(desk.book(book), *chosen, "--client", "1", "--month", "2026-10")
    assert run.status == 0, run.err
    by_days, act = sorted(desk.made(), key=lambda name: "Акт" in name)
    words = plain(desk.text(act))
    accepted, remarks = said.split(" … ")
    assert accepted in words
    assert remarks in words
    beyond = remarks.partition("сверх ")[2].partition(":")[0]
    assert not beyond or f"чтение сверх {beyond}" in plain(desk.text(by_days))
