"""Names of files and folders: allowed everywhere, never colliding, the same whatever is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import IVAN, VERA, Desk, Row, Sheets

from paperwork.documents.names import Names, safe_name

LONG = "я" * 300


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("12 Соколова Вера", "12 Соколова Вера"),
        ("7/2024 Ли Ян", "7_2024 Ли Ян"),
        ('а<б>в:г"д/е\\ж|з?и*к', "а_б_в_г_д_е_ж_з_и_к"),
        ("строка\nс\tразрывом", "строка с разрывом"),
        ("звон\x07ок", "звон_ок"),
        ("ноль\u200bширина\u202eслева", "ноль_ширина_слева"),
        ("неразрывный\u00a0пробел", "неразрывный пробел"),
        ("  по краям  ", "по краям"),
        ("имя.", "имя_"),
        ("имя...", "имя___"),
        ("имя . ", "имя _"),
        ("...", "___"),
        (".скрытое", "_скрытое"),
        ("а.б.в", "а.б.в"),
        ("", "_"),
        ("   ", "_"),
        ("CON", "_CON"),
        ("aux", "_aux"),
        ("Nul.txt", "_Nul.txt"),
        ("con .txt", "_con .txt"),
        ("com1", "_com1"),
        ("LPT¹", "_LPT¹"),
        ("CONIN$", "_CONIN$"),
        ("contract", "contract"),
        ("com10", "com10"),
        ("й".encode().decode(), "й"),
        ("и\u0306", "й"),
        ("\udcffкнига", "_книга"),
        ("Ж" * 100, "Ж" * 100),
        (LONG, "я" * 100),
        ("ж" * 99 + " хвост", "ж" * 99),
        ("ж" * 99 + ".хвост", "ж" * 99 + "_"),
        ("🙂" * 100, "🙂" * 50),
    ],
)
def test_safe_names(tmp_path: Path, text: str, name: str) -> None:
    assert safe_name(text) == name
    (tmp_path / f"{name} (обновлено 2).docx").write_text("такой файл можно создать")


def test_names_never_collide() -> None:
    names = Names()
    given = [
        names.free(Path("out"), name, ".docx").name for name in ("Акт", "акт", "АКТ (2)", "Акт", "Йод", "йод")
    ]
    assert given == [
        "Акт.docx",
        "акт (2).docx",
        "АКТ (2) (2).docx",
        "Акт (3).docx",
        "Йод.docx",
        "йод (2).docx",
    ]
    assert names.free(Path("other"), "Акт", ".docx").name == "Акт.docx"


CLIENTS: list[Row] = [
    VERA,
    IVAN | {"Дело": "a1"},
    IVAN | {"Дело": "7/2"},
    IVAN | {"Дело": "7:2"},
    IVAN | {"Дело": "7?2", "Фамилия": "петров"},
    IVAN | {"Дело": "con", "Фамилия": "о'Нил", "Имя": LONG},
    IVAN | {"Дело": 12.0},
]
FOLDERS = {
    "1 Соколова Вера",
    "a1 Петров Иван",
    "7_2 Петров Иван",
    "7_2 Петров Иван (2)",
    "7_2 петров Иван (3)",
    f"con о'Нил {'я' * 90}",
    "12 Петров Иван",
}


def test_folders_of_clients(desk: Desk) -> None:
    desk.template("Карта", "{{ клиент.дело }} {{ клиент.имя }}", name="card")
    run = desk.make(desk.book({"Клиенты": CLIENTS}), "--document", "card")
    assert run.status == 0, run.err
    assert desk.made() == {f"{name}/Карта" for name in FOLDERS}
    assert desk.text("7_2 петров Иван (3)/Карта") == "7?2 Иван"


def test_names_do_not_depend_on_what_is_asked_for(desk: Desk) -> None:
    for name in ("first", "second"):
        desk.template("Справка", f"{name} {{{{ клиент.дело }}}}", name=name)
    book = desk.book({"Клиенты": CLIENTS})
    desk.make(book, "--client", "7?2", "--document", "second")
    assert desk.made() == {"7_2 петров Иван (3)/Справка (2)"}
    assert desk.text("7_2 петров Иван (3)/Справка (2)") == "second 7?2"


def test_titles_of_documents(desk: Desk) -> None:
    for title, name in (
        (f"Акт: {LONG[:200]}", "a"),
        ("AUX", "b"),
        ("Справка", "c"),
        ("справка", "d"),
        ("Итог.", "e"),
    ):
        desk.template(title, "{{ клиент.фио }}", name=name)
    desk.make(desk.book({"Клиенты": [VERA]}))
    assert {name.partition("/")[2] for name in desk.made()} >= {
        f"Акт_ {'я' * 95}",
        "_AUX",
        "Справка",
        "справка (2)",
        "Итог_",
    }


@pytest.mark.parametrize(
    ("client", "folder"),
    [
        ({**VERA, "Дело": None}, "Соколова Вера"),
        ({**VERA, "Дело": "Учреждение", "Фамилия": "Я", "Имя": "Ю"}, "Учреждение Я Ю"),
    ],
)
def test_the_only_client(desk: Desk, client: Row, folder: str) -> None:
    desk.template("Карта", "{{ клиент.фио }}", name="card")
    sheets: Sheets = {"Клиенты": [client]}
    run = desk.make(desk.book(sheets), "--document", "card")
    assert (run.status, desk.made()) == (0, {f"{folder}/Карта"})
