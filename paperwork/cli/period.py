"""The options that name a period: two days, a month or a quarter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from paperwork.book.period import Period

YEARS = range(1900, 2101)


def day(_context: click.Context, _parameter: click.Parameter, text: str | None) -> date | None:
    """The day as people write it: 05.03.2026, 2026-03-05, «5 марта 2026 г.»."""
    from paperwork.russian.date_reading import parse_date

    if text is None:
        return None
    try:
        found = parse_date(text, today=date.today())
    except ValueError:
        raise click.BadParameter(f"«{text}» — не дата; напишите, например, 05.03.2026.") from None
    if found.year not in YEARS:
        raise click.BadParameter(f"год {found.year} невозможен; напишите, например, 05.03.2026.")
    return found


def _month(context: click.Context, _parameter: click.Parameter, text: str | None) -> Period | None:
    from paperwork.book.period import month

    return _named(lambda text: month(text, context.params.get("on")), text, "2026-10, 10.2026 или октябрь")


def _quarter(_context: click.Context, _parameter: click.Parameter, text: str | None) -> Period | None:
    from paperwork.book.period import quarter

    return _named(quarter, text, "2026-4")


def _named(read: Callable[[str], Period], text: str | None, example: str) -> Period | None:
    try:
        return read(text) if text is not None else None
    except ValueError:
        raise click.BadParameter(f"«{text}» — не год и номер; напишите, например, {example}.") from None


OPTIONS = (
    click.option(
        "--from",
        "start",
        callback=day,
        metavar="ДАТА",
        help="Период: с этого дня (без --to — по сегодня или день --on).",
    ),
    click.option("--to", "end", callback=day, metavar="ДАТА", help="Период: по этот день."),
    click.option(
        "--month",
        callback=_month,
        metavar="МЕСЯЦ",
        help="Период: месяц – 2026-10, 10.2026 или октябрь (последний наступивший).",
    ),
    click.option("--quarter", callback=_quarter, metavar="ГОД-НОМЕР", help="Период: квартал."),
)


def period_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options of a period; it gets the one ``period`` that they name, or None."""

    @wraps(command)
    def choosing(
        start: date | None, end: date | None, month: Period | None, quarter: Period | None, **options: Any
    ) -> Any:
        today = options.get("on") or date.today()
        return command(**options, period=_chosen(start, end, month, quarter, today))

    decorated: Callable[..., Any] = choosing
    for option in reversed(OPTIONS):
        decorated = option(decorated)
    return decorated


def _chosen(
    start: date | None, end: date | None, month: Period | None, quarter: Period | None, today: date
) -> Period | None:
    """The period that the options name, None where they name none. Raises `click.UsageError`."""
    from paperwork.book.period import Period

    named = [item for item in (month, quarter) if item]
    if len(named) + bool(start or end) > 1:
        raise click.UsageError("Назовите период одним способом: --from и --to, --month или --quarter.")
    if end and not start:
        raise click.UsageError("К --to нужен --from: с какого дня считать.")
    if not start:
        return named[0] if named else None
    try:
        return Period(start, end or today)
    except ValueError:
        raise click.UsageError("Конец периода раньше начала; исправьте --from или --to.") from None
