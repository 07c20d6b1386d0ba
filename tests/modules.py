"""The program's modules as its own tests read them: each is parsed once."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "paperwork"
LEAVES = (ast.Name, ast.Constant, ast.alias, ast.operator, ast.cmpop)  # half of all nodes: with none below
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
    """Every node of a module's tree but the contexts of names."""
    return _nodes(tree_of(path))


def nodes_in(code: str) -> tuple[ast.AST, ...]:
    """Every node of the tree of some code but the contexts of names."""
    return _nodes(ast.parse(code))


def _nodes(tree: ast.Module) -> tuple[ast.AST, ...]:
    """What `ast.walk` finds, in its order, but for what says whether a name is read or written: a third."""
    found: list[ast.AST] = [tree]
    for node in found:  # it grows meanwhile
        if isinstance(node, LEAVES):
            continue
        for value in vars(node).values():
            if isinstance(value, list):
                found += [item for item in value if isinstance(item, ast.AST)]
            elif isinstance(value, ast.AST) and not isinstance(value, ast.expr_context):
                found.append(value)
    return tuple(found)
