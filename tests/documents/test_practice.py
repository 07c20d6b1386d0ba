"""A student's report and diary: made where there is a practice, whole, with contents that lead somewhere."""

from __future__ import annotations

import re

import docx
import pytest
from desk import INSTITUTION, VERA, Desk, Row, Sheets, plain
from docx.oxml.ns import qn

REPORT, DIARY = "Практика/1 Соколова Вера/Отчет о практике", "Практика/Дневник практики"
TO_DO = "Практика/Индивидуальное задание"
FORMS = {  # which read the diary too
    f"Практика/{title}"
    for title in ("Рабочий график (план) проведения практики", "Характеристика", "Аттестационный лист")
}
ALL = {REPORT, DIARY, TO_DO, *FORMS}
PRACTICE: Row = {"Студент": "Ильинская Дарья Романовна", "Начало": "02.03.2026", "Окончание": "15.03.2026"}
DAYS: list[Row] = [
    {"Дата": "03.03.2026", "Содержание работы": "Второй день", "Часы": 5.5},
    {"Дата": "02.03.2026", "Содержание работы": "Первый день"},
]
BOOK: Sheets = {
    "Учреждение": INSTITUTION,
    "Клиенты": [VERA],
    "Портреты": [{"Материальное положение": "среднее"}],
    "Программа": [{"Проблема": "Потеря работы"}],
}


@pytest.mark.parametrize(
    ("sheets", "made"),
    [
        ({}, set()),
        ({"Практика": {"Студент": None}, "Дневник": [{"Дата": None}]}, set()),
        ({"Практика": PRACTICE}, ALL),
        ({"Дневник": DAYS}, {DIARY, *FORMS}),
        ({"Практика": PRACTICE, "Дневник": DAYS}, ALL),
    ],
)
def test_they_are_made_where_there_is_a_practice(desk: Desk, sheets: Sheets, made: set[str]) -> None:
    run = desk.make(desk.book({**BOOK, **sheets}))
    assert (run.status, run.err) == (0, "")
    assert ALL & desk.made() == made
    # those of the first set that there is something for, the summary, and what any client has
    assert len(desk.made() - ALL) == 10


def test_without_a_practice_the_report_says_what_it_needs(desk: Desk) -> None:
    run = desk.make(desk.book(BOOK), "--document", "practice_report", "--document", "practice_diary")
    assert "Отчет о практике — не заполнен лист «Практика»: Практика/1 Соколова Вера" in run.out
    assert "Дневник практики — не заполнены листы «Практика», «Дневник»: Практика" in run.out


def test_a_report_needs_the_client_s_profile(desk: Desk) -> None:
    sheets = {title: content for title, content in BOOK.items() if title != "Портреты"}
    run = desk.make(desk.book({**sheets, "Практика": PRACTICE}))
    assert REPORT not in desk.made()
    assert "Отчет о практике — нет строки на листе «Портреты»" in run.out


def test_the_chapters_stand_in_the_contents_with_the_pages_of_their_bookmarks(desk: Desk) -> None:
    desk.make(desk.book({**BOOK, "Практика": PRACTICE}))
    body = docx.Document(str(desk.out / f"{REPORT}.docx")).element.body
    marks = {item.get(qn("w:name")) for item in body.iter(qn("w:bookmarkStart"))}
    asked = [item.text.split()[1] for item in body.iter(qn("w:instrText"))]
    marks -= {"_PaperEnd"}  # of which the foot of the page asks
    assert (len(asked), set(asked)) == (11, marks)
    assert {item.get(qn("w:anchor")) for item in body.iter(qn("w:hyperlink"))} == marks
    lines = desk.text(REPORT).splitlines()
    titles = [line.rstrip("\t") for line in lines if line.endswith("\t")]
    assert len(titles) == 11
    headings = {re.sub(r"\s*\(нужное\sподчеркнуть\)$", "", line) for line in lines}
    assert set(titles) <= headings


def test_the_programme_lies_on_pages_of_its_own(desk: Desk) -> None:
    desk.make(desk.book({**BOOK, "Практика": PRACTICE}))
    sections = docx.Document(str(desk.out / f"{REPORT}.docx")).sections
    widths = [section.page_width or 0 for section in sections]
    assert len(widths) == 2
    assert widths[0] < widths[1]
    assert [section.different_first_page_header_footer for section in sections] == [True, False]


def test_the_diary_has_a_row_a_day_and_room_to_sign(desk: Desk) -> None:
    desk.make(desk.book({**BOOK, "Практика": PRACTICE, "Дневник": DAYS}))
    text = plain(desk.text(DIARY))
    assert "с 02.03.2026 по 15.03.2026" in text
    assert "Подпись руководителя 03.03.2026 Второй день 5,5 02.03.2026 Первый день" in text
    assert "Всего часов 5,5" in text
    assert text.count("Студентка Ильинская Дарья Романовна") == 2  # on the cover and in the reference
    assert text.count("Д. Р. Ильинская") == 1
