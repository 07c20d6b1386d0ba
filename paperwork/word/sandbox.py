"""The Jinja environment of templates: what their expressions can reach."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import StrictUndefined, pass_context
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import SandboxedEnvironment, is_internal_attribute

from paperwork.word.bounds import OPERATORS, Budget, bounded, bounded_range
from paperwork.word.filters import TESTS, standard
from paperwork.word.values import plain

CLOSED = (str, bytes, list, tuple, set, frozenset, dict, int, float, complex, Macro, LoopContext, type)
CALL_COST = 300
MAX_CAPTURE = 16 << 20


class FieldMissingError(TemplateRuntimeError):
    """A record has no such field."""


class WordEnvironment(SandboxedEnvironment):
    """Records are read by their fields, nothing is called but what the engine itself gives."""

    intercepted_binops = frozenset(OPERATORS)

    def __init__(self, filters: Mapping[str, Callable[..., object]] | None = None) -> None:
        super().__init__(
            block_start_string="\x01%",
            block_end_string="%\x01",
            variable_start_string="\x01{",
            variable_end_string="}\x01",
            comment_start_string="\x01#",
            comment_end_string="#\x01",
            keep_trailing_newline=True,
            undefined=StrictUndefined,
            optimized=False,
            cache_size=0,
        )
        self.filters = {**standard(), **(filters or {}), "#steps": _steps, "#spend": _spend}
        self.tests = dict(TESTS)
        self.globals = {"range": bounded_range}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a record, or an attribute of an object, when it is open to templates."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item of a record or a list; undefined when there is none."""
        if isinstance(argument, str):
            if argument.startswith("_"):
                raise SecurityError(f"имя «{argument}» закрыто")
            return self._named(obj, argument)
        try:
            return obj[argument]
        except (LookupError, TypeError, AttributeError):
            return self.undefined(obj=obj, name=argument)

    def _named(self, obj: Any, name: str) -> Any:
        if isinstance(obj, Mapping):
            try:
                return obj[name]
            except LookupError:
                return self.undefined(obj=obj, name=name)
        if isinstance(obj, StrictUndefined):
            return obj
        if isinstance(obj, CLOSED) and not isinstance(obj, tuple):
            return self.undefined(obj=obj, name=name)
        if is_internal_attribute(obj, name):
            raise SecurityError(f"имя «{name}» закрыто")
        value = getattr(obj, name, self)
        if value is self:
            return self.undefined(obj=obj, name=name)
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
        __context.parent["#budget"].spend(CALL_COST)
        return __obj(*args, **kwargs)

    def call_binop(self, _: Context, operator: str, left: Any, right: Any) -> Any:
        """An operation whose result is of a reasonable size."""
        return OPERATORS[operator](left, right)

    @staticmethod
    def joined(pieces: tuple[Any, ...]) -> Any:
        """The words of several values, one after another."""
        return bounded("".join(map(plain, pieces)))

    @staticmethod
    def captured(pieces: list[str]) -> str:
        """What a macro or a block has printed, put together."""
        if sum(map(len, pieces)) > MAX_CAPTURE:
            raise SecurityError("шаблон печатает слишком много")
        return "".join(pieces)


@pass_context
def _steps(context: Context, items: Any, cost: int) -> Any:
    budget: Budget = context.parent["#budget"]
    return budget.steps(items, cost)


@pass_context
def _spend(context: Context, cost: int) -> None:
    budget: Budget = context.parent["#budget"]
    budget.spend(cost)
