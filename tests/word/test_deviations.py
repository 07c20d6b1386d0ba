"""Where the engine does not do as docxtpl does: each case with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from each import each

from paperwork.word import Template, TemplateError

from .both import ours, theirs
from .documents import p, r, raw, tbl, tc, tr, unzipped
from .structure import text, xml


@dataclass(frozen=True)
class Deviation:
    """A body with values, and the texts of the paragraphs that each engine makes of it."""

    reason: str
    body: str
    ours: list[str]
    theirs: list[str] | None  # None: docxtpl fails, or spoils the document
    values: dict[str, Any] = field(default_factory=dict)


DEVIATIONS = [
    Deviation(
        "braces in a value are the value's own",
        p("{{ x }}"),
        ["{_{ и }_}"],
        ["{{ и }}"],
        {"x": "{_{ и }_}"},
    ),
    Deviation(
        "nothing is lost before an inline {%-", p("до {%- if x %} а{% endif %}"), ["до а"], None, {"x": 1}
    ),
    Deviation(
        "text of the paragraph that {%- joins is kept",
        p("первый") + p("второй {%- if x %} а{% endif %}"),
        ["первый", "второй а"],
        ["первый а"],
        {"x": 1},
    ),
    Deviation(
        "nothing is lost after an inline -%}",
        p("{% if x -%} а") + p("б{% endif %}"),
        ["а", "б"],
        None,
        {"x": 1},
    ),
    Deviation(
        "None is never printed", tbl(tr("{{ x }}", "{{ x|upper }}")), ["", ""], ["None", "NONE"], {"x": None}
    ),
    Deviation(
        "an empty answer outside of a table leaves a line to write on",
        p("Адрес: {{ x.y }}"),
        ["Адрес: ____________"],
        ["Адрес: "],
        {"x": {"y": ""}},
    ),
    Deviation(
        "an empty answer on a line is the line, once",
        p(r("Адрес: ") + r("{{ x.y }}", '<w:u w:val="single"/>')),
        ["Адрес: " + "\u00a0" * 24],
        ["Адрес: "],
        {"x": {"y": ""}},
    ),
    Deviation("whole numbers have no fraction", p("{{ x }}"), ["5"], ["5.0"], {"x": 5.0}),
    Deviation("fractions have a comma", p("{{ x }}"), ["2,5"], ["2.5"], {"x": 2.5}),
    Deviation("dates are Russian", p("{{ x }}"), ["05.03.2026"], ["2026-03-05"], {"x": date(2026, 3, 5)}),
    Deviation("yes and no are words", p("{{ x }}"), ["да"], ["True"], {"x": True}),
    Deviation("a list is its items", p("{{ x }}"), ["а, б"], ["['а', 'б']"], {"x": ["а", "б"]}),
    Deviation("Russian quotes in tags just work", p("{{ «а» }}"), ["а"], None),
    Deviation(
        "quotes inside a string stay as they were typed",
        p('{{ "it’s “so”" }}'),
        ["it’s “so”"],
        None,
    ),
    Deviation(
        "a field named like a method of dict is the field",
        p("{{ x.items }}"),
        ["вещи"],
        None,
        {"x": {"items": "вещи"}},
    ),
    Deviation(
        "plain text printed by {{r }} is a run, by {{p }} a paragraph",
        p(r("{{r x }}")) + p("{{p x }}"),
        ["а", "а"],
        None,
        {"x": "а"},
    ),
    Deviation(
        "a table without rows goes: Word refuses it",
        tbl(tr("{%tr for i in x %}"), tr("{{ i }}"), tr("{%tr endfor %}"), columns=1) + p("конец"),
        ["конец"],
        None,
        {"x": []},
    ),
    Deviation(
        "a loop over all cells of a row repeats the row: cells would run into one another",
        tbl(tr("{% for i in x %}{{ i }}", "б{% endfor %}")),
        ["1", "б", "2", "б"],
        ["1", "б2", "б"],
        {"x": [1, 2]},
    ),
    Deviation(
        "an emptied cell gets its paragraph: Word refuses it without",
        tbl(tr(tc("{%p if x %}", "а", "{%p endif %}"), "б")),
        ["", "б"],
        ["б"],
        {"x": False},
    ),
    Deviation(
        "a carriage return is a line break",
        p("{{ x }}"),
        ["а\nб"],
        None,
        {"x": "а\rб"},
    ),
    Deviation(
        "new paragraphs inside a hyperlink are line breaks: a hyperlink is not torn",
        p('<w:hyperlink w:anchor="x">' + r("{{ x }}") + "</w:hyperlink>"),
        ["а\nб"],
        None,
        {"x": "а\aб"},
    ),
    Deviation(
        "braces and percent signs inside a {%tr %} are no end of it",
        tbl(tr("{%tr for i in [{'а': 7 % 4}] %}"), tr("{{ i.а }}"), tr("{%tr endfor %}"), columns=1),
        ["3"],
        None,
    ),
    Deviation(
        "deleted text is no part of the template",
        p('<w:del w:id="1" w:author="я"><w:r><w:delText>{{ нет }}</w:delText></w:r></w:del>', "{{ x }}"),
        ["а"],
        ["а"],
        {"x": "а"},
    ),
    Deviation("default stands for None too", p("{{ x|default('—') }}"), ["—"], ["None"], {"x": None}),
    Deviation(
        "safe and e change nothing: all is escaped once", p("{{ x|safe }}{{ x|e }}"), ["&&"], None, {"x": "&"}
    ),
]


@each("case", DEVIATIONS, ids=lambda case: case.reason)
def test_deviations(case: Deviation) -> None:
    template = raw(case.body)
    assert text(ours(template, case.values)) == case.ours
    if case.theirs is not None:
        assert text(theirs(template, case.values)) == case.theirs


REFUSED = {
    "a filter over more than one text, which would change the document's own XML": p(
        "{% filter upper %}а", "<w:r><w:tab/></w:r>", "б{% endfilter %}"
    ),
    "the same of a block that is set": p("{% set y | upper %}а") + p("б{% endset %}"),
    "names that are missing are errors, not nothing": p("{{ x.щ }}{{ щ }}"),
    "two row tags in a row, of which docxtpl keeps the last": tbl(tr("{%tr for i in x %}", "{%tr endfor %}")),
    "a value in a row that its tag replaces": tbl(tr("{%tr if x %}", "{{ x }}"), tr("{%tr endif %}")),
    "text in a paragraph that its tag replaces": p("пропадёт {%p if x %} и это") + p("{%p endif %}"),
    "{% do %}, namespace() and other calls": p("{% set n = namespace(a=1) %}"),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_what_docxtpl_passes_over_is_refused(reason: str) -> None:
    with pytest.raises(TemplateError):
        ours_with_schema(raw(REFUSED[reason]))


def ours_with_schema(template: bytes) -> None:
    """Compiles the template against a tag_tree of one name."""

    Template(template, tag_tree={"x": {}})


def test_of_a_row_that_repeats_the_last_alone_is_kept_with_the_next() -> None:
    # kept with one another, all rows of a table would have to be on one page; docxtpl prints each as it is
    row = tr(tc(p("{{ i }}", look="<w:pPr><w:keepNext/></w:pPr>")))
    template = raw(tbl(tr("{%tr for i in x %}"), row, tr("{%tr endfor %}"), columns=1) + p("а"))
    values = {"x": [1, 2, 3]}
    assert xml(theirs(template, values)).count("<w:keepNext/>") == 3
    printed = re.findall("<w:keepNext/>|>[123]<", xml(ours(template, values)).split("<w:tbl>")[1])
    assert printed == [">1<", ">2<", "<w:keepNext/>", ">3<"]


def test_twice_escaped_properties() -> None:

    template = raw(p("а"), title="{{ x }}")
    assert b"&lt;&amp;" in unzipped(ours(template, {"x": "<&"}))["docProps/core.xml"]
    assert b"&amp;lt;" in unzipped(theirs(template, {"x": "<&"}))["docProps/core.xml"]
