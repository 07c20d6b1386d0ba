"""One request: what was sent with it, read within bounds and never to the disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import PurePath
from secrets import compare_digest
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.web.access import LARGEST_BODY

MOST_FIELDS = 20_000
MOST_FILES = 100
LARGEST_FIELD = 2**20  # bytes
TOKEN = "token"
MULTIPART = "multipart/form-data"


class ForgedError(Exception):
    """A form without the token that our own pages put into it."""


class MissingError(Exception):
    """There is no such page, client or document."""


class InMemory(MultiPartParser):
    """Keeps what is sent in memory; starlette's own would write it to a temporary file."""

    spool_max_size = LARGEST_BODY + 1


@dataclass(frozen=True)
class Upload:
    """A file that was sent: its name as the browser gave it, and its bytes."""

    name: str
    data: bytes


def numbered(uploads: Iterable[Upload]) -> Iterator[tuple[str, Upload]]:
    """The files, each under a name of its own: those of several folders may have the same."""
    seen: set[str] = set()
    for upload in uploads:
        path, name, number = PurePath(upload.name), upload.name, 2
        while name in seen:
            name = f"{path.stem} ({number}){path.suffix}"
            number += 1
        seen.add(name)
        yield name, upload


@dataclass(frozen=True)
class Submission:
    """A request with what was sent: texts by name, and files."""

    path: Mapping[str, Any]
    query: Mapping[str, str]
    sent: Mapping[str, Sequence[str]] = field(default_factory=dict)
    files: Mapping[str, Sequence[Upload]] = field(default_factory=dict)
    came_from: str = ""  # the address of the page whose form it is, as the browser tells it

    def text(self, name: str) -> str:
        """The first text under a name; empty when there is none."""
        return next(iter(self.sent.get(name, ())), "")

    def file(self, name: str) -> Upload | None:
        """The first file under a name that holds anything; None when there is none."""
        return next(iter(self.uploads(name)), None)

    def uploads(self, name: str) -> list[Upload]:
        """The files under a name, without those that hold nothing: a browser sends one for no choice."""
        return [upload for upload in self.files.get(name, ()) if upload.data]

    def number(self, name: str, default: int = 0) -> int:
        """A number of the query; ``default`` for anything else."""
        text = self.query.get(name, "")
        return int(text) if text.isdecimal() and len(text) < 9 else default


async def submission_of(request: Request, token: str) -> Submission:
    """What the request says. Raises `ForgedError` where a form lacks our token."""
    path, query = request.path_params, dict(request.query_params)
    if request.method != "POST":
        return Submission(path, query)
    form = await _form(request)
    try:
        sent: dict[str, list[str]] = {}
        files: dict[str, list[Upload]] = {}
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                upload = Upload(_stem(value.filename), await value.read())
                files.setdefault(name, []).append(upload)
            else:
                sent.setdefault(name, []).append(value)
    finally:
        await form.close()
    if not compare_digest("".join(sent.get(TOKEN, ())).encode(), token.encode()):
        raise ForgedError
    return Submission(path, query, sent, files, request.headers.get("referer", ""))


async def _form(request: Request) -> FormData:
    parser: FormParser | MultiPartParser
    bounds = {"max_fields": MOST_FIELDS, "max_part_size": LARGEST_FIELD}
    if request.headers.get("content-type", "").startswith(MULTIPART):
        parser = InMemory(request.headers, request.stream(), max_files=MOST_FILES, **bounds)
    else:
        parser = FormParser(request.headers, request.stream(), **bounds)
    try:
        return await parser.parse()
    except MultiPartException:
        raise PaperworkError("Форма пришла не вся или слишком велика; вернитесь и повторите") from None


def _stem(name: str | None) -> str:
    """The name of a file without any folders, whatever system it comes from."""
    return (name or "").replace("\\", "/").rpartition("/")[2].strip() or "Книга.xlsx"
