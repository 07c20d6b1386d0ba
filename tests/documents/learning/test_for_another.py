"""Papers of those who speak for themselves, made for clients for whom another speaks."""

from __future__ import annotations

from empty_document import empty_document, saved
from trip import printed_by

from paperwork.case.context import ClientContext
from paperwork.documents.learning.learn import Learnt, Source, learn

ADDRESS = "г. Светлоозерск, ул. Лесная, д. 4, кв. 17"
HIS_ADDRESS = "Светлоозерский район, пос. Сосновка, ул. Школьная, д. 40"
HER_ADDRESS = "г. Светлоозерск, ул. Озерная, д. 5, кв. 30"


def learnt_of(case: ClientContext, lines: list[str], rows: list[list[str]] | None = None) -> Learnt:
    """The template out of a paper of rows of a table and lines below them."""
    document = empty_document()
    if rows:
        grid = document.add_table(0, len(rows[0]))
        for texts in rows:
            for cell, text in zip(grid.add_row().cells, texts, strict=True):
                cell.text = text
    for line in lines:
        document.add_paragraph(line)
    return learn(Source(saved(document), "Бумага", case))


def test_a_sentence_names_for_whom_another_speaks(people: dict[str, ClientContext]) -> None:
    line = (
        f"Я, Соколова Вера Ильинична, проживаю по адресу: {ADDRESS}, в своих интересах разрешаю использовать"
        " мои персональные данные."
    )
    learnt = learnt_of(people["12"], [line])
    assert learnt.comparison.ratio == 1.0
    assert printed_by(learnt, people["27"]) == (
        f"Я, Швец Галина Николаевна, действуя в интересах Швеца Николая Тимофеевича ({HIS_ADDRESS}),"
        f" проживаю по адресу: {HER_ADDRESS}, в его интересах разрешаю использовать его персональные данные."
    )
    assert printed_by(learnt, people["15"]).startswith("Я, Белова-Заречная Анна Сергеевна, проживаю")
    assert "в своих интересах" in printed_by(learnt, people["15"])


def test_a_cell_has_a_line_for_each_of_it(people: dict[str, ClientContext]) -> None:
    rows = [["Я", "Соколова Вера Ильинична"], ["Проживаю", ADDRESS]]
    learnt = learnt_of(people["12"], ["Прошу беречь мои данные."], rows)
    assert printed_by(learnt, people["27"]) == (
        f"Я Швец Галина Николаевна действуя в интересах Швеца Николая Тимофеевича {HIS_ADDRESS}"
        f" Проживаю {HER_ADDRESS} Прошу беречь его данные."
    )


def test_who_is_named_already_is_not_named_again(people: dict[str, ClientContext]) -> None:
    lines = ["Дело: Соколова Вера Ильинична", "Я, Соколова Вера Ильинична, правила знаю."]
    words = printed_by(learnt_of(people["12"], lines), people["27"])
    assert words == "Дело: Швец Николай Тимофеевич Я, Швец Галина Николаевна, правила знаю."


def test_an_own_answer_left_empty_is_the_speakers(people: dict[str, ClientContext]) -> None:
    rows = [["Я", "Королев Артем"], ["Проживаю по адресу", ""]]
    learnt = learnt_of(people["31"], ["Прошу записать меня."], rows)
    assert f"Проживаю по адресу {ADDRESS}" in printed_by(learnt, people["12"])
    assert f"Проживаю по адресу {HER_ADDRESS}" in printed_by(learnt, people["27"])
