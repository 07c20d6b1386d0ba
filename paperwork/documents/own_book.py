"""The lists of templates that no sheet is, as sheets of the user's own for a blank book."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from paperwork.book.anonymous.papers import words_of
from paperwork.case.tags import NUMBER
from paperwork.common.errors import PaperworkError
from paperwork.common.naming import tag_of
from paperwork.common.records import dataclass
from paperwork.sheets import SCHEMAS, own_schema
from paperwork.sheets.answers.fields import Schema
from paperwork.sheets.answers.own_kinds import DAYS, NUMBERS, kind_named, own_field

LONGEST_TITLE = 31  # of a sheet in Excel
LOOP = re.compile(r"\bfor\s+(\w+)\s+in\s+(\w+)")
FILTERED = re.compile(r"\b(\w+)\.(\w+)\s*\|\s*(\w+)")
KINDS = {
    DAYS: "дата дата_словами дата_годом дата_кратко год дата_в_кавычках дата_или_бланк месяц даты_контактов",
    NUMBERS: "прописью сумма рубли копейки рублей_прописью слово_при_числе с_числом лет число со_знаком",
}
HEADERS = {item.tag: item.header for schema in SCHEMAS for item in schema.fields}  # «ФИО», «СНИЛС»
BY_FILTER = {name: kind for kind, names in KINDS.items() for name in names.split()}


def header_of(tag: str) -> str:
    """The header of a column whose tag this is: «номер_приказа» → «Номер приказа»."""
    words = tag.replace("_", " ")
    return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class OwnLists:
    """The columns that are needed of each list, and what filters say of them: (list, column) → kind."""

    columns: Mapping[str, list[str]]
    kinds: Mapping[tuple[str, str], str]
    words: str  # of the templates

    @classmethod
    def of(cls, names: Iterable[str], templates: Sequence[bytes]) -> OwnLists:
        """Lists of these names, without columns yet."""
        words = "\n".join(map(words_of, templates))
        return cls({name: [] for name in names}, dict(_kinds(words)), words)

    def note(self, path: Sequence[str]) -> None:
        """Notes what a tag needs: «родня.имя». Raises `PaperworkError` for a list within a list."""
        root, *names = path
        for name in path:
            if name != tag_of(name):
                fix = f"пишите в шаблоне маленькими буквами: «{tag_of(name)}»"
                raise PaperworkError(f"«{'.'.join(path)}»: {fix}")
        if len(names) > 1:
            raise PaperworkError(
                f"«{'.'.join(path)}»: в строке листа «{header_of(root)}» нет других полей и списков;"
                f" напишите «{'.'.join(path[:2])}» или заведите для них отдельный лист"
            )
        known = self.columns[root]
        known += [name for name in names if name not in known and name != NUMBER]

    def schemas(self) -> Iterator[Schema]:
        """The sheets with these columns. Raises `PaperworkError` where a sheet cannot be called so."""
        for root, names in self.columns.items():
            title = header_of(root)
            if len(title) > LONGEST_TITLE:
                fix = f"название листа не бывает длиннее {LONGEST_TITLE} знаков; сократите его в шаблоне"
                raise PaperworkError(f"«{root}»: {fix}")
            schema = own_schema(title)
            owner = schema.fields[0]
            own = (
                own_field(name, _column(name), kind_named(self.kinds.get((root, name), "")))
                for name in sorted(names, key=self._place)
                if name != owner.tag
            )
            yield replace(schema, fields=(owner, *own))

    def _place(self, name: str) -> tuple[int, str]:
        """Where the templates have the field first, so that columns come in their order."""
        found = re.search(rf"\.{re.escape(name)}\b", self.words)
        return found.start() if found else len(self.words), name


def _column(tag: str) -> str:
    """The header of a column, as a known sheet has it where one does: «ФИО»."""
    return HEADERS.get(tag) or header_of(tag)


def _kinds(words: str) -> Iterator[tuple[tuple[str, str], str]]:
    """What the filters of the templates say that answers are."""
    rows: dict[str, set[str]] = {}
    for row, name in LOOP.findall(words):
        rows.setdefault(row, set()).add(name)
    for row, column, used in FILTERED.findall(words):
        for name in rows.get(row, ()) if used in BY_FILTER else ():
            yield (name, column), BY_FILTER[used]
