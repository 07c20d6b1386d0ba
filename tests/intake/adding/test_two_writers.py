"""Two runs that add to one book at once: each is heard or refused, and no record is lost."""

from __future__ import annotations

from pathlib import Path
from threading import Barrier, Thread

import pytest
from desk import INSTITUTION, VERA, Desk

from paperwork.common.errors import PaperworkError
from paperwork.common.sole_writer import sole_writer
from paperwork.intake.adding.adding import add
from paperwork.intake.excel.reading.read import read_book


def test_no_record_is_lost(desk: Desk) -> None:
    book = desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA]})
    together = Barrier(2)
    refusals: list[str] = []

    def adding(number: int) -> None:
        file = desk.folder / f"{number}.csv"
        file.write_text(f"Дело;Фамилия;Имя;Пол\n{number};Ким{'аб'[number % 2]};Олег;мужской\n", "utf-8")
        together.wait()
        while True:
            try:
                add(book, [file])
            except PaperworkError as error:
                refusals.append(str(error))
            else:
                return

    threads = [Thread(target=adding, args=(number,)) for number in (20, 21)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {client.file_number for client in read_book(book).clients} == {"1", "20", "21"}
    assert {sentence.partition(": ")[2] for sentence in refusals} <= {
        "этот файл сейчас меняет другая команда paperwork; дождитесь ее конца и повторите"
    }
    assert not [path.name for path in desk.folder.iterdir() if path.name.startswith(".")]


def test_the_second_is_refused_and_changes_nothing(desk: Desk) -> None:
    book = desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA]})
    (desk.folder / "form.csv").write_text("Дело;Фамилия;Имя;Пол\n3;Ким;Олег;мужской\n", "utf-8")
    before = book.read_bytes()
    with sole_writer(book):
        run = desk.run("add", book, desk.folder / "form.csv")
    assert (run.status, run.out) == (2, "")
    assert "сейчас меняет другая команда paperwork" in run.err
    assert book.read_bytes() == before
    assert sorted(Path(desk.folder).iterdir()) == [book, desk.folder / "form.csv"]


@pytest.mark.parametrize("mark", ["~$book.xlsx", ".~lock.book.xlsx#"])
def test_the_mark_of_a_program_that_has_crashed_is_named_so_that_it_can_be_removed(
    desk: Desk, mark: str
) -> None:
    book = desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA]})
    (desk.folder / "form.csv").write_text("Дело;Фамилия;Имя;Пол\n3;Ким;Олег;мужской\n", "utf-8")
    (desk.folder / mark).write_bytes(b"")
    run = desk.run("add", book, desk.folder / "form.csv")
    assert run.status == 2
    assert f"если она нигде не открыта, удалите рядом с ней файл «{mark}» и повторите" in run.err
    (desk.folder / mark).unlink()
    assert desk.run("add", book, desk.folder / "form.csv").status == 0
