"""The addresses of the page, behind the check of access."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from paperwork.documents.catalogue import TemplateCatalogue
from paperwork.web.access import AccessMiddleware, Keys, Refusal
from paperwork.web.memory import Memory
from paperwork.web.pages import (
    checking,
    clients,
    copying,
    edits,
    erasure,
    importing,
    logo,
    look,
    own_papers,
    papers,
    printing,
    problems,
    saving,
    sheets,
    start,
    without_book,
)
from paperwork.web.shared import FOLDER, MISSING, OTHER_METHOD, PageHandler, Pages

READ, WRITE, BOTH = ["GET"], ["POST"], ["GET", "POST"]
PAGES: tuple[tuple[str, PageHandler, list[str]], ...] = (
    ("/", start.start, READ),
    ("/open", start.open_book, WRITE),
    ("/recover", start.recover, WRITE),
    ("/new", start.begin, WRITE),
    ("/own", start.open_own, WRITE),
    ("/save", saving.save, WRITE),
    ("/outside", saving.outside, READ),
    ("/close", saving.close, WRITE),
    ("/here", start.here, WRITE),
    ("/logo", logo.put, WRITE),
    ("/theme", look.choose, WRITE),
    ("/end", saving.end, WRITE),
    ("/book", saving.download, READ),
    ("/group", without_book.group, BOTH),
    ("/blanks", without_book.blanks, READ),
    ("/blank/{kind}", without_book.blank, READ),
    ("/import", importing.importing, BOTH),
    ("/template", own_papers.own_paper, BOTH),
    ("/template/file", own_papers.file, READ),
    ("/template/{client:int}/pages", own_papers.look, BOTH),
    ("/edits", edits.edits, BOTH),
    ("/check", checking.check, BOTH),
    ("/clients", clients.client_list, BOTH),
    ("/bring-back", clients.bring_back, WRITE),
    ("/due", clients.agenda, READ),
    ("/papers", papers.own_papers, READ),
    ("/period", papers.choose_period, WRITE),
    ("/client/new", sheets.new_client, BOTH),
    ("/client/{client:int}", clients.client_papers, READ),
    ("/client/{client:int}/remove", clients.remove, BOTH),
    ("/client/{client:int}/copy", copying.copy, BOTH),
    ("/client/{client:int}/erase", erasure.erase, BOTH),
    ("/erased", erasure.result, READ),
    ("/erased/act", erasure.act, READ),
    ("/client/{client:int}/edits", edits.of_client, READ),
    ("/client/{client:int}/zip", papers.folder, READ),
    ("/client/{client:int}/{order:int}", sheets.client_chapter, BOTH),
    ("/client/{client:int}/paper/{kind}", papers.document, READ),
    ("/client/{client:int}/paper/{kind}/draft", papers.draft, READ),
    ("/client/{client:int}/paper/{kind}/pages", printing.preview, BOTH),
    ("/sheet/{order:int}", sheets.sheet, BOTH),
    ("/strays/{order:int}", sheets.strays, BOTH),
    ("/problems", problems.problems, READ),
    ("/paper/{kind}", papers.document, READ),
    ("/paper/{kind}/draft", papers.draft, READ),
    ("/paper/{kind}/pages", printing.preview, BOTH),
    ("/zip", papers.everything, READ),
    ("/packet", printing.whole_packet, BOTH),
    ("/packet/file", printing.whole_file, READ),
    ("/client/{client:int}/packet", printing.client_packet, BOTH),
    ("/client/{client:int}/packet/file", printing.client_file, READ),
    ("/client/{client:int}/handing", printing.new_client_packet, BOTH),
    ("/client/{client:int}/handing/file", printing.new_client_file, READ),
)
MEDIA = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class _Way(Route):
    """The way to a page, which says in Russian that a request is of another kind."""

    def __init__(
        self,
        path: str,
        endpoint: Callable[[Request], Awaitable[Response]],
        methods: list[str],
        refuse: Callable[[Refusal], Response],
    ) -> None:
        super().__init__(path, endpoint, methods=methods)
        self._refuse = refuse

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if self.methods and scope["method"] not in self.methods:
            await self._refuse(OTHER_METHOD)(scope, receive, send)
        else:
            await super().handle(scope, receive, send)


def app_of(keys: Keys, files: Mapping[str, Path], memory: Memory) -> ASGIApp:
    """The whole page for the templates of documents in ``files``, behind the check of access."""
    pages = Pages(keys, TemplateCatalogue(files), memory)
    routes = [_Way(path, pages.answer(page), methods, pages.refuse) for path, page, methods in PAGES]
    static = {item.name: item.read_bytes() for item in sorted((FOLDER / "static").iterdir())}

    async def missing(scope: Scope, receive: Receive, send: Send) -> None:
        response = await run_in_threadpool(pages.refuse, MISSING)
        await response(scope, receive, send)

    async def resource(request: Request) -> Response:
        name = str(request.path_params["name"])
        if name not in static:
            return pages.refuse(MISSING)
        return Response(static[name], media_type=MEDIA[Path(name).suffix])

    inner = [*routes, _Way("/static/{name}", resource, READ, pages.refuse)]
    room = Router(inner, redirect_slashes=False, default=missing)
    outer = Router([Mount(keys.room, app=room)], redirect_slashes=False, default=missing)
    return AccessMiddleware(outer, keys, pages.bare)
