"""A table of cases in one test: every case is run, and each that fails is named."""

from __future__ import annotations

import inspect

import pytest
from each import each


def test_every_case_is_run_and_those_that_fail_are_named() -> None:
    seen = []

    @each("second", ["а", pytest.param("б", id="the other")])
    @each("first, wanted", [(1, 1), (2, 0), (3, 3)], ids=["one", "two", "three"])
    def test(first: int, wanted: int, second: str, fixture: str) -> None:
        """What it says."""
        seen.append((first, second, fixture))
        assert first == wanted

    assert list(inspect.signature(test).parameters) == ["fixture"]
    assert test.__doc__ == "What it says."
    with pytest.raises(ExceptionGroup) as caught:
        test(fixture="х")
    assert seen == [(first, second, "х") for second in "аб" for first in (1, 2, 3)]
    groups = caught.value.exceptions
    assert [group.__notes__ for group in groups] == [["case: 'а'"], ["case: the other"]]
    assert all(isinstance(group, ExceptionGroup) for group in groups)
    assert "1 of 3 cases" in str(groups[0])
    inner = [failure for group in groups if isinstance(group, ExceptionGroup) for failure in group.exceptions]
    assert [failure.__notes__ for failure in inner] == [["case: two"]] * 2


def test_a_case_with_marks_or_without_its_arguments_is_refused() -> None:
    with pytest.raises(AssertionError, match="a test of its own"):
        each("case", [pytest.param(1, marks=pytest.mark.skip)])
    with pytest.raises(AssertionError):
        each("other", [1])(lambda: None)


def test_an_empty_table_is_no_test() -> None:
    with pytest.raises(AssertionError, match="no cases"):
        each("case", [])
