"""«Сводка за период»: the figures of the work with plain charts."""

from __future__ import annotations

from .chart import DARK, WHITE, Series, caption, chart
from .form import figures, heading, letterhead, of_period, over_period, tag, title
from .package import Page
from .signatures import HEAD, Signer, signatures

TITLE = "Сводка за период"
PLANNED_AND_GIVEN = (("по плану", WHITE), ("оказано", DARK))


def _figures(*items: tuple[str, str]) -> str:
    """Figures of the summary by the last names of their tags."""
    return figures(*((words, tag(f"сводка.{name}", "число")) for words, name in items))


def _bars(table: str, *, keep: bool = False) -> str:
    lines = Series("строка.доля", "строка.число")
    return chart(f"строка in сводка.{table}", "строка.название", lines, keep=keep)


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
        caption("Контакты по способу"),
        _bars("контакты"),
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
        caption("Услуги по видам, единиц", PLANNED_AND_GIVEN),
        chart(
            "строка in сводка.услуги",
            "строка.название",
            Series("строка.доля_по_плану", "строка.по_плану", WHITE),
            Series("строка.доля_оказано", "строка.оказано"),
        ),
        heading("5. Обращения"),
        _figures(
            ("Обращений за период", "обращений"),
            ("отвечено в срок", "ответов_в_срок"),
            ("Просрочено", "просрочено"),
            ("без уведомления о приеме", "без_уведомления"),
            ("Среднее время ответа", "среднее_время_ответа"),
        ),
        caption("Обращения по каналам"),
        _bars("каналы"),
        caption("Обращения по приоритету"),
        _bars("приоритеты"),
        caption("Время ответа"),
        _bars("время_ответа", keep=True),
        signatures(Signer("Сводку составил(а)"), HEAD),
    )
    return Page(
        TITLE,
        body,
        left=30,
        right=10,
        foot=of_period("Сводка"),
        several=True,
    )
