"""All documents of a kind in one file: whose they are, what is left out, how it looks as pages."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Run, plain, text_of
from held import books_held
from numbered import list_template
from sdk import schema_faults
from structure import faults

from paperwork.common.resources import folder

CARD = "Карта", "{{ клиент.дело }} {{ клиент.фио }} {{ клиент.адрес }}"


@pytest.fixture
def office(desk: Desk) -> Desk:
    desk.template(*CARD, name="card")
    desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA, IVAN]})
    return desk


def join(desk: Desk, *options: str | Path, book: str = "book.xlsx", document: str = "card") -> Run:
    """The documents of the desk's own template in one file."""
    own, out = desk.folder / "templates", desk.folder / "all.docx"
    return desk.run(
        "join", desk.folder / book, "--document", document, "--out", out, "--templates", own, *options
    )


def joined(desk: Desk) -> list[str]:
    """The lines of the file."""
    return [line for line in text_of(desk.folder / "all.docx").splitlines() if line]


def test_the_clients_stand_in_the_order_of_the_book(office: Desk) -> None:
    run = join(office)
    assert (run.status, run.err) == (0, "")
    assert plain(run.out) == f"Файл {office.folder / 'all.docx'}: 2 документа «Карта»"
    assert [line[:10] for line in joined(office)] == ["1 Соколова", "2 Петров И"]
    assert faults(office.folder / "all.docx") == []


def test_the_period_is_named_as_for_make(office: Desk) -> None:
    office.template("Карта", "{{ клиент.дело }}, {{ период.название }}", name="card")
    assert join(office, "--quarter", "2026-1").status == 0
    assert list(map(plain, joined(office))) == ["1, I квартал 2026 г.", "2, I квартал 2026 г."]


def test_a_blocked_client_is_left_out_and_told(office: Desk) -> None:
    office.book({"Учреждение": INSTITUTION, "Клиенты": [VERA | {"Обработка данных": "отозвано"}, IVAN]})
    run = join(office)
    assert (run.status, [line[:10] for line in joined(office)]) == (0, ["2 Петров И"])
    assert "  1 Соколова Вера — отозвано" in run.out


@pytest.mark.parametrize("name", ["card", "CARD.docx", "Карта", "карта"])
def test_a_document_is_named_by_its_file_or_its_title(office: Desk, name: str) -> None:
    assert join(office, "--client", "2", document=name).status == 0
    assert len(joined(office)) == 1


def test_what_has_errors_or_is_not_needed_is_left_out_and_told(desk: Desk) -> None:
    desk.template("Портрет", "{{ клиент.фио }} {{ портрет.рекомендации }}", name="card")
    anna = VERA | {"Дело": "3", "Имя": "Анна"}
    portraits = [{"Дело": "1", "Рекомендации": "да"}, {"Дело": "2", "Рекомендации": "нет"}]
    clients = [VERA, IVAN | {"Дата рождения": "32.01.2026"}, anna]
    desk.book({"Учреждение": INSTITUTION, "Клиенты": clients, "Портреты": portraits})
    run = join(desk)
    assert run.status == 1
    assert "«32.01.2026» — такой даты нет" in run.err
    assert "  2 Петров Иван: Портрет — исправьте: book.xlsx, лист «Клиенты»" in run.out
    assert "  Портрет — нет строки на листе «Портреты»: 3 Соколова Анна" in run.out
    assert len(joined(desk)) == 1


def test_a_value_that_cannot_be_printed_leaves_out_its_document_alone(office: Desk) -> None:
    office.template("Карта", "{{ клиент.фио }} {{ 1 / (клиент.телефон|length - 2) }}", name="card")
    office.book({"Клиенты": [VERA | {"Телефон": "12"}, IVAN | {"Телефон": "123"}]})
    run = join(office)
    assert run.status == 1
    assert "  1 Соколова Вера: Карта — " in run.out
    assert len(joined(office)) == 1


def test_warnings_hold_back_when_they_are_asked_to(office: Desk) -> None:
    office.book({"Учреждение": INSTITUTION, "Клиенты": [VERA, IVAN | {"СНИЛС": "112-233-445 90"}]})
    assert (join(office).status, len(joined(office))) == (0, 2)
    (office.folder / "all.docx").unlink()
    assert (join(office, "--strict").status, len(joined(office))) == (1, 1)


def test_a_folder_of_books_with_columns_of_their_own(office: Desk) -> None:
    office.template("Карта", "{{ клиент.фио }} {{ клиент.приказ }}", name="card")
    office.book({"Клиенты": [VERA | {"Приказ": "7"}]}, "books/a.xlsx")
    office.book({"Клиенты": [IVAN | {"Приказ": "8", "Кабинет": "2"}]}, "books/b.xlsx")
    office.book({"Клиенты": [IVAN]}, "books/c.xlsx")
    run = join(office, book="books")
    assert run.status == 1
    assert "c.xlsx: card.docx, в абзаце" in run.err
    assert [line.split()[-1] for line in joined(office)] == ["7", "8"]


def test_the_books_of_a_folder_are_in_memory_one_after_the_other(
    office: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = books_held(monkeypatch)
    for number in range(1, 6):
        office.book({"Клиенты": [VERA | {"Дело": str(number)}]}, f"books/{number}.xlsx")
    (office.folder / "books/3.xlsx").write_bytes(b"no book")
    run = join(office, "--client", "2", "--client", "4", book="books")
    assert (run.status, len(joined(office))) == (1, 2)
    assert "3.xlsx: это не книга Excel" in run.err
    assert len(held) == 4
    assert max(held) <= 2


def test_where_nobody_needs_the_document_there_is_no_file(office: Desk) -> None:
    office.template("Карта", "{{ портрет.рекомендации }}", name="card")
    run = join(office)
    assert (run.status, run.err) == (1, "")
    assert "Ни одного документа не сделано" in run.out
    assert not (office.folder / "all.docx").exists()


def test_a_file_that_is_there_stays(office: Desk) -> None:
    (office.folder / "all.docx").write_text("чужое")
    run = join(office)
    assert (run.status, run.out) == (2, "")
    assert "all.docx: такой файл уже есть" in run.err
    assert (office.folder / "all.docx").read_text() == "чужое"


def test_every_client_has_a_bookmark(desk: Desk) -> None:
    desk.template(*CARD, name="card")
    desk.book({"Клиенты": [VERA, VERA | {"Дело": "1/7-а"}, IVAN | {"Фамилия": "2-й " + "Петров" * 9}]})
    join(desk)
    with zipfile.ZipFile(desk.folder / "all.docx") as package:
        body = package.read("word/document.xml").decode()
    marks = re.findall(r'bookmarkStart w:id="\d+" w:name="(.*?)"', body)
    assert marks == ["Соколова_1", "Соколова_1_7_а", f"д_2_й_{'Петров' * 9}"[:40]]


def test_lists_beyond_what_word_can_count_are_refused(office: Desk) -> None:
    list_template(office, lists=2000)
    run = join(office)
    assert (run.status, run.out) == (2, "")
    assert "а Word показывает номера не больше чем 2000" in run.err
    assert not (office.folder / "all.docx").exists()


@pytest.mark.parametrize("document", ["card", "service_plan"])
def test_the_validator_of_the_sdk(desk: Desk, document: str) -> None:
    list_template(desk)
    book, out = folder("samples") / "casebook.xlsx", desk.folder / "all.docx"
    assert join(desk, book=str(book), document=document).status == 0
    assert faults(out) == []
    assert schema_faults(out) == []
