"""The headings of groups in a list: of several answers together, and of those that begin anew alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import pytest
from desk import write_book
from empty_document import empty_document, saved
from trip import made, words_of

from paperwork.case.context import ClientContext, cases
from paperwork.documents.learning.learn import Source, learn
from paperwork.intake.excel.reading.read import read_book

TODAY = date(2026, 4, 1)
HOME, LAW, MEDICAL = "социально-бытовые", "социально-правовые", "социально-медицинские"
Service = tuple[str, str, str, str]  # its kind, how often, what, how much
OF: dict[str, Sequence[Service]] = {
    "1": [
        (HOME, "раз в неделю", "мытье окон", "две комнаты"),
        (HOME, "раз в неделю", "доставка дров", "одна вязанка"),
        (HOME, "ежедневно", "приготовление обеда", "одно блюдо"),
        (MEDICAL, "по назначению врача", "измерение давления", "один замер"),
        (MEDICAL, "раз в квартал", "обход врача", "один осмотр"),
        (LAW, "раз в квартал", "беседа с юристом", "один прием"),
    ],
    "2": [
        (LAW, "каждый понедельник", "составление иска", "одна бумага"),
        (HOME, "каждый понедельник", "уборка снега", "двор и крыльцо"),
        (HOME, "каждый понедельник", "вынос мусора", "два пакета"),
        (HOME, "по субботам", "стирка белья", "одна корзина"),
        (MEDICAL, "дважды в месяц", "перевязка", "одна рука"),
    ],
    "3": [(MEDICAL, "в первый четверг", "лечебная гимнастика", "полчаса")],
}
NAMES = {"1": "Рогова Ольга Ивановна", "2": "Синицына Ольга Ивановна", "3": "Орлова Ольга Ивановна"}
Over = Callable[[Service, Service | None], str]
Paper = Callable[[str, Sequence[Service], Over], bytes]


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ClientContext]:
    """Three clients with services of several kinds."""
    path = tmp_path_factory.mktemp("office") / "office.xlsx"
    book = {
        "Клиенты": [
            {"Дело": n, "Фамилия": name.split()[0], "Имя": "Ольга", "Отчество": "Ивановна",
             "Пол": "женский", "Дата рождения": f"0{n}.02.1951"}
            for n, name in NAMES.items()
        ],
        "Планы": [{"Дело": n, "Номер": f"{n}-1", "Дата": "02.03.2026"} for n in NAMES],
        "Услуги": [
            {"Дело": n, "Вид": kind, "Периодичность": often, "Услуга": name, "Объем": volume,
             "Предоставляется": "сейчас"}
            for n, rows in OF.items() for kind, often, name, volume in rows
        ],
    }  # fmt: skip
    write_book(path, book)
    known = read_book(path, None, TODAY)
    return {case.client.file_number or "": case for case in cases(known, TODAY) if case.client}


def outer_only(service: Service, before: Service | None) -> str:
    """One answer heads a group."""
    return "" if before and before[0] == service[0] else f"Услуги {service[0]}"


def inner_alone(service: Service, before: Service | None) -> str:
    """The inner answer has a line of its own where the outer goes on."""
    if not before or before[0] != service[0]:
        return f"Услуги {service[0]}; приходим {service[1]}"
    return f"Приходим {service[1]}" if before[1] != service[1] else ""


def always_both(service: Service, before: Service | None) -> str:
    """Both answers are said again whichever of them is new."""
    return f"{service[1]} – {service[0]}:" if not before or before[:2] != service[:2] else ""


def what_is_new(service: Service, before: Service | None) -> str:
    """Only what is new is said."""
    said = [("вид", 0), ("время", 1)]
    return ", ".join(f"{word}: {service[at]}" for word, at in said if not before or before[at] != service[at])


def lines(services: Sequence[Service], over: Over) -> Iterator[tuple[str, ...]]:
    """The headings and the records, a tuple each."""
    for number, service in enumerate(services):
        heading = over(service, services[number - 1] if number else None)
        if heading:
            yield (heading,)
        yield service[2:]


def in_a_table(name: str, services: Sequence[Service], over: Over) -> bytes:
    """Rows with merged ones between them."""
    document = empty_document()
    document.add_paragraph(f"Кому: {name}")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].paragraphs[0].text = "Что"
    table.rows[0].cells[1].paragraphs[0].text = "Сколько"
    for texts in lines(services, over):
        cells = table.add_row().cells
        if len(texts) == 1:
            cells[0].merge(cells[1])
        for cell, text in zip(cells, texts, strict=False):
            cell.paragraphs[0].text = text
    return saved(document)


def in_a_list(name: str, services: Sequence[Service], over: Over) -> bytes:
    """Paragraphs one after another."""
    document = empty_document()
    document.add_paragraph(f"Кому: {name}")
    document.add_paragraph()
    for texts in lines(services, over):
        document.add_paragraph(" – ".join(texts))
    return saved(document)


@pytest.mark.parametrize("paper", [in_a_table, in_a_list])
@pytest.mark.parametrize("over", [outer_only, inner_alone, always_both, what_is_new])
def test_headings_of_groups(over: Over, paper: Paper, people: dict[str, ClientContext]) -> None:
    learnt = learn(Source(paper(NAMES["1"], OF["1"], over), "", people["1"]))
    assert learnt.comparison.ratio == 1
    for number, name in NAMES.items():
        assert words_of(made(learnt, people[number])) == words_of(paper(name, OF[number], over))


def test_a_forgotten_heading(people: dict[str, ClientContext]) -> None:
    def forgetful(service: Service, before: Service | None) -> str:
        return "" if service[1] == "ежедневно" else inner_alone(service, before)

    learnt = learn(Source(in_a_table(NAMES["1"], OF["1"], forgetful), "", people["1"]))
    for number in ("2", "3"):
        right = words_of(in_a_table(NAMES[number], OF[number], inner_alone))
        assert words_of(made(learnt, people[number])) == right


def as_above(service: Service, before: Service | None) -> str:
    """Where the outer answer goes on it is told by the number of the record above."""
    if not before or before[0] != service[0]:
        return f"Услуги {service[0]}; приходим {service[1]}"
    number = next(rows.index(before) for rows in OF.values() if before in rows) + 1
    return f"Как в № {number}, но {service[1]}" if before[1] != service[1] else ""


@pytest.mark.parametrize("paper", [in_a_table, in_a_list])
def test_the_number_of_the_record_above(paper: Paper, people: dict[str, ClientContext]) -> None:
    learnt = learn(Source(paper(NAMES["1"], OF["1"], as_above), "", people["1"]))
    assert learnt.comparison.ratio == 1
    for number, name in NAMES.items():
        assert words_of(made(learnt, people[number])) == words_of(paper(name, OF[number], as_above))
