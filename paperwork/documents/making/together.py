"""What is said of many books together: the sums of all, and the first of what is listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from paperwork.common.errors import Level, PaperworkError, Problem
from paperwork.common.records import dataclass
from paperwork.documents.making.summary import LISTED

MOST_SHOWN = 300  # errors, and as many warnings; of more it is said how many there are


@dataclass
class Together:
    """Problems, hindrances and warnings of templates of the books that have been opened so far.

    ``mentions`` are those of the shown problems because of which papers say a code in place of a name;
    ``found`` says of each client who is asked for whether a book has him.
    """

    problems: list[Problem] = field(default_factory=list)
    mentions: list[Problem] = field(default_factory=list)
    counts: Counter[Level] = field(default_factory=Counter)
    left: Counter[Level] = field(default_factory=lambda: Counter(dict.fromkeys(Level, MOST_SHOWN)))
    hindrances: dict[str, list[str]] = field(default_factory=dict)  # sentence → the first books it is about
    times: Counter[str] = field(default_factory=Counter)  # sentence → books
    of_templates: dict[str, None] = field(default_factory=dict)
    found: list[bool] = field(default_factory=list)
    opened: int = 0
    failed: bool = False

    def add_problems(
        self,
        problems: Sequence[Problem],
        mentions: Collection[Problem] = (),
        counts: Mapping[Level, int] | None = None,
    ) -> None:
        """Takes in the problems of a book; ``counts`` are those of all, where they are not all given.

        Those of no sheet are of the whole book, which was not read: none of these is left out.
        """
        shown = [problem for problem in problems if self._is_shown(problem)]
        self.problems += shown
        self.mentions += [problem for problem in shown if problem in mentions]
        self.counts.update(counts or Counter(problem.level for problem in problems))
        self.failed = self.failed or self.counts[Level.ERROR] > 0

    def _is_shown(self, problem: Problem) -> bool:
        self.left[problem.level] -= 1
        return self.left[problem.level] >= 0 or (problem.is_error and not problem.place.sheet)

    def hinder(self, sentence: str, file: str = "") -> None:
        """Notes what hindered the work, in the book of this name."""
        files = self.hindrances.setdefault(sentence, [])
        self.times[sentence] += 1
        if file and len(files) < LISTED:
            files.append(file)
        self.failed = True

    def warn(self, warnings: Iterable[str]) -> None:
        """Notes what the authors of templates should know, each thing once."""
        self.of_templates |= dict.fromkeys(warnings)

    def find(self, found: Sequence[bool]) -> None:
        """Notes which of the clients who are asked for are in a book."""
        if found:
            self.found = [any(pair) for pair in zip(found, self.found or found, strict=True)]

    def miss(self, typed: Sequence[str], *, is_fatal: bool) -> None:
        """Notes the clients who are in no book. Raises `PaperworkError` instead where nothing came of it."""
        for text, is_there in zip(typed, self.found, strict=False):
            if not is_there:
                sentence = f"клиента с делом «{text}» нет; номера дел — на листе «Клиенты»"
                if is_fatal:
                    raise PaperworkError(sentence)
                self.hinder(sentence)

    def hindrance_lines(self) -> Iterator[str]:
        """Each sentence once, where it is of all books or of none; else with the books."""
        for sentence, files in self.hindrances.items():
            if not files or self.times[sentence] == self.opened:
                yield sentence
                continue
            yield from (f"{file}: {sentence}" for file in files)
            if self.times[sentence] > len(files):
                yield f"… и еще в книгах: {self.times[sentence] - len(files)}"

    @property
    def unshown(self) -> dict[Level, int]:
        """How many problems there are beside those that are shown."""
        shown = Counter(problem.level for problem in self.problems)
        return {level: count - shown[level] for level, count in self.counts.items()}
