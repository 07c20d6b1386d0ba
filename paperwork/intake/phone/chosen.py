"""From the cells of a question to its answer in the words of the casebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.intake.phone.questions import OTHER_LABEL, Question
from paperwork.sheets.answers.cells import BadCell, Cell, clean, is_empty, shown, spoken
from paperwork.sheets.answers.choices import several
from paperwork.sheets.answers.kind import Field, ReadingContext

YES = frozenset({"1", "true", "да", "yes"})


@dataclass(slots=True)
class Gathered:
    """The cells of one question in one row: the answer, the options with a mark, one's own answer."""

    question: Question
    answer: Cell = None
    marks: dict[str, Cell] = field(default_factory=dict)
    own: Cell = None

    def value(self) -> Cell:
        """The cell for the casebook; None for no answer."""
        if isinstance(self.answer, BadCell):
            return self.answer
        if self.question.listed is None:
            return _as_in_a_book(self.question.item, self.answer)
        if self.question.is_several:
            return "; ".join(self._with_own(self._chosen())) or None
        text = spoken(self.answer)
        found = self.question.by_spelling.get(fold(text))
        return next(self._with_own([found or text]), None) if text else None

    def _chosen(self) -> list[str]:
        """The options with a mark; where none has a column, those named in one cell."""
        marked = [option for option, mark in self.marks.items() if self._is_yes(mark, option)]
        return marked if self.marks else named(shown(self.answer), self.question.by_spelling)

    def _is_yes(self, mark: Cell, option: str) -> bool:
        """Whether a mark says yes: 1, TRUE, or the option itself."""
        if isinstance(mark, (bool, int, float)):
            return bool(mark)
        text = fold(shown(mark))
        return text in YES or self.question.by_spelling.get(text) == option

    def _with_own(self, chosen: list[str]) -> Iterator[str]:
        """The chosen options, one's own answer in the place of «иное»."""
        for text in chosen:
            if text != OTHER_LABEL:
                yield text
            elif not is_empty(self.own):
                yield shown(self.own)


def _as_in_a_book(item: Field, cell: Cell) -> Cell:
    """What a spreadsheet makes of an answer in a person's own words: a day of «05.03.2026», else the cell."""
    if not isinstance(cell, str) or not item.kind.is_free_text:
        return cell
    made = item.kind.typed(clean(cell), item, ReadingContext())
    return cell if isinstance(made, str) else made


def named(text: str, known: Mapping[str, str]) -> list[str]:
    """The options that one cell names: separated by «;», by commas or just by spaces.

    What is between known options and is none of them is an answer of its own.
    """
    return [option for part in several(text) for option in _named(part, known)]


def _named(text: str, known: Mapping[str, str]) -> Iterator[str]:
    words = text.split()
    own: list[str] = []
    while words:
        count = next((n for n in range(len(words), 0, -1) if fold(" ".join(words[:n])) in known), 0)
        if not count:
            own.append(words.pop(0))
            if not own[-1].endswith(","):
                continue
        if own:
            yield " ".join(own).strip(" ,")
            own = []
        if count:
            yield known[fold(" ".join(words[:count]))]
            del words[:count]
    if own:
        yield " ".join(own).strip(" ,")
