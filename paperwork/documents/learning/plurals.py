"""«ознакомлены», «получили»: said of a client and his representative together, where both sign."""

from __future__ import annotations

from typing import Final

from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.paper import Paper, Paragraph
from paperwork.documents.learning.sentences import WORD, Sentence, sentences_of
from paperwork.documents.learning.spelling import folded
from paperwork.documents.learning.words import listed
from paperwork.russian.morphology import inflected, readings

SHORT: Final = ("ADJS", "PRTS")
NAMED: Final = (".фио", ".фамилия", ".представитель", ".руководитель")
TOGETHER: Final = frozenset({"мы", "они", "все", "оба", "обе", "стороны", "которые"})


def find_plurals(paper: Paper, is_represented: bool) -> None:
    """Marks the predicates that say what both did, so that of a client alone they are in his gender."""
    if not is_represented:
        return
    for paragraph in paper.paragraphs:
        if not paragraph.is_gone:
            for sentence in list(sentences_of(paragraph)):
                _in_sentence(sentence)


def _in_sentence(sentence: Sentence) -> None:
    if any(mark.tag.endswith(NAMED) for mark in sentence.marks):
        return
    paragraph, start = sentence.paragraph, sentence.start
    words = [(start + it.start(), it.group()) for it in WORD.finditer(paragraph.text[start : sentence.end])]
    for at, word in words:
        small = folded(word).lower()
        best = next(iter(readings(small)), None)
        if best is None or "plur" not in best.tag or not paragraph.is_free(at, at + len(word)):
            continue
        is_verb = "VERB" in best.tag and "past" in best.tag
        if not (is_verb or any(kind in best.tag for kind in SHORT)):
            continue
        is_deed = any(small.startswith(deed) for deed in listed("deeds", "words"))
        if not is_deed or any(_is_subject(other, is_verb) for _, other in words):
            continue
        his, hers = inflected(best, "masc", "sing"), inflected(best, "femn", "sing")
        if his and hers:
            _mark(paragraph, at, word, his, hers)


def _mark(paragraph: Paragraph, at: int, word: str, his: str, hers: str) -> None:
    if word[:1].isupper():
        his, hers = his.capitalize(), hers.capitalize()
    alone = f'{{{{ клиент.пол|род("{his.replace("ё", "е")}", "{hers.replace("ё", "е")}") }}}}'
    code = f"{{% if клиент.есть_представитель %}}{word}{{% else %}}{alone}{{% endif %}}"
    end = at + len(word)
    paragraph.mark(Mark(at, end, word, code, "клиент.пол", MarkKind.GENDER, paragraph.place))


def _is_subject(word: str, is_verb: bool) -> bool:
    """Whether the word says who did it: of a verb a thing may be what was done."""
    small = folded(word).lower()
    if small in TOGETHER:
        return True
    return len(small) > 2 and any(
        "NOUN" in reading.tag
        and "nomn" in reading.tag
        and "plur" in reading.tag
        and ("anim" in reading.tag or not is_verb)
        for reading in readings(small)[:2]
    )
