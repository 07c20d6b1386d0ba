"""The styles of the templates: Times New Roman, Russian, black; nothing that is not used."""

from __future__ import annotations

from dataclasses import dataclass, replace

from paperwork.common.docx_shell import FONT, NAMESPACE

from .ooxml import twips

SIZE = 12.0  # points: that of running text
GUTTER = 7.0  # the place of an item's number, in millimetres
RULE = 'w:val="single" w:sz="4" w:space="{}" w:color="auto"'  # half a point


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: sizes in points, distances in points, indents in millimetres."""

    name: str
    identifier: str
    size: float = SIZE
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 0
    left: float = 0
    hanging: float = 0
    centred: bool = False
    keep: bool = False
    whole: bool = False  # no page parts its lines
    ruled: bool = False
    apart: int = 1  # of the rule from the text, in points
    topped: bool = False  # a rule over it
    outline: int | None = None
    right_tab: float = 0  # where a dotted line ends, in millimetres
    hyphens: bool = False
    line: float = 0  # exactly so high, in points; 0: as high as its letters
    spacing: float = 1  # of lines, where ``line`` is not given
    first: float = 0  # the indent of the first line, in millimetres
    justified: bool = False
    right: bool = False

    def xml(self) -> str:
        """The style's element."""
        based = "" if self.identifier == "Normal" else '<w:basedOn w:val="Normal"/>'
        default = ' w:default="1"' if self.identifier == "Normal" else ""
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{self.identifier}">'
            f'<w:name w:val="{self.name}"/>'
            f"{based}<w:qFormat/><w:pPr>{self._paragraph()}</w:pPr><w:rPr>{self._run()}</w:rPr></w:style>"
        )

    def _paragraph(self) -> str:
        side = "bottom" if self.ruled else "top" if self.topped else ""
        border = f"<w:pBdr><w:{side} {RULE.format(self.apart)}/></w:pBdr>" if side else ""
        tab = f'<w:tabs><w:tab w:val="left" w:pos="{twips(self.left)}"/></w:tabs>' if self.hanging else ""
        high = f' w:line="{round(self.line * 20)}" w:lineRule="exact"' if self.line else ""
        if self.spacing != 1:
            high = f' w:line="{round(self.spacing * 240)}" w:lineRule="auto"'
        if self.right_tab:
            place = twips(self.right_tab)
            tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{place}"/></w:tabs>'
        indent = f'<w:ind w:left="{twips(self.left)}" w:hanging="{twips(self.hanging)}"/>'
        if self.first:
            indent = f'<w:ind w:firstLine="{twips(self.first)}"/>'
        places = {"center": self.centred, "both": self.justified, "right": self.right}
        place = next((name for name, is_so in places.items() if is_so), "")
        return "".join(
            (
                "<w:keepNext/>" if self.keep else "",
                "<w:keepLines/>" if self.whole else "",
                border,
                tab,
                "" if self.hyphens else "<w:suppressAutoHyphens/>",
                f'<w:spacing w:before="{round(self.before * 20)}" w:after="{round(self.after * 20)}"{high}/>',
                indent if self.left or self.hanging or self.first else "",
                f'<w:jc w:val="{place}"/>' if place else "",
                f'<w:outlineLvl w:val="{self.outline}"/>' if self.outline is not None else "",
            )
        )

    def _run(self) -> str:
        weight = ("<w:b/><w:bCs/>" if self.bold else "") + ("<w:i/><w:iCs/>" if self.italic else "")
        if self.size == SIZE:  # that of the defaults: who changes it there changes it everywhere
            return weight
        points = round(self.size * 2)
        return f'{weight}<w:sz w:val="{points}"/><w:szCs w:val="{points}"/>'


STYLES = (
    Style("Normal", "Normal"),
    Style("Title", "Title", size=14, bold=True, before=10, after=4, centred=True, keep=True),
    Style("Subtitle", "Subtitle", centred=True, keep=True, after=6),
    Style("heading 1", "Heading1", bold=True, before=12, after=3, keep=True, outline=0),
    Style("heading 2", "Heading2", italic=True, before=7, after=3, keep=True, outline=1),
    Style("header", "Header", size=11, centred=True),
    Style("footer", "Footer", size=8, centred=True, topped=True),
    Style("caption", "Caption", size=8, centred=True),
    Style("Letterhead", "Letterhead", centred=True, keep=True),
    Style("Institution", "Institution", bold=True, after=2, centred=True, keep=True),
    Style("Requisites", "Requisites", size=9.5, centred=True, keep=True),
    Style("Line", "Line", keep=True),
    Style("Body Text", "Text", before=2, after=2, first=12.5, spacing=1.15, justified=True, hyphens=True),
    Style("Item", "Item", before=6, left=GUTTER, hanging=GUTTER, keep=True),
    # whole: the rule is drawn on each of two pages, and half an answer would look like all of it
    Style("Answer", "Answer", before=3, left=GUTTER, ruled=True, whole=True),
    Style("Answer Part", "AnswerPart", before=3, left=GUTTER),
    Style("Framed Answer", "FramedAnswer", before=3, after=3),
    Style("Options", "Options", before=3, left=GUTTER),
    Style("Fact", "Fact", before=7.5, after=0.9),  # as high as its row: a wording is level with its answer
    Style("Fact Answer", "FactAnswer", before=6.6, after=0.8, ruled=True),
    Style("Fact Options", "FactOptions", before=7, after=1.4),
    Style("Fact Label", "FactLabel", before=7, after=1.4, left=GUTTER, hanging=GUTTER),
    Style("Figure", "Figure", size=11, before=3),
    Style("Figure Number", "FigureNumber", size=11, before=3, centred=True),
    Style("Bar", "Bar", size=10, before=1, after=1, line=11.5),
    Style("Statement", "Statement", before=8, after=2, keep=True),
    Style("Signature Line", "SignatureLine", before=7),
    Style("Signature Name", "SignatureName", before=7, centred=True),
    Style("Signature Note", "SignatureNote", size=9),
    Style("Cell", "Cell", size=10, before=1, after=1, hyphens=True),
    Style("Cell Number", "CellNumber", size=10, before=1, after=1, centred=True),
    Style("Cell Figure", "CellFigure", size=10, before=1, after=1, right=True),
    Style("Cell Head", "CellHead", size=9, bold=True, before=1, after=1, centred=True, keep=True),
    Style("Cell Note", "CellNote", size=8.5, after=1, hyphens=True),
    Style("Cell Note Centred", "CellNoteCentred", size=8.5, after=1, centred=True, hyphens=True),
    Style("Note", "Note", size=9, before=3, after=2, hyphens=True),
    Style("Spacer", "Spacer", size=4, before=3),
    Style("Seam", "Seam", size=1, line=0.7, keep=True),
)

# The text of a grid a millimetre from the rule under it, where its rows are read and signed one by one.
ROOMY = tuple(replace(style, after=2.8) for style in STYLES if style.identifier in {"Cell", "CellNumber"})

DEFAULTS = (
    f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}"'
    f' w:cs="{FONT}"/><w:sz w:val="{round(SIZE * 2)}"/><w:szCs w:val="{round(SIZE * 2)}"/>'
    '<w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240"'
    ' w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
)


def _table_style(identifier: str, margin: float, borders: str = "", header: str = "") -> str:
    """A table style: the text stands ``margin`` millimetres from the cell's sides."""
    sides = "".join(
        f'<w:{side} w:w="{twips(width)}" w:type="dxa"/>'
        for side, width in (("top", 0.0), ("left", margin), ("bottom", 0.0), ("right", margin))
    )
    default = ' w:default="1"' if identifier == "TableNormal" else ' w:customStyle="1"'
    based = "" if identifier == "TableNormal" else '<w:basedOn w:val="TableNormal"/>'
    name = "Normal Table" if identifier == "TableNormal" else identifier
    return (
        f'<w:style w:type="table"{default} w:styleId="{identifier}"><w:name w:val="{name}"/>{based}'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{borders}<w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>'
        f"{header}</w:style>"
    )


def styles_xml(own: tuple[Style, ...] = ()) -> str:
    """The part word/styles.xml; ``own`` are those of one template, in the place of others."""
    lines = "".join(
        f"<w:{side} {RULE.format(0)}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    frame = "".join(f"<w:{side} {RULE.format(0)}/>" for side in ("top", "left", "bottom", "right"))
    tables = (
        _table_style("TableNormal", 0)
        + _table_style("Layout", 0)
        + _table_style("Grid", 1.0, f"<w:tblBorders>{lines}</w:tblBorders>")
        + _table_style("Frame", 1.0, f"<w:tblBorders>{frame}</w:tblBorders>")
    )
    named = {style.identifier: style for style in (*STYLES, *own)}
    paragraphs = "".join(style.xml() for style in named.values())
    return f"<w:styles {NAMESPACE}>{DEFAULTS}{paragraphs}{tables}</w:styles>"
