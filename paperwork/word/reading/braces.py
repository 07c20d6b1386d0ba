"""Brackets that are no tags though they look like it, and tags where nothing finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from paperwork.word.docx.xml import HOLDER, W, ancestor, is_element
from paperwork.word.reading.scanner import Span, find_tags
from paperwork.word.reading.story import Story, shown

# full-width and small brackets come from other keyboards and from copied text
WIDE = "｛｝﹛﹜❴❵"
BRACES = re.compile(f"[{{}}{WIDE}]")
# docxtpl's way to write braces that are to be printed
LITERALS = re.compile(r"\{_\{|\}_\}|\{_%|%_\}")
# one bracket in place of two, around what looks like a tag: { клиент.фамилия }, { % if клиент.имя % }
SINGLE = re.compile(f"[{{{WIDE}]{{1,2}}\\s*(%?)\\s*(\\w[^{{}}%{WIDE}]*?)\\s*%?\\s*[}}{WIDE}]{{1,2}}")
UNFINISHED = re.compile(r"\{([{%])\s*([^{}%]*[^\s{}%])\s*%?\}")
NO_TAG = "скобки «{}» напечатаются как есть: тегом считаются только двойные, {{{{ … }}}} или {{% … %}}"
WRITE = "если это тег, наберите скобки латинской клавиатурой, по две с каждой стороны; если нет, уберите их"


def warn_of_braces(story: Story, paragraph: etree._Element, whole: str, spans: Sequence[Span]) -> None:
    """Warns of the brackets that are left of a paragraph's text when its tags are taken out."""
    pieces, position = [], 0
    for span in spans:
        # one that is not closed is reported as an error
        if span.end < 0:
            return
        pieces.append(whole[position : span.start])
        position = span.end
    rest = LITERALS.sub("", "\0".join([*pieces, whole[position:]]))
    found = BRACES.search(rest)
    if found:
        start = max(0, rest.rfind("\0", 0, found.start()) + 1, found.start() - 10)
        around = shown(rest[start : found.start() + 40].partition("\0")[0])
        fix = _doubled(rest) or WRITE
        story.warn(NO_TAG.format(around), fix, story.places.of(paragraph), around)


def _doubled(text: str) -> str:
    """The cure of the first single brackets around what looks like a tag; empty where nothing does."""
    found = SINGLE.search(text)
    if found is None:
        return ""
    start, end = ("{%", "%}") if found[1] else ("{{", "}}")
    tag = f"{start} {found[2]} {end}"
    return f"если это тег, напишите вместо «{found[0]}» «{tag}»; если нет, уберите скобки"


def closed(text: str) -> tuple[str, str]:
    """The beginning of a tag with one closing bracket too few, and the same with both; empty without it."""
    found = UNFINISHED.match(text)
    if found is None:
        return "", ""
    end = "%}" if found[1] == "%" else "}}"
    return found[0], f"{{{found[1]} {found[2]} {end}"


def check_rest(story: Story) -> None:
    """Notes each tag that is where none is looked for: cut in pieces, or beside the paragraphs."""
    # most parts have no bracket left by now
    if not any("{" in (node.text or "") or "{" in (node.tail or "") for node in story.root.iter()):
        return
    for run in _runs(story):
        text = HOLDER.sub("\0", "".join(run))
        if "{" not in text:
            continue
        for span in find_tags(text):
            if span.end > 0:
                tag = shown(text[span.start : span.end])
                message = f"тег «{tag}» стоит там, где теги не заполняются"
                fix = "наберите его заново, одним куском, в тексте документа"
                story.add_problem(message, fix, story.places.words_of_story, tag)


def _runs(story: Story) -> Iterator[list[str]]:
    """The texts that are not a paragraph's own, those of one paragraph, formula or drawing together."""
    texts: list[str] = []
    home: etree._Element | None = None
    for node in story.root.iter():
        if not is_element(node):
            continue
        own = node.text if node.tag != W + "t" or ancestor(node, W + "p") is None else None
        for text in (own, node.tail):
            if text:
                owner = ancestor(node, W + "p")
                if owner is not home and texts:
                    yield texts
                    texts = []
                home = owner
                texts.append(text)
    yield texts
