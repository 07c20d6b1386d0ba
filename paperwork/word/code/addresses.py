"""Values printed into the addresses of links."""

from __future__ import annotations

import re
from urllib.parse import quote

from paperwork.word.docx.schemes import ANY_SCHEME, INVISIBLE, SCHEMES
from paperwork.word.language.values import escaped

# what would end an address, or be read in it as something else; in a part of one its dividers too
UNSAFE = re.compile(r"""[\s"'\\<>{}|^`]""")
UNSAFE_STEP = re.compile(r"""[\s"'\\<>{}|^`?#&]|%(?![0-9A-Fa-f]{2})""")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")


class NoAddressError(ValueError):
    """The value leads to a file or to a program."""


def address(text: str) -> str:
    """A whole address, or its beginning. Raises NoAddressError."""
    text = INVISIBLE.sub("", text)
    if MAIL.fullmatch(text):
        text = f"mailto:{text}"
    elif text.lower().startswith("www."):
        text = f"http://{text}"
    if not SCHEMES.match(text) and ANY_SCHEME.match(text):
        raise NoAddressError(text)
    return escaped(UNSAFE.sub(_coded, text))


def step(text: str) -> str:
    """A part of an address that others precede."""
    return escaped(UNSAFE_STEP.sub(_coded, text.strip()))


def _coded(found: re.Match[str]) -> str:
    return quote(found.group(), safe="")
