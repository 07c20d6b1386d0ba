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


def _is_long(match: re.Match[str]) -> bool:
    return len(re.sub(r"\D", "", match.group("x"))) >= 6


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


def shaped(
    kind: str, least: int, hints: str, pattern: str, is_it: Callable[[re.Match[str]], bool] = bool
) -> Shape:
    return Shape(
        kind, re.compile(pattern, re.IGNORECASE), is_it, least, tuple(filter(None, hints.split("|")))
    )


ACCOUNTS = (
    r"skype|ска[йи]п\w*|ник\w*|логин\w*|аккаунт\w*|телеграм\w*|инста\w*|telegram|телег\w*|тг|вк|тик-?ток\w*"
)
CALLS = r"т|тел|телефон\w*|моб\w*|сот\w*|звонить|номер\w* телефона|ватсап\w*|вайбер\w*"
FOUR = rf"\d{{4}}[ {DASH}]?"
PLATE = "авекмнорстухabekmhopctyx"  # the letters of cars' numbers
SIGN = r"(?:№|N|номер\w*)"
# What is numbered for one person and is no document of his: «Номер договора ипотеки».
CASES = (
    r"справк\w*|договор\w*|ипотек\w*|кредит\w*|ордер\w*|направлени\w*|выписк\w*"
    r"|истори\w+\s+болезни|амбулаторн\w*|(?:мед)?карт[аеуы]\w*|исполнительн\w+|ипра?|ипсу|иппсу|завещани\w*|доверенност\w*"
    r"|решени\w+\s+суда"
)
# What is numbered for one person, however short the number is.
OF_ONE = (
    r"истори\w+\s+болезни|амбулаторн\w*|мед(?:ицинск\w+\s+)?карт\w*|запис\w+\s+акта|актов\w+\s+запис\w+|удостоверени\w*"
    r"|полис\w*|военн\w+\s+билет\w*|студенческ\w+|зач[её]тн\w+\s+книжк\w*|трудов\w+\s+книжк\w*|пропуск\w*"
)
LINKS = (
    shaped(LINK, 0, "/", rf"(?:https?://)?(?:www\.|m\.)?\b{NETWORKS}/[^\s,;)»\"]*[\w/]"),
    shaped(MAIL, 0, "@|соба|(at|[at|(эт",
                 r"[\w.+-]+(?:\s?(?:@|[(\[]\s?(?:собака|at|эт)\s?[)\]])\s?|\s(?:собака|собачка|эт)\s(?=[a-z]))"
                 r"[\w-]+(?:\.[\w-]+)+"),
    shaped(LINK, 0, "@", r"(?<![\w@.])@[a-z][\w.]{2,}\w"),
    shaped(LINK, 0, "ска|ник|логин|аккаунт|теле|инста|skype|telegr|тг|вк|ток",
                 rf"\b(?:{ACCOUNTS})[\s:–—-]+"
                 r"(?P<x>(?:live:)?[a-z][\w.-]*[\w])"),
)  # fmt: skip
LOGIN = shaped(
    LINK, 1, "", r"(?<![\w@./-])(?=\w*[a-z]{2})[a-z]\w*(?:[a-z]\d{4,}|[a-z]{4,}\d{2,}|_)\w*(?![\w@])"
)
NUMBERS = (
    shaped(TELEPHONE, 8, "+", rf"(?<![\w+])\+(?!7)\d{{1,3}}(?:{SEP}{{0,2}}\d){{7,12}}(?!\d)"),
    shaped(NUMBER, 20, "", r"(?<!\d)\d{5}[ .]?(?:\d[ .]?){14}\d(?!\d)", _is_of_person),
    shaped(NUMBER, 16, "", rf"(?<!\d){FOUR}{FOUR}{FOUR}\d{{4}}(?:[ {DASH}]?\d{{2,3}})?(?!\d)"),
    shaped(NUMBER, 4, "**", r"\*{2,}\s?\d{4}(?!\d)"),
    shaped(NUMBER, 10, ":", r"(?<!\d)\d{2}:\d{2}:\d{5,7}:\d+"),
    shaped(NUMBER, 10, "-ип", r"(?<!\d)\d{3,7}/\d{2}/\d{5}-ИП"),
    shaped(NUMBER, 5, "/", r"(?<![\d/-])\d{1,2}[аи]?-\d{2,6}/(?:20)?\d\d(?![\d/])"),
    shaped(NUMBER, 4, "карт", r"карт\w*\W{1,3}(?:\w+\s+){0,2}(?P<x>\*+\s?\d{4})(?!\d)"),
    shaped(NUMBER, 6, "", r"(?<!\d)\d{4}\s?(?-i:[АВЕКМНОРСТУХ]{2})\s?\d{2,3}(?!\d)"),
    shaped(NUMBER, 3, "", r"\b[A-HJ-NPR-Z\d]{17}\b", _is_mixed),
    shaped(NUMBER, 5, "", rf"(?<!\w)[{PLATE}]\s?\d{{3}}\s?[{PLATE}]{{2}}\s?\d{{2,3}}(?!\d)"
                   r"(?:\s?rus\b)?"),
    shaped(NUMBER, 3, "номер|машин|автом",
                   rf"(?:номер\w*|машин\w*|автомоби\w*)\W{{1,3}}(?P<x>[{PLATE}]\s?\d{{3}}\s?[{PLATE}]{{2}})(?!\w)"),
    shaped(NUMBER, 2, "код|парол|пин|домофон",
                   r"\b(?:(?:код\w*|пароль|пин-?код)\s+(?:от\s+)?(?:домофон\w*|подъезд\w*|двер\w+|карт\w*)|домофон\w*)"
                   r"[\s:–—№-]{1,4}(?P<x>[\d*#]{2,8}[кk]?\d*)(?!\w)"),
    shaped(NUMBER, 3, "код", r"\bкод\w*[\s:–—-]{1,3}(?P<x>\d{1,4}[кk*#]\d{2,6})(?!\w)"),
    shaped(SNILS, 11, "", rf"(?<!\d)\d{{3}}[ .{DASH}]\d{{3}}[ .{DASH}]\d{{3}}[ .{DASH}]{{1,2}}\d{{2}}(?!\d)"),
    shaped(SNILS, 11, "снилс", r"СНИЛС\D{0,12}(?P<x>\d{3}\s?\d{3}\s?\d{3}\s?\d{2})(?!\d)"),
    shaped(DOCUMENT, 12, "инн", r"ИНН\D{0,20}(?P<x>(?:\d[ -]?){11}\d)(?!\d)", _is_taxpayer),
    shaped(DOCUMENT, 12, "", r"(?<![\d/.-])\d{12}(?![\d/-])"),
    shaped(DOCUMENT, 6, "-|–", r"\b[IVXLCУХ1]{1,5}\s?[-–]\s?(?-i:[А-ЯЁ]{2})\s*(?:№\s*)?\d{6}(?!\d)"),
    shaped(DOCUMENT, 7, "", r"(?<!\w)(?-i:[A-Z]{1,2})\s?\d{7,8}(?!\d)"),
    shaped(DOCUMENT, 10, "", r"(?<![\d+])\d{2}[\s–-]?\d{2}\s*(?:№|N|номер)?\s*\d{6}(?!\d)", _is_no_code),
    shaped(DOCUMENT, 7, "", r"(?<!\w)(?-i:[А-ЯЁ]{2})\s*№?\s*\d{7}(?!\d)"),
    shaped(DOCUMENT, 5, "", rf"\b(?:{PAPERS})(?:[^.;\n\d]|(?<=\bс)\.|(?<=\bсер)\.){{0,40}}?"
                     r"(?P<x>(?:№\s*)?\d(?:[\d /]|\s*№\s*(?=\d))*\d)(?![.\d]\d)", _is_series),
    shaped(DOCUMENT, 6, "код|к.|к/",
                     r"\b(?:код\w*\s+подр\w*\.?|к\.\s?п\.|к/п)\W{0,3}(?P<x>\d{3}-\d{3})(?!\d)"),
    shaped(DOCUMENT, 4, "сери", r"\bсери[яиюей]{1,2}:?\s*"
                     rf"(?:паспорта\s*)?(?P<x>\d{{2}}\s?\d{{2}}(?:[\s,;]*{SIGN}\s*\d{{6}})?)(?!\d)"),
    shaped(DOCUMENT, 5, "выда", rf"\b(?:{PAPERS})[^;\n]{{0,60}}?выда\w+[^;\n\d]{{0,60}}"
                     r"(?P<x>\d\d?\.\d\d?\.\d{2,4})(?!\d)"),
    shaped(DOCUMENT, 6, "мсэ", r"\bМСЭ[-–\s]?(?:20\d\d)?\W{0,3}(?P<x>\d{6,7})(?!\d)"),
    shaped(DOCUMENT, 6, "№|номер",
                     rf"(?:\b(?:{CASES})[^.;\n\d№]{{0,40}}{SIGN}|{SIGN}\s+(?:{CASES})[^.;\n\d№]{{0,25}})"
                     r"\s*(?P<x>\d[\d/–-]{4,}\d)(?!\d)", _is_long),
    shaped(DOCUMENT, 1, "№|номер",
                     rf"\b(?:{OF_ONE})[^.;\n\d№]{{0,40}}{SIGN}\s*(?P<x>\d[\d/–-]*(?:\s+от\s+\d\d?\.\d\d?\.\d{{2,4}})?)(?!\d)"),
    shaped(DOCUMENT, 4, "№|номер", rf"(?<!\w){SIGN}\s*(?P<x>\d{{6}})(?=\W{{1,3}}(?:сери|выдан))"),
    shaped(TELEPHONE, 11, "", rf"(?<![\d+.,/])(?:\+\s?7|8|7){SEP}{{0,3}}\d{{3,5}}{SEP}{{0,3}}\d{{1,3}}"
                      rf"(?:{SEP}{{0,2}}\d{{1,3}}){{1,4}}(?!\d)", _is_telephone),
    shaped(TELEPHONE, 11, "",
                      rf"(?<![\d+.,/])(?:\+7|8)[\s({DASH}]{{1,2}}(?:\d[\s(){DASH}]{{0,2}}){{9}}\d(?!\d)",
                      _is_telephone),
    shaped(TELEPHONE, 11, "+", rf"(?<![\w+])\+7(?:{SEP}{{0,2}}\d){{10}}(?!\d)"),
    shaped(TELEPHONE, 10, "",
                      rf"(?<![\d+])\(?\d{{3}}\)?[\s{DASH}.]*\d{{3}}[\s{DASH}.]\d{{2}}[\s{DASH}.]\d{{2}}(?!\d)",
                      _is_ten),
    shaped(TELEPHONE, 5, "т.|тел|моб|сот|звон|номер|ватс|вайб|т:",
                      rf"\b(?:{CALLS})"
                      rf"\.?[\s:]*(?:по\s+|на\s+|№\s*)?(?P<x>[+(]?\d[\d\s(){DASH}]{{3,}}\d)(?![.\d])",
                      _is_dialled),
    shaped(TELEPHONE, 5, "",
                      rf"(?<![\d{DASH}/.№])\d{{1,3}}[{DASH}]\d\d[{DASH}]\d\d(?![\d{DASH}/]|\.\d)",
                      _is_no_date),
)  # fmt: skip
