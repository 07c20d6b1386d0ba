"""Jinja's trees walked and copied at once: its own walks ask every node for its fields by a generator."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from jinja2 import nodes

N = TypeVar("N", bound=nodes.Node)
LEAVES = frozenset({nodes.Name, nodes.Const, nodes.TemplateData})  # more than half of all nodes


def descendants(tree: nodes.Node) -> list[nodes.Node]:
    """All nodes below this one, each before those below it."""
    found: list[nodes.Node] = []
    pending = children(tree)[::-1]
    while pending:
        node = pending.pop()
        found.append(node)
        pending += children(node)[::-1]
    return found


def children(node: nodes.Node) -> list[nodes.Node]:
    """The nodes right below this one, in the order of its fields."""
    found: list[nodes.Node] = []
    if node.__class__ in LEAVES:
        return found
    for name in node.fields:
        value = getattr(node, name, None)
        if isinstance(value, nodes.Node):
            found.append(value)
        elif value.__class__ is list:
            found += [item for item in value if isinstance(item, nodes.Node)]
    return found


def copied(node: N) -> N:
    """The tree below this node once more: one of the two may be changed."""
    twin = object.__new__(type(node))
    own = vars(twin)
    for name, value in vars(node).items():
        if isinstance(value, nodes.Node):
            value = copied(value)
        elif value.__class__ is list:
            value = [copied(item) if isinstance(item, nodes.Node) else item for item in value]
        own[name] = value
    return twin


def printed_field(
    item: nodes.Node, is_meant: Callable[[nodes.CondExpr], bool] = lambda _choice: True
) -> nodes.Node | None:
    """The field or the variable that is printed, through filters and ``or``; None where it is none.

    Of «x if … else …» it is x, where that choice is meant.
    """
    match item:
        case nodes.Filter(node=nodes.Node() as inner):
            return printed_field(inner, is_meant)
        case nodes.Or():
            return printed_field(item.left, is_meant)
        case nodes.CondExpr():
            return printed_field(item.expr1, is_meant) if is_meant(item) else None
        case nodes.Getattr() | nodes.Name():
            return item
    return None
