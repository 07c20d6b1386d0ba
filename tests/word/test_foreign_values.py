"""docxtpl's own values in the context: the same document as docxtpl makes of them."""

from __future__ import annotations

import io
import zlib
from struct import pack
from typing import Any

import pytest
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from each import each
from empty_document import empty_document
from jinja2 import Environment

from paperwork.word import RenderError, Template

from .documents import built, link, p, part, r, raw, tbl, tc, tr, typed, unzipped
from .structure import structure, xml


def png(red: int) -> io.BytesIO:
    """A picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    pixel = zlib.compress(b"\x00" + bytes((red, 0, 0)))
    head = pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")
    )


def rich() -> RichText:
    text = RichText("жирно & <", bold=True)
    text.add("\nкрасно\tтаб", color="FF0000", italic=True)
    return text


VALUES = {
    "rich text": (p("до ", r("{{r x }}"), " после"), rich()),
    "rich text within a run": (p("до {{r x }} после"), rich()),
    "rich text with a new paragraph": (
        p(r("{{r x }}"), look='<w:pPr><w:jc w:val="both"/></w:pPr>'),
        RichText("а\aб", bold=True),
    ),
    "rich text in a cell": (tbl(tr("{{r x }}", "б")), rich()),
    "rich text of rich text": (p("{{r x }}"), RichText(rich())),
    "listing": (p("до {{ x }} после"), Listing("а & <б>\nв\tг\aд\fе")),
    "listing in a cell": (tbl(tr("{{ x }}", "б")), Listing("а\aб")),
    "paragraph of rich text": (
        p("до") + p("{{p x }}") + p("после"),
        RichTextParagraph(rich(), parastyle="Title"),
    ),
}


def theirs(template: bytes, make: Any) -> bytes:
    document = DocxTemplate(io.BytesIO(template))
    document.render({"x": make(document)}, Environment(autoescape=True))
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()


def ours(template: bytes, make: Any) -> bytes:
    return Template(template).render({"x": make(DocxTemplate(io.BytesIO(template)))})


@each("case", VALUES)
def test_texts(case: str) -> None:
    body, value = VALUES[case]
    template = raw(body)
    assert structure(ours(template, lambda _: value)) == structure(theirs(template, lambda _: value))


@pytest.mark.parametrize(
    "body", [p("до {{ x }} после"), tbl(tr("{{ x }}", "б")), p("{% for i in [1, 2] %}{{ x }}{% endfor %}")]
)
def test_picture(body: str) -> None:
    template = raw(body)
    made = ours(template, lambda document: InlineImage(document, png(1)))
    expected = theirs(template, lambda document: InlineImage(document, png(1)))
    assert structure(made) == structure(expected)
    assert xml(made).count("<wp:docPr") == xml(expected).count("<wp:docPr")
    assert [n for n in unzipped(made) if "media" in n] == [n for n in unzipped(expected) if "media" in n]


def test_picture_in_a_header() -> None:
    template = raw(
        p("тело"),
        parts={"word/header1.xml": part("hdr", p("{{ x }}"))},
        links=link("rId1", "header", "header1.xml"),
        types=typed("header1", "header"),
    )
    made = unzipped(ours(template, lambda document: InlineImage(document, png(1))))
    assert "word/_rels/header1.xml.rels" in made


def test_picture_with_a_link() -> None:
    made = ours(raw(p("{{ x }}")), lambda d: InlineImage(d, png(1), anchor="https://example.org"))
    assert b"https://example.org" in unzipped(made)["word/_rels/document.xml.rels"]


def test_sub_document(tmp_path: Any) -> None:
    inner = empty_document()
    inner.add_paragraph("внутри")
    inner.add_table(1, 1).cell(0, 0).text = "клетка"
    inner.save(str(tmp_path / "inner.docx"))
    template = built(lambda document: document.add_paragraph("{{p x }}"))

    def make(document: DocxTemplate) -> Any:
        return document.new_subdoc(str(tmp_path / "inner.docx"))

    assert structure(ours(template, make)) == structure(theirs(template, make))


def test_sub_document_made_in_place_and_last_in_a_cell() -> None:
    template = raw(tbl(tr(tc("{{p x }}"), "б")))

    def make(document: DocxTemplate) -> Any:
        inner = document.new_subdoc()
        inner.add_paragraph("внутри")
        inner.add_table(1, 1)
        return inner

    assert xml(ours(template, make)).count("</w:tbl><w:p/></w:tc>") == 1


def test_other_values_are_still_escaped() -> None:
    template = Template(raw(p("{{r x }}") + p("{{ y }}")))
    made = template.render({"x": rich(), "y": "<&{_{"})
    assert "&lt;&amp;{_{" in xml(made)


def test_next_document_has_no_pictures_of_the_last() -> None:
    source = raw(p("{{ x }}"))
    document, template = DocxTemplate(io.BytesIO(source)), Template(source)
    first = template.render({"x": InlineImage(document, png(1))})
    second = template.render({"x": InlineImage(document, png(2))})
    assert template.render({"x": InlineImage(document, png(1))}) == first
    assert len([name for name in unzipped(second) if "media" in name]) == 1


def test_text_without_pictures_is_the_same_either_way() -> None:
    template = Template(raw(p("{{ x }}") + p("{{ y }}")))
    fast, slow = template.render({"x": "а", "y": "б"}), template.render({"x": Listing("а"), "y": "б"})
    assert structure(fast) == structure(slow)


@pytest.mark.parametrize(
    ("body", "value", "word"),
    [
        (p("{{ x }}"), InlineImage(None, "нет-такой.png"), "x"),
        (p(r("{{r x }}")), RichText("а", url_id="rId99"), "ссылка"),
        (p(r("{{r x }}")), RichText("а\x01"), "U+0001"),
        (p("{{ x ~ 'а' }}"), RichText("а"), "оформленный"),
    ],
)
def test_what_cannot_be_put_in_is_a_sentence(body: str, value: object, word: str) -> None:
    with pytest.raises(RenderError, match="x") as caught:
        Template(raw(body)).render({"x": value})
    assert word in str(caught.value)
