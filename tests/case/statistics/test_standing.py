"""All papers say the same of a service: the review, the check, the list, what is due."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from desk import Desk, plain
from told import PLAN, TODAY, book_of, told

from paperwork.case.plan_changes import is_done
from paperwork.case.statistics.due import due
from paperwork.documents.due_list import context_of
from paperwork.intake.excel.reading.read import read_book
from paperwork.sheets.services import Service

NEW = "№ 1 от 15.10.2026"
DONE: dict[str, object] = {"Отметка о выполнении": "выполнено, 14.10.2026"}
IN_PART: dict[str, object] = {"Отметка о выполнении": "выполнена не полностью"}
LATER: dict[str, object] = {"Предоставляется": "позднее", "Условие": "Когда заживет нога"}
MARKED = "выполнена: отметка в плане"
ASK, ENDED = "выяснить причину", {"Окончание": "10.10.2026"}
Answers = Mapping[str, object]
# the row of the version before, that of the one in force, what the review says, what the check says of its
# end and of its delay, what the list says, what is due of it, as it was given on 20 October
CASES: dict[str, tuple[Answers | None, Answers | None, str, tuple[str | None, str | None], str, str]] = {
    "as before": ({}, {}, "без изменений", (None, None), "сейчас", ""),
    "in part": (DONE, IN_PART, "без изменений", (None, None), "сейчас", ""),
    "done": ({}, DONE, MARKED, (MARKED, None), "выполнена", ""),
    "new and done": (None, DONE, MARKED, (MARKED, None), "выполнена", ""),
    "done, its term over": (
        ENDED, DONE | ENDED, MARKED, (MARKED, None), "выполнена",
        f"Услуга выполнена, оказана 20.10.2026: {ASK}",
    ),
    "done, its term over, left out": (
        DONE | ENDED, None, MARKED, (MARKED, None), "",
        f"Услуга выполнена, оказана 20.10.2026: {ASK}",
    ),
    "left out": (
        {}, None, "прекращена: больше не нужна", (f"планом {NEW}", None), "",
        f"Услуга прекращена 15.10.2026, оказана 20.10.2026: {ASK}",
    ),
    "left out on the last day of its term": (
        {"Окончание": "15.10.2026"}, None, "прекращена: больше не нужна", (f"планом {NEW}", None), "",
        f"Услуга прекращена 15.10.2026, оказана 20.10.2026: {ASK}",
    ),
    "left out after the last day of its term": (
        {"Окончание": "14.10.2026"}, None, "прекращена: срок окончился 14.10.2026", (None, None), "",
        f"Услуга окончена 14.10.2026, оказана 20.10.2026: {ASK}",
    ),
    "done and left out": (
        DONE, None, "прекращена: выполнена", (f"планом {NEW} (выполнена)", None), "",
        f"Услуга прекращена 15.10.2026, оказана 20.10.2026: {ASK}",
    ),
    "its term over": (
        ENDED, None, "прекращена: срок окончился 10.10.2026", (None, None), "",
        f"Услуга окончена 10.10.2026, оказана 20.10.2026: {ASK}",
    ),
    "its term over, in the plan": (
        ENDED, ENDED, "без изменений", (None, None), "сейчас",
        "Услуга оказана 20.10.2026, срок закончился 10.10.2026: продлить или прекратить",
    ),
    "put off": (
        {}, LATER, "изменена", (None, NEW), "позднее, когда заживет нога",
        f"Услуга по плану позднее, оказана 20.10.2026: {ASK}",
    ),
    "later, from a day that had come": (
        None, LATER | {"Начало": "15.10.2026"}, "добавлена", (None, None), "позднее, когда заживет нога", "",
    ),
    "later, from a day that has come since": (
        None, LATER | {"Начало": "19.10.2026"}, "добавлена", (None, None), "сейчас", "",
    ),
    "later, from a day to come": (
        None, LATER | {"Начало": "01.12.2026"}, "добавлена", (None, None),
        "позднее, с 01.12.2026, когда заживет нога", "",
    ),
}  # fmt: skip


def _row(name: str, plan: str, answers: Answers) -> dict[str, object]:
    return {"Дело": "1", "План": plan, "Услуга": name, "Предоставляется": "сейчас", **answers}


def test_all_papers_say_the_same_of_a_service(desk: Desk) -> None:
    sheets = book_of(
        Планы=[PLAN | {"Номер": "0"}, PLAN | {"Дата": "15.10.2026"}],
        Услуги=[
            _row(name, plan, row)
            for name, (before, now, *_) in CASES.items()
            for plan, row in (("0", before), ("1", now))
            if row is not None
        ],
        Оказано=[{"Дело": "1", "Услуга": name, "Дата": "20.10.2026", "Количество": 1} for name in CASES],
    )
    values = told(desk, sheets, "1")
    review = {row["услуга"]: [row["решение"], row["причина"]] for row in values["изменения_услуг"]}
    check = {
        row["услуга"]: (
            row["прекращена"] or (row["выполнена"] and f"выполнена: {row['выполнена']}"),
            row["отложена"],
        )
        for row in values["сверка"]
    }
    listed = {row["услуга"]: [row["в_плане"], row["начало_по_плану"]] for row in values["услуги_для_клиента"]}
    book = read_book(desk.book(sheets), today=TODAY)
    days = context_of([item for item in due(book, TODAY) if item.last], {}, TODAY, 7)["дни"]
    assert isinstance(days, list)
    pressing = {}
    for day in days:
        for row in day["дела"]:
            name, words = row["подробности"].split(" – ")
            pressing[name] = f"{row['что']}: {words}"
    found = {
        name: (
            ": ".join(filter(None, review[name])),
            tuple(words and plain(words) for words in check[name]),
            plain(", ".join(filter(None, listed.get(name, ())))),
            pressing.get(name, ""),
        )
        for name in CASES
    }
    assert found == {name: tuple(expected) for name, (_, _, *expected) in CASES.items()}


@pytest.mark.parametrize(
    ("mark", "done"),
    [
        ("выполнена", True),
        ("Выполнено, 27.03.2026", True),
        ("выполнены на 100 %", True),
        ("27.03.2026, выполнена", True),
        ("27.03.2026 – не выполнена", False),
        ("1.3.2026: выполнена частично", False),
        ("выполнена частично", False),
        ("выполнено не полностью: болезнь", False),
        ("выполнена не в полном объеме", False),
        ("выполнена наполовину", False),
        ("выполнена на 50 %", False),
        ("не выполнена", False),
        (None, False),
    ],
)
def test_what_is_given_in_full(mark: str | None, done: bool) -> None:
    assert is_done(Service(done=mark)) is done


def test_the_list_of_a_client_has_the_numbers_of_his_plan(desk: Desk) -> None:
    rows = [("уборка", "1 раз в год"), ("стирка", "1 раз в месяц"), ("уборка", "1 раз в неделю")]
    services = [
        {"Дело": "1", "Услуга": name, "Предоставляется": "сейчас", "Периодичность": often}
        for name, often in rows
    ]
    values = told(desk, book_of(Услуги=services), "1")
    listed = {row["услуга"]: row["номер_в_плане"] for row in values["услуги_для_клиента"]}
    assert listed == {"уборка": "1, 3", "стирка": "2"}


def test_the_list_of_a_client_goes_by_the_numbers_of_his_plan(desk: Desk) -> None:
    ways = {"стирка": "по звонку", "уборка": "заявление", "беседа": "по звонку", "досуг": "запись"}
    listed = [{"Услуга": name, "Порядок получения": way} for name, way in ways.items()]
    services = [{"Дело": "1", "Услуга": name} for name in ("уборка", "стирка", "досуг", "беседа")]
    book = desk.book(book_of(**{"Услуги": services, "Перечень услуг": listed}))
    desk.make(book, "--document", "service_list", "--client", "1")
    [made] = desk.made("Перечень услуг и порядок их получения")
    cells = desk.text(made).split("\n")
    assert [cell for cell in cells if cell in ways] == ["уборка", "стирка", "беседа", "досуг"]
