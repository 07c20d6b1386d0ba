"""The pieces of a paper form: letterhead, facts, items with ruled answers, options, statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .glossary import ADDRESS, CLIENT, FILE_NUMBER, INSTITUTION
from .ooxml import (
    NO_BREAK,
    ROW,
    TAG,
    blocks_if,
    cell,
    paragraph,
    row,
    rows_if,
    run,
    table,
    tag_paragraph,
)
from .styles import GUTTER, Style

WIDTH = 170.0  # between the margins of every upright page, in millimetres
EMBLEM = 25.0  # the side of the square that is left free for it
LOW_EMBLEM = 20.0  # its place on a lying page
LOW = 16.0  # the height of that place: the words need no more
OVER_RULE = 1.2  # between the last line of the institution's words and the rule under them
GAP = 4.0
SPLIT = 2.0  # between a wording and its answer
SECOND = 36.0  # the wording of the second of two answers in a row
NAMED = "клиент.фио"
BLANK = f"not {NAMED}"
NOT_ASKED, TOO_YOUNG = "не указывается по возрасту", "не оценивается по возрасту"
NUMBER = 40.0  # the width of a number to be written by hand
DATE = 56.0  # and of a day in words, or by hand


@dataclass(frozen=True, slots=True)
class Fact:
    """A short answer that stands beside its wording: the run of a tag, or the options of a list.

    ``options`` is the path of that list; a list is not ruled, since its rule would look like the line under
    what is chosen. ``hint`` stands small behind the wording. A list of which nothing is chosen has
    a rule for an answer of one's own under the condition ``open``. ``given`` is the tag without which the
    line is left out. Without the answer ``path`` there are so many ``lines`` to write it on. Of a client
    younger than ``since`` nothing is asked: ``young`` is printed, without it there is a rule, with the
    ``young_hint`` behind the wording.
    """

    label: str
    content: str = ""
    number: str = ""
    options: str = ""
    given: str = ""
    hint: str = ""
    open: str = ""
    since: int = 0
    young: str = NOT_ASKED
    young_hint: str = ""
    path: str = ""
    lines: int = 1


def younger(years: int) -> str:
    """The condition that the client is known to be younger on the paper's day."""
    return f"(клиент.фио and клиент.возраст is number and клиент.возраст < {years})"


def aged(path: str, since: int, young: str = NOT_ASKED) -> str:
    """A run with the tag of a value; of who is younger than ``since`` and has none, why it has none."""
    words = f"{{% elif {younger(since)} %}}{young}" if young else ""
    return run(f"{{% if {path} %}}{{{{ {path} }}}}{words}{{% endif %}}")


def tag(path: str, *filters: str) -> str:
    """A run with the tag of a value."""
    return run("{{ " + "|".join((path, *filters)) + " }}")


# Two names of one level of education: that of the law of 2012 stands in brackets behind the former.
SAME = {
    "основное общее": "неполное среднее",
    "среднее общее": "среднее",
    "среднее профессиональное": "среднее специальное",
}


def options(path: str, *, lowered: bool = False) -> str:
    """The runs of all values of a list, separated by «; », the chosen ones underlined.

    A long answer of one's own is left to `own_answers`. ``lowered`` takes the capitals from a list that has
    them. Of two names of one level of education the second is in brackets.
    """
    before, after = _separated(path)
    value = "{{ вариант.текст|со_строчной }}" if lowered else "{{ вариант.текст }}"
    return "".join(
        (
            run(f"{{%r for вариант in {path} %}}"),
            run("{%r if вариант.отдельно %}"),
            run("{%r else %}"),
            before,
            run("{%r if вариант.выбран %}"),
            run(value, underlined=True),
            run("{%r else %}"),
            run(value),
            run("{%r endif %}"),
            after,
            run("{%r endif %}"),
            run("{%r endfor %}"),
        )
    )


def _separated(path: str) -> tuple[str, str]:
    """What is printed before and after the value of this turn."""
    if not path.endswith(".образование"):
        return run("{%r if not loop.first %}") + run("; ") + run("{%r endif %}"), ""
    same = " or ".join(
        f'loop.previtem.текст == "{former}" and вариант.текст == "{now}"' for now, former in SAME.items()
    )
    opened = f"{{% if not loop.first and ({same}) %}}"
    return run(f"{opened} ({{% elif not loop.first %}}; {{% endif %}}"), run(f"{opened}){{% endif %}}")


def own_answers(path: str, style: str) -> str:
    """The long answers chosen of a list, each on a rule."""
    return blocks_if(
        f"{path}[-1].отдельно",  # they are the last of the list
        tag_paragraph(f"{{%p for ответ in {path} if ответ.отдельно %}}"),
        paragraph(run("{{ ответ.текст }}"), style=style),
        tag_paragraph("{%p endfor %}"),
    )


CLIENT_FACTS = (Fact(CLIENT, tag("клиент.фио")), Fact(FILE_NUMBER, tag("клиент.дело")))


def title(words: str) -> str:
    """The heading of the paper."""
    return paragraph(run(words), style="Title")


def docket(
    *rows: Sequence[Fact],
    label: float = 26.0,
    second: float = 30.0,
    width: float = WIDTH,
    tied: bool = True,
    spaced: bool = True,
) -> str:
    """What a paper is about, above its text: one or two facts a line, each on a rule.

    All of them have the same verticals; a line of one fact takes the whole width. They are on the page of
    what follows if they are ``tied`` to it, ``spaced`` from it unless a heading has a space of its own.
    """
    first = width - label - GAP - second - NUMBER
    widths = (label, first, GAP, second, NUMBER)
    lines = []
    for facts_ in rows:
        cells = [_label(facts_[0], label, align="")]  # beside the first line of an answer of many
        if len(facts_) == 1:
            cells.append(_ruled(facts_[0], sum(widths[1:]), span=4))
        else:
            cells += [_ruled(facts_[0], first), cell("", GAP)]
            cells += [_label(facts_[1], second), _ruled(facts_[1], NUMBER)]
        line = row(*cells, height=ROW)
        given = facts_[0].given
        lines += rows_if(given, line, span=len(widths), width=width) if given else [line]
    return table(widths, *lines) + (paragraph(style="Spacer", keep=tied) if spaced else "")


def _label(fact: Fact, width: float, align: str = "bottom") -> str:
    return cell(paragraph(run(fact.label), style="Fact", keep=True), width, align=align)


def _ruled(fact: Fact, width: float, span: int = 1) -> str:
    content = paragraph(fact.content, style="Fact", keep=True)
    return cell(content, width, ruled=True, span=span, align="bottom")


def whose(*more: Sequence[Fact]) -> str:
    """The lines under the title: the client, the number of his file, and what else names the paper."""
    return docket(CLIENT_FACTS, *more)


def over_period(width: float = WIDTH, before: str = "за ") -> str:
    """The period of the paper under its title, ``before`` it a word; a line for it where it is not known."""
    known = paragraph(run(f"{before}{{{{ период.название }}}}"), style="Subtitle")
    written = docket((Fact("Период"),), width=width, spaced=False) + paragraph(style="Seam")
    return "".join(either("период.название", [known], [written]))


def numbered(number: str, day: str) -> str:
    """«№ … от …» in the middle, on one line; a number that is not known is written on its rule.

    ``number`` and ``day`` are the paths of their tags; without the path the number is always written. A day
    is on a rule as well, so that the line has the title's axis whatever is known.
    """
    known = tag(number) if number else ""
    texts = ((8.0, run("№"), False), (NUMBER, known, True), (9.0, run("от"), False))
    cells = [
        cell(paragraph(text, style="Letterhead"), width, ruled=ruled, align="bottom")
        for width, text, ruled in texts
    ]
    date = paragraph(tag(day, "дата_или_бланк"), style="Letterhead")
    widths = [*(width for width, _, _ in texts), DATE]
    lines = {
        is_there: row(*cells, cell(date, DATE, ruled=is_ruled, align="bottom"), height=ROW)
        for is_there, is_ruled in ((day, True), (f"not {day}", False))
    }
    rows = (part for it, line in lines.items() for part in rows_if(it, line, span=4, width=sum(widths)))
    return table(widths, *rows, centred=True)


def heading(words: str, hint: str = "") -> str:
    """The heading of a section, with a hint that holds for all of it."""
    return paragraph(run(words), run(hint, hint=True) if hint else "", style="Heading1")


def subheading(words: str) -> str:
    """The heading of a part of a section."""
    return paragraph(run(words), style="Heading2")


def letterhead(width: float = WIDTH, *, low: bool = False, asked: bool = True) -> str:
    """The institution: a square left free for the emblem, its name, and where and under which numbers it is.

    The words stand in the middle of the page, with and without an emblem. ``low`` puts all numbers on one
    line, for a lying page, which has more width than height. Under a name alone the address is ``asked`` for.
    """
    emblem = LOW_EMBLEM if low else EMBLEM
    middle = width - 2 * emblem
    words = (
        paragraph(tag("учреждение.полное_наименование"), style="Institution"),
        *(_known(paths, line) for paths, line in _requisites(low)),
    )
    line = row(
        cell("", emblem, ruled=True),
        cell("".join(words), middle, ruled=True, align="center", below=OVER_RULE),
        cell("", emblem, ruled=True),
        height=LOW if low else emblem,
    )
    caption = _known("not учреждение.полное_наименование", INSTITUTION, "Caption")
    if asked:
        known = " or ".join(condition for condition, _ in REQUISITES)
        caption += _known(f"учреждение.полное_наименование and not ({known})", ADDRESS, "Caption")
    return table((emblem, middle, emblem), line) + caption


def _requisites(is_on_one_line: bool) -> Sequence[tuple[str, str]]:
    """The lines under the name, each with the condition under which it is there.

    Where not all numbers fit ``is_on_one_line``, the last of them have a line of their own: the dot between
    them would hang at its end.
    """
    if not is_on_one_line:
        return REQUISITES
    any_of = " or ".join(condition for condition, _ in REQUISITES)
    *firsts, (last, words) = REQUISITES
    is_long = f"{LETTERS} > {LOW_LINE}"
    numbers = f"{{% if ({' or '.join(known for known, _ in firsts)}) and ({last}) %}} · {{% endif %}}"
    together = f"{{% if not {is_long} %}}{numbers}{_whole(words)}{{% endif %}}"
    return ((any_of, f"{_dotted(firsts)}{together}"), (f"({last}) and {is_long}", words))


def _dotted(parts: Sequence[tuple[str, str]]) -> str:
    """The parts in one line, with a dot between those that are known."""
    (_, first), *others = parts
    known = [condition for condition, _ in parts]
    return first + "".join(
        f"{{% if ({' or '.join(known[:place])}) and ({known[place]}) %}} · {{% endif %}}{_whole(words)}"
        for place, (_, words) in enumerate(others, 1)
    )


def _whole(words: str) -> str:
    """The words between tags on one line: a number alone on the last one would look forgotten."""
    pieces = TAG.split(words)
    pieces[::2] = [piece.replace(" ", NO_BREAK) for piece in pieces[::2]]
    return "".join(pieces)


LOW_LINE = 102  # letters of an address, a telephone and a mail beside which both numbers fit
LETTERS = "(учреждение.адрес ~ учреждение.телефон ~ учреждение.электронная_почта)|length"
REQUISITES = (
    ("учреждение.адрес", "{{ учреждение.адрес }}"),
    (
        "учреждение.телефон or учреждение.электронная_почта",
        "{% if учреждение.телефон %}Тел. {{ учреждение.телефон }}{% endif %}"
        "{% if учреждение.телефон and учреждение.электронная_почта %}, {% endif %}"
        "{{ учреждение.электронная_почта }}",
    ),
    (
        "учреждение.огрн or учреждение.инн",
        "{% if учреждение.огрн %}ОГРН {{ учреждение.огрн }}{% endif %}"
        "{% if учреждение.огрн and учреждение.инн %}, {% endif %}"
        "{% if учреждение.инн %}ИНН {{ учреждение.инн }}{% endif %}",
    ),
)


def _known(condition: str, words: str, style: str = "Requisites") -> str:
    """A line that stands there only where it has something to say."""
    return blocks_if(condition, paragraph(run(words), style=style, keep=True))


def facts(*items: Fact | tuple[Fact, Fact], label: float = 66.0, keep: bool = False) -> str:
    """Short answers, one or two a row: the wording at the left, the answer on a rule at the right."""
    left = WIDTH - label - SPLIT - SPLIT - SECOND - NUMBER
    pairs = any(isinstance(item, tuple) for item in items)
    answers = (left, SPLIT, SECOND, NUMBER) if pairs else (WIDTH - label - SPLIT,)
    rows: list[str] = []
    for item in items:
        first, *others = item if isinstance(item, tuple) else (item,)
        cells = [
            cell(_wording(first, keep), label),
            cell("", SPLIT),
            _answer(first, left if others else sum(answers), 1 if others else len(answers), keep),
        ]
        for other in others:
            cells += [cell("", SPLIT), cell(_wording(other, keep), SECOND), _answer(other, NUMBER, 1, keep)]
        line = row(*cells, height=ROW)
        span = 2 + len(answers)
        rows += rows_if(first.given, line, span=span, width=WIDTH) if first.given else [line]
        if first.lines > 1:
            more = row(
                cell("", label), cell("", SPLIT), fact_cell("", sum(answers), span=span - 2), height=ROW
            )
            rows += rows_if(f"not {first.path}", *[more] * (first.lines - 1), span=span, width=WIDTH)
    return table((label, SPLIT, *answers), *rows)


def _wording(item: Fact, keep: bool) -> str:
    hint = (run(item.hint, hint=True),) if item.hint else ()
    if hint and item.since:  # where there is no list, nothing is to be underlined
        young = (run("{%r else %}"), run(item.young_hint, hint=True)) if item.young_hint else ()
        opening = run(f"{{%r if not ({_too_young(item.options, item.since)}) %}}")
        hint = (opening, *hint, *young, run("{%r endif %}"))
    return paragraph(run(f"{item.number}\t{item.label}"), *hint, style="FactLabel", keep=keep)


def _answer(item: Fact, width: float, span: int, keep: bool) -> str:
    if item.options:
        return cell(_fact_options(item), width, span=span)
    return fact_cell(item.content, width, span=span, keep=keep)


def figures(
    *items: tuple[str, str],
    width: float = WIDTH,
    columns: int = 2,
    number: float = 24.0,
    keep: bool = False,
) -> str:
    """Figures of a report, so many beside one another: the wording, then the ``number`` on a rule.

    A wording without a capital is of a part of what is above it: `PART` is its style.
    """
    gap = 4.0
    label = (width - gap * (columns - 1)) / columns - number
    lines = [items[start : start + columns] for start in range(0, len(items), columns)]
    rows = (
        _figures_row(line, (label, number, gap), columns, keep or line is not lines[-1]) for line in lines
    )
    return table([*[label, number, gap] * (columns - 1), label, number], *rows)


PART = Style("Figure Part", "FigurePart", size=11, before=3, left=3)


def _figures_row(
    items: Sequence[tuple[str, str]], widths: tuple[float, float, float], columns: int, keep: bool
) -> str:
    label, number, gap = widths
    cells: list[str] = []
    for words, content in [*items, *[("", "")] * (columns - len(items))]:
        cells += [cell("", gap)] if cells else []
        style = PART.identifier if words[:1].islower() else "Figure"
        cells.append(cell(paragraph(run(words), style=style, keep=keep), label, align="bottom"))
        value = paragraph(content, style="FigureNumber", keep=keep)
        cells.append(cell(value, number, ruled=bool(words), align="bottom"))
    return row(*cells, height=ROW)


def fact_cell(content: str, width: float, *, span: int = 1, keep: bool = False) -> str:
    """The cell of a short answer.

    The rule is the paragraph's: a cell's border would be drawn again on top of the next page.
    """
    return cell(paragraph(content, style="FactAnswer", keep=keep), width, span=span, align="bottom")


def _fact_options(item: Fact) -> str:
    """The options of a list, without a rule under them, or why a client so young is asked for none."""
    asked = paragraph(options(item.options), style="FactOptions") + own_answers(item.options, "FactAnswer")
    asked += unchosen(item.options, "FactAnswer", item.open) if item.open else ""
    young = paragraph(run(item.young) if item.young else "", style="FactAnswer")
    return "".join(either(_too_young(item.options, item.since), [young], [asked])) if item.since else asked


def _too_young(path: str, since: int) -> str:
    """The condition that a client is too young for a list, of which nothing is chosen."""
    return f"{younger(since)} and not {_chosen(path)}"


def _chosen(path: str) -> str:
    return f'{path}|selectattr("выбран")|list'


OTHER = Style("Other", "Other", before=8, left=GUTTER, ruled=True)  # the style of that rule under options


def unchosen(path: str, style: str, given: str = NAMED) -> str:
    """A rule for «иное» under the condition, if nothing of the list is chosen; a blank has its own."""
    return blocks_if(f"{given} and not {_chosen(path)}", paragraph(run("иное:"), style=style))


def blank_lines(
    count: int,
    *,
    keep: bool = False,
    more: int = 0,
    when: str = BLANK,
    indent: float = GUTTER,
    width: float = WIDTH,
) -> str:
    """Ruled rows for handwriting, held together on one page; so many ``more`` on a blank.

    ``when`` is another condition under which there are more.
    """
    inner = width - indent
    rows = [
        row(cell(paragraph(style="Cell", keep=keep or number < count), inner, ruled=True), height=ROW)
        for number in range(1, count + 1)
    ]
    if more:
        rows[:0] = rows_if(when, *[rows[0]] * more, span=1, width=inner)
    return table((inner,), *rows, indent=indent)


def item(mark: str, wording: str, *answered: str) -> str:
    """A wording with its answer under it."""
    return "".join((paragraph(run(f"{mark}\t{wording}"), style="Item"), *answered))


def answer(
    path: str,
    *,
    lines: int = 2,
    more: int = 0,
    keep: bool = False,
    listed: bool = False,
    when: str = BLANK,
    since: int = 0,
) -> str:
    """An answer as long as it may be, its paragraphs apart and a rule under the last of them.

    Several paragraphs of a ``listed`` answer are a list with dashes (`LISTED` are their styles). ``keep``
    holds all of it on the page of what follows. Without an answer, ruled ``lines`` to write on, on a
    blank (or ``when`` something else holds) so many ``more``; none of a client younger than ``since``.
    """
    written = blank_lines(lines, keep=keep, more=more, when=when)
    if since:
        young = paragraph(run(TOO_YOUNG), style="Options", keep=keep)
        written = "".join(either(younger(since), [young], [written]))
    plain = (("loop.last", "Answer", ""), ("", "AnswerPart", ""))
    at_edge = "loop.first or loop.revindex == 2"  # no page parts one item of a list from the others
    dashes = (
        (f"{DASHED} and loop.last", "ListedLast", "–\t"),
        (f"{DASHED} and ({at_edge})", "ListedHeld", "–\t"),
        (DASHED, "Listed", "–\t"),
    )
    return "".join(
        (
            tag_paragraph(f"{{%p for абзац in {path}|абзацы %}}"),
            *_first_of((*dashes, *plain) if listed else plain, keep),
            tag_paragraph("{%p else %}"),
            written,
            tag_paragraph("{%p endfor %}"),
        )
    )


DASHED = 'loop.length > 1 and абзац[:1] not in "-–—•*"'  # an answer that is typed as a list has its own
LISTED = (
    Style("Listed", "Listed", before=3, left=GUTTER + 5, hanging=5),
    Style("Listed Held", "ListedHeld", before=3, left=GUTTER + 5, hanging=5, keep=True),
    # far enough not to look like a line under the last item alone
    Style("Listed Last", "ListedLast", before=3, left=GUTTER + 5, hanging=5, ruled=True, apart=2, whole=True),
)


def _first_of(cases: Sequence[tuple[str, str, str]], keep: bool) -> Iterator[str]:
    """The paragraph of the first case whose condition holds: (condition, style, mark before the words)."""
    for place, (condition, style, mark) in enumerate(cases):
        word = f"{'elif' if place else 'if'} {condition}" if condition else "else"
        yield tag_paragraph(f"{{%p {word} %}}")
        yield paragraph(run(f"{mark}{{{{ абзац }}}}"), style=style, keep=keep)
    yield tag_paragraph("{%p endif %}")


def either(condition: str, known: Sequence[str], written: Sequence[str]) -> tuple[str, ...]:
    """The blocks that are printed under the condition, and those that are there otherwise."""
    tags = (f"{{%p if {condition} %}}", "{%p else %}", "{%p endif %}")
    opening, otherwise, end = map(tag_paragraph, tags)
    return opening, *known, otherwise, *written, end


def choice(
    mark: str,
    wording: str,
    path: str,
    *,
    lowered: bool = False,
    hint: str = "",
    is_open: str = "",
    since: int = 0,
    young: str = TOO_YOUNG,
) -> str:
    """A wording with all options of its list under it; no rule, which would look like a choice.

    Under the condition ``is_open`` a list of which nothing is chosen has a rule for an answer of one's own; a
    client younger than ``since`` is not asked, as the words ``young`` say.
    """
    small = run(hint, hint=True) if hint else ""
    listed = options(path, lowered=lowered)
    followed = f"{path}[-1].отдельно" + (f" or {is_open} and not {_chosen(path)}" if is_open else "")
    held, alone = paragraph(listed, style="Options", keep=True), paragraph(listed, style="Options")
    asked = (
        *either(followed, [held], [alone]),
        own_answers(path, "Answer"),
        unchosen(path, OTHER.identifier, is_open) if is_open else "",
    )
    unasked = paragraph(run(young), style="Options")
    return "".join(
        (
            paragraph(run(f"{mark}\t{wording}"), small, style="Item"),
            *(either(_too_young(path, since), [unasked], asked) if since else asked),
        )
    )


def statement(words: str) -> str:
    """A line that the signatures below confirm."""
    return paragraph(run(words), style="Statement")


TOGETHER = "клиент.фио and клиент.подписывает and not клиент.говорит_сам"  # he and who represents him


def _said(masculine: str, feminine: str, plural: str) -> str:
    """A word of the statement that the signatures confirm: the ``plural`` where two persons sign.

    Both forms are printed where the sex is not known, and on a blank.
    """
    alone = 'клиент.пол if клиент.говорит_сам else "" if клиент.подписывает else клиент.пол_представителя'
    one = f'{{{{ ({alone})|род("{masculine}", "{feminine}") }}}}'
    return f"{{% if {TOGETHER} %}}{plural}{{% else %}}{one}{{% endif %}}"


GOT = _said("получил", "получила", "получили")
READ = _said("ознакомлен", "ознакомлена", "ознакомлены")
AGREES = _said("согласен", "согласна", "согласны")


UNNUMBERED = f"№{NO_BREAK}{'_' * 14}{NO_BREAK}"  # a number that is written by hand


def named_plan(number: str, day: str) -> str:
    """«№ 12-2 от 05.03.2026», «№ ____ от 09.01.2026» without a number; ``number`` and ``day`` are paths."""
    known = f"{{% if {number} %}}№ {{{{ {number} }}}} {{% elif {day} %}}{UNNUMBERED}{{% endif %}}"
    return run(f"{known}{{% if {day} %}}от {{{{ {day}|дата }}}}{{% endif %}}")


def named_plans(names: str) -> str:
    """The same of ``names``, the path of one or several in one line, of which none may have a number."""
    numbered = f'("; " ~ {names})|replace(", от", ", {UNNUMBERED}от")|replace("; от", "{UNNUMBERED}от")'
    return run(f'{{% if {names} %}}{{{{ ({numbered})|replace("; ", "") }}}}{{% endif %}}')


def of_period(words: str) -> str:
    """The words with the paper's period behind them, where it is known."""
    return f"{words}{{% if период.название %}} за {{{{ период.название }}}}{{% endif %}}"


def foot(words: str) -> str:
    """What stands at the foot of a client's paper: its ``words`` and the number of his file."""
    return f"{words}{{% if клиент.дело %}} · дело № {{{{ клиент.дело }}}}{{% endif %}}"
