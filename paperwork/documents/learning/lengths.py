"""The number of the records of a list, told below it: «Итого: 10 (десять) документов»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from paperwork.documents.learning.marks import Mark
from paperwork.documents.learning.numerals import forms_of
from paperwork.documents.learning.paper import Paper, Paragraph, Row
from paperwork.documents.learning.repeated import Loop
from paperwork.documents.learning.wordings import likeness
from paperwork.russian.numbers import in_words

TOLD: Final = re.compile(r"\b(?:итого|всего|количеств\w+|числ\w+)\b", re.IGNORECASE)
NUMBER: Final = re.compile(r"(?<![\d,.\-/])(\d+)(?![\d\-/]|[,.]\d)(?: \(([а-яё ]+)\))?")
NOUN: Final = re.compile(r"\s*([а-яё]{3,})(?![\w-])")
FEWEST: Final = 2  # records: one is told by chance too often
SEX_OF_ONE: Final = ("м", "ж", "с")


def find_lengths(paper: Paper, loops: Sequence[Loop]) -> None:
    """Marks the numbers of records below the loops over whole lists, with their nouns."""
    whole = [loop for loop in loops if _is_whole(loop)]
    if not whole:
        return
    own = {p: loop for loop in whole for line in loop.lines for cell in line.cells for p in cell}
    last: Loop | None = None
    for paragraph in paper.paragraphs:
        if paragraph in own:
            last = own[paragraph]
        elif last is not None and not paragraph.is_gone:
            _mark(paragraph, last)


def _is_whole(loop: Loop) -> bool:
    """Whether the loop prints all records of its list."""
    number = len(loop.records.rows.rows)
    return number >= FEWEST and not loop.selection.condition and len(loop.selection.indexes) == number


def _mark(paragraph: Paragraph, loop: Loop) -> None:
    for match in NUMBER.finditer(paragraph.text):
        if int(match.group(1)) != len(loop.records.rows.rows) or not paragraph.is_free(*match.span()):
            continue
        if TOLD.search(_before(paragraph, match.start())) and _put(paragraph, match, loop):
            return


def _before(paragraph: Paragraph, start: int) -> str:
    """The words that lead to a number: those of its line, or of the cell to the left."""
    text = paragraph.text[:start]
    if text.strip() or paragraph.cell is None:
        return text
    left = [cell.text for cell in paragraph.cell.row.cells[: paragraph.cell.number] if cell.text.strip()]
    return left[-1] if left else ""


def _put(paragraph: Paragraph, match: re.Match[str], loop: Loop) -> bool:
    """Marks a number with what is told with it: its words, and the noun that follows in the line or row."""
    tag = loop.records.rows.tag
    count = f"{tag}|length"
    number = int(match.group(1))
    code, end = f"{{{{ {count} }}}}", match.end(1)
    words = match.group(2)
    if words:
        sex = next((sex for sex in SEX_OF_ONE if in_words(number, sex) == words.strip()), None)
        if sex is None:
            return False
        sexed = "" if sex == SEX_OF_ONE[0] else f'("{sex}")'
        code, end = f"{code} ({{{{ {count}|прописью{sexed} }}}})", match.end()
    found = _noun(paragraph, end, number)
    if found is None:
        if not words:
            return False  # what was counted is not said: the number may be a sum
        _add(paragraph, match.start(), end, code, tag)
        return True
    holder, start, stop, forms = found
    if not _is_of(holder.text[start:stop], loop):
        return False
    noun = '{{{{ {}|слово_при_числе("{}", "{}", "{}") }}}}'.format(count, *forms)
    if holder is paragraph:
        _add(paragraph, match.start(), stop, f"{code}{paragraph.text[end:start]}{noun}", tag)
    else:
        _add(paragraph, match.start(), end, code, tag)
        _add(holder, start, stop, noun, tag, otherwise=forms[2])
    return True


def _add(paragraph: Paragraph, start: int, end: int, code: str, tag: str, otherwise: str = "") -> None:
    """Puts the mark; of no records nothing is told, but a noun of its own stays as a blank has it."""
    rest = f"{{% else %}}{otherwise}" if otherwise else ""
    filled = f"{{% if {tag} %}}{code}{rest}{{% endif %}}"
    paragraph.mark(Mark(start, end, paragraph.written(start, end), filled, tag, place=paragraph.place))


def _noun(
    paragraph: Paragraph, end: int, number: int
) -> tuple[Paragraph, int, int, tuple[str, str, str]] | None:
    """The noun that a number asks for, behind it or at the beginning of the next cell that has words."""
    for holder, start in ((paragraph, end), *_next(paragraph, end)):
        match = NOUN.match(holder.text, start)
        if match and holder.is_free(*match.span(1)):
            forms = forms_of(match.group(1), number)
            if forms:
                return holder, *match.span(1), forms
        if holder.text[start:].strip():
            break
    return None


def _next(paragraph: Paragraph, end: int) -> Iterator[tuple[Paragraph, int]]:
    if paragraph.cell is not None and not paragraph.text[end:].strip():
        row: Row = paragraph.cell.row
        for cell in row.cells[paragraph.cell.number + 1 :]:
            yield from ((own, 0) for own in cell.paragraphs)


def _is_of(noun: str, loop: Loop) -> bool:
    """Whether a noun names the records: the header of a column, the table or its sheet does."""
    rows = loop.records.rows
    row = loop.lines[0].row
    heads = [text for other in row.table.rows[: row.number] for text in other.texts] if row else []
    named = (*heads, *rows.columns.values(), rows.sheet, rows.tag.replace("_", " "))
    return any(likeness(text, noun) > 0 for text in named)
