"""What is to be done about the formulas beside records that were added to a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paperwork.intake.excel.amending.amend import calculated
from paperwork.intake.excel.container import container_of

GIVEN = (
    "Лист «{}»: в новых строках формулы столбцов таблицы без значений ({});"
    " откройте книгу в Excel и сохраните, тогда они будут вычислены"
)
LEFT = "Лист «{}»: в новых строках нет формул, какие есть в этих столбцах выше: {}; протяните их в Excel"


def formula_lines(name: str, before: bytes, after: bytes, titles: Iterable[str]) -> Iterator[str]:
    """The lines for the sheets that got new rows; ``before`` and ``after`` are the file of the book."""
    old, new = container_of(name, before, None), container_of(name, after, None)
    for title in titles:
        found = calculated(old, new, title)
        if found.given:
            yield GIVEN.format(title, ", ".join(found.given))
        if found.left:
            yield LEFT.format(title, ", ".join(found.left))
