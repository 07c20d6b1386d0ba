"""How a Word form is laid out: what is at the head and the foot of its pages, how wide its columns are."""

from __future__ import annotations

import re

import pytest
from books import part_of, with_part
from desk import VERA
from test_wordform import changed, control_of, read, small, typed

from paperwork.intake.incoming import Sent
from paperwork.intake.wordform.blank import word_form
from paperwork.intake.wordform.filling import filling_of
from paperwork.intake.wordform.papers import PAPERS, Paper
from paperwork.intake.wordform.read import word_form_of

BODY, STYLES = "word/document.xml", "word/styles.xml"
LONG = "Живет одна, дети переехали в другой город, просит помочь с лекарствами. " * 3


def body_of(form: bytes) -> str:
    return part_of(form, BODY).decode()


def rows_of(form: bytes) -> list[tuple[bool, bool]]:
    """Of each row of the growing tables: is it kept with the next, is it whole on a page."""
    rows = re.findall(r"<w15:repeatingSectionItem/>.*?</w:tr>", body_of(form))
    return [('w:val="CellKept"' in row, "<w:cantSplit/>" in row) for row in rows]


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_all_pages_of_a_form_lie_or_none(paper: Paper) -> None:
    sections = re.findall(r"<w:sectPr>.*?</w:sectPr>", body_of(word_form(paper)))
    assert len({"landscape" in section for section in sections}) == 1
    assert ["<w:titlePg/>" in section for section in sections] == [True] + [False] * (len(sections) - 1)
    assert ["nextPage" in section for section in sections] == [True] + [False] * (len(sections) - 1)


def test_pages_have_their_number_on_top_and_the_forms_name_at_the_foot() -> None:
    book = read(small({"Клиенты": [VERA]}))
    blank = word_form(PAPERS["plan"])
    filled = word_form(PAPERS["plan"], filling=filling_of(PAPERS["plan"], book, "1"))
    assert "PAGE" in part_of(blank, "word/header1.xml").decode()
    assert "PAGE" not in part_of(blank, "word/header2.xml").decode()
    words = [
        "".join(re.findall(r"<w:t[^>]*>([^<]*)", part_of(form, "word/footer.xml").decode()))
        for form in (blank, filled)
    ]
    assert words == [
        "Индивидуальный план обслуживания · стр.\u00a01 из 1",
        "Индивидуальный план обслуживания · дело №\u00a01 · стр.\u00a01 из 1",
    ]


def test_hints_are_large_enough() -> None:
    styles = dict(
        re.findall(
            r'w:styleId="(\w+)">.*?<w:sz w:val="(\d+)"', part_of(word_form(PAPERS["plan"]), STYLES).decode()
        )
    )
    assert int(styles["CellNote"]) >= 18
    assert min(int(size) for name, size in styles.items() if name not in ("Footer", "Break")) >= 18


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_no_word_of_a_head_is_broken_and_no_star_parted_from_it(paper: Paper) -> None:
    cells = re.findall(
        r'<w:tcW w:w="(\d+)"[^>]*/><w:shd[^>]*/></w:tcPr><w:p><w:pPr><w:pStyle w:val="CellHead"/></w:pPr>'
        r"<w:r><w:t[^>]*>([^<]*)",
        body_of(word_form(paper)),
    )
    for width, head in cells:
        room = int(width) / 20 - 2 * 3.4  # points between the cell's margins
        assert max(map(len, head.split())) * 9.5 * 0.56 <= room, head  # Times bold: 0.56 of its size a letter


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_no_option_is_cut_within_its_words(paper: Paper) -> None:
    texts = re.findall(r"<w:t[^>]*>\u00a0([^<]*)", body_of(word_form(paper)))
    assert [text for text in texts if len(text) > 50 and " " not in text] == []
    assert [text for text in texts if len(text) < 30 and " " in text] == []  # a short one is kept whole


@pytest.mark.parametrize(
    ("action", "is_short"),
    [
        pytest.param("Позвонить", True, id="short: the row to spare is not alone on a page"),
        pytest.param(LONG, False, id="long: a tall row that is kept would be cut off"),
        pytest.param("а\n" * 12, False, id="many lines"),
    ],
)
def test_the_last_row_filled_in_is_kept_with_the_one_to_spare(action: str, is_short: bool) -> None:
    days = [{"Дата": f"{day:02}.03.2026", "Содержание работы": action} for day in range(2, 6)]
    practice = PAPERS["practice"]
    form = word_form(practice, filling=filling_of(practice, read(small({"Дневник": days})), None))
    filled = [(False, is_short)] * 3
    assert rows_of(form) == [*filled, (is_short, is_short), (False, True)]


@pytest.mark.parametrize("star", ["*", " *", "\u00a0*", ""])
@pytest.mark.parametrize("has_tags", [True, False])
@pytest.mark.parametrize("is_apart", [True, False])
def test_a_form_of_any_look_is_read(star: str, has_tags: bool, is_apart: bool) -> None:
    form = word_form(PAPERS["plan"])
    for tag, text in (("план.дело", "7"), ("план.проблема", "одиночество"), ("цели.цель", "чтение")):
        form = changed(form, (control_of(form, tag), typed(control_of(form, tag), text)))
    body = body_of(form).replace("*</w:t>", f"{star}</w:t>")
    if is_apart:  # «Дело» was in a table of its own
        table = re.search(r"<w:tbl>(?:(?!<w:tr>).)*<w:tr>.*?</w:tr>", body)
        assert table is not None
        head = table.group()[: table.group().index("<w:tr>")]
        body = body.replace(table.group(), f"{table.group()}</w:tbl><w:p/>{head}", 1)
    if not has_tags:
        body = re.sub(r"<w:tag [^>]*>", "", body)
    found = word_form_of(Sent("plan.docx", with_part(form, BODY, body.encode())))
    assert found is not None
    assert {title: rows for title, rows in found.rows.items() if rows} == {
        "Планы": [{"Проблема": "одиночество", "Дело": "7"}],
        "Цели": [{"Цель": "чтение", "Дело": "7"}],
    }
