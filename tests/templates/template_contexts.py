"""What the templates are rendered with: a book with no answers, a usual one, one that is full to bursting."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from paperwork.case.computation import Columns, ComputedTable
from paperwork.case.computed import COMPUTED_TABLE_BY_TAG, COMPUTED_TABLES
from paperwork.case.statistics.declared import Statistics, columns
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.fields import Field, Schema
from paperwork.sheets.answers.kind import TEXT, Kind
from paperwork.sheets.answers.kinds.days import DAY
from paperwork.sheets.answers.kinds.numbers import NUMBER
from paperwork.sheets.answers.kinds.texts import CODE, LINES, PHONE

Context = dict[str, Any]
WORDY = {"содержание", "что_изменилось", "потребность", "описание", "порядок_получения", "проблема"}
Filler = Callable[[Field], object]

ROOT = Path(__file__).resolve().parents[2]
LISTS: dict[str, Context] = tomllib.loads((ROOT / "paperwork/sheets/answers/choices.toml").read_text("utf-8"))
FORM = {schema.sheet.title: schema for schema in SCHEMAS}
THAT_DAY = date(2026, 3, 5)
LONG = (
    "Живёт одна, дети переехали; пенсия <не пересчитана> & справка потеряна: «обещали прислать письмом». "
    "Просит помочь с оформлением документов, с доставкой продуктов и лекарств, с уборкой и с ремонтом. "
)


def empty() -> Context:
    """Nothing is filled in but what a record cannot do without."""
    context = _whole(lambda _: None, rows=0)
    context["учреждение"] |= {"целевая_группа": "молодежи", "целевой_группой": "молодежью"}
    context["клиент"] |= {"дело": "12", "пол": "женский", "подписывает": True, "говорит_сам": True}
    return context


def usual() -> Context:
    """A client like most: short answers, a few rows."""
    context = _whole(short, rows=3)
    context["учреждение"] |= {
        "полное_наименование": "Государственное бюджетное учреждение «Комплексный центр социального"
        " обслуживания населения «Надежда»",
        "целевая_группа": "молодежи",
        "целевой_группой": "молодежью",
        "руководитель": "Воронцова Мария Сергеевна",
        "должность_руководителя": "директор",
    }
    context["клиент"] |= {"пол": "женский", "фио": "Соколова Вера Ильинична", "дело": "12"}
    context["специалист"] |= {
        "фио": "Гусейнов Али Вагиф оглы",
        "должность": "специалист по социальной работе",
    }
    context["клиент"]["законный_представитель"] = None
    return context


def overfull() -> Context:
    """Long texts, signs that XML knows, 25 services, 100 rows of the programme."""
    context = _whole(_long, rows=25)
    context["учреждение"] |= {"целевая_группа": "пожилым людям", "целевой_группой": "пожилыми людьми"}
    context["программа"] = rows_of(FORM["Программа"], _long, 100)
    for tag in ("изменения_услуг", "сверка", "журнал"):
        context[tag] = _worked_out(COMPUTED_TABLE_BY_TAG[tag], _long, 100)
    context["клиент"] |= {
        "пол": "мужской",
        "фио": "Константинопольский-Преображенский Александр Константинович & сын",
    }
    return context


CONTEXTS = {"empty": empty, "usual": usual, "overfull": overfull}


def short(field: Field) -> object:
    if field.kind is DAY:
        return THAT_DAY
    if field.kind is NUMBER:
        return 7
    if field.choices:
        return _forms(LISTS[field.choices]["values"][-1])[-1]
    return f"{field.header}: ответ"


def _long(field: Field) -> object:
    if field.kind is LINES:
        return "\n".join(f"{field.header} <{number}>. {LONG * 3}".strip() for number in (1, 2))
    if field.kind in {DAY, CODE, PHONE}:
        return short(field)
    if field.kind is NUMBER:
        return 100
    return f"{field.header} & «социально-психологическое консультирование» <несовершеннолетних> граждан"


def _whole(filler: Filler, rows: int) -> Context:
    """Every tag that a template may use, filled by ``filler``; the tables with so many rows."""
    context: Context = {"сегодня": THAT_DAY}
    for schema in SCHEMAS:
        if schema.sheet.tag:
            context[schema.sheet.tag] = _record(schema, filler)
        if schema.sheet.rows_tag:
            context[schema.sheet.rows_tag] = rows_of(schema, filler, rows)
    for schema in SCHEMAS:
        if schema.sheet.tag and (options := _options(schema, context[schema.sheet.tag])):
            context[schema.sheet.tag]["варианты"] = options
    for table in COMPUTED_TABLES:
        made = _worked_out(table, filler, 1 if table.single else rows, rows)
        context[table.tag] = made[0] if table.single else made
    context["период"]["окончание"] = THAT_DAY
    for tag in ("сводка", "прежняя_сводка"):
        context[tag]["просрочено"] = context[tag]["обращений"]  # a number here
    income = Field("доход", "Доход")
    context["сведения_заявления"]["доход"] = filler(income)  # in words here, a sum in other tables
    for number, service in enumerate(context["услуги"], 1):
        service["предоставляется"] = (None, "сейчас", "позднее")[number % 3]
    return context


def rows_of(schema: Schema, filler: Filler, count: int) -> list[Context]:
    """Numbered records, each told from the others by its number."""
    rows = []
    for number in range(1, count + 1):
        record = _record(schema, filler)
        marked = {tag: f"{value} №{number}" for tag, value in record.items() if isinstance(value, str)}
        rows.append(record | marked | ({} if schema.number else {"номер": number}))
    return rows


def _worked_out(table: ComputedTable, filler: Filler, count: int, inside: int = 0) -> list[Context]:
    """Numbered rows of what is worked out; what is long in life is long in them."""
    made = _numbered(table.columns, filler, count)
    for row in made:
        row |= {tag: _numbered(inner, filler, min(inside, 12)) for tag, inner in table.tables.items()}
    return made


def _numbered(columns: Columns, filler: Filler, count: int) -> list[Context]:
    fields = [Field(tag, header, _kind(tag)) for tag, header in columns.items()]
    rows = []
    for number in range(1, count + 1):
        values = {field.name: field.name == "положена" or filler(field) for field in fields}
        marked = {tag: f"{value} №{number}" for tag, value in values.items() if isinstance(value, str)}
        rows.append(values | marked | {"номер": number})
    return rows


NUMBERS = {
    column.tag
    for kind in Statistics.__subclasses__()
    for column in columns(kind)
    if column.kind is NUMBER and column.tag != "просрочено"  # words in the journal
}

NUMBERS |= {  # sums of money, and how much was given or planned
    "тариф", "сумма", "всего", "количество", "доход", "предельная_величина", "наибольшая_плата", "к_оплате",
    "плата_по_договору", "итого", "стоимость", "стоимость_по_программе", "плата", "компенсация",
    "по_программе",
}  # fmt: skip


def _kind(tag: str) -> Kind:
    if tag in NUMBERS:
        return NUMBER
    if "дата" in tag:
        return DAY
    return LINES if tag in WORDY else TEXT


def _record(schema: Schema, filler: Filler) -> Context:
    """The answers of one record by tag, with what is worked out of them."""
    answers = {field.tag: filler(field) for field in schema.fields}
    computed = {item.tag: filler(Field(item.tag, item.header)) for item in schema.sheet.computed}
    extra: Context = {}
    if schema.sheet.title == "Услуги":
        extra["срок"] = (
            f"{THAT_DAY:%d.%m.%Y} – {THAT_DAY + timedelta(days=180):%d.%m.%Y}" if answers["начало"] else None
        )
    if schema.sheet.title == "Планы":
        extra["дней_между_контактами"] = 14
    if schema.sheet.title == "Действия":
        extra["к_цели"] = "1" if answers["цель"] else None
    return answers | computed | extra


def _forms(value: str) -> list[str]:
    return value.split("/")


def _options(schema: Schema, record: Context) -> Context:
    """The options of every field with a list: the one that the answer names is chosen."""
    lists = {field.tag: LISTS[field.choices]["values"] for field in schema.fields if field.choices}
    return {tag: _marked(values, record[tag]) for tag, values in lists.items() if len(values) > 1}


def _marked(values: list[str], answer: str | None) -> list[Context]:
    texts = [_forms(value)[-1] for value in values]
    texts += [answer] if answer and answer not in texts else []
    return [{"текст": text, "выбран": text == answer, "отдельно": False} for text in texts]
