"""«Сводка за период»: the figures of the work with plain charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .chart import DARK, WHITE, Series, beside, chart, counted, held
from .chart import TITLE as CHART_TITLE
from .form import WIDTH, either, figures, heading, letterhead, of_period, over_period, tag, title
from .ooxml import ROW, blocks_if, cell, paragraph, row, run, table
from .package import Page
from .signatures import HEAD, Signer, signatures
from .styles import Style

TITLE, HEADING = "Сводка за период", "Сводка о работе"
PLANNED_AND_GIVEN = (("по плану", WHITE), ("оказано", DARK))
NOTES = (  # each with the condition under which it is printed
    (
        "",
        "Оказано – все вместе: в срок, после окончания и вне плана; сверх плана – часть того, что в срок.",
    ),
    ("", "Не хватает – сумма недостач по услугам: лишнее по одной не покрывает недостачу по другой."),
    (
        '"–" in сводка.по_плану|число',
        "«1–3» – план обещает от 1 до 3 единиц: недостача и столбик плана – по меньшему числу.",
    ),
    (
        "сводка.услуг_без_счета",
        "Услуги без числа в плане (по обращению, по мере необходимости) в плане и недостаче не сосчитаны.",
    ),
)
NEXT_NOTE = Style("Next Note", "NextNote", size=9, after=1, hyphens=True)
SECTION = "Heading1"
WRITTEN = 27.0  # the width of a figure to be written, in millimetres
COUNTED = "сводка.клиентов is not none"
OTHER = "иное:"


def _figures(*items: tuple[str, str]) -> str:
    """Figures of the summary by the last names of their tags, in a grid where they are written."""
    found = [(words, tag(f"сводка.{name}", "число") if name else "") for words, name in items]
    return "".join(either(COUNTED, [figures(*found)], [_written([words for words, _ in items])]))


def _written(labels: Sequence[str]) -> str:
    """The figures to be written, two beside one another in frames."""
    widths = (WIDTH / 2 - WRITTEN, WRITTEN)
    cells = [
        cell(
            paragraph(run(words) if words else "", style="Cell", keep=True),
            widths[0],
            framed=True,
            align="center",
        )
        + cell(paragraph(style="Cell"), widths[1], framed=True)
        for words in (*labels, *[""] * (len(labels) % 2))
    ]
    return table(widths * 2, *(row(*pair, height=ROW) for pair in zip(cells[::2], cells[1::2], strict=True)))


MEAN = (
    "{% if сводка.среднее_время_ответа %} (по отвеченным в среднем"
    " {{ сводка.среднее_время_ответа }}){% endif %}"
)
WAYS, CHANNELS, PRIORITIES, TIMES = (
    f"строка in сводка.{name}" for name in ("контакты", "каналы", "приоритеты", "время_ответа")
)
LINE = Series("строка.доля", "строка.число")


def _one(drawn: str, written: str, after: str = "") -> str:
    """A chart where the summary was counted, else a table to fill in, on the page of what comes ``after``."""
    return paragraph(style="Seam") + held(*either(COUNTED, [drawn], [written]), after)


def _notes() -> Iterator[str]:
    """What the figures of services mean, each in a line of its own."""
    for condition, words in NOTES:
        line = paragraph(run(words), style=NEXT_NOTE.identifier)
        yield blocks_if(condition, line) if condition else line


def _services() -> str:
    """The chart of services by their sorts, planned and given."""
    words, loop = "5. Услуги по видам, единиц", "строка in сводка.услуги"
    planned = Series("строка.доля_по_плану", "строка.по_плану", WHITE)
    given = Series("строка.доля_оказано", "строка.оказано")
    drawn = chart(words, loop, planned, given, legend=PLANNED_AND_GIVEN, style=SECTION)
    return _one(drawn, counted(words, loop, ("По плану", "Оказано"), style=SECTION))


def _requests() -> str:
    """The charts of requests under one another, the last with the signatures; tables beside one another."""
    charts = [held(chart("Обращения по каналам", CHANNELS, LINE))]
    charts += [held(chart("Обращения по приоритету", PRIORITIES, LINE))]
    seam = paragraph(style="Seam")
    above = either(COUNTED, [part for item in charts for part in (seam, item)], [seam])
    written = beside(
        lambda width: counted("По каналам", CHANNELS, ("Число",), [OTHER], width=width),
        lambda width: counted("По приоритету", PRIORITIES, ("Число",), width=width),
        lambda width: counted("По времени ответа", TIMES, ("Число",), ["в среднем"], width=width),
    )
    signed = signatures(Signer("Сводку составил(а)"), HEAD)
    return "".join(above) + _one(chart(f"Время ответа{MEAN}", TIMES, LINE), written, signed)


def page() -> Page:
    """The summary."""
    body = (
        letterhead(),
        title(HEADING),
        over_period(),
        heading("1. Клиенты и планы"),
        _figures(
            ("Клиентов на конец периода", "клиентов"),
            ("Принято за период", "принято"),
            ("Клиентов с планом обслуживания", "с_планом"),
            ("Составлено первых планов", "первых_планов"),
            ("Пересмотрено планов за период", "пересмотренных_планов"),
        ),
        heading("2. Пересмотр планов, срок которого пришелся на период"),
        _figures(
            ("Всего", "пересмотров_по_сроку"),
            ("Проведено вовремя", "пересмотров_вовремя"),
            ("Проведено с опозданием", "пересмотров_с_опозданием"),
            ("Не проведено", "пересмотров_не_проведено"),
        ),
        heading("3. Контакты"),
        _figures(
            ("Контактов за период", "контактов"), ("Клиентов, с кем были контакты", "клиентов_с_контактами")
        ),
        _one(
            chart("Контакты по способу", WAYS, LINE),
            counted("Контакты по способу", WAYS, ("Число",), [OTHER]),
        ),
        heading("4. Услуги"),
        _figures(
            # each column reads down: a total, then what it is made of
            *(("Единиц услуг по планам", "по_плану"), ("Оказано", "оказано")),
            *(("Не хватает до планов", "не_хватает"), ("в том числе в срок", "оказано_в_срок")),
            *(("у скольких клиентов", "клиентов_с_недостачей"), ("из них сверх плана", "сверх_плана")),
            *(("Услуг без числа в плане", "услуг_без_счета"), ("после окончания услуги", "после_окончания")),
            *(("", ""), ("вне плана", "вне_плана")),
        ),
        *_notes(),
        _services(),
        heading("6. Обращения"),
        _figures(
            ("Обращений за период", "обращений"),
            ("Отвечено в срок", "ответов_в_срок"),
            ("Просрочено", "просрочено"),
            ("из них без ответа", "просрочено_без_ответа"),
            ("Без ответа, срок не истек", "срок_не_истек"),
            ("Без уведомления о приеме", "без_уведомления"),
        ),
        _requests(),
    )
    return Page(
        TITLE,
        body,
        left=30,
        right=10,
        styles=(CHART_TITLE, NEXT_NOTE),
        foot=of_period("Сводка"),
    )
