"""Cases of surnames that are adjectives, participles or words in -ец."""

import pytest
from each import each

from paperwork.russian.cases import Case
from paperwork.russian.declension import decline
from paperwork.russian.names import full_name

# A woman's adjective has one form in four cases and another in the accusative.
WOMEN = """
    Непомнящая Непомнящей, Бегущая Бегущей, Говорящая Говорящей, Летящая Летящей, Курящая Курящей,
    Непьющая Непьющей, Общая Общей, Тощая Тощей, Горячая Горячей, Кипучая Кипучей, Могучая Могучей,
    Ходячая Ходячей, Рыжая Рыжей, Свежая Свежей, Пригожая Пригожей, Прохожая Прохожей, Хорошая Хорошей,
    Лучшая Лучшей, Старшая Старшей, Ушедшая Ушедшей, Бывшая Бывшей, Толстая Толстой, Косая Косой,
    Большая Большой, Чужая Чужой, Меньшая Меньшой, Лихая Лихой, Золотая Золотой, Синяя Синей,
    Верхняя Верхней, Волчья Волчьей, Божья Божьей, Третья Третьей
"""
# The genitive and the instrumental: the dative and the prepositional have the genitive's base.
MEN = """
    Непомнящий Непомнящего Непомнящим, Бегущий Бегущего Бегущим, Говорящий Говорящего Говорящим,
    Непьющий Непьющего Непьющим, Тощий Тощего Тощим, Горячий Горячего Горячим, Могучий Могучего Могучим,
    Рыжий Рыжего Рыжим, Пригожий Пригожего Пригожим, Хороший Хорошего Хорошим, Лучший Лучшего Лучшим,
    Бывший Бывшего Бывшим, Толстой Толстого Толстым, Седой Седого Седым, Большой Большого Большим,
    Чужой Чужого Чужим, Меньшой Меньшого Меньшим, Лихой Лихого Лихим, Сухой Сухого Сухим,
    Дорогой Дорогого Дорогим, Синий Синего Синим, Верхний Верхнего Верхним, Волчий Волчьего Волчьим,
    Божий Божьего Божьим, Третий Третьего Третьим, Заячий Заячьего Заячьим
"""
IN_EC = """
    Муромец Муромца Муромцем, Немец Немца Немцем, Горец Горца Горцем, Владелец Владельца Владельцем,
    Литовец Литовца Литовцем, Казанец Казанца Казанцем, Гордиенец Гордиенца Гордиенцем,
    Коломиец Коломийца Коломийцем, Индеец Индейца Индейцем, Царегородец Царегородца Царегородцем,
    Вовкодавец Вовкодавца Вовкодавцем, Ямполец Ямпольца Ямпольцем, Колодец Колодца Колодцем,
    Заяц Зайца Зайцем, Заец Зайца Зайцем, Агнец Агнца Агнцем, Палец Пальца Пальцем, Швец Швеца Швецом,
    Кузнец Кузнеца Кузнецом, Боец Бойца Бойцом, Гонец Гонца Гонцом, Жнец Жнеца Жнецом,
    Мертвец Мертвеца Мертвецом, Беглец Беглеца Беглецом, Хохлец Хохлеца Хохлецом,
    Стрелец Стрельца Стрельцом, Ковалец Ковальца Ковальцом, Донец Донца Донцом, Кравец Кравца Кравцом,
    Горобец Горобца Горобцом, Бубенец Бубенца Бубенцом, Баранец Баранца Баранцом, Ямец Ямца Ямцом,
    Перец Переца Перецем, МУРОМЕЦ МУРОМЦА МУРОМЦЕМ
"""


def _rows(table: str) -> list[list[str]]:
    return [row.split() for row in table.split(",")]


@each(("surname", "form"), _rows(WOMEN))
def test_a_womans_adjective(surname: str, form: str) -> None:
    accusative = surname[:-2] + {"ая": "ую", "яя": "юю", "ья": "ью"}[surname[-2:]]
    assert _forms(surname, "женский") == [form, form, accusative, form, form]


@each(("surname", "genitive", "instrumental"), _rows(MEN))
def test_a_mans_adjective(surname: str, genitive: str, instrumental: str) -> None:
    stem = genitive[:-2]
    assert _forms(surname, "мужской") == [genitive, f"{stem}му", genitive, instrumental, f"{stem}м"]


@each(("surname", "genitive", "instrumental"), _rows(IN_EC))
def test_a_mans_surname_in_ec(surname: str, genitive: str, instrumental: str) -> None:
    dative, prepositional = (genitive[:-1] + vowel for vowel in ("УЕ" if surname.isupper() else "уе"))
    assert _forms(surname, "мужской") == [genitive, dative, genitive, instrumental, prepositional]


@each("surname", [surname for surname, *_ in _rows(IN_EC)])
def test_a_womans_surname_in_ec_stays(surname: str) -> None:
    assert set(_forms(surname, "женский")) == {surname}


@pytest.mark.parametrize(("surname", "dative"), [("Непомнящая", "Непомнящей"), ("Рыжий", "Рыжему")])
def test_the_ending_shows_the_sex(surname: str, dative: str) -> None:
    assert decline(full_name(surname, None), Case.DATIVE) == dative


def _forms(surname: str, sex: str) -> list[str]:
    return [str(decline(full_name(surname, None, None, sex), case)) for case in Case]
