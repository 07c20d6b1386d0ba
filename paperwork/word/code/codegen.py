"""Python made of a template: fixed text joined, values printed at their places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import unescape
from typing import TypeVar

from jinja2 import nodes
from jinja2.compiler import Frame, MacroRef
from jinja2.nodes import EvalContext

from paperwork.word.code.expressions import ExpressionGenerator
from paperwork.word.docx.xml import ANY_MARK, MARKS
from paperwork.word.language.sandbox import WordEnvironment
from paperwork.word.language.trees import descendants
from paperwork.word.reading.site import Site

T = TypeVar("T")
OPENING, CLOSING = 0, 1  # of a mark; the third makes that the closing has nothing to do
CAPTURES = (nodes.Macro, nodes.CallBlock, nodes.AssignBlock, nodes.FilterBlock)


# Of the template, whose fixed text is Word's XML in truth,
#     Я, {{ x.a }} и {{ x.b }}{% for r in rows %}; {{ r.c }}{% endfor %}
# the careful code is («...»: lines that are left out)
#     def root(context, out, emit, raw, mark, ready, missing=missing):
#         ...
#         l_0_x = resolve('x')
#         ...
#         out += ('Я, ',
#         emit(field((undefined(name='x') if l_0_x is missing else l_0_x), 'a', 'x.a'), 0), ' и ',
#         emit(field((undefined(name='x') if l_0_x is missing else l_0_x), 'b', 'x.b'), 1), )
#         for l_1_r in t_1(context, (undefined(name='rows') if l_0_rows is missing else l_0_rows), 366):
#             ...
#             out += ('; ',
#             emit(field(l_1_r, 'c', 'r.c'), 3), )
#         ...
#         return out
# Jinja's own code yields its pieces one by one; here they are added to one list, many at a time.
class Generator(ExpressionGenerator):
    """Jinja's generator of code, with lean output and counted loops."""

    def __init__(
        self, environment: WordEnvironment, name: str, sites: Mapping[int, tuple[int, Site]]
    ) -> None:
        super().__init__(environment, name)
        self._sites = sites
        self._wordy = False
        self._marks: list[int] = []
        self._last_mark = 0
        self._regions = 0

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 (Jinja's)
        """One function that gives the printed pieces in a list."""
        self.writeline("def root(context, out, emit, raw, mark, ready, missing=missing):")
        self.indent()
        self.writeline("resolve = context.resolve_or_missing")
        self.writeline("steps, starts = context.parent['#budget'].steps, {}")
        frame = Frame(EvalContext(self.environment, self.name))
        frame.buffer = "out"
        frame.symbols.analyze_node(node)
        self.enter_frame(frame)
        self.pull_dependencies(node.body)
        self.blockvisit(node.body, frame)
        self.leave_frame(frame, with_python_scope=True)
        self.writeline("return out")
        self.outdent()

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Texts and values between the marks of what may break, and calls for the marks."""
        pending: list[nodes.Node] = []
        for item in node.nodes:
            if not isinstance(item, nodes.TemplateData):
                pending.append(item)
                continue
            # the marks come inside the fixed text, which Jinja does not look into
            for piece in ANY_MARK.split(item.data):
                if ANY_MARK.fullmatch(piece):
                    self._write_stretch(pending, node, frame)
                    self._write_mark(piece, frame)
                    pending = []
                elif piece:
                    pending.append(nodes.TemplateData(piece))
        self._write_stretch(pending, node, frame)

    def _write_mark(self, mark: str, frame: Frame) -> None:
        """Remembers where something begins, has it repaired where it ends."""
        kind, role = next((kind, marks.index(mark)) for kind, marks in MARKS.items() if mark in marks)
        if role == OPENING:
            self._marks.append(self._last_mark)
            # pieces are counted and not letters: what is repaired is cut off the list from there
            self.writeline(f"starts[{self._last_mark}] = len({frame.buffer})")
            self._last_mark += 1
        elif role == CLOSING:
            start = self._marks.pop() if self._marks else -1
            self.writeline(f"repairer.{kind}({frame.buffer}, starts.pop({start}, None){self._region(kind)})")
        elif self._marks:
            self.writeline(f"starts.pop({self._marks[-1]}, None)")

    def _region(self, kind: str) -> str:
        """The number of a loop of rows, by which the repairer knows what the row is measured by."""
        if kind != "keep":
            return ""
        self._regions += 1
        return f", {self._regions - 1}"

    def _write_stretch(self, items: list[nodes.Node], node: nodes.Output, frame: Frame) -> None:
        """Fixed texts as they are, values through the printer of their site."""
        if not items:
            return
        self.newline(node)
        self.write(f"{frame.buffer} += (")
        fixed: list[str] = []
        for item in items:
            if isinstance(item, nodes.TemplateData):
                # the words of a macro are escaped where they are printed: its fixed text must not be so twice
                fixed.append(unescape(item.data) if self._wordy else item.data)
                continue
            self._write_fixed(fixed)
            self._write_value(item, frame)
            self.write(", ")
        self._write_fixed(fixed)
        self.write(")")

    def _write_fixed(self, fixed: list[str]) -> None:
        if fixed:
            self.write(f"{''.join(fixed)!r}, ")
            fixed.clear()

    def _write_value(self, item: nodes.Node, frame: Frame) -> None:
        self.newline(item)
        number, site = self._sites.get(item.lineno, (0, None))
        if self._wordy or site is None:
            self.write("plain(")
            self.visit(item, frame)
            self.write(")")
        # a tag of our own: a number that is different in each turn of a loop
        elif site.tag.kind == "@":
            self.write(f"mark({site.tag.code!r})")
        else:
            self.write({"text": "emit("}.get(site.form, "raw("))
            self.visit(item, frame)
            self.write(f", {_place(number, site)})")

    def macro_body(self, node: nodes.Macro | nodes.CallBlock, frame: Frame) -> tuple[Frame, MacroRef]:
        """A macro, with _wordy set when it prints words only."""
        return self._captured(node, lambda: super(Generator, self).macro_body(node, frame))

    def visit_AssignBlock(self, node: nodes.AssignBlock, frame: Frame) -> None:  # noqa: N802
        """{% set %} with a body: words are kept as words, Word's XML as such."""
        self._captured(node, lambda: self._assign(node, frame))

    def _assign(self, node: nodes.AssignBlock, frame: Frame) -> None:
        self.push_assign_tracking()
        inner = frame.inner()
        inner.symbols.analyze_node(node)
        self.enter_frame(inner)
        self.buffer(inner)
        self.blockvisit(node.body, inner)
        self.newline(node)
        self.visit(node.target, frame)
        self.write(" = ")
        if node.filter is not None:
            self.visit_Filter(node.filter, inner)
        else:
            self.write(self._capture_of(inner))
        self.pop_assign_tracking(frame)
        self.leave_frame(inner)

    def visit_FilterBlock(self, node: nodes.FilterBlock, frame: Frame) -> None:  # noqa: N802
        """{% filter %}: the filter gets words, what it gives is printed in place of the block."""
        inner = frame.inner()
        inner.symbols.analyze_node(node)
        self.enter_frame(inner)
        self.buffer(inner)
        self._captured(node, lambda: self.blockvisit(node.body, inner))
        number, site = self._sites.get(node.lineno, (0, None))
        self.writeline(f"{frame.buffer} += (emit(" if site else f"{frame.buffer} += (plain(", node)
        self.visit_Filter(node.filter, inner)
        self.write(f", {_place(number, site)}),)" if site else "),)")
        self.leave_frame(inner)

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:  # noqa: N802
        """{% call %}: what the macro printed is printed in place of the block."""
        inner, reference = self.macro_body(node, frame)
        self.writeline("caller = ")
        self.macro_def(reference, inner)
        number, site = self._sites.get(node.lineno, (0, None))
        self.writeline(f"{frame.buffer} += (emit(" if site else f"{frame.buffer} += (plain(", node)
        self.visit_Call(node.call, frame, forward_caller=True)
        self.write(f", {_place(number, site)}),)" if site else "),)")

    def _captured(self, node: nodes.Node, visit: Callable[[], T]) -> T:
        """Visits what is captured, with _wordy set when it is words only."""
        before, self._wordy = self._wordy, is_wordy(node)
        try:
            return visit()
        finally:
            self._wordy = before

    def _capture_of(self, frame: Frame) -> str:
        return (
            f"captured(context, {frame.buffer})" if self._wordy else f"Xml(captured(context, {frame.buffer}))"
        )

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:  # noqa: ARG002 (Jinja's own)
        """What a macro or a recursive loop has printed."""
        self.writeline(f"return {self._capture_of(frame)}")


def _place(number: int, site: Site) -> str:
    """The arguments by which a printer knows the site; all but a text's look whether a full stop follows."""
    return f"{number}, True" if site.stops and site.form == "text" else f"{number}"


def is_wordy(node: nodes.Node) -> bool:
    """True when all that is captured is words, no XML."""
    if any("<" in data.data for data in descendants(node) if isinstance(data, nodes.TemplateData)):
        return False
    # a macro that is called inside may print XML: only when it runs is it known
    inside = node.body if isinstance(node, CAPTURES) else []
    return not any(isinstance(item, nodes.Call) for child in inside for item in descendants(child))
