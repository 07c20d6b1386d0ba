"""A year of one client, from the first talk to the second review: every figure is worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Row
from docx.oxml.ns import qn
from docx.table import Table

FOLDER = "1 Соколова Вера"
CHECK, JOURNAL, SUMMARY = "Сверка оказанных услуг", "Журнал обращений", "Сводка за период"
MEALS, WASHING, HELP = "трехразовое питание", "стирка", "помощь в оформлении документов"


class Casebook:
    """The book of the year, which grows; and the papers that are made of it."""

    def __init__(self, desk: Desk) -> None:
        """A book with the institution, two services and two people, one of them just talked to."""
        self.desk = desk
        self.sheets: dict[str, Any] = {
            "Учреждение": INSTITUTION,
            "Перечень услуг": [{"Услуга": MEALS}, {"Услуга": WASHING}],
            "Клиенты": [
                VERA | {"Дата приема": "13.01.2025", "Категория": "пенсионер по возрасту"},
                IVAN
                | {
                    "Дата рождения": "01.02.1985",
                    "Дата приема": "10.01.2025",
                    "Дата согласия": "10.01.2025",
                    "Категория": "инвалид трудоспособного возраста",
                },
            ],
        }

    def add(self, sheet: str, *rows: Row) -> None:
        """More rows on a sheet; Vera's, where they do not say whose."""
        own = [row if sheet in ("Обращения", "Перечень услуг") else {"Дело": "1", **row} for row in rows]
        self.sheets.setdefault(sheet, []).extend(own)

    def give(self, service: str, day: str, quantity: int, receipt: str = "") -> None:
        """A service was given."""
        given = {"Услуга": service, "Дата": day, "Количество": quantity}
        self.add("Оказано", given | ({"Квитанция": receipt} if receipt else {}))

    def due(self, day: str) -> list[str]:
        """What is to be done in the week from a day, without the people."""
        run = self.desk.run("due", self._written(), "--on", day)
        assert run.status == 0, run.err
        lines = [line.strip().partition(":")[0] for line in run.out.splitlines() if line.startswith("  ")]
        return [line.replace("  ", " ") for line in lines]

    def find(self, service: str) -> str:
        """Who is told of a service."""
        run = self.desk.run("find", self._written(), "--service", service)
        assert run.status == 0, run.err
        return run.out

    def make(self, month: str, *titles: str) -> list[Path]:
        """The papers of a month."""
        wanted = [part for title in titles for part in ("--document", title)]
        run = self.desk.run("make", self._written(), "--out", self.desk.out, "--month", month, *wanted)
        assert (run.status, run.err) == (0, "")
        found = {path.stem: path for path in self.desk.out.rglob("*.docx") if "2 Петров" not in str(path)}
        return [found[title] for title in titles]

    def _written(self) -> Path:
        return self.desk.book(self.sheets)


def rows_of(path: Path, head: str) -> list[list[str]]:
    """The rows of the table whose head has a word, cell by cell, without their numbers."""
    tables = docx.Document(str(path)).tables
    found = next(table for table in tables if head in [cell.text for cell in table.rows[0].cells])
    width, rows = len(found.columns), found.rows[1:]
    cells = [[_words(cell.text) for cell in row.cells] for row in rows]
    return [row[1:] for row in cells if len({*row}) > 1 and len(row) == width]


def figures_of(path: Path) -> list[tuple[str, str]]:
    """Every wording that has its number beside it, with the number, line by line: also those of charts.

    Figures of the period before, and what has changed, are left out.
    """
    found: list[tuple[str, str]] = []
    document = docx.Document(str(path))
    tables = [Table(item, document) for item in document.element.body.iter(qn("w:tbl"))]  # inner ones too
    forms = [table for table in tables if table.style and table.style.name != "Grid"]
    for row in (row for table in forms for row in table.rows):
        words = [text for cell in row.cells if (text := _words(cell.text))]
        pairs = zip(words[::2], words[1::2], strict=False)
        found += [(name, number) for name, number in pairs if number[0].isdigit() and not name[0].isdigit()]
    return found


def _words(text: str) -> str:
    return " ".join(text.split())


def some(path: Path, names: Sequence[str]) -> list[str]:
    """The numbers of those wordings that are named."""
    figures = dict(figures_of(path))
    return [figures[name] for name in names]


def _plan(number: str, day: str, months: str = "6 месяцев") -> Row:
    return {"Номер": number, "Дата": day, "Проблема": "Трудно готовить", "Пересмотр через": months}


def _service(plan: str, name: str, often: str, **term: str) -> Row:
    usual = {"План": plan, "Услуга": name, "Вид": "социально-бытовые", "Предоставляется": "сейчас"}
    return {**usual, "Периодичность": often, **term}


@pytest.fixture
def year(desk: Desk) -> Casebook:
    return Casebook(desk)


def test_a_year_from_the_first_talk_to_the_second_review(year: Casebook) -> None:
    _first_talk(year)
    _plan_and_contacts(year)
    _two_meals_of_three(year)
    _a_service_that_has_ended(year)
    _requests_and_the_month_of_them(year)
    _a_new_service(year)
    _first_review(year)
    _second_review(year)


def _first_talk(year: Casebook) -> None:
    assert year.due("13.01.2025") == ["13.01.2025 Согласие на обработку данных"]
    year.sheets["Клиенты"][0] |= {"Дата согласия": "14.01.2025"}
    assert year.due("14.01.2025") == []


def _plan_and_contacts(year: Casebook) -> None:
    year.add("Планы", _plan("1", "20.01.2025"))
    year.add(
        "Услуги",
        _service("1", MEALS, "3 раза в день", Начало="20.01.2025", Окончание="20.07.2025"),
        _service("1", WASHING, "1 раз в неделю", Начало="20.01.2025", Окончание="31.03.2025"),
    )
    assert year.due("27.01.2025") == ["03.02.2025 Контакт"]  # two weeks after the plan
    assert year.due("05.02.2025") == ["03.02.2025 Контакт"]  # and it did not take place
    year.add("Контакты", {"Дата": "06.02.2025", "Способ": "по телефону"})
    assert year.due("07.02.2025") == []
    assert year.due("10.02.2025") == ["17.02.2025 Контакт"]
    year.add("Контакты", {"Дата": "17.02.2025", "Способ": "лично"})
    assert year.due("25.03.2025")[-1] == "31.03.2025 Окончание услуги"


def _two_meals_of_three(year: Casebook) -> None:
    year.give(MEALS, "14.02.2025", 28, "101")  # two meals on each of 28 days
    year.give(MEALS, "28.02.2025", 28, "102")
    for number in range(4):
        year.give(WASHING, f"{3 + 7 * number:02}.02.2025", 1)
    [check] = year.make("2025-02", CHECK)
    assert rows_of(check, "По плану") == [
        [f"{MEALS} 3 раза в день", "84", "56", "–", "–", "−28", "меньше плана на 28; квитанции: 101, 102"],
        [f"{WASHING} 1 раз в неделю", "4", "4", "–", "–", "0", ""],
        ["Итого по строкам", "88", "60", "–", "–", "−28", ""],
    ]
    text = _words(year.desk.text(f"{FOLDER}/{CHECK}"))
    assert "за февраль 2025 г." in text
    assert "План № 1 от 20.01.2025" in text
    assert "По плану за период – 2 услуги: проверено по числу – 2; не требовалось в этот период – 0;" in text
    assert f"в срок не меньше плана – 1; меньше плана – 1: «{MEALS}» (−28); больше плана – 0." in text
    assert "После срока оказано 0 единиц; вне плана – 0." in text


def _a_service_that_has_ended(year: Casebook) -> None:
    year.give(MEALS, "30.04.2025", 90)
    year.give(WASHING, "07.04.2025", 1)
    year.give(WASHING, "14.04.2025", 1, "117")
    [check] = year.make("2025-04", CHECK)
    late = "срок закончился 31.03.2025, после него оказано 2"
    assert rows_of(check, "По плану") == [
        [f"{MEALS} 3 раза в день", "90", "90", "–", "–", "0", ""],
        [f"{WASHING} 1 раз в неделю", "0", "0", "2", "–", "0", f"{late}; квитанция: 117"],
        ["Итого по строкам", "90", "90", "2", "–", "0", ""],
    ]
    assert f"После срока оказано 2 единицы: «{WASHING}» (2);" in _words(year.desk.text(f"{FOLDER}/{CHECK}"))
    assert year.due("20.04.2025") == ["31.03.2025 Услуга после окончания"]


def _requests_and_the_month_of_them(year: Casebook) -> None:
    year.give(MEALS, "31.05.2025", 60)
    year.add("Контакты", {"Дата": "05.05.2025", "Способ": "лично"})
    asked = {"Поступило": "19.05.2025 10:00", "Канал": "телефон", "Заявитель": "Ким", "Суть": "вопрос"}
    year.add("Обращения", asked)
    assert year.due("19.05.2025") == [
        "19.05.2025 Уведомление о приеме обращения",
        "20.05.2025 Ответ на обращение",
    ]
    asked["Отвечено"] = "20.05.2025 11:00"
    assert year.due("20.05.2025") == []
    urgent = {"Поступило": "26.05.2025 09:00", "Канал": "лично", "Заявитель": "Ли", "Суть": "беда"}
    answered = {"Приоритет": "немедленно", "Уведомлен": "26.05.2025", "Отвечено": "26.05.2025 09:30"}
    year.add("Обращения", {**urgent, **answered})
    journal, summary = year.make("2025-05", JOURNAL, SUMMARY)
    late = "20.05.2025 10:00 просрочено на 1 ч"
    assert [[text for text in row if text] for row in rows_of(journal, "Суть")] == [
        ["1", "19.05.2025 10:00", "телефон", "Ким", "вопрос", late, "20.05.2025 11:00 25 ч"],
        [
            *("2", "26.05.2025 09:00", "лично немедленно", "Ли", "беда", "26.05.2025 10:00", "26.05.2025"),
            "26.05.2025 09:30 30 мин",
        ],
    ]
    assert figures_of(journal) == JOURNAL_OF_MAY
    assert figures_of(summary) == SUMMARY_OF_MAY
    mean = "Время ответа (в среднем по отвеченным – 12 ч 45 мин)"  # (25 ч + 30 мин) / 2
    assert mean in _words(year.desk.text(f"Учреждение/{SUMMARY}"))


JOURNAL_OF_MAY = [
    ("Всего обращений", "2"),
    ("Отвечено в срок", "1"),
    ("Отвечено с опозданием", "1"),
    ("Просрочено всего", "1"),
    ("Без ответа", "0"),
    ("из них срок не истек", "0"),
    ("из них срок прошел", "0"),
    ("Без уведомления", "1"),
]
SUMMARY_OF_MAY = [
    ("Клиентов на начало периода", "2"),
    ("Принято за период", "0"),
    ("Обслужено за период", "2"),
    ("Снято с обслуживания за период", "0"),
    ("Клиентов на конец периода", "2"),
    ("Клиентов с планом обслуживания", "1"),
    ("Составлено первых планов", "0"),
    ("Пересмотрено планов за период", "0"),
    ("Всего", "0"),  # reviews that were due
    ("Проведено вовремя", "0"),
    ("Проведено с опозданием", "0"),
    ("Не проведено", "0"),
    ("Контактов за период", "1"),
    ("Клиентов, с кем были контакты", "1"),
    ("лично", "1"),
    ("по телефону", "0"),
    ("письмо", "0"),
    ("Единиц услуг по планам", "93"),  # 31 days × 3
    ("Оказано", "60"),
    ("в том числе в срок", "60"),
    ("из них сверх плана", "0"),
    ("после окончания услуги", "0"),
    ("вне плана", "0"),
    ("Не хватает до планов", "33"),
    ("у скольких клиентов", "1"),
    ("Услуг без числа в плане", "0"),
    ("социально-бытовые", "93 60"),
    ("Обращений за период", "2"),
    ("Отвечено в срок", "1"),
    ("Просрочено", "1"),
    ("из них без ответа", "0"),
    ("Без ответа, срок не истек", "0"),
    ("Без уведомления о приеме", "1"),
    ("лично", "1"),
    ("телефон", "1"),
    ("электронная почта", "0"),
    ("сайт", "0"),
    ("немедленно", "1"),
    ("сегодня", "0"),
    ("обычный", "0"),
    ("не указано", "1"),
    ("до 1 часа включительно", "1"),
    ("более 1 до 4 часов", "0"),
    ("более 4 до 24 часов", "0"),
    ("более 24 часов", "1"),
    ("ответа нет", "0"),
]


def _a_new_service(year: Casebook) -> None:
    year.add("Перечень услуг", {"Услуга": HELP, "Кому положена": "пенсионеры по возрасту"})
    told = year.find(HELP)
    assert "Может быть положена, в плане ее нет (1):\n  1 Соколова Вера Ильинична" in told
    assert "Петров" not in told


def _first_review(year: Casebook) -> None:
    assert year.due("15.07.2025") == ["20.07.2025 Пересмотр плана", "20.07.2025 Окончание услуги"]
    year.add("Планы", _plan("2", "18.07.2025"))
    year.add(
        "Услуги",
        _service("2", MEALS, "2 раза в день", Начало="18.07.2025"),
        _service("2", WASHING, "1 раз в неделю", Начало="18.07.2025", Окончание="31.12.2025"),
        _service("2", HELP, "однократно", Начало="18.07.2025", Окончание="31.08.2025"),
    )
    year.give(MEALS, "31.07.2025", 79)
    year.give(WASHING, "21.07.2025", 2)
    [check, summary, _] = year.make("2025-07", CHECK, SUMMARY, "Лист пересмотра плана")
    assert rows_of(check, "По плану") == [
        [f"{MEALS} 2 раза в день", "79", "79", "–", "–", "0", ""],  # 17 days × 3 and 14 days × 2
        [f"{WASHING} 1 раз в неделю", "2", "2", "–", "–", "0", ""],  # 14 days
        [f"{HELP} однократно", "0–1", "0", "–", "–", "0", "в этот период не требовалась"],  # not yet due
        ["Итого по строкам", "81–82", "81", "–", "–", "0", ""],
    ]
    assert some(summary, REVIEWS) == [*"11100"]
    assert some(summary, SERVICES) == ["81–82", "81", "0", "0"]
    assert year.due("19.07.2025") == []


REVIEWS = (
    "Пересмотрено планов за период",
    "Всего",
    "Проведено вовремя",
    "Проведено с опозданием",
    "Не проведено",
)
SERVICES = ("Единиц услуг по планам", "Оказано", "Не хватает до планов", "у скольких клиентов")


def _second_review(year: Casebook) -> None:
    assert year.due("20.01.2026") == ["18.01.2026 Пересмотр плана"]
    year.add("Планы", _plan("3", "25.01.2026", "12 месяцев"))
    year.add("Услуги", _service("3", MEALS, "2 раза в день", Начало="25.01.2026"))
    year.give(MEALS, "31.01.2026", 60)
    check, summary = year.make("2026-01", CHECK, SUMMARY)
    assert rows_of(check, "По плану") == [
        [f"{MEALS} 2 раза в день", "62", "60", "–", "–", "−2", "меньше плана на 2"],
        ["Итого по строкам", "62", "60", "–", "–", "−2", ""],
    ]
    assert "План № 2 от 18.07.2025, № 3 от 25.01.2026" in _words(year.desk.text(f"{FOLDER}/{CHECK}"))
    assert some(summary, REVIEWS) == [*"11010"]
    assert some(summary, SERVICES) == ["62", "60", "2", "1"]
    assert year.due("26.01.2026") == []
