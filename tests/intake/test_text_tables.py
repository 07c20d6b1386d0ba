"""Tables of texts as programs write them: what is wrapped, left empty, written in another order, left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from phone_exports import read

from paperwork.common.errors import PaperworkError
from paperwork.intake.incoming import Incoming, Sent
from paperwork.intake.phone import tables
from paperwork.intake.phone.tables import text_tables, unwrapped
from paperwork.intake.tables import read_tables

WRAPPED = (
    ("'+7 900 000-00-00", "+7 900 000-00-00"), ("'-5", "-5"), ("'=1+1", "=1+1"), ("'@vera", "@vera"),
    ('="003"', "003"), ('="a""b"', 'a"b'), ('=""', ""), ("'Аль-Фатих", "'Аль-Фатих"), ("'", "'"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "meant"), WRAPPED)
def test_what_is_wrapped_for_the_sake_of_excel(text: str, meant: str) -> None:
    assert unwrapped(text) == meant


def clients(folder: Path, header: str, *answers: str, dates: str = "", name: str = "ответы.csv") -> Incoming:
    """A table of clients with one more column, as it is read."""
    lines = [f"Дело;Фамилия;Имя;Пол;{header}"]
    lines += [f"{number};Соколова;Вера;женский;{answer}" for number, answer in enumerate(answers, 1)]
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    incoming = read_tables(Sent(name, (folder / name).read_bytes(), dates=dates))
    assert incoming is not None
    return incoming


def column(incoming: Incoming, header: str) -> list[object]:
    """The answers under the header; None where there is none."""
    return [row.get(header) for row in incoming.rows["Клиенты"]]


@pytest.mark.parametrize(
    "text", ["n/a", "N/A", "#N/A", "-", "—", "--", "NULL", "null", "None", "NaN", "#Н/Д", "н/д", "\\N"]
)
def test_markers_of_an_empty_cell_are_empty_and_counted(tmp_path: Path, text: str) -> None:
    incoming = clients(tmp_path, "Адрес", text, "ул. Мира", text)
    assert column(incoming, "Адрес") == [None, "ул. Мира", None]
    assert [problem.message for problem in incoming.problems] == [f"приняты за пустые ячейки: «{text}» 2"]


PROVEN = (
    (("02/14/1980", "03/04/1990"), ["14.02.1980", "04.03.1990"]),
    (("3/4/1990", "2/14/1980"), ["04.03.1990", "14.02.1980"]),
    (("02.14.1980", "03.04.1990"), ["14.02.1980", "04.03.1990"]),
    (("02-14-80", "03-04-90"), ["14.02.1980", "04.03.1990"]),
    (("14/02/1980", "03/04/1990"), ["14/02/1980", "03/04/1990"]),
    (("1980-02-14", "1990-04-03"), ["1980-02-14", "1990-04-03"]),
    (("1980-14-02", "1990-04-03"), ["14.02.1980", "04.03.1990"]),
    (("85/03/14", "01/02/03"), ["14.03.1985", "03.02.2001"]),
    (("03.04.1990", "01.02.1980"), ["03.04.1990", "01.02.1980"]),
    (("03/03/1990", "04/04/1980"), ["03/03/1990", "04/04/1980"]),
    (("32.01.1980", "03.04.1990"), ["32.01.1980", "03.04.1990"]),
    (("02/14/1980 2:30 PM",), ["14.02.1980 14:30"]),
)  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), PROVEN)
def test_one_row_proves_the_order_of_dates_for_all(
    tmp_path: Path, typed: tuple[str, ...], meant: list[str]
) -> None:
    assert column(clients(tmp_path, "Дата рождения", *typed), "Дата рождения") == meant


@pytest.mark.parametrize("typed", [("03/04/1990", "01/02/1980"), ("03-04-90",), ("14/02/1980", "02/14/1980")])
def test_dates_of_two_meanings_are_asked_about_and_the_cure_works(
    tmp_path: Path, typed: tuple[str, ...]
) -> None:
    with pytest.raises(
        PaperworkError, match=r"ответы.csv, столбец «Дата рождения»: .* добавьте --dates день или"
    ):
        clients(tmp_path, "Дата рождения", *typed)
    first = column(clients(tmp_path, "Дата рождения", "03/04/1990", dates="месяц"), "Дата рождения")
    assert first == ["04.03.1990"]
    assert clients(tmp_path, "Дата рождения", *typed, dates="день").rows
    assert clients(tmp_path, "Дата рождения", *typed, dates="месяц").rows


STAFF = "Фамилия;Имя;Отчество;Телефон\nСоколова;Вера;Ильинична;2-10-21\n"


def test_a_table_of_two_sheets_is_asked_about_and_the_cure_works() -> None:
    with pytest.raises(PaperworkError, match=r'подходит нескольким листам: .*«Клиенты».* --sheet "Клиенты"'):
        read_tables(Sent("люди.csv", STAFF.encode()))
    for sheet in ("Клиенты", "специалисты"):
        incoming = read_tables(Sent("люди.csv", STAFF.encode(), sheet=sheet))
        assert incoming is not None
        assert [title.casefold() for title in incoming.rows] == [sheet.casefold()]
    with pytest.raises(PaperworkError, match="листа «Люди» нет; можно: "):
        read_tables(Sent("люди.csv", STAFF.encode(), sheet="Люди"))


def test_groups_that_stayed_behind_are_told(tmp_path: Path) -> None:
    path = tmp_path / "kobo.csv"
    path.write_text("client/file_number,client/surname,_uuid,_index\n1,Соколова,a,1\n", encoding="utf-8")
    told = [problem.message for problem in read(path).problems]
    assert any(message.startswith("повторяющихся групп в файле нет: «Планы», «Цели»") for message in told)


def test_a_large_table_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PaperworkError, match=r"а\.csv: в таблице больше 30 МБ; разделите ее на части"):
        text_tables("а.csv", b"1,2\n" * 8_000_000)
    monkeypatch.setattr(tables, "MOST_FILLED", 10)
    with pytest.raises(PaperworkError, match="слишком много ячеек"):
        text_tables("а.csv", b"1,2\n" * 6)
