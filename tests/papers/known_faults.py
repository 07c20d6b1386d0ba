"""What the papers do not hold yet, by check and paper: whoever mends one takes its line away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

Faults = Mapping[str, Mapping[str, str]]  # check → paper → why it fails
PAGES: Faults = {
    "no_line_breaks_where_none_may": {
        "request_journal": "usual spaces where none may break",
    },
}
WORDS: Faults = {}


def marked(checks: Iterable[Callable[..., Any]], names: Iterable[str], faults: Faults) -> list[Any]:
    """Each check with each paper; what is known to fail is expected to."""
    papers = list(names)
    return [
        pytest.param(check, name, id=f"{check.__name__}-{name}", marks=_mark(faults, check, name))
        for check in checks
        for name in papers
    ]


def _mark(faults: Faults, check: Callable[..., Any], name: str) -> list[pytest.MarkDecorator]:
    reason = faults.get(check.__name__, {}).get(name)
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
