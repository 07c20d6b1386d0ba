"""Each promise of docs/promises.md names a test, and the test is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"^\| (?P<said>.+?) \| (?P<tests>`.+?`) \|$", re.MULTILINE)
PROMISES = ROW.findall((ROOT / "docs/promises.md").read_text("utf-8"))


@pytest.mark.parametrize("tests", [tests for _, tests in PROMISES], ids=[said for said, _ in PROMISES])
def test_a_promise_has_its_test(tests: str) -> None:
    for test in re.findall(r"`(.+?)`", tests):
        path, _, name = test.partition("::")
        tree = ast.parse((ROOT / path).read_text("utf-8"))
        assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_row_is_a_promise() -> None:
    lines = (ROOT / "docs/promises.md").read_text("utf-8").splitlines()
    rows = [line for line in lines if line.startswith("|") and not line.startswith(("| Обещание", "|---"))]
    assert len(rows) == len(PROMISES) > 0
