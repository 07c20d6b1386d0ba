"""A condition in the words of the sheets, for those who read a list and no expressions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from jinja2 import nodes

from paperwork.russian.numbers import decimal

TODAY: Final = "сегодня"
COUNTED: Final = "#charged"  # what the engine puts around a value, to see how much is read
OPPOSITE: Final = {
    "eq": "ne",
    "ne": "eq",
    "gt": "lteq",
    "lteq": "gt",
    "lt": "gteq",
    "gteq": "lt",
    "in": "notin",
    "notin": "in",
}
COMPARED: Final = {
    "eq": "{} – {}",
    "ne": "{} – не {}",
    "gt": "{} больше {}",
    "gteq": "{} не меньше {}",
    "lt": "{} меньше {}",
    "lteq": "{} не больше {}",
}
WITH_TODAY: Final = {
    "eq": "{} – сегодня",
    "ne": "{} – не сегодня",
    "gt": "{} позже сегодняшнего дня",
    "gteq": "{} не раньше сегодняшнего дня",
    "lt": "{} раньше сегодняшнего дня",
    "lteq": "{} не позже сегодняшнего дня",
}
FILLED, EMPTY = "{} – заполнено", "{} – не заполнено"


class _NoWordsError(Exception):
    """An expression that is clearer as it was typed."""


def in_words(expression: nodes.Node, headers: Mapping[str, str]) -> str | None:
    """««Возраст» больше 18 и «Пол» – женский»; None for what cannot be said so.

    ``headers`` are the columns, by their tags.
    """
    try:
        return _said(expression, headers)
    except _NoWordsError:
        return None


def _said(expression: nodes.Node, headers: Mapping[str, str]) -> str:
    """The expression as something that holds. Raises `_NoWordsError`."""
    match expression:
        case nodes.And():
            sides = (expression.left, expression.right)
            return " и ".join(
                f"({_said(side, headers)})" if isinstance(side, nodes.Or) else _said(side, headers)
                for side in sides
            )
        case nodes.Or():
            return f"{_said(expression.left, headers)} или {_said(expression.right, headers)}"
        case nodes.Not():
            return _denied(expression.node, headers)
        case nodes.Compare(ops=[operand]):
            return _compared(expression.expr, operand.op, operand.expr, headers)
        case nodes.Test(name="none"):
            return EMPTY.format(_column(expression.node, headers))
    return FILLED.format(_column(expression, headers))


def _denied(expression: nodes.Node, headers: Mapping[str, str]) -> str:
    match expression:
        case nodes.Compare(ops=[operand]):
            return _compared(expression.expr, OPPOSITE[operand.op], operand.expr, headers)
        case nodes.Test(name="none"):
            return FILLED.format(_column(expression.node, headers))
    return EMPTY.format(_column(expression, headers))


def _compared(left: nodes.Node, how: str, right: nodes.Node, headers: Mapping[str, str]) -> str:
    if how in {"in", "notin"}:
        return _among(left, right, headers, "не " if how == "notin" else "")
    right = _bare(right)
    words = WITH_TODAY if isinstance(right, nodes.Name) and right.name == TODAY else COMPARED
    value = "" if words is WITH_TODAY else _value(right)
    return words[how].format(_column(left, headers), value)


def _among(left: nodes.Node, right: nodes.Node, headers: Mapping[str, str], negation: str) -> str:
    """«Адрес» содержит «Садовая»; «Пол» – женский или мужской."""
    right = _bare(right)
    if isinstance(right, nodes.List | nodes.Tuple):
        between = f" и {negation}" if negation else " или "
        return f"{_column(left, headers)} – {negation}{between.join(map(_value, right.items))}"
    return f"{_column(right, headers)} {negation}содержит «{_value(left)}»"


def _value(expression: nodes.Node) -> str:
    if not isinstance(expression, nodes.Const) or isinstance(expression.value, bool | None):
        raise _NoWordsError
    shown: Mapping[type, Callable[[float], str]] = {int: str, float: decimal}
    value = expression.value
    return shown[type(value)](value) if type(value) in shown else str(value)


def _bare(expression: nodes.Node) -> nodes.Node:
    """The value as it was typed."""
    if isinstance(expression, nodes.Filter) and expression.name == COUNTED and expression.node:
        return expression.node
    return expression


def _column(expression: nodes.Node, headers: Mapping[str, str]) -> str:
    """The column of a tag."""
    path: list[str] = []
    expression = _bare(expression)
    while isinstance(expression, nodes.Getattr):
        path.insert(0, expression.attr)
        expression = expression.node
    name = ".".join((expression.name, *path)) if isinstance(expression, nodes.Name) else ""
    if name not in headers:
        raise _NoWordsError
    return headers[name]
