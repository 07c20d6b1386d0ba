"""What the acts of a survey share: the family, the kinds of services, who made it and their signatures."""

from __future__ import annotations

from .form import GAP, WIDTH
from .glossary import NAME, POST, SIGN
from .grid import Column, below
from .official_form import underlined
from .ooxml import ROW, cell, fitted, paragraph, row, run, table, tag_row
from .styles import Style

# The style holds the captions to the next member: what a row that repeats holds itself, its last turn keeps.
UNDER = Style("Member Caption", "MemberCaption", size=8, centred=True, keep=True)
WIDTHS = (66.0, GAP, 40.0, GAP, WIDTH - 106.0 - 2 * GAP)
NUMBER = 8.0
MEMBER = (
    "{% if член.фио %}{{ член.фио|инициалы }}{% endif %}{% if член.фио and член.должность %}, {% endif %}"
    "{{ член.должность }}"
)
FORMS = ("на дому", "полустационарная", "стационарная")
KINDS = (
    "социально-бытовые",
    "социально-медицинские",
    "социально-психологические",
    "социально-педагогические",
    "социально-трудовые",
    "социально-правовые",
    "услуги в целях повышения коммуникативного потенциала",
    "срочные",
)
ADVISED_FORMS, ADVISED_KINDS = "обследование.рекомендуемые_формы", "обследование.рекомендуемые_виды"
FAMILY = (
    Column("Ф.И.О.", 58, "{{ строка.фио }}"),
    Column("Кем приходится", 32, "{{ строка.кем_приходится }}"),
    Column("Дата рождения", 26, "{{ строка.дата_рождения }}", centred=True),
    Column("Занятость", 54, "{{ строка.занятость }}"),
)
FAMILY, OF_FAMILY = below(FAMILY, {"строка.кем_приходится": 70, "строка.занятость": 160})


def advised(path: str, names: tuple[str, ...]) -> str:
    """The names, those underlined that the survey recommends."""
    return underlined(path, *((name, name) for name in names), lines=True)


def _each(rows: str, otherwise: str, columns: int) -> tuple[str, ...]:
    """The rows for each member of the commission, the others where no one is known."""
    tags = ("{%tr for член in комиссия %}", "{%tr else %}", "{%tr endfor %}")
    opening, other, end = (tag_row(words, columns, WIDTH) for words in tags)
    return opening, rows, other, otherwise, end


def commission(count: int = 3) -> str:
    """«1) Сафина А. Р., психолог» for each member, or so many rules with their captions."""

    def line(number: str, words: str) -> str:
        mark = cell(paragraph(run(f"{number})"), style="Fact", keep=True), NUMBER, align="bottom")
        said = paragraph(run(words) if words else "", style="Fact", keep=True)
        caption = paragraph(run("(Фамилия И.О., должность)"), style="Caption", keep=True)
        return row(mark, cell(said, WIDTH - NUMBER, ruled=True, align="bottom"), height=ROW) + row(
            cell("", NUMBER), cell(caption, WIDTH - NUMBER)
        )

    known = line("{{ член.номер }}", MEMBER)
    written = "".join(line(str(number), "") for number in range(1, count + 1))
    return table((NUMBER, WIDTH - NUMBER), *_each(known, written, 2)) + paragraph(style="Seam")


def signed_by_commission(count: int = 3) -> str:
    """A line for the signature of each member; so many where no one is known."""

    def line(post: str, name: str, *, keep: bool = False) -> str:
        signed = (
            cell(
                paragraph(run(post) if post else "", style="SignatureLine", keep=True),
                WIDTHS[0],
                ruled=True,
                align="bottom",
            ),
            cell(paragraph(style="Seam"), GAP),
            cell(paragraph(style="SignatureLine", keep=True), WIDTHS[2], ruled=True),
            cell(paragraph(style="Seam"), GAP),
            cell(
                paragraph(fitted(name, WIDTHS[4]) if name else "", style="SignatureName", keep=True),
                WIDTHS[4],
                ruled=True,
                align="bottom",
            ),
        )
        captions = (
            cell(paragraph(run(words) if words else "", style=UNDER.identifier, keep=keep), width)
            for words, width in zip((POST, "", SIGN, "", NAME), WIDTHS, strict=True)
        )
        return row(*signed, height=8) + row(*captions)

    known = line("{{ член.должность|с_заглавной }}", "член.фио|инициалы_впереди")
    rows = _each(known, line("", "", keep=True) * count, 5)
    return table(WIDTHS, *rows) + paragraph(style="Seam", keep=True)


def commission_in_words(lines: int = 2) -> str:
    """«Сафина Алия Рашидовна, психолог», each on a rule; so many rules where no one is known."""
    name = "{{ член.фио }}{% if член.фио and член.должность %}, {% endif %}{{ член.должность }}"
    known = row(cell(paragraph(run(name), style="Fact", keep=True), WIDTH, ruled=True))
    written = row(cell(paragraph(style="Fact", keep=True), WIDTH, ruled=True), height=ROW) * lines
    return table((WIDTH,), *_each(known, written, 1)) + paragraph(style="Seam")
