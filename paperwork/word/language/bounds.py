"""How much a template may ask for: steps, letters, powers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2.exceptions import SecurityError

MAX_LETTERS = 1_000_000
MAX_RANGE = 100_000
MAX_OUTPUT = 128 << 20
MAX_BITS = 4096
MAX_ITEMS = 100_000
MAX_WIDTH = 1000
SHORT = 256
LETTER_COST = 4
ITEM_COST = 60
# what nearly all items of rows are, told by their class: it takes a third of asking whether they are lists
SINGLE = frozenset({str, int, bool, float, type(None), date, Decimal})
NESTED = (list, tuple, dict)


def bounded(value: Any) -> Any:
    """The value, unless it is longer or larger than any document needs."""
    if isinstance(value, (str, bytes)) and len(value) > MAX_LETTERS:
        raise SecurityError("слишком длинное значение")
    if isinstance(value, NESTED):
        weigh(value, {})
    if isinstance(value, int) and value.bit_length() > MAX_BITS:
        raise SecurityError("слишком большое число")
    return value


def weigh(value: Any, known: dict[int, int]) -> int:
    """How many values are in nested lists, each counted as often as it would be printed."""
    if not isinstance(value, NESTED):
        return 1
    if id(value) in known:
        return known[id(value)]
    # a list within itself is counted once and ends here
    known[id(value)] = 1
    items = value.values() if isinstance(value, dict) else value
    inner = [item for item in items if item.__class__ not in SINGLE and isinstance(item, NESTED)]
    weight = 1 + len(items) - len(inner) + sum(weigh(item, known) for item in inner)
    if weight > MAX_LETTERS:
        raise SecurityError("слишком длинный список")
    known[id(value)] = weight
    return weight


def ordered(items: Any) -> Any:
    """The items; those of a set in an order that is the same in every process."""
    # the order of a set follows the hash seed: the same values would give other bytes
    if isinstance(items, (set, frozenset)):
        return sorted(items, key=lambda item: (type(item).__name__, str(item)))
    return items


def size(value: Any) -> int:
    """How much work it is to look at the whole value."""
    if isinstance(value, (str, bytes)):
        return LETTER_COST * len(value) if len(value) > SHORT else 0
    return ITEM_COST * len(value) if isinstance(value, (list, tuple, dict, range, set, frozenset)) else 0


def bounded_range(*arguments: int) -> range:
    """range() of at most a hundred thousand numbers."""
    numbers = range(*arguments)
    if len(numbers) > MAX_RANGE:
        raise SecurityError("слишком длинный range()")
    return numbers


def times(left: Any, right: Any) -> Any:
    """left * right, when the result is of a reasonable size."""
    # a text or a list times a number, in either order
    for one, other in ((left, right), (right, left)):
        if (
            isinstance(one, (str, list, tuple, bytes))
            and isinstance(other, int)
            and len(one) * other > MAX_LETTERS
        ):
            raise SecurityError("слишком длинное значение")
    if isinstance(left, int) and isinstance(right, int) and left.bit_length() + right.bit_length() > MAX_BITS:
        raise SecurityError("слишком большое число")
    return bounded(left * right)


def power(left: Any, right: Any) -> Any:
    """left ** right, when the result is of a reasonable size."""
    if isinstance(left, int) and isinstance(right, int) and left.bit_length() * abs(right) > MAX_BITS:
        raise SecurityError("слишком большое число")
    return left**right


def remainder(left: Any, right: Any) -> Any:
    """left % right for numbers; a string is formatted with bounded widths."""
    if isinstance(left, (str, bytes)):
        return formatted(str(left), right)
    return left % right


def formatted(pattern: str, arguments: Any) -> str:
    """pattern % arguments, where no width or precision is larger than a page needs."""
    digits = ""
    # «%999999999d» would ask for a gigabyte of spaces
    for char in pattern:
        digits = digits + char if char.isdigit() else ""
        if len(digits) > 3:
            raise SecurityError("слишком широкое поле в формате")
    # a width of * is taken from the values
    if "*" in pattern:
        raise SecurityError("звёздочка в формате не разрешена")
    given = arguments.values() if isinstance(arguments, Mapping) else arguments
    given = given if isinstance(arguments, (tuple, Mapping)) else (arguments,)
    longest = max((len(word) for word in given if isinstance(word, (str, bytes))), default=0)
    if pattern.count("%") * (longest + int(MAX_WIDTH / 10)) > 20 * MAX_LETTERS:
        raise SecurityError("слишком длинное значение")
    return str(bounded(pattern % arguments))


OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda left, right: bounded(left + right),
    "-": lambda left, right: left - right,
    "*": times,
    "/": lambda left, right: left / right,
    "//": lambda left, right: left // right,
    "%": remainder,
    "**": power,
}


class Budget:
    """What is left of the work that one rendering may do."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = MAX_OUTPUT

    def spend(self, amount: int) -> None:
        """Counts work; raises SecurityError for too much of it."""
        self.left -= amount
        if self.left < 0:
            raise SecurityError("шаблон печатает слишком много: повторения вложены без меры")

    def charged(self, value: Any) -> Any:
        """The value, paid for by its size: it is about to be walked over."""
        cost = size(value)
        if cost:
            self.spend(cost)
        return value

    def steps(self, items: Iterable[Any] | None, cost: int) -> Iterable[Any]:
        """The items of a loop, each paid for; () for None. Raises SecurityError when too much is spent."""
        if items is None:
            return ()
        if items.__class__ is list:  # as rows are
            self.spend((len(items) + 1) * cost)
            return items
        items = ordered(items)
        # paid for at once where the length is known, which is quicker than step by step
        if isinstance(items, (list, tuple, range, str)):
            self.spend((len(items) + 1) * cost)
            return items
        return self._counted(items, cost)

    def _counted(self, items: Iterable[Any], cost: int) -> Iterator[Any]:
        if isinstance(items, Sized) and not len(items):
            return
        for item in items:
            self.spend(cost)
            yield item
