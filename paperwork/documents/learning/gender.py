"""Words in the client's gender: «обратилась», «согласна», «проживающая», «она»."""

from __future__ import annotations

import re
from typing import Final

from paperwork.documents.learning.gender_pairs import FULL, GRAMMEME, OTHER, Pair, other_noun, pair_of, paired
from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.nouns import is_client_word, is_clients_noun, is_subject, is_thing
from paperwork.documents.learning.objects import is_object
from paperwork.documents.learning.paper import Paper
from paperwork.documents.learning.renderings import CASES
from paperwork.documents.learning.sentences import SAID_OF, Sentence, sentences_of
from paperwork.documents.learning.speaking import SPEAKS
from paperwork.documents.learning.spelling import folded
from paperwork.documents.learning.whose_line import is_of_another, is_of_client, is_party
from paperwork.documents.learning.words import listed
from paperwork.russian.cases import Case
from paperwork.russian.gender import MALE
from paperwork.russian.morphology import GRAMMEMES, inflected, readings

SEX: Final = "клиент.пол"
SPEAKER: Final = "(клиент.пол if клиент.говорит_сам else клиент.пол_представителя)"
HE: Final = SAID_OF[MALE]  # of a thing in the neuter another pronoun is said
NEAR: Final = 3  # words before a pronoun among which nothing else may be meant


def find_gender(paper: Paper, sex: str | None, speaker: str | None) -> None:
    """Marks the words in the gender of the client, and those of who speaks for him and signs."""
    for paragraph in paper.paragraphs:
        if paragraph.is_gone or not paragraph.text.strip():
            continue
        before: Sentence | None = None
        for sentence in list(sentences_of(paragraph)):
            _in_sentence(sentence, sex, speaker, before)
            before = sentence


def _in_sentence(sentence: Sentence, sex: str | None, speaker: str | None, before: Sentence | None) -> None:
    is_told_of = sentence.names_client or _has_client_word(sentence) or sentence.has_pronoun(sex)
    is_signed = sentence.is_first_person or not is_told_of
    for number, (start, end, word) in enumerate(sentence.words):
        if _is_both(sentence.paragraph.text, start, end):
            continue
        pair = pair_of(word, sex) if sex in GRAMMEME else None
        own, source = sex, SEX
        if is_signed and speaker in GRAMMEME:
            signed = pair_of(word, speaker)
            if signed and signed.kind == "predicate":
                pair, own, source = signed, speaker, SPEAKER
        found = _settled(sentence, number, pair, own, before) if pair and own else None
        if found:
            name = _nearest_name(sentence, start, end) if found.kind == "full" else None
            source = SPEAKER if name and SPEAKS in name.code else source
            code = f"{{{{ {source}|род({found.arguments}) }}}}"
            place = sentence.paragraph.place
            sentence.paragraph.mark(Mark(start, end, word, code, SEX, MarkKind.GENDER, place))


def _settled(sentence: Sentence, number: int, pair: Pair, sex: str, before: Sentence | None) -> Pair | None:
    """The pair, where the word is about the client."""
    start, end, word = sentence.words[number]
    if pair.kind == "pronoun":
        return pair if _may_be_client(sentence, number, sex, before) else None
    if pair.kind == "alone":
        is_his = number and _lives(sentence.words[number - 1][2])
        return (
            pair
            if is_his and not any(is_subject(said, GRAMMEME[sex]) for *_, said in sentence.words)
            else None
        )
    if pair.kind in ("full", "noun"):
        return _beside_name(sentence, start, end, word, sex)
    if not sentence.is_first_person and _has_other_subject(sentence, number, sex):
        return None
    return pair


def _lives(word: str) -> bool:
    return word.lower().startswith(("жив", "прожива", "остал"))


def _has_client_word(sentence: Sentence) -> bool:
    return any(is_client_word(word.lower()) for _, _, word in sentence.words)


def _is_both(text: str, start: int, end: int) -> bool:
    """«согласен(а)», «проживающего(ей)»: the form is left to the pen."""
    return bool(re.match(r"\s?[(/]", text[end : end + 2]) or re.search(r"\w\($", text[:start]))


def _has_other_subject(sentence: Sentence, number: int, sex: str) -> bool:
    """Whether somebody or something else may be meant: a noun of that gender in the nominative."""
    own = GRAMMEME[sex]
    words = [word.lower() for _, _, word in sentence.words]
    if words[number] in listed("of_papers", "words") or (number and words[number - 1] in ASKING):
        return True
    for mark in sentence.marks:
        if not mark.tag.startswith("клиент.") and "|" not in mark.code and mark.tag.endswith(OTHERS):
            return True
    if _is_told_after(sentence, number):
        return True
    if sentence.names_client:
        return _noun_between(sentence, number, own)
    called = next(
        (at for at in range(number) if is_clients_noun(words[at], sex) or words[at] == SAID_OF.get(sex)), None
    )
    if called is not None:
        return any(is_subject(word, own) for _, _, word in sentence.words[called + 1 : number])
    if not any(words[number].startswith(deed) for deed in listed("deeds", "words")):
        return True
    subjects = [place for place, word in enumerate(words) if is_subject(word, own)]
    return bool(subjects) and not (len(subjects) == 1 and is_object(words, subjects[0]))


ASKING: Final = frozenset({"кому", "чему", "что", "которая", "который", "какая", "какой", "кем", "где"})
OTHERS_NAME: Final = re.compile(r"\s*:\s*[А-ЯЁ][а-яё]+ [А-ЯЁ]\.")
OTHERS: Final = (".фио", ".должность", ".руководитель")


def _is_told_after(sentence: Sentence, number: int) -> bool:
    """Whether somebody else is named after the colon that follows the word: «Подписал: начальник …»."""
    end = sentence.words[number][1]
    named = min((mark for mark in sentence.marks if mark.start >= end), key=lambda it: it.start, default=None)
    after = sentence.paragraph.text[end : named.start if named else sentence.end]
    if named and after.strip() == ":":
        return not named.tag.startswith("клиент.")
    return OTHERS_NAME.match(after) is not None


def _noun_between(sentence: Sentence, number: int, own: str) -> bool:
    """Whether such a noun is nearer to the word than the client's name."""
    start = sentence.words[number][0]
    named = max(
        (mark.end for mark in sentence.marks if mark.tag.startswith("клиент.") and mark.end <= start),
        default=-1,
    )
    if named < 0:
        return any(is_subject(word, own) for _, _, word in sentence.words)
    return any(is_subject(word, own) for at, _, word in sentence.words if named < at < start)


def _may_be_client(sentence: Sentence, number: int, sex: str, before: Sentence | None) -> bool:
    """Whether a pronoun is the client: he is named before it, or nothing of that gender is there."""
    start, _, word = sentence.words[number]
    if sex == MALE and not sentence.names_client and any(is_party(w) for _, _, w in sentence.words[:number]):
        return False  # «Заказчик … его» is said of a woman too
    following = [word.lower() for _, _, word in sentence.words[number + 1 : number + 3]]
    if any(word.startswith(known) for word in following for known in listed("possessions", "persons")):
        return True
    genders = ("femn",) if sex != MALE else ("masc",) if word.lower() == HE else ("masc", "neut")
    earlier = [known for at, _, known in sentence.words if at < start]
    if any(
        mark.tag.startswith("клиент.") and _is_name(mark) and mark.end <= start for mark in sentence.marks
    ):
        return not any(is_thing(known, gender) for known in earlier[-NEAR:] for gender in genders)
    if before is not None and before.names_client:
        return not any(is_subject(known, GRAMMEME[sex]) for known in earlier)
    if word.lower().startswith("н"):
        return False
    return not any(is_thing(known, gender) for known in earlier for gender in genders)


def _beside_name(sentence: Sentence, start: int, end: int, word: str, sex: str) -> Pair | None:
    """The pair in the case of the client's name beside it; a nominative needs no name beside."""
    case = NOMINATIVE
    name = _nearest_name(sentence, start, end)
    if name is not None:
        case = next((known for known in CASES if f"|{known}" in name.code), NOMINATIVE)
    grammeme = GRAMMEMES[Case(case)] if case else "nomn"
    small = folded(word).lower()
    for reading in readings(small)[:8]:
        tag = reading.tag
        if grammeme not in tag or "sing" not in tag:
            continue
        if "NOUN" in tag:
            form = other_noun(reading, sex)
            if form and (name is not None or not is_of_another(sentence.paragraph)):
                return paired(word, small, form, sex, "noun")
        elif GRAMMEME[sex] in tag and any(kind in tag for kind in FULL):
            if name is None and not ("PRTF" in tag and is_of_client(sentence.paragraph, start)):
                continue
            form = inflected(reading, GRAMMEME[OTHER[sex]], grammeme, "sing")
            if form:
                return paired(word, small, form, sex, "full")
    return None


NOMINATIVE: Final = ""


def _nearest_name(sentence: Sentence, start: int, end: int) -> Mark | None:
    """The client's name that the word agrees with: right after it, or the nearest before it."""
    names = [mark for mark in sentence.marks if mark.tag.startswith("клиент.") and _is_name(mark)]
    after = [mark for mark in names if 0 <= mark.start - end <= 2]
    if after:
        return after[0]
    before = [mark for mark in names if mark.end <= start]
    return before[-1] if before else _name_above(sentence, start)


def _name_above(sentence: Sentence, start: int) -> Mark | None:
    """The client's name that the line above ends with, where this one goes on: «от …,» «проживающего …»."""
    paragraph, above = sentence.paragraph, sentence.paragraph.before
    if paragraph.text[:start].strip() or not paragraph.text[start].islower() or above is None:
        return None
    last = max(above.marks, key=lambda mark: mark.end, default=None)
    is_end = last is not None and above.text[last.end :].strip() in ("", ",")
    return last if last and is_end and last.tag.startswith("клиент.") and _is_name(last) else None


def _is_name(mark: Mark) -> bool:
    return mark.tag in ("клиент.фио", "клиент.фамилия", "клиент.имя")
