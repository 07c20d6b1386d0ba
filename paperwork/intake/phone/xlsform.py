"""The XLSForm of a client's records: the sheets survey, choices and settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from paperwork.intake.phone.questions import OTHER, SECTIONS, Option, Question, Section, token
from paperwork.sheets.answers.fields import Field, fields_of
from paperwork.sheets.clients import Client
from paperwork.sheets.portraits import SEVERAL

TITLE = "Дело клиента"
IDENTITY = "paperwork_client"
SEX, CONSENT = fields_of(Client, lambda it: (it.sex, it.consented))  # questions that others look at
NUMBER, SURNAME = fields_of(Client, lambda it: (it.file_number, it.surname))
MADE = datetime(2026, 1, 1)
FEW = 5  # options that are shown at once; more are a drop-down
MANY = 15  # options that are searched by typing
# given to one cell of a sheet, whose style all have: to look it up for each takes longer than all the rest
TOP = Alignment(wrap_text=True, vertical="top")
WIDTHS = {"label": 44, "hint": 44, "constraint": 40, "constraint_message": 40, "type": 32, "name": 24}

Row = Mapping[str, str]


def xlsform() -> Workbook:
    """The form as a workbook that KoboToolbox and ODK take in."""
    survey, choices = list(_survey()), list(_choices())
    book = Workbook()
    book.properties.creator, book.properties.created = None, MADE
    book.remove(book.worksheets[0])
    _add(book, "survey", survey)
    _add(book, "choices", choices)
    _add(book, "settings", [_settings(survey, choices)])
    return book


def _settings(*sheets: Sequence[Row]) -> Row:
    return {
        "form_title": TITLE,
        "form_id": IDENTITY,
        "version": sha256(repr(sheets).encode()).hexdigest()[:8],  # another form, another version
        "instance_name": f"concat(${{{NUMBER.name}}}, ' ', ${{{SURNAME.name}}})",
        "style": "pages",
    }


def _survey() -> Iterator[Row]:
    for section in SECTIONS:
        kind = "repeat" if section.repeats else "group"
        yield {
            "type": f"begin_{kind}",
            "name": section.name,
            "label": section.label,
            "appearance": "field-list",
        }
        for question in section.questions:
            yield from _asked(section, question)
        yield {"type": f"end_{kind}"}


def _asked(section: Section, question: Question) -> Iterator[Row]:
    """The row of a question, and of the one for an answer that is not on its list."""
    item = question.item
    condition, complaint = _rule(section, item)
    row = {
        "type": _type(question),
        "name": question.name,
        "label": question.label,
        "hint": _hint(question),
        "required": _required(section, item),
        "required_message": f"Заполните «{item.header}»" if item.required else "",
        "constraint": condition,
        "constraint_message": complaint,
        "relevant": f"${{{CONSENT.name}}} != ''" if item.special else "",
        "appearance": _appearance(question),
        "choice_filter": _filter(question),
    }
    yield {key: value for key, value in row.items() if value}
    if question.is_open:
        test = "selected(../{}, '{}')" if question.is_several else "../{} = '{}'"
        yield {
            "type": "text",
            "name": question.own_name,
            "label": question.own_label,
            "required": "yes",
            "required_message": "Напишите свой ответ или выберите другой",
            "relevant": test.format(question.name, OTHER),
        }


def _type(question: Question) -> str:
    if question.listed is None:
        return question.item.kind.phone.type
    return f"{'select_multiple' if question.is_several else 'select_one'} {token(question.listed.name)}"


def _hint(question: Question) -> str:
    """The hint of the casebook, without what is said of its cells."""
    hint = question.item.hint.replace(SEVERAL, "Можно несколько")
    if question.item.link and question.listed:
        return ""
    if question.item is CONSENT:
        return f"{hint}; без нее не спрашивают о вере и о привычках"
    return hint


def _required(section: Section, item: Field) -> str:
    """Of a row that repeats something is required only when anything else is answered there.

    Web forms begin with one row of each table, empty, and it must not hinder.
    """
    if not item.required:
        return ""
    if not section.repeats:
        return "yes"
    others = [f"../{other.name}" for other in section.questions if other.item is not item]
    return " or ".join(f"{path} != ''" for path in others)


def _rule(section: Section, item: Field) -> tuple[str, str]:
    if item.years_back:
        condition = f". <= today() and (today() - .) div 365.25 <= {item.years_back}"
        return condition, f"Не позже сегодняшнего дня и не раньше, чем {item.years_back} лет назад"
    if item.not_before:
        earlier = section.schema.by_name[item.not_before]
        path = f"../{section.prefix}{earlier.name}"
        condition = f". >= {path} or {path} = ''"
        return condition, f"Не раньше, чем «{earlier.header}»"
    return item.kind.phone.constraint, item.kind.phone.message


def _appearance(question: Question) -> str:
    if question.item.kind.phone.appearance:
        return question.item.kind.phone.appearance
    if len(question.options) > MANY:
        return "minimal autocomplete"
    return "minimal" if len(question.options) > FEW else ""


def _filter(question: Question) -> str:
    """Of a gendered list only the forms for the client's sex are offered."""
    return f"sex = '' or sex = ${{{SEX.name}}}" if any(option.sex for option in question.options) else ""


def _choices() -> Iterator[Row]:
    """The options of every list once."""
    lists: dict[str, tuple[Option, ...]] = {}
    for section in SECTIONS:
        for question in section.questions:
            if question.listed:
                lists[token(question.listed.name)] = question.options
    for name, options in lists.items():
        for option in options:
            yield {"list_name": name, "name": option.name, "label": option.label, "sex": option.sex}


def _add(book: Workbook, title: str, rows: Sequence[Row]) -> None:
    """A sheet with a column for every key of the rows."""
    sheet = book.create_sheet(title)
    headers = list(dict.fromkeys(key for row in rows for key in row))
    sheet.append(headers)
    for row in rows:
        sheet.append([row.get(header) or None for header in headers])
    for number, header in enumerate(headers, 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(header, 16)
        sheet.cell(1, number).font = Font(bold=True)
    first = sheet.cell(2, 1)
    first.alignment = TOP
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell._style = first._style
            cell.data_type = "s" if cell.value is not None else cell.data_type
    sheet.freeze_panes = "A2"
