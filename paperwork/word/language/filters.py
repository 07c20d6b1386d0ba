"""The filters that every template has: Jinja's safe ones, bounded and never printing None."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from itertools import islice
from typing import Any

from jinja2 import Environment, Undefined, pass_context, pass_environment
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as JINJA
from jinja2.filters import do_batch, sync_do_slice
from jinja2.runtime import Context
from jinja2.tests import TESTS as JINJA_TESTS

from paperwork.word.language.bounds import MAX_ITEMS, MAX_WIDTH, SHORT, bounded, formatted, ordered
from paperwork.word.language.sorting import in_order
from paperwork.word.language.values import AS_TYPED, is_foreign, plain, words_of

Filter = Callable[..., Any]
AS_IN_JINJA = [
    "abs",
    "dictsort",
    "first",
    "float",
    "groupby",
    "int",
    "items",
    "last",
    "map",
    "max",
    "min",
    "reject",
    "reverse",
    "select",
    "unique",
]
OF_TEXT = ["capitalize", "lower", "title", "trim", "upper", "striptags", "wordcount", "urlencode"]
OF_TEXT_BOUNDED = ["truncate", "wordwrap", "indent", "replace", "center"]
NEUTRAL = ["e", "escape", "forceescape", "safe"]
TESTS = {
    name: test for name, test in JINJA_TESTS.items() if name not in ("callable", "escaped", "filter", "test")
}
MAX_WRAPPED = 50_000


def default(value: Any, other: Any = "", boolean: bool = False) -> Any:
    """The other value where there is none."""
    missing = value is None or isinstance(value, Undefined) or (boolean and not value)
    return other if missing else value


def length(value: Any) -> int:
    """How many there are; 0 for None."""
    return 0 if value is None else len(words_of(value))


@pass_environment
def join(
    environment: Environment, value: Iterable[Any], d: str = "", attribute: str | int | None = None
) -> str:
    """The words of all items with the separator between them."""
    items: Iterable[Any] = () if value is None else ordered(value)
    if attribute is not None:
        items = JINJA["map"](_Bare(environment), items, attribute=attribute)
    pieces = [plain(words_of(item)) for item in islice(items, MAX_ITEMS + 1)]
    if sum(map(len, pieces)) + len(pieces) * len(plain(d)) > 1_000_000 or len(pieces) > MAX_ITEMS:
        raise SecurityError("слишком длинное значение")
    return plain(d).join(pieces)


class _Bare:
    """As much of a context as Jinja's map() asks for."""

    def __init__(self, environment: Environment) -> None:
        self.environment = environment


def listed(value: Iterable[Any]) -> list[Any]:
    """The items in a list, an empty one for None."""
    # one item more than is allowed is enough to know that there are too many
    items = [] if value is None else list(islice(ordered(value), MAX_ITEMS + 1))
    if len(items) > MAX_ITEMS:
        raise SecurityError("слишком длинный список")
    bounded(items)
    return items


def rounded(value: Any, precision: int = 0, method: str = "common") -> Any:
    """Jinja's round with a reasonable precision."""
    if abs(precision) > 30:
        raise SecurityError("слишком большая точность")
    return JINJA["round"](value, precision, method)


def printf(value: Any, *arguments: Any, **named: Any) -> str:
    """Jinja's format with bounded widths; None prints nothing."""
    # Jinja's format would print None, and dates as Python writes them
    given: Any = {k: _given(v) for k, v in named.items()} if named else tuple(map(_given, arguments))
    return formatted(plain(value), given)


def _given(value: Any) -> Any:
    return value if isinstance(value, (int, float, str)) else plain(value)


@pass_environment
def total(environment: Environment, value: Any, attribute: str | int | None = None, start: Any = 0) -> Any:
    """Jinja's sum, of numbers only: lists would be copied once for each of them."""
    items: Iterable[Any] = () if value is None else value
    if attribute is not None:
        items = JINJA["map"](_Bare(environment), items, attribute=attribute)
    for item in islice(items, MAX_ITEMS):
        if isinstance(item, (list, tuple)) or isinstance(start, (list, tuple)):
            raise SecurityError("складывать можно только числа")
        start = start + item
    return start


def words(value: Any) -> Any:
    """The words of a value."""
    return value if is_foreign(value) else plain(words_of(value))


def grouped(name: str) -> Filter:
    """Jinja's batch or slice with a bounded size."""
    original: Filter = {"batch": do_batch, "slice": sync_do_slice}[name]

    def group(value: Iterable[Any], size: int, fill_with: Any = None) -> Any:
        """The items in groups."""
        if not 0 < size <= MAX_WIDTH:
            raise SecurityError("слишком большой размер группы")
        return bounded(list(original(listed(value), size, fill_with)))

    return group


def of_text(name: str) -> Filter:
    """Jinja's filter of words, given the words of any value, its result and its widths bounded."""
    original = JINJA[name]
    passes = getattr(original, "jinja_pass_arg", None)

    @wraps(original)
    def filtered(*arguments: Any, **named: Any) -> Any:
        head, rest = (arguments[:1], arguments[1:]) if passes else ((), arguments)
        # nearly always: short texts make no long one and no wide one
        if not named and all(given.__class__ is str and len(given) <= SHORT for given in rest):
            return original(*head, *rest)
        # center(10**9) would ask for a gigabyte
        for argument in (*rest[1:], *named.values()):
            if isinstance(argument, int) and abs(argument) > MAX_WIDTH:
                raise SecurityError("слишком большая ширина")
        text = plain(words_of(rest[0]))
        # replace("", …) puts the piece between all letters
        pieces = [len(plain(a)) for a in (*rest[1:], *named.values()) if isinstance(a, str)]
        if (len(text) + 1) * (max(pieces, default=0) + 1) > 50_000_000:
            raise SecurityError("слишком длинное значение")
        # a long word is cut piece by piece, which takes more than linear time
        if name == "wordwrap" and len(text) > MAX_WRAPPED:
            raise SecurityError("слишком длинное значение")
        if name == "indent" and (text.count("\n") + 1) * MAX_WIDTH > 50_000_000:
            raise SecurityError("слишком длинное значение")
        return bounded(original(*head, text, *rest[1:], **named))

    return filtered


def by_answer(name: str) -> Filter:
    """Jinja's selectattr or rejectattr, quicker for the rows of a table by whether there is an answer."""
    original, chosen = JINJA[name], name == "selectattr"

    @pass_context
    def filtered(context: Context, value: Any, *arguments: Any, **named: Any) -> Iterator[Any]:
        # Jinja looks the field up in every way that there is, for each row
        is_plain = len(arguments) == 1 and not named and value.__class__ is list
        attribute = arguments[0] if is_plain else ""
        if isinstance(attribute, str) and attribute.isidentifier() and attribute[0] != "_":
            rows = [row for row in value if row.__class__ is dict and attribute in row]
            if len(rows) == len(value):
                return iter([row for row in rows if bool(row[attribute]) is chosen])
        found: Iterator[Any] = original(context, value, *arguments, **named)
        return found

    return filtered


def neutral(value: Any) -> Any:
    """The value itself: everything that is printed is escaped once, in the end."""
    return value


def standard() -> dict[str, Filter]:
    """The filters by their names."""
    filters: dict[str, Filter] = {name: JINJA[name] for name in AS_IN_JINJA}
    filters |= {name: of_text(name) for name in (*OF_TEXT, *OF_TEXT_BOUNDED)}
    filters |= {name: by_answer(name) for name in ("selectattr", "rejectattr")}
    # all values are escaped when they are printed: «safe» must not open a hole, «e» not escape twice
    filters |= dict.fromkeys(NEUTRAL, neutral)
    filters |= {"default": default, "d": default, "length": length, "count": length}
    filters |= {
        "join": join,
        "list": listed,
        "sort": in_order,
        "sum": total,
        "string": words,
        "filesizeformat": JINJA["filesizeformat"],
    }
    filters |= {"round": rounded, "format": printf, "batch": grouped("batch"), "slice": grouped("slice")}
    return filters


def with_names(function: Filter, key: str) -> Filter:
    """The filter of words whose function gets, after them, the mapping that a context has under the key.

    An empty mapping where the context has none.
    """

    @pass_context
    def filtered(context: Context, text: object) -> object:
        words = text if isinstance(text, str) else plain(text)  # a text of a richer class keeps its parts
        found = context.get(key)
        return function(words, found if isinstance(found, Mapping) else {})

    return filtered


def with_figures(function: Filter, number: Callable[[str], str]) -> Filter:
    """The filter of numbers whose words are set by *number*, unless all is to be printed as typed."""

    @pass_context
    def filtered(context: Context, *args: object, **kwargs: object) -> object:
        printed = function(*args, **kwargs)
        return number(printed) if isinstance(printed, str) and AS_TYPED not in context else printed

    return filtered
