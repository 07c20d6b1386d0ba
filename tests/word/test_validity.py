"""Documents open in Word with no repair, whatever the template's tags leave of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from each import each
from sdk import schema_faults

from paperwork.word import Template

from .documents import built, link, p, part, r, raw, tbl, tc, tr, typed
from .structure import text, xml
from .validity import faults

LOOP, END = "{%p for i in ряд %}", "{%p endfor %}"
BOOKMARK = '<w:bookmarkStart w:id="{0}" w:name="м{0}"/>', '<w:bookmarkEnd w:id="{0}"/>'
DRAWING = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a"/></wp:inline></w:drawing></w:r>'
CONTROL = "<w:sdt><w:sdtPr><w:id w:val='5'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
COMMENT = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
BOX = "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"

BODIES = {
    "emptied cell": tbl(tr(tc("{%p if ряд %}", "а", "{%p endif %}"), "б")),
    "cell with a loop": tbl(tr(tc(LOOP, "{{ i }}", END), "б")),
    "cell with else": tbl(tr(tc("{%p if ряд %}", "а", "{%p else %}", "б", "{%p endif %}"), "б")),
    "nested table last in a cell": tbl(tr(tc(LOOP, tbl(tr("а")), END), "б")),
    "nested table kept last": tbl(
        tr(tc(p("а"), tbl(tr("а", "б")), "{%p if ряд %}", "в", "{%p endif %}"), "б")
    ),
    "emptied row": tbl(tr("{%tc for i in ряд %}", "{{ i }}", "{%tc endfor %}"), tr("а")),
    "emptied table": tbl(tr("{%tr for i in ряд %}"), tr("{{ i }}"), tr("{%tr endfor %}"), columns=1)
    + p("конец"),
    "emptied nested table": tbl(
        tr(tc(tbl(tr("{%tr for i in ряд %}"), tr("{{ i }}"), tr("{%tr endfor %}"))), "б")
    ),
    "cells in a loop of rows": tbl(
        tr("{%tr for j in ряд %}"),
        tr("{%tc for i in ряд %}", "{{ i }}", "{%tc endfor %}"),
        tr("{%tr endfor %}"),
    ),
    "cells across": tbl(tr("{% for i in ряд %}а", "б{% endfor %}")),
    "spans": tbl(tr(tc("{% colspan ряд|length + 1 %}а"), "б")),
    "merged across": tbl(tr("{%tc for i in ряд %}", "{% hm %}а", "{%tc endfor %}", "б")),
    "merged down": tbl(tr("{%tr for i in ряд %}"), tr("{% vm %}а", "б"), tr("{%tr endfor %}")),
    "drawings in a loop": p(LOOP) + p(DRAWING) + p(END) + p(DRAWING, DRAWING),
    "bookmarks in a loop": p(LOOP)
    + p(BOOKMARK[0].format(1), "{{ i }}", BOOKMARK[1].format(1))
    + p(END)
    + p(BOOKMARK[0].format(2), BOOKMARK[1].format(2)),
    "bookmark around a loop": p(BOOKMARK[0].format(1))
    + p(LOOP)
    + p("{{ i }}")
    + p(END)
    + p(BOOKMARK[1].format(1)),
    "bookmark half in a loop": p(BOOKMARK[0].format(1))
    + p(LOOP)
    + p("{{ i }}", BOOKMARK[1].format(1))
    + p(END),
    "bookmark in a lifted paragraph": p(LOOP, BOOKMARK[0].format(1))
    + p("{{ i }}")
    + p(END)
    + p(BOOKMARK[1].format(1)),
    "bookmark inside a tag": p("{{ ", BOOKMARK[0].format(1), "да", BOOKMARK[1].format(1), " }}"),
    "bookmark that begins inside a tag": p(
        "{{ ", BOOKMARK[0].format(1), "да", " }} и ", BOOKMARK[1].format(1)
    ),
    "bookmark in a branch": p("{% if ряд %}а", BOOKMARK[0].format(1), "{% endif %}", BOOKMARK[1].format(1)),
    "comments in a loop": p(LOOP)
    + p(COMMENT[0], "{{ i }}", COMMENT[1], '<w:r><w:commentReference w:id="1"/></w:r>')
    + p(END),
    "controls in a loop": p(LOOP) + CONTROL.format(p("{{ i }}")) + p(END),
    "paragraph ids in a loop": p(LOOP)
    + f'<w:p w14:paraId="00000001" w14:textId="0000000A">{r("{{ i }}")}</w:p>'
    + p(END),
    "text box in a loop": p(LOOP) + p(BOX.format(p("{{ i }}"))) + p(END),
    "emptied text box": p(BOX.format(p(LOOP) + p("{{ i }}") + p(END))),
    "tag over a hyperlink": p("{{ да ", '<w:hyperlink w:anchor="x">' + r("}} конец") + "</w:hyperlink>"),
    "tag that ends in an insertion": p(
        "{{ да", '<w:ins w:id="1" w:author="я">' + r(" }} конец") + "</w:ins>"
    ),
    "new paragraph in a hyperlink": p('<w:hyperlink w:anchor="x">' + r("{{ абзацы }}") + "</w:hyperlink>"),
    "new paragraph in a control": "<w:p><w:sdt><w:sdtContent>"
    + r("{{ абзацы }}")
    + "</w:sdtContent></w:sdt></w:p>",
    "new paragraph with a section": p("{{ абзацы }}", look="<w:pPr><w:sectPr/></w:pPr>"),
    "macro of paragraphs in a cell": p("{%p macro м() %}")
    + p("а")
    + p("{%p endmacro %}")
    + tbl(tr(tc("{{p м() }}"), "б")),
    "text where a paragraph is": tbl(tr(tc("{{p да }}"), "б")) + p("{{p абзацы }}"),
    "text where a run is": p(r("{{r абзацы }}")) + p(r("до {{r да }} после")),
    "minus at the edges": p("{%- if ряд -%}") + p("а") + p("{%- endif -%}"),
    "minus beside a table": p("{%- if да -%}") + tbl(tr("а", "б")) + p("{%- endif -%}"),
    "minus in cells": tbl(tr(tc("а", "{%- if да -%}", "б", "{%- endif -%}"), "в")),
    "comment over everything": p("а {# b") + p("в #}") + p("г"),
    "deleted text": p(
        '<w:del w:id="1" w:author="я"><w:r><w:delText>{{ старое }}</w:delText></w:r></w:del>', "{{ да }}"
    ),
}


@each("rows", [[], ["а"], ["а", "б", "в"]], ids=len)
@each("case", BODIES)
def test_documents_are_whole(case: str, rows: list[str]) -> None:
    made = Template(raw(BODIES[case])).render({"ряд": rows, "да": "да", "абзацы": "а\aб\fв\nг\tд"})
    assert faults(made) == []


def test_other_parts_are_whole_too() -> None:
    looped = p(LOOP) + p("{{ i }}") + p(END)
    template = Template(
        raw(
            p("тело"),
            parts={
                "word/header1.xml": part("hdr", looped),
                "word/footer1.xml": part("ftr", tbl(tr(tc(looped)))),
                "word/footnotes.xml": part("footnotes", f'<w:footnote w:id="2">{looped}</w:footnote>'),
                "word/endnotes.xml": part("endnotes", f'<w:endnote w:id="2">{looped}</w:endnote>'),
            },
            links="".join(
                link(f"rId{number}", kind, f"{name}.xml")
                for number, (kind, name) in enumerate(
                    [
                        ("header", "header1"),
                        ("footer", "footer1"),
                        ("footnotes", "footnotes"),
                        ("endnotes", "endnotes"),
                    ]
                )
            ),
            types=typed("header1", "header") + typed("footer1", "footer") + typed("footnotes", "footnotes"),
        )
    )
    full = template.render({"ряд": ["а"]})
    assert all(
        "{" not in xml(full, f"word/{name}.xml") for name in ("header1", "footer1", "footnotes", "endnotes")
    )
    assert [fault for fault in faults(template.render({"ряд": []})) if "footer" not in fault] == []


def test_words_of_repaired_documents() -> None:
    template = Template(raw(BODIES["emptied table"]))
    assert text(template.render({"ряд": []})) == ["конец"]
    cells = Template(raw(BODIES["emptied cell"])).render({"ряд": []})
    assert text(cells) == ["", "б"]
    row = Template(raw(BODIES["emptied row"])).render({"ряд": []})
    assert text(row) == ["а"]


def test_traces_of_editing_are_left_out() -> None:
    body = '<w:p w:rsidR="00AA" w:rsidRDefault="00BB"><w:r w:rsidRPr="00CC"><w:t>{{ x }}</w:t></w:r></w:p>'
    assert "rsid" not in xml(Template(raw(body)).render({"x": 1}))


def fill(document: Any) -> None:
    """A document with most of what the dialect knows."""
    document.add_heading("План {{ x }}", 1)
    document.add_paragraph("{{ x }}\tа", style="List Bullet")
    for line in ("{%p for i in ряд %}", "{{ i }}", "{%p endfor %}"):
        document.add_paragraph(line)
    table = document.add_table(5, 3, style="Table Grid")
    table.cell(1, 0).text = "{%tr for i in ряд %}"
    table.cell(2, 0).text = "{% vm %}{% cellbg 'FFCC00' %}{{ i }}"
    table.cell(2, 1).text = "{%p if i == 'а' %}"
    table.cell(3, 0).text = "{%tr endfor %}"
    table.cell(2, 1).add_paragraph("да")
    table.cell(2, 1).add_paragraph("{%p endif %}")
    for position, words in enumerate(("{%tc for i in ряд %}", "{% hm %}{{ i }}", "{%tc endfor %}")):
        table.cell(4, position).text = words
    for cell in table.rows[2].cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    table.cell(0, 0).text = "{% colspan 2 %}а"
    table.rows[0]._tr.remove(table.rows[0]._tr.tc_lst[1])


def test_the_validator_of_the_sdk(tmp_path: Path) -> None:
    template = built(fill)
    made = Template(template).render({"x": "а\aб\fв", "ряд": ["а", "б"]})
    assert faults(made) == []
    path, before = tmp_path / "made.docx", tmp_path / "before.docx"
    path.write_bytes(made)
    before.write_bytes(template)
    known = {error["description"] for error in schema_faults(before)}
    assert [error for error in schema_faults(path) if error["description"] not in known] == []
