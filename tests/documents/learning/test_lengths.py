"""How many records a list has, told below it, and what asks how a number is to be written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from desk import write_book
from empty_document import empty_document, saved
from trip import printed_by

from paperwork.case.context import ClientContext, cases
from paperwork.documents.learning.learn import Source, learn
from paperwork.intake.excel.reading.read import read_book

TODAY = date(2026, 4, 1)
OF = {
    "1": ["уборка снега у дома", "доставка дров на зиму", "беседа с юристом"],
    "2": [f"занятие с логопедом, часть {number}" for number in range(1, 6)],
}


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ClientContext]:
    """A client with three services and one with five."""
    path = tmp_path_factory.mktemp("office") / "office.xlsx"
    book = {
        "Клиенты": [
            {"Дело": n, "Фамилия": surname, "Имя": "Ольга", "Отчество": "Ивановна", "Пол": "женский",
             "Адрес регистрации": address}
            for n, surname, address in (("1", "Рогова", ""), ("2", "Синицына", "с. Низкое, пер. Тихий, д. 2"))
        ],
        "Планы": [{"Дело": n, "Номер": f"{n}-1", "Дата": "02.03.2026"} for n in OF],
        "Услуги": [
            {"Дело": n, "Услуга": name, "Вид": "социально-бытовые", "Предоставляется": "сейчас"}
            for n, names in OF.items() for name in names
        ],
    }  # fmt: skip
    write_book(path, book)
    known = read_book(path, None, TODAY)
    return {case.client.file_number or "": case for case in cases(known, TODAY) if case.client}


def paper(name: str, services: Sequence[str], below: Sequence[str]) -> bytes:
    """A list of services, and a row of cells below it."""
    document = empty_document()
    document.add_paragraph(f"Перечень для {name}")
    for rows in ([["Назначенная услуга", "Отметка"], *([text, ""] for text in services)], [below]):
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.paragraphs[0].text = text
        document.add_paragraph("")
    return saved(document)


@pytest.mark.parametrize(
    ("below", "wanted"),
    [
        (["Всего назначено 3 услуги."], "Всего назначено 5 услуг."),
        (["Итого:", "3 (три)", "услуги"], "Итого: 5 (пять) услуг"),
        (["Общее количество услуг", "3 (три)"], "Общее количество услуг 5 (пять)"),
        (["Всего дано 3 дня."], "Всего дано 3 дня."),  # other things are counted
        (["Приходить по адресу: д. 3, услуги там же"], "Приходить по адресу: д. 3, услуги там же"),
        (["Всего", "3"], "Всего 3"),  # of what is not said
    ],
)
def test_the_number_of_records_is_counted(
    below: list[str], wanted: str, people: dict[str, ClientContext]
) -> None:
    learnt = learn(Source(paper("Роговой Ольги Ивановны", OF["1"], below), "list.docx", people["1"]))
    text = printed_by(learnt, people["2"])
    assert "часть 5" in text
    assert text.endswith(wanted)


def test_how_to_write_is_no_place_of_living(people: dict[str, ClientContext]) -> None:
    below = ["Сколько листов в описи (прописью)", ""]
    learnt = learn(Source(paper("Роговой Ольги Ивановны", OF["1"], below), "list.docx", people["1"]))
    assert "пер. Тихий" not in printed_by(learnt, people["2"])
