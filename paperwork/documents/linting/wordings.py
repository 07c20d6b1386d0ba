"""What the words of a mark say: whose answer it is, in which case, with which of our filters."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from paperwork.common.data_files import tables
from paperwork.common.naming import fold
from paperwork.intake.foreign.vocabulary import is_of_others
from paperwork.russian.filters import FILTERS

SOURCE = Path(__file__).with_name("words.toml")
LAST = 3  # words before a mark that may say whose answer it is
OTHERS = ("учреждение", "специалист", "практика")  # whose telephones and addresses are not the client's
FILTER_NAMES = frozenset(row.name for row in FILTERS)


@cache
def source_of_words() -> Mapping[str, Mapping[str, list[str]]]:
    return tables(SOURCE)


@cache
def listed(table: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The folded texts of an entry as words, the longest first."""
    found = {tuple(fold(text).split()) for text in source_of_words()[table].get(name, ())}
    return tuple(sorted(found, key=lambda words: (-len(words), words)))


def filters_of(name: str) -> tuple[str, str]:
    """The name without its filters, and those that are ours with their bars."""
    bare, _, rest = name.partition("|")
    ours = [word.strip() for word in rest.split("|") if word.strip() in FILTER_NAMES]
    return bare, "".join(f"|{word}" for word in ours)


def case_of(words: list[str]) -> tuple[list[str], str]:
    """The words without those that say a case, and the filter of that case."""
    rest = [word for word in words if word not in ("падеж", "падеже", "п")]
    for name in source_of_words()["cases"]:
        for (form,) in listed("cases", name):
            if form in rest[1:]:
                kept = [word for word in rest if word != form]
                return [word for word in kept if word not in ("в", "падеже")], name
    return words, ""


def tail_of(words: list[str]) -> str:
    """The tag of the answer that the end of a sentence leads to; empty where it is another person's."""
    if is_of_others(words):
        return ""
    if any(tuple(words[at : at + 1]) in listed("roots", root) for at in range(len(words)) for root in OTHERS):
        return ""
    for tag in source_of_words()["tails"]:
        for tail in listed("tails", tag):
            if len(words) > len(tail) and tuple(words[-len(tail) :]) == tail:
                return tag
    return ""


def root_of(words: list[str]) -> tuple[str, list[str]]:
    """Whose answer the words name, and the words without that."""
    for root in source_of_words()["roots"]:
        for named in listed("roots", root):
            for start in range(len(words) - len(named) + 1):
                if tuple(words[start : start + len(named)]) == named:
                    return root, [*words[:start], *words[start + len(named) :]]
    return "", words


def root_before(before: str) -> str:
    """Whose answer a mark is, by the last words before it."""
    return root_of(fold(before[-60:]).split()[-LAST:])[0]
