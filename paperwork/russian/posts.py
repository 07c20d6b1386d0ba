"""Cases of posts and phrases: the head noun and the adjectives before it, through pymorphy3."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from paperwork.russian.cases import Case, Overrides, concerning, overridden, with_case_of
from paperwork.russian.double_posts import FIXED_FIRST
from paperwork.russian.gender import MALE
from paperwork.russian.morphology import (
    GRAMMEMES,
    Reading,
    inflected,
    is_known,
    nominative_adjectives,
    nominative_nouns,
    readings,
)
from paperwork.russian.participles import agreeing_participle
from paperwork.russian.phrase_words import is_quoted, pieces_of, segments_of, words_of
from paperwork.russian.rules import by_rules

# Shortened adjectives, after which the noun is still to come; other abbreviations are heads (зам., и.).
_SHORT_ADJECTIVES: Final = frozenset({"ст.", "гл.", "мл.", "вед.", "соц.", "мед."})
_AGENT: Final = r".{2,}(?:лог|граф|вед|вод|ист|тер|тор|тёр|ёр|ер|ник|чик|щик|брат|врач|фор|терапевт)"
_GENDERS: Final = ("masc", "femn", "neut")
AND: Final = " и "
# Nearly every head holds one of these posts, which change as a man's surname with such an end does: they do
# not need the dictionary to be loaded, which takes a tenth of a small run.
_EVERYDAY: Final = frozenset(
    {"директор", "руководитель", "начальник", "председатель", "ректор", "специалист"}
)


class _Member(NamedTuple):
    """A word that changes: its place, its reading, or None for a word whose form is set by hand."""

    place: int
    word: str
    reading: Reading | None
    is_noun: bool


def decline_phrase(text: str, case: Case, overrides: Overrides | None = None) -> str:
    """Return the phrase in *case*: its head and the adjectives before it change, the rest stays.

    What follows a comma or a dash is declined too where it is another post in the nominative
    («заместитель директора – начальник отдела»), and where all are adjectives («стационарная, на дому»);
    what has been done to it agrees with it («доверенности № 5, выданной нотариусом»). Of two that are joined
    by «и» both change («директора и учредителя фонда»).
    A phrase without a known head is returned as it is.
    """
    own = concerning(text, overrides)
    return _declined(text, case, own) if own else _by_itself(text, case)


@lru_cache(maxsize=2**10)  # all papers name the same posts and bodies
def _by_itself(text: str, case: Case) -> str:
    return _declined(text, case, None)


def _declined(text: str, case: Case, overrides: Overrides | None) -> str:
    if text.lower() in _EVERYDAY and not overridden(text, case, overrides):
        return with_case_of(text, by_rules("LASTNAME", text.capitalize(), MALE, case).lower())
    both = _joined(text, case, overrides) if AND in text else None
    if both is not None:
        return both
    pieces = pieces_of(text)
    words = words_of(pieces)
    preset = {i: form for i, word in words.items() if (form := overridden(word, case, overrides))}
    groups = [(segment, _group(pieces, words, segment, preset)) for segment in segments_of(pieces)]
    are_alike = all(_is_description(pieces, *group) for group in groups)
    noun = next((member.reading for member in groups[0][1] if member.is_noun), None)
    for number, (segment, group) in enumerate(groups):
        done = words.get(segment[0]) if number and segment and not (group and group[-1].is_noun) else None
        if done and noun and (full := agreeing_participle(done, noun, case)):
            pieces[segment[0]] = pieces[segment[0]].replace(done, _cased(done, _with_typed_e(done, full)), 1)
        elif number == 0 or are_alike or _is_post(group):
            for index, form in _forms(group, case, preset):
                pieces[index] = pieces[index].replace(words[index], _cased(words[index], form), 1)
    return "".join(pieces)


def _joined(text: str, case: Case, overrides: Overrides | None) -> str | None:
    """Return two heads joined by «и» in *case* («директора и учредителя фонда»), None for another phrase."""
    first, joint, second = text.partition(AND)
    head = _head(second)
    if not _is_whole(first) or not (head or _is_whole(second)):
        return None
    # «учебная и производственная практика»: the adjectives of the first are those of the second's noun
    borrowed = f" {head.word}" if head and not _head(first) else ""
    declined = _declined(first + borrowed, case, overrides)
    declined = declined.rpartition(" ")[0] if borrowed else declined
    return declined + joint + _declined(second, case, overrides)


def _head(text: str) -> _Member | None:
    """Return the noun in the nominative with which, or with whose adjectives, the phrase begins."""
    pieces = pieces_of(text)
    group = _group(pieces, words_of(pieces), segments_of(pieces)[0], {})
    return group[-1] if group and group[-1].is_noun else None


def _is_whole(text: str) -> bool:
    """Tell whether the phrase is nothing but a noun with its adjectives, or adjectives alone."""
    pieces = pieces_of(text)
    (segment, *more) = segments_of(pieces)
    group = _group(pieces, words_of(pieces), segment, {})
    return bool(group) and len(group) == len(segment) and not more and not is_quoted(text)


def _cased(word: str, form: str) -> str:
    """Return the form cased as the word is, by members where it is double (IT-директора)."""
    models, members = word.split("-"), form.split("-")
    if len(models) != len(members):
        return with_case_of(word, form)
    return "-".join(with_case_of(model, member) for model, member in zip(models, members, strict=True))


def _group(
    pieces: Sequence[str], words: Mapping[int, str], segment: Iterable[int], preset: Mapping[int, str]
) -> list[_Member]:
    """Return the adjectives and the head that begin a segment; the last adjective may be the head."""
    group: list[_Member] = []
    for index in segment:
        if not group and index not in preset and _is_passed_over(pieces[index].lower()):
            continue
        member = _member(index, words.get(index), group[-1].reading if group else None, index in preset)
        if member:
            group.append(member)
        if member is None or member.is_noun:
            break
    return group


def _is_passed_over(piece: str) -> bool:
    """Tell whether the group may begin after this word: «временно», «ст.»."""
    return piece in _SHORT_ADJECTIVES or (is_known(piece) and "ADVB" in readings(piece)[0].tag)


def _member(index: int, word: str | None, before: Reading | None, is_preset: bool) -> _Member | None:
    """Return the word as a member that agrees with the adjective before it, None if it does not."""
    if word is None:
        return None
    adjective = _adjective(word.lower(), before)
    if adjective:
        return _Member(index, word, adjective, is_noun=False)
    noun = next((noun for noun in nominative_nouns(word.lower()) if _agree(before, noun)), None)
    return _Member(index, word, noun, is_noun=True) if noun or is_preset else None


def _adjective(word: str, before: Reading | None) -> Reading | None:
    """Return the reading of *word* as an adjective or a participle in the nominative."""
    return next((reading for reading in nominative_adjectives(word) if _agree(before, reading)), None)


def _agree(adjective: Reading | None, word: Reading) -> bool:
    """Tell whether gender and number are the same; «ms-f» (глава, судья) agrees with both genders."""
    if adjective is None:
        return True
    if ("plur" in adjective.tag) != ("plur" in word.tag):
        return False
    gender = _gender(adjective)
    return gender is None or gender in word.tag or ("ms-f" in word.tag and gender != "neut")


def _gender(reading: Reading) -> str | None:
    return next((gender for gender in _GENDERS if gender in reading.tag), None)


def _is_post(group: Sequence[_Member]) -> bool:
    """Tell whether the group ends in a noun that names a person and that the dictionary has."""
    head = group[-1] if group else None
    if head is None or not head.is_noun or head.reading is None or "anim" not in head.reading.tag:
        return False
    return is_known(head.word) or all(is_known(member) for member in head.word.lower().split("-"))


def _is_description(pieces: Sequence[str], segment: Sequence[int], group: Sequence[_Member]) -> bool:
    """Tell whether a segment is nothing but adjectives, or needs no case: «стационарная, на дому»."""
    if not group:
        return bool(segment) and any("PREP" in reading.tag for reading in readings(pieces[segment[0]])[:1])
    return len(group) == len(segment) and not any(member.is_noun for member in group)


def _forms(group: Sequence[_Member], case: Case, preset: Mapping[int, str]) -> list[tuple[int, str]]:
    """Return the places with the forms to put there; without a noun the head is a person (дежурный)."""
    noun = next((member.reading for member in group if member.is_noun), None)
    animacy = "inan" if noun is not None and "inan" in noun.tag else "anim"
    return [(member.place, preset.get(member.place) or _form(member, case, animacy)) for member in group]


def _form(member: _Member, case: Case, animacy: str) -> str:
    """Return the member's form, or its word where the dictionary has none."""
    word, reading = member.word.lower(), member.reading
    form = _noun_form(word, reading, case) if member.is_noun else _adjective_form(reading, case, animacy)
    return member.word if form is None or form == word else _with_typed_e(word, form)


def _with_typed_e(word: str, form: str) -> str:
    """Return the form with е for ё (ребенка, секретарем), unless the word was typed with ё itself."""
    return form if "ё" in word else form.replace("ё", "е")


def _adjective_form(reading: Reading, case: Case, animacy: str) -> str | None:
    number = "plur" if "plur" in reading.tag else "sing"
    traits = [trait for trait in (_gender(reading), number) if trait]
    agrees_with_life = case is Case.ACCUSATIVE and _gender(reading) in (None, "masc")
    return inflected(reading, GRAMMEMES[case], *traits, *([animacy] if agrees_with_life else []))


def _noun_form(word: str, reading: Reading, case: Case) -> str | None:
    """Return the form of a noun; an unknown double one is declined by its members."""
    if "-" in word and not is_known(word):
        return _double_form(word, case)
    return inflected(reading, GRAMMEMES[case], "plur" if "plur" in reading.tag else "sing")


@lru_cache(maxsize=1024)
def _double_form(word: str, case: Case) -> str | None:
    """Return «психолога-педагога», but «кейс-менеджера»: members change where both are persons or things."""
    *left, last = word.split("-")
    head = next(iter(nominative_nouns(last)), None)
    form = _noun_form(last, head, case) if head else None
    if form is None:
        return None
    return "-".join([*(_left_form(member, head, case) for member in left), form])


def _left_form(member: str, head: Reading, case: Case) -> str:
    if member in FIXED_FIRST:
        return member
    substantive = _adjective(member, None)
    if substantive is not None and is_known(member):
        return _adjective_form(substantive, case, "anim") or member
    first = next(iter(nominative_nouns(member)), None)
    if first is None or not _is_person_as(head, first, member):
        return member
    return _noun_form(member, first, case) or member


def _is_person_as(head: Reading, first: Reading, member: str) -> bool:
    """Tell whether the member is a person or a thing as the head is; кейс-, лайф- are borrowed first parts.

    The dictionary does not have every trade (кинолог), and has some as things (медиатор).
    """
    if re.fullmatch(_AGENT, member) and "anim" in head.tag:
        return not is_known(member) or "anim" in first.tag or member.endswith("тор")
    return is_known(member) and ("anim" in first.tag) == ("anim" in head.tag)
