"""A ruled table that grows with its rows: header on every page, empty rows when there is nothing to print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .form import BLANK
from .ooxml import NO_BREAK, ROW, blocks_if, cell, paragraph, row, run, table, tag_paragraph, tag_row
from .styles import Style

LONG = 900  # signs
HELD = 3  # long answers under a row that are on one page: more of them may be a page
WHOLE_PAGE = 1500  # signs over the whole width: more may be the third of a page
ELSEWHERE = "см. ниже"
WHOLE = '|replace("-", "\u2011")'  # behind the tag of a number: no line ends within it
# A row before a loop in its loop is a heading to the engine, which keeps it with what follows.
ONCE = "for единожды in [1]"
GROUP = Style("Cell Group", "CellGroup", size=10, bold=True, before=1, after=1, keep=True)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the words of its head, its width in millimetres, the text with tags of its cell.

    ``note`` is a tag printed in small type under the text when it is not empty. ``centred`` is for numbers
    and dates, ``figure`` for amounts, which stand on the right. ``choices`` are to be marked by hand in an
    empty row. The text is bold under the condition ``bold``, and of 8 points under ``small``.
    """

    head: str
    width: float
    text: str = ""
    note: str = ""
    centred: bool = False
    figure: bool = False
    choices: str = ""
    bold: str = ""
    small: str = ""

    @property
    def runs(self) -> Sequence[str]:
        """The runs of its text."""
        condition = self.bold or self.small
        if not condition:
            return (run(self.text),)
        opening, otherwise, end = map(run, (f"{{%r if {condition} %}}", "{%r else %}", "{%r endif %}"))
        marked = run(self.text, bold=bool(self.bold), points=8 if self.small else 0)
        return opening, marked, otherwise, run(self.text), end

    @property
    def style(self) -> str:
        """The style of its cells."""
        return "CellNumber" if self.centred else "CellFigure" if self.figure else "Cell"


@dataclass(frozen=True, slots=True)
class Group:
    """Rows one after another with the same answer to ``field``, which is printed once in a row over them.

    ``words`` print it; ``above`` are the fields of the groups that this one is in. ``label`` is for
    what is written by hand: over empty rows, and over the first row under the condition ``unknown``; words
    that begin with it have it bold. Words of more than `LONG` signs have the ``loose`` style, which does not
    hold them to what follows: together they would be a page. A group that ``joins`` the field of another has
    no row of its own: both have their words in one, wherever either begins. A page may be between the rows,
    so that nothing in them refers to another.
    """

    field: str
    words: str
    above: tuple[str, ...] = ()
    label: str = ""
    unknown: str = ""
    joins: str = ""
    style: Style = GROUP
    loose: Style | None = None


@dataclass(frozen=True, slots=True)
class Under:
    """A row over the whole width under its own, where the ``condition`` holds: a ``label`` and its words.

    A page may break it by the condition ``breaks``, between its paragraphs: those behind the first one say
    ``whose`` they are, where the label does not. The words have the ``style``.
    """

    condition: str
    label: str
    words: str
    breaks: str = ""
    style: str = "Cell"
    whose: str = ""


def below(
    columns: Sequence[Column], limits: Mapping[str, int]
) -> tuple[tuple[Column, ...], tuple[Under, ...]]:
    """The columns, and the rows under theirs with the answers that have more signs than their ``limits`` say.

    In a narrow column such an answer would be a row as tall as a page. It begins with the number of its row,
    which may be on the page before. The rows are in the order of the limits.
    """
    fitted, unders = list(columns), {}
    paths = (column.text.strip("{ }") for column in columns if column.head.startswith("№"))
    # the number of a turn is not that of a row under it
    numbers = [path for path in paths if path.endswith(".номер")]
    number = "".join(f"{{% if {path} %}}№{NO_BREAK}{{{{ {path} }}}}. {{% endif %}}" for path in numbers)
    for place, column in enumerate(columns):
        answer = column.text.strip("{ }")
        if answer in limits:
            length = f'({answer} or "")|string|length'
            long = f"{length} > {limits[answer]}"
            words = f"{{% if {long} %}}{ELSEWHERE}{{% else %}}{column.text}{{% endif %}}"
            fitted[place] = replace(column, text=words)
            unders[answer] = Under(long, f"{number}{column.head}:", column.text, f"{length} > {WHOLE_PAGE}")
    return tuple(fitted), tuple(unders[answer] for answer in limits if answer in unders)


def grid(
    columns: Sequence[Column],
    loop: str,
    *,
    blanks: int = 3,
    always: int = 0,
    least: int = 0,
    on_blank: int = 0,
    unless: str = "",
    tied: bool = False,
    groups: Sequence[Group] = (),
    height: float = ROW,
    numbered: bool = False,
    unnumbered: bool = False,
    held: bool = False,
    parts: int = 1,
    room: float = 0,
    unwritten: str = "",
    joined: bool = False,
    under: Under | Sequence[Under] = (),
    after: Sequence[str] = (),
    breaks: str = "",
    paired: bool = False,
    above: str = "",
) -> str:
    """A table of one row for each turn of the loop (``строка in услуги``), of at least that ``height``.

    Without any turn ``blanks`` empty rows stand in the place; ``always`` empty rows follow in any case.
    After a few turns there are numbered empty rows (or ``unnumbered`` ones), so that with them there are at
    ``least`` so many, ``unless`` a condition holds; on a blank they are at least ``on_blank``.
    ``tied`` holds the last row on the page of what follows the table: the row that repeats is kept with the
    next, which the engine leaves to its last turn. Empty rows go on with the numbers of a ``numbered`` one.
    ``held`` keeps all the empty rows on the page of what follows: a small table that is filled in by hand;
    those that are there in any case it keeps on one page.
    The empty rows for no turn are in so many ``parts``, each under the labels of the groups. ``room`` is the
    height of empty rows, where it is another than that of the others, and of rows that are ``unwritten``
    yet, by a condition on them. A ``joined`` table is on one page with the two rows that
    follow it in any case. ``under`` a row there may be others with its longest answers.
    ``after`` all of them there may be rows of `for_the_pen`. A page breaks a row that is too long to be put
    whole on the next one, by the condition ``breaks``. The last two rows are on one page where they are
    ``paired``: one alone would go to the next page under another head. A row may stand ``above`` the heads.
    """
    room = room or height
    kept = tied and not always
    rows = f"({loop.partition(' in ')[2]}|length or {blanks})"
    at_end = [str(blanks) if kept else f"{{{{ {rows} + {always} }}}}"] if numbered else []
    last = empty_rows(columns, 1, keep=True, height=room, numbers=at_end) if tied else []
    numbers = [str(number) for number in range(1, blanks + 1)] if numbered else []
    otherwise = empty_rows(columns, blanks - kept, keep=held, height=room, numbers=numbers)
    otherwise += last if kept else []
    announced = "".join(_announced(columns, group, groups, loop.partition(" ")[0]) for group in groups)
    line = filled(columns, keep=kept or joined, height=height)
    if breaks:
        line = _when(columns, f"if {breaks}", filled(columns, height=height, breaks=True), line)
    if paired:
        held_to = filled(columns, keep=True, height=height) + _when(columns, ONCE, "")
        line = _when(columns, "if loop.revindex == 2", held_to, line)
    if unwritten:
        line = _when(columns, f"if {unwritten}", filled(columns, keep=kept, height=room), line)
    if under:  # before what is unwritten: the only answer of such a row may be a long one
        unders = (under,) if isinstance(under, Under) else under
        any_long = either_of(unders)
        long = with_under(columns, unders, height, kept or joined)
        if unwritten:
            long = _when(columns, f"if {unwritten}", with_under(columns, unders, room, kept), long)
        line = _when(columns, f"if {any_long}", long, line)
    turn = (
        announced
        + line
        + _spare(columns, (least, on_blank), unless, keep=kept, height=room, numbered=not unnumbered)
    )
    if joined:
        first = "".join(empty_rows(columns, 1, keep=True, height=room))
        turn += _when(columns, "if loop.last", _when(columns, ONCE, first))
        otherwise, always = [*otherwise, first], always - 1
    body = _when(columns, f"for {loop}", turn, *_in_parts(columns, groups, otherwise, parts))
    numbers = [f"{{{{ {rows} + {number} }}}}" for number in range(1, always + 1)] if numbered else []
    rest = always - len(last)
    more = empty_rows(columns, rest, height=room, numbers=numbers) + last if always else []
    if held:
        more[: rest - 1] = empty_rows(columns, rest - 1, keep=True, height=room, numbers=numbers)
    return _table(columns, above, head(columns), body, *after, *more)


def for_the_pen(
    columns: Sequence[Column],
    condition: str,
    *,
    is_marked: bool = True,
    keep: bool = False,
    height: float = ROW,
    number: str = "",
) -> str:
    """A row to write on under the condition, with the choices if they are to be ``marked`` by hand.

    ``keep`` holds it on the page of the next row. It may have a ``number``.
    """
    free = columns if is_marked else [replace(column, choices="") for column in columns]
    numbers = [number] if number else []
    return _when(columns, f"if {condition}", *empty_rows(free, 1, keep, height, numbers))


def either_of(unders: Sequence[Under]) -> str:
    """The condition that any of such rows is there."""
    return " or ".join(f"({each.condition})" for each in unders)


def with_under(columns: Sequence[Column], unders: Sequence[Under], height: float, keep: bool) -> str:
    """The row of the texts, on the page of what is under it."""
    lines = [_under(columns, under, keep) for under in unders]
    if len(unders) > 1:
        if len(unders) <= HELD:
            rest = (unders[place:] for place in range(1, len(unders) + 1))
            lines = [_held_to(columns, *each) for each in zip(unders, rest, lines, strict=True)]
        pairs = zip(unders, lines, strict=True)
        lines = [_when(columns, f"if {under.condition}", line) for under, line in pairs]
    return filled(columns, keep=True, height=height) + _when(columns, ONCE, "".join(lines))


def _held_to(columns: Sequence[Column], under: Under, others: Sequence[Under], line: str) -> str:
    """The row on the page of another under it, if there is one: nothing else says whose that is.

    A row that a page may break is not held: it would be the next page.
    """
    if not others:
        return line
    more = either_of(others)
    whole = f"({more}) and not ({under.breaks})" if under.breaks else more
    heading = _under(columns, replace(under, breaks=""), True) + _when(columns, ONCE, "")
    return _when(columns, f"if {whole}", heading, line)


def _under(columns: Sequence[Column], under: Under, keep: bool) -> str:
    """A row over the whole width; one for each paragraph where a page may break it."""

    def across(label: str, words: str, breaks: bool = False) -> str:
        text = paragraph(run(label, bold=True), run(f" {words}"), style=under.style, keep=keep)
        content = cell(text, sum(column.width for column in columns), span=len(columns))
        return row(content, breaks=breaks)

    whole = across(under.label, under.words)
    if not under.breaks:
        return whole
    more = f"{under.whose}{under.label.removesuffix(':')} (продолжение):"
    label = f"{{% if loop.first %}}{under.label}{{% else %}}{more}{{% endif %}}"
    part = "{{ абзац }}"
    parts = _when(
        columns,
        f"for абзац in {under.words.strip('{ }')}|абзацы",
        _when(
            columns,
            f"if абзац|length > {WHOLE_PAGE}",
            across(label, part, breaks=True),
            across(label, part),
        ),
    )
    return _when(columns, f"if {under.breaks}", parts, whole)


def _in_parts(
    columns: Sequence[Column], groups: Sequence[Group], rows: Sequence[str], parts: int
) -> list[str]:
    """Empty rows in so many parts, each under the labels of the groups."""
    labels = [_written(columns, group) for group in groups if group.label]
    starts = [-(-len(rows) * part // parts) for part in range(parts + 1)]
    return [line for start, end in pairwise(starts) for line in (*labels, *rows[start:end])]


def any_written(rows: str, *answers: str) -> str:
    """The condition that one of the rows has one of the answers."""
    return " or ".join(f'{rows}|selectattr("{answer}")|list' for answer in answers)


def none_written(turn: str, *answers: str) -> str:
    """The condition that the row of this turn has none of the answers."""
    return " and ".join(f"not {turn}.{answer}" for answer in answers)


def _spare(
    columns: Sequence[Column],
    least: tuple[int, int],
    unless: str,
    *,
    keep: bool,
    height: float,
    numbered: bool,
) -> str:
    """The empty rows after the last turn of a loop of few turns, unless the condition holds.

    With them there are at ``least`` so many rows, or the second number of them on a blank; they may be
    ``numbered``.
    """
    usual, most = least[0], max(least)
    few = f"loop.last and loop.length < {most}" + (f" and not ({unless})" if unless else "")
    rows = (
        _when(
            columns,
            f"if loop.length < {number}" + (f" and {BLANK}" if number > usual else ""),
            *empty_rows(columns, 1, keep=keep, height=height, numbers=[str(number)] if numbered else []),
        )
        for number in range(2, most + 1)
    )
    return _when(columns, f"if {few}", "".join(rows)) if most else ""


def record(
    columns: Sequence[Column], *, room: float = ROW, unless: str = "", under: Under | None = None
) -> str:
    """A table of one row, which leaves ``room`` to write by hand ``unless`` a condition holds.

    A long answer of it may be in a row ``under`` it.
    """
    line = filled(columns)
    if unless:
        line = _when(columns, f"if {unless}", line, filled(columns, height=room))
    if under:
        line = _when(columns, f"if {under.condition}", with_under(columns, (under,), ROW, False), line)
    return _table(columns, head(columns), line)


def _announced(columns: Sequence[Column], group: Group, groups: Sequence[Group], turn: str) -> str:
    """The row over the first of a group; ``turn`` is the name of the loop's rows."""
    said = () if group.joins else (group, *(other for other in groups if other.joins == group.field))
    printed = ""
    if said:
        new = " or ".join(_differs(other, turn) for other in said)
        over = _spanning(columns, _said(said, turn), group.style, loose=group.loose, path=_all_of(said, turn))
        printed = _when(columns, f"if {_all_of(said, turn)} and (loop.first or {new})", over)
    if not group.unknown:
        return printed
    return printed + _when(columns, f"if loop.first and {group.unknown}", _written(columns, group))


def _differs(group: Group, turn: str) -> str:
    """The condition that the row of this turn is of another group than the one before."""
    # loop.changed() remembers one value for a loop, and there may be groups in groups
    return " or ".join(f"loop.previtem.{key} != {turn}.{key}" for key in (*group.above, group.field))


def _all_of(groups: Sequence[Group], turn: str) -> str:
    """The answers to the fields of groups, as one text."""
    answers = [f'({turn}.{group.field} or "")' for group in groups]
    return f"({' ~ '.join(answers)})"


def _said(groups: Sequence[Group], turn: str) -> str:
    """The words of groups, each of those that are given as a sentence of its own."""
    words = ""
    for place, group in enumerate(groups):
        before = _all_of(groups[:place], turn) if place else ""
        stop = f'{{% if {before} %}}{{% if {before}|last != "." %}}.{{% endif %}} {{% endif %}}'
        words += run(f"{{%r if {turn}.{group.field} %}}") + (run(stop) if before else "")
        words += _labelled(group.words, group.label) + run("{%r endif %}")
    return words


def _written(columns: Sequence[Column], group: Group) -> str:
    """The row over empty rows, with room for what is to be written there."""
    return _spanning(columns, run(group.label, bold=True), group.style, height=ROW)


def _labelled(words: str, label: str) -> str:
    """The runs of the words, the label at their beginning bold."""
    if not label or not words.startswith(label):
        return run(words)
    return run(label, bold=True) + run(words.removeprefix(label))


def _spanning(
    columns: Sequence[Column],
    runs: str,
    style: Style,
    height: float = 0,
    loose: Style | None = None,
    path: str = "",
) -> str:
    content = paragraph(runs, style=style.identifier)
    if loose:
        long = tag_paragraph(f"{{%p if {path}|length > {LONG} %}}")
        long += paragraph(runs, style=loose.identifier) + tag_paragraph("{%p else %}")
        content = long + content + tag_paragraph("{%p endif %}")
    width = sum(column.width for column in columns)
    return row(cell(content, width, span=len(columns), align="center"), height=height)


def _when(columns: Sequence[Column], tag: str, rows: str, *otherwise: str) -> str:
    """The rows under a condition, or for each turn of a loop, and those that stand there otherwise."""
    other = _tagged(columns, "{%tr else %}") + "".join(otherwise) if otherwise else ""
    end = f"{{%tr end{tag.partition(' ')[0]} %}}"
    return _tagged(columns, f"{{%tr {tag} %}}") + rows + other + _tagged(columns, end)


def _table(columns: Sequence[Column], *rows: str) -> str:
    return table([column.width for column in columns], *rows, style="Grid")


def _tagged(columns: Sequence[Column], tag: str) -> str:
    return tag_row(tag, len(columns), sum(column.width for column in columns))


def head(columns: Sequence[Column]) -> str:
    """The row of the heads of columns, repeated on every page."""
    cells = (
        cell(paragraph(run(column.head, narrow=True), style="CellHead"), column.width, align="center")
        for column in columns
    )
    return row(*cells, header=True)


def filled(
    columns: Sequence[Column], *, keep: bool = False, height: float = ROW, breaks: bool = False
) -> str:
    """The row of the texts of columns."""
    cells = (cell(_content(column, keep), column.width) for column in columns)
    return row(*cells, height=height, breaks=breaks)


def _content(column: Column, keep: bool) -> str:
    content = paragraph(*column.runs, style=column.style, keep=keep)
    if not column.note:
        return content
    style = "CellNoteCentred" if column.centred else "CellNote"
    note = paragraph(run(f"{{{{ {column.note} }}}}"), style=style, keep=keep)
    return content + blocks_if(column.note, note)


def empty_rows(
    columns: Sequence[Column],
    count: int,
    keep: bool = False,
    height: float = ROW,
    numbers: Sequence[str] = (),
) -> list[str]:
    """Rows to write on, the first cell of each with its number, others with the choices to be marked."""
    rest = "".join(
        cell(paragraph(run(column.choices) if column.choices else "", style="Cell", keep=keep), column.width)
        for column in columns[1:]
    )
    first = (
        paragraph(run(number) if number else "", style=columns[0].style if number else "Cell", keep=keep)
        for number in (numbers or [""] * count)[:count]
    )
    return [row(cell(content, columns[0].width) + rest, height=height) for content in first]


def rows_to_end(columns: Sequence[Column], count: int, height: float, held: int = 1) -> list[str]:
    """Rows to write on at the end of a table: the last (``held``) are on the page of what follows."""
    free = empty_rows(columns, count - held, height=height)
    return free + empty_rows(columns, held, keep=True, height=height)


def checklist(words: tuple[str, float], mark: tuple[str, float], lines: Sequence[str]) -> str:
    """A ruled table of fixed lines, each with room for a mark beside it, all held to what follows.

    ``words`` and ``mark`` are the heads of the two columns with their widths in millimetres.
    """
    title = head([Column(*words), Column(*mark)])
    rows = (
        row(
            cell(paragraph(run(line), style="Cell", keep=True), words[1]),
            cell(paragraph(style="Cell"), mark[1]),
            height=ROW,
        )
        for line in lines
    )
    return table((words[1], mark[1]), title, *rows, style="Grid")
