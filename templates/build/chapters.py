"""A paper of chapters: their headings, the table of contents with its page numbers, the turn of the page.

Word and LibreOffice count the numbers of the pages themselves when they print: each is a field that asks
for the page of a bookmark. What stands in it before is left empty, since a wrong number is worse than none.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .ooxml import paragraph, run
from .package import section
from .styles import Style

CONTENTS = "Содержание"
CHAPTER = Style("heading 1", "Heading1", size=14, bold=True, after=8, centred=True, keep=True, outline=0)
PART = Style("heading 2", "Heading2", bold=True, before=10, after=3, keep=True, outline=1)
ENTRY = Style("toc 1", "TOC1", before=5, right_tab=170)
PART_ENTRY = Style("toc 2", "TOC2", before=2, left=7, right_tab=170)
STYLES = (CHAPTER, PART, ENTRY, PART_ENTRY)
NEW_PAGE = "<w:pageBreakBefore/>"


@dataclass
class Outline:
    """The headings of a paper in their order, and their places for the table of contents."""

    entries: list[tuple[Style, str]] = field(default_factory=list)
    chapters: int = 0
    parts: int = 0

    def chapter(self, words: str, *, numbered: bool = False, new_page: bool = True) -> str:
        """The heading of a chapter, on top of a new page unless told otherwise."""
        if numbered:
            self.chapters, self.parts = self.chapters + 1, 0
            words = f"{self.chapters}. {words}"
        return self._heading(CHAPTER, ENTRY, words, NEW_PAGE if new_page else "")

    def part(self, words: str, hint: str = "") -> str:
        """The heading of a part of a chapter, with a hint that holds for all of it.

        The number that it has in a paper of its own gives way to one in its chapter: «2.1.».
        """
        self.parts += 1
        words = f"{self.chapters}.{self.parts}. {words.partition('. ')[2]}"
        return self._heading(PART, PART_ENTRY, words, hint=hint)

    def contents(self) -> str:
        """The table of contents of the headings there are by now, a field that Word can make anew."""
        lines = (
            _paragraph(_entry(number, words), style.identifier)
            for number, (style, words) in enumerate(self.entries, 1)
        )
        return _paragraph(run(CONTENTS), "Title", NEW_PAGE) + "".join(lines)

    def _heading(self, style: Style, entry: Style, words: str, more: str = "", hint: str = "") -> str:
        self.entries.append((entry, words))
        number = len(self.entries)
        begin = f'<w:bookmarkStart w:id="{number}" w:name="{_bookmark(number)}"/>'
        content = f'{begin}{run(words)}<w:bookmarkEnd w:id="{number}"/>'
        return _paragraph(content + (run(hint, hint=True) if hint else ""), style.identifier, more)


def turn(left: float, right: float) -> str:
    """The end of an upright section: the next one has pages of its own."""
    return _paragraph("", "Spacer", section(left, right))


def page_top() -> str:
    """The top of a new page, for what stands there only at times."""
    return _paragraph("", "Seam", NEW_PAGE)


def on_new_page(words: str, style: str) -> str:
    """A heading on top of a new page."""
    return _paragraph(run(words), style, NEW_PAGE)


def _entry(number: int, words: str) -> str:
    page = _mark("begin") + _code(f"PAGEREF {_bookmark(number)} \\h") + _mark("separate") + _mark("end")
    line = run(f"{words}\t") + page
    return f'<w:hyperlink w:anchor="{_bookmark(number)}" w:history="1">{line}</w:hyperlink>'


def _bookmark(number: int) -> str:
    return f"_Toc{number:08}"


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {text} </w:instrText></w:r>'


def _paragraph(content: str, style: str = "", more: str = "") -> str:
    """A paragraph with properties that others have not."""
    whole = paragraph(content, style=style)
    return whole.replace("</w:pPr>", f"{more}</w:pPr>", 1) if more else whole
