"""What an XML part has before its first element: whether a document type is declared there."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from enum import Enum, auto

XML_NAMES = (".xml", ".rels", ".svg", ".vml", ".xsl")
SPACES = b" \t\r\n"
REMARK = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->)", re.DOTALL)
ENCODING = re.compile(r"<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([^\"']*)")
# what nearly every part begins with; the rest of it need not be looked at
USUAL = re.compile(
    rb"(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?:UTF|utf)-8[\"'])?"
    rb"(?: standalone=[\"'](?:yes|no)[\"'])? ?\?>[ \t\r\n]*)?<[A-Za-z]"
)
# In other encodings «<» may be written by other bytes, and a declaration could hide behind them.
PLAIN_ENCODINGS = (
    "UTF-8",
    "UTF8",
    "UTF-16",
    "ASCII",
    "US-ASCII",
    "ISO-8859-",
    "WINDOWS-125",
    "CP125",
    "KOI8-",
)


class Prologue(Enum):
    """What was found before the first element."""

    SOUND = auto()
    DECLARED = auto()
    WRONG = auto()


def prologue_of(name: str, head: bytes, is_whole: bool) -> Prologue:
    """What the part has before its first element; sound where it is no XML by name and content.

    ``head`` is the beginning of the part, or all of it where ``is_whole``.
    """
    if USUAL.match(head):
        return Prologue.SOUND
    text = _text(head)
    if not text.startswith("<"):
        return Prologue.WRONG if head and name.lower().endswith(XML_NAMES) else Prologue.SOUND
    encoding = ENCODING.match(text)
    if encoding and not encoding.group(1).upper().startswith(PLAIN_ENCODINGS):
        return Prologue.WRONG
    at = 0
    while found := REMARK.match(text, at):
        at = found.end()
    rest = text[at:].lstrip()
    if rest[:9].upper() == "<!DOCTYPE":
        return Prologue.DECLARED
    is_cut = not is_whole and (not rest or rest.startswith(("<?", "<!")))
    return Prologue.WRONG if is_cut or (rest and not rest.startswith("<")) else Prologue.SOUND


def _text(head: bytes) -> str:
    """The beginning as text, from its first «<» if it is markup; letters beyond ASCII do not matter."""
    for mark, encoding in ((BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be")):
        start = len(mark) if head.startswith(mark) else 0
        if start or head[:2] in ("<".encode(encoding), " ".encode(encoding), "\n".encode(encoding)):
            return head[start:].decode(encoding, "replace").lstrip()
    return head.removeprefix(BOM_UTF8).lstrip(SPACES).decode("latin-1")
