"""The filters of the templates: one row each, with its Russian name, what it does, and an example."""

from datetime import date
from typing import Final

from paperwork.russian import dates, declension, names, numbers, people, typography
from paperwork.russian.filter_row import Filter, or_nothing, or_words
from paperwork.russian.gender import by_sex


def _contact_dates(start: date | str, every: int = 14, months: int = 2) -> list[date]:
    """Return the days of contact; none where the start is given in words."""
    return [] if isinstance(start, str) else dates.contact_dates(start, every, months)


FILTERS: Final[tuple[Filter, ...]] = (
    Filter(
        "родительный",
        or_nothing(declension.genitive),
        "Ставит имя или должность в родительный падеж (кого?)",
        "{{ клиент.фио|родительный }}",
        "Соколовой Веры Ильиничны",
        takes_forms=True,
    ),
    Filter(
        "дательный",
        or_nothing(declension.dative),
        "Ставит имя или должность в дательный падеж (кому?)",
        "{{ учреждение.должность_руководителя|дательный }}",
        "директору центра",
        takes_forms=True,
    ),
    Filter(
        "винительный",
        or_nothing(declension.accusative),
        "Ставит имя или должность в винительный падеж (кого?)",
        "{{ клиент.фио|винительный }}",
        "Соколову Веру Ильиничну",
        takes_forms=True,
    ),
    Filter(
        "творительный",
        or_nothing(declension.instrumental),
        "Ставит имя или должность в творительный падеж (кем?)",
        "{{ клиент.фио|творительный }}",
        "Соколовой Верой Ильиничной",
        takes_forms=True,
    ),
    Filter(
        "предложный",
        or_nothing(declension.prepositional),
        "Ставит имя или должность в предложный падеж (о ком?)",
        "о {{ специалист.должность|предложный }}",
        "о социальном работнике",
        takes_forms=True,
    ),
    Filter(
        "инициалы",
        or_nothing(names.surname_initials),
        "Сокращает имя, фамилия впереди",
        "{{ клиент.фио|инициалы }}",
        "Соколова В. И.",
    ),
    Filter(
        "инициалы_впереди",
        or_nothing(names.initials_surname),
        "Сокращает имя, инициалы впереди",
        "{{ клиент.фио|инициалы_впереди }}",
        "В. И. Соколова",
    ),
    Filter(
        "слитно",
        or_nothing(names.tight_initials),
        "Пишет инициалы без пробела между ними",
        "{{ клиент.фио|инициалы|слитно }}",
        "Соколова В.И.",
    ),
    Filter("дата", or_words(dates.short_date), "Печатает дату цифрами", "{{ план.дата|дата }}", "05.06.2016"),
    Filter(
        "дата_словами",
        or_words(dates.long_date),
        "Печатает дату словами и цифрами",
        "{{ план.дата|дата_словами }}",
        "5 июня 2016 г.",
    ),
    Filter(
        "дата_годом",
        or_words(dates.long_date_of_year),
        "Печатает дату словами внутри предложения",
        "{{ план.дата|дата_годом }}",
        "5 июня 2016 года",
    ),
    Filter(
        "дата_кратко",
        or_words(dates.brief_date),
        "Печатает дату цифрами, год из двух",
        "{{ план.дата|дата_кратко }}",
        "05.06.16",
    ),
    Filter("год", or_words(dates.year_of), "Печатает год даты", "{{ план.дата|год }}", "2016"),
    Filter(
        "дата_в_кавычках",
        or_words(dates.quoted_date),
        "Печатает дату с числом в кавычках",
        "{{ план.дата|дата_в_кавычках }}",
        "«05» июня 2016 г.",
    ),
    Filter(
        "дата_или_бланк",
        dates.date_or_blank,
        "Печатает дату, а если ее нет — место для нее",
        "{{ план.дата_пересмотра|дата_или_бланк }}",
        "«___» ____________ 20__ г.",
    ),
    Filter(
        "месяц", or_words(dates.month_year), "Печатает месяц и год", "{{ план.дата|месяц }}", "июнь 2016 г."
    ),
    Filter(
        "время",
        or_words(dates.moment),
        "Печатает дату и время",
        "{{ обращение.поступило|время }}",
        "05.06.2016 14:30",
    ),
    Filter(
        "даты_контактов",
        or_nothing(_contact_dates),
        "Дает дни контактов на первые два месяца, раз в 14 дней или реже и чаще",
        "{{ план.дата|даты_контактов(30)|перечисление }}",
        "05.07.2016 и 04.08.2016",
    ),
    Filter(
        "прописью",
        or_nothing(numbers.in_words),
        "Пишет целое число словами, для женского рода — прописью('ж')",
        "{{ 21|прописью('ж') }}",
        "двадцать одна",
    ),
    Filter(
        "сумма",
        or_nothing(numbers.sum_in_figures),
        "Пишет сумму в рублях и копейках цифрами",
        "{{ 1234.5|сумма }}",
        "1 234,50",
    ),
    Filter(
        "рубли",
        or_nothing(numbers.whole_roubles),
        "Пишет рубли суммы без копеек",
        "{{ 1234.5|рубли }}",
        "1 234",
    ),
    Filter("копейки", or_nothing(numbers.kopecks), "Пишет копейки суммы", "{{ 1234.5|копейки }}", "50"),
    Filter(
        "рублей_прописью",
        or_nothing(numbers.roubles_in_words),
        "Пишет сумму словами",
        "{{ 120.5|рублей_прописью }}",
        "сто двадцать рублей 50 копеек",
    ),
    Filter(
        "слово_при_числе",
        or_nothing(numbers.plural),
        "Выбирает слово к числу",
        "{{ 5|слово_при_числе('услуга', 'услуги', 'услуг') }}",
        "услуг",
    ),
    Filter(
        "с_числом",
        or_nothing(numbers.counted),
        "Печатает число вместе со словом",
        "{{ 2|с_числом('услуга', 'услуги', 'услуг') }}",
        "2 услуги",
    ),
    Filter("лет", or_nothing(numbers.years), "Печатает число лет", "{{ 21|лет }}", "21 год"),
    Filter(
        "число",
        or_nothing(numbers.decimal),
        "Печатает число по-русски, с запятой и без лишних нулей",
        "{{ 0.5|число }}",
        "0,5",
    ),
    Filter("со_знаком", or_nothing(numbers.signed), "Печатает разницу со знаком", "{{ 3|со_знаком }}", "+3"),
    Filter(
        "неразрывно",
        or_nothing(typography.no_break),
        "Не дает строке оборваться после предлога, перед единицей и между инициалами",
        "{{ 'в доме № 5'|неразрывно }}",
        "в доме № 5",
    ),
    Filter(
        "с_заглавной",
        or_nothing(typography.capitalised),
        "Делает первую букву заглавной",
        "{{ специалист.должность|с_заглавной }}",
        "Социальный работник",
    ),
    Filter(
        "со_строчной",
        or_nothing(typography.lowered),
        "Делает первую букву строчной, кроме сокращений",
        "{{ 'Директор МФЦ'|со_строчной }}",
        "директор МФЦ",
    ),
    Filter(
        "в_кавычках",
        or_nothing(typography.quoted),
        "Ставит кавычки, если их еще нет",
        "{{ 'Центр «Вера»'|в_кавычках }}",
        "«Центр „Вера“»",
    ),
    Filter(
        "перечисление",
        or_nothing(typography.listed),
        "Перечисляет через запятую и «и»",
        "{{ ['опека', 'приют', 'патронат']|перечисление }}",
        "опека, приют и патронат",
    ),
    Filter(
        "абзацы",
        or_nothing(typography.paragraphs),
        "Дает абзацы ответа по одному, чтобы напечатать каждый отдельно",
        "{{ 'опека'|абзацы|перечисление }}",
        "опека",
    ),
    Filter(
        "пол",
        or_nothing(people.sex_of_name),
        "Узнает пол по имени, лучше всего по отчеству",
        "{{ 'Ильинская Дарья Романовна'|пол|род('Студент', 'Студентка') }}",
        "Студентка",
    ),
    Filter(
        "род",
        by_sex,
        "Выбирает слово по полу, а без пола пишет оба",
        "{{ клиент.пол|род('получил', 'получила') }}",
        "получила",
    ),
)
