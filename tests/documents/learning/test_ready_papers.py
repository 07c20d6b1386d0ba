"""A ready paper of a well filled client, learnt, prints the ready papers of others."""

from __future__ import annotations

from functools import partial

import pytest
from trip import Trip, trip
from whole_sample import kinds_of, made_of, sample

TEACHER, OTHERS = "27", ("12", "15")
PAPERS = ("profile", "service_plan")


@pytest.fixture(scope="module")
def trips() -> dict[str, Trip]:
    """Each paper of the client who has most filled in, made for two others."""
    people = sample()
    by_number = {case.client.file_number: case for case in people if case.client}
    others = [by_number[number] for number in OTHERS]
    kinds = kinds_of(people, list(PAPERS))
    return {kind.name: trip(kind.name, partial(made_of, kind), by_number[TEACHER], others) for kind in kinds}


@pytest.mark.parametrize("name", PAPERS)
def test_is_learnt(name: str, trips: dict[str, Trip]) -> None:
    found = trips[name]
    assert found.recall >= 0.95
    assert found.precision >= 0.94
    assert found.leaks == []
    assert found.learnt.residue == []
    assert found.learnt.comparison.ratio >= 0.995
