"""Packets by real LibreOffice: the pages of the single documents, in order, each where the list says."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, plain
from dozen import CLIENTS, dozen
from held import books_held
from numbered import list_template
from office import convert
from pdf_seen import Bookmark, bookmarks, labels, words, words_of_each

from paperwork.common.resources import SAMPLE_MONTH, folder, sample_data
from paperwork.documents.catalogue import load_kinds, titles
from paperwork.documents.template_files import template_files
from paperwork.intake.excel.blank.book import blank_bytes
from paperwork.sheets.answers.fields import FILE_NUMBER

# a title of two lines stands above and below the line of its number
LISTED = re.compile(r"^ *(\d+) +(?:(\S.*?) {2,})?(\d+)(?:–(\d+))? *$", re.MULTILINE)
LEAF = re.compile(r"лист (\d+) из (\d+)")
MONTH = ("--month", SAMPLE_MONTH)
ONE = ("--jobs", "1")  # one start of LibreOffice less; it takes a second
FEW = ("12", "33", "35")  # of the sample's clients: together they have every document of the month
# what the first of them has too is printed of him alone: LibreOffice takes its time for each paper
LEFT_OUT = {
    "33": (
        "Портреты", "Планы", "Цели", "Действия", "Услуги", "Программа", "Программы", "Контакты", "Оказано",
    ),
    "35": ("Цели", "Действия", "Контакты"),
}  # fmt: skip


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The sample's book with a few of its clients, and every document of it with its PDF."""
    desk = Desk(tmp_path_factory.mktemp("few"))
    book = desk.folder / "casebook.xlsx"
    book.write_bytes(blank_bytes({title: _of_some(title, rows) for title, rows in sample_data().items()}))
    assert desk.make(book, "--pdf", *MONTH, *ONE).err == ""
    return desk


def test_the_packet_of_the_sample(few: Desk) -> None:
    desk, book, packet = few, few.folder / "casebook.xlsx", few.folder / "packet.pdf"
    singles = {path.stem: path for path in desk.out.rglob("*.pdf")}
    assert len(list(desk.out.rglob("*.pdf"))) == len(desk.made()) > 20
    assert set(singles) == set(titles(template_files([folder("templates")])).values())
    run = desk.run("print", book, "--out", packet, *MONTH, *ONE)
    assert (run.status, run.err) == (0, "")
    front = _check(desk, packet, duplex=False)
    assert labels(packet) == [
        *["i", "ii", "iii", "iv"][:front],
        *map(str, range(front + 1, len(words(packet)) + 1)),
    ]
    assert f"Пакет {packet}: {len(desk.made())} документ" in plain(run.out)
    assert list(dict.fromkeys(mark.chapter for mark in bookmarks(packet)))[:2] == [
        "Учреждение",
        "12 Соколова Вера Ильинична",
    ]
    assert {mark.title for mark in bookmarks(packet)} == set(singles)


def test_the_pages_of_a_joined_file_are_those_of_the_documents_alone(few: Desk, desk: Desk) -> None:
    book, own = few.folder / "casebook.xlsx", desk.folder / "templates"
    list_template(desk)
    assert desk.make(book, "--document", "card").status == 0
    alone: dict[str, list[Path]] = {"card": []}
    for number, path in enumerate(sorted(desk.out.rglob("*.docx"))):
        alone["card"].append(path.rename(desk.folder / f"card{number}.docx").with_suffix(".pdf"))
    ready, _ = load_kinds(template_files([folder("templates")]).values(), {})
    alone |= {kind.name: sorted(few.out.rglob(f"{kind.title}.pdf")) for kind in ready if kind.per_client}
    for kind in alone:
        out = desk.folder / f"{kind}.docx"
        assert (
            desk.run("join", book, "--out", out, "--templates", own, "--document", kind, *MONTH).status == 0
        )
    convert(sorted(desk.folder.glob("*.docx")), "pdf", desk.folder)
    joined = {kind: desk.folder / f"{kind}.pdf" for kind in alone}
    pages = words_of_each([*joined.values(), *(file for files in alone.values() for file in files)])
    for kind, files in alone.items():
        assert pages[joined[kind]] == [page for file in files for page in pages[file]], kind
    assert len(alone["card"]) == len(FEW)
    assert pages[joined["card"]][2].split()[:3] == ["дело", FEW[2], "1."]


def _of_some(title: str, rows: object) -> object:
    """The rows of the institution and of a few clients, who have every document together."""
    if not isinstance(rows, list):
        return rows
    few = [number for number in FEW if title not in LEFT_OUT.get(number, ())]
    return [row for row in rows if str(row.get(FILE_NUMBER, FEW[0])) in few]


def _check(desk: Desk, packet: Path, duplex: bool, by_document: bool = False) -> int:
    """That every document's pages stand where its bookmark and the list say; returns the list's pages."""
    pages, marks = words(packet), bookmarks(packet)
    front = marks[0].page - 1
    listed = [found.groups() for text in pages[:front] for found in LISTED.finditer(text)]
    assert [int(row[0]) for row in listed] == list(range(1, len(marks) + 1))
    end = front
    singles = [_single(desk, mark, by_document) for mark in marks]
    alone = words_of_each(singles)
    for mark, (_, title, first, last), file in zip(marks, listed, singles, strict=True):
        single = alone[file]
        assert pages[mark.page - 1 : mark.page - 1 + len(single)] == single
        assert (title or mark.title, int(first), int(last or first)) == (
            mark.title,
            mark.page,
            mark.page + len(single) - 1,
        )
        assert mark.page % 2 == 1 or not duplex
        assert "".join(pages[end : mark.page - 1]).strip() == ""
        end = mark.page + len(single) - 1
    assert end == len(pages)
    return front


def _single(desk: Desk, mark: Bookmark, by_document: bool) -> Path:
    """The document's own PDF."""
    whose, title = (mark.title, mark.chapter) if by_document else mark[:2]
    place = " ".join(whose.split(",")[0].split()[:3])
    places = place, f"Практика/{place}", "Практика" if place == "Учреждение" else place
    return next(
        path for path in (desk.out / at / f"{title.split(',')[0]}.pdf" for at in places) if path.is_file()
    )


@pytest.fixture
def office(desk: Desk) -> Desk:
    return dozen(desk)


def test_what_a_joined_file_could_get_wrong(office: Desk) -> None:
    book, packet, own = office.folder / "book.xlsx", office.folder / "packet.pdf", office.folder / "templates"
    options = ("--templates", own, "--document", "card", "--document", "counting")
    assert office.make(book, "--document", "card", "--document", "counting", "--pdf", *ONE).status == 0
    wanted = ("--by", "document", "--duplex", "--copies", "Карта=2")
    run = office.run("print", book, "--out", packet, *options, *wanted)
    assert (run.status, run.err) == (0, "")
    front = _check(office, packet, duplex=True, by_document=True)
    assert front % 2 == 0
    titles = [mark.title for mark in bookmarks(packet) if mark.chapter == "Карта"]
    assert titles[:2] == [f"1 Соколова Вера Ильинична, экземпляр {number} из 2" for number in (1, 2)]
    assert len(bookmarks(packet)) == 3 * CLIENTS
    _check_leaves(packet)
    assert len(words(packet)) % 2 == 0 or f"{(len(words(packet)) + 1) // 2} лист" in plain(run.out)


def _check_leaves(packet: Path) -> None:
    """That the footers of each document count its own pages, «лист 2 из 3», whatever is printed before it."""
    every = words(packet)
    for mark, following in pairwise(mark for mark in bookmarks(packet) if mark.chapter == "Карта"):
        pages = [page for page in every[mark.page - 1 : following.page - 1] if page.strip()]
        counted = [[(str(number), str(len(pages)))] for number in range(1, len(pages) + 1)]
        assert [LEAF.findall(page) for page in pages] == counted


def test_a_packet_for_each_client_and_a_strangers_file_that_stays(office: Desk) -> None:
    folder = office.folder / "packets"
    folder.mkdir()
    (folder / "2 Соколова Вера.pdf").write_bytes(b"%PDF-1.4 mine")
    clients = [word for number in (1, 2, 3) for word in ("--client", str(number))]
    office.template("Карта", "{{ клиент.дело }}, {{ период.название }}", name="card")
    month = ("--month", "2026-02")
    own = ("--templates", office.folder / "templates", "--document", "card", "--no-list", *month)
    run = office.run("print", office.folder / "book.xlsx", "--per-client", folder, *own, *clients)
    assert run.status == 1
    assert {path.name for path in folder.iterdir()} == {f"{number} Соколова Вера.pdf" for number in (1, 2, 3)}
    assert (folder / "2 Соколова Вера.pdf").read_bytes() == b"%PDF-1.4 mine"
    assert "2 Соколова Вера: Пакет — " in run.out
    assert "этот останется как был" in run.out
    pages = words(folder / "3 Соколова Вера.pdf")
    assert [plain(page) for page in pages] == ["3, февраль 2026 г."]
    assert [mark.page for mark in bookmarks(folder / "1 Соколова Вера.pdf")] == [1]


def test_packets_of_a_folder_are_made_book_by_book(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    held = books_held(monkeypatch)
    desk.template("Карта", "{{ клиент.дело }}, {{ портрет.рекомендации }}", name="card")
    portrait = {"Портреты": [{"Дело": "1", "Рекомендации": "спорт"}]}
    for stem, sheets in {"а": {}, "б": portrait, "Б": portrait, "в": {}, "г": {}}.items():
        desk.book({"Клиенты": [VERA], **sheets}, f"books/{stem}.xlsx")
    (desk.folder / "books/в.xlsx").write_bytes(b"no book")
    own = ("--templates", desk.folder / "templates", "--document", "card", "--no-list", *ONE)
    run = desk.run("print", desk.folder / "books", "--per-client", desk.out, *own)
    assert run.status == 1
    assert "в.xlsx: это не книга Excel" in run.err
    packets = {str(path.relative_to(desk.out)) for path in desk.out.rglob("*.pdf")}
    assert packets == {"Б/1 Соколова Вера.pdf", "б (2)/1 Соколова Вера.pdf"}
    assert f"Папка {desk.out}: 2 пакета" in plain(run.out)
    assert "Карта — нет строки на листе «Портреты»: а" in run.out
    assert max(held) <= 2


def test_what_a_new_client_is_handed(desk: Desk) -> None:
    anna, oleg = VERA | {"Дело": "3", "Имя": "Анна"}, IVAN | {"Дело": "4", "Обработка данных": "отозвано"}
    plans = [{"Дело": number, "Номер": "П-1", "Дата": "05.03.2026", "Проблема": "х"} for number in ("1", "3")]
    programme = [{"Дело": "1", "Номер": "И-1", "Дата": "05.03.2026"}]
    sheets = {"Клиенты": [VERA, IVAN, anna, oleg], "Планы": plans, "ИППСУ": programme}
    book = desk.book({"Учреждение": INSTITUTION, **sheets})
    desk.template("Плохая", "{{ клиент.фаамилия }}")
    desk.template("Мое согласие", "{{ клиент.фио }}", name="Consent")
    mine = desk.folder / "3 Соколова Анна – пакет.pdf"
    mine.write_bytes(b"%PDF-1.4 mine")
    clients = [word for number in "1234" for word in ("--client", number)]
    run = desk.run("packet", book, *clients, "--duplex", "--templates", desk.folder / "templates")
    assert (run.status, run.err) == (1, "")
    assert "  2 Петров Иван: Индивидуальный план обслуживания — нет строк" in run.out
    assert "  3 Соколова Анна – пакет: Пакет — " in run.out
    assert "ИППСУ" not in run.out
    assert "  4 Петров Иван — отозвано" in run.out
    assert mine.read_bytes() == b"%PDF-1.4 mine"
    handed = {path.stem: path for path in desk.folder.glob("*.pdf") if path != mine}
    titles = {name: [mark.title for mark in bookmarks(path)] for name, path in handed.items()}
    services, plan = "Перечень услуг и порядок их получения", "Индивидуальный план обслуживания"
    twice = [f"{plan}, экземпляр {number} из 2" for number in (1, 2)]
    official = "Индивидуальная программа предоставления социальных услуг"
    has_one = [f"{official}, экземпляр {number} из 2" for number in (1, 2)]
    assert titles == {
        "1 Соколова Вера – пакет": [services, *twice, "Мое согласие", *has_one],
        "2 Петров Иван – пакет": [services, "Мое согласие"],
    }
    pages = [mark.page for mark in bookmarks(handed["1 Соколова Вера – пакет"])]
    assert all(page % 2 for page in pages)
    vera = words(handed["1 Соколова Вера – пакет"])
    assert vera[pages[1] - 1 : pages[2] - 1] == vera[pages[2] - 1 : pages[3] - 1]


def test_pdf_beside_documents_is_given_the_same_care(office: Desk) -> None:
    line = (office.folder / "book.xlsx", "--client", "1", "--client", "3", "--document", "card", "--pdf")
    mine = office.out / "3 Соколова Вера/Карта.pdf"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"mine")
    run = office.make(*line)
    assert run.status == 0
    assert mine.read_bytes() == b"mine"
    assert "PDF рядом с документами — сделано: 1, записано рядом с теми, что вы меняли: 1" in run.out
    assert "3 Соколова Вера/Карта (обновлено).pdf" in run.out
    edited = office.out / "1 Соколова Вера/Карта.docx"
    document = docx.Document(str(edited))
    document.paragraphs[0].text = "Исправлено рукой"
    document.save(str(edited))
    run = office.make(*line)
    assert "PDF рядом с документами — сделано: 1, не изменилось с прошлого раза: 1" in run.out
    assert "Исправлено рукой" in words(edited.with_suffix(".pdf"))[0]
    before = {path: path.stat().st_mtime_ns for path in office.out.rglob("*.pdf")}
    assert "PDF рядом с документами — не изменилось с прошлого раза: 2" in office.make(*line).out
    assert before == {path: path.stat().st_mtime_ns for path in office.out.rglob("*.pdf")}
