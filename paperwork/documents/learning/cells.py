"""What a loop prints in one cell: a code that gives the cell's text for every record that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from paperwork.documents.learning.composed import ENOUGH, NUMBERED, CellCode, composed, of_record
from paperwork.documents.learning.records import Records
from paperwork.documents.learning.wordings import likeness

YES: Final = frozenset({"да", "+", "v", "х", "x", "✓", "есть"})
DASHES: Final = frozenset({"-", "нет", "--"})


def cell_code(records: Records, indexes: Sequence[int], texts: Sequence[str], header: str) -> CellCode:
    """The code of the cells with these texts, one for each record shown."""
    if not any(texts):
        return CellCode("", (), 0, is_fixed=True)
    found = _counted(texts) or _one_value(records, indexes, texts, header) or _yes(records, indexes, texts)
    if found:
        return found
    found = composed(records, indexes, texts, header)
    if found:
        return found
    if len(set(texts)) == 1:
        return CellCode(texts[0], (), 0, is_fixed=True)
    return CellCode("", (), -sum(map(len, texts)) // 2)


def _counted(texts: Sequence[str]) -> CellCode | None:
    """The numbers of the rows: 1, 2, … with what is written after them."""
    ends = set()
    for number, text in enumerate(texts, 1):
        match = NUMBERED.fullmatch(text)
        if not match or int(match.group(1)) != number:
            return None
        ends.add(match.group(2))
    return CellCode("{{ loop.index }}" + ends.pop(), (), 0) if len(ends) == 1 else None


def _one_value(
    records: Records, indexes: Sequence[int], texts: Sequence[str], header: str
) -> CellCode | None:
    """One answer of each record, and nothing else."""
    hits: dict[tuple[str, str, bool], int] = {}
    for index, text in zip(indexes, texts, strict=True):
        for cell in records.whole(index, text) if text else ():
            key = (cell.column, cell.rendering.filters, cell.rendering.looks)
            hits[key] = hits.get(key, 0) + 1
    best: tuple[tuple[float, ...], CellCode] | None = None
    for (column, filters, looks), count in hits.items():
        empty = sum(
            not text and records.is_empty(index, column) for index, text in zip(indexes, texts, strict=True)
        )
        dashes = {text for index, text in zip(indexes, texts, strict=True)
                  if text.lower() in DASHES and records.is_empty(index, column)}  # fmt: skip
        dashed = sum(text in dashes for text in texts)
        share = (count + empty + dashed) / len(texts)
        if share < ENOUGH:
            continue
        merit = (
            share,
            likeness(header, records.rows.columns.get(column, "")),
            -len(filters),
            -list(records.columns).index(column),
        )
        code = f"{{{{ {of_record(column)}{filters} }}}}"
        if len(dashes) == 1 and not filters:
            code = f'{{{{ {of_record(column)} or "{dashes.pop()}" }}}}'
        letters = sum(len(text) for text in texts if text)
        made = CellCode(code, (column,), int(letters * share), looks=looks)
        if best is None or merit > best[0]:
            best = merit, made
    return best[1] if best else None


def _yes(records: Records, indexes: Sequence[int], texts: Sequence[str]) -> CellCode | None:
    """«да» where a column of yes and no says yes."""
    said = {text for text in texts if text}
    if len(said) != 1 or next(iter(said)).lower() not in YES:
        return None
    word = said.pop()
    for column in records.columns:
        values = [records.value(index, column) for index in indexes]
        if all(isinstance(value, bool) for value in values) and [bool(t) for t in texts] == values:
            return CellCode(
                f"{{% if {of_record(column)} %}}{word}{{% endif %}}",
                (column,),
                len(word) * sum(map(bool, texts)),
            )
    return None
