"""Numbers in a template as other programs write them, and measures of another sort: never a traceback."""

from __future__ import annotations

from each import each
from lxml import etree

from paperwork.documents.blank_rows import with_room
from paperwork.word import Template
from paperwork.word.docx.xml import W, whole

from .documents import changed, p, raw, tbl, tc, tr
from .structure import text

NUMBERS = (("4680", 4680), ("4680.0", 4680), ("-3", -3), ("50%", 0), ("842pt", 0), ("", 0), ("1.5cm", 0))


@each(("written", "number"), NUMBERS)
def test_what_is_a_number(written: str, number: int) -> None:
    assert whole(etree.Element("item", {W + "w": written}), W + "w") == number
    assert whole(etree.Element("item"), W + "w") == whole(None, W + "w") == 0


ROW = tr(tc("{%tc for i in x %}"), tc("{{ i }}"), tc("{%tc endfor %}"))
KEPT = tr("№", "Что").replace("<w:tr>", "<w:tr><w:trPr><w:cantSplit/></w:trPr>", 1)
TABLE = tbl(KEPT, tr("", "{{ y }}"), ROW)


@each("measure", ["50%", "842pt", "4680.0", ""])
def test_a_template_with_any_measure_prints(measure: str) -> None:
    size = f'<w:sectPr><w:pgSz w:w="{measure}" w:h="{measure}"/></w:sectPr>'.encode()
    span = f'<w:gridSpan w:val="{measure}"/></w:tcPr>'
    body = TABLE.replace('w:w="1000"', f'w:w="{measure}"').replace("</w:tcPr>", span, 3)
    template = changed(raw(body + p("в")), document=lambda part: part.replace(b"<w:sectPr/>", size))
    made = with_room(Template(template).render({"x": ["а", "б"], "y": ""}))
    assert "".join(text(made)).endswith("в")
