"""A typographer's pass over a printed text: no-break spaces and hyphens, quotation marks, dashes, figures."""

import re
from typing import Final

from paperwork.russian.abbreviations import BEFORE_NAMES
from paperwork.russian.names import NO_BREAK_SPACE

NO_BREAK_HYPHEN: Final = "\u2011"
EN_DASH: Final = "–"

_CITY: Final = r"(?<=(?<![\w\u2011-])(?<![0-9]{4}[ \u00a0])[гГ]\.)"  # but not 2016 г. Москва
_AFTER: Final = "|".join([_CITY, *(rf"(?<=(?<![\w\u2011-])(?i:{forms})\.)" for forms in BEFORE_NAMES)])
# Each pattern begins with a letter that is rare, which the search runs to at once; the rest looks around it.
# «П.И. Зайцев»: initials without a space between them are no «п.» before a name
_ABBREVIATION: Final = re.compile(rf"\.(?=[ \u00a0]?[А-ЯЁ0-9«„\"+])(?![А-ЯЁ]\.)(?:{_AFTER})[ \u00a0]?")
_INITIAL: Final = re.compile(r"\.(?<=(?<!\w)[А-ЯЁ]\.) (?=[А-ЯЁ]\.|[А-ЯЁ][а-яё])")
_SURNAME_FIRST: Final = re.compile(
    r" (?<=[а-яё] )(?=[А-ЯЁ]\.(?:[ \u00a0]?[А-ЯЁ]\.|[-\u2011][А-ЯЁ]\.|[,;)]|$))"
)
_DOUBLE_INITIAL: Final = re.compile(r"-(?<=(?<!\w)[А-ЯЁ]\.-)(?=[А-ЯЁ]\.)")
_NUMBER_SIGN: Final = re.compile(r"№[ \u00a0]?(?=\w)")
_FROM: Final = re.compile(r"от (?<=(?<!\w)от )(?=[0-9])")
_YEAR: Final = re.compile(r" (?<=[0-9] )(?=гг?\.)(?!(?<![0-9]{4} )г\.[ \u00a0]?[А-ЯЁ])")  # not: № 4 г. Тверь
_TIGHT_YEAR: Final = re.compile(r"г(?<=[0-9]г)(?=г?\.)")
_TWO_STOPS: Final = re.compile(r"г\.\.(?!\.)")
# «+7 (900) 123-45-67», «8 900 123 45 67», «(84371) 2-11-00»; one digit less or more is no telephone
_PHONE: Final = re.compile(
    r"(?<![\w+])(?:(?:\+7|8)[ \u00a0-]?)?\([0-9]{3,5}\)[ \u00a0]?"
    r"[0-9]{1,3}(?:[ \u00a0-]?[0-9]{2}){2}(?![\w-])"
    r"|(?<![\w+,.])(?:\+7|8)[ \u00a0][0-9]{3}[ \u00a0][0-9]{3}(?:[ \u00a0-][0-9]{2}){2}(?![\w-])"
)
_CLASS: Final = re.compile(r" (?<=[0-9] )(?=[«\"][А-ЯЁа-яё][»\"])")  # «4 «А» класс»
_UNITS: Final = "руб|коп|₽|чел|мест"
_COUNTED: Final = re.compile(rf" (?<=[0-9] )(?={_UNITS})")
_SQUARE: Final = re.compile(r" (?:(?<=[0-9] )(?=кв\.[ \u00a0]м\b)|(?<=кв\. )(?=м\b))")  # «31 кв. м»
_LONG_NUMBER: Final = re.compile(
    rf"(?<![\w.,/№-])(?<!№[ \u00a0])[1-9][0-9]{{4,8}}(?=(?:,[0-9]+)?[ \u00a0]?(?:{_UNITS}))"
)
_FIGURE: Final = re.compile(r"(?<![0-9,])[1-9][0-9]{4,}")
_DATES: Final = re.compile(r"-(?<=\.[0-9]{4}-)(?=[0-9]{1,2}\.[0-9])")
_DAYS: Final = "пн|вт|ср|чт|пт|сб|вс"
_TIMES: Final = re.compile(
    r"-(?:(?<=[0-9]:[0-5][0-9]-)(?=[0-9]{1,2}:[0-5][0-9](?![0-9:]))"
    rf"|(?<=(?<!\w)(?i:{_DAYS})-)(?=(?i:{_DAYS})(?!\w)))"
)
_IN_NUMBER: Final = re.compile(r"-(?:(?=[0-9])|(?<=[0-9]-))")
_SPACES: Final = re.compile(r"(\s+)")
_LONGEST_UNBROKEN: Final = 14  # signs: «900-000-012 85» and «000-00-01» are shorter
_ADDRESS: Final = re.compile(r"@|://|www\.", re.IGNORECASE)
_INNER_HYPHEN: Final = re.compile(r"(?<=[\w.)])-(?=[\w(])")
_SPACED_DASH: Final = re.compile(r" (?<=\S )(?:--?|—|–)(?=[ \u00a0]+\S)")
_AFTER_DASH: Final = re.compile(r"(?<=\u00a0–)[ \u00a0]+(?=[^\s–-])")
_AND_SO_ON: Final = re.compile(r"т\.(?<=(?<!\w)т\.)[ \u00a0]?(?=[дпчекн]\.)")
_FIRST_DASH: Final = re.compile(r"^(?:--?|—)(?=[ \u00a0]\S)", re.MULTILINE)

# Whether anything is to be done at all; each begins with its letter, which the search runs to at once.
_SHORT_WORD: Final = "|".join(rf"(?<=(?<!\w)\w{{{letters}}}\.)" for letters in range(1, 6))
_dot = re.compile(
    rf"\.(?:(?<=(?<!\w)[А-ЯЁ]\.)|(?=[ \u00a0]?[А-ЯЁ0-9«„\"+])(?:{_SHORT_WORD}))"  # no end of a sentence
).search
_hyphen = re.compile(r"-(?:(?=[0-9 \u00a0-]|[вспчВСПЧ][трбнсТРБНС]\b)|(?<=[0-9 \u00a0-]-))").search  # ПН-ПТ
_from = re.compile(r"от (?=[0-9])").search
_class = re.compile(r"«(?<=[0-9] «)").search
_phone = re.compile(r" (?=[0-9(])(?:(?<=\+7 )|(?<=8 )|(?<=\) ))").search


def _is_set(text: str) -> bool:
    """Tell quickly that there is nothing to do, as in most texts."""
    return not (
        '"' in text
        or "№" in text
        or "—" in text
        or "руб" in text
        or "коп" in text
        or "чел" in text
        or "мест" in text
        or "кв. м" in text
        or "₽" in text
        or " –" in text
        or ("." in text and ("г." in text or _dot(text) or ("т." in text and _AND_SO_ON.search(text))))
        or ("-" in text and _hyphen(text))
        or ("от " in text and _from(text))
        or ("«" in text and _class(text))
        or ((")" in text or "+7" in text or "8 " in text) and _phone(text))
    )


def typeset(text: str) -> str:
    """Return the text as a typographer sets it; set once more it stays the same.

    Letters and figures stay, but for a second full stop after «г.»; only spaces, hyphens, dashes and
    quotation marks change. Numbers are parted in groups where a unit shows that they count something.
    """
    # names and most phrases are letters alone
    return text if text.replace(" ", "").isalpha() or _is_set(text) else _set(text)


def _set(text: str) -> str:
    """Return the text set, whether anything is to be done or not."""
    if "№" in text:
        text = _NUMBER_SIGN.sub(f"№{NO_BREAK_SPACE}", text)
    if _phone(text):
        text = _PHONE.sub(_in_one_line, text)
    if "." in text:
        text = _with_bound_names(text)  # first: «5г.» parted from its year is a shorter number
    if "-" in text or "—" in text or "–" in text:
        text = _with_dashes(text)
    if "от " in text:
        text = _FROM.sub(f"от{NO_BREAK_SPACE}", text)
    if "руб" in text or "чел" in text or "₽" in text or "коп" in text or "мест" in text:
        text = _COUNTED.sub(NO_BREAK_SPACE, _LONG_NUMBER.sub(_in_groups, text))
    if "кв. м" in text:
        text = _SQUARE.sub(NO_BREAK_SPACE, text)
    if "«" in text or '"' in text:
        text = _CLASS.sub(NO_BREAK_SPACE, text)
    return angled(text) if '"' in text else text


def _in_one_line(found: re.Match[str]) -> str:
    return found[0].replace(" ", NO_BREAK_SPACE)


def _with_bound_names(text: str) -> str:
    """Return the text with abbreviations bound to their names and initials to the surname."""
    if "г." in text:
        text = _TWO_STOPS.sub("г.", text)
        text = _YEAR.sub(NO_BREAK_SPACE, _TIGHT_YEAR.sub(f"{NO_BREAK_SPACE}г", text))
    text = _ABBREVIATION.sub(f".{NO_BREAK_SPACE}", text)
    if "т." in text:
        text = _AND_SO_ON.sub(f"т.{NO_BREAK_SPACE}", text)
    text = _INITIAL.sub(f".{NO_BREAK_SPACE}", text)
    return _SURNAME_FIRST.sub(NO_BREAK_SPACE, text)


def _with_dashes(text: str) -> str:
    """Return the text with en dashes for spaced hyphens and em dashes, no-break hyphens inside numbers."""
    if text[0] in "-—" or "\n-" in text or "\n—" in text:
        text = _FIRST_DASH.sub(EN_DASH, text)
    text = _SPACED_DASH.sub(f"{NO_BREAK_SPACE}{EN_DASH}", text).replace("—", EN_DASH)
    text = _AFTER_DASH.sub(" ", text)
    text = _DATES.sub(EN_DASH, _TIMES.sub(EN_DASH, _DOUBLE_INITIAL.sub(NO_BREAK_HYPHEN, text)))
    if not _IN_NUMBER.search(text):
        return text
    return "".join(_unbroken(word) if "-" in word else word for word in _SPACES.split(text))


def _unbroken(word: str) -> str:
    """Return a number with no-break hyphens; an address of the net is to be copied as it is.

    One too long for a narrow column keeps its hyphens: it would be broken amidst the digits.
    """
    if not _IN_NUMBER.search(word) or len(word) > _LONGEST_UNBROKEN:
        return word
    return word if _ADDRESS.search(word) else _INNER_HYPHEN.sub(NO_BREAK_HYPHEN, word)


def figure(text: str) -> str:
    """Return a number in digits with no-break spaces between groups of three, from five digits on.

    ГОСТ 8.417 wants groups of three; the full no-break space is one that every font has.
    """
    return _FIGURE.sub(_in_groups, text)


def _in_groups(found: re.Match[str]) -> str:
    return f"{int(found[0]):,}".replace(",", NO_BREAK_SPACE)


def angled(text: str) -> str:
    """Return the text with « » for straight quotation marks, „ “ inside; as it is where they do not pair."""
    marked, depth = [], 0
    for place, sign in enumerate(text):
        if sign not in '"«»':
            marked.append(sign)
            continue
        opens = sign == "«" or (sign == '"' and _opens(text, place))
        depth += opens or -1
        if depth < 0 or (opens and not text[place + 1 : place + 2].strip()):
            return text
        outer = (depth == 1) if opens else (depth == 0)
        marked.append(("«" if outer else "„") if opens else ("»" if outer else "“"))
    return "".join(marked) if depth == 0 else text


def _opens(text: str, place: int) -> bool:
    """Tell whether the straight mark begins a quotation: nothing but a bracket, a dash or a space before."""
    return place == 0 or text[place - 1].isspace() or text[place - 1] in '([«„"—–-/'
