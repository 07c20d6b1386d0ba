"""How large the pieces of the program may grow, so that each is read at a glance."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from modules import MODULES, PACKAGE, nodes_of, source_of

MODULE_LINES = 250
FUNCTION_LINES = 40
MEDIAN_LINES = 6


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """The functions of a module with their lines, the signature included."""
    for node in nodes_of(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_a_module_has_one_noun() -> None:
    for path in MODULES:
        name = str(path.relative_to(PACKAGE))
        assert len(source_of(path).splitlines()) <= MODULE_LINES, name
        assert {function: lines for function, lines in functions(path) if lines > FUNCTION_LINES} == {}, name


def test_functions_stay_short() -> None:
    assert median(lines for path in MODULES for _, lines in functions(path)) <= MEDIAN_LINES
