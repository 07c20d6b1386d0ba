"""Templates compiled before a book is opened: nobody's first list of clients waits for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk

from paperwork.documents.kinds import has_to_be_compiled
from paperwork.web.compiled_ahead import compile_ahead
from paperwork.word.cache import user_cache

pytestmark = pytest.mark.usefixtures("place")
PATIENCE = 60  # seconds for a process that starts on a busy machine


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where compiled templates are kept: nothing is there yet."""
    monkeypatch.setenv("PAPERWORK_CACHE", str(tmp_path / "cache"))
    user_cache.cache_clear()
    yield tmp_path / "cache"
    user_cache.cache_clear()


@pytest.fixture
def templates(desk: Desk) -> list[Path]:
    """Two good templates; between them one that is refused and one that is gone."""
    texts = ("{{ клиент.фио }}", "{{ клиент.возрост }", "", "{{ клиент.дело }}")
    found = [desk.template(f"Бумага {number}", text) for number, text in enumerate(texts)]
    found[2].unlink()
    return found


def ended(templates: list[Path]) -> int | None:
    """The exit code of the process that compiles the templates."""
    process = compile_ahead(templates)
    assert process is not None
    process.join(PATIENCE)
    return process.exitcode


def test_all_are_kept_once(templates: list[Path]) -> None:
    assert ended(templates) == 0
    there = [path.read_bytes() for path in templates if path.exists()]
    assert [has_to_be_compiled(source) for source in there] == [False, True, False]
    assert compile_ahead(templates) is None
    assert compile_ahead(templates[2:]) is None


def test_a_process_that_cannot_keep_anything_ends(place: Path, templates: list[Path]) -> None:
    place.write_text("a file where the folder would be")
    assert ended(templates) == 0
    assert place.read_text() == "a file where the folder would be"


def test_no_process_starts_where_nothing_is_kept(
    templates: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPERWORK_CACHE", "off")
    user_cache.cache_clear()
    assert compile_ahead(templates) is None
    assert compile_ahead([]) is None
