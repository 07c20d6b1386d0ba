"""A condition in the expressions of templates, evaluated on the values of a context."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import nodes
from jinja2.runtime import Context

from paperwork.common.errors import PaperworkError, Problem
from paperwork.word.code.codegen import Generator
from paperwork.word.code.functions import Code
from paperwork.word.code.generating import generated
from paperwork.word.code.messages import explained
from paperwork.word.code.repair import Repairer
from paperwork.word.code.tags import usage
from paperwork.word.docx.errors import RenderError, TemplatePlace
from paperwork.word.language.bounds import Budget, bounded_range
from paperwork.word.language.names import TagTree
from paperwork.word.language.sandbox import WordEnvironment
from paperwork.word.language.syntax import refusals
from paperwork.word.reading.mending import mended
from paperwork.word.reading.scanner import clean
from paperwork.word.reading.spelling import act, is_readable, reason
from paperwork.word.reading.tag import Tag

NAME = "условие"
DAYS = (
    "; день сравнивают с днем: «{day} < сегодня», год так: «{day}|год|int < 1960»,"
    " а в какой день, так: «{day}|дата == '01.02.2026'»"
)
NO_PRINTERS = (None,) * 4  # what it prints is looked at as it is
LINE = 2  # of the source, on which the expression is


class Condition:
    """An expression such as «клиент.возраст >= 60 and план.номер», checked as those of a template are.

    ``tags`` are the fields that it asks for, ``expression`` is its syntax. Raises `PaperworkError` with all
    that is wrong.
    """

    tags: frozenset[str]
    expression: nodes.Node

    def __init__(
        self, text: str, tag_tree: TagTree, filters: Mapping[str, Callable[..., object]] | None = None
    ) -> None:
        self.text = text
        self._environment = WordEnvironment(filters)
        tree = self._parsed(clean(text))
        self.tags = self._checked(tree, tag_tree)
        self.expression = next(tree.find_all(nodes.If)).test
        written = generated(Generator(self._environment, NAME, {}), tree, NAME)
        self._code = Code(written, NAME, self._environment, Repairer({}))

    def _parsed(self, code: str) -> nodes.Template:
        # the brackets of the environment cannot be spelled by a person: they would end the expression
        if not code or "\x01" in code:
            raise self._wrong("не дописано" if not code else "лишний знак")
        try:
            # an if around it: the same checks and the same code as in a template
            return self._environment.parse(f"{act('if ' + code)}1{act('endif')}")
        except JinjaError as error:
            raise self._wrong(f"{reason(error)}{self._cure(code, error)}") from error
        except (RecursionError, MemoryError, ValueError, SyntaxError) as error:
            raise self._wrong("записано слишком сложно") from error

    def _cure(self, code: str, error: JinjaError) -> str:
        """What to write in place of a condition that cannot be read, as far as that can be told."""
        fix = "; равенство пишется двумя знаками: ==" if "'='" in (error.message or "") else ""
        tag = Tag("%", f"if {code}", self.text, "")
        meant = mended(
            tag, self._environment.filters, lambda kind, text: is_readable(kind, text, self._environment)
        )
        if meant is None or not meant.code.startswith("if "):
            return fix
        return f"{fix or f'; {meant.reason}'}; напишите «{meant.code.removeprefix('if ')}»"

    def _checked(self, tree: nodes.Template, tag_tree: TagTree) -> frozenset[str]:
        """The tags of the expression. Raises for what is not on the allow-list and for unknown names."""
        filters, tests = self._environment.filters, self._environment.tests
        found = [item.sentence for item in refusals(tree, filters, tests)]
        if found:
            raise self._wrong("; ".join(found))
        used = usage([(tree, {LINE: Tag("%", "", self.text, "")}, NAME)], tag_tree)
        if used.problems:
            raise self._wrong("; ".join(map(_said, used.problems)))
        return used.tags

    def _wrong(self, message: str) -> PaperworkError:
        return PaperworkError(f"условие «{self.text}»: {message}")

    def holds(self, context: Mapping[str, object]) -> bool | None:
        """Whether the condition holds; None when a value that it needs is not filled in.

        Raises RenderError when the values are not such as it asks for.
        """
        names: dict[str, Any] = {"range": bounded_range, **context, "#budget": Budget()}
        found = Context(self._environment, names, NAME, {})
        try:
            printed = self._code.root(found, [], *NO_PRINTERS)
        # None compared with a number, most often
        except TypeError as error:
            if self._lacks(context):
                return None
            raise self._unfit(error, context) from error
        except Exception as error:
            raise self._unfit(error, context) from error
        return bool(printed)

    def _unfit(self, error: Exception, context: Mapping[str, object]) -> RenderError:
        days = (tag for tag in sorted(self.tags) if isinstance(_value(context, tag.split(".")), date))
        day = next(days, "")
        fix = DAYS.format(day=day) if day else ""
        return RenderError(f"условие «{self.text}» не проверить: {explained(error)}{fix}")

    def _lacks(self, context: Mapping[str, object]) -> bool:
        """Whether any of the single values that it asks for is empty."""
        singles = (tag.split(".") for tag in self.tags if "[]" not in tag)
        return any(_value(context, path) is None for path in singles)


def _said(problem: Problem[TemplatePlace]) -> str:
    """The problem; a word by itself is rather one that quotation marks were forgotten for."""
    word = problem.place.tag
    if "." in word or problem.fix.startswith("напишите"):
        return problem.sentence
    return f"{problem.sentence}; если это слово, возьмите его в одинарные кавычки: '{word}'"


def _value(context: Mapping[str, object], path: list[str]) -> object:
    value: object = context
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else value
    return value
