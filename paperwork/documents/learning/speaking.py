"""Who speaks in a paper: «Я, …» is the client, or the representative who speaks for him."""

from __future__ import annotations

import re
from typing import Final

from paperwork.documents.learning.paper import Paper, Row
from paperwork.documents.learning.wordings import Wording
from paperwork.documents.learning.words import listed
from paperwork.documents.learning.writing import Block

CLIENT: Final = "клиент.фио"
REPRESENTATIVE: Final = "клиент.представитель"
OWN: Final = frozenset(
    {"клиент.адрес", "клиент.документ", "клиент.телефон", "клиент.дата_рождения", "клиент.снилс"}
)
SPEAKS: Final = "клиент.говорит_сам"
I_AM: Final = re.compile(r"(?:^|[.;] )я,?$")
APPLICANT: Final = re.compile(r"(?:^|\n| )от$")
CAPTION: Final = re.compile(r"\(.*\)")
NUMBERED: Final = re.compile(r"\s*\d+\.")


def spoken(code: str, tag: str, wording: Wording) -> str:
    """The code of a value that is the speaker's: for another client it may be the representative's."""
    near = wording.nearest.strip().lower()
    if tag in (CLIENT, REPRESENTATIVE):
        is_applicant = APPLICANT.search(near) and "заявлени" in wording.title.lower()
        if I_AM.search(near) or is_applicant:
            his = code.replace(REPRESENTATIVE, CLIENT)
            return f"{{% if {SPEAKS} %}}{his}{{% else %}}{his.replace(CLIENT, REPRESENTATIVE)}{{% endif %}}"
    said = set(re.findall(r"\w+", near))
    if tag in OWN and said & set(listed("mine", "words")):
        return f"{{% if {SPEAKS} %}}{code}{{% endif %}}"
    return code


def find_representative_rows(paper: Paper) -> list[Block]:
    """Rows that are the representative's alone are printed for a client who has one."""
    blocks = []
    for table in paper.tables:
        for number, row in enumerate(table.rows):
            if _is_of_representative(row):
                following = table.rows[number + 1 : number + 2]
                rows = [row, *(after for after in following if _is_caption(after))]
                lines = [((), one.element, ()) for one in rows]
                head = "{%tr if клиент.есть_представитель %}"
                blocks.append(Block("tr", row.element, lines, (head,), ("{%tr endif %}",)))
    return blocks


def _is_of_representative(row: Row) -> bool:
    paragraphs = [paragraph for cell in row.cells for paragraph in cell.paragraphs]
    marks = [mark for paragraph in paragraphs for mark in paragraph.marks]
    if any(paragraph.is_gone for paragraph in paragraphs) or NUMBERED.match(
        row.texts[0] if row.cells else ""
    ):
        return False
    own = [mark for mark in marks if mark.tag.startswith("клиент.")]
    return (
        bool(own)
        and len(own) == len(marks)
        and all("представител" in mark.tag and SPEAKS not in mark.code for mark in own)
        and any(mark.tag in (REPRESENTATIVE, "клиент.законный_представитель") for mark in own)
    )


def _is_caption(row: Row) -> bool:
    texts = [text.strip() for text in row.texts if text.strip()]
    return (
        bool(texts)
        and any("подпись" in text for text in texts)
        and not any(letter.isalpha() for text in texts for letter in _outside(text, row))
    )


def _outside(text: str, row: Row) -> str:
    """What of a text is neither in brackets nor marked."""
    marked = [mark.words for cell in row.cells for p in cell.paragraphs for mark in p.marks]
    for words in marked:
        text = text.replace(words, "")
    return CAPTION.sub("", text) if not any(text in words for words in marked) else ""
