"""What every template must be as a page: it is enough to lay a .docx into templates/ to be tested here."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from template_contexts import CONTEXTS, ROOT, Context, empty, overfull, usual

from paperwork.case import schema
from paperwork.word.template import Template

TEMPLATES = sorted((ROOT / "templates").glob("*.docx"))
NAMES = [path.stem for path in TEMPLATES]
TITLES = {
    "institution_card": "Визитная карточка учреждения",
    "infrastructure_passport": "Паспорт социальной инфраструктуры",
    "profile": "Социально-психологический портрет",
    "service_plan": "Индивидуальный план обслуживания",
    "help_programme": "Программа помощи клиенту",
}
A4 = {11906, 16838}  # twips, as everything that is read from a file below
LEAST = {"left": 1134, "right": 567, "top": 1134, "bottom": 1134}  # 20, 10, 20 and 20 mm
HANDWRITING = 453  # 8 mm
PRINTED_OTHERWISE = {"план.дата", "услуги[].предоставляется", "клиент.пол"}  # in words, as a group, as a form

Element = Any  # lxml's elements, which carry no types


def _faults(path: Path) -> list[str]:
    """What Word would repair, by the rules that hold for the finished documents as well."""
    source = spec_from_file_location("structure", ROOT / "tests/output/structure.py")
    assert source
    assert source.loader
    rules = module_from_spec(source)
    source.loader.exec_module(rules)
    found: list[str] = rules.faults(path)
    return found


def _path(name: str) -> Path:
    return ROOT / "templates" / f"{name}.docx"


@cache
def _template(name: str) -> Template:
    return Template(_path(name), schema=schema())


@cache
def _made(name: str, kind: str) -> bytes:
    return _template(name).render(CONTEXTS[kind]())


def _body(name: str, kind: str = "") -> Element:
    """The body of the template itself, or of the document made of a context."""
    source = io.BytesIO(_made(name, kind)) if kind else _path(name).open("rb")
    with source:
        return docx.Document(source).element.body


def _text(element: Element) -> str:
    """The text of an element, a line break for each of its own."""
    marks = {qn("w:br"): "\n", qn("w:p"): "\n", qn("w:tab"): "\t"}
    return "".join(
        item.text or "" if item.tag == qn("w:t") else marks.get(item.tag, "") for item in element.iter()
    )


def _of(element: Element, path: str) -> list[Element]:
    """The elements at a path, written without the prefix of the namespace."""
    found: list[Element] = element.findall(
        "/".join(qn(f"w:{step}") if step != "." else "." for step in path.split("/"))
    )
    return found


def _value(element: Element, path: str, attribute: str = "val") -> str:
    """An attribute of the first element at a path; empty where there is none."""
    found = _of(element, path)
    return str(found[0].get(qn(f"w:{attribute}"), "")) if found else ""


every_template = pytest.mark.parametrize("name", NAMES)
every_document = pytest.mark.parametrize("kind", CONTEXTS)


def test_the_first_set_has_its_titles() -> None:
    titles = {name: docx.Document(str(_path(name))).core_properties.title for name in TITLES}
    assert titles == TITLES


@every_template
def test_a_template_says_its_title_and_no_author(name: str) -> None:
    properties = docx.Document(str(_path(name))).core_properties
    assert properties.title
    assert (properties.author, properties.last_modified_by) == ("", "")


@every_template
def test_the_tags_are_known(name: str) -> None:
    assert _template(name).tags


@every_template
def test_the_page_is_a4_with_margins_for_a_file(name: str) -> None:
    for section in _body(name).iter(qn("w:sectPr")):
        assert {int(_value(section, "pgSz", side)) for side in "wh"} == A4
        for side, least in LEAST.items():
            assert int(_value(section, "pgMar", side)) >= least, side


@every_template
def test_the_number_of_the_page_stands_on_top_from_the_second_on(name: str) -> None:
    section = docx.Document(str(_path(name))).sections[0]
    assert section.different_first_page_header_footer
    numbered = section.header.paragraphs[0]
    assert "PAGE" in "".join(item.text or "" for item in numbered._p.iter(qn("w:instrText")))
    assert numbered.style is not None
    assert _value(numbered.style.element, "pPr/jc") == "center"
    assert "PAGE" not in section.first_page_header._element.xml


@every_template
def test_the_letters_are_times_and_the_language_russian(name: str) -> None:
    styles = docx.Document(str(_path(name))).styles.element
    usual_run = _of(styles, "docDefaults/rPrDefault/rPr")[0]
    assert {usual_run[0].get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs")} == {"Times New Roman"}
    assert (_value(usual_run, "sz"), _value(usual_run, "lang")) == ("24", "ru-RU")
    assert len(_of(styles, "style")) < 40


@every_template
def test_no_row_breaks_and_every_grid_repeats_its_head(name: str) -> None:
    for table in _body(name).iter(qn("w:tbl")):
        rows = _of(table, "tr")
        assert all(_of(row, "trPr/cantSplit") for row in rows)
        heads = [bool(_of(row, "trPr/tblHeader")) for row in rows]
        assert heads == [_value(table, "tblPr/tblStyle") == "Grid"] + [False] * (len(rows) - 1)


@every_template
def test_the_columns_are_fixed_and_fit_between_the_margins(name: str) -> None:
    body = _body(name)
    section = next(body.iter(qn("w:sectPr")))
    width = int(_value(section, "pgSz", "w")) - sum(
        int(_value(section, "pgMar", side)) for side in ("left", "right")
    )
    for table in body.iter(qn("w:tbl")):
        columns = [int(column.get(qn("w:w"))) for column in _of(table, "tblGrid/gridCol")]
        indent = int(_value(table, "tblPr/tblInd", "w") or 0)
        assert _value(table, "tblPr/tblLayout", "type") == "fixed"
        assert sum(columns) + indent <= width + len(columns)  # each may be rounded up


def _signatures(body: Element) -> list[Element]:
    return [table for table in body.iter(qn("w:tbl")) if "(подпись)" in _text(table)]


def _kept(block: Element, styles: set[str]) -> bool:
    """Whether all paragraphs of a block, but empty cells, are held to the next block."""
    paragraphs = [block] if block.tag == qn("w:p") else list(block.iter(qn("w:p")))
    first = [row.find(f".//{qn('w:p')}") for row in block.iter(qn("w:tr"))] or paragraphs
    return all(_of(item, "pPr/keepNext") or _value(item, "pPr/pStyle") in styles for item in first)


def _keeping(name: str) -> set[str]:
    """The styles that hold a paragraph to the next one."""
    styles = docx.Document(str(_path(name))).styles.element
    return {style.get(qn("w:styleId")) for style in _of(styles, "style") if _of(style, "pPr/keepNext")}


@every_template
@every_document
def test_signatures_hold_together_and_to_what_they_sign(name: str, kind: str) -> None:
    body, keeping = _body(name, kind), _keeping(name)
    blocks = _signatures(body)
    assert blocks
    for block in blocks:
        assert all(_kept(row, keeping) for row in _of(block, "tr")[:-1])
        before = block.getprevious()
        while not _text(before).strip():
            assert _kept(before, keeping)
            before = before.getprevious()
        last = _of(before, "tr")[-1] if before.tag == qn("w:tbl") else before
        assert _kept(last, keeping) or len(_text(last)) > 500


@every_template
@every_document
def test_word_has_nothing_to_repair(name: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(_made(name, kind))
    assert _faults(_path(name)) == []
    assert _faults(tmp_path / "made.docx") == []


@every_template
@every_document
def test_tables_do_not_run_into_one(name: str, kind: str) -> None:
    body = _body(name, kind)
    tables = [item.tag == qn("w:tbl") for item in body]
    assert not any(first and second for first, second in pairwise(tables))


@every_template
@every_document
def test_nothing_of_the_machinery_is_printed(name: str, kind: str) -> None:
    text = _text(_body(name, kind))
    assert not [sign for sign in ("{{", "{%", "None", "True", "False") if sign in text]


def _answers(context: Context, tag: str) -> Iterator[object]:
    """The values that a dotted tag names; «услуги[].условие» is that of each row."""
    values: list[Any] = [context]
    for step in tag.split("."):
        bare = step.removesuffix("[]")
        values = [value[bare] for value in values]
        if step.endswith("[]"):
            values = [row for rows in values for row in rows]
    yield from (value for value in values if not isinstance(value, dict | list | bool))


def _lines(value: object) -> list[str]:
    return [f"{value:%d.%m.%Y}"] if isinstance(value, date) else str(value).split("\n")


@every_template
@pytest.mark.parametrize("make", [usual, overfull])
def test_every_answer_is_printed(name: str, make: Any) -> None:
    text, context = _text(_body(name, make.__name__)).casefold(), make()
    tags = [tag for tag in _template(name).tags if tag not in PRINTED_OTHERWISE and "варианты[]" not in tag]
    answers = {line for tag in tags for value in _answers(context, tag) if value for line in _lines(value)}
    assert len(answers) > 5
    assert sorted(line for line in answers if line.casefold() not in text) == []


@every_template
def test_every_blank_is_high_enough_to_write_on(name: str) -> None:
    for row in _body(name, "empty").iter(qn("w:tr")):
        if not _text(row).strip():
            assert (
                int(_value(row, "trPr/trHeight") or 0) >= HANDWRITING
                or _value(row, "tc/p/pPr/pStyle") == "Caption"
            )


def _underlined(name: str, kind: str) -> list[str]:
    return [_text(run) for run in _body(name, kind).iter(qn("w:r")) if _of(run, "rPr/u")]


def test_the_chosen_options_are_underlined_and_none_on_a_blank() -> None:
    portrait = usual()["портрет"]["варианты"]
    person = usual()["клиент"]["варианты"]
    chosen = {
        item["текст"]
        for options in (portrait, person)
        for values in options.values()
        for item in values
        if item["выбран"]
    }
    underlined = _underlined("profile", "usual")
    assert len(underlined) == 15
    assert set(underlined) <= chosen
    assert _underlined("profile", "empty") == []


@pytest.mark.parametrize(
    ("rows", "printed"),
    [(0, 3), (1, 1), (100, 100)],
)
def test_a_table_grows_with_its_rows(rows: int, printed: int) -> None:
    context = overfull()
    context["программа"] = context["программа"][:rows]
    made = docx.Document(io.BytesIO(_template("help_programme").render(context)))
    grid = next(table for table in made.tables if table.style and table.style.name == "Grid")
    assert len(grid.rows) == 1 + printed


def test_the_services_of_later_stand_apart() -> None:
    tables = [
        table for table in _body("service_plan", "usual").iter(qn("w:tbl")) if "Периодичность" in _text(table)
    ]
    assert [len(_of(table, "tr")) for table in tables] == [1 + 2, 1 + 1]


def test_a_plan_without_a_date_has_no_planned_contacts() -> None:
    assert "«___»\u00a0____________\u00a020__\u00a0г." in _text(_body("service_plan", "empty"))
    assert empty()["план"]["дата"] is None


def test_the_committed_files_are_those_that_are_built(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "templates.build", str(tmp_path)], cwd=ROOT, check=True)
    built = {path.stem: _content(path) for path in tmp_path.iterdir()}
    assert built == {name: _content(_path(name)) for name in NAMES}


def _content(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {item: package.read(item) for item in package.namelist()}
