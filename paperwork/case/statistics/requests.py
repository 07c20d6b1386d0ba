"""The register of requests: by when each is to be answered, how long it took, what is overdue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from paperwork.book.casebook import Book
from paperwork.book.period import Period
from paperwork.case.computation import Scope
from paperwork.case.statistics.declared import Count, Statistics, Words
from paperwork.common.records import dataclass
from paperwork.russian.dates import short_date
from paperwork.russian.names import surname_initials
from paperwork.sheets.answers.fields import column, field_of
from paperwork.sheets.answers.kinds.days import DayOrWords, Moment
from paperwork.sheets.answers.kinds.texts import Lines, Text
from paperwork.sheets.people import name_of
from paperwork.sheets.requests import Request

AT_ONCE, TODAY = "немедленно", "сегодня"
REACTION = timedelta(hours=1)  # what «немедленно» means when the answer is compared afterwards
ANSWER = timedelta(hours=24)  # «на протяжении следующих 24 часов»
MINUTE = timedelta(minutes=1)
CODE_FIRST = re.compile(r"\s*([^,;(]+?)(\s*[,;(].*)?\s*", re.DOTALL)  # «С1, 05.03.2026»
NO_ANSWER = "ответа нет"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Statistics):
    """One request of the journal."""

    number: Words = column("Номер")
    received: Moment = column("Поступило")
    channel: Text = column("Канал")
    applicant: Text = column("Заявитель")
    phone: Text = column("Телефон")
    file_number: Text = column(field_of(Request, lambda it: it.file_number).header)
    matter: Lines = column("Суть")
    priority: Text = column("Приоритет")
    passed_to: DayOrWords = column("Передано")
    deadline: Moment = column("Срок ответа")
    notified: DayOrWords = column("Уведомлен")
    answered: Moment = column("Отвечено")
    taken: Text = column("Время ответа")
    overdue: Text = column("Просрочено")
    outcome: Lines = column("Результат")


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals(Statistics):
    """What the journal of the period comes to."""

    requests: Count | None = column("Обращений")
    in_time: Count | None = column("Отвечено в срок")
    late: Count | None = column("Отвечено с опозданием")
    unanswered: Count | None = column("Без ответа")
    overdue: Count | None = column("Просрочено")
    expired: Count | None = column("Просрочено без ответа")
    pending: Count | None = column("Срок не истек")
    unnoticed: Count | None = column("Без уведомления")


def received_in(book: Book, period: Period) -> list[Request]:
    """The requests of the period, the earliest first."""
    found = [row for row in book.all(Request) if row.received in period]
    return sorted(found, key=lambda row: row.received or datetime.min)


def deadline(request: Request) -> datetime | None:
    """By when the request is to be answered: at once, on the same day, or within 24 hours.

    Of a request whose hour is not known (midnight) the whole first day does not count.
    """
    start = request.received
    if start is None:
        return None
    whole_day = datetime.combine(start, time.max).replace(second=0, microsecond=0)
    if request.priority == TODAY or (request.priority == AT_ONCE and not has_hour(start)):
        return whole_day
    if request.priority == AT_ONCE:
        return start + REACTION
    return start + ANSWER if has_hour(start) else whole_day + ANSWER


def has_hour(moment: datetime) -> bool:
    """Whether the hour is noted, and not the day alone."""
    return moment.time() != time()


def delay(request: Request, today: date) -> timedelta | None:
    """How much too late the answer came, or is by the beginning of ``today``; None when it is not."""
    due = deadline(request)
    if due is None:
        return None
    end = request.answered or datetime.combine(today, time())
    return end - due if end > due else None


def taken(request: Request) -> timedelta | None:
    """How long the answer took, where both hours are known."""
    if not (request.received and request.answered):
        return None
    known = has_hour(request.received) and has_hour(request.answered)
    return request.answered - request.received if known else None


def journal(scope: Scope) -> list[Entry]:
    """The requests of the period as the journal has them."""
    rows = received_in(scope.book, scope.period)
    return [_entry(scope.book, row, number, scope.today) for number, row in enumerate(rows, 1)]


def passed_to(book: Book, typed: date | str | None) -> date | str | None:
    """To whom and when, as typed; a specialist's code, alone or before a comma, as the name."""
    if not isinstance(typed, str):
        return typed
    code, rest = (found[1], found[2] or "") if (found := CODE_FIRST.fullmatch(typed)) else (typed, "")
    who = named(book, code)
    return who + rest if who else typed


def owner(book: Book, typed: date | str | None) -> str:
    """Who has a request that was passed on: a specialist by name, others as typed; «» for None."""
    if typed is None:
        return ""
    if isinstance(typed, date):
        return f"передано {short_date(typed)}"
    code = CODE_FIRST.fullmatch(typed)
    name = named(book, code[1]) if code else ""
    return name or f"передано{'' if typed[:1].isdigit() else ':'} {typed}"


def named(book: Book, code: str | None) -> str:
    """The surname and the initials of the specialist with the code, where it is that of one."""
    who = book.specialists(code)
    return surname_initials(name_of(who[0])) if len(who) == 1 else ""


def _entry(book: Book, row: Request, number: int, today: date) -> Entry:
    late, time_taken = delay(row, today), taken(row)
    return Entry(
        number=row.number or str(number),
        received=row.received,
        channel=row.channel,
        applicant=row.applicant,
        phone=row.phone,
        file_number=row.file_number,
        matter=row.matter,
        priority=row.priority,
        passed_to=passed_to(book, row.passed_to),
        deadline=deadline(row),
        notified=row.notified,
        answered=row.answered,
        taken=in_hours(time_taken) if time_taken is not None else None,
        overdue=_overdue(row, late),
        outcome=row.outcome,
    )


def _overdue(row: Request, late: timedelta | None) -> str | None:
    if late is None:
        return None
    return f"просрочено на {in_hours(late)}" if row.answered else f"{NO_ANSWER}, срок прошел"


def in_hours(span: timedelta) -> str:
    """«25 ч», «1 ч 15 мин», «40 мин», with no-break spaces."""
    hours, minutes = divmod(span // MINUTE, 60)
    return "\u00a0".join(_parts(hours, minutes))


def _parts(hours: int, minutes: int) -> Iterator[str]:
    if hours:
        yield f"{hours}\u00a0ч"
    if minutes or not hours:
        yield f"{minutes}\u00a0мин"


def totals(scope: Scope) -> Totals:
    """What the journal of the period comes to."""
    return totals_of(received_in(scope.book, scope.period), scope.today)


def totals_of(rows: Sequence[Request], today: date) -> Totals:
    """What these requests come to on the day."""
    answered = sum(bool(row.answered) for row in rows)
    overdue = [row for row in rows if delay(row, today) is not None]
    late = sum(bool(row.answered) for row in overdue)
    expired = len(overdue) - late
    return Totals(
        requests=len(rows),
        in_time=answered - late,
        late=late,
        unanswered=len(rows) - answered,
        overdue=len(overdue),
        expired=expired,
        pending=len(rows) - answered - expired,
        unnoticed=sum(not row.notified for row in rows),
    )
