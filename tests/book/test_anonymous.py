"""The anonymous copy: nothing in any file leads to a person of the book, and the papers are whole."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import docx
import pytest
from desk import SAMPLE_BOOK, Desk, Sheets, plain

from paperwork.book.anonymous import finder
from paperwork.book.anonymous.finder import Finder
from paperwork.book.anonymous.found import NamedPerson
from paperwork.book.anonymous.numbers import Traces
from paperwork.common.resources import sample_data
from paperwork.russian.names import full_name
from paperwork.russian.numbers import Age, age_on

SAMPLE: dict[str, Any] = sample_data()
PEOPLE = [
    ("Соколова", "Вера", "Ильинична", "женский"),
    ("Белова-Заречная", "Анна", "Сергеевна", "женский"),
    ("Алиев", "Эльчин", "Гасан оглы", "мужской"),
    ("Заяц", "Лев", None, "мужской"),
    ("Шевченко", "Олег", "Петрович", "мужской"),
    ("Королёв", "Артём", None, "мужской"),
    ("Швец", "Ольга", "Львовна", "женский"),
    ("де Ла Круз", "Мария", None, "женский"),
    ("О'Коннор", "Шон", None, "мужской"),
    ("Салтыков Щедрин", "Юрий", None, "мужской"),
    ("Smith", "John", None, "мужской"),
]
FINDER = Finder([NamedPerson(full_name(*parts), f"К-{number}") for number, parts in enumerate(PEOPLE, 1)])
VERA, LEV = 0, 3

NAMES = [
    ("Соколова Вера Ильинична пришла", None, "К-1 пришла"),
    ("у Соколовой Веры Ильиничны, с Верой Ильиничной", None, "у К-1, с К-1"),
    ("В. И. Соколовой, Соколовой В.И., В.\u00a0Соколова", None, "К-1, К-1, К-1"),
    ("СОКОЛОВУ и соколову", None, "К-1 и К-1"),
    ("Coколова", None, "К-1"),  # its C and o are Latin
    ("семья Соколовых, муж Соколов Иван Петрович", None, "семья К-1, муж С. И. П."),
    ("дочь Соколова Анна; Соколова А. П.", None, "дочь С. А.; С. А. П."),
    ("Вера устала", VERA, "К-1 устала"),
    ("Клуб «Вера», верой и правдой", VERA, "Клуб «Вера», верой и правдой"),
    ("Звонила Вера.", LEV, "Звонила В."),
    ("Беловой-Заречной, Заречная, Анне Сергеевне", None, "К-2, К-2, К-2"),
    ("Алиева Эльчина Гасана оглы, Э. Г. Алиев, Эльчин Гасан-оглы", None, "К-3, К-3, К-3"),
    ("Заяц пришел, а заяц убежал; к Зайцу Льву", None, "К-4 пришел, а заяц убежал; к К-4"),
    ("Шевченко О. П., для Шевченко, Олегу Петровичу", None, "К-5, для К-5, К-5"),
    ("Королеву Артему, Королёв", None, "К-6, К-6"),
    ("Швец Ольге Львовне, мужу Швецу", None, "К-7, мужу Ш."),
    ("де Ла Круз Мария", None, "К-8"),
    ("О’Коннору, О'Коннор Шон", None, "К-9, К-9"),
    ("Салтыкова-Щедрина, Щедрину Юрию", None, "К-10, К-10"),
    ("mr. Smith, J. Smith", None, "mr. К-11, К-11"),
    ("врач Петрова, Анна Петровна Сидорова", None, "врач П., А. П. С."),
    ("передано Григорьеву А. И.", None, "передано Г. А. И."),
    ("школа им. А. С. Пушкина в г. Королёве", None, "школа им. А. С. Пушкина в г. К-6"),
    ("Роман прочитан. Рада видеть.", None, "Роман прочитан. Рада видеть."),
    (
        "Первичный прием. Хочет работать по специальности.",
        None,
        "Первичный прием. Хочет работать по специальности.",
    ),
]


@pytest.mark.parametrize(("text", "owner"), [row[:2] for row in NAMES])
def test_the_known_are_found_as_among_strangers_and_no_word_is_asked_for_one(
    monkeypatch: pytest.MonkeyPatch, text: str, owner: int | None
) -> None:
    among = [item for item in FINDER.found(text, owner) if item.who is not None]
    monkeypatch.delattr(finder, "is_stranger")
    assert list(FINDER.known(text, owner)) == among


@pytest.mark.parametrize(("text", "owner", "told"), NAMES)
def test_names_in_texts(text: str, owner: int | None, told: str) -> None:
    assert plain(FINDER.replaced(text, owner)[0]) == plain(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Дом ребенка «Заяц», ул. Королёва", "Дом ребенка «Заяц», ул. Королёва"),
        ("директор Заяц Лев, от Соколовой", "директор К-4, от К-1"),
        ("Детский дом «Вера», Анна Петровна", "Детский дом «Вера», Анна Петровна"),
    ],
)
def test_texts_about_institutions(text: str, told: str) -> None:
    assert FINDER.replaced(text, personal=False)[0] == told


TRACES = Traces.of([
    ("телефон", "+7 (000) 000-00-01"),
    ("телефон", "2-10-31"),
    ("дата рождения", date(1980, 2, 14)),
    ("документ", "паспорт 00 00 000012, выдан отделом внутренних дел 20.03.2005"),
    ("адрес", "г. Светлоозерск, ул. Лесная, д. 4, кв. 17"),
    ("СНИЛС", "900-000-012 85"),
])  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("80000000001 или 8 (000) 000 00 01, 2 10 31", "[телефон] или [телефон], [телефон]"),
        ("чужой +7 916 123-45-67", "чужой [телефон]"),
        ("СНИЛС 90000001285, 900-000-012 85", "СНИЛС [СНИЛС], [СНИЛС]"),
        (
            "14.02.1980, 14 февраля 1980 г., 1979 г. р.",
            "[дата рождения], [дата рождения] г., [год рождения] г. р.",
        ),
        (
            "встреча 05.03.2026 в 14:30, 02.02.2026 – 01.02.2027",
            "встреча 05.03.2026 в 14:30, 02.02.2026 – 01.02.2027",
        ),
        ("0000 000012; № 000012; 45 12 123456", "[документ]; № [документ]; [документ]"),
        ("ул. Лесная, д. 4, кв. 17; на улице Садовой, 9", "[адрес]; на [адрес]"),
        ("остановка «Улица Садовая» в 100 м, 120 мест", "остановка «Улица Садовая» в 100 м, 120 мест"),
        ("a.b@example.org", "[почта]"),
    ],
)
def test_what_leads_to_a_person_without_a_name(text: str, told: str) -> None:
    assert TRACES.replaced(text)[0] == told


def _parts(folder: Path) -> Iterator[tuple[str, str]]:
    """Every name and every text there is under the folder: files, parts of packages, records."""
    for path in folder.rglob("*"):
        yield str(path), str(path.relative_to(folder))
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as package:
                for name in package.namelist():
                    yield f"{path}/{name}", name
                    yield (
                        f"{path}/{name}",
                        unescape(re.sub("<[^>]*>", "", package.read(name).decode("utf-8", "replace"))),
                    )
        elif path.is_file():
            yield str(path), path.read_bytes().decode("utf-8")


def _figures(text: str) -> str:
    return re.sub(r"\D", "", text)


def _left(folder: Path, words: set[str], numbers: set[str]) -> set[tuple[str, str]]:
    """The words and numbers that are still somewhere, and where."""
    found = set()
    for where, text in _parts(folder):
        lower = text.casefold().replace("ё", "е")
        found |= {
            (word, where)
            for word in words
            if word in lower and re.search(rf"(?<!\w){re.escape(word)}", lower)
        }
        told = re.sub(r"\b(?:[0-9a-f]{32,}|\d{16,})\b", "", text)  # a digest, a time in nanoseconds
        figures = {_figures(match) for match in re.findall(r"\d[\d\s().–-]*\d", told)}
        found |= {(number, where) for number in numbers for some in figures if number in some}
    return found


def _stems(sheets: Any) -> set[str]:
    """The beginnings of surnames and patronymics, which all their cases share."""
    stems = set()
    for sheet in ("Клиенты", "Специалисты"):
        for row in sheets[sheet]:
            for header in ("Фамилия", "Отчество"):
                for word in re.split(r"[\s-]", row.get(header) or ""):
                    stem = re.sub("(?:[ауыеойья]|ая|ий|на)$", "", word.casefold().replace("ё", "е"))
                    stems |= {stem} if len(stem) > 3 else set()
    return stems


def test_nobody_of_the_sample_is_left(desk: Desk) -> None:
    run = desk.make(Path(shutil.copy(SAMPLE_BOOK, desk.folder)), "--anonymous")
    assert (run.status, run.err) == (0, "")
    assert len(desk.made()) > 25
    rows = SAMPLE["Клиенты"] + SAMPLE["Специалисты"]
    numbers = {_figures(row[header]) for row in rows for header in ("Телефон", "СНИЛС") if row.get(header)}
    numbers |= {match for row in SAMPLE["Клиенты"] for match in re.findall(r"\d{6}", row.get("Документ", ""))}
    numbers |= {f"{row['Дата рождения']:%d%m%Y}" for row in SAMPLE["Клиенты"] if "Дата рождения" in row}
    # «Заречный район» and the streets of the institution's own address are no people's
    words = _stems(SAMPLE) - {"заречн"} | {"рябинин", "лесная", "sokolova", "gromova"}
    assert _left(desk.out, words, numbers) == set()


HARD: Sheets = {
    "Учреждение": {"Полное наименование": "Центр «Вера»", "Руководитель": "Воронцова Мария Сергеевна"},
    "Специалисты": [
        {"Код": "С1", "Фамилия": "Гусейнова", "Имя": "Лейла", "Отчество": "Вагиф кызы", "Должность": "юрист",
         "Телефон": "2-10-21"},
    ],
    "Клиенты": [
        {"Дело": "ЛД-7/СОК", "Фамилия": "Соколова-Римская", "Имя": "Вера", "Отчество": "Ильинична",
         "Пол": "женский", "Дата рождения": "14.02.1980", "Телефон": "8 (48439) 4-15-22", "Специалист": "С1",
         "Документ": "паспорт 45 12 395678", "Адрес": "г. Обнинск, ул. Мира, д. 5, кв. 6",
         "СНИЛС": "112-233-445 95",
         "Законный представитель": "мать Римская Зоя Павловна, 8 (48439) 4-15-23", "ФИО мужа": "Иванов Пётр",
         "Номер приказа": "17-о, Соколова-Римская"},
        {"Дело": "8", "Фамилия": "Алиев", "Имя": "Эльчин", "Отчество": "Гасан оглы", "Пол": "мужской"},
        {"Дело": "9", "Фамилия": "Мороз", "Имя": "Лев", "Пол": "мужской", "Обработка данных": "отозвано"},
    ],
    "Портреты": [{"Дело": "ЛД-7/СОК", "Осознание проблемы":
                  "Вера, она же Соколова-Римская В. И., род. 14 февраля 1980 г., паспорт 4512 395678;"
                  " живет с матерью Зоей Павловной Римской на ул. Мира, д. 5, кв. 6, тел. 4-15-22."
                  " Дружит с Алиевым Эльчином Гасаном оглы, у Римских дача. Мороз и солнце."}],
    "Планы": [{"Дело": "ЛД-7/СОК", "Номер": "1", "Дата": "05.03.2026",
               "Проблема": "<Долг> Соколовой-Римской"}],
    "Обращения": [
        {"Поступило": "05.03.2026 10:00", "Заявитель": "Сергеева Ирина", "Телефон": "2-10-99",
         "Суть": "о Вере Ильиничне"},
        {"Поступило": "06.03.2026 10:00", "Заявитель": "Алиев Э. Г.", "Дело": "8", "Суть": "просит С1"},
    ],
}  # fmt: skip
PAPERS = {
    "Заявление": "{{ клиент.фио|родительный }}; {{ клиент.фамилия_и_о }}; {{ клиент.возраст }};"
    " {{ клиент.адрес }}; {{ клиент.законный_представитель }}; {{ клиент.номер_приказа }};"
    " {{ клиент.фио_мужа }}; {{ портрет.осознание_проблемы }};"
    " {{ специалист.фио|творительный }}; {{ учреждение.полное_наименование }}; {{ клиент.дело }}",
    "Журнал": "{% for о in обращения %}{{ о.заявитель }}: {{ о.суть }} {{ о.телефон }}; {% endfor %}",
}


def test_nobody_with_a_hard_name_is_left(desk: Desk) -> None:
    for title, text in PAPERS.items():
        desk.template(title, text)
    desk.book(HARD, "books/Соколова-Римская.xlsx")
    run = desk.make(desk.folder / "books", "--anonymous", "--client", "лд-7/сок")
    assert (run.status, run.err) == (0, "")
    run = desk.make(desk.folder / "books", "--anonymous")
    assert "отозвано" in run.out
    words = {
        "соколов",
        "римск",
        "ильинич",
        "эльчин",
        "алиев",
        "гасан",
        "зоя",
        "зое",
        "павловн",
        "вагиф",
        "гусейнов",
    }
    words |= {"лейл", "воронцов", "иванов", "сергеев", "обнинск", "мороз лев", "лд-7", "мира"}
    numbers = {"41522", "41523", "395678", "11223344595", "14021980", "21099"}
    assert _left(desk.out, words, numbers) == set()
    assert not any(word in run.out.casefold() for word in words - {"мира"})
    text = plain(desk.text("К-1/К-1/Заявление"))
    age = plain(str(Age(age_on(date(1980, 2, 14), date.today()))))
    assert text.startswith(f"К-1; К-1; {age}; ")
    assert "П-1" in text
    assert "17-о, К-1" in text
    assert "Дружит с К-2, у К-1 дача. К-3 и солнце." in text
    assert text.endswith("Г. Л. В.; Центр «Вера»; К-1")
    assert plain(desk.text("К-1/Учреждение/Журнал")).startswith("З-1: о К-1")


def test_what_was_replaced_is_told_without_it(desk: Desk) -> None:
    run = desk.make(desk.book(HARD), "--anonymous")
    again = desk.make(desk.folder / "book.xlsx", "--anonymous")
    lines = run.out[run.out.index("Обезличено") :]
    assert "К-1 (лист «Клиенты», строка 2): имена – " in lines
    assert "даты рождения – 2" in lines
    assert lines in again.out


def test_an_error_holds_the_same_papers_back(desk: Desk) -> None:
    desk.template("Карта", "{{ клиент.фио }}")
    clients = [
        {"Дело": str(number), "Фамилия": "Ким", "Имя": "Ли", "Пол": "мужской"} for number in range(7, 10)
    ]
    run = desk.make(
        desk.book({"Клиенты": [clients[0], clients[1] | {"Дата рождения": "32.01.2026"}, clients[2]]}),
        "--anonymous",
    )
    assert run.status == 1
    assert desk.made("Карта") == {"К-1/Карта", "К-3/Карта"}


def test_papers_with_names_are_not_beside(desk: Desk) -> None:
    desk.template("Карта", "{{ клиент.фио }}")
    book = desk.book(HARD)
    desk.make(book)
    run = desk.make(book, "--anonymous")
    assert (run.status, run.out) == (2, "")
    assert "здесь уже лежат документы с именами" in run.err


@pytest.mark.parametrize("where", ["author", "comments", "body"])
def test_a_template_that_names_somebody_is_not_used(desk: Desk, where: str) -> None:
    path = desk.template("Карта", "{{ клиент.дело }}", "для Гусейновой Л. В." if where == "body" else "")
    document = docx.Document(io.BytesIO(path.read_bytes()))
    if where != "body":
        setattr(document.core_properties, where, "Гусейнова Лейла")
    document.save(str(path))
    run = desk.make(desk.book(HARD), "--anonymous")
    assert run.status == 1
    assert "Карта.docx: в самом шаблоне или в его свойствах стоит имя из книги" in run.err
    assert desk.made("Карта") == set()


def test_no_file_number_is_in_the_names_of_files_and_folders(desk: Desk) -> None:
    desk.template("Карта", "{{ клиент.фио }}")
    desk.template("Ответ по делу ЛД-7_СОК", "{{ клиент.фио }}", name="Ответ")
    desk.book(HARD, "books/Личное дело ЛД-7-СОК.xlsx")
    run = desk.make(desk.folder / "books", "--anonymous")
    assert "Ответ.docx: в самом шаблоне или в его свойствах стоит имя из книги" in run.err
    assert "Личное дело К-1/К-1/Карта" in desk.made("Карта")
    assert _left(desk.out, {"лд-7", "лд_7", "сок"}, set()) == set()


def test_what_cannot_be_judged_is_listed_for_a_person_to_read(desk: Desk) -> None:
    desk.template("Карта", "{{ клиент.фио }}")
    said = "Пьет Кардикет. Поликлиника, тел. 8 (48439) 4-00-03."
    contacts = [{"Дело": "8", "Дата": "05.03.2026", "Содержание": said}]
    run = desk.make(desk.book({**HARD, "Контакты": contacts}), "--anonymous")
    lines = run.out[run.out.index("Прочитайте в книге сами") :]
    found = "слова, похожие на имя – 1, телефоны и адреса учреждений – 1"
    assert f"лист «Контакты», C2, «Содержание»: {found}" in lines
    assert "Кардикет" not in run.out
    assert "4-00-03" not in run.out
