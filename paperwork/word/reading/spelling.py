"""Whether one tag can be read by itself, and why not in Russian."""

from __future__ import annotations

import re

from jinja2 import Environment, TemplateError

from paperwork.word.language.syntax import MAX_DEPTH, too_deep
from paperwork.word.reading.story import first_word
from paperwork.word.reading.tag import Tag

CLOSED = {name: "end" + name for name in ("if", "for", "macro", "call", "filter", "with", "set")}
CLOSING = {end: name for name, end in CLOSED.items()}
BRANCHES = {"elif": ("if",), "else": ("if", "for")}
MOST_READ = 4_000  # tags that are remembered
# Jinja's complaints as a person who writes templates reads them
REASONS = (
    (r".*[Uu]nexpected '?end of .*", "не дописано"),
    (r"unexpected char (.+) at \d+", "лишний знак {}"),
    (r"expected token 'end of (?:print statement|statement block)', got '?(.+?)'?$", "лишнее: «{}»"),
    (r"expected token '(.+)', got '(.+)'", "ждали «{}», а написано «{}»"),
    (r"unexpected '(.+)'$", "лишнее: «{}»"),
    (r"[Uu]nexpected end of template.*", "не дописано"),
    (r"Expected an expression, got 'end of .+'", "не дописано"),
    (r"Missing end of .*", "не дописано"),
    (r"No filter named '(.+)'.*", "нет такого фильтра: «{}»"),
    (r"No test named '(.+)'.*", "нет такой проверки: «{}»"),
    (r"unexpected end of .*", "не дописано"),
)
# tags that can be read, and whether each is nested too deep: the same ones occur in part after part and
# template after template
_deep: dict[str, bool] = {}


def is_whole_set(code: str, environment: Environment) -> bool:
    """Whether {% set x = 1 %} ends itself; {% set x %} has an end tag."""
    try:
        read(act(code), environment)
    except RecursionError:  # it would be the same with an end
        return "=" in code
    except (TemplateError, SyntaxError):
        return "=" in code and not reads(act(code) + act("endset"), environment)
    return True


def alone(kind: str, code: str, environment: Environment) -> str:
    """What shows whether a tag can be read by itself; empty for ends of blocks and unknown words."""
    if kind == "{":
        return act_print(code)
    word = first_word(code)
    # elif and else are no statements by themselves: they are parsed as branches of an if
    if word == "elif":
        return act("if " + code[4:]) + act("endif")
    if word == "else":
        return act("if 1") + act(code) + act("endif")
    if word in CLOSED:
        end = "" if word == "set" and is_whole_set(code, environment) else act(CLOSED[word])
        return act(code) + end
    return ""


def is_readable(kind: str, code: str, environment: Environment) -> bool:
    """Whether a tag by itself is right."""
    if kind == "%" and code in CLOSING:
        return True
    source = alone(kind, code, environment)
    return bool(source) and reads(source, environment)


def reads(source: str, environment: Environment) -> bool:
    """Whether a source can be read."""
    try:
        read(source, environment)
    except (TemplateError, RecursionError, SyntaxError):
        return False
    return True


def read(source: str, environment: Environment) -> None:
    """Raises what Jinja raises of a tag, which has the same syntax in every environment of ours.

    One that is nested too deep is refused here, before the whole part is read with it.
    """
    if source not in _deep:
        tree = environment.parse(source)
        if len(_deep) >= MOST_READ:
            _deep.clear()
        # a level is a letter at least
        _deep[source] = len(source) > MAX_DEPTH and too_deep(tree) is not None
    if _deep[source]:
        raise RecursionError


def reason(error: TemplateError) -> str:
    """Jinja's complaint in Russian."""
    message = error.message or ""
    for pattern, sentence in REASONS:
        match = re.match(pattern, message)
        if match:
            return sentence.format(*match.groups())
    return "выражение не разобрать"


def act(code: str, left: str = "", right: str = "") -> str:
    """A {% %} in the spelling of our environment, on a line of its own."""
    return f"\x01%{left}\n{code} {right}%\x01"


def print_tag(tag: Tag) -> str:
    """A {{ }} in the spelling of our environment, on a line of its own."""
    return act_print(tag.code, tag.left, tag.right)


def act_print(code: str, left: str = "", right: str = "") -> str:
    """A {{ }} with that code."""
    return f"\x01{{{left}\n{code} {right}}}\x01"
