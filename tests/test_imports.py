"""Which module may know which: imports point one way, and every module says what lives in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "paperwork"
MODULES = sorted(PACKAGE.rglob("*.py"))
# The floors, from the ground up; `docs/architecture.md` shows the same ten names.
FLOORS = (
    ("common", "russian"),
    ("sheets",),
    ("word", "book"),
    ("intake", "case"),
    ("documents",),
    ("web",),
    ("cli",),
)
# The way of a template inside the engine, from the package of the file to the joined documents.
ENGINE = (
    "docx",
    "language",
    "reading",
    "code",
    "cache",
    "compiler",
    "condition",
    "slow",
    "template",
    "joining",
    "",
)
BESIDE = {"__init__.py", "__main__.py", "py.typed", "__pycache__"}
FORMATS = {"excel", "wordform", "phone"}  # importers that do not know one another
RANK = {room: rank for rank, floor in enumerate(FLOORS) for room in floor} | {"": 0, "__main__": len(FLOORS)}
STRANGERS = [{"intake", "word"}, {"book", "word"}, {"russian", "word"}]  # rooms that do not know one another


def name_of(path: Path) -> str:
    """The dotted name inside the package: «output.store», «» for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


NAMES = {name_of(path) for path in MODULES}


def room(name: str) -> str:
    """The room of the program where the module lives."""
    return name.split(".")[0]


def format_of(name: str) -> str:
    """The format of input whose importer the module belongs to, where it belongs to one."""
    return name.split(".")[1] if name.startswith("intake.") else ""


def imported(path: Path) -> Iterator[str]:
    """The modules of this package that a module imports: for types only and by their names in a text too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "paperwork":
            base = (node.module or "").removeprefix("paperwork").removeprefix(".")
            inner = {f"{base}.{alias.name}".removeprefix(".") for alias in node.names} & NAMES
            yield from inner or {base}
        elif isinstance(node, ast.Import):
            yield from (
                name for alias in node.names if (name := alias.name.removeprefix("paperwork.")) in NAMES
            )
        elif isinstance(node, ast.Constant) and str(node.value).startswith("paperwork."):
            yield from {str(node.value).removeprefix("paperwork.")} & NAMES


def test_the_package_holds_ten_rooms() -> None:
    found = {entry.name for entry in PACKAGE.iterdir()} - BESIDE
    assert found == {room for floor in FLOORS for room in floor}
    assert len(found) == 10


def test_the_architecture_page_shows_the_rooms_and_their_floors() -> None:
    page = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d) \| `(\w+)` \| (.+) \|$", page, re.MULTILINE)
    assert sorted((room, int(floor)) for floor, room, _ in rows) == sorted(
        (room, number) for number, floor in enumerate(FLOORS, 1) for room in floor
    )
    for _, room, words in rows:
        for folder in re.findall(r"`([\w/]+)/`", words):
            assert any(path.is_dir() for path in (PACKAGE / room).rglob(folder)), f"{room}: {folder}"


def test_the_architecture_page_names_classes_and_modules_that_there_are() -> None:
    page = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    code = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    names = set(re.findall(r"`([A-Z][a-z]+[A-Z]?\w*)`", page))
    assert [
        name for name in names if not re.search(rf"^(class {name}\b|{name} = )", code, re.MULTILINE)
    ] == []
    there = [f"/{path.relative_to(PACKAGE).as_posix()}" for path in PACKAGE.rglob("*")]
    for named in re.findall(r"`([a-z_]+(?:/[a-z_]+)+(?:\.\w+)?)/?`", page):
        path = f"/{named}" if "." in named else f"/{named}.py"
        found = [other for other in there if other.endswith((path, f"/{named}"))]
        assert found or (PACKAGE.parent / named).exists(), named


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    own = name_of(path)
    for other in imported(path):
        assert RANK[room(other)] <= RANK[room(own)], f"{own} knows {other}"
        assert {room(own), room(other)} not in STRANGERS, f"{own} knows {other}"
        assert len({format_of(own), format_of(other)} & FORMATS) < 2, f"{own} knows {other}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "word").rglob("*.py")), ids=name_of)
def test_the_engine_is_built_in_steps(path: Path) -> None:
    own = name_of(path).split(".")[1:2] or [""]
    for other in imported(path):
        if room(other) == "word":
            step = other.split(".")[1:2] or [""]
            assert ENGINE.index(step[0]) <= ENGINE.index(own[0]), f"{name_of(path)} knows {other}"


def test_no_rooms_know_each_other() -> None:
    known = {(room(name_of(path)), room(other)) for path in MODULES for other in imported(path)}
    assert [pair for pair in known if pair[0] != pair[1] and pair[::-1] in known] == []


def test_no_imports_go_in_a_circle() -> None:
    left = {name_of(path): {*imported(path)} - {name_of(path)} for path in MODULES}
    for name in left:  # a package may gather what its modules hold
        left[name] -= {name.rpartition(".")[0]}
    while free := [name for name, others in left.items() if not others & left.keys()]:
        for name in free:
            del left[name]
    assert left == {}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_lives_there(path: Path) -> None:
    first = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0]
    assert first.endswith((".", ":"))


@pytest.mark.parametrize("path", sorted((PACKAGE / "cli").rglob("*.py")), ids=name_of)
def test_the_commands_load_only_what_they_need(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    at_once = {node.module or "" for node in tree.body if isinstance(node, ast.ImportFrom)}
    ours = {module for module in at_once if module.startswith("paperwork")}
    light = {
        "paperwork",
        "paperwork.common.errors",
        "paperwork.cli.translations",
        "paperwork.cli",
        "paperwork.cli.shell",
        "paperwork.cli.options",
        "paperwork.cli.period",
    }
    assert ours <= light
