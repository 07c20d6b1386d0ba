"""Packages from strangers: what they bring along, and that each try is one clear sentence."""

from __future__ import annotations

import io
import random
import re
import struct
import time
import zipfile
import zlib
from contextlib import suppress

import pytest
from bombs import with_bomb
from each import each
from zipped import zipped

from paperwork.common.errors import PaperworkError
from paperwork.word import Template, TemplateError

from .documents import HEAD, changed, link, p, part, raw, typed, unzipped
from .structure import text, xml

GOOD = raw(p("{{ x }}"))
GOOD_BODY = unzipped(GOOD)["word/document.xml"].decode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def refused(template: bytes) -> str:
    """The sentence with which a template is refused, quickly."""
    started = time.process_time()
    with pytest.raises(TemplateError) as caught:
        Template(template)
    assert time.process_time() - started < 5
    assert caught.value.problems
    return str(caught.value)


NOT_DOCUMENTS = {
    "empty": (b"", "пуст"),
    "text": (b"hello", "не документ Word"),
    "old .doc": (OLE, ".doc"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "парол"),
    "truncated": (GOOD[: len(GOOD) // 2], "обрезан"),
    "zip of something": (zipped({"a.txt": "x"}), "не документ Word"),
    "workbook": (
        changed(
            GOOD,
            **{"[Content_Types]": lambda d: d.replace(b"wordprocessingml.document", b"spreadsheetml.sheet")},
        ),
        "не документ Word",
    ),
    "macros": (
        changed(
            GOOD, **{"[Content_Types]": lambda d: d.replace(b"document.main", b"document.macroEnabled.main")}
        ),
        "макрос",
    ),
    "no body": (zipped({k: v for k, v in unzipped(GOOD).items() if "document" not in k}), "нет текста"),
}


@each("case", NOT_DOCUMENTS)
def test_what_is_no_document(case: str) -> None:
    content, word = NOT_DOCUMENTS[case]
    assert word in refused(content)


def test_missing_file_is_a_sentence() -> None:
    with pytest.raises(TemplateError, match="не открыть"):
        Template("нет такого файла.docx")


@pytest.mark.parametrize(
    "name",
    ["../evil.xml", "/etc/passwd", "word/../../x.xml", "C:/x.xml", "word\\x.xml", "a/%2e%2e/b", "a//b"],
)
def test_names_of_parts(name: str) -> None:
    assert "недопустим" in refused(zipped({**unzipped(GOOD), name: "<a/>"}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["word/document.xml", "WORD/Document.XML"])
def test_part_twice(second: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in [*unzipped(GOOD).items(), (second, b"<a/>")]:
            archive.writestr(name, content)
    assert "дважды" in refused(buffer.getvalue())


def test_bomb_behind_a_lying_header() -> None:
    bomb = with_bomb(GOOD, "word/big.xml", 200 * 2**20)
    lying = bomb.replace(struct.pack("<L", 200 * 2**20), struct.pack("<L", 1000))
    assert lying != bomb
    assert "не сходится" in refused(lying)
    assert "велик" in refused(bomb)


def test_many_parts_and_many_bytes() -> None:
    assert "велик" in refused(zipped({**unzipped(GOOD), **{f"x/{i}.bin": b"" for i in range(5000)}}))


def test_wrong_sum() -> None:
    spoilt = GOOD.replace(struct.pack("<L", zlib.crc32(unzipped(GOOD)["word/document.xml"])), b"\0\0\0\0")
    assert "не сходится" in refused(spoilt)


DECLARATIONS = {
    "entity bomb": '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
    "external entity": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    "external declaration": '<!DOCTYPE a SYSTEM "http://example.org/a.dtd">',
    "empty declaration": "<!DOCTYPE a>",
}


@each("name", ["word/document.xml", "word/styles.xml", "docProps/core.xml", "_rels/.rels", "word/x.bin"])
@each("case", DECLARATIONS)
def test_declarations(name: str, case: str) -> None:
    files = unzipped(GOOD)
    content = files.get(name, b"<a/>").decode().removeprefix(HEAD)
    assert "DOCTYPE" in refused(zipped({**files, name: DECLARATIONS[case] + content}))


def test_declaration_in_utf_16() -> None:
    content = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")
    assert "DOCTYPE" in refused(zipped({**unzipped(GOOD), "word/styles.xml": content}))


def test_broken_part() -> None:
    assert "поврежден" in refused(zipped({**unzipped(GOOD), "word/styles.xml": "<a><b></a>"}))


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/activeX/activeX1.bin", "word/vbaData.xml"])
def test_macros(name: str) -> None:
    assert "макрос" in refused(zipped({**unzipped(GOOD), name: "<a/>"}))


@each("kind", ["image", "oleObject", "frame", "subDocument", "aFChunk", "mailMergeSource"])
@each("target", ["http://example.org/x", "file:///c:/x", "\\\\server\\x"])
def test_remote_parts(kind: str, target: str) -> None:
    assert "другому файлу" in refused(raw(p("{{ x }}"), links=link("rId7", kind, target, outside=True)))


@pytest.mark.parametrize("target", ["file:///c:/x", "\\\\server\\x", "javascript:alert(1)", "//server/x"])
def test_links_that_lead_astray(target: str) -> None:
    assert "ссылка" in refused(raw(p("{{ x }}"), links=link("rId7", "hyperlink", target, outside=True)))


@pytest.mark.parametrize(
    "target", ["https://example.org", "mailto:a@example.org", "Приложение.docx", "#место"]
)
def test_ordinary_links_stay(target: str) -> None:
    made = Template(raw(p("{{ x }}"), links=link("rId7", "hyperlink", target, outside=True))).render({"x": 1})
    assert target in xml(made, "word/_rels/document.xml.rels")


def test_attached_template_is_taken_off() -> None:
    settings = part("settings", '<w:zoom w:percent="100"/><w:attachedTemplate r:id="rId1"/>')
    links = link("rId1", "attachedTemplate", "http://example.org/evil.dotm", outside=True)
    template = raw(
        p("{{ x }}"),
        parts={
            "word/settings.xml": settings,
            "word/_rels/settings.xml.rels": unzipped(raw("", links=links))["word/_rels/document.xml.rels"],
        },
        links=link("rId5", "settings", "settings.xml"),
        types=typed("settings", "settings"),
    )
    made = unzipped(Template(template).render({"x": 1}))
    assert not any(b"evil" in content or b"attachedTemplate" in content for content in made.values())


def test_template_within_the_package_may_point_to_its_own_parts() -> None:
    files = unzipped(
        raw(
            p("{{ x }}"), links='<Relationship Id="rId9" Type="x/customXml" Target="../customXml/item1.xml"/>'
        )
    )
    assert text(Template(zipped({**files, "customXml/item1.xml": "<a/>"})).render({"x": "да"})) == ["да"]


def field(code: str) -> str:
    """A field of Word with that instruction, in two pieces."""
    half = len(code) // 2
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in (code[:half], code[half:]))
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p>{begin}{runs}{end}</w:p>"


@pytest.mark.parametrize(
    "code",
    ['DDEAUTO c:\\\\cmd.exe "/k"', 'INCLUDEPICTURE "http://x/y"', " INCLUDETEXT x", "dde a b", "LINK a b"],
)
def test_fields_that_fetch(code: str) -> None:
    assert "поле" in refused(raw(field(code)))
    simple = code.replace('"', "")
    assert "поле" in refused(raw(f'<w:p><w:fldSimple w:instr="{simple}"/></w:p>'))


@pytest.mark.parametrize("code", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("element", ['<fldSimple instr="DDE a b"/>', "<mailMerge/>"])
def test_a_field_in_wide_letters_is_seen(element: str, code: str) -> None:
    content = f'<?xml version="1.0" encoding="UTF-16"?><a>{element}</a>'.encode(code)
    assert refused(zipped({**unzipped(GOOD), "word/x.bin": content})).startswith("шаблон: часть word/x.bin ")


def test_ordinary_fields_stay() -> None:
    made = Template(raw(field("PAGE \\* MERGEFORMAT") + p("{{ x }}"))).render({"x": 1})
    assert re.findall("<w:instrText[^>]*>(.*?)<", xml(made)) == ["PAGE \\* MERGEFORMAT"]


def test_picture_by_its_address() -> None:
    assert "по ссылке" in refused(
        raw('<w:p><w:r><w:pict><v:imagedata src="http://example.org/x.png"/></w:pict></w:r></w:p>')
    )


def test_word_template_becomes_a_document() -> None:
    dotx = changed(GOOD, **{"[Content_Types]": lambda d: d.replace(b"document.main", b"template.main")})
    made = unzipped(Template(dotx).render({"x": 1}))
    assert b"template.main" not in made["[Content_Types].xml"]


def test_deep_xml() -> None:
    body = "<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000
    assert refused(raw(body))


def test_other_prefix_is_not_silently_skipped() -> None:
    moved = GOOD_BODY.replace("w:", "d:").replace("xmlns:w=", "xmlns:d=")
    assert "непривычном" in refused(changed(GOOD, document=lambda _: moved.encode()))


@pytest.mark.parametrize("name", ["word/x.bin", "word/document.xml"])
@pytest.mark.parametrize("code", ["utf-16", "utf-16-le", "utf-16-be"])
def test_declaration_in_wide_letters_under_any_name(name: str, code: str) -> None:
    content = f'<?xml version="1.0" encoding="UTF-16"?>{DECLARATIONS["entity bomb"]}<a/>'.encode(code)
    assert "DOCTYPE" in refused(zipped({**unzipped(GOOD), name: content}))


@pytest.mark.parametrize("kind", ["oleObject", "aFChunk", "control", "subDocument"])
def test_objects_within(kind: str) -> None:
    template = raw(p("{{ x }}"), parts={"word/a.bin": OLE}, links=link("rId7", kind, "a.bin"))
    assert "объект" in refused(template)


@pytest.mark.parametrize(
    "target",
    [" javascript:alert(1)", "java&#10;script:alert(1)", "&#9;file:///c:/x", "ms-word:ofe|u|http://x"],
)
def test_links_that_hide_where_they_lead(target: str) -> None:
    assert "ссылка" in refused(raw(p("{{ x }}"), links=link("rId7", "hyperlink", target, outside=True)))


def test_remote_parts_that_pretend_to_be_inside() -> None:
    inside = link("rId7", "image", "http://example.org/x.png")
    outside = link("rId7", "image", "http://example.org/x.png", outside=True).replace("External", "external")
    for links in (inside, outside):
        assert "другому файлу" in refused(raw(p("{{ x }}"), links=links))


@pytest.mark.parametrize(
    "code", ["{{ 'DDE' ~ 'AUTO c:/cmd' }}", "{% if 1 %}DDE{% endif %}AUTO x", "D{# #}DEAUTO x", "{{ x }}"]
)
def test_fields_whose_name_is_made_by_tags(code: str) -> None:
    assert "составлено тегом" in refused(raw(field(code)))
    assert "составлено тегом" in refused(raw(f'<w:p><w:fldSimple w:instr="{code}"/></w:p>'))


def test_fields_may_have_tags_in_their_arguments() -> None:
    assert "SEQ да" in xml(
        Template(raw(field("SEQ {{ x }}").replace("</w:instrText></w:r><w:r><w:instrText>", ""))).render(
            {"x": "да"}
        )
    )


def test_mail_merge() -> None:
    settings = part("settings", '<w:mailMerge><w:connectString w:val="Provider=x"/></w:mailMerge>')
    template = raw(
        p("{{ x }}"), parts={"word/settings.xml": settings}, links=link("rId5", "settings", "settings.xml")
    )
    assert "рассылки" in refused(template)


def test_spoilt_files_are_sentences() -> None:
    chance = random.Random(7)
    for _ in range(300):
        spoilt = bytearray(GOOD)
        for _ in range(chance.randint(1, 6)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        with suppress(PaperworkError):
            Template(bytes(spoilt)).render({"x": "а"})
