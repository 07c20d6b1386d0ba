"""What a template sees: the values of a case under their Russian names."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Row, Sheets

from paperwork.book.casebook import Book
from paperwork.case.computed import COMPUTED_TABLE_BY_TAG
from paperwork.case.context import ClientContext, cases
from paperwork.case.tags import all_tags, tag_tree
from paperwork.intake.excel.reading.read import read_book
from paperwork.sheets import SCHEMAS

TODAY = date(2026, 3, 10)
NB = "\u00a0"
ALL = [tag.name for tag in all_tags({"Клиенты": {"номер_приказа": "Номер приказа"}})]

CLIENTS: list[Row] = [
    VERA
    | {
        "Дата рождения": "10.03.1980",
        "Семейное положение": "женат/замужем",
        "Социальное положение": "безработный",
        "Специалист": "с1",
        "Номер приказа": 12.0,
    },
    IVAN
    | {"Отчество": None, "Дата рождения": "11.03.2004", "Семейное положение": "замужем", "Специалист": "С9"},
    {"Дело": "3", "Фамилия": "Ли", "Имя": "Анна-Мария", "Пол": "женский"},
]
SHEETS: Sheets = {
    "Учреждение": INSTITUTION,
    "Специалисты": [{"Код": "С1", "Фамилия": "Сафина", "Имя": "Алия", "Должность": "психолог"}],
    "Клиенты": CLIENTS,
    "Портреты": [
        {
            "Дело": "1",
            "Жизненная позиция": "своя собственная",
            "Особенности поведения": "замкнутость; упорство",
            "Вредные привычки": "курение\nнаблюдается тяга к азартным играм",
        }
    ],
    "Планы": [
        {
            "Дело": "1",
            "Номер": "2",
            "Дата": "05.03.2026",
            "Проблема": "вторая",
            "Пересмотр через": "6 месяцев",
        },
        {
            "Дело": "1",
            "Номер": "3",
            "Дата": "01.12.2025",
            "Проблема": "третья",
            "Дата пересмотра": "01.02.2026",
        },
        {
            "Дело": "1",
            "Номер": "1",
            "Дата": "31.08.2025",
            "Проблема": "первая",
            "Пересмотр через": "6 месяцев",
        },
        {"Дело": "2", "Дата": "05.03.2026", "Проблема": "одна"},
    ],
    "Цели": [
        {"Дело": "1", "План": "1", "Цель": "Найти жилье"},
        {"Дело": "1", "Цель": "Найти работу"},
        {"Дело": "1", "План": "2", "Цель": "Пройти лечение"},
    ],
    "Действия": [
        {"Дело": "1", "Цель": "пройти лечение", "Действие": "Записаться к врачу", "Срок": date(2026, 3, 16)},
        {"Дело": "1", "Цель": "1", "Действие": "Составить резюме", "Срок": "до конца марта"},
        {"Дело": "1", "Цель": "Переехать", "Действие": "Собрать вещи"},
        {"Дело": "1", "План": "1", "Цель": "найти жилье", "Действие": "Подать заявление"},
    ],
    "Услуги": [
        {
            "Дело": "1",
            "План": "1",
            "Услуга": "кормление",
            "Предоставляется": "сейчас",
            "Начало": "01.09.2025",
        },
        {
            "Дело": "1",
            "Услуга": "стирка",
            "Предоставляется": "позднее",
            "Начало": "05.03.2026",
            "Окончание": "05.09.2026",
        },
    ],
    "Контакты": [{"Дело": "1", "Дата": date(2026, 3, 1)}, {"Дело": "1", "Дата": "02.03.2026"}],
    "Оказано": [{"Дело": "1", "Услуга": "стирка", "Дата": "06.03.2026", "Количество": 1.0}],
    "Обращения": [
        {"Номер": "A-1", "Поступило": "01.03.2026 10:00", "Заявитель": "Ким", "Суть": "вопрос"},
        {"Поступило": "02.03.2026 10:00", "Заявитель": "Ли", "Суть": "другой"},
    ],
    "Склонения": [{"Слово": "Ли", "Дательный": "Ли"}],
    "Списки": [{"Жизненная позиция": "созерцательная"}],
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    path: Path = Desk(tmp_path_factory.mktemp("case")).book(SHEETS)
    return read_book(path, today=TODAY)


@pytest.fixture(scope="module")
def contexts(book: Book) -> dict[str, Any]:
    """The values for each client by his number, and for the book as a whole."""
    found = {
        case.client.file_number: case.context(ALL, on=TODAY) for case in cases(book, TODAY) if case.client
    }
    return {
        **{str(number): values for number, values in found.items()},
        "": ClientContext(book, TODAY).context(ALL, on=TODAY),
    }


@pytest.mark.parametrize(
    ("client", "tag", "value"),
    [
        ("1", "клиент.фио", "Соколова Вера Ильинична"),
        ("1", "клиент.фамилия_и_о", f"Соколова{NB}В.{NB}И."),
        ("1", "клиент.и_о_фамилия", f"В.{NB}И.{NB}Соколова"),
        ("1", "клиент.возраст", 46),
        ("2", "клиент.возраст", 21),
        ("3", "клиент.возраст", None),
        ("2", "клиент.фамилия_и_о", f"Петров{NB}И."),
        ("3", "клиент.и_о_фамилия", f"А.-М.{NB}Ли"),
        ("1", "клиент.семейное_положение", "замужем"),
        ("1", "клиент.социальное_положение", "безработная"),
        ("2", "клиент.семейное_положение", "женат"),
        ("1", "клиент.номер_приказа", "12"),
        ("2", "клиент.номер_приказа", None),
        ("1", "специалист.фио", "Сафина Алия"),
        ("2", "специалист.фио", None),
        ("3", "специалист.фио", None),
        ("1", "сегодня", TODAY),
        ("1", "план.проблема", "вторая"),
        ("1", "план.дата_пересмотра", date(2026, 9, 5)),
        ("1", "планы.0.дата_пересмотра", date(2026, 2, 28)),
        ("1", "планы.1.дата_пересмотра", date(2026, 2, 1)),
        ("2", "план.дата_пересмотра", None),
        ("3", "план.проблема", None),
        ("3", "план.услуги", []),
        ("3", "планы", []),
        ("3", "портрет.вероисповедание", None),
        ("1", "планы.*.проблема", ["первая", "третья", "вторая"]),
        ("1", "планы.0.услуги.*.услуга", ["кормление"]),
        ("1", "планы.0.услуги.*.срок", [f"с{NB}01.09.2025"]),
        ("1", "планы.0.цели.*.цель", ["Найти жилье"]),
        ("1", "планы.0.действия.*.к_цели", ["1"]),
        ("1", "планы.1.услуги", []),
        ("1", "услуги.*.услуга", ["стирка"]),
        ("1", "услуги.*.срок", ["05.03.2026 – 05.09.2026"]),
        ("1", "услуги.*.срок_в_плане", [f"до{NB}05.09.2026"]),  # later, and the day of the plan has come
        ("1", "планы.0.услуги.*.срок_в_плане", [f"с{NB}01.09.2025"]),
        ("1", "планы.0.срок_пересмотра", "6 месяцев"),
        ("1", "план.услуги.*.услуга", ["стирка"]),
        ("1", "цели.*.цель", ["Найти работу", "Пройти лечение"]),
        ("1", "цели.*.номер", [1, 2]),
        ("1", "действия.*.к_цели", ["2", "1", "Переехать"]),
        ("1", "действия.*.срок", [date(2026, 3, 16), "до конца марта", None]),
        ("1", "контакты.*.номер", [1, 2]),
        ("1", "контакты.*.дата", [date(2026, 3, 1), date(2026, 3, 2)]),
        ("1", "оказано.*.количество", [1]),
        ("2", "оказано", []),
        ("1", "портрет.особенности_поведения", "замкнутость, упорство"),
        ("1", "обращения.*.номер", ["A-1", None]),
        ("", "клиенты.*.фио", ["Соколова Вера Ильинична", "Петров Иван", "Ли Анна-Мария"]),
        ("", "клиенты.*.номер", [1, 2, 3]),
        ("", "клиенты.*.семейное_положение", ["замужем", "женат", None]),
        ("", "специалисты.*.фио", ["Сафина Алия"]),
        ("", "паспорт.транспорт", None),
        ("", "учреждение.целевая_группа", "молодежи"),
        ("", "склонения", {"Ли": {"дательный": "Ли"}}),
    ],
)
def test_values(contexts: dict[str, Any], client: str, tag: str, value: object) -> None:
    found = _reached(contexts[client], tag.split("."))
    assert found == value
    assert isinstance(found, type(value))


def _reached(values: Any, path: list[str]) -> Any:
    for at, name in enumerate(path):
        if name == "*":
            return [_reached(item, path[at + 1 :]) for item in values]
        values = values[int(name)] if name.isdigit() else values[name]
    return values


def _chosen(values: Mapping[str, Any], tag: str) -> list[str]:
    return [option["текст"] for option in values["варианты"][tag] if option["выбран"]]


def test_options(contexts: dict[str, Any]) -> None:
    portrait = contexts["1"]["портрет"]
    stances = [option["текст"] for option in portrait["варианты"]["жизненная_позиция"]]
    assert stances[-2:] == ["созерцательная", "своя собственная"]
    assert _chosen(portrait, "жизненная_позиция") == ["своя собственная"]
    assert _chosen(portrait, "особенности_поведения") == ["замкнутость", "упорство"]
    assert _chosen(portrait, "вредные_привычки")[-1] == "наблюдается тяга к азартным играм"
    assert _chosen(portrait, "проявление_эмоций") == []


def test_options_speak_of_the_person_in_the_right_gender(contexts: dict[str, Any]) -> None:
    hers = [option["текст"] for option in contexts["1"]["клиент"]["варианты"]["семейное_положение"]]
    his = [option["текст"] for option in contexts["2"]["клиент"]["варианты"]["семейное_положение"]]
    assert hers[:2] == ["замужем", "не замужем"]
    assert his[:2] == ["женат", "холост"]
    assert _chosen(contexts["1"]["клиент"], "семейное_положение") == ["замужем"]
    assert _chosen(contexts["2"]["клиент"], "семейное_положение") == ["женат"]


def test_a_blank_record_has_its_options_and_none_is_chosen(contexts: dict[str, Any]) -> None:
    portrait = contexts["3"]["портрет"]
    assert len(portrait["варианты"]["жизненная_позиция"]) > 2
    assert all(_chosen(portrait, tag) == [] for tag in portrait["варианты"])


def test_every_declared_tag_is_there(contexts: dict[str, Any]) -> None:
    for values in contexts.values():
        assert _missing(tag_tree(), values, "") == []


def _missing(tree: Any, values: Any, path: str) -> list[str]:
    """The names of the tree that the values lack, in every row of every table."""
    if isinstance(tree, list):
        return [name for row in values for name in _missing(tree[0], row, f"{path}[]")]
    if not isinstance(tree, Mapping):
        return []
    return [
        name
        for key, inner in tree.items()
        for name in (_missing(inner, values[key], f"{path}.{key}") if key in values else [f"{path}.{key}"])
    ]


def test_values_are_plain_and_travel_between_processes(contexts: dict[str, Any]) -> None:
    assert pickle.loads(pickle.dumps(contexts)) == contexts
    kinds = {type(value).__name__ for value in _leaves(contexts)}
    numbers = {"int", "Decimal", "Age", "Span"}
    assert kinds <= {"str", "bool", "date", "datetime", "NoneType", "PersonName", *numbers}


def _leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for inner in value.values() for leaf in _leaves(inner)]
    if isinstance(value, list):
        return [leaf for inner in value for leaf in _leaves(inner)]
    return [value]


def test_nothing_is_left_in_a_circle(book: Book) -> None:
    tags = [tag.name for tag in all_tags()]
    cases(book, date(2026, 3, 5))[0].context(tags)  # what is made once for all
    gc.collect()
    gc.disable()
    try:
        cases(book, date(2026, 3, 5))[0].context(tags)
        assert gc.collect() == 0  # the workers of a large batch collect no garbage
    finally:
        gc.enable()


def test_only_what_is_asked_for_is_gathered(book: Book) -> None:
    values = cases(book, TODAY)[0].context(["клиент.фио", "планы[].услуги[].услуга"])
    assert set(values) == {"клиент", "планы", "склонения"}
    assert "варианты" not in values["клиент"]
    assert ClientContext(book, TODAY).context([]) == {"склонения": {"Ли": {"дательный": "Ли"}}}


def test_tags_of_ones_own_columns() -> None:
    tree = tag_tree({"Клиенты": {"номер_приказа": "Номер приказа"}, "Услуги": {"тариф": "Тариф"}})
    assert "номер_приказа" in tree["клиент"]
    assert "номер_приказа" in tree["клиенты"][0]
    assert "тариф" in tree["услуги"][0]
    assert "тариф" in tree["планы"][0]["услуги"][0]


def test_no_tag_stands_twice_and_every_header_has_one() -> None:
    names = [tag.name for tag in all_tags()]
    assert len(names) == len(set(names))
    for schema in SCHEMAS:
        for root in schema.sheet.tags:
            found = {name.rsplit(".", 1)[1] for name in names if name.startswith((f"{root}.", f"{root}[]."))}
            assert {item.tag for item in schema.fields} <= found


RULE = "____________"
BLANK_SHEETS: dict[str, Row | list[Row]] = {"Клиенты": [VERA, IVAN]}


def test_what_is_not_filled_in_prints_a_rule_to_write_on(desk: Desk) -> None:
    theirs = {schema.sheet.tag for schema in SCHEMAS if schema.sheet.per_client}
    singles = [
        tag
        for tag in ALL
        if "[]" not in tag
        and not tag.startswith(("клиент.", "сегодня", "практика."))
        and tag.split(".")[0] not in theirs
        and tag.split(".")[0] not in COMPUTED_TABLE_BY_TAG  # what is worked out is not typed
    ]
    desk.template(
        "Пустое", "{{ клиент.адрес }}" + "".join(f"[{{{{ {tag} }}}}]" for tag in singles), name="blank"
    )
    run = desk.make(desk.book(BLANK_SHEETS), "--document", "blank")
    assert run.status == 0, run.err
    text = desk.text("1 Соколова Вера/Пустое").removeprefix(RULE)
    assert "[молодежи]" in text  # the usual answer and what is worked out of it
    assert "[молодежью]" in text
    text = text.replace("[молодежи]", "[]").replace("[молодежью]", "[]").replace(f"[{RULE}]", "[]")
    assert text == "[]" * len(singles)


def test_a_long_answer_of_ones_own_is_printed_apart_and_the_last(desk: Desk) -> None:
    short, long = (
        "рисует",
        "вяжет на заказ для соседей и знакомых, а летом работает в саду у сестры в деревне",
    )
    portrait = {"Дело": "1", "Вредные привычки": f"{long}; {short}; курение"}
    book = read_book(desk.book({**SHEETS, "Портреты": [portrait]}))
    values = ClientContext(book, TODAY, book.clients[0]).context(
        ["портрет.варианты.вредные_привычки[].отдельно"]
    )
    options = values["портрет"]["варианты"]["вредные_привычки"]
    assert [(item["текст"], item["отдельно"]) for item in options if item["выбран"]] == [
        ("курение", False),
        (short, False),
        (long, True),
    ]
    assert options[-1]["текст"] == long
