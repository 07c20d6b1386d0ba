"""Values as they are printed on paper: the Russian way, never None."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from decimal import Decimal
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.runtime import LoopContext, Macro

from paperwork.common.naming import SOFT_HYPHEN
from paperwork.common.records import dataclass
from paperwork.word.language.bounds import MAX_ITEMS, MAX_LETTERS, ordered

MAX_NESTED = 100


class Xml(str):
    """Text that is WordprocessingML already: what a macro or a {% set %} block has printed."""

    __slots__ = ()


def escaped(text: str) -> str:
    """The text in XML; translate() would be five times slower."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def words_of(value: Any) -> Any:
    """The value as an expression sees it: Word's XML is words as long as there is no markup in it."""
    if not isinstance(value, Xml):
        return value
    # a filter over markup would change the document's own XML
    if "<" in value:
        raise NotPrintableError("готовые абзацы или таблица: с ними действие не выполнить")
    return value.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@dataclass(slots=True, eq=False)
class Typesetting:
    """How printed words are set: a typographer's rules, given to the engine by who knows the language.

    ``words`` sets any text, ``number`` the words of a number. ``ready`` holds short texts without markup
    or anything else to be looked at, with what is printed for them: most values are printed many times,
    and a look-up costs less than looking at their letters.
    """

    words: Callable[[str], str]
    number: Callable[[str], str]
    ready: dict[str, str] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)  # what was there before it was last full

    def __reduce__(self) -> tuple[object, ...]:
        """What goes to another process: the rules, and no texts of anybody's."""
        return type(self), (self.words, self.number)

    def learn(self, text: str) -> str:
        """What is printed for a text that is fit for ``ready`` and not there yet."""
        if len(self.ready) >= MOST_READY:
            self.former = dict(self.ready)
            self.ready.clear()
        printed = self.ready[text] = self.former.get(text) or self.ordinary(text)
        return printed

    def ordinary(self, text: str) -> str:
        """The XML that is printed for a text without markup or breaks."""
        words = self.words(text)
        if SOFT_HYPHEN not in words:
            return words
        # between two of them there is no space at the ends to be preserved: the shorter XML is enough
        before, _, last = words.rpartition(SOFT_HYPHEN)
        return f"{before.replace(SOFT_HYPHEN, BRIEF_HYPHEN_XML)}{SOFT_HYPHEN_XML}{last}"


MOST_READY = 2**13
# Word prints the character itself as a hyphen, wherever it is
BRIEF_HYPHEN_XML = "</w:t><w:softHyphen/><w:t>"
SOFT_HYPHEN_XML = '</w:t><w:softHyphen/><w:t xml:space="preserve">'
AS_TYPED = "#as_typed"  # a true value under it in a context leaves all words as they are


class NotPrintableError(TypeError):
    """The value has no words of its own; the message is what it is."""


def plain(value: object) -> str:
    """The words of a value. Raises NotPrintableError for one that has none."""
    if isinstance(value, str):
        # an Enum of texts has a __str__ of its own, which prints its name
        return value if type(value) in (str, Xml) else str.__str__(value)
    printed = QUICK.get(value.__class__)
    if printed is not None:
        return printed(value)
    for kind, printer in PRINTERS:
        if isinstance(value, kind):
            return printer(value)
    if is_foreign(value):
        raise NotPrintableError("картинка или оформленный текст")
    if callable(value):
        raise NotPrintableError("то, что нельзя напечатать")
    return str(value)


def is_foreign(value: object) -> bool:
    """Whether it is docxtpl's RichText, InlineImage, Subdoc or the like."""
    # by the name of their package, so that docxtpl is not loaded only to be asked about
    return value.__class__ is not str and any(
        kind.__module__.partition(".")[0] == "docxtpl" for kind in type(value).__mro__
    )


def _undefined(value: Undefined) -> str:
    return str(value)


def _float(value: float) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        raise NotPrintableError("не число")
    if value.is_integer():
        return str(int(value))
    # 15 digits are what a float holds for certain: 0.1 + 0.2 prints 0,3; and no exponent on paper
    return format(Decimal(format(value, ".15g")), "f").replace(".", ",")


def _decimal(value: Decimal) -> str:
    # 1E+1000000 is a short value and a million digits
    if not value.is_finite() or abs(value.adjusted()) > 400:
        raise NotPrintableError("не число")
    return format(value, "f").replace(".", ",")


def _moment(value: datetime.datetime) -> str:
    if value.hour or value.minute:
        return f"{_date(value)} {value.hour:02}:{value.minute:02}"
    return _date(value)


@lru_cache(maxsize=2**12)  # papers of one batch repeat the same days
def _date(value: datetime.date) -> str:
    return f"{value.day:02}.{value.month:02}.{value.year:04}"


def _time(value: datetime.time) -> str:
    return f"{value.hour:02}:{value.minute:02}"


def _record(_: Mapping[object, object]) -> str:
    raise NotPrintableError("целая запись")


def _list(value: Iterable[object]) -> str:
    # texts and numbers, as lists are made of: a hundred thousand of them need no question each
    is_counted = isinstance(value, (list, tuple)) and len(value) <= MAX_ITEMS
    if is_counted and set(map(type, value)) <= {str, int}:
        return _joined(list(map(str, value)))
    words: list[str] = []
    pending = [iter(ordered(value))]
    while pending and len(words) <= MAX_ITEMS:
        for item in pending[-1]:
            if isinstance(item, (list, tuple)):
                if len(pending) > MAX_NESTED:
                    raise NotPrintableError("слишком глубоко вложенный список")
                pending.append(iter(item))
                break
            words.append(plain(item))
            if len(words) > MAX_ITEMS:
                break
        else:
            pending.pop()
    return _joined(words)


def _joined(words: list[str]) -> str:
    if len(words) > MAX_ITEMS or sum(map(len, words)) > MAX_LETTERS:
        raise NotPrintableError("слишком длинный список")
    return ", ".join(words)


def _inner(_: object) -> str:
    raise NotPrintableError("то, что нельзя напечатать")


def _bytes(_: bytes) -> str:
    raise NotPrintableError("двоичные данные")


# the first kind that fits prints the value
PRINTERS: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (bool, lambda value: "да" if value else "нет"),
    (int, str),
    (float, _float),
    (Decimal, _decimal),
    (datetime.datetime, _moment),
    (datetime.date, _date),
    (datetime.time, _time),
    ((StrictUndefined, Undefined), _undefined),
    ((Macro, LoopContext), _inner),
    (Mapping, _record),
    ((bytes, bytearray, memoryview), _bytes),
    ((list, tuple, range, set, frozenset, type(iter(())), type(_ for _ in "")), _list),
)
# the same by the very class, for the kinds that tables are full of
QUICK: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "",
    int: str,
    bool: lambda value: "да" if value else "нет",
    float: _float,
    datetime.date: _date,
    datetime.datetime: _moment,
}
