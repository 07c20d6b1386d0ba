"""A Word template: compiled once, filled as often as there are clients."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paperwork.common.errors import Problem
from paperwork.word.code.compiled import CompiledPart, CompiledTemplate, Summary
from paperwork.word.code.printer import ForeignValueError, Printer
from paperwork.word.docx.errors import RenderError, TemplateError, TemplatePlace
from paperwork.word.language.bounds import Budget
from paperwork.word.language.sandbox import WordEnvironment
from paperwork.word.language.values import Typesetting

if TYPE_CHECKING:  # loaded with the compiler, which a template from the cache does without
    from paperwork.word.cache import Kept, TemplateCache
    from paperwork.word.docx.package import Part
    from paperwork.word.language.names import TagTree
    from paperwork.word.tracing import Origin, TracingEnvironment

UNNAMED = "шаблон"


class Template:
    """A .docx with tags of docxtpl's dialect, ready to be filled.

    Raises TemplateError, which holds everything that is wrong with the template.
    With a tag_tree (records as nested mappings, rows as a list of one mapping, None for a value)
    the names in the tags are checked at once; without it, when the values come.
    With a cache what is found there is not compiled, and what is compiled is kept there. With a
    typesetting printed words are set by it, unless a context says otherwise (AS_TYPED). With ``blanks``,
    which gives names for the paths of fields, it is a draft: see `draft`; drafts are not kept in a cache.
    ``like`` is a file that differs in what no tag reads, in a picture: where that one is kept, what is known
    without printing is known of this one too, and it is compiled when it is first printed.
    """

    def __init__(
        self,
        source: Path | str | bytes,
        *,
        tag_tree: TagTree | None = None,
        filters: Mapping[str, Callable[..., object]] | None = None,
        name: str | None = None,
        cache: TemplateCache | None = None,
        typesetting: Typesetting | None = None,
        blanks: Callable[[str], str | None] | None = None,
        like: bytes | None = None,
    ) -> None:
        cache = None if blanks else cache
        self._tag_tree, self._filters, self._cache = tag_tree, filters, cache
        self._typesetting, self._blanks = typesetting, blanks
        self.name = name or (UNNAMED if isinstance(source, bytes) else Path(source).name)
        self.source = _read(source, self.name)
        self._kept: Kept | None = cache.find(self.source, tag_tree, filters) if cache else None
        known = self._kept or (cache.find(like, tag_tree, filters) if cache and like else None)
        self._summary: Summary = known.summary if known else self.compiled.summary
        self.title = self._summary.title or Path(self.name).stem
        self.tags = self._summary.tags
        self.warnings = self._summary.warnings

    @cached_property
    def compiled(self) -> CompiledTemplate:
        """The parts that are printed: out of the cache when they are first asked for, or compiled."""
        environment = self._environment()
        kept, self._kept = self._kept, None  # its bytes are needed once
        found = kept.compiled(environment) if kept else None
        if found:
            return found
        from paperwork.word.compiler import compile_template

        compiled = compile_template(self.source, self.name, self._tag_tree, environment)
        if self._cache:
            self._cache.keep(self.source, self._tag_tree, self._filters, compiled)
        return compiled

    def _environment(self) -> WordEnvironment:
        if self._blanks is None:
            return WordEnvironment(self._filters, self._typesetting)
        from paperwork.word.draft import DraftEnvironment

        return DraftEnvironment(self._filters, self._typesetting, self._blanks)

    def render(self, context: Mapping[str, object]) -> bytes:
        """The filled document as the bytes of a .docx; the same values give the same bytes.

        Raises RenderError, which names the field.
        """
        try:
            made = self.compiled.archive.write([text.encode() for text in self.printed(context).values()])
        except ForeignValueError:
            pass
        else:
            return self._drafted(made) if self._blanks else made
        # docxtpl takes long to load: only who has values of its types waits for it
        from paperwork.word.slow import render_slowly

        return render_slowly(self._cleaned, self.compiled.parts, context)

    def traced(self, context: Mapping[str, object]) -> tuple[bytes, Sequence[Origin]]:
        """The document with the numbers of their origins before its values: see `tracing`; and the origins.

        Raises as `render` does.
        """
        parts, environment = self._tracing
        environment.origins = []
        texts = [part.print_carefully(context, it := Budget(), Printer(it)) for part in parts]
        return self.compiled.archive.write([text.encode() for text in texts]), environment.origins

    @cached_property
    def _tracing(self) -> tuple[list[CompiledPart], TracingEnvironment]:
        """The parts whose careful code notes the origins of its values."""
        from paperwork.word.tracing import TracingEnvironment

        environment = TracingEnvironment(self._filters, self._typesetting)
        return [part.within(environment) for part in self.compiled.parts], environment

    def _drafted(self, made: bytes) -> bytes:
        from paperwork.word.draft_look import drafted

        return drafted(made)

    @cached_property
    def _cleaned(self) -> bytes:
        """The template's file without what a document must not bring along."""
        from paperwork.common.reproducible_zip import Laid

        return Laid().followed_by(self.parts().values()).zipped()

    def printed(self, context: Mapping[str, object]) -> dict[str, str]:
        """The filled texts of the parts that hold tags, by the names of the parts.

        Raises RenderError, and ForeignValueError for values of docxtpl's own types.
        """
        missing = [name for name in self._summary.needed if name not in context]
        if missing:
            raise RenderError(self._missing(missing), missing[0])
        return dict(zip((part.name for part in self.compiled.parts), self._print(context), strict=True))

    def parts(self) -> dict[str, Part]:
        """The parts of the template's package, cleaned of what a document must not bring along."""
        from paperwork.word.compiler import open_package

        return open_package(self.source, self.name).parts

    def _print(self, context: Mapping[str, object]) -> Iterator[str]:
        budget = Budget()
        printed: dict[bytes, str] = {}
        for part in self.compiled.parts:
            # the footer of the first page is often that of the others, written twice
            text = printed.get(part.codes.digest) or part.print_quickly(context, budget)
            if text is None:
                # a whole budget again: the quick attempt has spent some of this one
                budget = Budget()
                text = part.print_carefully(context, budget, Printer(budget))
            printed[part.codes.digest] = text
            yield text

    def _missing(self, names: list[str]) -> str:
        return f"{self.name}: в данных нет: " + ", ".join(f"«{name}»" for name in names)

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.source, self._tag_tree, self._filters, self.name, self._cache, self._typesetting)


def _again(
    source: bytes,
    tag_tree: TagTree | None,
    filters: Any,
    name: str,
    cache: TemplateCache | None,
    typesetting: Typesetting | None,
) -> Template:
    """A template out of its pickle."""
    return Template(
        source, tag_tree=tag_tree, filters=filters, name=name, cache=cache, typesetting=typesetting
    )


def _read(source: Path | str | bytes, name: str) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        return Path(source).read_bytes()
    except OSError as error:
        message, fix = f"файл не открыть ({error.strerror})", "проверьте имя файла и права"
        raise TemplateError(name, [Problem(message, fix, place=TemplatePlace())]) from error
