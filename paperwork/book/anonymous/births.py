"""Days of birth in a text, however they are written: 14/02/80, «14» фев. 1980, in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from datetime import date

DAY, YEAR = "дата рождения", "год рождения"
NO_YEAR = 1604  # a leap year that is in nobody's date
MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
ROMAN = {name: number for number, name in enumerate(ROMANS, 1)}
NAMES = r"янв|фев|мар|апр|ма[йяе]|июн|июл|авг|сен|окт|ноя|дек"
MONTH = rf"(?P<month>(?:{NAMES})[а-яё]*)\.?"
SEP = r"\s?[./,\-‐‑–—−]\s?|\s"
FIGURES = re.compile(
    rf"(?<![\d.,/№-])(?P<a>\d{{4}}|\d{{1,2}})(?:{SEP})(?P<b>\d{{1,2}}|[IVXХ]{{1,4}})(?:{SEP})(?P<c>\d{{4}}|\d{{2}})(?!\d|[./-]\d)"
)
SHORT = re.compile(r"(?<![\d.,/№-])(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?![\d/]|\.\d)")  # without a year
NAMED = re.compile(
    rf"[«\"„“]?\b(?P<day>\d{{1,2}})\b[»\"”“]?(?:\s?-?\s?(?:ого|го|ое|е))?\s*{MONTH}"
    r"(?:,?\s*(?P<year>\d{4}|\d{2}(?=\s*г|-?го)))?(?!\d)",
    re.IGNORECASE,
)
FOREIGN = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<month>{'|'.join(ENGLISH)})[a-z]*\.?,?"
    r"(?:\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?)?\s+(?P<year>\d{4})\b",
    re.IGNORECASE,
)
WORDED = re.compile(
    rf"\b(?P<day>(?:(?:двадцать|тридцать)\s+)?[а-яё]+(?:ого|его|ое|ье))\s+{MONTH}"
    r"(?:\s+(?P<year>(?:19|20)\d\d(?!\d)|(?:(?:одна\s+)?тысяча\s+девятьсот|две\s+тысячи)(?:\s+[а-яё]+)?\s+[а-яё]+ого|двухтысячного|[а-яё]+ьего"
    r"|(?:[а-яё]+\s+)?[а-яё]+ого))?",
    re.IGNORECASE,
)
BORN_BEFORE = re.compile(
    r"(?:\bрод(?:ил[а-яё]*|\.)|рожд[а-яё]*\.?(?:\s+[а-яё]+){0,2}|\bр\.|\bд[./]?\s?р\.?|\bборн|\bborn|\bbirth\w*|\bна\s+свет|\bименин\w*|\bюбиле\w+)"
    r"[\s:,(–—-]*(?:в|от|on)?\s*$",
    re.IGNORECASE,
)
BORN_AFTER = re.compile(
    r"\s*,?\s*(?:(?:г|год[ау]?)?\.?\s*(?:р\b|рожд|род\b|родил)|г/р\b|[-–—,(]\s*(?:е[её]|его|у\s+\w+)?\s*д(?:ень|\.)\s?р)",
    re.IGNORECASE,
)
YEARS = re.compile(
    r"(?<![\d.])(?P<y>(?:19|20)\d\d|\d\d(?=-?(?:го|й)?\s*г?\.?\s*р\.))(?:-?го)?"
    r"(?=\s*(?:г\.?\s*р\b|г/р|года?\s+рожд|г\.\s*рожд|гг?\.\s*р))"
    r"|(?<![\d.])(?P<u>(?:19|20)\d\d)(?=(?:г\.?|,|\s|и|(?:19|20)\d\d)+(?:19|20)\d\d\s*(?:г\.?\s*р\b|г/р|года?\s+рожд))"
    r"|\bгод\w*\s+рожд\w*\W{0,3}(?P<w>(?:19|20)\d\d)(?!\d)"
    r"|\bрод(?:ил[а-яё]*|ом)\s+(?:в\s+)?(?P<z>(?:19|20)\d\d)(?!\d|[./-]\d)"
    r"|(?<=[а-яё])\s?\((?P<v>(?:19|20)\d\d)(?:\s?г\.?)?\)(?=\s*(?:[,;.и]|$))",
    re.IGNORECASE,
)
NUMBERS = {
    word: number
    for number, words in {
        1: "перв", 2: "втор", 3: "трет", 4: "четверт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм",
        9: "девят",
        10: "десят", 11: "одиннадцат", 12: "двенадцат", 13: "тринадцат", 14: "четырнадцат", 15: "пятнадцат",
        16: "шестнадцат", 17: "семнадцат", 18: "восемнадцат", 19: "девятнадцат", 20: "двадцат", 30: "тридцат",
        40: "сорок", 50: "пятьдесят пятидесят", 60: "шестьдесят шестидесят", 70: "семьдесят семидесят",
        80: "восемьдесят восьмидесят", 90: "девяност", 1900: "тысяча девятьсот", 2000: "двухтысячн тысячи",
    }.items()
    for word in words.split()
}  # fmt: skip
NUMBERS |= {"тысяча": 1000, "девятьсот": 900, "одна": 0, "две": 0, "сороков": 40}
LATELY = 2011  # days of earlier years are of people's lives
OF_ALL = re.compile(
    r"(?:приказ|закон|постановлен|указ|распоряжен|кодекс|письм|решени|суд|договор|устав|\bфз|№|N|редакц)[^.!?;]*$",
    re.IGNORECASE,
)
AFTER_NAME = re.compile(r"(?-i:[А-ЯЁ][а-яё]+\s+[А-ЯЁ](?:[а-яё]+|\.\s?[А-ЯЁ]\.))\s?[,(]\s?$")
OF_CHILDREN = re.compile(
    r"(?:дет|сын|доч|реб[её]н|внук|внуч|брат|сест|мальч|девоч|плем)[^.!?]*\((?:19|20)\d\d"
)
ENDINGS = re.compile(r"(?:ого|его|ое|ье|ьего|ь|о)$")

BIRTH_HINTS = (
    "род",
    "рожд",
    "др",
    "д.р",
    "д. р",
    "д/р",
    "р.",
    "г/р",
    "г р",
    "born",
    "birth",
    "свет",
    "имен",
    "юбил",
    "борн",
)
Read = Callable[[re.Match[str]], Iterator[date]]
Span = tuple[int, int, str]


def births(text: str, small: str, figures: int, known: Container[date]) -> Iterator[Span]:
    """The days that are known, and those that the words beside call days of birth, with their years.

    ``small`` is the text in lower case, ``figures`` how many there are: most texts need no search.
    """
    has_birth = any(hint in small for hint in BIRTH_HINTS)
    has_month = any(month in small for month in MONTHS)
    tried: tuple[tuple[re.Pattern[str], Read, bool], ...] = (
        (FIGURES, _figures, figures > 3),
        (SHORT, _short, has_birth and figures > 1),
        (NAMED, _named, has_month and figures > 0),
        (FOREIGN, _foreign, figures > 4 and any(month in small for month in ENGLISH)),
        (WORDED, _worded, has_month and any(ending in small for ending in ("ого ", "его ", "ое ", "ье "))),
    )
    for pattern, read, is_worth in tried:
        for match in pattern.finditer(text) if is_worth else ():
            days = list(read(match))
            if any(day in known for day in days) or (days and (_is_birth(match) or _is_old(match, days))):
                yield match.start(), match.end(), DAY
    for match in YEARS.finditer(text) if has_birth or OF_CHILDREN.search(small) else ():
        yield *next(match.span(name) for name in "ywzvu" if match.group(name)), YEAR


def _is_birth(match: re.Match[str]) -> bool:
    """Whether the words beside say that somebody was born then."""
    before = match.string[max(0, match.start() - 30) : match.start()]
    return BORN_BEFORE.search(before) is not None or BORN_AFTER.match(match.string, match.end()) is not None


def _is_old(match: re.Match[str], days: list[date]) -> bool:
    """Whether it is a full day so long ago that it is of a life rather than of the work with the person.

    A day that follows a name counts so too; one of a law or of history does not.
    """
    before = match.string[max(0, match.start() - 40) : match.start()]
    year = max((day.year for day in days if str(day.year) in match.group()), default=0)
    if not year or year == NO_YEAR or OF_ALL.search(before):
        return False
    is_of_history = year < 1930 or (days[0].day, days[0].month) in ((9, 5), (22, 6))
    return not is_of_history and (year < LATELY or AFTER_NAME.search(before) is not None)


def _days(year: str | int, month: int, day: str | int) -> Iterator[date]:
    """The days that are meant; a year of two figures is of either century."""
    number = int(year)
    for full in (number,) if number > 99 else (1900 + number, 2000 + number):
        try:
            yield date(full, month, int(day))
        except ValueError:
            continue


def _figures(match: re.Match[str]) -> Iterator[date]:
    first, middle, last = match.group("a", "b", "c")
    month = int(middle) if middle.isdigit() else ROMAN.get(middle.lower().replace("х", "x"), 0)
    if len(first) == 4:
        yield from _days(first, month, last)
    else:
        yield from _days(last, month, first)
        if middle.isdigit() and "/" in match.group():  # as in America
            yield from _days(last, int(first), middle)


def _short(match: re.Match[str]) -> Iterator[date]:
    """The day of a year that nobody was born in: such a day counts by the words beside it alone."""
    month = int(match.group("month"))
    if month < 13:
        yield from _days(NO_YEAR, month, match.group("day"))


def _month(name: str) -> int:
    small = name.lower()
    return next(number for number, start in enumerate(MONTHS, 1) if small.startswith(start))


def _named(match: re.Match[str]) -> Iterator[date]:
    """The day; without a year one of a leap year, which nobody is taken to be born in by that alone."""
    year = match.group("year")
    yield from _days(year or NO_YEAR, _month(match.group("month")), match.group("day"))


def _foreign(match: re.Match[str]) -> Iterator[date]:
    day = match.group("d1") or match.group("d2")
    if day:
        yield from _days(match.group("year"), ENGLISH.index(match.group("month").lower()) + 1, day)


def _worded(match: re.Match[str]) -> Iterator[date]:
    day, year = _number(match.group("day")), _number(match.group("year") or "")
    if day:
        yield from _days(year or NO_YEAR, _month(match.group("month")), day)


def _number(words: str) -> int:
    """The number that ordinal words say; 0 where a word is none."""
    if words.isdigit():
        return int(words)
    total = 0
    for word in words.lower().split():
        known = NUMBERS.get(word) or NUMBERS.get(ENDINGS.sub("", word))
        if known is None:
            return 0 if total < 1000 else total
        total += known
    return total
