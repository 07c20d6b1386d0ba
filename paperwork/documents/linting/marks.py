"""What is doubtful in a template beside its tags, kept from run to run as compiled templates are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from paperwork.case.tags import all_tags
from paperwork.common.cache_place import cache_place
from paperwork.common.errors import Level, Problem
from paperwork.common.private_folder import PrivateFolder
from paperwork.word import TemplatePlace
from paperwork.word.cache import program_digest

Finding = Problem[TemplatePlace]
FOLDER = "marks"
MOST_FILES = 200
MOST_BYTES = 1 << 20
DIGEST = 32  # letters of the name of a file
NO_TAGS = "в шаблоне нет ни одного тега: бумага сделается один раз и такой, как есть"
SOME_TAGS = "поставьте теги, например {{ клиент.фио }}; какие бывают, покажет paperwork fields"
INSTEAD_OF_MARKS = "поставьте теги вместо того, что названо ниже; верные замены запишет paperwork lint --fix"


@lru_cache(maxsize=128)
def marks_of(source: bytes, columns: str) -> tuple[Finding, ...]:
    """What is to be said of foreign marks and of words compared in vain; nothing of what cannot be read.

    ``columns`` are a book's own: see `compiled` in kinds.
    """
    place, key = cache_place(), _key(source, columns)
    folder = PrivateFolder(place / FOLDER, MOST_FILES, MOST_BYTES) if place and key else None
    data = folder.read(key) if folder else None
    if data is not None:
        return tuple(
            Problem(message, fix, Level.WARNING, TemplatePlace(*where))
            for message, fix, where in json.loads(data)
        )
    # the engine is heavy, and most have kept what it has found
    from paperwork.documents.linting.compared import compared
    from paperwork.documents.linting.foreign import found_in

    marks = (mark.problem for mark in found_in(source, columns).marks)
    found = tuple(dict.fromkeys([*marks, *compared(source)]))
    if folder:
        folder.write(key, json.dumps([_plain(problem) for problem in found], ensure_ascii=False).encode())
    return found


def _plain(problem: Finding) -> tuple[str, str, tuple[str, str, str, int, str]]:
    place = problem.place
    return problem.message, problem.fix, (place.words, place.tag, place.part, place.line, place.instead)


def _key(source: bytes, columns: str) -> str:
    """The digest of all that the findings depend on; empty where the program cannot be read."""
    program = program_digest()
    if program is None:
        return ""
    return sha256(program + _words(columns) + sha256(source).digest()).hexdigest()[:DIGEST]


@lru_cache(maxsize=8)
def _words(columns: str) -> bytes:
    """The digest of the words by which answers are known."""
    named = [(tag.name, tag.header) for tag in all_tags(json.loads(columns))]
    return sha256(json.dumps(named).encode() + _own_files()).digest()


@cache
def _own_files() -> bytes:
    return b"".join(
        path.read_bytes()
        for path in sorted(Path(__file__).parent.iterdir())
        if path.suffix in (".py", ".toml")
    )


def columns_of(extra: Iterable[Mapping[str, Mapping[str, str]]]) -> str:
    """The own columns of all these books together."""
    every: dict[str, dict[str, str]] = {}
    for one in extra:
        for sheet, columns in one.items():
            every.setdefault(sheet, {}).update(columns)
    return json.dumps(
        {sheet: names for sheet, names in every.items() if names}, sort_keys=True, ensure_ascii=False
    )


def warnings(source: bytes, columns: str, own: Sequence[Finding], *, has_tags: bool) -> list[Finding]:
    """What a run says of a template, ``own`` being the warnings of the compiled one."""
    marks = marks_of(source, columns)
    lacking = [] if has_tags or marks else [untagged(marks)]
    return [*lacking, *without_marks(own, marks), *marks]


def untagged(marks: Sequence[Finding]) -> Finding:
    """A template without any tag: of no use where it was to be filled."""
    level = Level.ERROR if marks else Level.WARNING
    return Problem(NO_TAGS, INSTEAD_OF_MARKS if marks else SOME_TAGS, level, TemplatePlace())


def without_marks(own: Iterable[Finding], marks: Sequence[Finding]) -> list[Finding]:
    """The compiler's own problems without the brackets that are foreign marks."""
    seen = [mark.place for mark in marks if mark.place.tag]
    return [problem for problem in own if problem.is_error or not _is_among(problem.place, seen)]


def _is_among(place: TemplatePlace, seen: Iterable[TemplatePlace]) -> bool:
    """Whether one of the places is within this one."""
    return any(other.words == place.words and other.tag in place.tag for other in seen)
