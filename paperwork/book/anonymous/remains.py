"""Figures that nothing explains: a long number goes, unless what is beside it says that it is no person's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.book.anonymous.shapes import NUMBER, TELEPHONE
from paperwork.book.anonymous.surroundings import is_of_institution

SHORTEST, DIALLED = 5, 10  # figures of a number that goes, and of a telephone
RUN = re.compile(r"(?<![\w.,/])\+?\(?\d(?:[\s()\[\].·_‐‑–—-]{0,3}\d)*(?![\w/])")
DAY_OR_HOUR = re.compile(
    r"\d{1,2}[.\-/]\d{1,2}[.\-/]\d{2,4}|\d{4}-\d\d-\d\d|\d?\d[:.]\d\d\s?[-–—]\s?\d?\d[:.]\d\d|\d\d:\d\d"
)
THOUSANDS = re.compile(r"\d{1,3}(?:[ .\u00a0]\d{3})+")
YEARS = re.compile(r"(?:(?:19|20)\d\d\D*)+")
# What is counted, paid or numbered for everybody.
KEPT_BEFORE = re.compile(
    r"(?:сумм|руб|₽|приказ|постановлен|распоряжен|закон|\bфз|стать|гост|снип|санпин|\bсп\b|бик\b|кбк|октмо|окато|окпо|оквэд|огрн"
    r"|кпп|\bинн\b|\bкод|р/с|л/с|к/с|показани|сч[её]тчик|тариф|стоим|цен[аыуе]|доход|пенси|зарплат|заработ|выплат|пособи|капитал|долг"
    r"|расход|оплат|плат[аиеёу]|перев[её]л|перевод|начисл|минимум|шаг|калори|артикул|\bисх|\bвх\.|вход|бюджет|субсиди|компенсац|штраф"
    r"|алимент|задолж|аванс|премия|остат|итого|всего|населени|тираж|зарегистрированн\w+\s+в\s+минюст|сни[лз]ились|больше|меньше|около|до|от"
    r"|за\s+месяц|составл|балл|квитанци|кредит\w*\s+на|ипотек\w*\s+на|внес|снял|получи|потрат|выдал|взял|дал[аи]?\b|отда|занял|заплат|гривен|доллар|индекс)[^.;!?\d]{0,30}[№N:–—-]?\s*$",
    re.IGNORECASE,
)
KEPT_AFTER = re.compile(
    r"\s*(?:,\d\d(?!\d)|/\d\d(?!\d)|(?:тыс|млн|руб|р\.|₽|коп|шаг|м²|км|ккал|калор|человек|чел\.|жител|просмотр|подписч|семей|штук|шт|лет|год|г\.|евро"
    r"|долл|\$|€|кг|гр|мл|литр|раз|мин|час|-?ФЗ|единиц|балл))",
    re.IGNORECASE,
)


def remains(text: str, figures: int) -> Iterator[tuple[int, int, str]]:
    """The long numbers that have no reason to stay; of the kind «» those of an institution."""
    if figures < SHORTEST:
        return
    for run in RUN.finditer(text):
        length = sum(map(str.isdigit, run.group()))
        if length < SHORTEST or _is_harmless(text, run, length):
            continue
        kind = TELEPHONE if length >= DIALLED and length < DIALLED + 3 else NUMBER
        is_public = kind == TELEPHONE and is_of_institution(text, *run.span())
        yield run.start(), run.end(), "" if is_public else kind


def _is_harmless(text: str, run: re.Match[str], length: int) -> bool:
    """Whether it is a sum, a day, a number of a law or of what is counted."""
    piece = run.group()
    is_whole = re.fullmatch(r"\d+", piece) is not None
    if DAY_OR_HOUR.search(piece) or YEARS.fullmatch(piece) or re.match(r"\D*[78]?\D*800\D*\d", piece):
        return True
    if not is_whole and length < DIALLED and not piece.startswith("+") and " " in piece:
        return True
    if not is_whole and length < 7:
        return True
    if THOUSANDS.fullmatch(piece):
        return True
    before = text[max(0, run.start() - 45) : run.start()]
    return KEPT_BEFORE.search(before) is not None or KEPT_AFTER.match(text, run.end()) is not None
