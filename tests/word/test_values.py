"""Values in print: whole, escaped, the Russian way; the same bytes for the same values."""

from __future__ import annotations

import datetime
import enum
import pickle
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

import pytest
from each import each
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import pass_context
from lxml import etree

from paperwork.word import RenderError, Template, with_names

from .documents import link, p, part, r, raw, tbl, tc, tr, typed, unzipped
from .structure import text, xml

BLANK = "_" * 12


class Colour(str, enum.Enum):  # noqa: UP042 (its str() is not its text)
    """A choice whose own text has markup in it."""

    RED = "крас<ный"


@dataclass
class Person:
    """A record that is no dictionary."""

    имя: str
    items: str = "вещи"


PRINTED = {
    "text": ("а<б>&\"в'", "а<б>&\"в'"),
    "whole number": (5, "5"),
    "great number": (10**20, "100000000000000000000"),
    "whole float": (5.0, "5"),
    "float": (2.5, "2,5"),
    "rounding": (0.1 + 0.2, "0,3"),
    "small float": (1e-7, "0,0000001"),
    "negative": (-1.25, "-1,25"),
    "decimal": (Decimal("1234.50"), "1234,50"),
    "decimal with a power": (Decimal("1E+3"), "1000"),
    "date": (datetime.date(2026, 3, 5), "05.03.2026"),
    "moment": (datetime.datetime(2026, 3, 5, 9, 7), "05.03.2026 09:07"),
    "midnight": (datetime.datetime(2026, 3, 5), "05.03.2026"),
    "time": (datetime.time(9, 5), "09:05"),
    "true": (True, "да"),
    "false": (False, "нет"),
    "list": (["а", 1, None, 2.5], "а, 1, , 2,5"),
    "tuple in a list": ([("а", "б"), "в"], "а, б, в"),
    "choice": (Colour.RED, "крас<ный"),
    "path": (Path("а/б"), "а/б"),
    "not a tag": ("{{ y }} {% x %} {_{ }_}", "{{ y }} {% x %} {_{ }_}"),
    "no-break space": ("а\u00a0б\u202fв", "а\u00a0б\u202fв"),
    "old Mac line": ("а\rб", "а\nб"),
    "Windows line": ("а\r\nб", "а\nб"),
    "long": ("ы<" * 5000, "ы<" * 5000),
    "emoji": ("👩‍👩‍👧", "👩‍👩‍👧"),
}


@each("case", PRINTED)
@each("body", ["{{ x.y }}", "{{ x.y }}|{{ x.y }}", "{{ 'а' }}{{ x.y }}"])
def test_values(case: str, body: str) -> None:
    value, printed = PRINTED[case]
    made = Template(raw(p(body))).render({"x": {"y": value}})
    assert text(made)[0] == body.replace("{{ x.y }}", printed).replace("{{ 'а' }}", "а")


EMPTY = {
    "a field in a text": (p("Адрес: {{ x.y }}."), f"Адрес: {BLANK}."),
    "a field alone": (p("{{ x.y }}"), BLANK),
    "a field with a filter": (p("{{ x.y|upper }}"), BLANK),
    "a field in a cell": (tbl(tr("{{ x.y }}", "Тел.: {{ x.y }}")), ""),
    "a condition": (p("а{{ x.y if x.y }}б"), "аб"),
    "a default": (p("{{ x.y|default('—', true) }}"), "—"),
    "put together": (p("{{ x.y ~ 'а' ~ x.y }}"), "а"),
    "tested": (p("{% if x.y %}да{% else %}нет{% endif %}"), "нет"),
    "in a run": (p(r("{{r x.y }}"), "б"), "б"),
    "walked over": (p("{% for i in x.y %}{{ i }}{% else %}никого{% endfor %}"), "никого"),
    "counted": (p("{{ x.y|length }}"), "0"),
    "filters of text": (p("а{{ (x.y|upper) ~ (x.y|trim) ~ (x.y|title) ~ (x.y|replace('а', 'б')) }}б"), "аб"),
    "formatted": (p("{{ '%s!'|format(x.y) }}"), "!"),
}  # fmt: skip


@each("value", [None, ""])
@each("case", EMPTY)
def test_empty_values(case: str, value: object) -> None:
    body, printed = EMPTY[case]
    made = Template(raw(body)).render({"x": {"y": value}})
    assert text(made)[0] == printed
    assert "None" not in xml(made)


def test_empty_name_of_the_caller() -> None:
    template = Template(raw(p("а{{ x }}б")))
    assert text(template.render({"x": ""})) == ["аб"]
    assert text(template.render({"x": None})) == [f"а{BLANK}б"]


RECORDS: list[Any] = [
    {"имя": "Вера", "items": "вещи"},
    MappingProxyType({"имя": "Вера", "items": "вещи"}),
    defaultdict(str, имя="Вера", items="вещи"),
    Person("Вера"),
    SimpleNamespace(имя="Вера", items="вещи"),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: type(r).__name__)
def test_records(record: Any) -> None:
    template = Template(
        raw(p("{{ к.имя }} {{ к.items }} {{ к['имя'] }}{% for к in [к] %}{{ к.имя }}{% endfor %}"))
    )
    for _ in range(6):
        assert text(template.render({"к": record})) == ["Вера вещи ВераВера"]


def test_records_of_both_kinds_in_turn() -> None:
    template = Template(raw(p("{{ к.имя }}")))
    for number in range(12):
        name = str(number)
        record: Any = Person(name) if number % 3 else {"имя": name}
        assert text(template.render({"к": record})) == [name]


def test_rows_of_many_kinds() -> None:
    rows = [
        {"н": 1, "а": "x"},
        {"н": None, "а": 2.5},
        {"н": "три", "а": "<&>"},
        {"н": 4, "а": "\n"},
        {"н": "", "а": datetime.date(2026, 1, 2)},
        {"н": True, "а": "y" * 600},
    ]
    body = tbl(tr("{%tr for р in ряды %}", ""), tr("{{ р.н }}", "{{ р.а }}"), tr("{%tr endfor %}", ""))
    template = Template(raw(body))
    expected = ["1", "x", "", "2,5", "три", "<&>", "4", "\n", "", "02.01.2026", "да", "y" * 600]
    for _ in range(3):
        assert text(template.render({"ряды": rows})) == expected
        assert text(template.render({"ряды": rows[::-1]}))[-2:] == ["1", "x"]


PLACES = {
    "paragraph": p("{{ x }}"),
    "two in a paragraph": p("{{ x }}{{ x }}"),
    "cell": tbl(tr("{{ x }}", "б")),
    "run": p(r("{{r x }}")),
    "whole paragraph": p("{{p x }}"),
    "loop": p("{% for i in [1, 2] %}{{ x }}{{ i }}{% endfor %}"),
    "hyperlink": p('<w:hyperlink w:anchor="a">' + r("{{ x }}") + "</w:hyperlink>"),
    "attribute": '<w:p><w:r><w:pict><v:shape alt="{{ x }}"/></w:pict></w:r></w:p>',
    "macro": p("{% macro м(y) %}{{ y }}{% endmacro %}{{ м(x) }}"),
    "macro of paragraphs": p("{%p macro м(y) %}") + p("{{ y }}") + p("{%p endmacro %}") + p("{{p м(x) }}"),
    "set block": p("{% set y %}{{ x }}{% endset %}{{ y }}"),
    "filter": p("{{ x|e|safe }}"),
    "concatenation": p("{{ '&lt;' ~ x }}"),
    "vertical merge": tbl(
        tr("{%tr for i in [1, 2] %}"), tr("{% vm %}{{ x }}"), tr("{%tr endfor %}"), columns=1
    ),
}
CONTENT = st.text(st.characters(exclude_categories=()), max_size=30)


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=CONTENT)
def test_any_text_comes_out_whole_or_is_refused(place: str, value: str) -> None:
    made = rendered(place, value)
    if made is None:
        return
    root = etree.fromstring(unzipped(made)["word/document.xml"])
    whole = str(root.xpath("string(//@alt)")) if place == "attribute" else "\n".join(text(made))
    for line in (
        value.replace("\r\n", "\n").replace("\r", "\n").replace("\a", "\n").replace("\f", "\n").split("\n")
    ):
        assert line in whole


def rendered(place: str, value: str) -> bytes | None:
    """The document with the value in it; None when the value is refused for the sake of one character."""
    try:
        return template_of(place).render({"x": value})
    except RenderError as error:
        if "U+" not in str(error):
            raise
        return None


@cache
def template_of(place: str) -> Template:
    """The template of a place; "parts" has the value in a header and in the title."""
    if place in PLACES:
        return Template(raw(PLACES[place]))
    return Template(
        raw(
            p(""),
            parts={"word/header1.xml": part("hdr", p("{{ x }}"))},
            links=link("rId1", "header", "header1.xml"),
            types=typed("header1", "header"),
            title="{{ x }}",
        )
    )


@settings(max_examples=40, deadline=None)
@given(value=CONTENT)
def test_any_text_in_properties_and_headers(value: str) -> None:
    document = rendered("parts", value)
    if document is None:
        return
    made = unzipped(document)
    title = etree.fromstring(made["docProps/core.xml"])[0].text or ""
    expected = value.replace("\r\n", "\n").replace("\r", "\n").replace("\a", "\n").replace("\f", "\n")
    assert title == expected


def test_cells_that_cannot_be_printed_into() -> None:
    with pytest.raises(RenderError, match="tr"):
        Template(raw(tbl(tr("{{tr x }}")))).render({"x": "а"})


@pytest.mark.parametrize("value", [0, -1, "а", "2; x", 100, 1.5, "<"])
def test_wrong_span(value: object) -> None:
    with pytest.raises(RenderError, match="столбц"):
        Template(raw(tbl(tr(tc("{% colspan x %}а"), "б")))).render({"x": value})


@pytest.mark.parametrize("value", ["красный", "<", "FFF", '"/>', "FF00000"])
def test_wrong_colour(value: object) -> None:
    with pytest.raises(RenderError, match="цвет"):
        Template(raw(tbl(tr(tc("{% cellbg x %}а"), "б")))).render({"x": value})


def test_colour_may_be_empty_or_have_a_hash() -> None:
    template = Template(raw(tbl(tr(tc("{% cellbg x %}а"), "б"))))
    assert 'w:fill="auto"' in xml(template.render({"x": None}))
    assert 'w:fill="FFCC00"' in xml(template.render({"x": "#FFCC00"}))


def test_same_values_same_bytes() -> None:
    context = {"x": {"y": "а"}, "z": [{"a": 1}]}
    body = p("{{ x.y }}") + tbl(tr("{%tr for з in z %}"), tr("{{ з.a }}"), tr("{%tr endfor %}"), columns=1)
    template = Template(raw(body))
    first = template.render(context)
    assert template.render({"x": {"y": "другое"}, "z": []}) != first
    assert template.render(context) == first
    assert Template(raw(body)).render(context) == first
    assert pickle.loads(pickle.dumps(template)).render(context) == first


def test_untouched_parts_are_copied() -> None:
    source = raw(p("{{ x }}"), parts={"word/media/image1.png": bytes(range(256)) * 9})
    made = Template(source).render({"x": "а"})
    before, after = unzipped(source), unzipped(made)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml"}
    assert before.keys() == after.keys()


def test_sources_and_titles(tmp_path: Path) -> None:
    source = raw(p("{{ x }}"), title="Личная карточка")
    path = tmp_path / "card.docx"
    path.write_bytes(source)
    assert Template(path).title == Template(str(path)).title == Template(source).title == "Личная карточка"
    (tmp_path / "план услуг.docx").write_bytes(raw(p("{{ x }}"), title=""))
    assert Template(tmp_path / "план услуг.docx").title == "план услуг"
    assert Template(raw(p("а"), title="{{ x }}"), name="имя.docx").title == "имя"
    path.unlink()


def test_tags() -> None:
    body = p("{{ клиент.имя|upper }} {% if план.номер &gt; 1 and да %}{{ range(3)|join }}{% endif %}")
    body += p(
        "{% for п in планы %}{% for у in п.услуги|sort(attribute='начало') %}{{ у.услуга }}{{ loop.index }}"
    )
    body += p("{% endfor %}{% endfor %}{% set и = клиент.адрес %}{{ и.город }}{{ клиент.дети[0].имя }}")
    found = Template(raw(body)).tags
    assert {
        "клиент.имя", "план.номер", "да", "планы[].услуги[].услуга", "планы[].услуги[].начало",
        "клиент.адрес.город", "клиент.дети[].имя",
    } <= found  # fmt: skip
    assert not any(tag.startswith(("п.", "у.", "и.", "loop", "range")) for tag in found)


@pytest.mark.parametrize(
    ("rows", "given", "printed"),
    [
        ([("б", 1), (None, 2), ("А", 3)], "attribute='вид'", "2 3 1"),
        ([(None, 1), (None, 2)], "attribute='вид'", "1 2"),
        ([("б", 2), ("б", 1), (None, 3)], "attribute='вид,номер'", "3 1 2"),
        ([("б", 1), (None, 2), ("а", 3)], "reverse=true, attribute='вид'", "1 3 2"),
        ([("б", 1), (None, 2), ("Я", 3)], "case_sensitive=true, attribute='вид'", "2 3 1"),
        (None, "attribute='вид'", ""),
    ],
)
def test_rows_without_an_answer_come_first(
    rows: list[tuple[str | None, int]] | None, given: str, printed: str
) -> None:
    made = None if rows is None else [{"вид": sort, "номер": number} for sort, number in rows]
    template = Template(raw(p(f"{{{{ строки|sort({given})|map(attribute='номер')|join(' ') }}}}")))
    assert text(template.render({"строки": made})) == [printed]


def test_filters_of_the_caller() -> None:
    @pass_context
    def greeting(context: Any, value: str, mark: str = "!") -> str:
        """Sees the context like any filter of Jinja."""
        return f"{context['привет']}, {value}{mark}"

    template = Template(raw(p("{{ x|приветствие('?') }}{{ привет }}")), filters={"приветствие": greeting})
    assert text(template.render({"x": "<Вера>", "привет": "Эй"})) == ["Эй, <Вера>?Эй"]


def test_filters_that_get_names_of_the_context() -> None:
    def called(words: str, names: Mapping[str, str]) -> str:
        """What the words are called by those who set a name."""
        return names.get(words, words.upper())

    template = Template(raw(p("{{ x|зовут }}")), filters={"зовут": with_names(called, "имена")})
    assert text(template.render({"x": "Вера", "имена": {"Вера": "Веруня"}})) == ["Веруня"]
    assert text(template.render({"x": "Вера"})) == ["ВЕРА"]
    assert text(template.render({"x": 2.5, "имена": None})) == ["2,5"]


QUOTES = [
    "{{ x|default(«нет») }}",
    "{{ «да» }}",
    "{{ „да“ }}",
    "{{ “да” }}",
    "{{ ‘да’ }}",
    "{{ ”да” }}",
    '{{ “да" }}',
    "{{ \u00a0'да'\u00a0 }}",
    "{{\u200b 'да' \u00ad}}",
    "{\u200b{ 'да' }\u00ad}",
    "{% if 1 – 1 == 0 %}да{% endif %}",
    "{% if x == «да» %}да{% endif %}",
    "{{ {'а': {'б': 'да'}}.а.б }}",
    "{{ 'д' ~ \"а\" }}",
]


@each("tag", QUOTES)
def test_typography_in_tags(tag: str) -> None:
    assert text(Template(raw(p(tag))).render({"x": "да"})) == ["да"]


def test_quotes_inside_strings_stay() -> None:
    made = Template(raw(p("{{ 'ООО «Ромашка»' }} {{ \"it’s\" }} {{ «а „б“ в» }} {{ '}}' }}"))).render({})
    assert text(made) == ["ООО «Ромашка» it’s а „б“ в }}"]


def test_sets_have_one_order() -> None:
    body = p("{{ x }} {{ x|join }} {{ x|list|join }} {% for i in x %}{{ i }}{% endfor %}")
    letters = list("абвгдежзиклмн")
    assert text(Template(raw(body)).render({"x": set(letters)})) == [
        ", ".join(letters) + (" " + "".join(letters)) * 3
    ]


def test_an_item_by_its_place_and_rows_in_order() -> None:
    template = Template(
        raw(
            p("{{ х[0].а }}{{ х[-1].а }}")
            + p("{% for у in х|sort(attribute='а') %}{{ у.а }}{% endfor %}")
            + p("{% for у in х|sort(attribute='б,а') %}{{ у.а }}{% endfor %}")
        )
    )
    rows: list[dict[str, Any]] = [{"а": "в", "б": "Я"}, {"а": "А", "б": "я"}, {"а": "б", "б": None}]
    for records in (rows, [MappingProxyType(row) for row in rows]):
        assert text(template.render({"х": records})) == ["вб", "Абв", "бАв"]
