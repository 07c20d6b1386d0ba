"""The way from documents to pages: what is expected, how far it is, how it is left, what comes of it."""

from __future__ import annotations

import os
import re
import time
from functools import partial
from pathlib import Path

import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Sheets, plain
from starlette.responses import Response
from visitor import Answer

from paperwork.common.errors import PaperworkError
from paperwork.documents.catalogue import TemplateCatalogue
from paperwork.documents.paper.handing import IF_THERE, PACKET
from paperwork.documents.template_files import template_paths
from paperwork.web import shelter as shelters
from paperwork.web.access import Keys
from paperwork.web.downloads import rows_of
from paperwork.web.expected_pages import about
from paperwork.web.jobs import FAILED, Job
from paperwork.web.open_book import opened
from paperwork.web.pages import printing
from paperwork.web.pages.printing import Printed
from paperwork.web.shared import Pages
from paperwork.web.submission import Submission

BOOK: Sheets = {
    "Учреждение": INSTITUTION,
    "Клиенты": [VERA, IVAN],
    "Планы": [{"Дело": "1", "Дата": "05.03.2026", "Проблема": "Нет работы"}],
    "Цели": [{"Дело": "1", "Цель": "Найти работу"}],
}
OFFICE = '#!/bin/sh\necho $$ > "{0}.new"\nmv "{0}.new" "{0}"\nexec sleep 600\n'  # it never makes anything
LOOK = Submission({}, {})
PATIENCE = 30  # seconds


@pytest.fixture
def pages(desk: Desk) -> Pages:
    found = Pages(Keys(1), TemplateCatalogue(template_paths(None)))
    book = desk.book(BOOK)
    found.memory.keep(opened(book.name, book.read_bytes(), None))
    return found


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a LibreOffice that hangs notes its process; beside it is the folder in which the page works."""
    if os.name != "posix":
        pytest.skip("the office program is a script of a shell")
    program, noted = tmp_path / "bin/soffice", tmp_path / "process"
    program.parent.mkdir()
    program.write_text(OFFICE.format(noted))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(shelters, "IN_MEMORY", tmp_path / "memory")
    (tmp_path / "memory").mkdir()
    return noted


def did(do: str, **path: object) -> Submission:
    return Submission(path, {}, {"do": [do]})


def shown(response: Response) -> Answer:
    return Answer(response.status_code, "", {}, bytes(response.body))


def words(response: Response) -> str:
    return plain(shown(response).page.cssselect("main")[0].text_content())


def _raise(error: Exception) -> None:
    raise error


def soon(noted: Path) -> int:
    """The process of the office program, once it runs."""
    end = time.monotonic() + PATIENCE
    while not noted.exists():
        assert time.monotonic() < end
        time.sleep(0.01)
    return int(noted.read_text())


def test_what_is_to_be_expected_is_said_before_the_work(pages: Pages) -> None:
    said = words(printing.whole_packet(pages, LOOK))
    found = re.search(r"(\d+) документ\w*, около (\d+) страниц", said)
    assert found
    count = int(found[1])
    assert count > 14
    assert count <= int(found[2]) < 2 * count
    assert "Сделать PDF" in said
    assert pages.memory.jobs == {}
    for order in list(
        printing._orders(printing._steps(pages, printing.Source("packet", "clients", "", None)))
    ):
        pages.memory.expected.note(order.kind, 100)
    assert f"около {count * 100} страниц" in words(printing.whole_packet(pages, LOOK))


@pytest.mark.parametrize(
    ("pages_", "said"),
    [
        (1, "около 1 страницы"),
        (21, "около 21 страницы"),
        (33, "около 35 страниц"),
        (183, "около 180 страниц"),
    ],
)
def test_a_guess_is_rounded(pages_: int, said: str) -> None:
    assert plain(about(pages_)) == said


@pytest.mark.parametrize(
    ("done", "said", "value"),
    [
        (0, "Заполняю документы…", "0"),
        (12, "Готово 12 из 73 документов", "12"),
        (73, "Собираю в один PDF…", "73"),
    ],
)
def test_how_far_the_work_is(pages: Pages, done: int, said: str, value: str) -> None:
    pages.memory.jobs["packet"] = Job(pages.opened.book, 73, 180, done)
    response = printing.whole_packet(pages, LOOK)
    page = shown(response).page
    assert "73 документа, около 180 страниц." in words(response)
    assert plain(page.cssselect("[role=status]")[0].text_content()) == said
    assert page.cssselect("progress")[0].get("value") == value
    assert page.cssselect("noscript meta")[0].get("http-equiv") == "refresh"


@pytest.mark.parametrize("what", ["packet", "preview", "book", "program"])
def test_the_work_is_given_up_and_leaves_nothing(pages: Pages, office: Path, what: str) -> None:
    client = pages.opened.clients[0].key
    if what == "preview":
        where = {"client": client, "kind": "service_plan"}
        assert "Готовлю страницы…" in words(printing.preview(pages, Submission(where, {})))
    else:
        where = {"client": client}
        printing.client_packet(pages, did("make", **where))
        assert "документов, около" in words(printing.client_packet(pages, Submission(where, {})))
    (job,) = pages.memory.jobs.values()
    process = soon(office)
    if what == "book":
        pages.memory.forget()
    elif what == "program":
        pages.memory.ending.set()
    else:
        page = printing.preview if what == "preview" else printing.client_packet
        assert page(pages, did("cancel", **where)).headers["location"] == pages.link(f"client/{client}")
    job.wait(PATIENCE)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    assert list((office.parent / "memory").iterdir()) == []
    assert what == "program" or pages.memory.jobs == {}


def test_who_comes_back_finds_the_work_where_it_is(pages: Pages, office: Path) -> None:
    where = {"client": pages.opened.clients[0].key}
    for _ in range(2):
        printing.client_packet(pages, did("make", **where))
        soon(office)
    (job,) = pages.memory.jobs.values()
    assert not job.stopped
    pages.opened.refresh()  # the book has changed: what is being made is of no use
    printing.client_packet(pages, did("make", **where))
    assert job.stopped
    pages.memory.forget()
    job.wait(PATIENCE)


def test_the_file_is_kept_until_it_is_taken(pages: Pages) -> None:
    client = pages.opened.clients[0]
    place, where = f"client/{client.key}/packet", Submission({"client": client.key}, {})
    assert printing.client_file(pages, where).headers["location"] == pages.link(place)
    job = Job(pages.opened.book, 3, 9, 3, Printed(b"%PDF", rows_of(pages.opened, [client])))
    pages.memory.jobs[place] = job
    done = bytes(printing.client_packet(pages, where).body).decode()
    assert f"0; url={pages.link(place)}/file" in done
    assert "data-take-now" in done
    assert client.key not in pages.opened.taken
    file = printing.client_file(pages, where)
    assert (file.media_type, bytes(file.body)) == ("application/pdf", b"%PDF")
    assert client.key in pages.opened.taken
    again = bytes(printing.client_packet(pages, where).body).decode()
    assert "Скачать PDF" in again
    assert "data-take-now" not in again
    pages.opened.refresh()
    assert "книгу изменили" in words(printing.client_packet(pages, where))


def test_work_that_fails_says_why_and_can_be_begun_again(
    pages: Pages, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for failing, said in ((PaperworkError("нет места"), "нет места"), (ValueError("Соколова"), FAILED)):
        job = Job(pages.opened.book, 3, 9)
        pages.memory.begin("packet", job, partial(_raise, failing))
        job.wait(PATIENCE)
        found = words(printing.whole_packet(pages, LOOK))
        assert f"PDF не сделан. {said}" in found
        assert "Сделать заново" in found
    assert "Соколова" not in capsys.readouterr().err
    monkeypatch.setenv("PATH", "")
    with pytest.raises(PaperworkError, match="LibreOffice"):
        printing.whole_packet(pages, did("make"))


def test_a_new_client_is_handed_certain_papers_in_their_order_and_the_plan_twice(pages: Pages) -> None:
    where = Submission({"client": pages.opened.clients[0].key}, {})
    said = words(printing.new_client_packet(pages, where))
    assert "Пакет для нового клиента" in said
    assert "план в двух экземплярах" in said
    assert "3 документа" in said
    source = printing._of_new_client(pages, where)
    orders = printing._orders(printing._steps(pages, source))
    assert [order.kind.name for order in orders] == ["service_list", "service_plan", "consent"]
    assert source.copies == {**PACKET, **IF_THERE}  # official papers are in the packet of who has them
    assert (PACKET["service_plan"], IF_THERE["individual_programme"]) == (2, 2)
    # Ivan has no plan: why it is not in his packet
    ivan = Submission({"client": pages.opened.clients[1].key}, {})
    told = words(printing.new_client_packet(pages, ivan))
    assert ("Индивидуальный план обслуживания: " in told, "Индивидуальная программа" in told) == (True, False)
