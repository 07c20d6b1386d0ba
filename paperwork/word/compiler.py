"""A template compiled: from the package of the file to the parts that are printed anew each time."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from paperwork.common.errors import Problem
from paperwork.common.records import dataclass
from paperwork.common.reproducible_zip import Laid
from paperwork.word.code.compiled import CompiledTemplate, Summary
from paperwork.word.code.compiling import Parsed, compile_part, read_story, readable, refused
from paperwork.word.code.tags import Usage, usage
from paperwork.word.docx.errors import TemplateError, TemplatePlace
from paperwork.word.docx.layout import main_part, stories, title
from paperwork.word.docx.letter_sizes import letter_sizes
from paperwork.word.docx.package import RESAVE, BadPackageError, Part, read_package
from paperwork.word.docx.references import check_notes, check_references
from paperwork.word.docx.security import check_links, check_package
from paperwork.word.docx.zipwriter import Archive
from paperwork.word.language.names import TagTree
from paperwork.word.language.sandbox import WordEnvironment
from paperwork.word.preparing.prepare import prepare
from paperwork.word.reading.story import Story

KEPT = b"<w:keepNext"  # without it no height of a row is asked for


def compile_template(
    source: bytes, name: str, tag_tree: TagTree | None, environment: WordEnvironment
) -> CompiledTemplate:
    """The template of that file. Raises TemplateError, which holds everything that is wrong with it."""
    opened = open_package(source, name)
    parts, warnings = opened.parts, list(opened.warnings)
    try:
        parsed = _parsed(parts, name, tag_tree, environment, warnings)
    except BadPackageError as error:
        raise TemplateError(name, [error.problem]) from error
    found = _usage(parsed, tag_tree, environment)
    problems = [*found.problems, *check_notes(parts)]
    if problems:
        raise TemplateError(name, problems, warnings)
    changing = [item.part.name for item in parsed]
    fixed = Laid().followed_by(part for key, part in parts.items() if key not in changing)
    return CompiledTemplate(
        Summary(title(parts), found.tags, found.needed, tuple(warnings)),
        [item.part for item in parsed],
        Archive(fixed, changing),
    )


@dataclass(frozen=True, slots=True)
class OpenedPackage:
    """The parts of a template's package, ready to be compiled, and the warnings about what was changed."""

    parts: dict[str, Part]
    warnings: tuple[Problem[TemplatePlace], ...]


def open_package(source: bytes, name: str) -> OpenedPackage:
    """A template's package, cleaned of what a document must not bring along.

    Raises TemplateError where the file is no template, is not safe, or holds tags that would not be filled.
    """
    try:
        parts = read_package(source)
        check_package(parts)
        main_part(parts)
        problems = [*check_links(parts)] or [*check_references(parts)] or [*prepare(parts)]
    except BadPackageError as error:
        raise TemplateError(name, [error.problem]) from error
    except etree.XMLSyntaxError as error:
        raise TemplateError(name, [Problem("файл повреждён", RESAVE, place=TemplatePlace())]) from error
    errors = [problem for problem in problems if problem.is_error]
    if errors:
        raise TemplateError(name, errors)
    return OpenedPackage(parts, tuple(problems))


def _parsed(
    parts: dict[str, Part],
    name: str,
    tag_tree: TagTree | None,
    environment: WordEnvironment,
    warnings: list[Problem[TemplatePlace]],
) -> list[Parsed]:
    """The parts that hold tags; what is to be told of them is added to the warnings."""
    problems: list[Problem[TemplatePlace]] = []
    done: list[Parsed] = []
    for part, kind in stories(parts):
        try:
            data = parts[part].data()
            story = read_story(part, kind, data, letter_sizes(parts) if KEPT in data else None)
        except etree.XMLSyntaxError as error:
            raise BadPackageError(f"часть {part} повреждена", "сохраните файл в Word заново") from error
        compiled = compile_part(story, environment) if story.tags or story.spells_braces() else None
        problems += story.problems
        warnings += story.warnings
        if story.problems and tag_tree is not None:
            problems += _beside(story, tag_tree, environment)
        if compiled is not None:
            done.append(compiled)
    if problems:
        raise TemplateError(name, [*problems, *_usage(done, tag_tree, environment).problems], warnings)
    return done


def _usage(parsed: Iterable[Parsed], tag_tree: TagTree | None, environment: WordEnvironment) -> Usage:
    parts = ((item.tree, item.part.tag_lines, item.part.name) for item in parsed)
    return usage(parts, tag_tree, environment.filters)


def _beside(story: Story, tag_tree: TagTree, environment: WordEnvironment) -> list[Problem[TemplatePlace]]:
    """The unknown filters and names of a part with other faults: all are reported at once."""
    known = {problem.place.tag for problem in story.problems}
    found = readable(story, environment)
    if found is None:
        return []
    reported = refused(story, *found, environment)
    reported += usage([(*found, story.part)], tag_tree, environment.filters).problems
    return [problem for problem in reported if problem.place.tag not in known]
