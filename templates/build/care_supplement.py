"""«Дополнение к ИППСУ»: the package of long-term care, in regions that have it; compare with theirs."""

from __future__ import annotations

from .form import foot, tag, title
from .grid import Column, grid, head
from .official_form import Part, fact, line, official_page, wording
from .ooxml import ROW, cell, paragraph, row, run, table
from .package import Page
from .signatures import CLIENT, HEAD, REPRESENTATIVE, signatures

FOLDER = "more"
TITLE = "Дополнение к ИППСУ"
WHOLE_TITLE = "ДОПОЛНЕНИЕ к индивидуальной программе предоставления социальных услуг (ИППСУ)"
STATUS = (
    '{% if иппсу.разработана == "впервые" %}первичная'
    '{% elif иппсу.разработана == "повторно" %}повторная{% endif %}'
)
PACKAGE = (
    "Социальный пакет долговременного ухода, предоставляемый гражданину бесплатно в форме социального"
    " обслуживания на дому, условия его предоставления"
)
WEEKLY = (
    "2. Объем социального пакета долговременного ухода в неделю в соответствии с установленным уровнем"
    " нуждаемости в уходе (в часах)"
)
GIVEN = "3. Объем назначенного социального пакета долговременного ухода в неделю (в минутах/часах)"
CONDITIONS = "4. Условия предоставления социального пакета долговременного ухода:"
DAYS = (
    "4.1. количество дней в неделю, в течение которых гражданину предоставляются социальные услуги по уходу"
)
VISITS = "4.2. ежедневное распределение количества посещений гражданина помощником по уходу по дням недели:"
TIME = "4.3. Время, минут"
SERVICES = "5. Перечень социальных услуг по уходу:"
CARE = (
    Column("№ п/п", 12, "{{ строка.номер }}", centred=True),
    Column("Наименование социальной услуги по уходу", 78, "{{ строка.услуга }}"),
    Column("Кратность в день, в неделю", 46, "{{ строка.периодичность }}", centred=True),
    Column("Время, минут", 34, "{{ строка.минут }}", centred=True),
)
WEEK = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
COLUMNS = (Column("Дни недели", 23), *(Column(day, 21, centred=True) for day in WEEK))
WRITTEN = 28.0  # of a rule that a person fills in


def _asked(words: str) -> str:
    """Words as long as they are, and the rule for a figure after them."""
    return line(Part(170 - WRITTEN - 4, words), Part(4), Part(WRITTEN, answer=""))


def _by_day(*asked: str) -> str:
    """A row for each figure that is asked for of every day of the week, filled in by hand."""
    empty = "".join(cell(paragraph(style="Cell"), column.width) for column in COLUMNS[1:])
    rows = (
        row(cell(paragraph(run(words), style="Cell"), COLUMNS[0].width), empty, height=ROW) for words in asked
    )
    return table((column.width for column in COLUMNS), head(COLUMNS), *rows, style="Grid")


def supplement() -> str:
    """The day and the number of the programme that is supplemented, in a paper about what it assigns."""
    return line(
        Part(52, "Дополнение к ИППСУ от"),
        Part(40, answer=tag("иппсу.дата"), centred=True),
        Part(4),
        Part(8, "№"),
        Part(66, answer=tag("иппсу.номер"), centred=True),
    )


def page() -> Page:
    """The supplement."""
    body = (
        title(WHOLE_TITLE),
        line(
            Part(48, answer=tag("иппсу.дата"), caption="(дата составления ИППСУ)", centred=True),
            Part(4),
            Part(8, "№"),
            Part(40, answer=tag("иппсу.номер"), caption="(ИППСУ)", centred=True),
            Part(4),
            Part(16, "Статус"),
            Part(50, answer=run(STATUS), caption="(первичная, повторная, очередная ИППСУ)", centred=True),
        ),
        fact("Фамилия, Имя, Отчество", tag("клиент.фио"), 52),
        line(
            Part(30, "Дата рождения"),
            Part(28, answer=tag("клиент.дата_рождения")),
            Part(4),
            Part(10, "Пол"),
            Part(28, answer=tag("клиент.пол")),
            Part(4),
            Part(18, "СНИЛС"),
            Part(48, answer=tag("клиент.снилс")),
        ),
        wording(run(PACKAGE, bold=True)),
        fact("1. Установлен уровень нуждаемости в уходе", "", 88),
        _asked(WEEKLY),
        _asked(GIVEN),
        wording(run(CONDITIONS)),
        _asked(DAYS),
        wording(run(VISITS)),
        _by_day("Количество посещений", TIME),
        wording(run(SERVICES)),
        grid(CARE, "строка in услуги_иппсу.по_уходу", blanks=4, tied=True, height=8.5),
        signatures(CLIENT, REPRESENTATIVE, HEAD),
    )
    return official_page(TITLE, body, foot=foot(TITLE))
