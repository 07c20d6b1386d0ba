"""Which documents are made, for whom, and which an error holds back."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Row, Sheets
from each import each

RULE = "____________"  # what is printed where a person is to write
VERAS, IVANS, OURS = "1 Соколова Вера", "2 Петров Иван", "Учреждение"
SHEETS: dict[str, Row | list[Row]] = {
    "Учреждение": INSTITUTION,
    "Специалисты": [{"Код": "С1", "Фамилия": "Сафина", "Имя": "Алия", "Должность": "психолог"}],
    "Клиенты": [VERA | {"Специалист": "С1"}, IVAN],
    "Портреты": [{"Дело": "1", "Жизненная позиция": "активная"}],
    "Планы": [{"Дело": "1", "Дата": "05.03.2026", "Проблема": "Нет работы"}],
    "Цели": [{"Дело": "1", "Цель": "Найти работу"}],
    "Программа": [{"Дело": "2", "Проблема": "Нет жилья"}],
    "Программы": [{"Дело": "1", "Цель программы": "Свой дом"}],
    "Контакты": [{"Дело": "1", "Дата": "01.03.2026"}],
    "Оказано": [{"Дело": "2", "Услуга": "кормление", "Дата": "01.03.2026", "Количество": "1"}],
    "Обращения": [{"Поступило": "01.03.2026 10:00", "Заявитель": "Ким", "Суть": "вопрос"}],
}


FOR_WHOM: list[tuple[str, set[str]]] = [
    ("{{ портрет.жизненная_позиция }}", {VERAS}),
    ("{{ план.проблема }}", {VERAS}),
    ("{{ план.проблема }}{% for ц in цели %}{{ ц.цель }}{% endfor %}", {VERAS}),
    ("{{ портрет.жизненная_позиция }}{% for п in программа %}{{ п.проблема }}{% endfor %}", {VERAS}),
    ("{% for п in программа %}{{ п.проблема }}{% endfor %}", {IVANS}),
    ("{{ программа|length }}", {IVANS}),
    ("{{ программа_помощи.цель_программы }}", {VERAS}),
    ("{{ программа_помощи.начало }}{{ программа|length }}", {IVANS}),
    ("{{ программа_помощи.начало }}{{ контакты|length }}", {VERAS}),
    ("{{ программа_помощи.начало }}{{ программа|length }}{{ портрет.рекомендации }}", {VERAS}),
    ("{% for ц in цели %}{{ ц.цель }}{% endfor %}", {VERAS}),
    ("{% for в in планы %}{{ в.дата }}{% endfor %}", {VERAS}),
    ("{% for в in планы %}{% for ц in в.цели %}{{ ц.цель }}{% endfor %}{% endfor %}", {VERAS}),
    (
        "{% for к in контакты %}{{ к.дата }}{% endfor %}{% for о in оказано %}{{ о.дата }}{% endfor %}",
        {VERAS, IVANS},
    ),
    ("{{ клиент.фио }}{% for к in контакты %}{{ к.дата }}{% endfor %}", {VERAS}),
    ("{{ клиент.фио }}", {VERAS, IVANS}),
    ("{{ специалист.фио }}", {VERAS, IVANS}),
    ("{{ клиент.фио }}{{ учреждение.руководитель }}{{ сегодня }}", {VERAS, IVANS}),
    ("{{ клиент.фио }}{% for о in обращения %}{{ о.суть }}{% endfor %}", {VERAS, IVANS}),
    ("{{ пересмотр.дата }}", set()),
    ("{% for у in изменения_услуг %}{{ у.решение }}{% endfor %}", set()),
    ("{% for к in прочие_контакты %}{{ к.дата }}{% endfor %}", {VERAS}),
    ("{% for п in программа %}{{ п.цель }}{% endfor %}{{ прочие_контакты|length }}", {VERAS, IVANS}),
    ("{{ портрет.рекомендации }}{{ прочие_контакты|length }}", {VERAS}),
    ("{% for у in услуги_для_клиента if у.положена %}{{ у.услуга }}{% endfor %}", {VERAS, IVANS}),
    ("{% for д in особые_данные %}{{ д.категория }}{% endfor %}", {VERAS, IVANS}),
    ("{{ учреждение.руководитель }}", {OURS}),
    ("{{ паспорт.транспорт }}", {OURS}),
    ("{{ сегодня }}", {OURS}),
    ("Бумага без единого тега", {OURS}),
    ("{% for к in клиенты %}{{ к.фио }}{% endfor %}", {OURS}),
    ("{% for о in обращения %}{{ о.суть }}{% endfor %}", {OURS}),
    ("{% for у in перечень_услуг %}{{ у.услуга }}{% endfor %}", {OURS}),
    ("{% for с in специалисты %}{{ с.фио }}{% endfor %}", {OURS}),
]


@pytest.fixture(scope="module")
def papers_for_all(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A document of every text, made in one go; each has its number for a title."""
    desk = Desk(tmp_path_factory.mktemp("whom"))
    for number, (text, _) in enumerate(FOR_WHOM):
        desk.template(f"№ {number}", text)
    assert desk.make(desk.book(SHEETS)).status == 0
    return desk


@each("number", range(len(FOR_WHOM)), ids=lambda number: FOR_WHOM[number][0])
def test_the_tags_say_for_whom(papers_for_all: Desk, number: int) -> None:
    title = f"№ {number}"
    assert papers_for_all.made(title) == {f"{name}/{title}" for name in FOR_WHOM[number][1]}


PAPERS = {
    "Карта": "{{ клиент.фио }} {{ учреждение.полное_наименование }} [{{ специалист.фио }}]",
    "Портрет": "{{ портрет.жизненная_позиция }}",
    "План": "{{ план.проблема }}{% for д in действия %}{{ д.действие }}{% endfor %}"
    "{% for у in услуги %}{{ у.услуга }}{% endfor %}",
    "Цели": "{{ план.проблема }}{% for ц in цели %}{{ ц.цель }}{% endfor %}",
    "Устав": "{{ учреждение.полное_наименование }}",
}
FULL: dict[str, Row | list[Row]] = {
    "Учреждение": INSTITUTION,
    "Специалисты": [{"Код": "С1", "Фамилия": "Сафина", "Имя": "Алия", "Должность": "психолог"}],
    "Перечень услуг": [{"Услуга": "кормление"}],
    "Клиенты": [client | {"Специалист": "С1"} for client in (VERA, IVAN)],
    "Портреты": [{"Дело": number, "Жизненная позиция": "активная"} for number in "12"],
    "Планы": [{"Дело": number, "Дата": "05.03.2026", "Проблема": "Нет работы"} for number in "12"],
    "Цели": [{"Дело": number, "Цель": "Найти работу"} for number in "12"],
    "Действия": [{"Дело": number, "Действие": "Составить резюме"} for number in "12"],
    "Услуги": [{"Дело": number, "Услуга": "кормление", "Предоставляется": "сейчас"} for number in "12"],
}
EVERYTHING = {f"{OURS}/Устав"} | {
    f"{whose}/{title}" for whose in (VERAS, IVANS) for title in ("Карта", "Портрет", "План", "Цели")
}


def _spoilt(sheet: str, number: int, **cells: object) -> dict[str, Row | list[Row]]:
    """The full book with other cells in one row (a card has row 0)."""
    changes = {header.replace("_", " "): value for header, value in cells.items()}
    content = FULL[sheet]
    if not isinstance(content, list):
        return {**FULL, sheet: {**content, **changes}}
    return {**FULL, sheet: [{**row, **(changes if at == number else {})} for at, row in enumerate(content)]}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the templates."""
    desk = Desk(tmp_path_factory.mktemp("papers"))
    for title, text in PAPERS.items():
        desk.template(title, text)
    return desk.folder / "templates"


@pytest.fixture
def office(desk: Desk, papers: Path) -> Desk:
    (desk.folder / "templates").symlink_to(papers)
    return desk


def _narrowed() -> list[str]:
    return [word for title in PAPERS for word in ("--document", title)]


def test_everything_is_made_where_nothing_is_wrong(office: Desk) -> None:
    run = office.make(office.book(FULL), *_narrowed())
    assert (run.status, run.err, office.made()) == (0, "", EVERYTHING)


@pytest.mark.parametrize(
    ("sheets", "held"),
    [
        (_spoilt("Портреты", 0, Вероисповедание="#DIV/0!"), {f"{VERAS}/Портрет"}),
        (_spoilt("Портреты", 0, Мой_столбец="#DIV/0!"), {f"{VERAS}/Портрет"}),
        (_spoilt("Портреты", 0, Дело="2"), {f"{VERAS}/Портрет", f"{IVANS}/Портрет"}),
        (_spoilt("Портреты", 0, Дело="77"), {f"{VERAS}/Портрет"}),
        (_spoilt("Клиенты", 0, Дата_рождения="32.01.2026"), {n for n in EVERYTHING if VERAS in n}),
        (_spoilt("Клиенты", 1, Пол="женщина?"), {n for n in EVERYTHING if IVANS in n}),
        (_spoilt("Планы", 0, Дата="31.02.2026"), {f"{VERAS}/План", f"{VERAS}/Цели"}),
        (_spoilt("Планы", 1, Проблема=None), {f"{IVANS}/План", f"{IVANS}/Цели"}),
        (_spoilt("Действия", 0, Срок="32.01.2026"), {f"{VERAS}/План"}),
        (_spoilt("Цели", 1, План="9"), {f"{IVANS}/Цели"}),
        (_spoilt("Услуги", 1, Начало="05.03.2026", Окончание="01.03.2026"), {f"{IVANS}/План"}),
        (_spoilt("Услуги", 0, Дело="77"), set()),
        (_spoilt("Услуги", 0, Дело="#REF!"), set()),
        (_spoilt("Услуги", 0, Дело=None), set()),
        (_spoilt("Учреждение", 0, Дата_создания="31.02.2020"), {f"{OURS}/Устав"}),
        (_spoilt("Учреждение", 0, Полное_наименование=None), {f"{OURS}/Устав"}),
        (_spoilt("Специалисты", 0, Фамилия=None), {f"{OURS}/Устав"}),
        (_spoilt("Перечень услуг", 0, Оплата="#DIV/0!"), set()),
    ],
)
def test_an_error_holds_back_only_what_it_belongs_to(
    office: Desk, sheets: dict[str, Row | list[Row]], held: set[str]
) -> None:
    run = office.make(office.book(sheets), *_narrowed())
    assert office.made() == EVERYTHING - held
    assert run.status == 1
    assert run.err.startswith("Ошибки (1):")


def test_the_report_names_what_is_held_back_and_where_to_mend_it(office: Desk) -> None:
    run = office.make(office.book(_spoilt("Действия", 0, Срок="32.01.2026")), *_narrowed())
    assert (
        f"Не сделано из-за ошибок: 1\n  {VERAS}: План — исправьте: book.xlsx, лист «Действия», C2 (Срок)"
        in run.out
    )


@pytest.mark.parametrize(
    ("sheets", "text"),
    [
        (
            _spoilt("Учреждение", 0, Полное_наименование="#DIV/0!"),
            f"Соколова Вера Ильинична {RULE} [Сафина Алия]",
        ),
        (_spoilt("Специалисты", 0, Фамилия=None), f"Соколова Вера Ильинична Центр «Вера» [{RULE}]"),
        (
            {**FULL, "Специалисты": [*FULL["Специалисты"]] * 2},
            f"Соколова Вера Ильинична Центр «Вера» [{RULE}]",
        ),
    ],
)
def test_what_is_wrong_about_the_institution_is_left_blank(
    office: Desk, sheets: dict[str, Row | list[Row]], text: str
) -> None:
    run = office.make(office.book(sheets), "--document", "Карта")
    assert run.status == 1
    assert " ".join(office.text(f"{VERAS}/Карта").split()) == text


def test_an_error_in_a_column_of_ones_own_is_left_blank_too(desk: Desk) -> None:
    desk.template("Карта", "{{ клиент.фио }} [{{ учреждение.девиз }}]")
    desk.make(desk.book(_spoilt("Учреждение", 0, Девиз="#DIV/0!")), "--document", "Карта")
    assert desk.text(f"{VERAS}/Карта") == f"Соколова Вера Ильинична [{RULE}]"


def test_the_only_client_need_not_be_named_and_his_errors_still_hold(desk: Desk) -> None:
    desk.template("План", "{{ план.проблема }}{% for д in действия %}{{ д.действие }}{% endfor %}")
    sheets: dict[str, Row | list[Row]] = {
        "Клиенты": [VERA],
        "Планы": [{"Дата": "05.03.2026", "Проблема": "Нет работы"}],
        "Действия": [{"Действие": "Составить резюме", "Срок": "32.01.2026"}],
    }
    assert (desk.make(desk.book(sheets), "--document", "План").status, desk.made()) == (1, set())
    sheets["Действия"] = [{"Действие": "Составить резюме"}]
    assert (desk.make(desk.book(sheets), "--document", "План").status, desk.made()) == (0, {f"{VERAS}/План"})


@pytest.mark.parametrize(
    ("sheet", "row", "cells", "held"),
    [
        ("Портреты", 0, {"Жизненная позиция": "неведомая"}, {f"{VERAS}/Портрет"}),
        ("Портреты", 0, {"Рекомендацыи": "гулять"}, {f"{VERAS}/Портрет", f"{IVANS}/Портрет"}),
        ("Клиенты", 1, {"Специалист": "С9"}, {n for n in EVERYTHING if IVANS in n}),
        ("Услуги", 0, {"Услуга": "кормлени"}, {f"{VERAS}/План"}),
    ],
)
def test_strict_makes_warnings_errors(
    office: Desk, sheet: str, row: int, cells: dict[str, object], held: set[str]
) -> None:
    book = office.book(_spoilt(sheet, row, **{key.replace(" ", "_"): cells[key] for key in cells}))
    lenient = office.make(book, *_narrowed())
    assert (lenient.status, office.made()) == (0, EVERYTHING)
    assert lenient.err.startswith("Предупреждения (1) ничего не задерживают; покажет их paperwork check ")
    strict = Desk(office.folder / "strict")
    run = strict.run(
        "make",
        book,
        "--out",
        strict.out,
        "--templates",
        office.folder / "templates",
        "--strict",
        *_narrowed(),
    )
    assert (run.status, strict.made()) == (1, EVERYTHING - held)
    assert run.err.startswith("Ошибки (1):")


@pytest.mark.parametrize(
    ("options", "made"),
    [
        (("--client", "1", *_narrowed()), {name for name in EVERYTHING if VERAS in name}),
        (("--client", " 2 ", *_narrowed()), {name for name in EVERYTHING if IVANS in name}),
        (("--client", "1", "--client", "2", "--document", "План"), {f"{VERAS}/План", f"{IVANS}/План"}),
        (("--document", "План"), {f"{VERAS}/План", f"{IVANS}/План"}),
        (("--document", "план.DOCX"), {f"{VERAS}/План", f"{IVANS}/План"}),
        (("--document", "profile", "--client", "1"), {f"{VERAS}/Социально-психологический портрет"}),
        (
            ("--document", "Социально-психологический ПОРТРЕТ", "--client", "1"),
            {f"{VERAS}/Социально-психологический портрет"},
        ),
        (("--document", "Устав", "--document", "Карта", "--client", "1"), {f"{VERAS}/Карта"}),
    ],
)
def test_options_narrow_what_is_made(office: Desk, options: tuple[str, ...], made: set[str]) -> None:
    run = office.make(office.book(FULL), *options)
    assert (run.status, office.made()) == (0, made)


def test_templates_of_ones_own_add_and_override(desk: Desk) -> None:
    desk.template("Портрет по-нашему", "{{ портрет.жизненная_позиция }}", name="Profile")
    desk.template("Приказ", "№ {{ клиент.номер_приказа }}", name="Приказ о приеме")
    (desk.folder / "templates" / "~$Приказ.docx").write_bytes(b"\x00")
    (desk.folder / "templates" / "заметки.txt").write_text("не шаблон")
    sheets: dict[str, Row | list[Row]] = {**FULL, "Клиенты": [VERA | {"Номер приказа": 12.0}, IVAN]}
    run = desk.make(desk.book(sheets), "--client", "1")
    assert run.status == 0, run.err
    assert desk.made() >= {
        f"{VERAS}/{title}" for title in ("Портрет по-нашему", "Приказ", "Индивидуальный план обслуживания")
    }
    assert f"{VERAS}/Социально-психологический портрет" not in desk.made()
    assert desk.text(f"{VERAS}/Приказ") == "№ 12"
    assert desk.text(f"{VERAS}/Портрет по-нашему") == "активная"


def test_a_bad_template_stops_no_other(desk: Desk) -> None:
    desk.template("Хороший", "{{ клиент.фио }}")
    desk.template("Опечатка", "{{ клиент.фамлия }}")
    desk.template("Скобки", "{{ клиент.фио }")
    (desk.folder / "templates" / "не Word.docx").write_text("просто текст")
    book = desk.book({"Клиенты": [VERA]})
    run = desk.make(book)
    assert (run.status, desk.made("Хороший")) == (1, {f"{VERAS}/Хороший"})
    assert "Опечатка.docx" in run.err
    assert "клиент.фамилия" in run.err
    assert "не Word.docx" in run.err
    narrowed = desk.make(book, "--document", "Хороший")
    assert narrowed.status == 0
    assert ".docx" not in narrowed.err


def test_a_book_with_nothing_for_a_document_says_why(desk: Desk) -> None:
    run = desk.make(desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA]}), "--document", "profile")
    assert run.status == 0
    assert run.out == (
        "Ни одного документа не сделано\nНе требовалось:\n"
        f"  Социально-психологический портрет — нет строки на листе «Портреты»: {VERAS}\n"
    )


def test_a_paper_of_the_institution_alone_needs_its_sheet(desk: Desk) -> None:
    run = desk.make(desk.book({"Клиенты": [VERA]}), "--document", "institution_card")
    assert (run.status, desk.made()) == (0, set())
    assert "не заполнен лист «Учреждение»" in run.out


def test_an_empty_passport_is_a_form_to_be_filled_in_by_hand(desk: Desk) -> None:
    run = desk.make(
        desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA]}), "--document", "infrastructure_passport"
    )
    assert (run.status, desk.made()) == (0, {f"{OURS}/Паспорт социальной инфраструктуры"})


@pytest.mark.parametrize(
    ("sheets", "made"),
    [
        ({}, {"Сводка за период"}),
        (
            {"Паспорт района": {"Транспорт": "автобус"}},
            {"Сводка за период", "Паспорт социальной инфраструктуры"},
        ),
        (
            {"Обращения": [{"Поступило": "02.03.2026", "Заявитель": "Ким", "Суть": "Совет"}]},
            {"Сводка за период", "Журнал обращений"},
        ),
    ],
    ids=["nothing", "a passport", "a request"],
)
def test_no_paper_of_the_institution_is_made_of_sheets_that_hold_nothing(
    desk: Desk, sheets: Sheets, made: set[str]
) -> None:
    run = desk.make(desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA], **sheets}))
    ours = {name.rpartition("/")[2] for name in desk.made() if name.startswith(OURS)}
    assert (run.status, ours) == (0, made | {"Визитная карточка учреждения"})


def test_the_ends_of_a_run_say_what_is_where(desk: Desk) -> None:
    book = desk.book(
        {
            "Учреждение": INSTITUTION,
            "Клиенты": [VERA],
            "Дневник": [{"Дата": "02.03.2026", "Содержание работы": "Д"}],
        }
    )
    for _ in range(2):  # the second run finds all unchanged
        said = desk.make(book).out
        assert (
            "Что где лежит: бумаги клиента — в папке с номером его дела, бумаги учреждения — «Учреждение»,"
            " отчет и дневник практики — «Практика»\n"
        ) in said


def test_without_a_place_the_documents_are_put_beside_the_book(desk: Desk) -> None:
    book = desk.book({"Клиенты": [VERA]}, "Книга дел.xlsx")
    assert desk.run("make", book).status == 0
    assert (desk.folder / "Книга дел — документы" / "1 Соколова Вера" / "Анкета-заявление.docx").is_file()
    other = desk.book({"Клиенты": [VERA]}, "группа/а.xlsx")
    assert desk.run("make", other.parent).status == 0
    assert (desk.folder / "группа — документы" / "а" / "1 Соколова Вера" / "Анкета-заявление.docx").is_file()
