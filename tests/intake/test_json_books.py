"""Books of JSON: they are read as workbooks are, and everything wrong in the file has its sentence."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from books import SOUND, Row, read, sentences, values, write_sheets
from desk import INSTITUTION, IVAN, SAMPLE_BOOK, VERA, Desk, Sheets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from json_books import iso, write_json

from paperwork.common.errors import PaperworkError
from paperwork.common.resources import sample_data
from paperwork.intake.jsonbook import parsed
from paperwork.sheets import SCHEMA_BY_TITLE

CLIENTS = "Клиенты"
BOOK: Sheets = {"Учреждение": INSTITUTION, CLIENTS: [VERA, IVAN]}


def test_a_json_book_reads_as_the_workbook_does(tmp_path: Path) -> None:
    book = read(write_json(tmp_path / "book.json", SOUND))
    assert sentences(book) == []
    assert values(book) == values(read(write_sheets(tmp_path / "book.xlsx", SOUND)))


def test_the_sample_gives_the_same_documents_byte_for_byte(desk: Desk) -> None:
    shutil.copy(SAMPLE_BOOK, desk.folder / "sample.xlsx")
    path = desk.folder / "sample.json"
    path.write_text(json.dumps(sample_data(), default=iso), encoding="utf-8")
    assert desk.run("make", path, "--out", desk.out).status == 0
    other = Desk(desk.folder / "other")
    assert desk.run("make", desk.folder / "sample.xlsx", "--out", other.out).status == 0
    assert len(other.bytes()) > 50
    assert desk.bytes() == other.bytes()


PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co")), max_size=12).filter(
    lambda text: not text.startswith(("=", "#", "'")) and not re.fullmatch(r"\d{4}-.*", text)
)
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(-1e6, 1e6).map(lambda number: round(number, 2)),
    st.dates(date(1950, 1, 1), date(2050, 1, 1)),
    st.datetimes(datetime(1950, 1, 1, 1), datetime(2050, 1, 1)).map(
        lambda day: day.replace(second=0, microsecond=0)
    ),
    st.sampled_from(["14.02.1980", "32.01.2026", "весной", "женский", "муж", "12", "12.0", "С1", "1,5"]),
    PLAIN,
)
HEADERS = [
    item.header
    for item in SCHEMA_BY_TITLE[CLIENTS].fields
    if item.kind.name not in ("code", "phone", "СНИЛС")
]
OWN = ["Номер приказа", "Очество"]
# the user's own come last: between others a workbook may take one for a required column that is not there
NAMES = st.lists(st.sampled_from([*HEADERS, *OWN]), unique=True, max_size=6).map(
    lambda names: sorted(names, key=lambda name: name in OWN)
)
RECORDS = NAMES.flatmap(
    lambda names: st.lists(st.fixed_dictionaries(dict.fromkeys(names, CELLS)), max_size=4)
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(RECORDS)
def test_any_cells_mean_the_same_in_both(tmp_path: Path, records: list[Row]) -> None:
    sheets = {CLIENTS: [{"Дело": str(number), **record} for number, record in enumerate(records, 1)]}
    workbook = read(write_sheets(tmp_path / "book.xlsx", sheets))
    book = read(write_json(tmp_path / "book.json", sheets))
    assert values(book) == values(workbook)
    assert _messages(book.problems) == _messages(workbook.problems)


def _messages(problems: Iterable[object]) -> list[str]:
    """The sentences but for the place in the file."""
    where = r"book\.\w+, лист «[^»]+»(?:, [A-Z]+\d+ \(([^)]*)\)|, запись \d+ \(([^)]*)\)|)"
    found = (
        re.sub(where, lambda found: found.group(1) or found.group(2) or "", str(item)) for item in problems
    )
    return sorted(re.sub(r"уже стоит в (записи \d+|[A-Z]+\d+)", "уже стоит", text) for text in found)


@pytest.mark.parametrize(
    ("header", "value", "meant"),
    [
        ("Дата рождения", "1980-02-14", date(1980, 2, 14)),
        ("Дата рождения", "1905-07-18", date(1905, 7, 18)),
        ("Дата рождения", "14.02.1980", date(1980, 2, 14)),
        ("Адрес", "2026-03-05", "05.03.2026"),
        ("Дело", "2026-03-05", "2026-03-05"),
        ("Дело", 12, "12"),
        ("Телефон", 89161234567, "89161234567"),
        ("Профессия", True, "ИСТИНА"),
        ("Отчество", None, None),
        ("Номер приказа", 17, "17"),
    ],
)
def test_value(tmp_path: Path, header: str, value: object, meant: object) -> None:
    book = read(write_json(tmp_path / "book.json", {CLIENTS: [VERA | {header: value}]}))
    found = values(book)[CLIENTS][0]
    schema = SCHEMA_BY_TITLE[CLIENTS]
    name = next((item.name for item in schema.fields if item.header == header), "номер_приказа")
    assert found.get(name) == meant


def test_several_values_are_a_list(tmp_path: Path) -> None:
    portrait = {"Дело": "1", "Особенности поведения": ["доброжелательный", "уверенный в себе"]}
    book = read(write_json(tmp_path / "book.json", {CLIENTS: [VERA], "Портреты": [portrait]}))
    assert values(book)["Портреты"][0]["behaviour"] == ("доброжелательный", "уверенный в себе")


ONE = "здесь нужно одно значение; запишите текст, число, true, false или null"
CASES = [
    ({CLIENTS: [VERA | {"Имя": {"а": 1}}]}, f"лист «Клиенты», запись 1 (Имя): «{{…}}» — {ONE}"),
    ({CLIENTS: [VERA | {"Имя": [[1]]}]}, f"лист «Клиенты», запись 1 (Имя): «[…]» — {ONE}"),
    (
        {CLIENTS: [VERA | {"Имя": ["Вера", "Анна"]}]},
        "лист «Клиенты», запись 1 (Имя): «Вера; Анна» — здесь несколько значений, а нужно одно;"
        " оставьте одно, без квадратных скобок",
    ),
    (
        {CLIENTS: [VERA, "Петров"]},
        "лист «Клиенты», запись 2: «Петров» — это не запись; запишите ее объектом «заголовок: ответ»",
    ),
    (
        {CLIENTS: VERA},
        "лист «Клиенты»: «{…}» — на этом листе список записей; заключите записи в квадратные скобки",
    ),
    (
        {CLIENTS: [VERA], "Учреждение": [INSTITUTION]},
        "лист «Учреждение»: «[…]» — на этом листе одна запись;"
        " запишите ее объектом «заголовок: ответ», без списка",
    ),
    (
        {CLIENTS: [VERA], "Учреждение": INSTITUTION | {"Дата создания": "32.01.1995"}},
        "лист «Учреждение», Дата создания: «32.01.1995» — такой даты нет; напишите, например, 31.01.1995",
    ),
    (
        {CLIENTS: [VERA, {}, IVAN | {"Дата рождения": "2026-02-30"}]},
        "лист «Клиенты», запись 3 (Дата рождения): «2026-02-30» — такой даты нет;"
        " напишите, например, 28.02.2026",
    ),
    (
        {CLIENTS: [VERA, {"Дело": "2", "Фамилия": "Петров", "Имя": "Иван", "Очество": "Ильич"}]},
        "лист «Клиенты», запись 2 (Очество): «Очество» — незнакомый заголовок;"
        " похоже на «Отчество»; исправьте заголовок, если это он",
    ),
    (
        {CLIENTS: [{"Дело": "1", "Фамилея": "Соколова"}]},
        "лист «Клиенты», запись 1 (Фамилея): «Фамилея» — незнакомый заголовок;"
        " похоже на «Фамилия»; исправьте заголовок, если это он",
    ),
    (
        {CLIENTS: [VERA], "Цели": [{"ф": 1}]},
        "лист «Цели»: на листе не найдены заголовки;"
        " запишите ответы под заголовками: «Дело», «План», «Цель» и другие",
    ),
    (
        {CLIENTS: [VERA], "Портретты": []},
        "лист «Портретты»: незнакомый лист, он не прочитан; похоже на «Портреты»;"
        " исправьте название, если это он",
    ),
    (
        {CLIENTS: [VERA, VERA]},
        "лист «Клиенты», запись 2 (Дело): «1» — уже стоит в записи 1;"
        " оставьте одну строку или впишите другое",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("content", "sentence"), CASES)
def test_problem(tmp_path: Path, content: object, sentence: str) -> None:
    path = tmp_path / "book.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert [str(problem) for problem in read(path).problems].count(f"book.json, {sentence}") == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('"Имя": NaN', "«NaN» — это не число; уберите его или запишите текстом, в кавычках"),
        ('"Имя": -Infinity', "«-Infinity» — это не число; уберите его или запишите текстом, в кавычках"),
        ('"Имя": 1e999', "«1e999» — такое число слишком велико; уберите его"),
        (f'"Имя": {"9" * 5000}', "такое число слишком велико; уберите его или запишите текстом, в кавычках"),
        ('"Имя": "А", "Имя": "Б"', "такой заголовок уже есть на листе; оставьте один столбец;"
         " в шаблонах лишние значения — «имя_2»"),
        ('"Имя": "\\ud800"', "недопустимый символ с кодом U+D800; удалите его и впишите текст заново"),
    ],
)  # fmt: skip
def test_odd_value(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "book.json"
    path.write_text(f'{{"Клиенты": [{{"Дело": "1", {text}}}]}}', encoding="utf-8")
    assert [problem for problem in sentences(read(path)) if sentence in problem and "(Имя)" in problem]


MEND = "исправьте ее там, откуда файл, или в редакторе"
SHAPE = "в файле нужен один объект: название листа → записи; образец дает paperwork schema"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "файл пуст; выберите другой файл"),
        (b"[]", f"это не книга; {SHAPE}"),
        (b"12", f"это не книга; {SHAPE}"),
        (b"{\n  'a': 1}", f"это не JSON: ошибка в строке 2, знак 3; {MEND}"),
        (b"[" * 200_000, f"слишком много вложенных скобок; {SHAPE}"),
        (b'{"a":' * 200_000, f"слишком много вложенных скобок; {SHAPE}"),
        ('{"Клиенты": []}'.encode("utf-16"), "файл записан не в UTF-8; сохраните его в UTF-8"),
        ('{"Клиенты": []}'.encode("utf-16-le"), "файл записан не в UTF-8; сохраните его в UTF-8"),
        ('{"Клиенты": []}'.encode("cp1251"), "файл записан не в UTF-8 (байт 3); сохраните его в UTF-8"),
        (b"{" + b" " * parsed.LARGEST, "файл больше 100 МБ; разделите его на части"),
        (b"[" + b"0," * parsed.MOST_VALUES, "в книге слишком много данных; разделите ее на части"),
        (b'{"name": "x"}', "в книге нет ни одного листа дела; начните с бланка: paperwork new КНИГА.xlsx"),
    ],
    ids=range(12),
)  # fmt: skip
def test_no_book(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "book.json"
    path.write_bytes(data)
    with pytest.raises(PaperworkError) as caught:
        read(path)
    assert str(caught.value) == f"book.json: {sentence}"


def test_a_mark_of_the_byte_order_is_forgiven(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    path.write_bytes(json.dumps(BOOK).encode("utf-8-sig"))
    assert sentences(read(path)) == []


def test_too_many_columns_of_ones_own_are_refused(tmp_path: Path) -> None:
    records = [{f"Столбец {number}": "1"} for number in range(5_000)]
    with pytest.raises(PaperworkError, match="слишком много данных"):
        read(write_json(tmp_path / "book.json", {CLIENTS: [VERA, *records]}))


def test_lists_of_ones_own_are_read(tmp_path: Path) -> None:
    sheets = {CLIENTS: [VERA | {"Образование": "домашнее"}], "Списки": [{"Образование": "домашнее"}]}
    assert sentences(read(write_json(tmp_path / "book.json", sheets))) == []


def test_in_a_folder_what_is_of_another_program_is_no_book(desk: Desk) -> None:
    folder = desk.folder / "books"
    folder.mkdir()
    for name, content in {
        "a.json": json.dumps(BOOK), "b.json": json.dumps(BOOK, ensure_ascii=False),
        "package.json": '{ "name": 1}', ".paperwork.run.json": "{}", "broken.json": '{"Клиенты": [',
        "empty.json": "",
    }.items():  # fmt: skip
        (folder / name).write_text(content, encoding="utf-8")
    desk.book(BOOK, "books/c.xlsx")
    run = desk.run("make", folder, "--out", desk.out)
    assert run.status == 1
    assert {path.name for path in desk.out.iterdir() if path.is_dir()} == {"a", "b", "c"}
    assert run.err.splitlines()[1:3] == [
        f"broken.json: это не JSON: ошибка в строке 1, знак 14; {MEND}",
        "empty.json: файл пуст; выберите другой файл",
    ]


@pytest.mark.parametrize(
    "command",
    [
        "check",
        "check --json",
        "due",
        "find",
        "packet --out p.pdf",
        "join --out j.docx",
        "form client f.docx --client 1",
    ],
)
def test_commands_take_it(desk: Desk, command: str) -> None:
    path = desk.folder / "book.json"
    path.write_text(json.dumps(BOOK), encoding="utf-8")
    assert "поврежден" not in desk.run(command.split()[0], path, *command.split()[1:]).err


def test_the_marked_copy_is_a_workbook(desk: Desk) -> None:
    path = desk.folder / "book.json"
    wrong = {
        "Учреждение": INSTITUTION | {"Дата создания": "32.01.1995"},
        CLIENTS: [VERA, IVAN | {"Пол": "эм"}],
    }
    path.write_text(json.dumps(wrong), encoding="utf-8")
    assert desk.run("check", path, "--marked", desk.folder / "marked.xlsx").status == 1
    book = openpyxl.load_workbook(desk.folder / "marked.xlsx")
    marked = {
        (sheet.title, cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert marked == {("Учреждение", "32.01.1995"), (CLIENTS, "эм")}


def test_records_are_added_to_it(desk: Desk) -> None:
    path = desk.folder / "book.json"
    path.write_text(
        json.dumps({**BOOK, "Мое": {"а": [1]}}, ensure_ascii=False, indent=3) + "\n", encoding="utf-8"
    )
    (desk.folder / "form.csv").write_text(
        "Фамилия,Имя,Пол,Дата рождения,Телефон\nСидорова,Анна,женский,05.03.1990,8 000\n", encoding="utf-8"
    )
    before = path.read_bytes()
    run = desk.run("add", path, desk.folder / "form.csv")
    assert (run.status, run.err) == (0, ""), run
    content = json.loads(path.read_bytes())
    assert content["Мое"] == {"а": [1]}
    assert content[CLIENTS][:2] == [VERA, IVAN]
    assert content[CLIENTS][2] | {"Дело": ""} == {
        "Дело": "", "Фамилия": "Сидорова", "Имя": "Анна", "Пол": "женский", "Дата рождения": "1990-03-05",
        "Телефон": "8 000",
    }  # fmt: skip
    assert b'\n   "' in path.read_bytes()
    assert path.read_bytes().endswith(b"}\n")
    assert [copy.read_bytes() for copy in desk.folder.glob("book (*).json")] == [before]


def test_what_would_be_lost_by_writing_stops_it(desk: Desk) -> None:
    path = desk.folder / "book.json"
    path.write_text('{"Клиенты": [{"Дело": "1", "Имя": "А", "Имя": "Б"}]}', encoding="utf-8")
    (desk.folder / "form.csv").write_text("Фамилия,Имя,Пол\nСидорова,Анна,женский\n", encoding="utf-8")
    run = desk.run("add", path, desk.folder / "form.csv")
    assert (run.status, run.err.splitlines()[-1]) == (
        2, "book.json: «Имя» записано дважды; оставьте одно и повторите",
    )  # fmt: skip


def test_a_client_is_erased_from_it(desk: Desk) -> None:
    path = desk.folder / "book.json"
    contacts = [{"Дело": "2", "Дата": "2026-03-05", "Содержание": "привет от Веры Соколовой"}, {"Дело": "1"}]
    mine = {"Мое": {"заметки": [{"кто": "Соколова Вера Ильинична"}]}}
    path.write_text(json.dumps({**BOOK, "Контакты": contacts, **mine}), encoding="utf-8")
    run = desk.run("erase", path, "--client", "1", "--yes")
    assert (run.status, run.err) == (0, ""), run
    assert json.loads(path.read_bytes()) == {**BOOK, CLIENTS: [IVAN], "Контакты": contacts[:1], **mine}
    assert "  лист «Контакты», запись 1\n  вложенные списки и объекты, которые не читаются\n" in run.out
