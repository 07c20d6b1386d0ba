"""What all tests may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk import Desk

if TYPE_CHECKING:
    from visitor import Visitor


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty desk."""
    return Desk(tmp_path)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the page is served, once for the tests of a process."""
    from visitor import serving

    with serving() as found:
        yield found


@pytest.fixture
def visitor(address: str) -> Visitor:
    """Somebody who has just entered; no book is open."""
    from visitor import Visitor

    found = Visitor(address)
    found.enter()
    found.post("close", {"forget": "1"})
    return found
