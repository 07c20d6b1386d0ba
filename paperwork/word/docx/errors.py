"""What can be wrong with a template or with the values it is filled with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from paperwork.common.errors import PaperworkError

SHOWN = 50


@dataclass(frozen=True, slots=True)
class TemplateProblem:
    """One fault of a template: where a person finds it in Word, what it is and how it is mended."""

    what: str
    cure: str = ""
    place: str = ""
    tag: str = ""
    part: str = ""

    def __str__(self) -> str:
        sentence = f"{self.place}: {self.what}" if self.place else self.what
        return f"{sentence}; {self.cure}" if self.cure else sentence


class TemplateError(PaperworkError):
    """A template that cannot be used; holds all that is wrong with it."""

    def __init__(self, name: str, problems: Iterable[TemplateProblem]) -> None:
        self.name = name
        self.problems = tuple(problems)
        super().__init__(name, self.problems)

    def __str__(self) -> str:
        lines = [
            f"{self.name}, {problem}" if problem.place else f"{self.name}: {problem}"
            for problem in self.problems[:SHOWN]
        ]
        if len(self.problems) > SHOWN:
            lines.append(f"{self.name}: и ещё ошибок: {len(self.problems) - SHOWN}")
        return "\n".join(lines)


class RenderError(PaperworkError):
    """Values that a template cannot be filled with; names the field."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence, field)
        self.sentence = sentence
        self.field = field

    def __str__(self) -> str:
        return self.sentence
