"""Two papers that say nearly the same: what comes and goes inside a line, and what no reason is known for."""

from __future__ import annotations

import pytest
from test_sentences import Lines, Table, learnt_of, printed, source_of
from trip import made, printed_by, words_of

from paperwork.case.context import ClientContext
from paperwork.documents.learning.learn import Learnt, Source, learn
from paperwork.documents.learning.spelling import folded

CHECKED = {  # the line of each client
    "15": "Запланировано 3 услуги, проверено 1, не считалось - 2.",
    "18": "Запланировано 2 услуги, проверено 2.",
    "27": "Запланировано 17 услуг, проверено 12, не считалось - 2.",
    "33": "Запланировано 3 услуги, проверено 3.",
}
DONE: Table = [
    ["Работа", "Назначено", "Заметка"],
    ["обеспечение кратковременного присмотра за детьми", "-", "без числа"],
    ["формирование позитивных интересов", "4", "меньше плана на 1"],
    ["помощь в получении юридических услуг (в том числе бесплатно)", "-", "без числа"],
]


def source(case: ClientContext, lines: Lines, table: Table | None = None) -> Source:
    """A paper of a client: his name, lines and a table."""
    assert case.client
    name = f"{case.client.surname} {case.client.given_name}"
    return source_of(case, [name, *lines], table)


def both(people: dict[str, ClientContext], one: str, two: str, lines: dict[str, Lines]) -> Learnt:
    """The template out of the papers of two clients."""
    return learn(source(people[one], lines[one]), second=source(people[two], lines[two]))


@pytest.mark.parametrize(("one", "two"), [("15", "18"), ("18", "15"), ("27", "33")])
def test_a_clause_comes_and_goes_with_its_number(
    people: dict[str, ClientContext], one: str, two: str
) -> None:
    learnt = both(people, one, two, {number: [line] for number, line in CHECKED.items()})
    assert learnt.comparison.ratio == 1.0
    for number, line in CHECKED.items():
        assert printed_by(learnt, people[number]).endswith(line)


def test_what_nothing_explains_stays_as_the_first_paper_has_it(people: dict[str, ClientContext]) -> None:
    remark = "Жирным набраны строки с отличием от плана."
    lines = {"15": [remark, "Прочерк стоит там, где числа не бывает."], "18": [remark]}
    for one, two in (("15", "18"), ("18", "15")):
        learnt = both(people, one, two, lines)
        assert [part.condition for part in learnt.parts] == [None]
        for number in ("12", "27"):
            assert printed_by(learnt, people[number]).endswith(" ".join(lines[one]))


def test_loops_over_the_same_records_are_one(people: dict[str, ClientContext]) -> None:
    theirs = [DONE[0], ["помощь в трудоустройстве", "4", "меньше плана на 1"],
              ["помощь в получении юридических услуг (в том числе бесплатно)", "1", ""]]  # fmt: skip
    learnt = learn(source(people["15"], [], DONE), second=source(people["18"], [], theirs))
    assert not learnt.parts
    text = printed_by(learnt, people["27"])
    assert "консультирование по социально-медицинским вопросам" in text


BILL = [
    ["№", "Вид услуги", "Сколько", "Цена (тариф)", "Сумма"],
    ["1", "помощь в трудоустройстве, услуга", "1", "128,00", "128,00"],
]


def test_the_headers_name_an_only_record(people: dict[str, ClientContext]) -> None:
    case = people["35"]
    learnt = learn(source(case, ["Счет за месяц"], BILL))
    text = printed_by(learnt, people["15"])
    assert "1 обеспечение кратковременного присмотра за детьми, услуга 8 56,00 448,00 2 формирование" in text


def test_what_is_empty_by_its_sense_takes_its_line_along(people: dict[str, ClientContext]) -> None:
    name = people["12"].client
    assert name
    why = {
        number: case.context(["расчет.бесплатно"])["расчет"]["бесплатно"] for number, case in people.items()
    }
    lines = [f"{name.surname} {name.given_name}", f"Плата не взимается: {why['12']}.", "Счет закрыт."]
    assert f"Плата не взимается: {why['33']}. Счет закрыт." in printed(people["12"], people["33"], lines)
    assert "взимается" not in printed(people["12"], people["27"], lines)
    assert learnt_of(people["12"], lines).comparison.ratio == 1.0


def test_a_cell_is_read_from_the_rows_of_both(people: dict[str, ClientContext]) -> None:
    columns = ("услуга", "по_плану", "прекращена", "примечание")
    rows = people["12"].context([f"сверка[].{column}" for column in columns])["сверка"]
    ended = []
    for row in rows:
        note = (f"кончено {row['прекращена']}" if row["прекращена"] else "", row["примечание"])
        ended.append([row["услуга"], f"{row['по_плану']:g}", "; ".join(filter(None, note))])
    first, second = source(people["15"], [], DONE), source(people["12"], [], [DONE[0], *ended])
    text = " ".join(words_of(made(learn(first, second=second), people["12"])))
    assert "кончено планом № 12-2 от 05.03.2026" in text.replace("\u00a0", " ")
    assert "кончено" not in " ".join(words_of(made(learn(first), people["12"])))


def test_a_sentence_that_differs_in_many_places_is_another(
    people: dict[str, ClientContext],
) -> None:
    lines = {
        "15": ["После срока и сверх плана никакой помощи не оказано."],
        "12": ["После срока оказана 1 единица помощи, сверх плана (вне плана) - 1 в этом месяце."],
    }
    for one, two in (("15", "12"), ("12", "15")):
        learnt = both(people, one, two, lines)
        assert learnt.comparison.ratio == 1.0
        assert printed_by(learnt, people[two]).endswith(lines[two][0])
        assert "никакой помощи не оказано." in printed_by(learnt, people["33"])


def test_a_count_of_the_other_client_is_not_brought_in(people: dict[str, ClientContext]) -> None:
    said = "Помощь нужна дома, согласно плану"
    lines = {"18": [f"{said}."], "27": [f"{said}, на обороте 25 строк и план {{}}."]}
    number = people["27"].context(["план.номер"])["план"]["номер"]
    lines["27"][0] = lines["27"][0].format(number)
    learnt = both(people, "18", "27", lines)
    assert "25" not in printed_by(learnt, people["12"])


def test_what_stands_instead_is_printed_only_with_an_answer(people: dict[str, ClientContext]) -> None:
    lines = {
        "27": "Приложение к расчету по программе (ИППСУ) от 02.02.2026 № 188-И на услуги в квартале",
        "30": "Приложение к расчету по соглашению (договору) от 16.02.2026 № 187 на услуги в квартале",
        "12": "Приложение к расчету по программе (ИППСУ) от 05.03.2026 № 214-И на услуги в квартале",
        "15": "Приложение к расчету по программе (ИППСУ) от ____________ № ____________ на услуги в квартале",
    }
    learnt = both(people, "27", "30", {number: [line] for number, line in lines.items()})
    for number in ("30", "12", "15"):
        assert folded(lines[number]) in printed_by(learnt, people[number]), number


def test_what_follows_a_line_that_comes_and_goes_goes_with_it(people: dict[str, ClientContext]) -> None:
    remarks = people["12"].context(["замечания_акта.слова"])["замечания_акта"]["слова"]
    assert remarks
    lines = {
        "33": ["Работы приняты.", "Подписи сторон"],
        "12": ["Работы приняты.", f"Отмечено: {remarks}", "_" * 40, "Подписи сторон"],
    }
    learnt = both(people, "33", "12", lines)
    assert learnt.comparison.ratio == 1.0
    assert "_" * 40 in printed_by(learnt, people["12"])
