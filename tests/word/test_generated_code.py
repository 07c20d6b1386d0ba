"""The code that the comments of the generators show is the code that they make."""

from __future__ import annotations

import inspect
import re
from types import ModuleType

import pytest

from paperwork.word.code import codegen, quick
from paperwork.word.code.codegen import Generator
from paperwork.word.code.generating import generated
from paperwork.word.code.quick import QuickGenerator
from paperwork.word.language.sandbox import WordEnvironment
from paperwork.word.reading.site import Site
from paperwork.word.reading.spelling import act, print_tag
from paperwork.word.reading.tag import Tag

SHOWN = re.compile(r"^#     (.*)$", re.MULTILINE)
TAG = re.compile(r"(\{[{%].*?[}%]\})")
OMITTED = "..."


def shown(module: ModuleType) -> list[str]:
    """The indented lines of the module's comments."""
    return SHOWN.findall(inspect.getsource(module))


def code_of(template: str, kind: type[Generator]) -> list[str]:
    """The lines of the code that a generator makes of a template without XML."""
    pieces: list[str] = []
    sites: dict[int, tuple[int, Site]] = {}
    for piece in TAG.split(template):
        code = piece[2:-2].strip()
        if piece.startswith("{{"):
            tag = Tag("{", code, piece, "")
            sites["".join(pieces).count("\n") + 2] = len(pieces) // 2, Site("text", tag)
            pieces.append(print_tag(tag))
        else:
            pieces.append(act(code) if piece.startswith("{%") else piece)
    environment = WordEnvironment()
    generator = kind(environment, "x", sites)
    generated(generator, environment.parse("".join(pieces)), "x")
    return [line.rstrip() for line in generator.written.getvalue().splitlines()]


@pytest.mark.parametrize(("module", "kind"), [(codegen, Generator), (quick, QuickGenerator)])
def test_the_code_in_the_comments_is_made(module: ModuleType, kind: type[Generator]) -> None:
    template, *_ = shown(codegen)
    expected = shown(module)[module is codegen :]
    made = code_of(template, kind)
    place = 0
    for number, line in enumerate(expected):
        if line.strip() == OMITTED:
            continue
        found = made.index(line, place)
        assert number == 0 or expected[number - 1].strip() == OMITTED or found == place
        place = found + 1
    assert place == len(made)
