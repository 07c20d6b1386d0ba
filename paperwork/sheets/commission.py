"""Who makes a survey, as one field names them: a member a line, «должность; фамилия, имя, отчество»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from paperwork.common.records import dataclass
from paperwork.russian.names import parse_name

_NAME = r"[А-ЯЁ][\w'’.-]*"
_AT_END = re.compile(rf"(.*?)\s*({_NAME}(?:[ \u00a0]*{_NAME}){{1,2}})[.\s]*")
_AT_START = re.compile(rf"({_NAME}(?:[ \u00a0]*{_NAME}){{1,2}})[\s,–—-]+([^А-ЯЁ].*)")
_MARK = re.compile(r"^\s*\d+\s*[.)]\s*")


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a commission: the post and the name, either of which may not be known."""

    post: str | None
    name: str | None


@lru_cache(maxsize=512)
def members_of(text: str) -> tuple[Member, ...]:
    """The members that the field names, in its order."""
    lines = (_MARK.sub("", line).strip(" \u00a0;,") for line in text.splitlines())
    return tuple(member for line in lines if line for member in _of_line(line))


def _of_line(line: str) -> Iterator[Member]:
    pieces = [piece.strip(" \u00a0,") for piece in line.split(";")]
    if len(pieces) == 1:
        yield _undivided(line)
    elif len(pieces) == 2:
        yield _pair(*pieces)
    else:  # several members in one line
        for at in range(0, len(pieces), 2):
            yield _pair(pieces[at], pieces[at + 1] if at + 1 < len(pieces) else "")


def _pair(first: str, second: str) -> Member:
    """The post and the name, in whichever order they are."""
    post, name = first, _plain(second)
    if parse_name(name) is None and parse_name(_plain(first)):
        post, name = second, _plain(first)
    return Member(post or None, name or None)


def _plain(name: str) -> str:
    """The name without commas between its parts."""
    plain = " ".join(name.replace(",", " ").split())
    return plain if parse_name(plain) else name


def _undivided(line: str) -> Member:
    """«директор Сафина А. Р.», «Сафина А. Р., директор», a name or a post alone."""
    if parse_name(_plain(line)):
        return Member(None, _plain(line))
    if found := _AT_START.fullmatch(line):
        return Member(found[2].strip(), found[1])
    if (found := _AT_END.fullmatch(line)) and found[1]:
        return Member(found[1].rstrip(" ,–—-") or None, found[2])
    return Member(line, None)
