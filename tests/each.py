"""Many cases in one test, which names each that fails.

A test of its own costs its collection, its fixtures and its reports: more than most cases of a table.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from functools import update_wrapper
from typing import Any

import pytest

Test = Callable[..., None]
Named = list[str] | Callable[[Any], object] | None
Ids = Iterable[str] | Callable[[Any], object] | None


def each(names: str | Sequence[str], values: Iterable[Any], ids: Ids = None) -> Callable[[Test], Test]:
    """Runs the test with each of the values, as `pytest.mark.parametrize` does, in one test.

    The cases share the fixtures: those are of the module or the session, or nothing that a case changes.
    """
    words = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    given = ids if ids is None or callable(ids) else [*ids]
    cases = [_case(words, value, place, given) for place, value in enumerate(values)]
    assert cases, "no cases"

    def gathering(test: Test) -> Test:
        def gathered(**fixtures: Any) -> None:
            failures = [
                failure
                for case, arguments in cases
                if (failure := _failure(test, case, {**arguments, **fixtures}))
            ]
            if failures:
                raise ExceptionGroup(f"{len(failures)} of {len(cases)} cases", failures)

        signature = inspect.signature(test)
        assert set(words) <= signature.parameters.keys(), words
        left = [item for name, item in signature.parameters.items() if name not in words]
        update_wrapper(gathered, test)
        del gathered.__wrapped__  # type: ignore[attr-defined]  # pytest would ask it for its arguments
        gathered.__signature__ = signature.replace(parameters=left)  # type: ignore[attr-defined]
        return gathered

    return gathering


def _case(
    words: list[str], value: Any, place: int, ids: list[str] | Callable[[Any], object] | None
) -> tuple[str, dict[str, Any]]:
    """The name of a case and its arguments."""
    given = None
    if hasattr(value, "marks"):  # pytest.param
        assert not value.marks, "a case with marks is a test of its own"
        given, value = value.id, value.values if len(words) > 1 else value.values[0]
    arguments = dict(zip(words, value if len(words) > 1 else [value], strict=True))
    if callable(ids):
        given = given or "-".join(str(ids(one)) for one in arguments.values())
    elif ids:
        given = given or ids[place]
    return given or "-".join(_shown(one) for one in arguments.values()), arguments


def _shown(value: Any) -> str:
    return getattr(value, "__name__", None) or repr(value)


def _failure(test: Test, case: str, arguments: dict[str, Any]) -> Exception | None:
    try:
        test(**arguments)
    except pytest.skip.Exception:
        return None
    except Exception as failure:
        failure.add_note(f"case: {case}")
        return failure
    return None
