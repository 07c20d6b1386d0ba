"""The .docx around a form: styles, protection, properties; the same bytes each time."""

from __future__ import annotations

from paperwork.common.docx_shell import (
    FONT,
    NAMESPACE,
    OFFICE,
    Part,
    docx,
    field,
    fonts,
    page_number,
    settings,
)
from paperwork.intake.wordform.markup import paragraph, run, twips

A4 = (210.0, 297.0)
BOUND, SIDE, TOP, BOTTOM, EDGE = 25.0, 15.0, 20.0, 20.0, 10.0  # margins; the first of an upright page
UPRIGHT, ACROSS = A4[0] - BOUND - SIDE, A4[1] - SIDE - SIDE  # between the margins
CELL_SIDE = 1.2  # the margins of a cell
NAMESPACES = (
    f'{NAMESPACE} xmlns:r="{OFFICE}/relationships"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14 w15"'
)
RULE = 'w:val="single" w:sz="4" w:space="0" w:color="808080"'

BIG, USUAL, SMALL, TINY, FOOT = 30, 24, 20, 18, 16  # half points


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _space(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


KEEP, CENTRED = "<w:keepNext/>", '<w:jc w:val="center"/>'
HYPHENS = '<w:suppressAutoHyphens w:val="0"/>'  # in narrow columns only
TOPPED = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="808080"/></w:pBdr>'
BOLD, SLANTED = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
# of no exact height: LibreOffice gave such a paragraph a page of its own at the end of a long table
HIDDEN = _space(120, 0)
# identifier → name, properties of paragraphs, properties of text
STYLES = {
    "Normal": ("Normal", "<w:suppressAutoHyphens/>" + _space(40, 40), _size(USUAL)),
    "Title": ("Title", f"{KEEP}{_space(0, 80)}{CENTRED}", BOLD + _size(BIG)),
    "Subtitle": ("Subtitle", f"{KEEP}{_space(0, 120)}{CENTRED}", ""),
    "Heading1": ("heading 1", f'{KEEP}{_space(240, 100)}<w:outlineLvl w:val="0"/>', BOLD),
    "Heading2": ("heading 2", f'{KEEP}{_space(160, 80)}<w:outlineLvl w:val="1"/>', SLANTED),
    "Note": ("Note", f"{KEEP}{_space(60, 120)}", SLANTED + _size(SMALL)),
    "Label": ("Label", "", _size(22)),
    "Cell": ("Cell", HYPHENS, _size(SMALL)),
    "CellKept": ("Cell Kept", KEEP + HYPHENS, _size(SMALL)),
    "CellHead": ("Cell Head", f"{KEEP}{CENTRED}", BOLD + _size(19)),
    "CellNote": ("Cell Note", f"{KEEP}{_space(0, 40)}{CENTRED}", _size(TINY)),
    "Break": ("Break", HIDDEN, '<w:sz w:val="2"/>'),
    "Header": ("header", CENTRED, _size(22)),
    "Footer": ("footer", TOPPED + CENTRED, _size(FOOT)),
}


def section(across: bool, locked: bool, first: bool) -> str:
    """The set-up of a section of pages; in one that is not locked the form's own text may be changed too.

    That is the price of rows that can be added: Word does not add any where only forms may be filled in.
    The ``first`` begins the form, with a page that has no number on top; the others go on where it ends.
    """
    width, height = reversed(A4) if across else A4
    left = SIDE if across else BOUND
    turned = ' w:orient="landscape"' if across else ""
    protected = "" if locked else '<w:formProt w:val="0"/>'
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:headerReference w:type="first" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/><w:footerReference w:type="first" r:id="rId6"/>'
        f'<w:type w:val="{"nextPage" if first else "continuous"}"/>'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(TOP)}" w:right="{twips(SIDE)}" w:bottom="{twips(BOTTOM)}"'
        f' w:left="{twips(left)}" w:header="{twips(EDGE)}" w:footer="{twips(EDGE)}" w:gutter="0"/>'
        f"{protected}{'<w:titlePg/>' if first else ''}</w:sectPr>"
    )


def packed(title: str, body: str, foot: str) -> bytes:
    """The .docx file with the body; ``foot`` names the form at the foot of its pages."""
    parts = {
        "styles": ("styles", _styles()),
        "settings": settings('<w:documentProtection w:edit="forms" w:enforcement="1"/>', hyphens=True),
        "fontTable": fonts(),
        "header1": _header(*page_number(2)),
        "header2": _header(),
        "footer": _footer(foot),
    }
    document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return docx(title, document, parts)


def _header(*runs: str) -> Part:
    return "header", f"<w:hdr {NAMESPACE}>{paragraph(*runs, style='Header')}</w:hdr>"


def _footer(foot: str) -> Part:
    """«Анкета клиента · дело № 12 · стр. 1 из 2», as at the foot of the papers."""
    words = (run(f"{foot} · стр.\u00a0"), *page_number(1), run(" из "), *field("NUMPAGES", "1"))
    return "footer", f"<w:ftr {NAMESPACE}>{paragraph(*words, style='Footer')}</w:ftr>"


def _styles() -> str:
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}"'
        f' w:cs="{FONT}"/><w:sz w:val="24"/><w:szCs w:val="24"/>'
        '<w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240"'
        ' w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    waiting = (
        '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
        '<w:rPr><w:color w:val="767676"/></w:rPr></w:style>'
    )
    return f"<w:styles {NAMESPACE}>{defaults}{''.join(map(_style, STYLES))}{waiting}{_tables()}</w:styles>"


def _style(identifier: str) -> str:
    name, of_paragraph, of_text = STYLES[identifier]
    is_first = identifier == "Normal"
    default, based = (' w:default="1"', "") if is_first else ("", '<w:basedOn w:val="Normal"/>')
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{identifier}"><w:name w:val="{name}"/>{based}'
        f"<w:qFormat/><w:pPr>{of_paragraph}</w:pPr><w:rPr>{of_text}</w:rPr></w:style>"
    )


def _tables() -> str:
    sides = "".join(
        f'<w:{side} w:w="{twips(width)}" w:type="dxa"/>'
        for side, width in (("top", 0), ("left", CELL_SIDE), ("bottom", 0), ("right", CELL_SIDE))
    )
    lines = "".join(
        f"<w:{side} {RULE}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="Grid"><w:name w:val="Grid"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders>'
        f"<w:tblCellMar>{sides}</w:tblCellMar></w:tblPr></w:style>"
    )
