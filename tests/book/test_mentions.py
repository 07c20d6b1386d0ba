"""A blocked client in other people's papers: a code for the name, the cell reported, or no paper at all."""

from __future__ import annotations

import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Sheets, plain

from paperwork.book.anonymous.namesakes import is_pet_of
from paperwork.book.casebook import Book
from paperwork.intake.excel.reading.read import read_book

BLOCKED = VERA | {
    "Отчество": "Ильинична",
    "Телефон": "+7 (914) 123-45-67",
    "Обработка данных": "заблокирована",
}
MEN = [
    {"Дело": "3", "Фамилия": "Мельник", "Имя": "Петр", "Отчество": "Львович", "Пол": "мужской"},
    {"Дело": "4", "Фамилия": "Лев", "Имя": "Ян", "Пол": "мужской"},
]
MEN = [man | {"Обработка данных": "отозвано"} for man in MEN]
ANNA = {"Дело": "5", "Фамилия": "Соколова", "Имя": "Анна", "Отчество": "Юрьевна", "Пол": "женский"}
NAMED = [  # in somebody else's row → what the papers say
    ("сосед Соколовой В. И.", "сосед К-1"),
    ("пришла Соколова", "пришла К-1"),
    ("передал Соколовой Вере Ильиничне привет", "передал К-1 привет"),
    ("с В.И. Соколовой не говорит", "с К-1 не говорит"),
    ("видел Веру Ильиничну", "видел К-1"),
    ("СОКОЛОВА ВЕРА заходила", "К-1 заходила"),
    ("Соколова\nВера", "К-1"),
    ("Поссорился с Мельником П. Л.", "Поссорился с К-3"),
    ("дал Мельнику денег", "дал К-3 денег"),
    ("был у Льва Яна", "был у К-4"),
    ("Соколова и Мельник дружат", "К-1 и К-3 дружат"),
    ("Верочка Соколова зашла", "К-1 зашла"),
    ("к Соколовой Верочке ходит", "к К-1 ходит"),
    ("звонила с +7 914 123 45 67", "звонила с [телефон]"),
]
LEFT = [  # who is meant is somebody else, or no one
    "Соколова Анна Юрьевна пришла",
    "Соколов Пётр, брат",
    "Вера в себя растет",
    "мельник на мельнице",
    "день соколиной охоты",
    "позвонить 8 800 000-00-00",
    "Тетя Вера приехала",
]


def _contacts(texts: list[str], number: str = "2") -> list[dict[str, str]]:
    return [
        {"Дело": number, "Дата": f"{day:02}.03.2026", "Содержание": text} for day, text in enumerate(texts, 2)
    ]


def _sheets(contacts: list[dict[str, str]]) -> Sheets:
    return {
        "Учреждение": INSTITUTION | {"Телефон": "8 800 000-00-00"},
        "Клиенты": [BLOCKED, IVAN, *MEN, ANNA],
        "Контакты": contacts,
    }


def _said(book: Book, title: str, name: str) -> list[str]:
    return [getattr(row, name) for row in book.records[title]]


def test_names_become_codes_and_the_cells_are_reported(desk: Desk) -> None:
    texts = [text for text, _ in NAMED]
    book = read_book(desk.book(_sheets(_contacts(texts))))
    assert _said(book, "Контакты", "content") == [said for _, said in NAMED]
    warned = [p.place for p in book.problems if "обрабатывать нельзя" in p.message]
    assert [place.cell for place in warned] == [f"C{row}" for row in range(2, len(NAMED) + 2)]
    assert not any(problem.is_error for problem in book.problems)
    told = "\n".join(str(problem) for problem in book.problems)
    assert not any(word in told for word in ("Соколов", "Мельник", "Льва"))


def test_what_means_another_stays(desk: Desk) -> None:
    book = read_book(desk.book(_sheets(_contacts(LEFT))))
    assert _said(book, "Контакты", "content") == LEFT
    assert [p for p in book.problems if "обрабатывать нельзя" in p.message] == []


def test_in_her_own_row_a_namesake_is_herself(desk: Desk) -> None:
    texts = ["Соколова пришла", "мать, Соколова Вера, больна"]
    book = read_book(desk.book(_sheets(_contacts(texts, "5"))))
    assert _said(book, "Контакты", "content") == ["Соколова пришла", "мать, К-1, больна"]


def test_every_sheet_and_own_columns_are_searched(desk: Desk) -> None:
    name = "Соколову В. И."
    sheets: Sheets = {
        "Учреждение": INSTITUTION,
        "Клиенты": [BLOCKED, IVAN | {"Законный представитель": f"за {name}", "Мое": f"знает {name}"}],
        "Портреты": [{"Дело": "2", "Отношения в семье": f"любит {name}"}],
        "Дневник": [{"Дата": "05.03.2026", "Содержание работы": f"навестили {name}"}],
        "Практика": {"Студент": "Ильинская Дарья Романовна", "Задание": f"опросить {name}"},
        "Обращения": [
            {"Поступило": "05.03.2026 10:00", "Заявитель": who, "Телефон": phone, "Суть": f"про {name}"}
            for who, phone in (("Соколова Вера Ильинична", "89141234567"), ("Прохожий", "89990000000"))
        ],
    }
    book = read_book(desk.book(sheets))
    texts = str([{**{n: getattr(r, n) for n in r.__slots__}} for rows in book.records.values() for r in rows])
    assert "Соколов" not in texts
    assert "1234567" not in texts.replace("-", "")
    assert "Прохожий" in texts
    assert "Дарья" in texts
    assert len([p for p in book.problems if "обрабатывать нельзя" in p.message]) == 9


@pytest.mark.parametrize("command", ["make", "join"])
def test_papers_are_made_with_the_code_or_held_back(desk: Desk, command: str) -> None:
    desk.template("Карта", "{% for к in контакты %}{{ к.содержание }} {% endfor %}")
    book = desk.book(_sheets([*_contacts(["сосед Соколовой В. И."]), *_contacts(["чай"], "5")]))
    document = ("--document", "Карта", "--templates", desk.folder / "templates")
    out = desk.folder / ("all.docx" if command == "join" else "out")
    run = desk.run(command, book, *document, "--out", out)
    assert (run.status, "лист «Контакты», C2 (Содержание): здесь назван клиент" in run.err) == (0, True)
    strict = desk.folder / ("strict.docx" if command == "join" else "strict")
    run = desk.run(command, book, *document, "--out", strict, "--strict")
    assert run.status == 1
    assert "2 Петров Иван: Карта — исправьте: book.xlsx, лист «Контакты», C2" in run.out
    if command == "make":
        assert plain(desk.text("2 Петров Иван/Карта")) == "сосед К-1"
        assert [path.parent.name for path in strict.rglob("Карта.docx")] == ["5 Соколова Анна"]


def test_requests_without_a_number_hold_the_journal_back(desk: Desk) -> None:
    desk.template("Журнал", "{% for о in обращения %}{{ о.заявитель }} {{ о.суть }} {% endfor %}")
    sheets = {
        **_sheets([]),
        "Обращения": [{"Поступило": "05.03.2026 10:00", "Заявитель": "Соколова В. И.", "Суть": "хор"}],
    }
    book = desk.book(sheets)
    assert desk.make(book, "--document", "Журнал").status == 0
    assert plain(desk.text("Учреждение/Журнал")) == "К-1 хор"
    run = desk.make(book, "--document", "Журнал", "--strict")
    assert (run.status, "Учреждение: Журнал — исправьте" in run.out) == (1, True)


def test_an_anonymous_copy_names_no_one_and_is_not_held_back(desk: Desk) -> None:
    desk.template("Карта", "{% for к in контакты %}{{ к.содержание }} {% endfor %}")
    book = desk.book(_sheets(_contacts(["сосед Соколовой В. И."])))
    run = desk.make(book, "--anonymous", "--strict", "--document", "Карта", "--client", "2")
    assert (run.status, run.err) == (0, "")
    assert plain(desk.text("К-2/Карта")) == "сосед К-1"


def test_the_cure_works(desk: Desk) -> None:
    book = desk.book(_sheets(_contacts(["сосед К-1"])))
    assert "обрабатывать нельзя" not in desk.run("check", book).out


PETS = [
    ("ксюша", "ксения"),
    ("саню", "александр"),
    ("лехе", "алексей"),
    ("нюра", "анна"),
    ("колей", "николай"),
    ("вова", "владимир"),
    ("славик", "ярослав"),
    ("дашей", "дарья"),
]


@pytest.mark.parametrize(("pet", "name"), PETS)
def test_a_pet_name_of_another_stem_is_the_client_too(pet: str, name: str) -> None:
    assert is_pet_of(pet, name)
    assert not is_pet_of(pet, "пелагея")
