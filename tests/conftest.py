"""What all tests may ask for."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk import Desk
from sharing import Sharing, number_of_processes

if TYPE_CHECKING:
    from visitor import Visitor

    from paperwork.case.context import ClientContext

# The files that take longest, the longest first: they begin first, so that at the end of a run on several
# processors none of these is left to one of them alone. A file is run by one process, so that what its tests
# share is made once. The next two need no template: meanwhile the first has compiled all of them for all.
SLOWEST = (
    "test_printing",
    "test_wordform",
    "test_read_formats",
    "test_paper_pages",
    "test_browser",
    "test_ready",
    "test_typed_papers",
    "test_cluster",
    "test_round_trip",
    "test_edits",
    "test_phone_way",
    "test_browser_papers",
    "test_sandbox",
    "test_template_documents",
    "test_crash_safety",
    "test_books",
    "test_own_paper",
    "test_access",
    "test_nothing_lost",
    "test_anonymous",
    "test_blank",
    "test_first_hour",
    "test_bounded_work",
    "test_cures",
    "test_printing_ends",
    "test_anonymous_corpus",
    "test_paper_words",
    "test_cli",
    "test_batch",
    "test_finished",
    "test_read_sizes",
    "test_learn",
    "test_practice",
    "test_contributing",
    "test_ending",
    "test_problems_formats",
    "test_packages",
    "test_read_fuzz",
    "test_lint",
    "test_drafts",
    "test_problems",
    "test_json_books",
    "test_paper",
    "test_declarations",
    "test_own_file",
    "test_joined",
    "test_read",
    "test_amend",
    "test_template_pages",
    "test_for_whom",
    "test_read_files",
    "test_page",
    "test_values",
    "test_start",
    "test_sole_writer",
    "test_emblem",
)


# Linux keeps it in memory: the tests write and remove a hundred thousand small files, which waits for a disk
MEMORY = Path("/dev/shm")
ENOUGH = 2 << 30  # bytes that must be free there
LATER = time.time() + 86_400  # when what was used last was used
SIGNALS = ("SIGINT", "SIGHUP")  # a shell has them ignored by what it starts in the background

# What another processor does meanwhile, as tests are collected by one: the ready templates into the cache.
COMPILING = """
from paperwork.common.resources import folder
from paperwork.documents.catalogue import load_kinds
from paperwork.documents.template_files import template_files
load_kinds(template_files([folder("templates")]).values(), {})
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    """How many processes share the tests."""
    parser.addoption("--processes", metavar="N", help="so many processes, or «auto», share the tests")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Makes the folder that all processes of the run share; those that it starts have it from this one."""
    gc.disable()  # what collecting makes stays, see `pytest_collection_finish`
    for name in SIGNALS:
        if hasattr(signal, name):
            normal = signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL
            signal.signal(getattr(signal, name), normal)
    if hasattr(config, "workerinput"):
        return
    memory = MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH else None
    place = tempfile.mkdtemp(prefix="paperwork-tests-", dir=memory)
    config.add_cleanup(lambda: shutil.rmtree(place, ignore_errors=True))
    if memory:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))  # where pytest makes the tests' folders
        os.environ["TMPDIR"] = f"{place}/temporary"
        Path(os.environ["TMPDIR"]).mkdir()
        tempfile.tempdir = None  # it is asked for anew
    os.environ["XDG_STATE_HOME"] = f"{place}/state"
    os.environ["PAPERWORK_CACHE"] = f"{place}/cache"  # compiled templates, not among the user's own
    # a command in a process of its own would else compile the program's modules anew, each time
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if asked := config.getoption("--processes"):
        config.pluginmanager.register(Sharing(number_of_processes(asked)))
        compiling = subprocess.Popen([sys.executable, "-c", COMPILING], cwd=config.rootpath)
        config.add_cleanup(lambda: _end(compiling))


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slowest files first; else the order stays."""
    ranks = {name: rank for rank, name in enumerate(SLOWEST)}
    items.sort(key=lambda item: ranks.get(item.path.stem, len(ranks)))


def pytest_collection_finish() -> None:
    """What is collected stays to the end: the collector of garbage need not look at it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 50)
    gc.enable()


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """The templates that the first file has compiled are kept for all, whatever else the tests compile."""
    if item.path.stem == SLOWEST[0] and (nextitem is None or nextitem.path != item.path):
        for file in Path(os.environ["PAPERWORK_CACHE"]).rglob("*"):
            os.utime(file, (LATER, LATER))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """How many processes «-n auto» means: one more than processors, as now and then one waits for another."""
    return number_of_processes("auto")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty desk."""
    return Desk(tmp_path)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the page is served, once for the tests of a process."""
    from visitor import serving_here

    with serving_here() as found:
        yield found


@pytest.fixture
def visitor(address: str) -> Visitor:
    """Somebody who has just entered; no book is open."""
    from visitor import Visitor

    found = Visitor(address)
    found.enter()
    found.post("close", {"forget": "1"})
    return found


@pytest.fixture(scope="module")
def people() -> dict[str, ClientContext]:
    """The clients of the sample casebook by their numbers."""
    from whole_sample import sample  # few tests ask for them

    return {str(case.client.file_number): case for case in sample() if case.client}
