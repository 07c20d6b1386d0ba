"""A program that was started to outlive its terminal, as by «nohup», goes on ignoring that it is closed."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
import uvicorn

from paperwork.common.signals import endings_deferred, endings_interrupt
from paperwork.documents.making import workers
from paperwork.web.memory import Memory
from paperwork.web.server import Server

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the signals of POSIX")


@pytest.fixture(autouse=True)
def _outlives_its_terminal() -> Iterator[None]:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.getsignal(number) for number in numbers}
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def also_ended() -> AbstractContextManager[None]:
    return Server(uvicorn.Config(lambda: None), Memory(), print).also_ended()


@pytest.mark.parametrize("during", [endings_interrupt, endings_deferred, also_ended])
def test_the_program_goes_on(during: Callable[[], AbstractContextManager[None]]) -> None:
    with during():
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN


def test_so_do_the_processes_that_make_its_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gc, "disable", lambda: None)
    workers._start_worker()
    assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    assert signal.getsignal(signal.SIGTERM) == workers._leave


def test_without_that_the_page_heeds_it() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    with also_ended():
        assert signal.getsignal(signal.SIGHUP) not in (signal.SIG_DFL, signal.SIG_IGN)
    assert signal.getsignal(signal.SIGHUP) == signal.SIG_DFL
