"""Numbers, links and addresses that lead to a person, known by nothing but how they are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from paperwork.book.anonymous.surroundings import is_of_institution
from paperwork.book.anonymous.vocabulary import MAILBOXES, PAPERS
from paperwork.common.records import dataclass

DASH = r"\-‐‑‒–—−"
SEP = rf"[\s().\[\]{DASH}]"
NETWORKS = (
    r"(?:vk(?:ontakte)?\.(?:com|ru|me)|ok\.ru|odnoklassniki\.ru|t\.me|telegram\.me|wa\.me|instagram\.com|facebook\.com|fb\.com"
    r"|twitter\.com|x\.com|tiktok\.com|youtube\.com|rutube\.ru|dzen\.ru|my\.mail\.ru|threads\.net|viber\.me|m\.me)"
)
TELEPHONE, MAIL, LINK, SNILS, DOCUMENT, NUMBER, ADDRESS = (
    "телефон", "почта", "ссылка", "СНИЛС", "документ", "номер", "адрес"
)  # fmt: skip
PUBLIC = frozenset({TELEPHONE, MAIL, LINK, ADDRESS})  # what an institution has too
OF_LAW = re.compile(r"(?:инн|огрн\w*|кпп|бик|окпо|октмо|окато|кбк|уин|л/с|р/с|к/с)\W*(?:\w+\s+){0,2}$", re.I)
OFFICES = re.compile(rf"(?:{MAILBOXES})\w*[@.\d_-]", re.IGNORECASE)
EXTENSION = re.compile(r"\s*[,(]?\s*доб\w*\.?\s*\d+\)?")
CORPORATE = re.compile(r"0[1-3]|40[1-7]|30[1-3]")
MONTHS = r"янв|фев|март|апр|ма[йя]\b|июн|июл|авг|сен|окт|ноя|дек"
COUNTED = rf"(?!\s*(?:{MONTHS}|час|мин|раз|челов|км\b|руб|лет|год|дн|нед|мест|шт|этаж|%))"


def _figures(match: re.Match[str]) -> str:
    return re.sub(r"\D", "", match.group())


def _is_telephone(match: re.Match[str]) -> bool:
    figures = _figures(match)
    return len(figures) == 11 and figures[1] in "3489"


def _is_ten(match: re.Match[str]) -> bool:
    return _figures(match)[0] in "3489"


def _is_no_date(match: re.Match[str]) -> bool:
    """«05-03-26» is a day; «4-15-22», «5-03-26» and «204-15-37» are telephones of towns."""
    parts = re.findall(r"\d+", match.group())
    return len(parts[0]) != 2 or not (0 < int(parts[0]) < 32 and 0 < int(parts[1]) < 13)


def _is_dialled(match: re.Match[str]) -> bool:
    return 5 <= len(_figures(match)) <= 12


def _is_of_person(match: re.Match[str]) -> bool:
    """An account of a company or of the treasury is no one's own."""
    return CORPORATE.match(_figures(match)) is None


def _is_no_code(match: re.Match[str]) -> bool:
    """Whether the number is not said to be an institution's: «ИНН организации 4025012345»."""
    return OF_LAW.search(match.string[max(0, match.start() - 30) : match.start()]) is None


def _is_series(match: re.Match[str]) -> bool:
    return len(re.sub(r"\D", "", match.group("x"))) >= 5


def _is_taxpayer(match: re.Match[str]) -> bool:
    return len(re.sub(r"\D", "", match.group("x"))) == 12


def _is_mixed(match: re.Match[str]) -> bool:
    return any(map(str.isdigit, match.group())) and any(map(str.isalpha, match.group()))


@dataclass(frozen=True)
class Shape:
    """How something is written; the group ``x`` is what goes, where not all of it does.

    A text with fewer figures than ``least``, or with none of the ``hints``, has none of it: most texts
    need no search then.
    """

    kind: str
    pattern: re.Pattern[str]
    is_it: Callable[[re.Match[str]], bool] = bool
    least: int = 0
    hints: tuple[str, ...] = ()

    def may_be_in(self, small: str, figures: int) -> bool:
        """Whether a text, in lower case and with so many figures, is worth a search."""
        return figures >= self.least and (not self.hints or any(hint in small for hint in self.hints))

    def found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The places in the text and what is there; nothing is the kind of what is an institution's."""
        for match in self.pattern.finditer(text):
            start, end = match.span("x" if "x" in self.pattern.groupindex else 0)
            if self.is_it(match):
                tail = EXTENSION.match(text, end) if self.kind == TELEPHONE else None
                yield (
                    start,
                    tail.end() if tail else end,
                    "" if self._is_public(text, start, end) else self.kind,
                )

    def _is_public(self, text: str, start: int, end: int) -> bool:
        if self.kind not in PUBLIC:
            return False
        if self.kind == TELEPHONE and re.sub(r"\D", "", text[start:end])[1:4] == "800":
            return True
        if self.kind == MAIL and OFFICES.match(text, start):
            return True
        return is_of_institution(text, start, end, where=self.kind == ADDRESS)


def _shape(
    kind: str, least: int, hints: str, pattern: str, is_it: Callable[[re.Match[str]], bool] = bool
) -> Shape:
    return Shape(
        kind, re.compile(pattern, re.IGNORECASE), is_it, least, tuple(filter(None, hints.split("|")))
    )


LINKS = (
    _shape(LINK, 0, "/", rf"(?:https?://)?(?:www\.|m\.)?\b{NETWORKS}/[^\s,;)»\"]*[\w/]"),
    _shape(MAIL, 0, "@|соба|(at|[at|(эт", r"[\w.+-]+\s?(?:@|[(\[]\s?(?:собака|at|эт)\s?[)\]])\s?[\w-]+(?:\.[\w-]+)+"),  # noqa: E501
    _shape(LINK, 0, "@", r"(?<![\w@.])@[a-z][\w.]{2,}\w"),
    _shape(LINK, 0, "ска|ник|логин|аккаунт|теле|инстаг|skype|telegr", r"\b(?:skype|ска[йи]п\w*|ник\w*|логин\w*|аккаунт\w*|телеграм\w*|инстаграм\w*|telegram)[\s:–—-]+"  # noqa: E501
                 r"(?P<x>[a-z][\w.]*[\w])"),
)  # fmt: skip
NUMBERS = (
    _shape(TELEPHONE, 8, "+", rf"(?<![\w+])\+(?!7)\d{{1,3}}(?:{SEP}{{0,2}}\d){{7,12}}(?!\d)"),
    _shape(NUMBER, 20, "", r"(?<!\d)\d{5}[ .]?(?:\d[ .]?){14}\d(?!\d)", _is_of_person),
    _shape(NUMBER, 16, "", rf"(?<!\d)\d{{4}}[ {DASH}]?\d{{4}}[ {DASH}]?\d{{4}}[ {DASH}]?\d{{4}}(?:[ {DASH}]?\d{{2,3}})?(?!\d)"),  # noqa: E501
    _shape(NUMBER, 4, "**", r"\*{2,}\s?\d{4}(?!\d)"),
    _shape(NUMBER, 10, ":", r"(?<!\d)\d{2}:\d{2}:\d{5,7}:\d+"),
    _shape(NUMBER, 10, "-ип", r"(?<!\d)\d{3,7}/\d{2}/\d{5}-ИП"),
    _shape(NUMBER, 5, "/", r"(?<![\d/-])\d{1,2}[аи]?-\d{2,6}/(?:20)?\d\d(?![\d/])"),
    _shape(NUMBER, 4, "карт", r"карт\w*\W{1,3}(?:\w+\s+){0,2}(?P<x>\*+\s?\d{4})(?!\d)"),
    _shape(NUMBER, 6, "", r"(?<!\d)\d{4}\s?(?-i:[АВЕКМНОРСТУХ]{2})\s?\d{2,3}(?!\d)"),
    _shape(NUMBER, 3, "", r"\b[A-HJ-NPR-Z\d]{17}\b", _is_mixed),
    _shape(NUMBER, 5, "", r"(?<!\w)[авекмнорстухabekmhopctyx]\s?\d{3}\s?[авекмнорстухabekmhopctyx]{2}\s?\d{2,3}(?!\d)"  # noqa: E501
                   r"(?:\s?rus\b)?"),
    _shape(NUMBER, 3, "номер|машин|автом", r"(?:гос\w*\.?\s?номер\w*|машин\w*|автомоби\w*)\W{1,3}(?P<x>(?-i:[АВЕКМНОРСТУХ])\s?\d{3}\s?"  # noqa: E501
                   r"(?-i:[АВЕКМНОРСТУХ]{2}))(?!\w)"),
    _shape(SNILS, 11, "", rf"(?<!\d)\d{{3}}[ .{DASH}]\d{{3}}[ .{DASH}]\d{{3}}[ .{DASH}]{{1,2}}\d{{2}}(?!\d)"),
    _shape(SNILS, 11, "снилс", r"СНИЛС\D{0,12}(?P<x>\d{3}\s?\d{3}\s?\d{3}\s?\d{2})(?!\d)"),
    _shape(DOCUMENT, 12, "инн", r"ИНН\D{0,20}(?P<x>(?:\d[ -]?){11}\d)(?!\d)", _is_taxpayer),
    _shape(DOCUMENT, 12, "", r"(?<![\d/.-])\d{12}(?![\d/-])"),
    _shape(DOCUMENT, 6, "-|–", r"\b[IVXLCУХ1]{1,5}\s?[-–]\s?(?-i:[А-ЯЁ]{2})\s*(?:№\s*)?\d{6}(?!\d)"),
    _shape(DOCUMENT, 7, "", r"(?<!\w)(?-i:[A-Z]{1,2})\s?\d{7,8}(?!\d)"),
    _shape(DOCUMENT, 10, "", r"(?<![\d+])\d{2}\s?\d{2}\s*(?:№|N|номер)?\s*\d{6}(?!\d)", _is_no_code),
    _shape(DOCUMENT, 7, "", r"(?<!\w)(?-i:[А-ЯЁ]{2})\s*№?\s*\d{7}(?!\d)"),
    _shape(DOCUMENT, 5, "", rf"\b(?:{PAPERS})(?:[^.;\n\d]|(?<=\bс)\.|(?<=\bсер)\.){{0,40}}?"
                     r"(?P<x>(?:№\s*)?\d(?:[\d /]|\s*№\s*(?=\d))*\d)(?![.\d]\d)", _is_series),
    _shape(DOCUMENT, 6, "код|к.|к/", r"\b(?:код\w*\s+подр\w*\.?|к\.\s?п\.|к/п)\W{0,3}(?P<x>\d{3}-\d{3})(?!\d)"),  # noqa: E501
    _shape(DOCUMENT, 4, "сери", r"\bсери[яию]\s*(?P<x>\d{2}\s?\d{2})(?!\d)"),
    _shape(TELEPHONE, 11, "", rf"(?<![\d+.,/])(?:\+\s?7|8|7){SEP}{{0,3}}\d{{3,5}}{SEP}{{0,3}}\d{{1,3}}"
                      rf"(?:{SEP}{{0,2}}\d{{1,3}}){{1,4}}(?!\d)", _is_telephone),
    _shape(TELEPHONE, 11, "", rf"(?<![\d+.,/])(?:\+7|8)[\s({DASH}]{{1,2}}(?:\d[\s(){DASH}]{{0,2}}){{9}}\d(?!\d)", _is_telephone),  # noqa: E501
    _shape(TELEPHONE, 11, "+", rf"(?<![\w+])\+7(?:{SEP}{{0,2}}\d){{10}}(?!\d)"),
    _shape(TELEPHONE, 10, "", rf"(?<![\d+])\(?\d{{3}}\)?[\s{DASH}.]*\d{{3}}[\s{DASH}.]\d{{2}}[\s{DASH}.]\d{{2}}(?!\d)", _is_ten),  # noqa: E501
    _shape(TELEPHONE, 5, "т.|тел|моб|сот|звон|номер|ватс|вайб|т:", rf"\b(?:т|тел|телефон\w*|моб\w*|сот\w*|звонить|номер\w* телефона|ватсап\w*|вайбер\w*)"  # noqa: E501
                      rf"\.?[\s:]*(?:по\s+|на\s+|№\s*)?(?P<x>[+(]?\d[\d\s(){DASH}]{{3,}}\d)(?![.\d])", _is_dialled),  # noqa: E501
    _shape(TELEPHONE, 5, "", rf"(?<![\d{DASH}/.№])\d{{1,3}}[{DASH}]\d\d[{DASH}]\d\d(?![\d{DASH}/]|\.\d)", _is_no_date),  # noqa: E501
)  # fmt: skip

STREET = (
    r"\b(?:ул|улиц[аеуы]|улицей|пер|переул\w+|просп|проспект\w*|пр|пр-т\w?|пр-кт\w?|наб|набережн\w+|бульв\w*|б-р\w?|ш|шоссе"
    r"|мкр|микрорайон\w*|пл|площад\w+|проезд\w*|туп|тупик\w*|аллея|аллее|квартал\w*)\b\.?"
)
NAME = r"(?-i:[А-ЯЁ\d])[\w-]*\.?(?:\s*(?-i:[А-ЯЁ])[\w-]*\.?){0,3}"
ONE = r"(?-i:(?:\d+-[а-я]{1,2}\s+)?[А-ЯЁ][\w-]+)"
HOUSE = rf"(?:д(?:ом\w*)?\.?\s*(?:№\s*)?)?\d+(?:-?[а-яё]\b|[/-]\d+)*{COUNTED}"
ROOM = r"корп\w*|к|стр\w*|кв|квартир\w*|комн\w*|ком|офис|под[ъь]езд\w*|этаж\w*"
FLAT = rf"(?:[,;]?\s*(?:{ROOM})\.?\s*(?:№\s*)?\d+[а-яё]?\b)*"
TOWN = r"г|гор|город\w{0,2}|пос|пгт|п(?=\.)|с(?=\.)|село|селе|дер|деревн\w|х(?=\.)|хут|хутор\w?|ст-ца|станиц\w|аул\w?|р\.\s?п|снт|днп"  # noqa: E501
# What is in every text that such a pattern fits, in lower case.
STREETS = "ул.|ул |улиц|пер.|переул|просп|пр.|пр-|пр |наб|бульв|б-р|шоссе|ш.|мкр|микрор|пл.|площад|проезд|туп|алле|квартал"  # noqa: E501
TOWNS = "г.|г |гор|пос|пгт|п.|с.|сел|дер|хут|х.|ст-ц|станиц|аул|снт|днп|д."
PREFIX = (
    r"(?:\d{6},?\s*)?(?:(?-i:[А-ЯЁ])[\w-]+\s+(?:обл\w*|край\w?|респ\w*|р-н|район\w?)\.?,\s*)*"
    rf"(?:\b(?:{TOWN})\.?\s*{ONE},\s*)*"
)
ADDRESSES = (
    _shape(ADDRESS, 1, STREETS, rf"{PREFIX}{STREET}\s*{NAME},?\s*{HOUSE}{FLAT}"),
    _shape(ADDRESS, 1, STREETS, rf"{PREFIX}{ONE}\s+{STREET},?\s*{HOUSE}{FLAT}"),
    _shape(ADDRESS, 1, TOWNS, rf"{PREFIX}\b(?:{TOWN}|д(?=\.))\.?\s*{ONE},?\s*(?:д(?:ом)?\.?\s*№?\s*)\d+[а-яё]?\b{FLAT}"),  # noqa: E501
    _shape(ADDRESS, 1, TOWNS, rf"{PREFIX}\b(?:{TOWN}|д(?=\.))\.?\s*{ONE},\s*\d+[а-яё]?\b{COUNTED}{FLAT}"),
    _shape(ADDRESS, 2, "кв", r"\bд(?:ом\w*)?\.?\s*№?\s*\d+[а-яё]?(?:/\d+)?(?:,?\s*корп\w*\.?\s*\d+)?,?\s*кв\w*\.?\s*\d+"),  # noqa: E501
    _shape(ADDRESS, 1, "жив|прож|проп|зарег|адрес", rf"\b(?:жив[её]т|живут|прожива\w+|прописан\w*|зарегистрирован\w*|прописк\w+|адрес\w*)"  # noqa: E501
                    rf"(?:[\s:]+[а-яё.]+){{0,3}}?[\s:]+(?P<x>(?:{ONE},\s*)?{ONE},?\s*\d+(?:[-/]\d+)*[а-яё]?\b{COUNTED}{FLAT})"),
    _shape(ADDRESS, 1, "на ", rf"\bна\s+(?P<x>{ONE}(?:ой|ского|ова|ева|ина|на|ого),?\s*(?:д\w*\.?\s*)?\d+(?:[-/]\d+)*\b{COUNTED}{FLAT})"),  # noqa: E501
)  # fmt: skip
