"""Python code made of a part: quick code, or careful code, with the work of each loop counted."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import nodes

from paperwork.word.code.codegen import Generator
from paperwork.word.code.generated import GeneratedCode, file_of
from paperwork.word.code.quick import QuickGenerator
from paperwork.word.language.sandbox import WordEnvironment
from paperwork.word.language.trees import copied, descendants
from paperwork.word.reading.site import Site

# letters: more than most values and what surrounds them
VALUE_COST = 300
STEP_COST = 64
# filters and tests that look at the value as a whole and walk over nothing
FREE = frozenset(
    {"#charged", "#steps", "#spend", "default", "d", "defined", "undefined", "none", "e", "escape"}
)


def quick_code(
    tree: nodes.Template, environment: WordEnvironment, name: str, sites: Mapping[int, tuple[int, Site]]
) -> GeneratedCode:
    """The code for the usual case; the tree stays as it is."""
    generator = QuickGenerator(environment, name, sites)
    # to copy a tree takes a fraction of what reading the part once more would
    return generated(generator, environment.printed(copied(tree)), name)


def careful_code(
    source: str, environment: WordEnvironment, name: str, sites: Mapping[int, tuple[int, Site]]
) -> GeneratedCode:
    """The code that checks every name and every value."""
    return generated(
        Generator(environment, name, sites), environment.printed(environment.parse(source)), name
    )


def generated(generator: Generator, tree: nodes.Template, name: str) -> GeneratedCode:
    """The code that the generator makes of a tree, compiled under that name."""
    _charge(tree)
    generator.visit(tree)
    lines = {python: template for template, python in generator.debug_info}
    return GeneratedCode(compile(generator.written.getvalue(), file_of(name), "exec"), lines)


def _charge(tree: nodes.Template) -> None:
    """Makes every step of a loop and every call of a macro pay for what it may print."""
    # paid before the first step: a loop of a million steps is refused and not begun
    found = descendants(tree)
    for loop in found:
        if not isinstance(loop, nodes.For):
            continue
        cost = nodes.Const(_cost(loop.body), lineno=loop.lineno)
        loop.iter = nodes.Filter(loop.iter, "#steps", [cost], [], None, None, lineno=loop.lineno)
    for costly in found:
        _charge_walk(costly)
    # a macro may call itself: each call pays for its own body
    for macro in found:
        if not isinstance(macro, (nodes.Macro, nodes.CallBlock)):
            continue
        cost = nodes.Const(_cost(macro.body), lineno=macro.lineno)
        payment = nodes.Filter(cost, "#spend", [], [], None, None, lineno=macro.lineno)
        macro.body = [nodes.ExprStmt(payment, lineno=macro.lineno), *macro.body]


def _charge_walk(node: nodes.Node) -> None:
    """Makes an expression pay for values that it walks over."""
    if isinstance(node, nodes.Compare):
        left: nodes.Expr = node.expr
        for operand in node.ops:
            # «a == 1» looks at no more than the 1; «1 in a» walks over a
            inside = operand.op in ("in", "notin")
            if not (_is_small(operand.expr) or (_is_small(left) and not inside)):
                left, operand.expr = operand.expr, _charged(operand.expr)
                node.expr = _charged(node.expr)
    # a slice copies; a single item does not
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Slice):
        node.node = _charged(node.node)
    elif isinstance(node, (nodes.Filter, nodes.Test)) and node.name not in FREE:
        if node.node is not None:
            node.node = _charged(node.node)
        node.args = [_charged(argument) for argument in node.args]
        for keyword in node.kwargs:
            keyword.value = _charged(keyword.value)


def _is_small(node: nodes.Expr) -> bool:
    """True for what the author wrote out, and for the counts of a loop."""
    if isinstance(node, (nodes.List, nodes.Tuple)):
        return len(node.items) < 50 and all(isinstance(item, nodes.Const) for item in node.items)
    if isinstance(node, nodes.Getattr):
        return isinstance(node.node, nodes.Name) and node.node.name == "loop"
    return isinstance(node, nodes.Const)


def _charged(node: nodes.Expr) -> nodes.Expr:
    if _is_small(node) or (isinstance(node, nodes.Filter) and node.name == "#charged"):
        return node
    return nodes.Filter(node, "#charged", [], [], None, None, lineno=node.lineno)


def _cost(body: list[nodes.Node]) -> int:
    """What one pass through the body prints at most, long values apart."""
    cost = STEP_COST
    for node in body:
        for output in (node, *descendants(node)):
            if isinstance(output, nodes.Output):
                cost += sum(
                    len(i.data) if isinstance(i, nodes.TemplateData) else VALUE_COST for i in output.nodes
                )
    return cost
