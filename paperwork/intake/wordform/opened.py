"""Opening a Word file that was sent from outside: bounded, without entities, nothing fetched."""

from __future__ import annotations

import io
import posixpath

from lxml import etree

from paperwork.common.errors import PaperworkError
from paperwork.common.packages import OLE_MAGIC, Flaw, Limits, Package, PackageError, parsed
from paperwork.common.records import dataclass
from paperwork.intake.incoming import Sent

ZIP_MAGIC = b"PK"
LIMITS = Limits(parts=4000, part=32 * 2**20, total=2**29)
RELATIONS, BODY, PROPERTIES = "_rels/.rels", "word/document.xml", "docProps/core.xml"
SAVE_ANEW = "откройте ее в Word и сохраните как .docx"
OTHER_KINDS = (".doc", ".odt", ".rtf", ".dot")
WORD_NAMES = (".docx", ".docm")


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
        return _document(sent.name, Package(sent.data, LIMITS))
    except (PackageError, etree.LxmlError) as error:
        if sent.name.lower().endswith(WORD_NAMES):
            raise _refused(sent.name, error) from error
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
    if is_locked and sent.name.lower().endswith(WORD_NAMES):
        raise _locked(sent.name)


def _document(name: str, package: Package) -> Document | None:
    if "mimetype" in package and b"opendocument.text" in package.part("mimetype"):
        raise PaperworkError(f"{name}: форма сохранена как .odt; {SAVE_ANEW}")
    if not any(part.startswith("word/") for part in package.names()):
        return None
    main = _main_part(_parsed(package, RELATIONS)) if RELATIONS in package else ""
    body = _parsed(package, main if main in package else BODY)
    title = ""
    if PROPERTIES in package:
        title = next((item.text or "" for item in _parsed(package, PROPERTIES).iter("{*}title")), "")
    return Document(body, title)


def _main_part(relations: etree._Element) -> str:
    for item in relations.iter("{*}Relationship"):
        if (item.get("Type") or "").endswith("/officeDocument"):
            return posixpath.normpath((item.get("Target") or "").lstrip("/"))
    return ""


def _parsed(package: Package, name: str) -> etree._Element:
    if name not in package:
        raise PackageError(f"нет части {name}")
    return parsed(package.part(name), with_remarks=False)


def _refused(name: str, error: Exception) -> PaperworkError:
    """The sentence of a form for what is wrong with its package."""
    flaw = error.flaw if isinstance(error, PackageError) else Flaw.DAMAGED
    if flaw is Flaw.TOO_LARGE:
        return PaperworkError(f"{name}: в файле слишком много данных; это не заполненная форма")
    if flaw is Flaw.ENCRYPTED:
        return _locked(name)
    return PaperworkError(f"{name}: форма повреждена; {SAVE_ANEW}")


def _locked(name: str) -> PaperworkError:
    return PaperworkError(f"{name}: форма защищена паролем; снимите пароль в Word и повторите")
