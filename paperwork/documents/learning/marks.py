"""What is put into a paper: a tag in the place of words, with what else it could be."""

from __future__ import annotations

import re
from enum import StrEnum

from lxml import etree

from paperwork.common.records import dataclass


class MarkKind(StrEnum):
    """How a mark was found."""

    VALUE = "value"
    LIST = "list"
    OPTIONS = "options"
    GENDER = "gender"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be printed at a place: the code of the template, the tag behind it, and how well it fits.

    ``looks`` says that the same is printed in another look than the paper has.
    """

    code: str
    tag: str
    score: float = 0.0
    looks: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A text that is put in as a run of its own, in the look of the run ``like``."""

    text: str
    like: etree._Element | None


@dataclass(slots=True, eq=False)
class Mark:
    """A stretch of a paragraph's text, what is put there, and the other candidates, the best first.

    ``code`` may be changed to that of another candidate until the template is written.
    """

    start: int
    end: int
    words: str
    code: str
    tag: str
    kind: MarkKind = MarkKind.VALUE
    place: str = ""
    looks: bool = False
    candidates: tuple[Candidate, ...] = ()
    is_sure: bool = True
    runs: tuple[Run, ...] = ()  # what is put in, where it is more than a text

    @property
    def tags(self) -> set[str]:
        """The names of all tags in the code."""
        return set(re.findall(r"[^\W\d_][\w]*(?:\.[^\W\d_]\w*)+", self.code))

    def choose(self, candidate: Candidate) -> None:
        """Takes another candidate."""
        self.code, self.tag, self.looks, self.is_sure = candidate.code, candidate.tag, candidate.looks, True
