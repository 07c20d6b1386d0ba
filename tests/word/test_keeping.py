"""A row that repeats is kept with the next only where it is printed last, and only when it is not tall."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from docxtpl import RichText
from each import each
from lxml import etree

from paperwork.common.private_folder import PrivateFolder
from paperwork.word import Template
from paperwork.word.cache import TemplateCache
from paperwork.word.code.printer import Printer
from paperwork.word.language.bounds import Budget

from .documents import NAMESPACES, link, p, raw, tbl, tc, tr, typed, unzipped
from .structure import Q, xml
from .validity import faults

KEPT = "<w:pPr><w:keepNext/></w:pPr>"
LOOP, ELSE, END = tr("{%tr for i in ряд %}"), tr("{%tr else %}"), tr("{%tr endfor %}")
PAGE = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="{}"/></w:sectPr></w:pPr></w:p>'
HIGH = '<w:tr><w:trPr><w:trHeight w:val="7000"/></w:trPr>'
STYLE = '<w:style w:type="paragraph" w:styleId="{}">{}<w:rPr>{}</w:rPr></w:style>'
BASED = '<w:basedOn w:val="Small"/>'
SIZE = '<w:sz w:val="{}"/>'
STYLES = (
    f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{SIZE.format(48)}</w:rPr></w:rPrDefault>"
    f"</w:docDefaults>{STYLE.format('Small', '', SIZE.format(16))}"
    f"{STYLE.format('Based', BASED, '')}{STYLE.format('Large', '', SIZE.format(60))}"
    "</w:styles>"
)
LONG = "слово " * 80  # some 160 lines of a narrow cell


def kept(*texts: str, look: str = KEPT) -> str:
    """A row whose paragraphs are kept with the next."""
    return tr(*(tc(p(text, look=look)) for text in texts))


def wide(text: str, width: int, look: str = "<w:keepNext/>", size: int = 0) -> str:
    """A kept row of one wide cell."""
    run = f'<w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>{text}</w:t></w:r>' if size else text
    return tr(tc(p(run, look=f"<w:pPr>{look}</w:pPr>")).replace('w:w="1000"', f'w:w="{width}"'))


def rows(document: bytes) -> list[tuple[str, bool]]:
    """The words of each row of the outermost tables, and whether a paragraph of it is kept with the next."""
    root = etree.fromstring(unzipped(document)["word/document.xml"])
    found = []
    for row in root.iter(Q + "tr"):
        if len(list(row.iterancestors(Q + "tr"))) == 0:
            words = "".join(leaf.text or "" for leaf in row.iter(Q + "t"))
            marks = [item.get(Q + "val", "1") for item in row.iter(Q + "keepNext")]
            found.append((words, any(mark != "0" for mark in marks)))
    return found


@dataclass(frozen=True)
class Case:
    """The rows of a table, values, and of the rows that are printed those that are kept with the next."""

    table: str
    kept: list[str]
    values: dict[str, Any] = field(default_factory=lambda: {"ряд": ["а", "б", "в"]})


INNER = tr("{%tr for j in i.р %}") + kept("{{ j }}") + END
GROUPS = {"ряд": [{"н": "раз", "р": ["а", "б"]}, {"н": "два", "р": ["в", "г"]}]}
HEAD = tr(tc(p("шапка", look=KEPT))).replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>")
NESTED = tr(tc(tbl(kept("нутро")), p("{{ i }}", look=KEPT)))
OFF = kept("{{ i }}", look='<w:pPr><w:keepNext w:val="0"/></w:pPr>')
CASES = {
    "the last turn": Case(LOOP + kept("{{ i }}", "!") + END, ["в!"]),
    "one turn is the last": Case(LOOP + kept("{{ i }}") + END, ["а"], {"ряд": ["а"]}),
    "kept in Word's other spelling": Case(
        LOOP + kept("{{ i }}", look='<w:pPr><w:keepNext w:val="true"/></w:pPr>') + END, ["в"]
    ),
    "a row with attributes": Case(
        LOOP + kept("{{ i }}").replace("<w:tr>", '<w:tr w14:paraId="0A0B0C0D">') + END, ["в"]
    ),
    "not kept at all": Case(LOOP + tr("{{ i }}") + END, []),
    "a mark that is switched off": Case(LOOP + OFF + END, []),
    "rows around the loop are fixed": Case(
        kept("до") + LOOP + kept("{{ i }}") + END + kept("после"), ["до", "в", "после"]
    ),
    "a loop that filters": Case(tr("{%tr for i in ряд if i != 'в' %}") + kept("{{ i }}") + END, ["б"]),
    "a row that is left out": Case(
        LOOP + tr("{%tr if i != 'в' %}") + kept("{{ i }}") + tr("{%tr endif %}") + END, ["б"]
    ),
    "one of two rows": Case(
        LOOP + tr("{%tr if i == 'в' %}") + tr("{{ i }}") + ELSE + kept("{{ i }}") + tr("{%tr endif %}") + END,
        [],
    ),
    "two rows in a turn": Case(LOOP + kept("{{ i }}1") + kept("{{ i }}2") + END, ["в2"]),
    "a row that is kept with another of its turn": Case(
        LOOP + kept("{{ i }}1") + tr("{{ i }}2") + END, ["а1", "б1", "в1"]
    ),
    "rows for nothing": Case(
        LOOP + kept("{{ i }}") + ELSE + kept("1") + tr("2") + kept("3") + END, ["1", "3"], {"ряд": []}
    ),
    "rows for nothing that are not printed": Case(LOOP + kept("{{ i }}") + ELSE + kept("1") + END, ["в"]),
    "nothing at all": Case(LOOP + kept("{{ i }}") + END + kept("после"), ["после"], {"ряд": []}),
    "a loop in a loop": Case(LOOP + INNER + END, ["г"], GROUPS),
    "a heading of a group is kept with the group": Case(
        LOOP + kept("{{ i.н }}") + INNER + END, ["раз", "два", "г"], GROUPS
    ),
    "a heading of a group behind a condition": Case(
        LOOP + kept("{{ i.н }}") + tr("{%tr if i.р %}") + INNER + tr("{%tr endif %}") + END,
        ["раз", "два", "г"],
        GROUPS,
    ),
    "a row after each group": Case(LOOP + INNER + kept("итог {{ i.н }}") + END, ["итог два"], GROUPS),
    "a loop that calls itself": Case(
        tr("{%tr for i in ряд recursive %}")
        + kept("{{ i.н }}")
        + tr("{%tr if i.р %}")
        + tr("{{tr loop(i.р) }}")
        + tr("{%tr endif %}")
        + END,
        ["г"],
        {"ряд": [{"н": "а", "р": [{"н": "б", "р": []}]}, {"н": "в", "р": [{"н": "г", "р": []}]}]},
    ),
    "the heading of the table": Case(HEAD + LOOP + kept("{{ i }}") + END, ["шапка", "в"]),
    "a heading in the loop": Case(LOOP + HEAD + kept("{{ i }}") + END, ["шапка", "шапка", "шапка", "в"]),
    "a table in a row is as its author has it": Case(LOOP + NESTED + END, ["нутроа", "нутроб", "нутров"]),
    "a loop in a table in a row": Case(
        LOOP + tr(tc(tbl(LOOP + kept("{{ i }}") + END), "!")) + END + LOOP + kept("{{ i }}") + END,
        ["абв!", "абв!", "абв!", "в"],
    ),
    "tags with a minus": Case(
        tr("{%tr for i in ряд -%}")
        + kept("{{ i }}")
        + tr("{%-tr else -%}")
        + kept("1")
        + tr("{%-tr endfor -%}"),
        ["в"],
    ),
    "two loops": Case(LOOP + kept("{{ i }}1") + END + LOOP + kept("{{ i }}2") + END, ["в1", "в2"]),
    "a tall row": Case(LOOP + kept("{{ i }}") + END, [], {"ряд": ["а", LONG]}),
    "a tall row that is not the last": Case(LOOP + kept("{{ i }}") + END, ["б"], {"ряд": [LONG, "б"]}),
    "a row of many lines": Case(LOOP + kept("{{ i }}") + END, [], {"ряд": ["а", "1\n" * 30]}),
    "a row of many paragraphs": Case(
        LOOP + tr(tc(p("{%p for j in range(40) %}"), p("{{ i }}", look=KEPT), p("{%p endfor %}"))) + END, []
    ),
    "a row of a fixed height": Case(
        LOOP + kept("{{ i }}").replace("<w:tr>", HIGH) + END,
        [],
    ),
    "the same words in a wide cell": Case(LOOP + wide("{{ i }}", 9000) + END, [LONG], {"ряд": [LONG]}),
    "the same words in larger letters": Case(
        LOOP + wide("{{ i }}", 9000, size=80) + END, [], {"ряд": [LONG]}
    ),
    "a size of nothing": Case(LOOP + wide("{{ i }}", 9000, size=2).replace('"2"', '"0"') + END, ["в"]),
    "a row that is left without cells": Case(
        LOOP + tr("{%tc for j in i %}", tc(p("{{ j }}", look=KEPT)), "{%tc endfor %}") + END,
        ["бв"],
        {"ряд": ["а", "бв", ""]},
    ),
    "a number beside": Case(
        LOOP + kept("{{ loop.index }}", "{{ i }}") + END, ["1" + "я" * 60], {"ряд": ["я" * 60]}
    ),
}


@each("case", CASES.values(), ids=list(CASES))
def test_only_the_last_row_is_kept(case: Case) -> None:
    template = Template(raw(tbl(case.table) + p("{{ чужое }}")))
    values = {**case.values, "чужое": "своё"}
    quick = template.render(values)
    assert [words for words, is_kept in rows(quick) if is_kept] == case.kept
    budget = Budget()
    assert template.compiled.parts[0].print_carefully(values, budget, Printer(budget)) == xml(quick)
    slow = template.render({**case.values, "чужое": RichText("своё")})
    assert rows(slow) == rows(quick)
    assert faults(quick) == []


@pytest.mark.parametrize(("height", "is_kept"), [(16838, True), (8391, False)])
def test_tall_is_what_takes_a_third_of_the_page_of_its_section(height: int, is_kept: bool) -> None:
    # some sixteen lines of ten points: less than a third of A4 and more than that of a page half as high
    body = tbl(LOOP + wide("{{ i }}", 2000) + END) + PAGE.format(height) + PAGE.format(300)
    made = Template(raw(body)).render({"ряд": ["слово " * 40]})
    assert rows(made)[0][1] is is_kept


@pytest.mark.parametrize(
    ("style", "is_kept"), [("Small", True), ("Based", True), ("Large", False), ("", False)]
)
def test_letters_are_as_large_as_the_style_has_them(style: str, is_kept: bool) -> None:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    body = tbl(LOOP + wide("{{ i }}", 4000, f"{named}<w:keepNext/>") + END)
    links, types = link("rId9", "styles", "styles.xml"), typed("styles", "styles")
    template = raw(body, parts={"word/styles.xml": STYLES}, links=links, types=types)
    made = Template(template).render({"ряд": ["слово " * 40]})
    assert rows(made)[0][1] is is_kept


@pytest.mark.parametrize(
    ("width", "is_kept"),
    [
        ('<w:tcW w:w="9000" w:type="dxa"/>', True),
        ('<w:tcW w:type="dxa" w:w="9000"/>', True),
        ('<w:tcW w:type="dxa" w:w="1000"/>', False),
        ('<w:tcW w:w="4600" w:type="pct"/>', True),
        ('<w:tcW w:w="600" w:type="pct"/>', False),
        ('<w:tcW w:w="0" w:type="auto"/>', False),
        ("", False),
    ],
)
def test_the_width_of_a_cell_is_read_as_word_writes_it(width: str, is_kept: bool) -> None:
    row = kept("{{ i }}").replace('<w:tcW w:w="1000" w:type="dxa"/>', width)
    made = Template(raw(tbl(LOOP + row + END))).render({"ряд": ["слово " * 120]})
    assert rows(made)[0][1] is is_kept


def test_a_kept_template_measures_as_before(tmp_path: Path) -> None:
    source = raw(tbl(LOOP + kept("{{ i }}") + END) + p("конец"))
    cache = TemplateCache(PrivateFolder(tmp_path / "cache", 9, 1 << 20))
    first, again = (Template(source, cache=cache).render({"ряд": ["а", LONG]}) for _ in range(2))
    assert first == again
    assert not any(is_kept for _, is_kept in rows(again))
