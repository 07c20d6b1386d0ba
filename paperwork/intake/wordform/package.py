"""The .docx around a form: styles, protection, properties; the same bytes each time."""

from __future__ import annotations

from paperwork.common.docx_shell import FONT, NAMESPACE, OFFICE, docx, fonts, page_number, settings
from paperwork.intake.wordform.markup import paragraph, twips

A4 = (210.0, 297.0)
LEFT, RIGHT, TOP, BOTTOM = 25.0, 15.0, 20.0, 20.0
UPRIGHT, ACROSS = A4[0] - LEFT - RIGHT, A4[1] - LEFT - RIGHT  # between the margins
NAMESPACES = (
    f'{NAMESPACE} xmlns:r="{OFFICE}/relationships"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14 w15"'
)
RULE = 'w:val="single" w:sz="4" w:space="0" w:color="808080"'

BIG, USUAL, SMALL, TINY = 30, 24, 20, 16  # half points


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _space(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


KEEP, CENTRED = "<w:keepNext/>", '<w:jc w:val="center"/>'
BOLD, SLANTED = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
HIDDEN = '<w:spacing w:before="120" w:after="0" w:line="20" w:lineRule="exact"/>'
# identifier → name, properties of paragraphs, properties of text
STYLES = {
    "Normal": ("Normal", _space(40, 40), _size(USUAL)),
    "Title": ("Title", f"{KEEP}{_space(0, 80)}{CENTRED}", BOLD + _size(BIG)),
    "Subtitle": ("Subtitle", f"{KEEP}{_space(0, 120)}{CENTRED}", ""),
    "Heading1": ("heading 1", f'{KEEP}{_space(240, 100)}<w:outlineLvl w:val="0"/>', BOLD),
    "Heading2": ("heading 2", f'{KEEP}{_space(160, 80)}<w:outlineLvl w:val="1"/>', SLANTED),
    "Note": ("Note", _space(60, 120), SLANTED + _size(SMALL)),
    "Label": ("Label", "", _size(22)),
    "Cell": ("Cell", "", _size(SMALL)),
    "CellHead": ("Cell Head", f"{KEEP}{CENTRED}", BOLD + _size(19)),
    "CellNote": ("Cell Note", f"{KEEP}{_space(0, 40)}{CENTRED}", _size(TINY)),
    "Break": ("Break", HIDDEN, '<w:sz w:val="2"/>'),
    "Footer": ("footer", CENTRED, _size(SMALL)),
}


def section(across: bool, locked: bool, start: str) -> str:
    """The set-up of a section of pages; in one that is not locked the form's own text may be changed too.

    That is the price of rows that can be added: Word does not add any where only forms may be filled in.
    """
    width, height = reversed(A4) if across else A4
    turned = ' w:orient="landscape"' if across else ""
    protected = "" if locked else '<w:formProt w:val="0"/>'
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:type w:val="{start}"/>'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(TOP)}" w:right="{twips(RIGHT)}" w:bottom="{twips(BOTTOM)}"'
        f' w:left="{twips(LEFT)}" w:header="{twips(10)}" w:footer="{twips(10)}" w:gutter="0"/>'
        f"{protected}</w:sectPr>"
    )


def packed(title: str, body: str) -> bytes:
    """The .docx file with the body."""
    parts = {
        "styles": ("styles", _styles()),
        "settings": settings('<w:documentProtection w:edit="forms" w:enforcement="1"/>'),
        "fontTable": fonts(),
        "footer": ("footer", f"<w:ftr {NAMESPACE}>{paragraph(*page_number(1), style='Footer')}</w:ftr>"),
    }
    document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return docx(title, document, parts)


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
        for side, width in (("top", 0), ("left", 1.5), ("bottom", 0), ("right", 1.5))
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
