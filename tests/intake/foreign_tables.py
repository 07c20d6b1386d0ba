"""Tables as people keep them: thirty clients in layouts that have nothing to do with the casebook's."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from html import escape
from pathlib import Path
from typing import NamedTuple

import openpyxl
import xlwt
from openpyxl.styles import Font, PatternFill


class Person(NamedTuple):
    """A client as a table has to bring him into the book."""

    surname: str
    given: str
    patronymic: str
    sex: str
    born: date

    @property
    def whole(self) -> str:
        return " ".join(filter(None, self[:3]))


NAMES = """
Иванова Мария Петровна|ж
Петров Иван Ильич|м
Римская-Корсакова Анна Николаевна|ж
Мамедов Али|Гасан оглы|м
Гасанова Лейла|Ахмед кызы|ж
Ли Юрий||м
Ким Ольга||ж
Абрамович Роман Аркадьевич|м
Кузьмич Илья Кузьмич|м
Черных Любовь Ивановна|ж
Сухих Павел Саввич|м
Коваль Галина Фоминична|ж
Швец Никита Лукич|м
Саидова Зухра Рахимовна|ж
Бонч-Бруевич Петр Денисович|м
Живаго Юрий Андреевич|м
Дюма Александра Эмильевна|ж
Гоголь Николай Васильевич|м
Щукина Надежда Никитична|ж
Тен Виктор Робертович|м
Иванов Илья Ильич|м
Иванова Мария Ивановна|ж
Воробей Татьяна Олеговна|ж
Шевченко Тарас Григорьевич|м
Шевченко Оксана Тарасовна|ж
Лебедь Вера Кирилловна|ж
Цой Анатолий Максимович|м
Нечипоренко Евгений Юрьевич|м
Долгих Анна-Мария Сергеевна|ж
Ёлкин Фёдор Саввич|м
"""
COUNT = 30


def _person(line: str, at: int) -> Person:
    parts = line.split("|")
    words = parts[0].split()
    patronymic = parts[1] if len(parts) > 2 else " ".join(words[2:])
    born = date(1935 + at * 2 % 60, 1 + at % 12, 1 + at % 28)
    return Person(words[0], words[1], patronymic, {"м": "мужской", "ж": "женский"}[parts[-1]], born)


PEOPLE = [_person(line, at) for at, line in enumerate(NAMES.split("\n")[1:-1])]
TITLE = "Список получателей социальных услуг на 01.11.2026"
Grid = list[list[object]]
EMPTY = "<table:table-cell/>"


def phone(at: int) -> str:
    return f"+7 900 000-{at:02}-{at:02}"


def address(at: int) -> str:
    return f"г. Псков, ул. Мира, д. {at + 1}, кв. {at + 2}"


def workers_list(path: Path) -> None:
    """A worker's list: a title in merged cells, numbers under the headers, colours, totals, a signature."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Лист1"
    sheet.append([TITLE])
    sheet.merge_cells("A1:G1")
    sheet.append(["отделение социального обслуживания на дому № 2"])
    sheet.append([])
    sheet.append(["№ п/п", "ФИО", "Д.р.", "Адрес проживания", "Тел.", "Льготная категория", "Примечание"])
    sheet.append([1, 2, 3, 4, 5, 6, 7])
    for at, person in enumerate(PEOPLE):
        name = person.whole + (" (инвалид)" if at in (3, 7) else "")
        sheet.append([at + 1, name, person.born, address(at), phone(at), "ветеран труда", None])
        sheet.cell(sheet.max_row, 2).fill = PatternFill("solid", fgColor="FFFF00")
    sheet.append(["Итого:", COUNT])
    sheet.append([])
    sheet.append(["Социальный работник", None, None, "Петрова А. А."])
    for cell in sheet[4]:
        cell.font = Font(bold=True)
    book.save(path)


def two_line_headers(path: Path) -> None:
    """A register of two lines of headers, the upper one merged over columns, empty columns between."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([None, "№", "ФИО получателя", None, None, "Дата рождения", None, "Паспорт", None, None, None,
                  "Адрес", None, "Контакты", None, "СНИЛС"])  # fmt: skip
    sheet.append([None, None, "Фамилия", "Имя", "Отчество", None, None, "серия", "номер", "кем выдан",
                  "дата выдачи", "регистрации", "проживания", "дом. тел.", "моб. тел."])  # fmt: skip
    for area in ("B1:B2", "C1:E1", "F1:F2", "H1:K1", "L1:M1", "N1:O1", "P1:P2"):
        sheet.merge_cells(area)
    for at, person in enumerate(PEOPLE):
        passport = "58 10", f"{100000 + at}", "ОВД г. Пскова", "01.02.2010"
        phones = f"2-10-{at:02}", phone(at)
        born = person.born.strftime("%d.%m.%Y")
        row = [None, at + 1, *person[:3], born, None, *passport, "г. Остров", address(at), *phones]
        sheet.append([*row, "112-233-445 95"])
    sheet.append([None, None, "Всего получателей: 30"])
    book.save(path)


def initials(path: Path) -> None:
    """Surnames with initials, the numbers of the files, the sex in one letter."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["№ дела", "Фамилия И.О.", "Пол (м/ж)", "Дата рожд.", "моб."])
    for at, person in enumerate(PEOPLE):
        letters = (
            f"{person.given[0]}.{person.patronymic[:1]}." if person.patronymic else f"{person.given[0]}."
        )
        sheet.append(
            [f"15-{at + 1:03}", f"{person.surname} {letters}", person.sex[0], person.born, 79000000000 + at]
        )
    book.save(path)


def old_csv(path: Path) -> None:
    """What an old program writes: Windows letters, semicolons, capitals, the surname last."""
    lines = ["Список получателей социальных услуг", "Рег. №;Получатель;Дата рожд.;Пол;Адрес места жительства"]
    for at, person in enumerate(PEOPLE):
        whole = f"{person.given} {person.patronymic} {person.surname}".replace("  ", " ").upper()
        lines.append(f"{at + 101};{whole};{person.born:%d.%m.%y};{person.sex[:3]}.;{address(at)}")
    lines += ["ИТОГО;30;;;", ";;;;"]
    path.write_bytes("\r\n".join(lines).encode("cp1251"))


def old_workbook(path: Path) -> None:
    """An .xls in parts, each under its own heading, with the headers repeated for printing."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("получатели")
    day = xlwt.easyxf(num_format_str="DD.MM.YYYY")
    headers = [
        "№",
        "Фамилия, имя, отчество",
        "Дата рождения (дд.мм.гггг)",
        "Контактный телефон",
        "Соц. работник",
    ]
    row = 0
    for at, person in enumerate(PEOPLE):
        if at % 10 == 0:
            sheet.write_merge(row, row, 0, 4, f"Участок № {at // 10 + 1}")
            for column, header in enumerate(headers):
                sheet.write(row + 1, column, header)
            row += 2
        born = datetime(person.born.year, person.born.month, person.born.day)
        for column, value in enumerate((at + 1, person.whole, born, 89000000000 + at, "Сидорова")):
            sheet.write(row, column, value, day) if column == 2 else sheet.write(row, column, value)
        row += 1
    sheet.write(row, 1, "Всего: 30")
    book.save(str(path))


def open_document(path: Path) -> None:
    """An .ods of two sheets with a cover, surname and name apart from the patronymic."""
    rows: Grid = [
        [],
        [TITLE],
        ["Фамилия, имя", "", "Отчество", "Родился", "E-mail клиента", "Образование", "Особые отметки"],
    ]
    for at, person in enumerate(PEOPLE):
        mail = f"k{at}@example.org"
        name, born = f"{person.surname} {person.given}", person.born.strftime("%d.%m.%Y")
        rows.append([name, "", person.patronymic, born, mail, "высшее", "нет"])
    _write_ods(path, {"Обложка": [["Отделение № 2"], ["2026 год"]], "Список": rows})


def without_headers(path: Path) -> None:
    """A list that somebody keeps for herself: no headers at all."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for at, person in enumerate(PEOPLE):
        sheet.append([f"{at + 1}. {person.whole}", person.born.strftime("%d.%m.%Y"), phone(at)])
    book.save(path)


def _write_ods(path: Path, sheets: dict[str, Grid]) -> None:
    tables = "".join(
        f'<table:table table:name="{title}">{"".join(map(_ods_row, rows))}</table:table>'
        for title, rows in sheets.items()
    )
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = f"<office:document-content{spaces}><office:body><office:spreadsheet>{tables}"
    content += "</office:spreadsheet></office:body></office:document-content>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")


def _ods_row(cells: Sequence[object]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, cells)) or EMPTY}</table:table-row>"


def _ods_cell(cell: object) -> str:
    text = f"<text:p>{escape(str(cell))}</text:p>"
    return f'<table:table-cell office:value-type="string">{text}</table:table-cell>' if cell else EMPTY


LAYOUTS: dict[str, Callable[[Path], None]] = {
    "список.xlsx": workers_list,
    "реестр.xlsx": two_line_headers,
    "инициалы.xlsx": initials,
    "старая.csv": old_csv,
    "участки.xls": old_workbook,
    "открытый.ods": open_document,
    "для себя.xlsx": without_headers,
}
