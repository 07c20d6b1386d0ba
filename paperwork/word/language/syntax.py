"""The allow-list of what a template may use of Jinja, node by node."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from jinja2 import nodes

from paperwork.common.errors import Problem
from paperwork.word.docx.errors import TemplatePlace
from paperwork.word.docx.letters import said
from paperwork.word.docx.nearest import likely, nearest
from paperwork.word.language.names import LOOP
from paperwork.word.language.trees import children

ALLOWED: frozenset[type[nodes.Node]] = frozenset(
    {
        nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Macro,
        nodes.CallBlock, nodes.FilterBlock, nodes.With, nodes.Assign, nodes.AssignBlock, nodes.Name,
        nodes.Const, nodes.Tuple, nodes.List, nodes.Dict, nodes.Pair, nodes.Keyword, nodes.CondExpr,
        nodes.Filter, nodes.Test, nodes.Call, nodes.Getitem, nodes.Getattr, nodes.Slice, nodes.Concat,
        nodes.Compare, nodes.Operand, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv,
        nodes.Mod, nodes.Pow, nodes.And, nodes.Or, nodes.Not, nodes.Neg, nodes.Pos,
    }
)  # fmt: skip
LOOKED_AT = frozenset(
    {
        nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Call, nodes.Filter, nodes.FilterBlock,
        nodes.AssignBlock, nodes.Test,
    }
)  # fmt: skip
LOOP_CALLS = frozenset({"cycle", "changed"})
SPECIAL = frozenset({"self", "super", "varargs", "kwargs"})
# filters whose words name fields of the records that they walk over
FIELD_FILTERS = frozenset(
    ["map", "sort", "groupby", "sum", "min", "max", "unique", "selectattr", "rejectattr"]
)
# far deeper trees would exhaust the stack of Jinja's compiler
MAX_DEPTH = 80


def refusals(
    tree: nodes.Template, filters: Mapping[str, Callable[..., object]], tests: Mapping[str, object]
) -> Iterator[Problem[TemplatePlace]]:
    """Everything in the tree that is not on the list, each at the line of its tag."""
    # Jinja's own search calls itself for every level: it is not for a tree that is too deep
    inside, deep = _levels(tree)
    if deep is not None:
        yield _refusal(deep, "записан слишком сложно", "разбейте его на части")
        return
    macros = {macro.name for macro in inside if isinstance(macro, nodes.Macro)}
    # nearly always nothing is wrong: in which order it would be told need not be known
    for node in inside:
        kind = type(node)
        if kind not in ALLOWED or (kind in LOOKED_AT and any(_look(node, macros, filters, tests))):
            break
    else:
        return
    pending: list[nodes.Node] = [tree]
    while pending:
        node = pending.pop()
        if type(node) not in ALLOWED:
            yield _refusal(node, "не разрешён в шаблонах", "обойдитесь без него")
            continue
        yield from _look(node, macros, filters, tests)
        pending += children(node)


def too_deep(tree: nodes.Node) -> nodes.Node | None:
    """A node that is nested too deep for whoever walks the tree by calling itself; None in a sound tree."""
    return _levels(tree)[1]


def _levels(tree: nodes.Node) -> tuple[list[nodes.Node], nodes.Node | None]:
    """All nodes of a tree, and one that is nested too deep."""
    found: list[nodes.Node] = []
    level = [tree]
    for _ in range(MAX_DEPTH + 1):
        found += level
        level = [child for node in level for child in children(node)]
        if not level:
            return found, None
    return found, level[0]


def _refusal(node: nodes.Node, message: str, fix: str) -> Problem[TemplatePlace]:
    return Problem(message, fix, place=TemplatePlace(line=node.lineno))


def _look(
    node: nodes.Node,
    macros: set[str],
    filters: Mapping[str, Callable[..., object]],
    tests: Mapping[str, object],
) -> Iterator[Problem[TemplatePlace]]:
    """What is wrong with this one node."""
    if isinstance(node, nodes.Name):
        yield from _name(node)
    elif isinstance(node, nodes.Getattr):
        yield from _attribute(node)
    elif isinstance(node, nodes.Getitem):
        # x['_a'] is x._a in another spelling
        if isinstance(node.arg, nodes.Const) and str(node.arg.value).startswith("_"):
            yield _private(node, str(node.arg.value))
    elif isinstance(node, nodes.Call):
        if not _callable(node, macros):
            fix = "вызывать можно только range(), loop.cycle(), loop.changed() и макросы этого шаблона"
            yield _refusal(node, "вызывает то, что не разрешено", fix)
    elif isinstance(node, nodes.Filter):
        yield from _known(node, node.name, filters, "фильтра")
        yield from _fields(node)
    elif isinstance(node, (nodes.FilterBlock, nodes.AssignBlock)) and node.filter is not None:
        # upper over «<w:t>» would give «<W:T>»
        if any("<" in data.data for data in node.find_all(nodes.TemplateData)):
            fix = "фильтр действует на один текст: поставьте его в каждый тег {{ … }}"
            yield _refusal(node, "захватывает больше, чем текст одного вида", fix)
    elif isinstance(node, nodes.Test):
        yield from _known(node, node.name, tests, "проверки")


def _name(node: nodes.Name) -> Iterator[Problem[TemplatePlace]]:
    if node.name.startswith("__") or node.name in SPECIAL:
        yield _refusal(node, f"обращается к «{node.name}», что не разрешено", "обойдитесь без него")


def _attribute(node: nodes.Getattr) -> Iterator[Problem[TemplatePlace]]:
    if node.attr.startswith("_"):
        yield _private(node, node.attr)
    elif isinstance(node.node, nodes.Name) and node.node.name == "loop" and node.attr not in LOOP:
        near = nearest(node.attr, LOOP)
        yield _refusal(node, f"обращается к «loop.{node.attr}»", f"похоже на «loop.{near or 'index'}»")


def _private(node: nodes.Node, name: str) -> Problem[TemplatePlace]:
    return _refusal(node, f"обращается к «{name}», что не разрешено", "имена с «_» в начале закрыты")


def _callable(node: nodes.Call, macros: set[str]) -> bool:
    target = node.node
    if isinstance(target, nodes.Name):
        return target.name in ("range", "loop", "caller") or target.name in macros
    return (
        isinstance(target, nodes.Getattr)
        and isinstance(target.node, nodes.Name)
        and target.node.name == "loop"
        and target.attr in LOOP_CALLS
    )


def _known(
    node: nodes.Expr, name: str, known: Mapping[str, object], kind: str
) -> Iterator[Problem[TemplatePlace]]:
    # names that begin with # are the engine's own filters, which count work
    if name not in known or name.startswith("#"):
        near, letters = likely(name, (other for other in known if not other.startswith("#")))
        fix = f"похоже на «{near}»" if near else "посмотрите список в руководстве"
        fix = f"{said(letters)} – наберите «{near}» заново" if letters else fix
        message = f"называет «{name}», а такого {kind} нет"
        yield Problem(message, fix, place=TemplatePlace(tag=name, line=node.lineno, instead=near))


def _fields(node: nodes.Filter) -> Iterator[Problem[TemplatePlace]]:
    if node.name not in FIELD_FILTERS:
        return
    arguments = [*node.args, *(keyword.value for keyword in node.kwargs)]
    for argument in arguments:
        # a name that comes from the values is checked when it is read: see WordEnvironment
        value = argument.value if isinstance(argument, nodes.Const) else None
        if isinstance(value, str) and any(step.strip().startswith("_") for step in value.split(".")):
            yield _private(node, value)
