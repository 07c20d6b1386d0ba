"""Numbers, rows of answers and the signer's deeds in papers of another wording than the ready ones."""

from __future__ import annotations

from io import BytesIO

import pytest
from empty_document import empty_document, saved
from trip import printed_by

from paperwork.case.context import ClientContext
from paperwork.documents.learning.learn import Learnt, Source, learn
from paperwork.documents.learning.marks import MarkKind

Lines = list[str]
Table = list[list[str]]


def source_of(case: ClientContext, lines: Lines, table: Table | None = None) -> Source:
    """A paper of these lines and a table."""
    document = empty_document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        grid = document.add_table(0, len(table[0]))
        for texts in table:
            for cell, text in zip(grid.add_row().cells, texts, strict=True):
                cell.text = text
    return Source(saved(document), "Бумага", case)


def learnt_of(case: ClientContext, lines: Lines, table: Table | None = None) -> Learnt:
    """The template out of a paper of these lines and a table."""
    return learn(source_of(case, lines, table))


def printed(case: ClientContext, other: ClientContext, lines: Lines, table: Table | None = None) -> str:
    """The other client's paper by that template, in one line."""
    return printed_by(learnt_of(case, lines, table), other)


BILL = [
    ["№", "Что сделано", "Сколько", "Цена", "Стоимость"],
    ["1", "обеспечение кратковременного присмотра за детьми", "8 услуга", "56,00", "448,00"],
    ["2", "формирование позитивных интересов", "3 услуга", "119,00", "357,00"],
    ["", "Всего за месяц", "", "", "805,00"],
]


def test_sums_of_a_table(people: dict[str, ClientContext]) -> None:
    words = printed(people["15"], people["27"], ["Счет. Белова-Заречная Анна Сергеевна"], BILL)
    assert words.endswith("Всего за месяц 6 924,10")
    assert "31 услуга 74,00 2 294,00" in words
    only = printed(people["15"], people["35"], ["Счет. Белова-Заречная Анна Сергеевна"], BILL)
    assert only.endswith("1 помощь в трудоустройстве 1 услуга 128,00 128,00 Всего за месяц 128,00")


COUNTED = [  # a sentence of client 27, what client 33 has in its place
    ("Запланировано 17 услуг, проверено 12.", "Запланировано 3 услуги, проверено 3."),
    ("За месяц запланировано не менее 17 услуг.", "За месяц запланировано не менее 3 услуг."),
]


@pytest.mark.parametrize(("line", "wanted"), COUNTED)
def test_a_noun_follows_its_number(line: str, wanted: str, people: dict[str, ClientContext]) -> None:
    words = printed(people["27"], people["33"], ["Швец Николай Тимофеевич", line])
    assert wanted in words


def test_numbers_in_a_row_are_no_answers(people: dict[str, ClientContext]) -> None:
    line = "Не меньше плана - 9, меньше плана - 3: строки 5, 9, 10."
    codes = [mark.code for mark in learnt_of(people["27"], ["Швец Николай Тимофеевич", line]).marks]
    assert [code for code in codes if "итоги" in code] == [
        "{{ итоги_сверки.без_недостачи }}",
        "{{ итоги_сверки.с_недостачей }}",
    ]


def test_the_comma_goes_with_an_empty_answer(people: dict[str, ClientContext]) -> None:
    table = [["Как связаться", "+7 (000) 000-00-01, sokolova@example.org"]]
    words = printed(people["12"], people["18"], ["Соколова Вера Ильинична"], table)
    assert words.endswith("Как связаться +7 (000) 000-00-03")


def test_a_thing_beside_a_deed_is_not_who_did_it(people: dict[str, ClientContext]) -> None:
    lines = ["Кравцов Павел Олегович", "С актом ознакомлен, документ получил.", "Документ получил директор."]
    name = people["35"].client
    assert name
    lines[0] = f"{name.surname} {name.given_name} {name.patronymic}"
    words = printed(people["35"], people["12"], lines)
    assert "С актом ознакомлена, документ получила. Документ получил директор." in words


def test_a_preposition_is_not_who_did_it(people: dict[str, ClientContext]) -> None:
    name = people["15"].client
    assert name
    lines = [f"{name.surname} {name.given_name}", "Со сметой ознакомлена, бланк получила."]
    assert printed(people["15"], people["18"], lines).endswith("Со сметой ознакомлен, бланк получил.")


def test_a_day_that_is_not_known_has_the_rules_of_the_form(people: dict[str, ClientContext]) -> None:
    name, rules = people["27"].client, "\u00ab__\u00bb _________ 20__ года"
    assert name
    known = people["27"].context(["иппсу.дата", "иппсу.номер"])["иппсу"]
    said = f"По программе № {known['номер']} от {known['дата']:%d.%m.%Y} принято:"
    lines = [
        f"{name.surname} {name.given_name}",
        said,
        f"Выдал {rules}",
    ]
    assert learnt_of(people["27"], lines).comparison.ratio == 1.0
    wanted = f"от {rules} принято:".replace("\u00ab", '"').replace("\u00bb", '"')
    assert wanted in printed(people["27"], people["15"], lines)


FORM = [  # a form that an office has drawn: a line for an answer, its caption in brackets under it
    ["", ""],
    ["", "(документ, удостоверяющий личность)"],
    ["", "+7 (000) 000-00-03"],
    ["", "(телефон, электронная почта)"],
    ["Опекун (при наличии)", "нет"],
]
ASKED = ["Нуждаюсь в следующих социальных услугах:", "Условия проживания и состав семьи:"]


def test_lines_to_write_on_take_the_answers_of_others(people: dict[str, ClientContext]) -> None:
    document = empty_document()
    document.add_paragraph("Королев А., 11.11.1940")
    for asked in ASKED:
        document.add_paragraph(asked)
        document.add_table(2, 1)
    buffer = BytesIO()
    document.save(buffer)
    learnt = learn(Source(buffer.getvalue(), "Просьба", people["31"]))
    words = printed_by(learnt, people["18"])
    assert f"{ASKED[0]} помощь в трудоустройстве - 4 раза в месяц; помощь в получении" in words
    assert learnt.comparison.ratio == 1.0


def test_a_caption_names_all_that_its_line_is_for(people: dict[str, ClientContext]) -> None:
    document = people["18"].client.document if people["18"].client else ""
    assert document
    form = [[line[0], line[1] or document] for line in FORM]
    learnt = learnt_of(people["18"], ["Эльчин Гасан оглы"], form)
    assert learnt.comparison.ratio == 1.0
    words = printed_by(learnt, people["12"])
    assert "+7 (000) 000-00-01, sokolova@example.org (телефон" in words
    assert words.endswith("Опекун (при наличии) нет")
    theirs = printed_by(learnt, people["27"])
    assert "Опекун (при наличии) Швец Галина Николаевна" in theirs


def test_rules_for_a_sum_take_figures_and_words(people: dict[str, ClientContext]) -> None:
    known = {bool(case.client and case.client.average_income): case for case in people.values()}
    poor = known[False].client
    assert poor
    line = "Среднедушевой доход составляет ______ руб. ___ коп. (_________)"
    learnt = learnt_of(known[False], [f"{poor.surname} {poor.given_name}, {poor.phone}", line])
    assert learnt.comparison.ratio == 1.0
    words = printed_by(learnt, known[True])
    assert "_" not in words
    assert words.endswith("копеек)")


def test_a_line_under_its_question(people: dict[str, ClientContext]) -> None:
    client = people["31"].client
    assert client
    document = empty_document()
    document.add_paragraph(f"{client.surname} {client.given_name}")
    grid = document.add_table(0, 1)
    for question in ("1. Обстоятельства, ухудшающие условия жизни человека", "2. Доход и его источники"):
        grid.add_row().cells[0].text = question
        grid.add_row()
    buffer = BytesIO()
    document.save(buffer)
    learnt = learn(Source(buffer.getvalue(), "Анкета", people["31"]))
    codes = [mark.code for mark in learnt.marks if mark.kind is MarkKind.BLANK]
    assert codes == ["{{ клиент.обстоятельства }}"]  # of a survey one line alone says nothing


def test_who_answers_for_the_client_and_not_for_his_programme_signs(people: dict[str, ClientContext]) -> None:
    lines = ["Памятка. Громова Лидия Петровна, дело № 30", "Составил(а): Михайлова Татьяна Юрьевна"]
    assert printed(people["30"], people["27"], lines).endswith("Составил(а): Григорьев Антон Игоревич")
