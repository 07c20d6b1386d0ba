"""Numbers and names that may be in a file only once, made different in each of its documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from zlib import crc32

ANNOTATION = re.compile(r'<w:(\w+)((?: [^<>]*?)?) w:id="(-?\d+)"([^<>]*)>')
NUMBERED, ANCHORED = ' w:id="', ' w:anchor="'
NAME = re.compile(r'(<w:bookmarkStart [^<>]*?w:name=")([^"]*)')
ANCHOR = re.compile(r'( w:anchor=")([^"]*)')
DRAWING = re.compile(r'(<wp:docPr [^<>]*?\bid=")\d+')
CONTROL = re.compile(r'<w:id w:val="[^"]*"/>')
PARAGRAPH_ID = re.compile(r' w14:(?:paraId|textId)="[^"]*"')
INSTRUCTION = re.compile(r'(<w:instrText\b[^>]*>|<w:fldSimple [^<>]*?w:instr=")([^<"]*)')
WORD = re.compile(r"\w+")
COMMENTS = ("commentRangeStart", "commentRangeEnd", "commentReference")
NOTES = ("footnote", "footnoteReference")  # which `Notes` numbers
LONGEST = 40  # letters of a bookmark's name in Word


def by_section(text: str) -> str:
    """The text whose fields count the pages of the document, which is a section now."""
    # NUMPAGES counts the pages of the whole file, SECTIONPAGES those of the section
    if "NUMPAGES" not in text:
        return text
    return INSTRUCTION.sub(lambda found: found[1] + found[2].replace("NUMPAGES", "SECTIONPAGES"), text)


def names_in(text: str) -> set[str]:
    """The names of the bookmarks of a part."""
    return {name for _, name in NAME.findall(text)}


def words_of_fields(text: str) -> set[str]:
    """The words of the instructions of fields, names of bookmarks among them."""
    return {word for _, code in INSTRUCTION.findall(text) for word in WORD.findall(code)}


class Identities:
    """Gives out numbers that are unique in the whole file, and keeps those of one document together."""

    def __init__(self) -> None:
        self.count = self._last = 0
        self._numbers: dict[tuple[str, str], str] = {}
        self._names: dict[str, str] = {}

    def begin(self) -> None:
        """From here on the texts are those of the next document."""
        self.count += 1
        self._numbers.clear()
        self._names.clear()

    def number(self) -> int:
        """A number that nothing else in the file has."""
        self._last += 1
        return self._last

    def renewed(self, text: str, notes: Mapping[str, str]) -> str:
        """A part of the document with numbers and names of its own; ``notes`` are those of its footnotes."""
        if NUMBERED in text:
            text = self._annotated(text, notes)
        if "<wp:docPr " in text:
            text = DRAWING.sub(lambda found: f"{found[1]}{self.number()}", text)
        # the number of a content control must be unique and may be missing
        if "<w:sdtPr>" in text:
            text = CONTROL.sub("", text)
        # likewise: paragraphs need no number, but two may not have the same
        if "w14:paraId=" in text:
            text = PARAGRAPH_ID.sub("", text)
        return by_section(self._renamed(text))

    def _annotated(self, text: str, notes: Mapping[str, str]) -> str:
        """The text with its numbers renewed."""
        pieces: list[str] = []
        done = 0
        place = text.find(NUMBERED)
        # the few numbers are looked for, and not the elements that may have one, which are thousands
        while place >= 0:
            start = text.rfind("<", done, place)
            found = ANNOTATION.match(text, start) if start >= 0 else None
            if found:
                pieces += [text[done : found.start()], self._annotation(found, notes)]
                done = found.end()
            place = text.find(NUMBERED, max(done, place + 1))
        return "".join([*pieces, text[done:]])

    def _annotation(self, found: re.Match[str], notes: Mapping[str, str]) -> str:
        kind, before, number, after = found.groups()
        # the comments themselves are in a part that all documents share: each can be anchored once
        if kind in COMMENTS and self.count > 1:
            return ""
        if kind == "footnoteReference":
            return f'<w:{kind}{before} w:id="{notes.get(number, number)}"{after}>'
        if kind in COMMENTS or kind in NOTES:
            return found.group()
        key = kind.removesuffix("Start").removesuffix("End"), number
        if key not in self._numbers:
            self._numbers[key] = str(self.number())
        renewed = f'<w:{kind}{before} w:id="{self._numbers[key]}"{after}>'
        return NAME.sub(self._named, renewed) if kind == "bookmarkStart" else renewed

    def _named(self, found: re.Match[str]) -> str:
        """A bookmark under the name that this document has for it."""
        own = self._names.setdefault(found[2], self._name(found[2]))
        return found[1] + own

    def _name(self, name: str) -> str:
        """The name of a bookmark as this document has it."""
        own = f"{name}__{self.count}"
        # cutting a long name could make two alike
        return own if len(own) <= LONGEST else f"_{crc32(name.encode()):08x}__{self.count}"

    def _renamed(self, text: str) -> str:
        """The text whose links and fields use the document's own names of bookmarks."""
        if self._names:
            if ANCHORED in text:
                text = ANCHOR.sub(self._own, text)
            # REF and PAGEREF name bookmarks inside the text of a field
            if ":instr" in text:
                text = INSTRUCTION.sub(self._instruction, text)
        return text

    def _own(self, found: re.Match[str]) -> str:
        return found[1] + self._names.get(found[2], found[2])

    def _instruction(self, found: re.Match[str]) -> str:
        return found[1] + WORD.sub(lambda word: self._names.get(word[0], word[0]), found[2])
