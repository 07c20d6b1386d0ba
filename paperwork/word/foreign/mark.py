"""A mark that is not ours: where it is, what it means, and what to write in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import Protocol

from lxml import etree

from paperwork.common.errors import Level, Problem
from paperwork.common.records import dataclass
from paperwork.word.docx.errors import TemplatePlace
from paperwork.word.docx.xml import W, ancestor
from paperwork.word.reading.places import Places
from paperwork.word.reading.story import shown

ROW = "строка"  # what a row is called in the loops that are proposed
MOST = 4  # candidates that are named
NAMES = "какие имена бывают, покажет paperwork fields"


@dataclass(frozen=True, slots=True)
class Meaning:
    """The tags that a name or a wording may mean, best first; of a table's fields the table and the field."""

    tags: tuple[str, ...] = ()
    is_sure: bool = False
    rows: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.tags or self.rows)


class Vocabulary(Protocol):
    """What the book calls its answers by; it is handed in, since the engine knows no book."""

    def named(self, name: str, before: str = "") -> Meaning:
        """What the name in a mark means, after these words."""

    def worded(self, words: str, before: str = "") -> Meaning:
        """What is to be written beside these words; nothing where that may as well be left to a pen."""

    def table(self, headers: list[str]) -> tuple[str, list[str]]:
        """The table whose columns have these headers, and its fields, empty where there is none."""


@dataclass(slots=True)
class Mark:
    """One mark: what is seen, what is to be said of it, what it means; ``write`` puts a text in its place.

    ``where`` are the words after «напишите»: in place of what, or in what.
    """

    paragraph: etree._Element
    text: str
    message: str
    where: str
    meaning: Meaning
    write: Callable[[str], None]
    start: int = 0  # of the text in its paragraph
    part: str = ""
    place: str = ""
    loop: str = ""  # the table that its row of the document is a row of
    fields: list[str] = field(default_factory=list)  # of an empty table, by its columns
    advice: str = ""  # the cure, where it is no tag to be written
    is_blank: bool = False  # an empty place, which may have been left to a pen on purpose

    @property
    def row(self) -> etree._Element | None:
        """The row of the table that it is in."""
        return ancestor(self.paragraph, W + "tr")

    @property
    def instead(self) -> str:
        """The tag to be written in its place, where that is sure; empty where it is not."""
        if self.loop:
            return f"{{{{ {ROW}.{self.meaning.rows[0][1]} }}}}"
        return in_braces(self.meaning.tags[0]) if self.meaning.is_sure else ""

    @property
    def problem(self) -> Problem[TemplatePlace]:
        """What is to be said of it."""
        instead = "" if self.loop or not self.text else self.instead
        place = TemplatePlace(self.place, self.text, self.part, instead=instead)
        return Problem(self.message, self._cure(), Level.WARNING, place)

    def _cure(self) -> str:
        if self.advice:
            return self.advice
        if self.fields:
            return _cure_of_table(self.loop, self.fields)
        if self.loop:
            frame = f"{{%tr for {ROW} in {self.loop} %}} и {{%tr endfor %}}"
            return f"напишите {self.where} «{self.instead}», а строку поставьте между строками {frame}"
        tags = [in_braces(tag) for tag in self.meaning.tags]
        tags = tags or [in_loop(table, name) for table, name in self.meaning.rows]
        if not tags:
            return f"напишите {self.where} тег в двойных скобках, если здесь нужен ответ из книги; {NAMES}"
        others = "".join(f" или «{tag}»" for tag in tags[1:MOST])
        return f"напишите {self.where} «{tags[0]}»{others}"


def _cure_of_table(table: str, fields: list[str]) -> str:
    tags = ", ".join(f"«{{{{ {ROW}.{name} }}}}»" for name in fields if name)
    start, end = f"{{%tr for {ROW} in {table} %}}", "{%tr endfor %}"
    return f"оставьте три пустые строки: в первую поставьте {start}, во вторую теги {tags}, в третью {end}"


def quoted(text: str) -> str:
    """A text between quotation marks; one that has them already as it is."""
    text = shown(text)
    return text if text.startswith("«") and text.endswith("»") else f"«{text}»"


def in_braces(tag: str) -> str:
    """A tag as it is typed."""
    return f"{{{{ {tag} }}}}"


def in_loop(table: str, name: str) -> str:
    """A field of every row of a table as it is typed."""
    return f"{{% for {ROW} in {table} %}}{{{{ {ROW}.{name} }}}} {{% endfor %}}"


def placed(mark: Mark, part: str, places: Places) -> Mark:
    """The mark with its place in words."""
    mark.part, mark.place = part, places.of(mark.paragraph)
    return mark
