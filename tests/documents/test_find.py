"""`paperwork find`: who may be entitled to a service, who has it in the plan, for whom a condition holds."""

from __future__ import annotations

from datetime import date

import pytest
from desk import IVAN, VERA, Desk, Row, Sheets

from paperwork.russian.dates import add_months

BORN = {age: add_months(date.today(), -12 * age) for age in (30, 70)}
ANNA: Row = {"Дело": "3", "Фамилия": "Ли", "Имя": "Анна", "Пол": "женский"}
BOOK: Sheets = {
    "Перечень услуг": [
        {"Услуга": "помощь в трудоустройстве", "Кому положена": "Безработным\nдо 60 лет"},
        {"Услуга": "помощь в приготовлении пищи", "Кому положена": "Пенсионерам"},
        {"Услуга": "клуб", "Кому положена": None},
    ],
    "Клиенты": [
        VERA | {"Дата рождения": BORN[30], "Социальное положение": "безработная", "Номер приказа": "7"},
        IVAN | {"Дата рождения": BORN[70], "Социальное положение": "пенсионер"},
        ANNA,
    ],
    "Планы": [
        {"Дело": "2", "Номер": "1", "Дата": "01.02.2026", "Проблема": "Один"},
        {"Дело": "2", "Номер": "2", "Дата": "01.08.2026", "Проблема": "Один"},
    ],
    "Услуги": [
        {"Дело": "2", "План": "1", "Услуга": "клуб", "Предоставляется": "сейчас"},
        {"Дело": "2", "Услуга": "помощь в трудоустройстве", "Предоставляется": "позднее"},
        {"Дело": "2", "Услуга": "помощь в приготовлении пищи", "Начало": "01.08.2026"},
    ],
}
HERS, HIS, ANNAS = "1 Соколова Вера Ильинична", "2 Петров Иван Ильич", "3 Ли Анна"
BLANK = "не указаны категория и причина обращения"


@pytest.mark.parametrize(
    ("service", "told"),
    [
        (
            "ТРУДОУСТРОЙСТВЕ",
            "Услуга «помощь в трудоустройстве»\nКому положена: Безработным до 60 лет\n"
            f"Может быть положена, в плане ее нет (1):\n  {HERS} — социальное положение: безработная\n"
            "Может быть положена и есть в плане: никто\n"
            f"Есть в плане, а права на нее по данным книги не видно (1):\n  {HIS} — в плане: позднее\n"
            f"Не хватает данных, чтобы судить (1):\n  {ANNAS} — {BLANK}\n",
        ),
        (
            "помощь в приготовлении пищи",
            "Услуга «помощь в приготовлении пищи»\nКому положена: Пенсионерам\n"
            "Может быть положена, в плане ее нет: никто\nМожет быть положена и есть в плане (1):\n"
            f"  {HIS} — социальное положение: пенсионер; в плане: сейчас, с\u00a001.08.2026\n"
            f"Не хватает данных, чтобы судить (1):\n  {ANNAS} — не указана дата рождения\n"
            "Остальным (1) по данным книги не положена\n",
        ),
        (
            "клуб",
            "Услуга «клуб»\nКому положена: не сказано на листе «Перечень услуг»\n"
            "Может быть положена, в плане ее нет: никто\nМожет быть положена и есть в плане: никто\n"
            "Не хватает данных, чтобы судить (3):\n"
            + "".join(f"  {who} — в перечне не сказано, кому положена\n" for who in (HERS, HIS, ANNAS)),
        ),
    ],
)
def test_who_may_be_entitled(desk: Desk, service: str, told: str) -> None:
    run = desk.run("find", desk.book(BOOK), "--service", service)
    assert (run.status, run.err, run.out) == (0, "", told)


@pytest.mark.parametrize(
    ("where", "fits", "unknown"),
    [
        ("клиент.возраст >= 60 and план.номер == '2'", [HIS], [ANNAS]),
        ("клиент.возраст < 60", [HERS], [ANNAS]),
        ("клиент.пол == «женский»", [HERS, ANNAS], []),
        ("not план.номер", [HERS, ANNAS], []),
        ("клиент.номер_приказа == '7'", [HERS], []),
        ("услуги|length > 1", [HIS], []),
        ("план.дата < сегодня", [HIS], [HERS, ANNAS]),
        ("'пенс' in (клиент.социальное_положение|default(''))", [HIS], []),
        ("услуги|selectattr('услуга', 'equalto', 'клуб')|list|length", [], []),
        ("планы|map(attribute='номер')|join == '12'", [HIS], []),
    ],
)
def test_for_whom_a_condition_holds(desk: Desk, where: str, fits: list[str], unknown: list[str]) -> None:
    run = desk.run("find", desk.book(BOOK), "--where", where)
    lines = [f"Подходят под условие ({len(fits)}):" if fits else "Подходят под условие: никто"]
    lines += [f"  {who}" for who in fits]
    lines += [f"Не хватает данных, чтобы проверить условие ({len(unknown)}):"] if unknown else []
    lines += [f"  {who}" for who in unknown]
    assert (run.status, run.err, run.out.splitlines()) == (0, "", lines)


def test_a_condition_narrows_a_service(desk: Desk) -> None:
    run = desk.run("find", desk.book(BOOK), "--service", "приготовлении", "--where", "клиент.возраст < 60")
    assert HIS not in run.out
    assert f"Не хватает данных, чтобы проверить условие (1):\n  {ANNAS}\n" in run.out


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--where", "клиент.вазраст > 3", "тег «клиент.вазраст» неизвестен; похоже на «клиент.возраст»"),
        ("--where", "клиент.возраст >=", "не дописано"),
        ("--where", "клиент.пол = 'женский'", "равенство пишется двумя знаками: =="),
        ("--where", "клиент.возраст > 'много'", "действие не подходит к таким значениям"),
        ("--where", "клиент.__class__", "имена с «_» в начале закрыты"),
        ("--where", "open('/etc/passwd')", "вызывает то, что не разрешено"),
        ("--where", "клиент.фио|нарисовать", "называет «нарисовать», а такого фильтра нет"),
        ("--where", "range(10**9)|list", "слишком длинный range()"),
        ("--where", "1 %\x01 2", "лишний знак"),
        ("--where", "(" * 400 + "1" + ")" * 400, "слишком сложно"),
        ("--service", "помощь", "услуг с «помощь» несколько: «помощь в трудоустройстве», «помощь в приго"),
        ("--service", "клубб", "услуги «клубб» в книге нет; похоже на «клуб»"),
    ],
)
def test_what_cannot_be_asked(desk: Desk, option: str, value: str, said: str) -> None:
    run = desk.run("find", desk.book(BOOK), option, value)
    assert (run.status, run.out) == (2, "")
    assert said in run.err
    assert run.err.count("\n") == 1


def test_of_two_conditions_none_is_dropped(desk: Desk) -> None:
    book = desk.book(BOOK)
    first, second = "клиент.возраст >= 60", "клиент.пол == 'женский'"
    run = desk.run("find", book, "--where", first, "--where", second)
    assert (run.status, run.out) == (2, "")
    assert "--where назван не один раз, а значение у него одно; соедините условия: (первое) and" in run.err
    assert desk.run("find", book, "--where", f"({first}) and ({second})").status == 0


# what is typed, what is proposed, and the condition to which that leads
CURES = (
    ("клиент.возраст => 60", "напишите «{}»", "клиент.возраст >= 60"),
    ("не клиент.снилс", "напишите «{}»", "not клиент.снилс"),
    ("клиент.возраст>60 и план.номер", "напишите «{}»", "клиент.возраст>60 and план.номер"),
    ("Возраст > 60", "напишите «клиент.возраст»", "клиент.возраст > 60"),
    ("клиент.пол = 'женский'", "напишите «{}»", "клиент.пол == 'женский'"),
    ("клиент.пол == женский", "возьмите его в одинарные кавычки: 'женский'", "клиент.пол == 'женский'"),
    ("клиент.дата_рождения < 1960", "«{}»", "клиент.дата_рождения|год|int < 1960"),
    ("клиент.дата_рождения < 01.01.1960", "«{}»", "клиент.дата_рождения < сегодня"),
)


def test_the_cure_of_a_condition_leads_to_people(desk: Desk) -> None:
    book = desk.book(BOOK)
    for typed, proposed, meant in CURES:
        run = desk.run("find", book, "--where", typed)
        assert (run.status, proposed.format(meant) in run.err) == (2, True), run.err
        assert desk.run("find", book, "--where", meant).status == 0, meant
