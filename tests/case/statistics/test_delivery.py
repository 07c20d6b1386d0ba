"""What was promised against what was given: every number of the check is worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from desk import Desk, Row, plain
from told import PLAN, book_of, names_of, told

from paperwork.book.period import Period, month, quarter
from paperwork.book.volume import promised_volume

FOOD, DAILY, ONCE = "трехразовое питание", "ежедневно", "однократно"
OCTOBER_DAYS = (date(2026, 10, 1), date(2026, 10, 31))

PROMISED = [
    # periodicity, days, the least and the most
    ("ежедневно", OCTOBER_DAYS, (31, 31)),
    ("3 раза в день", OCTOBER_DAYS, (93, 93)),
    ("1 раз в неделю", OCTOBER_DAYS, (4, 5)),
    ("еженедельно", OCTOBER_DAYS, (4, 5)),
    ("2 раза в неделю", OCTOBER_DAYS, (8, 10)),
    ("2 раза в месяц", OCTOBER_DAYS, (2, 2)),
    ("1 раз в квартал", OCTOBER_DAYS, (0, 1)),
    ("1 раз в неделю", (date(2026, 10, 1), date(2026, 10, 6)), (0, 1)),
    ("1 раз в месяц", (date(2026, 10, 15), date(2026, 10, 31)), (1, 1)),
    ("1 раз в месяц", (date(2026, 10, 20), date(2026, 10, 31)), (0, 1)),
]


@pytest.mark.parametrize(("periodicity", "days", "volumes"), PROMISED)
def test_a_part_of_a_term_promises_whole_periods(
    periodicity: str, days: tuple[date, date], volumes: tuple[int, int]
) -> None:
    found = promised_volume(periodicity, *days)
    assert found is not None
    assert (found.start, found.stop - 1) == volumes


def _service(name: str = FOOD, often: str | None = "3 раза в день", **more: object) -> dict[str, object]:
    usual = {"Дело": "1", "Услуга": name, "Предоставляется": "сейчас", "Периодичность": often}
    return {**usual, **more}


def _given(
    quantity: object, day: str = "20.10.2026", name: str = FOOD, receipt: str = ""
) -> dict[str, object]:
    return {"Дело": "1", "Услуга": name, "Дата": day, "Количество": quantity, "Квитанция": receipt or None}


def _earlier(**more: object) -> dict[str, object]:
    return {**PLAN, "Номер": "0", "Дата": "01.03.2026", **more}


LINES: list[tuple[str, list[Row], list[Row], tuple[object, ...]]] = [
    # what, services, deliveries, (planned, in time, late, outside, difference, remark) of the first line
    ("all", [_service()], [_given(93)], ("93", 93, 0, 0, 0, None)),
    ("two meals of three", [_service()], [_given(62)], ("93", 62, 0, 0, -31, "меньше плана на 31")),
    ("more", [_service()], [_given(95)], ("93", 95, 0, 0, 2, "больше плана на 2")),
    ("a begun week", [_service(often="1 раз в неделю")], [_given(5)], ("4–5", 5, 0, 0, 0, None)),
    (
        "parts",
        [_service(often="2 раза в месяц")],
        [_given("1,5")],
        ("2", 1.5, 0, 0, -0.5, "меньше плана на 0,5"),
    ),
    ("nothing given", [_service(often=DAILY)], [], ("31", 0, 0, 0, -31, "меньше плана на 31")),
    ("as needed", [_service(often="по обращению")], [_given(3)], ("None", 3, 0, 0, None, None)),
    (
        "begins",
        [_service(often=DAILY, Начало="22.10.2026")],
        [_given(10, "30.10.2026")],
        ("10", 10, 0, 0, 0, None),
    ),
    (
        "ends",
        [_service(often=DAILY, Окончание="10.10.2026")],
        [_given(10, "9.10.2026")],
        ("10", 10, 0, 0, 0, None),
    ),
    (
        "ended and still given",
        [_service(often=DAILY, Окончание="10.10.2026")],
        [_given(10, "9.10.2026"), _given(2, "12.10.2026")],
        ("10", 10, 2, 0, 0, "срок закончился 10.10.2026, после него оказано 2"),
    ),
    (
        "ended before the month",
        [_service(Окончание="30.09.2026")],
        [_given(2, "05.10.2026")],
        ("0", 0, 2, 0, 0, "срок закончился 30.09.2026, после него оказано 2"),
    ),
    (
        "later, with a day",
        [_service(often=DAILY, Предоставляется="позднее", Начало="22.10.2026")],
        [_given(10, "30.10.2026")],
        ("10", 10, 0, 0, 0, None),
    ),
    (
        "too early",
        [_service(often=DAILY, Предоставляется="позднее", Начало="01.12.2026")],
        [_given(1)],
        ("0", 0, 0, 1, 0, "по плану с 01.12.2026, раньше оказано 1"),
    ),
    (
        "later, without a day",
        [_service(Предоставляется="позднее")],
        [_given(1)],
        ("0", 0, 0, 1, 0, "по плану позднее, раньше оказано 1"),
    ),
    ("not in the plan", [], [_given(4, name="стирка")], ("0", 0, 0, 4, 0, "в плане нет")),
    (
        "once, due",
        [_service(often=ONCE, Окончание="20.10.2026")],
        [],
        ("1", 0, 0, 0, -1, "меньше плана на 1"),
    ),
    ("once, not yet due", [_service(often=ONCE, Окончание="20.11.2026")], [], ("0–1", 0, 0, 0, 0, None)),
    ("once, given", [_service(often=ONCE, Окончание="20.11.2026")], [_given(1)], ("1", 1, 0, 0, 0, None)),
    (
        "once, given before",
        [_service(often=ONCE, Окончание="20.10.2026")],
        [_given(1, "15.09.2026")],
        ("0", 0, 0, 0, 0, None),
    ),
    (
        "a volume alone",
        [_service(often=None, Объем="60 часов", Начало="01.10.2026", Окончание="30.11.2026")],
        [_given(30)],
        ("30–31", 30, 0, 0, 0, None),  # 60 × 31 / 61 = 30,49
    ),
    (
        "the whole term in the month",
        [_service(often="1 раз в неделю", Начало="05.10.2026", Окончание="09.10.2026")],
        [],
        ("1", 0, 0, 0, -1, "меньше плана на 1"),
    ),
    (
        "no number",
        [_service(often=DAILY)],
        [_given(31), _given("много")],
        ("31", 31, 0, 0, 0, "количество «много» — не число"),
    ),
    (
        "less in time than planned, the rest after the end",
        [_service(often="1 раз в неделю", Окончание="28.10.2026")],
        [_given(1, "05.10.2026"), _given(3, "30.10.2026")],
        ("4", 1, 3, 0, -3, "меньше плана на 3; срок закончился 28.10.2026, после него оказано 3"),
    ),
    (
        "between the least and the most",
        [_service(often="2 раза в неделю")],
        [_given(9)],
        ("8–10", 9, 0, 0, 0, None),
    ),
    (
        "beyond the most",
        [_service(often="2 раза в неделю")],
        [_given("11,5")],
        ("8–10", 11.5, 0, 0, 1.5, "больше плана на 1,5"),
    ),
    (
        "early does not make up for what is lacking",
        [_service(often=DAILY, Начало="22.10.2026")],
        [_given(1, "20.10.2026"), _given(9, "30.10.2026")],
        ("10", 9, 0, 1, -1, "меньше плана на 1; по плану с 22.10.2026, раньше оказано 1"),
    ),
    (
        "counted for a part of the period alone",
        [_service(often="по обращению", Окончание="14.10.2026"), _service(often=DAILY, Начало="15.10.2026")],
        [_given(20)],
        ("от\u00a017", 20, 0, 0, 0, None),
    ),
    (
        "after the end, no number",
        [_service(often=DAILY, Окончание="10.10.2026")],
        [_given(10, "09.10.2026"), _given("много", "12.10.2026")],
        (
            *("10", 10, 0, 0, 0),
            "срок закончился 10.10.2026, после него оказано «много»; количество «много» — не число",
        ),
    ),
    ("nothing is nothing given", [_service(often=DAILY)], [_given(31), _given(0)], ("31", 31, 0, 0, 0, None)),
]


@pytest.mark.parametrize(("services", "given", "line"), [case[1:] for case in LINES], ids=names_of(LINES))
def test_a_line(desk: Desk, services: Sequence[Row], given: Sequence[Row], line: tuple[object, ...]) -> None:
    rows = told(desk, book_of(Услуги=[*services], Оказано=[*given]), "1")["сверка"]
    names = ("по_плану", "в_срок", "после_срока", "вне_плана", "разница", "примечание")
    assert [(str(row["по_плану"]), *(row[name] for name in names[1:])) for row in rows] == [line]
    assert [row["оказано"] for row in rows] == [sum(row[name] for name in names[1:4]) for row in rows]


VERSIONS: list[tuple[str, list[Row], tuple[object, ...]]] = [
    # in October from the 15th on the new version is in force
    ("seldom", [_service(План="0"), _service(often="2 раза в день")], (14 * 3 + 17 * 2,)),
    ("as before", [_service(often="1 раз в неделю", План="0"), _service(often="1 раз в неделю")], (4,)),
    ("dropped", [_service(often=DAILY, План="0")], (14,)),
    ("added", [_service(often=DAILY)], (17,)),
    ("its own end comes first", [_service(often=DAILY, План="0", Окончание="10.10.2026")], (10,)),
    (
        "repeated after its end",
        [_service(often=DAILY, План="0"), _service(often=DAILY, Окончание="10.10.2026")],
        (14,),
    ),
    ("a term that began before", [_service(often=DAILY, Начало="01.03.2026")], (17,)),
]


@pytest.mark.parametrize(("services", "planned"), [case[1:] for case in VERSIONS], ids=names_of(VERSIONS))
def test_a_later_version_replaces_the_earlier_from_its_date(
    desk: Desk, services: list[Row], planned: tuple[object, ...]
) -> None:
    plans = [PLAN | {"Дата": "15.10.2026"}, _earlier()]
    values = told(desk, book_of(Планы=plans, Услуги=services), "1")
    assert tuple(row["по_плану"] for row in values["сверка"]) == planned
    assert values["итоги_сверки"]["план"].replace("\u00a0", " ") == "№ 0 от 01.03.2026, № 1 от 15.10.2026"


def test_a_service_that_the_new_version_dropped_has_ended(desk: Desk) -> None:
    plans = [PLAN | {"Дата": "15.10.2026"}, _earlier()]
    rows = book_of(Планы=plans, Услуги=[_service(План="0")], Оказано=[_given(2, "16.10.2026")])
    [line] = told(desk, rows, "1")["сверка"]
    assert line["примечание"].endswith("срок закончился 14.10.2026, после него оказано 2")
    assert "по прежнему плану" not in line["примечание"]


def test_what_the_new_version_puts_off_had_another_term(desk: Desk) -> None:
    plans = [PLAN | {"Дата": "15.10.2026"}, _earlier()]
    later = _service() | {"Предоставляется": "позднее", "Окончание": "31.12.2026"}
    rows = book_of(Планы=plans, Услуги=[_service(План="0"), later], Оказано=[_given(2, "16.10.2026")])
    [line] = told(desk, rows, "1")["сверка"]
    assert "по прежнему плану срок закончился 14.10.2026, после него оказано 2" in line["примечание"]


def test_what_was_given_after_its_term_is_not_what_was_not_needed(desk: Desk) -> None:
    services, given = [_service(often="1 раз в квартал", Окончание="20.10.2026")], [_given(1, "22.10.2026")]
    values = told(desk, book_of(Услуги=services, Оказано=given), "1")
    assert [(row["после_срока"], row["проверка"]) for row in values["сверка"]] == [(1, "по числу")]
    assert (values["итоги_сверки"]["без_недостачи"], values["итоги_сверки"]["не_требовались"]) == (1, 0)


def test_a_check_says_what_a_new_version_changed(desk: Desk) -> None:
    plans = [PLAN | {"Дата": "15.10.2026"}, _earlier()]
    changed = [_service(often=DAILY, План="0"), _service(often="2 раза в неделю")]
    dropped = [_service(often=DAILY, План="0") | {"Услуга": name} for name in ("стирка", "уборка")]
    dropped[1] |= {"Окончание": "14.10.2026"}
    rows = told(desk, book_of(Планы=plans, Услуги=[*changed, *dropped]), "1")["сверка"]
    found = {row["услуга"]: (row["как_часто"], row["прекращена"]) for row in rows}
    assert found == {
        FOOD: ("ежедневно до 14.10.2026, затем 2 раза в неделю", None),
        "стирка": (None, "планом №\u00a01 от\u00a015.10.2026"),
        "уборка": (None, None),  # its own end came at the same time
    }


def test_a_plan_follows_the_law_and_its_check_the_plan(desk: Desk) -> None:
    kinds = {
        "помощь юриста": "социально-правовые",
        "беседа": "социально-психологические",
        "кружок": "социально-педагогические",
        "экскурсия": "краеведческие",  # which the law does not know
        "уборка": "социально-бытовые",
        "что-то": None,
        "вещи": "срочные социальные услуги",
    }
    services = [_service(name, Вид=kind) for name, kind in kinds.items()]
    later = _service("стрижка", Вид="социально-бытовые") | {"Предоставляется": "позднее"}
    plans = [PLAN | {"Дата": "15.10.2026"}, _earlier()]
    former = [_service(name, План="0") for name in ("прогулка", "вещи", "уборка")]
    given = [_given(1, name="вне плана"), _given(1, name="стрижка")]
    book = desk.book(book_of(Планы=plans, Услуги=[*former, later, *services], Оказано=given))
    desk.make(book, "--document", "service_plan", "--document", "delivery_check", "--month", "2026-10")
    printed = ["что-то", "уборка", "беседа", "кружок", "помощь юриста", "вещи", "экскурсия", "стрижка"]
    for title, names in {
        "Индивидуальный план": printed,
        "Сверка": [*printed, "прогулка", "вне плана"],
    }.items():
        [made] = (name for name in desk.made() if title in name)
        cells = desk.text(made).split("\n")
        assert sorted(names, key=cells.index) == names


def test_the_official_papers_have_the_order_of_the_plan(desk: Desk) -> None:
    kinds = {
        "юрист": "социально-правовые",
        "беседа": "социально-психологические",
        "уборка": "социально-бытовые",
    }
    services = [_service(name, Вид=kind) for name, kind in kinds.items()]
    given = [_given(1, name=name) for name in kinds]
    sheets = book_of(
        Услуги=services, Оказано=given, Договоры=[{"Дело": "1", "Номер": "5", "Дата": "01.09.2026"}]
    )
    papers = ("service_plan", "service_contract", "delivery_act", "delivery_check")
    chosen = [part for name in papers for part in ("--document", name)]
    run = desk.make(desk.book(sheets), *chosen, "--client", "1", "--month", "2026-10")
    found = {name: [it for it in desk.text(name).split("\n") if it in kinds] for name in desk.made()}
    assert (len(found), run.status) == (4, 0), run.err
    assert set(map(tuple, found.values())) == {("уборка", "беседа", "юрист")}


def test_the_conclusion_says_what_a_new_version_stopped(desk: Desk) -> None:
    plans = [PLAN | {"Дата": "15.10.2026"}, _earlier()]
    rare = [_service(name, "1 раз в квартал", План="0") for name in ("стирка", "уборка")]
    again = _service("уборка", "1 раз в квартал")
    book = desk.book(book_of(Планы=plans, Услуги=[*rare, again]))
    run = desk.make(book, "--document", "delivery_check", "--month", "2026-10", "--client", "1")
    assert run.status == 0, run.err
    [made] = desk.made()
    assert (
        "По плану за период – 2 услуги: проверено по числу – 0; не требовалось в этот период – 1:"
        " «уборка»; прекращено планом – 1: «стирка»; не считалось (в плане нет числа) – 0;"
    ) in plain(desk.text(made))


def test_what_is_optional_and_was_given_is_checked(desk: Desk) -> None:
    services, given = [_service(often="1 раз в квартал")], [_given(1)]
    values = told(desk, book_of(Услуги=services, Оказано=given), "1")
    assert [(str(row["по_плану"]), row["проверка"]) for row in values["сверка"]] == [("0–1", "по числу")]
    assert (values["итоги_сверки"]["без_недостачи"], values["итоги_сверки"]["не_требовались"]) == (1, 0)


def test_a_service_that_was_dropped_before_it_began_has_no_end(desk: Desk) -> None:
    plans = [PLAN | {"Дата": "15.10.2026"}, _earlier()]
    services = [_service(План="0", Начало="01.12.2026")]
    rows = book_of(Планы=plans, Услуги=services, Оказано=[_given(2, "16.10.2026")])
    [line] = told(desk, rows, "1")["сверка"]
    assert (line["после_срока"], line["вне_плана"]) == (0, 2)
    assert line["примечание"] == "по плану с 01.12.2026, раньше оказано 2"


def test_what_is_promised_once_is_due_once_also_by_a_new_version(desk: Desk) -> None:
    plans = [PLAN | {"Дата": "25.09.2026"}, _earlier()]
    services = [_service(often=ONCE, План="0"), _service(often=ONCE, Окончание="20.10.2026")]
    rows = book_of(Планы=plans, Услуги=services, Оказано=[_given(1, "10.09.2026")])
    [line] = told(desk, rows, "1")["сверка"]
    assert (str(line["по_плану"]), line["разница"], line["примечание"]) == ("0", 0, None)


KINDS = [
    # the kind in the plan, in the institution's list, of the line
    ("срочные", "социально-бытовые", "срочные"),
    (None, "социально-бытовые", "социально-бытовые"),
    ("срочные", None, "срочные"),
    (None, None, None),
]


@pytest.mark.parametrize("given", [[], [_given(1)]], ids=["not given", "given"])
@pytest.mark.parametrize(("planned", "listed", "kind"), KINDS)
def test_the_kind_of_a_service(
    desk: Desk, planned: str | None, listed: str | None, kind: str | None, given: list[Row]
) -> None:
    listed_services = [{"Услуга": FOOD.upper(), "Вид": listed}]
    sheets = book_of(Услуги=[_service(Вид=planned)], Оказано=given)
    [line] = told(desk, {**sheets, "Перечень услуг": listed_services}, "1")["сверка"]
    assert line["вид"] == kind


VARIANTS = [
    ("двухразовое питание", True),
    ("трёхразовое питание, сухой паек", True),
    ("питание", True),
    ("помощь в трудоустройстве", False),
]


@pytest.mark.parametrize(("name", "is_variant"), VARIANTS)
def test_a_variant_of_a_service_is_shown_beside_it(desk: Desk, name: str, is_variant: bool) -> None:
    _, line = told(desk, book_of(Услуги=[_service()], Оказано=[_given(31, name=name)]), "1")["сверка"]
    expected = "в плане нет; похожая услуга – строка\u00a01" if is_variant else "в плане нет"
    assert (line["услуга"], line["примечание"]) == (name, expected)


def test_spelling_does_not_part_a_service_from_its_deliveries(desk: Desk) -> None:
    given = [_given(90, name="Трёхразовое  питание"), _given(3, name="ТРЕХРАЗОВОЕ ПИТАНИЕ")]
    [line] = told(desk, book_of(Услуги=[_service()], Оказано=given), "1")["сверка"]
    assert (line["услуга"], line["разница"]) == (FOOD, 0)


def test_receipts_are_named_once_each(desk: Desk) -> None:
    given = [_given(30, receipt="007"), _given(31, receipt="008"), _given(32, receipt="007")]
    [line] = told(desk, book_of(Услуги=[_service()], Оказано=given), "1")["сверка"]
    assert line["квитанции"] == "007, 008"


@pytest.mark.parametrize(
    ("period", "planned"),
    [(month("2026-09"), 90), (quarter("2026-4"), 276), (Period(date(2026, 9, 30), date(2026, 10, 1)), 6)],
)
def test_another_period_has_other_numbers(desk: Desk, period: Period, planned: int) -> None:
    [line] = told(desk, book_of(Услуги=[_service()]), "1", period)["сверка"]
    assert line["по_плану"] == planned


def test_the_conclusion_names_what_is_not_as_it_should_be(desk: Desk) -> None:
    services = [
        _service(),
        _service("стирка", "1 раз в неделю"),
        _service("кормление", "ежедневно", Окончание="10.10.2026"),
        _service("беседы", "по обращению"),
        _service("помощь в оформлении документов", ONCE),
    ]
    given = [
        _given(62),
        _given(4, name="стирка"),
        _given(10, "09.10.2026", "кормление"),
        _given(2, "11.10.2026", "кормление"),
        _given(3, name="беседы"),
        _given(1, name="помощь в трудоустройстве"),
    ]
    values = told(desk, book_of(Услуги=services, Оказано=given), "1")
    assert values["итоги_сверки"] == {
        "план": "№\u00a01 от\u00a001.09.2026",
        "услуг_по_плану": 5,
        "считались": 3,
        "без_недостачи": 2,
        "с_недостачей": 1,
        "не_считались": 1,
        "не_требовались": 1,
        "меньше_плана": f"{FOOD} (−31)",
        "больше_плана": "нет",
        "после_окончания": "кормление (2)",
        "не_по_плану": "помощь в трудоустройстве (1)",
        "какие_не_считались": "беседы",
        "какие_не_требовались": "помощь в оформлении документов",
        "прекращены_планом": 0,
        "с_избытком": 0,
        "нет_в_плане": 1,
        "кратко_с_недостачей": f"«{FOOD}»\u00a0(−31)",
        "кратко_с_избытком": "нет",
        "кратко_всего_после_срока": "«кормление»\u00a0(2)",
        "кратко_всего_вне_плана": "«помощь в трудоустройстве»\u00a0(1)",
        "кратко_не_считались": "«беседы»",
        "кратко_не_требовались": "«помощь в оформлении документов»",
        "кратко_прекращены_планом": "нет",
        "кратко_нет_в_плане": "«помощь в трудоустройстве»",
        "количество_не_число": 0,
        "всего_по_плану": 107,
        "всего_в_срок": 62 + 4 + 10 + 3,
        "всего_после_срока": 2,
        "всего_вне_плана": 1,
        "всего_оказано": 82,
        "всего_разница": -31,
        "всего_не_хватает": 31,
        "всего_сверх_плана": 0,
        "оказано_без_числа": 3,
        "периодичность": "не менялась",
    }
    assert str(values["итоги_сверки"]["всего_по_плану"]) == "107–109"
    assert [row["номер"] for row in values["сверка"]] == [*range(1, 7)]


def test_whom_the_check_is_made_for(desk: Desk) -> None:
    book = desk.book(
        book_of(
            Услуги=[_service(Окончание="31.10.2026")],
            Оказано=[_given(1, "01.12.2026", "стирка") | {"Дело": "2"}],
        )
    )
    for name, whose in {
        "2026-10": {"1 Соколова Вера"},
        "2026-12": {"2 Петров Иван"},
        "2027-01": set(),
    }.items():
        out = desk.folder / name
        run = desk.run("make", book, "--out", out, "--document", "delivery_check", "--month", name)
        assert run.status == 0
        assert {path.parent.name for path in out.rglob("*.docx")} == whose
        assert ("нет ни услуг по плану, ни оказанных" in run.out) == (len(whose) < 2)


@pytest.mark.parametrize(
    ("service", "given", "expected"),
    [
        (
            _service("беседы", ONCE),
            [_given(1, "05.09.2026", "беседы"), _given(2, name="беседы")],
            (0, 1, 0, "беседы (+2)", "нет"),
        ),
        (_service("беседы", ONCE), [_given(1, name="беседы")], (1, 1, 0, "нет", "нет")),
        (_service("беседы", ONCE), [], (0, 0, 1, "нет", "беседы")),
        (_service("беседы", "по обращению"), [_given(2, name="беседы")], (None, 0, 0, "нет", "нет")),
        (
            _service("беседы", "по обращению", Предоставляется="позднее"),
            [_given(2, name="беседы")],
            (None, 0, 0, "нет", "нет"),
        ),
    ],
)
def test_what_is_not_asked_for_may_be_exceeded_and_what_has_no_number_never(
    desk: Desk, service: Row, given: list[Row], expected: tuple[object, ...]
) -> None:
    values = told(desk, book_of(Услуги=[service], Оказано=given), "1")
    [line], totals = values["сверка"], values["итоги_сверки"]
    names = ("считались", "не_требовались", "больше_плана", "какие_не_требовались")
    assert (line["по_плану"], *(totals[name] for name in names)) == expected
