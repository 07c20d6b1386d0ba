"""Tags as Word scatters them over runs, gathered into one piece each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby

from lxml import etree

from paperwork.word.docx.xml import OPEN, W, ancestor, holder, is_element, keep_spaces, parent, remove
from paperwork.word.reading.blocks import check_depth
from paperwork.word.reading.braces import BRACES, closed, warn_of_braces
from paperwork.word.reading.mending import KEYWORDS, spelt
from paperwork.word.reading.scanner import OPENER, Span, find_tags
from paperwork.word.reading.story import Story, first_word, is_empty_run, shown

# inside a tag these are white space or a hyphen, as the author sees them
STAND_INS = {W + "br": " ", W + "tab": " ", W + "cr": " ", W + "noBreakHyphen": "-", W + "t": ""}
SILENT_IN_TAG = {W + "softHyphen", W + "lastRenderedPageBreak"}
# text that is deleted, or moved away, is no part of the template; inner paragraphs come by themselves
SKIPPED = {W + name for name in ("p", "del", "moveFrom", "rPr", "pPr")}
# a tag may go on in the next paragraphs, but one that is never closed must not swallow the document
MAX_JOINED = 60
# tags: before more of them are put in their places, it is asked whether they ever will print
MANY = 100
UNCLOSED = "допишите закрывающие скобки в том же абзаце"


def place_tags(story: Story) -> None:
    """Puts a holder in the place of every tag of the part."""
    raw, enough = False, MANY
    for paragraph in list(story.root.iter(W + "p")):
        if len(story.tags) > enough:
            check_depth(story)
            enough = 2 * len(story.tags)
        # a paragraph that was joined to the one before is in the list still, but no longer in the tree
        if paragraph is story.root or paragraph.getparent() is not None:
            raw = _place_in_paragraph(story, paragraph, raw)
    if raw:
        story.add_problem("тег «{% raw %}» не закрыт", "поставьте после него {% endraw %}", "", "{% raw %}")
    for element in story.root.iter("*"):
        _place_in_other(story, element)


def _place_in_paragraph(story: Story, paragraph: etree._Element, raw: bool) -> bool:
    """Holders for the tags of one paragraph; says whether a {% raw %} is still open after it."""
    # most paragraphs hold no tag: nothing more is done for them
    if not BRACES.search("".join(map(str, paragraph.itertext()))):
        return raw
    while True:
        leaves = list(leaves_of(paragraph))
        texts = [STAND_INS[leaf.tag] or leaf.text or "" for leaf in leaves]
        whole = "".join(texts)
        # the bracket may be in a paragraph inside this one, in a text box
        if not BRACES.search(whole):
            return raw
        spans = list(find_tags(whole, raw))
        if not (spans and spans[-1].end < 0 and _join_following(paragraph, whole[spans[-1].start :])):
            break
    if not raw and not any(span.code == "raw" for span in spans):
        warn_of_braces(story, paragraph, whole, spans)
    starts = [0, *accumulate(map(len, texts))]
    placed = []
    for span in spans:
        if span.end < 0:
            _report(story, span, whole[span.start :], paragraph)
            continue
        if span.problem:
            _report(story, span, whole[span.start : span.end], paragraph)
        leaf = leaves[_index(starts, span.start)]
        placed.append((span, story.add(span, whole[span.start : span.end], leaf)))
        if span.code in ("raw", "endraw") and span.kind == "%":
            if raw == (span.code == "raw"):
                message = f"тег «{{% {span.code} %}}» без пары"
                story.add_problem(
                    message, "{% raw %} и {% endraw %} ходят парой", story.places.of(leaf), span.code
                )
            raw = span.code == "raw"
    if len(placed) > MANY:
        check_depth(story)
    _put_all(leaves, starts, placed)
    return raw


def leaves_of(element: etree._Element) -> Iterator[etree._Element]:
    """The texts of a paragraph, and what counts as white space between them."""
    for node in element:
        if not is_element(node) or node.tag in SKIPPED:
            continue
        if node.tag in STAND_INS:
            yield node
        else:
            yield from leaves_of(node)


def _index(starts: list[int], position: int) -> int:
    """Which text holds a position: the last that begins at or before it and is not empty."""
    # by halves: a paragraph pasted from elsewhere may have thousands of runs
    low, high = 0, len(starts) - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if starts[middle] <= position else (low, middle)
    return low


def _put_all(leaves: list[etree._Element], starts: list[int], placed: Sequence[tuple[Span, int]]) -> None:
    """The holders of a paragraph's tags in their places."""
    holders = [(span, "" if span.code in ("raw", "endraw") else holder(number)) for span, number in placed]
    # from the end, so that the places of the tags before stay right
    for only, group in groupby(reversed(holders), key=lambda item: _only(starts, item[0])):
        if only is None:
            for span, text in group:
                _put(leaves, starts, span, text)
        else:
            _put_in_one(leaves[only], starts[only], group)


def _only(starts: list[int], span: Span) -> int | None:
    """The text that holds the whole tag; None for a tag that is scattered over several."""
    first = _index(starts, span.start)
    return first if first == _index(starts, span.end - 1) else None


def _put_in_one(home: etree._Element, start: int, holders: Iterable[tuple[Span, str]]) -> None:
    """The holders of tags in one text, given from the last; thousands at once, for it is rebuilt once."""
    text = home.text or ""
    pieces, end = [], len(text)
    for span, instead in holders:
        pieces += [text[span.end - start : end], instead]
        end = span.start - start
    home.text = "".join([text[:end], *reversed(pieces)])
    keep_spaces(home)


def _put(leaves: list[etree._Element], starts: list[int], span: Span, text: str) -> None:
    """The holder in the first text of the tag, the tag's letters out of the others."""
    first, last = _index(starts, span.start), _index(starts, span.end - 1)
    home, end = leaves[first], leaves[last]
    before = (home.text or "")[: span.start - starts[first]]
    rest = (end.text or "")[span.end - starts[last] :] if end.tag == W + "t" else ""
    home.text = before + text
    keep_spaces(home)
    for leaf in leaves[first + 1 : last]:
        _clear(leaf)
    _merge_rest(home, end, rest)


def _clear(leaf: etree._Element) -> None:
    """Takes a text that was all tag out, and its run when nothing else is in it."""
    run = leaf.getparent()
    remove(leaf)
    if run is not None and run.tag == W + "r" and is_empty_run(run):
        remove(run)


def _merge_rest(home: etree._Element, end: etree._Element, rest: str) -> None:
    """What follows a tag in its last run goes on in the first run, with the first run's look."""
    run, tail_run = parent(home), parent(end)
    # the tag began inside a link or an insertion and ends outside: what follows stays where it is
    if run is not tail_run and run.getparent() is not tail_run.getparent():
        end.text = rest
        if not rest:
            _clear(end)
        return
    home.text = (home.text or "") + rest
    following = [node for node in end.itersiblings() if is_element(node)]
    remove(end)
    for node in [node for node in home.itersiblings() if node.tag in SILENT_IN_TAG]:
        remove(node)
    if run is not tail_run:
        run.extend(following)
        if is_empty_run(tail_run):
            remove(tail_run)


def _join_following(paragraph: etree._Element, opened: str) -> bool:
    """Joins the paragraphs that a long tag goes on in; false when it is closed nowhere."""
    text, joined = opened, list[etree._Element]()
    node = paragraph.getnext()
    while node is not None and node.tag == W + "p" and len(joined) < MAX_JOINED:
        joined.append(node)
        addition = "".join(leaf.text or "" for leaf in leaves_of(node) if leaf.tag == W + "t")
        text += " " + addition
        if "}" in addition and (span := next(find_tags(text), None)) and span.end > 0:
            _join(paragraph, joined)
            return True
        # another tag opens before this one is closed, so its end was forgotten; a comment may hold tags
        if opened[1:2] != "#" and OPENER.search(addition):
            return False
        node = node.getnext()
    return False


def _join(paragraph: etree._Element, others: list[etree._Element]) -> None:
    for other in others:
        run = etree.SubElement(paragraph, W + "r")
        # the end of a paragraph is a space in Jinja
        etree.SubElement(run, W + "t").text = " "
        paragraph.extend([node for node in other if node.tag != W + "pPr"])
        remove(other)


def _report(story: Story, span: Span, text: str, element: etree._Element) -> None:
    tag, fix, instead = shown(text if span.end > 0 else text[:60]), UNCLOSED, ""
    begun, whole = closed(text)
    if span.end > 0:
        # the first word says whether the tag prints or acts, whatever its brackets are
        kind = "%" if first_word(span.code) in KEYWORDS else "{"
        instead = spelt(kind, span.code, span.level)
    elif begun:
        tag, instead = shown(begun), whole
    fix = f"напишите «{instead}»" if instead else fix
    story.add_problem(f"тег «{tag}» {span.problem}", fix, story.places.of(element), tag, instead)


def _place_in_other(story: Story, element: etree._Element) -> None:
    """Holders for tags in attributes and in texts that are not the paragraph's own."""
    # a look for the bracket costs a tenth of that for the whole opening, in thousands of attributes
    for name, value in element.attrib.items():
        if "{" in str(value) and OPENER.search(str(value)):
            element.set(name, _replaced(story, str(value), element))
    text = element.text
    if text and "{" in text and element.tag not in OWN and OPEN not in text and OPENER.search(text):
        element.text = _replaced(story, text, element)


OWN = {W + "t", W + "delText"}


def _replaced(story: Story, text: str, element: etree._Element) -> str:
    pieces, position = [], 0
    # for the place in a message: what is inside a paragraph is found by the paragraph's words
    home = ancestor(element, W + "p")
    for span in find_tags(text):
        if span.end < 0 or span.problem:
            _report(story, span, text[span.start :], element if home is None else home)
            break
        number = story.add(span, text[span.start : span.end], element)
        pieces += [text[position : span.start], holder(number)]
        position = span.end
    return "".join([*pieces, text[position:]])
