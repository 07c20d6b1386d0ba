"""The list of clients: one line each, what is chosen of them, in which order, and how soon it is there."""

from __future__ import annotations

import asyncio
import time
from datetime import date, timedelta
from typing import Any

import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Sheets, plain
from test_page import chapter, opened, saved
from visitor import Answer, Visitor
from workbooks import workbook

from benchmarks.workload import casebook_rows
from paperwork.documents.template_files import template_paths
from paperwork.web.access import Keys
from paperwork.web.app import app_of
from paperwork.web.memory import Memory
from paperwork.web.open_book import opened as opened_book

SOON = f"{date.today() + timedelta(3):%d.%m.%Y}"
LATER = f"{date.today() + timedelta(90):%d.%m.%Y}"
OLGA = {"Фамилия": "Ёлкина", "Имя": "Ольга", "Пол": "женский"}
SPECIALISTS = [
    {"Код": "С1", "Фамилия": "Яковлева", "Имя": "Анна", "Должность": "психолог"},
    {"Код": "С2", "Фамилия": "Борисов", "Имя": "Олег", "Должность": "юрист"},
]
BOOK: Sheets = {
    "Учреждение": INSTITUTION,
    "Специалисты": SPECIALISTS,
    "Клиенты": [
        VERA | {"Дело": "10", "Специалист": "С1", "Дата рождения": "32.01.1980"},
        IVAN | {"Дело": "9", "Специалист": "С2"},
        OLGA | {"Дело": "9-б", "Специалист": "С1"},
        IVAN | {"Дело": "02", "Фамилия": "Жуков", "Специалист": None},
    ],
    "Планы": [
        {"Дело": number, "Дата": "05.03.2026", "Проблема": "Нет работы", "Дата пересмотра": day}
        for number, day in (("10", LATER), ("9", SOON))
    ],
}


def surnames(answer: Answer) -> list[str]:
    return [a.text_content().split()[0] for a in answer.page.cssselect(".people a")]


def chosen(answer: Answer, name: str, text: str) -> str:
    """What the form sends where the words were chosen."""
    (option,) = [
        item for item in answer.page.cssselect(f"#{name} option") if plain(item.text_content()) == text
    ]
    return str(option.get("value"))


LISTS = [  # the field, what is chosen there, whose lines are shown
    ("show", "с ошибками", "Соколова"),
    ("show", "пора пересмотреть план", "Петров"),
    ("specialist", "Яковлева А.", "Соколова Ёлкина"),
    ("specialist", "не назначен", "Жуков"),
    ("order", "как в книге", "Соколова Петров Ёлкина Жуков"),
    ("order", "по номеру дела", "Жуков Петров Ёлкина Соколова"),
    ("order", "по имени", "Ёлкина Жуков Петров Соколова"),
    ("order", "по специалисту", "Петров Ёлкина Соколова Жуков"),
    ("order", "по сроку пересмотра", "Петров Соколова Ёлкина Жуков"),
]


def test_clients_are_chosen_and_put_in_order(visitor: Visitor, desk: Desk) -> None:
    page = opened(visitor, desk, BOOK)
    for name, text, expected in LISTS:
        found = visitor.post("clients", {name: chosen(page, name, text)})
        assert surnames(found) == expected.split(), text
        assert surnames(visitor.get(found.path)) == expected.split()  # the address says it again
        assert chosen(found, name, text) in found.path or text == "как в книге"
        assert "%D0" not in found.path  # no word of the book


def test_words_and_choices_go_together_and_words_stay_out_of_the_address(
    visitor: Visitor, desk: Desk
) -> None:
    page = opened(visitor, desk, BOOK)
    anna = chosen(page, "specialist", "Яковлева А.")
    found = visitor.post("clients", {"words": "ольга", "specialist": anna})
    assert (surnames(found), found.path.rpartition("/")[2]) == (["Ёлкина"], "clients")
    assert surnames(visitor.post("clients", {"words": "ольга", "show": "errors"})) == []
    assert surnames(visitor.get("clients?show=?&order=-&specialist=x&from=9")) == surnames(page)


def test_the_line_of_a_closed_case_says_since_when(visitor: Visitor, desk: Desk) -> None:
    clients = [{**VERA, "Дата окончания": "15.03.2026"}, IVAN]
    plans = [{"Дело": number, "Дата": "05.03.2026", "Проблема": "Нет работы", "Дата пересмотра": SOON}
             for number in ("1", "2")]  # fmt: skip
    answer = opened(visitor, desk, {"Учреждение": INSTITUTION, "Клиенты": clients, "Планы": plans})
    rows = [plain(row.text_content()) for row in answer.page.cssselect(".people tbody tr")]
    assert ["окончено 15.03.2026" in row for row in rows] == [True, False]
    assert [SOON in row for row in rows] == [False, True]


def test_a_line_says_what_is_ready_wrong_and_to_be_reviewed(visitor: Visitor, desk: Desk) -> None:
    page = opened(visitor, desk, BOOK)
    lines = [" ".join(row.text_content().split()) for row in page.page.cssselect(".people tbody tr")]
    assert lines[0].startswith("10 Соколова Вера Ильинична Яковлева А. готово 0 из ")
    assert lines[0].endswith(f"1 ошибка {LATER} нет")
    assert lines[1].endswith(f"{SOON} нет")
    late = [item.text_content() for item in page.page.cssselect(".people .late")]
    assert late == [SOON]


def test_what_was_downloaded_is_known_until_it_is_changed(visitor: Visitor, desk: Desk) -> None:
    def said() -> list[str]:
        cells = visitor.get("clients").page.cssselect(".people td.hint")
        return [cell.text_content().rpartition(" ")[0].strip(",") for cell in cells]

    page = opened(visitor, desk, BOOK)
    visitor.get(f"{page.cards[1]}/zip")
    papers = visitor.get(page.cards[3]).links("/paper/")
    ready = [link for link in papers if not link.endswith(("/pages", "/draft"))]
    assert len(ready) > 1
    visitor.get(ready[0])
    assert said() == ["", "все", "", "часть"]
    assert surnames(visitor.get("clients?show=untaken")) == ["Соколова", "Ёлкина", "Жуков"]
    for path in ready[1:]:
        visitor.get(path)
    saved(visitor, chapter(visitor, "Петров", "Личные"), Адрес="Новый")
    assert said() == ["", "устарело", "", "все"]
    assert surnames(visitor.get("clients?show=untaken")) == ["Соколова", "Петров", "Ёлкина"]
    visitor.get("zip")
    assert surnames(visitor.get("clients?show=untaken")) == []


@pytest.mark.parametrize("words", ["", "вера"])
def test_pages_keep_what_was_chosen(visitor: Visitor, desk: Desk, words: str) -> None:
    people = [VERA | {"Дело": str(number)} for number in range(1, 51)]
    opened(visitor, desk, {"Клиенты": people})
    page = visitor.post("clients", {"order": "number", "words": words})
    assert len(page.cards) == 40
    if words:
        (button,) = page.page.cssselect(".pager button")
        page = visitor.post("clients", {"order": "number", "words": words, "from": button.get("value")})
    else:
        page = visitor.get(page.links("from=")[0])
    assert len(page.cards) == 10
    assert "41–50 из 50" in page.words


ENOUGH = 0.15  # seconds of the processor


async def _asked(app: Any, keys: Keys) -> int:
    """The status of the list of clients, asked of the program without a network."""
    headers = {"host": keys.host, "cookie": f"{keys.cookie}={keys.pass_}"}
    scope = {
        "type": "http",
        "method": "GET",
        "path": f"{keys.room}/clients",
        "root_path": "",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    assert sum(message.get("body", b"").count(b"<tr") for message in sent) == 41
    return int(sent[0]["status"])


def test_two_hundred_clients_are_listed_at_once() -> None:
    memory, keys = Memory(), Keys(1)
    memory.keep(opened_book("large.xlsx", workbook(casebook_rows(200))))
    app = app_of(keys, template_paths(None), memory)
    asyncio.run(_asked(app, keys))
    begun = time.process_time()
    assert asyncio.run(_asked(app, keys)) == 200
    assert time.process_time() - begun < ENOUGH
