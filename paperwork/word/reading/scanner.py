"""Tags in plain text: where each begins and ends, and the clean Jinja inside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from paperwork.common.records import dataclass

# soft hyphens, zero-width spaces and marks of direction, which Word and browsers leave in copied text
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
OPENER = re.compile(rf"\{{[{INVISIBLE}]*([{{%#])")
COMMENT_END = re.compile(rf"#[{INVISIBLE}]*\}}")
TOKEN = re.compile(
    rf"""(?P<open>\{{[{INVISIBLE}]*[%#])|(?P<block>%[{INVISIBLE}]*\}})|(?P<print>\}}[{INVISIBLE}]*\}})"""
    r"""|(?P<quote>["'“”„«»‘’‚‹›])|(?P<brace>[{}])"""
)
LEVEL = re.compile(r"(p|tr|tc|r)\s+(?=\S)")
WORD = re.compile(r"\w+")
# the closing quotes of a string by its opening one: the right partner, then those that Word may make of it
CLOSERS = {
    '"': ('"', "“”»"),
    "«": ("»", '"“”'),
    "„": ("“", '”"'),
    "“": ("”", '"“'),
    "”": ("”", '"“'),
    "»": ("»", '«"'),
    "'": ("'", "’‘"),
    "‘": ("’", "'‘"),
    "’": ("’", "'‘"),
    "‚": ("‘", "’'"),
    "‹": ("›", "'"),
    "›": ("›", "'"),
}
# Word turns a hyphen between spaces into a dash: in an expression both are a minus
OUTSIDE = {ord(char): None for char in INVISIBLE} | {ord(char): "-" for char in "‐‑‒–—−"}
# an unclosed tag ends here: docxtpl's expressions take minutes on twenty thousand of them
MAX_TAG = 20_000


@dataclass(frozen=True, slots=True)
class Span:
    """One tag in a text: its bounds, its kind ({ prints, % acts, # is a comment) and what it says."""

    start: int
    end: int
    kind: str
    level: str = ""
    code: str = ""
    left: str = ""
    right: str = ""
    problem: str = ""


def find_tags(text: str, raw: bool = False) -> Iterator[Span]:
    """Every tag of the text, in order; one that does not end has end -1 and is the last."""
    position = 0
    while match := OPENER.search(text, position):
        span = _span(text, match)
        # inside {% raw %} braces are text, and only its end is a tag
        if raw and not (span.kind == "%" and span.code == "endraw"):
            position = match.end() if span.end < 0 else max(match.end(), match.start() + 1)
            continue
        if span.kind == "%" and span.code in ("raw", "endraw"):
            raw = span.code == "raw"
        yield span
        if span.end < 0:
            return
        position = span.end


def _span(text: str, opener: re.Match[str]) -> Span:
    kind, start = opener.group(1), opener.start()
    end, close, problem = _end(text, opener.end(), kind)
    if end < 0:
        return Span(start, -1, kind, problem=problem)
    body = text[opener.end() : close]
    left = body[:1] if body[:1] in ("-", "+") else ""
    right = body[-1:] if body[-1:] in ("-", "+") and len(body) > len(left) else ""
    body = body[len(left) : len(body) - len(right)]
    level = LEVEL.match(body.lstrip(INVISIBLE))
    if level:
        body = body.lstrip(INVISIBLE)[level.end() :]
    code = "" if kind == "#" else clean(body)
    return Span(start, end, kind, level.group(1) if level else "", code, left, right, problem)


def _end(text: str, position: int, kind: str) -> tuple[int, int, str]:
    """Where the tag ends, where its body ends, and what is wrong with it."""
    if kind == "#":
        match = COMMENT_END.search(text, position)
        return (match.end(), match.start(), "") if match else (-1, -1, "не закрыт")
    depth, limit = 0, position + MAX_TAG
    endless: set[str] = set()
    wanted, other = ("print", "block") if kind == "{" else ("block", "print")
    while (match := TOKEN.search(text, position)) and match.start() < limit:
        found, position = match.lastgroup, match.end()
        if found == "open":
            break
        if found == "quote":
            position = max(position, _string_end(text, match.start(), endless) + 1)
        elif match.group() == "{":
            depth += 1
        elif found == wanted and not (depth and kind == "{"):
            return match.end(), match.start(), ""
        # }} closes two dictionaries, or one and the tag: a single brace is taken at a time
        elif found == "brace" or (found == "print" and depth):
            depth, position = max(0, depth - 1), match.start() + 1
        # read as the end, so that the message quotes this tag and not all that follows
        elif found == other and not depth:
            return match.end(), match.start(), "открыт и закрыт разными скобками"
    return -1, -1, "не закрыт"


def _string_end(text: str, start: int, endless: set[str]) -> int:
    """Where the string that opens here is closed; -1 when nowhere, and its quote is not looked for again."""
    if text[start] in endless:
        return -1
    end = _closing_quote(text, start)
    if end < 0:
        endless.add(text[start])
    return end


def _closing_quote(text: str, start: int) -> int:
    rightful, possible = CLOSERS[text[start]]
    depth = 0
    for position in range(start + 1, min(len(text), start + MAX_TAG)):
        char = text[position]
        # « and » nest in Russian: «Центр «Вера»» is one string
        if char == "«" and rightful == "»":
            depth += 1
        elif char == rightful and depth:
            depth -= 1
        elif char == rightful and not (rightful in "\"'" and text[position - 1] == "\\"):
            return position
    ends = [found for char in possible if (found := text.find(char, start + 1)) > 0]
    return min(ends, default=-1)


def clean(body: str) -> str:
    """The body of a tag as Jinja reads it: plain quotes, plain spaces, nothing invisible."""
    pieces, position = [], 0
    endless: set[str] = set()
    for match in re.finditer(r"""["'“”„«»‘’‚‹›]""", body):
        if match.start() < position:
            continue
        end = _string_end(body, match.start(), endless)
        if end < 0:
            continue
        pieces += [_outside(body[position : match.start()]), _string(body[match.start() : end + 1])]
        position = end + 1
    pieces.append(_outside(body[position:]))
    return "".join(pieces).strip()


def _outside(text: str) -> str:
    # й may come as two characters: Jinja would see another name
    text = unicodedata.normalize("NFC", text.translate(OUTSIDE))
    return "".join(" " if char.isspace() else char for char in text)


def _string(quoted: str) -> str:
    content = "".join(" " if char in "\r\n" else char for char in quoted[1:-1])
    # typed with plain quotes: what is inside stays as it was typed
    if quoted[0] == quoted[-1] and quoted[0] in "\"'":
        return quoted[0] + content + quoted[0]
    return '"' + content.replace('"', '\\"') + '"'
