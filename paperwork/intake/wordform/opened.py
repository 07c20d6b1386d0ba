"""Opening a Word file that a stranger has sent: bounded, without entities, nothing fetched."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from paperwork.common.errors import PaperworkError
from paperwork.intake.incoming import Sent

ZIP_MAGIC, OLE_MAGIC = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LARGEST = 32 * 2**20  # bytes of one part, inflated
MOST_PARTS = 4000
PIECE = 2**20
PROLOGUE = 4096
RELATIONS, PROPERTIES = "_rels/.rels", "docProps/core.xml"
SAVE_ANEW = "откройте ее в Word и сохраните как .docx"
OTHER_KINDS = (".doc", ".odt", ".rtf", ".dot")
DAMAGE = (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, NotImplementedError, RuntimeError,
          ValueError, etree.LxmlError)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """A Word document: its body and the title that its properties give it."""

    root: etree._Element
    title: str


def opened(sent: Sent) -> Document | None:
    """The document, or None where the file is no Word file at all.

    Raises `PaperworkError` where it is one that cannot be read.
    """
    if sent.data.startswith(OLE_MAGIC):
        _refuse_closed(sent)
        return None
    if not sent.data.startswith(ZIP_MAGIC):
        _refuse_other_kinds(sent.name)
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(sent.data)) as archive:
            return _document(sent, archive)
    except DAMAGE:
        if sent.name.lower().endswith((".docx", ".docm")):
            raise PaperworkError(f"{sent.name}: форма повреждена; {SAVE_ANEW}") from None
        return None


def _refuse_other_kinds(name: str) -> None:
    if name.lower().endswith((".docx", *OTHER_KINDS)):
        raise PaperworkError(f"{name}: это не форма Word; {SAVE_ANEW}")


def _refuse_closed(sent: Sent) -> None:
    """An old document, or one behind a password; workbooks of those kinds are left to the other importers."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(sent.data)) as ole:
            is_old, is_locked = ole.exists("WordDocument"), ole.exists("EncryptedPackage")
    except Exception:  # the library raises errors of many kinds on a damaged file
        return
    if is_old:
        raise PaperworkError(f"{sent.name}: это документ старого вида; {SAVE_ANEW}")
    if is_locked and sent.name.lower().endswith((".docx", ".docm")):
        raise PaperworkError(f"{sent.name}: форма защищена паролем; снимите пароль в Word и повторите")


def _document(sent: Sent, archive: zipfile.ZipFile) -> Document | None:
    names = set(archive.namelist())
    if "mimetype" in names and b"opendocument.text" in _part(sent, archive, "mimetype"):
        raise PaperworkError(f"{sent.name}: форма сохранена как .odt; {SAVE_ANEW}")
    if not any(name.startswith("word/") for name in names):
        return None
    if len(names) > MOST_PARTS:
        raise _too_large(sent)
    main = _main_part(_parsed(sent, archive, RELATIONS)) if RELATIONS in names else ""
    body = _parsed(sent, archive, main if main in names else "word/document.xml")
    title = ""
    if PROPERTIES in names:
        title = next((item.text or "" for item in _parsed(sent, archive, PROPERTIES).iter("{*}title")), "")
    return Document(body, title)


def _main_part(relations: etree._Element) -> str:
    for item in relations.iter("{*}Relationship"):
        if (item.get("Type") or "").endswith("/officeDocument"):
            return posixpath.normpath((item.get("Target") or "").lstrip("/"))
    return ""


def _parsed(sent: Sent, archive: zipfile.ZipFile, name: str) -> etree._Element:
    data = _part(sent, archive, name)
    if b"<!DOCTYPE" in data[:PROLOGUE] or b"<!\0D\0" in data[:PROLOGUE]:
        raise PaperworkError(f"{sent.name}: форма повреждена; {SAVE_ANEW}")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data, parser)


def _part(sent: Sent, archive: zipfile.ZipFile, name: str) -> bytes:
    """The part, counted while it is inflated: the size in its header may be false."""
    pieces, size = [], 0
    with archive.open(name) as part:
        while piece := part.read(PIECE):
            size += len(piece)
            if size > LARGEST:
                raise _too_large(sent)
            pieces.append(piece)
    return b"".join(pieces)


def _too_large(sent: Sent) -> PaperworkError:
    return PaperworkError(f"{sent.name}: в файле слишком много данных; это не заполненная форма")
