"""Loops that begin in one cell of a row and end in another: whose row they repeat, and what is warned of."""

from __future__ import annotations

import pytest

from paperwork.word import Template

from .both import ours
from .documents import raw, tbl, tc, tr
from .structure import xml

FOR, END = "{% for i in x %}", "{% endfor %}"
WHOLE = {
    "beside the words": tr(f"{FOR}{{{{ i }}}}", f"б{END}"),
    "in paragraphs of their own": tr(tc(FOR, "{{ i }}"), tc("б", END)),
    "around a condition": tr(f"{FOR}{{% if i %}}{{{{ i }}}}{{% endif %}}", f"б{END}"),
    "one cell between": tr(f"{FOR}{{{{ i }}}}", "а", f"б{END}"),
}
TORN = {
    "words before the loop": (tr(f"а {FOR}{{{{ i }}}}", f"б{END}"),),
    "words behind the loop": (tr(f"{FOR}{{{{ i }}}}", f"б{END} в"),),
    "another row": (tr(FOR, ""), tr("{{ i }}", f"б{END}")),
}


@pytest.mark.parametrize("row", WHOLE.values(), ids=WHOLE)
def test_a_loop_over_all_cells_of_a_row_repeats_the_row(row: str) -> None:
    template = raw(tbl(row, columns=row.count("<w:tc>")))
    assert not Template(template).warnings
    printed = xml(ours(template, {"x": [1, 2]})).split("<w:tbl>")[1]
    rows = printed.split("<w:tr>")[1:]
    assert len(rows) == 2
    assert {one.count("<w:tc>") for one in rows} == {row.count("<w:tc>")}
    assert {one.count("<w:p>") for one in rows} == {row.count("<w:tc>")}


@pytest.mark.parametrize("rows", TORN.values(), ids=TORN)
def test_a_loop_that_tears_the_columns_is_warned_of(rows: tuple[str, ...]) -> None:
    (warning,) = Template(raw(tbl(*rows))).warnings
    assert "начат в одном столбце таблицы, а кончается в другом" in str(warning)
    assert "поставьте {%tr for i in x %} в отдельную строку таблицы над повторяемыми" in str(warning)


def test_a_loop_from_a_column_to_the_same_one_is_left_alone() -> None:
    rows = tr("Услуга", f"Объем{FOR}"), tr("{{ i }}", f"б{END}")
    assert not Template(raw(tbl(*rows))).warnings
