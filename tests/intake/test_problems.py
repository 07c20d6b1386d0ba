"""Bad answers: each with its whole sentence, singly and all at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from books import SOUND, add, changed, put, read, sentences, write_sheets
from desk import Desk
from openpyxl.utils import get_column_letter

from paperwork.common.errors import Level
from paperwork.sheets import SCHEMA_BY_TITLE, SCHEMAS
from paperwork.sheets.answers.fields import FILE_NUMBER
from paperwork.sheets.answers.sheet import SheetLayout

ERROR, WARNING = Level.ERROR, Level.WARNING
LIKE_DATE = "напишите дату так: 31.01.2026"
AS_TEXT = "задайте ячейке формат «Текстовый» и впишите заново"
DATE_MADE = f"Excel превратил значение в дату или время; {AS_TEXT}"
NOT_LISTED = "такого значения нет в списке"
KEEP = "оставьте, если так и нужно, или добавьте на лист «Списки»"
NO_CLIENT = "клиента с таким делом нет"
NO_CONSENT = (
    "специальные персональные данные без согласия клиента (152-ФЗ, ст. 10);"
    " получите согласие и впишите «Дата согласия» на лист «Клиенты»"
)
ONE_ROW = "оставьте одну строку или впишите другое"
CLIENTS = "Клиенты"

# The sheet, the row and the header where the value is put; then the level, the cell, and what is said after
# «лист «…», CELL (header): ».
Case = tuple[str, int, str, object, Level, str, str]
CASES: tuple[Case, ...] = (
    # dates
    (CLIENTS, 2, "Дата рождения", "32.01.2026", ERROR, "F2",
     "«32.01.2026» — такой даты нет; напишите, например, 31.01.2026"),
    (CLIENTS, 3, "Дата приема", "29.02.2023", ERROR, "L3",
     "«29.02.2023» — такой даты нет; напишите, например, 28.02.2023"),
    ("Контакты", 2, "Дата", "01.13.2026", ERROR, "B2",
     "«01.13.2026» — такой даты нет; напишите, например, 31.01.2026"),
    (CLIENTS, 3, "Дата рождения", "весной", ERROR, "F3", f"«весной» — это не дата; {LIKE_DATE}"),
    (CLIENTS, 4, "Дата рождения", 1980, ERROR, "F4", f"«1980» — похоже на год, а не на дату; {LIKE_DATE}"),
    ("Планы", 4, "Дата", "2026 г.", ERROR, "C4", f"«2026 г.» — похоже на год, а не на дату; {LIKE_DATE}"),
    ("Планы", 2, "Дата", datetime(1905, 7, 18), ERROR, "C2",
     "«18.07.1905» — похоже на год 2026: Excel сделал из него дату 18.07.1905;"
     f" впишите день, месяц и год; если дата верна, {AS_TEXT}"),
    ("Планы", 2, "Дата пересмотра", 5, ERROR, "F2", f"«5» — это число, а не дата; {LIKE_DATE}"),
    ("Планы", 4, "Дата пересмотра", "01.01.1066", ERROR, "F4",
     f"«01.01.1066» — год 1066 невозможен; {LIKE_DATE}"),
    ("Услуги", 3, "Окончание", datetime(9999, 12, 31), ERROR, "H3",
     f"«31.12.9999» — год 9999 невозможен; {LIKE_DATE}"),
    (CLIENTS, 4, "Дата приема", "1 июня", ERROR, "L4", f"«1 июня» — это не дата; {LIKE_DATE}"),
    (CLIENTS, 4, "Дата согласия", True, ERROR, "M4", f"«ИСТИНА» — это не дата; {LIKE_DATE}"),
    ("Обращения", 2, "Поступило", "05.03.2026 25:00", ERROR, "B2",
     f"«05.03.2026 25:00» — это не дата со временем; {LIKE_DATE} 14:30"),
    ("Обращения", 2, "Отвечено", "32.03.2026 12:00", ERROR, "G2",
     "«32.03.2026 12:00» — такой даты нет; напишите, например, 31.03.2026 14:30"),
    ("Действия", 2, "Срок", "31.02.2026", ERROR, "E2",
     "«31.02.2026» — такой даты нет; напишите, например, 28.02.2026"),
    ("Учреждение", 2, "Дата создания", "31.06.1995", ERROR, "B4",
     "«31.06.1995» — такой даты нет; напишите, например, 30.06.1995"),
    ("Оказано", 2, "Дата", time(14, 30), ERROR, "C2", f"«14:30» — это не дата; {LIKE_DATE}"),
    # dates that contradict others
    (CLIENTS, 4, "Дата рождения", "11.03.2026", ERROR, "F4",
     "«11.03.2026» — эта дата еще не наступила; исправьте дату рождения"),
    (CLIENTS, 3, "Дата рождения", "01.01.1901", ERROR, "F3",
     "«01.01.1901» — возраст 125 — больше 120 лет; исправьте дату рождения"),
    (CLIENTS, 2, "Дата приема", "01.01.1970", ERROR, "L2",
     "«01.01.1970» — раньше, чем «Дата рождения»; исправьте одну из дат: «Дата рождения» — 14.02.1980"),
    (CLIENTS, 3, "Дата согласия", datetime(1970, 1, 1), ERROR, "M3",
     "«01.01.1970» — раньше, чем «Дата рождения»; исправьте одну из дат: «Дата рождения» — 01.02.1990"),
    ("Услуги", 2, "Окончание", "01.02.2026", ERROR, "H2",
     "«01.02.2026» — раньше, чем «Начало»; исправьте одну из дат: «Начало» — 01.03.2026"),
    ("Планы", 3, "Дата пересмотра", "14.02.2026", ERROR, "F3",
     "«14.02.2026» — раньше, чем «Дата»; исправьте одну из дат: «Дата» — 15.02.2026"),
    ("Обращения", 2, "Отвечено", "05.03.2026 14:00", ERROR, "G2",
     "«05.03.2026 14:00» — раньше, чем «Поступило»; исправьте одну из дат: «Поступило» — 05.03.2026 14:30"),
    ("Программы", 2, "Окончание", "28.02.2026", ERROR, "E2",
     "«28.02.2026» — раньше, чем «Начало»; исправьте одну из дат: «Начало» — 01.03.2026"),
    # closed lists
    (CLIENTS, 2, "Пол", "мушской", ERROR, "E2",
     f"«мушской» — {NOT_LISTED}; похоже на «мужской»; можно: «мужской», «женский»"),
    (CLIENTS, 3, "Пол", "-1", ERROR, "E3",
     f"«-1» — {NOT_LISTED}; выберите из списка; можно: «мужской», «женский»"),
    ("Услуги", 2, "Предоставляется", "скоро", ERROR, "D2",
     f"«скоро» — {NOT_LISTED}; выберите из списка; можно: «сейчас», «позднее»"),
    ("Обращения", 2, "Приоритет", "немедлено", ERROR, "F2",
     f"«немедлено» — {NOT_LISTED}; похоже на «немедленно»; можно: «немедленно», «сегодня», «обычный»"),
    ("Планы", 2, "Пересмотр через", "6 мисяцев", ERROR, "E2",
     f"«6 мисяцев» — {NOT_LISTED}; похоже на «6 месяцев»; можно: «6 месяцев», «12 месяцев»"),
    # open lists
    (CLIENTS, 2, "Образование", "высшые", WARNING, "I2",
     f"«высшые» — {NOT_LISTED}; похоже на «высшее»; {KEEP} («Образование»)"),
    (CLIENTS, 2, "Семейное положение", "в разъезде", WARNING, "J2",
     f"«в разъезде» — {NOT_LISTED}; {KEEP} («Семейное положение»)"),
    (CLIENTS, 2, "Семейное положение", "замжем", WARNING, "J2",
     f"«замжем» — {NOT_LISTED}; похоже на «женат/замужем»; {KEEP} («Семейное положение»)"),
    ("Портреты", 2, "Особенности поведения", "доброжелательная; злая", WARNING, "D2",
     f"«доброжелательная; злая» — «злая» нет в списке; {KEEP} («Особенности поведения»)"),
    ("Портреты", 3, "Особенности поведения", "агрессивный, неуверенный в себе", WARNING, "D3",
     f"«агрессивный, неуверенный в себе» — {NOT_LISTED}; разделите значения знаком «;»: агрессивный;"
     f" неуверенный в себе"),
    # links
    ("Контакты", 2, "Дело", "122", ERROR, "A2",
     f"«122» — {NO_CLIENT}; похоже на «12»; исправьте или добавьте на лист «Клиенты»"),
    ("Программа", 2, "Дело", "ЮЮ", ERROR, "A2",
     f"«ЮЮ» — {NO_CLIENT}; исправьте или добавьте на лист «Клиенты»"),
    ("Обращения", 2, "Дело", "99", ERROR, "D2",
     f"«99» — {NO_CLIENT}; исправьте или добавьте на лист «Клиенты»"),
    (CLIENTS, 2, "Специалист", "С3", WARNING, "K2",
     "«С3» — специалиста с таким кодом нет; исправьте или добавьте на лист «Специалисты»"),
    ("Контакты", 2, "Специалист", "С 11", WARNING, "D2",
     "«С 11» — специалиста с таким кодом нет; похоже на «С1»; исправьте или добавьте на лист «Специалисты»"),
    ("Программы", 2, "Специалист", "С5", WARNING, "F2",
     "«С5» — специалиста с таким кодом нет; исправьте или добавьте на лист «Специалисты»"),
    ("Программы", 2, "Дело", "99", ERROR, "A2",
     f"«99» — {NO_CLIENT}; исправьте или добавьте на лист «Клиенты»"),
    ("Услуги", 2, "Услуга", "стирки", WARNING, "C2",
     "«стирки» — такой услуги нет в перечне; похоже на «стирка»;"
     " исправьте или добавьте на лист «Перечень услуг»"),
    ("Оказано", 2, "Услуга", "полет на Луну", WARNING, "B2",
     "«полет на Луну» — такой услуги нет в перечне; исправьте или добавьте на лист «Перечень услуг»"),
    # the same twice
    (CLIENTS, 4, "Дело", " 12 ", ERROR, "A4", f"«12» — уже стоит в A2; {ONE_ROW}"),
    ("Портреты", 3, "Дело", "12", ERROR, "A3", f"«12» — уже стоит в A2; {ONE_ROW}"),
    ("Планы", 4, "Дело", "12", ERROR, "B4",
     "«1» — план с таким номером у клиента уже есть (B2); дайте версии другой номер"),
    ("Перечень услуг", 4, "Услуга", "Кормление", WARNING, "A4", f"«Кормление» — уже стоит в A2; {ONE_ROW}"),
    ("Склонения", 3, "Слово", "швец", WARNING, "A3", f"«швец» — уже стоит в A2; {ONE_ROW}"),
    # plans
    ("Действия", 2, "План", "7", ERROR, "B2",
     "«7» — у клиента нет плана с таким номером; у него есть: «1», «2»; пусто — план, который действует"),
    ("Действия", 2, "Цель", "2", WARNING, "C2",
     "«2» — цели с таким номером в плане нет; целей в плане: 1; исправьте номер или впишите слова цели"),
    ("Действия", 3, "Дело", "27", WARNING, "A3",
     "«27» — у клиента нет плана, строка не попадет в документы; добавьте план на лист «Планы»"),
    ("Услуги", 2, "Объем", "24 раза", WARNING, "E2",
     "«24 раза» — не сходится с периодичностью; за срок услуги получается 12;"
     " исправьте объем, периодичность или даты"),
    ("Услуги", 3, "Предоставляется", None, WARNING, "D3",
     "пусто — не сказано, когда предоставляется;"
     " выберите «сейчас» или «позднее»; в плане услуга стоит среди тех, что оказываются сейчас"),
    ("Услуги", 3, "Начало", "16.01.2026", WARNING, "G3",
     "«16.01.2026» — услуга позднее, но начало не позже даты плана (16.01.2026);"
     " исправьте день или сотрите его и назовите условие; если услуга уже оказывается, выберите «сейчас»"),
    # numbers and codes
    ("Учреждение", 2, "ОГРН", "1027700132196", WARNING, "B5",
     "«1027700132196» — контрольная сумма ОГРН не сходится; проверьте цифры"),
    ("Учреждение", 2, "ИНН", 7707083894, WARNING, "B6",
     "«7707083894» — контрольная сумма ИНН не сходится; проверьте цифры"),
    ("Учреждение", 2, "ИНН", "770708389", WARNING, "B6",
     "«770708389» — в ИНН должно быть цифр: 10 или 12, а здесь 9; проверьте номер"),
    (CLIENTS, 2, "СНИЛС", "112-233-445 96", WARNING, "H2",
     "«112-233-445 96» — контрольная сумма СНИЛС не сходится; проверьте цифры"),
    (CLIENTS, 2, "СНИЛС", "нет", WARNING, "H2",
     "«нет» — не похоже на СНИЛС; напишите одни цифры, например 112-233-445 95, или очистите ячейку"),
    (CLIENTS, 2, "СНИЛС", "112.233.445.96", WARNING, "H2",
     "«112.233.445.96» — контрольная сумма СНИЛС не сходится; проверьте цифры"),
    ("Оказано", 2, "Количество", "два раза", WARNING, "D2",
     "«два раза» — это не число; напишите количество цифрами: 2 или 1,5"),
    ("Оказано", 2, "Количество", -3, WARNING, "D2",
     "«-3» — число меньше нуля; напишите его без минуса; ошибку исправьте в той строке, где она сделана"),
    (CLIENTS, 4, "Дело", datetime(2026, 12, 1), ERROR, "A4", f"«01.12.2026» — {DATE_MADE}"),
    (CLIENTS, 3, "Телефон", time(10, 30), ERROR, "G3", f"«10:30» — {DATE_MADE}"),
    ("Специалисты", 3, "Телефон", timedelta(hours=30), ERROR, "E3", f"«30:00:00» — {DATE_MADE}"),
    ("Оказано", 2, "Квитанция", date(2026, 5, 7), ERROR, "E2", f"«07.05.2026» — {DATE_MADE}"),
    # cells that cannot be trusted
    (CLIENTS, 2, "Фамилия", "=A1", ERROR, "B2",
     "«=A1» — формула ни разу не была вычислена;"
     " откройте книгу в Excel, сохраните и повторите или впишите значение"),
    (CLIENTS, 2, "Отчество", "#DIV/0!", ERROR, "D2",
     "«#ДЕЛ/0!» — ошибка Excel в ячейке; исправьте формулу или впишите значение"),
    ("Программа", 2, "Сроки", " #Н/Д ", ERROR, "C2",
     "«#Н/Д» — ошибка Excel в ячейке; исправьте формулу или впишите значение"),
    (CLIENTS, 2, "Имя", "Ве_x0007_ра", ERROR, "C2",
     "«Ве\ufffdра» — недопустимый символ с кодом U+0007; удалите его и впишите текст заново"),
    (CLIENTS, 3, "Номер приказа", "1_x0001_2", ERROR, "N3",
     "«1\ufffd2» — недопустимый символ с кодом U+0001; удалите его и впишите текст заново"),
    (CLIENTS, 4, "Номер приказа", "#N/A", ERROR, "N4",
     "«#Н/Д» — ошибка Excel в ячейке; исправьте формулу или впишите значение"),
)  # fmt: skip

# What is said only while another answer is right.
DEPENDENT = ("раньше, чем", "не позже даты плана", "цели с таким номером", "не сходится с периодичностью")
# Answers on which others depend: they bring further problems with them.
KEYS = {("Клиенты", "Дело"), ("Портреты", "Дело"), ("Планы", "Дело"), ("Планы", "Дата"), ("Действия", "Дело")}


def sentence(case: Case) -> str:
    """The level and the sentence that the case brings."""
    sheet, _, header, _, level, cell, text = case
    return f"{level}: book.xlsx, лист «{sheet}», {cell} ({header}): {text}".replace(
        "B4 (Дело): «1» — план", "B4 (Номер): «1» — план"
    )


def apart() -> Iterator[Case]:
    """As many of the cases as can stand in one book: each has a cell of its own."""
    taken: set[tuple[str, int, str]] = set()
    for case in CASES:
        sheet, row, header, *_, text = case
        is_dependent = any(words in text for words in DEPENDENT)
        if not is_dependent and (sheet, header) not in KEYS and (sheet, row, header) not in taken:
            taken.add((sheet, row, header))
            yield case


def test_a_sound_book_has_no_problem(tmp_path: Path) -> None:
    assert sentences(read(write_sheets(tmp_path / "book.xlsx", SOUND))) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}, {case[2]}: {case[3]}")
def test_a_bad_answer(tmp_path: Path, case: Case) -> None:
    sheet, row, header, value, *_ = case
    found = sentences(read(write_sheets(tmp_path / "book.xlsx", changed(put(sheet, row, header, value)))))
    assert sentence(case) in found
    if (sheet, header) not in KEYS:
        assert len(found) == 1


def test_all_at_once(tmp_path: Path) -> None:
    cases = list(apart())
    book = write_sheets(tmp_path / "book.xlsx", changed(*(put(*case[:4]) for case in cases)))
    assert len(cases) >= 40
    assert {sentence(case) for case in cases} - set(sentences(read(book))) == set()


def test_problems_come_in_the_order_of_the_book(tmp_path: Path) -> None:
    book = write_sheets(tmp_path / "book.xlsx", changed(*(put(*case[:4]) for case in apart())))
    places = [(problem.place.sheet, int(problem.place.cell[1:])) for problem in read(book).problems]
    titles = [schema.sheet.title for schema in SCHEMAS]
    assert places == sorted(places, key=lambda place: (titles.index(place[0]), place[1]))


REQUIRED = [
    (schema.sheet.title, item.header)
    for schema in SCHEMAS
    for item in schema.fields
    if item.required and not (schema.sheet.title == CLIENTS and item.header == FILE_NUMBER)
]


@pytest.mark.parametrize(("sheet", "header"), REQUIRED)
def test_a_required_field_is_empty(tmp_path: Path, sheet: str, header: str) -> None:
    schema = SCHEMA_BY_TITLE[sheet]
    headers = list(SOUND[sheet][0])
    cell = (
        f"B{headers.index(header) + 2}"
        if schema.sheet.layout is SheetLayout.CARD
        else f"{get_column_letter(headers.index(header) + 1)}2"
    )
    cure = "впишите номер дела с листа «Клиенты»" if header == FILE_NUMBER else f"заполните «{header}»"
    found = sentences(read(write_sheets(tmp_path / "book.xlsx", changed(put(sheet, 2, header, None)))))
    assert f"error: book.xlsx, лист «{sheet}», {cell} ({header}): пусто — обязательное поле; {cure}" in found


def test_a_client_among_others_without_a_number(tmp_path: Path) -> None:
    found = sentences(read(write_sheets(tmp_path / "book.xlsx", changed(put(CLIENTS, 4, "Дело", None)))))
    cure = "впишите номер дела: по нему находят строки клиента"
    assert found == [f"error: book.xlsx, лист «Клиенты», A4 (Дело): пусто — обязательное поле; {cure}"]


def test_special_data_without_consent(tmp_path: Path) -> None:
    book = read(write_sheets(tmp_path / "book.xlsx", changed(put(CLIENTS, 2, "Дата согласия", None))))
    assert sentences(book) == [
        f"warning: book.xlsx, лист «Портреты», C2 (Вероисповедание): «православное» — {NO_CONSENT}",
        f"warning: book.xlsx, лист «Портреты», E2 (Вредные привычки): «нет» — {NO_CONSENT}",
    ]


def test_two_specialists_with_one_code(tmp_path: Path) -> None:
    found = sentences(read(write_sheets(tmp_path / "book.xlsx", changed(put("Специалисты", 3, "Код", "с1")))))
    assert found == [
        f"error: book.xlsx, лист «Специалисты», A3 (Код): «с1» — уже стоит в A2; {ONE_ROW}",
        "warning: book.xlsx, лист «Клиенты», K3 (Специалист): «С2» — специалиста с таким кодом нет;"
        " исправьте или добавьте на лист «Специалисты»",
    ]


def test_a_plan_number_where_no_plan_has_one(tmp_path: Path) -> None:
    book = changed(put("Планы", 4, "Номер", None), put("Цели", 3, "План", "1"))
    (found,) = sentences(read(write_sheets(tmp_path / "book.xlsx", book)))
    assert found.endswith(
        "«1» — у клиента нет плана с таким номером;"
        " впишите номер на лист «Планы»; пусто — план, который действует"
    )


def test_a_wrong_answer_is_not_used(tmp_path: Path) -> None:
    book = read(write_sheets(tmp_path / "book.xlsx", changed(put(CLIENTS, 2, "Дата рождения", "32.01.2026"))))
    assert book.clients[0].birth_date is None
    assert book.clients[0].broken == {"birth_date"}
    assert not book.clients[1].broken


def test_a_doubtful_answer_is_used(tmp_path: Path) -> None:
    changes = put(CLIENTS, 2, "Образование", "домашнее"), put("Оказано", 2, "Количество", "два раза")
    book = read(write_sheets(tmp_path / "book.xlsx", changed(*changes)))
    assert (book.clients[0].education, book.clients[0].broken) == ("домашнее", frozenset())


def test_a_long_value_is_cut_in_the_sentence_only(tmp_path: Path) -> None:
    value = "очень " * 50
    (problem,) = read(
        write_sheets(tmp_path / "book.xlsx", changed(put(CLIENTS, 4, "Образование", value)))
    ).problems
    assert problem.place.value == value.strip()
    assert len(str(problem)) < 300


def test_a_book_wrong_throughout_is_read_in_time(tmp_path: Path) -> None:
    rows = [
        {"Дело": f"№ {number}", "Дата": "20.02.2026", "Специалист": f"Ц{number}"} for number in range(3000)
    ]
    clients = [
        {"Дело": f"№ {number}/26", "Фамилия": "Петров", "Имя": "Иван", "Пол": "мужской"}
        for number in range(3000)
    ]
    book = read(write_sheets(tmp_path / "book.xlsx", {"Клиенты": clients, "Контакты": rows}))
    assert len(book.problems) == 2 * 3000


# The command line


def test_the_command_tells_a_person(desk: Desk) -> None:
    book = write_sheets(
        desk.folder / "book.xlsx",
        changed(put(CLIENTS, 2, "Дата рождения", "32.01.2026"), put(CLIENTS, 3, "Образование", "домашнее")),
    )
    run = desk.run("check", book)
    assert run.status == 1
    assert run.err == ""
    assert run.out.splitlines() == [
        "Ошибки (1):",
        "book.xlsx, лист «Клиенты», F2 (Дата рождения): «32.01.2026» — такой даты нет;"
        " напишите, например, 31.01.2026",
        "Предупреждения (1):",
        f"book.xlsx, лист «Клиенты», I3 (Образование): «домашнее» — {NOT_LISTED}; {KEEP} («Образование»)",
        "Ошибок: 1, предупреждений: 1.",
    ]


def test_the_command_tells_a_program(desk: Desk) -> None:
    book = write_sheets(desk.folder / "book.xlsx", changed(put(CLIENTS, 2, "Дата рождения", "32.01.2026")))
    run = desk.run("check", book, "--json")
    assert (run.status, json.loads(run.out)) == (
        1,
        {
            "level": "error",
            "file": "book.xlsx",
            "sheet": "Клиенты",
            "cell": "F2",
            "header": "Дата рождения",
            "value": "32.01.2026",
            "what": "такой даты нет",
            "cure": "напишите, например, 31.01.2026",
            "client": "12",
            "text": "book.xlsx, лист «Клиенты», F2 (Дата рождения): «32.01.2026»"
            " — такой даты нет; напишите, например, 31.01.2026",
        },
    )


def test_warnings_do_not_fail_the_command(desk: Desk) -> None:
    book = write_sheets(desk.folder / "book.xlsx", changed(put(CLIENTS, 3, "Образование", "домашнее")))
    assert desk.run("check", book).status == 0


def test_each_problem_knows_its_client(tmp_path: Path) -> None:
    book = changed(put("Услуги", 3, "Предоставляется", "скоро"), add("Контакты", Дело="27", Дата="весной"))
    found = read(write_sheets(tmp_path / "book.xlsx", book)).problems
    assert [problem.place.client for problem in found] == ["15", "27"]
