"""Printing values into the places of their tags, for one rendering."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from paperwork.word.code.ordinary import FEW, LONG, is_ordinary, with_one_stop
from paperwork.word.docx.errors import RenderError, TemplatePlace
from paperwork.word.language.bounds import Budget
from paperwork.word.language.values import NotPrintableError, Typesetting, Xml, escaped, is_foreign, plain
from paperwork.word.reading.site import TEXT, Site

# characters that XML 1.0 cannot hold, not even as references; the allowed ones become breaks and tabs
FORBIDDEN = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]").search
# line ends in an attribute would be read back as spaces
QUOTED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
BREAKS = re.compile("[\n\t\a\f\xad]")
COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})$|auto$")
# words on paper; names in attributes and properties of the file are nobody's reading
SET_FORMS = frozenset({"text", "run", "block"})
NUMBERS = frozenset({int, float, Decimal})
NO_TEXTS: Mapping[str, str] = {}  # where none are remembered
# as many columns as a table of Word can have
MAX_SPAN = 63
# numbers of the template's own drawings and bookmarks stay below
FIRST_ID = 100_001


class ForeignValueError(Exception):
    """A value of docxtpl's own types, which only the slow path can print."""


class Printer:
    """What the compiled parts print with: counts, numbers and the sites of one part."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._last = FIRST_ID
        self._marks: dict[str, tuple[int, int]] = {}
        self._typesetting: Typesetting | None = None
        self.foreign: Callable[[object, Site], str] | None = None

    def functions(
        self, sites: Mapping[int, Site], typesetting: Typesetting | None = None
    ) -> tuple[Callable[..., Any], ...]:
        """What the code of a part prints with: texts, anything else, numbers.

        The last gives what a text was printed as before, and nothing for one that was not.
        """
        self._typesetting = typesetting
        ready = (typesetting.ready if typesetting else NO_TEXTS).get
        return self.emitter(sites), self.printer(sites), self.mark, ready

    def emitter(self, sites: Mapping[int, Site]) -> Callable[..., str]:
        """The function that prints a value into the text of a run."""
        slow = self.printer(sites)
        typesetting = self._typesetting
        ready = (typesetting.ready if typesetting else NO_TEXTS).get

        def emit(value: Any, number: int, stops: bool = False) -> str:
            """The value as it is in the part; ``stops``: the template puts a full stop after it."""
            # nearly every value: a function less for each
            if value.__class__ is date:
                value = plain(value)
            if isinstance(value, str):
                words = ready(value)
                if words is None and 0 < len(value) < LONG and is_ordinary(value):
                    words = typesetting.learn(value) if typesetting else value
                if words:
                    return with_one_stop(words) if stops and typesetting else words
            elif value.__class__ is int and 0 <= value < FEW:
                return str(value)
            elif value is None and sites[number].form == "text":
                return sites[number].blank_none
            return slow(value, number)

        return emit

    def printer(self, sites: Mapping[int, Site]) -> Callable[[Any, int], str]:
        """The function that prints a value anywhere."""

        def raw(value: Any, number: int) -> str:
            """The value as it is in the part."""
            return self._print(value, sites[number])

        return raw

    def _print(self, value: Any, site: Site) -> str:
        if isinstance(value, Xml):
            self._budget.spend(len(value))
            return value
        if is_foreign(value):
            # the whole document is begun again by the slow path, which knows what to do with it
            if self.foreign is None:
                raise ForeignValueError
            return self.foreign(value, site)
        try:
            text = plain(value)
        except NotPrintableError as error:
            raise RenderError(
                f"{named(site)}: значение — {error}; выберите поле или строки",
                site.tag.code,
                TemplatePlace(site.tag.place, site.tag.written),
            ) from error
        if not text and site.form == "text":
            return site.blank_none if value is None else site.blank
        # only long values are counted: the price of a loop's step holds the short ones
        if len(text) >= LONG:
            self._budget.spend(len(text) if isinstance(value, str) else 4 * len(text))
        refuse_forbidden(text, site)
        if self._typesetting and site.form in SET_FORMS:
            setting = self._typesetting
            text = setting.number(text) if value.__class__ in NUMBERS else setting.words(text)
            text = with_one_stop(text) if site.stops else text
        return FORMS[site.form](text, site)

    def mark(self, code: str) -> str:
        """A number or a name that occurs once in the document."""
        what, _, key = code.partition(" ")
        if what == "number" or what == "open":
            self._last += 1
            self._marks[key] = (self._last, self._marks.get(key, (0, 0))[1] + 1)
            return str(self._last)
        number, count = self._marks.get(key, (self._last, 1))
        # the first copy keeps the name: links to the bookmark go on working
        return str(number) if what == "close" else (f"_{count}" if count > 1 else "")


def named(site: Site) -> str:
    """The field and its place, for a message."""
    place = f" ({site.tag.place})" if site.tag.place else ""
    return f"поле «{site.tag.code}»{place}"


def refuse_forbidden(text: str, site: Site) -> None:
    """Raises RenderError for a character that no Word file can hold, named by its code."""
    found = FORBIDDEN(text)
    if found:
        code = f"U+{ord(found.group()):04X}"
        what = f"знак {code} на месте {found.start() + 1} нельзя записать в документ Word; удалите его"
        raise RenderError(f"{named(site)}: {what}", site.tag.code)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _text(text: str, site: Site) -> str:
    text = _lines(escaped(text))
    if BREAKS.search(text):
        breaks = site.breaks
        text = BREAKS.sub(lambda found: breaks[found.group()], text)
    return text


def _attribute(text: str, _: Site) -> str:
    return re.sub("[\a\f]", "&#10;", _lines(text).translate(QUOTED))


def _plain(text: str, _: Site) -> str:
    return re.sub("[\a\f]", "\n", escaped(_lines(text)))


def _address(text: str, site: Site) -> str:
    """A whole address, or its beginning; RenderError for one that leads to a file or a program."""
    from paperwork.word.code.addresses import NoAddressError, address  # few templates have tags in links

    try:
        return address(text)
    except NoAddressError as error:
        what = f"«{text[:100]}» — не адрес сайта или почты; исправьте ответ"
        raise RenderError(f"{named(site)}: {what}", site.tag.code) from error


def _step(text: str, _: Site) -> str:
    from paperwork.word.code.addresses import step  # as above

    return step(text)


def _quoted(text: str, _: Site) -> str:
    # a quotation mark would end the argument of the field, a stroke would be a switch
    return escaped(" ".join(text.replace('"', "'").replace("\\", "/").split()))


def _run(text: str, site: Site) -> str:
    # a run without text would be one more thing for nothing
    return f"<w:r>{site.run}{TEXT}{_text(text, site)}</w:t></w:r>" if text else ""


def _block(text: str, site: Site) -> str:
    return f"<w:p>{site.paragraph}{_run(text, site)}</w:p>"


def _cells(_: str, site: Site) -> str:
    what = "тег строки или ячейки печатает текст; уберите «tr» или «tc» после скобки"
    raise RenderError(f"{named(site)}: {what}", site.tag.code)


def _span(text: str, site: Site) -> str:
    # isdecimal() is true of Arabic digits too, which int() turns into plain ones
    if not text.isdecimal() or not 0 < int(text) <= MAX_SPAN:
        raise RenderError(
            f"{named(site)}: «{text}» — не число столбцов; нужно от 1 до {MAX_SPAN}", site.tag.code
        )
    return str(int(text))


def _colour(text: str, site: Site) -> str:
    found = COLOUR.match(text)
    if text and not found:
        raise RenderError(f"{named(site)}: «{text}» — не цвет; нужно, например, FFCC00", site.tag.code)
    return (found.group(1) if found else "") or "auto"


FORMS = {
    "text": _text,
    "attribute": _attribute,
    "plain": _plain,
    "address": _address,
    "step": _step,
    "quoted": _quoted,
    "run": _run,
    "block": _block,
    "cells": _cells,
    "span": _span,
    "colour": _colour,
}
