"""The individual programme and its conclusion: who has them, what is in which table, what is drafted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import docx
import pytest
from desk import INSTITUTION, VERA, Desk, Row, Run, plain

PROGRAMME = "Индивидуальная программа предоставления социальных услуг"
CONCLUSION = "Заключение о выполнении индивидуальной программы предоставления социальных услуг"
PLAN = "Индивидуальный план обслуживания"
IPPSU = {"Дело": "1", "Номер": "7", "Дата": "12.01.2026", "На срок до": "11.01.2027"}
MADE = ("--document", "individual_programme", "--document", "programme_conclusion")
KINDS = (
    "социально-бытовые",
    "социально-медицинские",
    "социально-психологические",
    "социально-педагогические",
    "социально-трудовые",
    "социально-правовые",
    "услуги в целях повышения коммуникативного потенциала",
)


def _service(name: str, sort: str | None = None, **more: object) -> dict[str, object]:
    return {"Дело": "1", "Услуга": name, "Вид": sort, "Предоставляется": "сейчас", **more}


def _given(name: str, quantity: object, day: str = "10.03.2026") -> dict[str, object]:
    return {"Дело": "1", "Услуга": name, "Дата": day, "Количество": quantity}


def _sheets(services: Sequence[Row] = (), programme: Row | None = None, **more: object) -> dict[str, object]:
    plan = {"Дело": "1", "Номер": "1", "Дата": "12.01.2026", "Проблема": "Нет сил"}
    return {
        "Учреждение": INSTITUTION | {"Адрес": "г. Псков", "Телефон": "2-10-00"},
        "Клиенты": [VERA],
        "Планы": [plan],
        "Услуги": services,
        "ИППСУ": [programme or IPPSU],
        **more,
    }


def _made(desk: Desk, sheets: Mapping[str, object], *options: str) -> tuple[Run, str, str]:
    """The run, the words of the programme and those of the conclusion."""
    run = desk.make(desk.book(sheets), *MADE, "--on", "01.02.2027", *options)  # type: ignore[arg-type]
    texts = [
        plain(desk.text(f"1 Соколова Вера/{title}")) if desk.made(title) else ""
        for title in (PROGRAMME, CONCLUSION)
    ]
    return run, *texts  # type: ignore[return-value]


def _tables(desk: Desk) -> list[list[list[str]]]:
    """The rows under the heads of the seven tables of services, and of any other with such a head."""
    document = docx.Document(str(desk.out / f"1 Соколова Вера/{PROGRAMME}.docx"))
    grids = [[[plain(cell.text) for cell in row.cells] for row in table.rows] for table in document.tables]
    return [rows[1:] for rows in grids if rows[0][0] == "№ п/п"]


def test_there_are_seven_tables_each_with_what_is_of_its_kind(desk: Desk) -> None:
    services = [
        _service("кормление", "социально-бытовые", Объем="30 единиц", Периодичность="ежедневно"),
        _service("стирка"),  # the list says of which kind it is
        _service("массаж", "медицинская", Начало="12.01.2026", Окончание="11.07.2026"),
        _service("обучение", KINDS[-1], **{"Отметка о выполнении": "выполнена"}),
        _service("набор продуктов", "срочные социальные услуги"),
        _service("кружок", "социально-педагогические", **{"По ИППСУ": "нет"}),
    ]
    listed = [
        {"Услуга": "стирка", "Вид": "социально-бытовые", "Форма обслуживания": "на дому"},
        *({"Услуга": row["Услуга"]} for row in services if row["Услуга"] != "стирка"),
    ]
    run, _, _ = _made(desk, _sheets(services) | {"Перечень услуг": listed})
    assert run.status == 0
    assert _tables(desk) == [
        [["1", "кормление", "30 единиц", "ежедневно", "", ""], ["2", "стирка на дому", "", "", "", ""]],
        [["1", "массаж", "", "", "12.01.2026 – 11.07.2026", ""]],
        *[[[""] * 6]] * 4,
        [["1", "обучение", "", "", "", "выполнена"]],
    ]
    told = desk.run("check", desk.folder / "book.xlsx").out
    assert "срочные услуги не входят в ИППСУ; поставьте «нет» в столбце «По ИППСУ»" in told


@pytest.mark.parametrize(
    ("volume", "often", "likely"),
    [
        ("1 занятие", "1 раз в неделю", 53),  # what one time is of would be all that the programme plans
        ("52 занятия", "1 раз в неделю", None),
        ("12", "1 раз в месяц", None),
        ("24", "1 раз в месяц", 12),
        ("1 раз", "по мере необходимости", None),
        ("5 раз", "", None),
    ],
)
def test_a_volume_without_a_term_is_held_against_that_of_the_programme(
    desk: Desk, volume: str, often: str, likely: int | None
) -> None:
    row = _service("беседа", "социально-психологические", Объем=volume, Периодичность=often)
    told = desk.run("check", desk.book(_sheets([row]))).out  # type: ignore[arg-type]
    assert ("не сходится с периодичностью" in told) == (likely is not None)
    assert likely is None or f"за срок программы получается {likely};" in told


def test_services_are_those_of_a_client_without_a_plan_too(desk: Desk) -> None:
    sheets = _sheets([_service("кормление", "социально-бытовые")])
    del sheets["Планы"]
    run, _, _ = _made(desk, sheets)
    assert "у клиента нет плана" not in run.err
    assert _tables(desk)[0][0][1] == "кормление"


@pytest.mark.parametrize("sort", [None, "прочие"])
def test_a_service_that_no_table_has_holds_back_these_papers_alone(desk: Desk, sort: str | None) -> None:
    book = desk.book(_sheets([_service("кормление", sort)]))  # type: ignore[arg-type]
    run = desk.make(book, *MADE, "--document", "service_plan", "--on", "01.02.2027")
    assert run.status == 1
    assert "(Вид)" in run.err
    assert "потеряется" in run.err
    assert desk.made() == {f"1 Соколова Вера/{PLAN}"}


def test_who_has_no_row_has_no_paper_and_no_error(desk: Desk) -> None:
    sheets = _sheets([_service("кормление")])
    del sheets["ИППСУ"]
    run = desk.make(desk.book(sheets), *MADE)  # type: ignore[arg-type]
    assert (desk.made(), "потеряется" in run.err) == (set(), False)


def test_the_newest_by_its_day_is_in_force(desk: Desk) -> None:
    older = IPPSU | {"Номер": "3", "Дата": "12.01.2023", "На срок до": "11.01.2026"}
    desk.template("Все", "{% for программа in все_иппсу %}{{ программа.номер }};{% endfor %}")
    book = desk.book(_sheets(ИППСУ=[IPPSU, older]))  # type: ignore[arg-type]
    assert desk.make(book, "--document", "Все", "--document", "individual_programme").status == 0
    assert desk.text("1 Соколова Вера/Все") == "3;7;"
    assert "№ 7" in plain(desk.text(f"1 Соколова Вера/{PROGRAMME}"))


DOUBTS = [
    (IPPSU | {"На срок до": "13.01.2029"}, {}, "срок программы больше трех лет"),
    (IPPSU | {"На срок до": "12.01.2029"}, {}, None),
    (IPPSU, {"Начало": "11.01.2026"}, "этого дня нет в сроке ИППСУ"),
    (IPPSU, {"Окончание": "12.01.2027"}, "этого дня нет в сроке ИППСУ"),
    (IPPSU, {"Начало": "12.01.2026", "Окончание": "11.01.2027"}, None),
    (IPPSU, {"Начало": "11.01.2026", "По ИППСУ": "нет"}, None),
    (IPPSU | {"Дата заключения": "11.01.2026"}, {}, "раньше, чем «Дата»"),
]


@pytest.mark.parametrize(("programme", "service", "doubt"), DOUBTS)
def test_terms_are_checked(desk: Desk, programme: Row, service: Row, doubt: str | None) -> None:
    service = _service("кормление", "социально-бытовые", **service)
    run = desk.run("check", desk.book(_sheets([service], programme)))  # type: ignore[arg-type]
    assert (doubt in run.out) if doubt else ("ИППСУ" not in run.out)


SUPPLIERS = [
    (None, [["Центр «Вера»", "г. Псков", "2-10-00"]]),
    ("АНО «Дом»", [["АНО «Дом»", "", ""]]),
    (
        "АНО «Дом»; ул. Садовая, д. 1; 2-11-00; a@example.org\nООО «Сад»; ул. Новая",
        [["АНО «Дом»", "ул. Садовая, д. 1", "2-11-00; a@example.org"], ["ООО «Сад»", "ул. Новая", ""]],
    ),
]


@pytest.mark.parametrize(("typed", "rows"), SUPPLIERS)
def test_suppliers_are_in_three_columns(desk: Desk, typed: str | None, rows: list[list[str]]) -> None:
    _made(desk, _sheets(programme=IPPSU | {"Рекомендуемые поставщики": typed}))
    document = docx.Document(str(desk.out / f"1 Соколова Вера/{PROGRAMME}.docx"))
    table = next(it for it in document.tables if "поставщика" in it.rows[0].cells[0].text)
    assert [[plain(cell.text) for cell in row.cells] for row in table.rows[1:]] == rows


def test_it_says_for_training_where_there_is_a_practice(desk: Desk) -> None:
    student = {"Практика": {"Студент": "Ким Олег Олегович"}}
    for practice in (False, True):
        _made(desk, _sheets() | (student if practice else {}))
        for title in (PROGRAMME, CONCLUSION):
            document = docx.Document(str(desk.out / f"1 Соколова Вера/{title}.docx"))
            heads = (document.sections[0].first_page_header, document.sections[0].header)
            words = [" ".join(it.text for it in head.paragraphs) for head in heads]
            assert all(("учебный экземпляр" in text) == practice for text in words)


FOOD, WASH = "кормление", "стирка"
TWELVE = _service(FOOD, "социально-бытовые", Объем="12 единиц")
PARTLY = {"Отметка о выполнении": "выполнена частично (болела)"}
DRAFTS: list[tuple[str, list[Row], list[Row], dict[str, object], str, str | None]] = [
    # what, services, deliveries, other sheets, the draft of the first kind, what is proposed
    (
        "all",
        [TWELVE | {"Отметка о выполнении": "выполнена"}],
        [_given(FOOD, 5), _given(FOOD, 7, "11.01.2027")],
        {},
        "Черновик: услуги оказаны в полном объеме (запланировано 12, оказано 12; отметки: выполнена – 1)",
        "полностью",
    ),
    (
        "unmarked",
        [TWELVE],
        [_given(FOOD, 12)],
        {},
        "в полном объеме (запланировано 12, оказано 12)",
        "полностью",
    ),
    (
        "outside the term",
        [TWELVE],
        [_given(FOOD, 9), _given(FOOD, 3, "12.01.2027"), _given(FOOD, 1, "11.01.2026")],
        {},
        "услуги оказаны не в полном объеме (запланировано 12, оказано 9, разница −3). Причина: кормление –"
        " не указана",
        "не полностью",
    ),
    (
        "partly",
        [TWELVE | PARTLY, _service(WASH, "социально-бытовые", Объем="4 единицы")],
        [_given(FOOD, 12), _given(WASH, "2,5")],
        {
            "Отказы": [
                {"Дело": "1", "От чего отказ": "стирка", "Причина": "Купила машину", "Дата": "01.06.2026"}
            ]
        },
        "(запланировано 16, оказано 14,5, разница −1,5; отметки: выполнена частично – 1). Причины:"
        " кормление (запланировано 12, оказано 12) – болела; стирка (запланировано 4, оказано 2,5) –"
        " отказ 01.06.2026 (купила машину)",
        "не полностью",
    ),
    (
        "refusal of the kind",
        [TWELVE],
        [_given(FOOD, 2)],
        {"Отказы": [{"Дело": "1", "От чего отказ": "социально-бытовые услуги"}]},
        "(запланировано 12, оказано 2, разница −10). Причина: кормление – отказ",
        "не полностью",
    ),
    (
        "the end of the service",
        [TWELVE],
        [_given(FOOD, 2)],
        {"Клиенты": [VERA | {"Дата окончания": "01.05.2026", "Причина окончания": "Переезд"}]},
        "кормление – обслуживание закончено 01.05.2026 (Переезд)",
        "не полностью",
    ),
    ("more", [TWELVE], [_given(FOOD, 14)], {}, "(запланировано 12, оказано 14, разница +2)", "полностью"),
    (
        "as needed",
        [_service(FOOD, "социально-бытовые", Периодичность="по обращению")],
        [_given(FOOD, 3)],
        {},
        "услуги оказывались по потребности (оказано 3)",
        "не полностью",
    ),
    (
        "how often, without a volume",
        [_service(FOOD, "социально-бытовые", Периодичность="1 раз в месяц")],
        [_given(FOOD, 12)],
        {},
        "в полном объеме (запланировано 12, оказано 12)",
        "полностью",
    ),
    (
        "so long each time",  # as the check of a month counts it: from how often
        [_service(FOOD, "социально-бытовые", Объем="1 час", Периодичность="1 раз в месяц")],
        [_given(FOOD, 9)],
        {},
        "не в полном объеме (запланировано 12, оказано 9, разница −3)",
        "не полностью",
    ),
    (
        "marks alone",
        [TWELVE | {"Отметка о выполнении": "выполнена"}],
        [],
        {},
        "услуги оказаны в полном объеме (запланировано 12; отметки: выполнена – 1)",
        "полностью",
    ),
    ("nothing", [TWELVE], [], {}, "оказание услуг не отмечено (запланировано 12)", None),
    ("another kind", [], [], {}, "услуги этого вида программой не предусмотрены", None),
]


@pytest.mark.parametrize(
    ("services", "given", "more", "draft", "proposal"),
    [row[1:] for row in DRAFTS],
    ids=[row[0] for row in DRAFTS],
)
def test_the_conclusion_is_drafted_from_facts(
    desk: Desk,
    services: list[Row],
    given: list[Row],
    more: dict[str, object],
    draft: str,
    proposal: str | None,
) -> None:
    run, _, text = _made(desk, _sheets(services, Оказано=given) | more)
    assert run.status == 0
    first = text.split("Оценка результатов")[1]
    assert "Черновик: " in first
    assert draft in first
    proposed = re.search(r"Предлагается: «(.+?)»", text)
    assert (proposed and proposed[1]) == proposal


def test_nothing_is_put_over_the_words_of_a_person(desk: Desk) -> None:
    said = [{"Дело": "1", "Вид": "Социально-бытовые", "Оценка": "Стало легче."}]
    decided = IPPSU | {"Реализована": "полностью", "Рекомендации": "Продолжить"}
    sheets = _sheets([TWELVE], decided, Результаты=said, Оказано=[_given(FOOD, 2)])
    run, _, text = _made(desk, sheets)
    assert run.status == 0
    assert "бытовых социальных услуг: Стало легче. Оценка" in text
    assert "Рекомендации: Продолжить." in text
    assert "Предлагается" not in text
    every = [{"Дело": "1", "Вид": kind, "Оценка": "Есть"} for kind in (*KINDS, "социальное сопровождение")]
    _, _, text = _made(desk, sheets | {"Результаты": every})
    assert (text.count(": Есть."), "Черновик" in text) == (8, False)


def test_before_its_end_nothing_is_proposed(desk: Desk) -> None:
    later = [_given(FOOD, 2, "15.06.2026"), _given(FOOD, 4, "16.06.2026"), _given(FOOD, 3, "12.01.2027")]
    sheets = _sheets([TWELVE], Оказано=[_given(FOOD, 3), *later])
    book = desk.book(sheets)  # type: ignore[arg-type]
    assert desk.make(book, *MADE, "--on", "15.06.2026").status == 0
    text = plain(desk.text(f"1 Соколова Вера/{CONCLUSION}"))
    said = "; за весь срок запланировано 12, оказано 5 на 15.06.2026."
    assert f"срок программы еще не закончился (до 11.01.2027){said}" in text
    assert "Предлагается" not in text


def test_the_conclusion_counts_what_was_given_by_its_own_day(desk: Desk) -> None:
    given = [_given(FOOD, 5, "15.06.2026"), _given(FOOD, 4, "30.06.2026"), _given(FOOD, 3, "01.07.2026")]
    sheets = _sheets([TWELVE], IPPSU | {"Дата заключения": "30.06.2026"}, Оказано=given)
    _, _, text = _made(desk, sheets)
    assert "запланировано 12, оказано 9, разница −3" in text


def test_a_result_of_no_kind_holds_back_the_conclusion(desk: Desk) -> None:
    run, programme, conclusion = _made(
        desk, _sheets(Результаты=[{"Дело": "1", "Вид": "иное", "Оценка": "Есть"}])
    )
    assert run.status == 1
    assert "такого вида в заключении нет" in run.err
    assert (bool(programme), bool(conclusion)) == (True, False)


def test_a_client_of_fourteen_and_an_adult_sign_as_they_do_elsewhere(desk: Desk) -> None:
    mother = {"Законный представитель": "Соколова Анна Петровна, мать"}
    _, text, _ = _made(desk, _sheets(Клиенты=[VERA | mother | {"Дата рождения": "01.01.2015"}]))
    assert re.search(r"согласен Соколова А\. П\. \(подпись", text)
    _, text, _ = _made(desk, _sheets(Клиенты=[VERA | {"Дата рождения": "01.01.1980"}]))
    assert re.search(r"согласен Соколова В\. И\. \(подпись", text)
