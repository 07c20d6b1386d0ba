"""Word forms by the commands: from the book to a person and back, and what cannot be done."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest
from books import part_of, with_part
from desk import INSTITUTION, IVAN, ROOT, VERA, Desk
from locked import locked
from test_wordform import BODY, PERSON, changed, control_of, typed

from paperwork.intake.excel.reading.read import read_book
from paperwork.intake.wordform.blank import word_form
from paperwork.intake.wordform.papers import PAPERS


def zip_bomb() -> bytes:
    schema = word_form(PAPERS["plan"])
    return with_part(schema, BODY, part_of(schema, BODY) + b" " * (33 * 2**20))


def with_entities() -> bytes:
    schema = word_form(PAPERS["plan"])
    return with_part(schema, BODY, b'<!DOCTYPE a [<!ENTITY b "c">]>' + part_of(schema, BODY))


def behind_a_password() -> bytes:
    return locked(word_form(PAPERS["plan"]), "тайна")


def odt() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "make", "sentence"),
    [
        ("форма.docx", zip_bomb, "слишком много данных"),
        ("форма.docx", with_entities, "форма повреждена"),
        ("форма.docx", behind_a_password, "защищена паролем"),
        ("форма.odt", odt, "сохраните как .docx"),
        ("форма.docx", lambda: b"PK\x03\x04", "форма повреждена"),
        ("форма.docx", lambda: b"", "не форма Word"),
        ("форма.docx", (ROOT / "templates/service_plan.docx").read_bytes, "не форма программы"),
        ("форма.rtf", lambda: b"{\\rtf1}", "сохраните как .docx"),
        (
            "форма.docx",
            lambda: with_part(word_form(PAPERS["plan"]), BODY, b"<w:document"),
            "форма повреждена",
        ),
    ],
)
def test_an_unreadable_form_is_named_and_the_others_go_in(
    desk: Desk, name: str, make: object, sentence: str
) -> None:
    assert callable(make)
    book = desk.book({"Клиенты": [VERA, IVAN]})
    (desk.folder / name).write_bytes(make())
    schema = word_form(PAPERS["client"])
    for tag, text in PERSON.items():
        schema = changed(schema, (control_of(schema, tag), typed(control_of(schema, tag), text)))
    (desk.folder / "хорошая.docx").write_bytes(schema)
    run = desk.run("add", book, desk.folder / name, desk.folder / "хорошая.docx")
    assert (run.status, len(read_book(book).clients)) == (1, 3)
    assert sentence in run.err
    assert "Traceback" not in run.err


def test_a_form_goes_from_the_book_to_a_person_and_back(desk: Desk) -> None:
    book, schema = (
        desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA, IVAN]}),
        desk.folder / "анкета.docx",
    )
    assert desk.run("form", "client", "--out", schema, "--book", book, "--client", "1").status == 0
    content = schema.read_bytes()
    for tag, text in {"клиент.профессия": "швея", "клиент.имя": "Вероника"}.items():
        content = changed(content, (control_of(content, tag), typed(control_of(content, tag), text)))
    schema.write_bytes(content)
    before = book.read_bytes()
    run = desk.run("add", book, schema)
    assert (run.status, "в книге записано «Вера»" in run.err) == (0, True)
    assert "дополнено: 1 («Клиенты» 1)" in run.out
    copies = list(desk.folder.glob("*копия*.xlsx"))
    assert [path.read_bytes() for path in copies] == [before]
    assert copies[0].name in run.out
    again = desk.run("add", book, schema)
    assert "Нового нет" in again.out
    assert len(list(desk.folder.glob("*копия*.xlsx"))) == 1
    desk.run("add", book, schema, "--replace")
    client = read_book(book).clients[0]
    assert (client.given_name, client.profession) == ("Вероника", "швея")
    assert desk.run("check", desk.folder).out.count("Ошибок") <= 1  # the copies are no books of the folder


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("form", "клиент", "--out", "a.docx"), "Формы «клиент» нет"),
        (("form", "clint", "--out", "a.docx"), "похоже на client"),
        (("form", "client", "--out", "a.doc"), "должно оканчиваться на .docx"),
        (("form", "client", "--out", "a.docx", "--client", "1"), "назовите и книгу"),
        (("form", "plan", "--out", "a.docx", "--book", "book.xlsx", "--client", "7"), "с делом «7» нет"),
        (("form", "district", "--out", "a.docx", "--book", "book.xlsx", "--client", "1"), "не о клиенте"),
        (("add", "нет.xlsx", "a.docx"), "такого файла нет"),
        (("add", ".", "a.docx"), "это не файл"),
        (("add", "book.xlsx", "a.docx", "--map", "вопрос"), "Вопрос=Заголовок"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, arguments: Sequence[str], sentence: str
) -> None:
    monkeypatch.chdir(desk.folder)
    desk.book({"Клиенты": [VERA, IVAN]})
    run = desk.run(*arguments)
    assert (run.status, [path.name for path in desk.folder.iterdir()]) == (2, ["book.xlsx"])
    assert sentence in run.err


def test_an_open_book_is_not_written(desk: Desk) -> None:
    book = desk.book({"Клиенты": [VERA, IVAN]})
    (desk.folder / ".~lock.book.xlsx#").write_text("")
    run = desk.run("add", book, desk.folder / "a.docx")
    assert (run.status, "книга открыта в другой программе" in run.err) == (2, True)
