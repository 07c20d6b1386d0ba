"""Whole runs over unusual books: what is said once, and of which book."""

from __future__ import annotations

from desk import INSTITUTION, IVAN, VERA, Desk, plain


def test_a_template_that_fits_one_book_of_two_says_which_it_does_not(desk: Desk) -> None:
    desk.template("Приказ", "{{ клиент.номер_приказа }}", name="order")
    desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA | {"Номер приказа": "7"}]}, name="books/a.xlsx")
    desk.book({"Учреждение": INSTITUTION, "Клиенты": [IVAN]}, name="books/b.xlsx")
    own = desk.folder / "templates"
    run = desk.run(
        "make", desk.folder / "books", "--out", desk.out, "--templates", own, "--document", "order"
    )
    assert run.status == 1
    assert (desk.out / "a" / "1 Соколова Вера" / "Приказ.docx").is_file()
    (sentence,) = [line for line in run.err.splitlines() if "номер_приказа" in line]
    assert sentence.startswith("b.xlsx: order.docx")


def test_a_book_without_the_sheet_of_clients_says_so_once(desk: Desk) -> None:
    goals = [{"Дело": str(number), "Цель": "Найти работу"} for number in range(5)]
    run = desk.run("check", desk.book({"Учреждение": INSTITUTION, "Цели": goals}))
    assert run.status == 1
    assert [line for line in run.out.splitlines() if "Клиенты" in line and "нет листа" in line] != []
    assert "клиента с таким делом нет" not in run.out


def test_a_column_of_ones_own_with_the_number_of_the_row_is_kept(desk: Desk) -> None:
    desk.template("Цели", "{{ клиент.дело }}{% for ц in цели %} {{ ц.номер }}: {{ ц.цель }}{% endfor %}")
    goals = [{"Дело": "1", "Номер": "А-7", "Цель": "Найти работу"}]
    run = desk.make(desk.book({"Клиенты": [VERA], "Цели": goals, "Планы": [PLAN]}), "--document", "Цели")
    assert run.status == 0, run.err
    assert plain(desk.text("1 Соколова Вера/Цели")) == "1 А-7: Найти работу"


PLAN = {"Дело": "1", "Дата": "05.03.2026", "Проблема": "Нет работы"}
