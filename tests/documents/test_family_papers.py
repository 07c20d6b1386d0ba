"""The application of order 159n, the acts of a survey and of urgent services: for whom, and what they say."""

from __future__ import annotations

import pytest
from desk import INSTITUTION, VERA, Desk, Sheets, plain
from each import each

APPLICATION = "Заявление о предоставлении социальных услуг"
LIVING = "Акт оценки условий жизнедеятельности гражданина"
MINOR = "Акт обследования условий жизни несовершеннолетнего гражданина и его семьи"
URGENT = "Акт о предоставлении срочных социальных услуг"
PAPERS = ("service_application", "living_conditions_act", "minor_conditions_act", "urgent_act")
MADE = [word for name in PAPERS for word in ("--document", name)]
KIRILL = {
    "Дело": "2", "Фамилия": "Лебедев", "Имя": "Кирилл", "Пол": "мужской", "Дата рождения": "06.03.2008",
    "Адрес": "г. Псков, ул. Мира, д. 5", "Законный представитель": "Лебедева Инна Олеговна, мать",
}  # fmt: skip
SURVEY = {"Дата": "05.03.2026", "Вывод": "Условия созданы"}
FULL: Sheets = {
    "Учреждение": INSTITUTION,
    "Перечень услуг": [
        {"Услуга": "набор продуктов", "Вид": "срочные социальные услуги"},
        {"Услуга": "кормление", "Вид": "социально-бытовые", "Форма обслуживания": "на дому"},
    ],
    "Клиенты": [VERA | {"Среднедушевой доход": "17850,5", "Обстоятельства": "отсутствие работы"}, KIRILL],
    "Семья": [
        {"Дело": "2", "ФИО": "Лебедева Инна Олеговна", "Кем приходится": "Мама", "Проживает": "постоянно",
         "Дата рождения": "21.03.1986", "Доход в месяц": 29800, "Занятость": "продавец"},
        {"Дело": "2", "ФИО": "Лебедев Максим Ильич", "Кем приходится": "отец", "Проживает": "не проживает",
         "Адрес": "г. Остров, ул. Новая, д. 1"},
        {"Дело": "2", "ФИО": "Ильина Раиса Петровна", "Кем приходится": "мать мужа"},
    ],
    "Жилье": [{"Дело": "2", "Вид жилья": "комната", "Общая площадь": 17.5, "Комнат": 1,
               "Размеры комнат": "17,5; 4"}],
    "Обследования": [
        {"Дело": "1", **SURVEY, "Комиссия": "психолог; Сафина Алия Юрьевна\nврач; Ким В. Ю."},
        {"Дело": "2", **SURVEY, "Номер": "7"},
        {"Дело": "2", **SURVEY, "Номер": "3", "Дата": "01.02.2025"},
    ],
    "Ребенок": [{"Дело": "2", "Отец: труд": "Водитель", "Брак родителей": "нет", "Родители живут": "врозь"}],
    "Услуги": [
        {"Дело": "1", "Услуга": "кормление", "Предоставляется": "сейчас", "Периодичность": "ежедневно"},
        {"Дело": "1", "Услуга": "набор продуктов", "Предоставляется": "позднее", "Объем": "2 набора",
         "Начало": "01.04.2026", "Периодичность": "ежемесячно"},
    ],
    "Оказано": [
        {"Дело": "2", "Услуга": "набор продуктов", "Дата": day, "Количество": 1}
        for day in ("12.03.2026", "02.03.2026")
    ],
}  # fmt: skip
VERAS, KIRILLS = "1 Соколова Вера", "2 Лебедев Кирилл"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The papers of both."""
    desk = Desk(tmp_path_factory.mktemp("family"))
    run = desk.make(desk.book(FULL), *MADE)
    assert (run.status, desk.made()) == (
        0,
        {
            *(f"{who}/{title}" for who in (VERAS, KIRILLS) for title in (APPLICATION, LIVING, URGENT)),
            f"{KIRILLS}/{MINOR}",
        },
    )
    return desk


SAID = [
    (VERAS, APPLICATION, "обслуживания на дому,"),
    (VERAS, APPLICATION, "услугах: 1) кормление – ежедневно; 2) набор продуктов – ежемесячно."),
    (VERAS, APPLICATION, "обстоятельствам**: отсутствие работы."),
    (VERAS, APPLICATION, "услуг***: среднедушевой доход – 17 850,50 руб. в месяц."),
    (KIRILLS, APPLICATION, "Лебедева Кирилла"),
    (KIRILLS, APPLICATION, "Лебедевой Инны Олеговны"),
    (KIRILLS, APPLICATION, "комната в коммунальной квартире, 17,5 кв. м, комнат – 1;"),
    (KIRILLS, APPLICATION, "Мама – Лебедева Инна Олеговна, 1986 г. р.; отец – Лебедев Максим Ильич, живет"),
    (KIRILLS, APPLICATION, "услуг***: мама – 29 800 руб. в месяц."),
    (VERAS, LIVING, "АКТ № оценки условий жизнедеятельности гражданина Дата составления: 5 марта 2026 г."),
    (VERAS, LIVING, "1) Сафина А. Ю., психолог (Фамилия И.О., должность) 2) Ким В. Ю., врач"),
    (VERAS, LIVING, "Психолог А. Ю. Сафина"),
    (KIRILLS, LIVING, "АКТ № 7"),
    (KIRILLS, LIVING, "5 марта 2026 г."),
    (KIRILLS, MINOR, "1.1. Мать Лебедева Инна Олеговна, 21.03.1986 г. р."),
    (KIRILLS, MINOR, "место жительства г. Псков, ул. Мира, д. 5 место пребывания г. Псков, ул. Мира, д. 5"),
    (KIRILLS, MINOR, "сведения о трудовой деятельности продавец"),
    (KIRILLS, MINOR, "1.2. Отец Лебедев Максим Ильич"),
    (KIRILLS, MINOR, "место жительства г. Остров, ул. Новая, д. 1"),
    (KIRILLS, MINOR, "сведения о трудовой деятельности Водитель"),
    (
        KIRILLS,
        MINOR,
        "составляет 17,5 кв. м, состоит из 1 комнат, размер каждой комнаты: 17,5 кв. м, 4 кв. м",
    ),
    (KIRILLS, MINOR, "Лебедева Инна Олеговна, 1986 Мама постоянно"),
    (VERAS, URGENT, "1 набор продуктов 2 набора назначена: с 01.04.2026"),
    (VERAS, URGENT, "С назначенными услугами ознакомлена."),
    (KIRILLS, URGENT, "Услуги получил"),
    (KIRILLS, URGENT, "1 набор продуктов 1 02.03.2026 2 набор продуктов 1 12.03.2026"),
    (KIRILLS, URGENT, "от 12 марта 2026 г."),
]


@each(("who", "title", "words"), SAID)
def test_the_papers_say(made: Desk, who: str, title: str, words: str) -> None:
    text = plain(made.text(f"{who}/{title}"))
    # the rows of captions are between an answer and the next words
    assert words in text or words in plain(
        text.replace("(фамилия, имя, отчество (при наличии), дата рождения)", "")
    )


FOR_WHOM = [  # day of birth, days of surveys, whether the act on a minor is made
    ("06.03.2008", ["05.03.2026"], True),  # the day before he is of age
    ("05.03.2008", ["05.03.2026"], False),
    ("05.03.2008", ["04.03.2026"], True),
    ("05.03.2008", ["01.02.2020", "05.03.2026"], False),  # the newest counts
    ("05.03.2025", [], False),
    (None, ["05.03.2026"], False),
]


def test_the_act_on_a_minor_is_for_who_was_under_age_on_the_day(desk: Desk) -> None:
    clients: list[dict[str, object]] = [
        {**KIRILL} | {"Дело": str(at), "Дата рождения": born} for at, (born, _, _) in enumerate(FOR_WHOM, 1)
    ]
    surveys = [
        {"Дело": str(at), **SURVEY, "Дата": day}
        for at, (_, days, _) in enumerate(FOR_WHOM, 1)
        for day in days
    ]
    sheets: Sheets = {"Учреждение": INSTITUTION, "Клиенты": clients, "Обследования": surveys}
    desk.make(desk.book(sheets), "--document", "minor_conditions_act", "--on", "20.03.2026")
    assert desk.made() == {
        f"{at} Лебедев Кирилл/{MINOR}" for at, (_, _, is_made) in enumerate(FOR_WHOM, 1) if is_made
    }


def test_who_has_no_such_rows_has_the_application_alone(desk: Desk) -> None:
    sheets: Sheets = {
        "Учреждение": INSTITUTION,
        "Клиенты": [VERA],
        "Жилье": [{"Дело": "1", "Вид жилья": "жилой дом"}],
        "Семья": [{"Дело": "1", "ФИО": "Соколов Иван", "Кем приходится": "брат"}],
        "Услуги": [{"Дело": "1", "Услуга": "кормление", "Вид": "социально-бытовые"}],
    }
    run = desk.make(desk.book(sheets), *MADE)
    assert desk.made() == {f"{VERAS}/{APPLICATION}"}, run.err
    assert "Соколов Иван" in plain(desk.text(f"{VERAS}/{APPLICATION}"))


def test_what_is_to_be_underlined_is(made: Desk) -> None:
    import docx

    document = docx.Document(str(made.out / KIRILLS / f"{MINOR}.docx"))
    runs = [run for it in document.paragraphs for run in it.runs if run.underline]
    assert [plain(run.text) for run in runs] == ["не состоят", "раздельно"]


def test_they_are_for_training_where_there_is_a_practice(desk: Desk) -> None:
    desk.make(desk.book({**FULL, "Практика": {"Студент": "Ким Олег Олегович"}}), *MADE)
    import docx

    for title in (APPLICATION, LIVING, MINOR, URGENT):
        document = docx.Document(str(desk.out / KIRILLS / f"{title}.docx"))
        section = document.sections[0]
        words = [it.text for part in (section.header, section.first_page_header) for it in part.paragraphs]
        assert words.count("учебный экземпляр") == 2


PAPERS_OF_CHILD = (
    ("свидетельство о рождении I-ОЗ № 12, выдано ЗАГС", ("■ свидетельство о рождении:", "□ паспорт")),
    ("паспорт 00 00 000033", ("□ свидетельство о рождении", "■ паспорт 00 00 000033")),
)


@pytest.mark.parametrize(("paper", "said"), PAPERS_OF_CHILD)
def test_the_paper_of_a_minor_is_where_the_form_asks_for_it(
    desk: Desk, paper: str, said: tuple[str, ...]
) -> None:
    apart = {"Дело": "2", "ФИО": "Ильина Раиса Петровна", "Кем приходится": "бабушка", "Доход в месяц": 21400}
    sheets: Sheets = {
        "Учреждение": INSTITUTION,
        "Клиенты": [KIRILL | {"Документ": paper}],
        "Обследования": [{"Дело": "2", **SURVEY}],
        "Семья": [apart | {"Проживает": "не проживает"}],
    }
    assert desk.make(desk.book(sheets), *MADE).status == 0
    text = plain(desk.text(f"{KIRILLS}/{MINOR}"))
    assert [words for words in said if words not in text] == []
    assert "21 400" not in plain(desk.text(f"{KIRILLS}/{APPLICATION}"))


def test_what_is_urgent_is_asked_for_at_once_unless_it_is_put_off(desk: Desk) -> None:
    urgent = {"Дело": "1", "Вид": "срочные социальные услуги", "Периодичность": "ежемесячно"}
    rows = [
        urgent | {"Услуга": "одежда", "Предоставляется": "сейчас"},
        urgent | {"Услуга": "набор продуктов"},
        urgent | {"Услуга": "ночлег", "Предоставляется": "позднее", "Начало": "01.12.2026"},
    ]
    book = desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA], "Услуги": rows})
    assert desk.make(book, "--document", "service_application").status == 0
    text = plain(desk.text(f"{VERAS}/{APPLICATION}"))
    assert "1) одежда – срочно; 2) набор продуктов – срочно; 3) ночлег – ежемесячно." in text


def test_many_services_are_listed_after_an_application(desk: Desk) -> None:
    names = [f"социально-психологическое консультирование семьи {place}" for place in range(12)]
    rows = [{"Дело": "1", "Услуга": name, "Предоставляется": "сейчас"} for name in names]
    mother = {"Дело": "1", "ФИО": "Ильина Раиса Петровна", "Кем приходится": "мать"}
    sheets: Sheets = {
        "Учреждение": INSTITUTION,
        "Клиенты": [VERA],
        "Услуги": rows,
        "Семья": [mother | {"Дата рождения": "21.03.1956"}],
    }
    assert desk.make(desk.book(sheets), "--document", "service_application").status == 0
    text = plain(desk.text(f"{VERAS}/{APPLICATION}"))
    assert "Нуждаюсь в социальных услугах: по прилагаемому перечню, всего услуг – 12." in text
    front, back = text.split("Перечень желаемых социальных услуг")
    assert [name for name in names if name in front or name not in back] == []
    assert "1956 г. р." in text
    assert "г. р.." not in text


def test_an_application_of_the_first_day_asks_for_what_was_planned_then(desk: Desk) -> None:
    """The form has the day of reception beside the signature: services of later plans were not asked for."""
    plans = [{"Дело": "1", "Номер": number, "Дата": day, "Проблема": "возраст"}
             for number, day in (("1", "05.09.2025"), ("2", "05.03.2026"))]  # fmt: skip
    given = [
        {
            "Дело": "1",
            "План": plan,
            "Услуга": service,
            "Предоставляется": "сейчас",
            "Периодичность": "ежедневно",
        }
        for plan, service in (("1", "кормление"), ("1", "стирка"), ("2", "кормление"), ("2", "прогулка"))
    ]
    sheets: Sheets = {
        "Учреждение": INSTITUTION,
        "Клиенты": [VERA | {"Дата приема": "03.09.2025"}],
        "Планы": plans,
        "Услуги": given,
    }
    desk.make(desk.book(sheets), "--document", "application", "--document", "service_application")
    first = plain(desk.text("1 Соколова Вера/Анкета-заявление"))
    assert "кормление – ежедневно; стирка – ежедневно" in first
    assert "прогулка" not in first
    assert "прогулка – ежедневно" in plain(desk.text(f"1 Соколова Вера/{APPLICATION}"))
