"""Which fields a template uses, loops followed, and whether the tree of tags knows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias, Union

from jinja2 import nodes

from paperwork.common.errors import Problem
from paperwork.word.code.codegen import written
from paperwork.word.docx.errors import TemplatePlace
from paperwork.word.docx.nearest import nearest
from paperwork.word.reading.story import Tag

TagTree: TypeAlias = Mapping[str, Union["TagTree", Sequence["TagTree"], None]]
KEEPING = frozenset(
    ["sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr", "default", "d"]
)
PICKING = frozenset({"first", "last", "min", "max"})
BY_FIELD = {
    "sort": 2,
    "groupby": 0,
    "sum": 0,
    "min": 1,
    "max": 1,
    "unique": 1,
    "join": 1,
    "selectattr": 0,
    "rejectattr": 0,
}
OWN = frozenset({"range", "loop", "caller"})
ANY: Any = object()
MAX_CALLS = 200


@dataclass(frozen=True, slots=True)
class Ref:
    """A value that comes from the context: its path and what the tree of tags knows of it."""

    path: str
    known: Any
    groups: str = ""  # batch, slice: its items are lists of the rows; groupby: they have grouper and list


@dataclass(slots=True)
class Usage:
    """What a template uses: every field, and the names that the context must have."""

    tags: frozenset[str]
    needed: tuple[str, ...]
    problems: list[Problem[TemplatePlace]]


def usage(parts: Iterable[tuple[nodes.Template, Mapping[int, Tag], str]], tag_tree: TagTree | None) -> Usage:
    """What all parts of a template use together."""
    walk = _Walk(tag_tree)
    for tree, lines, part in parts:
        walk.part(tree, lines, part)
    needed = sorted(walk.needed - walk.optional)
    return Usage(frozenset(walk.tags), tuple(needed), list(walk.problems.values()))


@dataclass
class _Walk:
    tag_tree: TagTree | None
    tags: set[str] = field(default_factory=set)
    needed: set[str] = field(default_factory=set)
    optional: set[str] = field(default_factory=set)
    problems: dict[tuple[str, str, int], Problem[TemplatePlace]] = field(default_factory=dict)

    def part(self, tree: nodes.Template, lines: Mapping[int, Tag], name: str) -> None:
        """Walks over one part; names that it sets are its own."""
        self.lines, self.name = lines, name
        self.scopes: list[dict[str, Ref | None]] = [{}]
        self.macros: dict[str, nodes.Macro] = {macro.name: macro for macro in tree.find_all(nodes.Macro)}
        self.called: set[str] = set()
        self.calls = 0
        self.guarded = 0
        self.body(tree.body)
        for macro in self.macros.values():
            if macro.name not in self.called:
                self.macro(macro, [])

    def body(self, body: Iterable[nodes.Node]) -> None:
        """Follows statements in their order."""
        for node in body:
            getattr(self, f"see_{type(node).__name__}", self.see_other)(node)

    def see_other(self, node: nodes.Node) -> None:
        """Any node that changes no names."""
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                self.use(child)
            else:
                self.body([child])

    def see_Macro(self, node: nodes.Macro) -> None:  # noqa: N802 (named after Jinja's nodes)
        """A macro is followed where it is called."""

    def see_For(self, node: nodes.For) -> None:  # noqa: N802
        """A loop: its variable is an item of what it walks over."""
        items = self.use(node.iter)
        with self.scope():
            self.bind(
                node.target, self.item(items) if not _is_filter(node.iter, "items", "dictsort") else None
            )
            if _is_filter(node.iter, "groupby") and isinstance(node.target, nodes.Tuple):
                self.bind(node.target.items[-1], self.resolve(node.iter.node))  # type: ignore[attr-defined]
            if node.test is not None:
                self.use(node.test)
            self.body(node.body)
        self.body(node.else_)

    def see_Assign(self, node: nodes.Assign) -> None:  # noqa: N802
        """{% set %} gives a value another name."""
        self.bind(node.target, self.use(node.node))

    def see_AssignBlock(self, node: nodes.AssignBlock) -> None:  # noqa: N802
        """{% set %} with a body gives printed text a name."""
        with self.scope():
            self.body(node.body)
        self.bind(node.target, None)

    def see_With(self, node: nodes.With) -> None:  # noqa: N802
        """{% with %} gives names for a while."""
        values = [self.use(value) for value in node.values]
        with self.scope():
            for target, value in zip(node.targets, values, strict=True):
                self.bind(target, value)
            self.body(node.body)

    def see_CallBlock(self, node: nodes.CallBlock) -> None:  # noqa: N802
        """{% call %} calls a macro with a body."""
        self.use(node.call)
        with self.scope():
            for argument in node.args:
                self.bind(argument, None)
            self.body(node.body)

    def use(self, node: nodes.Node) -> Ref | None:
        """Notes a value as used."""
        found = self.resolve(node)
        if found is not None:
            self.tags.add(found.path)
        return found

    def resolve(self, node: nodes.Node) -> Ref | None:
        """Where a value comes from; None when it is not simply a field."""
        if isinstance(node, nodes.Name):
            return self.top(node)
        if isinstance(node, nodes.Getattr):
            return self.step(self.resolve(node.node), node.attr, node)
        if isinstance(node, nodes.Getitem):
            return self.index(node)
        if isinstance(node, nodes.Filter) and node.node is not None:
            return self.filtered(node)
        if isinstance(node, nodes.Test) and node.name in ("defined", "undefined"):
            self.tested(node)
            return None
        if (
            isinstance(node, nodes.Call)
            and isinstance(node.node, nodes.Name)
            and node.node.name in self.macros
        ):
            self.macro(self.macros[node.node.name], [self.use(argument) for argument in node.args])
            return None
        found = [self.use(child) for child in node.iter_child_nodes() if isinstance(child, nodes.Expr)]
        if not isinstance(node, (nodes.CondExpr, nodes.Or)):
            self.see_pairs(node)
            return None
        return next((ref for ref in found[isinstance(node, nodes.CondExpr) :] if ref is not None), None)

    def see_pairs(self, node: nodes.Node) -> None:
        """The values inside dictionaries, named arguments and comparisons."""
        for child in node.iter_child_nodes():
            if not isinstance(child, nodes.Expr):
                self.see_other(child)

    def top(self, node: nodes.Name) -> Ref | None:
        """A name: of the template's own, or of the context."""
        for scope in reversed(self.scopes):
            if node.name in scope:
                return scope[node.name]
        if node.name in OWN or node.name in self.macros or node.ctx == "store":
            return None
        if not self.guarded or self.tag_tree is not None:
            self.needed.add(node.name)
        if self.tag_tree is None:
            return Ref(node.name, ANY)
        if node.name not in self.tag_tree and self.guarded < 2:
            names = [*self.tag_tree, *(name for scope in self.scopes for name in scope)]
            self.unknown(node, node.name, nearest(node.name, names))
        return Ref(node.name, self.tag_tree.get(node.name, ANY))

    def step(self, base: Ref | None, name: str, node: nodes.Expr) -> Ref | None:
        """A field of a record."""
        if base is None:
            return None
        if base.groups == "group" and name in ("grouper", "list"):
            return Ref(base.path, base.known) if name == "list" else None
        path, known = f"{base.path}.{name}", base.known
        if isinstance(known, Mapping):
            if name not in known and self.guarded < 2:
                near = nearest(name, known)
                self.unknown(node, written(node), near and f"{written(node).rpartition('.')[0]}.{near}")
            return Ref(path, known.get(name, ANY))
        if _is_rows(known) and self.guarded < 2:
            self.rows(node, written(node).rpartition(".")[0], name)
        return Ref(path, ANY)

    def index(self, node: nodes.Getitem) -> Ref | None:
        """An item by its number, or a field by its name."""
        base = self.resolve(node.node)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self.step(
                base, node.arg.value, nodes.Getattr(node.node, node.arg.value, "load", lineno=node.lineno)
            )
        self.body([node.arg]) if isinstance(node.arg, nodes.Slice) else self.use(node.arg)
        return base if isinstance(node.arg, nodes.Slice) else self.item(base)

    def item(self, rows: Ref | None) -> Ref | None:
        """One of the rows."""
        if rows is None or rows.groups == "groupby":
            return rows and Ref(rows.path, rows.known, "group")
        if rows.groups:
            return Ref(rows.path, rows.known)
        return Ref(f"{rows.path}[]", rows.known[0] if _is_rows(rows.known) and rows.known else ANY)

    def filtered(self, node: nodes.Filter) -> Ref | None:
        """What a filter leaves of a value."""
        guard = node.name in ("default", "d") and self.tag_tree is None
        self.guarded += guard
        base = self.resolve(node.node) if node.node is not None else None
        self.guarded -= guard
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
            return self.item(base)
        if base is not None:
            self.tags.add(base.path)
        return None

    def by_field(self, node: nodes.Filter, base: Ref | None) -> Ref | None:
        """The field that a filter is told by its name."""
        if node.name not in BY_FIELD and node.name != "map":
            return None
        named = [keyword.value for keyword in node.kwargs if keyword.key == "attribute"]
        position = BY_FIELD.get(node.name, 99)
        given = named or node.args[position : position + 1]
        if not given or not isinstance(given[0], nodes.Const) or not isinstance(given[0].value, str):
            return None
        item: Ref | None = self.item(base)
        for name in given[0].value.split(","):
            item = self.item(base)
            shown: nodes.Expr = nodes.Name(written(node), "load", lineno=node.lineno)
            for step in name.strip().split("."):
                shown = nodes.Getattr(shown, step, "load", lineno=node.lineno)
                item = self.step(item, step, shown)
            if item is not None:
                self.tags.add(item.path)
        return item

    def tested(self, node: nodes.Test) -> None:
        """{% if x is defined %}: the name may be absent."""
        self.guarded += 2
        root: nodes.Node = node.node
        self.use(node.node)
        self.guarded -= 2
        while isinstance(root, (nodes.Getattr, nodes.Getitem)):
            root = root.node
        if isinstance(root, nodes.Name) and isinstance(node.node, nodes.Name):
            self.optional.add(root.name)

    def macro(self, macro: nodes.Macro, arguments: list[Ref | None]) -> None:
        """The body of a macro, with what it is given."""
        self.called.add(macro.name)
        self.calls += 1
        if self.calls > MAX_CALLS:
            return
        outer, self.scopes = self.scopes, [self.scopes[0], {}]
        for position, argument in enumerate(macro.args):
            self.bind(argument, arguments[position] if position < len(arguments) else None)
        for default in macro.defaults:
            self.use(default)
        depth, self.calls = self.calls, self.calls + MAX_CALLS // 8
        self.body(macro.body)
        self.calls = depth
        self.scopes = outer

    def bind(self, target: nodes.Node, value: Ref | None) -> None:
        """Gives a name its value."""
        if isinstance(target, nodes.Name):
            self.scopes[-1][target.name] = value
        elif isinstance(target, (nodes.Tuple, nodes.List)):
            for item in target.items:
                self.bind(item, None)

    @contextmanager
    def scope(self) -> Iterator[None]:
        """Names that are forgotten afterwards."""
        self.scopes.append({})
        yield
        self.scopes.pop()

    def unknown(self, node: nodes.Node, name: str, near: str) -> None:
        """Notes a name that the tree of tags does not have."""
        fix = f"похоже на «{near}»" if near else "такого поля нет в книге"
        self.note(node, f"тег «{name}» неизвестен", fix, name)

    def rows(self, node: nodes.Node, rows: str, name: str) -> None:
        """Notes a field asked of all rows at once."""
        fix = f"пройдите их циклом: {{% for строка in {rows} %}} … {{{{ строка.{name} }}}}"
        self.note(
            node, f"тег «{rows}.{name}» спрашивает поле у всех строк «{rows}» сразу", fix, f"{rows}.{name}"
        )

    def note(self, node: nodes.Node, message: str, fix: str, name: str) -> None:
        """Notes a fault once."""
        tag = self.lines.get(node.lineno)
        place = TemplatePlace(tag.place if tag else "", name, self.name)
        self.problems.setdefault((self.name, name, node.lineno), Problem(message, fix, place=place))


def _is_rows(known: object) -> bool:
    return isinstance(known, Sequence) and not isinstance(known, (str, bytes))


def _is_filter(node: nodes.Node, *names: str) -> bool:
    return isinstance(node, nodes.Filter) and node.name in names
