"""A template compiled: the parts that are printed anew for each document, and the rest of its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jinja2.runtime import Context

from paperwork.common.errors import Problem
from paperwork.common.records import dataclass
from paperwork.word.code.functions import Code, Codes
from paperwork.word.code.printer import ForeignValueError, Printer
from paperwork.word.docx.errors import RenderError, TemplatePlace
from paperwork.word.docx.zipwriter import Archive
from paperwork.word.language.bounds import Budget, bounded_range
from paperwork.word.language.sandbox import WordEnvironment
from paperwork.word.language.values import AS_TYPED
from paperwork.word.reading.site import Site
from paperwork.word.reading.tag import Tag

# a template whose values are never as usual is not printed twice for every document
MAX_SURPRISES = 3


class Names(Context):
    """The values of a part by their names: the very least that its code asks of Jinja."""

    def __init__(self, environment: WordEnvironment, names: dict[str, Any], part: str) -> None:
        self.parent, self.vars, self.exported_vars = names, {}, set()
        # nothing in a template changes how it is evaluated: one is enough for all
        self.environment, self.eval_ctx = environment, environment.evaluation
        self.name, self.blocks, self.globals_keys = part, {}, set()


@dataclass(slots=True)
class CompiledPart:
    """A part that is printed anew for each document."""

    name: str
    kind: str
    environment: WordEnvironment
    codes: Codes
    sites: Mapping[int, Site]
    tag_lines: Mapping[int, Tag]
    surprises: int = 0

    def print_quickly(self, context: Mapping[str, object], budget: Budget) -> str | None:
        """The text of the part with the values in it; None when something in it is unusual."""
        if self.surprises > MAX_SURPRISES:
            return None
        try:
            return self._print(self.codes.quick, context, budget, Printer(budget))
        except (ForeignValueError, RenderError):
            raise
        except Exception:
            # whatever it was, the careful code meets it again and names the field
            self.surprises += 1
            return None

    def print_carefully(self, context: Mapping[str, object], budget: Budget, printer: Printer) -> str:
        """The same, with every value looked at; raises RenderError."""
        code = self.codes.careful
        try:
            return self._print(code, context, budget, printer)
        except (ForeignValueError, RenderError):
            raise
        except Exception as error:
            from paperwork.word.code.messages import unprintable  # most runs have no such error

            tag = self.tag_lines.get(code.line_of(error.__traceback__))
            raise unprintable(error, tag) from error

    def within(self, environment: WordEnvironment) -> CompiledPart:
        """The part as the careful code of another environment prints it."""
        codes = self.codes.within(environment)
        return CompiledPart(self.name, self.kind, environment, codes, self.sites, self.tag_lines)

    def _print(self, code: Code, context: Mapping[str, object], budget: Budget, printer: Printer) -> str:
        # «#» begins no name that a template could spell
        names = {"range": bounded_range, **context, "#budget": budget}
        found = Names(self.environment, names, self.name)
        typesetting = None if AS_TYPED in context else self.environment.typesetting
        functions = printer.functions(self.sites, typesetting)
        return self.codes.repairer.whole("".join(code.root(found, [], *functions)))


@dataclass(frozen=True, slots=True)
class Summary:
    """What is known of a template without printing it.

    ``title`` is the title property, empty where there is none; ``tags`` are the fields that it uses,
    ``needed`` the names that the context must have, ``warnings`` what its author should know.
    """

    title: str
    tags: frozenset[str]
    needed: tuple[str, ...]
    warnings: tuple[Problem[TemplatePlace], ...] = ()


@dataclass(frozen=True, slots=True)
class CompiledTemplate:
    """A whole template: its summary, the parts that hold tags, and the file around them."""

    summary: Summary
    parts: Sequence[CompiledPart]
    archive: Archive
