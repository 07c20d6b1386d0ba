"""How the casebook looks: colours, fonts, widths and number formats by the kind of an answer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.fields import Field
from paperwork.sheets.answers.sheet import SheetGroup

FACE = "Arial"  # its widths are the same in Excel and in LibreOffice
INK = "1F2A37"
PALE_INK = "6B7280"
LINK_INK = "1D4ED8"

REQUIRED = "FFE08A"  # header of what must be filled
OPTIONAL = "D6E4F0"  # header of everything else
ANSWER = "FFFDF3"  # where a card is written in
MISSING = "FFC9C2"  # a required cell left empty, or one that contradicts another
BAND = "F5F8FB"  # every other row
LINES = "DDE3EA"  # the frame of a filled row
SECTION = "2F5D7C"

GUIDE_TAB = "6B7280"
GROUP_TABS: Mapping[SheetGroup, str] = {  # the colours of the tabs, and of the groups in the contents
    SheetGroup.INSTITUTION: "2E7D5B",
    SheetGroup.CLIENT: "2F5D7C",
    SheetGroup.PLAN: "6D4C9F",
    SheetGroup.OFFICIAL: "B23A48",
    SheetGroup.WORK: "B7791F",
    SheetGroup.PRACTICE: "0F8B8D",
    SheetGroup.LISTS: "9CA3AF",
    SheetGroup.OWN: "4B5563",
}

TEXT_FORMAT = "@"
STARRED = '@"*"'  # shows «Фамилия*» while the value stays «Фамилия»

WIDEST_CHOICE = 26.0
A4 = "9"
SMALL_SCALE = 70  # per cent, in which the book's ten points are still read on paper
HEADER_HEIGHT = 32.0  # points: two lines
FILTER_ARROW = 4  # characters that the arrow of the filter hides


# What cells share is one object: a workbook compares each cell's font, fill and frame with those that it has.


@cache
def fill(colour: str) -> PatternFill:
    """A solid fill of the colour, RRGGBB."""
    return PatternFill("solid", start_color=colour, end_color=colour)


@cache
def font(size: float = 10, *, bold: bool = False, italic: bool = False, colour: str = INK) -> Font:
    """The book's font; the size is in points."""
    return Font(name=FACE, size=size, bold=bold, italic=italic, color=colour)


@cache
def box(colour: str = "C3CCD6") -> Border:
    """A thin frame around a cell."""
    side = Side(style="thin", color=colour)
    return Border(left=side, right=side, top=side, bottom=side)


TOP = Alignment(wrap_text=True, vertical="top", horizontal="left", indent=1)
MIDDLE = Alignment(wrap_text=True, vertical="center", horizontal="left", indent=1)
HEADING = Alignment(vertical="center", horizontal="left", indent=1)
CENTRE = Alignment(wrap_text=True, vertical="center", horizontal="center")
TOP_CENTRE = Alignment(vertical="top", horizontal="center")


def when(formula: str, *, background: str | None = None, frame: str | None = None) -> Rule:
    """The rule of conditional formatting: the colours while the formula is true."""
    colours, border = fill(background) if background else None, box(frame) if frame else None
    return Rule(type="expression", formula=[formula], dxf=DifferentialStyle(fill=colours, border=border))


def number_format(field: Field, value: object = None) -> str:
    """The number format of a cell of the field, which the value may have of its own."""
    excel = field.kind.excel
    return excel.by_type.get(type(value), excel.number_format)


def width(field: Field) -> float:
    """The width of the column, in characters: by its kind, its list and the longest word of its header."""
    longest = max(len(word) for word in field.header.split()) + FILTER_ARROW
    return max(longest, field.width or _width_of_answers(field))


def _width_of_answers(field: Field) -> float:
    excel = field.kind.excel
    if not field.choices or excel.lines > 1:
        return excel.width
    return min(WIDEST_CHOICE, max(len(choice.shown) for choice in standard()[field.choices].values) + 3)


def dress_header(cell: Cell | MergedCell, *, required: bool) -> None:
    """Makes the cell a header: coloured and, when required, shown with an asterisk."""
    cell.font = font(bold=True)
    cell.fill = fill(REQUIRED if required else OPTIONAL)
    cell.border = box()
    cell.alignment = MIDDLE
    cell.number_format = STARRED if required else TEXT_FORMAT


def set_up_page(sheet: Worksheet, *, landscape: bool, scale: int = 0) -> None:
    """A4, with the sheet's name and the page's number at the foot.

    In the scale, per cent; without one the sheet is as wide as the page.
    """
    setup = sheet.page_setup
    setup.paperSize, setup.orientation = A4, "landscape" if landscape else "portrait"
    setup.fitToWidth, setup.fitToHeight, setup.scale = 1, 0, scale or None
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=not scale)
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.6, 0.4, 0.5, 0.65
    margins.header = margins.footer = 0.3
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart("&A"), right=_HeaderFooterPart("Страница &P из &N")
    )
