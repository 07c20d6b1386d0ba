"""The XML of a Word form: text, tables and the controls that are filled in; lengths in millimetres."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from datetime import date
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from paperwork.common.records import dataclass

CHECKED, UNCHECKED = "\u2612", "\u2610"
BOX_FONT = "MS Gothic"
# the colour once more: programs that do not know the style of a control's text forget it
WAITING = '<w:rStyle w:val="PlaceholderText"/><w:color w:val="767676"/>'
ROW = 8.0  # the least height of a row


def twips(millimetres: float) -> int:
    """Twentieths of a point, the unit of Word's lengths."""
    return round(millimetres * 1440 / 25.4)


def run(text: str, is_hint: bool = False) -> str:
    """A piece of text; its line breaks and tabs are Word's; a hint is grey."""
    properties = f"<w:rPr>{WAITING}</w:rPr>" if is_hint else ""
    lines = []
    for line in text.split("\n"):
        pieces = (
            f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in line.split("\t")
        )
        lines.append("<w:tab/>".join(pieces))
    return f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>"


def paragraph(*content: str, style: str = "", section: str = "") -> str:
    """A paragraph; ``section`` ends a section of pages with it."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{section}</w:pPr>{''.join(content)}</w:p>"


def cell(content: str, width: float, shaded: bool = False) -> str:
    """A cell of paragraphs."""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>' if shaded else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{shade}</w:tcPr>{content}</w:tc>'


def row(*cells: str, header: bool = False, whole: bool = True) -> str:
    """A row, which a page does not break where it is ``whole``; a ``header`` is repeated on every page."""
    unbroken = "<w:cantSplit/>" if whole else ""
    repeated = "<w:tblHeader/>" if header else ""
    height = f'<w:trHeight w:val="{twips(ROW)}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr>{unbroken}{height}{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: Sequence[float], *rows: str) -> str:
    """A ruled table of fixed columns."""
    columns = [twips(width) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


@dataclass(frozen=True, slots=True)
class Label:
    """What a control is called: the title that people see, and the tag that it is read by."""

    alias: str
    tag: str
    hint: str


@dataclass
class Controls:
    """Writes content controls, each with a number of its own."""

    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def text(self, label: Label, value: str) -> str:
        """A text of any number of lines; a plain one would lose its line breaks in LibreOffice."""
        return self._answer(label, "<w:richText/>", value)

    def date(self, label: Label, value: str, day: date | None) -> str:
        """A date, picked or typed."""
        full = f' w:fullDate="{day.isoformat()}T00:00:00Z"' if day else ""
        kind = (
            f'<w:date{full}><w:dateFormat w:val="dd.MM.yyyy"/><w:lid w:val="ru-RU"/>'
            '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
        )
        return self._answer(label, kind, value)

    def choice(self, label: Label, value: str, values: Iterable[str], closed: bool) -> str:
        """A value from a list; where that is not closed, any other may be typed."""
        name = "w:dropDownList" if closed else "w:comboBox"
        items = "".join(
            f"<w:listItem w:displayText={quoteattr(text)} w:value={quoteattr(text)}/>"
            for text in dict.fromkeys(values)
        )
        return self._answer(label, f"<{name}>{items}</{name}>", value)

    def box(self, label: Label, is_checked: bool) -> str:
        """A box to be checked."""
        kind = (
            f'<w14:checkbox><w14:checked w14:val="{int(is_checked)}"/>'
            f'<w14:checkedState w14:val="{ord(CHECKED):04X}" w14:font="{BOX_FONT}"/>'
            f'<w14:uncheckedState w14:val="{ord(UNCHECKED):04X}" w14:font="{BOX_FONT}"/></w14:checkbox>'
        )
        fonts = (
            f'<w:rFonts w:ascii="{BOX_FONT}" w:eastAsia="{BOX_FONT}" w:hAnsi="{BOX_FONT}" w:hint="eastAsia"/>'
        )
        sign = CHECKED if is_checked else UNCHECKED
        content = f"<w:r><w:rPr>{fonts}</w:rPr><w:t>{sign}</w:t></w:r>"
        return _control(f"{self._head(label)}{kind}", content)

    def repeated(self, alias: str, tag: str, rows: Iterable[str]) -> str:
        """Rows that a person may add to: Word shows a plus behind the last of them."""
        items = "".join(
            _control(f'<w:id w:val="{next(self._numbers)}"/><w15:repeatingSectionItem/>', row) for row in rows
        )
        head = self._head(Label(alias, tag, ""), is_locked=False)
        return _control(f"{head}<w15:repeatingSection/>", items)

    def _answer(self, label: Label, kind: str, value: str) -> str:
        waiting = "" if value else "<w:showingPlcHdr/>"
        content = run(value) if value else run(label.hint, is_hint=True)
        return _control(f"{self._head(label)}{waiting}{kind}", content)

    def _head(self, label: Label, is_locked: bool = True) -> str:
        lock = '<w:lock w:val="sdtLocked"/>' if is_locked else ""
        return (
            f"<w:alias w:val={quoteattr(label.alias)}/><w:tag w:val={quoteattr(label.tag)}/>"
            f'<w:id w:val="{next(self._numbers)}"/>{lock}'
        )


def _control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
