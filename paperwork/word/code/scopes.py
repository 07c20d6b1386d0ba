"""The names that a template sets itself, by loops, {% set %}, {% with %} and the arguments of macros."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jinja2 import nodes

from paperwork.word.code.tag_tree import Ref


class Scopes:
    """The names by their scopes, the innermost last; a name is None where it is not simply a field."""

    def __init__(self) -> None:
        self._scopes: list[dict[str, Ref | None]] = [{}]

    def __contains__(self, name: str) -> bool:
        return any(name in scope for scope in self._scopes)

    def __getitem__(self, name: str) -> Ref | None:
        return next(scope[name] for scope in reversed(self._scopes) if name in scope)

    def __iter__(self) -> Iterator[str]:
        return (name for scope in self._scopes for name in scope)

    def bind(self, target: nodes.Node, value: Ref | None) -> None:
        """Gives a name its value."""
        if isinstance(target, nodes.Name):
            self._scopes[-1][target.name] = value
        elif isinstance(target, (nodes.Tuple, nodes.List)):
            for item in target.items:
                self.bind(item, None)

    @contextmanager
    def inner(self) -> Iterator[None]:
        """Names that are forgotten afterwards."""
        self._scopes.append({})
        yield
        self._scopes.pop()

    @contextmanager
    def of_macro(self) -> Iterator[None]:
        """The inside of a macro, which sees the names of the whole part and not those where it is called."""
        outer, self._scopes = self._scopes, [self._scopes[0], {}]
        yield
        self._scopes = outer
