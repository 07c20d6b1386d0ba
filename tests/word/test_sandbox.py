"""Tags from strangers: what their expressions and statements try, and that each try is one clear sentence."""

from __future__ import annotations

import random
import re
import time
from contextlib import suppress

import pytest
from each import each

from paperwork.common.errors import PaperworkError
from paperwork.word import RenderError, Template
from paperwork.word.language import bounds

from .documents import changed, p, r, raw, tbl, tc, tr
from .structure import text

ESCAPES = [
    "''.__class__.__mro__[1].__subclasses__()",
    "x.__class__",
    "x['__class__']",
    "x|attr('__class__')",
    "[x]|map(attribute='__class__')|list",
    "[x]|map(attribute='a.__class__')|list",
    "[x]|sort(attribute='__class__')",
    "[x]|groupby('__class__')",
    "[x]|selectattr('__class__')|list",
    "[x]|sum(attribute='__class__')",
    "self.__init__.__globals__",
    "self._TemplateReference__context",
    "cycler.__init__.__globals__.os",
    "joiner.__init__.__globals__",
    "namespace.__init__.__globals__",
    "lipsum.__globals__['os'].popen('id').read()",
    "range.__self__",
    "loop.__class__",
    "caller.__closure__",
    "x.format(x)",
    "x.replace('a', 'b')",
    "'%s'.format(x)",
    "'{0.__class__}'.format(x)",
    "x.append(1)",
    "x()",
    "dict(a=1)",
    "range(10**9)|list",
    "range(1000000)|list",
    "'a' * 10**9",
    "10**9 * 'a'",
    "[0] * 10**9",
    "2 ** (10 ** 9)",
    "10 ** (10 ** 10)",
    "'a'|center(10**9)",
    "'a'|indent(10**9)",
    "'a'|wordwrap(10**9, wrapstring='x' * 100000)",
    "'%1000000000d'|format(1)",
    "'%.*f'|format(10**9, 1)",
    "'%0999999999d' % 1",
    "[1]|batch(10**9, 'x')|list",
    "[1]|slice(10**9)|list",
    "1.5|round(10**9)",
    "('a' * 999999)|replace('a', 'b' * 999999)",
    "(['a' * 99999] * 99999)|join('x')",
    "('%(a)s' * 100000)|format(a='x' * 900000)",
    "('%(a)s' * 100000) % {'a': 'x' * 900000}",
    "('\\n' * 900000)|indent(1000, blank=true)",
    "('a' * 900000)|wordwrap(1)",
    "([[1]] * 90000)|sum(start=[])",
    "('a' * 1000000)|batch(1)|list",
    "x|pprint",
    "x|tojson",
    "x|xmlattr",
    "x|random",
    "x|nosuch",
    "x is callable",
    "x is nosuch",
    "_x.y",
    "__x",
    "x._y",
    "super()",
    "varargs",
    "[x]|map('attr', '__class__')|list",
    "x.gi_frame",
    "(x for y in z)",
    "lambda: 1",
    "x if",
    "((((((" * 200,
    "[" * 500 + "]" * 500,
    "a" + "+a" * 20000,
    "not " * 5000 + "x",
]


@each("expression", ESCAPES, ids=lambda e: e[:40])
def test_expressions_that_are_refused(expression: str) -> None:
    started = time.process_time()
    body = p(f"{{% for q in [1] %}}{{{{ {expression} }}}}{{% endfor %}}".replace("<", "&lt;"))
    with pytest.raises(PaperworkError):
        Template(raw(body)).render({"x": "а", "a": 1, "_x": {}, "__x": 1})
    assert time.process_time() - started < 10


STATEMENTS = [
    "{% set s = 'a' * 1000000 %}{% for i in range(99999) %}{% if s|upper %}{% endif %}{% endfor %}",
    "{% for i in range(99999) %}{% if range(99999)|list|sort|length %}{% endif %}{% endfor %}",
    "{% set s = 'a' * 999999 %}{% for i in range(99999) %}{% for j in range(9) %}{% if 'b' in s %}{% endif %}"
    "{% endfor %}{% endfor %}",
    "{% set s = range(9999)|list %}{% set t = range(9999)|list %}{% for i in range(99999) %}{% if s == t %}"
    "{% endif %}{% endfor %}",
    "{% set s = 'a' * 999999 %}{% for i in range(99999) %}{% if s[1:] %}{% endif %}{% endfor %}",
    "{% set s = 'a' * 999999 %}{% for i in range(99999) %}{% if s ~ 'b' %}{% endif %}{% endfor %}",
    "{% for i in range(99999) %}{% if 'a' * 999999 %}{% endif %}{% endfor %}",
    "{% set s = 'a' * 999999 %}{% for i in range(99999) %}{% set y %}{{ s }}{{ s }}{% endset %}{% endfor %}",
    "{% set s = range(9999)|list %}{% for i in range(99999) %}{% set t = [s, 1] %}{% endfor %}",
    "{% for i in range(99999) %}{% if 5.5 in range(99999) %}{% endif %}{% endfor %}",
    "{% for i in range(99999) %}{% if 5 is in (range(99999)|list) %}{% endif %}{% endfor %}",
    "{% set t = range(99999)|list %}{% for i in range(99999) %}{{ t }}{% endfor %}",
    "{% for i in range(999) recursive %}{% if loop.depth &lt; 3 %}{{ loop(range(99999)) }}{% endif %}"
    "{% endfor %}",
    "{% set m = {range(9)|list: 1} %}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% from 'x' import y %}",
    "{% extends 'x' %}",
    "{% block a %}{% endblock %}",
    "{% autoescape false %}{% endautoescape %}",
    "{% do x.append(1) %}",
    "{% set x.y = 1 %}",
    "{% set ns = namespace(a=1) %}",
    "{% debug %}",
    "{% trans %}a{% endtrans %}",
    "{% for i in range(99999) %}{% for j in range(99999) %}{{ i }}{% endfor %}{% endfor %}",
    "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "{% for i in range(300) %}" * 10 + "а" + "{% endfor %}" * 10,
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m(n) %}{{ m(n - 1) }}{{ m(n - 1) }}{% endmacro %}{{ m(60) }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{% macro m(n) %}{% if n and m(n - 1) != m(n - 1) %}{% endif %}{% endmacro %}{{ m(60) }}",
    "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x ~ x %}" * 40,
    "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x + x %}" * 40,
    "{% set x = 'aaaaaaaaaa' %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40,
    "{% set x = [1] %}" + "{% set x = [x, x] %}" * 60 + "{{ x }}",
    "{% set x = [1] %}" + "{% set x = [x, x] %}" * 60 + "{{ x == [x] }}",
    "{% set x = [1] %}" + "{% set x = x + x %}" * 60,
    "{% set x = [1] %}" + "{% set x = (x * 2)|batch(1000)|list %}" * 40 + "{{ x }}",
    "{% set x = {'a': 1} %}" + "{% set x = {'a': x, 'b': x} %}" * 60 + "{{ x == {'a': x} }}",
    "{% set x = 3 %}" + "{% set x = x * x %}" * 60,
    "{% for x in [[1]] recursive %}{{ loop([x, x]) }}{% endfor %}",
    "{% if x %}" * 120 + "{% endif %}" * 120,
    "{% filter center(10**9) %}a{% endfilter %}",
    "{% call x() %}{% endcall %}",
    "{% macro m() %}{% endmacro %}{% set m = x %}{{ m() }}",
    "{% for m in [x] %}{{ m.__class__ }}{% endfor %}",
    "{% raw %}{{ x",
    "{% endraw %}",
    "{% unknown %}",
]  # fmt: skip


SHARE = 16  # of the work that a rendering may do; a statement without end goes beyond a sixteenth too
DEAREST = "{% set t = range(99999)|list %}{% for i in range(99999) %}{{ t }}{% endfor %}"


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda s: s[:60])
def test_statements_that_are_refused(statement: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_OUTPUT", bounds.MAX_OUTPUT // SHARE)
    started = time.process_time()
    with pytest.raises(PaperworkError):
        Template(raw(p(statement))).render({"x": "а"})
    assert time.process_time() - started < 1


def test_the_whole_of_the_work_is_refused_in_time() -> None:
    started = time.process_time()
    assert DEAREST in STATEMENTS
    with pytest.raises(PaperworkError):
        Template(raw(p(DEAREST))).render({"x": "а"})
    assert time.process_time() - started < 10


@each("piece", ["{{ a", "{% if ", "{# a", "{{", "{%p for", "{{ 'a", "}}", "{{ {", "«{{ «"])
def test_ten_thousand_unclosed_tags(piece: str) -> None:
    started = time.process_time()
    for body in (p(piece * 10000), p(piece) * 10000, p(*[piece] * 10000)):
        with suppress(PaperworkError):
            Template(raw(body)).render({"a": 1})
    assert time.process_time() - started < 6


def test_context_cannot_be_used_to_break_out() -> None:
    class Person:
        """Something with a method and a secret."""

        имя = "Вера"
        _secret = "тайна"

        def method(self) -> str:
            """Is not called by a template."""
            return "вызван"

    assert text(Template(raw(p("{{ x.имя }}"))).render({"x": Person()})) == ["Вера"]
    for tag in (
        "{{ x.method }}",
        "{{ x.method() }}",
        "{{ x._secret }}",
        "{{ x['_secret'] }}",
        "{{ x }}{{ x.нет }}",
    ):
        with pytest.raises(PaperworkError):
            Template(raw(p(tag))).render({"x": Person()})


def test_values_are_not_templates() -> None:
    tricky = "{{ y }} {% if %} {# #} {_{ }_} \ufdd01\ufdd1 <?tag 1?> </w:t>"
    assert text(Template(raw(p("{{ x }}"))).render({"x": tricky})) == [tricky]


HOLDERS = {
    "text": "<w:r><w:t>а\ufdd09\ufdd1б</w:t></w:r>",
    "between elements": "<w:r><w:t>аб</w:t></w:r>\ufdd09\ufdd1",
    "half of one": "<w:r><w:t>аб</w:t></w:r>\ufdd05",
    "an attribute": '<w:bookmarkStart w:id="1" w:name="\ufdd09\ufdd1"/><w:r><w:t>аб</w:t></w:r>',
    "by number": '<w:bookmarkStart w:id="1" w:name="&#64976;9&#xFDD1;"/><w:r><w:t>а&#xfdd0;9б</w:t></w:r>',
}


@each("place", HOLDERS)
@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16"])
def test_what_stands_for_a_tag_inside_is_nothing_in_a_template(place: str, encoding: str) -> None:
    template = raw(f"<w:p>{HOLDERS[place]}{r('{{ x }}')}</w:p>")
    in_encoding = changed(
        template, document=lambda part: part.decode().replace("UTF-8", encoding).encode(encoding)
    )
    made = Template(in_encoding).render({"x": "в"})
    assert re.sub("[0-9]", "", "".join(text(made))) == "абв"


def test_error_is_raised_where_the_value_is_dangerous() -> None:
    with pytest.raises(RenderError, match=r"U\+0000"):
        Template(raw(p(r("{{ x }}")))).render({"x": "\0"})


def test_spoilt_tags_are_sentences() -> None:
    body = p("{{ x }} {% if x %}б{% endif %}") + tbl(
        tr("{%tr for i in x %}", "б"),
        tr("{{ i }}", tc("{% vm %}в", look='<w:gridSpan w:val="а"/>')),
        tr("{%tr endfor %}", "б"),
    )
    chance = random.Random(7)
    for _ in range(300):
        letters = list(body)
        for _ in range(chance.randint(0, 4)):
            letters[chance.randrange(len(letters))] = chance.choice(
                ["{{", "}}", "{%", "%}", "-%}", "«", "'", "if", "tr ", "p ", "endif", "{#", " |", ".", ""]
            )
        with suppress(PaperworkError):
            Template(raw("".join(letters))).render({"x": ["а"]})


def test_span_that_is_no_number() -> None:
    with pytest.raises(PaperworkError):
        Template(raw(tbl(tr(tc("{% hm %}а", look='<w:gridSpan w:val="а"/>'))))).render({})
