"""Errors of expressions, said in Russian and with their place."""

from __future__ import annotations

import re

from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from paperwork.common.errors import PaperworkError
from paperwork.word.docx.errors import RenderError, TemplatePlace
from paperwork.word.language.sandbox import FieldMissingError
from paperwork.word.language.values import NotPrintableError
from paperwork.word.reading.tag import Tag

# a filter of the caller may say in Russian what is wrong; Python's own messages are for programmers
RUSSIAN = re.compile("[а-яё]{3}", re.IGNORECASE)
# Jinja says the name in its message only
UNDEFINED = re.compile(r"'(.+)' is undefined|no attribute '(.+)'|has no element (.+)")


def unprintable(error: Exception, tag: Tag | None) -> RenderError:
    """The error for the user; names the tag and its place."""
    what = explained(error)
    if tag is None:
        return RenderError(what)
    place = f"{tag.place}: " if tag.place else ""
    field = error.message or "" if isinstance(error, FieldMissingError) else tag.code
    where = TemplatePlace(tag.place, tag.written)
    return RenderError(f"{place}тег «{tag.written}» не заполнить: {what}", field, where)


def explained(error: Exception) -> str:
    """What went wrong."""
    if isinstance(error, FieldMissingError):
        return f"в данных нет поля «{error.message}»"
    if isinstance(error, UndefinedError):
        found = UNDEFINED.search(error.message or "")
        name = next(filter(None, found.groups()), "") if found else ""
        return f"в данных нет поля «{name}»" if name else "в данных нет такого поля"
    if isinstance(error, (PaperworkError, SecurityError)):
        return str(error)
    if isinstance(error, NotPrintableError):
        return f"значение — {error}"
    if isinstance(error, (ValueError, TypeError)) and RUSSIAN.search(str(error)):
        return " ".join(str(error).split())
    return next((said for kind, said in SAID if isinstance(error, kind)), "значение не подходит")


SAID: tuple[tuple[type[Exception], str], ...] = (
    (ZeroDivisionError, "деление на ноль"),
    (RecursionError, "вложено слишком глубоко"),
    (MemoryError, "слишком много печатать"),
    (TypeError, "действие не подходит к таким значениям"),
)
