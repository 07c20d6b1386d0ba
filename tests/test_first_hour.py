"""The first hour of five people: from nothing to what they print, by what the program itself tells them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import which
from typing import Any

import docx
import openpyxl
import pypdfium2
import pytest
from desk import Desk, Sheets, plain, text_of

from paperwork.cli.window import Desktop, start
from paperwork.documents.pdf.office import find_office

Rows = Sequence[Mapping[str, Any]]
INSTITUTION = {
    "Полное наименование": "Центр социального обслуживания «Исток»",
    "Руководитель": "Громова Нина Павловна",
    "Адрес": "г. Приречный, ул. Садовая, д. 3",
}
WORKER = {"Код": "С1", "Фамилия": "Ершова", "Имя": "Анна", "Отчество": "Львовна", "Должность": "психолог"}
NAMES = [
    "Абрамова Алла Петровна",
    "Белых Олег Ильич",
    "Гусев-Крылов Ян Львович",
    "Мамедов Расим Аскер оглы",
    "Ли Ю",
    "Дуб Вера Ильинична",
    "Швец Инна Олеговна",
    "Ким Анна Львовна",
    "Жук Петр Петрович",
    "Черных Ольга Игоревна",
]


def typed(book: Path, sheets: Mapping[str, Rows]) -> None:
    """Types the answers under the headers of a blank book, as somebody does in Excel."""
    cells = openpyxl.load_workbook(book)
    for title, rows in sheets.items():
        sheet = cells[title]
        if sheet["A1"].value == "Поле":
            lines = {str(sheet.cell(row, 1).value): row for row in range(1, sheet.max_row + 1)}
            for header, answer in rows[0].items():
                sheet.cell(lines[header], 2, answer)
            continue
        columns = {cell.value: column for column, cell in enumerate(sheet[1], 1)}
        first = next(row for row in range(2, sheet.max_row + 2) if sheet.cell(row, 1).value is None)
        for row, answers in enumerate(rows, first):
            for header, answer in answers.items():
                sheet.cell(row, columns[header], answer)
    cells.save(book)


def own_table(path: Path) -> None:
    """The list that a social worker has kept for years: thirty people, her headers, a title, a total."""
    table = openpyxl.Workbook().worksheets[0]
    table.append(["Мои подопечные на 2026 год"])
    table.append(["№ дела", "Ф.И.О.", "Д.р.", "Тел.", "Адрес проживания"])
    for number in range(1, 31):
        name = NAMES[(number - 1) % len(NAMES)]
        phone = 79000000000 + number
        table.append(
            [number, name, f"{number % 28 + 1:02}.03.19{number + 30}", phone, f"ул. Лесная, {number}"]
        )
    table.append(["Итого:", 30])
    assert table.parent
    table.parent.save(path)


def made(desk: Desk, book: Path, *options: str | Path) -> Path:
    """The papers of the book, where the program puts them by itself."""
    ran = desk.run("make", book, *options)
    assert ran.status == 0, ran.err
    folder = book.with_name(f"{book.stem} — документы")
    assert folder.name in ran.out
    return folder


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Where three of them work, each at a book of his own."""
    return Desk(tmp_path_factory.mktemp("hour"))


@pytest.fixture(scope="module")
def student(office: Desk) -> Path:
    """A student of social work with one client and a practice of two weeks."""
    book = office.folder / "практика.xlsx"
    ran = office.run("new", book)
    assert ran.status == 0
    assert "Дальше: заполните ее и проверьте" in ran.out
    client = {"Фамилия": "Соколова", "Имя": "Вера", "Отчество": "Ильинична", "Пол": "жен"}
    answers: dict[str, Rows] = {
        "Учреждение": [INSTITUTION],
        "Практика": [{"Студент": "Ильина Зоя Павловна"}],
        "Клиенты": [client | {"Дата рождения": "32.01.1980", "Телефон": "8 900 000-00-01"}],
        "Планы": [{"Дата": "05.03.2026", "Проблема": "нет работы"}],
        "Цели": [{"Цель": "найти работу"}],
        "Портреты": [{"Жизненная позиция": "активная"}],
        "Дневник": [{"Дата": "10.03.2026", "Содержание работы": "беседа", "Часы": 6}],
    }
    typed(book, answers)
    ran = office.run("check", book)
    assert ran.status == 1
    said = re.search(r"лист «Клиенты», F2 \(Дата рождения\).*напишите, например, ([\d.]+)", ran.out)
    assert said, ran.out
    cells = openpyxl.load_workbook(book)
    cells["Клиенты"]["F2"] = said[1]
    cells.save(book)
    assert office.run("check", book).status == 0
    return book


@pytest.fixture(scope="module")
def worker(office: Desk) -> Path:
    """A social worker who has thirty people in a table of her own."""
    book, table = office.folder / "участок.xlsx", office.folder / "подопечные.xlsx"
    own_table(table)
    assert office.run("new", book).status == 0
    typed(book, {"Учреждение": [INSTITUTION], "Специалисты": [WORKER]})
    blank = book.read_bytes()
    seen = office.run("add", book, table, "--dry-run")
    assert seen.status == 0, seen.err
    assert "Д.р." in seen.out
    assert "Дата рождения" in seen.out
    assert book.read_bytes() == blank
    ran = office.run("add", book, table, "--yes")
    assert ran.status == 0, ran.err
    assert "30" in ran.out
    return book


@pytest.fixture(scope="module")
def head(office: Desk) -> tuple[Path, Path]:
    """A head who wants her centre's words in the consent: a book and her templates."""
    book, own = office.folder / "центр.xlsx", office.folder / "наши бумаги"
    assert office.run("new", book).status == 0
    typed(book, {"Учреждение": [INSTITUTION], "Клиенты": [{"Фамилия": "Уткин", "Имя": "Олег", "Пол": "м"}]})
    ran = office.run("templates", own)
    assert ran.status == 0
    assert str(own) in ran.out or own.name in ran.out
    return book, own


def reworded(template: Path, words: str) -> None:
    """The template with one more paragraph at the end, or with the last one said anew."""
    document = docx.Document(str(template))
    if document.paragraphs[-1].text.startswith("Хранится"):
        document.paragraphs[-1].text = words
    else:
        document.add_paragraph(words)
    document.save(str(template))


def test_a_student_makes_the_papers_of_a_practice(office: Desk, student: Path) -> None:
    folder = made(office, student, "--set", "student")
    papers = {path.stem for path in folder.rglob("*.docx")}
    assert {"Индивидуальный план обслуживания", "Социально-психологический портрет"} <= papers
    assert {path.parent.name for path in folder.rglob("Дневник практики*.docx")} == {"Практика"}
    plan = next(folder.rglob("Индивидуальный план*.docx"))
    assert "найти работу" in text_of(plan)
    again = office.run("make", student, "--set", "student")
    assert again.status == 0
    assert "не изменилось с прошлого раза" in again.out


def test_thirty_people_of_her_own_table_are_in_the_book(office: Desk, worker: Path) -> None:
    found = office.run("find", worker, "--where", "клиент.телефон")
    assert all(found.out.count(name.split()[0]) >= 3 for name in NAMES), found.out
    clients = openpyxl.load_workbook(worker, read_only=True)["Клиенты"]
    split = {tuple(cell.value for cell in row[1:5]) for row in clients.iter_rows(min_row=2, max_row=31)}
    assert ("Гусев-Крылов", "Ян", "Львович", "мужской") in split
    assert ("Мамедов", "Расим", "Аскер оглы", "мужской") in split
    assert ("Белых", "Олег", "Ильич", "мужской") in split
    assert any(surname == "Ли" and name == "Ю" for surname, name, *_ in split)
    ran = office.run("check", worker)
    assert "Пол" in ran.out  # nobody can tell by «Ли Ю» alone, so it is asked
    folder = made_with_errors(office, worker)
    assert "Садовая" in text_of(next(folder.rglob("Согласие*.docx")))


def made_with_errors(desk: Desk, book: Path) -> Path:
    """Papers of a book of which something is still to be answered; the rest is made."""
    desk.run("make", book, "--document", "consent")
    return book.with_name(f"{book.stem} — документы")


def test_a_head_rewords_a_template(office: Desk, head: tuple[Path, Path]) -> None:
    book, own = head
    consent = own / "consent.docx"
    reworded(consent, "Хранится у {{ учреждение.руководитель|дателный }}")
    ran = office.run("make", book, "--templates", own, "--document", "consent")
    assert ran.status == 1
    said = re.search(r"consent\.docx.*«дателный».*«(дательный)»", ran.err + ran.out)
    assert said, ran.err
    reworded(consent, f"Хранится у {{{{ учреждение.руководитель|{said[1]} }}}}")
    folder = made(office, book, "--templates", own, "--document", "consent")
    assert "Хранится у Громовой Нине Павловне" in plain(text_of(next(folder.rglob("Согласие*.docx"))))


def test_a_book_becomes_papers_without_a_terminal(student: Path) -> None:
    folders: list[Path] = []
    shown: list[str] = []
    status = start(["make", str(student)], Desktop(lambda title, _parts: shown.append(title), folders.append))
    assert (status, [path.name for path in folders]) == (0, ["практика — документы"])
    assert shown == []


def test_a_teacher_sees_fifteen_books_in_one_table(desk: Desk) -> None:
    group = desk.folder / "группа"
    for number in range(15):
        day = "31.02.2026" if number == 4 else "05.03.2026"
        sheets: Sheets = {
            "Практика": {"Студент": NAMES[number % len(NAMES)]},
            "Клиенты": [{"Фамилия": "Соколова", "Имя": "Вера", "Пол": "женский"}],
            "Планы": [{"Дата": day, "Проблема": "нет работы"}],
        }
        desk.book(sheets, f"группа/студент {number + 1}.xlsx")
    table = desk.folder / "группа.xlsx"
    ran = desk.run("group", group, "--out", table)
    assert ran.status in (0, 1), ran.err
    first = openpyxl.load_workbook(table).worksheets[0]
    rows = [[str(cell) for cell in row if cell is not None] for row in first.iter_rows(values_only=True)]
    who = " ".join(" ".join(row) for row in rows)
    assert all(name.split()[0] in who for name in NAMES)
    assert any("ошибок: 1" in " ".join(row) for row in rows)
    marked = desk.folder / "с пометками"
    assert desk.run("check", group, "--marked", marked).status == 1
    assert (marked / "студент 5.xlsx").is_file()


@pytest.fixture(scope="module")
def packets(office: Desk, student: Path, worker: Path, head: tuple[Path, Path]) -> dict[str, str]:
    """What the three print, by one call of the office program: the text of each client's packet."""
    books = office.folder / "печать"
    books.mkdir()
    for book in (student, worker, head[0]):
        (books / book.name).write_bytes(book.read_bytes())
    out = office.folder / "пакеты"
    wish: list[Any] = ["--document", "service_plan", "--document", "consent"]
    wish += ["--client", "Соколова", "--client", "Уткин", "--client", "3"]
    ran = office.run("print", books, "--per-client", out, "--templates", head[1], *wish)
    assert ran.out, ran.err
    return {str(path.relative_to(out)): pdf_text(path) for path in out.rglob("*.pdf")}


def pdf_text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return plain("".join(page.get_textpage().get_text_bounded() for page in pdf))


@pytest.mark.skipif(not find_office() and not which("soffice"), reason="needs LibreOffice")
def test_each_prints_what_he_has_made(packets: dict[str, str]) -> None:
    joined = " ".join(packets.values())
    for words in ("найти работу", "Гусев-Крылов", "Громовой Нине Павловне"):
        assert words in joined, sorted(packets)
