"""What lies ready in the checkout is what the program makes; what the documents tell people to type works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from desk import ROOT, Desk

from paperwork.forms import READY

COMMAND = re.compile(r"^paperwork .+$", re.MULTILINE)
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("name", READY)
def test_ready_books_are_up_to_date(name: str) -> None:
    assert (ROOT / name).read_bytes() == READY[name](), "run: make forms"


@pytest.mark.parametrize("page", ["README.md", "docs/guide.ru.md"])
def test_the_commands_that_people_are_told_to_type(
    page: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.folder)
    blocks = BLOCK.findall((ROOT / page).read_text(encoding="utf-8"))
    lines = [line for block in blocks for line in COMMAND.findall(block)]
    assert len(lines) >= 3
    for line in lines:
        run = desk.run(*shlex.split(line)[1:])
        assert run.status == 0, f"{line}: {run.err}"


def test_the_links_of_the_documents_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / Path(target)).exists(), f"{page.name}: {target}"
