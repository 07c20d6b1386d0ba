"""Many documents of one template in one file: valid, each as it is alone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from docxtpl import RichText
from each import each
from lxml import etree
from zipped import zipped

from paperwork.word import RenderError, Template, TemplateError
from paperwork.word.joining.join import Joined

from .documents import changed, link, p, part, r, raw, tbl, tr, typed, unzipped
from .structure import Q, text, xml
from .validity import RELATION as R
from .validity import faults

RELATION = R + "id"

NAMES = ("Вера", "Иван", "Анна & Ко")
LOOP, END = "{%p for i in ряд %}", "{%p endfor %}"
BOOKMARK = '<w:bookmarkStart w:id="7" w:name="место"/>', '<w:bookmarkEnd w:id="7"/>'
FIELD = "<w:r><w:instrText> {} </w:instrText></w:r>"
DRAWING = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a"/></wp:inline></w:drawing></w:r>'
CONTROL = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
BOX = "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"
COMMENT = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
NUMBER = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr>'

BODIES = {
    "a paragraph last": p("{{ имя }}"),
    "a paragraph with a look last": p("{{ имя }}", look='<w:pPr><w:jc w:val="right"/></w:pPr>'),
    "an empty paragraph last": p("{{ имя }}") + "<w:p/>",
    "a table last": p("{{ имя }}") + tbl(tr("а", "б")),
    "a table first": tbl(tr("а", "{{ имя }}")) + p("в"),
    "a control last": CONTROL.format(p("{{ имя }}")),
    "a text box last": p(
        "{{ имя }}",
        f"<w:r><w:pict><v:textbox><w:txbxContent>{p('а')}</w:txbxContent></v:textbox></w:pict></w:r>",
    ),
    "bookmarks": p("{{ имя }}", *BOOKMARK, '<w:hyperlink w:anchor="место">' + r("см.") + "</w:hyperlink>"),
    "bookmarks in a loop": p(LOOP) + p(BOOKMARK[0], "{{ i }}", BOOKMARK[1]) + p(END) + p("{{ имя }}"),
    "drawings": p("{{ имя }}", DRAWING, DRAWING) + p(LOOP) + p(DRAWING) + p(END),
    "controls": CONTROL.format(p("{{ имя }}")) + p("а"),
    "comments": p(COMMENT[0], "{{ имя }}", COMMENT[1], '<w:r><w:commentReference w:id="1"/></w:r>'),
    "paragraph ids": f'<w:p w14:paraId="00000001" w14:textId="0000000A">{r("{{ имя }}")}</w:p>',
    "nothing that stays": p("{%p if имя == 1 %}") + p("{{ имя }}") + p("{%p endif %}"),
}


def joined(template: bytes, bookmark: str = "", **more: Any) -> bytes:
    """The documents of three people in one file."""
    file = Joined(Template(template))
    for number, name in enumerate(NAMES):
        file.add({"имя": name, "ряд": [1, 2], **more}, f"{bookmark}{number}" if bookmark else "")
    return file.finish()


def sections(document: bytes) -> list[Any]:
    """The properties of the sections in their order."""
    return list(etree.fromstring(unzipped(document)["word/document.xml"]).iter(Q + "sectPr"))


@each("body", BODIES.values(), ids=list(BODIES))
def test_each_document_is_a_section_of_its_own(body: str) -> None:
    template = raw(body)
    document = joined(template, "дело")
    assert faults(document) == []
    assert [section.find(Q + "pgNumType").get(Q + "start") for section in sections(document)] == ["1"] * 3
    alone = [
        words for name in NAMES for words in text(Template(template).render({"имя": name, "ряд": [1, 2]}))
    ]
    assert [words for words in text(document) if words] == [words for words in alone if words]
    assert re.findall(r'w:name="(дело\d)"', xml(document)) == ["дело0", "дело1", "дело2"]


def test_links_and_fields_lead_into_their_own_document() -> None:
    document = xml(joined(raw(p(*BOOKMARK, FIELD.format("REF место \\h"), "{{ имя }}"))))
    assert re.findall(r'w:name="(.*?)"', document) == re.findall(r"REF (\S+)", document)


def with_section(body: str, section: str, **more: Any) -> bytes:
    """A template whose last section has these properties."""
    own = f"<w:sectPr>{section}</w:sectPr></w:body>".encode()
    return changed(raw(body, **more), document=lambda xml: xml.replace(b"<w:sectPr/></w:body>", own))


LOOK = '<w:type w:val="{}"/><w:pgSz w:w="16838" w:h="11906"/><w:pgNumType w:fmt="lowerRoman"/><w:titlePg/>'


@pytest.mark.parametrize(
    ("begins", "kept"), [("continuous", None), ("nextPage", "nextPage"), ("oddPage", "oddPage")]
)
def test_a_section_keeps_its_looks_and_begins_on_a_new_page(begins: str, kept: str | None) -> None:
    for section in sections(joined(with_section(p("{{ имя }}"), LOOK.format(begins)))):
        kind = section.find(Q + "type")
        assert (None if kind is None else kind.get(Q + "val")) == kept
        assert section.find(Q + "pgSz").get(Q + "w") == "16838"
        assert section.find(Q + "titlePg") is not None
        assert dict(section.find(Q + "pgNumType").attrib) == {Q + "fmt": "lowerRoman", Q + "start": "1"}


def test_a_template_may_end_with_a_section_and_nothing_after_it() -> None:
    document = joined(raw(p("{{ имя }}", look="<w:pPr><w:sectPr/></w:pPr>")))
    assert faults(document) == []
    assert len(sections(document)) == 6
    assert all(len(look.findall(Q + "sectPr")) < 2 for look in _properties(document))


def _properties(document: bytes) -> list[Any]:
    return list(etree.fromstring(unzipped(document)["word/document.xml"]).iter(Q + "pPr"))


def test_only_the_first_section_of_a_document_begins_with_page_1() -> None:
    inner = '<w:pPr><w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr></w:pPr>'
    found = sections(joined(with_section(p("{{ имя }}", look=inner) + p("а"), LOOK.format("continuous"))))
    assert [len(section.findall(f"{Q}pgNumType[@{Q}start]")) for section in found] == [1, 0] * 3
    assert [len(section.findall(Q + "type")) for section in found] == [0, 1] * 3


HEADERS = link("rId8", "header", "header1.xml") + link("rId9", "header", "header2.xml")
HEADER_TYPES = typed("header1", "header") + typed("header2", "header")
REFERENCE = '<w:headerReference w:type="{}" r:id="{}"/>'


def with_headers(first: str, second: str, body: str = p("{{ имя }}"), section: str = "") -> bytes:
    parts = {"word/header1.xml": part("hdr", first), "word/header2.xml": part("hdr", second)}
    own = section or REFERENCE.format("default", "rId8") + REFERENCE.format("first", "rId9") + "<w:titlePg/>"
    return with_section(body, own, parts=parts, links=HEADERS, types=HEADER_TYPES)


def headers(document: bytes) -> list[list[str]]:
    """The texts of the headers of each section, as its references name them."""
    files = unzipped(document)
    links = {
        item.get("Id"): f"word/{item.get('Target')}"
        for item in etree.fromstring(files["word/_rels/document.xml.rels"])
    }
    return [
        ["".join(text(document, links[item.get(RELATION)])) for item in section.iter(Q + "headerReference")]
        for section in sections(document)
    ]


def test_headers_with_tags_are_each_documents_own_and_the_others_shared() -> None:
    document = joined(with_headers(p("дело {{ имя }}", DRAWING), p("общий")))
    assert faults(document) == []
    assert headers(document) == [[f"дело {name}", "общий"] for name in NAMES]
    assert len([name for name in unzipped(document) if "header" in name]) == 4


def test_the_same_header_of_two_documents_is_one_part() -> None:
    document = joined(with_headers(p("{% if ряд %}дело{% endif %}"), p("общий")))
    assert headers(document) == [["дело", "общий"]] * 3
    assert len([name for name in unzipped(document) if "header" in name]) == 2


def test_headers_with_the_same_words_are_one_part() -> None:
    # the template's own two are the first document's; each of the others has one, named twice
    same = p("дело {{ имя }}")
    document = joined(with_headers(same, same))
    assert faults(document) == []
    assert headers(document) == [[f"дело {name}"] * 2 for name in NAMES]
    assert len([name for name in unzipped(document) if "header" in name]) == 4
    alone = Template(with_headers(same, same)).render({"имя": "Вера"})
    assert headers(alone) == [["дело Вера"] * 2]


def test_a_header_has_its_own_relations() -> None:
    source = with_headers(p("{{ имя }}", '<w:hyperlink r:id="rId1">' + r("а") + "</w:hyperlink>"), p("б"))
    files = unzipped(source)
    files["word/_rels/header1.xml.rels"] = files["word/_rels/document.xml.rels"].replace(b"rId8", b"rId1")
    document = joined(zipped(files))
    found = [name for name in unzipped(document) if re.fullmatch(r"word/_rels/header1.*", name)]
    assert len(found) == 3


def test_a_document_does_not_take_over_the_header_of_the_one_before() -> None:
    look = '<w:pPr><w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr></w:pPr>'
    body = p("{{ имя }}", look=look) + p("приложение")
    document = joined(with_headers(p("приложение"), p("-"), body, REFERENCE.format("default", "rId8")))
    assert faults(document) == []
    assert headers(document) == [[""], ["приложение"]] * 3


def test_fields_count_the_pages_of_the_document() -> None:
    document = joined(with_headers(p(FIELD.format("NUMPAGES")), p("{{ имя }}", FIELD.format("PAGE"))))
    assert " SECTIONPAGES " in xml(document, "word/header1.xml")
    with pytest.raises(TemplateError, match="NUMPAGES"):
        joined(
            with_headers(
                p(FIELD.format("NUMPAGES")), p("б"), p("{{ имя }}", look="<w:pPr><w:sectPr/></w:pPr>")
            )
        )


PLACED = '<w:bookmarkStart w:id="3" w:name="_PaperEnd"/><w:bookmarkEnd w:id="3"/>'
PAGE_OF = FIELD.format("PAGE") + r(" из ") + FIELD.format("PAGEREF _PaperEnd \\h")
SIMPLE = '<w:fldSimple w:instr=" PAGEREF _PaperEnd "/>'
FIELD_CHAR = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
TYPED = "<w:r><w:instrText>{}</w:instrText></w:r>"
PIECES = TYPED.format(" PAGEREF _Paper") + TYPED.format("End ")
SCATTERED = FIELD_CHAR.format("begin") + PIECES + FIELD_CHAR.format("end")


@pytest.mark.parametrize("field", [PAGE_OF, SIMPLE, SCATTERED])
@pytest.mark.parametrize("words", ["дело {{ имя }}, стр. ", "стр. "])
def test_the_footer_of_each_document_names_its_own_last_page(words: str, field: str) -> None:
    # as many sections as one likes: only the bookmark is in the last of them
    body = p("{{ имя }}", look="<w:pPr><w:sectPr/></w:pPr>") + p("конец", PLACED)
    document = joined(with_headers(p(words, field), p("общий"), body), "дело")
    assert faults(document) == []
    ends = re.findall(r'w:name="(_PaperEnd\w*)"', xml(document))
    files = [name for name in unzipped(document) if re.fullmatch(r"word/header1.*\.xml", name)]
    named = [re.findall(r"PAGEREF (\w+)", xml(document, name)) for name in files]
    assert len(set(ends)) == 3
    assert sorted(named) == sorted([end] for end in ends)
    assert len([name for name in unzipped(document) if "header2" in name]) == 1


def test_a_footer_whose_fields_name_nothing_of_the_body_is_shared() -> None:
    document = joined(with_headers(p("стр. ", PAGE_OF), p("общий"), p("{{ имя }}", *BOOKMARK)))
    assert len([name for name in unzipped(document) if "header1" in name]) == 1


def test_words_that_look_like_a_number_stay() -> None:
    typed_words = ' w:id="5" и w:name="место" w:id="6"'
    document = joined(raw(p(*BOOKMARK, "{{ имя }}") + p("{{ слова }}", *BOOKMARK)), слова=typed_words)
    assert text(document)[1::2] == [typed_words] * 3


NOTE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
FOOTNOTES = (
    f'<w:footnote w:type="separator" w:id="-1">{p("-")}</w:footnote>'
    f'<w:footnote w:type="continuationSeparator" w:id="0">{p("=")}</w:footnote>'
    f'<w:footnote w:id="2">{p("для {{ имя }}", *BOOKMARK)}</w:footnote>'
    f'<w:footnote w:id="5">{p("всем")}</w:footnote>'
)


def with_footnotes(notes: str) -> bytes:
    return with_section(
        p("{{ имя }}", NOTE.format(5), NOTE.format(2)),
        "<w:pgSz/>",
        parts={"word/footnotes.xml": part("footnotes", notes)},
        links=link("rId8", "footnotes", "footnotes.xml"),
        types=typed("footnotes", "footnotes"),
    )


@pytest.mark.parametrize("notes", [FOOTNOTES, FOOTNOTES.replace("{{ имя }}", "Веры")], ids=["own", "same"])
def test_footnotes_are_each_documents_own(notes: str) -> None:
    document = joined(with_footnotes(notes))
    assert faults(document) == []
    root = etree.fromstring(unzipped(document)["word/footnotes.xml"])
    found = {note.get(Q + "id"): "".join(map(str, note.itertext())) for note in root}
    assert [found[key] for key in re.findall(r'footnoteReference w:id="(\d+)"', xml(document))] == [
        words for name in NAMES for words in ("всем", f"для {name}" if notes is FOOTNOTES else "для Веры")
    ]
    assert len(found) == 8
    assert {s.find(f"{Q}footnotePr/{Q}numRestart").get(Q + "val") for s in sections(document)} == {"eachSect"}


LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="%1."/></w:lvl>'
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{LEVEL.format(0, 1, "decimal")}'
    f"{LEVEL.format(1, 3, 'decimal')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="1">{LEVEL.format(0, 1, "bullet")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="a">'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
)


def with_lists(body: str) -> bytes:
    return raw(
        body,
        parts={"word/numbering.xml": part("numbering", NUMBERING), "word/styles.xml": part("styles", STYLES)},
        links=link("rId8", "numbering", "numbering.xml") + link("rId9", "styles", "styles.xml"),
        types=typed("numbering", "numbering") + typed("styles", "styles"),
    )


def numbers(document: bytes) -> list[str]:
    """The lists of the paragraphs in their order."""
    return re.findall(r'<w:numId w:val="(\d+)"', xml(document))


def test_lists_begin_anew_in_each_document() -> None:
    document = joined(with_lists(p("{{ имя }}", look=NUMBER.format(1)) + p("б", look=NUMBER.format(1))))
    assert numbers(document) == ["1", "1", "4", "4", "5", "5"]
    starts = re.findall(r'<w:num w:numId="[45]">.*?</w:num>', xml(document, "word/numbering.xml"))
    assert [re.findall(r'startOverride w:val="(\d)"', start) for start in starts] == [["1", "3"]] * 2


def test_a_list_that_goes_on_goes_on_and_bullets_are_shared() -> None:
    body = "".join(p("{{ имя }}", look=NUMBER.format(number)) for number in (1, 2, 3, 0))
    assert numbers(joined(with_lists(body))) == ["1", "2", "3", "0", "4", "2", "3", "0", "5", "2", "3", "0"]


@pytest.mark.parametrize("style", ["a", "b"])
def test_lists_of_styles_begin_anew(style: str) -> None:
    look = f'<w:pPr><w:pStyle w:val="{style}"/><w:keepNext/><w:jc w:val="left"/></w:pPr>'
    document = joined(with_lists(p("{{ имя }}", look=look)))
    assert numbers(document) == ["1", "4", "5"]
    assert '<w:keepNext/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr><w:jc' in xml(document)


def test_the_file_is_called_as_the_template_and_not_as_a_person() -> None:
    document = joined(raw(p("{{ имя }}"), title="План: {{ имя }}"))
    assert "Вера" not in xml(document, "docProps/core.xml")


def test_a_document_that_fails_is_not_there() -> None:
    file = Joined(Template(raw(p("{{ имя }}"))))
    file.add({"имя": "Вера"})
    for wrong in ({}, {"имя": "\x01"}, {"имя": RichText("а")}):
        with pytest.raises(RenderError):
            file.add(wrong)
    assert file.count == 1
    assert text(file.finish()) == ["Вера"]


@pytest.mark.parametrize(
    ("template", "faithful"),
    [
        (raw(p("{{ имя }}")), True),
        (with_footnotes(FOOTNOTES), False),
        (raw(p("{{ имя }}", FIELD.format("NUMPAGES"))), False),
        (with_headers(p(FIELD.format("PAGE")), p(FIELD.format("SEQ Таблица"))), False),
        (with_headers(p(PAGE_OF), p("а"), p("{{ имя }}", PLACED)), True),
    ],
)
def test_what_is_counted_over_the_whole_file_is_known(template: bytes, faithful: bool) -> None:
    assert Joined(Template(template)).is_faithful is faithful


def test_endnotes_are_refused() -> None:
    parts = {"word/endnotes.xml": part("endnotes", f'<w:endnote w:id="2">{p("а")}</w:endnote>')}
    more = {"links": link("rId8", "endnotes", "endnotes.xml"), "types": typed("endnotes", "endnotes")}
    with pytest.raises(TemplateError, match="сноски"):
        joined(raw(p("{{ имя }}"), parts=parts, **more))


def test_the_same_values_give_the_same_bytes() -> None:
    template = with_headers(p("{{ имя }}", DRAWING), p("общий"))
    assert joined(template) == joined(template)
