"""The text of a template with its marks: each finding is where a person sees it."""

from __future__ import annotations

import io

import docx
from each import each
from empty_document import empty_document

from paperwork.documents.linting.drawn import DrawnLine, drawn
from paperwork.documents.linting.findings import Findings, lint


def lines_of(document: docx.document.Document) -> tuple[list[DrawnLine], Findings]:
    buffer = io.BytesIO()
    document.save(buffer)
    found = Findings("t.docx", lint(buffer.getvalue(), "t.docx", None), buffer.getvalue())
    return drawn(found), found


def marked(lines: list[DrawnLine], found: Findings) -> list[str]:
    """The words that are marked, each with «!» where it is an error."""
    pieces = [piece for line in lines for cell in line.cells for one in cell for piece in one]
    return [
        piece.text + "!" * any(found.problems[number].is_error for number in piece.findings)
        for piece in pieces
        if piece.findings
    ]


def with_lines(*texts: str) -> docx.document.Document:
    document = empty_document()
    for text in texts:
        document.add_paragraph(text)
    return document


@each(
    ("text", "expected"),
    [
        ("{{ клиент.имя }}", []),
        ("{{ клиент.фамлия }} и {{ клиент.имя }}", ["{{ клиент.фамлия }}!"]),
        (
            "{{ клиент.фио.родительный }}, {{ клиент.фамлия }}",
            ["{{ клиент.фио.родительный }}!", "{{ клиент.фамлия }}!"],
        ),
        ("{{ фио }} и {{ клиент.фио }}", ["{{ фио }}!"]),
        ("{{ клиент.адрс }}, снова {{ клиент.адрс }}", ["{{ клиент.адрс }}!", "{{ клиент.адрс }}!"]),
        ("Адрес: [Адрес]", ["[Адрес]"]),
        ("Телефон: __________", ["__________"]),
        ("{% for у in услуги %}", ["{% for у in услуги %}!"]),
        ("«Фамилия» и ${Адрес}", ["«Фамилия»", "${Адрес}"]),
        ("Просто слова {{ клиент.фио }}", []),
    ],
)
def test_a_finding_is_marked_with_its_brackets(text: str, expected: list[str]) -> None:
    lines, found = lines_of(with_lines("{{ клиент.фио }}", text))
    assert marked(lines, found) == expected
    assert "".join(piece.text for piece in lines[1].cells[0][0]) == text


def test_parts_rows_and_runs_of_word() -> None:
    document = with_lines("{{ клиент.фио }}", "")
    broken = document.add_paragraph()
    for run in ("{{ кли", "ент.фам", "лия }}"):
        broken.add_run(run).bold = run == "ент.фам"
    table = document.add_table(2, 2)
    for row, texts in zip(table.rows, (("Фамилия", ""), ("{{ сегоня }}", "<<Телефон>>")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.sections[0].header.paragraphs[0].text = "{{ учреждние.адрес }}"
    lines, found = lines_of(document)
    assert marked(lines, found) == [
        "{{ клиент.фамлия }}!", "{{ сегоня }}!", "<<Телефон>>", "{{ учреждние.адрес }}!",
    ]  # fmt: skip
    assert [(line.part, line.is_row, len(line.cells)) for line in lines] == [
        ("", False, 1), ("", False, 1), ("", True, 2), ("", True, 2), ("Верхний колонтитул", False, 1),
    ]  # fmt: skip
    new = [n for line in lines for cell in line.cells for one in cell for piece in one for n in piece.new]
    assert sorted(new) == list(range(len(found.problems)))


def test_what_is_no_document_has_no_lines() -> None:
    assert drawn(Findings("t.docx", lint(b"PK", "t.docx", None), b"PK")) == []
