"""The commands: how they end, what they say and where they say it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from desk import INSTITUTION, IVAN, ROOT, VERA, Desk, Run, Sheets, command, environment, outside

from paperwork.cli import cli
from paperwork.cli.translations import FOLDER
from paperwork.documents.order import SETS

SOUND: Sheets = {"Учреждение": INSTITUTION, "Клиенты": [VERA, IVAN]}
DOUBTFUL: Sheets = {
    "Учреждение": INSTITUTION,
    "Клиенты": [VERA | {"ОГРН": ""}, IVAN | {"СНИЛС": "112-233-445 90"}],
}
WRONG: Sheets = {"Учреждение": INSTITUTION, "Клиенты": [VERA | {"Дата рождения": "32.01.2026"}, IVAN]}
LATIN = re.compile(r"[A-Za-z]{2,}")
OWN_NAMES = (  # of commands, documents, forms and programs
    *cli.commands,
    *(path.stem for path in (ROOT / "templates").rglob("*.docx")),
    *(path.stem for path in (ROOT / "forms").rglob("*.*x")),
    *(
        "paperwork",
        "client",
        "document",
        *SETS,
        "Excel",
        "Word",
        "LibreOffice",
        "JSON",
        "PDF",
        "XLSForm",
        "KoboToolbox",
        "ODK",
        "ICS",
        "ics",
    ),
)
NAMES = re.compile(rf"--[a-z-]+|\.[a-z]{{3,5}}(?![a-z])|\b(?:{'|'.join(OWN_NAMES)})\b")


def foreign_words(run: Run, line: str = "") -> list[str]:
    """What is not Russian in the words of a command, apart from names and what was typed."""
    said = "\n".join(
        text.partition(": ")[0] if re.match(" .*[.]", text) else text for text in run.out.splitlines()
    )
    said += run.err
    for word in filter(None, re.split(r"[ /.=]", line)):
        said = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", "", said)
    return LATIN.findall(NAMES.sub("", said))


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with books of every sort and what is no book, of which each test gets a copy."""
    desk = Desk(tmp_path_factory.mktemp("stock"))
    for name, sheets in {"sound": SOUND, "doubtful": DOUBTFUL, "wrong": WRONG}.items():
        desk.book(sheets, f"{name}.xlsx")
    desk.book(SOUND, "two/a.xlsx")
    desk.book(WRONG, "two/b.xlsx")
    desk.book(SOUND, "mixed/a.xlsx")
    desk.book({"Лист1": [{"Что-то": "другое"}]}, "foreign.xlsx")
    desk.template("Карта", "{{ клиент.фио }}", name="card", folder="own")
    desk.template("Плохая", "{{ клиент.фаамилия }}", folder="bad")
    desk.template("Странная", "{{ клеент.фио }}", folder="bad")
    desk.template("С приказом", "{{ клиент.номер_приказа }}", folder="bad")
    desk.template("С оговоркой", "{{ клиент.фамилия }} и { клиент.имя }", name="odd", folder="odd")
    for folder in ("empty", "out", "taken"):
        (desk.folder / folder).mkdir()
    (desk.folder / "taken" / "Учреждение").write_text("файл на месте папки")
    (desk.folder / "notes.txt").write_text("просто текст")
    (desk.folder / "broken.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    (desk.folder / "mixed" / "b.xlsx").write_text("не книга")
    return desk.folder


@pytest.fixture
def place(stock: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A folder to work in, stocked."""
    shutil.copytree(stock, desk.folder, dirs_exist_ok=True)
    monkeypatch.chdir(desk.folder)
    return desk


CASES: list[tuple[str, int, str, str]] = [
    # command, exit status, what is found in the results, what is found in the problems
    ("", 2, "", "Как запускать: paperwork [ПАРАМЕТРЫ] КОМАНДА …"),
    ("--help", 0, "Команды:", ""),
    ("--version", 0, "paperwork 0.1.0", ""),
    ("maek", 2, "", "Ошибка: Команды 'maek' нет. Может быть, 'make'?"),
    ("--wrong", 2, "", "Ошибка: Параметра '--wrong' нет."),
    ("new", 2, "", "Ошибка: Не назван аргумент 'КНИГА.xlsx'."),
    ("new a.xlsx b.xlsx", 2, "", "Ошибка: Лишний аргумент: b.xlsx"),
    ("new new.xlsx", 0, "Создана книга new.xlsx", ""),
    ("new new.xlsx --sample", 0, "paperwork check new.xlsx", ""),
    ("new sound.xlsx", 2, "", "sound.xlsx: такой файл уже есть"),
    ("new NEW.XLSX", 0, "Создана книга NEW.XLSX", ""),
    ("new book.ods", 2, "", "имя книги должно оканчиваться на .xlsx"),
    ("new nowhere/new.xlsx", 2, "", "nowhere/new.xlsx: такой папки нет"),
    ("new notes.txt/new.xlsx", 2, "", "на месте одной из папок стоит файл"),
    (f"new {'я' * 300}.xlsx", 2, "", "слишком длинное имя"),
    ("check", 2, "", "Не назван аргумент 'КНИГА'"),
    ("schema Клиены", 2, "", "листа «Клиены» нет; похоже на «Клиенты»"),
    ("check sound.xlsx", 0, "Все в порядке", ""),
    ("check sound.xlsx --json", 0, "", ""),
    ("check doubtful.xlsx", 0, "Предупреждения (1):\ndoubtful.xlsx, лист", ""),
    ("check wrong.xlsx", 1, "Ошибки (1):\nwrong.xlsx, лист «Клиенты», F2", ""),
    ("check wrong.xlsx --json", 1, '{"what": "такой даты нет"', ""),
    ("check two", 1, "b.xlsx, лист «Клиенты»", ""),
    ("check mixed", 1, "b.xlsx: это не книга Excel", ""),
    ("check two --marked copies", 1, "Копии с пометками: copies", ""),
    ("check two --marked out", 2, "", "out: такой файл уже есть"),
    ("check sound xlsx", 2, "", 'возьмите его в кавычки: "sound xlsx"'),
    ("make sound.xlsx --out Мои документы", 2, "", 'возьмите его в кавычки: "Мои документы"'),
    ("join sound.xlsx --document consent --document profile --out all.docx", 2, "", "--document назван не"),
    ("erase sound.xlsx --client 12 --yes --client 15", 2, "", "дайте для каждого значения отдельную команду"),
    ("make sound.xlsx --client 12 --client 12 --month 2026-02 --month 2026-03", 2, "", "--month назван не"),
    ("check nowhere.xlsx", 2, "", "nowhere.xlsx: такого файла нет"),
    ("check notes.txt", 2, "", "notes.txt: это не книга Excel"),
    ("check broken.xlsx", 2, "", "broken.xlsx"),
    ("check foreign.xlsx", 2, "", "foreign.xlsx: в книге нет ни одного листа дела"),
    ("check empty", 2, "", "empty: в папке нет книг Excel"),
    (f"check {'я' * 300}.xlsx", 2, "", "я.xlsx: "),
    ("check sound.xlsx --json=1", 2, "", "Ошибка: У параметра '--json' не бывает значения."),
    ("check sound.xlsx --marked", 2, "", "Ошибка: У параметра '--marked' нужно значение."),
    ("check wrong.xlsx --marked copy.xlsx", 1, "Копия с пометками: copy.xlsx", ""),
    ("check wrong.xlsx --json --marked copy.xlsx", 1, '{"what"', "Копия с пометками: copy.xlsx"),
    ("check wrong.xlsx --marked sound.xlsx", 2, "", "sound.xlsx"),
    ("check wrong.xlsx --marked wrong.xlsx", 2, "", "wrong.xlsx"),
    ("check wrong.xlsx --marked nowhere/copy.xlsx", 2, "", "nowhere/copy.xlsx"),
    ("check two --marked copy.xlsx", 2, "", "книг много; назовите в --marked папку"),
    ("make sound.xlsx", 0, "Папка sound — документы: ", ""),
    ("make two", 1, "two — документы: ", "F2"),
    ("make sound.xlsx --out out --set student", 0, "Папка out: ", ""),
    ("make sound.xlsx --out out --set centre --document practice_diary", 0, "Дневник", ""),
    ("make sound.xlsx --out out --set десять", 2, "", "'десять'"),
    ("make sound.xlsx --out out", 0, "Папка out: ", ""),
    ("make doubtful.xlsx --out out", 0, "Папка out: ", "Предупреждения (1)"),
    (
        "make doubtful.xlsx --out out --strict --document card --templates own",
        1,
        "Папка out: 1",
        "Ошибки (1)",
    ),
    (
        "make wrong.xlsx --out out --document card --templates own",
        1,
        "Не сделано из-за ошибок: 1",
        "Ошибки (1)",
    ),
    ("make two --out out --document card --templates own", 1, "b/1 Соколова Вера: Карта — исправьте", "F2"),
    ("make mixed --out out --document institution_card", 1, "Папка out: 1", "b.xlsx: это не книга Excel"),
    ("make nowhere --out out", 2, "", "nowhere: такого файла нет"),
    ("make notes.txt --out out", 2, "", "notes.txt: это не книга Excel"),
    ("make sound.xlsx --out notes.txt", 2, "", "notes.txt: это файл, а нужна папка"),
    ("make sound.xlsx --out notes.txt/out", 2, "", "на месте одной из папок стоит файл"),
    (f"make sound.xlsx --out {'я' * 300}", 2, "", "слишком длинное имя"),
    ("make sound.xlsx --out taken", 1, "на месте одной из папок стоит файл", ""),
    ("make sound.xlsx --out out --templates nowhere", 2, "", "nowhere: такой папки с шаблонами нет"),
    ("make sound.xlsx --out out --templates empty", 2, "", "empty: в папке нет шаблонов .docx"),
    (
        "make sound.xlsx --out out --document odd --templates odd",
        0,
        "Предупреждения о шаблонах (1):\n  odd.docx, в абзаце «{{ клиент.фамилия }} и { клиент.имя }»",
        "",
    ),
    (
        "join sound.xlsx --document odd --out all.docx --templates odd",
        0,
        "Предупреждения о шаблонах (1):\n  odd.docx",
        "",
    ),
    ("make sound.xlsx --out out --templates bad", 1, "Папка out: ", "клиент.фаамилия"),
    ("make sound.xlsx --out out --client 3", 2, "", "клиента с делом «3» нет"),
    ("make sound.xlsx --out out --client 1 --document profile", 0, "Ни одного документа не сделано", ""),
    ("make sound.xlsx --out out --document pofile", 2, "", "похоже на «profile»"),
    ("make sound.xlsx --out out --document портрет", 2, "", "похоже на «Социально-психологический портрет»"),
    ("make sound.xlsx --out out --jobs 0", 2, "", "Неверное значение '--jobs': нужно целое число от 1."),
    ("make sound.xlsx --out out --jobs два", 2, "", "'два' — не целое число."),
    ("join sound.xlsx --out all.docx", 2, "", "Не указан параметр '--document'"),
    ("join sound.xlsx --document card --out all.docx --templates own", 0, "Файл all.docx: 2", ""),
    ("join two --document card --out all.docx --templates own", 1, "Файл all.docx: 3", "F2"),
    ("join sound.xlsx --document profile --out all.docx", 1, "Ни одного документа не сделано", ""),
    ("join sound.xlsx --document institution_card --out all.docx", 2, "", "соединять нечего"),
    ("join sound.xlsx --document pofile --out all.docx", 2, "", "похоже на «profile»"),
    ("join sound.xlsx --document card --out all.pdf", 2, "", "имя файла должно оканчиваться на .docx"),
    ("join sound.xlsx --document card --out nowhere/all.docx", 2, "", "nowhere/all.docx: такой папки нет"),
    ("join sound.xlsx --document profile --out all.docx --client 3", 2, "", "клиента с делом «3» нет"),
    ("join sound.xlsx --document Плохая --out all.docx --templates bad", 1, "Ни одного", "фаамилия"),
    ("make sound.xlsx --out out --jobs 2", 0, "Папка out: ", ""),
    ("make sound.xlsx --out out --month 2026-13", 2, "", "«2026-13» — не год и номер"),
    ("make sound.xlsx --out out --quarter 2026-5", 2, "", "«2026-5» — не год и номер"),
    ("make sound.xlsx --out out --from 32.01.2026", 2, "", "«32.01.2026» — не дата"),
    ("make sound.xlsx --out out --to 31.01.2026", 2, "", "К --to нужен --from"),
    ("make sound.xlsx --out out --from 2.2.2026 --to 1.2.2026", 2, "", "Конец периода раньше начала"),
    ("make sound.xlsx --out out --month 2026-10 --quarter 2026-4", 2, "", "Назовите период одним способом"),
    ("join sound.xlsx --document card --out all.docx --month 2026-13", 2, "", "«2026-13» — не год и номер"),
    ("print sound.xlsx --out all.pdf --to 31.01.2026", 2, "", "К --to нужен --from"),
    ("packet sound.xlsx", 2, "", "Не указан параметр '--client'"),
    ("due sound.xlsx --on 05.03.2026", 0, "Согласие на обработку данных: дело 1, Соколова", ""),
    ("due sound.xlsx --json", 0, '"matter": "Согласие на обработку данных"', ""),
    ("due sound.xlsx --ics due.ics --out due.docx", 0, "Записано: due.ics\nЗаписано: due.docx", ""),
    ("due sound.xlsx --json --ics due.ics", 0, '{"day"', "Записано: due.ics"),
    ("due two", 1, "дело 1, Соколова\u00a0В.\u00a0И., в книге нет даты согласия, a.xlsx", "Ошибки (1)"),
    ("due sound.xlsx --ahead -1", 2, "", "нужно целое число дней от 0 до 3660."),
    ("due sound.xlsx --on завтра", 2, "", "«завтра» — не дата"),
    ("due sound.xlsx --on 31.12.9999", 2, "", "год 9999 невозможен"),
    ("due sound.xlsx --out due.doc", 2, "", "due.doc: имя файла должно оканчиваться на .docx"),
    ("due sound.xlsx --ics notes.txt", 2, "", "notes.txt: имя файла должно оканчиваться на .ics"),
    ("due sound.xlsx --ics nowhere/due.ics", 2, "", "nowhere/due.ics: такой папки нет"),
    ("find sound.xlsx", 2, "", "скажите, кого искать: --service УСЛУГА или --where УСЛОВИЕ"),
    ("find sound.xlsx --where клиент.дело=='2'", 0, "Подходят под условие (1):\n  2 Петров", ""),
    ("find sound.xlsx --where клиент.возраст>1", 0, "Подходят под условие: никто", ""),
    ("find sound.xlsx --where клиент.дело='2'", 2, "", "равенство пишется двумя знаками: =="),
    ("find sound.xlsx --service стирка", 2, "", "услуги «стирка» в книге нет"),
    ("find two --where клиент.дело=='1'", 1, "b.xlsx\nПодходят под условие (1)", "есть ошибки (1)"),
    ("find nowhere.xlsx --where клиент.дело", 2, "", "nowhere.xlsx: такого файла нет"),
    ("fields", 0, "{{ клиент.дата_рождения }}", ""),
    ("fields profile", 0, "{{ портрет.рекомендации }}", ""),
    ("fields own/card.docx", 0, "{{ клиент.фио }}", ""),
    ("fields nowhere.docx", 2, "", "документа «nowhere.docx» нет"),
    ("fields nowhere/card.docx", 2, "", "nowhere/card.docx: такого файла нет"),
    ("fields notes.txt", 2, "", "notes.txt: это не документ Word"),
    ("fields bad", 2, "", "документа «bad» нет"),
    ("fields bad/Плохая.docx", 0, "похоже на {{ клиент.фамилия }}", ""),
    ("fields bad/Странная.docx", 1, "", "тег {{ клеент.фио }} неизвестен; похоже на {{ клиент.фио }}"),
    ("blank service_plan --out plan.docx", 0, "Бланк: plan.docx", ""),
    ("blank портрет --out p.docx", 2, "", "похоже на «Социально-психологический портрет»"),
    ("blank profile --out profile.pdf", 2, "", "profile.pdf: имя бланка должно оканчиваться на .docx"),
    ("blank profile --out own/card.docx", 2, "", "own/card.docx: такой файл уже есть"),
    ("blank profile --out p.docx --book nowhere.xlsx", 2, "", "nowhere.xlsx: такого файла нет"),
    ("xlsform --out phone.xlsx", 0, "Форма: phone.xlsx", ""),
    ("xlsform --out phone.csv", 2, "", "phone.csv: имя формы должно оканчиваться на .xlsx"),
    ("xlsform --out sound.xlsx", 2, "", "sound.xlsx: такой файл уже есть"),
    ("templates copies", 0, "copies/profile.docx", ""),
    ("templates notes.txt", 2, "", "на месте одной из папок стоит файл"),
]


@pytest.mark.parametrize(
    ("line", "status", "results", "problems"), CASES, ids=[case[0][:60] for case in CASES]
)
def test_how_a_command_ends(place: Desk, line: str, status: int, results: str, problems: str) -> None:
    run = place.run(*line.split())
    assert run.status == status, run
    assert results in run.out
    assert problems in run.err
    if status == 2:
        assert run.out == ""
    if status == 0 and not problems:
        assert run.err == ""
    if "--json" not in line:
        assert foreign_words(run, line) == []


@pytest.mark.parametrize("name", [(), *[(name,) for name in cli.commands]], ids=str)
def test_help(desk: Desk, name: tuple[str, ...]) -> None:
    run = desk.run(*name, "--help")
    assert (run.status, run.err) == (0, "")
    assert f"Как запускать: {' '.join(('paperwork', *name))} [ПАРАМЕТРЫ]" in run.out
    assert foreign_words(run) == []


@pytest.mark.parametrize("name", cli.commands)
def test_a_command_names_the_option_that_it_does_not_have(desk: Desk, name: str) -> None:
    run = desk.run(name, "--wrong")
    assert (run.status, run.out) == (2, "")
    assert "Ошибка: Параметра '--wrong' нет." in run.err
    assert foreign_words(run, f"{name} --wrong") == []


def test_the_readme_explains_every_command() -> None:
    table = re.findall(
        r"^\| `paperwork (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    missing = sorted(cli.commands.keys() - set(table))
    assert not missing, f"add rows to the README's table of commands: {missing}"
    assert sorted(table) == sorted(cli.commands)


def test_every_option_is_explained() -> None:
    for entry in cli.commands.values():
        assert entry.help
        assert all(option.help for option in entry.params if isinstance(option, click.Option))


def test_the_words_of_the_command_line_are_compiled() -> None:
    folder = FOLDER / "ru/LC_MESSAGES"
    with (folder / "messages.po").open("rb") as written, (folder / "messages.mo").open("rb") as compiled:
        expected, found = read_po(written), read_mo(compiled)
    assert {_strings(message) for message in found} == {_strings(message) for message in expected}


def _strings(message: Message) -> tuple[str, ...]:
    """What is translated and how: the header has its own words."""
    ids = message.id if isinstance(message.id, (list, tuple)) else [message.id]
    strings = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    return (*ids, *strings) if ids[0] else ()


def test_problems_as_lines_of_json(place: Desk) -> None:
    run = place.run("check", "wrong.xlsx", "--json")
    found = [json.loads(line) for line in run.out.splitlines()]
    assert (run.status, run.err) == (1, "")
    assert [
        (item["level"], item["file"], item["sheet"], item["cell"], item["header"], item["value"])
        for item in found
    ] == [("error", "wrong.xlsx", "Клиенты", "F2", "Дата рождения", "32.01.2026")]
    assert found[0]["text"].startswith(
        "wrong.xlsx, лист «Клиенты», F2 (Дата рождения): «32.01.2026» — такой даты нет"
    )


def test_nothing_is_overwritten(place: Desk) -> None:
    before = (place.folder / "sound.xlsx").read_bytes()
    for line in (
        "new sound.xlsx",
        "check wrong.xlsx --marked sound.xlsx",
        "check sound.xlsx --marked sound.xlsx",
    ):
        assert place.run(*line.split()).status == 2
    assert (place.folder / "sound.xlsx").read_bytes() == before
    assert place.run("templates", "copies").status == 0
    (place.folder / "copies" / "institution_card.docx").unlink()
    assert place.run("templates", "copies").status == 2
    assert not (place.folder / "copies" / "institution_card.docx").exists()


def test_the_copied_templates_are_the_ready_ones(place: Desk) -> None:
    place.run("templates", "copies")
    run = place.run("make", "sound.xlsx", "--out", "out", "--templates", "copies")
    copied = place.made()
    ready = place.run("make", "sound.xlsx", "--out", "ready")
    assert (run.status, ready.status) == (0, 0)
    assert copied == {
        str(path.relative_to("ready").with_suffix("")) for path in Path("ready").rglob("*.docx")
    }


def test_a_folder_of_books_keeps_equal_numbers_and_stems_apart(desk: Desk) -> None:
    desk.template("Карта", "{{ клиент.фио }} {{ клиент.адрес }}", name="card")
    books = desk.folder / "books"
    desk.book({"Клиенты": [VERA | {"Адрес": "Садовая"}]}, "books/Группа 1.xlsx")
    desk.book({"Клиенты": [VERA | {"Адрес": "Лесная"}]}, "books/Группа 1.xlsm")
    desk.book({"Клиенты": [IVAN | {"Адрес": "Луговая"}]}, "books/группа 1 .xlsx")
    (books / "~$Группа 1.xlsx").write_bytes(b"\x00")
    run = desk.make(books, "--document", "card")
    assert run.status == 0
    assert {name: desk.text(name).split()[-1] for name in desk.made()} == {
        "Группа 1/1 Соколова Вера/Карта": "Лесная",
        "Группа 1 (2)/1 Соколова Вера/Карта": "Садовая",
        "группа 1 (3)/2 Петров Иван/Карта": "Луговая",
    }


def test_as_a_program_of_its_own(place: Desk) -> None:
    made = outside("make", "wrong.xlsx", "--out", "out", "--document", "card", "--templates", "own")
    assert (made.status, made.out.splitlines()[0]) == (1, "Папка out: 1\u00a0документ")
    assert made.err.startswith("Ошибки (1):\nwrong.xlsx, лист «Клиенты»")
    assert place.made() == {"2 Петров Иван/Карта"}
    assert outside("make", "nowhere.xlsx").status == 2


@pytest.mark.parametrize("arguments", [("--help",), ("make", "--help"), ("--version",)], ids=str)
def test_help_comes_in_a_blink(arguments: tuple[str, ...]) -> None:
    heavy = (
        "openpyxl",
        "lxml",
        "docx",
        "docxtpl",
        "jinja2",
        "pydantic",
        "pymorphy3",
        "babel",
        "python_calamine",
    )
    program = (
        "import sys; sys.argv[0] = 'paperwork'\n"
        "from paperwork.__main__ import main\n"
        "try: main()\n"
        f"finally: print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    assert (done.returncode, done.stderr.strip()) == (0, "[]")


def test_results_may_be_cut_short_by_whoever_reads_them() -> None:
    with subprocess.Popen(
        command("fields"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as reader:
        assert reader.stdout is not None
        assert reader.stderr is not None
        reader.stdout.close()
        assert reader.stderr.read() == b""
