"""A month and a year of three clients by their official papers: every figure is worked out by hand.

The case of the third ends in the middle of the year, and he comes back in autumn under a new number.
"""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Row, Sheets, plain, text_of
from test_story import rows_of

CLEANING, FOOD, TALK = "уборка жилых помещений", "доставка продуктов", "беседа с психологом"
SERVICES = (CLEANING, FOOD, TALK)
HOME, SOUL = "социально-бытовые", "социально-психологические"
OLEG = {"Дело": "3", "Фамилия": "Ким", "Имя": "Олег", "Отчество": "Павлович", "Пол": "мужской"}
FOLDERS = ("1 Соколова Вера", "2 Петров Иван", "3 Ким Олег")
BEGUN, AGAIN = "12.01.2026", "01.09.2026"
ACT, GRID = "Акт сдачи-приемки оказанных социальных услуг", "Табель оказанных социальных услуг"
CONTRACT = "Договор о предоставлении социальных услуг"
CONCLUSION = "Заключение о выполнении индивидуальной программы предоставления социальных услуг"
NAMED = "Наименование услуги, предусмотренной индивидуальной программой предоставления социальных услуг"
MONEY, SUMMARY = "Справка-расчет размера компенсации", "Сводка за период"
PAPERS = (
    *("delivery_act", "delivery_sheet", "service_contract"),
    *("programme_conclusion", "compensation_statement", "period_summary"),
)


def _client(person: Row, income: str, **more: str) -> Row:
    days = {"Дата рождения": "01.02.1950", "Дата приема": BEGUN, "Дата согласия": BEGUN}
    return {**person, **days, "Среднедушевой доход": income, **more}


def _plan(number: str, day: str = BEGUN) -> Row:
    return {
        "Дело": number,
        "Номер": "1",
        "Дата": day,
        "Проблема": "Трудно",
        "Пересмотр через": "12 месяцев",
    }


def _service(number: str, name: str, sort: str, start: str = BEGUN) -> Row:
    often = {"Периодичность": "1 раз в месяц", "Начало": start, "Окончание": "31.12.2026"}
    given = {"План": "1", "Предоставляется": "сейчас", "По ИППСУ": "да"}
    return {"Дело": number, "Услуга": name, "Вид": sort, **given, **often}


def _programme(number: str, day: str = BEGUN, **more: str) -> Row:
    form = {"Форма обслуживания": "на дому", "На срок до": "31.12.2026"}
    return {"Дело": number, "Номер": f"1{number}", "Дата": day, **form, **more}


def _contract(number: str, payment: str, monthly: str | None, day: str = BEGUN) -> Row:
    said = {"Оплата": payment, "Плата в месяц": monthly, "Действует до": "31.12.2026"}
    return {"Дело": number, "Номер": f"{number}-Д", "Дата": day, **said}


def _month(number: str, month: int, service: str, **days: object) -> Row:
    """A row of the timesheet: ``d5=2`` is two on the fifth."""
    filled = {name.removeprefix("d"): quantity for name, quantity in days.items()}
    return {"Дело": number, "Месяц": f"{month:02}.2026", "Услуга": service, **filled}


SHEETS: Sheets = {
    "Учреждение": INSTITUTION | {"Предельная величина дохода": "18000"},
    "Перечень услуг": [
        {"Услуга": CLEANING, "Вид": HOME, "Тариф": "184,50"},
        {"Услуга": FOOD, "Вид": HOME, "Тариф": "120,25"},
        {"Услуга": TALK, "Вид": SOUL, "Тариф": "250"},
    ],
    "Клиенты": [
        _client(VERA, "21000,55"),  # pays, but no more than (21 000,55 − 18 000) : 2 = 1 500,28 a month
        _client(IVAN, "17000"),  # free: below the limit, and by his contract
        _client(OLEG, "19000", **{"Дата окончания": "15.06.2026", "Причина окончания": "переехал"}),
        _client(OLEG, "19000", **{"Дело": "4", "Дата приема": AGAIN}),
    ],
    "Семья": [
        {"Дело": "3", "ФИО": "Ким Анна Львовна", "Кем приходится": "супруга", "Проживает": "постоянно"},
        {"Дело": "3", "ФИО": "Ким Лев Олегович", "Кем приходится": "сын", "Дата рождения": "30.06.2008"},
    ],
    "Планы": [*[_plan(number) for number in "123"], _plan("4", AGAIN)],
    "Услуги": [
        _service("1", CLEANING, HOME),
        _service("1", TALK, SOUL),
        _service("2", FOOD, HOME),
        _service("3", CLEANING, HOME),
        _service("4", CLEANING, HOME, AGAIN),
    ],
    "ИППСУ": [*[_programme(number) for number in "123"], _programme("4", AGAIN, Разработана="повторно")],
    "Отказы": [{"Дело": "2", "От чего отказ": TALK, "Причина": "не нужно", "Дата": "02.03.2026"}],
    "Договоры": [
        _contract("1", "частичная плата", "1500,28"),
        _contract("2", "бесплатно", None),
        _contract("3", "частичная плата", "184,50"),
        _contract("4", "частичная плата", "184,50", AGAIN),
    ],
    "Табель": [
        _month("1", 3, CLEANING, d2="+", d4="+", d6=2, d11=1, d13=1, d16=1, d18=1, d20=1),  # 9
        _month("1", 3, TALK, d5=1, d12=1),  # the fifth is told of on «Оказано» too, and there are two
        _month("1", 4, CLEANING, d1=1, d15=2),  # 3
        _month("2", 3, FOOD, d3=1, d10="+", d17=2),  # 4
        *[_month("3", month, CLEANING, d14=1) for month in range(1, 7)],  # till he is no client
        _month("4", 10, CLEANING, d14=1),
    ],
    "Оказано": [{"Дело": "1", "Услуга": TALK, "Дата": "05.03.2026", "Количество": 2}],
}
MARCH = (
    # the services: how many, the sum; the days of them; the whole; what is to be paid
    (
        {CLEANING: ("9", "1 660,50"), TALK: ("3", "750,00")},
        {CLEANING: "2 1 4 1 6 2 11 1 13 1 16 1 18 1 20 1", TALK: "5 2 12 1"},
        "2 410,50",
        "1 500 руб. 28 коп.",
    ),
    ({FOOD: ("4", "481,00")}, {FOOD: "3 1 10 1 17 2"}, "481,00", "бесплатно"),
    ({CLEANING: ("1", "184,50")}, {CLEANING: "14 1"}, "184,50", "184 руб. 50 коп."),
)
YEAR = (
    # March is cut at 1 500,28; April has 3 × 184,50 = 553,50: together 2 053,78
    ({CLEANING: ("12", "2 214,00"), TALK: ("3", "750,00")}, "2 964,00", "2 053 руб. 78 коп."),
    ({FOOD: ("4", "481,00")}, "481,00", "бесплатно"),
    ({CLEANING: ("6", "1 107,00")}, "1 107,00", "1 107 руб. 00 коп."),
)
CONCLUSIONS = (
    # the term of these is not over on its last day; the case of the third is
    (
        "за весь срок запланировано 12, оказано 12 на 31.12.2026",
        "за весь срок запланировано 12, оказано 3 на 31.12.2026",
    ),
    ("за весь срок запланировано 12, оказано 4 на 31.12.2026",),
    (
        "услуги оказаны не в полном объеме (запланировано 12, оказано 6, разница −6)",
        "обслуживание закончено 15.06.2026 (переехал)",
    ),
)


# planned: 184,50 + 250,00 of the first, 120,25 of the second, 184,50 of the third; in February the third
# alone was given anything: 184,50, which he pays
SUMMARY_OF_MARCH = """
Клиентов на начало периода | 3 | 3 | 0
Принято за период | 0 | 0 | 0
Обслужено за период | 3 | 3 | 0
Снято с обслуживания за период | 0 | 0 | 0
Клиентов на конец периода | 3 | 3 | 0
Клиентов с планом обслуживания | 3 | 3 | 0
Составлено первых планов | 0 | 0 | 0
Пересмотрено планов за период | 0 | 0 | 0
Семей | 1 | 1 | 0
человек в них вместе с клиентами | 3 | 3 | 0
Семей с детьми до 18 лет | 1 | 1 | 0
детей в них | 1 | 1 | 0
Действует на конец периода | 3 | 3 | 0
Составлено впервые | 0 | 0 | 0
Составлено повторно (пересмотрено) | 0 | 0 | 0
Закончено | 0 | 0 | 0
Отказов от услуг | 1 | 0 | +1
Всего | 0 | 0 | 0
Проведено вовремя | 0 | 0 | 0
Проведено с опозданием | 0 | 0 | 0
Не проведено | 0 | 0 | 0
Единиц услуг по планам | 4 | 4 | 0
Оказано | 17 | 1 | +16
в том числе в срок | 17 | 1 | +16
из них сверх плана | 13 | 0 | +13
после окончания услуги | 0 | 0 | 0
вне плана | 0 | 0 | 0
Не хватает до планов | 0 | 3 | −3
у скольких клиентов | 0 | 2 | −2
Услуг без числа в плане | 0 | 0 | 0
По программам и планам | 739,25 | 739,25 | 0,00
Оказано | 3 076,00 | 184,50 | +2 891,50
К оплате клиентами | 1 684,78 | 184,50 | +1 500,28
К компенсации | 1 391,22 | 0,00 | +1 391,22
"""
# planned: 12 + 12 of the first, 12 of the second, 5 whole months of the third and 4 after he has come back,
# 21 × 184,50 + 12 × 250,00 + 12 × 120,25 = 8 317,50; lacking: 9 talks, 8 deliveries of food, 3 cleanings
SUMMARY_OF_YEAR = """
Клиентов на начало периода | 0 | 0 | 0
Принято за период | 4 | 0 | +4
Обслужено за период | 4 | 0 | +4
Снято с обслуживания за период | 1 | 0 | +1
переехал | 1 | 0 | +1
Клиентов на конец периода | 3 | 0 | +3
Клиентов с планом обслуживания | 3 | 0 | +3
Составлено первых планов | 4 | 0 | +4
Пересмотрено планов за период | 0 | 0 | 0
Семей | 0 | 0 | 0
человек в них вместе с клиентами | 0 | 0 | 0
Семей с детьми до 18 лет | 0 | 0 | 0
детей в них | 0 | 0 | 0
Действует на конец периода | 3 | – | –
Составлено впервые | 3 | – | –
Составлено повторно (пересмотрено) | 1 | – | –
Закончено | 1 | – | –
Отказов от услуг | 1 | – | –
Всего | 0 | 0 | 0
Проведено вовремя | 0 | 0 | 0
Проведено с опозданием | 0 | 0 | 0
Не проведено | 0 | 0 | 0
Единиц услуг по планам | 45 | – | –
Оказано | 26 | – | –
в том числе в срок | 26 | – | –
из них сверх плана | 1 | – | –
после окончания услуги | 0 | – | –
вне плана | 0 | – | –
Не хватает до планов | 20 | – | –
у скольких клиентов | 3 | – | –
Услуг без числа в плане | 0 | – | –
По программам и планам | 8 317,50 | – | –
Оказано | 4 736,50 | – | –
К оплате клиентами | 3 345,28 | – | –
К компенсации | 1 391,22 | – | –
"""


@pytest.fixture
def made(desk: Desk) -> Desk:
    """The papers of March and of the year, each in a folder of its own."""
    book = desk.book(SHEETS)
    wanted = [part for name in PAPERS for part in ("--document", name)]
    for folder, period in (
        ("month", ("--month", "2026-03")),
        ("year", ("--from", "01.01.2026", "--to", "31.12.2026")),
    ):
        run = desk.run("make", book, "--out", desk.out / folder, "--on", "31.12.2026", *period, *wanted)
        assert run.status == 0, run.err
    return desk


def _act(path: Path) -> dict[str, tuple[str, str]]:
    """How much of each service is on the act, and what it costs."""
    rows = [[plain(text) for text in row] for row in rows_of(path, "Сумма, руб.")]
    return {row[0]: (row[1], row[-1]) for row in rows if row[0] in SERVICES}


def _days(path: Path) -> dict[str, str]:
    """The days of each service on the paper of a month, and the number of each."""
    rows = rows_of(path, NAMED)
    return {
        row[0]: " ".join(f"{day} {count}" for day, count in enumerate(row[1:32], 1) if count)
        for row in rows
        if row[0] in SERVICES
    }


def _the_papers_of_a_month_and_of_a_year_agree(made: Desk) -> None:
    for folder, (services, days, whole, payment) in zip(FOLDERS, MARCH, strict=True):
        act, grid = (made.out / "month" / folder / f"{title}.docx" for title in (ACT, GRID))
        assert _act(act) == services
        assert _days(grid) == days
        assert f"Итого: {whole}" in plain(text_of(act))
        assert payment in plain(text_of(act))
        assert re.search(rf"Итого \d+ {whole}", plain(text_of(grid)))
    for folder, (services, whole, payment) in zip(FOLDERS, YEAR, strict=True):
        act = made.out / "year" / folder / f"{ACT}.docx"
        assert _act(act) == services
        assert f"Итого: {whole}" in plain(text_of(act))
        assert payment in plain(text_of(act))
        assert re.search(rf"Итого \d+ {whole}", plain(text_of(act.with_stem(GRID))))


def _the_act_asks_for_what_the_contract_says(made: Desk) -> None:
    for folder, fee in zip(FOLDERS, ("1 500,28", "0,00", "184,50"), strict=True):
        contract = plain(text_of(made.out / "month" / folder / f"{CONTRACT}.docx"))
        assert f"составляет {fee} рублей в месяц" in contract


def _the_conclusion_counts_what_the_acts_count(made: Desk) -> None:
    for folder, said in zip(FOLDERS, CONCLUSIONS, strict=True):
        text = plain(text_of(made.out / "year" / folder / f"{CONCLUSION}.docx"))
        assert [words for words in said if words not in text] == [], text


def _the_ministry_is_asked_for_what_is_left(made: Desk) -> None:
    # 2 410,50 + 481,00 + 184,50 = 3 076,00; paid 1 500,28 + 184,50 = 1 684,78; left 1 391,22
    month = plain(text_of(made.out / "month" / "Учреждение" / f"{MONEY}.docx"))
    assert re.search(r"3 076,00 1 684,78 1 391,22", month), month
    # 2 964,00 + 481,00 + 1 107,00 + 184,50 = 4 736,50; paid 2 053,78 + 1 107,00 + 184,50 = 3 345,28
    year = plain(text_of(made.out / "year" / "Учреждение" / f"{MONEY}.docx"))
    assert re.search(r"4 736,50 3 345,28 1 391,22", year), year


def _indicators(path: Path) -> list[tuple[str, ...]]:
    """The rows of figures with those of the period before and the difference."""
    tables = [
        table for table in docx.Document(str(path)).tables if "изменение" in table.rows[0].cells[-1].text
    ]
    return [tuple(plain(cell.text) for cell in row.cells) for table in tables for row in table.rows[1:]]


def _the_summary_has_the_figures_of_both_periods(made: Desk) -> None:
    for folder, expected in (("month", SUMMARY_OF_MARCH), ("year", SUMMARY_OF_YEAR)):
        found = _indicators(made.out / folder / "Учреждение" / f"{SUMMARY}.docx")
        lines = [" | ".join(row) for row in found]
        assert lines == expected.strip().splitlines(), "\n".join(lines)
        text = plain(made.text(f"{folder}/Учреждение/{SUMMARY}"))
        for words in ("3. Контакты Контакты в книге не велись", "6. Обращения Обращения в книге не велись"):
            assert words in text


def test_a_month_and_a_year_on_official_papers(made: Desk) -> None:
    _the_papers_of_a_month_and_of_a_year_agree(made)
    _the_act_asks_for_what_the_contract_says(made)
    _the_conclusion_counts_what_the_acts_count(made)
    _the_ministry_is_asked_for_what_is_left(made)
    _the_summary_has_the_figures_of_both_periods(made)
