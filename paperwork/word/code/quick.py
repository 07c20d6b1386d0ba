"""Python for the usual case: records are dictionaries and every field is there."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack

from jinja2 import nodes
from jinja2.compiler import Frame

from paperwork.word.code.codegen import Generator
from paperwork.word.language.bounds import SHORT
from paperwork.word.language.filters import length, words
from paperwork.word.language.sandbox import WordEnvironment
from paperwork.word.language.trees import descendants
from paperwork.word.reading.site import Site

# what Jinja computes of the one number that a loop keeps, by properties in which the time of a call goes
PLACES = {"first": ".index0 == 0", "index": ".index0 + 1"}
CHARGED, STEPS = "#charged", "#steps"  # the filters by which an expression and a loop pay
# of a short text: the filters that need no call, and what they give
OF_SHORT: Mapping[object, str] = {length: "len(paid)", words: "paid"}
# what asks whether a name is there
GUARDS = frozenset({"default", "d", "defined", "undefined"})


# Of the same template as in codegen the quick code is
#     def root(context, out, emit, raw, mark, ready, missing=missing):
#         ...
#         out += ('Я, ',
#         ((ready(put) or emit(put, 0)) if (put := l_0_x['a']).__class__ is str else emit(put, 0)), ' и ',
#         ((ready(put) or emit(put, 1)) if (put := l_0_x['b']).__class__ is str else emit(put, 1)), )
#         for l_1_r in steps(l_0_rows, 366):
#             ...
#             out += ('; ',
#             ((ready(put) or emit(put, 3)) if (put := l_1_r['c']).__class__ is str else emit(put, 3)), )
#         ...
#         return out
class QuickGenerator(Generator):
    """Reads fields without questions, and finds texts that were printed before without a call.

    Where something is not as usual its code fails, and the careful code takes over.
    """

    def __init__(
        self, environment: WordEnvironment, name: str, sites: Mapping[int, tuple[int, Site]]
    ) -> None:
        super().__init__(environment, name, sites)
        self._optional: set[str] = set()

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 (Jinja's)
        """The same function as the careful one, names that may be missing known beforehand."""
        self._optional = set(_optional(node))
        super().visit_Template(node, frame)

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802
        """A name; only for one that may be missing is it asked whether it is there."""
        # a missing one fails where it is used, and the careful code then names it
        if node.ctx == "load" and node.name not in self._optional:
            self.write(frame.symbols.ref(node.name))
        else:
            super().visit_Name(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """A field of a dictionary."""
        place = PLACES.get(node.attr) if isinstance(node.node, nodes.Name) else None
        if place and node.node.name == "loop":  # type: ignore[attr-defined]
            self.write("(")
            self.visit(node.node, frame)
            self.write(f"{place})")
            return
        if self._guarded or (isinstance(node.node, nodes.Name) and node.node.name == "loop"):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        # an index, with no function called: on anything but a dictionary it fails, and the careful code runs
        self.write(f"[{node.attr!r}]")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """An item of a list by its place; anything else is looked up carefully."""
        place = _number(node.arg)
        if self._guarded or place is None:
            super().visit_Getitem(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f"[{place}]")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """A filter; of what is paid for, a short text, which costs nothing, is seen without a call."""
        if node.name == CHARGED and node.node is not None:
            self._write_of_short("paid", node.node, [node], frame)
            return
        if node.name == STEPS and node.node is not None:
            self.write("steps(")
            self.visit(node.node, frame)
            self.signature(node, frame)
            self.write(")")
            return
        found = OF_SHORT.get(self.environment.filters.get(node.name))
        charged = node.node
        if found and isinstance(charged, nodes.Filter) and charged.name == CHARGED and not node.args:
            self._write_of_short(found, charged.node, [node, charged], frame)
        else:
            super().visit_Filter(node, frame)

    def _write_of_short(
        self, given: str, value: nodes.Node | None, filters: list[nodes.Filter], frame: Frame
    ) -> None:
        """What is given for a short text; any other value goes through the filters, the outer one first."""
        self.write(f"({given} if (paid := ")
        self.visit(value, frame)  # type: ignore[arg-type]
        self.write(f").__class__ is str and len(paid) <= {SHORT} else ")
        with ExitStack() as stack:
            for item in filters:
                stack.enter_context(self._filter_test_common(item, frame, True))
            self.write("paid")
        self.write(")")

    def _write_value(self, item: nodes.Node, frame: Frame) -> None:
        """A value; a text that was printed before is found without a call."""
        number, site = self._sites.get(item.lineno, (0, None))
        if self._wordy or site is None or site.form != "text" or site.tag.kind == "@" or site.stops:
            super()._write_value(item, frame)
            return
        self.newline(item)
        self.write(f"((ready(put) or emit(put, {number})) if (put := ")
        self.visit(item, frame)
        self.write(f").__class__ is str else emit(put, {number}))")


def _number(node: nodes.Node) -> int | None:
    """The whole number that is written, as 0 or -1."""
    if isinstance(node, nodes.Neg):
        number = _number(node.node)
        return None if number is None else -number
    return node.value if isinstance(node, nodes.Const) and type(node.value) is int else None


def _optional(tree: nodes.Template) -> list[str]:
    """The names that may be missing when they are asked for."""
    inside = descendants(tree)
    targets: set[int] = set()
    found = ["caller"]
    for node in inside:
        if isinstance(node, nodes.For):
            targets |= {id(name) for name in (node.target, *descendants(node.target))}
        elif isinstance(node, nodes.Macro):
            found.append(node.name)
        elif isinstance(node, (nodes.Test, nodes.Filter)) and node.name in GUARDS:
            found += [name.name for name in descendants(node) if isinstance(name, nodes.Name)]
        # a loop comes before its target
        elif isinstance(node, nodes.Name) and node.ctx != "load" and id(node) not in targets:
            found.append(node.name)
    return found
