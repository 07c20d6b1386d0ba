"""«Сводка за период»: the figures of the work with plain charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .chart import DARK, WHITE, Series, beside, chart, counted, held
from .chart import TITLE as CHART_TITLE
from .form import PART, WIDTH, either, figures, heading, letterhead, of_period, over_period, tag, title
from .ooxml import NO_BREAK, ROW, blocks_if, cell, paragraph, row, run, table
from .package import Page
from .request_journal import by_rule
from .signatures import HEAD, Signer, signatures
from .styles import Style

TITLE, HEADING = "Сводка за период", "Сводка о работе"
PLANNED_AND_GIVEN = (("по плану", WHITE), ("оказано", DARK))
COUNTED = "сводка.клиентов is not none"
NOTES = (  # each with the condition under which it is printed
    (
        "",
        "Оказано – все вместе: в срок, после окончания и вне плана; сверх плана – часть того, что в срок.",
    ),
    ("", "Не хватает – сумма недостач по услугам: лишнее по одной не покрывает недостачу по другой."),
    (
        f'{COUNTED} and "–" in сводка.по_плану|число',
        "«1–3» – план обещает от 1 до 3 единиц: недостача и столбик плана – по меньшему числу.",
    ),
    (f"not ({COUNTED})", "«1–3» – план обещает от 1 до 3 единиц: недостача – по меньшему числу."),
    (
        f"not ({COUNTED}) or сводка.услуг_без_счета",
        "Услуги без числа в плане (по обращению, по мере необходимости, без объема) не сосчитаны"
        " в плане, в том числе в разделе 5, и в недостаче.",
    ),
)
REVISED = (
    "Пересмотрено за период – все новые версии планов, включая досрочные; в разделе 2 – только по сроку."
)
FIRST_NOTE = Style("First Note", "FirstNote", size=9, before=7, after=1, hyphens=True)
NEXT_NOTE = Style("Next Note", "NextNote", size=9, after=1, hyphens=True)
CELL_PART = Style("Cell Part", "CellPart", size=10, before=1, after=1, left=3)
SECTION = "Heading1"
WRITTEN = 27.0  # the width of a figure to be written, in millimetres
WRITTEN_WIDTHS = (WIDTH / 2 - WRITTEN, WRITTEN)
OTHER = "иное:"


def _figures(*items: tuple[str, str]) -> str:
    """Figures of the summary by the last names of their tags, in a grid where they are written."""
    found = [(words, tag(f"сводка.{name}", "число") if name else "") for words, name in items]
    return "".join(either(COUNTED, [figures(*found)], [_written([words for words, _ in items])]))


def _written(labels: Sequence[str]) -> str:
    """The figures to be written, two beside one another in frames."""
    whole = (*labels, *[""] * (len(labels) % 2))
    pairs = zip(whole[::2], whole[1::2], strict=True)
    return table(WRITTEN_WIDTHS * 2, *(row(*map(_label, pair), height=ROW) for pair in pairs))


def _label(words: str) -> str:
    """A framed wording and the room of its figure; without words no frame."""
    label, number = WRITTEN_WIDTHS
    if not words:
        return cell(paragraph(style="Cell", keep=True), label + number, span=2)
    style = CELL_PART.identifier if words[:1].islower() else "Cell"
    asked = cell(paragraph(run(words), style=style, keep=True), label, framed="single", align="center")
    return asked + cell(paragraph(style="Cell"), number, framed="single")


# of the lines of the chart: what is not on the list of priorities
UNSET = 'сводка.приоритеты|selectattr("название", "equalto", "не указано")|map(attribute="число")|sum'
NO_PLAN = (
    "{% if сводка.услуг_без_счета %}число единиц в планах не указано"
    "{% else %}планами на период не предусмотрено{% endif %}"
)
MEAN = (
    "{% if сводка.среднее_время_ответа %} (в среднем по отвеченным –"
    f"{NO_BREAK}{{{{ сводка.среднее_время_ответа }}}}){{% endif %}}"
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
    for place, (condition, words) in enumerate(NOTES):
        line = paragraph(run(words), style=(NEXT_NOTE if place else FIRST_NOTE).identifier)
        yield blocks_if(condition, line) if condition else line


def _services() -> str:
    """The chart of services by their sorts, planned and given."""
    words, loop = "5. Услуги по видам, единиц", "строка in сводка.услуги"
    planned = Series("строка.доля_по_плану", "строка.по_плану", WHITE)
    series = (planned, Series("строка.доля_оказано", "строка.оказано"))
    nothing = (planned.number, NO_PLAN)
    drawn = chart(words, loop, *series, legend=PLANNED_AND_GIVEN, style=SECTION, nothing=nothing)
    return _one(drawn, counted(words, "Вид услуг", loop, ("По плану", "Оказано"), style=SECTION))


def _requests() -> str:
    """The charts of requests under one another, the last with the signatures; tables beside one another."""
    charts = [held(chart("Обращения по каналам", CHANNELS, LINE))]
    charts += [held(chart("Обращения по приоритету", PRIORITIES, LINE))]
    seam = paragraph(style="Seam")
    above = either(COUNTED, [part for item in charts for part in (seam, item)], [seam])
    written = beside(
        lambda width: counted("По каналам", "Канал", CHANNELS, ("Число",), [OTHER], width=width),
        lambda width: counted("По приоритету", "Приоритет", PRIORITIES, ("Число",), width=width),
        lambda width: counted("По времени ответа", "Время", TIMES, ("Число",), ["в среднем"], width=width),
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
        paragraph(run(REVISED), style=FIRST_NOTE.identifier),
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
            counted("Контакты по способу", "Способ", WAYS, ("Число",), [OTHER]),
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
        blocks_if(f"{COUNTED} and {UNSET}", paragraph(run(by_rule(UNSET)), style=FIRST_NOTE.identifier)),
        _requests(),
    )
    return Page(
        TITLE,
        body,
        left=30,
        right=10,
        styles=(CHART_TITLE, FIRST_NOTE, NEXT_NOTE, CELL_PART, PART),
        foot=of_period(HEADING),
    )
