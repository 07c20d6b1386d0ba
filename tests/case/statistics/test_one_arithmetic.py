"""The check of services, the summary and what is due say the same as a reckoning by hand, day by day."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

import docx
from by_hand import COUNTED, DAYS, ONCE, UNCOUNTED, Given, Promised, Story, Sums
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from told import OCTOBER, TAGS, TODAY

from paperwork.book.casebook import Book
from paperwork.book.period import Period, quarter
from paperwork.case.context import ClientContext
from paperwork.case.statistics.due import Matter, due
from paperwork.case.tags import tag_tree
from paperwork.common.resources import folder
from paperwork.documents.filters import RUSSIAN
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.fields import Record
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.clients import Client
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.plans import Plan
from paperwork.sheets.services import Service
from paperwork.word.cache import user_cache
from paperwork.word.template import Template

NAMES = ("питание", "стирка", "беседы", "прогулки", "уборка", "кормление", "досуг", "чтение")
KINDS = ("социально-бытовые", "срочные социальные услуги")
VOLUMES = (None, "60 часов", "7 единиц", "по потребности")
PERIODS = (OCTOBER, quarter("2026-4"), Period(date(2026, 10, 13), date(2026, 10, 19)))
COLUMNS = ("По плану", "В срок", "После срока", "Вне плана", "Разница")

# few days, so that terms touch one another and the ends of the periods
EDGES = [date(2026, month, day) for month in range(8, 13) for day in (1, 14, 15, 16, 30)]
QUANTITIES: list[int | Decimal | str] = [
    0,
    1,
    2,
    4,
    5,
    9,
    13,
    31,
    62,
    Decimal("1.5"),
    Decimal("0.3"),
    "много",
]
OFTEN = [*COUNTED, ONCE, *UNCOUNTED[:3], None]


def _row(name: str, chance: Random) -> Promised:
    begins = chance.choice([None, None, *EDGES[:15]])
    ends = chance.choice([None, *(day for day in EDGES if day >= (begins or day))])
    kind, volume = chance.choice([None, *KINDS]), chance.choice(VOLUMES)
    return Promised(name, chance.choice(OFTEN), volume, begins, ends, chance.random() < 0.2, kind)


@st.composite
def _stories(draw: st.DrawFn) -> Story:
    """A plan with most services in each version, and a few deliveries of each service."""
    chance = draw(st.randoms(use_true_random=True))  # what hypothesis draws itself is mostly nothing
    dates = chance.sample(EDGES[:18], chance.randint(0, 3))
    versions = {day: [_row(name, chance) for name in NAMES if chance.random() < 0.8] for day in dates}
    names = [name for name in NAMES for _ in range(chance.randint(0, 4))]
    rows = [Given(name, chance.choice(EDGES), chance.choice(QUANTITIES)) for name in names]
    return Story(versions, rows, {NAMES[0]: KINDS[0], NAMES[1]: KINDS[1]})


def _book(story: Story) -> Book:
    """The book that tells the story of client 1."""
    own: dict[str, Any] = {"file_number": "1"}
    plans = [Plan(number=f"{day:%d%m}", drawn_up=day, **own) for day in story.versions]
    services = [
        Service(
            plan=f"{day:%d%m}",
            service=row.service,
            sort=row.kind,
            given="позднее" if row.is_later else "сейчас",
            volume=row.volume,
            periodicity=row.often,
            start=row.begins,
            end=row.ends,
            **own,
        )
        for day, rows in story.versions.items()
        for row in rows
    ]
    given_rows = [
        Delivery(service=row.service, given=row.day, quantity=row.quantity, **own) for row in story.given
    ]
    listed = [CatalogueService(service=name, sort=kind) for name, kind in story.kinds.items()]
    client = Client(consented=date(2026, 8, 1), **own)
    records: dict[str, Sequence[Record]] = {
        "Клиенты": [client],
        "Планы": plans,
        "Услуги": services,
        "Оказано": given_rows,
    }
    return Book("", {**records, "Перечень услуг": listed}, standard())


@cache
def _template() -> Template:
    source = folder("templates") / "delivery_check.docx"
    return Template(source, tag_tree=tag_tree(), filters=RUSSIAN, cache=user_cache())


def _plain(text: str) -> str:
    return " ".join(text.split())


def _number(value: Decimal | int) -> str:
    return (
        f"{value:f}".rstrip("0").rstrip(".").replace(".", ",") if isinstance(value, Decimal) else str(value)
    )


def _signed(value: Decimal | int) -> str:
    return f"+{_number(value)}" if value > 0 else _number(value).replace("-", "−")


WAITING = Promised("чтение", "2 раза в месяц", None, date(2026, 8, 30), date(2026, 11, 16), True, None)
# a version puts off what was given, with an end on the last day on which it was
PUT_OFF = Story(
    {
        date(2026, 8, 15): [WAITING],
        date(2026, 10, 16): [replace(WAITING, begins=date(2026, 9, 15), ends=date(2026, 10, 15))],
        date(2026, 11, 15): [],
    },
    [Given("чтение", date(2026, 12, 15), 1)],
)


@example(PUT_OFF, Period(date(2026, 10, 1), date(2026, 12, 31)), date(2026, 8, 1))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_stories(), st.sampled_from(PERIODS), st.sampled_from(EDGES))
def test_all_say_what_is_reckoned_by_hand(story: Story, period: Period, day: date) -> None:
    book, sums = _book(story), story.sums(period.start, period.end)
    case = ClientContext(book, TODAY, book.clients[0], period)
    context, of_all = case.context(TAGS), ClientContext(book, TODAY, period=period).context(TAGS)
    _rows_agree(context["сверка"], sums)
    _notes_agree(context["сверка"], sums)
    _totals_agree(context["итоги_сверки"], sums)
    _summary_agrees(of_all["сводка"], sums)
    _sheet_agrees(case.context(_template().tags), sums)
    late = [item for item in due(book, day) if item.matter is Matter.LATE]
    assert sorted((item.day, item.text.partition(":")[0]) for item in late) == sorted(_still(story, day))


def _rows_agree(rows: Sequence[dict[str, Any]], sums: Sequence[Sums]) -> None:
    names = ("услуга", "в_срок", "после_срока", "вне_плана", "разница", "вид")
    assert [tuple(row[name] for name in names) for row in rows] == [
        (it.service, it.in_time, it.late, it.outside, it.off if it.least is not None else None, it.kind)
        for it in sums
    ]
    planned = ["–" if row["по_плану"] is None else _plain(str(row["по_плану"])) for row in rows]
    assert planned == [item.planned for item in sums]
    for row in rows:
        assert row["оказано"] == row["в_срок"] + row["после_срока"] + row["вне_плана"]


def _notes_agree(rows: Sequence[dict[str, Any]], sums: Sequence[Sums]) -> None:
    for row, item in zip(rows, sums, strict=True):
        note = row["примечание"] or ""
        less, more = (
            re.search(r"меньше плана на ([\d,]+)", note),
            re.search(r"больше плана на ([\d,]+)", note),
        )
        assert (less[1] if less else None) == (_number(-item.off) if item.off < 0 else None)
        assert (more[1] if more else None) == (_number(item.off) if item.off > 0 else None)
        after = re.search(
            r"(?:^|; |прежнему плану )срок закончился ([\d.]+), после него оказано ([\d,]+)?", note
        )
        assert (after and after[1]) == (item.last_term and f"{item.last_term:%d.%m.%Y}")
        assert not (item.late and after) or (after and after[2] == _number(item.late))
        assert not item.outside or "раньше оказано" in note or "в плане нет" in note
        assert note.count("не число") == item.unread


def _totals_agree(found: dict[str, Any], sums: Sequence[Sums]) -> None:
    planned = [item for item in sums if item.is_planned]
    counted = [item for item in planned if item.way == "по числу"]
    optional = [item for item in planned if item.way == "не требовалась"]
    kept = [item for item in counted if item.in_time >= (item.least or 0)]
    counts = {
        "услуг_по_плану": len(planned),
        "считались": len(counted),
        "без_недостачи": len(kept),
        "с_недостачей": len(counted) - len(kept),
        "не_считались": sum(item.least is None for item in planned),
        "не_требовались": len(optional),
        "количество_не_число": sum(item.unread for item in sums),
        "всего_по_плану": sum(item.least or 0 for item in sums),
        "всего_в_срок": sum(item.in_time for item in sums),
        "всего_после_срока": sum(item.late for item in sums),
        "всего_вне_плана": sum(item.outside for item in sums),
        "всего_разница": sum(item.off for item in sums),
        "меньше_плана": _listed((it.service, _signed(it.off)) for it in sums if it.off < 0),
        "больше_плана": _listed((it.service, _signed(it.off)) for it in sums if it.off > 0),
        "после_окончания": _listed((it.service, _number(it.late)) for it in sums if it.late),
        "не_по_плану": _listed((it.service, _number(it.outside)) for it in sums if it.outside),
        "какие_не_считались": "; ".join(it.service for it in planned if it.least is None) or "нет",
        "какие_не_требовались": "; ".join(it.service for it in optional) or "нет",
    }
    assert {name: found[name] for name in counts} == counts


def _listed(pairs: Any) -> str:
    return "; ".join(f"{name} ({number})" for name, number in pairs) or "нет"


def _summary_agrees(found: dict[str, Any], sums: Sequence[Sums]) -> None:
    counts = {
        "по_плану": sum(item.least or 0 for item in sums),
        "оказано": sum(item.in_time + item.late + item.outside for item in sums),
        "оказано_в_срок": sum(item.in_time for item in sums),
        "после_окончания": sum(item.late for item in sums),
        "вне_плана": sum(item.outside for item in sums),
        "не_хватает": -sum(min(item.off, 0) for item in sums),
        "сверх_плана": sum(max(item.off, 0) for item in sums),
        "клиентов_с_недостачей": int(any(item.off < 0 for item in sums)),
        "услуг_без_счета": sum(item.is_planned and item.least is None for item in sums),
    }
    assert {name: found[name] for name in counts} == counts
    kinds = {item.kind or "не указано" for item in sums}
    assert {
        row["название"]: (row["по_плану"], row["оказано"], row["не_хватает"]) for row in found["услуги"]
    } == {
        kind: (
            sum(item.least or 0 for item in sums if (item.kind or "не указано") == kind),
            sum(it.in_time + it.late + it.outside for it in sums if (it.kind or "не указано") == kind),
            -sum(min(item.off, 0) for item in sums if (item.kind or "не указано") == kind),
        )
        for kind in kinds
    }


def _sheet_agrees(context: dict[str, Any], sums: Sequence[Sums]) -> None:
    """The figures of the printed rows, their sums, and those of the sentences."""
    document = docx.Document(io.BytesIO(_template().render(context)))
    [grid] = [table for table in document.tables if "По плану" in [cell.text for cell in table.rows[0].cells]]
    heads = [cell.text for cell in grid.rows[0].cells]
    printed = [
        [_plain(row.cells[heads.index(head)].text) for head in COLUMNS] for row in grid.rows[1:] if sums
    ]
    lines = [[it.planned, _number(it.in_time), _dash(it.late), _dash(it.outside), _off(it)] for it in sums]
    sums_row = [_number(sum(item.in_time for item in sums)), _dash(sum(item.late for item in sums))]
    assert printed[:-1] == lines
    assert not sums or printed[-1][1:3] == sums_row
    said = _plain(" ".join(paragraph.text for paragraph in document.paragraphs))
    planned = [item for item in sums if item.is_planned]
    counted = [item for item in planned if item.way == "по числу"]
    optional = [item for item in planned if item.way == "не требовалась"]
    lacking = sum(item.off < 0 for item in counted)
    figures = {
        r"проверено по числу – (\d+)": len(counted) if planned else None,
        r"не считалось \([^)]*\) – (\d+)": sum(item.least is None for item in planned) if planned else None,
        r"не требовалось в этот период – (\d+)": len(optional) if planned else None,
        r"; прекращено планом – (\d+)": sum(it.way == "прекращена" for it in planned) if planned else None,
        r"не меньше плана – (\d+)": len(counted) - lacking,
        r"; меньше плана – (\d+)": lacking,
        r"количество – не число: (\d+)": sum(item.unread for item in sums) or None,
    }
    found = {pattern: re.search(pattern, said) for pattern in figures}
    assert {pattern: int(match[1]) if match else None for pattern, match in found.items()} == figures


def _off(item: Sums) -> str:
    return "–" if item.least is None else _signed(item.off)


def _dash(number: Decimal | int) -> str:
    return _number(number) if number else "–"


def _still(story: Story, on: date) -> list[tuple[date, str]]:
    """The services that were given in the last month, the last time after their term."""
    found: list[tuple[date, str]] = []
    for name in NAMES if min(story.versions, default=on + timedelta(1)) <= on else ():
        recent = [
            row.day
            for row in story.given
            if row.service == name and row.quantity != 0 and on - timedelta(31) <= row.day <= on
        ]
        if recent and not story.promised_on(name, max(recent)):
            terms = [day for day in DAYS if day < max(recent) and story.promised_on(name, day)]
            found += [(max(terms), name)] if terms else []
    return found
