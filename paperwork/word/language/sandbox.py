"""The Jinja environment of templates: what their expressions can reach."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import StrictUndefined, nodes, pass_context
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.lexer import TokenStream
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import SandboxedEnvironment, is_internal_attribute

from paperwork.word.language.bounds import (
    ITEM_COST,
    OPERATORS,
    SHORT,
    Budget,
    bounded,
    bounded_range,
    size,
    weigh,
)
from paperwork.word.language.filters import TESTS, standard
from paperwork.word.language.names import LOOP
from paperwork.word.language.tokens import tokens_of
from paperwork.word.language.values import Typesetting, Xml, escaped, plain, words_of

CLOSED = (str, bytes, list, tuple, set, frozenset, dict, int, float, complex, Macro, LoopContext, type)
KEYS = frozenset({str, int, bool, float, datetime.date, type(None)})
CALL_COST = 300
MAX_CAPTURE = 16 << 20


class FieldMissingError(TemplateRuntimeError):
    """A record has no such field."""


class WordEnvironment(SandboxedEnvironment):
    """Records are read by their fields, nothing is called but what the engine itself gives."""

    # Jinja calls call_binop() for these, so that «а» * 10**9 is refused before it is computed
    intercepted_binops = frozenset(OPERATORS)

    def __init__(
        self,
        filters: Mapping[str, Callable[..., object]] | None = None,
        typesetting: Typesetting | None = None,
    ) -> None:
        self.typesetting = typesetting
        super().__init__(
            # our own brackets: braces in the text of the document or in a value are never Jinja's
            block_start_string="\x01%",
            block_end_string="%\x01",
            variable_start_string="\x01{",
            variable_end_string="}\x01",
            comment_start_string="\x01#",
            comment_end_string="#\x01",
            # all that is fixed text is Word's XML: nothing of it may be trimmed
            keep_trailing_newline=True,
            undefined=StrictUndefined,
            # no folding of constants: filters would run while the template is compiled, paid for by no budget
            optimized=False,
            # the cache is for templates loaded by name, and here none is
            cache_size=0,
        )
        self.filters = {
            **standard(),
            **(filters or {}),
            "#steps": _steps,
            "#spend": _spend,
            "#charged": _charged,
        }
        self.tests = dict(TESTS)
        self.evaluation = EvalContext(self)
        # Jinja's own globals hold lipsum, cycler, joiner and namespace
        self.globals = {"range": bounded_range}

    def _tokenize(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> TokenStream:
        """The tokens of a template, those of the tags that were read before without Jinja's lexer."""
        found = None if state else tokens_of(source, self.lexer)
        if found is None:
            return super()._tokenize(source, name, filename, state)
        return TokenStream(found, name, filename)

    def printed(self, tree: nodes.Template) -> nodes.Template:
        """What is printed of a template: here what its author has written."""
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a record, or an attribute of an object, when it is open to templates."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item of a record or a list; undefined when there is none."""
        if isinstance(argument, str):
            # every way out of a sandbox begins with an attribute such as __class__
            if argument.startswith("_"):
                raise SecurityError(f"имя «{argument}» закрыто")
            return self._named(obj, argument)
        if type(argument) not in KEYS:
            return self.undefined(obj=obj, name=argument)
        try:
            return obj[argument]
        except (LookupError, TypeError, AttributeError):
            return self.undefined(obj=obj, name=argument)

    def _named(self, obj: Any, name: str) -> Any:
        if obj.__class__ is dict or isinstance(obj, Mapping):  # nearly every record is a plain one
            try:
                return obj[name]
            except LookupError:
                return self.undefined(obj=obj, name=name)
        if isinstance(obj, StrictUndefined):
            return obj
        if isinstance(obj, LoopContext) and name in LOOP:
            return getattr(obj, name)
        # a named tuple is a record; texts, lists and numbers have methods only
        if isinstance(obj, CLOSED) and not isinstance(obj, tuple):
            return self.undefined(obj=obj, name=name)
        if is_internal_attribute(obj, name):
            raise SecurityError(f"имя «{name}» закрыто")
        # self says that there is none: None may be the value
        value = getattr(obj, name, self)
        if value is self:
            return self.undefined(obj=obj, name=name)
        # a method printed or handed to a filter would be code of the caller run by the template
        if callable(value) and not isinstance(value, Mapping):
            raise SecurityError(f"«{name}» — не поле записи")
        return value

    def field(self, obj: Any, name: str, written: str) -> Any:
        """A field that must be there; the error says how the tag names it."""
        value = self._named(obj, name)
        if isinstance(value, StrictUndefined):
            raise FieldMissingError(written)
        return value

    def call(self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Calls what the engine itself gives: macros, range and loop."""
        owner = getattr(__obj, "__self__", None)
        if not (
            isinstance(__obj, (Macro, LoopContext))
            or __obj is bounded_range
            or isinstance(owner, LoopContext)
        ):
            raise SecurityError("вызывать можно только макросы, range() и loop")
        budget: Budget = __context.parent["#budget"]
        budget.spend(CALL_COST + sum(map(size, (*args, *kwargs.values()))))
        # a recursive loop: loop(items) goes a level deeper and pays for its steps like the first
        if isinstance(__obj, LoopContext) and args:
            args = (budget.steps(args[0], CALL_COST), *args[1:])
        return __obj(*args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """An operation whose result is of a reasonable size."""
        return _charged(context, OPERATORS[operator](words_of(left), words_of(right)))

    @staticmethod
    def joined(context: Context, pieces: tuple[Any, ...]) -> Any:
        """The words of several values, one after another; Word's XML stays such."""
        if any(isinstance(piece, Xml) for piece in pieces):
            whole = "".join(piece if isinstance(piece, Xml) else escaped(plain(piece)) for piece in pieces)
            return Xml(_charged(context, bounded(whole)))
        return _charged(context, bounded("".join(map(plain, pieces))))

    @staticmethod
    def measured(context: Context, value: Any) -> Any:
        """A list or a dictionary that the template makes, paid for by all that is in it."""
        budget: Budget = context.parent["#budget"]
        budget.spend(ITEM_COST * weigh(value, {}))
        if isinstance(value, dict):
            budget.spend(sum(map(size, value)))
        return value

    @staticmethod
    def captured(context: Context, pieces: list[str]) -> str:
        """What a macro or a block has printed, put together."""
        length = sum(map(len, pieces))
        if length > MAX_CAPTURE:
            raise SecurityError("шаблон печатает слишком много")
        if length > SHORT:
            budget: Budget = context.parent["#budget"]
            budget.spend(length)
        return "".join(pieces)


@pass_context
def _steps(context: Context, items: Any, cost: int) -> Any:
    budget: Budget = context.parent["#budget"]
    return budget.steps(items, cost)


@pass_context
def _charged(context: Context, value: Any) -> Any:
    # nearly every value is a text that costs nothing
    if value.__class__ is str and len(value) <= SHORT:
        return value
    budget: Budget = context.parent["#budget"]
    if value.__class__ is list:
        budget.spend(ITEM_COST * len(value))
        return value
    return budget.charged(value)


@pass_context
def _spend(context: Context, cost: int) -> None:
    budget: Budget = context.parent["#budget"]
    budget.spend(cost)
