"""What all pages share: the memory, the templates of documents, and how a page is laid out and sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from paperwork.case.statistics.due import AHEAD
from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.documents.catalogue import TemplateCatalogue, kinds_in_memory
from paperwork.documents.kinds import DocumentKind
from paperwork.russian.numbers import counted, plural
from paperwork.web.access import FOREIGN, Keys, Refusal
from paperwork.web.aside import aside
from paperwork.web.chapters import chapters, common
from paperwork.web.entries import PROPOSED, SEEN, StaleError
from paperwork.web.memory import Memory
from paperwork.web.open_book import OpenBook
from paperwork.web.submission import TOKEN, ForgedError, MissingError, Submission, submission_of
from paperwork.web.theme import Theme
from paperwork.web.words import said

FOLDER = Path(__file__).parent
GONE = "Книга убрана из памяти: страницей долго не пользовались. Откройте книгу снова."
STALE = (
    409,
    "Страница устарела",
    "Эти строки изменили или убрали в другой вкладке. Здесь ничего не записано.",
)
MISSING = (404, "Такой страницы нет", "Вернитесь к списку клиентов.")
OTHER_METHOD = (405, "Так эту страницу не открыть", "Вернитесь к списку клиентов.")
CLOSED = (409, "Книга не открыта", "Откройте книгу или начните новую.")


class ClosedError(Exception):
    """No book is open."""


@dataclass(frozen=True)
class Later:
    """What is to be done when the memory is free for others again, since it takes long.

    ``may_be_left`` says that the program may end in the midst of it.
    """

    work: Callable[[], Response]
    may_be_left: bool = False


PageHandler = Callable[["Pages", Submission], "Response | Later"]


@cache
def _environment() -> Environment:
    """The templates of the pages, each compiled once in a process."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["said"] = said
    environment.globals |= {"counted": counted, "plural": plural}
    return environment


@dataclass
class Pages:
    """The pages' common ground."""

    keys: Keys
    catalogue: TemplateCatalogue
    memory: Memory = field(default_factory=Memory)
    environment: Environment = field(default_factory=_environment)

    @property
    def opened(self) -> OpenBook:
        """The opened book. Raises `ClosedError`."""
        if self.memory.opened is None:
            raise ClosedError
        return self.memory.opened

    @property
    def kinds(self) -> list[DocumentKind]:
        """The kinds of documents that the opened book can fill."""
        book = self.opened.book
        return [*self.catalogue.kinds(book), *kinds_in_memory(self.opened.templates, book)]

    def link(self, path: str) -> str:
        """The address of a page."""
        return f"{self.keys.room}/{path}"

    def page(self, name: str, status: int = 200, **context: Any) -> Response:
        """A page laid out by its template."""
        opened = self.memory.opened
        news = ""
        if opened:
            news, opened.news = opened.news, ""
        shared = {
            "news": news,
            "link": self.link,
            "token": self.keys.token,
            "token_name": TOKEN,
            "opened": opened,
            "chapters": chapters(opened),
            "common": common(),
            "ahead": AHEAD,
            "theme": self.memory.theme,
            "themes": list(Theme),
        }
        text = self.environment.get_template(f"{name}.html").render(shared | context)
        return HTMLResponse(text, status)

    def go(self, path: str) -> Response:
        """The way to another page, once a form is taken over."""
        return RedirectResponse(self.link(path), status_code=303)

    def refuse(self, refusal: Refusal, sent: list[str] | None = None) -> Response:
        """A page that says why not; ``sent`` is what was typed in vain, so that it can be copied."""
        status, title, text = refusal
        return self.page("message", status, title=title, text=text, sent=sent or [])

    def bare(self, refusal: Refusal) -> Response:
        """The same for those who are not let in: nothing of the book, nothing of the pages."""
        status, title, text = refusal
        return HTMLResponse(
            self.environment.get_template("refused.html").render(title=title, text=text), status
        )

    def answer(self, page: PageHandler) -> Callable[[Request], Awaitable[Response]]:
        """The page as starlette calls it."""

        async def endpoint(request: Request) -> Response:
            try:
                submission = await submission_of(request, self.keys.token)
            except ForgedError:
                return self.bare(FOREIGN)
            except PaperworkError as error:
                return self.refuse((400, "Не получилось", str(error)))
            found = await run_in_threadpool(self._answered, lambda: self._begun(page, submission), submission)
            if isinstance(found, Response):
                return found
            work = found.work
            finished = await aside(lambda: self._answered(work, submission))
            assert isinstance(finished, Response)  # work is no further work
            return finished

        return endpoint

    def _begun(self, page: PageHandler, submission: Submission) -> Response | Later:
        """What the page answers; what the program must not end in the midst of is done already."""
        with self.memory.lock:
            self.memory.forget_if_unused()
            self.memory.touch()
            found = page(self, submission)
        return found.work() if isinstance(found, Later) and not found.may_be_left else found

    def _answered(self, work: Callable[[], Response | Later], submission: Submission) -> Response | Later:
        try:
            return work()
        except PaperworkError as error:
            return self.refuse((400, "Не получилось", str(error)))
        except MissingError:
            return self.refuse(MISSING)
        except StaleError:
            return self.refuse(STALE, _typed(submission))
        except ClosedError:
            return self._closed(submission)

    def _closed(self, submission: Submission) -> Response:
        typed = _typed(submission)
        if not typed:
            return self.go("")
        text = GONE if self.memory.was_dropped else CLOSED[2]
        return self.refuse((CLOSED[0], CLOSED[1], text), typed)


def _typed(submission: Submission) -> list[str]:
    """The texts of a form's fields, without what the page itself has put into it."""
    return [
        text
        for name, texts in submission.sent.items()
        if "." in name and not name.endswith((SEEN, PROPOSED))
        for text in texts
        if text.strip()
    ]


def attached(name: str, data: bytes, media: str) -> Response:
    """A file to be saved under the name."""
    return Response(data, media_type=media, headers={"Content-Disposition": attachment(name)})


def attachment(name: str) -> str:
    """The header that has the browser save a file under the name (RFC 6266)."""
    return f"attachment; filename*=UTF-8''{quote(name, safe='')}"
