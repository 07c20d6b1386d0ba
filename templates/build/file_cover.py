"""«Обложка личного дела»: whose file it is, since when, and for how long it is kept."""

from __future__ import annotations

from dataclasses import replace

from .form import WIDTH, tag
from .official_form import Part, line, official_page, ruled
from .ooxml import cell, paragraph, row, run, table
from .package import Page
from .styles import Style

TITLE = "Обложка личного дела"
INSTITUTION = "(наименование организации социального обслуживания)"
WHO = "(фамилия, имя, отчество (при наличии) получателя социальных услуг)"
WORK = Style("Work", "Work", size=22, bold=True, before=0, after=4, centred=True)
TOP, MIDDLE, FOOT = 48.0, 118.0, 60.0  # the heights of the parts of the page, in millimetres
# not before its day: the end of a service may be known ahead
IS_OVER = "клиент.дата_окончания and (клиент.дата_окончания is string or клиент.дата_окончания <= сегодня)"
ENDED = f"{{% if {IS_OVER} %}}{{{{ клиент.дата_окончания }}}}{{% endif %}}"
NUMBER = "{% if клиент.дело %} № {{ клиент.дело }}{% endif %}"


def _name() -> str:
    """The name on a rule, larger than all else."""
    words = paragraph(tag("клиент.фио"), style="Title")
    above = table((WIDTH,), row(cell(words, WIDTH, ruled=True, align="bottom"), height=14))
    return above + paragraph(run(WHO), style="Caption")


def _term() -> str:
    """When it was begun and ended, how many sheets it has, for how long it is kept."""
    return "".join(
        (
            line(
                Part(26, "Начато"),
                Part(54, answer=tag("клиент.дата_приема"), centred=True),
                Part(10),
                Part(26, "Окончено"),
                Part(54, answer=run(ENDED), centred=True),
                height=12,
            ),
            line(
                Part(26, "На"),
                Part(34, answer=""),
                Part(3),
                Part(27, "листах"),
                Part(26, "Хранить"),
                Part(34, answer=""),
                Part(3),
                Part(17, "лет"),
                height=12,
            ),
        )
    )


def page() -> Page:
    """The cover."""
    institution = ruled(tag("учреждение.полное_наименование"), INSTITUTION)
    middle = (
        paragraph(run(f"ЛИЧНОЕ ДЕЛО{NUMBER}"), style=WORK.identifier),
        paragraph(run("получателя социальных услуг"), style="Subtitle"),
        _name(),
        paragraph(style="Spacer"),
        line(Part(26, "Адрес"), Part(144, answer=tag("клиент.адрес")), height=12),
        line(Part(60, "Регистрационный номер"), Part(110, answer=tag("клиент.дело")), height=12),
    )
    rows = (
        row(cell(institution + paragraph(style="Seam"), WIDTH), height=TOP),
        row(cell("".join(middle) + paragraph(style="Seam"), WIDTH), height=MIDDLE),
        row(cell(_term() + paragraph(style="Seam"), WIDTH, align="bottom"), height=FOOT),
    )
    body = (paragraph(style="Seam"), table((WIDTH,), *rows))
    return replace(official_page(TITLE, body, foot=TITLE, styles=(WORK,)), title_page=True)
