"""Headers, tags, and when two spellings are the same name."""

from __future__ import annotations

from each import each
from hypothesis import given
from hypothesis import strategies as st

from paperwork.common.naming import fold, nearest, tag_of
from paperwork.sheets import SCHEMAS

TAGS = (
    ("Дата рождения", "дата_рождения"), ("  Дата\nрождения * ", "дата_рождения"),
    ("E-mail (рабочий)", "e_mail_рабочий"),
    ("№", ""), ("№ п/п", "п_п"), ("2026", "2026"), ("Адрес_2", "адрес_2"), ("\ufeffДе\u200bло\u00ad", "дело"),
    ("Прие\u0308м, осе\u0301нний", "приём_осе_нний"), ("", ""),
)  # fmt: skip
SAME = (
    ("Дата приёма", "дата приема"), ("ДЕЛО*", "дело"), ("Teлeфoн", "Телефон"), ("Дело\u00a0", "Дело"),
    ("Oтвeт", "ответ"),
    ("E-mail", "e mail"), ("Действие", "Деи\u0306ствие"), ("Цель:", "цель"),
)  # fmt: skip
NEAREST = (
    ("Фамлия", ("Фамилия", "Имя"), "Фамилия"), ("имя ", ("Фамилия", "Имя"), "Имя"),
    ("Рост", ("Фамилия", "Имя"), None),
    ("Фамлия", (), None), ("", ("Имя",), None),
)  # fmt: skip


@each(("header", "tag"), TAGS)
def test_the_tag_of_a_header(header: str, tag: str) -> None:
    assert tag_of(header) == tag


@each(("one", "other"), SAME)
def test_the_same_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@each(("text", "known", "found"), NEAREST)
def test_the_nearest_name(text: str, known: tuple[str, ...], found: str | None) -> None:
    assert nearest(text, known) == found


def test_every_header_of_a_sheet_has_its_own_name() -> None:
    for schema in SCHEMAS:
        assert (
            len({item.tag for item in schema.fields})
            == len({fold(item.header) for item in schema.fields})
            == len(schema.fields)
        )


@given(st.text())
def test_any_text_has_a_name(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert " " not in tag_of(text)
