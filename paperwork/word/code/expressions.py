"""Expressions of a template as Python: fields, filters and tests, lists, calls."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from paperwork.word.language.sandbox import WordEnvironment


class ExpressionGenerator(CodeGenerator):
    """Jinja's generator, its expressions bounded and its fields read by the rules of WordEnvironment."""

    environment: WordEnvironment

    def __init__(self, environment: WordEnvironment, name: str) -> None:
        self.written = StringIO()
        super().__init__(environment, name, name, self.written, optimized=False)
        self._guarded = 0

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """A filter; default may be given a field that is not there."""
        if node.node is None:
            with self._filter_test_common(node, frame, True):
                self.write(f"captured(context, {frame.buffer})")
            return
        with self._filter_test_common(node, frame, True):
            self._guarded += node.name in ("default", "d")
            self.visit(node.node, frame)
            self._guarded -= node.name in ("default", "d")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """A test; defined may be given a field that is not there."""
        with self._filter_test_common(node, frame, False):
            self._guarded += node.name in ("defined", "undefined")
            self.visit(node.node, frame)
            self._guarded -= node.name in ("defined", "undefined")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """A field of a record."""
        if isinstance(node.node, nodes.Name) and node.node.name == "loop":
            self.visit(node.node, frame)
            # loop is Jinja's own, its attributes are on the allow-list: no need to ask for each
            self.write(f".{node.attr}")
        # only there may a field be missing: everywhere else it is an error that names it
        elif self._guarded:
            self.write("environment.getattr(")
            self.visit(node.node, frame)
            self.write(f", {node.attr!r})")
        else:
            self.write("field(")
            self.visit(node.node, frame)
            # the last argument is for the message
            self.write(f", {node.attr!r}, {written(node)!r})")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """The words of values put together."""
        self.write("environment.joined(context, (")
        for item in node.nodes:
            self.visit(item, frame)
            self.write(", ")
        self.write("))")

    def visit_List(self, node: nodes.List, frame: Frame) -> None:  # noqa: N802
        """A list, weighed unless it is made of constants."""
        self._weighed(node, lambda: super(ExpressionGenerator, self).visit_List(node, frame))

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802
        """A dictionary, weighed unless it is made of constants."""
        self._weighed(node, lambda: super(ExpressionGenerator, self).visit_Dict(node, frame))

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:  # noqa: N802
        """A tuple, weighed unless it is made of constants or a target of an assignment."""
        self._weighed(node, lambda: super(ExpressionGenerator, self).visit_Tuple(node, frame))

    def _weighed(self, node: nodes.List | nodes.Dict | nodes.Tuple, visit: Callable[[], None]) -> None:
        # what the author has written out cannot grow; a target of {% set %} is no list
        fixed = getattr(node, "ctx", "load") == "store" or all(
            isinstance(child, nodes.Const) for child in node.iter_child_nodes()
        )
        self.write("" if fixed else "environment.measured(context, ")
        visit()
        self.write("" if fixed else ")")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A call, which the environment allows or refuses."""
        self.write("environment.call(context, ")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")


def written(node: nodes.Expr) -> str:
    """A field as the template names it."""
    if isinstance(node, nodes.Getattr):
        return f"{written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getitem):
        return f"{written(node.node)}[]"
    return written(node.node) if isinstance(node, nodes.Filter) and node.node is not None else "…"
