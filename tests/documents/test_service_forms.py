"""The forms of service: every paper that prints them names the same ones, in the same order."""

from __future__ import annotations

import re
from typing import Any

import pytest
from click.testing import CliRunner
from desk import INSTITUTION, VERA, Desk, Sheets, plain
from each import each

from paperwork.cli.commands.templates import templates

HOUSEHOLD, URGENT = "социально-бытовые", "срочные социальные услуги"
AT_HOME, BY_DAY, INPATIENT = "на дому", "полустационарная", "стационарная"
LISTED = [
    {"Услуга": "беседа", "Вид": HOUSEHOLD, "Форма обслуживания": BY_DAY},
    {"Услуга": "кормление", "Вид": HOUSEHOLD, "Форма обслуживания": AT_HOME},
    {"Услуга": "уборка", "Вид": HOUSEHOLD},
    {"Услуга": "подвоз", "Вид": HOUSEHOLD, "Форма обслуживания": "выездная"},
    {"Услуга": "обед", "Вид": URGENT, "Форма обслуживания": INPATIENT},
]
OUTSIDE = {"По ИППСУ": "нет"}
CASES: list[tuple[str, str | None, list[str | dict[str, str]], list[str]]] = [
    ("of the programme alone", AT_HOME, ["уборка"], [AT_HOME]),
    ("of a service that has its own", AT_HOME, ["кормление", "беседа"], [AT_HOME, BY_DAY]),
    ("in the order of the list", None, ["беседа", "кормление", "уборка"], [AT_HOME, BY_DAY]),
    ("one that no list has after the others", None, ["подвоз", "беседа"], [BY_DAY, "выездная"]),
    ("first of the programme", BY_DAY, ["кормление", "беседа"], [BY_DAY, AT_HOME]),
    ("not of an urgent service", AT_HOME, ["обед", "кормление"], [AT_HOME]),
    ("not of a service outside the programme", AT_HOME, [{"Услуга": "беседа"} | OUTSIDE], [AT_HOME]),
    ("of a service that is not listed", INPATIENT, ["массаж"], [INPATIENT]),
    ("none that is known", None, ["уборка"], []),
]
PAPERS = {  # what stands before and behind the forms
    "Заявление о предоставлении социальных услуг": ("социального обслуживания", ", \\(указывается форма"),
    "Индивидуальная программа предоставления социальных услуг": (
        "9. Форма социального обслуживания",
        " ?10. Виды",
    ),
    "Протокол комиссии": ("форма социального обслуживания:", " ?1.2. Утвердить"),
}


def _book() -> Sheets:
    """A client for each case, with an individual programme and the services of the case."""
    services: list[dict[str, Any]] = []
    for number, (_, _, names, _) in enumerate(CASES, 1):
        for name in names:
            row = name if isinstance(name, dict) else {"Услуга": name}
            services.append({"Вид": URGENT if row["Услуга"] == "обед" else HOUSEHOLD, **row, "Дело": number})
    return {
        "Учреждение": INSTITUTION,
        "Перечень услуг": LISTED,
        "Клиенты": [{**VERA, "Дело": n, "Дата приема": "01.03.2026"} for n in range(1, len(CASES) + 1)],
        "ИППСУ": [
            {"Дело": n, "Номер": f"{n}-И", "Дата": "05.03.2026", "Форма обслуживания": own}
            for n, (_, own, _, _) in enumerate(CASES, 1)
        ],
        "Услуги": [{**row, "Предоставляется": "сейчас"} for row in services],
    }


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The papers that name a form; those of a region are used as templates of one's own."""
    desk = Desk(tmp_path_factory.mktemp("forms"))
    own = desk.folder / "own"
    assert CliRunner().invoke(templates, [str(own), "--more"]).exit_code == 0
    book = desk.book(_book())
    ours, more = (
        ("service_application", "individual_programme"),
        ("commission_protocol", "application_journal"),
    )
    for names, options in ((ours, ()), (more, ("--templates", own))):
        made = desk.make(book, *options, *(word for name in names for word in ("--document", name)))
        assert made.status == 0, made.err
    return desk


@each(
    ("number", "forms"),
    [pytest.param(number, case[3], id=case[0]) for number, case in enumerate(CASES, 1)],
)
def test_every_paper_names_the_same_forms_of_service(printed: Desk, number: int, forms: list[str]) -> None:
    named = ", ".join(forms)
    asked = named.replace("ная", "ной")  # «в форме … полустационарной»
    whose = f"{number} Соколова Вера"
    row = re.compile(rf"{number} 01\.03\.2026 Соколова Вера Ильинична (.*?) ?Составлена ИППСУ")
    journal = row.search(plain(printed.text("Учреждение/Журнал регистрации заявлений")))
    assert journal
    assert journal[1].lower() == named
    assert {
        title: re.search(rf"{before} ?(.*?){after}", plain(printed.text(f"{whose}/{title}")))[1]  # type: ignore[index]
        for title, (before, after) in PAPERS.items()
    } == dict(zip(PAPERS, (asked, named, named), strict=True))


@each(
    ("programmes", "forms"),
    [
        ([("05.03.2026", BY_DAY, "повторно")], "Полустационарная, на дому"),  # answers nothing
        ([("05.03.2026", BY_DAY, "впервые")], "Полустационарная, на дому Составлена ИППСУ"),
        # the one that has answered had the services of the first plan
        (
            [("05.03.2026", INPATIENT, "впервые"), ("20.03.2026", BY_DAY, "повторно")],
            "Стационарная Составлена",
        ),
    ],
)
def test_a_register_names_the_forms_that_are_asked_for_and_those_of_the_answer(
    desk: Desk, programmes: list[tuple[str, str, str]], forms: str
) -> None:
    sheets: Sheets = {
        **_book(),
        "Клиенты": [{**VERA, "Дата приема": "01.03.2026"}],
        "ИППСУ": [
            {"Дело": "1", "Дата": day, "Форма обслуживания": form, "Разработана": how}
            for day, form, how in programmes
        ],
        "Планы": [
            {"Дело": "1", "Номер": str(day), "Дата": f"{day:02}.03.2026", "Проблема": "нужда"}
            for day in (6, 21)
        ],
        "Услуги": [
            {"Дело": "1", "План": plan, "Услуга": name, "Предоставляется": "сейчас"}
            for plan, name in (("6", "массаж"), ("21", "кормление"))
        ],
    }
    if len(programmes) == 1:
        sheets = {**sheets, "Планы": [], "Услуги": [{"Дело": "1", "Услуга": "кормление"}]}
    own = desk.folder / "own"
    if not own.exists():
        assert CliRunner().invoke(templates, [str(own), "--more"]).exit_code == 0
    made = desk.make(desk.book(sheets), "--templates", own, "--document", "application_journal")
    assert made.status == 0, made.err
    assert f"Соколова Вера Ильинична {forms}" in plain(desk.text("Учреждение/Журнал регистрации заявлений"))
