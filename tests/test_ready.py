"""What is generated in the checkout is up to date; the commands that the documents show work."""

from __future__ import annotations

import io
import re
import shlex
import shutil
import tomllib
import zipfile
from pathlib import Path

import pytest
from desk import ROOT, Desk

from paperwork import __version__
from paperwork.documents.ready import READY
from paperwork.documents.template_files import template_paths
from paperwork.sheets import SCHEMAS

COMMAND = re.compile(r"^paperwork .+$", re.MULTILINE)
JSON_FILE = re.compile(r"`(\w+\.json)`:\n\n```json\n(.*?)```", re.DOTALL)
GIVEN = ("Ходатайство.docx", "Эмблема.svg")  # files of samples/ that the guide has people take
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def contents(file: bytes) -> dict[str, bytes]:
    """The parts of a workbook or a document by name: how tightly they are packed is no matter."""
    if not zipfile.is_zipfile(io.BytesIO(file)):
        return {"": file}
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("name", READY)
def test_what_lies_ready_is_up_to_date(name: str) -> None:
    assert (ROOT / name).is_file(), "run: make forms"
    assert contents((ROOT / name).read_bytes()) == contents(READY[name]()), "run: make forms"


def test_nothing_else_lies_among_the_forms() -> None:
    found = {path.relative_to(ROOT).as_posix() for path in (ROOT / "forms").rglob("*") if path.is_file()}
    ready = {name for name in READY if name.startswith("forms/")}
    assert found == ready, f"run: make forms; delete {sorted(found - ready)}"


@pytest.mark.parametrize("page", ["README.md", "docs/guide.ru.md"])
def test_the_commands_that_people_are_told_to_type(
    page: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.folder)
    text = (ROOT / page).read_text(encoding="utf-8")
    for name in GIVEN:
        shutil.copy(ROOT / "samples" / name, desk.folder)
    for name, content in JSON_FILE.findall(text):
        (desk.folder / name).write_text(content, encoding="utf-8")
    blocks = BLOCK.findall(text)
    lines = [line for block in blocks for line in COMMAND.findall(block)]
    assert len(lines) >= 3
    for line in lines:
        run = desk.run(*shlex.split(line)[1:])
        assert run.status == 0, f"{line}: {run.err}"


def test_the_links_of_the_documents_lead_somewhere() -> None:
    for page in (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / Path(target)).exists(), f"{page.name}: {target}"


def test_the_license_and_the_version_are_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (project["license"], project["license-files"]) == ("MIT", ["LICENSE"])
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License\n")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[(\d\S*)\]", changes, re.MULTILINE)
    assert versions[0] == project["version"] == __version__


def test_the_guide_lists_every_document() -> None:
    guide = (ROOT / "docs" / "guide.ru.md").read_text(encoding="utf-8")
    missing = [name for name in template_paths(None) if f"\n| {name} | " not in guide]
    assert missing == [], "add their rows to the table of documents in docs/guide.ru.md"


def test_the_guide_tells_of_every_sheet() -> None:
    guide = (ROOT / "docs" / "guide.ru.md").read_text(encoding="utf-8")
    table = guide.partition("Что на листах:")[2].partition("Обязательны только")[0]
    named = {name for row in table.splitlines() for name in row.strip("| ").partition(" |")[0].split(", ")}
    missing = [schema.sheet.title for schema in SCHEMAS if schema.sheet.title not in named]
    assert missing == [], "add their rows to the table of sheets in docs/guide.ru.md"
