"""The footnotes of all documents in the one part that a file has for them."""

from __future__ import annotations

import re

from paperwork.word.joining.deflating import Deflated

NOTE = re.compile(r'<w:footnote\b([^>]*?) w:id="(-?\d+)"([^>]*)>(.*?)</w:footnote>', re.DOTALL)
END = "</w:footnotes>"


class Notes:
    """Gathers footnotes; the lines that separate them from the text are taken once."""

    def __init__(self) -> None:
        self.packed = Deflated()
        self._last, self._is_begun = 0, False

    def add(self, text: str) -> tuple[dict[str, str], str]:
        """The new numbers of a document's footnotes by the old ones, and its notes with them."""
        numbers: dict[str, str] = {}
        written: list[str] = []
        # notes have no notes inside them: an expression is enough, and the text need not be parsed
        found = list(NOTE.finditer(text))
        if not self._is_begun:
            self._begin(text, found)
        for note in found:
            # the separators have a type; they are no notes and are written once
            if "w:type=" not in note[1] + note[3]:
                self._last += 1
                numbers[note[2]] = str(self._last)
                written.append(f'<w:footnote{note[1]} w:id="{self._last}"{note[3]}>{note[4]}</w:footnote>')
        return numbers, "".join(written)

    def _begin(self, text: str, found: list[re.Match[str]]) -> None:
        """Writes what is before the first note of the first document."""
        self._is_begun = True
        special = [note for note in found if "w:type=" in note[1] + note[3]]
        # the separators keep their numbers, which settings.xml names
        self._last = max((int(note[2]) for note in special), default=0)
        start = found[0].start() if found else text.rindex(END)
        self.packed.feed(text[:start] + "".join(note.group() for note in special))

    def finish(self) -> None:
        """Closes the part: no more notes can be added."""
        self.packed.feed(END)
