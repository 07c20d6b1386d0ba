"""Errors of templates and of values: all at once, in Russian, each with its place and its cure."""

from __future__ import annotations

import pickle

import pytest
from each import each

from paperwork.common.errors import PaperworkError
from paperwork.word import RenderError, TagTree, Template, TemplateError

from .documents import link, p, part, raw, tbl, tr, typed

SCHEMA: TagTree = {
    "клиент": {"фамилия": None, "имя": None, "адрес": {"город": None}},
    "действия": [{"срок": None, "действие": None}],
    "планы": [{"номер": None, "услуги": [{"услуга": None, "начало": None}]}],
}
ROWS = tbl(
    tr("а", "б"),
    tr("{%tr for действие in действия %}", ""),
    tr("{{ действие.сорк }}", "б"),
    tr("{%tr endfor %}", ""),
)


def problems(body: str, tag_tree: object = SCHEMA, **more: object) -> str:
    """What the template is refused with."""
    with pytest.raises(TemplateError) as caught:
        Template(raw(body, **more), tag_tree=tag_tree, name="service_plan.docx")  # type: ignore[arg-type]
    assert isinstance(caught.value, PaperworkError)
    return str(caught.value)


UNKNOWN = {
    "in a loop": (ROWS, "в таблице 1, строка 3", "«действие.сорк»", "похоже на «действие.срок»"),
    "in a branch": (p("{% if клиент.имя %}{{ клиент.фамиля }}{% endif %}"), "в абзаце", "«клиент.фамилия»"),
    "top level": (p("{{ клеинт.имя }}"), "«клеинт»", "похоже на «клиент»"),
    "nested rows": (
        p("{% for п in планы %}{% for у in п.услуги %}{{ у.услга }}{% endfor %}{% endfor %}"),
        "«у.услга»",
        "«у.услуга»",
    ),
    "through a filter": (p("{{ действия|map(attribute='сорк')|join }}"), "сорк", "срок"),
    "through sort": (
        p("{% for д in действия|sort(attribute='срк') %}{{ д.срок }}{% endfor %}"),
        "срк",
        "срок",
    ),
    "through set": (p("{% set к = клиент %}{{ к.имяя }}"), "«к.имяя»", "«к.имя»"),
    "through with": (p("{% with к = клиент %}{{ к.имяя }}{% endwith %}"), "«к.имяя»"),
    "through a macro": (p("{% macro м(д) %}{{ д.сорк }}{% endmacro %}{{ м(действия[0]) }}"), "сорк", "срок"),
    "through first": (p("{{ (действия|first).сорк }}"), "сорк"),
    "by a string": (p("{{ клиент['фмилия'] }}"), "фмилия", "фамилия"),
    "rows as a record": (p("{{ действия.срок }}"), "строк", "циклом"),
    "in a default": (p("{{ клиент.отчество|default('—') }}"), "отчество"),
    "in a condition": (p("{% if клиент.пол == 'ж' %}{% endif %}"), "«клиент.пол»"),
    "loop in a colspan": (tbl(tr("{% colspan ширна %}а", "б")), "«ширна»"),
    "deep": (p("{{ клиент.адрес.гроод }}"), "«клиент.адрес.город»"),
    "unlike anything": (p("{{ щщщ }}"), "нет в книге"),
}


@each("case", UNKNOWN)
def test_unknown_tags(case: str) -> None:
    body, *words = UNKNOWN[case]
    said = problems(body)
    assert said.startswith("service_plan.docx, ")
    for word in words:
        assert word in said


def test_the_sentence_of_the_specification() -> None:
    said = problems(p("до") + tbl(tr("а")) + ROWS)
    assert said.startswith("service_plan.docx, в таблице 2, строка 3")
    assert said.endswith("тег «действие.сорк» неизвестен; похоже на «действие.срок»")


def test_known_tags_pass() -> None:
    body = p(
        "{{ клиент.адрес.город }}{% for п in планы if п.номер %}"
        "{% for у in п.услуги|sort(attribute='начало') %}"
    )
    body += p("{{ loop.index }}{{ у.услуга|upper }}{% endfor %}{% endfor %}{% if щ is defined %}{% endif %}")
    body += p(
        "{{ клиент.фамилия.title }}{% for г, р in планы|groupby('номер') %}{{ р[0].номер }}{% endfor %}"
    )
    found = Template(raw(body), tag_tree=SCHEMA).tags
    assert {
        "клиент.адрес.город",
        "планы[].услуги[].услуга",
        "планы[].услуги[].начало",
        "планы[].номер",
    } <= found


SYNTAX = {
    "unclosed tag": (p("{{ клиент.имя") + p("x"), "не закрыт"),
    "wrong bracket": (p("{{ клиент.имя %}"), "разными скобками"),
    "unclosed if": (p("{% if клиент %}"), "{% endif %}"),
    "unclosed for in a table": (tbl(tr("{%tr for x in действия %}"), tr("а")), "в таблице 1, строка 1"),
    "end without a start": (p("{% endfor %}"), "ничего не закрывает"),
    "else without if": (p("{% else %}"), "{% if %}"),
    "crossed blocks": (p("{% if клиент %}{% for x in действия %}{% endif %}{% endfor %}"), "не закрыт"),
    "over cells": (tbl(tr("{% if клиент %}а", "б{% endif %}")), ""),
    "over levels": (p("{% if клиент %}") + tbl(tr("{% endif %}а", "б")), "разных уровнях"),
    "misspelt word": (p("{% fro x in действия %}{{ x }}{% endfor %}"), "похоже на {% for %}"),
    "misspelt filter": (p("{{ клиент.имя|uper }}"), "похоже на «upper»"),
    "no such test": (p("{% if клиент is definet %}{% endif %}"), "definet"),
    "two row tags in one row": (
        tbl(tr("{%tr for x in действия %}", "{%tr endfor %}")),
        "каждый в свою строку",
    ),
    "two paragraph tags": (p("{%p if клиент %}а{%p endif %}"), "каждый в свой абзац"),
    "value in a row of a tag": (
        tbl(tr("{%tr if клиент %}", "{{ клиент.имя }}"), tr("{%tr endif %}")),
        "пропадёт",
    ),
    "row tag outside": (p("{%tr for x in действия %}"), "вне строки"),
    "cell tag outside": (p("{% vm %}"), "вне таблицы"),
    "operator": (p("{{ 1 + }}"), "не дописано"),
    "lone string": (p("{{ 'а }}"), "{{ 'а }}"),
    "two words": (p("{{ клиент имя }}"), "имя"),
    "empty": (p("{{ }}"), "{{ }}"),
    "call": (p("{{ клиент.имя() }}"), "вызыва"),
    "include": (p("{% include 'x' %}"), "не разрешён"),
    "private": (p("{{ клиент._имя }}"), "_имя"),
}


@each("case", SYNTAX)
def test_syntax(case: str) -> None:
    body, word = SYNTAX[case]
    if case == "over cells":
        Template(raw(body), tag_tree=SCHEMA)
        return
    assert word in problems(body)


def test_all_at_once() -> None:
    body = p("{{ a b }}") + tbl(tr("{% if %}", "{{ c|нет }}")) + p("{% endfor %}") + p("{{ d")
    with pytest.raises(TemplateError) as caught:
        Template(
            raw(
                body,
                parts={"word/header1.xml": part("hdr", p("{{ e f }}"))},
                links=link("rId1", "header", "header1.xml"),
                types=typed("header1", "header"),
                title="{{ g h }}",
            )
        )
    said = str(caught.value)
    assert len(caught.value.problems) == 7
    for word in ("b", "столбец 1", "endfor", "{{ d", "в верхнем колонтитуле", "в свойствах документа"):
        assert word in said


def test_unknown_names_all_at_once() -> None:
    said = problems(p("{{ а1 }} {{ клиент.б2 }}") + tbl(tr("{{ в3 }}", "{{ клиент.г4 }}")))
    assert all(word in said for word in ("а1", "б2", "в3", "г4"))


def test_many_problems_are_a_short_message() -> None:
    assert len(problems(p("{{ щ{{ }}") * 1000).splitlines()) <= 51


def test_problems_have_their_parts() -> None:
    with pytest.raises(TemplateError) as caught:
        Template(raw(ROWS), tag_tree=SCHEMA, name="план.docx")
    (problem,) = caught.value.problems
    assert problem.place.part == "word/document.xml"
    assert (problem.place.tag, problem.fix) == ("действие.сорк", "похоже на «действие.срок»")
    assert problem.place.words.startswith("в таблице 1, строка 3, столбец 1")
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value)


PLACES = {
    "header": ("header", "hdr", "в верхнем колонтитуле"),
    "footer": ("footer", "ftr", "в нижнем колонтитуле"),
    "footnotes": ("footnotes", "footnotes", "в сноске"),
    "endnotes": ("endnotes", "endnotes", "в концевой сноске"),
}


@pytest.mark.parametrize("kind", PLACES)
def test_places_of_other_parts(kind: str) -> None:
    name, root, words = PLACES[kind]
    content = (
        p("{{ щщщ }}")
        if root in ("hdr", "ftr")
        else f'<w:{kind[:-1]} w:id="2">{p("{{ щщщ }}")}</w:{kind[:-1]}>'
    )
    said = problems(
        p("тело"),
        parts={f"word/{name}.xml": part(root, content)},
        links=link("rId1", name, f"{name}.xml"),
        types=typed(name, name),
    )
    assert words in said


def test_nested_table_and_text_box() -> None:
    nested = tbl(tr("<w:tc><w:tcPr/>" + tbl(tr("а"), tr("{{ щ }}")) + p("") + "</w:tc>"))
    assert "в таблице 1, строка 1, столбец 1, во вложенной таблице, строка 2, столбец 1" in problems(nested)
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('{{ щ }}')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert "в надписи" in problems(p(box))


MISSING: dict[str, tuple[str, dict[str, object], str]] = {
    "top": ("{{ клиент }}", {}, "клиент"),
    "in a branch never taken": ("{% if x %}{{ y }}{% endif %}", {"x": False}, "y"),
    "in a loop never taken": ("{% for a in x %}{{ y }}{{ a.b }}{% endfor %}", {"x": []}, "y"),
    "field": ("{{ клиент.имя }}", {"клиент": {}}, "клиент.имя"),
    "field of a row": ("{% for д in x %}{{ д.срок }}{% endfor %}", {"x": [{"срок": 1}, {}]}, "д.срок"),
    "field of nothing": ("{{ клиент.адрес.город }}", {"клиент": {"адрес": None}}, "клиент.адрес.город"),
    "item": ("{{ x[3] }}", {"x": [1]}, ""),
    "in a condition": ("{% if клиент.пол %}{% endif %}", {"клиент": {}}, "клиент.пол"),
    "in a test of a loop": ("{% for д in x if д.а %}{% endfor %}", {"x": [{}]}, "д.а"),
}


@each("case", MISSING)
def test_missing_values(case: str) -> None:
    body, context, name = MISSING[case]
    with pytest.raises(RenderError) as caught:
        Template(raw(p(body))).render(context)
    assert f"«{name}»" in str(caught.value) or not name
    assert "нет" in str(caught.value)
    assert caught.value.field == name or not name


def test_all_missing_names_at_once() -> None:
    with pytest.raises(RenderError) as caught:
        Template(raw(p("{{ а }}{{ б }}{{ в }}"))).render({"б": 1})
    assert "«а»" in str(caught.value)
    assert "«в»" in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).field == caught.value.field


@each("char", ["\0", "\x01", "\x0b", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff"])
@each(
    "tag", ["{{ клиент.имя }}", "{{ клиент.имя }} {{ клиент.имя }}", "{{r клиент.имя }}", "{{p клиент.имя }}"]
)
def test_forbidden_characters(char: str, tag: str) -> None:
    with pytest.raises(RenderError) as caught:
        Template(raw(p(tag))).render({"клиент": {"имя": f"а{char}"}})
    assert f"U+{ord(char):04X}" in str(caught.value)
    assert "клиент.имя" in str(caught.value)
    assert "клиент.имя" in caught.value.field


FAILING = {
    "division": ("{{ 1 / x }}", 0, "ноль"),
    "sum of words": ("{{ x + 1 }}", "а", "действие"),
    "loop over a number": ("{% for i in x %}{% endfor %}", 5, "действие"),
    "order of words and numbers": ("{{ [x, 1]|sort }}", "а", "действие"),
    "a whole record": ("{{ x }}", {"а": 1}, "запись"),
    "bytes": ("{{ x }}", b"abc", "двоичные"),
    "a function": ("{{ x }}", len, "напечатать"),
    "not a number": ("{{ x }}", float("nan"), "число"),
    "a filter that fails": ("{{ x|сломан }}", 1, "сломано"),
}


@each("case", FAILING)
def test_expressions_that_fail(case: str) -> None:
    def broken(_: object) -> object:
        """Always fails with a sentence."""
        raise PaperworkError("сломано")

    body, value, word = FAILING[case]
    with pytest.raises(RenderError) as caught:
        Template(raw(tbl(tr(body))), filters={"сломан": broken}).render({"x": value})
    assert word in str(caught.value)
    assert "в таблице 1, строка 1, столбец 1" in str(caught.value)


def test_unknown_names_are_told_beside_other_faults() -> None:
    said = problems(
        p("{{ клиент.имя|uper }} {{ клиент.фамлия }} {{ клиент имя }}") + ROWS,
        parts={"word/header1.xml": part("hdr", p("{{ клиент.гроод }}"))},
        links=link("rId1", "header", "header1.xml"),
        types=typed("header1", "header"),
    )
    for word in (
        "лишнее",
        "клиент.гроод",
        "клиент.фамилия",
        "в таблице 1, строка 3",
        "«действие.срок»",
        "в верхнем колонтитуле",
    ):
        assert word in said


@pytest.mark.parametrize(
    ("tag", "word"),
    [
        ("{% for р in действия|batch(2) %}{% for д in р %}{{ д.сорк }}{% endfor %}{% endfor %}", "«д.срок»"),
        ("{% for г in действия|groupby('срок') %}{% for д in г.list %}{{ д.сорк }}{% endfor %}{% endfor %}",
         "«д.срок»"),
        ("{{ действия|join(', ', attribute='сорк') }}", "срок"),
        ("{% macro м(д) %}{{ caller(д) }}{% endmacro %}{% call(x) м(клиент) %}{{ клиент.имяя }}{% endcall %}",
         "«клиент.имя»"),
    ],
)  # fmt: skip
def test_names_are_followed_into_groups(tag: str, word: str) -> None:
    assert word in problems(p(tag))


def test_groups_are_known() -> None:
    body = p("{% for г in действия|groupby('срок') %}{{ г.grouper }}{{ г.list|length }}{% endfor %}")
    assert Template(raw(body), tag_tree=SCHEMA).tags == {"действия", "действия[].срок"}


def test_unclosed_tag_has_its_words() -> None:
    assert "в абзаце «Имя: {{ клиент.имя»: тег" in problems(p("Имя: {{ клиент.имя"))


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (ValueError("invalid"), "не подходит"),
        (ValueError("дата записана неверно"), "дата записана неверно"),
        (TypeError("x"), "не подходит"),
        (RuntimeError("x"), "не подходит"),
        (OSError("x"), "не подходит"),
    ],
    ids=repr,
)
def test_filter_that_raises(error: Exception, word: str) -> None:
    def broken(_: object) -> object:
        """Always fails."""
        raise error

    with pytest.raises(RenderError, match=word) as caught:
        Template(raw(p("Срок: {{ x.y|ф }}")), filters={"ф": broken}).render({"x": {"y": 1}})
    assert "x.y" in str(caught.value)
    assert "x.y" in caught.value.field


def test_values_that_fail_are_sentences() -> None:
    class Angry:
        """Something that cannot be printed or read."""

        def __str__(self) -> str:
            raise RuntimeError

        @property
        def y(self) -> str:
            """Is not there."""
            raise OSError

    rows: list[object] = []
    rows.append(rows)
    for body, value in (("{{ x }}", Angry()), ("{{ x.y }}", Angry()), ("{{ x }}", rows)):
        with pytest.raises(RenderError, match="x"):
            Template(raw(p(body))).render({"x": value})
