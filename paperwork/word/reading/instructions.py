"""The instructions of fields, which Word may scatter over runs as they are typed."""

from __future__ import annotations

from lxml import etree

from paperwork.word.docx.xml import W, keep_spaces, remove
from paperwork.word.reading.story import Story

FIELD, INSTRUCTION = W + "fldChar", W + "instrText"


def gather_instructions(story: Story) -> None:
    """Puts each field's instruction into one text: a bookmark is found there by its whole name."""
    for paragraph in story.root.iter(W + "p"):
        first: etree._Element | None = None
        for node in list(paragraph.iter(FIELD, INSTRUCTION)):
            # a field ends here, begins, or shows its answer
            if node.tag == FIELD:
                first = None
            elif first is None:
                first = node
            else:
                first.text = (first.text or "") + (node.text or "")
                keep_spaces(first)
                remove(node)
