"""What the one who speaks tells of himself below his name, and asks for: «прошу принять меня»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.paper import Paper, Paragraph
from paperwork.documents.learning.renderings import CASES
from paperwork.documents.learning.sentences import Sentence, sentences_of
from paperwork.documents.learning.speaking import CLIENT, HIS, OWN, REPRESENTATIVE, SPEAKS, of_either
from paperwork.documents.learning.words import listed
from paperwork.russian.morphology import inflected, readings

NAMES: Final = (CLIENT, REPRESENTATIVE)
NUMBERED: Final = re.compile(r"\s*\d+\.")
ASKS: Final = re.compile(r"прошу|просим|ходатайствую", re.IGNORECASE)
CLAUSE: Final = re.compile(
    r",? ?(?:интересы котор\w+|котор\w+|чьи интересы|от имени котор\w+) я (?:\w+ )?представляю,?",
    re.IGNORECASE,
)
NEAR: Final = 3  # words between what is asked for and for whom
GENITIVE, ACCUSATIVE = "родительный", "винительный"
WHOSE: Final = re.compile(r"\bкотор(?:ого|ой)\b(?!\")")
OBJECTS: Final = {"меня": "винительный", "мне": "дательный"}  # the client, first by his name
SAID: Final = {  # then by a pronoun
    "я": ("он", "она"), "меня": ("его", "ее"), "мне": ("ему", "ей"), "мной": ("им", "ею"),
}  # fmt: skip
MINE: Final = {form: first for first, forms in SAID.items() if first in ("я", "мне") for form in forms}
SUBJECTS: Final = {"он": "я", "она": "я"}


def settle_speech(paper: Paper, speaks: bool) -> None:
    """Writes what belongs to the one who speaks so that it fits a client and his representative alike."""
    if not any(_speaks(mark) for paragraph in paper.paragraphs for mark in paragraph.marks):
        return
    for story in paper.stories:
        for mark in _below_name(story.paragraphs):
            theirs = None if speaks else next((it for it in mark.candidates if it.tag in HIS), None)
            if theirs and mark.tag not in HIS:
                mark.choose(theirs)
            if mark.tag in (OWN if speaks else HIS):
                mark.code = of_either(mark.code, mark.tag)
    for paragraph in paper.paragraphs:
        for sentence in () if paragraph.is_gone else list(sentences_of(paragraph)):
            if ASKS.search(paragraph.text[sentence.start : sentence.end]):
                _ask_for_oneself(sentence) if speaks else _ask_for_another(sentence)


def _speaks(mark: Mark) -> bool:
    return mark.tag in NAMES and SPEAKS in mark.code


def _below_name(paragraphs: Sequence[Paragraph]) -> Iterator[Mark]:
    """The values after the name of who speaks, until a line that tells of something else."""
    is_his = False
    table = None
    for paragraph in paragraphs:
        own = paragraph.cell.row.table if paragraph.cell else None
        marks = [mark for mark in paragraph.marks if mark.kind is MarkKind.VALUE]
        if any(map(_speaks, marks)):
            is_his, table = True, own
        elif own is not table or NUMBERED.match(paragraph.text):
            is_his = False
        if not is_his:
            continue
        for mark in marks:
            if SPEAKS not in mark.code:
                yield mark
        others = (mark.tag for mark in marks if not mark.tag.startswith("клиент."))
        is_his = not any(others) and bool(marks or own is not None or not paragraph.text.strip())


def _ask_for_oneself(sentence: Sentence) -> None:
    """«Прошу принять меня … и оказать мне услуги, в которых я нуждаюсь»: of another he is named."""
    objects = [number for number, (*_, word) in enumerate(sentence.words) if word.lower() in OBJECTS]
    first = next((number for number in objects if _is_for_client(sentence, number)), None)
    if first is None or sentence.names_client:
        return
    for number, (_, _, word) in enumerate(sentence.words):
        small = word.lower()
        if number == first:
            _put(sentence, number, f"{{{{ {CLIENT}|{OBJECTS[small]} }}}}", CLIENT)
        elif number > first and small in SAID:
            _put(sentence, number, _by_sex(*SAID[small]), CLIENT)
            other = _verb(sentence, number, "1per", "3per") if small == "я" else None
            if other:
                _put(sentence, number + 1, other, CLIENT)


def _ask_for_another(sentence: Sentence) -> None:
    """«Прошу принять Иванова …, интересы которого я представляю»: of himself he says «меня»."""
    paragraph = sentence.paragraph
    said = {OBJECTS[word]: word for word in OBJECTS}
    name = next((mark for mark in sentence.marks if mark.tag == CLIENT and SPEAKS not in mark.code), None)
    case = next((case for case in CASES if name and f"|{case}" in name.code), "")
    if name is not None and case == GENITIVE and _rules_accusative(sentence, name):  # they are alike of a man
        name.code, case = name.code.replace(case, ACCUSATIVE), ACCUSATIVE
    if name is None or case not in said:
        return
    name.code = _either(said[case], name.code)
    for match in CLAUSE.finditer(paragraph.text, name.end, sentence.end):
        inner = [mark for mark in paragraph.marks if match.start() <= mark.start and mark.end <= match.end()]
        head, tail = _around(paragraph, match, inner)
        if head and tail:
            paragraph.marks[:] = [mark for mark in paragraph.marks if mark not in inner]
            head = WHOSE.sub(_by_sex("которого", "которой"), head)
            code = f"{{% if not {SPEAKS} %}}{head}{{% endif %}}"
            paragraph.mark(
                Mark(*match.span(), paragraph.written(*match.span()), code, SPEAKS, place=paragraph.place)
            )
    for mark in sentence.marks:
        small = mark.words.lower().replace("ё", "е")
        if mark.kind is MarkKind.GENDER and mark.start > name.end and small in MINE:
            mark.code = _either(MINE[small], mark.code)
            number = next((n for n, (at, *_) in enumerate(sentence.words) if at > mark.end), None)
            other = _verb(sentence, number - 1, "3per", "1per") if number and small in SUBJECTS else None
            if other and number:
                start, end, word = sentence.words[number]
                paragraph.mark(
                    Mark(start, end, word, _either(other, word), SPEAKS, MarkKind.GENDER, paragraph.place)
                )


def _rules_accusative(sentence: Sentence, name: Mark) -> bool:
    """Whether a verb before the name asks whom."""
    before = [word.lower() for at, _, word in sentence.words if at < name.start]
    return any(word.startswith(verb) for word in before for verb in listed("ruling", ACCUSATIVE))


def _around(paragraph: Paragraph, match: re.Match[str], inner: Sequence[Mark]) -> tuple[str, bool]:
    """The words of a clause with the codes of the marks in it, and whether none stands across its ends."""
    code, at = "", match.start()
    for mark in inner:
        code += paragraph.written(at, mark.start) + mark.code
        at = mark.end
    across = any(
        mark not in inner and mark.start < match.end() and match.start() < mark.end
        for mark in paragraph.marks
    )
    return code + paragraph.written(at, match.end()), not across


def _is_for_client(sentence: Sentence, number: int) -> bool:
    """Whether what is asked for is done to the client: not that an answer is sent to who asks."""
    near = [word.lower() for _, _, word in sentence.words[max(0, number - NEAR) : number]]
    asked = listed("for_client", sentence.words[number][2].lower())
    return any(word.startswith(deed) for word in near for deed in asked)


def _verb(sentence: Sentence, number: int, person: str, wanted: str) -> str | None:
    """The verb after a word, in another person."""
    if number + 1 >= len(sentence.words):
        return None
    word = sentence.words[number + 1][2].lower()
    own = next(
        (it for it in readings(word) if "VERB" in it.tag and person in it.tag and "sing" in it.tag), None
    )
    return inflected(own, wanted, "sing") if own else None


def _put(sentence: Sentence, number: int, theirs: str, tag: str) -> None:
    start, end, word = sentence.words[number]
    code = _either(word, theirs)
    sentence.paragraph.mark(Mark(start, end, word, code, tag, MarkKind.GENDER, sentence.paragraph.place))


def _either(his: str, theirs: str) -> str:
    return f"{{% if {SPEAKS} %}}{his}{{% else %}}{theirs}{{% endif %}}"


def _by_sex(his: str, hers: str) -> str:
    return f'{{{{ клиент.пол|род("{his}", "{hers}") }}}}'
