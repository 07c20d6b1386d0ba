"""The filters of the templates: their Russian names, what each does, and an example."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Final

from paperwork.russian import dates, declension, names, numbers, typography
from paperwork.russian.cases import Case
from paperwork.russian.gender import by_sex

Filter = Callable[..., object]

CASES: Final[dict[str, Case]] = {case.value: case for case in Case}


def _or_nothing(function: Filter) -> Filter:
    """Return the filter that gives "" for None and for an empty text."""

    @wraps(function)
    def blank_stays_blank(value: object, *args: object, **kwargs: object) -> object:
        if value is None or (isinstance(value, str) and not value.strip()):
            return ""
        return function(value, *args, **kwargs)

    return blank_stays_blank


def _or_words(function: Filter) -> Filter:
    """Return the filter that leaves words typed in place of a date («до конца года») as they are."""

    @wraps(function)
    def words_stay(value: object, *args: object, **kwargs: object) -> object:
        return value if isinstance(value, str) else function(value, *args, **kwargs)

    return _or_nothing(words_stay)


def _date_or_blank(value: date | str | None) -> str:
    """Return the long date, a blank one where there is none, words as they are."""
    if isinstance(value, str) and value.strip():
        return value
    return dates.date_or_blank(value if isinstance(value, date) else None)


def _contact_dates(start: date | str, every: int = 14, months: int = 2) -> list[date]:
    """Return the days of contact; none where the start is told in words."""
    return [] if isinstance(start, str) else dates.contact_dates(start, every, months)


FILTERS: Final[dict[str, Filter]] = {
    "родительный": _or_nothing(declension.genitive),
    "дательный": _or_nothing(declension.dative),
    "винительный": _or_nothing(declension.accusative),
    "творительный": _or_nothing(declension.instrumental),
    "предложный": _or_nothing(declension.prepositional),
    "инициалы": _or_nothing(names.surname_initials),
    "инициалы_впереди": _or_nothing(names.initials_surname),
    "дата": _or_words(dates.short_date),
    "дата_словами": _or_words(dates.long_date),
    "дата_в_кавычках": _or_words(dates.quoted_date),
    "дата_или_бланк": _date_or_blank,
    "месяц": _or_words(dates.month_year),
    "время": _or_words(dates.moment),
    "даты_контактов": _or_nothing(_contact_dates),
    "прописью": _or_nothing(numbers.in_words),
    "рублей_прописью": _or_nothing(numbers.roubles_in_words),
    "слово_при_числе": _or_nothing(numbers.plural),
    "с_числом": _or_nothing(numbers.counted),
    "лет": _or_nothing(numbers.years),
    "число": _or_nothing(numbers.decimal),
    "со_знаком": _or_nothing(numbers.signed),
    "неразрывно": _or_nothing(typography.no_break),
    "с_заглавной": _or_nothing(typography.capitalised),
    "со_строчной": _or_nothing(typography.lowered),
    "в_кавычках": _or_nothing(typography.quoted),
    "перечисление": _or_nothing(typography.listed),
    "род": by_sex,
}

# What a filter does, and «what is written → what is printed»; the examples are checked by the tests.
FILTER_HELP: Final[dict[str, str]] = {
    "родительный": "Ставит имя или должность в родительный падеж (кого?): "
    "{{ клиент.фио|родительный }} → Соколовой Веры Ильиничны",
    "дательный": "Ставит имя или должность в дательный падеж (кому?): "
    "{{ учреждение.должность_руководителя|дательный }} → директору центра",
    "винительный": "Ставит имя или должность в винительный падеж (кого?): "
    "{{ клиент.фио|винительный }} → Соколову Веру Ильиничну",
    "творительный": "Ставит имя или должность в творительный падеж (кем?): "
    "{{ клиент.фио|творительный }} → Соколовой Верой Ильиничной",
    "предложный": "Ставит имя или должность в предложный падеж (о ком?): "
    "о {{ специалист.должность|предложный }} → о социальном работнике",
    "инициалы": "Сокращает имя, фамилия впереди: {{ клиент.фио|инициалы }} → Соколова В. И.",
    "инициалы_впереди": "Сокращает имя, инициалы впереди: {{ клиент.фио|инициалы_впереди }} → В. И. Соколова",
    "дата": "Печатает дату цифрами: {{ план.дата|дата }} → 05.06.2016",
    "дата_словами": "Печатает дату словами и цифрами: {{ план.дата|дата_словами }} → 5 июня 2016 г.",
    "дата_в_кавычках": "Печатает дату с числом в кавычках: "
    "{{ план.дата|дата_в_кавычках }} → «05» июня 2016 г.",
    "дата_или_бланк": "Печатает дату, а если её нет — место для неё: "
    "{{ план.дата_пересмотра|дата_или_бланк }} → «___» ____________ 20__ г.",
    "месяц": "Печатает месяц и год: {{ план.дата|месяц }} → июнь 2016 г.",
    "время": "Печатает дату и время: {{ обращение.поступило|время }} → 05.06.2016 14:30",
    "даты_контактов": "Даёт дни контактов на первые два месяца, раз в 14 дней или реже и чаще: "
    "{{ план.дата|даты_контактов(30)|перечисление }} → 05.07.2016 и 04.08.2016",
    "прописью": "Пишет целое число словами, для женского рода — прописью('ж'): "
    "{{ 21|прописью('ж') }} → двадцать одна",
    "рублей_прописью": "Пишет сумму словами: {{ 120.5|рублей_прописью }} → сто двадцать рублей 50 копеек",
    "слово_при_числе": "Выбирает слово к числу: {{ 5|слово_при_числе('услуга', 'услуги', 'услуг') }} → услуг",
    "с_числом": "Печатает число вместе со словом: {{ 2|с_числом('услуга', 'услуги', 'услуг') }} → 2 услуги",
    "лет": "Печатает число лет: {{ 21|лет }} → 21 год",
    "число": "Печатает число по-русски, с запятой и без лишних нулей: {{ 0.5|число }} → 0,5",
    "со_знаком": "Печатает разницу со знаком: {{ 3|со_знаком }} → +3",
    "неразрывно": "Не даёт строке оборваться после предлога, перед единицей и между инициалами: "
    "{{ 'в доме № 5'|неразрывно }} → в доме № 5",
    "с_заглавной": "Делает первую букву заглавной: "
    "{{ специалист.должность|с_заглавной }} → Социальный работник",
    "со_строчной": "Делает первую букву строчной, кроме сокращений: "
    "{{ 'Директор МФЦ'|со_строчной }} → директор МФЦ",
    "в_кавычках": "Ставит кавычки, если их ещё нет: {{ 'Центр «Вера»'|в_кавычках }} → «Центр „Вера“»",
    "перечисление": "Перечисляет через запятую и «и»: "
    "{{ ['опека', 'приют', 'патронат']|перечисление }} → опека, приют и патронат",
    "род": "Выбирает слово по полу, а без пола пишет оба: "
    "{{ клиент.пол|род('получил', 'получила') }} → получила",
}
