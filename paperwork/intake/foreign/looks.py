"""What the cells of a column look like, whatever is above them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache

from paperwork.common.naming import fold
from paperwork.intake.foreign.column import BIRTH
from paperwork.russian.date_reading import parse_date
from paperwork.russian.full_names import looks_like_name, split_name
from paperwork.russian.gender import normal_sex
from paperwork.sheets.answers.cells import Cell, is_empty, shown
from paperwork.sheets.clients import OLDEST

YEAR = re.compile(r"(?:1[89]|20)\d\d(?:[.,]0)?(?:\s*г\.?(?:\s*р\.?)?)?")
LOOKED_AT = 200  # cells of a column that show what is in it
MOST = 0.7  # of the cells must look so
SNILS = re.compile(r"\d{3}[- ]\d{3}[- ]\d{3}[- ]\d{2}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.\w+")
PASSPORT = re.compile(r"(?:паспорт\D*)?\d{2}\s?\d{2}\s*№?\s*\d{6}\b.*", re.IGNORECASE | re.DOTALL)
ADDRESS = re.compile(
    r"(?:^|[\s,.])(?:ул|улица|пр|просп|проспект|пер|наб|д|кв|г|с|пос|дер|ш|б-р)\.?[\s\d]", re.IGNORECASE
)
MOBILE = re.compile(r"[78]\d{10}")
DIGITS = 5  # of the shortest telephone number
GROWN = 3  # years: days of birth reach further back than the notes of a clerk
SAMPLES = 3  # texts of a column that are shown


def has_most(cells: Sequence[Cell], is_so: Callable[[str], bool]) -> bool:
    """Whether most of the filled cells are so."""
    found = texts(cells)
    return bool(found) and sum(map(is_so, found)) >= MOST * len(found)


def texts(cells: Iterable[Cell]) -> list[str]:
    """The filled cells that are looked at, as people see them."""
    filled = (shown(cell) for cell in cells if not is_empty(cell))
    return [text for text, _ in zip(filled, range(LOOKED_AT), strict=False)]


@lru_cache(maxsize=4096)
def day(text: str) -> date | None:
    """The day that a text is; None for any other text."""
    try:
        return parse_date(text, today=date.today(), past=True)
    except ValueError:
        return None


def is_date(text: str) -> bool:
    """Whether the text is a date."""
    return day(text) is not None


def is_phone(text: str) -> bool:
    """Whether the text may be a telephone number, or several."""
    return (
        sum(map(str.isdecimal, text)) >= DIGITS
        and re.fullmatch(r"[\d\s()+\-–,;./добтелмпк]+", text.lower()) is not None
    )


def is_long_phone(text: str) -> bool:
    """Whether the text is a telephone number with the code of its town, and nothing else."""
    return MOBILE.fullmatch(re.sub(r"\D", "", text)) is not None and not is_date(text)


def is_snils(text: str) -> bool:
    """Whether the text is written as СНИЛС is."""
    return SNILS.fullmatch(text) is not None


def may_be_name(text: str) -> bool:
    """Whether the text begins as a name does."""
    return split_name(text) is not None


def are_births(cells: Sequence[Cell]) -> bool:
    """Whether most of the cells are days in the past, many of them years apart, none beyond a life."""
    found = [parsed for text in texts(cells) if (parsed := day(text))]
    today = date.today()
    if not found or not has_most(cells, is_date):
        return False
    spread = (max(found) - min(found)).days / 365
    is_lived = all(0 <= today.year - one.year <= OLDEST and one <= today for one in found)
    return is_lived and (spread > GROWN or today.year - max(found).year > GROWN)


def are_years(cells: Sequence[Cell]) -> bool:
    """Whether most cells are years: «1950 г. р.»."""
    return has_most(cells, lambda text: YEAR.fullmatch(text) is not None)


def are_surnames(header: str, cells: Sequence[Cell]) -> bool:
    """Whether the header says «ФИО», and the cells are at least words of names: several people in one."""
    return re.match(r"ф|фамилия|полное", fold(header)) is not None and has_most(cells, may_be_name)


def are_numbers_in_order(cells: Sequence[Cell], last: int = 0) -> bool:
    """Whether the cells number the rows: 1, 2, 3, …, in each part of the table anew or not.

    ``last`` is the number of the last row of the table before, from which they may go on.
    """
    numbers = numbers_of(cells)
    are_next = all(two in (one, one + 1, 1) for one, two in zip([last, *numbers], numbers, strict=False))
    return len(numbers) >= MOST * len(texts(cells)) and are_next and bool(numbers)


def samples(cells: Sequence[Cell]) -> tuple[str, ...]:
    """The first of the different texts of the cells."""
    return tuple(dict.fromkeys(texts(cells)))[:SAMPLES]


def numbers_of(cells: Sequence[Cell]) -> list[int]:
    """The whole numbers among the cells: «1», «2.», «3)»."""
    return [int(number) for text in texts(cells) if (number := text.rstrip(".)")).isdecimal()]


def fits(header: str, cells: Sequence[Cell]) -> bool | None:
    """Whether the cells are answers under the header; None where any text may be one."""
    check = CHECKS.get(header)
    return None if check is None or not texts(cells) else has_most(cells, check)


def guess(cells: Sequence[Cell]) -> str | None:
    """The header that the cells alone show; None where they may be anything."""
    if are_births(cells):
        return "Дата рождения"
    return next((header for header, check in SHOWN if has_most(cells, check)), None)


DAYS = frozenset({BIRTH, "Дата приема", "Дата согласия", "Дата окончания"})
CHECKS: dict[str, Callable[[str], bool]] = {
    "ФИО": looks_like_name,
    "Пол": lambda text: normal_sex(text) is not None,
    **dict.fromkeys(DAYS, is_date),
    "Телефон": is_phone,
    "Представитель: телефон": is_phone,
    "Электронная почта": lambda text: EMAIL.fullmatch(text) is not None,
    "СНИЛС": lambda text: sum(map(str.isdecimal, text)) in (9, 11),
}
SHOWN: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("СНИЛС", is_snils),
    ("Электронная почта", CHECKS["Электронная почта"]),
    ("Телефон", is_long_phone),
    ("Документ", lambda text: PASSPORT.fullmatch(text) is not None),
    ("Пол", lambda text: fold(text) in {"м", "ж", "муж", "жен", "мужской", "женский"}),
    ("ФИО", looks_like_name),
    ("Адрес", lambda text: ADDRESS.search(text) is not None),
)
