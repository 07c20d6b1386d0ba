"""Whether each tag can be read and every block is closed where it was opened."""

from __future__ import annotations

import re

from jinja2 import Environment, TemplateError
from jinja2.exceptions import TemplateSyntaxError

from paperwork.common.records import dataclass
from paperwork.word.docx.nearest import nearest
from paperwork.word.reading.flatten import Flat, Path
from paperwork.word.reading.story import Story, TooDeepError, first_word
from paperwork.word.reading.tag import Tag

CLOSED = {name: "end" + name for name in ("if", "for", "macro", "call", "filter", "with", "set")}
CLOSING = {end: name for name, end in CLOSED.items()}
BRANCHES = {"elif": ("if",), "else": ("if", "for")}
KNOWN = (*CLOSED, *CLOSING, *BRANCHES, "raw", "endraw", "colspan", "cellbg", "hm", "vm")
FORBIDDEN = {
    "include", "import", "from", "extends", "block", "endblock", "autoescape", "endautoescape", "do",
    "trans", "endtrans", "pluralize", "break", "continue", "debug",
}  # fmt: skip
# no paper needs so many blocks in one another; Python itself allows twenty loops
MAX_DEPTH = 80
MOST_SOUND = 4_000  # tags that are remembered
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
# tags that can be read: the same ones occur in part after part and template after template
_sound: set[str] = set()


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
        _tag_problem(story, opened.number, "не закрыт", f"поставьте после него {{% {CLOSED[opened.word]} %}}")


def _check_tag(story: Story, number: int, path: Path, stack: list[Opened], environment: Environment) -> None:
    tag = story.tags[number]
    if tag.kind == "{":
        _parse(story, number, print_tag(tag), environment)
        return
    word = first_word(tag.code)
    if word in CLOSING:
        _close(story, number, path, stack, word)
    elif word in BRANCHES:
        _branch(story, number, path, stack, word)
        if word == "elif":
            # elif is no statement by itself: its condition is parsed as that of an if
            _parse(story, number, act("if " + tag.code[4:]) + act("endif"), environment)
    elif word in CLOSED:
        _open(story, number, path, stack, environment)
    # Jinja or its extensions know these: they load files, or do what the engine does not follow
    elif word in FORBIDDEN:
        _tag_problem(story, number, "не разрешён в шаблонах", "обойдитесь без него")
    else:
        near = nearest(word, KNOWN)
        hint = f"похоже на {{% {near} %}}" if near else "такого тега нет"
        # the words are right and something is missing: {% colspan %} without a number
        hint = "допишите его" if near == word else hint
        _tag_problem(story, number, "непонятен", hint)


def _open(story: Story, number: int, path: Path, stack: list[Opened], environment: Environment) -> None:
    code = story.tags[number].code
    word = first_word(code)
    # {% set x = 1 %} ends itself, {% set x %} has an end tag
    if word == "set" and _reads(act(code), environment):
        return
    stack.append(Opened(number, word, path))
    end = act(CLOSED[word])
    if word == "set" and "=" in code and not _reads(act(code) + end, environment):
        stack.pop()
        end = ""
    _parse(story, number, act(code) + end, environment)


def _branch(story: Story, number: int, path: Path, stack: list[Opened], word: str) -> None:
    if not stack or stack[-1].word not in BRANCHES[word]:
        _tag_problem(story, number, "стоит вне {% if %}", "поставьте его между {% if … %} и {% endif %}")
    # the branches of an if at different depths of the tree would print XML that does not match
    elif stack[-1].path != path:
        _crossed(story, number, stack[-1])


def _close(story: Story, number: int, path: Path, stack: list[Opened], word: str) -> None:
    """Takes the block off the stack; blocks left open inside it are noted, each once."""
    wanted = CLOSING[word]
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
        _tag_problem(story, opened.number, "не закрыт", f"поставьте после него {{% {CLOSED[opened.word]} %}}")


def _crossed(story: Story, number: int, opened: Opened) -> None:
    first = story.tags[opened.number]
    message = f"и тег «{first.written}» ({first.place}) стоят на разных уровнях документа"
    fix = "поставьте оба в абзацы одной ячейки или используйте {%p %} и {%tr %} в обоих"
    _tag_problem(story, number, message, fix)


def _tag_problem(story: Story, number: int, message: str, fix: str) -> None:
    story.tag_problem(number, f"тег «{story.tags[number].written}» {message}", fix)


def _reads(source: str, environment: Environment) -> bool:
    try:
        _read(source, environment)
    except (TemplateError, RecursionError, SyntaxError):
        return False
    return True


def _read(source: str, environment: Environment) -> None:
    """Raises what Jinja raises of a tag, which has the same syntax in every environment of ours."""
    if source in _sound:
        return
    environment.parse(source)
    if len(_sound) >= MOST_SOUND:
        _sound.clear()
    _sound.add(source)


def _parse(story: Story, number: int, source: str, environment: Environment) -> None:
    try:
        _read(source, environment)
    except TemplateSyntaxError as error:
        _tag_problem(story, number, f"записан с ошибкой: {reason(error)}", "исправьте тег")
    except (TemplateError, RecursionError, MemoryError, ValueError, SyntaxError):
        _tag_problem(story, number, "записан слишком сложно", "разбейте его на части")


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
    return f"\x01{{{tag.left}\n{tag.code} {tag.right}}}\x01"
