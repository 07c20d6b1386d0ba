"""What is left in a template of the client whose paper it was: in its text, properties and descriptions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.marks import MarkKind
from paperwork.documents.learning.paper import Paper
from paperwork.documents.learning.spelling import folded, is_whole
from paperwork.documents.learning.values import Values
from paperwork.russian.names import PersonName
from paperwork.sheets import SCHEMAS

Span = tuple[int, int, str]  # the beginning, the end, the tag
LONGEST_TITLE, UNTITLED = 80, "Документ"
LETTERS: Final = 6
WORDS: Final = 24  # letters of a text of one's own that is nobody else's
PERSONAL: Final = (
    "клиент.адрес", "клиент.телефон", "клиент.электронная_почта", "клиент.документ", "клиент.снилс",
    "клиент.дата_рождения", "клиент.законный_представитель", "клиент.представитель",
    "клиент.телефон_представителя", "клиент.представитель_документ",
)  # fmt: skip
SURNAMES: Final = ("клиент.фамилия", "клиент.представитель")
COMMON: Final = ("учреждение", "перечень_услуг", "специалисты")
OWN_SHEETS: Final = frozenset(schema.sheet.rows_tag for schema in SCHEMAS if schema.sheet.per_client)
CAPITALISED: Final = re.compile(r"[А-ЯЁ][А-ЯЁа-яё-]{3,}")
SHORTEST: Final = 4  # letters of the beginning of a name
ENDING: Final = 3  # letters that are added to it
VOWELS: Final = "аеиоуыэюяйь"
NUMBER: Final = re.compile(r"\d(?:[ \-()/№]*\d)+")


@dataclass(frozen=True, slots=True)
class Residue:
    """Words of the client that still stand, where, and of which tag they are."""

    words: str
    place: str
    tag: str


def residue_of(texts: Iterable[tuple[str, str]], values: Values) -> list[Residue]:
    """What of the client's still stands in texts, each with its place."""
    needles, stems, numbers = _needles(values), _stems(values), _numbers(values)
    return told(texts, lambda text: apart(_spans(text, needles, stems, numbers)))  # a telephone is told once


def told(texts: Iterable[tuple[str, str]], spans_of: Callable[[str], Iterable[Span]]) -> list[Residue]:
    """The words of each of the texts where the spans are, each once."""
    found = (
        Residue(text[start:end], place, tag) for place, text in texts for start, end, tag in spans_of(text)
    )
    return list(dict.fromkeys(found))


def title_of(paper: Paper, values: Values, stem: str) -> str:
    """The heading of the paper where nothing in it is the client's, else the name of the file."""
    for paragraph in paper.paragraphs:
        text = paragraph.text.strip()
        if text and paragraph.cell is None and paragraph.part == paper.stories[0].name:
            if not paragraph.marks and len(text) <= LONGEST_TITLE:
                return text.capitalize() if text.isupper() else text
            break
    return UNTITLED if residue_of([("", folded(stem))], values) else stem


def apart(found: Iterable[Span]) -> Iterator[Span]:
    """Those that lie apart from all before them."""
    taken: list[tuple[int, int]] = []
    for start, end, tag in found:
        if all(end <= a or b <= start for a, b in taken):
            taken.append((start, end))
            yield start, end, tag


def forms_in(text: str, forms: Iterable[tuple[str, str]]) -> Iterator[Span]:
    """Where whole forms, given in small letters with their tags, are in a text, each once."""
    small = text.lower()
    for form, tag in forms:
        start = small.find(form)
        end = start + len(form)
        if start >= 0 and is_whole(text, start, end):
            yield start, end, tag


def longest_first(forms: Mapping[str, str]) -> list[tuple[str, str]]:
    """The forms with their tags, those before that may hold others."""
    return sorted(forms.items(), key=lambda item: (-len(item[0]), item[0]))


Needles = Sequence[tuple[str, str]]


def _spans(text: str, needles: Needles, stems: Needles, numbers: Needles) -> Iterator[Span]:
    """Where whole answers, names in any form and long numbers are in a text, and of which tags they are."""
    small = text.lower()
    for needle, tag in needles:
        start = small.find(needle)
        while start >= 0:
            end = start + len(needle)
            if is_whole(text, start, end):
                yield start, end, tag
            start = small.find(needle, end)
    for match in CAPITALISED.finditer(text):
        word = match.group().lower()
        for stem, tag in stems:
            if word.startswith(stem) and len(word) - len(stem) <= ENDING:
                yield *match.span(), tag
    for match in NUMBER.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        yield from ((*match.span(), tag) for known, tag in numbers if known in digits)


def standing(paper: Paper, as_words: MarkKind | None = None) -> Iterator[tuple[str, str]]:
    """Every text of the paper that stays, marks ``as_words`` too: where it is, and its words."""
    for paragraph in paper.paragraphs:
        if not paragraph.is_gone:
            for _, text in paragraph.rest(as_words):
                yield paragraph.place, text


def _of_others(values: Values, column: str) -> Iterator[tuple[str, str]]:
    """The answers of the rows of the client's own sheets that tell of other people: of his relatives."""
    for rows in values.tables:
        if rows.tag in OWN_SHEETS and "фио" in rows.columns and column in rows.columns:
            for row in rows.rows:
                if row.get(column):
                    yield str(row[column]), f"{rows.tag}[].{column}"


def _needles(values: Values) -> list[tuple[str, str]]:
    """The texts in small letters that may stand nowhere, with their tags."""
    scalars = {scalar.tag: scalar for scalar in values.scalars}
    common = common_words(values)
    found: dict[str, str] = {}
    for tag in PERSONAL:
        scalar = scalars.get(tag)
        if scalar is None or scalar.is_empty:
            continue
        for rendering in values.renderings(scalar.value):
            if not rendering.is_part:
                found.setdefault(rendering.text.lower(), tag)
    for column in ("фио", "адрес"):
        for text, tag in _of_others(values, column):
            for rendering in values.renderings(text):
                found.setdefault(rendering.text.lower(), tag)
    for scalar in values.scalars:
        if isinstance(scalar.value, str) and scalar.root not in COMMON and not scalar.is_computed:
            text = folded(scalar.value).strip().lower()
            if len(text) >= WORDS:
                found.setdefault(text, scalar.tag)
    return [(text, tag) for text, tag in found.items() if len(text) >= 4 and text not in common]


def common_words(values: Values) -> str:
    """The texts of the institution's own, which every client's paper has."""
    own = [str(s.value) for s in values.scalars if s.root in ("учреждение", "специалист") and s.value]
    rows = [str(v) for t in values.tables if t.tag in COMMON for row in t.rows for v in row.values() if v]
    return folded("\n".join([*own, *rows])).lower()


def _stems(values: Values) -> list[tuple[str, str]]:
    """The beginnings of surnames and of the names in the address, by which their other forms are known."""
    scalars = {scalar.tag: scalar for scalar in values.scalars}
    common = common_words(values)
    found: dict[str, str] = {}
    for tag in SURNAMES:
        scalar = scalars.get(tag)
        if scalar is not None and not scalar.is_empty:
            name = scalar.value
            known = name.surname if isinstance(name, PersonName) else None
            surname = str(known or str(name).split()[0])
            found.setdefault(_stem(surname), tag)
    for name, tag in _of_others(values, "фио"):
        found.setdefault(_stem(name.split()[0]), tag)
    address = scalars.get("клиент.адрес")
    for word in CAPITALISED.findall(folded(str(address.value))) if address and not address.is_empty else ():
        found.setdefault(_stem(word), "клиент.адрес")
    return [(stem, tag) for stem, tag in found.items() if len(stem) >= SHORTEST and stem not in common]


def _stem(word: str) -> str:
    small = folded(word).lower()
    return (
        small[:-2]
        if small.endswith(("ая", "яя", "ий", "ый", "ой", "ое"))
        else small[:-1]
        if small[-1:] in VOWELS
        else small
    )


def _numbers(values: Values) -> list[tuple[str, str]]:
    """Long numbers: the client's telephones, СНИЛС, the number of the document."""
    own = [(s.value, s.tag) for s in values.scalars if s.tag in PERSONAL and isinstance(s.value, str)]
    found = []
    for text, tag in (*own, *_of_others(values, "телефон")):
        for match in NUMBER.finditer(folded(text)):
            digits = re.sub(r"\D", "", match.group())
            is_date = re.fullmatch(r"\d{1,2}\.\d{1,2}\.\d{2,4}", match.group())
            if len(digits) >= LETTERS and not is_date:
                # of a telephone the last figures are enough: it is often written without the code
                found.append((digits[-7:] if len(digits) == 11 else digits, tag))
    return found
