"""What a paper has for a client who is represented: rows, clauses and signatures that others have not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from paperwork.documents.learning.for_another import speak_for_another
from paperwork.documents.learning.lines import CAPTION, is_next
from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.paper import Paper, Row, Table
from paperwork.documents.learning.pronouns import settle_pronouns
from paperwork.documents.learning.sentences import sentences_of
from paperwork.documents.learning.signed_rows import (
    YOUNG,
    consents,
    is_caption,
    marks_of,
    signed_by_client,
)
from paperwork.documents.learning.speaking import CLIENT, OWN, REPRESENTATIVE, SPEAKS, of_either
from paperwork.documents.learning.speech import settle_speech
from paperwork.documents.learning.words import listed
from paperwork.documents.learning.writing import Block

NAMES: Final = (REPRESENTATIVE, "клиент.законный_представитель")
ROLE: Final = "клиент.кто_представитель"
HAS: Final = "клиент.есть_представитель"
SPOKEN_FOR: Final = f"not {SPEAKS}"
NUMBERED: Final = re.compile(r"\s*\d+\.")
ACTS: Final = re.compile(r",? ?действу\w+ (?:в интересах|от имени) (?:[\w-]+ ){0,4}$")
AS_ONE: Final = re.compile(r"(?:,| и) (?:[\w-]+ ){0,3}как (?:законн\w+ )?представител\w+", re.IGNORECASE)
SIGNED: Final = ("подпись", "расшифровка", "инициалы", "роспись")


def find_represented(paper: Paper, speaks: bool) -> list[Block]:
    """The blocks of the rows that only a represented client's paper has; marks in sentences are settled.

    ``speaks`` tells whether the client of this paper speaks for himself.
    """
    is_first_person = any(SPEAKS in mark.code for p in paper.paragraphs for mark in p.marks)
    settle_speech(paper, speaks)
    lines = (paragraph for paragraph in paper.paragraphs if not paragraph.is_gone)
    asks = any(sentence.is_first_person for line in lines for sentence in sentences_of(line))
    for table in paper.tables:
        _settle_signatures(table, paper.text.lower(), is_first_person or asks)
    if is_first_person and speaks:
        speak_for_another(paper)
    elif is_first_person:
        settle_pronouns(paper)
        _settle_clauses(paper)
    return [
        block
        for tables in _neighbours(paper)
        for block in _of_rows([row for table in tables for row in table.rows], is_first_person and not speaks)
    ]


def _neighbours(paper: Paper) -> Iterator[list[Table]]:
    """The tables, with each those that follow it at once."""
    for story in paper.stories:
        group: list[Table] = []
        for table in story.tables:
            if group and not is_next(group[-1], table):
                yield group
                group = []
            group.append(table)
        if group:
            yield group


def _of_rows(rows: Sequence[Row], is_spoken_for: bool) -> Iterator[Block]:
    """The rows that follow one another from the representative's name on, those of each table a block."""
    speaker = any(SPEAKS in mark.code for row in rows for mark in marks_of(row))
    test = SPOKEN_FOR if speaker and is_spoken_for else HAS
    own = {row for row in rows if _is_of_representative(row, test == SPOKEN_FOR)}
    own = {row for row in own if test == SPOKEN_FOR or _is_beside_name(row, rows, own)}
    places = [number for number, row in enumerate(rows) if row in own]
    for before, after in pairwise(places):
        between = rows[before + 1 : after]
        if all(not marks_of(row) and not _is_fixed(row) for row in between):
            own.update(between)
    for number, row in enumerate(rows):
        if number and rows[number - 1] in own and is_caption(row):
            own.add(row)
            if _asks_for_representative(row):
                own -= {rows[number - 1], row}
    for group in _groups(rows, own):
        start = next((number for number, row in enumerate(group) if consents(row)), len(group))
        yield from _under(test, group[:start])
        yield from _under(f"{HAS} and {YOUNG}", group[start:])
        if start < len(group) and is_spoken_for:
            after = rows.index(group[-1]) + 1
            yield from _under(f"{SPEAKS} or {YOUNG}", signed_by_client(rows[after : after + 2]))


def _under(test: str, rows: Sequence[Row]) -> Iterator[Block]:
    """The rows, if any, under a condition."""
    if rows:
        lines = [((), row.element, ()) for row in rows]
        yield Block("tr", rows[0].element, lines, (f"{{%tr if {test} %}}",), ("{%tr endif %}",))


def _groups(rows: Sequence[Row], own: set[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        if group and (row not in own or row.table is not group[-1].table):
            yield group
            group = []
        if row in own:
            group.append(row)
    if group:
        yield group


def _is_gone(row: Row) -> bool:
    return any(paragraph.is_gone for cell in row.cells for paragraph in cell.paragraphs)


def _is_of_representative(row: Row, is_spoken_for: bool) -> bool:
    """Whether the answers of a row are the representative's; where he speaks, those of his client too."""
    marks = marks_of(row)
    if not row.cells or _is_gone(row) or NUMBERED.match(row.texts[0]):
        return False
    if any(SPEAKS in mark.code or mark.kind is MarkKind.BLANK for mark in marks):
        return False  # it is there for everybody
    own = [mark for mark in marks if mark.tag.startswith("клиент.")]
    if own and len(own) == len(marks) and all("представител" in mark.tag for mark in own):
        return True
    if consents(row):
        return True
    if not is_spoken_for:
        return False
    words = " ".join(row.texts).lower()
    is_said = any(mark.kind is MarkKind.GENDER for mark in own) and any(mark.tag in OWN for mark in own)
    return is_said or "в интересах" in words


def _is_beside_name(row: Row, rows: Sequence[Row], own: set[Row]) -> bool:
    """Whether the representative is named in the row or in one of those before it that are his too."""
    if consents(row):
        return True
    for known in reversed(rows[: rows.index(row) + 1]):
        if any(mark.tag in NAMES for mark in marks_of(known)) and known in own:
            return known is row or not _names_representative(row)
        if known not in own and not is_caption(known) and _is_fixed(known):
            return False
    return False


def _names_representative(row: Row) -> bool:
    """Whether a form asks for him by name: such a row is there for everybody."""
    texts = [text for text in row.texts if not CAPTION.fullmatch(text.strip())]
    return any("представител" in text.lower() for text in texts)


def _asks_for_representative(caption: Row) -> bool:
    """Whether a form asks for him in brackets, and not for his signature: it has such a row for everybody."""
    said = " ".join(caption.texts).lower()
    return "представител" in said and not any(word in said for word in SIGNED)


def _is_fixed(row: Row) -> bool:
    """Whether it is a row of other words than the beginning of a line."""
    filled = [text for text in row.texts if text.strip() and not CAPTION.fullmatch(text.strip())]
    return len(filled) > 1 or bool(row.cells and NUMBERED.match(row.texts[0])) or len(row.cells) == 1


def _settle_signatures(table: Table, text: str, is_first_person: bool) -> None:
    """Who signs for the client: the one who speaks for another client, where only one of them signs here."""
    marks = [mark for row in table.rows for mark in marks_of(row)]
    if any(mark.tag == CLIENT for mark in marks) and any(mark.tag in NAMES for mark in marks):
        return
    for row, below in zip(table.rows, [*table.rows[1:], None], strict=True):
        captions = " ".join(below.texts).lower() if below is not None else ""
        for cell in row.cells:
            for mark in (mark for paragraph in cell.paragraphs for mark in paragraph.marks):
                if mark.tag not in (CLIENT, REPRESENTATIVE) or SPEAKS in mark.code or not cell.number:
                    continue
                is_signed = any(word in captions for word in SIGNED)
                roles = _roles(table, row, cell.number) if is_signed else ""
                is_party = any(word in roles for word in listed("parties", "words"))
                if is_signed and (is_party or "представител" in captions):
                    mark.code = of_either(mark.code, mark.tag)
                elif is_signed and is_first_person and mark.tag == REPRESENTATIVE:
                    _settle_role(row, mark, text)
                elif is_signed and is_first_person:
                    _settle_signer(row, cell.number, mark)


def _roles(table: Table, row: Row, number: int) -> str:
    """What is written left of a cell, and in the rows above over it."""
    span = row.cells[number].span
    over = [
        cell.text
        for above in table.rows[: row.number]
        for cell in above.cells
        if cell.span[0] <= span[0] and span[1] <= cell.span[1]
    ]
    return " ".join([*over, *(cell.text for cell in row.cells[:number])]).lower()


def _settle_role(row: Row, name: Mark, text: str) -> None:
    """The signature of who speaks, with what he is called."""
    role = next((mark for mark in marks_of(row) if mark.tag == ROLE), None)
    if role is None and not _names_representative(row):
        name.code = of_either(name.code, name.tag)
    if role is not None:
        called = next((word for word in listed("called", "words") if word[:6] in text), "клиент")
        role.code = f"{{% if {SPEAKS} %}}{called.capitalize()}{{% else %}}{role.code}{{% endif %}}"
        name.code = of_either(name.code, name.tag)


def _settle_signer(row: Row, number: int, name: Mark) -> None:
    """The signature of who speaks for himself, with what he is called where another speaks for him."""
    name.code = of_either(name.code, name.tag)
    for paragraph in (paragraph for cell in row.cells[:number] for paragraph in cell.paragraphs):
        called = paragraph.text.strip()
        if called.lower() in listed("called", "words") and not paragraph.marks:
            start = paragraph.text.index(called)
            code = f"{{% if {SPEAKS} %}}{called}{{% else %}}{{{{ {ROLE}|с_заглавной }}}}{{% endif %}}"
            paragraph.mark(Mark(start, start + len(called), called, code, ROLE, place=paragraph.place))


def _settle_clauses(paper: Paper) -> None:
    """Clauses of sentences that say for whom the representative acts, or that he does."""
    for paragraph in paper.paragraphs:
        for mark in list(paragraph.marks):
            said = ACTS.search(paragraph.text[: mark.start]) if mark.tag == CLIENT else None
            if said and SPEAKS not in mark.code and paragraph.is_free(said.start(), mark.start):
                start, words = said.start(), paragraph.written(said.start(), mark.start)
                code = f"{{% if {SPOKEN_FOR} %}}{words}"
                paragraph.mark(Mark(start, mark.start, words, code, HAS, MarkKind.VALUE, paragraph.place))
                mark.code += "{% endif %}"
        for match in AS_ONE.finditer(paragraph.text):
            if not paragraph.is_gone and paragraph.is_free(*match.span()):
                words = paragraph.written(*match.span())
                code = f"{{% if {SPOKEN_FOR} %}}{words}{{% endif %}}"
                paragraph.mark(Mark(*match.span(), words, code, HAS, MarkKind.VALUE, paragraph.place))
