"""A visitor of the page, served here or in another process: requests as a browser would send them."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from queue import Queue
from threading import Thread
from urllib.parse import unquote, urlencode, urljoin, urlsplit

import lxml.html
from desk import command, environment

from paperwork.documents.template_files import template_paths
from paperwork.web.memory import Memory
from paperwork.web.server import serve

Fields = list[tuple[str, str]]
START = 60  # seconds, on a machine with much else to do
WAIT = 300  # the same for an answer: who sees the first list of clients has all templates compiled
BOUNDARY = "-----a-boundary"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The page as it was sent."""
        return self.body.decode()

    @cached_property
    def page(self) -> lxml.html.HtmlElement:
        """The page as a browser understands it."""
        return lxml.html.document_fromstring(self.text)

    @property
    def words(self) -> str:
        """The words that a person sees."""
        return " ".join(self.page.text_content().split())

    @property
    def filename(self) -> str:
        """The name of a file that is to be saved."""
        return unquote(self.headers["content-disposition"].rpartition("''")[2])

    def links(self, start: str = "") -> list[str]:
        """The addresses of the links of the page, those that hold ``start``."""
        return [link for _, _, link, _ in self.page.iterlinks() if start in link]

    @property
    def cards(self) -> list[str]:
        """The addresses of the clients on the list and on that of the blocked."""
        return [str(a.get("href")) for a in self.page.cssselect(".people a, .blocked a")]

    @property
    def answers(self) -> Fields:
        """What a browser would send for the form with the answers, untouched."""
        return fields_of(next(form for form in self.page.forms if "answers" in form.get("class", "")))


def fields_of(form: lxml.html.FormElement) -> Fields:
    """The fields of a form as browsers send them: line breaks of two signs, none at the beginning."""
    areas = {area.get("name") for area in form.cssselect("textarea")}
    values = [
        (name, value.removeprefix("\n") if name in areas else value) for name, value in form.form_values()
    ]
    return [(name, value.replace("\n", "\r\n")) for name, value in values if name]


@dataclass
class Visitor:
    """Somebody at the page; the cookie and the token are kept as a browser keeps them."""

    address: str  # http://127.0.0.1:8765/KEY
    cookie: str = ""
    token: str = ""
    room: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """127.0.0.1:8765"""
        return urlsplit(self.address).netloc

    def enter(self) -> Answer:
        """Opens the address that the program has shown."""
        answer = self.send("GET", urlsplit(self.address).path)
        self.cookie = answer.headers["set-cookie"].partition(";")[0]
        self.room = answer.headers["location"].rstrip("/")
        first = self.get("")
        self.token = first.page.body.get("data-token") or ""
        return first

    def send(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """One request and its answer; no way is followed."""
        line = HTTPConnection(self.host, timeout=WAIT)
        own = {"Cookie": self.cookie, **self.headers, **(headers or {})}
        line.request(method, path, body, {name: value for name, value in own.items() if value})
        answer = _answer(path, line.getresponse())
        line.close()
        return answer

    def get(self, path: str) -> Answer:
        """A page by its address in the room; browsers keep what follows «#» to themselves."""
        return self._follow(self.send("GET", self._place(path.partition("#")[0])))

    def post(self, path: str, fields: Sequence[tuple[str, str]] | Mapping[str, str] = ()) -> Answer:
        """A form of ours that is sent."""
        pairs = list(fields.items()) if isinstance(fields, Mapping) else list(fields)
        body = urlencode([("token", self.token), *[pair for pair in pairs if pair[0] != "token"]]).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{self.host}"}
        return self._follow(self.send("POST", self._place(path), body, kind))

    def upload(self, name: str, data: bytes, **fields: str) -> Answer:
        """A casebook that is opened."""
        return self.send_files("open", "book", [(name, data)], **fields)

    def send_files(self, path: str, field: str, files: Sequence[tuple[str, bytes]], **fields: str) -> Answer:
        """A form of ours with files."""
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in {"token": self.token, **fields}.items()
        ]
        for name, data in files:
            head = (
                f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
            )
            parts.append(head.encode() + data + b"\r\n")
        body = b"".join([*parts, f"--{BOUNDARY}--\r\n".encode()])
        kind = {
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Origin": f"http://{self.host}",
        }
        return self._follow(self.send("POST", self._place(path), body, kind))

    def _place(self, path: str) -> str:
        return path if path.startswith("/") else f"{self.room}/{path}"

    def _follow(self, answer: Answer) -> Answer:
        while answer.status == 303:
            answer = self.send("GET", urljoin(answer.path, answer.headers["location"].partition("#")[0]))
        return answer


def _answer(path: str, response: HTTPResponse) -> Answer:
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Answer(response.status, path, headers, response.read())


@contextmanager
def serving_here() -> Iterator[str]:
    """The page from a thread of this process, which has loaded the program already; gives its address."""
    said: Queue[str] = Queue()
    memory = Memory()
    thread = Thread(target=serve, args=(0, template_paths(None), said.put, False, memory))
    thread.start()
    try:
        yield said.get(timeout=START).split()[-1]
    finally:
        memory.leave()
        thread.join()


@contextmanager
def serving(*options: str, said: Path | None = None, folder: Path | None = None) -> Iterator[str]:
    """The program, while it runs; gives the address that it shows. ``said`` gets its words of trouble.

    ``folder`` is where it is started: a copy of the program there is the one that runs.
    """
    line = command("serve", "--no-browser", "--port", "0", *options)
    with (
        (said or Path(os.devnull)).open("w") as trouble,
        subprocess.Popen(
            line,
            stdout=subprocess.PIPE,
            stderr=trouble,
            text=True,
            cwd=folder,
            env=environment() | {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
        ) as process,
    ):
        assert process.stdout
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found, "no address"
        try:
            yield found.group()
        finally:
            process.terminate()
