"""Two papers that say one thing or another in the same place: the one stands where the other does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desk import write_book
from empty_document import empty_document, saved
from trip import printed_by

from paperwork.case.context import cases
from paperwork.documents.learning.learn import Source, learn
from paperwork.intake.excel.reading.read import read_book

TODAY = date(2026, 4, 1)
NAMES = {
    "1": ("Рогова", "Ольга"),
    "2": ("Синицына", "Анна"),
    "3": ("Котова", "Нина"),
    "4": ("Орлова", "Вера"),
}
SIGNED = {"1": ("77/Д", "02.03.2026"), "3": ("81/Д", "05.03.2026")}
FREE = "Обслуживается по решению комиссии, без оплаты"


def line(number: str) -> str:
    """What the paper says of a client with a contract, and of one without."""
    contract, day = SIGNED.get(number, ("", ""))
    return f"Обслуживается по соглашению № {contract} от {day}" if contract else FREE


def paper(number: str) -> bytes:
    """A short paper of a client."""
    document = empty_document()
    for text in (
        f"Получатель услуг {' '.join(NAMES[number])}",
        line(number),
        "Составлено в двух экземплярах",
    ):
        document.add_paragraph(text)
    return saved(document)


def test_one_stands_where_the_other_does_not(tmp_path: Path) -> None:
    book = {
        "Специалисты": [{"Код": "С1", "Фамилия": "Жукова", "Имя": "Вера", "Отчество": "Павловна"}],
        "Клиенты": [
            {"Дело": n, "Фамилия": surname, "Имя": name, "Пол": "женский",
             "Специалист": "С1" if n in "24" else ""}
            for n, (surname, name) in NAMES.items()
        ],
        "Договоры": [{"Дело": n, "Номер": number, "Дата": day} for n, (number, day) in SIGNED.items()],
    }  # fmt: skip
    write_book(tmp_path / "office.xlsx", book)
    known = read_book(tmp_path / "office.xlsx", None, TODAY)
    people = {case.client.file_number or "": case for case in cases(known, TODAY) if case.client}
    for first, second in (("1", "2"), ("2", "1")):
        learnt = learn(
            Source(paper(first), "one.docx", people[first]),
            second=Source(paper(second), "two.docx", people[second]),
        )
        assert learnt.comparison.ratio == 1.0
        for number, case in people.items():
            assert line(number) in printed_by(learnt, case)
            assert (FREE in printed_by(learnt, case)) == (number not in SIGNED)
