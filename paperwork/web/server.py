"""The program behind the page: a port of its own, a browser that opens it, a clean end."""

from __future__ import annotations

import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from paperwork.common.atomic_files import reason
from paperwork.common.errors import PaperworkError
from paperwork.common.leftovers import sweep_temporary
from paperwork.common.records import dataclass
from paperwork.common.signals import handled_by, window_closed
from paperwork.intake.excel.container import LockedError
from paperwork.web.access import ADDRESS, Keys
from paperwork.web.app import app_of
from paperwork.web.compiled_ahead import compile_ahead
from paperwork.web.memory import Memory
from paperwork.web.open_book import OpenBook
from paperwork.web.opening import opened_at
from paperwork.web.outcome import changed_book
from paperwork.web.quiet import RussianProtocol, quiet
from paperwork.web.recovery import keep

FIRST_PORT = 8765
LAST_PORT = 8800
LOOK = 60.0  # seconds between two looks whether the book is still used
PATIENCE = 3  # seconds that an answer on its way has when the program ends
UNSAVED = (
    "В книге есть изменения, которых нет в скачанном файле. Скачайте книгу на странице"
    " или нажмите Ctrl-C еще раз: изменения сохранятся для вас одного, и при следующем запуске"
    " страница предложит их открыть."
)
UNWRITTEN = (
    "В книге есть изменения, которых нет в ее файле. Сохраните книгу на странице"
    " или нажмите Ctrl-C еще раз: изменения сохранятся для вас одного, и при следующем запуске"
    " страница предложит их открыть."
)
KEPT = (
    "Изменения книги, которых нет в вашем файле, сохранены: {}."
    " При следующем запуске страница предложит их открыть."
)
NOT_KEPT = "Изменений книги нет в вашем файле, и сохранить их не удалось: {}"
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class OwnBook:
    """The book that the program is started with."""

    path: Path
    password: str | None = None


def listening(port: int | None) -> socket.socket:
    """A socket at the port, or at the first free one. Raises `PaperworkError` where it is taken."""
    for number in [port] if port is not None else range(FIRST_PORT, LAST_PORT + 1):
        found = socket.socket()
        if sys.platform != "win32":  # there it would take the port away from another program
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((ADDRESS, number))
            found.listen()  # from now on who comes is waited for
        except (OSError, OverflowError):
            found.close()
        else:
            return found
    where = f"порт {port} занят или закрыт" if port is not None else "нет свободного порта"
    raise PaperworkError(f"Страницу не открыть: {where}; назовите другой: --port 9000")


class Server(uvicorn.Server):
    """A server that asks before changes are lost when it gets a signal to end."""

    def __init__(self, config: uvicorn.Config, memory: Memory, say: Say) -> None:
        super().__init__(config)
        self._memory = memory
        self._say = say
        self._was_told = False

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Ends, unless there is something to lose and the person does not know it yet."""
        opened = self._memory.opened
        if sig == signal.SIGINT and opened and not opened.is_saved and not self._was_told:
            self._was_told = True
            self._say(UNWRITTEN if opened.can_save else UNSAVED)
            return
        self._memory.ending.set()
        super().handle_exit(sig, frame)
        self._captured_signals.clear()  # the end was asked for: the command ends well

    @contextmanager
    def also_ended(self) -> Iterator[None]:
        """Has a closed terminal or window end it too."""
        hang_up = getattr(signal, "SIGHUP", None)
        if hang_up is None or threading.current_thread() is not threading.main_thread():
            with window_closed(self.end):
                yield
            return
        with handled_by(self.handle_exit, [hang_up]):
            yield

    def leave(self) -> None:
        """Ends as soon as what is being answered is answered."""
        self._memory.ending.set()
        self.should_exit = True

    def end(self) -> None:
        """Keeps what was not downloaded for the next start, and forgets all the rest."""
        memory = self._memory
        memory.ending.set()
        jobs = list(memory.jobs.values())
        is_ours = memory.lock.acquire(timeout=PATIENCE)  # else a request hangs: better to keep what there is
        try:
            if memory.opened and not memory.opened.is_saved:
                self._keep(memory.opened)
            memory.forget()
        finally:
            if is_ours:
                memory.lock.release()
        for job in jobs:  # each ends the office program that works for it, and removes its folder
            job.wait(PATIENCE)

    def _keep(self, opened: OpenBook) -> None:
        try:
            kept = keep(*changed_book(opened), opened.home)
        except PaperworkError as error:
            said = NOT_KEPT.format(error)
        except OSError as error:
            said = NOT_KEPT.format(reason(error))
        else:
            said = "" if self._was_told else KEPT.format(kept.path)
        with suppress(OSError):  # the terminal may be closed
            if said:
                self._say(said)


def open_own(own: OwnBook, memory: Memory) -> None:
    """Opens the book on the page, unless it has a password that is not given; the page asks for it then."""
    memory.own = own.path
    with suppress(*[LockedError] if own.password is None else []):
        memory.keep(opened_at(own.path, own.password))


def serve(
    port: int | None,
    files: Mapping[str, Path],
    say: Say,
    opens_browser: bool,
    memory: Memory | None = None,
    ends_unused: bool = False,
    own: OwnBook | None = None,
) -> None:
    """Serves the page until the program gets a signal to end, or its page says so.

    With ``ends_unused`` also when the page was not used for long: where there is no window to be closed.
    Its ``own`` book is open on it; the page asks for a password that is needed and not given.
    Raises `PaperworkError` where the book cannot be opened.
    """
    memory = memory or Memory()
    if own:
        open_own(own, memory)
    memory.touch()
    sweep_temporary()
    with listening(port) as found, quiet():
        keys = Keys(found.getsockname()[1])
        server = Server(_config(app_of(keys, files, memory)), memory, say)
        memory.leave = server.leave
        say(f"Страница открыта: {keys.url}")
        say("Адрес годен только на этом компьютере и только пока программа работает. Закончить — Ctrl-C.")
        threading.Thread(target=compile_ahead, args=([*files.values()],), daemon=True).start()
        watch = _watch(memory, ends_unused)
        if opens_browser:
            threading.Thread(target=webbrowser.open, args=(keys.url,), daemon=True).start()
        try:
            with server.also_ended():
                server.run(sockets=[found])
        finally:
            watch.set()
            server.end()


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=RussianProtocol,
        log_config=None,  # it would speak English
        access_log=False,  # addresses hold the secret of the room
        server_header=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=PATIENCE,
    )


def _watch(memory: Memory, ends_unused: bool) -> threading.Event:
    """Drops the book when it was not used for long, or ends the program, until the event is set."""
    over = threading.Event()

    def look() -> None:
        while not over.wait(min(LOOK, memory.idle)):
            if ends_unused and memory.is_unused:
                memory.leave()  # which keeps what was not downloaded
            else:
                memory.forget_if_unused()

    threading.Thread(target=look, daemon=True).start()
    return over
