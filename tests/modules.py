"""The program's modules as its own tests read them: each is parsed once."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "paperwork"
MODULES = tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def source_of(path: Path) -> str:
    """The text of a module."""
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    """The tree of a module; who asks does not change it."""
    return ast.parse(source_of(path))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a module's tree."""
    return tuple(ast.walk(tree_of(path)))


def nodes_in(code: str) -> tuple[ast.AST, ...]:
    """Every node of the tree of some code."""
    return tuple(ast.walk(ast.parse(code)))
