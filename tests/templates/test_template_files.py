"""What every template must be as a file: it is enough to lay a .docx into templates/ to be tested here."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from each import each
from lxml import etree
from template_contexts import ROOT
from template_reading import NAMES, Element, body, of, path, template, text, value

from templates.build.ooxml import TAG, tied

TITLES = {
    "institution_card": "Визитная карточка учреждения",
    "infrastructure_passport": "Паспорт социальной инфраструктуры",
    "profile": "Социально-психологический портрет",
    "service_plan": "Индивидуальный план обслуживания",
    "help_programme": "Программа помощи клиенту",
    "delivery_check": "Сверка оказанных услуг",
    "request_journal": "Журнал обращений",
    "period_summary": "Сводка за период",
    "application": "Анкета-заявление",
    "consent": "Согласие на обработку персональных данных",
    "service_list": "Перечень услуг и порядок их получения",
    "contact_schedule": "График контактов",
    "review_sheet": "Лист пересмотра плана",
    "practice_report": "Отчет о практике",
    "practice_diary": "Дневник практики",
    "individual_programme": "Индивидуальная программа предоставления социальных услуг",
    "programme_conclusion": "Заключение о выполнении индивидуальной программы предоставления социальных"
    " услуг",
}
A4 = {11906, 16838}  # twips, as everything that is read from a file below
LEAST = {"left": 1134, "right": 567, "top": 1134, "bottom": 1134}  # 20, 10, 20 and 20 mm

every_template = each("name", NAMES)


def test_every_paper_has_its_title() -> None:
    titles = {name: docx.Document(str(path(name))).core_properties.title for name in TITLES}
    assert titles == TITLES


@every_template
def test_a_template_says_its_title_and_who_will_have_written_the_paper(name: str) -> None:
    properties = docx.Document(str(path(name))).core_properties
    assert properties.title
    assert properties.author.startswith(("{{ учреждение.", "{{ практика."))
    assert (properties.last_modified_by, properties.created) == ("", None)


@every_template
def test_the_tags_are_known(name: str) -> None:
    assert template(name).tags


@every_template
def test_the_page_is_a4_with_margins_for_a_file(name: str) -> None:
    for section in body(name).iter(qn("w:sectPr")):
        assert {int(value(section, "pgSz", side)) for side in "wh"} == A4
        for side, least in LEAST.items():
            assert int(value(section, "pgMar", side)) >= least, side


@every_template
def test_the_number_of_the_page_stands_on_top_from_the_second_on(name: str) -> None:
    section = docx.Document(str(path(name))).sections[0]
    assert section.different_first_page_header_footer
    numbered = section.header.paragraphs[0]
    assert "PAGE" in "".join(item.text or "" for item in numbered._p.iter(qn("w:instrText")))
    assert numbered.style is not None
    assert value(numbered.style.element, "pPr/jc") == "center"
    assert "PAGE" not in section.first_page_header._element.xml


@every_template
def test_the_letters_are_times_and_the_language_russian(name: str) -> None:
    styles = docx.Document(str(path(name))).styles.element
    usual_run = of(styles, "docDefaults/rPrDefault/rPr")[0]
    assert {usual_run[0].get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs")} == {"Times New Roman"}
    assert (value(usual_run, "sz"), value(usual_run, "lang")) == ("24", "ru-RU")
    assert len(of(styles, "style")) < 50


@every_template
def test_no_line_ends_after_a_word_of_one_letter_but_in_the_head_of_a_column(name: str) -> None:
    paragraphs = body(name).iter(qn("w:p"))
    lines = [text(item) for item in paragraphs if value(item, "pPr/pStyle") != "CellHead"]
    words = [TAG.sub("{}", line) for line in lines]
    assert [line for line in words if re.search(r"(?<!\w)[ВИКОСУАвикосуа] ", line)] == []


@every_template
def test_no_row_breaks_unless_it_says_so_and_every_grid_repeats_its_head(name: str) -> None:
    for table in body(name).iter(qn("w:tbl")):
        rows = of(table, "tr")
        assert all(of(row, "trPr/cantSplit") for row in rows)
        broken = [row for row in rows if value(row, "trPr/cantSplit") == "0"]
        assert all("|length > " in text(row.getprevious()) for row in broken)  # an answer that is long
        heads = [bool(of(row, "trPr/tblHeader")) for row in rows]
        if value(table, "tblPr/tblStyle") == "Grid":
            assert heads[0]
            assert not any(later and not head for head, later in pairwise(heads))
        else:
            assert not any(heads[1:])  # the first row of a chart says what its colours mean


def _sections_after(table: Element) -> Iterator[Element]:
    """The sections from the one that the table stands in, which may be a cell of another table."""
    outer = list(table.iterancestors(qn("w:tbl")))
    for block in (outer[-1] if outer else table).itersiblings():
        yield from block.iter(qn("w:sectPr"))


@every_template
def test_the_columns_are_fixed_and_fit_between_the_margins(name: str) -> None:
    for table in body(name).iter(qn("w:tbl")):
        section = next(_sections_after(table))
        width = int(value(section, "pgSz", "w")) - sum(
            int(value(section, "pgMar", side)) for side in ("left", "right")
        )
        columns = [int(column.get(qn("w:w"))) for column in of(table, "tblGrid/gridCol")]
        indent = int(value(table, "tblPr/tblInd", "w") or 0)
        assert value(table, "tblPr/tblLayout", "type") == "fixed"
        assert sum(columns) + indent <= width + len(columns)  # each may be rounded up


def test_the_committed_files_are_those_that_are_built(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "templates.build", str(tmp_path)], cwd=ROOT, check=True)
    built = {file.relative_to(tmp_path): _content(file) for file in tmp_path.rglob("*.docx")}
    committed = (ROOT / "templates").rglob("*.docx")
    assert built == {file.relative_to(ROOT / "templates"): _content(file) for file in committed}


def _content(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as package:
        return {item: package.read(item) for item in package.namelist()}


@every_template
def test_no_page_parts_the_end_of_an_answer_over_its_rule(name: str) -> None:
    """The rule under a paragraph is drawn on both of two pages: half an answer would look like all of it."""
    with zipfile.ZipFile(path(name)) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    whole = {
        style.get(qn("w:styleId"))
        for style in styles.iter(qn("w:style"))
        if style.find(f"{qn('w:pPr')}/{qn('w:keepLines')}") is not None
    }
    assert whole >= {"Answer"} | (
        {"ListedLast"} if name in ("institution_card", "practice_report") else set()
    )


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("в разделе 5, и в недостаче", "в_разделе_5, и_в_недостаче"),
        ("за 3 рабочих дня", "за_3_рабочих дня"),
        ("переживания до и после беседы", "переживания до_и_после беседы"),
        ("указанных в пунктах 1–7", "указанных в_пунктах_1–7"),
        ("по плану", "по_плану"),
        ("когда пора", "когда пора"),
    ],
)
def test_where_no_line_ends_in_the_words_of_a_paper(words: str, wanted: str) -> None:
    assert tied(words) == wanted.replace("_", "\N{NO-BREAK SPACE}")
