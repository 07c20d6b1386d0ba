"""Every feature and trap of the dialect: both engines make the same document."""

from __future__ import annotations

from typing import Any

from each import each

from .both import ours, theirs
from .documents import built, link, p, part, r, raw, tbl, tc, tr, typed
from .structure import structure

PEOPLE = [{"имя": "Вера", "лет": 20, "дела": ["а", "б"]}, {"имя": "Олег", "лет": 31, "дела": []}]
CONTEXT: dict[str, Any] = {
    "клиент": {"фамилия": "Соколова", "имя": "Вера", "адрес": {"город": "Омск"}, "дети": ["Аня", "Лев"]},
    "люди": PEOPLE,
    "пусто": [],
    "да": True,
    "нет": False,
    "знаки": "<b> & \"кавычки\" 'апострофы' > ]]>",
    "строки": "первая\nвторая",
    "табы": "а\tб\tв",
    "абзацы": "один\aдва\aтри",
    "страницы": "до\fпосле",
    "всё": "а\tб\nв\aг\fд",
    "число": 7,
    "словарь": {"б": 2, "а": 1},
    "цвет": "FFCC00",
    "ширина": 2,
}
BOLD, SLANT = "<w:b/>", "<w:i/>"
JUSTIFIED = '<w:pPr><w:jc w:val="both"/></w:pPr>'

BODIES = {
    "value": p("Имя: {{ клиент.имя }}."),
    "nested value": p("{{ клиент.адрес.город }} {{ клиент['фамилия'] }} {{ клиент.дети[1] }}"),
    "escaping": p("{{ знаки }}"),
    "literal braces": p("{_{ клиент }_} и {_% if %_}"),
    "arithmetic": p("{{ число * 2 + 1 }} {{ число // 2 }} {{ число % 4 }} {{ 2 ** 3 }} {{ -число }}"),
    "comparisons": p("{% if число &gt; 3 and число &lt; 9 %}да{% endif %}{% if not нет %}!{% endif %}"),
    "conditional expression": p("{{ 'муж' if нет else 'жен' }}{{ 'х' if нет }}"),
    "if in a run": p("до {% if да %}истина{% else %}ложь{% endif %} после"),
    "if elif else": p("{% if нет %}1{% elif число == 7 %}2{% else %}3{% endif %}"),
    "if over runs": p("до ", r("{% if нет %}", BOLD), r("жирно", BOLD), r("{% endif %}", BOLD), " после"),
    "if over paragraphs": p("{% if нет %}") + p("прячем") + p("{% endif %}конец"),
    "for over paragraphs": p("{% for ч in люди %}") + p("{{ ч.имя }}", look=JUSTIFIED) + p("{% endfor %}"),
    "for in a run": p("{% for ч in люди %}{{ ч.имя }}{% if not loop.last %}, {% endif %}{% endfor %}."),
    "for else": p("{% for x in пусто %}{{ x }}{% else %}никого{% endfor %}"),
    "for with a condition": p("{% for ч in люди if ч.лет > 25 %}{{ ч.имя }}{{ loop.index }}{% endfor %}"),
    "for over pairs": p("{% for к, з in словарь|dictsort %}{{ к }}={{ з }};{% endfor %}"),
    "for over items": p("{% for к, з in словарь|items %}{{ к }}={{ з }};{% endfor %}"),
    "loop variables": p(
        "{% for ч in люди %}{{ loop.index }}/{{ loop.length }} {{ loop.index0 }}{{ loop.depth }} {% endfor %}"
    ),
    "loop cycle": p("{% for ч in люди %}{{ loop.cycle('а', 'б') }}{{ loop.revindex }}{% endfor %}"),
    "nested loops": p(
        "{% for ч in люди %}{{ ч.имя }}:{% for д in ч.дела %}{{ д }}{{ loop.index }}{% endfor %};{% endfor %}"
    ),
    "recursive loop": p(
        "{% for д in [['а', ['б']]] recursive %}"
        "{% if д is string %}{{ д }}{% else %}({{ loop(д) }}){% endif %}{% endfor %}"
    ),
    "range": p("{% for i in range(3) %}{{ i }}{% endfor %}{% for i in range(6, 0, -2) %}{{ i }}{% endfor %}"),
    "set": p("{% set x = число + 1 %}{{ x }}") + p("{{ x }}"),
    "set block": p("{% set x %}({{ клиент.имя }}){% endset %}{{ x }}{{ x|upper }}"),
    "set in a branch": p("{% if да %}{% set x = 1 %}{% endif %}{{ x }}"),
    "with": p("{% with x = клиент.имя, y = 2 %}{{ x }}{{ y }}{% endwith %}"),
    "macro": p(
        "{% macro фио(ч, я=1) %}{{ ч.имя }}-{{ я }}{% endmacro %}{{ фио(люди[0]) }} {{ фио(люди[1], я=5) }}"
    ),
    "macro with a caller": p(
        "{% macro м() %}[{{ caller() }}]{% endmacro %}{% call м() %}внутри{% endcall %}"
    ),
    "macro of paragraphs": p("{%p macro м(x) %}")
    + p("{{ x }}", look="<w:pPr><w:jc w:val='right'/></w:pPr>")
    + p("{%p endmacro %}")
    + p("{{p м('раз') }}")
    + p("{{p м('два') }}"),
    "filter block": p("{% filter upper %}имя {{ клиент.имя }}{% endfilter %}"),
    "filters": p(
        "{{ клиент.имя|upper }} {{ клиент.имя|lower|capitalize }} {{ люди|length }} {{ ' а '|trim }}|"
    ),
    "list filters": p(
        "{{ клиент.дети|join(', ') }} {{ клиент.дети|first }} {{ клиент.дети|last }} {{ [3,1,2]|sort|join }}"
    ),
    "attribute filters": p("{{ люди|map(attribute='имя')|join(';') }} {{ люди|sum(attribute='лет') }}"),
    "select filters": p(
        "{{ люди|selectattr('лет', 'gt', 25)|map(attribute='имя')|join }} "
        "{{ [1,2,3]|select('odd')|list|length }}"
    ),
    "groupby": p("{% for г, ч in люди|groupby('лет') %}{{ г }}:{{ ч|length }};{% endfor %}"),
    "batch": p("{% for р in range(5)|batch(2, '-') %}{{ р|join }};{% endfor %}"),
    "default": p(
        "{{ клиент.отчество|default('—') }} {{ клиент.имя|default('—') }} {{ ''|default('пусто', true) }}"
    ),
    "defined": p("{% if клиент.отчество is defined %}есть{% else %}нет{% endif %}"),
    "tests": p("{{ 'чёт' if число is even else 'нечет' }} {{ 'in' if 'Вера' in клиент.имя else '' }}"),
    "concatenation": p("{{ клиент.имя ~ ' ' ~ клиент.фамилия ~ число }}"),
    "printf": p("{{ '%s-%02d'|format(клиент.имя, число) }} {{ '%d%%' % число }}"),
    "slices": p("{{ клиент.имя[:1] }}. {{ клиент.дети[1:]|join }}"),
    "raw": p("{% raw %}{{ так }} {% и так %}{% endraw %} {{ число }}"),
    "comment": p("до{# совсем\nне #} после") + p("{#p исчезнет #}") + p("конец"),
    "comment over paragraphs": p("до{# начало") + p("середина") + p("конец #} после"),
    "comment row": tbl(tr("а", "б"), tr("{#tr строка #}", "в"), tr("г", "д")),
    "paragraph if": p("до")
    + p("{%p if нет %}")
    + p("прячем")
    + p("{%p else %}")
    + p("показываем")
    + p("{%p endif %}")
    + p("после"),
    "paragraph for": p("{%p for ч in люди %}")
    + p(r("{{ ч.имя }}", BOLD), " {{ ч.лет }}")
    + p("{%p endfor %}"),
    "paragraph for of tables": p("{%p for ч in люди %}")
    + tbl(tr("{{ ч.имя }}", "{{ ч.лет }}"))
    + p("{%p endfor %}")
    + p("конец"),
    "row for": tbl(
        tr("Имя", "Лет"),
        tr("{%tr for ч in люди %}", ""),
        tr("{{ ч.имя }}", tc(p(r("{{ ч.лет }}", BOLD)))),
        tr("{%tr endfor %}", ""),
    ),
    "row for, nested": tbl(
        tr("{%tr for ч in люди %}", ""),
        tr("{{ ч.имя }}", "-"),
        tr("{%tr for д in ч.дела %}", ""),
        tr("{{ loop.index }}", "{{ д }}"),
        tr("{%tr endfor %}", ""),
        tr("{%tr endfor %}", ""),
    ),
    "row if": tbl(
        tr("{%tr if нет %}", ""),
        tr("прячем", "1"),
        tr("{%tr else %}", ""),
        tr("показываем", "2"),
        tr("{%tr endif %}", ""),
    ),
    "row with an inner if": tbl(
        tr("{%tr for ч in люди %}"),
        tr("{% if ч.дела %}{{ ч.дела|join }}{% else %}нет{% endif %}"),
        tr("{%tr endfor %}"),
        columns=1,
    ),
    "row tags in the second cell": tbl(
        tr("", "{%tr for ч in люди %}"), tr("{{ ч.имя }}", "{{ ч.лет }}"), tr("", "{%tr endfor %}")
    ),
    "row for of nested tables": tbl(
        tr("{%tr for ч in люди %}"),
        tr(
            tc(
                tbl(
                    tr("{{ ч.имя }}"),
                    tr("{%tr for д in ч.дела %}"),
                    tr("{{ д }}"),
                    tr("{%tr endfor %}"),
                    columns=1,
                ),
                p("{{ ч.лет }}"),
            )
        ),
        tr("{%tr endfor %}"),
        columns=1,
    ),
    "paragraphs in a cell": tbl(tr(tc("{%p for ч in люди %}", "{{ ч.имя }}", "{%p endfor %}", "итог"))),
    "cell for": tbl(tr("{%tc for ч in люди %}", "{{ ч.имя }}", "{%tc endfor %}"), columns=3),
    "cell for makes columns": tbl(
        tr("№", "{%tc for i in range(4) %}", "{{ i }}", "{%tc endfor %}"), columns=2
    ),
    "cell for in row for": tbl(
        tr("", "{%tc for i in range(3) %}", "к{{ i }}", "{%tc endfor %}"),
        tr("{%tr for ч in люди %}"),
        tr("{{ ч.имя }}", "{%tc for i in range(3) %}", "{{ ч.лет + i }}", "{%tc endfor %}"),
        tr("{%tr endfor %}"),
        columns=4,
    ),
    "cell if": tbl(tr("{%tc if нет %}", "прячем", "{%tc endif %}", "видно"), columns=2),
    "horizontal merge": tbl(
        tr("{%tc for i in range(3) %}", "{% hm %}общая {{ i }}", "{%tc endfor %}"),
        tr("{%tc for i in range(3) %}", "{{ i }}", "{%tc endfor %}"),
        columns=1,
    ),
    "horizontal merge of spans": tbl(
        tr(
            "{%tc for i in range(2) %}", tc("{% hm %}общая", look='<w:gridSpan w:val="2"/>'), "{%tc endfor %}"
        ),
        columns=4,
    ),
    "vertical merge": tbl(
        tr("{%tr for ч in люди %}", ""), tr("{% vm %}общая", "{{ ч.имя }}"), tr("{%tr endfor %}", "")
    ),
    "vertical merge of a value": tbl(
        tr("{%tr for ч in люди %}", ""), tr("{{ ч.имя }}{% vm %}!", "{{ ч.лет }}"), tr("{%tr endfor %}", "")
    ),
    "colspan": tbl(tr(tc("{% colspan ширина %}широкая"), "узкая"), tr("1", "2", "3"), columns=3),
    "colspan in its own run": tbl(
        tr(tc(p("{% colspan ширина %}", r("жирная", BOLD)), look='<w:gridSpan w:val="3"/>'), "узкая"),
        tr("1", "2", "3"),
        columns=3,
    ),
    "cell background": tbl(
        tr(tc("{% cellbg цвет %}цветная", look='<w:shd w:val="clear" w:fill="00FF00"/>'), "{{ число }}")
    ),
    "cell background by condition": tbl(
        tr("{%tr for ч in люди %}", ""),
        tr(tc("{% cellbg 'FF0000' if ч.лет > 25 else '00FF00' %}{{ ч.имя }}"), "-"),
        tr("{%tr endfor %}", ""),
    ),
    "run if": p("до", r("{%r if нет %}"), r("прячем", BOLD), r("{%r endif %}"), r("после", SLANT)),
    "run for": p(
        r("{%r for ч in люди %}"), r("{{ ч.имя }}", BOLD), r("{{ ч.лет }}", SLANT), r("{%r endfor %}")
    ),
    "run tags inside one run": p(r("до {%r if да %}внутри{%r endif %} после", BOLD)),
    "line break": p(r("до {{ строки }} после", BOLD)),
    "tab": p(r("до {{ табы }} после", BOLD), look=JUSTIFIED),
    "new paragraphs": p(r("до {{ абзацы }} после", SLANT), r("хвост", BOLD), look=JUSTIFIED),
    "page break": p(r("до {{ страницы }} после", BOLD), look=JUSTIFIED),
    "all breaks": p("до {{ всё }} после", look=JUSTIFIED),
    "breaks in a cell": tbl(tr("{{ строки }}", "{{ абзацы }}")),
    "breaks in a loop": p("{%p for ч in люди %}") + p("{{ строки }}{{ ч.имя }}") + p("{%p endfor %}"),
    "split into letters": p(*"{{ клиент.имя }} и всё"),
    "split with other looks": p(r("а {{ кли", BOLD), r("ент.имя", SLANT), r(" }} б"), r("в", SLANT)),
    "split delimiters": p(r("{"), r("{ число }"), r("} и {"), r("% if да %"), r("}да{% endif %}")),
    "spelling marks": p(
        r("{{ "),
        '<w:proofErr w:type="spellStart"/>',
        r("число"),
        '<w:proofErr w:type="spellEnd"/>',
        r(" }}."),
    ),
    "last page break inside": p(r("{{ чис"), "<w:r><w:lastRenderedPageBreak/><w:t>ло }}</w:t></w:r>"),
    "smart tag": p('<w:smartTag w:uri="u" w:element="e">' + r("{{ число }}") + "</w:smartTag>", r(" после")),
    "insertion around a tag": p(
        r("до "), '<w:ins w:id="1" w:author="я">' + r("{{ число }}") + "</w:ins>", r(" после")
    ),
    "hyperlink": p('<w:hyperlink w:anchor="x">' + r("{{ клиент.имя }}") + "</w:hyperlink>", r("!")),
    "content control": "<w:sdt><w:sdtPr/><w:sdtContent>" + p("{{ клиент.имя }}") + "</w:sdtContent></w:sdt>",
    "content control with a row": tbl(
        tr("{%tr for ч in люди %}"),
        "<w:sdt><w:sdtContent>" + tr("{{ ч.имя }}") + "</w:sdtContent></w:sdt>",
        tr("{%tr endfor %}"),
        columns=1,
    ),
    "minus joins paragraphs": p("Живёт ")
    + p("{%- if да -%}")
    + p(" в городе ")
    + p("{%- else -%}")
    + p(" в деревне ")
    + p("{%- endif -%}")
    + p(" давно."),
    "minus joins looks": p(r("Живёт ", BOLD))
    + p("{%- if да -%}")
    + p(r(" в городе", SLANT))
    + p("{%- endif -%}")
    + p(r(", давно.", BOLD)),
    "minus within a run": p("а {{- число -}} б"),
    "spaces in tags": p("{{число}}{{  число  }}{%if да%}да{%endif%}"),
    "typographic quotes": p("{{ “а” ~ ‘б’ }}{% if клиент.имя == “Вера” %}да{% endif %}"),
    "text box": p(
        "до",
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        + p("{{ клиент.имя }}")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
    )
    + p("после"),
    "attribute": p('<w:r><w:pict><v:shape><v:textpath string="{{ клиент.имя }}"/></v:shape></w:pict></w:r>'),
    "list": p("{%p for ч in люди %}")
    + p(
        "{{ ч.имя }}",
        look='<w:pPr><w:pStyle w:val="List"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
    )
    + p("{%p endfor %}"),
    "words that stand close to a bracket": p(
        "{% if(да) %}а{% elif(нет) %}б{% endif %}{% for x in(пусто) %}{% endfor %}"
    ),
    "call with arguments": p(
        "{% macro м(ч) %}{{ ч.имя }}{{ caller(ч) }}{% endmacro %}"
        "{% call(x) м(клиент) %}({{ x.фамилия }}){% endcall %}"
    ),
    "loop under another name": p(
        "{% for ч in люди %}{% set внешний = loop %}{% for д in ч.дела %}"
        "{{ внешний.index }}.{{ loop.index }} {% endfor %}{% endfor %}"
    ),
    "slice": p("{% for р in range(7)|slice(3, 'x') %}[{{ р|join(',') }}]{% endfor %}"),
    "string": p("{{ число|string|length }} {{ [1, 22]|map('string')|map('length')|sum }}"),
    "sum": p("{{ люди|sum(attribute='лет') }} {{ [1, 2]|sum(start=5) }} {{ []|sum }}"),
    "groups with names": p(
        "{% for г in люди|groupby('лет') %}{{ г.grouper }}:"
        "{{ г.list|map(attribute='имя')|join }};{% endfor %}"
    ),
    "join by a field": p("{{ люди|join(', ', attribute='имя') }}"),
    "neighbours in a loop": p(
        "{% for i in [1, 3, 2] %}{% if loop.previtem is defined and i &gt; loop.previtem %}+{% endif %}"
        "{% if not loop.last and i &gt; loop.nextitem %}-{% endif %}"
        "{% if loop.changed(i) %}{{ i }}{% endif %}{% endfor %}"
    ),
    "macro of a macro": p(
        "{% macro а(x) %}{{ x }}{% endmacro %}{% macro б(x) %}[{{ а(x) }}]{% endmacro %}{{ б(знаки) }}"
        "{{ б(1) ~ '!' }}{{ б('вг')|upper }}{{ б('вг')|length }}{{ [б(1), б(2)]|join('+') }}"
        "{{ б('в') + '!' }}"
        "{% if б(1) == '[1]' %}да{% endif %}"
    ),
    "no tags": p("просто текст") + tbl(tr("а", "б")),
    "strings and numbers": p("{{ 'а' }}{{ 5 }}{{ 'х' * 3 }}{{ [1, 2]|length }}"),
    "unicode": p("{{ 'Ёё №№ 😀 中文 עברית' }}"),
}


@each("feature", BODIES)
def test_both_engines_make_the_same_document(feature: str) -> None:
    template = raw(BODIES[feature])
    assert structure(ours(template, CONTEXT)) == structure(theirs(template, CONTEXT))


def test_headers_footers_footnotes_and_properties() -> None:
    template = raw(
        p("{{ клиент.имя }}"),
        parts={
            "word/header1.xml": part("hdr", p("{% for ч in люди %}{{ ч.имя }} {% endfor %}")),
            "word/footer1.xml": part("ftr", tbl(tr("{{ число }}", "б")) + p("{{ строки }}")),
            "word/footnotes.xml": part(
                "footnotes", '<w:footnote w:id="2">' + p("{{ клиент.фамилия }}") + "</w:footnote>"
            ),
        },
        links=link("rId1", "header", "header1.xml")
        + link("rId2", "footer", "footer1.xml")
        + link("rId3", "footnotes", "footnotes.xml"),
        types=typed("header1", "header") + typed("footer1", "footer") + typed("footnotes", "footnotes"),
        title="План: {{ клиент.фамилия }}",
    )
    assert structure(ours(template, CONTEXT)) == structure(theirs(template, CONTEXT))


def test_document_of_python_docx() -> None:
    def fill(document: Any) -> None:
        document.add_heading("План {{ клиент.фамилия }}", 1)
        document.add_paragraph("{{ клиент.имя }}\tтабуляция\nстрока", style="List Bullet")
        table = document.add_table(3, 2, style="Table Grid")
        table.cell(0, 0).text = "{%tr for ч in люди %}"
        table.cell(1, 0).text = "{{ ч.имя }}"
        table.cell(1, 1).paragraphs[0].add_run("{{ ч.лет }}").bold = True
        table.cell(2, 0).text = "{%tr endfor %}"
        document.sections[0].header.paragraphs[0].text = "{{ клиент.фамилия }}"
        document.core_properties.title = "План {{ число }}"

    template = built(fill)
    assert structure(ours(template, CONTEXT)) == structure(theirs(template, CONTEXT))
