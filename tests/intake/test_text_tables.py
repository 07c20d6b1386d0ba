"""Tables of texts as programs write them: what is wrapped, left empty, written in another order, left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Desk
from each import each
from phone_exports import read

from paperwork.common.errors import PaperworkError
from paperwork.intake.incoming import Incoming, Sent
from paperwork.intake.phone import tables
from paperwork.intake.phone.tables import text_tables, unwrapped
from paperwork.intake.tables import read_tables

WRAPPED = (
    ("'+7 900 000-00-00", "+7 900 000-00-00"), ("'-5", "-5"), ("'=1+1", "=1+1"), ("'@vera", "@vera"),
    ('="003"', "003"), ('="a""b"', 'a"b'), ('=""', ""), ("'Аль-Фатих", "'Аль-Фатих"), ("'", "'"),
    ("'003", "003"), ("'89001234567", "89001234567"), ("'5-й' корпус", "'5-й' корпус"),
)  # fmt: skip


@each(("text", "meant"), WRAPPED)
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
    "text",
    [
        "n/a",
        "N/A",
        "#N/A",
        "-",
        "—",
        "--",
        "NULL",
        "null",
        "None",
        "NaN",
        "#Н/Д",
        "н/д",
        "\\N",
        "N\\A",
        "(пусто)",
        "[NULL]",
    ],
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


def test_what_is_wrong_in_a_row_is_told_with_the_row(desk: Desk) -> None:
    book = desk.book({"Клиенты": [{"Дело": "1", "Фамилия": "Ким", "Имя": "Ю", "Телефон": "2-10-21"}]})
    rows = "Дело;Фамилия;Имя;Пол;Телефон", "7;Соколова;Вера;женский;2-10-23", "1;Ким;Ю;мужской;2-10-22"
    (desk.folder / "люди.csv").write_text("\n".join(rows), encoding="utf-8")
    told = desk.run("add", book, desk.folder / "люди.csv").err
    assert "люди.csv, строка 3 (Телефон): «2-10-22» — в книге записано «2-10-21»" in told
    (desk.folder / "кадры.csv").write_text("Код;Фамилия;Имя;Должность\n;Ким;Ю;психолог\n", encoding="utf-8")
    told = desk.run("add", book, desk.folder / "кадры.csv").err
    assert "кадры.csv, строка 2 (Код): пусто — обязательное поле" in told


def test_groups_that_stayed_behind_are_told(tmp_path: Path) -> None:
    path = tmp_path / "kobo.csv"
    path.write_text("client/file_number,client/surname,_uuid,_index\n1,Соколова,a,1\n", encoding="utf-8")
    told = [problem.message for problem in read(path).problems]
    (lost,) = (message for message in told if message.startswith("повторяющихся групп в файле нет: "))
    assert "«Планы», «Цели»" in lost


def test_a_large_table_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PaperworkError, match=r"а\.csv: в таблице больше 30 МБ; разделите ее на части"):
        text_tables("а.csv", b"1,2\n" * 8_000_000)
    monkeypatch.setattr(tables, "MOST_FILLED", 10)
    with pytest.raises(PaperworkError, match="слишком много ячеек"):
        text_tables("а.csv", b"1,2\n" * 6)


RUSSIAN = "Дело;Фамилия;Имя;Пол;Адрес\n1;Соколова;Вера;женский;ул. Мира\n"


@each(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "cp866", "koi8-r", "mac-cyrillic",
     "iso8859-5"],
)  # fmt: skip
@each("change", [str, str.upper])
def test_whatever_system_has_written_the_letters(encoding: str, change: Callable[[str], str]) -> None:
    found = text_tables("а.csv", change(RUSSIAN).encode(encoding))
    assert [cells for table in found for _, cells in table.rows] == [
        change(RUSSIAN).split("\n")[1].split(";")
    ]


DAYS = (  # as programs write a day, and what is read
    ("1980-03-02T00:00:00", "02.03.1980"), ("1980-03-02T00:00:00.000Z", "02.03.1980"),
    ("1980-03-02 00:00:00.0000000", "02.03.1980"), ("1980-03-02T00:00:00+03:00", "02.03.1980"),
    ("13/02/1980 0:00", "13.02.1980"), ("02/13/1980 12:00:00 AM", "13.02.1980"),
    ("2 Mar 1980", "02.03.1980"), ("Mar 2, 1980", "02.03.1980"), ("March 2nd, 1980", "02.03.1980"),
    ("Sunday, March 2, 1980", "02.03.1980"), ("2-Mar-80", "02.03.80"), ("02 September 1980", "02.09.1980"),
    ("2-мар-80", "02.03.80"), ("2.мая.1980", "02.05.1980"), ("2/сент/1980", "02.09.1980"),
    ("1980-03-01T21:00:00Z", "1980-03-01T21:00:00Z"), ("Mar-80", "Mar-80"), ("весной", "весной"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "meant"), DAYS)
def test_a_day_as_programs_write_it(tmp_path: Path, text: str, meant: str) -> None:
    incoming = clients(tmp_path, "Дата рождения", text)
    assert column(incoming, "Дата рождения") == [meant]


def test_cells_beyond_the_headers_are_told(tmp_path: Path) -> None:
    incoming = clients(tmp_path, "Адрес", "ул. Мира;лишнее")
    assert [problem.message for problem in incoming.problems] == ["столбец без заголовка не прочитан"]


def test_the_example_names_a_column_that_is_not_known() -> None:
    with pytest.raises(PaperworkError, match='--map "Кто пришел=Заголовок"'):
        read_tables(Sent("а.csv", "Кто пришел;Телефон\nВера;1\n".encode()))


def test_what_is_said_of_dates_with_strokes_is_not_said_of_those_with_stops(tmp_path: Path) -> None:
    incoming = clients(
        tmp_path, "Дата рождения;Дата приема", "02/03/1980;05.03.2026", "04/05/1990;06.07.2026", dates="месяц"
    )
    assert column(incoming, "Дата рождения") == ["03.02.1980", "05.04.1990"]
    assert column(incoming, "Дата приема") == ["05.03.2026", "06.07.2026"]
    assert column(clients(tmp_path, "Дата приема", "05.03.2026", dates="месяц"), "Дата приема") == [
        "03.05.2026"
    ]
