"""Records that a sentence lists, with numbers before them or without."""

from __future__ import annotations

import pytest
from empty_document import empty_document, saved
from trip import printed_by, words_of

from paperwork.case.context import ClientContext
from paperwork.documents.learning.learn import Source, learn


def goals_of(case: ClientContext) -> list[str]:
    """The goals of a client's plan."""
    return [row["цель"] for row in case.context(["цели[].цель"])["цели"]]


def numbered(goals: list[str], sign: str, between: str) -> str:
    """«1. одно / 2. другое»: an only goal has no number."""
    if len(goals) == 1:
        return goals[0]
    return between.join(f"{number}{sign}{goal}" for number, goal in enumerate(goals, 1))


WAYS = [(") ", "; "), (". ", " / "), (")", ", "), ("", "; ")]


@pytest.mark.parametrize(("sign", "between"), WAYS)
def test_a_numbered_list_in_a_sentence(sign: str, between: str, people: dict[str, ClientContext]) -> None:
    def paper(case: ClientContext) -> bytes:
        document = empty_document()
        goals = goals_of(case)
        said = numbered(goals, sign, between) if sign else between.join(goals)
        document.add_paragraph(f"{case.client.surname if case.client else ''}: решили, что нужно {said}.")
        return saved(document)

    case = people["27"]
    learnt = learn(Source(paper(case), "Бумага", case))
    assert learnt.comparison.ratio == 1.0
    for other in ("12", "15", "33", "35"):
        own = people[other]
        assert printed_by(learnt, own) == " ".join(words_of(paper(own)))


def test_forms_of_service_are_each_in_their_case(people: dict[str, ClientContext]) -> None:
    document = empty_document()
    document.add_paragraph("Белова-Заречная: обслуживание в форме на дому, полустационарной – с марта.")
    learnt = learn(Source(saved(document), "Бумага", people["15"]))
    words = printed_by(learnt, people["12"])
    assert "обслуживание в форме полустационарной, на дому - с марта." in words


def services_of(case: ClientContext) -> list[tuple[str, str]]:
    """The services that a client has now, with how often."""
    rows = case.context([f"услуги[].{name}" for name in ("услуга", "периодичность", "предоставляется")])
    return [
        (row["услуга"], row["периодичность"]) for row in rows["услуги"] if row["предоставляется"] == "сейчас"
    ]


ITEMS = [(") ", "{} – {}", "; "), ("", "{} ({})", ", ")]


@pytest.mark.parametrize(("sign", "item", "between"), ITEMS)
def test_items_of_several_answers_in_a_sentence(
    sign: str, item: str, between: str, people: dict[str, ClientContext]
) -> None:
    def paper(case: ClientContext) -> bytes:
        document = empty_document()
        items = [item.format(*one) for one in services_of(case)]
        said = numbered(items, sign, between) if sign else between.join(items)
        document.add_paragraph(f"{case.client.surname if case.client else ''}, услуги (сейчас): {said}.")
        return saved(document)

    case = people["27"]
    learnt = learn(Source(paper(case), "Бумага", case))
    assert learnt.comparison.ratio == 1.0
    for other in ("12", "15", "33"):
        assert printed_by(learnt, people[other]) == " ".join(words_of(paper(people[other])))


def test_answers_of_rows_that_stay_are_named(people: dict[str, ClientContext]) -> None:
    case = people["27"]
    said = [row["содержание"] for row in case.context(["контакты[].содержание"])["контакты"]][:2]
    document = empty_document()
    document.add_paragraph(f"Швец решил, что 1) важнее всего: {said[1]}, а остальное ({said[0]}) подождет.")
    learnt = learn(Source(saved(document), "Бумага", case))
    assert [item.tag for item in learnt.answers] == ["контакты[].содержание"] * 2
    assert [item.words for item in learnt.answers] == [said[1], said[0]]
    assert {mark.tag for mark in learnt.marks} == {"клиент.фамилия", "клиент.пол"}


def test_an_answer_that_stays_is_named_where_a_word_by_sex_or_a_sentence_parts_it(
    people: dict[str, ClientContext],
) -> None:
    case = people["12"]
    said = case.context(["контакты[].содержание"])["контакты"][0]["содержание"]
    visit, _, told = said.rstrip(".").partition(". ")
    assert told.startswith("Рассказала о травме")  # which becomes «Рассказал» in a man's paper
    document = empty_document()
    document.add_paragraph(f"Соколова Вера Ильинична. {visit}, потом. {told}, и это важно.")
    learnt = learn(Source(saved(document), "Бумага", case))
    assert "GENDER" in {mark.kind.name for mark in learnt.marks}
    assert [item.words for item in learnt.answers] == [visit, told]
