"""A caption that asks for several answers in one place: «(телефон, электронная почта)»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from paperwork.documents.learning.around_cells import caption_below
from paperwork.documents.learning.grammar import case_settled
from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.paper import Paper
from paperwork.documents.learning.speaking import THEIRS
from paperwork.documents.learning.values import Scalar, Values
from paperwork.documents.learning.wordings import Wording, fitness

NAME: Final = re.compile(r"фамили\w+,? им\w+,? (?:и )?отчеств\w+", re.IGNORECASE)
OPTIONAL: Final = re.compile(r"\((?:при наличии|если имеется|последнее[^()]*)\)", re.IGNORECASE)
GOES_ON: Final = re.compile(
    r"\w+(?:щ|вш)(?:ая|ее|ие|их|его|ему|ий|ую|ей|ые|ых|ый|ого)\b"
)  # «…, подтверждающего»
NAMED: Final = "фио"
PEOPLE: Final = ("клиент.фио", "клиент.представитель")
ENOUGH: Final = 0.7
REPRESENTATIVE: Final = "представител"


def asked_in(wording: Wording, values: Values) -> list[Scalar]:
    """The client's answers that the phrases of a caption name, where they are several and he lacks them."""
    found: list[Scalar] = []
    own = [scalar for scalar in values.scalars if scalar.root == "клиент"]
    for caption in (text for text, _ in wording.texts if text.strip().startswith("(")):
        for phrase in _phrases(caption):
            scalar = _named(phrase, own, found[0].tag if found else "")
            if scalar is None or scalar in found or not scalar.is_empty:
                continue
            if not found or (REPRESENTATIVE in found[0].tag) == (REPRESENTATIVE in scalar.tag):
                found.append(scalar)
    return found if len(found) > 1 else []


def complete(paper: Paper, values: Values) -> None:
    """Adds to the answers over a caption those that it asks for as well and that the client lacks."""
    own = [scalar for scalar in values.scalars if scalar.root == "клиент"]
    for paragraph in paper.paragraphs:
        marks, cell = paragraph.marks, paragraph.cell
        if (
            cell is None
            or not marks
            or paragraph.is_gone
            or "".join(t for _, t in paragraph.rest()).strip(" ,")
        ):
            continue
        tags = [mark.tag for mark in marks]
        asked = [_named(phrase, own, tags[0]) for phrase in _phrases(caption_below(cell))]
        places = [number for number, scalar in enumerate(asked) if scalar and scalar.tag in tags]
        if not places or any(mark.kind is not MarkKind.VALUE for mark in marks):
            continue
        lacking = [
            (number, scalar)
            for number, scalar in enumerate(asked)
            if scalar and scalar.is_empty and scalar.tag not in tags and scalar not in asked[:number]
        ]
        if any((REPRESENTATIVE in scalar.tag) != (REPRESENTATIVE in tags[0]) for _, scalar in lacking):
            continue
        for number, scalar in lacking:
            _add(marks, scalar, is_after=number > places[0])


def _add(marks: Sequence[Mark], scalar: Scalar, *, is_after: bool) -> None:
    beside = marks[-1 if is_after else 0]
    sign = f"{{% if {scalar.tag} and {beside.tag} %}}, {{% endif %}}"
    added = f"{{{{ {scalar.tag} }}}}"
    beside.code = f"{beside.code}{sign}{added}" if is_after else f"{added}{sign}{beside.code}"


def _named(phrase: str, own: Sequence[Scalar], beside: str) -> Scalar | None:
    """The answer that a phrase names; the representative's where he is named ``beside``."""
    if phrase.startswith(NAMED):
        tag = PEOPLE[REPRESENTATIVE in phrase.lower()]
        return next((scalar for scalar in own if scalar.tag == tag), None)
    wording = Wording(((phrase, 1.0),))
    best = max(
        own, key=lambda scalar: fitness(wording, scalar.tag, scalar.header, scalar.sheet), default=None
    )
    if best is None or fitness(wording, best.tag, best.header, best.sheet) < ENOUGH:
        return None
    if REPRESENTATIVE in beside and best.tag in THEIRS:
        return next((scalar for scalar in own if scalar.tag == THEIRS[best.tag]), None)
    return best


def _phrases(caption: str) -> Iterator[str]:
    inner = NAME.sub(NAMED, OPTIONAL.sub("", caption)).strip().strip("()")
    phrase = ""
    for part in re.split(r",\s*|\s+и\s+", inner):
        if phrase and GOES_ON.match(part):
            phrase += f" {part}"
            continue
        if phrase:
            yield phrase
        phrase = part
    if phrase:
        yield phrase


def row_of(scalars: Sequence[Scalar], before: str) -> str:
    """The code of answers in a row, each with a comma where something is before it."""
    code = ""
    for number, scalar in enumerate(scalars):
        earlier = " or ".join(known.tag for known in scalars[:number])
        sign = f"{{% if {scalar.tag} and ({earlier}) %}}, {{% endif %}}" if earlier else ""
        code += f"{sign}{{{{ {scalar.tag}{case_of(scalar, before)} }}}}"
    return code


def case_of(scalar: Scalar, before: str) -> str:
    """The filter of the case that the words before a name ask for: «от»."""
    cases = case_settled(before.rstrip(" *:")) if scalar.tag in PEOPLE else frozenset()
    case = next(iter(cases)) if len(cases) == 1 else ""
    return f"|{case}" if case else ""
