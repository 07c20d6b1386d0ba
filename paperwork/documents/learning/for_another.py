"""A paper of one who speaks for himself, where another speaks for the client: it names whom it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.paper import Paper, Paragraph
from paperwork.documents.learning.sentences import sentences_of
from paperwork.documents.learning.speaking import CLIENT, I_AM, REPRESENTATIVE, SPEAKS

OTHERWISE: Final = "{% else %}"
END: Final = "{% endif %}"
ACTING: Final = f"действуя в интересах {{{{ {CLIENT}|родительный }}}}"
LINE: Final = '{{ "\\n" }}'  # in a cell each answer has a line
TOLD: Final = ("клиент.адрес", "клиент.документ")  # of who consents the law asks for both
# what is the client's also where his representative says so: his data, what is done for his good
HIS: Final = re.compile(
    r"\b(?:мо|сво)[а-яё]{1,3}(?= (?:персональн\w+ )?(?:данн|сведени|интерес)\w*\b)", re.IGNORECASE
)


def speak_for_another(paper: Paper) -> None:
    """Names the client behind a representative who says «Я, …», and says «его» of what is the client's."""
    lines = [paragraph for paragraph in paper.paragraphs if not paragraph.is_gone]
    speaker = next(((line, mark) for line in lines for mark in line.marks if _is_speaker(line, mark)), None)
    if speaker is None:
        return
    marks = [mark for line in lines for mark in line.marks]
    if not any(map(_names_client, marks)) and not any(map(_asks_for_representative, marks)):
        line, mark = speaker
        is_alone = line.cell is not None and not line.text[: mark.start].strip()
        mark.code = f"{mark.code.rpartition(END)[0]}{_acting(marks, is_alone=is_alone)}{END}"
    for line in lines:
        for match in HIS.finditer(line.text):
            if line.is_free(*match.span()) and _is_first_person(line, match.start()):
                _put(line, match)


def _is_speaker(line: Paragraph, mark: Mark) -> bool:
    """Whether it is the name behind «Я,», in the line or in the cell before it."""
    if mark.tag != CLIENT or not _is_either(mark) or f"{REPRESENTATIVE} }}}}" not in mark.code:
        return False
    before = line.text[: mark.start].strip()
    cell = line.cell
    if not before and cell is not None and cell.number:
        left = (known.text.strip() for known in reversed(cell.row.cells[: cell.number]))
        before = next(filter(None, left), "")
    return I_AM.search(before.lower()) is not None


def _is_either(mark: Mark) -> bool:
    return SPEAKS in mark.code and OTHERWISE in mark.code and mark.code.endswith(END)


def _names_client(mark: Mark) -> bool:
    """Whether it prints the client's name where another speaks too."""
    printed = mark.code.partition(OTHERWISE)[2] if SPEAKS in mark.code else mark.code
    return CLIENT in printed


def _acting(marks: Sequence[Mark], *, is_alone: bool) -> str:
    """For whom he acts, with what the paper tells of the client who speaks himself."""
    either = {mark.tag for mark in marks if _is_either(mark)}
    plain = {mark.tag for mark in marks if not _is_either(mark)}
    tags = [tag for tag in TOLD if tag in either - plain]
    if is_alone:
        told = "".join(f"{{% if {tag} %}}{LINE}{{{{ {tag} }}}}{END}" for tag in tags)
        return f"{LINE}{ACTING}{told}"
    row = "".join(
        f"{{% if {tag} and {tags[0]} %}}; {END}{{{{ {tag} }}}}" if place else f"{{{{ {tag} }}}}"
        for place, tag in enumerate(tags)
    )
    told = f"{{% if {' or '.join(tags)} %}} ({row}){END}" if tags else ""
    return f", {ACTING}{told}"


def _asks_for_representative(mark: Mark) -> bool:
    return mark.kind is MarkKind.BLANK and mark.tag.startswith(REPRESENTATIVE)


def _is_first_person(line: Paragraph, place: int) -> bool:
    """Whether the sentence goes on from «Я, …», or says «мой» itself."""
    sentence = next((own for own in sentences_of(line) if own.start <= place < own.end), None)
    return sentence is not None and sentence.is_first_person


def _put(line: Paragraph, match: re.Match[str]) -> None:
    words = line.written(*match.span())
    his = 'клиент.пол|род("его", "ее")'
    his = f"({his})|с_заглавной" if words[:1].isupper() else his
    code = f"{{% if {SPEAKS} %}}{words}{OTHERWISE}{{{{ {his} }}}}{END}"
    line.mark(Mark(*match.span(), words, code, "клиент.пол", MarkKind.GENDER, line.place))
