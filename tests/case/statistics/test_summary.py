"""The figures of a period: each is worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from desk import IVAN, VERA, Desk, Row
from told import PLAN, book_of, names_of, told

OLEG: dict[str, object] = {"Дело": "3", "Фамилия": "Королев", "Имя": "Олег", "Пол": "мужской"}


def _summary(desk: Desk, **sheets: Sequence[Row]) -> dict[str, object]:
    found: dict[str, object] = told(desk, book_of(**sheets))["сводка"]
    return found


def test_clients_and_plans_by_the_end_of_the_period(desk: Desk) -> None:
    clients: list[Row] = [
        VERA | {"Дата приема": "05.10.2026"},
        IVAN | {"Дата приема": "05.09.2026"},
        OLEG | {"Дата приема": "01.11.2026"},
    ]
    plans = [
        PLAN,
        PLAN | {"Номер": "2", "Дата": "20.10.2026"},
        PLAN | {"Дело": "2", "Дата": "31.10.2026"},
        PLAN | {"Дело": "3", "Дата": "02.11.2026"},
    ]
    found = _summary(desk, Клиенты=clients, Планы=plans)
    names = ("клиентов", "принято", "с_планом", "первых_планов", "пересмотренных_планов")
    assert [found[name] for name in names] == [2, 1, 2, 1, 1]


REVIEWS: list[tuple[str, str, str | None, tuple[int, int, int, int]]] = [
    # what, the day of the review, the next version, (due, in time, late, missed)
    ("in time", "20.10.2026", "20.10.2026", (1, 1, 0, 0)),
    ("earlier in the month", "20.10.2026", "02.10.2026", (1, 1, 0, 0)),
    ("late", "20.10.2026", "21.10.2026", (1, 0, 1, 0)),
    ("not held", "20.10.2026", None, (1, 0, 0, 1)),
    ("held after the period", "20.10.2026", "01.11.2026", (1, 0, 0, 1)),
    ("held before the period", "20.10.2026", "30.09.2026", (0, 0, 0, 0)),
    ("due in another month", "20.11.2026", "20.10.2026", (0, 0, 0, 0)),
]


@pytest.mark.parametrize(("due", "held", "expected"), [case[1:] for case in REVIEWS], ids=names_of(REVIEWS))
def test_reviews_in_time(desk: Desk, due: str, held: str | None, expected: tuple[int, ...]) -> None:
    plans = [PLAN | {"Дата пересмотра": due}, *([PLAN | {"Номер": "2", "Дата": held}] if held else [])]
    found = _summary(desk, Планы=plans)
    names = ("по_сроку", "вовремя", "с_опозданием", "не_проведено")
    assert tuple(found[f"пересмотров_{name}"] for name in names) == expected


def test_contacts_by_their_way(desk: Desk) -> None:
    rows = [
        {"Дело": "1", "Дата": "05.10.2026", "Способ": "лично"},
        {"Дело": "1", "Дата": "06.10.2026", "Способ": "лично"},
        {"Дело": "2", "Дата": "31.10.2026", "Способ": "видеозвонок"},
        {"Дело": "2", "Дата": "01.11.2026", "Способ": "лично"},
        {"Дело": "2", "Дата": "09.10.2026"},
    ]
    found = _summary(desk, Контакты=rows)
    assert (found["контактов"], found["клиентов_с_контактами"]) == (4, 2)
    assert [tuple(row.values()) for row in found["контакты"]] == [  # type: ignore[attr-defined]  # rows
        ("лично", 2, 100),
        ("по телефону", 0, 0),
        ("письмо", 0, 0),
        ("видеозвонок", 1, 50),
        ("не указано", 1, 50),
    ]


def test_services_by_their_sort(desk: Desk) -> None:
    household = {"Предоставляется": "сейчас", "Вид": "социально-бытовые"}
    services = [
        {"Дело": "1", "Услуга": "питание", "Периодичность": "3 раза в день", **household},
        {"Дело": "1", "Услуга": "стирка", "Периодичность": "1 раз в неделю", **household},
        {"Дело": "2", "Услуга": "беседы", "Периодичность": "ежедневно", "Предоставляется": "сейчас"},
    ]
    given = [
        {"Дело": "1", "Услуга": "питание", "Дата": "20.10.2026", "Количество": 62},
        {"Дело": "1", "Услуга": "стирка", "Дата": "20.10.2026", "Количество": 5},
        {"Дело": "2", "Услуга": "беседы", "Дата": "20.10.2026", "Количество": 31},
        {"Дело": "2", "Услуга": "прогулки", "Дата": "20.10.2026", "Количество": 2},
        {"Дело": "2", "Услуга": "прогулки", "Дата": "20.11.2026", "Количество": 9},
    ]
    plans = [PLAN, PLAN | {"Дело": "2"}]
    found = _summary(desk, Планы=plans, Услуги=services, Оказано=given)
    names = ("по_плану", "оказано", "не_хватает", "клиентов_с_недостачей", "вне_плана", "после_окончания")
    assert [found[name] for name in names] == [93 + 4 + 31, 62 + 5 + 31 + 2, 31, 1, 2, 0]
    assert str(found["по_плану"]) == "128–129"
    assert [found[name] for name in ("оказано_в_срок", "сверх_плана", "услуг_без_счета")] == [98, 0, 0]
    assert [tuple(row.values()) for row in found["услуги"]] == [  # type: ignore[attr-defined]  # rows
        ("социально-бытовые", 97, 67, 31, 100, 69),  # 67 of 97
        ("не указано", 31, 33, 0, 32, 34),
    ]


def test_a_service_that_was_not_given_counts_under_its_kind(desk: Desk) -> None:
    services = [
        {"Дело": "1", "Услуга": "питание", "Периодичность": "ежедневно", "Предоставляется": "сейчас"},
        {"Дело": "1", "Услуга": "беседы", "Периодичность": "по обращению", "Предоставляется": "сейчас"},
    ]
    listed = [{"Услуга": "питание", "Вид": "социально-бытовые"}]
    found = _summary(desk, **{"Услуги": services, "Перечень услуг": listed})
    assert [tuple(row.values())[:4] for row in found["услуги"]] == [  # type: ignore[attr-defined]  # rows
        ("социально-бытовые", 31, 0, 31),
        ("не указано", 0, 0, 0),
    ]
    assert found["услуг_без_счета"] == 1


def test_requests_by_channel_priority_and_time(desk: Desk) -> None:
    def request(
        received: str, answered: str | None, channel: str, priority: str | None = None
    ) -> dict[str, object]:
        usual = {"Заявитель": "Ким", "Суть": "вопрос", "Уведомлен": "05.10.2026"}
        return {**usual, "Поступило": received, "Отвечено": answered, "Канал": channel, "Приоритет": priority}

    rows = [
        request("05.10.2026 10:00", "05.10.2026 10:30", "телефон", "немедленно"),
        request("05.10.2026 10:00", "05.10.2026 14:00", "телефон", "сегодня"),
        request("05.10.2026 10:00", "06.10.2026 11:00", "телефон"),
        request("05.10.2026 10:00", "06.10.2026 09:30", "сайт", "обычный"),
        request("06.10.2026 10:00", None, "лично", "обычный") | {"Уведомлен": None},
    ]
    found = _summary(desk, Обращения=rows)
    names = ("обращений", "ответов_в_срок", "просрочено", "без_уведомления")
    assert [found[name] for name in names] == [5, 3, 2, 1]
    assert (
        found["среднее_время_ответа"] == "13\u00a0ч\u00a015\u00a0мин"
    )  # (30 мин + 4 ч + 25 ч + 23 ч 30 мин) / 4
    counts = {
        table: {row["название"]: row["число"] for row in found[table]}  # type: ignore[attr-defined]  # rows
        for table in ("каналы", "приоритеты", "время_ответа")
    }
    assert counts == {
        "каналы": {"лично": 1, "телефон": 3, "электронная почта": 0, "сайт": 1},
        "приоритеты": {"немедленно": 1, "сегодня": 1, "обычный": 2, "не указано": 1},
        "время_ответа": {
            "до 1 часа включительно": 1,
            "более 1 до 4 часов": 1,
            "более 4 до 24 часов": 1,
            "более 24 часов": 1,
            "ответа нет": 1,
        },
    }


def test_an_error_that_is_not_counted_does_not_hold_the_summary_back(desk: Desk) -> None:
    held = {
        "Дата рождения": "32.01.1980",  # counted nowhere
        "Дата приема": "32.10.2026",
    }
    for header, status in zip(held, (True, False), strict=True):
        book = desk.book(book_of(Клиенты=[VERA | {header: held[header]}, IVAN]))
        run = desk.make(book, "--document", "period_summary", "--month", "2026-10")
        assert run.status == 1
        assert (desk.made() == {"Учреждение/Сводка за период"}) is status, run.out
        (desk.out / "Учреждение/Сводка за период.docx").unlink(missing_ok=True)


@pytest.mark.parametrize("parts", [1, 3])
def test_a_book_read_by_several_processes_has_the_same_checks(desk: Desk, parts: int) -> None:
    clients = [VERA | {"Дело": str(number)} for number in range(1, 31)]
    plans = [PLAN | {"Дело": str(number)} for number in range(1, 31)]
    services = [
        {"Дело": str(number), "Услуга": "стирка", "Периодичность": "ежедневно", "Предоставляется": "сейчас"}
        for number in range(1, 31)
    ]
    book = desk.book(book_of(Клиенты=clients, Планы=plans, Услуги=services))
    options = ("--document", "delivery_check", "--month", "2026-02", "--jobs", str(parts))
    assert desk.make(book, *options).status == 0
    assert desk.made() == set()  # the plans are of September
    assert desk.make(book, *options[:3], "2026-10", *options[4:]).status == 0
    assert len(desk.made("Сверка оказанных услуг")) == 30
    assert "за октябрь 2026" in desk.text("30 Соколова Вера/Сверка оказанных услуг").replace("\u00a0", " ")
