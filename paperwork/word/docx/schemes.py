"""Where an address leads: to a site, to mail, to a file of this computer, or to another program."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

SCHEMES = re.compile(r"(https?|mailto|ftp|tel):", re.IGNORECASE)
ANY_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|\\\\|//|/", re.IGNORECASE)
# a link to a file of this computer or to a program; what else Word would not open is only taken out
HARMFUL = re.compile(
    r"(?:file|javascript|vbscript|ms-[\w-]+|search-ms|shell|[a-z]):|\\\\|//|/", re.IGNORECASE
)
# with one of these inside «javascript:» would pass for a relative link
INVISIBLE = re.compile("[\\x00-\\x20\\x7f\\u00a0\\u200b\\ufeff]")
HOSTED = re.compile(r"(?:https?|ftp):", re.IGNORECASE)
IN_HOST = re.compile(r"""[\s<>"{}|\\^`]""")


def opens(address: str) -> bool:
    """Whether Word opens the address: of a site, of mail, a telephone number, or a file beside."""
    shown = INVISIBLE.sub("", address)
    if not SCHEMES.match(shown):
        return not ANY_SCHEME.match(shown)
    if not HOSTED.match(shown):
        return True
    try:
        split = urlsplit(address.strip())
        return bool(split.hostname and not IN_HOST.search(split.netloc)) and split.port != 0
    except ValueError:
        return False
