"""Single values found in a paper, longest first; of equal ones the words beside them choose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from paperwork.documents.learning.believed import composed_by_chance
from paperwork.documents.learning.beside import is_among_options, is_case_sure, is_term, number_of, settled_at
from paperwork.documents.learning.found import Found, all_found
from paperwork.documents.learning.grammar import case_fitness
from paperwork.documents.learning.marks import Candidate, Mark
from paperwork.documents.learning.paper import Paper, Paragraph
from paperwork.documents.learning.renderings import NOMINATIVE, Rendering
from paperwork.documents.learning.speaking import THEIRS, is_mine, spoken
from paperwork.documents.learning.spelling import folded, is_ordinal, is_whole, is_whole_number
from paperwork.documents.learning.values import Scalar, Values
from paperwork.documents.learning.wordings import Wording, fitness, headings_of, wording_of
from paperwork.documents.learning.words import listed

BETWEEN: Final = "\x00"
MIN_FITNESS: Final = 0.45  # of a weak text
LEAD: Final = 0.12  # by which the best candidate must lead
REPEATED: Final = 0.15  # a small number is seldom told twice in a sentence
PAIRED: Final = 2.0  # a date is that of the number beside it, whatever else is near
IN_WORDS: Final = "|прописью"
SHOWN: Final = 8  # candidates
STRONG: Final = 6  # letters that hardly come by chance
ROOTS: Final = ("клиент", "специалист", "учреждение", "план", "портрет", "программа_помощи")
SAYS_LITTLE: Final = frozenset({"нет", "да", "есть"})
ROLE: Final = "клиент.кто_представитель"  # which forms have printed for everybody
CAPTION: Final = re.compile(r"\s*\(.*\)[.,;]?\s*", re.DOTALL)
IN_A_ROW: Final = re.compile(r"[^\W\d_].*[,;(] ?$")  # numbers one after another, or behind what they count
YEAR_AFTER: Final = re.compile(r"\s*(?:г\. ?р\.|года? рожд|г\.р)")


def find_scalars(paper: Paper, values: Values) -> None:
    """Puts a mark on every single value."""
    finder = _Finder(paper, values)
    for text in sorted(finder.known, key=lambda known: (-len(known), known)):
        finder.mark_all(text)
    finder.mark_numbers()


class _Finder:
    def __init__(self, paper: Paper, values: Values) -> None:
        self.paragraphs = [
            paragraph for paragraph in paper.paragraphs if paragraph.text.strip() and not paragraph.is_gone
        ]
        self.starts: list[int] = []
        position = 0
        for paragraph in self.paragraphs:
            self.starts.append(position)
            position += len(paragraph.text) + 1
        self.text = BETWEEN.join(paragraph.text for paragraph in self.paragraphs)
        self.headings = headings_of(paper.paragraphs)
        self.values = values
        client = values.context.get("клиент") or {}
        self.is_spoken_for = not client.get("говорит_сам", True)
        self.order = {scalar.tag: place for place, scalar in enumerate(values.scalars)}
        self.known = self._known()
        self.evidence: Counter[str] = Counter()
        for found in self.known.values():
            roots = {item.scalar.root for item in found}
            if len(roots) == 1 and len(found[0].rendering.text) >= STRONG:
                self.evidence.update(roots)
        asked = {mark.tag.partition("[")[0] for each in self.paragraphs for mark in each.marks}
        for text in composed_by_chance(self.known, self.evidence, asked):
            del self.known[text]

    def _known(self) -> dict[str, list[Found]]:
        known: dict[str, list[Found]] = {}
        for found in all_found(self.values):
            if found.rendering.text in self.text:
                known.setdefault(found.rendering.text, []).append(found)
        return known

    def mark_all(self, text: str) -> None:
        start = self.text.find(text)
        while start >= 0:
            number = bisect_right(self.starts, start) - 1
            self.mark(self.paragraphs[number], start - self.starts[number], text, self.known[text])
            start = self.text.find(text, start + len(text))

    def mark(self, paragraph: Paragraph, start: int, text: str, found: Sequence[Found]) -> None:
        end = start + len(text)
        if not (paragraph.is_free(start, end) and is_whole(paragraph.text, start, end)):
            return
        if not is_whole_number(paragraph.text, start, end) or is_ordinal(paragraph.text, start, end):
            return
        if text.islower() and CAPTION.fullmatch(paragraph.text) and not any(map(str.isdigit, text)):
            return  # a caption says what may be written above it
        if is_among_options(paragraph.text, start, end, self.values.options_of_lists):
            return  # options that a form has printed for everybody
        wording = wording_of(paragraph, start, end, self.headings)
        before = paragraph.text[:start]
        settled = settled_at(paragraph, start)
        scored = self._ranked(found, paragraph, start, text, wording, settled)
        best, _, chosen = scored[0]
        if not self._is_accepted(chosen, wording, text, before):
            return
        candidates = tuple(_candidates(scored))
        rivals = [score for score, _, item in scored if item.scalar is not chosen.scalar]
        is_sure = not rivals or best - max(rivals) >= LEAD
        is_sure = is_sure and is_case_sure(chosen, found, settled)
        paragraph.mark(
            Mark(
                start,
                end,
                paragraph.written(start, end),
                spoken(chosen.code, chosen.scalar.tag, wording, is_spoken_for=self.is_spoken_for),
                chosen.scalar.tag,
                place=paragraph.place,
                looks=chosen.rendering.looks,
                candidates=candidates,
                is_sure=is_sure,
            )
        )

    def _ranked(
        self,
        found: Sequence[Found],
        paragraph: Paragraph,
        start: int,
        text: str,
        wording: Wording,
        settled: frozenset[str],
    ) -> list[tuple[float, int, Found]]:
        """What prints the text, the likeliest first."""
        beside = self._roots_beside(paragraph, text) if len({item.scalar.root for item in found}) > 1 else ()
        paired = self._roots_of(number_of(paragraph.text, start, start + len(text)))
        said = {mark.tag for mark in paragraph.marks} if text.isdigit() and len(text) < STRONG else ()
        return sorted(
            (
                self._score(item, wording, settled)
                + 0.2 * (item.scalar.root in beside)
                + PAIRED * (item.scalar.root in paired and isinstance(item.scalar.value, date))
                - REPEATED * (item.scalar.tag in said),
                -place,
                item,
            )
            for place, item in enumerate(found)
        )[::-1]

    def _roots_of(self, text: str) -> frozenset[str]:
        """The records that alone print a text; what is computed of them prints it too."""
        roots = {item.scalar.root for item in self.known.get(text, ()) if not item.scalar.is_computed}
        return frozenset(roots if len(roots) == 1 else ())

    def _roots_beside(self, paragraph: Paragraph, text: str) -> frozenset[str]:
        """The records of which something is in the paragraph that is no other's."""
        found = set()
        for known, items in self.known.items():
            if known != text and len(known) >= 4 and known in paragraph.text:
                roots = {item.scalar.root for item in items}
                found |= roots if len(roots) == 1 else set()
        return frozenset(found)

    def _score(self, item: Found, wording: Wording, settled: frozenset[str]) -> float:
        scalar = item.scalar
        score = fitness(wording, scalar.tag, scalar.header, scalar.sheet)
        score += 0.06 * (len(ROOTS) - ROOTS.index(scalar.root)) / len(ROOTS) if scalar.root in ROOTS else 0.0
        score += 0.1 * (self.evidence[scalar.root] > 1) - 0.1 * scalar.is_computed
        score -= 0.0003 * self.order[scalar.tag] + 0.002 * len(item.rendering.filters)
        score -= 0.2 * item.rendering.looks
        if self.is_spoken_for and is_mine(wording.nearest):
            score += 0.5 * (scalar.tag in THEIRS.values()) - 0.3 * (scalar.tag in THEIRS)
        if scalar.tag.endswith("наименование"):
            return score  # «директору Центра»: it is in no case of the post before it
        return score + 0.5 * case_fitness(item.rendering.case, settled)

    def _is_accepted(self, chosen: Found, wording: Wording, text: str, before: str) -> bool:
        fits = fitness(wording, chosen.scalar.tag, chosen.scalar.header, chosen.scalar.sheet)
        if chosen.rendering.is_part:
            return bool(YEAR_AFTER.match(wording.after)) and "рожд" in chosen.scalar.tag
        if isinstance(chosen.scalar.value, bool):
            return False
        letters = sum(letter.isalnum() for letter in text)
        if chosen.scalar.tag == ROLE:
            return wording.fills_cell
        if isinstance(chosen.scalar.value, date):
            return True
        if chosen.scalar.value in listed("of_laws", "words") and not (
            chosen.rendering.case == NOMINATIVE and fits >= MIN_FITNESS
        ):
            return False
        is_number = re.sub(r"[-/]", "", text).isdigit() or not isinstance(chosen.scalar.value, str)
        if IN_WORDS in chosen.rendering.filters and not before.rstrip().endswith("("):
            return fits >= MIN_FITNESS  # a number all the same: «пятьдесят процентов» is no age
        if is_number and letters < STRONG:
            if (text.isdigit() and IN_A_ROW.search(before)) or (
                chosen.scalar.is_computed and is_term(wording.after, chosen.scalar)
            ):
                return False
            return fits >= MIN_FITNESS
        if text.lower() in SAYS_LITTLE:
            return fits >= MIN_FITNESS and wording.fills_cell
        if letters < 4:
            return fits >= MIN_FITNESS
        if letters < 14 and text.islower():  # a word of the language, that may stand for itself
            return fits >= MIN_FITNESS or (wording.fills_cell and fits >= 0.25)
        return True

    def mark_numbers(self) -> None:
        """Telephones and the like, written in another way than they are printed."""
        by_digits: dict[str, list[Scalar]] = {}
        for scalar in self.values.scalars:
            if isinstance(scalar.value, str):
                digits = _digits(scalar.value)
                if len(digits) >= 10 and len(scalar.value) <= 2 * len(digits):
                    by_digits.setdefault(
                        digits[-10:] if len(digits) == 11 and "+" in scalar.value else digits, []
                    ).append(scalar)
        for paragraph in self.paragraphs:
            for match in re.finditer(r"[+(]?\d[\d ()\-]{7,}\d", paragraph.text):
                digits = _digits(match.group())
                found = by_digits.get(digits) or by_digits.get(digits[-10:] if len(digits) == 11 else "")
                if found:
                    text = match.group()
                    items = [_as_number(scalar, text) for scalar in found]
                    self.mark(paragraph, match.start(), text, items)


def _as_number(scalar: Scalar, text: str) -> Found:
    """What prints the number: in the paper's own look where only the code of the country is another."""
    filters = '|replace("+7", "8")'
    is_exact = folded(str(scalar.value)).replace("+7", "8") == text
    rendering = Rendering(text, filters if is_exact else "", looks=not is_exact)
    return Found(f"{{{{ {scalar.tag}{rendering.filters} }}}}", scalar, rendering)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _candidates(scored: Sequence[tuple[float, int, Found]]) -> Iterator[Candidate]:
    done: set[str] = set()
    for score, _, item in scored:
        if item.code not in done and len(done) < SHOWN:
            done.add(item.code)
            yield Candidate(item.code, item.scalar.tag, round(score, 4), item.rendering.looks)
