"""Sheets of the user's own in all that is made of a book: papers, anonymous copies, erasure, blocking."""

from __future__ import annotations

import json
from datetime import date, datetime

import openpyxl
import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, text_of

from paperwork.documents.edits.cells import Seen, TracedContext, proposals
from paperwork.documents.edits.comparing import ValueChange, changes
from paperwork.documents.edits.paragraphs import Paragraph, paragraphs_of
from paperwork.documents.edits.placed import placed
from paperwork.documents.kinds import kind_of
from paperwork.documents.linting.marks import columns_of
from paperwork.intake.excel.reading.read import read_book
from paperwork.sheets.answers.kind import ReadingContext

TODAY = date(2026, 11, 20)
OWN = "Семья клиента"
ROWS: list[dict[str, object]] = [
    {
        "Дело": "1",
        "ФИО": "Круглова Ольга Петровна",
        "Дата рождения": datetime(1980, 2, 14),
        "Телефон": 89161234567,
        "Кто": "Тетя; Иван Петров ее знает",
    },
    {"Дело": "2", "ФИО": "Петров Глеб Ильич", "Дата рождения": "1.2.81", "Кто": "Брат"},
    {"Дело": "2", "ФИО": "Яна", "Кто": "Звонила Круглова Ольга, 8 (916) 123-45-67"},
]
LINES = (
    "Семья: {{ клиент.фио }}",
    "{%p for член in семья_клиента %}",
    "{{ член.номер }}. {{ член.фио }}, {{ член.дата_рождения|дата_словами }}, {{ член.телефон }}:"
    " {{ член.кто }}",
    "{%p endfor %}",
)


@pytest.fixture
def own(desk: Desk) -> Desk:
    """A book with a sheet of the user's own, and a template that prints it."""
    desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA, IVAN], OWN: ROWS})
    desk.template("Семья", *LINES)
    return desk


def test_papers_print_its_rows(own: Desk) -> None:
    book = own.folder / "book.xlsx"
    assert own.make(book, "--document", "Семья").status == 0
    olga = "1. Круглова Ольга Петровна, 14 февраля 1980 г., 89161234567: Тетя; Иван"
    assert olga in own.text("1 Соколова Вера/Семья").replace("\xa0", " ")
    ivan = own.text("2 Петров Иван/Семья").replace("\xa0", " ")
    assert "1. Петров Глеб Ильич, 1 февраля 1981 г., ____________: Брат" in ivan
    assert "2. Яна, ____________" in ivan
    own.book({"Учреждение": INSTITUTION, "Клиенты": [VERA, IVAN], OWN: ROWS[:1]})
    run = own.make(book, "--document", "Семья")
    assert f"нет строк на листе «{OWN}»: 2 Петров Иван" in run.out
    own.book({"Учреждение": INSTITUTION, "Клиенты": [VERA], OWN: [{**ROWS[0], "Дело": None}]})
    assert own.make(book, "--document", "Семья").status == 0  # with one client it is clear whose the row is
    own.book({"Учреждение": INSTITUTION, "Клиенты": [VERA, IVAN], OWN: [*ROWS, {"Дело": "1", "ФИО": "=1/0"}]})
    assert "исправьте" in own.make(book, "--document", "Семья").out


def test_an_anonymous_copy_names_no_one(own: Desk) -> None:
    run = own.make(own.folder / "book.xlsx", "--document", "Семья", "--anonymous")
    assert run.status == 0
    vera, ivan = (text_of(own.out / name / "Семья.docx") for name in ("К-1", "К-2"))
    assert "1. Р‑1‑1, ____________, ____________: Тетя; К‑2 ее знает" in vera
    assert "1. Р‑2‑1," in ivan
    assert "Звонила Р‑1‑1, " in ivan
    assert not any(word in vera + ivan for word in ("Ольга", "Глеб", "Яна", "916", "1980", "1981"))
    own.template("Доход", "{% for ч in семья_клиента %}{{ ч.доход }}{% endfor %}")
    rows = [{**ROWS[0], "Доход": "12000,5"}]
    book = own.book({"Учреждение": INSTITUTION, "Клиенты": [VERA, IVAN], OWN: rows})
    assert own.make(book, "--document", "Доход", "--anonymous").status == 0
    assert text_of(own.out / "К-1" / "Доход.docx") == "12\xa0000,5"  # a sum leads to no one


def test_erasing_takes_its_rows_too(own: Desk) -> None:
    book, act = own.folder / "book.xlsx", own.folder / "act.docx"
    run = own.run("erase", book, "--client", "1", "--act", act, "--yes")
    assert f"удалены строки дела 1: Клиенты – 1, {OWN} – 1\n" in run.out
    rows = list(openpyxl.load_workbook(book)[OWN].values)
    assert [row[1] for row in rows[1:]] == ["Петров Глеб Ильич", "Яна"]
    assert f"лист «{OWN}», E3" in run.out  # who called is his relative
    assert "Семья клиента: номер личного дела, столбцы, добавленные самим учреждением: 4" in text_of(act)


def test_rows_of_blocked_clients_are_not_used(own: Desk) -> None:
    blocked = {**VERA, "Обработка данных": "запрещена"}
    rows: list[dict[str, object]] = [*ROWS, {"Дело": "2", "Кто": "Вера Соколова"}]
    book = own.book({"Учреждение": INSTITUTION, "Клиенты": [blocked, IVAN], OWN: rows})
    run = own.make(book, "--document", "Семья")
    assert own.made("Семья") == {"2 Петров Иван/Семья"}
    assert "К‑1" in own.text("2 Петров Иван/Семья")
    assert f"лист «{OWN}», E5 (Кто)" in run.err


def test_lint_and_fields_know_its_tags(own: Desk) -> None:
    book, good = own.folder / "book.xlsx", own.folder / "templates" / "Семья.docx"
    assert (own.run("lint", good, "--book", book).status, own.run("lint", good).status) == (0, 0)
    assert (
        "такого листа нет в бланке; если он есть в вашей книге, назовите ее в --book"
        in own.run("lint", good).out
    )
    told = own.run("fields", good)
    assert told.status == 0
    assert "они должны быть в вашей книге, со столбцом «Дело»\n  семья_клиента[].дата_рождения\n" in told.out
    bad = own.template(
        "Плохой",
        "{{ клиент.фио }} {{ семья_клиента.фио }} {{ член.фио }}",
        "{% for член in семья_клиента %}{{ член.возраст }}{% endfor %}",
        "{% for вещь in вещи %}{{ вещь.что }}{% endfor %}",
        "{% for услуга in услугии %}{{ услуга.услуга }}{% endfor %}",
        folder="bad",
    )
    for options in ((), ("--book", book)):
        out = own.run("lint", bad, *options).out
        assert "тег «член» стоит вне своего цикла" in out
        assert "тег «услугии» неизвестен; похоже на «услуги»" in out
    assert "спрашивает поле у всех строк «семья_клиента» сразу" in out
    assert "тег «член.возраст» неизвестен; такого поля нет в книге" in out
    assert "тег «вещи» неизвестен; такого листа в книге нет; проверьте название или добавьте лист" in out


def test_what_is_corrected_in_word_leads_to_its_cell(own: Desk) -> None:
    book, seen = read_book(own.folder / "book.xlsx"), Seen({})
    source = (own.folder / "templates" / "Семья.docx").read_bytes()
    template = kind_of("own", source, "own.docx", columns_of([book.extra])).template
    case = TracedContext(placed(book, book.clients[0]), TODAY, book.clients[0], seen=seen)
    made = paragraphs_of(*template.traced(case.context(template.tags)))
    edits = {"Круглова": "Квадратова", "14 февраля": "15 февраля", "Тетя;": "Тетка;"}
    found = []
    for old, new in edits.items():
        edited = [Paragraph(line.part, line.words.replace(old, new)) for line in made]
        found += [
            (item.cell, item.answer, item.why)
            for change in changes(made, edited)
            if isinstance(change, ValueChange)
            for item in proposals(change, seen, book, ReadingContext(TODAY))
        ]
    told = [(cell, answer) for cell, answer, why in found if not why]
    assert told == [
        ("B2", "Квадратова Ольга Петровна"),
        ("C2", date(1980, 2, 15)),
        ("E2", "Тетка; Иван Петров ее знает"),
    ]


def test_a_book_of_json_has_them_too(own: Desk) -> None:
    rows = [
        {"Дело": "1", "ФИО": "Круглова Ольга", "Дата рождения": "1980-02-14"},
        {"Дело": "2", "ФИО": "Яна"},
    ]
    book = own.folder / "book.json"
    book.write_text(json.dumps({"Учреждение": INSTITUTION, "Клиенты": [VERA, IVAN], OWN: rows}), "utf-8")
    own.template(
        "Коротко", "{% for ч in семья_клиента %}{{ ч.фио }} {{ ч.дата_рождения|дата_словами }}{% endfor %}"
    )
    assert own.make(book, "--document", "Коротко").status == 0
    assert own.text("1 Соколова Вера/Коротко").replace("\xa0", " ") == "Круглова Ольга 14 февраля 1980 г."
    assert own.run("erase", book, "--client", "1", "--act", own.folder / "act.docx", "--yes").status == 0
    assert json.loads(book.read_bytes())[OWN] == rows[1:]


def test_a_sheet_that_is_known_by_its_columns_has_its_own_name_too(desk: Desk) -> None:
    family = {"Дело": "1", "ФИО": "Круглова Ольга", "Кем приходится": "тетя", "Дата рождения": "1.2.1960"}
    book = desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA, IVAN], OWN: [family]})
    line = "{{ ч.номер }} {{ ч.фио|родительный }} {{ ч.дата_рождения|дата_словами }}"
    body = "{% for ч in семья_клиента %}" + line + "{% endfor %}"
    desk.template("Родня", body + "{% for ч in семья %}; {{ ч.кем_приходится }}{% endfor %}")
    run = desk.make(book, "--document", "Родня")
    assert desk.made() == {"1 Соколова Вера/Родня"}, run.out + run.err
    assert (
        desk.text("1 Соколова Вера/Родня").replace("\xa0", " ") == "1 Кругловой Ольги 1 февраля 1960 г.; тетя"
    )
    run = desk.run("erase", book, "--client", "1", "--act", desk.folder / "act.docx", "--yes")
    assert "удалены строки дела 1: Клиенты – 1, Семья – 1\n" in run.out
    assert len(list(openpyxl.load_workbook(book)[OWN].values)) == 1
