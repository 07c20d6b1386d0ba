"""How addresses are written: streets, houses, flats, named estates."""

from __future__ import annotations

import re

from paperwork.book.anonymous.shapes import ADDRESS, COUNTED, MONTHS, shaped
from paperwork.book.anonymous.words import has_case, is_surname_only

OF_STREETS = frozenset({"мира", "победы", "свободы", "дружбы", "юности", "революции", "труда", "коммуны"})
STREET = (
    r"\b(?:ул|улиц[аеуы]|улицей|пер|переул\w+|просп|проспект\w*|пр|пр-т\w?|пр-кт\w?|наб|набережн\w+|бульв\w*|б-р\w?|ш|шоссе"
    r"|мкр|микрорайон\w*|пл|площад\w+|проезд\w*|туп|тупик\w*|аллея|аллее|квартал\w*)\b\.?"
)
NAME = r"(?-i:[А-ЯЁ\d])[\w-]*\.?(?:\s*(?-i:[А-ЯЁ])[\w-]*\.?){0,3}"
ONE = r"(?-i:(?:\d+-[а-я]{1,2}\s+)?[А-ЯЁ][\w-]+)"
ONES = rf"{ONE}(?:\s{ONE})?"
HOUSE = rf"(?:д(?:ом\w*)?\.?\s*(?:№\s*)?)?\d+(?!\d)(?:-?[а-яё]\b|[/-]\d+|\s[–-]\s?\d+(?!\d|:))*{COUNTED}"
ROOM = r"корп\w*|к|стр\w*|кв|квартир\w*|комн\w*|ком|офис|под[ъь]езд\w*|этаж\w*"
FLAT = rf"(?:[,;]?\s*(?:{ROOM})\.?\s*(?:№\s*)?\d+[а-яё]?\b)*"
TOWN = (
    r"г|гор|город\w{0,2}|пос|пос[её]л\w+|пгт|п(?=\.)|с(?=\.)|село|селе|села|дер|деревн\w"
    r"|х(?=\.)|хут|хутор\w?|ст-ца|станиц\w|аул\w?|р\.\s?п|снт|днп"
)
# What is in every text that such a pattern fits, in lower case.
STREETS = (
    "ул.|ул |улиц|пер.|переул|просп|пр.|пр-|пр |наб|бульв|б-р|шоссе|ш.|мкр|микрор"
    "|пл.|площад|проезд|туп|алле|квартал"
)
TOWNS = "г.|г |гор|пос|пгт|п.|с.|сел|дер|хут|х.|ст-ц|станиц|аул|снт|днп|д."
PREFIX = (
    r"(?:\d{6},?\s*)?(?:(?-i:[А-ЯЁ])[\w-]+\s+(?:обл\w*|край\w?|респ\w*|р-н|район\w?)\.?,\s*)*"
    rf"(?:\b(?:{TOWN})\.?\s*{ONES},\s*)*"
)
UNIT = r"\d+(?:\s?[-–/]\s?\d+(?![\d:]))*[а-яё]?\b"
LIVED = r"жив[её]т|живут|прожива\w+|прописан\w*|зарегистрирован\w*|прописк\w+|адрес\w*"
NAMED_HOMES = (
    r"жк|снт|днт|днп|гск|кп|сад\w*(?:\s+товарищ\w+)?|коттеджн\w+\s+пос\w+|общежити\w+"
    r"|жил\w+\s+комплекс\w*"
)
PARTS = (
    r"(?:корп\w*|д(?:ом\w*)?|стр\w*|уч(?:аст\w+)?|кв\w*|ком\w*|бокс\w*|гараж\w*|лит\w*)\.?"
    r"\s*(?:№\s*)?\d+[а-яё]?\b"
)


def _is_street(match: re.Match[str]) -> bool:
    """«Победы 31-88»: a word that is in no other case, as streets are called."""
    word = match.group("street").casefold().replace("ё", "е")
    if is_surname_only(word) and has_case(word, "gent"):
        return True
    is_month = re.match(MONTHS, word) is not None
    return (word in OF_STREETS or not has_case(word, "nomn")) and has_case(word, "gent") and not is_month


# Where a person lives, without the number of the house.
LIVED_IN = (
    shaped(ADDRESS, 0, "жив|прож|проп|зарег|адрес|ноч|снима",
                    rf"\b(?:{LIVED}|ночу\w+|ночева\w+|снима\w+)\b(?:[\s:,]+[а-яё.]+){{0,4}}?[\s:,]+(?P<x>{STREET}\s*{ONES})(?!\w)"),
)  # fmt: skip
ADDRESSES = (
    shaped(ADDRESS, 1, STREETS, rf"{PREFIX}{STREET}\s*{NAME},?\s*{HOUSE}{FLAT}"),
    shaped(ADDRESS, 1, STREETS, rf"{PREFIX}{ONE}\s+{STREET},?\s*{HOUSE}{FLAT}"),
    shaped(ADDRESS, 1, TOWNS,
                    rf"{PREFIX}\b(?:{TOWN}|д(?=\.))\.?\s*{ONES},?\s*(?:д(?:ом)?\.?\s*№?\s*)\d+[а-яё]?\b{FLAT}"),
    shaped(ADDRESS, 1, TOWNS, rf"{PREFIX}\b(?:{TOWN}|д(?=\.))\.?\s*{ONES},\s*\d+[а-яё]?\b{COUNTED}{FLAT}"),
    shaped(ADDRESS, 1, "жк|снт|сад|общеж|гск|кп|коттедж|днт|днп|жил",
                    rf"\b(?:{NAMED_HOMES})\s*[«\"][^»\"\n]{{2,30}}[»\"],?\s*{PARTS}{FLAT}"),
    shaped(ADDRESS, 1, "жив|прож|проп|зарег|адрес",
                    rf"\b(?:{LIVED})"
                    rf"(?:[\s:]+[а-яё.]+){{0,3}}?[\s:]+(?P<x>(?:\d{{6}},?\s*)?(?:{ONE},\s*)?{ONE},?\s*(?:д(?:ом)?\.?\s*)?{UNIT}{COUNTED}{FLAT})"),
    shaped(ADDRESS, 2, "кв|комн", rf"{ONE},?\s*(?:д(?:ом)?\.?\s*)?{UNIT},?\s*(?:кв|комн)\w*\.?\s*\d+"),
    shaped(ADDRESS, 2, "кв",
                    r"\bд(?:ом\w*)?\.?\s*№?\s*\d+[а-яё]?(?:/\d+)?(?:,?\s*корп\w*\.?\s*\d+)?,?\s*кв\w*\.?\s*\d+"),
    shaped(ADDRESS, 1, "на |с |по ",
                    rf"\b(?:на|с|по)\s+(?P<x>{ONE}(?:ой|ского|ова|ева|ина|на|ого|ую|юю|ов|ев|ёв|ых|их|ы|и),?\s*(?:д\w*\.?\s*)?"
                    rf"\d+(?:[-/]\d+)*\b{COUNTED}{FLAT})"),
    shaped(ADDRESS, 1, "дом|д.", rf"\bд(?:ом\w*)?\.?\s*(?:№\s*)?\d+[а-яё]?\s+по\s+(?:{STREET}\s*)?{ONE}"),
    shaped(ADDRESS, 2, "-|–|/",
                    r"(?P<x>(?<!\w)(?P<street>(?-i:[А-ЯЁ])[а-яё]{3,}),?\s+\d{1,3}[а-я]?\s?[/–-]\s?\d{1,4})"
                    rf"(?![\d.:-]){COUNTED}", _is_street),
    shaped(ADDRESS, 1, "",
                    r"(?P<x>(?<![\w-])(?P<street>(?-i:[А-ЯЁ])[а-яё]{3,}),\s?(?:д\.\s?)?\d{1,3}[а-я]?)(?=[,.;)]|$)",
                    _is_street),
    shaped(ADDRESS, 1, "жив|прож|проп|зарег|адрес|ноч",
                    rf"\b(?:{LIVED}|ночу\w+)\b(?:[\s:,]+[а-яё.]+){{0,4}}?[\s:,]+(?P<x>д(?:ом\w*|\.)\s*(?:№\s*)?\d+[а-я]?\b{FLAT}){COUNTED}"),
    shaped(ADDRESS, 7, "",
                    rf"(?<!\d)\d{{6}},?\s+(?:(?:{TOWN})\.?\s*)?{ONES},?\s+(?:{ONES},?\s+)?{UNIT}{FLAT}"),
    shaped(ADDRESS, 6, "индекс", r"\bиндекс\W{1,3}(?P<x>\d{6})(?!\d)"),
    shaped(ADDRESS, 1, "комн",
                    rf"\bкомн(?:\.|ат[аыеу])\s*(?:№\s*)?\d{{1,4}}\b{COUNTED}(?!\s*(?:м\b|м²|кв|метр))"),
    shaped(ADDRESS, 1, "кв", rf"(?<![\d-])(?<!\d\s)\bкв(?:\.|артир\w*)\s*(?:№\s*)?\d{{1,3}}[а-я]?\b"
                    rf"{COUNTED}(?!\s*(?:м\b|м²|кв|комн|метр|[\d(]))"),
)  # fmt: skip
