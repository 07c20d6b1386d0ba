"""Drafts: what is not filled in stands out, each page says what it is, and nobody prints it by mistake."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from desk import INSTITUTION, VERA, Desk, Sheets, plain
from docx.enum.text import WD_COLOR_INDEX
from PIL import Image
from sdk import faulty

from paperwork.documents.kinds import DRAFT

BOOK: Sheets = {
    "Учреждение": INSTITUTION,
    "Клиенты": [VERA | {"Дата рождения": "05.03.1980", "Номер приказа": None}],
    "Планы": [{"Дело": "1", "Дата": "05.03.2026", "Проблема": "нет работы"}],
    "Цели": [{"Дело": "1", "Цель": "найти работу"}],
    "Действия": [{"Дело": "1", "Действие": "звонок"}],
}


def named(document: Path) -> list[str]:
    """The words on yellow, in their order."""
    runs = docx.Document(str(document)).element.body.iter("{*}r")
    return [
        "".join(text.text or "" for text in run.iter("{*}t"))
        for run in runs
        if run.find("{*}rPr/{*}highlight") is not None
    ]


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("{{ клиент.телефон }}", "‹Телефон›"),
        ("{{ клиент.фамилия }}", ""),
        ("{{ клиент.телефон or '______' }}", "‹Телефон›"),
        ("{{ клиент.телефон if клиент.телефон else '____' }}", "‹Телефон›"),
        ("{% if клиент.телефон %}{{ клиент.телефон }}{% else %}____{% endif %}", "‹Телефон›"),
        ("{% if not клиент.дата_приема %}«__» ________ 20__ г.{% endif %}", "‹Дата приема›"),
        ("{{ клиент.дата_приема|дата_словами }}", "‹Дата приема›"),
        ("{{ клиент.законный_представитель|дательный }}", "‹Законный представитель›"),
        ("{% for д in действия %}{{ д.исполнитель }}{% endfor %}", "‹Исполнитель›"),
        ("{{ клиент.номер_приказа }}", "‹Номер приказа›"),
        ("{% if клиент.телефон %}тел. {{ клиент.телефон }}{% endif %}", ""),
        ("{{ ', ' if клиент.телефон and клиент.адрес }}", ""),
        ("{{ 0 }}{{ клиент.пол|род('он', 'она') }}", ""),
        ("дом{{ клиент.телефон }}", ""),
    ],
)
def test_an_empty_value_is_named(desk: Desk, tag: str, printed: str) -> None:
    desk.template("Бумага", f"Начало: {tag}", name="paper")
    ran = desk.make(desk.book(BOOK), "--document", "paper", "--draft")
    assert ran.status == 0, ran.err
    made = desk.out / "1 Соколова Вера" / f"Бумага{DRAFT}.docx"
    assert "".join(named(made)) == printed


def test_a_day_on_which_nothing_was_given_lacks_nothing(desk: Desk) -> None:
    given = [{"Дело": "1", "Услуга": "уборка", "Дата": "18.04.2026", "Количество": "22,5"}]
    listed = [{"Услуга": "уборка", "Вид": "социально-бытовые", "Тариф": "10"}]
    book = desk.book({**BOOK, "Оказано": given, "Перечень услуг": listed})
    ran = desk.make(book, "--document", "delivery_sheet", "--draft", "--month", "2026-04")
    assert ran.status == 0, ran.err
    made = desk.out / "1 Соколова Вера" / f"Табель оказанных социальных услуг{DRAFT}.docx"
    assert [words for words in named(made) if "числа" in words] == []
    assert "уборка 22,5 10,00 22,5 225,00" in plain(
        desk.text(f"1 Соколова Вера/Табель оказанных социальных услуг{DRAFT}")
    )


def test_every_page_says_that_it_is_a_draft_and_the_file_too(desk: Desk) -> None:
    book = desk.book(BOOK)
    documents = "--document", "service_plan", "--document", "consent", "--document", "individual_programme"
    assert desk.make(book, *documents, "--draft").status == 0
    assert desk.make(book, *documents).status == 0
    files = sorted(path.name for path in desk.out.rglob("*.docx"))
    assert len([name for name in files if name.endswith(f"{DRAFT}.docx")]) == 2
    assert len(files) == 4
    for path in desk.out.rglob("*.docx"):
        document, is_draft = docx.Document(str(path)), path.stem.endswith(DRAFT)
        for section in document.sections:
            headers = [section.header, *([section.first_page_header] if is_draft else [])]
            texts = ["".join(part.text for part in header.paragraphs) for header in headers]
            assert all("ЧЕРНОВИК" in text for text in texts) == is_draft
        assert bool(named(path)) == is_draft
        with zipfile.ZipFile(path) as package:
            assert not any("\ue000".encode() in package.read(name) for name in package.namelist())
    drafts = list(desk.out.rglob(f"*{DRAFT}.docx"))
    assert faulty(drafts) == faulty([path for path in desk.out.rglob("*.docx") if path not in drafts]) == {}
    plan = next(path for path in drafts if "план" in path.name)
    assert {"‹Номер›", "‹Пути решения›", "‹Другие потребности›"} <= set(named(plan))
    marked = next(run for p in docx.Document(str(plan)).element.body.iter("{*}highlight") for run in [p])
    assert marked.get(next(iter(marked.keys()))) == WD_COLOR_INDEX.YELLOW.name.lower()


def test_drafts_are_not_printed(desk: Desk) -> None:
    book = desk.book(BOOK)
    assert desk.make(book, "--document", "consent", "--draft").status == 0
    draft = next(desk.out.rglob("*.docx"))
    for wrong in (draft, desk.out):
        ran = desk.run("print", wrong, "--out", desk.folder / "packet.pdf")
        assert (ran.status, "это черновик, он не для печати" in ran.err) == (2, True)
    assert plain(desk.run("print", book, "--draft", "--out", desk.folder / "p.pdf").err)


def test_a_draft_is_made_again_only_when_it_has_changed(desk: Desk) -> None:
    book = desk.book(BOOK)
    for said in ("сделано: 1", "не изменилось"):
        assert said in desk.make(book, "--document", "consent", "--draft").out
    assert "сделано: 1" in desk.make(book, "--document", "consent").out


def test_a_picture_that_holds_the_marks_by_chance_stays_as_it_is(desk: Desk) -> None:
    picture = Image.frombytes("RGB", (2, 2), "\ue000".encode() * 4)
    path = desk.folder / "e.png"
    picture.save(path, compress_level=0)
    kept = path.read_bytes()
    assert "\ue000".encode() in kept
    template = desk.template("Бумага", "{{ клиент.телефон }}", name="paper")
    document = docx.Document(str(template))
    document.add_picture(str(path))
    document.save(str(template))
    assert desk.make(desk.book(BOOK), "--document", "paper", "--draft").status == 0
    with zipfile.ZipFile(next(desk.out.rglob("*.docx"))) as package:
        media = [package.read(name) for name in package.namelist() if name.startswith("word/media/")]
    assert media == [kept]
