"""The answers of a book by the names and wordings that marks of other programs have for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from paperwork.case.tags import Tag, all_tags
from paperwork.common.naming import fold
from paperwork.documents.linting.wordings import (
    case_of,
    filters_of,
    listed,
    root_before,
    root_of,
    source_of_words,
    tail_of,
)
from paperwork.intake.foreign.vocabulary import words_of
from paperwork.word.foreign.mark import Meaning

CLOSE = 85  # likeness of a name to a header from which it is meant
SURELY = 92
LIKE = 80  # likeness of the header of a column: «услуги» to «услуга»
SHORTEST = 4  # letters of a name that may be misspelt
CAMEL = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])")
NUMBERING = re.compile(r"^\s*(?:\d+[.)]\s*)+|[*:]+\s*$")
HINT = re.compile(r"\([^()]*\)")
SENTENCE = re.compile(r"[.;:!?\n]\s+|\x00")
ENDING = 2  # letters by which a form of a word is longer
LONGEST = 70  # letters of a wording
RANKS = ("клиент", "учреждение", "специалист", "портрет", "план")
SELDOM = {"практика", "паспорт"}  # records of a few papers: theirs alone are named by their words
STEM = 4  # letters that the words of a table share
TABLES = ("услуги", "цели", "действия", "программа", "контакты", "оказано", "перечень_услуг")
LEAST_COLUMNS = 2
NAMES = {
    "ФИО": "клиент.фио",
    "Фамилия и имя": "(клиент.фамилия ~ ' ' ~ клиент.имя)",
    "Имя и отчество": "(клиент.имя ~ ' ' ~ клиент.отчество)",
}


class BookVocabulary:
    """The tags of the program and of one book's own columns by what people call them."""

    def __init__(self, extra: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self._tags = list(all_tags(extra))
        self._paths = {tag.name for tag in self._tags if "[]" not in tag.name}

    def named(self, name: str, before: str = "") -> Meaning:
        """What the name in a mark means, after these words."""
        bare, ending = filters_of(name)
        path = bare.strip().lower()
        if path in self._paths:
            return Meaning((path + ending,), is_sure=True)
        words, case = case_of(fold(CAMEL.sub(" ", bare)).split())
        ending = ending or (f"|{case}" if case else "")
        root, rest = root_of(words)
        found = self._meant(" ".join(rest) or " ".join(words), root or root_before(before), " ".join(words))
        return Meaning(tuple(tag + ending for tag in found.tags), found.is_sure, found.rows)

    def worded(self, words: str, before: str = "") -> Meaning:
        """What is to be written beside these words; nothing where that may as well be left to a pen."""
        text = SENTENCE.split(NUMBERING.sub("", HINT.sub(" ", words)).strip())[-1].strip(" \t,;–—-")
        if not text or len(text) > LONGEST or tuple(fold(text).split()) in listed("pen", "words"):
            return Meaning()
        found = self.named(text, before)
        if not found.is_sure and "," in text:
            found = self.worded(text.rpartition(",")[2], before)
        if not found.is_sure and (tag := tail_of(fold(text).split())):
            found = Meaning((tag,), is_sure=True)
        # of a wording that may mean anything nothing is made
        return found if found.is_sure else Meaning()

    def table(self, headers: list[str]) -> tuple[str, list[str]]:
        """The table whose columns have these headers, and its fields, empty where there is none."""
        best: tuple[str, list[str]] = ("", [])
        most = LEAST_COLUMNS - 1
        for table, columns in sorted(self._tables.items(), key=lambda item: _rank(item[0], TABLES)):
            fields = [_field(columns, _column(header)) for header in headers]
            number = len({field for field in fields if field and field != "номер"})
            if number > most and number * 2 >= len(headers) - ("номер" in fields):
                best, most = (table, fields), number
        return best

    @cached_property
    def _tables(self) -> dict[str, dict[str, str]]:
        """Table → folded header → field."""
        found: dict[str, dict[str, str]] = {}
        for tag in self._tags:
            table, _, name = tag.name.partition("[].")
            if name and "." not in table and "[]" not in name:
                columns = found.setdefault(table, {"": "номер", "номер п п": "номер", "п п": "номер"})
                columns[fold(tag.header)] = columns[fold(name)] = name
        return found

    @cached_property
    def _keys(self) -> dict[str, list[str]]:
        """Folded name → the tags that it may mean, those of the client first."""
        found: dict[str, list[str]] = {}
        for tag in sorted(self._singles(), key=lambda tag: _rank(tag.name.partition(".")[0], RANKS)):
            for key in {fold(tag.header), fold(tag.name.rpartition(".")[2]), fold(tag.name)}:
                found.setdefault(key, []).append(tag.name)
        for name, texts in source_of_words()["names"].items():
            for text in texts:
                own = found.setdefault(fold(text), [])
                if name in own:
                    own.remove(name)
                own.insert(0, name)
        return found

    def _singles(self) -> Iterator[Tag]:
        """The tags of one value each; what the program works out of many rows is no answer of a form."""
        for tag in self._tags:
            if "[]" not in tag.name and not tag.computed:
                yield tag

    def _meant(self, text: str, root: str, whole: str) -> Meaning:
        exact = self._keys.get(whole) or self._keys.get(text)
        if exact:
            return self._chosen(exact, root, is_exact=True)
        if root in ("", "клиент") and (tag := self._of_client(text)):
            return Meaning((tag,), is_sure=True)
        rows = tuple((table, name) for table, name in self._rows(text))
        if rows:
            return Meaning(rows=rows)
        near, likeness = self._near(text)
        if near and likeness >= SURELY:
            return self._chosen(self._keys[near], root, is_exact=True)
        rows = tuple(self._rows_like(text))
        if rows or not near:
            return Meaning(rows=rows)
        return self._chosen(self._keys[near], root, is_exact=False)

    def _of_client(self, text: str) -> str:
        """The client's tag by what the tables of people call it; empty without one, or with several."""
        client = words_of(text)
        # «согласовано» has the beginning of «согласие» and is another word
        if not client or not client.is_plain or client.letters - client.length > ENDING:
            return ""
        own = NAMES.get(client.header, f"клиент.{fold(client.header).replace(' ', '_')}")
        is_there = client.header in NAMES or own in self._paths
        return own if is_there and not words_of(" ".join(client.rest)) else ""

    def _rows(self, text: str) -> Iterator[tuple[str, str]]:
        """The tables that have a field of that name."""
        for table, columns in sorted(self._tables.items(), key=lambda item: _rank(item[0], TABLES)):
            table_words, _, name = text.rpartition(f"{fold(table)} ")
            if text in columns and text:
                yield table, columns[text]
            elif not table_words and name in columns and name != text:
                yield table, columns[name]

    def _rows_like(self, text: str) -> Iterator[tuple[str, str]]:
        """The tables of the usual papers in which a column has such a header: «наименование услуги»."""
        for table in TABLES:
            name, _, whose = text.rpartition(" ")
            columns = self._tables[table]
            is_of = bool(name) and name in columns and whose[:STEM] == table[:STEM]
            field = columns[name] if is_of else _field(columns, text)
            if field and field != "номер":
                yield table, field

    def _near(self, text: str) -> tuple[str, float]:
        """The most similar name of all, and how similar it is; empty where none is."""
        from rapidfuzz import fuzz, process  # heavy, and most names are as they should be

        if len(text) < SHORTEST:
            return "", 0
        found = process.extractOne(text, self._keys.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE)
        return (found[0], found[1]) if found else ("", 0)

    def _chosen(self, tags: list[str], root: str, *, is_exact: bool) -> Meaning:
        """The tags, those of the record first; sure where one record is said, or it is the client's."""
        own = [tag for tag in tags if root and tag.partition(".")[0] == root]
        ordered = tuple(dict.fromkeys([*own, *tags]))
        first = ordered[0].partition(".")[0]
        is_one = bool(own) or (not root and (len(ordered) == 1 or first == RANKS[0]) and first not in SELDOM)
        return Meaning(ordered, is_sure=is_exact and is_one)


def _rank(name: str, order: Iterable[str]) -> int:
    known = list(order)
    return known.index(name) if name in known else len(known)


def _field(columns: Mapping[str, str], header: str) -> str:
    """The field of a table that a header means; empty where it means none."""
    if header in columns:
        return columns[header]
    from rapidfuzz import fuzz, process  # heavy, and few tables are empty

    noise = {word for words in listed("columns", "noise") for word in words}
    bare = " ".join(word for word in header.split() if word not in noise)
    found = process.extractOne(bare, list(columns), scorer=fuzz.ratio, score_cutoff=LIKE)
    return columns[found[0]] if found and bare else ""


def _column(header: str) -> str:
    """A header of a column as the tables have it."""
    return fold(NUMBERING.sub("", HINT.sub(" ", header.replace("№", " "))))
