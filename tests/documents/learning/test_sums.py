"""Sums with kopecks are one answer in all their parts, and a date is of the record whose number it has."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from desk import write_book
from empty_document import empty_document, saved
from trip import printed_by
from whole_sample import sample

from paperwork.case.context import ClientContext, cases
from paperwork.documents.learning.learn import Source, learn
from paperwork.intake.excel.reading.read import read_book

NAMES, PAIR = ("наибольшая_плата", "условия_оплаты"), ("27", "15")
TODAY = date(2026, 4, 1)
BOOK = {
    "Клиенты": [
        {"Дело": "1", "Фамилия": "Рогова", "Имя": "Ольга", "Отчество": "Ивановна", "Пол": "женский",
         "Среднедушевой доход": "21300,50", "Дата рождения": "01.01.1976"},
        {"Дело": "2", "Фамилия": "Синицына", "Имя": "Ольга", "Отчество": "Ивановна", "Пол": "женский",
         "Среднедушевой доход": "9870,05", "Дата рождения": "01.02.1990"},
    ],
    "Планы": [
        {"Дело": "1", "Номер": "1-1", "Дата": "02.03.2026"},
        {"Дело": "2", "Номер": "2-1", "Дата": "11.03.2026"},
    ],
    "Договоры": [
        {"Дело": "1", "Номер": "77/Д", "Дата": "02.03.2026", "Плата в месяц": "480"},
        {"Дело": "2", "Номер": "81/Д", "Дата": "05.03.2026", "Плата в месяц": "1021,30"},
    ],
}  # fmt: skip
LINES = [  # of the first client, what the second has in its place
    (
        "Доход на члена семьи равен 21 300 руб. 50 коп.",
        "Доход на члена семьи равен 9 870 руб. 05 коп.",
    ),
    (
        "Ежемесячно вносится 480 рублей 00 копеек (Четыреста восемьдесят рублей 00 копеек).",
        "Ежемесячно вносится 1 021 рублей 30 копеек (Одна тысяча двадцать один рубль 30 копеек).",
    ),
    ("Взнос 12 руб. 40 коп. не меняется.", "Взнос 12 руб. 40 коп. не меняется."),
    ("Пятьдесят процентов разницы.", "Пятьдесят процентов разницы."),  # it is her age by chance
    ("по соглашению от 02.03.2026 № 77/Д", "по соглашению от 05.03.2026 № 81/Д"),
    ("по соглашению № 77/Д от 02.03.2026", "по соглашению № 81/Д от 05.03.2026"),
]


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ClientContext]:
    """Two clients with incomes and contracts."""
    path = tmp_path_factory.mktemp("office") / "office.xlsx"
    write_book(path, BOOK)
    known = read_book(path, None, TODAY)
    return {case.client.file_number or "": case for case in cases(known, TODAY) if case.client}


@pytest.mark.parametrize(("line", "wanted"), LINES)
def test_all_parts_are_of_one_record(line: str, wanted: str, people: dict[str, ClientContext]) -> None:
    document = empty_document()
    document.add_paragraph("Рогова Ольга Ивановна, дело 1, план 1-1")
    document.add_paragraph(line)
    learnt = learn(Source(saved(document), "sum.docx", people["1"]))
    assert printed_by(learnt, people["2"]).endswith(wanted)
    assert learnt.comparison.ratio == 1.0


def test_the_most_that_may_be_asked_is_not_the_fee_that_is_equal_to_it() -> None:
    people = {str(case.client.file_number): case for case in sample() if case.client}
    line = "Половина (пятьдесят процентов) разницы доходов - {} руб. {} коп. Услуги предоставлены {}."
    own, other = (people[number].context([f"расчет.{name}" for name in NAMES])["расчет"] for number in PAIR)
    document = empty_document()
    document.add_paragraph("Швец Николай Тимофеевич")
    document.add_paragraph(line.format("3 600", "00", own["условия_оплаты"]))
    learnt = learn(Source(saved(document), "cap.docx", people["27"]))
    wanted = line.format(f"{other['наибольшая_плата']:.0f}", "00", other["условия_оплаты"])
    assert printed_by(learnt, people["15"]).endswith(wanted)


def test_a_plan_is_not_its_line_in_the_check_of_a_period(tmp_path: Path) -> None:
    """The check has the same words, for those alone who are served in the period."""
    service = {"Дело": "1", "Услуга": "доставка продуктов", "Предоставляется": "сейчас"}
    service |= {"Периодичность": "1 раз в неделю", "Начало": "02.03.2026", "Окончание": "02.06.2026"}
    path = tmp_path / "office.xlsx"
    write_book(path, {**BOOK, "Услуги": [service]})
    known = read_book(path, None, TODAY)
    served, unserved = (case for case in cases(known, TODAY) if case.client)
    document = empty_document()
    document.add_paragraph("Рогова Ольга Ивановна получает услуги по плану № 1-1 от 02.03.2026")
    learnt = learn(Source(saved(document), "plan.docx", served))
    assert "итоги_сверки" not in {mark.tag.partition(".")[0] for mark in learnt.marks}
    assert printed_by(learnt, unserved).endswith("по плану № 2-1 от 11.03.2026")
