"""The tests of a run shared among several processes, which are forked when all tests are collected.

What collecting has imported and made is there in each of them at once: pytest-xdist starts processes that
collect all anew, which takes as long as some hundred tests. A file of tests is run by one process, the next
one by whoever is free. Where a system cannot fork, pytest-xdist does the same.
"""

from __future__ import annotations

import mmap
import os
import random
import signal
import traceback
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any, NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.common.processors import processors

Files = list[list[pytest.Item]]
SIZE = 4  # bytes of a number
LOOK = 1.0  # seconds between two looks whether a process that says nothing is still there
THROUGH, DEATH = "through", "death"
LOST = "the process that ran this file has died; the last test that it began: {}"


def number_of_processes(asked: str) -> int:
    """«auto»: one more than processors, as now and then one waits for another."""
    if asked != "auto":
        return int(asked)
    return 1 + processors()


class Numbers:
    """The numbers below ``count``, each for one of the processes that ask."""

    def __init__(self, count: int) -> None:
        self._end, begin = os.pipe()
        os.write(begin, b"".join(number.to_bytes(SIZE, "big") for number in range(count)))
        os.close(begin)

    def take(self) -> int | None:
        """The next number; none when all are taken."""
        found = os.read(self._end, SIZE)  # so few bytes are never parted
        return int.from_bytes(found, "big") if found else None


@dataclass(eq=False)
class Worker:
    """A process that runs tests, as the first process sees it."""

    process: int
    messages: Connection
    place: mmap.mmap  # the number of the file that it has in hand, and of the test there
    over: tuple[int, int] = (0, 0)  # the last test that it has told of: the file, the number of tests
    is_through: bool = False  # whether no test is left for it

    @property
    def at(self) -> tuple[int, int]:
        """The number of the file that it has in hand, and of the test there."""
        return int.from_bytes(self.place[:SIZE], "big"), int.from_bytes(self.place[SIZE:], "big")

    @property
    def is_gone(self) -> bool:
        """Whether the process has ended."""
        return os.waitid(os.P_PID, self.process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def end(self) -> None:
        """Waits until it is gone; it is ended as by Ctrl-C where tests are left."""
        if not self.is_through:
            os.kill(self.process, signal.SIGINT)
        os.waitpid(self.process, 0)


class Sharing:
    """A plugin that runs the collected tests in so many processes."""

    def __init__(self, processes: int) -> None:
        self._processes = processes

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """Takes the place of pytest's own loop, where there is something to share."""
        files = [[*items] for _, items in groupby(session.items, key=lambda item: item.path)]
        if session.testsfailed or session.config.option.collectonly or len(files) < 2:
            return None
        # the folder of all temporary folders: each process would else make one that nobody removes
        session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
        _read_constants()
        numbers = Numbers(len(files))
        workers = [_forked(files, numbers) for _ in range(min(self._processes, len(files)))]
        try:
            _follow(session, files, workers)
        finally:
            for worker in workers:
                worker.end()
        return True


@settings(max_examples=100, database=None)
@given(st.text(), st.integers())
def _read_constants(_text: str, _number: int) -> None:
    """Has hypothesis look for constants in all the code that is read, before each process does."""


def _forked(files: Files, numbers: Numbers) -> Worker:
    messages, own = Pipe(duplex=False)
    place = mmap.mmap(-1, 2 * SIZE)
    process = os.fork()
    if process == 0:
        messages.close()
        _work(files, numbers, own, place)
    own.close()
    return Worker(process, messages, place)


def _work(files: Files, numbers: Numbers, messages: Connection, place: mmap.mmap) -> NoReturn:
    """Runs tests until none is left: the life of a process."""
    status = 1
    try:
        random.seed()  # else all draw the same
        telling = _Telling(files[0][0].config, messages)
        for file, test, following in _taken(files, numbers):
            place[:] = file.to_bytes(SIZE, "big") + test.to_bytes(SIZE, "big")
            item = files[file][test]
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            telling.tell(file, test)
        messages.send(THROUGH)
        status = 0
    except BaseException:  # whatever it is: what stands above in the stack is work of the first process
        traceback.print_exc()
    finally:
        os._exit(status)


def _taken(files: Files, numbers: Numbers) -> Iterator[tuple[int, int, pytest.Item | None]]:
    """The file, the test there, and what follows: a file is taken as the last test of another begins."""
    file = numbers.take()
    while file is not None:
        last = len(files[file]) - 1
        for test in range(last):
            yield file, test, files[file][test + 1]
        following = numbers.take()
        yield file, last, None if following is None else files[following][0]
        file = following


class _Telling:
    """A plugin that tells the first process what has come of the tests of this one."""

    def __init__(self, config: pytest.Config, messages: Connection) -> None:
        self._config, self._messages = config, messages
        self._calls: list[tuple[str, dict[str, Any]]] = []
        config.pluginmanager.unregister(name="terminalreporter")  # the first process shows them
        config.pluginmanager.register(self)
        capture: Any = config.pluginmanager.getplugin("capturemanager")
        capture.stop_global_capturing()  # it goes into files that all processes share
        capture.start_global_capturing()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """What has come of the preparing, of the test itself, of the clearing away."""
        data = self._config.hook.pytest_report_to_serializable(config=self._config, report=report)
        self._calls.append(("report", data))

    def pytest_warning_recorded(
        self,
        warning_message: warnings.WarningMessage,
        when: str,
        nodeid: str,
        location: tuple[str, int, str] | None,
    ) -> None:
        """A warning that is no error."""
        told = warning_message
        plain = warnings.WarningMessage(str(told.message), told.category, told.filename, told.lineno)
        data = {"warning_message": plain, "when": when, "nodeid": nodeid, "location": location}
        self._calls.append(("warning", data))

    def tell(self, file: int, test: int) -> None:
        """Sends what has come together of that test."""
        self._messages.send((file, test, self._calls))
        self._calls = []


def _follow(session: pytest.Session, files: Files, workers: list[Worker]) -> None:
    """Passes on to pytest what the processes tell, until all are through."""
    left = {worker.messages: worker for worker in workers}
    while left:
        ready = wait([*left], LOOK)
        dead = [] if ready else [messages for messages, worker in left.items() if worker.is_gone]
        for messages in [*ready, *dead]:
            assert isinstance(messages, Connection)
            worker = left[messages]
            try:
                message = messages.recv() if messages.poll() else DEATH
            except EOFError:
                message = DEATH
            if message in (DEATH, THROUGH):
                worker.is_through = True
                del left[messages]
                if message == DEATH:
                    _give_up(session, files, worker)
            else:
                _pass_on(session, files, worker, *message)


def _pass_on(
    session: pytest.Session,
    files: Files,
    worker: Worker,
    file: int,
    test: int,
    calls: list[tuple[str, dict[str, Any]]],
) -> None:
    hook, item = session.config.hook, files[file][test]
    for kind, data in calls:
        if kind == "warning":
            hook.pytest_warning_recorded.call_historic(kwargs=data)
        else:
            report = hook.pytest_report_from_serializable(config=session.config, data=data)
            item.ihook.pytest_runtest_logreport(report=report)
    worker.over = file, test + 1
    _over(session, item)


def _give_up(session: pytest.Session, files: Files, worker: Worker) -> None:
    """The tests of a file whose process has died have failed."""
    file, test = worker.at
    why = LOST.format(files[file][test].nodeid)
    over = worker.over[1] if worker.over[0] == file else 0
    for item in files[file][over:] or files[file][-1:]:
        report = pytest.TestReport(item.nodeid, item.location, {}, "failed", why, "call")
        item.ihook.pytest_runtest_logreport(report=report)
        _over(session, item)


def _over(session: pytest.Session, item: pytest.Item) -> None:
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    if session.shouldfail:
        raise session.Failed(session.shouldfail)
    if session.shouldstop:
        raise session.Interrupted(session.shouldstop)
