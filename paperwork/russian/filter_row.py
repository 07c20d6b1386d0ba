"""What a filter of the templates is: a row with its name, its function, and what a user is shown of it."""

from collections.abc import Callable
from functools import wraps

from paperwork.common.records import dataclass

Function = Callable[..., object]


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter: what is written after the bar, the function, and what a user is shown of it."""

    name: str
    function: Function
    does: str
    example: str
    printed: str  # what the example prints; the tests compare
    takes_forms: bool = False  # its second argument: the forms that people set on the sheet «Склонения»

    @property
    def help(self) -> str:
        """What it does, with «what is written → what is printed»."""
        return f"{self.does}: {self.example} → {self.printed}"


def or_nothing(function: Function) -> Function:
    """Return the filter that gives "" for None and for an empty text."""

    @wraps(function)
    def blank_stays_blank(value: object, *args: object, **kwargs: object) -> object:
        if value is None or (isinstance(value, str) and not value.strip()):
            return ""
        return function(value, *args, **kwargs)

    return blank_stays_blank


def or_words(function: Function) -> Function:
    """Return the filter that leaves words typed in place of a date («до конца года») as they are."""

    @wraps(function)
    def words_stay(value: object, *args: object, **kwargs: object) -> object:
        return value if isinstance(value, str) else function(value, *args, **kwargs)

    return or_nothing(words_stay)
