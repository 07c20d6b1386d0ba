"""From what a cell holds to the answer it means: one row of a table for each kind of answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from stdnum.ru import inn, ogrn

from paperwork.choices import Choices, several, standard
from paperwork.errors import Level
from paperwork.fields import FILE_NUMBER, Field, Form, Kind
from paperwork.naming import INVISIBLE
from paperwork.russian.date_reading import NoSuchDate, parse_date, parse_moment
from paperwork.russian.dates import moment, short_date
from paperwork.russian.numbers import decimal

EPOCH = datetime(1899, 12, 30)  # the day 0 of a spreadsheet's serial dates
SERIALS = range(10_000, 73_051)  # 1927–2099: numbers that mean a day and not a year
YEARS = range(1900, 2101)
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # XML 1.0, 2.2
BARE_SERIAL = re.compile(r"\d{5}(\.0+)?")
DATE_LIKE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
DATE_CURE = "напишите дату так: 31.01.2026"


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that cannot be trusted: what stands in it, what is wrong and how to mend it."""

    text: str
    what: str
    cure: str


Cell = str | int | float | bool | date | datetime | time | timedelta | Broken | None


@dataclass(frozen=True, slots=True)
class Setting:
    """What the meaning of a cell depends on: the day, and the lists with the user's additions."""

    today: date = field(default_factory=date.today)
    lists: Mapping[str, Choices] = field(default_factory=standard)


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem of one answer, not yet placed on a sheet."""

    field: Field
    value: str
    what: str
    cure: str
    level: Level = Level.ERROR


class Refused(ValueError):  # noqa: N818 - what happens to a cell, not a fault of the program
    """The cell has no meaning for its kind; holds what is wrong and the cure."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure


def is_empty(cell: Cell) -> bool:
    """Whether a person would call the cell empty."""
    return cell is None or (isinstance(cell, str) and not clean(cell))


def clean(text: str) -> str:
    """The text without surrounding spaces of any sort, its line breaks one way."""
    if "\r" in text or "_x000D_" in text:
        text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    text = text.strip()
    if not text.isascii() and INVISIBLE.search(text):
        text = INVISIBLE.sub("", text).strip()
    return text


def shown(cell: Cell) -> str:
    """The cell as a person sees it."""
    match cell:
        case None:
            return ""
        case Broken():
            return cell.text
        case str():
            return clean(cell)
        case bool():
            return "да" if cell else "нет"
        case int() | float():
            return decimal(Decimal(f"{cell:.15g}"))
        case datetime():
            return moment(cell) if cell.time() != time() else short_date(cell.date())
        case date():
            return short_date(cell)
        case time():
            return f"{cell:%H:%M}"
        case timedelta():
            return str(cell)


def read_answers(
    form: Form, cells: Mapping[str, Cell], setting: Setting
) -> tuple[dict[str, object], list[Fault]]:
    """The answers of one record by attribute, and every fault that was found.

    An answer with an error is None; «Дело» may be empty here: whether it is needed is known
    only when all sheets are read.
    """
    answers: dict[str, object] = {}
    faults: list[Fault] = []
    for item in form.fields:
        cell = cells.get(item.name)
        if is_empty(cell):
            answers[item.name] = item.default
            if item.required and item.header != FILE_NUMBER:
                faults.append(Fault(item, "", "обязательное поле", f"заполните «{item.header}»"))
            continue
        try:
            answers[item.name] = value = parse(item, cell, setting)
        except Refused as refused:
            answers[item.name] = None
            faults.append(Fault(item, shown(cell), refused.what, refused.cure))
            continue
        faults += [
            Fault(item, shown(cell), what, cure, Level.WARNING) for what, cure in doubts(item, value, setting)
        ]
    return answers, faults


def parse(item: Field, cell: Cell, setting: Setting) -> object:
    """What the cell means as an answer of the field's kind. Raises `Refused`."""
    if isinstance(cell, Broken):
        raise Refused(cell.what, cell.cure)
    text = cell if isinstance(cell, str) else None
    if text and (found := FORBIDDEN.search(text)):
        code = f"U+{ord(found.group()):04X}"
        raise Refused(f"недопустимый символ с кодом {code}", "удалите его и впишите текст заново")
    return PARSERS[item.kind](cell, item, setting)


def _text(cell: Cell, _item: Field, _setting: Setting) -> str:
    return shown(cell)


def _code(cell: Cell, _item: Field, _setting: Setting) -> str:
    if isinstance(cell, (date, time, timedelta)):
        raise Refused(
            "Excel превратил значение в дату или время", "задайте ячейке формат «Текстовый» и впишите заново"
        )
    return shown(cell)


def _padded(*lengths: int) -> Callable[[Cell, Field, Setting], str]:
    """A number that Excel has stripped of its leading zeros gets them back."""

    def parser(cell: Cell, item: Field, setting: Setting) -> str:
        text = _code(cell, item, setting)
        if isinstance(cell, str):
            return text
        return text.zfill(next((length for length in lengths if len(text) <= length), 0))

    return parser


def _plausible(day: datetime) -> datetime:
    if day.year not in YEARS:
        raise Refused(f"год {day.year} невозможен", DATE_CURE)
    return day


def _from_serial(number: float) -> datetime:
    if int(number) in YEARS:
        raise Refused("похоже на год, а не на дату", DATE_CURE)
    if int(number) not in SERIALS:
        raise Refused("это число, а не дата", DATE_CURE)
    return EPOCH + timedelta(days=int(number), minutes=round(number % 1 * 24 * 60))


def _moment(cell: Cell, item: Field, setting: Setting) -> datetime:
    """The date and time that a cell means."""
    match cell:
        case datetime():
            return _plausible(cell)
        case date():
            return _plausible(datetime.combine(cell, time()))
        case bool():
            raise Refused("это не дата", DATE_CURE)
        case int() | float():
            return _from_serial(cell)
        case str():
            return _plausible(_from_text(clean(cell), item, setting))
    raise Refused("это не дата", DATE_CURE)


def _from_text(text: str, item: Field, setting: Setting) -> datetime:
    if BARE_SERIAL.fullmatch(text):
        return _from_serial(float(text))
    try:
        if item.kind is Kind.MOMENT:
            return parse_moment(text, today=setting.today)
        day = parse_date(text, today=setting.today, past=item.name == "birth_date")
        return datetime.combine(day, time())
    except NoSuchDate as no_such:
        example = short_date(no_such.nearest) if no_such.nearest else "31.01.2026"
        raise Refused("такой даты нет", f"напишите, например, {example}") from None
    except ValueError:
        cure = f"{DATE_CURE} 14:30" if item.kind is Kind.MOMENT else DATE_CURE
        raise Refused("это не дата", cure) from None


def _date(cell: Cell, item: Field, setting: Setting) -> date:
    return _moment(cell, item, setting).date()


def _date_or_words(cell: Cell, item: Field, setting: Setting) -> date | str:
    """A date, with its time if it has one, or the words as typed."""
    number = isinstance(cell, (int, float)) and not isinstance(cell, bool) and int(cell) in SERIALS
    if isinstance(cell, date) or number:
        day = _moment(cell, item, setting)
        return day if day.time() != time() else day.date()
    text = shown(cell)
    if DATE_LIKE.fullmatch(text):
        _moment(text, item, setting)
    return text


def _number(cell: Cell, _item: Field, _setting: Setting) -> int | Decimal | str:
    """The number that a cell means; the text as typed when it is no number."""
    text = shown(cell)
    try:
        number = Decimal(re.sub(r"\s", "", text).replace(",", "."))
    except InvalidOperation:
        return text
    if not number.is_finite():
        return text
    return int(number) if number == number.to_integral_value() else number


def _choice(cell: Cell, item: Field, setting: Setting) -> str:
    text = shown(cell)
    listed = setting.lists[item.choices] if item.choices else None
    if listed is None or not listed.closed:
        return text
    found = listed.find(text)
    if found is None:
        near = listed.nearest(text)
        guess = f"похоже на «{near}»" if near else "выберите"
        offered = ", ".join(f"«{choice.shown}»" for choice in listed.values)
        raise Refused("такого значения нет в списке", f"{guess}; можно: {offered}")
    return found.shown


def _choices(cell: Cell, _item: Field, _setting: Setting) -> tuple[str, ...]:
    return tuple(several(shown(cell)))


Parser = Callable[[Cell, Field, Setting], object]
PARSERS: dict[Kind, Parser] = {
    Kind.TEXT: _text,
    Kind.LINES: _text,
    Kind.CODE: _code,
    Kind.PHONE: _code,
    Kind.DATE: _date,
    Kind.MOMENT: _moment,
    Kind.DATE_OR_WORDS: _date_or_words,
    Kind.NUMBER: _number,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.OGRN: _padded(13, 15),
    Kind.INN: _padded(10, 12),
    Kind.SNILS: _padded(11),
}


def snils_is_valid(text: str) -> bool:
    """Whether the checksum of a СНИЛС is right (ПФР's rule: weights 9…1, modulo 101)."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    if len(digits) != 11:
        return False
    total = sum(weight * digit for weight, digit in zip(range(9, 0, -1), digits, strict=False))
    return total % 101 % 100 == digits[9] * 10 + digits[10]


CHECKSUMS: dict[Kind, tuple[str, Callable[[str], bool]]] = {
    Kind.OGRN: ("ОГРН", ogrn.is_valid),
    Kind.INN: ("ИНН", inn.is_valid),
    Kind.SNILS: ("СНИЛС", snils_is_valid),
}


def doubts(item: Field, value: object, setting: Setting) -> list[tuple[str, str]]:
    """What is doubtful in an answer, as pairs of what and cure; warnings all."""
    if item.kind in CHECKSUMS:
        name, is_valid = CHECKSUMS[item.kind]
        valid = is_valid(re.sub(r"[\s-]", "", str(value)))
        return [] if valid else [(f"контрольная сумма {name} не сходится", "проверьте цифры")]
    if item.kind is Kind.NUMBER and isinstance(value, str):
        return [("это не число", "напишите количество цифрами: 2 или 1,5")]
    if item.kind in (Kind.CHOICE, Kind.CHOICES) and item.choices:
        listed = setting.lists[item.choices]
        values = value if isinstance(value, tuple) else (str(value),)
        return [_off_list(text, listed, len(values)) for text in values if not listed.allows(text)]
    return []


def _off_list(text: str, listed: Choices, values: int) -> tuple[str, str]:
    what = "такого значения нет в списке" if values == 1 else f"«{text}» нет в списке"
    near = listed.nearest(text)
    keep = f"оставьте, если так и нужно, или добавьте на лист «Списки» («{listed.name}»)"
    return what, f"похоже на «{near}»; {keep}" if near else keep
