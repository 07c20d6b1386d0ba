"""A page that is shown once, from memory: what a program without a terminal has to say."""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Callable, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from secrets import compare_digest, token_urlsafe

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from paperwork.web.access import ADDRESS, HEADERS

FOLDER = Path(__file__).parent
PATIENCE = 120.0  # seconds for a browser to start in
GRACE = 1.0  # seconds for the rest of an answer to be fetched
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
Part = tuple[str, Sequence[str]]  # a heading and lines


def page_of(title: str, parts: Sequence[Part]) -> bytes:
    """Return the page, whole in itself: when it is read the program has ended."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (FOLDER / "static" / "style.css").read_text(encoding="utf-8")
    page = environment.get_template("said.html").render(title=title, parts=parts, style=style)
    return page.encode("utf-8", "replace")


def show_once(
    page: bytes, opens: Callable[[str], object] = webbrowser.open, patience: float = PATIENCE
) -> bool:
    """Opens the page in the browser and waits until it is fetched; returns whether it was."""
    key, fetched = f"/{token_urlsafe(16)}", threading.Event()

    class Handler(BaseHTTPRequestHandler):
        """Answers whoever has the key, and nothing else."""

        def do_GET(self) -> None:
            is_ours = compare_digest(self.path.encode(), key.encode())
            body = page if is_ours else b""
            self.send_response_only(200 if is_ours else 404)
            for name, value in (HEADERS | {"Content-Security-Policy": POLICY}).items():
                self.send_header(name, value)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            if is_ours:
                fetched.set()

        def log_message(self, *_: object) -> None:
            """Says nothing: addresses hold the key, and there may be no standard error."""

    with ThreadingHTTPServer((ADDRESS, 0), Handler) as server:
        server.daemon_threads = True  # a browser may open a connection and send nothing
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        opens(f"http://{ADDRESS}:{server.server_port}{key}")
        is_shown = fetched.wait(patience)
        server.shutdown()
        return is_shown
