"""Files that are no workbook, locked, damaged or malicious: one sentence, in time, in little memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from bombs import with_bomb
from books import SOUND, part_of, read, values, with_part, write_sheets
from desk import Desk
from empty_document import empty_document
from locked import locked

from paperwork.common.errors import PaperworkError
from paperwork.intake.excel import container

SHEET, WORKBOOK, RELATIONS = "xl/worksheets/sheet5.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
NO_BOOK = "это не книга Excel; откройте таблицу в Excel и сохраните как .xlsx"
DAMAGED = "файл поврежден; откройте его в Excel и сохраните заново как .xlsx"
TOO_LARGE = "в книге слишком много данных; разделите ее на части"
LOCKED = "книга защищена паролем; добавьте --password ПАРОЛЬ"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
PASSWORD = "Пароль-1"
BOMB = 540_000_000  # bytes that a bomb inflates to


def sheet_xml(rows: str, root: str = f'<worksheet xmlns="{MAIN}">') -> bytes:
    """A sheet with such rows."""
    return f'<?xml version="1.0"?>{root}<sheetData>{rows}</sheetData></worksheet>'.encode()


def ods(
    rows: Sequence[Sequence[str]], title: str = "Клиенты", content: str = "", manifest: str = ""
) -> bytes:
    """An .ods with a sheet of texts; «=» is a formula that was never calculated."""
    lines = "".join(
        "<table:table-row>" + "".join(_ods_cell(text) for text in row) + "</table:table-row>" for row in rows
    )
    body = content or f'<table:table table:name="{title}">{lines}</table:table>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS)
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        archive.writestr(
            "content.xml",
            '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
            ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
            ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
            f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>",
        )
    return file.getvalue()


def _ods_cell(text: str) -> str:
    if text == "=":
        return '<table:table-cell table:formula="of:=A1"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'


def sound(folder: Path) -> bytes:
    """The bytes of the sound casebook."""
    return write_sheets(folder / "sound.xlsx", SOUND).read_bytes()


def word(_folder: Path) -> bytes:
    file = io.BytesIO()
    empty_document().save(file)
    return file.getvalue()


def xlsb(_folder: Path) -> bytes:
    return with_part(word(_folder), "xl/workbook.bin", b"\x83\x01")


def truncated_xls(folder: Path) -> bytes:
    data = write_sheets(folder / "whole.xls", SOUND).read_bytes()
    return data[: len(data) // 2]


def bomb(part: str, size: int = BOMB, claimed: int | None = None) -> Callable[[Path], bytes]:
    """A workbook with a part that inflates to more than its header may claim."""

    def make(folder: Path) -> bytes:
        data = bytearray(with_bomb(with_part(sound(folder), part, None), part, size))
        if claimed is not None:
            entry = data.rfind(b"PK\x01\x02", 0, data.rfind(part.encode()))
            data[entry + 24 : entry + 28] = claimed.to_bytes(4, "little")
        return bytes(data)

    return make


def entities(_folder: Path) -> str:
    """A document type whose entities double thirty times."""
    doubled = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 30))
    return f'<!DOCTYPE worksheet [<!ENTITY a0 "aaaaaaaaaa">{doubled}]>'


def entity_bomb(folder: Path) -> bytes:
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&a29;</t></is></c></row>'
    xml = sheet_xml(cell).replace(b'<?xml version="1.0"?>', entities(folder).encode())
    return with_part(sound(folder), SHEET, xml)


def entity_bomb_in_ods(folder: Path) -> bytes:
    data = ods([["Дело"], ["&a29;"]])
    content = part_of(data, "content.xml").replace(b"&amp;a29;", b"&a29;")
    return with_part(data, "content.xml", entities(folder).encode() + content)


def attribute_bomb(folder: Path) -> bytes:
    """Entities in an attribute, after a long comment that hides their definition."""
    xml = sheet_xml('<row r="1"><c r="A1" s="&a29;"><f>1</f></c></row>')
    prologue = b"<!--" + b" " * 10_000 + b"-->" + entities(folder).encode()
    return with_part(sound(folder), SHEET, xml.replace(b'<?xml version="1.0"?>', prologue))


def swapped(part: str, old: bytes, new: bytes) -> Callable[[Path], bytes]:
    """The sound casebook with other bytes in a part."""

    def make(folder: Path) -> bytes:
        data = sound(folder)
        assert old in part_of(data, part)
        return with_part(data, part, part_of(data, part).replace(old, new, 1))

    return make


def cell(xml: str) -> Callable[[Path], bytes]:
    """The sound casebook with «Клиенты» made of one cell."""
    return lambda folder: with_part(sound(folder), SHEET, sheet_xml(f'<row r="1">{xml}</row>'))


NO_WORKBOOKS: tuple[tuple[str, str, Callable[[Path], bytes], str], ...] = (
    ("empty", "book.xlsx", lambda _: b"", "файл пуст; выберите другой файл"),
    ("text", "book.xlsx", lambda _: "просто текст".encode(), NO_BOOK),
    ("csv", "book.xlsx", lambda _: "Дело;Фамилия\n1;Соколова".encode("cp1251"), NO_BOOK),
    ("html", "book.xls", lambda _: b"<html><table><tr><td>1</td></tr></table></html>", NO_BOOK),
    ("xml of 2003", "book.xls", lambda _: b'<?xml version="1.0"?><Workbook/>', NO_BOOK),
    ("picture", "book.xlsx", lambda _: b"\x89PNG\r\n\x1a\n" + bytes(100), NO_BOOK),
    ("Word", "book.xlsx", word, NO_BOOK),
    ("empty zip", "book.xlsx", lambda _: b"PK\x05\x06" + bytes(18), NO_BOOK),
    ("xlsb", "book.xlsb", xlsb, "книги .xlsb не читаются; сохраните таблицу как .xlsx"),
    ("half a zip", "book.xlsx", lambda folder: sound(folder)[:5000], DAMAGED),
    ("a few bytes of a zip", "book.xlsx", lambda folder: sound(folder)[:10], DAMAGED),
    ("half an xls", "book.xls", truncated_xls, DAMAGED),
    ("head of an xls", "book.xls", lambda folder: truncated_xls(folder)[:600], DAMAGED),
    ("noise in the zip", "book.xlsx",
     lambda folder: sound(folder)[:900] + bytes(300) + sound(folder)[1200:], DAMAGED),
    ("zip bomb", "book.xlsx", bomb("xl/media/image1.xml"), TOO_LARGE),
    ("zip bomb that lies", "book.xlsx", bomb(SHEET, 2**24, claimed=1000), DAMAGED),
    ("entity bomb", "book.xlsx", entity_bomb, DAMAGED),
    ("entity bomb in an ods", "book.ods", entity_bomb_in_ods, DAMAGED),
    ("entity bomb in an attribute", "book.xlsx", attribute_bomb, DAMAGED),
    ("locked ods", "book.ods",
     lambda _: ods([["Дело"]], manifest="<encryption-data/>"),
     "книга защищена паролем; сохраните ее без пароля"),
    ("ods without content", "book.ods", lambda _: with_part(ods([]), "content.xml", None), DAMAGED),
    ("ods cut short", "book.ods", lambda _: with_part(ods([]), "content.xml", b"<office"), DAMAGED),
    ("ods full of one value", "book.ods",
     lambda _: ods([], content='<table:table table:name="Клиенты">'
                   '<table:table-row table:number-rows-repeated="1000000"><table:table-cell'
                   ' table:number-columns-repeated="16000" office:value-type="float" office:value="1"/>'
                   "</table:table-row></table:table>"), TOO_LARGE),
    ("no workbook part", "book.xlsx", lambda folder: with_part(sound(folder), WORKBOOK, None), DAMAGED),
    ("no relations", "book.xlsx", lambda folder: with_part(sound(folder), RELATIONS, None), DAMAGED),
    ("no sheet part", "book.xlsx", lambda folder: with_part(sound(folder), SHEET, None), DAMAGED),
    ("wrong relation", "book.xlsx",
     swapped(RELATIONS, b"worksheets/sheet5.xml", b"worksheets/sheet99.xml"), DAMAGED),
    ("relation out of the file", "book.xlsx",
     swapped(RELATIONS, b"/xl/worksheets/sheet5.xml", b"../../../etc/passwd"), DAMAGED),
    ("broken workbook xml", "book.xlsx", swapped(WORKBOOK, b"</workbook>", b""), DAMAGED),
    ("noise for a sheet", "book.xlsx", lambda folder: with_part(sound(folder), SHEET, b"\0\1noise"), DAMAGED),
    ("a sheet of another encoding", "book.xlsx",
     lambda folder: with_part(sound(folder), SHEET, b"\xff\xfe" + "<worksheet".encode("utf-16-le")), DAMAGED),
    ("sheet cut short", "book.xlsx",
     lambda folder: with_part(sound(folder), SHEET, part_of(sound(folder), SHEET)[:700]), DAMAGED),
    ("string that is not there", "book.xlsx", cell('<c r="A1" t="s"><v>99999</v></c>'), DAMAGED),
    ("row zero", "book.xlsx", cell('<c r="A0"><v>1</v></c>'), DAMAGED),
    ("cell outside the sheet", "book.xlsx", cell('<c r="ZZZZZ99999999"><v>1</v></c>'), DAMAGED),
    ("column outside the sheet", "book.xlsx", cell('<c r="XFE1"><v>1</v></c>'), DAMAGED),
    ("far cell of another name space", "book.xlsx",
     cell('<x:c xmlns:x="urn:x" r="XFE1048577"><v>1</v></x:c>'), DAMAGED),
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "make", "said"), [case[1:] for case in NO_WORKBOOKS], ids=[case[0] for case in NO_WORKBOOKS]
)
def test_no_workbook(desk: Desk, name: str, make: Callable[[Path], bytes], said: str) -> None:
    path = desk.folder / name
    path.write_bytes(make(desk.folder))
    run = desk.run("check", path)
    assert (run.status, run.out, run.err) == (2, "", f"{name}: {said}\n")


def test_a_zip_bomb_in_a_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "LIMITS", replace(container.LIMITS, part=2**22))
    (tmp_path / "book.xlsx").write_bytes(bomb(SHEET, size=2**23)(tmp_path))
    with pytest.raises(PaperworkError, match=TOO_LARGE):
        read(tmp_path / "book.xlsx")


def test_no_file(desk: Desk) -> None:
    path = desk.folder / "нет.xlsx"
    assert desk.run("check", path).err == f"{path}: такого файла нет; проверьте имя и папку\n"


def test_no_books_in_the_folder(desk: Desk) -> None:
    (desk.folder / "~$book.xlsx").write_bytes(b"lock")
    (desk.folder / "notes.txt").write_text("заметки")
    run = desk.run("check", desk.folder)
    assert (run.status, run.err) == (
        2,
        f"{desk.folder}: в папке нет книг Excel (.xlsx, .xlsm, .xls, .ods) и книг .json\n",
    )


@pytest.mark.parametrize("name", ["/dev/zero", "я" * 300, "a\0b"])
def test_no_name_of_a_file(name: str) -> None:
    from paperwork.intake.excel.reading.books import find_books
    from paperwork.intake.excel.reading.read import read_book

    with pytest.raises(PaperworkError, match=r"[а-я]"):
        read_book(find_books(Path(name))[0])


def test_any_byte_may_be_wrong(tmp_path: Path) -> None:
    """Wherever a workbook is damaged, it is read or refused."""
    for suffix in (".xlsx", ".xls", ".ods"):
        path = tmp_path / f"book{suffix}"
        data = ods([["Дело"], ["1"]]) if suffix == ".ods" else write_sheets(path, SOUND).read_bytes()
        for at in range(0, len(data), max(1, len(data) // 40)):
            path.write_bytes(data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :])
            with suppress(PaperworkError):
                assert read(path).file == path.name


# Passwords


def locked_book(folder: Path, password: str) -> Path:
    """The sound casebook behind a password."""
    path = folder / "locked.xlsx"
    path.write_bytes(locked(sound(folder), password))
    return path


PASSWORDS = (
    ((), 2, f"locked.xlsx: {LOCKED}\n"),
    (("--password", "чужой"), 2, "locked.xlsx: пароль не подходит; проверьте раскладку и Caps Lock\n"),
    (("--password", ""), 2, "locked.xlsx: пароль не подходит; проверьте раскладку и Caps Lock\n"),
    (("--password", PASSWORD), 0, ""),
)


@pytest.mark.parametrize(("options", "status", "said"), PASSWORDS)
def test_a_password(desk: Desk, options: Sequence[str], status: int, said: str) -> None:
    run = desk.run("check", locked_book(desk.folder, PASSWORD), *options)
    assert (run.status, run.err) == (status, said)


def test_behind_the_password_is_the_same_book(tmp_path: Path) -> None:
    book = read(locked_book(tmp_path, PASSWORD), PASSWORD)
    assert values(book) == values(read(tmp_path / "sound.xlsx", "лишний пароль"))


def test_a_book_that_opens_for_everybody(tmp_path: Path) -> None:
    assert read(locked_book(tmp_path, "VelvetSweatshop")).clients


def test_a_locked_document_is_no_book(tmp_path: Path) -> None:
    path = tmp_path / "locked.docx"
    path.write_bytes(locked(word(tmp_path), PASSWORD))
    with pytest.raises(PaperworkError, match=NO_BOOK):
        read(path, PASSWORD)
