"""Plain tables of answers, and files that are none."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from each import each
from phone_exports import read, write_sheets

from paperwork.common.errors import PaperworkError
from paperwork.intake.incoming import Incoming, Sent
from paperwork.intake.tables import read_tables

VERA = {"Дело": "1", "Фамилия": "Соколова", "Имя": "Вера", "Пол": "женский"}

TABLE = "Дело{0}Фамилия{0}Имя{0}Пол\n1{0}Соколова{0}Вера{0}женский\n"
TEXTS: dict[str, bytes] = {
    "commas": TABLE.format(",").encode(),
    "semicolons": TABLE.format(";").encode(),
    "tabs": TABLE.format("\t").encode(),
    "with a mark": TABLE.format(",").encode("utf-8-sig"),
    "old Windows": TABLE.format(";").encode("cp1251"),
    "Excel's Unicode": TABLE.format("\t").encode("utf-16"),
    "with its delimiter": ("sep=;\r\n" + TABLE.format(";")).encode(),
    "quoted": b'\xef\xbb\xbf"\xd0\x94\xd0\xb5\xd0\xbb\xd0\xbe",'
    + TABLE.format(",").partition(",")[2].encode(),
    "in capitals": TABLE.format(",")
    .upper()
    .replace("СОКОЛОВА,ВЕРА,ЖЕНСКИЙ", "Соколова,Вера,женский")
    .encode(),
    "a title above": ("Анкеты\n" + TABLE.format(",")).encode(),
    "commas in a question": TABLE.format(";").replace("Пол", '"Пол"').encode(),
    "empty lines": ("\n,,,\n" + TABLE.format(",").replace("\n", "\n\n")).encode(),
}


@pytest.mark.parametrize("name", TEXTS)
def test_tables_of_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / "ответы.csv"
    path.write_bytes(TEXTS[name])
    assert read(path) == Incoming("ответы.csv", {"Клиенты": [VERA]}, ())


def test_a_table_in_a_workbook_as_services_write_it(tmp_path: Path) -> None:
    answers = VERA | {
        "Отметка времени": "05.03.2026 14:30:00",
        "Проявление эмоций": "гнев, страх, обида на всех",
    }
    path = write_sheets(tmp_path / "Форма (Ответы).xlsx", {"Ответы на форму (1)": [answers]})
    assert read(path) == Incoming(
        path.name,
        {"Клиенты": [VERA], "Портреты": [{"Дело": "1", "Проявление эмоций": "гнев; страх; обида на всех"}]},
        (),
    )


def test_a_sheet_is_known_by_its_title_or_by_its_columns(tmp_path: Path) -> None:
    day = {"Дата": "05.03.2026", "Содержание": "звонок"}
    path = write_sheets(
        tmp_path / "all.xlsx",
        {
            "Контакты": [{"Дело": "1"} | day],
            "x": [{"Дело": "1", "Мероприятия": "беседа"}],
            "y": [{"а": 1, "б": 2}],
        },
    )
    incoming = read(path)
    assert incoming.rows == {
        "Контакты": [{"Дело": "1"} | day],
        "Программа": [{"Дело": "1", "Мероприятия": "беседа"}],
    }
    assert [str(problem) for problem in incoming.problems] == [
        "all.xlsx, лист «y»: лист не прочитан; назовите его столбцы, как в книге, если в нем есть записи"
    ]


MAPPED: list[tuple[str, dict[str, str], list[str], dict[str, str]]] = [
    # header of a strange column, what it is mapped to, what is said, what is read
    ("Номер дела", {}, ['похоже на «Дело»: добавьте --map "Номер дела=Дело"'], {}),
    ("Номер дела", {"Номер дела": "Дело"}, [], {"Дело": "7"}),
    ("Номер дела", {"номер  ДЕЛА*": "дело"}, [], {"Дело": "7"}),
    ("Откуда узнали", {}, ['чтобы прочитать, добавьте --map "Откуда узнали=Заголовок"'], {}),
    ("Откуда узнали", {"Откуда узнали": "Источник"}, [], {"Источник": "7"}),
    ("Откуда узнали", {"Откуда узнали": "-"}, [], {}),
    ("Телефон", {"Телфон": "-"}, ["похоже на «Телефон»"], {"Телефон": "7"}),
    ("Где живёт", {"Где живёт": "Клиенты: Адрес"}, [], {"Адрес": "7"}),
]


@pytest.mark.parametrize(("header", "headers", "said", "found"), MAPPED)
def test_a_strange_column(
    tmp_path: Path, header: str, headers: dict[str, str], said: list[str], found: dict[str, str]
) -> None:
    path = tmp_path / "ответы.csv"
    path.write_text(f"Фамилия,Имя,Пол,{header}\nСоколова,Вера,женский,7\n", encoding="utf-8")
    incoming = read(path, **headers)
    assert [problem.fix for problem in incoming.problems] == said
    assert incoming.rows["Клиенты"] == [{"Фамилия": "Соколова", "Имя": "Вера", "Пол": "женский"} | found]


def test_a_question_of_two_branches_is_one(tmp_path: Path) -> None:
    path = tmp_path / "ответы.csv"
    rows = ("Дело,Имя,Фамилия,Фамилия", "1,Вера,,Соколова", "2,Иван,Петров,Иванов")
    path.write_text("\n".join(rows), encoding="utf-8")
    incoming = read(path)
    assert [row["Фамилия"] for row in incoming.rows["Клиенты"]] == ["Соколова", "Петров"]
    assert [str(problem) for problem in incoming.problems] == [
        "ответы.csv, строка 3 (Фамилия): «Иванов» — на этот вопрос два ответа, прочитан первый;"
        " оставьте в файле один"
    ]


def zipped(*names: str, size: int = 0) -> bytes:
    """An archive of tables, each of so many zeros."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in names:
            archive.writestr(name, b"0" * size)
    return made.getvalue()


BAD: list[tuple[str, Callable[[], bytes], str]] = [
    ("a.csv", lambda: b"", "a.csv: в файле нет ответов"),
    ("a.csv", lambda: b"\x00\x01\x02", "a.csv: это не таблица"),
    ("a.csv", lambda: "Как вас зовут,Город\nВера,Псков\n".encode(), "a.csv: по столбцам не узнать"),
    ("a.csv", lambda: ("а" * 2**21 + ",б\n").encode(), "a.csv: таблица не читается"),
    ("a.csv", lambda: (TABLE.format(",") + '2,"Петров,Иван,м\n').encode(), "a.csv: таблица не читается"),
    ("a.zip", lambda: b"PK\x03\x04 broken", "a.zip: архив поврежден"),
    ("a.zip", lambda: zipped("photo.jpg"), "a.zip: в архиве нет таблиц .csv"),
    ("a.zip", lambda: zipped("a.csv", "b.csv", size=60 * 2**20), "a.zip: в файле больше 100 МБ"),
    ("a.zip", lambda: zipped(*(f"{number}.csv" for number in range(101))), "a.zip: в архиве больше 100"),
    ("a.xlsx", lambda: b"PK\x03\x04 broken", "a.xlsx: "),
]  # fmt: skip


@each(("name", "data", "sentence"), BAD, ids=[case[2] for case in BAD])
def test_files_that_are_no_answers(name: str, data: Callable[[], bytes], sentence: str) -> None:
    with pytest.raises(PaperworkError, match=re.escape(sentence)):
        read_tables(Sent(name, data()))


def test_a_misspelt_header_to_map_to(tmp_path: Path) -> None:
    path = tmp_path / "ответы.csv"
    path.write_text("Дело,Имя,Кто\n1,Вера,Соколова\n", encoding="utf-8")
    with pytest.raises(PaperworkError, match="столбца «Фомилия» на листе «Клиенты» нет; похоже на «Фамилия»"):
        read(path, Кто="Фомилия")
