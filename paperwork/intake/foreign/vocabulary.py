"""What the words above a column mean: the header of the sheet «Клиенты» that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from paperwork.common.data_files import tables
from paperwork.common.naming import fold
from paperwork.common.records import dataclass

SOURCE = Path(__file__).with_name("words.toml")
FULL, SURNAME_GIVEN, GIVEN_PATRONYMIC = "ФИО", "Фамилия и имя", "Имя и отчество"
RELATION = "кем приходится"
SHORTEST = 3  # letters of an abbreviation that need not be listed
STEM = 6  # letters that two forms of a word share
UNNAMED = frozenset({"столбец", "колонка", "графа", "поле", "column", "field", "unnamed"})
LONG = 2  # letters of a word that says something
CONTRACTED = re.compile(r"([^\W\d_]+)-([^\W\d_]{1,3})(?![\w-])")  # «отч-во», «рожд-я»
HOW = re.compile(r"\bпрописью\b", re.IGNORECASE)  # it is nobody's «прописка»
JOINED = re.compile(r"(?<=[а-яё])(?=[А-ЯЁ])")  # «ДатаРождения», as other programs name their columns
EITHER_ENDING = re.compile(r"(?<=[^\W\d_]{3})(?:\(-?|\s\(-)[а-яё]{1,3}\)")  # «телефон(ы)», «родился (-ась)»


@dataclass(frozen=True, slots=True)
class Words:
    """What words name a column: its header, how many letters of them do, and what else is written there.

    ``length`` is that of the known words, of which those above the column may be abbreviations.
    """

    header: str
    letters: int
    length: int
    rest: tuple[str, ...]

    @property
    def is_plain(self) -> bool:
        """Whether nothing is beside the words that might change their meaning."""
        return all(_is_beside(word) or word.isdecimal() for word in self.rest)

    @property
    def merit(self) -> tuple[bool, int, int]:
        """How well the words name it: the greater, the better."""
        return self.is_plain, self.letters, -self.length


@cache
def _source() -> Mapping[str, Mapping[str, list[str]]]:
    return tables(SOURCE)


@cache
def listed(name: str) -> frozenset[str]:
    """The folded words of a list of the file."""
    return frozenset(map(fold, _source()[name]["words"]))


@cache
def _begun(name: str) -> tuple[tuple[str, tuple[str, ...], frozenset[str]], ...]:
    """The aliases with the letters that their words begin with, as all forms of them do."""
    return tuple((header, words, frozenset(word[0] for word in words)) for header, words in _aliases(name))


@cache
def _aliases(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Header → the words of each alias, those with most letters first."""
    found = [
        (header, tuple(fold(text).split())) for header, texts in _source()[name].items() for text in texts
    ]
    # a word that looks alike in both alphabets is folded to ours where the header has Russian words too
    found += [(header, tuple(_alike(words))) for header, words in found if "".join(words).isascii()]
    return tuple(sorted(found, key=lambda pair: -len("".join(pair[1]))))


def _alike(words: Iterable[str]) -> list[str]:
    return [fold(f"{word}я")[:-1] for word in words]


@lru_cache(maxsize=4096)
def words_of(header: str, table: str = "columns") -> Words | None:
    """What the words of a header name: the longest alias that is in it; None where none is."""
    words = tuple(fold(_in_full(header).replace("№", " номер ")).split())
    letters = {word[0] for word in words}
    best: Words | None = None
    for target, alias, begun in _begun(table):
        rest = _without(words, alias) if begun <= letters else None
        if rest is None:
            continue
        named = len("".join(words)) - len("".join(rest))
        if table == "columns":
            rest = _without_the_same(words, rest, target)
            if is_of_others(rest):
                continue
        found = Words(target, named, len("".join(alias)), rest)
        if best is None or found.merit > best.merit:
            best = found
    return best


def _in_full(header: str) -> str:
    """The header without the endings to choose from and how to write, with contracted words written out."""
    spaced = JOINED.sub(" ", HOW.sub("", header))
    return CONTRACTED.sub(_written_out, EITHER_ENDING.sub("", spaced))


def _written_out(found: re.Match[str]) -> str:
    begin, end = (fold(part) for part in found.groups())
    known = (word for word in _known_words() if word.startswith(begin) and word.endswith(end))
    return min((word for word in known if len(word) > len(begin + end)), key=len, default=found.group())


@cache
def _known_words() -> tuple[str, ...]:
    """Every word of the aliases and of those that stand beside them."""
    phrases = [
        text for table in ("columns", "pieces") for texts in _source()[table].values() for text in texts
    ]
    return tuple(sorted({word for text in (*phrases, *listed("beside")) for word in fold(text).split()}))


def _without_the_same(words: Sequence[str], rest: tuple[str, ...], target: str) -> tuple[str, ...]:
    """The rest without what only names the same answer again: «Место проживания (адрес)».

    Pieces of the answer do so behind its name alone: «Паспорт (серия, номер)», and no «Дата выдачи паспорта».
    """
    same = [alias for header, alias in _aliases("columns") if header == target]
    if words[0] not in rest:
        same += [alias for header, alias in _aliases("pieces") if header == target]
    for alias in same:
        if len("".join(alias)) > LONG:
            less = _without(rest, alias)
            rest = rest if less is None else less
    return rest


def _is_beside(word: str) -> bool:
    """Whether the word, or what it is an abbreviation or a form of, changes nothing."""
    beside = listed("beside")
    return word in beside or any(is_same(word, known) for known in beside)


def _without(words: tuple[str, ...], alias: tuple[str, ...]) -> tuple[str, ...] | None:
    """The words that are left where each of the alias's is among them; else None."""
    rest = list(words)
    for wanted in alias:
        found = next((word for word in rest if is_same(word, wanted)), None)
        if found is None:
            return None
        rest.remove(found)
    return tuple(rest)


def is_same(word: str, known: str) -> bool:
    """Whether a word is the known one, an abbreviation or another form of it."""
    if word[:1] != known[:1]:  # most of those that are asked for
        return False
    if word == known:
        return True
    if len(word) < SHORTEST or len(known) < SHORTEST:
        return False
    shorter, longer = sorted((word, known), key=len)
    if longer.startswith(shorter):  # «тел» and «телефон»; «фамилия» is no «фам» of something else
        return len(word) <= len(known) or len(longer) - len(shorter) <= LONG
    return (
        len(shorter) >= STEM
        and longer[: max(STEM, len(shorter) - LONG)] == shorter[: max(STEM, len(shorter) - LONG)]
    )


def is_of_others(words: Iterable[str]) -> bool:
    """Whether the words say that a column is about somebody else."""
    others, beside = listed("others"), listed("beside")
    return any(
        word in others or (word not in beside and any(is_same(word, other) for other in others))
        for word in words
    )


def begins(text: str, name: str) -> bool:
    """Whether a text begins with one of the listed phrases."""
    words = tuple(fold(text).split())
    return any(words[: len(known)] == known for known in _phrases(name))


@cache
def _phrases(name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(text.split()) for text in listed(name))


def header_of(header: str) -> str:
    """The folded header of the book that a header is, or that one of relatives means: «Степень родства»."""
    name = fold(header)
    return RELATION if name in listed("relatives") else name


def says_nothing(header: str) -> bool:
    """Whether nothing but «дата», «данные», «столбец 3», «Колонка3» is above the cells."""
    words = [word.rstrip("0123456789") for word in fold(header).split()]
    known = listed("beside") | UNNAMED
    return all(not word or word in known for word in words)


def is_numbering(header: str) -> bool:
    """Whether the header is that of the numbers of the rows."""
    return fold(header.replace("№", "")) in listed("numbering") or fold(header) in {"", "номер", "n"}


def piece_of(header: str) -> str | None:
    """The header of the answer that the column is a piece of (серия, улица); None for a whole one."""
    found = words_of(header, "pieces")
    is_piece = found and found.is_plain and fold(header) not in listed("given")
    return found.header if found and is_piece else None
