"""A tag that cannot be read as its author most likely meant it."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator

from paperwork.common.records import dataclass
from paperwork.word.docx.letters import other_letters
from paperwork.word.reading.tag import Tag

TOKEN = re.compile(
    r"""(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?P<word>\w+)|(?P<sign>[=!<>]+|\s+|.)"""
)
VALUE = re.compile(r"[\w.]+\s*(?:\|.*)?", re.DOTALL)
STARTS = ("if", "for", "elif", "else", "set", "macro", "call", "filter", "with")
ENDS = ("endif", "endfor", "endset", "endmacro", "endcall", "endfilter", "endwith")
KEYWORDS = frozenset({*STARTS, *ENDS, "in", "and", "or", "not", "is", "recursive"})
SIGNS = {
    "=>": ">=", "=<": "<=", "<>": "!=", "=!": "!=", "===": "==", "≥": ">=", "≤": "<=", "≠": "!=", "\\": "|",
}  # fmt: skip
JOINING = {"и": "and", "или": "or", "не": "not"}
# a statement in Russian words: {% если клиент.имя %}, {% для у в услуги %}
RUSSIAN_STARTS = {"если": "if", "для": "for", "иначе": "else"}
NO_SPACE = "в имени вместо пробела ставят «_»"
EQUAL = "равенство пишется двумя знаками «==»"
SIGN = "знак записан иначе"
FILTER = "слово, которое меняет значение, ставят после черты «|»"
WORDS = "слова самих тегов пишут по-английски"
LETTERS = "слова самих тегов набирают латинскими буквами"
BRACKETS = "лишние скобки"
ACTS = "значение ставят в двойные скобки, а действие – в скобки с процентами"
REPEATED = "повторы и условия пишут в скобках с процентами"
ROWS = "перед «in» называют строку"
DOT = "поле называют после точки"
COLON = re.compile(r"[^\W\d][\w.]*(?:\s*[:;]\s*[^\W\d]\w*)+")
FILTER_WORDS = re.compile(r"(?<=[|\s])\w+(?:\s*[-‐‑–—. ]\s*\w+)+")


@dataclass(frozen=True, slots=True)
class Mended:
    """The kind and the code that a tag should have, and what was wrong in a few words."""

    kind: str
    code: str
    reason: str

    def spelt(self, level: str = "") -> str:
        """The tag to be typed."""
        return spelt(self.kind, self.code, level)


def spelt(kind: str, code: str, level: str = "") -> str:
    """A tag as a person types it."""
    return f"{{{{{level} {code} }}}}" if kind == "{" else f"{{%{level} {code} %}}"


def mended(tag: Tag, filters: Container[str], reads: Callable[[str, str], bool]) -> Mended | None:
    """What the tag should be; ``reads`` tells whether a kind and a code can be read. None: no guess."""
    for candidate in _candidates(tag, filters):
        if (candidate.kind, candidate.code) != (tag.kind, tag.code) and reads(candidate.kind, candidate.code):
            return candidate
    return None


def _candidates(tag: Tag, filters: Container[str]) -> Iterator[Mended]:
    code = tag.code
    if tag.kind == "{" and code.startswith("{") and code.endswith("}"):
        yield Mended("{", code.strip("{}").strip(), BRACKETS)
    repeated = re.fullmatch(r"([#/^])\s*([\w.]*)", code)
    if tag.kind == "{" and repeated:
        starts = {"#": f"for строка in {repeated[2]}", "^": f"if not {repeated[2]}"}
        yield Mended("%", starts.get(repeated[1], "endfor"), REPEATED)
    started, reason = _started(code)
    kind, first = tag.kind, re.match(r"\w*", started)
    is_statement = first is not None and first.group() in (*STARTS, *ENDS)
    if is_statement != (kind == "%") and (is_statement or VALUE.fullmatch(started)):
        kind, reason = "%" if is_statement else "{", ACTS
    yield Mended(kind, started, reason)
    rewritten, why = _rewritten(started, filters)
    yield Mended(kind, rewritten, reason or why)
    yield Mended(kind, COLON.sub(_dotted, rewritten), DOT)
    loop = re.fullmatch(r"for\s+([\w.]+)", rewritten)
    if loop:
        yield Mended("%", f"for строка in {loop[1]}", ROWS)


def filters_in_words(code: str, filters: Container[str]) -> Iterator[tuple[str, str]]:
    """The filters whose words are joined by another sign than they have: as written, and their names."""
    for found in FILTER_WORDS.finditer(code):
        name = re.sub(r"\W+", "_", found.group())
        if name in filters:
            yield found.group(), name


def _dotted(found: re.Match[str]) -> str:
    """A name with what joins its words: the record and its field by a dot, the words of the field by «_»."""
    first, *rest = re.split(r"\s*[:;]\s*", found.group())
    return first + ("_" if "." in first else ".") + "_".join(rest)


def _started(code: str) -> tuple[str, str]:
    """The code with its first word as it is spelt in templates, and what was wrong with that."""
    if re.match(r"else\s+if\b", code):
        return re.sub(r"^else\s+if\b", "elif", code), "«иначе если» пишется «elif»"
    ended = re.match(r"end\s+(\w+)\s*$", code)
    if ended and "end" + ended[1] in ENDS:
        return "end" + ended[1], "слово пишется слитно"
    word, rest = re.match(r"(\w*)(.*)", code, re.DOTALL).groups()  # type: ignore[union-attr]
    if word.lower() in RUSSIAN_STARTS:
        return RUSSIAN_STARTS[word.lower()] + re.sub(r"^(\s+\w+\s+)в(\s)", r"\1in\2", rest), WORDS
    meant = next((known for known in (*STARTS, *ENDS) if other_letters(word, known)), "")
    if meant:
        return meant + rest, LETTERS
    if word.lower() in (*STARTS, *ENDS) and word != word.lower():
        return word.lower() + rest, "слова самих тегов пишут строчными буквами"
    if word == "for" and re.match(r"\s+\w+\s+в\s", rest):
        return word + re.sub(r"^(\s+\w+\s+)в(\s)", r"\1in\2", rest), WORDS
    return code, ""


def _rewritten(code: str, filters: Container[str]) -> tuple[str, str]:
    """The code with its signs and the spaces in its names mended, and what was wrong first."""
    pieces: list[str] = []
    reasons: list[str] = []
    tokens = [(match.lastgroup, match.group()) for match in TOKEN.finditer(code)]
    depth, given = 0, code.startswith(("set ", "with "))
    for number, (kind, text) in enumerate(tokens):
        after = tokens[number + 1 :]
        depth += (text in "([") - (text in ")]") if len(text) == 1 else 0
        if text == "=" and not depth and not given:
            pieces.append("==")
            reasons.append(EQUAL)
        elif kind == "sign" and text in SIGNS:
            is_dot = text == "\\" and bool(after) and after[0][1] not in filters
            pieces.append("." if is_dot else SIGNS[text])
            reasons.append(DOT if is_dot else FILTER if text == "\\" else SIGN)
        elif kind == "word" and text in JOINING and _joins(after):
            pieces.append(JOINING[text])
            reasons.append(WORDS)
        elif (
            text.isspace() and pieces and _is_name(pieces[-1]) and after and _is_name(after[0][1], after[1:])
        ):
            is_filter = after[0][1] in filters and "|" not in "".join(pieces)
            pieces.append("|" if is_filter else "_")
            reasons.append(FILTER if is_filter else NO_SPACE)
        elif text.isspace() and pieces and pieces[-1] == ".":
            continue
        else:
            pieces.append(text)
        given = given and text != "="
    return "".join(pieces), next(iter(reasons), "")


def _is_name(text: str, after: list[tuple[str | None, str]] | None = None) -> bool:
    """Whether a word is, or goes on, the name of a field."""
    if after is not None and text in JOINING and _joins(after):
        return False
    return bool(re.fullmatch(r"[^\W\d]\w*", text)) and text not in KEYWORDS


def _joins(after: list[tuple[str | None, str]]) -> bool:
    """Whether «и» stands between conditions: a record with its field, or a bracket, comes next."""
    return bool(re.match(r"\s+(?:\w+\.|\()", "".join(text for _, text in after)))
