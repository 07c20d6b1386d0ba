"""A template's own text is never lost or left unread in silence: filled, refused or reported."""

from __future__ import annotations

import io
import re
import time
from urllib.parse import unquote

import pytest
from docxtpl import DocxTemplate, RichText, RichTextParagraph
from each import each
from lxml import etree
from zipped import zipped

from paperwork.common.errors import PaperworkError
from paperwork.word import Joined, RenderError, Template, TemplateError
from paperwork.word.condition import Condition
from paperwork.word.docx.xml import W14

from .documents import HEAD, OFFICE, link, p, part, r, raw, tbl, tc, tr, typed, unzipped
from .structure import text, xml

NAME = "Соколова"
NEWER = "http://schemas.microsoft.com/office/2011/relationships"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
TAG = re.compile(r"\{\s*[{%#].*?[}%#]\s*\}", re.DOTALL)
LINKED = '<w:hyperlink r:id="rId7">' + r("по ссылке") + "</w:hyperlink>"


def extended(files: dict[str, str | bytes], root: str = "", links: str = "", types: str = "") -> bytes:
    """A document with more parts, whose relations are those of the package."""
    made = unzipped(raw(p("{{ x }}"), parts=files, links=links, types=types))
    links = made["_rels/.rels"].decode()
    return zipped({**made, "_rels/.rels": links.replace("</Relationships>", root + "</Relationships>")})


def of_package(key: str, kind: str, target: str) -> str:
    """A relation of the package itself."""
    return f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def left(document: bytes) -> list[str]:
    """What is left of tags anywhere in a document."""
    found = []
    for name, content in unzipped(document).items():
        if content[:2] == b"PK":
            found += left(content)
            continue
        if not content.lstrip().startswith(b"<"):
            continue
        root = etree.fromstring(content)
        texts = [
            "".join(map(str, root.itertext())),
            *(str(value) for node in root.iter() for value in node.attrib.values()),
        ]
        found += [f"{name}: {tag}" for text in texts for tag in TAG.findall(unquote(text))]
    return found


def sdt(content: str, properties: str = "") -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


APP = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Company>{{ x }}</Company><Manager>директор</Manager></Properties>"
)
CUSTOM = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Дело">'
    "<vt:lpwstr>{{ x }}</vt:lpwstr></property></Properties>"
)
STORE = f'{HEAD}<данные xmlns="urn:a"><имя вид="{{{{ x }}}}">{{{{ x }}}}</имя></данные>'
BINDING = (
    '<w:dataBinding w:prefixMappings="xmlns:a=\'urn:a\'" w:xpath="/a:данные/a:имя" w:storeItemID="{1}"/>'
)
SHOWN = "<w:showingPlcHdr/>"
GRAY = '<w:rStyle w:val="PlaceholderText"/>'


def field(code: str, shown: str) -> str:
    """A field with what it showed when it was last updated."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{r(shown)}{marks[2]}"


def linked(target: str, body: str = LINKED) -> bytes:
    """A document with a link."""
    return raw(p(body), links=link("rId7", "hyperlink", target, outside=True))


FILLED = {  # template, part, what is printed there
    "address": (linked("https://a.ru/{{ x }}/1"), "word/document.xml", f'"https://a.ru/{NAME}/1"'),
    "address that Word has coded": (
        linked("https://a.ru/?q=%7B%7B%20x%20%7D%7D"),
        "word/document.xml",
        f'"https://a.ru/?q={NAME}"',
    ),
    "address of which Word has coded a part": (
        linked("https://a.ru/{%25%20if x %25}да{% endif %25}/%7B{%20x }%7d"),
        "word/document.xml",
        f'"https://a.ru/да/{NAME}"',
    ),
    "address of mail": (linked("mailto:{{ x }}@a.ru"), "word/document.xml", f'"mailto:{NAME}@a.ru"'),
    "address with a condition": (
        linked("https://a.ru/{% if x %}да{% endif %}"),
        "word/document.xml",
        '"https://a.ru/да"',
    ),
    "words of the link": (linked("https://a.ru/{{ x }}"), "word/document.xml", "по ссылке"),
    "address in a field": (
        raw(p(field('HYPERLINK "https://a.ru/{{ x }}"', "сюда"))),
        "word/document.xml",
        f"a.ru/{NAME}",
    ),
    "properties of the application": (
        extended({"docProps/app.xml": APP}, of_package("rId8", "extended-properties", "docProps/app.xml")),
        "docProps/app.xml",
        f"<Company>{NAME}<",
    ),
    "custom properties": (
        extended(
            {"docProps/custom.xml": CUSTOM}, of_package("rId8", "custom-properties", "docProps/custom.xml")
        ),
        "docProps/custom.xml",
        f"{NAME}</vt:lpwstr>",
    ),
    "stored XML": (
        extended({"customXml/item1.xml": STORE}, links=link("rId7", "customXml", "../customXml/item1.xml")),
        "customXml/item1.xml",
        f">{NAME}</",
    ),
    "an attribute of stored XML": (
        extended({"customXml/item1.xml": STORE}, links=link("rId7", "customXml", "../customXml/item1.xml")),
        "customXml/item1.xml",
        f'вид="{NAME}"',
    ),
    "bound control": (raw(p(sdt(r("{{ x }}"), BINDING))), "word/document.xml", f">{NAME}<"),
    "bound control whose words are the store's alone": (
        raw(
            p(sdt(r("[имя]"), BINDING)),
            parts={"customXml/item1.xml": STORE},
            links=link("rId7", "customXml", "../customXml/item1.xml"),
        ),
        "word/document.xml",
        f">{NAME}<",
    ),
    "field that shows a property": (
        extended(
            {
                "docProps/custom.xml": CUSTOM,
                "word/header1.xml": part("hdr", p(field("DOCPROPERTY Дело", "12"))),
            },
            of_package("rId8", "custom-properties", "docProps/custom.xml"),
            links=link("rId7", "header", "header1.xml"),
            types=typed("header1", "header"),
        ),
        "word/header1.xml",
        f">{NAME}<",
    ),
    "simple field that shows the company": (
        extended(
            {
                "docProps/app.xml": APP,
                "word/footer1.xml": part(
                    "ftr", p('<w:fldSimple w:instr=" DOCPROPERTY Company ">' + r("центр") + "</w:fldSimple>")
                ),
            },
            of_package("rId8", "extended-properties", "docProps/app.xml"),
            links=link("rId7", "footer", "footer1.xml"),
            types=typed("footer1", "footer"),
        ),
        "word/footer1.xml",
        f">{NAME}<",
    ),
    "any property": (raw(p("а"), title="{{ x }}"), "docProps/core.xml", f">{NAME}<"),
    "part named in other letters": (
        raw(
            p("а"),
            parts={"word/header1.xml": part("hdr", p("{{ x }}"))},
            links=link("rId7", "header", "Header1.xml"),
            types=typed("header1", "header"),
        ),
        "word/header1.xml",
        f">{NAME}<",
    ),
}


@each("case", FILLED)
def test_tags_beside_the_paragraphs_are_filled(case: str) -> None:
    template, name, printed = FILLED[case]
    made = Template(template).render({"x": NAME})
    assert printed in xml(made, name)
    assert left(made) == []


@each("case", FILLED)
def test_a_joined_file_has_nothing_of_the_first_in_what_all_share(case: str) -> None:
    together = Joined(Template(FILLED[case][0]))
    for value in (NAME, "Ким"):
        together.add({"x": value})
    made = together.finish()
    assert left(made) == []
    shared = {
        name: part for name, part in unzipped(made).items() if name.startswith(("docProps", "customXml"))
    }
    assert not any(NAME.encode() in content for content in shared.values())


def test_a_filled_control_is_bound_to_nothing_and_no_placeholder() -> None:
    control = sdt(r("{{ x }}", GRAY), f"{SHOWN}{BINDING}")
    made = xml(Template(raw(p(control) + p(sdt(r("дата"), SHOWN)))).render({"x": NAME}))
    assert made.count("showingPlcHdr") == 1  # that of the control which no tag fills
    assert "dataBinding" not in made
    assert "PlaceholderText" not in made


@each(
    ("kind", "answer"),
    [
        ('<w:date w:fullDate="1980-02-14T00:00:00Z"/>', "fullDate"),
        ('<w:dropDownList w:lastValue="2"/>', "lastValue"),
        (f'<w14:checkbox xmlns:w14="{W14[1:-1]}"><w14:checked w14:val="1"/></w14:checkbox>', "checkbox"),
    ],
    ids=["day", "choice", "tick"],
)
def test_a_filled_control_keeps_no_answer_of_its_own(kind: str, answer: str) -> None:
    made = xml(Template(raw(p(sdt(r("{{ x }}"), kind)) + p(sdt(r("дата"), kind)))).render({"x": NAME}))
    assert made.count(answer) == kind.count(answer)  # those of the control which no tag fills


def test_what_a_link_says_stays_with_it() -> None:
    said = '<w:hyperlink r:id="rId7" w:anchor="а" w:tooltip="{{ x }}">' + r("{{ x }}") + "</w:hyperlink>"
    made = xml(Template(linked("https://a.ru/{{ x }}", said)).render({"x": 'б"в'}))
    assert """ HYPERLINK "https://a.ru/б%22в" \\l "а" \\o "б'в" <""" in made


def test_values_cannot_leave_the_address() -> None:
    made = xml(Template(linked("https://a.ru/{{ x }}")).render({"x": 'a" \\o "b c\n&?'}))
    assert 'HYPERLINK "https://a.ru/a%22%20%5Co%20%22b%20c%0A%26%3F" ' in made


@pytest.mark.parametrize(
    "value", ["javascript:alert(1)", "file:///c:/x", "\\\\server\\x", "consultantplus://a"]
)
def test_a_value_that_is_no_address_is_named(value: str) -> None:
    with pytest.raises(RenderError, match="не адрес"):
        Template(linked("{{ x }}")).render({"x": value})


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("https://a.ru/?q=1&w=2", "https://a.ru/?q=1&amp;w=2"),
        ("a@b.ru", "mailto:a@b.ru"),
        ("www.a.ru", "http://www.a.ru"),
    ],
)
def test_a_whole_address_comes_from_a_value(value: str, address: str) -> None:
    assert f'HYPERLINK "{address}" ' in xml(Template(linked("{{ x }}")).render({"x": value}))


def beside(name: str, content: str | bytes, kind: str = "chart") -> bytes:
    """A document with one more part."""
    return raw(p("{{ x }}"), parts={name: content}, links=link("rId7", kind, f"/{name}"))


def chart(content: str) -> str:
    """A chart with that text."""
    names = f'xmlns:c="{CHART}" xmlns:a="{DRAWING}"'
    return f"{HEAD}<c:chartSpace {names}><c:chart>{content}</c:chart></c:chartSpace>"


def with_picture_link() -> bytes:
    """A document whose picture is a link with a tag in its address."""
    click = f'<wp:docPr id="1" name="a"><a:hlinkClick xmlns:a="{DRAWING}" r:id="rId7"/></wp:docPr>'
    return linked("https://a.ru/{{ x }}", f"<w:r><w:drawing><wp:inline>{click}</wp:inline></w:drawing></w:r>")


DROPPED = {  # what is in the paragraph or row that a tag replaces
    "words": "ещё",
    "picture": "<w:r><w:drawing/></w:r>",
    "old picture": "<w:r><w:pict/></w:r>",
    "page break": '<w:r><w:br w:type="page"/></w:r>',
    "column break": '<w:r><w:br w:type="column"/></w:r>',
    "footnote": '<w:r><w:footnoteReference w:id="2"/></w:r>',
    "endnote": '<w:r><w:endnoteReference w:id="2"/></w:r>',
    "field": '<w:fldSimple w:instr="PAGE"/>',
    "sign": '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
    "formula": '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/>',
    "page break before": "<w:pPr><w:pageBreakBefore/></w:pPr>",
    "hyphen": "<w:r><w:noBreakHyphen/></w:r>",
    "number of the page": "<w:r><w:pgNum/></w:r>",
    "date of printing": "<w:r><w:dayLong/></w:r>",
}
SECTION = "<w:pPr><w:sectPr/></w:pPr>"
REFUSED = {  # template, a word of the sentence
    "chart": (beside("word/charts/chart1.xml", chart("<a:t>{{ x }}</a:t>")), "диаграмме"),
    "chart, cut in pieces": (
        beside("word/charts/chart1.xml", chart("<a:t>{</a:t><a:t>{ x }</a:t><a:t>}</a:t>")),
        "диаграмме",
    ),
    "chart by number codes": (
        beside("word/charts/chart1.xml", chart("<a:t>&#123;&#x7B; x }}</a:t>")),
        "диаграмме",
    ),
    "chart in UTF-16": (
        beside(
            "word/charts/chart1.xml", '<?xml version="1.0" encoding="UTF-16"?><a>{{ x }}</a>'.encode("utf-16")
        ),
        "диаграмме",
    ),
    "SmartArt": (beside("word/diagrams/data1.xml", "<a>{% if x %}</a>", "diagramData"), "SmartArt"),
    "workbook of a chart": (
        beside("word/embeddings/a.xlsx", zipped({"xl/sharedStrings.xml": "<a>{{ x }}</a>"}), "package"),
        "вложенном",
    ),
    "number of a list": (
        beside("word/numbering.xml", part("numbering", '<w:lvlText w:val="{{ x }}"/>'), "numbering"),
        "номере списка",
    ),
    "variable of the document": (
        beside("word/settings.xml", part("settings", '<w:docVar w:name="а" w:val="{{ x }}"/>'), "settings"),
        "переменных",
    ),
    "part that is no XML": (beside("word/a.txt", "{{ x }}", "a"), "не заполняется"),
    "field that asks": (raw(p(field('IF "{{ x }}" = "1" "она" "он"', "он"))), "IF"),
    "field that asks, in pieces": (
        raw(p(field('IF "{{ </w:instrText></w:r><w:r><w:instrText>x }}" "а"', "он"))),
        "IF",
    ),
    "simple field that computes": (
        raw(p('<w:fldSimple w:instr=" = {{ x }} * 2 ">' + r("0") + "</w:fldSimple>")),
        "поле Word",
    ),
    "footnote that is not there": (
        raw(p("{{ x }}", '<w:r><w:footnoteReference w:id="7"/></w:r>')),
        "сноска 7",
    ),
    "part that nothing names": (
        raw(p("а"), parts={"word/header9.xml": part("hdr", p("{{ x }}"))}),
        "не заполняется",
    ),
    "formula, cut in pieces": (
        raw("<w:p><w:r><w:instrText>а</w:instrText></w:r><a>{</a><a>{ x }}</a></w:p>"),
        "не заполняются",
    ),
    "link on a picture": (with_picture_link(), "на картинке"),
    "header that is not there": (
        raw(p("{{ x }}"), links=link("rId7", "header", "header1.xml")),
        "колонтитул",
    ),
    "header that has no relation": (
        raw(p("{{ x }}") + '<w:p><w:pPr><w:sectPr><w:headerReference r:id="rId9"/></w:sectPr></w:pPr></w:p>'),
        "колонтитул",
    ),
    "header that only the types name": (raw(p("{{ x }}"), types=typed("header1", "header")), "колонтитул"),
    "picture that is not there": (
        raw(p("{{ x }}"), links=link("rId7", "image", "media/a.png")),
        "самой части нет",
    ),
    "link without a relation": (raw(p(LINKED)), "rId7"),
    "relation out of the package": (
        raw(p("{{ x }}"), links=link("rId7", "image", "../../../etc/passwd")),
        "другому файлу",
    ),
    "relation out of the package, coded": (
        raw(p("{{ x }}"), links=link("rId7", "image", "%2e%2e/%2e%2e/a.png")),
        "другому файлу",
    ),
    "header instead of a body": (
        zipped({**unzipped(raw("")), "word/document.xml": part("hdr", p("{{ x }}"))}),
        "не текст документа",
    ),
    "document without a body": (
        zipped({**unzipped(raw("")), "word/document.xml": part("document", "")}),
        "не текст документа",
    ),
    "body instead of a header": (
        raw(
            p("а"),
            parts={"word/header1.xml": part("document", p("{{ x }}"))},
            links=link("rId7", "header", "header1.xml"),
            types=typed("header1", "header"),
        ),
        "не в верхнем",
    ),
    "section that a branch would drop": (
        raw(p("{%p if x %}") + p("{%p else %}", look=SECTION) + p("{%p endif %}")),
        "разрыв раздела",
    ),
    **{
        f"{thing} beside a paragraph's tag": (
            raw(p(content, "{%p if x %}") + p("а") + p("{%p endif %}")),
            "пропад",
        )
        for thing, content in DROPPED.items()
    },
    **{
        f"{thing} beside a row's tag": (
            raw(tbl(tr("{%tr if x %}", tc(p(content))), tr("а"), tr("{%tr endif %}"))),
            "таблице 1, строка 1",
        )
        for thing, content in DROPPED.items()
    },
}


@each("case", REFUSED)
def test_what_would_be_lost_or_left_is_refused(case: str) -> None:
    template, word = REFUSED[case]
    with pytest.raises(TemplateError) as caught:
        Template(template)
    assert word in str(caught.value)
    assert all(problem.fix for problem in caught.value.problems)


REVISED = {  # body, the paragraphs that are made of it
    "insertion": (p('<w:ins w:id="1" w:author="я">' + r("{{ x }}") + "</w:ins>", "!"), [f"{NAME}!"]),
    "deletion": (p("а", '<w:del w:id="1"><w:r><w:delText>{{ y }}</w:delText></w:r></w:del>'), ["а"]),
    "tag of an insertion and a deletion": (
        p(
            "{{ ",
            '<w:del w:id="1"><w:r><w:delText>y</w:delText></w:r></w:del><w:ins w:id="2">'
            + r("x")
            + "</w:ins>",
            " }}",
        ),
        [NAME],
    ),
    "move": (
        p("<w:moveFrom>" + r("{{ y }}") + "</w:moveFrom>", "а")
        + p("<w:moveTo>" + r("{{ x }}") + "</w:moveTo>"),
        ["а", NAME],
    ),
    "deleted end of a paragraph": (
        p("{{ x }}", look='<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>') + p(" и всё"),
        [f"{NAME} и всё"],
    ),
    "deleted row": (
        tbl(tr("{{ x }}"), "<w:tr><w:trPr><w:del w:id='1'/></w:trPr>" + tc("{{ y }}") + "</w:tr>", columns=1),
        [NAME],
    ),
    "deleted loop": (
        p("{{ x }}")
        + p(
            '<w:del w:id="1"><w:r><w:delText>{%p for i in y %}</w:delText></w:r></w:del>',
            look='<w:pPr><w:rPr><w:del w:id="2"/></w:rPr></w:pPr>',
        )
        + p("б"),
        [NAME, "б"],
    ),
    "former look": (
        '<w:p><w:pPr><w:pPrChange w:id="1"><w:pPr/></w:pPrChange></w:pPr>' + r("{{ x }}") + "</w:p>",
        [NAME],
    ),
}


@each("case", REVISED)
def test_tracked_changes_are_accepted(case: str) -> None:
    body, printed = REVISED[case]
    template = Template(raw(body))
    made = template.render({"x": NAME})
    assert text(made) == printed
    assert not re.search("<w:(ins|del|move|[a-zA-Z]+Change)", xml(made))
    assert len([warning for warning in template.warnings if "исправления" in warning.message]) == 1


COMMENTS = {
    "word/comments.xml": part("comments", '<w:comment w:id="1">' + p("спросить {{ y }}") + "</w:comment>"),
    "word/commentsExtended.xml": "<a/>",
    "word/people.xml": "<a>Петрова</a>",
}
COMMENT_LINKS = (
    link("rId7", "comments", "comments.xml")
    + f'<Relationship Id="rId8" Type="{NEWER}/commentsExtended" Target="commentsExtended.xml"/>'
    + f'<Relationship Id="rId9" Type="{NEWER}/people" Target="people.xml"/>'
)
COMMENTED = p(
    '<w:commentRangeStart w:id="1"/>',
    "{{ x }}",
    '<w:commentRangeEnd w:id="1"/>',
    '<w:r><w:commentReference w:id="1"/></w:r>',
)
GLOSSARY = part("glossaryDocument", "<w:docParts><w:docPart>" + p("{{ x }}") + "</w:docPart></w:docParts>")
WARNED = {  # template, a word of the warning
    "tag in a comment": (
        raw(COMMENTED, parts=COMMENTS, links=COMMENT_LINKS, types=typed("comments", "comments")),
        "примечании",
    ),
    "tag in a building block": (
        raw(
            p("{{ x }}"),
            parts={"word/glossary/document.xml": GLOSSARY},
            links=link("rId7", "glossaryDocument", "glossary/document.xml"),
        ),
        "экспресс-блок",
    ),
    "one brace": (raw(p("{{ x }} и { y }")), "{ y }"),
    "one brace that closes": (raw(p("{{ x }} и y }}")), "y }}"),
    "braces apart": (raw(p("{{ x }}") + p("{ { y } }")), "{ { y } }"),
    "full-width braces": (raw(p("{{ x }}") + p("｛｛ y ｝｝")), "｛｛ y ｝｝"),
    "full-width braces in a header": (
        raw(
            p("{{ x }}"),
            parts={"word/header1.xml": part("hdr", p("｛% if y %｝"))},
            links=link("rId7", "header", "header1.xml"),
            types=typed("header1", "header"),
        ),
        "в верхнем колонтитуле",
    ),
    "reference system": (
        linked("consultantplus://offline/ref=7B", r("{{ x }}") + LINKED),
        "consultantplus://",
    ),
    "another one": (linked("garantF1://12038258.0", r("{{ x }}") + LINKED), "garantF1://"),
    "address without a host": (linked("http://", r("{{ x }}") + LINKED), "http://"),
    "address with spaces in its host": (linked("http://a b.ru/", r("{{ x }}") + LINKED), "a b.ru"),
    "reference system in a field": (
        raw(p("{{ x }}", field('HYPERLINK "garant://a"', "закон"))),
        "garant://",
    ),
    "program in a simple field": (
        raw(p("{{ x }}", '<w:fldSimple w:instr=" HYPERLINK javascript:a "/>')),
        "javascript:",
    ),
    "address that is none": (linked("http://[a", r("{{ x }}") + LINKED), "http://[a"),
}


@each("case", WARNED)
def test_what_is_odd_is_a_warning(case: str) -> None:
    template, word = WARNED[case]
    compiled = Template(template)
    assert [word in str(warning) and not warning.is_error for warning in compiled.warnings] == [True]
    compiled.render({"x": NAME})


def test_comments_do_not_travel() -> None:
    made = unzipped(Template(WARNED["tag in a comment"][0]).render({"x": NAME}))
    assert not any("omment" in name or "people" in name for name in made)
    assert not any(b"omment" in content or b"people" in content for content in made.values())


def test_a_link_that_is_taken_out_leaves_its_words() -> None:
    made = Template(WARNED["reference system"][0]).render({"x": NAME})
    assert text(made)[-1].endswith("по ссылке")
    assert b"consultantplus" not in b"".join(unzipped(made).values())


@pytest.mark.parametrize(
    "body", ["{{ x }}", "{_{ а }_} {_% б %_}", "{% raw %}{ а } {{ б }}{% endraw %}", "(а)"]
)
def test_what_is_meant_is_no_warning(body: str) -> None:
    assert Template(raw(p(body))).warnings == ()


def test_no_remark_of_the_xml_travels() -> None:
    store = STORE.replace("<имя", "<!-- {{ x }} --><?a {{ x }}?><имя")
    header = part("hdr", "<!-- {{ x }} -->" + p("а"))
    template = raw(
        p("{{ x }}"),
        parts={"customXml/item1.xml": store, "word/header1.xml": header},
        links=link("rId7", "customXml", "../customXml/item1.xml") + link("rId8", "header", "header1.xml"),
        types=typed("header1", "header"),
    )
    made = unzipped(Template(template).render({"x": NAME}))
    assert not any(b"{{" in content for content in made.values())


def test_a_deleted_piece_of_a_formula_is_dropped() -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    pieces = "".join(
        f"<m:r>{look}<m:t>{word}</m:t></m:r>"
        for look, word in (
            ('<w:del w:id="1" w:author="а"/>', "было"),
            ('<w:rPr><w:del w:id="2" w:author="а"/></w:rPr>', "было"),
            ('<w:ins w:id="3" w:author="а"><w:rPr/></w:ins>', "стало"),
        )
    )
    made = xml(Template(raw(p("{{ x }}", f'<m:oMath xmlns:m="{math}">{pieces}</m:oMath>'))).render({"x": 1}))
    assert ("было" in made, "стало" in made, "w:ins" in made) == (False, True, False)


def test_building_blocks_with_tags_are_left_out() -> None:
    template = raw(
        p("{{ x }}"),
        parts={"word/glossary/document.xml": GLOSSARY},
        links=link("rId7", "glossaryDocument", "glossary/document.xml"),
    )
    made = Template(template).render({"x": NAME})
    assert left(made) == []
    assert not any("glossary" in name for name in unzipped(made))


@pytest.mark.parametrize(
    ("before", "after"), [("{%p if x %}", "{%p endif %}"), ("{%p for i in [1, 2] %}", "{%p endfor %}")]
)
@pytest.mark.parametrize("x", [0, 1])
def test_a_section_that_ends_with_a_tag_ends_there_still(before: str, after: str, x: int) -> None:
    for looks in ((SECTION, ""), ("", SECTION)):
        made = Template(raw(p(before, look=looks[0]) + p("а") + p(after, look=looks[1]))).render({"x": x})
        assert xml(made).count("<w:sectPr") == 2


def test_a_printed_paragraph_keeps_its_section() -> None:
    assert xml(Template(raw(p("{{p x }}", look=SECTION))).render({"x": "а"})).count("<w:sectPr") == 2


def test_a_paragraph_of_rich_text_may_hold_any_break() -> None:
    look = RichTextParagraph()
    look.add(RichText("а\aб\nв\tг\fд", bold=True), parastyle="Стиль")
    made = Template(raw(p("{{p x }}"))).render({"x": look})
    assert text(made) == ["а", "б\nв\tг", "\f", "д"]
    assert xml(made).count('w:val="Стиль"') == 3


@each("place", ["{{ x }}", "{{r x }}", "{{p x }}"])
@each("around", ["", "hyperlink", "smartTag"])
def test_no_break_of_rich_text_tears_what_is_around(place: str, around: str) -> None:
    values = RichText("а\aб\fв\nг", url_id="rId7"), RichText("а\aб\fв\nг", bold=True)
    body = r(place) if not around else f"<w:{around}>{r(place)}</w:{around}>"
    for value in values:
        made = Template(linked("https://a.ru", body)).render({"x": value})
        assert "".join(text(made)).replace("\n", "").replace("\f", "") == "абвг"


def test_a_sub_document_with_tags_is_named() -> None:
    owner = DocxTemplate(io.BytesIO(raw(p("{{p x }}"))))
    inner = owner.new_subdoc()
    inner.subdocx.add_paragraph("{{ y }}")
    with pytest.raises(RenderError, match="y"):
        Template(raw(p("{{p x }}"))).render({"x": inner})


@pytest.mark.parametrize("x", [[], [1], [1, 2]])
def test_controls_around_cells_and_rows_stay_around_them(x: list[int]) -> None:
    row = sdt(tr(sdt(tc("{{ i }}")), "б"))
    for body in (
        tbl(tr("{%tr for i in x %}", ""), row, tr("{%tr endfor %}", "")),
        tbl(sdt(tr("{%tr for i in x %}", "")), row, sdt(tr("{%tr endfor %}", ""))),
    ):
        made = xml(Template(raw(tbl(tr("в")) + body + p("конец"))).render({"x": x}))
        assert made.count("<w:sdtContent><w:tr>") == made.count("<w:sdtContent><w:tc>") == len(x)
        assert made.count("<w:sdt>") == 2 * len(x)


def test_no_control_gets_a_paragraph_that_was_not_there() -> None:
    body = tbl(tr(tc(sdt(p("{{ x }}")))), tr(tc(sdt(p("{%p if x %}") + p("а") + p("{%p endif %}") + p("б")))))
    assert text(Template(raw(body)).render({"x": NAME})) == [NAME, "а", "б"]


def test_a_merged_cell_stays_in_its_control() -> None:
    row = tr(tc("{%tc for i in x %}"), sdt(tc("{% hm %} {{ i }}")), tc("{%tc endfor %}"))
    made = Template(raw(tbl(row))).render({"x": [1, 2]})
    assert (text(made), xml(made).count("<w:sdt>")) == (["1"], 1)


NESTED = {
    "ifs": ("{% if x %}", "{% endif %}"),
    "loops": ("{% for i in x %}", "{% endfor %}"),
    "paragraphs": ("{%p if x %}", "{%p endif %}"),
    "unclosed": ("{% if x %}", "а"),
    "branches": ("{% if x %}{% elif x %}", "{% elif x %}"),
}
DEEP = {
    **{name: raw("".join(map(p, [a] * 3000 + [b] * 3000))) for name, (a, b) in NESTED.items()},
    "one paragraph": raw(p("{% if x %}" * 3000 + "{% endif %}" * 3000)),
    "runs": raw(p(*["{% if x %}"] * 3000, *["{% endif %}"] * 3000)),
    "rows": raw(tbl(*map(tr, ["{%tr if x %}"] * 3000 + ["{%tr endif %}"] * 3000), columns=1)),
}


LONG = {  # expressions that are nested though they look flat
    "sum": "x" + "+x" * 3000,
    "powers": "x" + "**x" * 3000,
    "filters": "x" + "|upper" * 3000,
    "fields": "x" + ".y" * 3000,
    "items": "x" + "[0]" * 3000,
    "slices": "x" + "[1:]" * 3000,
    "calls": "x" + "()" * 3000,
    "ands": "x" + " and x" * 3000,
    "brackets": "(" * 3000 + "x" + ")" * 3000,
    "lists": "[" * 3000 + "]" * 3000,
    "nots": "not " * 3000 + "x",
}


@each("case", LONG)
def test_long_expressions_are_refused_quickly_with_their_place(case: str) -> None:
    started = time.process_time()
    for tag in ("{{ %s }}", "{%% if %s %%}а{%% endif %%}", "{%% set y = %s %%}"):
        with pytest.raises(TemplateError, match="в абзаце") as caught:
            Template(raw(p(tag % LONG[case])), tag_tree={"x": None})
        assert re.search("слож|не закрыт", str(caught.value))
    assert time.process_time() - started < 2


def test_a_condition_that_is_too_deep_is_a_sentence() -> None:
    for code in LONG.values():
        with pytest.raises(PaperworkError, match=r"слож|разреш"):
            Condition(code, {"x": None})


@each("case", DEEP)
def test_thousands_of_nested_blocks_are_refused_quickly(case: str) -> None:
    started = time.process_time()
    with pytest.raises(TemplateError, match="вложен"):
        Template(DEEP[case])
    assert time.process_time() - started < 2
