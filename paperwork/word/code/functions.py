"""The functions that print a part: a quick one, and a careful one for when the quick one fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any

from jinja2 import nodes, runtime

from paperwork.word.code.codegen import Generator
from paperwork.word.code.fast_text import weave_of
from paperwork.word.code.quick import QuickGenerator
from paperwork.word.code.repair import Repairer
from paperwork.word.language.sandbox import WordEnvironment
from paperwork.word.language.values import Xml, plain
from paperwork.word.reading.sites import Site

VALUE_COST = 300
STEP_COST = 64
# what looks at no more than the first of many values, whatever it is given
FREE = frozenset({"#heed", "#steps", "#spend", "default", "d", "defined", "undefined", "none", "e", "escape"})
Root = Callable[..., list[str]]


class Code:
    """A function made of a template; knows which line of the template each of its lines came from."""

    def __init__(self, generator: Generator, tree: nodes.Template, name: str, repairer: Repairer) -> None:
        _charge(tree)
        generator.visit(tree)
        self._file = f"<{name}>"
        self._lines = {python: template for template, python in generator.debug_info}
        space = {**_space(generator.environment), "mender": repairer}
        exec(compile(generator.written.getvalue(), self._file, "exec"), space)
        self.root: Root = space["root"]

    def line_of(self, trace: TracebackType | None) -> int:
        """The line of the template at which an error arose; 0 when it is not known."""
        line = 0
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self._file:
                line = trace.tb_lineno
            trace = trace.tb_next
        return self._lines.get(max((known for known in self._lines if known <= line), default=0), 0)


class Codes:
    """Both functions of a part; the careful one is made when it is first needed."""

    def __init__(
        self,
        source: str,
        environment: WordEnvironment,
        name: str,
        sites: Mapping[int, tuple[int, Site]],
        repairer: Repairer,
    ) -> None:
        self._source, self._environment, self._name, self._sites = source, environment, name, sites
        self._mender = repairer
        generator = QuickGenerator(environment, name, sites)
        self.quick = Code(generator, environment.parse(source), name, repairer)
        found = dict(sites.values())
        self.weaves = [weave_of(tags, found) for tags in generator.weaves]
        self._careful: Code | None = None

    @property
    def careful(self) -> Code:
        """The function that asks about everything."""
        if self._careful is None:
            generator = Generator(self._environment, self._name, self._sites)
            tree = self._environment.parse(self._source)
            self._careful = Code(generator, tree, self._name, self._mender)
        return self._careful


def _space(environment: WordEnvironment) -> dict[str, Any]:
    """The names that the code finds."""
    return {name: getattr(runtime, name) for name in runtime.exported} | {
        "environment": environment,
        "field": environment.field,
        "undefined": environment.undefined,
        "captured": environment.captured,
        "cond_expr_undefined": runtime.Undefined,
        "plain": plain,
        "Xml": Xml,
    }


def _charge(tree: nodes.Template) -> None:
    """Makes every step of a loop and every call of a macro pay for what it may print."""
    for loop in tree.find_all(nodes.For):
        cost = nodes.Const(_cost(loop.body), lineno=loop.lineno)
        loop.iter = nodes.Filter(loop.iter, "#steps", [cost], [], None, None, lineno=loop.lineno)
    for costly in tree.find_all((nodes.Compare, nodes.Test, nodes.Filter, nodes.Getitem)):
        _heed(costly)
    captured: list[nodes.Macro | nodes.CallBlock] = list(tree.find_all(nodes.Macro))
    for macro in [*captured, *tree.find_all(nodes.CallBlock)]:
        cost = nodes.Const(_cost(macro.body), lineno=macro.lineno)
        payment = nodes.Filter(cost, "#spend", [], [], None, None, lineno=macro.lineno)
        macro.body = [nodes.ExprStmt(payment, lineno=macro.lineno), *macro.body]


def _heed(node: nodes.Node) -> None:
    """Makes an expression pay for values that it walks over."""
    if isinstance(node, nodes.Compare):
        left: nodes.Expr = node.expr
        for operand in node.ops:
            inside = operand.op in ("in", "notin")
            if not (_is_small(operand.expr) or (_is_small(left) and not inside)):
                left, operand.expr = operand.expr, _heeded(operand.expr)
                node.expr = _heeded(node.expr)
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Slice):
        node.node = _heeded(node.node)
    elif isinstance(node, (nodes.Filter, nodes.Test)) and node.name not in FREE:
        if node.node is not None:
            node.node = _heeded(node.node)
        node.args = [_heeded(argument) for argument in node.args]
        for keyword in node.kwargs:
            keyword.value = _heeded(keyword.value)


def _is_small(node: nodes.Expr) -> bool:
    """True for what the author wrote out, and for the counts of a loop."""
    if isinstance(node, (nodes.List, nodes.Tuple)):
        return len(node.items) < 50 and all(isinstance(item, nodes.Const) for item in node.items)
    if isinstance(node, nodes.Getattr):
        return isinstance(node.node, nodes.Name) and node.node.name == "loop"
    return isinstance(node, nodes.Const)


def _heeded(node: nodes.Expr) -> nodes.Expr:
    if _is_small(node) or (isinstance(node, nodes.Filter) and node.name == "#heed"):
        return node
    return nodes.Filter(node, "#heed", [], [], None, None, lineno=node.lineno)


def _cost(body: list[nodes.Node]) -> int:
    """What one pass through the body prints at most, long values apart."""
    cost = STEP_COST
    for node in body:
        for output in [node] if isinstance(node, nodes.Output) else node.find_all(nodes.Output):
            cost += sum(
                len(i.data) if isinstance(i, nodes.TemplateData) else VALUE_COST for i in output.nodes
            )
    return cost
