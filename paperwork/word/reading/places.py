"""The place of an element in a document, in the words of a person who looks at it in Word."""

from __future__ import annotations

from lxml import etree

from paperwork.word.docx.xml import W, ancestor, is_element

WORDS = 60
STORIES = {
    "document": "",
    "header": "в верхнем колонтитуле",
    "footer": "в нижнем колонтитуле",
    "footnotes": "в сноске",
    "endnotes": "в концевой сноске",
    "core": "в свойствах документа",
    "app": "в свойствах документа",
    "custom": "в дополнительных свойствах документа",
    "store": "в данных документа, с которыми связаны поля",
}


class Places:
    """The tables of one part, counted before anything in it is moved."""

    def __init__(self, root: etree._Element, story: str) -> None:
        self._story = STORIES.get(story, "")
        tops = [table for table in root.iter(W + "tbl") if ancestor(table, W + "tbl") is None]
        # by the element and not by its id(): lxml gives the id of a freed element to another
        self._tables = {table: number for number, table in enumerate(tops, 1)}
        self._texts: dict[etree._Element, str] = {}
        self._ordinals: dict[etree._Element, dict[etree._Element, int]] = {}

    @property
    def words_of_story(self) -> str:
        """The place of the whole part; empty for the body."""
        return self._story

    def of(self, element: etree._Element) -> str:
        """The place of a piece of text: the part, the table, the row, the column, the words around."""
        # the body needs no name: a person looks there first
        steps = [self._story] if self._story else []
        if ancestor(element, W + "txbxContent") is not None:
            steps.append("в надписи")
        cells = self._cells(element)
        steps += cells
        words = self._words(element)
        if words:
            steps.append(f"в абзаце «{words}»" if not cells else f"«{words}»")
        return ", ".join(steps)

    def _cells(self, element: etree._Element) -> list[str]:
        table = ancestor(element, W + "tbl")
        if table is None:
            return []
        outer = self._cells(table)
        number = self._tables.get(table)
        name = f"в таблице {number}" if number else "во вложенной таблице"
        row, cell = ancestor(element, W + "tr"), ancestor(element, W + "tc")
        steps = [name]
        if row is not None and ancestor(row, W + "tbl") is table:
            steps.append(f"строка {self._ordinal(row, table, 'tr')}")
            if cell is not None and ancestor(cell, W + "tr") is row:
                steps.append(f"столбец {self._ordinal(cell, row, 'tc')}")
        return [*outer, ", ".join(steps)]

    def _words(self, element: etree._Element) -> str:
        """The words of the paragraph as they were when they were first asked for: with the tags in them."""
        paragraph = element if element.tag == W + "p" else ancestor(element, W + "p")
        if paragraph is None:
            return ""
        # a paragraph of thousands of tags is read once and not for each of them
        if paragraph not in self._texts:
            self._texts[paragraph] = _text(paragraph)
        return self._texts[paragraph]

    def _ordinal(self, element: etree._Element, owner: etree._Element, kind: str) -> int:
        """Which one of its kind the element is within its row or table, nested tables apart."""
        # counted once: a table of thousands of rows may have a tag in each
        if owner not in self._ordinals:
            level = W + ("tbl" if kind == "tr" else "tr")
            # iter() and not the children: a row may be inside a content control
            peers = (peer for peer in owner.iter(W + kind) if ancestor(peer, level) is owner)
            self._ordinals[owner] = {peer: number for number, peer in enumerate(peers, 1)}
        return self._ordinals[owner][element]


def _text(paragraph: etree._Element) -> str:
    text = " ".join("".join(leaf.text or "" for leaf in paragraph.iter(W + "t") if is_element(leaf)).split())
    return text if len(text) <= WORDS else text[:WORDS].rstrip() + "…"
