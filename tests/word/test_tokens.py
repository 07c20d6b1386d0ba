"""The tokens of tags that are known are those that Jinja's own lexer gives."""

from __future__ import annotations

from each import each

from paperwork.word.language.sandbox import WordEnvironment
from paperwork.word.language.tokens import tokens_of
from paperwork.word.reading.spelling import act, act_print

SOURCES = (
    "",
    "слова\n\nв строках\n",
    "а" + act_print("x.y|d('b', 1.5)") + "\n" + act_print("x\n.y") + "{%" + act("if a >= 1") + act("endif"),
    act("set x = {'a': [1, -2], (3,): 'n'}") + act_print("x") + "б\x01# #\x01в" + act_print("y ~ 'я'"),
    act("for a, b in rows if not a") + act_print("a[1:]") + act("else") + "\n" + act("endfor"),
)
FAULTS = (
    act_print("a?"),
    act_print("(a"),
    act_print("'a"),
    act("if a", right="-") + "а" + act("endif"),
    act("raw") + act_print("a") + act("endraw"),
    "\x01{\na",
    "а\r\nб",
    act_print("9" * 5000),
)


@each("source", SOURCES)
def test_the_tokens_are_those_of_jinja(source: str) -> None:
    lexer = WordEnvironment().lexer
    for _ in range(2):  # found, and then known
        assert tokens_of(source, lexer) == list(lexer.tokenize(source))


@each("source", FAULTS)
def test_jinja_itself_is_asked_of_what_is_not_plain(source: str) -> None:
    assert tokens_of(source, WordEnvironment().lexer) is None
