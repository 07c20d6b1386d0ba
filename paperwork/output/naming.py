"""Names of files and folders that Windows, macOS and Linux all accept, and that never collide."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u2028\u2029\u202a-\u202e\ufeff]')
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
LONGEST = 100  # characters: 200 bytes of Cyrillic, under the 255 that file systems allow


def safe_name(text: str, longest: int = LONGEST) -> str:
    """The text as a file name: forbidden characters become ``_``, long names are cut."""
    name = FORBIDDEN.sub("_", unicodedata.normalize("NFC", text))
    name = " ".join(name.split())[:longest].strip(" ")
    name = re.sub(r"\.+$", lambda dots: "_" * len(dots.group()), name)
    if not name:
        return "_"
    return f"_{name}" if RESERVED.fullmatch(name) else name


class Names:
    """Gives out names inside folders; one that is taken, in any case of letters, gets « (2)»."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, folder: Path, name: str, suffix: str = "") -> Path:
        """The path for a new file or folder."""
        number = 1
        while True:
            path = folder / (f"{name}{suffix}" if number == 1 else f"{name} ({number}){suffix}")
            key = str(path).casefold()
            if key not in self._taken:
                self._taken.add(key)
                return path
            number += 1
