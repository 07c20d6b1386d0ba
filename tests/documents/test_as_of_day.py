"""The papers as of a day, and only of the clients for whom a condition holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Run, Sheets, plain

BOOK: Sheets = {
    "Учреждение": INSTITUTION,
    "Клиенты": [
        VERA | {"Дата рождения": "14.02.1980"},
        IVAN,
        VERA | {"Дело": "3", "Дата рождения": "01.01.2010"},
    ],
    "Планы": [
        {"Дело": "1", "Номер": "1", "Дата": "05.03.2026", "Проблема": "Нет работы"},
        {"Дело": "1", "Номер": "2", "Дата": "05.09.2026", "Проблема": "Нет жилья"},
    ],
}
CARD = ("--document", "Карта", "--templates")


@pytest.fixture
def office(desk: Desk) -> Desk:
    desk.template("Карта", "{{ клиент.фио }}, {{ клиент.возраст }}, на {{ сегодня }}")
    return desk


def _run(office: Desk, command: str, out: Path, *options: str) -> Run:
    return office.run(command, office.book(BOOK), "--out", out, *CARD, office.folder / "templates", *options)


def _made(office: Desk, *options: str) -> dict[str, str]:
    """The cards that are made, by their clients."""
    run = _run(office, "make", office.out, *options)
    assert run.status == 0, run
    return {name.partition(" ")[0]: plain(office.text(name)) for name in office.made()}


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        ("13.02.2026", "45 лет, на 13.02.2026"),
        ("14.02.2026", "46 лет, на 14.02.2026"),
        ("2030-03-01", "50 лет, на 01.03.2030"),
    ],
)
def test_ages_and_today_are_those_of_the_day(office: Desk, day: str, printed: str) -> None:
    assert _made(office, "--on", day)["1"].endswith(printed)


@pytest.mark.parametrize(
    ("on", "options", "period"),
    [
        ("15.01.2027", ("--month", "декабрь"), "декабрь 2026 г."),
        ("01.02.2026", ("--month", "март"), "март 2025 г."),
        ("20.03.2026", ("--from", "02.03.2026"), "период с 02.03.2026 по 20.03.2026"),
        ("15.12.2035", ("--from", "01.12.2035"), "период с 01.12.2035 по 15.12.2035"),
    ],
)
def test_a_period_named_in_part_ends_by_the_day(
    office: Desk, on: str, options: tuple[str, ...], period: str
) -> None:
    for order in ((*options, "--on", on), ("--on", on, *options)):
        run = office.run(
            "make", office.book(BOOK), "--out", office.out, "--document", "period_summary", *order
        )
        assert run.status == 0, run
        assert period in plain(office.text("Учреждение/Сводка за период"))


@pytest.mark.parametrize(
    ("where", "whose"),
    [
        ("клиент.возраст >= 18", {"1"}),
        ("клиент.пол == 'женский'", {"1", "3"}),
        ("план.номер == '2'", {"1"}),
        ("клиент.возраст > 150", set()),
    ],
)
def test_only_those_for_whom_the_condition_holds(office: Desk, where: str, whose: set[str]) -> None:
    assert set(_made(office, "--where", where, "--on", "05.10.2026")) == whose


def test_the_condition_is_that_of_the_day(office: Desk) -> None:
    assert set(_made(office, "--where", "клиент.возраст >= 18", "--on", "02.01.2028")) == {"1", "3"}


def test_both_ways_of_narrowing_hold_together(office: Desk) -> None:
    assert set(_made(office, "--where", "клиент.пол == 'женский'", "--client", "3")) == {"3"}


def test_of_whom_too_little_is_known_is_told(office: Desk) -> None:
    for command, out in (("make", office.out), ("join", office.folder / "all.docx")):
        run = _run(office, command, out, "--where", "клиент.возраст > 18")
        assert "Не хватает данных, чтобы проверить условие:\n  2 Петров Иван Ильич" in run.out


def test_the_institution_s_papers_are_not_made_for_some_clients(office: Desk) -> None:
    run = office.run("make", office.book(BOOK), "--out", office.out, "--where", "клиент.пол == 'женский'")
    assert run.status == 0
    assert not [name for name in office.made() if name.startswith("Учреждение")]


@pytest.mark.parametrize(
    ("options", "papers"),
    [
        (("--client", "1"), []),
        (("--client", "1", "--document", "consent"), []),
        (("--client", "1", "--document", "consent", "--document", "period_summary"), ["Сводка за период"]),
        (("--where", "клиент.возраст > 150", "--document", "practice_diary"), ["Дневник практики"]),
    ],
)
def test_a_paper_named_beside_clients_is_not_left_out_without_a_word(
    office: Desk, options: tuple[str, ...], papers: list[str]
) -> None:
    run = office.run("make", office.book(BOOK), "--out", office.out, *options)
    told = [line.partition(" — ")[0].strip() for line in run.out.splitlines() if "делается один раз" in line]
    assert (run.status, told) == (0, papers)


@pytest.mark.parametrize("command", ["make", "join"])
@pytest.mark.parametrize(
    ("where", "said"), [("клиент.вазраст > 3", "похоже на"), ("клиент.возраст >", "условие")]
)
def test_a_wrong_condition_is_refused(office: Desk, command: str, where: str, said: str) -> None:
    run = _run(office, command, office.folder / "o.docx", "--where", where)
    assert (run.status, said in run.err) == (2, True), run


def test_another_day_is_another_run(office: Desk) -> None:
    assert "на 13.02.2026" in _made(office, "--on", "13.02.2026")["1"]
    assert "на 14.02.2026" in _made(office, "--on", "14.02.2026")["1"]


def test_a_client_is_found_as_of_the_day(desk: Desk) -> None:
    run = desk.run("find", desk.book(BOOK), "--where", "клиент.возраст < 1", "--on", "01.06.2010")
    assert "Подходят под условие (1)" in run.out


VERSIONS: Sheets = {
    "Клиенты": [VERA],
    "Планы": [
        {"Дело": "1", "Номер": "А", "Дата": "05.03.2026", "Проблема": "Нет работы"},
        {"Дело": "1", "Номер": "Б", "Дата": "05.09.2026", "Проблема": "Нет жилья"},
    ],
    "Услуги": [
        {"Дело": "1", "План": "А", "Услуга": "стирка", "Вид": "социально-бытовые"},
        {"Дело": "1", "Услуга": "кормление", "Вид": "социально-бытовые"},
    ],
    "ИППСУ": [
        {"Дело": "1", "Номер": "И2", "Дата": "01.09.2026"},
        {"Дело": "1", "Номер": "И1", "Дата": "01.01.2026"},
    ],
}


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (None, "Б: кормление; И2 из И1 И2"),
        ("05.09.2026", "Б: кормление; И2 из И1 И2"),
        ("04.09.2026", "А: стирка; И2 из И1 И2"),
        ("31.08.2026", "А: стирка; И1 из И1"),
        ("01.02.2025", "Б: кормление; И2 из И1 И2"),  # a day before all of them: none is more in force
    ],
)
def test_in_force_is_what_was_drawn_up_by_the_day(desk: Desk, day: str | None, printed: str) -> None:
    services = "{% for услуга in услуги %}{{ услуга.услуга }}{% endfor %}"
    every = "{% for программа in все_иппсу %} {{ программа.номер }}{% endfor %}"
    desk.template("Карта", f"{{{{ план.номер }}}}: {services}; {{{{ иппсу.номер }}}} из{every}", name="card")
    options = ("--document", "card", *(("--on", day) if day else ()))
    assert desk.make(desk.book(VERSIONS), *options).status == 0
    assert desk.text("1 Соколова Вера/Карта") == printed
    whose = desk.run("find", desk.book(VERSIONS), "--where", "план.номер == 'А'", *options[2:])
    assert ("Соколова" in whose.out) == printed.startswith("А")


@pytest.mark.parametrize(
    ("day", "ended", "listed"),
    [("30.03.2026", "", ""), ("01.04.2026", "", "1 ;"), ("15.04.2026", "15.04.2026", "1 15.04.2026;2 ;")],
)
def test_no_paper_tells_of_what_is_still_to_come(desk: Desk, day: str, ended: str, listed: str) -> None:
    days = {"Дата приема": "01.04.2026", "Дата окончания": "15.04.2026"}
    clients = [VERA | days, IVAN | {"Дата приема": "02.04.2026", "Дата постановки": "02.04.2026"}]
    row = "{{ строка.дело }} {{ строка.дата_окончания or '' }};"
    desk.template("Опись", f"Есть: {{% for строка in журнал_заявлений %}}{row}{{% endfor %}}")
    desk.template("Семьи", 'Семьи: {{ журнал_семей|map(attribute="дела")|join }}')
    run = desk.make(
        *(desk.book({"Учреждение": INSTITUTION, "Клиенты": clients}), "--on", day, "--document", "Семьи"),
        *("--document", "file_cover", "--document", "Опись", "--templates", desk.folder / "templates"),
    )
    assert run.status == 0, run
    assert plain(desk.text("Учреждение/Опись")).removeprefix("Есть:").strip() == listed
    assert plain(desk.text("Учреждение/Семьи")) == ("Семьи: 2" if "2 " in listed else "Семьи:")
    covers = [plain(desk.text(name)) for name in desk.made() if name.startswith("1 ")]
    assert all(("15.04.2026" in cover) == bool(ended) for cover in covers), covers
