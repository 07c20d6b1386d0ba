"""What is due on the page, and the clients who are blocked there."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta

import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Sheets, plain, text_of
from test_page import PLAN, chapter, opened, saved
from visitor import Answer, Visitor

from paperwork.case.statistics.due import Matter


def in_days(days: int) -> str:
    """The date so many days from today."""
    return f"{date.today() + timedelta(days):%d.%m.%Y}"


CONSENTED = {"Дата согласия": in_days(-60)}


DUE: Sheets = {
    "Учреждение": INSTITUTION,
    "Клиенты": [VERA | CONSENTED, IVAN | {"Дата приема": in_days(-3)}],
    "Планы": [PLAN | {"Дата": in_days(-20)}],
    "Услуги": [{"Дело": "1", "Услуга": "стирка", "Начало": in_days(-10), "Окончание": in_days(3)}],
    "Обращения": [
        {
            "Номер": "7",
            "Поступило": in_days(-2),
            "Заявитель": "Прохожий",
            "Суть": "ночлег",
            "Уведомлен": in_days(-2),
        }
    ],
}


STEPS = [  # day, whether it is said to be late, words, the form that it leads to
    (-6, True, "Контакт: дело 1, Соколова В. И., с начала плана не было", "Контакты"),
    (-3, True, "Согласие на обработку данных: дело 2, Петров И. И.", "Личные данные"),
    (-1, True, "Ответ на обращение: № 7, Прохожий", "Обращения"),
    (3, False, "Окончание услуги: дело 1, Соколова В. И., стирка", "Услуги"),
]


def agenda(answer: Answer) -> list[str]:
    return [" ".join(item.text_content().split()) for item in answer.page.cssselect(".due li")]


def week_and_kind(step: tuple[int, bool, str, str]) -> tuple[int, int]:
    """This week comes first, then the next and what is late for longer; in each kind after kind."""
    day, monday = step[0], -date.today().weekday()
    return (2 if day < monday else int(day >= monday + 7)), list(Matter).index(
        Matter(step[2].partition(":")[0])
    )


def test_what_is_due_is_shown_by_week_and_kind_and_leads_to_its_rows(visitor: Visitor, desk: Desk) -> None:
    page = opened(visitor, desk, DUE)
    found = agenda(visitor.get("due"))
    steps = sorted(STEPS, key=week_and_kind)
    for line, (day, is_late, words, _) in zip(found, steps, strict=True):
        late = " просрочено" if is_late else ""
        assert line.startswith(f"{in_days(day)}{late} {words}"), line
    assert "Просрочено: 3, в ближайшие 7 дней: 1." in page.words
    for (_, _, _, title), link in zip(steps, visitor.get("due").page.cssselect(".due a"), strict=True):
        path, _, anchor = link.get("href").partition("#")
        form = visitor.get(path)
        titles = [item.text_content() for item in form.page.cssselect("h1, h2, .tabs [aria-current]")]
        assert title in " ".join(titles), path
        assert not anchor or form.page.get_element_by_id(anchor) is not None


def test_what_is_due_is_counted_by_kind_and_one_kind_can_be_seen_alone(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk, DUE)
    page = visitor.get("due")
    kinds = {plain(a.text_content()): a.get("href") for a in page.page.cssselect(".kinds a")}
    assert list(kinds) == [
        "Все 4",
        "Ответ на обращение 1",
        "Контакт 1",
        "Окончание услуги 1",
        "Согласие на обработку данных 1",
    ]
    assert sorted(plain(item.text_content()) for item in page.page.cssselect("h3")) == sorted(list(kinds)[1:])
    alone = agenda(visitor.get(kinds["Контакт 1"]))
    assert [line.partition("Контакт")[1] for line in alone] == ["Контакт"]
    assert len(agenda(visitor.get("due?kind=99"))) == 4


def test_a_telephone_stays_on_its_line(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk, {"Клиенты": [VERA | {"Телефон": "+7 900 000-00-01", "Дата приема": in_days(-1)}]})
    (line,) = agenda(visitor.get("due"))
    assert line.endswith("0\u201100\u201101")


def test_what_is_done_is_due_no_more(visitor: Visitor, desk: Desk) -> None:
    opened(visitor, desk, DUE)
    saved(visitor, chapter(visitor, "Петров", "Личные"), Дата_согласия=in_days(-1))
    assert not [line for line in agenda(visitor.get("due")) if "Согласие" in line]


def test_nothing_due_is_one_quiet_sentence(visitor: Visitor, desk: Desk) -> None:
    page = opened(visitor, desk, {"Клиенты": [VERA | CONSENTED]})
    assert (agenda(visitor.get("due")), "Срочных дел нет." in page.words) == ([], True)
    assert "Срочных дел" not in visitor.post("new", {"forget": "1"}).words


def test_much_that_is_due_is_one_line_and_listed_apart(visitor: Visitor, desk: Desk) -> None:
    people = [VERA | {"Дело": str(number), "Дата приема": in_days(-1)} for number in range(150)]
    page = opened(visitor, desk, {"Клиенты": people})
    assert page.page.cssselect(".due li") == []
    assert "Просрочено: 150." in page.words
    everything = visitor.get(page.links("/due")[0])
    rest = visitor.get(everything.links("due?from=")[0])
    assert len(set(agenda(everything) + agenda(rest))) == 150
    assert agenda(visitor.post("clients", {"words": "соколова"})) == []


@pytest.mark.parametrize("answer", ["заблокирована", "отозвано", "не знаю"])
def test_a_blocked_client_is_listed_as_blocked_only(visitor: Visitor, desk: Desk, answer: str) -> None:
    people = [VERA | {"Обработка данных": answer}, IVAN | CONSENTED]
    request = {"Поступило": in_days(-2), "Заявитель": "Соколова", "Дело": "1", "Суть": "ночлег"}
    page = opened(visitor, desk, {**DUE, "Клиенты": people, "Обращения": [request]})
    reason = "не прочитано" if answer == "не знаю" else answer
    assert agenda(visitor.get("due")) == []
    assert [a.text_content() for a in page.page.cssselect(".people a")] == ["Петров Иван Ильич"]
    assert f"Соколова Вера Ильинична, дело 1 — {reason}" in page.words
    assert "Соколова" in visitor.post("clients", {"words": "соколова"}).words
    assert "Соколова" not in visitor.post("clients", {"words": "петров"}).words
    everything = zipfile.ZipFile(io.BytesIO(visitor.get("zip").body))
    assert {name.partition("/")[0] for name in everything.namelist()} == {"2 Петров Иван", "Учреждение"}
    for name in everything.namelist():
        path = desk.folder / "one.docx"
        path.write_bytes(everything.read(name))
        assert "Соколова" not in text_of(path), name
    offered = visitor.get("sheet/140").page.cssselect("datalist option")
    assert "Соколова" not in " ".join(item.text_content() + str(item.attrib) for item in offered)


def test_a_blocked_client_has_forms_but_no_papers(visitor: Visitor, desk: Desk) -> None:
    page = opened(visitor, desk, {**DUE, "Клиенты": [VERA | {"Обработка данных": "отозвано"}, IVAN]})
    card = visitor.get(page.cards[1])
    assert "Соколова" in card.words
    assert "Обработка данных: отозвано" in card.words
    assert card.links("paper/") == card.links("/zip") == card.links("/packet") == []
    for path in ("paper/service_plan", "paper/service_plan/pages", "paper/visit_card", "zip", "packet"):
        refused = visitor.get(f"{page.cards[1]}/{path}")
        assert (refused.status, "не разрешена (отозвано)" in refused.words) == (400, True)
    saved(
        visitor,
        chapter(visitor, "Соколова", "Личные"),
        Обработка_данных="разрешена",
        Дата_согласия=in_days(-9),
    )
    assert "Обработка данных не разрешена" not in visitor.get("clients").words
    assert visitor.get(f"{page.cards[1]}/paper/service_plan").status == 200


def test_a_cell_that_names_a_blocked_client_is_told(visitor: Visitor, desk: Desk) -> None:
    contact = {"Дело": "2", "Дата": "05.03.2026", "Содержание": "сосед Соколовой В. И."}
    clients = [VERA | {"Обработка данных": "отозвано"}, IVAN]
    opened(visitor, desk, {"Клиенты": clients, "Контакты": [contact]})
    words = visitor.get("problems").words
    assert "здесь назван клиент, данные которого обрабатывать нельзя" in words
    assert "сосед" not in words
