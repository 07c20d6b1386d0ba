"""A form that has a table for each kind of services is learnt from a client who has few of the kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from desk import write_book
from empty_document import empty_document, saved, typed
from trip import made, printed_by, words_of
from whole_sample import sample

from paperwork.case.context import ClientContext, cases
from paperwork.documents.learning.learn import Source, learn
from paperwork.intake.excel.reading.read import read_book

TODAY = date(2026, 4, 1)
HOME, LAW, MEDICAL = "социально-бытовые", "социально-правовые", "социально-медицинские"
Services = Mapping[str, Sequence[tuple[str, str]]]
OF: Mapping[str, Services] = {
    "1": {HOME: [("доставка дров на зиму", "2 раза в год"), ("мытье окон", "1 раз в сезон")]},
    "2": {
        HOME: [("уборка снега у дома", "по мере надобности")],
        LAW: [("составление искового заявления", "1 раз"), ("беседа с юристом", "1 раз в месяц")],
        MEDICAL: [("измерение давления", "ежедневно")],
    },
    "3": {LAW: [("помощь с пенсионным делом", "1 раз")]},
}


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ClientContext]:
    """Three clients with services of other kinds."""
    path = tmp_path_factory.mktemp("office") / "office.xlsx"
    names = {"1": "Рогова", "2": "Синицына", "3": "Орлова"}
    book = {
        "Клиенты": [
            {"Дело": n, "Фамилия": surname, "Имя": "Ольга", "Отчество": "Ивановна", "Пол": "женский",
             "Дата рождения": f"0{n}.02.1951"}
            for n, surname in names.items()
        ],
        "Планы": [
            {"Дело": n, "Номер": f"{n}-1", "Дата": "02.03.2026" if n != "3" else ""} for n in names
        ],
        "Услуги": [
            {"Дело": n, "Услуга": name, "Вид": kind, "Предоставляется": "сейчас", "Периодичность": often}
            for n, kinds in OF.items() for kind, rows in kinds.items() for name, often in rows
        ],
    }  # fmt: skip
    write_book(path, book)
    known = read_book(path, None, TODAY)
    return {case.client.file_number or "": case for case in cases(known, TODAY) if case.client}


def paper(name: str, services: Services) -> bytes:
    """A sheet with a table for each kind under its heading, an empty row where there is no service."""
    document = empty_document()
    document.add_paragraph(f"Лист назначений: {name}")
    headings = {HOME: "А. Услуги социально-бытовые", MEDICAL: "Б. Услуги социально-медицинские",
                LAW: "В. Услуги социально-правовые"}  # fmt: skip
    for kind, heading in headings.items():
        document.add_paragraph(heading)
        rows = [("Что делаем", "Как часто"), *(services.get(kind) or [("", "")])]
        table = document.add_table(len(rows), 2)
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.paragraphs[0].text = text
    return saved(document)


NAMES = {"1": "Рогова Ольга Ивановна", "2": "Синицына Ольга Ивановна", "3": "Орлова Ольга Ивановна"}


@pytest.mark.parametrize("teacher", NAMES)
def test_each_kind_stands_under_its_heading(teacher: str, people: dict[str, ClientContext]) -> None:
    own = paper(NAMES[teacher], OF[teacher])
    learnt = learn(Source(own, "", people[teacher]))
    assert learnt.comparison.ratio == 1
    for number, name in NAMES.items():
        assert words_of(made(learnt, people[number])) == words_of(paper(name, OF[number]))


def in_one_table(name: str, services: Services) -> bytes:
    """A sheet of one table, in which each kind has a numbered heading of its own."""
    document = empty_document()
    document.add_paragraph(f"Лист назначений: {name}")
    table = document.add_table(1, 2)
    for cell, text in zip(table.rows[0].cells, ("Что делаем", "Как часто"), strict=True):
        cell.paragraphs[0].text = text
    for place, (kind, rows) in enumerate(services.items(), 1):
        cells = table.add_row().cells
        cells[0].merge(cells[1]).paragraphs[0].text = f"{place}) {kind}"
        for texts in rows:
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.paragraphs[0].text = text
    return saved(document)


def test_headings_of_kinds_are_numbered(people: dict[str, ClientContext]) -> None:
    learnt = learn(Source(in_one_table(NAMES["2"], OF["2"]), "", people["2"]))
    assert learnt.comparison.ratio == 1
    for number, name in NAMES.items():
        assert words_of(made(learnt, people[number])) == words_of(in_one_table(name, OF[number]))


def test_a_ruled_day_is_that_of_the_papers_own_record(people: dict[str, ClientContext]) -> None:
    def dated(name: str, day: str) -> bytes:
        return typed(
            "Индивидуальный план", f"от {day}", f"{name}, подпись поставлена «___» _________ 20__ г."
        )

    learnt = learn(Source(dated(NAMES["3"], "«__» ________ 20__ г."), "", people["3"]))
    assert learnt.comparison.ratio == 1
    right = words_of(dated(NAMES["1"], "2 марта 2026 г."))
    assert words_of(made(learnt, people["1"])) == right


def test_an_answer_under_its_kind_is_no_list_of_all_answers() -> None:
    known = {str(case.client.file_number): case for case in sample() if case.client}
    tag = "заключение_иппсу.социально_бытовые"
    told = {number: known[number].context([tag])["заключение_иппсу"]["социально_бытовые"] for number in known}
    document = empty_document()
    for line in ("Мальцева", "Чего достигли социально-бытовые услуги:", f"{told['36']}.", "Подпись"):
        document.add_paragraph(line)
    learnt = learn(Source(saved(document), "", known["36"]))  # the only result that the client has
    words = printed_by(learnt, known["12"])
    assert words.endswith(f"социально-бытовые услуги: {told['12']}. Подпись")
