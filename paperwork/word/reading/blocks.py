"""Whether each tag can be read and every block is closed where it was opened."""

from __future__ import annotations

import re

from jinja2 import Environment, TemplateError
from jinja2.exceptions import TemplateSyntaxError

from paperwork.common.records import dataclass
from paperwork.word.docx.nearest import nearest
from paperwork.word.reading.flatten import Flat, Path
from paperwork.word.reading.mending import mended, spelt
from paperwork.word.reading.spelling import (
    BRANCHES,
    CLOSED,
    CLOSING,
    alone,
    is_readable,
    is_whole_set,
    read,
    reason,
)
from paperwork.word.reading.story import Story, TooDeepError, first_word, shown
from paperwork.word.reading.tag import Tag

KNOWN = (*CLOSED, *CLOSING, *BRANCHES, "raw", "endraw", "colspan", "cellbg", "hm", "vm")
FORBIDDEN = {
    "include", "import", "from", "extends", "block", "endblock", "autoescape", "endautoescape", "do",
    "trans", "endtrans", "pluralize", "break", "continue", "debug",
}  # fmt: skip
# no paper needs so many blocks in one another; Python itself allows twenty loops
MAX_DEPTH = 80
ENDS_AT = {
    "": "там, где это кончается",
    "p": "в отдельный абзац под последним, к которому это относится",
    "tr": "в отдельную строку под последней, к которой это относится",
    "tc": "в отдельную ячейку справа от последней, к которой это относится",
    "r": "там, где это кончается",
}
BEFORE = {
    "": "там, где это начинается",
    "p": "в отдельный абзац над повторяемыми",
    "tr": "в отдельную строку таблицы над повторяемыми",
    "tc": "в отдельную ячейку слева от повторяемых",
    "r": "там, где это начинается",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A block that waits for its end."""

    number: int
    word: str
    path: Path


def check_depth(story: Story) -> None:
    """Notes the block that is nested too deep. Raises TooDeepError: all that follows would take long."""
    branches = [0]  # of the blocks that are open: for Python each branch is within the one before
    for number, tag in enumerate(story.tags):
        word = first_word(tag.code) if tag.kind == "%" else ""
        if word in CLOSED and not _is_short_set(tag.code):
            branches.append(0)
        elif word in CLOSING and len(branches) > 1:
            branches.pop()
        branches[-1] += word == "elif"
        if max(len(branches) - 1, branches[-1]) > MAX_DEPTH:
            _tag_problem(
                story, number, f"вложен больше чем в {MAX_DEPTH} других", "разбейте шаблон на части попроще"
            )
            raise TooDeepError


def _is_short_set(code: str) -> bool:
    """Whether {% set x = … %} ends itself."""
    return code.startswith("set") and "=" in code


def check_blocks(story: Story, flat: Flat, environment: Environment) -> None:
    """Notes every tag that cannot be read and every block that does not close."""
    stack: list[Opened] = []
    for number in flat.items:
        if isinstance(number, int) and story.tags[number].kind in ("{", "%"):
            _check_tag(story, number, flat.paths[number], stack, environment)
    for opened in stack:
        _unclosed(story, opened)


def _check_tag(story: Story, number: int, path: Path, stack: list[Opened], environment: Environment) -> None:
    tag = story.tags[number]
    word = first_word(tag.code)
    # Jinja or its extensions know these: they load files, or do what the engine does not follow
    if tag.kind == "%" and word in FORBIDDEN:
        _tag_problem(story, number, "не разрешён в шаблонах", "обойдитесь без него")
        return
    source = alone(tag.kind, tag.code, environment)
    if source:
        _parse(story, number, source, environment)
    elif tag.kind == "%" and word not in CLOSING and not _is_other_end(story, number, stack):
        _unknown(story, number, word, environment)
    # the blocks are followed as they are meant: a fault in one tag is no fault of those around it
    kind, code = tag.meant or (tag.kind, tag.code)
    word = first_word(code)
    if kind != "%":
        return
    if word in CLOSING:
        _close(story, number, path, stack, word)
    elif word in BRANCHES:
        _branch(story, number, path, stack, word)
    elif word in CLOSED and not (word == "set" and is_whole_set(code, environment)):
        stack.append(Opened(number, word, path))


def _is_other_end(story: Story, number: int, stack: list[Opened]) -> bool:
    """Takes {% end %} for the end of the block that is open; notes how it is written."""
    tag = story.tags[number]
    if not stack or tag.code not in ("end", "конец"):
        return False
    end = CLOSED[stack[-1].word]
    tag.meant = ("%", end)
    instead = spelt("%", end, tag.level)
    _tag_problem(story, number, "непонятен", f"напишите «{instead}»", instead)
    return True


def _unknown(story: Story, number: int, word: str, environment: Environment) -> None:
    """Notes a tag that begins with no word of the language."""
    fix, instead = _mend(story.tags[number], environment)
    if not fix:
        near = nearest(word, KNOWN)
        fix = f"похоже на {{% {near} %}}" if near else "такого тега нет"
        # the words are right and something is missing: {% colspan %} without a number
        fix = "допишите его" if near == word else fix
    _tag_problem(story, number, "непонятен", fix, instead)


def _mend(tag: Tag, environment: Environment) -> tuple[str, str]:
    """The cure of a tag and what to write in its place, which is remembered; empty without a guess."""
    meant = mended(tag, environment.filters, lambda kind, code: is_readable(kind, code, environment))
    if meant is None:
        return "", ""
    tag.meant = (meant.kind, meant.code)
    instead = meant.spelt(tag.level)
    return f"{meant.reason}: напишите «{instead}»", instead


def _branch(story: Story, number: int, path: Path, stack: list[Opened], word: str) -> None:
    if not stack or stack[-1].word not in BRANCHES[word]:
        _tag_problem(story, number, "стоит вне {% if %}", "поставьте его между {% if … %} и {% endif %}")
    # the branches of an if at different depths of the tree would print XML that does not match
    elif stack[-1].path != path:
        _crossed(story, number, stack[-1])


def _close(story: Story, number: int, path: Path, stack: list[Opened], word: str) -> None:
    """Takes the block off the stack; blocks left open inside it are noted, each once."""
    wanted = CLOSING[word]
    # {% endif %} for a loop: it is the end of what is open, by a wrong name
    if stack and stack[-1].path == path and not any(opened.word == wanted for opened in stack):
        opened, tag = stack.pop(), story.tags[number]
        tag.meant = ("%", CLOSED[opened.word])
        message = f"ничего не закрывает: открыт {{% {opened.word} … %}}"
        instead = spelt("%", CLOSED[opened.word], tag.level)
        _tag_problem(story, number, message, f"напишите «{instead}»", instead)
        return
    # an end too many must not close the blocks around it
    if not any(opened.word == wanted for opened in stack):
        _tag_problem(story, number, "ничего не закрывает", f"нет открывающего {{% {wanted} … %}}")
        return
    while stack:
        opened = stack.pop()
        if opened.word == wanted:
            if opened.path != path:
                _crossed(story, number, opened)
            return
        _unclosed(story, opened)


def _unclosed(story: Story, opened: Opened) -> None:
    """Notes a block without its end, unless that end is noted already as lost with its row or cell."""
    tag, end = story.tags[opened.number], CLOSED[opened.word]
    lost = f"тег «{spelt('%', end, tag.level)}» пропад"
    if any(problem.message.startswith(lost) for problem in story.problems):
        return
    fix = f"поставьте {spelt('%', end, tag.level)} {ENDS_AT[tag.level]}"
    # a loop that begins in a row of a table is one over rows
    if opened.word == "for" and not tag.level and "строка" in tag.place:
        fix = f"если повторяются строки, {around_rows(tag.code, end)}; если нет, {fix}"
    _tag_problem(story, opened.number, "не закрыт", fix)


def _crossed(story: Story, number: int, opened: Opened) -> None:
    first, last = story.tags[opened.number], story.tags[number]
    message = f"и тег «{first.written}» ({first.place}) стоят на разных уровнях документа"
    level = first.level or last.level
    whole = level or ("tr" if "строка" in first.place + last.place else "p")
    start, end = spelt("%", first.code, whole), spelt("%", last.code, whole)
    fix = around_rows(first.code, last.code, whole)
    # both are in rows of their own, and only the letters after the bracket are missing in one
    if level and not (first.level and last.level) and _rows_of_one_table(first, last):
        fix = f"напишите {end}" if first.level else f"вместо первого напишите {start}"
    _tag_problem(story, number, message, fix)


def around_rows(first: str, last: str, level: str = "tr") -> str:
    """Where to put the beginning and the end of a block that repeats rows, paragraphs or cells."""
    return (
        f"поставьте {spelt('%', first, level)} {BEFORE[level]}, а {spelt('%', last, level)} {ENDS_AT[level]}"
    )


def _rows_of_one_table(first: Tag, last: Tag) -> bool:
    """Whether both tags fill rows of one table, alone in their cells."""
    homes = [re.match(r"(.*), строка \d+, столбец \d+(.*)", tag.place) for tag in (first, last)]
    return (
        homes[0] is not None
        and homes[1] is not None
        and homes[0][1] == homes[1][1]
        and all(
            home is not None and home[2].strip(", «»") == shown(tag.written)
            for home, tag in zip(homes, (first, last), strict=True)
        )
    )


def _tag_problem(story: Story, number: int, message: str, fix: str, instead: str = "") -> None:
    story.tag_problem(number, f"тег «{story.tags[number].written}» {message}", fix, instead)


def _parse(story: Story, number: int, source: str, environment: Environment) -> None:
    try:
        read(source, environment)
    except TemplateSyntaxError as error:
        fix, instead = _mend(story.tags[number], environment)
        message = f"записан с ошибкой: {reason(error)}"
        _tag_problem(story, number, message, fix or "исправьте тег", instead)
    except (TemplateError, RecursionError, MemoryError, ValueError, SyntaxError):
        _tag_problem(story, number, "записан слишком сложно", "разбейте его на части")
