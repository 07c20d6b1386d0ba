"""Access: only the browser of this computer that has the key; and the headers of every answer."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from dataclasses import field
from http.cookies import CookieError, SimpleCookie
from secrets import compare_digest, token_hex, token_urlsafe

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from paperwork.common.records import dataclass

ADDRESS = "127.0.0.1"
LARGEST_BODY = 64 * 2**20  # bytes of one request: a casebook of ten thousand clients is smaller
SAFE = frozenset({"GET", "HEAD"})
STRANGE_SITES = frozenset({"cross-site", "same-site"})  # a page of another port is «same-site»
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # «no-referrer» would take the Origin away from our own forms
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "X-Robots-Tag": "noindex",
}
# What is answered to those who are not let in.
STRANGER = (403, "Сюда не войти", "Откройте страницу по адресу из окна, где запущена программа.")
FOREIGN = (403, "Запрос с чужой страницы", "Программа отвечает только своей собственной странице.")
WRONG_HOST = (421, "Другой адрес", "Откройте страницу по адресу из окна, где запущена программа.")
TOO_LARGE = (413, "Слишком большой файл", f"Больше {LARGEST_BODY // 2**20} МБ страница не принимает.")
REFUSED = 400  # statuses from here on
BROKEN = (500, "Ошибка в программе", "Что вы уже сохранили, осталось в памяти. Вернитесь и повторите.")

Refusal = tuple[int, str, str]  # status, title, what to do
Refuse = Callable[[Refusal], Response]


class TooLargeError(Exception):
    """The body of a request has become larger than allowed."""


@dataclass(frozen=True)
class Keys:
    """The secrets of one run: ``entry`` opens the page, ``pass_`` is the cookie, ``token`` signs forms.

    All pages are under ``room``: a cookie tied to it is not shown to other programs of this computer,
    since browsers distinguish neither users nor ports.
    """

    port: int
    entry: str = field(default_factory=lambda: token_urlsafe(24))
    pass_: str = field(default_factory=lambda: token_urlsafe(24))
    token: str = field(default_factory=lambda: token_urlsafe(24))
    room: str = field(default_factory=lambda: f"/{token_hex(6)}")

    @property
    def host(self) -> str:
        """What the browser must call us."""
        return f"{ADDRESS}:{self.port}"

    @property
    def origin(self) -> str:
        """Where our forms come from."""
        return f"http://{self.host}"

    @property
    def url(self) -> str:
        """The address that opens the page."""
        return f"{self.origin}/{self.entry}"

    @property
    def cookie(self) -> str:
        """The name of the cookie."""
        return f"paperwork-{self.port}"


@dataclass(frozen=True)
class AccessMiddleware:
    """Lets requests through to the pages, or refuses them; catches what fails behind it."""

    inside: ASGIApp
    keys: Keys
    refuse: Refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            return
        guarded = _Answer(send)
        response = self._answer_to_strangers(scope)
        if response is None:
            response = await self._inside(scope, receive, guarded)
        if response is not None:
            await response(scope, receive, guarded.send)

    def _answer_to_strangers(self, scope: Scope) -> Response | None:
        """What is answered without asking the pages; None for those who may go in."""
        headers = Headers(scope=scope)
        if headers.getlist("host") != [self.keys.host]:
            return self.refuse(WRONG_HOST)
        if scope["method"] in SAFE and compare_digest(scope["path"].encode(), f"/{self.keys.entry}".encode()):
            return self._welcome()
        refusal = self._refusal(scope, headers)
        return self.refuse(refusal) if refusal else None

    def _refusal(self, scope: Scope, headers: Headers) -> Refusal | None:
        if not self._has_pass(headers):
            return STRANGER
        if headers.get("sec-fetch-site") in STRANGE_SITES:
            return FOREIGN
        if scope["method"] not in SAFE and headers.get("origin") != self.keys.origin:
            return FOREIGN
        length = headers.get("content-length", "0")
        return TOO_LARGE if not length.isdecimal() or int(length) > LARGEST_BODY else None

    def _has_pass(self, headers: Headers) -> bool:
        try:
            morsel = SimpleCookie(headers.get("cookie", "")).get(self.keys.cookie)
        except CookieError:
            return False
        return morsel is not None and compare_digest(morsel.value.encode(), self.keys.pass_.encode())

    def _welcome(self) -> Response:
        """The cookie for the browser that has the key, and the redirection to the pages."""
        response = RedirectResponse(f"{self.keys.room}/", status_code=303)
        response.set_cookie(
            self.keys.cookie, self.keys.pass_, path=self.keys.room, httponly=True, samesite="strict"
        )
        return response

    async def _inside(self, scope: Scope, receive: Receive, guarded: _Answer) -> Response | None:
        """Asks the pages; a failure there is reported without a word of the book."""
        try:
            await self.inside(scope, _counted(receive), guarded.send)
        except TooLargeError:
            return None if guarded.has_begun else self.refuse(TOO_LARGE)
        except ClientDisconnect:
            return None
        except Exception as error:
            print(place_of(error), file=sys.stderr)
            return None if guarded.has_begun else self.refuse(BROKEN)
        return None


class _Answer:
    """The way back to the browser: adds what every answer must say."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.has_begun = False

    async def send(self, message: Message) -> None:
        """Passes a message on."""
        if message["type"] == "http.response.start":
            self.has_begun = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if message["status"] >= REFUSED:
                headers["Connection"] = "close"  # what is still on its way is not waited for
        await self._send(message)


def _counted(receive: Receive) -> Receive:
    """The body piece by piece, but not more than allowed: its length may be false or not be given."""
    total = 0

    async def receive_counted() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total > LARGEST_BODY:
            raise TooLargeError
        return message

    return receive_counted


def place_of(error: Exception) -> str:
    """Where in the program it failed; not what with, since that may be personal data."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
    return f"Ошибка в программе: {type(error).__name__}, {place}"
