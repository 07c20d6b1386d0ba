"""Which fields a template uses: its statements and expressions followed in their order."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from jinja2 import nodes

from paperwork.common.errors import Problem
from paperwork.common.records import dataclass
from paperwork.word.code.expressions import written
from paperwork.word.code.scopes import Scopes
from paperwork.word.code.tag_tree import Fields, Parts, Ref
from paperwork.word.docx.errors import TemplatePlace
from paperwork.word.language.names import TagTree
from paperwork.word.language.trees import children, descendants

KEEPING = {  # what these filters give are the same rows; below: one of them
    "sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr", "default", "d",
}  # fmt: skip
PICKING = frozenset({"first", "last", "min", "max"})
# which of its arguments names a field of the rows; map() has it by name alone
BY_FIELD = {
    "sort": 2, "groupby": 0, "sum": 0, "min": 1, "max": 1, "unique": 1, "join": 1, "selectattr": 0,
    "rejectattr": 0,
}  # fmt: skip
OWN = frozenset({"range", "loop", "caller"})
MAX_CALLS = 200  # of macros by macros: two that call each other would never end


@dataclass(slots=True)
class Usage:
    """What a template uses: every field, and the names that the context must have."""

    tags: frozenset[str]
    needed: tuple[str, ...]
    problems: list[Problem[TemplatePlace]]


def usage(parts: Parts, tag_tree: TagTree | None, filters: Collection[str] = ()) -> Usage:
    """What all parts of a template use together."""
    fields = Fields(tag_tree, filters)
    for tree, lines, part in parts:
        walk = _Walk(fields, tree)
        fields.begin(lines, part, walk.scopes)
        walk.part()
    needed = tuple(sorted(fields.needed - fields.optional))
    return Usage(frozenset(fields.tags), needed, list(fields.problems.values()))


class _Walk:
    """The way through the statements of one part; names that it sets are its own."""

    def __init__(self, fields: Fields, tree: nodes.Template) -> None:
        self.fields, self.tree, self.scopes = fields, tree, Scopes()
        self.macros = {node.name: node for node in descendants(tree) if isinstance(node, nodes.Macro)}
        self.called: set[str] = set()
        self.calls = 0

    def part(self) -> None:
        """Follows the whole part, and then the macros that nothing calls: their names are checked too."""
        self.body(self.tree.body)
        for macro in self.macros.values():
            if macro.name not in self.called:
                self.macro(macro, [])

    def body(self, body: Iterable[nodes.Node]) -> None:
        """Follows statements in their order."""
        for node in body:
            getattr(self, f"see_{type(node).__name__}", self.see_other)(node)

    def see_other(self, node: nodes.Node) -> None:
        """Any node that changes no names."""
        for child in children(node):
            if isinstance(child, nodes.Expr):
                self.use(child)
            else:
                self.body([child])

    def see_Macro(self, node: nodes.Macro) -> None:  # noqa: N802 (named after Jinja's nodes)
        """A macro is followed where it is called."""

    def see_For(self, node: nodes.For) -> None:  # noqa: N802
        """A loop: its variable is an item of what it walks over."""
        items = self.use(node.iter)
        with self.scopes.inner():
            is_pairs = _is_filter(node.iter, "items", "dictsort")
            self.scopes.bind(node.target, None if items is None or is_pairs else items.item())
            if _is_filter(node.iter, "groupby") and isinstance(node.target, nodes.Tuple):
                self.scopes.bind(node.target.items[-1], self.resolve(node.iter.node))  # type: ignore[attr-defined]
            if node.test is not None:
                self.use(node.test)
            self.body(node.body)
        self.body(node.else_)

    def see_Assign(self, node: nodes.Assign) -> None:  # noqa: N802
        """{% set %} gives a value another name."""
        self.scopes.bind(node.target, self.use(node.node))

    def see_AssignBlock(self, node: nodes.AssignBlock) -> None:  # noqa: N802
        """{% set %} with a body gives printed text a name."""
        with self.scopes.inner():
            self.body(node.body)
        self.scopes.bind(node.target, None)

    def see_With(self, node: nodes.With) -> None:  # noqa: N802
        """{% with %} gives names for a while."""
        values = [self.use(value) for value in node.values]
        with self.scopes.inner():
            for target, value in zip(node.targets, values, strict=True):
                self.scopes.bind(target, value)
            self.body(node.body)

    def see_CallBlock(self, node: nodes.CallBlock) -> None:  # noqa: N802
        """{% call %} calls a macro with a body."""
        self.use(node.call)
        with self.scopes.inner():
            for argument in node.args:
                self.scopes.bind(argument, None)
            self.body(node.body)

    def use(self, node: nodes.Node) -> Ref | None:
        """Notes a value as used."""
        found = self.resolve(node)
        if found is not None:
            self.fields.tags.add(found.path)
        return found

    def resolve(self, node: nodes.Node) -> Ref | None:
        """Where a value comes from; None when it is not simply a field."""
        if isinstance(node, nodes.Name):
            return self.top(node)
        if isinstance(node, nodes.Getattr):
            return self.fields.step(self.resolve(node.node), node.attr, node)
        if isinstance(node, nodes.Getitem):
            return self.index(node)
        if isinstance(node, nodes.Filter) and node.node is not None:
            return self.filtered(node)
        if isinstance(node, nodes.Test) and node.name in ("defined", "undefined"):
            self.tested(node)
            return None
        called = node.node if isinstance(node, nodes.Call) else None
        if isinstance(node, nodes.Call) and isinstance(called, nodes.Name) and called.name in self.macros:
            self.macro(self.macros[called.name], [self.use(argument) for argument in node.args])
            return None
        found = [self.use(child) for child in children(node) if isinstance(child, nodes.Expr)]
        if not isinstance(node, (nodes.CondExpr, nodes.Or)):
            self.see_pairs(node)
            return None
        # «a or b» and «a if c else b» may be either: the first that is a field speaks for both
        return next((ref for ref in found[isinstance(node, nodes.CondExpr) :] if ref is not None), None)

    def see_pairs(self, node: nodes.Node) -> None:
        """The values inside dictionaries, named arguments and comparisons."""
        for child in children(node):
            if not isinstance(child, nodes.Expr):
                self.see_other(child)

    def top(self, node: nodes.Name) -> Ref | None:
        """A name: of the template's own, or of the context."""
        if node.name in self.scopes:
            return self.scopes[node.name]
        if node.name in OWN or node.name in self.macros or node.ctx == "store":
            return None
        return self.fields.top(node)

    def index(self, node: nodes.Getitem) -> Ref | None:
        """An item by its number, or a field by its name."""
        base = self.resolve(node.node)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self.fields.step(
                base, node.arg.value, nodes.Getattr(node.node, node.arg.value, "load", lineno=node.lineno)
            )
        self.body([node.arg]) if isinstance(node.arg, nodes.Slice) else self.use(node.arg)
        return base if isinstance(node.arg, nodes.Slice) else base and base.item()

    def filtered(self, node: nodes.Filter) -> Ref | None:
        """What a filter leaves of a value."""
        # with a tree a name inside default() must be one that the tree has: it may be empty, not misspelt
        guard = node.name in ("default", "d") and self.fields.tag_tree is None
        self.fields.guarded += guard
        base = self.resolve(node.node) if node.node is not None else None
        self.fields.guarded -= guard
        for argument in [*node.args, *(keyword.value for keyword in node.kwargs)]:
            self.use(argument)
        mapped = self.by_field(node, base)
        if node.name == "map" and mapped is not None:
            return Ref(mapped.path.removesuffix("[]"), [mapped.known])
        if node.name in ("batch", "slice", "groupby"):
            return base and Ref(base.path, base.known, node.name)
        if node.name in KEEPING:
            return base
        if node.name in PICKING:
            return base and base.item()
        if base is not None:
            self.fields.tags.add(base.path)
        return None

    def by_field(self, node: nodes.Filter, base: Ref | None) -> Ref | None:
        """The field of the rows that a filter is given by its name: sort(attribute='срок')."""
        if node.name not in BY_FIELD and node.name != "map":
            return None
        named = [keyword.value for keyword in node.kwargs if keyword.key == "attribute"]
        position = BY_FIELD.get(node.name, 99)
        given = named or node.args[position : position + 1]
        if not given or not isinstance(given[0], nodes.Const) or not isinstance(given[0].value, str):
            return None
        item: Ref | None = base and base.item()
        for name in given[0].value.split(","):
            item = base and base.item()
            shown: nodes.Expr = nodes.Name(written(node), "load", lineno=node.lineno)
            for step in name.strip().split("."):
                shown = nodes.Getattr(shown, step, "load", lineno=node.lineno)
                item = self.fields.step(item, step, shown)
            if item is not None:
                self.fields.tags.add(item.path)
        return item

    def tested(self, node: nodes.Test) -> None:
        """{% if x is defined %}: the name may be absent."""
        # is defined asks whether the name is there at all, so that even a misspelt one is no error
        self.fields.guarded += 2
        root: nodes.Node = node.node
        self.use(node.node)
        self.fields.guarded -= 2
        while isinstance(root, (nodes.Getattr, nodes.Getitem)):
            root = root.node
        if isinstance(root, nodes.Name) and isinstance(node.node, nodes.Name):
            self.fields.optional.add(root.name)

    def macro(self, macro: nodes.Macro, arguments: list[Ref | None]) -> None:
        """The body of a macro, with what it is given."""
        self.called.add(macro.name)
        self.calls += 1
        if self.calls > MAX_CALLS:
            return
        with self.scopes.of_macro():
            for position, argument in enumerate(macro.args):
                self.scopes.bind(argument, arguments[position] if position < len(arguments) else None)
            for default in macro.defaults:
                self.use(default)
            depth, self.calls = self.calls, self.calls + MAX_CALLS // 8
            self.body(macro.body)
            self.calls = depth


def _is_filter(node: nodes.Node, *names: str) -> bool:
    return isinstance(node, nodes.Filter) and node.name in names
