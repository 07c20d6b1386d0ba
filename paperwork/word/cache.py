"""Compiled templates kept from run to run, so that no one waits for what was compiled yesterday.

What is kept is templates alone, no person's data but what a template itself says. It is code, so it is
loaded only from files that this user alone can write, and only when they are whole and of this program.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.util import MAGIC_NUMBER, find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from paperwork import __version__
from paperwork.common.cache_place import cache_place
from paperwork.common.private_folder import PrivateFolder
from paperwork.common.records import dataclass
from paperwork.word.code.compiled import CompiledTemplate, Summary
from paperwork.word.code.kept import dumped, summary_of, template_of
from paperwork.word.language.sandbox import WordEnvironment

if TYPE_CHECKING:
    from paperwork.word.language.names import TagTree

FOLDER = "templates"
MOST_FILES = 200
MOST_BYTES = 50 << 20
DIGEST = 32  # bytes of a SHA-256
LENGTH = 4  # bytes of the length of the summary
START = 3 * DIGEST + LENGTH  # where the summary begins
PACKAGE = Path(__file__).parent.parent
MADE_BY = ("word", "russian", "common")  # the rooms that compiled code comes from or calls
LIBRARIES = ("jinja2", "lxml")  # whose versions decide too what comes out
Filters = Mapping[str, Callable[..., object]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A template out of the cache: its summary, and the rest until it is printed."""

    summary: Summary
    digest: bytes  # of the body
    body: memoryview

    def compiled(self, environment: WordEnvironment) -> CompiledTemplate | None:
        """The template ready to print; None where the file is damaged."""
        if sha256(self.body).digest() != self.digest:
            return None
        return template_of(self.summary, self.body, environment)


@dataclass(frozen=True, slots=True)
class TemplateCache:
    """A folder of compiled templates.

    A file is the digest of all that comes before the body, the key, the digest of the body, the length of
    the summary, the summary and the body: many a run prints few of the templates that it looks at. The key is
    the digest of everything that the compiled form depends on.
    """

    folder: PrivateFolder

    def find(self, source: bytes, tag_tree: TagTree | None, filters: Filters | None) -> Kept | None:
        """The template of this file, compiled for these names and filters; None where it is not kept."""
        key = _key(source, tag_tree, filters)
        data = self.folder.read(_file(key)) if key else None
        if not key or not data or len(data) < START:
            return None
        view = memoryview(data)
        end = START + int.from_bytes(view[START - LENGTH : START], "big")
        if sha256(view[DIGEST:end]).digest() != view[:DIGEST] or view[DIGEST : 2 * DIGEST] != key:
            return None
        return Kept(summary_of(view[START:end]), bytes(view[2 * DIGEST : 3 * DIGEST]), view[end:])

    def lacks(self, source: bytes, tag_tree: TagTree | None, filters: Filters | None) -> bool:
        """Whether the template can be kept and is not."""
        return program_digest() is not None and self.find(source, tag_tree, filters) is None

    def keep(
        self, source: bytes, tag_tree: TagTree | None, filters: Filters | None, compiled: CompiledTemplate
    ) -> None:
        """Keeps the template for the next run, if there is a place for it."""
        key = _key(source, tag_tree, filters)
        if key:
            summary, body = dumped(compiled)
            head = b"".join((key, sha256(body).digest(), len(summary).to_bytes(LENGTH, "big"), summary))
            self.folder.write(_file(key), sha256(head).digest() + head + body)


@cache
def user_cache() -> TemplateCache | None:
    """The cache of this user; None where there is no place for it."""
    place = cache_place()
    return TemplateCache(PrivateFolder(place / FOLDER, MOST_FILES, MOST_BYTES)) if place else None


def _file(key: bytes) -> str:
    return key.hex()[:DIGEST]


def _key(source: bytes, tag_tree: TagTree | None, filters: Filters | None) -> bytes | None:
    """The digest of all that the compiled form depends on; None where the program cannot be read."""
    program = program_digest()
    if program is None:
        return None
    return sha256(program + sha256(source).digest() + _names(tag_tree, filters)).digest()


_last: list[tuple[TagTree | None, Filters | None, bytes]] = []  # the names that were asked about last


def _names(tag_tree: TagTree | None, filters: Filters | None) -> bytes:
    """The names that a template may use, in one line; templates one after another have the same."""
    if not (_last and _last[0][0] is tag_tree and _last[0][1] is filters):
        # how a filter wants to be called is part of the code; see Jinja's pass_context
        calls = sorted(
            (name, str(getattr(call, "jinja_pass_arg", ""))) for name, call in (filters or {}).items()
        )
        _last[:] = [(tag_tree, filters, json.dumps([tag_tree, calls], sort_keys=True).encode())]
    return _last[0][2]


@cache
def program_digest() -> bytes | None:
    """The digest of the program and of the Python that runs it; None where its files cannot be read."""
    digest = sha256(f"{__version__} {sys.version} {sys.implementation.cache_tag}".encode() + MAGIC_NUMBER)
    try:
        for path in _sources():
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (two hundred small files)
                digest.update(file.read())
    except OSError:
        return None
    return digest.digest()


def _modules(folder: str) -> Iterator[str]:
    """The Python files of a folder and of those in it, without what Python has compiled."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry.path
            elif entry.name != "__pycache__" and entry.is_dir():
                yield from _modules(entry.path)


def _sources() -> list[str]:
    """The files of the program that decide what comes out, and those that name the libraries' versions."""
    own = sorted(path for room in MADE_BY for path in _modules(str(PACKAGE / room)))
    if not own:
        raise FileNotFoundError(PACKAGE)  # the program is inside an archive
    specs = (find_spec(name) for name in LIBRARIES)
    return [*own, *(spec.origin for spec in specs if spec and spec.origin)]
