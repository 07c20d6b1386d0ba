"""A representative in one typed field: the name apart from the kinship, the document and the address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from paperwork.common.records import dataclass
from paperwork.russian.gender import KINSHIP_WORDS, sex_of_patronymic
from paperwork.russian.names import is_initial, parse_name

LEGAL: Final = "Законный представитель"
PROXY: Final = "Представитель по доверенности"
EITHER: Final = "Представитель"  # on a paper blank: legal or by a power of attorney
_PROXY: Final = r"доверенност|доверенн\w+ лиц|поверенн"

# Who somebody is to the client, or as what he acts: no part of a name, before it or after it.
_ROLES: Final = frozenset({
    "мать", "мама", "отец", "папа", "родитель", "родительница", "родители", "мачеха", "отчим",
    "дочь", "дочка", "сын", "бабушка", "дедушка", "бабка", "дед", "прабабушка", "прадедушка",
    "внук", "внучка", "сестра", "брат", "тетя", "тетка", "дядя", "племянник", "племянница", "муж",
    "жена", "супруг", "супруга", "свекровь", "свекор", "теща", "тесть", "невестка", "сноха", "зять",
    "опекун", "опекунша", "попечитель", "попечительница", "усыновитель", "усыновительница",
    "удочеритель", "представитель", "представительница", "законный", "законная", "приемный",
    "приемная", "родной", "родная", "двоюродный", "двоюродная", "адвокат", "директор", "заведующий",
    "заведующая", "руководитель", "начальник", "доверенное", "лицо",
})  # fmt: skip
# What follows a name without a sign between them.
_AFTER: Final = frozenset({
    "в", "на", "по", "от", "с", "и", "действующий", "действующая", "действует", "проживает",
    "проживающий", "проживающая", "зарегистрирован", "зарегистрирована", "паспорт", "тел",
    "телефон", "моб", "адрес", "г", "ул", "удостоверение", "распоряжение", "постановление",
    "приказ",
})  # fmt: skip
_PARTICLES: Final = frozenset({
    "де", "дер", "ди", "да", "ла", "ле", "ван", "фон", "аль", "эль", "ибн", "бен",
})  # fmt: skip
_NONE: Final = r"[\s–—-]*|(?:нет|отсутствует|не (?:имеется|назначен[а-я]*|требуется|нужен))[\s.]*"
_TOKEN: Final = re.compile(
    r"«[^»\n]*»|\"[^\"\n]*\"|“[^”\n]*”|„[^“”\n]*[“”]"  # a title, with whatever commas it holds
    r"|[,;()\n]|:(?=\s|$)|(?<=\s)[-–—](?=\s)"
    r"|(?:[^\s,;()«\":]|:(?=\S))+|\S"
)
_SIGN: Final = re.compile(r"[,;()\n:–—-]")
_TELEPHONE: Final = re.compile(r"(?<!\d)(?:\+7|8)[\s\u00a0(–-]*\d{3}(?:[\s\u00a0()–-]*\d){7}(?!\d)")
# The document that gives a representative his right, its number, and who has given or certified it.
_DOCUMENT: Final = re.compile(
    r"доверенност|свидетельств|постановлени|распоряжени|приказ|решени|удостоверени|акт\b"
)
_BRACKETED: Final = re.compile(rf"[\s,]*\(([^()]*(?:{_DOCUMENT.pattern})[^()]*)\)")
_BY_POWER: Final = re.compile(r"(?:^|,?\s+)по\s+доверенности\b", re.IGNORECASE)
_WHERE: Final = re.compile(r"[,;\s]+(?=(?:жив[её]т|прожива|адрес|зарегистрирован|тел\b|телефон|ул\.))")
_NUMBERED: Final = re.compile(r"№\s*[\dа-яa-z]|\b(?:номер|серия)\b|(?<![\d.])\d{5,}(?![\d.])|[/-]\d+")
_GIVER: Final = re.compile(
    r"выдан|удостоверен[аоы]?\b|удостоверил|нотариус|загс|консул|\bсуд(?:а|ом|ьи|ьей)?\b"
    r"|орган\w* опек|опеки и попечит|администраци|департамент|министерств|управлени|\bотдел"
)
_EDGES: Final = " \t\r\n\u00a0,;:–—-"
LONGEST: Final = 3  # words of a name that has a patronymic or initials


@dataclass(frozen=True, slots=True)
class Representative:
    """What a field says: the name («» where there is none) and everything else, without signs around it."""

    name: str
    rest: str


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def is_sign(self) -> bool:
        """Whether it separates what is around it."""
        return _SIGN.fullmatch(self.text) is not None

    @property
    def folded(self) -> str:
        """The bare word in small letters, without ё."""
        return self.text.lower().replace("ё", "е").rstrip(".")

    @property
    def is_role(self) -> bool:
        """Whether it says who somebody is."""
        return self.folded in _ROLES

    @property
    def ends_a_name(self) -> bool:
        """Whether a name is over where this word comes."""
        is_telephone = len(re.sub(r"\D", "", self.text)) >= 5
        return not is_initial(self.text) and (self.is_role or self.folded in _AFTER or is_telephone)


@lru_cache(maxsize=256)
def proxy_or_legal(text: str | None) -> str:
    """Return what the representative is called: a proxy where the field names a power of attorney."""
    return PROXY if re.search(_PROXY, (text or "").lower()) else LEGAL


@lru_cache(maxsize=256)  # one client's papers ask for it again and again
def powers(rest: str) -> tuple[str, str]:
    """Return what a representative is to the client, and the document of his right, as both are listed.

    «дочь (по доверенности от 10.01.2026)» is («дочь», «доверенность от 10.01.2026»); without a document all
    is the first. Where he lives is no part of the document.
    """
    opened = _BRACKETED.sub(r", \1", rest)
    listed = _BY_POWER.sub(", доверенность", opened).strip(_EDGES)
    found = _DOCUMENT.search(listed.lower())
    if not found:
        return rest, ""
    before, document = listed[: found.start()].strip(_EDGES), listed[found.start() :]
    where = _WHERE.search(document)
    after = document[where.end() :] if where else ""
    return ", ".join(filter(None, (before, after))), document[: where.start()] if where else document


@lru_cache(maxsize=256)
def names_document(text: str | None) -> bool:
    """Return whether the field names the document of the right: its number, and who has certified it."""
    lower = (text or "").lower().replace("паспорт", "\n")  # the document of his person gives no right
    found = _DOCUMENT.search(lower)
    of_right = lower[found.end() :].split("\n")[0] if found else ""
    return bool(_NUMBERED.search(of_right) and _GIVER.search(of_right))


@lru_cache(maxsize=256)
def telephone(text: str | None) -> str | None:
    """Return the first telephone number in the field, as typed; None where there is none."""
    found = _TELEPHONE.search(text or "")
    return found.group() if found else None


@lru_cache(maxsize=256)
def representative(text: str) -> Representative:
    """Return the name in a field such as «мать Лебедева Инна Олеговна, ул. Садовая», and the rest."""
    if re.fullmatch(_NONE, text.lower()):
        return Representative("", "")
    for segment in _segments(text):
        found = _name(segment)
        if found:
            start, end = found[0].start, found[-1].end
            name = " ".join(text[start:end].split())
            return Representative(parse_name(name) or name, _joined(text[:start], text[end:]))
    return Representative("", _joined(text, ""))


def _segments(text: str) -> Iterator[list[_Token]]:
    """The words between signs."""
    segment: list[_Token] = []
    for match in _TOKEN.finditer(text):
        token = _Token(match.group(), match.start(), match.end())
        if token.is_sign:
            yield segment
            segment = []
        else:
            segment.append(token)
    yield segment


def _name(segment: Sequence[_Token]) -> Sequence[_Token]:
    """The words of a segment that are a name of a person or of an institution; none where it is a remark."""
    roles = next((at for at, token in enumerate(segment) if not token.is_role), len(segment))
    words = segment[roles:]
    runs = list(_runs(words))
    if not words:
        return ()
    if runs and runs[0][0] is words[0]:
        return runs[0] if _is_person(runs[0]) or roles else _institution(words)
    person = next((run for run in runs if len(run) > 1), ())
    if person or words[0].ends_a_name:
        return person
    is_name = not roles or any(sex_of_patronymic(token.text) for token in words)
    return _institution(words) if is_name else ()


def _runs(words: Sequence[_Token]) -> Iterator[list[_Token]]:
    """The words in a row that are written as those of a name."""
    run: list[_Token] = []
    for at, token in enumerate(words):
        following = words[at + 1].text if at + 1 < len(words) else ""
        is_particle = token.folded in _PARTICLES and following[:1].isupper()
        is_kin = bool(run) and token.folded in KINSHIP_WORDS
        if (token.text[:1].isupper() and not token.ends_a_name) or is_particle or is_kin:
            run.append(token)
        elif run:
            yield _cut(run)
            run = []
    if run:
        yield _cut(run)


def _cut(run: list[_Token]) -> list[_Token]:
    """A person's name without what is written with a capital after it."""
    plain = [token for token in run if token.folded not in KINSHIP_WORDS | _PARTICLES]
    return run[: run.index(plain[LONGEST - 1]) + 1] if _is_person(run) and len(plain) > LONGEST else run


def _is_person(run: Sequence[_Token]) -> bool:
    """Whether a patronymic or initials show that the words are a person's name."""
    texts = [token.text for token in run]
    signs = any(
        is_initial(text) or sex_of_patronymic(text) or text.lower() in KINSHIP_WORDS for text in texts
    )
    return len(texts) > 1 and signs


def _institution(words: Sequence[_Token]) -> Sequence[_Token]:
    """«Дом ребенка № 2» of «Дом ребенка № 2 в лице директора»: up to what cannot be in a title."""
    for at, token in enumerate(words):
        following = words[at + 1].folded if at + 1 < len(words) else ""
        if at and (token.is_role or token.folded in _AFTER - {"по", "с", "и", "на", "в", "г"}):
            return words[:at]
        if at and (token.folded, following) in {("в", "лице"), ("по", "доверенности"), ("на", "основании")}:
            return words[:at]
    return words


def _joined(before: str, after: str) -> str:
    """What is around the name, in its order; a bracket that held only the name, or follows it, is opened."""
    before, after = before.strip(_EDGES), after.strip(_EDGES)
    if before.endswith("(") and after.startswith(")"):
        before, after = before[:-1].strip(_EDGES), after[1:].strip(_EDGES)
    inner = re.match(r"\(([^()]*)\)", after)
    if inner:
        after = ", ".join(filter(None, (inner[1].strip(_EDGES), after[inner.end() :].strip(_EDGES))))
    return ", ".join(part for part in (before, after) if part)
