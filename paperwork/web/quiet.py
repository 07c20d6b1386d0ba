"""What the server's libraries would say in English: said in Russian, or not at all."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from uvicorn.protocols.http.h11_impl import H11Protocol

UNREADABLE = "Запрос не читается. Откройте страницу в браузере по адресу из окна, где запущена программа.\n"


@contextmanager
def quiet() -> Iterator[None]:
    """Meanwhile what libraries log goes nowhere: Python would show it on the screen."""
    handler = logging.NullHandler()
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)


class RussianProtocol(H11Protocol):
    """HTTP whose own refusals are in Russian."""

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 (the library's own words)
        """Answers what is no HTTP request."""
        content = UNREADABLE.encode()
        head = (
            "HTTP/1.1 400 \r\nContent-Type: text/plain; charset=utf-8\r\n"
            f"Content-Length: {len(content)}\r\nConnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + content)
        self.transport.close()
