"""Drafts: what is not filled in is named where it would be printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape

from jinja2 import nodes

from paperwork.word.language.sandbox import WordEnvironment
from paperwork.word.language.trees import printed_field
from paperwork.word.language.values import Typesetting

Names = Callable[[str], str | None]
OPEN, CLOSE = "\ue000", "\ue001"  # around a name in the printed text; no font has these characters
FILTER = "#blank"
BLANK = re.compile(r"[\s_\u00a0]*")
# a blank in words: «___» ____________ 20__ г.
RULED = re.compile(r"[\s\u00a0«»\"_.,/()гp\d]*__[\s\u00a0«»\"_.,/()гp\d]*")
MARKUP = re.compile(r"<[^>]*>")
EMPTY = re.compile(r"</w:p>")
SEEN = re.compile(r"<[^>]*>|(\S)")


class DraftEnvironment(WordEnvironment):
    """The environment of a draft: an empty value is printed as the name of its field.

    ``names`` gives the name for the path of a field («услуги[].услуга»); None where it has none.
    """

    def __init__(
        self,
        filters: Mapping[str, Callable[..., object]] | None,
        typesetting: Typesetting | None,
        names: Names,
    ) -> None:
        super().__init__(filters, typesetting)
        self._names = names
        self.filters[FILTER] = _named_if_blank

    def printed(self, tree: nodes.Template) -> nodes.Template:
        """The tree where values that are empty print their names."""
        _Naming(self._names).follow(tree, {})
        return tree


def _named_if_blank(value: object, name: str) -> object:
    is_blank = value is None or (isinstance(value, str) and BLANK.fullmatch(value) is not None)
    return f"{OPEN}‹{name}›{CLOSE}" if is_blank else value


class _Naming:
    """Follows a tree and gives the values that it prints the names of their fields."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def follow(self, node: nodes.Node, loops: Mapping[str, str]) -> None:
        """Changes everything below the node; ``loops`` are the paths of the variables of loops."""
        if isinstance(node, nodes.Output):
            node.nodes = [self._printed(item, loops) for item in node.nodes]
            return
        if isinstance(node, nodes.For):
            path = _path(node.iter, loops)
            self._name_blank(node.iter, node.else_, loops)
            if path and isinstance(node.target, nodes.Name):
                loops = {**loops, node.target.name: f"{path}[]"}
        if isinstance(node, nodes.If):
            self._name_blank(node.test, node.else_, loops)
            if isinstance(node.test, nodes.Not):
                self._name_blank(node.test.node, node.body, loops)
        for item in node.iter_child_nodes():
            self.follow(item, loops)

    def _printed(self, item: nodes.Expr, loops: Mapping[str, str]) -> nodes.Expr:
        if isinstance(item, nodes.TemplateData):
            return item
        name = self._name(printed_field(item, _is_of_itself), loops)
        if not name:
            return item
        return nodes.Filter(item, FILTER, [nodes.Const(name)], [], None, None, lineno=item.lineno)

    def _name_blank(self, test: nodes.Node, branch: Sequence[nodes.Node], loops: Mapping[str, str]) -> None:
        """Names the field whose lack prints a blank in words, or lines to be written on."""
        name = self._name(test, loops)
        printed = [item for part in branch if isinstance(part, nodes.Output) for item in part.nodes]
        texts = [item for item in printed if isinstance(item, nodes.TemplateData)]
        if not name or len(texts) < len(printed):
            return
        words = MARKUP.sub("", "".join(item.data for item in texts))
        for item in texts:
            if RULED.fullmatch(words) and (seen := _first_letter(item.data)) is not None:
                item.data = f"{item.data[:seen]}{OPEN}‹{name}›{CLOSE} {item.data[seen:]}"
                return
            if not words.strip() and (ended := EMPTY.search(item.data)):
                run = f"<w:r><w:t>{OPEN}‹{escape(name)}›{CLOSE}</w:t></w:r>"
                item.data = f"{item.data[: ended.start()]}{run}{item.data[ended.start() :]}"
                return

    def _name(self, node: nodes.Node | None, loops: Mapping[str, str]) -> str | None:
        path = _path(node, loops) if node else None
        return self._names(path) if path else None


def _first_letter(data: str) -> int | None:
    """Where the first letter of fixed text that is seen is."""
    return next((found.start() for found in SEEN.finditer(data) if found[1]), None)


def _is_of_itself(choice: nodes.CondExpr) -> bool:
    """Whether it is «x if x else …»: what else depends on another field is no blank of x."""
    field = printed_field(choice.expr1, _is_of_itself)
    return field is not None and _path(choice.test, {}) == _path(field, {})


def _path(node: nodes.Node | None, loops: Mapping[str, str]) -> str | None:
    match node:
        case nodes.Name():
            return loops.get(node.name, node.name)
        case nodes.Getattr():
            owner = _path(node.node, loops)
            return f"{owner}.{node.attr}" if owner else None
        case nodes.Filter():
            return _path(node.node, loops)
        case _:
            return None
