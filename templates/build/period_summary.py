"""«Сводка за период»: the figures of the work with plain charts."""

from __future__ import annotations

from .chart import DARK, WHITE, Series, beside, chart, counted, held
from .chart import TITLE as CHART_TITLE
from .form import either, figures, heading, letterhead, of_period, over_period, tag, title
from .ooxml import paragraph, run
from .package import Page
from .signatures import HEAD, Signer, signatures

TITLE = "Сводка за период"
PLANNED_AND_GIVEN = (("по плану", WHITE), ("оказано", DARK))
LACKING = (
    "Не хватает – из услуг, обязательных по числу: на сколько единиц оказанное в срок меньше того, что"
    " обещает план (если обещано от и до – меньшего из двух чисел); лишнее по одной услуге не покрывает"
    " недостачу по другой."
)
RANGE = '{% if "–" in сводка.по_плану|число %}«1–3» – план обещает от 1 до 3 единиц. {% endif %}'
OTHER = "иное:"


def _figures(*items: tuple[str, str]) -> str:
    """Figures of the summary by the last names of their tags."""
    return figures(*((words, tag(f"сводка.{name}", "число")) for words, name in items))


MEAN = "{% if сводка.среднее_время_ответа %} (в среднем {{ сводка.среднее_время_ответа }}){% endif %}"
WAYS, CHANNELS, PRIORITIES, TIMES = (
    f"строка in сводка.{name}" for name in ("контакты", "каналы", "приоритеты", "время_ответа")
)
LINE = Series("строка.доля", "строка.число")


def _one(drawn: str, written: str, after: str = "") -> str:
    """A chart where the summary was counted, else a table to fill in, on the page of what comes ``after``."""
    return paragraph(style="Seam") + held(*either("сводка.клиентов is not none", [drawn], [written]), after)


def _services() -> str:
    """The chart of services by their sorts, planned and given."""
    words, loop = "Услуги по видам, единиц", "строка in сводка.услуги"
    planned = Series("строка.доля_по_плану", "строка.по_плану", WHITE)
    given = Series("строка.доля_оказано", "строка.оказано")
    drawn = chart(words, loop, planned, given, legend=PLANNED_AND_GIVEN)
    return _one(drawn, counted(words, loop, ("По плану", "Оказано")))


def _requests() -> str:
    """The charts of requests under one another, the last with the signatures; tables beside one another."""
    charts = [held(chart("Обращения по каналам", CHANNELS, LINE))]
    charts += [held(chart("Обращения по приоритету", PRIORITIES, LINE))]
    seam = paragraph(style="Seam")
    above = either("сводка.клиентов is not none", [part for item in charts for part in (seam, item)], [seam])
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
        _one(
            chart("Контакты по способу", WAYS, LINE),
            counted("Контакты по способу", WAYS, ("Число",), [OTHER]),
        ),
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
        paragraph(run(f"{RANGE}{LACKING}"), style="Note"),
        _services(),
        heading("5. Обращения"),
        _figures(
            ("Обращений за период", "обращений"),
            ("отвечено в срок", "ответов_в_срок"),
            ("Просрочено", "просрочено"),
            ("из них без ответа", "просрочено_без_ответа"),
            ("Без ответа, срок не истек", "срок_не_истек"),
            ("без уведомления о приеме", "без_уведомления"),
        ),
        _requests(),
    )
    return Page(
        TITLE,
        body,
        left=30,
        right=10,
        styles=(CHART_TITLE,),
        foot=of_period("Сводка"),
    )
