"""Python code made of a part: quick code, or careful code, with the work of each loop counted."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import nodes

from paperwork.word.code.codegen import Generator
from paperwork.word.code.fast_text import FastText, weave_of
from paperwork.word.code.generated import GeneratedCode, file_of
from paperwork.word.code.quick import QuickGenerator
from paperwork.word.language.sandbox import WordEnvironment
from paperwork.word.reading.site import Site

VALUE_COST = 300
STEP_COST = 64
# what looks at no more than the first of many values, whatever it is given
FREE = frozenset({"#heed", "#steps", "#spend", "default", "d", "defined", "undefined", "none", "e", "escape"})


def quick_code(
    source: str, environment: WordEnvironment, name: str, sites: Mapping[int, tuple[int, Site]]
) -> tuple[GeneratedCode, list[FastText]]:
    """The code for the usual case, and its stretches of text."""
    generator = QuickGenerator(environment, name, sites)
    written = generated(generator, environment.parse(source), name)
    found = dict(sites.values())
    return written, [weave_of(tags, found) for tags in generator.weaves]


def careful_code(
    source: str, environment: WordEnvironment, name: str, sites: Mapping[int, tuple[int, Site]]
) -> GeneratedCode:
    """The code that asks about everything."""
    return generated(Generator(environment, name, sites), environment.parse(source), name)


def generated(generator: Generator, tree: nodes.Template, name: str) -> GeneratedCode:
    """The code that the generator makes of a tree, compiled under that name."""
    _charge(tree)
    generator.visit(tree)
    lines = {python: template for template, python in generator.debug_info}
    return GeneratedCode(compile(generator.written.getvalue(), file_of(name), "exec"), lines)


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
