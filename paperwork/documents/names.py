"""Names of files and folders that Windows, macOS and Linux all accept, and that never collide."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

FORBIDDEN = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060\ufeff\ud800-\udfff\ufffe\uffff]'
)
RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\..*)?", re.IGNORECASE)
LONGEST = 100  # characters, so that a path on Windows stays under its 260
LARGEST = 200  # bytes in UTF-8: with a mark and a suffix under the 255 that file systems allow


def safe_name(text: str) -> str:
    """The text as a file name: forbidden characters become ``_``, long names are cut."""
    name = FORBIDDEN.sub("_", unicodedata.normalize("NFC", " ".join(text.split())))
    name = name[:LONGEST].encode()[:LARGEST].decode(errors="ignore").strip()
    name = re.sub(r"^\.|\.+$", lambda dots: "_" * len(dots.group()), name)  # hidden; lost on Windows
    if not name:
        return "_"
    return f"_{name}" if RESERVED.fullmatch(name) else name


class Names:
    """Gives out names inside folders; one that is taken, in any case of letters, gets « (2)»."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}  # the last number that a name got: a book may repeat it often

    def free(self, folder: Path, name: str, suffix: str = "") -> Path:
        """The path for a new file or folder."""
        path = folder / f"{name}{suffix}"
        key = first = _key(path)
        number = self._last.get(first, 0)
        while True:
            number += 1
            if number > 1:
                path = folder / f"{name} ({number}){suffix}"
                key = _key(path)
            if key not in self._taken:
                self._taken.add(key)
                self._last[first] = number
                return path


def _key(path: Path) -> str:
    return unicodedata.normalize("NFC", str(path).casefold())
