"""The words beside a place of a paper, and how well they name a field of the book."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.documents.learning.around_cells import caption_below, column_header, label_over
from paperwork.documents.learning.paper import Cell, Paragraph
from paperwork.documents.learning.words import listed
from paperwork.intake.foreign.vocabulary import is_same, words_of

NEAR: Final = 60  # letters before a value that may be its wording
AFTER: Final = 0.01  # less for each word that follows what is said of a header
SHORT: Final = 20  # letters before a value that may be but «№» or «от»
FARTHER: Final = 0.7
TITLED: Final = 0.05  # of the record that the paper is called by
OF_TITLE: Final = 0.7  # of an answer that the title names with what is asked
INITIALS: Final = re.compile(r"ф\. ?и\. ?о\.?|фамилия,? имя,?(?: и)? отчество", re.IGNORECASE)
HEADING: Final = 80  # letters of a heading that names a kind
ASIDE: Final = re.compile(r" ?\([^()]*\)")
POINT: Final = re.compile(r"^\s*\d+(?:\.\d+)*\.\s")  # the number of a question


@dataclass(frozen=True, slots=True)
class Wording:
    """What is written around a place: each text with how much it says."""

    texts: tuple[tuple[str, float], ...]
    after: str = ""
    heading: str = ""
    title: str = ""
    fills_cell: bool = False

    @property
    def nearest(self) -> str:
        """The wording that says most."""
        return max(self.texts, key=lambda pair: pair[1], default=("", 0.0))[0]


def wording_of(paragraph: Paragraph, start: int, end: int, headings: Headings) -> Wording:
    """The words around a stretch of a paragraph."""
    before = paragraph.text[max(0, start - NEAR) : start]
    texts: list[tuple[str, float]] = []
    own = _last_clause(before)
    if own.strip(" \t-:,;("):
        texts.append((own, 1.0))
        if len(before.strip()) > len(own.strip()) + 3:
            texts.append((before, 0.5))
    outside = _last_clause(ASIDE.sub("", paragraph.text[:start]))[-NEAR:] if ")" in own else ""
    if outside.strip(" \t-:,;("):  # «не считалось (по обращению или без числа) – 2»
        texts.append((outside, 1.0))
    cell = paragraph.cell
    fills = not paragraph.text[:start].strip() and not paragraph.text[end:].strip(" .,;")
    if cell is not None:
        texts += _of_cell(cell, paragraph, is_first=all(word.isdigit() for word in _words(own)))
    elif not own.strip(' \t-:,;("') and paragraph.before is not None:
        texts.append((paragraph.before.text[-NEAR:], FARTHER))
    heading, title = headings.of.get(paragraph, ""), headings.title
    return Wording(tuple(texts), paragraph.text[end : end + 30], heading, title, fills)


def _last_clause(text: str) -> str:
    """The words since the last full stop or semicolon."""
    return re.split(r"[;\n]|(?<=[а-я]{3})\. ", text)[-1]


def _of_cell(cell: Cell, paragraph: Paragraph, *, is_first: bool) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    weight = 1.0 if is_first else 0.5
    number = cell.paragraphs.index(paragraph) if paragraph in cell.paragraphs else 0
    if number:
        found.append((cell.paragraphs[number - 1].text, weight))
    for left in reversed(cell.row.cells[: cell.number]):
        if left.text.strip():
            found.append((left.text, weight))
            break
    below = caption_below(cell)
    above = "" if below else column_header(cell)  # a form with captions has no head
    if above:
        found.append((above, 0.9 * weight))
    over = label_over(cell) if is_first else ""
    if over:
        found.append((over, 1.0))
    if is_first and cell.row.table.is_blank:
        found += [(text, 1.0) for text in cell.row.table.around]
    if below:
        found.append((below, weight))
    return found


@dataclass(frozen=True)
class Headings:
    """The heading under which each paragraph is, and the first of them: the paper's own title."""

    of: Mapping[Paragraph, str]
    title: str


def headings_of(paragraphs: Sequence[Paragraph]) -> Headings:
    """The headings: each the last short line of its own before a paragraph."""
    found: dict[Paragraph, str] = {}
    title = last = ""
    for paragraph in paragraphs:
        found[paragraph] = last
        text = paragraph.text.strip()
        if paragraph.cell is None and 3 < len(text) < 90 and not text.endswith((",", ";")):
            last, title = text, title or text
    return Headings(found, title)


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _all_words(text) if word not in listed("noise", "words"))


@lru_cache(maxsize=8192)
def _all_words(text: str) -> tuple[str, ...]:
    return tuple(fold(INITIALS.sub("фио", text.replace("№", " номер "))).split())


@lru_cache(maxsize=65536)
def likeness(wording: str, header: str) -> float:
    """How much of a header is said by the words: 1 for all of it; a remark after «;» is not looked for."""
    said, named = _words(POINT.sub("", wording)[-NEAR * 2 :]), _words(header.partition(";")[0])
    if not named:  # «Номер», «Дата»: the words themselves, right before
        said, named = _all_words(wording[-SHORT:])[-2:], _all_words(header)
    if not said or not named:
        return 0.0
    common = sum(_is_among(word, said) for word in named)
    share = common / len(named)
    beside = max(0, len(said) - common)
    after = next((at for at, word in enumerate(reversed(said)) if _is_among(word, named)), 0)
    return share * (1 - min(0.4, 0.06 * beside + AFTER * after))


@lru_cache(maxsize=4096)
def says(text: str, name: str) -> int:
    """How many words a name has, where the text says them all; 0 where it does not."""
    said, named = _words(text), _words(name)
    return len(named) if all(_is_among(word, said) for word in named) else 0


@lru_cache(maxsize=4096)
def is_heading_of(text: str, name: str) -> bool:
    """Whether a heading has the words of a name one after another: «А. Услуги социально-бытовые»."""
    said, named = _all_words(text), _all_words(name)
    if len(text) > max(HEADING, 2 * len(name)) or not named:
        return False
    starts = range(len(said) - len(named) + 1)
    return any(all(map(_alike, named, said[at : at + len(named)])) for at in starts)


ENDING: Final = 5  # letters that two words of one stem may end with: «передал» is no «передвижение»


@lru_cache(maxsize=65536)
def _alike(word: str, other: str) -> bool:
    if is_same(word, other):
        return True
    shorter, longer = sorted((len(word), len(other)))
    stem = max(4, shorter - 2)
    return shorter >= 4 and longer - stem <= ENDING and word[:stem] == other[:stem]


@lru_cache(maxsize=65536)
def fitness(wording: Wording, tag: str, header: str, sheet: str) -> float:
    """How well the words around a place name the tag: 0 where they do not, 1 and more where they do."""
    root = tag.partition(".")[0]
    best = max((weight * _one(text, tag, header) for text, weight in wording.texts), default=0.0)
    near = " ".join(text for text, _ in wording.texts)
    if any(_names(text, listed("roots", root)) for text, _ in wording.texts):
        best += 0.3
    best += 0.3 * likeness(wording.heading, header)
    if sheet and likeness(wording.heading, sheet) >= 0.5:
        best += 0.25
    elif _names(wording.heading, listed("roots", root)):
        best += 0.15
    best += TITLED * likeness(wording.title, root.replace("_", " "))
    if any(_asks_of_title(text, wording.title, header) for text, _ in wording.texts):
        best += OF_TITLE
    speaks_of_other = _names(near, listed("others", "words"))
    if speaks_of_other and root == "клиент":
        best += 0.5 if "представител" in tag else -0.4
    return best


def _asks_of_title(text: str, title: str, header: str) -> bool:
    """Whether «Дата» alone, below «Согласие …», asks for a «Дата согласия»."""
    asked, named = _all_words(text), _all_words(header)
    if not asked or _words(text) or len(named) < 2 or not says(title, header):
        return False
    return all(_is_among(word, named) for word in asked)


def column_likeness(text: str, table: str, column: str, title: str) -> float:
    """How much of a column's header, or of what else the column is called by, the text says."""
    others = (0.9 * likeness(text, also) for also in listed("also", f"{table}.{column}"))
    return max(likeness(text, title), *others, 0.0)


def is_named(wording: Wording, tag: str, header: str, sheet: str) -> bool:
    """Whether a header that any record may have («Дата», «Номер») has its record named beside the place."""
    if _words(header):
        return True
    near = " ".join(text for text, _ in wording.texts)
    words = listed("roots", tag.partition(".")[0])
    return _names(near, words) or bool(sheet and likeness(f"{wording.heading} {near}", sheet) >= 0.5)


def _one(text: str, tag: str, header: str) -> float:
    found = likeness(text, header)
    if tag.startswith("клиент."):
        named = words_of(text[-NEAR:])
        if named and named.header == header:
            found = max(found, 0.95 if named.is_plain else 0.75)
    for also in listed("also", tag):
        found = max(found, 0.9 * likeness(text, also))
    return found


def _is_among(word: str, others: Iterable[str]) -> bool:
    """Whether one of the others is a form of the word, which begins as the word does."""
    return any(other[0] == word[0] and _alike(word, other) for other in others)


@lru_cache(maxsize=65536)
def _names(text: str, words: tuple[str, ...]) -> bool:
    said = _words(text)
    return any(all(_is_among(word, said) for word in name.split()) for name in words)
