"""Fields of Word that its own merging or forms would fill: MERGEFIELD, FORMTEXT and their like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from lxml import etree

from paperwork.word.docx.xml import W, ancestor, is_element, remove
from paperwork.word.foreign.line import write_over
from paperwork.word.foreign.mark import Mark, Meaning, Vocabulary, quoted
from paperwork.word.preparing.fields import Field, fields_of
from paperwork.word.reading.story import is_empty_run

MERGED = "{} – поле слияния Word, программа его не заполняет"
FORM = "{} – поле формы Word, программа его не заполняет"
BOX = "{} – флажок или список формы Word, программа его не меняет"
COMPUTED = "{} – поле Word, программа его не заполняет"
CONDITION = "{} – поле внутри другого поля Word (обычно условия IF), программа их не считает"
STEP = "{} – указание слиянию Word, программа его не выполняет"
CODE = re.compile(r"""\s*([A-Za-zА-Яа-я]+)\s*(?:"([^"]*)"|«([^»]*)»|([^\s\\"]+))?""")
NAMED = {
    "MERGEFIELD": MERGED, "DOCVARIABLE": COMPUTED, "FILLIN": COMPUTED, "ASK": COMPUTED,
    "MACROBUTTON": COMPUTED,
}  # fmt: skip
NAMELESS = {
    "ADDRESSBLOCK": ("адрес", MERGED), "GREETINGLINE": ("имя", MERGED), "MERGEREC": ("номер", MERGED),
    "MERGESEQ": ("номер", MERGED),
}  # fmt: skip
STEPS = {"NEXT", "NEXTIF", "SKIPIF", "DATABASE"}
WORDS = 40  # letters of a wording that is said
FORMS = {"FORMTEXT": FORM, "FORMCHECKBOX": BOX, "FORMDROPDOWN": BOX}
DEFAULT = re.compile(r"(?:ТекстовоеПоле|Текст|Text|Флажок|Check|ПолеСоСписком|Dropdown)\s*\d*", re.IGNORECASE)


def fields(paragraph: etree._Element, before: str, vocabulary: Vocabulary) -> Iterator[Mark]:
    """The marks of a paragraph that are fields; ``before`` is the wording to the left of it."""
    for simple in list(paragraph.iter(W + "fldSimple")):
        if ancestor(simple, W + "p") is paragraph:
            yield from _of(paragraph, simple.get(W + "instr") or "", _words(simple), vocabulary, simple, None)
    for found in fields_of(paragraph):
        if ancestor(found.marks[0], W + "p") is not paragraph:
            continue
        seen = "".join(leaf.text or "" for leaf in found.shown)
        name = next(iter(CODE.findall(found.code.upper())), ("",))[0]
        if name in FORMS:
            yield _form(paragraph, name, found, seen, before, vocabulary)
        else:
            marks = _of(paragraph, found.code, seen, vocabulary, None, found)
            yield from map(_inner, marks) if _is_inner(paragraph, found) else marks


def _of(
    paragraph: etree._Element,
    code: str,
    seen: str,
    vocabulary: Vocabulary,
    simple: etree._Element | None,
    found: Field | None,
) -> Iterator[Mark]:
    parts = CODE.match(code)
    word = parts[1].upper() if parts else ""
    if not parts or not (word in NAMED or word in NAMELESS or word in STEPS):
        return
    name = next((part for part in parts.groups()[1:] if part), "")
    kind = NAMED.get(word, STEP)
    if word in NAMELESS:
        name, kind = NAMELESS[word]
    elif word == "MACROBUTTON":
        name = code.split(None, 2)[2].strip(" []") if len(code.split(None, 2)) > 2 else ""
    write = partial(_over_simple, simple) if simple is not None else partial(_over, found)
    meaning = Meaning() if word in STEPS else vocabulary.named(name)
    if word == "MACROBUTTON" and not meaning:
        return
    text = seen.strip() or f"{word} {name}".strip()
    where = f"вместо поля {quoted(text)}"
    yield Mark(paragraph, text, kind.format(quoted(text)), where, meaning, write)


def _is_inner(paragraph: etree._Element, found: Field) -> bool:
    """Whether a field is within the instruction of another."""
    depth = 0
    for node in paragraph.iter(W + "fldChar"):
        if node is found.marks[0]:
            return depth > 0
        depth += {"begin": 1, "end": -1}.get(node.get(W + "fldCharType") or "", 0)
    return False


def _inner(mark: Mark) -> Mark:
    """The mark of a field on which another depends: a condition is to be written in place of both."""
    tag = next(iter(mark.meaning.tags), "клиент.пол")
    mark.message = CONDITION.format(quoted(mark.text))
    mark.advice = f"напишите вместо всего поля {{% if {tag} == '…' %}}…{{% else %}}…{{% endif %}}"
    mark.meaning = Meaning(mark.meaning.tags)
    return mark


def _form(
    paragraph: etree._Element, word: str, found: Field, seen: str, before: str, vocabulary: Vocabulary
) -> Mark:
    """A field of a form: its name, help or answer says what it is for, else the words before it."""
    names = [name for name in _names(found.marks[0]) if not DEFAULT.fullmatch(name)]
    left = _left_of(paragraph, found.marks[0]) or before
    wordings = (vocabulary.named(name, left) for name in names)
    meaning = next(filter(None, wordings), None) or vocabulary.worded(left)
    words = left[-WORDS:].strip(" :") or "начала строки"
    text = names[0] if names else seen.strip("\u2002 ")
    said = quoted(text) if text else f"поле после слов «{words}»"
    where = f"вместо поля {quoted(text)}" if text else "вместо поля"
    sure = meaning if word == "FORMTEXT" else Meaning(meaning.tags, False, meaning.rows)
    return Mark(paragraph, text, FORMS[word].format(said), where, sure, partial(_over, found))


def _names(mark: etree._Element) -> Iterator[str]:
    """What a field of a form says of itself."""
    for name in ("name", "statusText", "helpText"):
        for node in mark.iter(W + name):
            yield (node.get(W + "val") or "").strip()
    for node in mark.iter(W + "default"):
        if ancestor(node, W + "textInput") is not None:
            yield (node.get(W + "val") or "").strip()


def _left_of(paragraph: etree._Element, mark: etree._Element) -> str:
    """The words of the paragraph before a mark."""
    words = []
    for node in paragraph.iter():
        if node is mark:
            break
        if is_element(node) and node.tag == W + "t":
            words.append(node.text or "")
        elif is_element(node) and node.tag == W + "tab":
            words.append(" ")
    return "".join(words)


def _words(element: etree._Element) -> str:
    return "".join(leaf.text or "" for leaf in element.iter(W + "t"))


def _over_simple(simple: etree._Element, text: str) -> None:
    """Puts a text in place of a field that is one element, with the look of what it shows."""
    leaves = list(simple.iter(W + "t"))
    if not leaves:
        run = etree.SubElement(simple, W + "r")
        leaves = [etree.SubElement(run, W + "t")]
    leaves[0].text = text
    for leaf in leaves[1:]:
        leaf.text = None
    owner = simple.getparent()
    if owner is not None:
        place = owner.index(simple)
        owner[place : place + 1] = list(simple)


def _over(found: Field | None, text: str) -> None:
    """Puts a text in place of a field of marks, with the look of what it shows."""
    if found is None:
        return
    first = found.shown[0] if found.shown else found.marks[0]
    others = [node for node in (*found.marks, *found.codes, *found.shown) if node is not first]
    write_over(first, others, text)
    for node in others:
        run = node.getparent()
        if run is not None and run.tag == W + "r" and is_empty_run(run):
            remove(run)
