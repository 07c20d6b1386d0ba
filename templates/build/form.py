"""The pieces of a paper form: letterhead, facts, items with ruled answers, options, statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .ooxml import ROW, cell, paragraph, row, run, table, tag_paragraph
from .styles import GUTTER

WIDTH = 170.0  # between the margins of every upright page, in millimetres
UNDERLINE = "(нужное подчеркнуть)"


@dataclass(frozen=True, slots=True)
class Fact:
    """A short answer that stands beside its wording: the run of a tag, or the runs of a list of options."""

    label: str
    content: str
    number: str = ""


def tag(path: str, *filters: str) -> str:
    """A run with the tag of a value."""
    return run("{{ " + "|".join((path, *filters)) + " }}")


def options(path: str) -> str:
    """The runs of all values of a list, separated by « / », the chosen ones underlined."""
    value = "{{ вариант.текст }}"
    return "".join(
        (
            run(f"{{%r for вариант in {path} %}}"),
            run("{%r if not loop.first %}"),
            run(" / "),
            run("{%r endif %}"),
            run("{%r if вариант.выбран %}"),
            run(value, underlined=True),
            run("{%r else %}"),
            run(value),
            run("{%r endif %}"),
            run("{%r endfor %}"),
        )
    )


def title(words: str) -> str:
    """The heading of the paper."""
    return paragraph(run(words), style="Title")


def whose() -> str:
    """The line under the title: the client and the number of his file."""
    return paragraph(tag("клиент.фио"), run(", личное дело № "), tag("клиент.дело"), style="Subtitle")


def heading(words: str, caption: str = "") -> str:
    """The heading of a section, with a caption that holds for all of it."""
    under = paragraph(run(caption), style="HeadingNote") if caption else ""
    return paragraph(run(words), style="Heading1") + under


def subheading(words: str) -> str:
    """The heading of a part of a section."""
    return paragraph(run(words), style="Heading2")


def letterhead(width: float = WIDTH) -> str:
    """The name of the institution on a rule."""
    name = paragraph(tag("учреждение.полное_наименование"), style="Letterhead")
    line = row(cell(name, width, ruled=True, align="bottom"), height=ROW)
    return table((width,), line) + paragraph(run("(наименование учреждения)"), style="Caption", keep=True)


def facts(*items: Fact, label: float = 66.0, keep: bool = False) -> str:
    """Short answers, one a row: the wording at the left, the answer on a rule at the right."""
    widths = (label, 2.0, WIDTH - label - 2)
    return table(widths, *(_fact_row(item, widths, keep) for item in items))


def _fact_row(item: Fact, widths: tuple[float, float, float], keep: bool) -> str:
    label, gap, width = widths
    wording = paragraph(run(f"{item.number}\t{item.label}"), style="FactLabel", keep=keep)
    return row(cell(wording, label), cell("", gap), fact_cell(item.content, width), height=ROW)


def figures(*items: tuple[str, str], width: float = WIDTH, columns: int = 2, keep: bool = False) -> str:
    """Figures of a report, so many beside one another: the wording, then the number on a rule."""
    gap, number = 4.0, 24.0
    label = (width - gap * (columns - 1)) / columns - number
    lines = [items[start : start + columns] for start in range(0, len(items), columns)]
    rows = (
        _figures_row(line, (label, number, gap), columns, keep or line is not lines[-1]) for line in lines
    )
    return table([*[label, number, gap] * (columns - 1), label, number], *rows)


def _figures_row(
    items: Sequence[tuple[str, str]], widths: tuple[float, float, float], columns: int, keep: bool
) -> str:
    label, number, gap = widths
    cells: list[str] = []
    for words, content in [*items, *[("", "")] * (columns - len(items))]:
        cells += [cell("", gap)] if cells else []
        cells.append(cell(paragraph(run(words), style="Figure", keep=keep), label, align="bottom"))
        value = paragraph(content, style="FigureNumber", keep=keep)
        cells.append(cell(value, number, ruled=bool(words), align="bottom"))
    return row(*cells, height=ROW)


def fact_cell(content: str, width: float) -> str:
    """The cell of a short answer.

    The rule is the paragraph's: a cell's border would be drawn again on top of the next page.
    """
    return cell(paragraph(content, style="FactAnswer"), width, align="bottom")


def blank_lines(count: int, *, keep: bool = False) -> str:
    """Ruled rows for handwriting, held together on one page."""
    inner = WIDTH - GUTTER
    rows = (
        row(cell(paragraph(style="Cell", keep=keep or number < count), inner, ruled=True), height=ROW)
        for number in range(1, count + 1)
    )
    return table((inner,), *rows, indent=GUTTER)


def item(mark: str, wording: str, path: str, *, lines: int = 2, keep: bool = False) -> str:
    """A wording with its answer under it."""
    return paragraph(run(f"{mark}\t{wording}"), style="Item") + answer(path, lines=lines, keep=keep)


def answer(path: str, *, lines: int = 2, keep: bool = False) -> str:
    """An answer on a rule, as long as it may be; without one, ruled lines to write on."""
    return "".join(
        (
            tag_paragraph(f"{{%p if {path} %}}"),
            paragraph(tag(path), style="Answer", keep=keep),
            tag_paragraph("{%p else %}"),
            blank_lines(lines, keep=keep),
            tag_paragraph("{%p endif %}"),
        )
    )


def choice(mark: str, wording: str, path: str) -> str:
    """A wording with all options of its list under it."""
    return paragraph(run(f"{mark}\t{wording}"), style="Item") + paragraph(options(path), style="Answer")


def statement(words: str) -> str:
    """A line that the signatures below confirm."""
    return paragraph(run(words), style="Statement")
