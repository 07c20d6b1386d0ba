"""The checks of the papers find what they are there for, and nothing that is right."""

from __future__ import annotations

from pathlib import Path

import pytest
from each import each
from paper_pages import Line, Page
from paper_word import plain
from test_paper_pages import is_parted
from test_paper_words import CONFIRMED, DAY, HOLE, INITIALS, NAME


@each(
    ("line", "following"),
    [
        ("справка №", "17 от 02.02.2026"),
        ("Федерального закона №", "152-ФЗ"),
        ("уголок на ул.", "Садовой"),
        ("живет: г.", "Светлоозерск"),
        ("ул. Лесная, д.", "4, кв. 17"),
        ("д. 4, кв.", "17"),
        ("д. 11, корп.", "2"),
        ("по доверенности от", "10.01.2026"),
        ("назначено Михайловой Т.", "Ю., психологу"),
        ("рук. А.", "И. Григорьев"),
        ("Григорьеву А. И. и В.", "Соколовой"),
        ("специалисту Михайловой", "Т. Ю."),
    ],
)
def test_what_may_not_be_parted(line: str, following: str) -> None:
    assert is_parted(line, following)


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("№", "п/п"),
        ("до 5 марта 2026 г.", "Согласие можно отозвать"),
        ("до «___» ____ 20__ г.", "Согласие можно отозвать"),
        ("зависит от", "помощи других"),
        ("пришла Вера", "Ильинична"),
        ("на улице.", "Соколова довольна"),
        ("Соколова В. И.,", "Михайлова Т. Ю."),
    ],
)
def test_where_a_line_may_end(line: str, following: str) -> None:
    assert not is_parted(line, following)


@pytest.mark.parametrize("text", ["План № от 05.03.2026", "(личное дело № ) ознакомлен", "дело №, план"])
def test_a_hole(text: str) -> None:
    assert HOLE.search(text)


@pytest.mark.parametrize("text", ["План № 12-2 от 05.03.2026", "№ п/п", "Личное дело № ______", "План №"])
def test_no_hole(text: str) -> None:
    assert not HOLE.search(text)


@pytest.mark.parametrize(
    "name", ["Т. Ю. Михайлова", "А.-В. К. Преображенская-Белова", "А. Сафина", "Э. Г. Алиев"]
)
def test_initials_and_a_surname(name: str) -> None:
    assert INITIALS.fullmatch(plain(name.replace(" ", "\u00a0")))


@pytest.mark.parametrize(
    "name", ["Михайлова Т. Ю.", "Михайлова Татьяна Юрьевна", "Т. Ю. Михайлова, директор"]
)
def test_other_than_initials_and_a_surname(name: str) -> None:
    assert not INITIALS.fullmatch(name)


@pytest.mark.parametrize(
    ("name", "is_alone"),
    [
        ("Лунина Ольга Петровна", True),
        ("Алиев Эльчин Гасан оглы", True),
        ("Белова-Заречная Анна-Мария", True),
        ("Лунина Ольга Петровна, мать", False),
        ("Швец Г. Н. (дочь)", False),
        ("Швец Галина, доверенность 10.01.2026", False),
    ],
)
def test_a_name_alone(name: str, is_alone: bool) -> None:
    assert bool(NAME.fullmatch(plain(name).replace(".", ""))) is is_alone


def test_a_sentence_with_a_colon() -> None:
    assert CONFIRMED.search("Экземпляр плана получила:")
    assert CONFIRMED.search("С планом ознакомлен(а)")
    assert not CONFIRMED.search("Экземпляр плана получила.")
    assert not CONFIRMED.search("Паспорт составил(а):")


def test_the_underscores_of_a_day_are_no_rule() -> None:
    assert DAY.sub("", "«___»\u00a0____________\u00a020__\u00a0г.") == "\u00a0г."


def test_the_body_of_a_page_is_between_header_and_footer() -> None:
    lines = [Line("2", 290, 30, 300, 44), *(Line(text, 60, top, 200, top + 14) for text, top in ROWS)]
    page = Page(Path(), 0, 842, [lines])
    assert [line.text for line in page.body] == ["первая", "рядом", "последняя"]
    assert [line.text for line in page.first] == ["первая", "рядом"]
    assert [line.text for line in page.last] == ["последняя"]
    assert page.footer == "План № 1 · стр. 2 из 3"


ROWS = (("последняя", 700), ("первая", 60), ("рядом", 61), ("План № 1 · стр. 2 из 3", 800))
