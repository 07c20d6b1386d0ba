"""How large the pieces of the program may grow, so that each is read at a glance."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

PACKAGE = Path(__file__).parent.parent / "paperwork"
MODULES = sorted(PACKAGE.rglob("*.py"))
MODULE_LINES = 250
FUNCTION_LINES = 40
MEDIAN_LINES = 6


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """The functions of a module with their lines, the signature included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_has_one_noun(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MODULE_LINES
    assert {name: lines for name, lines in functions(path) if lines > FUNCTION_LINES} == {}


def test_functions_stay_short() -> None:
    assert median(lines for path in MODULES for _, lines in functions(path)) <= MEDIAN_LINES
