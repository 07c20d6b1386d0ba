"""What can be wrong with a template or with the values it is filled with."""

from __future__ import annotations

from collections.abc import Iterable

from paperwork.common.errors import PaperworkError, Place, Problem
from paperwork.common.records import dataclass

SHOWN = 50


@dataclass(frozen=True, slots=True)
class TemplatePlace(Place):
    """A place in a template: the words by which a person finds it in Word, the tag, the part.

    ``line`` is the line of the tag in the source that is compiled, 0 where the words are known instead;
    ``instead`` is what to write in place of the tag, where that is sure.
    """

    words: str = ""
    tag: str = ""
    part: str = ""
    line: int = 0
    instead: str = ""

    def with_sentence(self, sentence: str) -> str:
        """The sentence after the words that name the place."""
        return f"{self.words}: {sentence}" if self.words else sentence


def sentence_of(name: str, problem: Problem[TemplatePlace]) -> str:
    """The problem after the name of the template."""
    return f"{name}, {problem}" if problem.place.words else f"{name}: {problem}"


class TemplateError(PaperworkError):
    """A template that cannot be used; holds all that is wrong with it, and what is merely doubtful."""

    def __init__(
        self,
        name: str,
        problems: Iterable[Problem[TemplatePlace]],
        warnings: Iterable[Problem[TemplatePlace]] = (),
    ) -> None:
        self.name = name
        self.problems = tuple(problems)
        self.warnings = tuple(warnings)
        super().__init__(name, self.problems)

    def __str__(self) -> str:
        lines = [sentence_of(self.name, problem) for problem in self.problems[:SHOWN]]
        if len(self.problems) > SHOWN:
            lines.append(f"{self.name}: и ещё ошибок: {len(self.problems) - SHOWN}")
        return "\n".join(lines)


class RenderError(PaperworkError):
    """Values that a template cannot be filled with; names the field, and its place where that is known."""

    def __init__(self, sentence: str, field: str = "", place: TemplatePlace | None = None) -> None:
        super().__init__(sentence, field, place)
        self.sentence = sentence
        self.field = field
        self.place = place

    def __str__(self) -> str:
        return self.sentence
