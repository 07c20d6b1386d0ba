"""A paper of chapters: their headings, the table of contents with its page numbers, the turn of the page.

Word and LibreOffice count the numbers of the pages themselves when they print: each is a field that asks
for the page of a bookmark. What stands in it before is left empty, since a wrong number is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence

from .ooxml import paragraph, run
from .package import section
from .styles import Style

CONTENTS = "Содержание"
CHAPTER = Style("heading 1", "Heading1", size=14, bold=True, after=8, centred=True, keep=True, outline=0)
ENTRY = Style("toc 1", "TOC1", before=6, right_tab=170)


def chapter(number: int, words: str) -> str:
    """The heading of a chapter, on top of a new page."""
    name = _bookmark(number)
    begin = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return _on_new_page(begin, run(_numbered(number, words)), f'<w:bookmarkEnd w:id="{number}"/>')


def contents(chapters: Sequence[str]) -> str:
    """The table of contents of the chapters, a field that Word can make anew, on a new page."""
    entries = "".join(_paragraph(_entry(number, words), "TOC1") for number, words in enumerate(chapters, 1))
    return _paragraph(run(CONTENTS), "Title", "<w:pageBreakBefore/>") + entries


def turn(left: float, right: float) -> str:
    """The end of an upright section: the next one has pages of its own."""
    return _paragraph("", "Spacer", section(left, right))


def _entry(number: int, words: str) -> str:
    page = _mark("begin") + _code(f"PAGEREF {_bookmark(number)} \\h") + _mark("separate") + _mark("end")
    line = run(f"{_numbered(number, words)}\t") + page
    return f'<w:hyperlink w:anchor="{_bookmark(number)}" w:history="1">{line}</w:hyperlink>'


def _numbered(number: int, words: str) -> str:
    return f"{number}. {words}"


def _bookmark(number: int) -> str:
    return f"_Toc{number:08}"


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {text} </w:instrText></w:r>'


def _on_new_page(*runs: str) -> str:
    return _paragraph("".join(runs), "Heading1", "<w:pageBreakBefore/>")


def _paragraph(content: str, style: str = "", more: str = "") -> str:
    """A paragraph with properties that others have not."""
    whole = paragraph(content, style=style)
    return whole.replace("</w:pPr>", f"{more}</w:pPr>", 1) if more else whole
