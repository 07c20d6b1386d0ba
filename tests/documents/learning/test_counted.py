"""What depends on a number: the verb before it, what is listed behind it, the dash in its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from each import each
from test_sentences import learnt_of, printed
from trip import printed_by

from paperwork.case.context import ClientContext
from paperwork.documents.learning.spelling import folded
from paperwork.documents.learning.values import values_of

CHECKED = [  # a sentence of client 35, that of client 27, that of client 15
    (
        "После срока выдано 0 пособий.",
        "После срока выдано 1 пособие.",
        "После срока выдано 0 пособий.",
    ),
    (
        "После срока выполнено 0 работ.",
        "После срока выполнена 1 работа.",
        "После срока выполнено 0 работ.",
    ),
]


@pytest.mark.parametrize(("line", "one", "none"), CHECKED)
def test_a_verb_agrees_with_the_number(
    line: str, one: str, none: str, people: dict[str, ClientContext]
) -> None:
    client = people["35"].client
    assert client
    learnt = learnt_of(people["35"], [f"{client.surname} {client.given_name}", line])
    assert learnt.comparison.ratio == 1.0
    assert printed_by(learnt, people["27"]).endswith(one)
    assert printed_by(learnt, people["15"]).endswith(none)


LISTED = [  # whose line it is, and what another has in its place: nothing is listed where nothing is counted
    ("12", "Не в полном объеме - 1: социально-психологическое консультирование (-2).",
     "18", "Не в полном объеме - 1: помощь в трудоустройстве (-1)."),
    ("12", "Не в полном объеме - 1: социально-психологическое консультирование (-2).",
     "30", "Не в полном объеме - 0."),
    ("30", "В марте не требовалось - 1 (обучение родственников навыкам общего ухода).",
     "15", "В марте не требовалось - 0."),
    ("15", "Не считалось (по обращению, по мере необходимости, без числа) - 2: обеспечение кратковременного"
     " присмотра за детьми; помощь в получении юридических услуг (в том числе бесплатно).",
     "18", "Не считалось (по обращению, по мере необходимости, без числа) - 0."),
    ("12", "После срока выдано 1 пособие: помощь в приготовлении пищи (1).",
     "18", "После срока выдано 0 пособий."),
]  # fmt: skip


def _of_other(people: Mapping[str, ClientContext], own: str, other: str, line: str) -> str:
    """The paper of another that is made of a line typed for one client under his name."""
    client = people[own].client
    assert client
    return printed(people[own], people[other], [f"{client.surname} {client.given_name}", line])


@pytest.mark.parametrize(("own", "line", "other", "wanted"), LISTED)
def test_what_is_counted_is_listed(
    own: str, line: str, other: str, wanted: str, people: dict[str, ClientContext]
) -> None:
    assert _of_other(people, own, other, line).endswith(wanted)


NONE = [  # of what there is none in the paper that was learnt, where another count has its list
    ("12", "Не в полном объеме - 1 («социально-психологическое консультирование» (-2)). Не считалось - 0.",
     "15", "Не считалось - 2 («обеспечение кратковременного присмотра за детьми»,"
     " «помощь в получении юридических услуг (в том числе бесплатно)»)."),
    ("30", "Не требовалось: 1: обучение родственников навыкам общего ухода. Не в полном объеме: 0.",
     "35", "Не требовалось: 1: содействие в получении временного жилого помещения. Не в полном объеме: 1."),
    ("12", "Не в полном объеме - 1. Не требовалось: 0, не считалось: 0.",
     "15", "Не в полном объеме - 1. Не требовалось: 0, не считалось: 2."),
]  # fmt: skip


@each(("own", "line", "other", "wanted"), NONE)
def test_what_there_is_none_of_is_listed_where_other_counts_are(
    own: str, line: str, other: str, wanted: str, people: dict[str, ClientContext]
) -> None:
    text = _of_other(people, own, other, line)
    assert text.replace('"', "").endswith(wanted.replace("«", "").replace("»", ""))


def test_two_answers_in_no_order_are_no_list(people: dict[str, ClientContext]) -> None:
    line = "Бывает по обращению, по мере необходимости, каждый день."
    name = people["15"].client
    assert name
    assert printed(people["15"], people["18"], [f"{name.surname} {name.given_name}", line]).endswith(line)


def rows_of(case: ClientContext) -> list[list[str]]:
    """What was done of a plan, as an office may lay it out: a dash for nothing."""
    table = next(rows for rows in values_of(case, "").tables if rows.tag == "сверка")
    columns = ("по_плану", "после_срока", "вне_плана")

    def shown(row: Mapping[str, Any], column: str) -> str:
        is_dash = row[column] is None if column == "по_плану" else not row[column]
        return "-" if is_dash else str(row[column])

    cells = [[row["услуга"], *(shown(row, column) for column in columns)] for row in table.rows]
    late = sum(row["после_срока"] or 0 for row in table.rows)
    return [["Работа", "Назначено", "После срока", "Сверх"], *cells, ["Всего", "", str(late or "-"), ""]]


def test_a_dash_is_in_the_place_of_no_number(people: dict[str, ClientContext]) -> None:
    client = people["35"].client
    assert client
    named = [f"{client.surname} {client.given_name}"]
    assert "-" not in [row[1] for row in rows_of(people["35"])]
    for other in ("15", "12"):
        text = printed(people["35"], people[other], named, rows_of(people["35"]))
        wanted = " ".join(" ".join(row) for row in rows_of(people[other]))
        assert text.endswith(folded(wanted).replace("  ", " ").strip())


def test_the_total_of_noughts_is_told_where_the_column_tells_them(people: dict[str, ClientContext]) -> None:
    def table_of(number: str) -> list[list[str]]:
        rows = next(rows for rows in values_of(people[number], "").tables if rows.tag == "сверка").rows
        cells = [[row["услуга"], "-" if row["разница"] is None else f"{row['разница']:g}"] for row in rows]
        total = sum(row["разница"] or 0 for row in rows)
        return [["Работа", "Отличие (разница)"], *cells, ["Вышло", f"{total:g}"]]

    client = people["30"].client
    assert client
    learnt = learnt_of(people["30"], [f"{client.surname} {client.given_name}"], table_of("30"))
    assert learnt.comparison.ratio == 1.0
    text = printed_by(learnt, people["12"]).replace("\u2212", "-")
    assert text.endswith(" ".join(" ".join(row) for row in table_of("12")[-1:]))
