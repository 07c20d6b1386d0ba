"""Packages of every format that others make: what they may lie about is one sentence, in little memory."""

from __future__ import annotations

import io
import re
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import openpyxl
import pytest
from each import each
from empty_document import empty_document
from zipped import zipped

from paperwork.common.errors import PaperworkError
from paperwork.common.packages import Flaw
from paperwork.common.prologue import Prologue, prologue_of
from paperwork.intake.excel.container import MOST_STRINGS, container_of
from paperwork.intake.excel.reading import xlsx_careful, xlsx_plain
from paperwork.intake.excel.reading.read import book_of
from paperwork.intake.incoming import Sent
from paperwork.intake.phone.tables import text_tables
from paperwork.intake.wordform.opened import opened
from paperwork.word import Template

Parts = dict[str, bytes]
Make = Callable[[Parts, str], bytes]  # the sound parts and the name of the main one → a package
BOOK_DAMAGED = "файл поврежден; откройте его в Excel и сохраните заново как .xlsx"
BOOK_TOO_LARGE = "в книге слишком много данных; разделите ее на части"
BOOK_LOCKED = "книга защищена паролем; сохраните ее без пароля"
BOOK = {Flaw.DAMAGED: BOOK_DAMAGED, Flaw.TOO_LARGE: BOOK_TOO_LARGE, Flaw.ENCRYPTED: BOOK_LOCKED}
LITTLE = 40 * 2**20  # bytes of memory that a bad package may take
NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns"


def unzipped(data: bytes) -> Parts:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def workbook() -> bytes:
    made = io.BytesIO()
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Клиенты"
    for row in (["Дело", "Фамилия", "Имя"], ["1", "Соколова", "Вера"]):
        book.worksheets[0].append(row)
    book.save(made)
    return made.getvalue()


def spreadsheet() -> bytes:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in ("Дело", "Фамилия", "Имя")
    )
    content = (
        f'<office:document-content xmlns:office="{NAMESPACE}:office:1.0"'
        f' xmlns:table="{NAMESPACE}:table:1.0" xmlns:text="{NAMESPACE}:text:1.0">'
        '<office:body><office:spreadsheet><table:table table:name="Клиенты">'
        f"<table:table-row>{cells}</table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": content.encode()})


def document() -> bytes:
    made = io.BytesIO()
    empty_document().save(made)
    return made.getvalue()


@dataclass(frozen=True)
class Opener:
    """A format: a sound package, its main part, how it is opened, and what is said by the flaw."""

    sound: Callable[[], bytes]
    main: str
    open: Callable[[bytes], object]
    said: Mapping[Flaw, str]


def read_book(name: str) -> Callable[[bytes], object]:
    return lambda data: book_of(container_of(name, data), date(2026, 3, 10))


FORMATS = {
    "xlsx": Opener(workbook, "xl/worksheets/sheet1.xml", read_book("a.xlsx"), BOOK),
    "a part of an xlsx": Opener(workbook, "xl/styles.xml", read_book("a.xlsx"), BOOK),
    "ods": Opener(spreadsheet, "content.xml", read_book("a.ods"), BOOK),
    "docx": Opener(
        document,
        "word/document.xml",
        lambda data: Template(data, name="a.docx"),
        {
            Flaw.DAMAGED: "откройте файл в Word и сохраните заново как .docx",
            Flaw.TOO_LARGE: "возьмите шаблон поменьше",
            Flaw.ENCRYPTED: "файл зашифрован; снимите пароль и сохраните заново",
        },
    ),
    "form": Opener(
        document,
        "word/document.xml",
        lambda data: opened(Sent("a.docx", data)),
        {
            Flaw.DAMAGED: "форма повреждена; откройте ее в Word и сохраните как .docx",
            Flaw.TOO_LARGE: "в файле слишком много данных; это не заполненная форма",
            Flaw.ENCRYPTED: "форма защищена паролем; снимите пароль в Word и повторите",
        },
    ),
    "zip of csv": Opener(
        lambda: zipped({"a.csv": "Дело,Имя\n1,Вера\n".encode()}),
        "a.csv",
        lambda data: text_tables("a.zip", data),
        {
            Flaw.DAMAGED: "архив поврежден; скачайте его еще раз",
            Flaw.TOO_LARGE: "в файле больше 100 МБ; разделите его на части",
            Flaw.ENCRYPTED: "архив защищен паролем; скачайте его без пароля",
        },
    ),
}


# What is wrong with a package


def entry(data: bytes, name: str, at: int, field: str, value: int) -> bytes:
    """The package with another number in the entry of a part: in the directory and before the part."""
    changed = bytearray(data)
    central = data.rfind(b"PK\x01\x02", 0, data.rfind(name.encode()))
    (local,) = struct.unpack_from("<L", data, central + 42)
    struct.pack_into(field, changed, central + at, value)
    struct.pack_into(field, changed, local + at - 2, value)
    return bytes(changed)


def with_field(at: int, field: str, value: int) -> Make:
    return lambda parts, main: entry(zipped(parts), main, at, field, value)


def with_name(name: str) -> Make:
    """A package with one more part, of a name with the main part's suffix."""
    return lambda parts, main: zipped({**parts, f"{name}.{main.rpartition('.')[2]}": b"<a/>"})


def twice(changed: Callable[[str], str]) -> Make:
    """A package with the main part twice, the second time under a changed name."""

    def make(parts: Parts, main: str) -> bytes:
        made = io.BytesIO(zipped(parts))
        with zipfile.ZipFile(made, "a") as archive:
            archive.writestr(changed(main), b"<a/>")
        return made.getvalue()

    return make


def many_parts(parts: Parts, _main: str) -> bytes:
    """A package whose directory names its first part three hundred thousand times."""
    data = zipped(parts)
    end = data.rfind(b"PK\x05\x06")
    size, start = struct.unpack_from("<2L", data, end + 12)
    length = 46 + sum(struct.unpack_from("<3H", data, start + 28))
    directory = data[start : start + size] + data[start : start + length] * 300_000
    tail = bytearray(data[end:])
    struct.pack_into("<L", tail, 12, len(directory))
    return data[:start] + directory + tail


def lying(parts: Parts, main: str) -> bytes:
    """A package whose main part inflates to more than may be taken and says that it has a thousand bytes."""
    return entry(zipped({**parts, main: parts[main] + b" " * (LITTLE * 5 // 4)}), main, 24, "<L", 1000)


CASES: dict[str, tuple[Make, Flaw]] = {
    "a part that says it is huge": (with_field(24, "<L", 0xF000_0000), Flaw.TOO_LARGE),
    "many parts": (many_parts, Flaw.TOO_LARGE),
    "a header that lies": (lying, Flaw.DAMAGED),
    "a part shorter than its header says": (with_field(24, "<L", 100_000), Flaw.DAMAGED),
    "a wrong sum": (with_field(16, "<L", 12345), Flaw.DAMAGED),
    "an encrypted part": (with_field(8, "<H", 1), Flaw.ENCRYPTED),
    "an unknown method": (with_field(10, "<H", 99), Flaw.DAMAGED),
    "a part twice": (twice(str), Flaw.DAMAGED),
    "a part twice in other letters": (twice(str.upper), Flaw.DAMAGED),
    "a name that leads out": (with_name("../../a"), Flaw.DAMAGED),
    "a name that leads out in the middle": (with_name("a/../../b"), Flaw.DAMAGED),
    "an absolute name": (with_name("/etc/passwd"), Flaw.DAMAGED),
    "the name of a disk": (with_name("C:/a"), Flaw.DAMAGED),
    "a name with a line break": (with_name("a\nb"), Flaw.DAMAGED),
    "half a package": (lambda parts, _: (data := zipped(parts))[: len(data) // 2], Flaw.DAMAGED),
    "a package without its end": (lambda parts, _: zipped(parts)[:-10], Flaw.DAMAGED),
    "a few bytes": (lambda parts, _: zipped(parts)[:10], Flaw.DAMAGED),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", FORMATS)
def test_a_bad_package_is_one_sentence(name: str, case: str) -> None:
    found = FORMATS[name]
    make, flaw = CASES[case]
    refused(found, make(unzipped(found.sound()), found.main), flaw)


def refused(found: Opener, data: bytes, flaw: Flaw) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(PaperworkError, match=re.escape(found.said[flaw])) as raised:
            found.open(data)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert str(raised.value).startswith("a.")
    assert most < LITTLE


@each("name", FORMATS)
def test_a_sound_package_is_read(name: str) -> None:
    found = FORMATS[name]
    assert found.open(found.sound())
    assert found.open(zipped(unzipped(found.sound())))


# Markup

ENTITIES = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
DECLARED: dict[str, bytes] = {
    "at once": ENTITIES.encode(),
    "after a mark": b"\xef\xbb\xbf" + ENTITIES.encode(),
    "after its own words": b'<?xml version="1.0"?>\n<?a b?><!-- c --> ' + ENTITIES.encode(),
    "after a long remark": b"<!--" + b" " * (2 * 2**20) + b"-->" + ENTITIES.encode(),
    "in UTF-16": b"\xff\xfe" + f'<?xml version="1.0" encoding="UTF-16"?>{ENTITIES}'.encode("utf-16-le"),
    "in UTF-16 of the other order": b"\xfe\xff" + ENTITIES.encode("utf-16-be"),
    "in UTF-16 without a mark": f'<?xml version="1.0" encoding="UTF-16"?>{ENTITIES}'.encode("utf-16-le"),
    "in UTF-7": b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a [+ADwAIQ-ENTITY a "a"+AD4-]+AD4-',
    "in EBCDIC": f'<?xml version="1.0" encoding="cp037"?>{ENTITIES}'.encode("cp037"),
}
MARKED_UP = [name for name in FORMATS if name != "zip of csv"]


@each("case", DECLARED)
@each("name", MARKED_UP)
def test_a_declaration_in_any_encoding_is_refused(name: str, case: str) -> None:
    found = FORMATS[name]
    parts = unzipped(found.sound())
    root = re.sub(rb"^<\?xml[^>]*\?>", b"", parts[found.main])
    refused(found, zipped({**parts, found.main: DECLARED[case] + root}), Flaw.DAMAGED)


@pytest.mark.parametrize("name", ["ods", "docx", "form"])
def test_markup_of_great_depth_is_refused(name: str) -> None:
    found = FORMATS[name]
    parts = unzipped(found.sound())
    deep = b"<a>" * 200_000 + b"</a>" * 200_000
    start = parts[found.main].rindex(b"</")
    content = parts[found.main][:start] + deep + parts[found.main][start:]
    with pytest.raises(PaperworkError, match=r"^a\."):
        found.open(zipped({**parts, found.main: content}))


SOUND: dict[str, bytes] = {
    "nothing": b"",
    "an element": b"<a/>",
    "words of its own": '<?xml version="1.0" encoding="windows-1251"?><!-- <!DOCTYPE --><a/>'.encode(
        "cp1251"
    ),
    "a text that names a declaration": b"<a><![CDATA[<!DOCTYPE a>]]></a>",
    "UTF-16": '<?xml version="1.0" encoding="UTF-16"?><a>я</a>'.encode("utf-16"),
}


@each("case", SOUND)
def test_usual_markup_is_sound(case: str) -> None:
    assert prologue_of("a.xml", SOUND[case], True) is Prologue.SOUND


def test_a_relation_may_lead_up_inside_the_book() -> None:
    parts = unzipped(workbook())
    name = "xl/_rels/workbook.xml.rels"
    relation = b'<Relationship Id="rId9" Type="x/customXml" Target="../customXml/item1.xml"/></Relationships>'
    parts[name] = parts[name].replace(b"</Relationships>", relation)
    assert read_book("a.xlsx")(zipped({**parts, "customXml/item1.xml": b"<a/>"}))


# Strings and cells


def test_millions_of_shared_strings_are_refused() -> None:
    strings = b"<sst>" + b"<si/>" * (MOST_STRINGS + 100) + b"</sst>"
    parts = unzipped(workbook())
    refused(FORMATS["xlsx"], zipped({**parts, "xl/sharedStrings.xml": strings}), Flaw.TOO_LARGE)


def test_too_many_cells_of_a_plain_sheet_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (xlsx_plain, xlsx_careful):
        monkeypatch.setattr(module, "MOST_CELLS", 1000)
    monkeypatch.setattr(xlsx_plain, "SURELY_FEW", 10_000)
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 1100))
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}'
    parts = unzipped(workbook())
    parts["xl/worksheets/sheet1.xml"] = f"{sheet}</sheetData></worksheet>".encode()
    refused(FORMATS["xlsx"], zipped(parts), Flaw.TOO_LARGE)


def test_too_many_cells_of_an_ods_are_refused() -> None:
    parts = unzipped(spreadsheet())
    row = b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value="1"'
    cells = row + b' table:number-columns-repeated="16000" office:value-type="float"/></table:table-row>'
    content = parts["content.xml"].replace(b"</table:table>", cells + b"</table:table>")
    refused(FORMATS["ods"], zipped({**parts, "content.xml": content}), Flaw.TOO_LARGE)


@each("sign", [",", ";", "\t", "\n", "\r"])
def test_too_many_cells_of_a_csv_are_refused(sign: str) -> None:
    data = zipped({"a.csv": ("Дело,Имя\n" + sign * 10_000_001).encode()})
    with pytest.raises(PaperworkError, match=r"a\.zip: в таблице слишком много ячеек; разделите ее на части"):
        text_tables("a.zip", data)


def test_the_sums_of_parts_are_those_of_the_zip() -> None:
    data = workbook()  # made twice it may have the times of two seconds
    container = container_of("a.xlsx", data)
    for name, content in unzipped(data).items():
        assert (container.part(name), container.packed(name).crc) == (content, zlib.crc32(content))
