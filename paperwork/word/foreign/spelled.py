"""Marks that are typed: {X}, [X], <<X>>, «X», ${X}, #X#, %X% and their like, where X names an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from paperwork.common.records import dataclass
from paperwork.word.foreign.line import COVER, Line
from paperwork.word.foreign.mark import Mark, Meaning, Vocabulary, quoted

INSIDE = r"(?:№ ?)?[^\W_][^{}\[\]<>«»$#%@\0\n\t]{0,60}?"
SIGN = "{} – знак другой программы, такие напечатаются как есть"
NAME = re.compile(r"\w[\w.]*[._]\w+")  # no words between quotation marks are written so
AFTER_NAME = (
    "фамил", "имя", "отчеств", "фио", "снилс", "паспорт", "рожден", "телефон", "адрес",
    "дата рожд", "место рожд",
)  # fmt: skip
# what nobody quotes unless he speaks of a form: «в графе «Фамилия» укажите»
OF_A_PERSON = re.compile(
    r"фамилия|имя|отчество|фио|ф\. ?и\. ?о\.?|снилс|дата рождения|место рождения"
    r"|фамилия[ ,]+имя[ ,]+(?:и )?отчество",
    re.IGNORECASE,
)
OF_A_FORM = (
    "граф",
    "пол",
    "строк",
    "столб",
    "колон",
    "пункт",
    "раздел",
    "слов",
    "ячейк",
    "клетк",
    "лист",
    "подпис",
)

MANY = 2  # signs by which a mark is known from a quotation


@dataclass(frozen=True, slots=True)
class Notation:
    """A way to write a mark; one that is always a mark is reported though its name is unknown."""

    pattern: re.Pattern[str]
    is_always: bool = False
    is_quotation: bool = False


def _between(start: str, end: str) -> re.Pattern[str]:
    return re.compile(rf"{start}\s*({INSIDE})\s*{end}")


def _close(sign: str) -> re.Pattern[str]:
    """A name right between two signs: «скидка 5 % и 10 %» is none."""
    return re.compile(rf"(?<![\w{sign}]){sign}({INSIDE})(?<!\s){sign}(?![\w{sign}])")


# the longer ones first: what one has taken is not looked at by the next
NOTATIONS = (
    Notation(_between(r"\$\{", r"\}"), is_always=True),
    Notation(_between(r"\{\$", r"\}"), is_always=True),
    Notation(_between(r"<<", r">>"), is_always=True),
    Notation(_between(r"\[\[", r"\]\]"), is_always=True),
    Notation(_between(r"##", r"##"), is_always=True),
    Notation(_between(r"[{｛﹛]{1,2}", r"[}｝﹜]{1,2}")),
    Notation(_between(r"‹", r"›")),
    Notation(_between(r"«", r"»"), is_quotation=True),
    Notation(_between(r"\[", r"\]")),
    Notation(_between(r"<", r">")),
    Notation(_close("#")),
    Notation(_close("%")),
    Notation(_close("@")),
    Notation(re.compile(r"(?<![\w@.])@([^\W\d_]\w{2,40})(?!\w*[@.]\w)")),
    Notation(re.compile(r"\$([^\W\d_]\w{2,40})")),
)


def spelled(lines: list[Line], vocabulary: Vocabulary) -> Iterator[Mark]:
    """The typed marks of a part; words between quotation marks only where others confirm them."""
    found = [pair for line in lines for pair in _of_line(line, vocabulary)]
    is_confirmed = any(mark.text.startswith("«") and not is_doubtful for mark, is_doubtful in found)
    return (mark for mark, is_doubtful in found if is_confirmed or not is_doubtful)


def _of_line(line: Line, vocabulary: Vocabulary) -> Iterator[tuple[Mark, bool]]:
    text = line.foreign
    for notation in NOTATIONS:
        for found in notation.pattern.finditer(text):
            name, before = found[1].strip(), text[: found.start()].replace(COVER, " ")
            meaning = vocabulary.named(name, before)
            if not meaning and not (notation.is_always and name.lower() != name.upper()):
                continue
            signs = _signs(found, text) if notation.is_quotation else MANY
            if not signs:
                continue
            seen = quoted(found.group())
            write = partial(line.replace, found.start(), found.end())
            mark = Mark(
                line.paragraph,
                found.group(),
                SIGN.format(seen),
                f"вместо {seen}",
                meaning or Meaning(),
                write,
            )
            mark.start = found.start()
            yield mark, signs < MANY
            text = text[: found.start()] + COVER * len(found.group()) + text[found.end() :]


def _signs(found: re.Match[str], text: str) -> int:
    """How much speaks for a mark and against a quotation, 0 to 2."""
    name = found[1].strip()
    if NAME.fullmatch(name):
        return MANY
    before = text[: found.start()].rstrip(" \xa0")
    # «Телефон» after a comma or alone in its cell is a mark, «Образование» after a noun is what it is called
    word = before.rpartition(" ")[2].lower()
    if OF_A_PERSON.fullmatch(name) and not word.startswith(OF_A_FORM):
        return MANY
    is_apart = not before or before[-1] in f":,;({COVER}"
    return is_apart + name.lower().startswith(AFTER_NAME)
