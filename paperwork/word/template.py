"""A Word template: compiled once, filled as often as there are clients."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from paperwork.common.errors import Problem
from paperwork.word.code.compiled import CompiledPart, compile_part, read_story, readable
from paperwork.word.code.printer import ForeignValueError, Printer
from paperwork.word.code.tag_tree import TagTree
from paperwork.word.code.tags import Usage, usage
from paperwork.word.docx.errors import RenderError, TemplateError, TemplatePlace
from paperwork.word.docx.layout import main_part, stories, title
from paperwork.word.docx.package import BadPackageError, Part, read_package
from paperwork.word.docx.security import check_links, check_package
from paperwork.word.docx.zipwriter import Archive
from paperwork.word.language.bounds import Budget
from paperwork.word.language.sandbox import WordEnvironment
from paperwork.word.reading.story import Story

UNNAMED = "шаблон"


class Template:
    """A .docx with tags of docxtpl's dialect, ready to be filled.

    Raises TemplateError, which holds everything that is wrong with the template.
    With a tag_tree (records as nested mappings, rows as a list of one mapping, None for a value)
    the names in the tags are checked at once; without it, when the values come.
    """

    title: str
    tags: frozenset[str]

    def __init__(
        self,
        source: Path | str | bytes,
        *,
        tag_tree: TagTree | None = None,
        filters: Mapping[str, Callable[..., object]] | None = None,
        name: str | None = None,
    ) -> None:
        self._tag_tree, self._filters = tag_tree, filters
        self.name = name or (UNNAMED if isinstance(source, bytes) else Path(source).name)
        self.source = _read(source, self.name)
        environment = WordEnvironment(filters)
        try:
            parts = self._open()
            self.compiled = self._compile(parts, environment)
        except BadPackageError as error:
            raise TemplateError(self.name, [error.problem]) from error
        found = self._usage(self.compiled)
        if found.problems:
            raise TemplateError(self.name, found.problems)
        self._finish(parts, found)

    def _open(self) -> dict[str, Part]:
        parts = read_package(self.source)
        check_package(parts)
        main_part(parts)
        problems = list(check_links(parts))
        if problems:
            raise TemplateError(self.name, problems)
        return parts

    def _compile(self, parts: dict[str, Part], environment: WordEnvironment) -> list[CompiledPart]:
        problems: list[Problem[TemplatePlace]] = []
        done: list[CompiledPart] = []
        for name, kind in stories(parts):
            try:
                story = read_story(name, kind, parts[name].data())
            except etree.XMLSyntaxError as error:
                raise BadPackageError(f"часть {name} повреждена", "сохраните файл в Word заново") from error
            compiled = compile_part(story, environment) if story.tags or story.spells_braces() else None
            problems += story.problems
            if story.problems and self._tag_tree is not None:
                problems += self._unknown(story, environment)
            if compiled is not None:
                done.append(compiled)
        if problems:
            raise TemplateError(self.name, [*problems, *self._usage(done).problems])
        return done

    def _usage(self, compiled: list[CompiledPart]) -> Usage:
        return usage(((part.tree, part.tag_lines, part.name) for part in compiled), self._tag_tree)

    def _unknown(self, story: Story, environment: WordEnvironment) -> list[Problem[TemplatePlace]]:
        """The unknown names of a part with other faults: all is told at once."""
        known = {problem.place.tag for problem in story.problems}
        found = readable(story, environment)
        if found is None:
            return []
        told = usage([(*found, story.part)], self._tag_tree).problems
        return [problem for problem in told if problem.place.tag not in known]

    def _finish(self, parts: dict[str, Part], found: Usage) -> None:
        self.tags, self._needed = found.tags, found.needed
        self.title = title(parts) or Path(self.name).stem
        changing = [part.name for part in self.compiled]
        self._archive = Archive((part for name, part in parts.items() if name not in changing), changing)

    def render(self, context: Mapping[str, object]) -> bytes:
        """The filled document as the bytes of a .docx; the same values give the same bytes.

        Raises RenderError, which names the field.
        """
        try:
            return self._archive.write([text.encode() for text in self.printed(context).values()])
        except ForeignValueError:
            pass
        # docxtpl takes long to load: only who has values of its types waits for it
        from paperwork.word.slow import render_slowly

        return render_slowly(self.source, self.compiled, context)

    def printed(self, context: Mapping[str, object]) -> dict[str, str]:
        """The filled texts of the parts that hold tags, by the names of the parts.

        Raises RenderError, and ForeignValueError for values of docxtpl's own types.
        """
        missing = [name for name in self._needed if name not in context]
        if missing:
            raise RenderError(self._missing(missing), missing[0])
        return dict(zip((part.name for part in self.compiled), self._print(context), strict=True))

    def parts(self) -> dict[str, Part]:
        """The parts of the template's package, cleaned of what a document must not bring along."""
        return self._open()

    def _print(self, context: Mapping[str, object]) -> Iterator[str]:
        budget = Budget()
        for part in self.compiled:
            text = part.print_quickly(context, budget)
            if text is None:
                budget = Budget()
                text = part.print_carefully(context, budget, Printer(budget))
            yield text

    def _missing(self, names: list[str]) -> str:
        return f"{self.name}: в данных нет: " + ", ".join(f"«{name}»" for name in names)

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.source, self._tag_tree, self._filters, self.name)


def _again(source: bytes, tag_tree: TagTree | None, filters: Any, name: str) -> Template:
    """A template out of its pickle."""
    return Template(source, tag_tree=tag_tree, filters=filters, name=name)


def _read(source: Path | str | bytes, name: str) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        return Path(source).read_bytes()
    except OSError as error:
        message, fix = f"файл не открыть ({error.strerror})", "проверьте имя файла и права"
        raise TemplateError(name, [Problem(message, fix, place=TemplatePlace())]) from error
