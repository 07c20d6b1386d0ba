"""Paper blanks: what is printed on them, and that there is room to write."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from desk import INSTITUTION, ROOT, VERA, Desk, Row, plain, text_of
from docx.oxml.ns import qn
from docx.table import Table
from structure import faults

NAMES = sorted(path.stem for path in (ROOT / "templates").glob("*.docx"))
HANDWRITING = 453  # twips: 8 mm
WRONG = r"[{}]|None|получил(а\b|:)|ознакомлена|[^(]согласна|доброжелательн(ый(?! \()|ая(?!\)))"
# The words in the head of a table → how many rows there are to write in, how high they are in lines.
TABLES: dict[str, dict[str, tuple[int, float]]] = {
    "service_plan": {"Действие": (6, 1.9), "Услуга": (6, 1.9), "Плановая дата": (9, 1.7), "План №": (3, 1.9)},
    "help_programme": {"Мероприятия (содержание работы)": (10, 2.3)},
}


def blank(desk: Desk, name: str, *options: str | Path) -> Path:
    """The blank of a document, made as a person makes it."""
    path = desk.folder / "blank.docx"
    run = desk.run("blank", name, "--out", path, *options)
    assert (run.status, run.err) == (0, "")
    return path


@pytest.mark.parametrize("name", NAMES)
def test_a_blank_is_a_sound_document_with_nobody_in_it(desk: Desk, name: str) -> None:
    path = blank(desk, name)
    text = text_of(path)
    assert faults(path) == []
    assert not re.search(WRONG, text)
    for row in docx.Document(str(path)).element.body.iter(qn("w:tr")):
        words = "".join(item.text or "" for item in row.iter(qn("w:t")))
        is_of_days = words == "".join(map(str, range(1, 32)))  # the head of a month
        if not words.strip("0123456789.") and not is_of_days:
            height = row.find(f"{qn('w:trPr')}/{qn('w:trHeight')}")
            assert height is not None
            assert int(height.get(qn("w:val"))) >= HANDWRITING


@pytest.mark.parametrize("name", TABLES)
def test_tables_have_rows_enough_and_room_in_them(desk: Desk, name: str) -> None:
    tables = docx.Document(str(blank(desk, name))).tables
    for head, (count, lines) in TABLES[name].items():
        found = [table for table in tables if head in [cell.text for cell in table.rows[0].cells]]
        assert found
        for table in found:
            assert len(table.rows) - 1 == count
            assert all((row.height or 0) >= lines * HANDWRITING * 635 for row in table.rows[1:])


def test_goals_are_numbered(desk: Desk) -> None:
    text = plain(text_of(blank(desk, "service_plan")))
    assert "5. Цели оказания услуг 1. 2. 3. 4. 5. 6. Действия" in text


def test_both_sexes_and_an_answer_of_ones_own(desk: Desk) -> None:
    text = plain(text_of(blank(desk, "profile")))
    assert "мужской; женский" in text
    assert (
        "рабочий (рабочая); служащий (служащая); безработный (безработная); пенсионер (пенсионерка)" in text
    )
    assert "женат (замужем); холост (не замужем)" in text
    assert "низкое; среднее; высокое иное:" in text


def test_an_answer_of_ones_own_has_a_ruled_line_under_the_list(desk: Desk) -> None:
    paragraphs = [*docx.Document(str(blank(desk, "profile"))).element.body.iter(qn("w:p"))]
    own = [place for place, item in enumerate(paragraphs) if _words(item) == "иное:"]
    assert len(own) == 14
    for place in own:
        spacing = paragraphs[place].find(f".//{qn('w:spacing')}")
        assert int(spacing.get(qn("w:line"))) >= HANDWRITING
        assert paragraphs[place].find(f".//{qn('w:pBdr')}/{qn('w:bottom')}") is not None
        assert paragraphs[place - 1].find(f".//{qn('w:keepNext')}") is not None
        assert not _words(paragraphs[place - 1]).endswith((";", "; "))


def _words(paragraph: Any) -> str:
    return "".join(item.text or "" for item in paragraph.iter(qn("w:t")))


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (
            "{% for вариант in СПИСОК %}{{ вариант.текст }}; {% endfor %}",
            ["низкое; среднее; высокое", "иное:"],
        ),
        (
            "{% for вариант in СПИСОК %}{{ вариант.текст }} / {% endfor %}",
            ["низкое / среднее / высокое", "иное:"],
        ),
        (
            "{% for вариант in СПИСОК %}{{ вариант.текст }} {% endfor %}(выбрать)",
            [f"низкое среднее высокое иное:\u00a0{24 * '_'} (выбрать)"],
        ),
    ],
)
def test_ones_own_template_gets_the_line_too(desk: Desk, words: str, printed: list[str]) -> None:
    desk.template("Справка", words.replace("СПИСОК", "портрет.варианты.материальное_положение"))
    made = docx.Document(str(blank(desk, "Справка", "--templates", desk.folder / "templates")))
    assert [item.text for item in made.paragraphs if item.text] == printed


def test_a_list_that_is_open_by_itself_is_not_opened_twice(desk: Desk) -> None:
    lists: list[Row] = [
        {"Материальное положение": "иное (указать)"},
        {"Материальное положение": "иное жилье"},
    ]
    book = desk.book({"Клиенты": [VERA], "Списки": lists})
    text = plain(text_of(blank(desk, "profile", "--book", book)))
    assert "низкое; среднее; высокое; иное жилье иное:" in text


def test_the_consent_asks_for_every_special_category(desk: Desk) -> None:
    document = docx.Document(str(blank(desk, "consent")))
    table = next(table for table in document.tables if "Категория" in table.rows[0].cells[0].text)
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Категория", "Какие сведения", "Подпись"]
    assert [row[0] for row in rows[1:]] == ["Религиозные убеждения", "Состояние здоровья", "Судимость"]
    assert all(row[1] and not row[2] for row in rows[1:])
    assert "привычки" in rows[2][1]
    heading = "Специальные категории данных: на каждую – отдельная подпись (ненужное зачеркнуть)"
    assert heading in [plain(paragraph.text) for paragraph in document.paragraphs]


def test_a_representative_has_a_line_to_sign_on(desk: Desk) -> None:
    text = text_of(blank(desk, "help_programme"))
    assert "Представитель" in text
    assert "Законный представитель" not in text


def test_the_target_group_is_young_people_unless_the_book_says_otherwise(desk: Desk) -> None:
    text = plain(text_of(blank(desk, "institution_card")))
    assert "предоставляемые молодежи" in text
    assert "деятельности с молодежью в данном" in text


def test_a_book_gives_its_institution_its_lists_and_nobodys_data(desk: Desk) -> None:
    book = desk.book(
        {
            "Учреждение": INSTITUTION | {"Целевая группа": "семьям"},
            "Клиенты": [VERA | {"Номер приказа": "77-к"}],
            "Портреты": [{"Дело": "1", "Свободное время": "вяжет"}],
            "Списки": [{"Материальное положение": "ниже прожиточного минимума"}],
        }
    )
    desk.template("Приказ", "№ [{{ клиент.номер_приказа }}]", name="order")
    text = plain(text_of(blank(desk, "profile", "--book", book)))
    assert "Центр «Вера»" in text
    assert "ниже прожиточного минимума" in text
    assert not re.search("Соколова|вяжет", text)
    (desk.folder / "blank.docx").unlink()
    order = blank(desk, "Приказ", "--book", book, "--templates", desk.folder / "templates")
    assert text_of(order) == "№ [____________]"


def test_ones_own_template_gets_rules_and_rows_too(desk: Desk) -> None:
    path = desk.template("Справка", "Я, {{ клиент.фио }}, {{ клиент.пол|род('живущий', 'живущая') }}")
    document = docx.Document(str(path))
    table = document.add_table(rows=0, cols=2)
    for texts in (
        ("Дата", "Что сделано"),
        ("{%tr for запись in контакты %}", ""),
        ("{{ запись.дата }}", "{{ запись.содержание }}"),
        ("{%tr endfor %}", ""),
    ):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.save(str(path))
    made = docx.Document(str(blank(desk, "Справка", "--templates", desk.folder / "templates")))
    assert made.paragraphs[0].text == "Я, ____________, живущий (живущая)"
    assert [len(row.cells) for row in made.tables[0].rows] == [2] * 7
    assert _heights(made.tables[0]) == [None] + [_heights(made.tables[0])[1]] * 6


def test_a_template_that_is_no_good_is_found_by_its_title_too(desk: Desk) -> None:
    desk.template("Справка с опечаткой", "{{ клиент.фамлия }}", name="note")
    own = desk.folder / "templates"
    run = desk.run("blank", "справка с опечаткой", "--out", desk.folder / "blank.docx", "--templates", own)
    assert run.status == 2
    assert "note.docx" in run.err
    assert "клиент.фамилия" in run.err


def _heights(table: Table) -> list[object]:
    return [row.height for row in table.rows]


def test_made_documents_look_as_before(desk: Desk) -> None:
    run = desk.make(desk.book({"Клиенты": [VERA], "Планы": [{"Дата": "05.03.2026", "Проблема": "долги"}]}))
    assert run.status == 0, run.err
    made = docx.Document(str(desk.out / "1 Соколова Вера/Индивидуальный план обслуживания.docx"))
    found = [
        len(table.rows) for table in made.tables if "Действие" in [cell.text for cell in table.rows[0].cells]
    ]
    assert found == [4]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_counted_and_the_day_are_left_to_be_written(desk: Desk, name: str) -> None:
    path = blank(desk, name)
    body = docx.Document(str(path)).element.body
    cells = ["".join(item.text or "" for item in cell.iter(qn("w:t"))) for cell in body.iter(qn("w:tc"))]
    assert {"0", "нет", "сейчас", "позднее"}.isdisjoint(cells)
    years = {str(date.today().year - ago) for ago in (0, 1)}  # of today and of last month
    assert years.isdisjoint(re.findall(r"\b20\d\d\b", text_of(path)))
