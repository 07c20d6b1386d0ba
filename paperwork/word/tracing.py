"""A template that tells of every printed value where in the values of the context it came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import nodes

from paperwork.common.records import dataclass
from paperwork.word.language.sandbox import WordEnvironment
from paperwork.word.language.trees import copied, printed_field
from paperwork.word.language.values import Typesetting

OPEN, BEGIN, CLOSE = "\ue000", "\ue001", "\ue002"  # around the number of a value, and after the value
FILTER = "#trace"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a printed value came from.

    ``owner`` is the record whose ``field`` it is, and ``value`` what the field holds; of a field that is
    printed by paragraphs ``part`` says which one it is.
    """

    owner: object
    field: str
    value: object
    part: int | None = None


class TracingEnvironment(WordEnvironment):
    """The environment of a document that is compared; ``origins`` are those of its values."""

    def __init__(
        self, filters: Mapping[str, Callable[..., object]] | None, typesetting: Typesetting | None
    ) -> None:
        super().__init__(filters, typesetting)
        self.origins: list[Origin] = []
        self.filters[FILTER] = self._noted

    def _noted(self, value: object, owner: object, field: str, part: int | None) -> str:
        self.origins.append(Origin(owner, field, value, part))
        return f"{OPEN}{len(self.origins) - 1}{BEGIN}"

    def printed(self, tree: nodes.Template) -> nodes.Template:
        """The tree where the number of its origin is printed before each value."""
        _trace(tree, {})
        return tree


@dataclass(frozen=True, slots=True)
class _Loop:
    """A loop over the paragraphs of a field: the field, and whether the loop is the innermost one."""

    field: nodes.Getattr
    depth: int


def _trace(node: nodes.Node, loops: Mapping[str, _Loop], depth: int = 0) -> None:
    if isinstance(node, nodes.Output):
        node.nodes = [piece for item in node.nodes for piece in _traced(item, loops, depth)]
        return
    if isinstance(node, nodes.For):
        depth += 1
        field = _field(node.iter)
        if isinstance(node.iter, nodes.Filter) and field and isinstance(node.target, nodes.Name):
            loops = {**loops, node.target.name: _Loop(field, depth)}
    for item in node.iter_child_nodes():
        _trace(item, loops, depth)


def _traced(item: nodes.Expr, loops: Mapping[str, _Loop], depth: int) -> list[nodes.Expr]:
    base = printed_field(item)
    part: nodes.Expr = nodes.Const(None)
    if isinstance(base, nodes.Name) and base.name in loops:
        loop = loops[base.name]
        if loop.depth == depth:
            part = nodes.Getattr(nodes.Name("loop", "load"), "index0", "load")
        base = loop.field
    if not isinstance(base, nodes.Getattr):
        return [item]
    arguments = [copied(base.node), nodes.Const(base.attr), part]
    mark = nodes.Filter(copied(base), FILTER, arguments, [], None, None, lineno=item.lineno)
    return [mark, item, nodes.TemplateData(CLOSE)]


def _field(item: nodes.Node) -> nodes.Getattr | None:
    found = printed_field(item)
    return found if isinstance(found, nodes.Getattr) else None
