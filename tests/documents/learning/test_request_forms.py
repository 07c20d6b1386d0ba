"""A request on a form with captions: who signs it, what is asked of a representative, what its title says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desk import write_book
from docx.document import Document
from empty_document import empty_document, saved
from test_represented import people as people
from trip import made, words_of

from paperwork.case.context import ClientContext, cases
from paperwork.documents.learning.learn import Source, learn
from paperwork.intake.excel.reading.read import read_book

TODAY = date(2026, 4, 1)

ASKED = "Прошу выделить мне койку на время ремонта."
SIGNED = ("(подпись)", "(фамилия, инициалы)")


def grid(document: Document, *rows: tuple[str, ...]) -> None:
    """A table of these texts."""
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].text = text


def request(client: str, representative: str, signed: str) -> bytes:
    """The form, whose last line of the head is there for everybody."""
    document = empty_document()
    document.add_paragraph("Обращение в службу")
    grid(
        document,
        ("подает", client),
        ("", "(фамилия, имя, отчество получателя)"),
        ("за него", representative),
        ("", "(фамилия, имя, отчество представителя, его адрес места жительства)"),
    )
    document.add_paragraph(ASKED)
    grid(document, ("", signed), SIGNED)
    return saved(document)


ADDRESS = "пос. Дальний, ул. Лесная, д. 9"
FOR_HIM = request("Ершов Денис Львович", f"Ершова Анна Юрьевна, {ADDRESS}", "Ершова А. Ю.")
FOR_HERSELF = request("Громова Лидия Олеговна", "", "Громова Л. О.")


def text(document: bytes) -> str:
    return " ".join(words_of(document))


def test_who_asks_signs_and_the_line_of_a_form_stays(people: dict[str, ClientContext]) -> None:
    for paper, own, other in ((FOR_HIM, "1", "2"), (FOR_HERSELF, "2", "1")):
        learnt = learn(Source(paper, "", people[own]))
        assert learnt.comparison.ratio == 1
        right = text({"1": FOR_HIM, "2": FOR_HERSELF}[other])
        assert text(made(learnt, people[other])) == right


def test_the_title_says_which_day_is_meant(tmp_path: Path) -> None:
    """Two days alike: that of a consent is in a consent, that of a contract in a contract."""
    path = tmp_path / "office.xlsx"
    person = {
        "Дело": "7",
        "Фамилия": "Ершов",
        "Имя": "Денис",
        "Пол": "мужской",
        "Дата согласия": "16.02.2026",
    }
    write_book(path, {"Клиенты": [person], "Договоры": [{"Дело": "7", "Номер": "4", "Дата": "16.02.2026"}]})
    (case,) = cases(read_book(path, None, TODAY), TODAY)
    for title, tag in (("Согласие на фотосъемку", "клиент.дата_согласия"), ("Договор", "договор.дата")):
        document = empty_document()
        document.add_paragraph(title)
        grid(document, ("Дата", "16.02.2026", "Получатель", "Ершов Денис"))
        learnt = learn(Source(saved(document), "", case))
        assert [mark.tag for mark in learnt.marks] == [tag, "клиент.фио"]


def test_a_list_that_is_one_answer_is_told_by_the_words_beside_it(tmp_path: Path) -> None:
    """The services asked for at first and those asked for now are the same words of a client of one plan."""
    path = tmp_path / "office.xlsx"
    services = [
        {"Дело": "7", "Услуга": name, "Предоставляется": "сейчас", "Периодичность": "1 раз в неделю"}
        for name in ("уборка кухни", "чтение газет")
    ]
    plans = [{"Дело": "7", "Номер": "7-1", "Дата": "02.03.2026"}]
    people = [{"Дело": "7", "Фамилия": "Ершов", "Имя": "Денис", "Пол": "мужской"}]
    write_book(path, {"Клиенты": people, "Планы": plans, "Услуги": services})
    (case,) = cases(read_book(path, None, TODAY), TODAY)
    listed = "уборка кухни – 1 раз в неделю; чтение газет – 1 раз в неделю"
    for words, tag in (
        ("Какие услуги нужны и как часто:", "сведения_заявления.услуги_при_приеме"),
        ("Нуждаюсь в социальных услугах:", "сведения_заявления.услуги"),
    ):
        document = empty_document()
        document.add_paragraph("Обращение подает Ершов Денис")
        document.add_paragraph(f"{words} {listed}")
        learnt = learn(Source(saved(document), "", case))
        assert learnt.comparison.ratio == 1
        assert learnt.marks[-1].tag == tag
