"""The printed list of what is to be done: a Word paper of its own, which no book makes by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from paperwork.book.casebook import Book
from paperwork.case.statistics.due import Due, Matter
from paperwork.case.tags import TagTree
from paperwork.common.resources import folder
from paperwork.documents.letterhead import LETTERHEAD_TAGS, ROOT, letterhead_of, list_template
from paperwork.russian.dates import short_date

OVERDUE = "Просрочено"
DECIDE, ASK = "продлить или прекратить", "выяснить причину"
UNDATED = "в деле нет даты согласия"
WEEKDAYS = (
    "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
)  # fmt: skip
FOLDER = "lists"  # inside that of the templates, where `make` does not look
NAME = "due_list.docx"
COLUMNS = (
    "номер", "дата", "просрочено", "что", "дело", "обращение", "имя", "ответственный", "телефон",
    "подробности",
)  # fmt: skip
SCHEMA: TagTree = {
    **LETTERHEAD_TAGS,
    "дни": [
        {
            "название": None,
            "дела": [dict.fromkeys(COLUMNS)],
        }
    ],
    "список": dict.fromkeys(("на", "по", "всего", "просрочено")),
}


def list_bytes(items: Sequence[Due], books: Sequence[Book], on: date, ahead: int) -> bytes:
    """The list as a .docx file, under the letterhead of the institution, where all books have the same."""
    path = folder("templates") / FOLDER / NAME
    letterhead = letterhead_of(books)
    template = list_template(path, SCHEMA, letterhead.emblem)
    return template.render(context_of(items, letterhead.answers, on, ahead))


def context_of(
    items: Sequence[Due], letterhead: Mapping[str, str | None], on: date, ahead: int
) -> dict[str, object]:
    """What the template sees."""
    return {
        ROOT: letterhead,
        "дни": list(_days(items, on)),
        "список": {
            "на": on,
            "по": on + timedelta(ahead),
            "всего": len(items),
            "просрочено": sum(item.is_late for item in items),
        },
    }


def _days(items: Sequence[Due], on: date) -> Iterator[dict[str, object]]:
    """What is overdue, then each day with its items."""
    numbered = enumerate(sorted(items, key=lambda item: (not item.is_late, _since(item))), 1)
    for name, rows in groupby(numbered, key=lambda pair: _name_of(pair[1], on)):
        yield {"название": name, "дела": [_row(number, item) for number, item in rows]}


def _name_of(item: Due, on: date) -> str:
    if item.is_late:
        return OVERDUE
    name = f"{short_date(item.day)}, {WEEKDAYS[item.day.weekday()]}"
    return f"Сегодня, {name}" if item.day == on else name


def _row(number: int, item: Due) -> dict[str, object]:
    matter, text = _words(item)
    return {
        "номер": number,
        "дата": None if item.is_at_once else _since(item),
        "просрочено": item.is_late,  # in each row: a page may begin in the midst of them
        "что": matter,
        "дело": None if item.is_of_request else item.number,
        "обращение": item.number if item.is_of_request else None,
        "имя": item.name,
        "ответственный": item.owner or None,
        "телефон": item.phone,
        "подробности": text,
    }


def _since(item: Due) -> date:
    """The day since which it is to be done: a service given after its end gives cause when it is given."""
    return item.last or item.day


def _words(item: Due) -> tuple[str, str]:
    """What is to be done and what is to be known of it, as a paper says it."""
    if item.last:
        day = short_date(item.last)
        if item.over:
            return f"Услуга {item.over}, оказана {day}", f"{item.service} – {ASK}"
        term = f"срок закончился {short_date(item.day)}"
        return f"Услуга оказана {day}, {term}", f"{item.service} – {DECIDE}"
    if item.matter is Matter.CONSENT:
        return str(item.matter), f"{UNDATED}{' и дня приема' if item.is_at_once else ''}"
    if item.missed:
        passed = (
            f"пропущен{'ы' if len(item.missed) > 1 else ''} {', '.join(map(_day_and_month, item.missed))}"
        )
        return str(item.matter), f"{passed}; {item.text}"
    return str(item.matter), item.text


def _day_and_month(day: date) -> str:
    return f"{day:%d.%m}"
