"""Which module may know which: imports point one way, and every module says what lives in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from modules import MODULES, PACKAGE, nodes_of, source_of, tree_of

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
    "preparing",
    "code",
    "cache",
    "compiler",
    "condition",
    "draft",
    "tracing",
    "draft_look",
    "slow",
    "template",
    "joining",
    "foreign",
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


@cache
def imported(path: Path) -> frozenset[str]:
    """The modules of this package that a module imports: for types only and by their names in a text too."""
    return frozenset(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    for node in nodes_of(path):
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
    code = "\n".join(map(source_of, MODULES))
    names = set(re.findall(r"`([A-Z][a-z]+[A-Z]?\w*)`", page))
    assert [
        name for name in names if not re.search(rf"^(class {name}\b|{name} = )", code, re.MULTILINE)
    ] == []
    there = [f"/{path.relative_to(PACKAGE).as_posix()}" for path in PACKAGE.rglob("*")]
    for named in re.findall(r"`([a-z_]+(?:/[a-z_]+)+(?:\.\w+)?)/?`", page):
        path = f"/{named}" if "." in named else f"/{named}.py"
        found = [other for other in there if other.endswith((path, f"/{named}"))]
        assert found or (PACKAGE.parent / named).exists(), named


def within(name: str) -> Iterator[Path]:
    """The modules of a room."""
    return (path for path in MODULES if path.is_relative_to(PACKAGE / name))


def test_imports_point_one_way() -> None:
    for path in MODULES:
        own = name_of(path)
        for other in imported(path):
            assert RANK[room(other)] <= RANK[room(own)], f"{own} knows {other}"
            assert {room(own), room(other)} not in STRANGERS, f"{own} knows {other}"
            assert len({format_of(own), format_of(other)} & FORMATS) < 2, f"{own} knows {other}"


def test_the_engine_is_built_in_steps() -> None:
    for path in within("word"):
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


def test_every_module_says_what_lives_there() -> None:
    first = {name_of(path): (ast.get_docstring(tree_of(path)) or "").partition("\n")[0] for path in MODULES}
    assert [name for name, line in first.items() if not line.endswith((".", ":"))] == []


def test_the_commands_load_only_what_they_need() -> None:
    light = {
        "paperwork",
        "paperwork.common.errors",
        "paperwork.common.records",
        "paperwork.cli.translations",
        "paperwork.cli",
        "paperwork.cli.shell",
        "paperwork.cli.options",
        "paperwork.cli.questions",
        "paperwork.cli.period",
    }
    for path in within("cli"):
        at_once = {node.module or "" for node in tree_of(path).body if isinstance(node, ast.ImportFrom)}
        ours = {module for module in at_once if module.startswith("paperwork")}
        assert ours <= light, name_of(path)


def test_the_page_starts_without_what_few_of_its_users_wait_for() -> None:
    paths = {f"paperwork.{name_of(path)}": path for path in MODULES}
    seen, waiting = set[str](), ["paperwork.web.server"]
    while waiting:
        name = waiting.pop()
        path = paths.get(name)
        for node in tree_of(path).body if path and name not in seen else ():
            if isinstance(node, ast.ImportFrom):
                waiting += [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
            elif isinstance(node, ast.Import):
                waiting += [alias.name for alias in node.names]
        seen.add(name)
    libraries = {name.partition(".")[0] for name in seen}
    assert libraries >= {"lxml", "starlette"}
    assert libraries.isdisjoint({"docx", "docxtpl", "openpyxl", "pymorphy3", "pypdfium2", "rapidfuzz"})
    assert not [name for name in seen if name.startswith("paperwork.book.anonymous.")]
