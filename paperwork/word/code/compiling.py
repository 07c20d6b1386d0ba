"""A text part on its way from XML to the function that prints it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from jinja2 import TemplateError as JinjaError
from jinja2 import nodes

from paperwork.common.errors import Problem
from paperwork.common.records import dataclass
from paperwork.word.code.compiled import CompiledPart
from paperwork.word.code.functions import Codes
from paperwork.word.code.generating import quick_code
from paperwork.word.code.repair import Repairer
from paperwork.word.docx.errors import TemplatePlace
from paperwork.word.docx.layout import PLAIN
from paperwork.word.docx.package import RESAVE, BadPackageError
from paperwork.word.docx.xml import NS, W, child, parse
from paperwork.word.language.sandbox import WordEnvironment
from paperwork.word.language.syntax import refusals, too_deep
from paperwork.word.reading.blocks import check_blocks, check_depth
from paperwork.word.reading.braces import check_rest
from paperwork.word.reading.cells import mark_fragile, shape_cells
from paperwork.word.reading.dialect import place_tags
from paperwork.word.reading.flatten import flatten
from paperwork.word.reading.hoisting import hoist, split_runs
from paperwork.word.reading.instructions import gather_instructions
from paperwork.word.reading.joins import join_neighbours
from paperwork.word.reading.keeping import mark_keeping, unbroken
from paperwork.word.reading.mending import filters_in_words
from paperwork.word.reading.places import STORIES
from paperwork.word.reading.row_loops import lift_row_loops
from paperwork.word.reading.sites import sites
from paperwork.word.reading.spelling import (
    BRANCHES,
    CLOSED,
    CLOSING,
    act,
    act_print,
    is_readable,
    is_whole_set,
    print_tag,
    reason,
)
from paperwork.word.reading.story import Story, TooDeepError, TooManyProblemsError, first_word
from paperwork.word.reading.tag import Tag
from paperwork.word.reading.unique_ids import make_unique

# the order matters: cells are shaped before paragraphs are replaced by their tags, hm and vm only when
# their loops are around their cells; numbers are renewed when it is known what is repeated
STEPS: tuple[Callable[[Story], None], ...] = (
    gather_instructions,
    place_tags,
    check_rest,
    check_depth,
    lambda story: shape_cells(story, late=False),
    lift_row_loops,
    split_runs,
    join_neighbours,
    hoist,
    lambda story: shape_cells(story, late=True),
    make_unique,
    mark_fragile,
    mark_keeping,
)
# properties and stored XML have no paragraphs, tables or runs
PLAIN_STEPS: tuple[Callable[[Story], None], ...] = (place_tags, check_rest, check_depth)
# what is the root of a part of each kind: another would be another kind under a wrong name
ROOTS = {
    "document": "document",
    "header": "hdr",
    "footer": "ftr",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A compiled part with the tree of its tags, which only the checks of names need."""

    part: CompiledPart
    tree: nodes.Template


def read_story(name: str, kind: str, data: bytes, sizes: Mapping[str, float] | None = None) -> Story:
    """The part with its tags in place; what is wrong with it is in its problems.

    ``sizes`` are the letters of paragraph styles in points, by which the height of rows is estimated.
    """
    root = parse(data)
    # an ISO Strict document has other names for everything, and another prefix would be overlooked
    if kind not in PLAIN and root.nsmap.get("w") != NS:
        fix = "в Word: Сохранить как → Документ Word (.docx), не Strict"
        raise BadPackageError(f"часть {name} записана в непривычном виде", fix)
    if kind in ROOTS and (
        root.tag != W + ROOTS[kind] or (kind == "document" and child(root, "body") is None)
    ):
        raise BadPackageError(f"часть {name} — не {STORIES[kind] or 'текст документа'}", RESAVE)
    story = Story(name, kind, root, sizes=sizes or {})
    try:
        for step in PLAIN_STEPS if kind in PLAIN else STEPS:
            step(story)
    except (TooManyProblemsError, TooDeepError):
        story.is_given_up = True
    # XML that is well formed and no WordprocessingML breaks somewhere: a sentence for it, no traceback
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise BadPackageError(f"часть {name} записана в непривычном виде", RESAVE) from error
    return story


def readable(story: Story, environment: WordEnvironment) -> tuple[nodes.Template, dict[int, Tag]] | None:
    """What can be read of a part with problems in some tags, for the names in the others."""
    if story.is_given_up:
        return None
    source, lines = _source(story, _meant(story, environment))
    try:
        tree = environment.parse(source)
        return None if too_deep(tree) else (tree, lines)
    except (JinjaError, RecursionError, SyntaxError, MemoryError, ValueError):
        return None


def refused(
    story: Story, tree: nodes.Template, lines: dict[int, Tag], environment: WordEnvironment
) -> list[Problem[TemplatePlace]]:
    """What the language does not allow in the tags that can be read of a part with other faults."""
    noted = len(story.problems)
    for refusal in refusals(tree, environment.filters, environment.tests):
        _note_refusal(story, refusal, lines.get(refusal.place.line), environment)
    found = story.problems[noted:]
    del story.problems[noted:]
    return found


def _meant(story: Story, environment: WordEnvironment) -> Iterator[int | str]:
    """The tags that can be read, as they are meant, with an end for every block."""
    stack: list[str] = []
    for number, tag in enumerate(story.tags):
        kind, code = tag.meant or (tag.kind, tag.code)
        if tag.made or kind not in ("{", "%") or not is_readable(kind, code, environment):
            continue
        word = first_word(code) if kind == "%" else ""
        if word in CLOSING:
            if CLOSING[word] not in stack:
                continue
            while (opened := stack.pop()) != CLOSING[word]:
                yield act(CLOSED[opened])
        elif word in BRANCHES and (not stack or stack[-1] not in BRANCHES[word]):
            continue
        elif word in CLOSED and not (word == "set" and is_whole_set(code, environment)):
            stack.append(word)
        yield number
    yield from (act(CLOSED[opened]) for opened in reversed(stack))


def compile_part(story: Story, environment: WordEnvironment) -> Parsed | None:
    """The part ready to print, with its tree; None, with its problems noted, when it cannot be."""
    if story.is_given_up:
        return None
    try:
        flat = flatten(story)
        check_blocks(story, flat, environment)
        if story.problems:
            return None
        return _compile(story, flat.items, environment)
    except TooManyProblemsError:
        return None


def _compile(story: Story, items: list[str | int], environment: WordEnvironment) -> Parsed | None:
    source, lines = _source(story, items)
    try:
        tree = environment.parse(source)
        for refusal in refusals(tree, environment.filters, environment.tests):
            _note_refusal(story, refusal, lines.get(refusal.place.line), environment)
        if story.problems:
            return None
        found = sites(story)
        places = {
            # by id(): story.tags keeps the tags alive, and two tags may be equal
            id(tag): (number, found[number])
            for number, tag in enumerate(story.tags)
            if number in found
        }
        by_line = {line: places[id(tag)] for line, tag in lines.items() if id(tag) in places}
        quick = quick_code(tree, environment, story.part, by_line)
    # Python's compiler has bounds of its own: too many nested blocks are a SyntaxError or a MemoryError
    except (JinjaError, RecursionError, SyntaxError, MemoryError, ValueError) as error:
        _note_failure(story, error, lines)
        return None
    repairer = Repairer(story.root.nsmap, story.measures, unbroken(story))
    codes = Codes.of(story.part, source, environment, by_line, repairer, quick)
    return Parsed(CompiledPart(story.part, story.kind, environment, codes, found, lines), tree)


def _note_refusal(
    story: Story, refusal: Problem[TemplatePlace], tag: Tag | None, environment: WordEnvironment
) -> None:
    """Notes what the language does not allow."""
    written, place = (tag.written, tag.place) if tag else ("", "")
    for typed, name in filters_in_words(written, environment.filters):
        fix = f"напишите «{name}»"
        story.add_problem(f"тег «{typed}» неизвестен", fix, place, typed, name)
        return
    name, instead = refusal.place.tag or written, refusal.place.instead
    story.add_problem(f"тег «{written}» {refusal.message}", refusal.fix, place, name, instead)


def _note_failure(story: Story, error: Exception, lines: dict[int, Tag]) -> None:
    # Jinja's errors know the line, and each line belongs to one tag
    tag = lines.get(getattr(error, "lineno", None) or 0)
    if tag is not None and isinstance(error, JinjaError):
        message = f"тег «{tag.written}» записан с ошибкой: {reason(error)}"
        story.add_problem(message, "исправьте тег", tag.place, tag.written)
    else:
        story.add_problem("теги вложены слишком сложно", "разбейте шаблон на части попроще", "", "")


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
            # the code of a tag begins on the line after its bracket
            lines[line + 1] = tag
            pieces.append(_spelt(tag))
        line += pieces[-1].count("\n")
    return "".join(pieces), lines


def _spelt(tag: Tag) -> str:
    if tag.meant is not None:
        kind, code = tag.meant
        return act_print(code) if kind == "{" else act(code)
    if tag.kind == "{":
        return print_tag(tag)
    if tag.kind == "%":
        return act(tag.code, tag.left, tag.right)
    if tag.kind == "@":
        # anything that prints: codegen puts a call of mark() in its place
        return print_tag(Tag("{", "0", "", ""))
    return f"\x01#{tag.left} {tag.right}#\x01"
