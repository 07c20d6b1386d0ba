"""Words on a console that lacks some of their letters: shown by the nearest that it has, never a failure."""

from __future__ import annotations

from collections.abc import Iterator

NEAREST = {
    **dict.fromkeys("«»„“”‟", '"'),
    **dict.fromkeys("‘’‚‛", "'"),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f", " "),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    **dict.fromkeys("•·▪", "*"),
    "…": "...",
    "№": "N",
    "×": "x",
    "≥": ">=",
    "≤": "<=",
    "→": "->",
    "←": "<-",
    "⁄": "/",
    "§": "п.",
    "ё": "е",
    "Ё": "Е",
}


def nearest(error: UnicodeError) -> tuple[str | bytes, int]:
    """The nearest that the encoding has for what it lacks; see `codecs.register_error`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    shown = "".join(_shown(_decoded(text), error.encoding))
    return shown if shown.isascii() else shown.encode(error.encoding), error.end


def _decoded(text: str) -> str:
    """The letters of a name that Python took byte by byte, since the system's encoding has none of them."""
    if any("\udc80" <= letter <= "\udcff" for letter in text):
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return text


def _shown(text: str, encoding: str) -> Iterator[str]:
    for letter in text:
        for shown in (letter, NEAREST.get(letter, "?"), "?"):
            if _fits(shown, encoding):
                yield shown
                break


def _fits(text: str, encoding: str) -> bool:
    """Whether it can be shown; of a table of 256 letters, which does not give its name, ASCII is sure."""
    try:
        text.encode("ascii" if encoding == "charmap" else encoding)
    except UnicodeEncodeError:
        return False
    return True
