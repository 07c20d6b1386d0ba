"""One text part compiled: from its XML to the function that prints it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import TracebackType

from jinja2 import TemplateError as JinjaError
from jinja2 import nodes
from jinja2.runtime import Context
from lxml import etree

from paperwork.word.blocks import act, check_blocks, print_tag, reason
from paperwork.word.bounds import Budget, bounded_range
from paperwork.word.cells import mark_fragile, shape_cells
from paperwork.word.codegen import Root, compile_root
from paperwork.word.dialect import place_tags
from paperwork.word.flatten import flatten
from paperwork.word.identity import make_unique
from paperwork.word.joins import join_neighbours
from paperwork.word.lifts import lift, split_runs
from paperwork.word.repair import repair
from paperwork.word.sandbox import WordEnvironment
from paperwork.word.sites import Site, sites
from paperwork.word.story import Story, Tag, TooManyProblemsError
from paperwork.word.syntax import refusals
from paperwork.word.xml import MARKS, parse

STEPS: tuple[Callable[[Story], None], ...] = (
    place_tags,
    lambda story: shape_cells(story, late=False),
    split_runs,
    join_neighbours,
    lift,
    lambda story: shape_cells(story, late=True),
    make_unique,
    mark_fragile,
)


@dataclass(slots=True)
class CompiledPart:
    """A part that is printed anew for each document."""

    name: str
    kind: str
    environment: WordEnvironment
    root: Root
    sites: dict[int, Site]
    fragile: bool
    tree: nodes.Template
    tag_lines: dict[int, Tag]
    _code_lines: dict[int, int]

    def new_context(self, context: Mapping[str, object], budget: Budget) -> Context:
        """The values as Jinja's code looks them up."""
        return Context(
            self.environment, {"range": bounded_range, **context, "#budget": budget}, self.name, {}
        )

    def finish(self, pieces: list[str]) -> str:
        """The printed pieces as the text of the part."""
        text = "".join(pieces)
        return repair(text) if self.fragile else text

    def tag_at(self, trace: TracebackType | None) -> Tag | None:
        """The tag that was being printed when an error arose."""
        line = 0
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == f"<{self.name}>":
                line = trace.tb_lineno
            trace = trace.tb_next
        known = [at for at in self._code_lines if at <= line]
        return self.tag_lines.get(self._code_lines[max(known)]) if known else None


def read_story(name: str, kind: str, data: bytes) -> Story:
    """The part with its tags in place; what is wrong with it is in its problems."""
    story = Story(name, kind, parse(data))
    try:
        for step in STEPS:
            step(story)
    except TooManyProblemsError:
        pass
    return story


def compile_part(story: Story, environment: WordEnvironment) -> CompiledPart | None:
    """The part ready to print; None, with its problems noted, when it cannot be."""
    try:
        flat = flatten(story)
        check_blocks(story, flat, environment)
        if story.problems:
            return None
        return _compile(story, flat.items, environment)
    except TooManyProblemsError:
        return None


def _compile(story: Story, items: list[str | int], environment: WordEnvironment) -> CompiledPart | None:
    source, lines = _source(story, items)
    try:
        tree = environment.parse(source)
        for refusal in refusals(tree, environment.filters, environment.tests):
            tag = lines.get(refusal.line)
            written = tag.written if tag else ""
            story.note(f"тег «{written}» {refusal.what}", refusal.cure, tag.place if tag else "", written)
        if story.problems:
            return None
        found = sites(story)
        places = {
            id(tag): (number, found[number]) for number, tag in enumerate(story.tags) if number in found
        }
        by_line = {line: places[id(tag)] for line, tag in lines.items() if id(tag) in places}
        root, code_lines = compile_root(environment.parse(source), environment, story.part, by_line)
    except (JinjaError, RecursionError, SyntaxError, MemoryError, ValueError) as error:
        _note_failure(story, error, lines)
        return None
    fragile = any(
        mark in text for text in items if isinstance(text, str) for pair in MARKS.values() for mark in pair
    )
    return CompiledPart(story.part, story.kind, environment, root, found, fragile, tree, lines, code_lines)


def _note_failure(story: Story, error: Exception, lines: dict[int, Tag]) -> None:
    tag = lines.get(getattr(error, "lineno", None) or 0)
    if tag is not None and isinstance(error, JinjaError):
        what = f"тег «{tag.written}» записан с ошибкой: {reason(error)}"
        story.note(what, "исправьте тег", tag.place, tag.written)
    else:
        story.note("теги вложены слишком сложно", "разбейте шаблон на части попроще", "", "")


def _source(story: Story, items: Iterable[str | int]) -> tuple[str, dict[int, Tag]]:
    """The part in Jinja's language, each tag on a line of its own."""
    pieces: list[str] = []
    lines: dict[int, Tag] = {}
    line = 1
    for item in items:
        if isinstance(item, str):
            pieces.append(item)
        else:
            tag = story.tags[item]
            lines[line + 1] = tag
            pieces.append(_spelt(tag))
        line += pieces[-1].count("\n")
    return "".join(pieces), lines


def _spelt(tag: Tag) -> str:
    if tag.kind == "{":
        return print_tag(tag)
    if tag.kind == "%":
        return act(tag.code, tag.left, tag.right)
    if tag.kind == "@":
        return print_tag(Tag("{", "0", "", ""))
    return f"\x01#{tag.left} {tag.right}#\x01"


def well_formed(text: str) -> bool:
    """True when the printed part can be read back."""
    try:
        etree.fromstring(text.encode())
    except etree.XMLSyntaxError:
        return False
    return True
