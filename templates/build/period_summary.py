"""«Сводка за период»: the figures of the work with plain charts."""

from __future__ import annotations

from .chart import DARK, WHITE, Series, chart, counted, held
from .chart import TITLE as CHART_TITLE
from .form import either, figures, heading, letterhead, of_period, over_period, tag, title
from .ooxml import paragraph, run
from .package import Page
from .signatures import HEAD, Signer, signatures

TITLE = "Сводка за период"
PLANNED_AND_GIVEN = (("по плану", WHITE), ("оказано", DARK))
LACKING = (
    "Не хватает – из услуг, обязательных по числу: на сколько единиц оказанное в срок меньше того, что"
    " обещает план (если обещано от и до – меньшего из двух чисел)."
)
OTHER = "иное:"
SORTS = 8  # of services, as many as the law has


def _figures(*items: tuple[str, str]) -> str:
    """Figures of the summary by the last names of their tags."""
    return figures(*((words, tag(f"сводка.{name}", "число")) for words, name in items))


def _chart(words: str, name: str, *more: str, after: str = "") -> str:
    """The chart of a table of the summary, on one page with what comes ``after`` it."""
    loop = f"строка in сводка.{name}"
    drawn = chart(words, loop, Series("строка.доля", "строка.число"))
    return _either(drawn, counted(words, loop, ("Число",), more), after)


def _services() -> str:
    """The chart of services by their sorts, planned and given."""
    words, loop = "Услуги по видам, единиц", "строка in сводка.услуги"
    planned = Series("строка.доля_по_плану", "строка.по_плану", WHITE)
    given = Series("строка.доля_оказано", "строка.оказано")
    drawn = chart(words, loop, planned, given, legend=PLANNED_AND_GIVEN)
    return _either(drawn, counted(words, loop, ("По плану", "Оказано"), [""] * SORTS))


def _either(drawn: str, written: str, after: str = "") -> str:
    """A chart where the summary was counted, else a table to fill in."""
    return paragraph(style="Seam") + held(*either("сводка.клиентов is not none", [drawn], [written]), after)


def page() -> Page:
    """The summary."""
    body = (
        letterhead(),
        title(TITLE),
        over_period(),
        heading("1. Клиенты и планы"),
        _figures(
            ("Клиентов на конец периода", "клиентов"),
            ("принято за период", "принято"),
            ("Клиентов с планом обслуживания", "с_планом"),
            ("составлено первых планов", "первых_планов"),
            ("Пересмотрено планов за период", "пересмотренных_планов"),
        ),
        heading("2. Пересмотр планов, срок которого пришелся на период"),
        _figures(
            ("Всего", "пересмотров_по_сроку"),
            ("проведено вовремя", "пересмотров_вовремя"),
            ("проведено с опозданием", "пересмотров_с_опозданием"),
            ("не проведено", "пересмотров_не_проведено"),
        ),
        heading("3. Контакты"),
        _figures(
            ("Контактов за период", "контактов"), ("клиентов, с которыми говорили", "клиентов_с_контактами")
        ),
        _chart("Контакты по способу", "контакты", OTHER),
        heading("4. Услуги"),
        _figures(
            ("Единиц услуг по планам", "по_плану"),
            ("оказано", "оказано"),
            ("из оказанного в срок", "оказано_в_срок"),
            ("после окончания услуги", "после_окончания"),
            ("Оказано вне плана", "вне_плана"),
            ("сверх плана", "сверх_плана"),
            ("Не хватает до планов", "не_хватает"),
            ("у скольких клиентов", "клиентов_с_недостачей"),
            ("Услуг, которые не считаются", "услуг_без_счета"),
        ),
        paragraph(run(LACKING), style="Note"),
        _services(),
        heading("5. Обращения"),
        _figures(
            ("Обращений за период", "обращений"),
            ("отвечено в срок", "ответов_в_срок"),
            ("Просрочено", "просрочено"),
            ("без уведомления о приеме", "без_уведомления"),
            ("Среднее время ответа", "среднее_время_ответа"),
        ),
        _chart("Обращения по каналам", "каналы", OTHER),
        _chart("Обращения по приоритету", "приоритеты"),
        _chart("Время ответа", "время_ответа", after=signatures(Signer("Сводку составил(а)"), HEAD)),
    )
    return Page(
        TITLE,
        body,
        left=30,
        right=10,
        styles=(CHART_TITLE,),
        foot=of_period("Сводка"),
    )
