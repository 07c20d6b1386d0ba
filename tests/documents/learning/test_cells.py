"""What a loop prints in a cell: lines, numbers beside words, notes of several parts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from paperwork.documents.learning.cells import cell_code
from paperwork.documents.learning.either_column import with_either
from paperwork.documents.learning.orders import is_in_order, orders
from paperwork.documents.learning.records import Records
from paperwork.documents.learning.selections import selections
from paperwork.documents.learning.values import Rows, Values

COLUMNS = {
    "номер": "Номер", "работа": "Работа", "раз": "Сколько раз", "мера": "Мера", "чеки": "Чеки",
    "отказ": "Отказ", "состояние": "Состояние", "в_договоре": "Номер в договоре",
}  # fmt: skip
ROWS: list[dict[str, Any]] = [
    {"номер": 1, "работа": "мытье окон", "раз": 4, "мера": "окно", "чеки": "71, 75",
     "состояние": "сделано", "в_договоре": "3"},
    {"номер": 2, "работа": "вынос мусора", "раз": 12, "мера": "выход", "чеки": "80",
     "отказ": "уехала к сестре 5 марта", "состояние": "прервано", "в_договоре": "1"},
    {"номер": 3, "работа": "чтение вслух", "раз": 2, "мера": "вечер", "состояние": "перенесено",
     "в_договоре": "9"},
    {"номер": 4, "работа": "стирка белья", "раз": 1, "мера": "раз", "состояние": "перенесено",
     "в_договоре": "4"},
]  # fmt: skip
NOTES = ["чеки 71, 75", "уехала к сестре 5 марта; чек 80", "сделаем в другой раз", "сделаем в другой раз"]
CASES = [  # the header, the cells, their code
    ("№ (№ в договоре)", [f"{n}\n[({own['в_договоре']})]" for n, own in enumerate(ROWS, 1)],
     "{{ loop.index }}\n{% if {x}.в_договоре %}[({% endif %}{{ {x}.в_договоре }}"
     "{% if {x}.в_договоре %})]{% endif %}"),
    ("Работа", [f"{own['работа']}\n{own['мера']}" for own in ROWS], "{{ {x}.работа }}\n{{ {x}.мера }}"),
    ("", [f"№ {n} - {own['работа']}" for n, own in enumerate(ROWS, 1)],
     "№ {{ loop.index }} - {{ {x}.работа }}"),
    ("Сколько", ["4 окно", "12 выход", "2 вечер", "1 раз"], "{{ {x}.раз }} {{ {x}.мера }}"),
    ("Пометки", NOTES,
     '{% if {x}.отказ %}{{ {x}.отказ }}{% endif %}'
     '{% if {x}.состояние == "перенесено" %}{% if ({x}.отказ) %}; {% endif %}сделаем в другой раз{% endif %}'
     '{% if {x}.чеки %}{% if ({x}.отказ) or ({x}.состояние == "перенесено") %}; {% endif %}'
     '{% if ", " in {x}.чеки %}чеки {{ {x}.чеки }}{% else %}чек {{ {x}.чеки }}{% endif %}{% endif %}'),
]  # fmt: skip


def records(rows: list[dict[str, Any]], texts: list[str]) -> Records:
    """The works as a computed table of which the texts are seen in a paper."""
    values = Values({}, [], {}, "\n".join(texts).lower())
    return Records(Rows("работы", rows, COLUMNS, "", is_computed=True), values)


@pytest.mark.parametrize(("header", "texts", "code"), CASES, ids=[header for header, _, _ in CASES])
def test_code_of_cells(header: str, texts: list[str], code: str) -> None:
    found = cell_code(records(ROWS, texts), range(len(ROWS)), texts, header)
    assert found.code == code


def test_the_header_of_an_only_row_tells_its_number_from_an_amount() -> None:
    table = records(ROWS[3:], ["стирка белья", "1 раз"])
    assert cell_code(table, [0], ["1"], "№ п/п").code == "{{ loop.index }}"
    assert cell_code(table, [0], ["1"], "Сколько раз").code == "{{ {x}.раз }}"
    assert cell_code(table, [0], ["1 раз"], "Оказано").code == "{{ {x}.раз }} {{ {x}.мера }}"


def test_words_that_no_choice_explains_are_not_repeated() -> None:
    notes = ["звонила дочь", "чек 80", "", ""]
    assert "дочь" not in cell_code(records(ROWS, notes), range(4), notes, "Пометки").code


def test_an_answer_that_few_have_is_told() -> None:
    rows = [{**row, "отказ": None} for row in ROWS]
    rows[1]["отказ"] = "по болезни"
    notes = ["чеки 71, 75", "снято (по болезни); чек 80", "", ""]
    code = cell_code(records(rows, notes), range(4), notes, "Пометки").code
    assert "{% if {x}.отказ %}снято ({{ {x}.отказ }}){% endif %}" in code


@pytest.mark.parametrize("receipts", [{1: "80", 3: "71, 75"}, {1: "71, 75"}, {1: "80"}])
def test_one_thing_is_told_from_several(receipts: dict[int, str]) -> None:
    rows = [{**row, "чеки": receipts.get(number), "отказ": None} for number, row in enumerate(ROWS)]
    rows[2]["отказ"] = "уехала к сестре 5 марта"
    words = {text: f"{'чеки' if ',' in text else 'чек'}: {text}" for text in receipts.values()}
    notes = [words.get(row["чеки"] or "", row["отказ"] or "") for row in rows]
    code = cell_code(records(rows, notes), range(4), notes, "Пометки").code
    assert '{% if ", " in {x}.чеки %}чеки: {{ {x}.чеки }}{% else %}чек: {{ {x}.чеки }}{% endif %}' in code


def test_a_dash_in_place_of_no_answer_leaves_nought_alone() -> None:
    rows = [{**ROWS[0], "раз": number} for number in (0, 5, None, 0, 7)]
    texts = ["0", "5", "-", "0", "7"]
    code = cell_code(records(rows, texts), range(5), texts, "Сколько раз").code
    assert code == "{% if {x}.раз is not none %}{{ {x}.раз }}{% else %}-{% endif %}"


def test_a_dash_of_none_is_no_nought() -> None:
    rows = [{**ROWS[0], "раз": number} for number in (4, None, 7)]
    texts = ["4", "-", "7"]
    code = cell_code(records(rows, texts), range(3), texts, "Сколько раз").code
    assert code == "{% if {x}.раз is not none %}{{ {x}.раз }}{% else %}-{% endif %}"
    rows[1]["раз"] = 0
    code = cell_code(records(rows, texts), range(3), texts, "Сколько раз").code
    assert code == "{% if {x}.раз %}{{ {x}.раз }}{% else %}-{% endif %}"


def test_a_second_line_may_be_missing() -> None:
    rows = [*ROWS[:2], {**ROWS[2], "в_договоре": None}, {**ROWS[3], "в_договоре": None}]
    texts = ["1\n[3]", "2\n[1]", "3", "4"]
    code = cell_code(records(rows, texts), range(4), texts, "№ (№ в договоре)").code
    assert code == CASES[0][2].replace("[(", "[").replace(")]", "]")


VISITS: list[dict[str, Any]] = [
    {"работа": "обход двора", "раз": Decimal("1250.5"), "состояние": "решено", "чеки": "5"},
    {"работа": "уборка снега", "раз": Decimal("80"), "состояние": "отложено", "в_договоре": True},
    {"работа": "доставка дров", "раз": Decimal("2300"), "состояние": "решено", "чеки": "6"},
    {"работа": "ремонт крыльца", "раз": Decimal("90"), "состояние": "отложено", "в_договоре": False},
    {"работа": "замена ламп", "раз": Decimal("70"), "состояние": "решено", "чеки": "7"},
]  # fmt: skip
SIGNS = [  # the header, the cells, their code
    ("Плата", ["1 250,50", "80,00", "2 300,00", "90,00", "70,00"], "{{ {x}.раз|сумма }}"),
    ("Чек", ["5", "нет", "6", "нет", "7"], "{% if {x}.чеки %}{{ {x}.чеки }}{% else %}нет{% endif %}"),
    ("Отдано", ["☒", "☐", "☒", "☐", "☒"], "{% if {x}.чеки %}☒{% else %}☐{% endif %}"),
    ("Чек, пометки", ["5", "по договору", "6", "без договора", "7"],
     "{% if {x}.чеки %}{{ {x}.чеки }}{% else %}"
     "{% if {x}.в_договоре %}по договору{% else %}без договора{% endif %}{% endif %}"),
    ("Состояние", ["решено", "☐ да ☐ нет", "решено", "☐ да ☐ нет", "решено"],
     '{% if {x}.состояние == "отложено" %}☐ да ☐ нет{% else %}{{ {x}.состояние }}{% endif %}'),
]  # fmt: skip


@pytest.mark.parametrize(("header", "texts", "code"), SIGNS, ids=[header for header, _, _ in SIGNS])
def test_words_that_an_answer_tells(header: str, texts: list[str], code: str) -> None:
    found = cell_code(records(VISITS, texts), range(len(VISITS)), texts, header)
    assert found.code == code


PROVIDED = [{**own, "состояние": "идет"} for own in ROWS[1:]]
ENDINGS = [
    (  # a choice tells of the ending, which has an answer of its own
        [{**ROWS[0], "состояние": "отложено", "отказ": "до весны"}, *PROVIDED],
        ["мытье окон - отложено: до весны", *(own["работа"] for own in PROVIDED)],
        '{{ {x}.работа }}{% if {x}.состояние and {x}.состояние != "идет" %} - {{ {x}.состояние }}'
        "{% if {x}.отказ %}: {% endif %}{{ {x}.отказ }}{% endif %}",
    ),
    (  # of another choice the ending has no answer
        [
            {**ROWS[0], "состояние": "отложено", "отказ": "до весны"},
            {**PROVIDED[0], "состояние": "сделано", "отказ": None},
            *PROVIDED[1:],
        ],
        ["мытье окон (отложено, до весны)", "вынос мусора (сделано)", *(own["работа"] for own in ROWS[2:])],
        '{{ {x}.работа }}{% if {x}.состояние and {x}.состояние != "идет" %} ({{ {x}.состояние }}'
        "{% if {x}.отказ %}, {% endif %}{{ {x}.отказ }}){% endif %}",
    ),
    (  # two endings, each there with its answer
        [{**ROWS[0], "отказ": None}, {**ROWS[1], "чеки": None}, *ROWS[2:]],
        [
            "мытье окон (чеки 71, 75)",
            "вынос мусора, уехала к сестре 5 марта",
            *(r["работа"] for r in ROWS[2:]),
        ],
        "{{ {x}.работа }}{% if {x}.отказ %}, {{ {x}.отказ }}"
        "{% elif {x}.чеки %} (чеки {{ {x}.чеки }}){% endif %}",
    ),
]


@pytest.mark.parametrize(("rows", "texts", "code"), ENDINGS)
def test_endings_of_cells(rows: list[dict[str, Any]], texts: list[str], code: str) -> None:
    assert cell_code(records(rows, texts), range(4), texts, "Работа").code == code


def test_three_answers_tell_several_records() -> None:
    """Yes and no of three columns, where no two of them give just the records; of a few that is chance."""
    kinds = [(a, b, c) for a in (True, False) for b in (True, False) for c in (True, False)]
    rows = [{**ROWS[0], "работа": f"работа {n}", "раз": a, "чеки": b, "отказ": c}
            for n, (a, b, c) in enumerate([*kinds, kinds[0], kinds[0]])]  # fmt: skip
    table = records(rows, [own["работа"] for own in rows])
    found = selections(table, [0, 8, 9], ())
    assert found is not None
    assert found.condition == "{x}.раз and {x}.чеки and {x}.отказ"
    assert selections(table, [1, 2], ()) is None


def test_a_column_of_two_answers() -> None:
    """The other answer is printed where a record has it; the header says which is first."""
    table = records(ROWS[2:], ["2", "1"])
    code = cell_code(table, [0, 1], ["2", "1"], "Сколько раз")
    both = with_either(table, [0, 1], code, "Сколько раз (чеки)").code
    assert both == "{% if {x}.раз %}{{ {x}.раз }}{% else %}{{ {x}.чеки }}{% endif %}"
    both = with_either(table, [0, 1], code, "Чеки / сколько раз").code
    assert both == "{% if {x}.чеки %}{{ {x}.чеки }}{% else %}{{ {x}.раз }}{% endif %}"
    for header in ("Сколько раз", "Чеки", "Сколько раз (мера)"):
        assert with_either(table, [0, 1], code, header) == code


def test_numbers_of_those_that_are_shown_are_theirs() -> None:
    """A part of the table, whose numbers are an answer that the others lack."""
    rows = [{**ROWS[0], "в_договоре": "1"}, {**ROWS[1], "в_договоре": "2"}, {**ROWS[2], "в_договоре": None}]
    texts = ["№ 1 - мытье окон", "№ 2 - вынос мусора"]
    table = records(rows, texts)
    assert cell_code(table, [0, 1], ["1", "2"], "№ в договоре").code == "{{ {x}.в_договоре }}"
    assert cell_code(table, [0, 1], ["1", "2"], "№ п/п").code == "{{ loop.index }}"
    assert cell_code(table, [0, 1], texts, "").code == "№ {{ {x}.в_договоре }} - {{ {x}.работа }}"


ORDERED = [  # the rows, the headings, the order
    ([{"кружок": "хор", "место_кружка": 2, "номер": 1}, {"кружок": "шахматы", "место_кружка": 1, "номер": 9}],
     ["кружок"], [1, 0], ("место_кружка", "номер")),
    ([{"кружок": "хор", "номер": 10}, {"кружок": "лото", "номер": 9}], [], [1, 0], ("номер",)),
    ([{"кружок": "хор", "номер": 9}, {"кружок": "лото", "номер": 10}], ["кружок"], [1, 0], ("кружок",)),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "groups", "shown", "order"), ORDERED)
def test_orders(rows: list[dict[str, Any]], groups: list[str], shown: list[int], order: tuple[str]) -> None:
    assert next(o for o in orders(rows, list(rows[0]), groups) if is_in_order(rows, shown, o)) == order


def test_words_in_place_of_no_answer_under_its_header() -> None:
    texts = ["71, 75", "без чека"]
    rows = [ROWS[0], ROWS[2]]
    code = "{% if {x}.чеки %}{{ {x}.чеки }}{% else %}без чека{% endif %}"
    assert cell_code(records(rows, texts), range(2), texts, "Чеки за работу").code == code
    assert cell_code(records(rows, texts), range(2), texts, "Прочее").code != code


def test_the_label_of_a_cell_goes_with_its_answer() -> None:
    texts = ["меряем: окно", "меряем: выход"]
    code = "{% if {x}.мера %}меряем: {{ {x}.мера }}{% endif %}"
    assert cell_code(records(ROWS[:2], texts), range(2), texts, "Прочее").code == code
    numbers = ["выходов: 4", "выходов: 12"]
    assert cell_code(records(ROWS[:2], numbers), range(2), numbers, "").code == "выходов: {{ {x}.раз }}"


def test_a_few_cells_may_have_a_line_more() -> None:
    texts = ["сделано", "уехала к сестре 5 марта\nпрервано", "перенесено", "перенесено"]
    found = cell_code(records(ROWS, texts), range(4), texts, "Состояние")
    assert found.code == "{{ {x}.отказ }}\n{{ {x}.состояние }}"
    assert found.optional == ("{x}.отказ", "{x}.состояние")
