"""What a loop prints in one cell: a code that gives the cell's text for every record that is shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from paperwork.documents.learning.composed import ENOUGH, MOST_LINES, CellCode, composed
from paperwork.documents.learning.notes import joined
from paperwork.documents.learning.pieces import NUMBERED, counts, of_record
from paperwork.documents.learning.records import Records
from paperwork.documents.learning.tails import tailed
from paperwork.documents.learning.told import in_other_words, is_form, told
from paperwork.documents.learning.wordings import likeness

SEVERAL, MOST = 3, 0.6  # of so many records fewer must be as the code prints them
NAMED: Final = 0.8  # likeness of a header to that of a column
WORD: Final = 4  # letters of a word of a header that says more than «№ п/п»
DASHES: Final = frozenset({"-", "--", "нет"})
YES: Final = frozenset({"да", "+", "v", "х", "x", "✓", "есть"})


def cell_code(records: Records, indexes: Sequence[int], texts: Sequence[str], header: str) -> CellCode:
    """The code of the cells with these texts, one for each record shown."""
    if not any(texts) or set(texts) <= DASHES:
        return _unfilled(records, indexes, texts[0], header)
    found = _counted(records, indexes, texts, header)
    value = None if found else _one_value(records, indexes, texts, header)
    if value is None:
        found = found or _yes(records, indexes, texts) or told(records, indexes, texts, header)
        found = found or _stacked(records, indexes, texts, header)
    elif value.explained >= sum(map(len, texts)):
        found = value
    if found:
        return found
    readings = (way(records, indexes, texts, header) for way in (composed, joined, tailed))
    found = max(filter(None, (value, *readings)), key=lambda reading: reading.explained, default=None)
    if found:
        return found
    if len(set(texts)) == 1:
        return CellCode(texts[0], (), 0, is_fixed=True)
    return CellCode("", (), -sum(map(len, texts)) // 2)


def _unfilled(records: Records, indexes: Sequence[int], text: str, header: str) -> CellCode:
    """Cells that are all empty, or have a dash: the answer that the header names, where all lack it."""
    fits = [
        (likeness(header, title), column)
        for column, title in records.rows.columns.items()
        if not any(records.value(index, column) for index in indexes)
    ]
    score, column = max(fits, default=(0.0, ""))
    if score < NAMED or not column:
        return CellCode(text, (), 0, is_fixed=True)
    code = f"{{% if {of_record(column)} %}}{{{{ {of_record(column)} }}}}{{% else %}}{text}{{% endif %}}"
    return CellCode(code if text else f"{{{{ {of_record(column)} }}}}", (column,), 0)


def _stacked(records: Records, indexes: Sequence[int], texts: Sequence[str], header: str) -> CellCode | None:
    """Cells of as many lines each, or without the last of them: a code for each line."""
    lines = [text.split("\n") for text in texts]
    most = max(map(len, lines))
    if not 1 < most <= MOST_LINES:
        return None
    columns = [[own[n] if n < len(own) else "" for own in lines] for n in range(most)]
    if any(len(own) < most for own in lines if any(own)) and not NUMBERED.fullmatch(lines[0][0]):
        return None  # which of the lines is missing is not known
    codes = [cell_code(records, indexes, column, header) for column in columns]
    if any("\n" in code.code or (not code.code and any(t)) for code, t in zip(codes, columns, strict=True)):
        return None
    printed = tuple(dict.fromkeys(column for code in codes for column in code.columns))
    code = "\n".join(code.code for code in codes)
    return CellCode(code, printed, sum(code.explained for code in codes) - most)


def _counted(records: Records, indexes: Sequence[int], texts: Sequence[str], header: str) -> CellCode | None:
    """The numbers of the rows: 1, 2, … with what is written after them."""
    value = _one_value(records, indexes, texts, header)
    if value and (not counts(header) or _is_number_of(records, indexes, value.columns[0], header)):
        return None  # they are an answer by chance equal to the numbers
    ends = set()
    for number, text in enumerate(texts, 1):
        match = NUMBERED.fullmatch(text)
        if not match or int(match.group(1)) != number:
            return None
        ends.add(match.group(2))
    return CellCode("{{ loop.index }}" + ends.pop(), (), 0) if len(ends) == 1 else None


def _is_number_of(records: Records, indexes: Sequence[int], column: str, header: str) -> bool:
    """Whether the header says of what the numbers are, and just these records have such a number."""
    says_more = any(len(word) >= WORD for word in re.findall(r"\w+", header))
    return says_more and records.is_of_shown(column, indexes)


def _one_value(
    records: Records, indexes: Sequence[int], texts: Sequence[str], header: str
) -> CellCode | None:
    """One answer of each record; where it is empty, nothing or the same word."""
    hits: Counter[tuple[str, str, bool]] = Counter()
    for index, text in zip(indexes, texts, strict=True):
        for cell in records.whole(index, text) if text else ():
            hits[cell.column, cell.rendering.filters, cell.rendering.looks] += 1
    best: tuple[tuple[float, ...], CellCode] | None = None
    for (column, filters, looks), count in hits.items():
        rows = list(zip(indexes, texts, strict=True))
        blank = sum(not text and records.is_empty(index, column) for index, text in rows)
        other, others_count = _in_place_of_none(records, column, rows, header)
        if other not in DASHES and others_count > count:
            continue
        hit = {index for index, text in rows if any(c.column == column for c in records.whole(index, text))}
        words = None if others_count else in_other_words(records, column, rows, hit)
        told_of = None if others_count or words else _told_of_none(records, column, rows)
        apart = sum(text == words[1] for _, text in rows) if words else told_of[1] if told_of else 0
        share = (count + blank + others_count + apart) / len(texts)
        if share < (ENOUGH if count < SEVERAL else MOST):
            continue
        fits, place = likeness(header, records.rows.columns.get(column, "")), records.columns.index(column)
        code = f"{{{{ {of_record(column)}{filters} }}}}"
        if others_count:
            is_of_none = _is_nought_told(records, column, rows, other)
            test = f"{of_record(column)} is not none" if is_of_none else of_record(column)
            code = f"{{% if {test} %}}{code}{{% else %}}{other}{{% endif %}}"
        elif words:
            lines = words[1].split("\n")
            code = f'{{% if {of_record(column)} == "{words[0]}" %}}{lines[0]}{{% else %}}{code}{{% endif %}}'
            test = f'{{% if {of_record(column)} == "{words[0]}" %}}'
            code = "\n".join([code, *(f"{test}{line}{{% endif %}}" for line in lines[1:])])
        elif told_of:
            code = f"{{% if {of_record(column)} %}}{code}{{% else %}}{told_of[0]}{{% endif %}}"
        made = CellCode(code, (column,), int(sum(map(len, texts)) * share), looks=looks)
        merit = (share, fits, records.is_of_shown(column, indexes), -len(filters), -place)
        if best is None or merit > best[0]:
            best = merit, made
    return best[1] if best else None


def _in_place_of_none(
    records: Records, column: str, rows: Sequence[tuple[int, str]], header: str
) -> tuple[str, int]:
    """What is written where there is no answer, and how often: a dash, or the same words each time."""
    dashes = Counter(text for index, text in rows if text in DASHES and not records.value(index, column))
    if dashes:
        return dashes.most_common(1)[0]
    found = Counter(text for index, text in rows if records.is_empty(index, column))
    if "" in found:
        return "", 0  # of no answer nothing is said, too: the words have another reason
    text, count = found.most_common(1)[0] if found else ("", 0)
    is_named = likeness(header, records.rows.columns.get(column, "")) > 0
    is_form_of = len(found) == 1 and is_form(text) and (len(rows) > SEVERAL or (is_named and len(rows) > 1))
    is_said = count > 1 or is_form_of
    return (text, count) if is_said else ("", 0)


def _is_nought_told(records: Records, column: str, rows: Sequence[tuple[int, str]], dash: str) -> bool:
    """Whether a nought is printed as a number: a dash that stands for no number does not stand for it."""
    own = [(records.value(index, column), text) for index, text in rows]
    if any(text and text != dash and not value for value, text in own):
        return True
    numbers = [isinstance(value, (int, Decimal)) for value, text in own if text != dash]
    return dash in DASHES and all(numbers) and all(value is None for value, text in own if text == dash)


def _told_of_none(records: Records, column: str, rows: Sequence[tuple[int, str]]) -> tuple[str, int] | None:
    """The code of what stands where there is no answer, of two wordings, and how often it does."""
    none = [(index, text) for index, text in rows if text and records.is_empty(index, column)]
    found = told(records, [index for index, _ in none], [text for _, text in none], "", by_flags=True)
    return (found.code, len(none)) if found and "\n" not in found.code else None


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
