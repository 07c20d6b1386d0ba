"""Lines that name records by their numbers, and lists that have no record in common."""

from __future__ import annotations

from collections.abc import Callable

from each import each
from empty_document import empty_document, saved
from trip import made, printed_by, words_of

from paperwork.case.context import ClientContext
from paperwork.documents.learning.learn import Source, learn

Line = Callable[[str, str, bool], str]  # of an answer and the numbers that have it, the last one or not


def rhythms(case: ClientContext) -> dict[str, list[str]]:
    """How often services are given, with the numbers of the services."""
    found: dict[str, list[str]] = {}
    for row in case.context(["услуги[].номер", "услуги[].периодичность"])["услуги"]:
        found.setdefault(row["периодичность"], []).append(str(row["номер"]))
    return found


def paper(case: ClientContext, line: Line) -> bytes:
    """A line for every rhythm."""
    document = empty_document()
    document.add_paragraph(f"Услуги: {case.client.surname if case.client else ''}")
    told = list(rhythms(case).items())
    for place, (answer, numbers) in enumerate(told, 1):
        document.add_paragraph(line(answer, ", ".join(numbers), place == len(told)))
    return saved(document)


LAYOUTS: dict[str, Line] = {
    "numbers first": lambda answer, numbers, _: f"№ {numbers} – {answer}",
    "with the signs of a list": lambda answer, numbers, last: f"п. {numbers}: {answer}{'.' if last else ';'}",
    "answer first": lambda answer, numbers, _: f"{answer} – {numbers}",
    "numbers in brackets": lambda answer, numbers, _: f"{answer} (услуги {numbers})",
}


@each("layout", LAYOUTS)
def test_each_answer_with_the_numbers_that_have_it(layout: str, people: dict[str, ClientContext]) -> None:
    case = people["12"]
    learnt = learn(Source(paper(case, LAYOUTS[layout]), "Бумага", case))
    assert learnt.comparison.ratio == 1.0
    for other in ("15", "18", "27", "33", "35"):
        own = people[other]
        assert words_of(made(learnt, own)) == words_of(paper(own, LAYOUTS[layout]))


def test_numbers_that_no_answer_explains_stay(people: dict[str, ClientContext]) -> None:
    document = empty_document()
    for line in ("Услуги: Соколова", "№ 1, 6 – 1 раз в неделю", "№ 2, 4 – 1 раз в месяц"):
        document.add_paragraph(line)
    learnt = learn(Source(saved(document), "Бумага", people["12"]))
    assert "№ 1, 6 - 1 раз в неделю" in printed_by(learnt, people["27"])


def services(case: ClientContext) -> bytes:
    """What is planned, and what else is offered, a table each."""
    document = empty_document()
    names = ["в_плане", "положена", "по_возрасту", "услуга", "описание"]
    rows = case.context([f"услуги_для_клиента[].{name}" for name in names])["услуги_для_клиента"]
    planned = [row for row in rows if row["в_плане"]]
    rest = [row for row in rows if row["по_возрасту"] and not row["положена"] and not row["в_плане"]]
    for heading, shown in (("Назначено", planned), ("Можно попросить", rest)):
        document.add_paragraph(heading)
        grid = document.add_table(0, 2)
        for texts in [("Что", "Как это бывает"), *((row["услуга"], row["описание"] or "") for row in shown)]:
            for cell, text in zip(grid.add_row().cells, texts, strict=True):
                cell.text = text
    return saved(document)


def test_lists_of_one_table_stay_apart(people: dict[str, ClientContext]) -> None:
    case = people["12"]  # all that is planned he is entitled to, and all suits him
    learnt = learn(Source(services(case), "Бумага", case))
    for other in ("15", "27", "33"):
        own = people[other]
        assert words_of(made(learnt, own)) == words_of(services(own))
