"""The papers of a practice: numbers of chapters, room for what the student writes, lists that stay whole."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn
from template_contexts import FORM, empty, rows_of, short, usual
from template_reading import Element, body, of, template, text, value

HANDWRITING = 453  # twips: 8 mm
SIGNED = 567  # twips: 10 mm
REPORT, DIARY, CARD = "practice_report", "practice_diary", "institution_card"


def _styled(name: str, *styles: str) -> list[Element]:
    """The paragraphs of a template in one of the styles."""
    return [item for item in body(name).iter(qn("w:p")) if value(item, "pPr/pStyle") in styles]


def _words(style: str) -> list[str]:
    """What the report says in that style, without the fields of its page numbers."""
    return ["".join(piece.text for piece in item.iter(qn("w:t"))).strip() for item in _styled(REPORT, style)]


def test_the_parts_of_a_chapter_have_its_number_in_the_text_and_in_the_contents() -> None:
    chapters, parts = _words("Heading1"), [words.partition(" (")[0] for words in _words("Heading2")]
    assert [words[:2] for words in chapters if words[0].isdigit()] == ["1.", "2.", "3."]
    assert [words.partition(" ")[0] for words in parts] == ["2.1.", "2.2.", "2.3.", "3.1.", "3.2."]
    assert (_words("TOC1"), _words("TOC2")) == (chapters, parts)


@pytest.mark.parametrize(("chapter", "lines"), [("Введение", 15), ("Заключение", 20)])
def test_what_the_student_writes_has_lines_to_write_it_on(chapter: str, lines: int) -> None:
    below = next(item for item in _styled(REPORT, "Heading1") if text(item).strip() == chapter)
    while below.tag != qn("w:tbl"):
        below = below.getnext()
    heights = [int(value(row, "trPr/trHeight")) for row in of(below, "tr")]
    assert len(heights) >= lines
    assert min(heights) >= HANDWRITING


@pytest.mark.parametrize(
    ("days", "hours", "rows"),
    [(0, None, 10), (1, None, 10), (10, None, 10), (12, None, 12), (1, 6, 1), (12, 6, 12)],
)
def test_a_diary_goes_on_by_hand_until_its_hours_are_known(days: int, hours: int | None, rows: int) -> None:
    context = usual() if days else empty()
    context["дневник"] = [row | {"часы": hours} for row in rows_of(FORM["Дневник"], short, days)]
    document = docx.Document(io.BytesIO(template(DIARY).render(context)))
    table = next(table for table in document.tables if table.style and table.style.name.startswith("Grid"))
    heights = [int(value(row, "trPr/trHeight")) for row in of(table._tbl, "tr")[1:-1]]
    assert len(heights) == rows
    assert min(heights) >= SIGNED
    assert table.rows[-1].cells[3].text == (str(days * hours) if hours else "")


@pytest.mark.parametrize("count", range(2, 7))
def test_no_page_parts_one_item_of_a_list_from_the_others(count: int) -> None:
    context = usual()
    context["учреждение"]["формы_работы"] = "\n".join(f"Форма {number}" for number in range(count))
    page = docx.Document(io.BytesIO(template(CARD).render(context))).element.body
    styles = [value(item, "pPr/pStyle") for item in page.iter(qn("w:p")) if "Форма " in text(item)]
    held = [style == "ListedHeld" for style in styles]
    assert held == [number in {0, count - 2} for number in range(count)]


@pytest.mark.parametrize(
    ("rows", "goals", "printed"), [(1, False, 9), (6, False, 9), (1, True, 1), (12, True, 12)]
)
def test_the_programme_of_a_report_fills_its_page_where_it_is_written_by_hand(
    rows: int, goals: bool, printed: int
) -> None:
    context = usual()
    answers = rows_of(FORM["Программа"], short, rows)
    context["программа"] = answers if goals else [row | {"цель": None} for row in answers]
    document = docx.Document(io.BytesIO(template(REPORT).render(context)))
    tables = [table for table in document.tables if table.style and table.style.name.startswith("Grid")]
    assert [len(table.rows) - 1 for table in tables] == [printed]
