"""A row that takes the most of a page may be broken, whatever its author says: else its end would be lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from paperwork.common.private_folder import PrivateFolder
from paperwork.word import Template
from paperwork.word.cache import TemplateCache

from .documents import p, raw, tbl, tc, tr, unzipped
from .structure import Q

LOOP, END = tr("{%tr for i in ряд %}"), tr("{%tr endfor %}")
PAGE = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="{}"/></w:sectPr></w:pPr></w:p>'
LONG = "слово " * 400
LINES = "а\n" * 60


def row(*texts: str, mark: str = "<w:cantSplit/>", width: int = 3000) -> str:
    """A row with what forbids to break it."""
    cells = "".join(tc(p(text)).replace('w:w="1000"', f'w:w="{width}"') for text in texts)
    return tr(cells).replace("<w:tr>", f"<w:tr><w:trPr>{mark}</w:trPr>", 1)


def unbroken(document: bytes) -> list[bool]:
    """For each row, whether it forbids to be broken."""
    root = etree.fromstring(unzipped(document)["word/document.xml"])
    return [item.find(f"{Q}trPr/{Q}cantSplit") is not None for item in root.iter(Q + "tr")]


LOOPED = LOOP + row("{{ i }}", "{{ i }}") + END
CASES = {
    "short": (LOOPED, ["слово", "слово " * 30], [True, True]),
    "long": (LOOPED, ["слово", LONG, "слово"], [True, False, True]),
    "many lines": (LOOPED, [LINES], [False]),
    "spelled out": (LOOP + row("{{ i }}", mark='<w:cantSplit w:val="1"/>') + END, [LONG], [False]),
    "wide": (LOOP + row("{{ i }}", width=9000) + END, ["слово " * 200], [True]),
    "outside of loops": (row("{{ ряд[0] }}"), [LONG], [False]),
    "fixed text": (row(LONG) + row("{{ ряд[0] }}"), ["слово"], [False, True]),
    "a head": (row(LONG, mark="<w:cantSplit/><w:tblHeader/>") + row("{{ ряд[0] }}"), [LONG], [True, False]),
    "a high empty row": (row("{{ ряд[0] }}", mark='<w:cantSplit/><w:trHeight w:val="9000"/>'), ["а"], [True]),
}


@pytest.mark.parametrize(("table", "values", "expected"), CASES.values(), ids=list(CASES))
def test_a_tall_row_may_be_broken(
    table: str, values: list[str], expected: list[bool], tmp_path: Path
) -> None:
    # what follows the table is long: it belongs to no row
    source = raw(tbl(table) + p(LONG))
    cache = TemplateCache(PrivateFolder(tmp_path / "cache", 9, 1 << 20))
    for _ in range(2):
        assert unbroken(Template(source, cache=cache).render({"ряд": values})) == expected


@pytest.mark.parametrize(("height", "expected"), [(16838, True), (8391, False)])
def test_the_lowest_page_of_the_document_counts(height: int, expected: bool) -> None:
    made = Template(raw(tbl(LOOPED) + PAGE.format(16838) + PAGE.format(height)))
    assert unbroken(made.render({"ряд": ["слово " * 150]})) == [expected]
