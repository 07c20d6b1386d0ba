"""The title page of a student's papers: the school, the work, the student, the city at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .form import WIDTH, Fact, fact_cell, tag
from .ooxml import ROW, cell, paragraph, row, rows_if, run, table
from .styles import Style


def student_of(name: str) -> str:
    """«Студент» or «Студентка», by the name that the tag prints."""
    return f'{{{{ {name}|пол|род("Студент", "Студентка") }}}}'


STUDENT = student_of("практика.студент")
TERM = (
    "{% if практика.начало %}с {{ практика.начало|дата }} {% endif %}"
    "{% if практика.окончание %}по {{ практика.окончание|дата }}{% endif %}"
)
PLACE = (
    "{% if практика.место_практики %}{{ практика.место_практики }}{% else %}"
    "{{ учреждение.краткое_наименование or учреждение.полное_наименование }}{% endif %}"
)
WHO, WHEN = Fact(STUDENT, tag("практика.студент")), Fact("Срок практики", run(TERM))
ABOUT = (
    WHO,
    Fact("Специальность (направление)", tag("практика.специальность")),
    Fact("Курс", tag("практика.курс")),
    Fact("Группа", tag("практика.группа")),
    Fact("Место практики", run(PLACE), path="практика.место_практики", lines=2),
    WHEN,
    Fact("Руководитель от учебного заведения", tag("практика.руководитель_от_вуза")),
    Fact("Руководитель от учреждения", tag("практика.руководитель_от_учреждения")),
)
YEAR = "(практика.окончание|дата)[6:]"
CITY = (
    f"{{{{ практика.город }}}}{{% if практика.город and практика.окончание %}}, {{{{ {YEAR} }}}}{{% endif %}}"
)
WORK = Style("Work", "Work", size=18, bold=True, before=16, after=4, centred=True, keep=True)
BODY, FOOT = 231.0, 18.0  # the heights of the page's two parts, in millimetres
LABEL, GAP = 68.0, 2.0  # of all wordings of the page, so that its rules begin under one another


def styles(over: float) -> tuple[Style, ...]:
    """The styles of the page, its title so many points under the school: few lines leave it more room."""
    return (replace(WORK, before=over),)


def title_page(work: str, *below: str, facts: Sequence[Fact] = ABOUT) -> tuple[str, ...]:
    """The page; ``below`` are the blocks under the ``facts`` of the student."""
    words = (
        school(),
        paragraph(run(work), style=WORK.identifier),
        _sort(),
        paragraph(style="Spacer"),
        lines(facts),
        *below,
    )
    body = row(cell("".join(words) + paragraph(style="Seam"), WIDTH), height=BODY)
    foot = row(cell(_city(), WIDTH, align="bottom"), height=FOOT)
    # LibreOffice has no first page of its own where a document begins with a table
    return paragraph(style="Seam"), table((WIDTH,), body, foot)


def foot(words: str) -> str:
    """What stands at the foot of a student's paper: its ``words`` and the student."""
    return f"{words}{{% if практика.студент %}} · {{{{ практика.студент|инициалы }}}}{{% endif %}}"


def school(*, parts: bool = True) -> str:
    """The name of the school on a rule, its faculty and its chair under it, if these ``parts`` are asked."""
    name = paragraph(tag("практика.учебное_заведение"), style="Institution")
    top = table((WIDTH,), row(cell(name, WIDTH, ruled=True, align="bottom"), height=ROW))
    caption = paragraph(run("(учебное заведение)"), style="Caption", keep=True)
    faculty, chair = tag("практика.факультет"), tag("практика.кафедра")
    return (
        top
        + caption
        + (lines((Fact("Факультет (отделение)", faculty), Fact("Кафедра", chair))) if parts else "")
    )


def _centred(words: str, caption: str, width: float) -> str:
    """Words in the middle on a rule, with what they are under it."""
    line = row(cell(paragraph(words, style="Letterhead"), width, ruled=True, align="bottom"), height=ROW)
    return table((width,), line, centred=True) + paragraph(run(caption), style="Caption", keep=True)


def _sort() -> str:
    return _centred(tag("практика.вид_практики"), "(вид практики)", 144)


def _city() -> str:
    return _centred(run(CITY), "(город, год)", 90)


def lines(facts: Sequence[Fact], *, keep: bool = False) -> str:
    """Facts, one a row, their rules under those of the title page; ``keep`` holds them to what follows."""
    widths = (LABEL, GAP, WIDTH - LABEL - GAP)
    return table(widths, *(_line(fact, widths, keep) for fact in facts))


def _line(fact: Fact, widths: tuple[float, float, float], keep: bool) -> str:
    label, gap, answer = widths
    wording = cell(paragraph(run(fact.label), style="Fact", keep=keep), label)
    line = row(wording, cell("", gap), fact_cell(fact.content, answer, keep=keep), height=ROW)
    more = row(cell("", label), cell("", gap), fact_cell("", answer, keep=keep), height=ROW)
    made = line + "".join(rows_if(f"not {fact.path}", more, span=3, width=WIDTH) if fact.lines > 1 else ())
    return "".join(rows_if(fact.given, made, span=3, width=WIDTH)) if fact.given else made
