"""Options of which one is ticked: the sign before each follows the answer of another client."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.options import option_lists
from paperwork.documents.learning.options_written import OptionList, Shown, by_sex, is_chosen
from paperwork.documents.learning.paper import Paper, Paragraph
from paperwork.documents.learning.spelling import is_whole
from paperwork.documents.learning.values import Values
from paperwork.sheets.answers.choices import Choices

SIGN: Final = re.compile(r"[☐☑☒□■▢✓✔✗✘◯●○◉]|\[[ xXхХvV+]?\]")
NEAR: Final = 3  # signs between a tick and its option


@dataclass(frozen=True, slots=True)
class Ticked:
    """An option with its sign."""

    paragraph: Paragraph
    start: int
    end: int
    sign: str
    shown: Shown


def find_ticks(paper: Paper, values: Values, lists: Mapping[str, Choices]) -> None:
    """Marks the signs before the options of every list of which the chosen ones have another sign."""
    places = [
        (paragraph, match.start(), match.end(), match.group())
        for paragraph in paper.paragraphs
        if not paragraph.is_gone
        for match in SIGN.finditer(paragraph.text)
    ]
    if not places:
        return
    for listed in option_lists(values, lists):
        found = list(_ticked(places, listed))
        chosen = {one.sign for one in found if one.shown.is_chosen}
        plain = {one.sign for one in found if not one.shown.is_chosen}
        if len(chosen) == len(plain) == 1 and chosen != plain:
            _mark(found, listed, chosen.pop(), plain.pop())


def _ticked(places: Sequence[tuple[Paragraph, int, int, str]], listed: OptionList) -> Iterator[Ticked]:
    for paragraph, start, end, sign in places:
        best: Shown | None = None
        for words, is_lowered, option in listed.spellings:
            at = paragraph.text.find(words, end, end + NEAR + len(words))
            stop = at + len(words)
            if at < 0 or not is_whole(paragraph.text, at, stop) or not paragraph.is_free(start, stop):
                continue
            if best is None or len(words) > best.end - best.start:
                choice = listed.choice_of(str(option["текст"]))
                best = Shown(at, stop, words, bool(option["выбран"]), choice, is_lowered)
        if best is not None:
            yield Ticked(paragraph, start, end, sign, best)


def _mark(found: Sequence[Ticked], listed: OptionList, chosen: str, plain: str) -> None:
    for one in found:
        code = f"{{% if {is_chosen(one.shown, listed)} %}}{chosen}{{% else %}}{plain}{{% endif %}}"
        place = one.paragraph.place
        one.paragraph.mark(Mark(one.start, one.end, one.sign, code, listed.tag, MarkKind.OPTIONS, place))
        start, end = one.shown.start, one.shown.end
        words = one.paragraph.written(start, end)
        text = by_sex(one.shown, one.paragraph)
        one.paragraph.mark(Mark(start, end, words, text, listed.tag, MarkKind.OPTIONS, place))
