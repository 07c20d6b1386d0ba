"""The papers around the plan: for whom each is made, and what stands on it."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Row, plain

from paperwork.case.computed.contact_schedule import schedule
from paperwork.sheets.contacts import Contact

APPLICATION, CONSENT = "Анкета-заявление", "Согласие на обработку персональных данных"
SERVICES, CONTACTS = "Перечень услуг и порядок их получения", "График контактов"
REVIEW = "Лист пересмотра плана"
SPECIAL_CATEGORIES = ("Религиозные убеждения", "Состояние здоровья", "Судимость")
PAPERS = ("application", "consent", "service_list", "contact_schedule", "review_sheet")
VERAS, IVANS, ANNAS = "1 Соколова Вера", "2 Петров Иван", "3 Ли Анна"
AGREED = {"Дата согласия": "05.03.2026", "Дата приема": "05.03.2026"}
ANNA = {"Дело": "3", "Фамилия": "Ли", "Имя": "Анна", "Пол": "женский"}

Sheet = dict[str, Row | list[Row]]


def plan(number: str, day: str, client: str = "1", after: str | None = None) -> Row:
    version = {"Дело": client, "Номер": number, "Дата": day, "Проблема": f"Проблема {number}"}
    return {**version, "Пересмотр через": after}


def service(name: str, version: str | None = None, **more: object) -> Row:
    cells = {header.replace("_", " "): value for header, value in more.items()}
    return {"Дело": "1", "План": version, "Услуга": name, "Предоставляется": "сейчас", **cells}


def contact(day: str, client: str = "1", **more: str) -> Row:
    cells = {header.replace("_", " "): value for header, value in more.items()}
    return {"Дело": client, "Дата": day, **cells}


BOOK: Sheet = {
    "Учреждение": INSTITUTION,
    "Клиенты": [VERA, IVAN, ANNA],
    "Планы": [plan("П-1", "05.03.2026"), plan("П-2", "05.09.2026"), plan("П-3", "01.02.2026", "2")],
    "Контакты": [contact("01.03.2026", "2")],
}


def papers(desk: Desk, sheets: Sheet, *names: str) -> set[str]:
    """The papers made of a book."""
    run = desk.make(desk.book(sheets), *(word for name in names or PAPERS for word in ("--document", name)))
    assert run.status == 0, run.err
    return desk.made()


def rows(desk: Desk, name: str) -> list[str]:
    """The lines of a document, each plain."""
    return [plain(line) for line in desk.text(name).splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("sheets", "made"),
    [
        (BOOK, {f"{VERAS}/{REVIEW}", f"{VERAS}/{CONTACTS}", f"{IVANS}/{CONTACTS}"}),
        (BOOK | {"Контакты": [contact("01.03.2026", "3")], "Планы": []}, {f"{ANNAS}/{CONTACTS}"}),
        (BOOK | {"Контакты": [], "Планы": []}, set()),
    ],
)
def test_for_whom(desk: Desk, sheets: Sheet, made: set[str]) -> None:
    everybody = {
        f"{who}/{title}" for who in (VERAS, IVANS, ANNAS) for title in (APPLICATION, CONSENT, SERVICES)
    }
    assert papers(desk, sheets) == everybody | made


def test_why_a_paper_is_not_needed(desk: Desk) -> None:
    run = desk.make(desk.book(BOOK), "--document", REVIEW, "--document", CONTACTS, "--client", "3")
    assert "График контактов — нет строк на листах «Планы», «Контакты»" in run.out
    assert "Лист пересмотра плана — у плана нет прежней версии на листе «Планы»" in run.out


@pytest.mark.parametrize(
    ("sheet", "row", "held"),
    [
        ("Планы", {"Дело": "1", "Дата": "32.01.2026", "Проблема": "х"}, {CONTACTS, REVIEW}),
        ("Контакты", contact("32.01.2026"), {CONTACTS, REVIEW}),
        ("Услуги", service("кормление", Начало="32.01.2026"), {APPLICATION, REVIEW}),
        ("Портреты", {"Дело": "1", "Вероисповедание": "#DIV/0!"}, set()),
    ],
)
def test_an_error_holds_back_what_is_worked_out_of_it(
    desk: Desk, sheet: str, row: Row, held: set[str]
) -> None:
    there = BOOK.get(sheet, [])
    assert isinstance(there, list)
    narrowed = [word for name in PAPERS for word in ("--document", name)]
    run = desk.make(desk.book(BOOK | {sheet: [*there, row]}), "--client", "1", *narrowed)
    assert run.status == 1
    whole = {APPLICATION, CONSENT, SERVICES, CONTACTS, REVIEW}
    assert desk.made() == {f"{VERAS}/{title}" for title in whole - held}


@pytest.mark.parametrize(
    ("portrait", "client", "named"),
    [
        ({}, {}, []),
        ({"Вероисповедание": "православное"}, {}, ["религиозные убеждения: вероисповедание"]),
        (
            {"Вредные привычки": "курение"},
            {"Категория": "инвалид трудоспособного возраста"},
            ["состояние здоровья: вредные привычки, категория клиента"],
        ),
        ({}, {"Категория": "вернувшаяся из мест лишения свободы"}, ["судимость: категория клиента"]),
        (
            {"Дополнительные сведения": "Перенесла инсульт"},
            {},
            ["состояние здоровья: дополнительные сведения"],
        ),
        ({}, {"Причина обращения": "Потеря работы"}, []),
        ({"Жизненная позиция": "активная"}, {}, []),
    ],
)
def test_a_case_says_which_special_data_it_holds_and_the_consent_asks_for_all(
    desk: Desk, portrait: Row, client: Row, named: list[str]
) -> None:
    portraits: list[Row] = [{"Дело": "1", **portrait}]
    desk.template("Данные", "{% for д in особые_данные %}{{ д.категория }}: {{ д.сведения }};{% endfor %}")
    papers(desk, BOOK | {"Клиенты": [{**VERA, **client}, IVAN], "Портреты": portraits}, "consent", "Данные")
    assert desk.text(f"{VERAS}/Данные") == "".join(f"{words};" for words in named)
    lines = rows(desk, f"{VERAS}/{CONSENT}")
    at = lines.index("Подпись") + 1
    assert lines[at : at + 6 : 2] == ["Религиозные убеждения", "Состояние здоровья", "Судимость"]
    for words in ("вредные привычки", "категория", "причина обращения", "проблема и потребности",
                  "дополнительные сведения", "услуги плана", "программа помощи", "контакты"):  # fmt: skip
        assert words in lines[at + 3], words


@pytest.mark.parametrize(
    ("born", "portrait", "asked"),
    [
        ("20.04.2025", {}, ["Состояние здоровья"]),
        ("20.04.2019", {}, ["Религиозные убеждения", "Состояние здоровья"]),
        ("20.04.2009", {}, ["Религиозные убеждения", "Состояние здоровья", "Судимость"]),
        (None, {}, ["Религиозные убеждения", "Состояние здоровья", "Судимость"]),
        ("20.04.2025", {"Вероисповедание": "православное"}, ["Религиозные убеждения", "Состояние здоровья"]),
    ],
)
def test_the_consent_asks_what_can_be_of_the_client_s_age_or_is_in_the_book(
    desk: Desk, born: str | None, portrait: Row, asked: list[str]
) -> None:
    client = VERA | AGREED | {"Дата рождения": born, "Законный представитель": "Яшина Анна Львовна, мать"}
    portraits: list[Row] = [{"Дело": "1", **portrait}]
    papers(desk, BOOK | {"Клиенты": [client, IVAN], "Портреты": portraits}, "consent")
    lines = rows(desk, f"{VERAS}/{CONSENT}")
    at = lines.index("Подпись") + 1
    assert [line for line in lines[at:] if line in SPECIAL_CATEGORIES] == asked
    is_grown = born is None or born.endswith("2009")
    assert any("вредные привычки" in line for line in lines[at:]) == is_grown


@pytest.mark.parametrize(
    ("more", "is_asked"),
    [
        ("мать", True),
        ("опекун", True),
        ("дочь (по доверенности от 10.01.2026)", True),
        ("дочь, доверенность № 5 от 10.01.2026, удостоверена нотариусом Ли А. П.", False),
    ],
)
def test_the_consent_asks_for_the_document_of_a_representative_once(
    desk: Desk, more: str, is_asked: bool
) -> None:
    client = VERA | {"Законный представитель": f"Яшина Анна Львовна, {more}"}
    papers(desk, BOOK | {"Клиенты": [client, IVAN]}, "consent")
    text = desk.text(f"{VERAS}/{CONSENT}")
    assert ("документ о полномочиях" in text.replace("\u00a0", " ")) == is_asked
    assert "кем прихожусь" not in text


def test_the_consent_has_everything_that_the_law_asks_for(desk: Desk) -> None:
    sheets: Sheet = {
        "Учреждение": {**INSTITUTION, "Адрес": "ул. Садовая, 15"},
        "Клиенты": [
            VERA
            | {"Адрес": "ул. Лесная, 4", "Документ": "паспорт 00 00", "Дата согласия": "03.09.2025"}
            | {"Законный представитель": "Соколов Илья Петрович, отец"}
        ],
    }
    papers(desk, sheets, "consent")
    text = plain(desk.text(f"{VERAS}/{CONSENT}"))
    for words in (
        "Я, Соколов Илья Петрович", "мои полномочия отец", "документ о полномочиях: вид, номер",
        "действуя в интересах Соколовой Веры Ильиничны", "ее адрес ул. Лесная, 4",
        "ее документ паспорт 00 00",
        "в ее интересе даю согласие на обработку ее персональных данных и моих данных как представителя",
        "Центр «Вера»", "ул. Садовая, 15",
        "2. Цель обработки", "3. Персональные данные", "4. Действия с данными", "по поручению оператора",
        "гражданство;", "состав семьи; условия проживания",
        "Способ обработки – смешанный",
        "Согласие действует со дня подписания до окончания социального обслуживания, но не дольше чем до",
        "Согласие можно отозвать в любое время письменным заявлением", "3 сентября 2025 г.", "(подпись)",
    ):  # fmt: skip
        assert words in text, words


@pytest.mark.parametrize(
    ("client", "signing"),
    [
        ({"Дата рождения": "01.02.2010"}, ["Законный представитель", "{}", "Клиент"]),
        ({"Дата рождения": "01.02.2020"}, ["Законный представитель"]),
        ({"Законный представитель": "Соколов Илья Петрович, отец"}, ["Законный представитель"]),
        ({}, ["Клиент"]),
    ],
)
def test_a_minor_from_14_signs_after_who_represents_him_and_says_what(
    desk: Desk, client: Row, signing: list[str]
) -> None:
    papers(desk, BOOK | {"Клиенты": [{**VERA, **AGREED, **client}, IVAN]}, "consent", "application")
    agreed = {
        CONSENT: "С согласием представителя ознакомлена и согласна.",
        APPLICATION: "С заявлением согласна.",
    }
    for title, words in agreed.items():
        lines = rows(desk, f"{VERAS}/{title}")
        signers = ("Законный представитель", words, "Клиент")
        assert [line for line in lines if line in signers] == [item.format(words) for item in signing]


def test_the_schedule_puts_what_took_place_beside_what_was_planned(desk: Desk) -> None:
    held = [
        contact("01.03.2026", Содержание="первый прием"),
        contact("12.03.2026", Содержание="раньше срока"),
        contact("20.03.2026", Содержание="в срок"),
        contact("05.05.2026", Содержание="последний день"),
        contact("06.05.2026", Содержание="позже"),
    ]
    papers(desk, BOOK | {"Планы": [plan("1", "05.03.2026")], "Контакты": held}, "contact_schedule")
    lines = rows(desk, f"{VERAS}/{CONTACTS}")
    start, end = lines.index("1. Первые два месяца плана"), lines.index("2. Другие контакты")
    told = [line for line in lines[start:end] if (line[0].isdigit() and "." in line) or line.islower()]
    assert told[2:] == [
        "вне плана", "12.03.2026", "раньше срока", "19.03.2026", "20.03.2026", "в срок", "02.04.2026",
        "16.04.2026", "30.04.2026", "05.05.2026", "последний день",
    ]  # fmt: skip
    assert lines[lines.index("План") + 1] == "№ 1 от 05.03.2026"
    assert [line for line in lines[end:] if line in ("первый прием", "позже")] == ["первый прием", "позже"]


@pytest.mark.parametrize(
    ("held", "planned"),
    [
        ("11.03.2026", None),  # nearer to the day of the plan
        ("12.03.2026", "19.03.2026"),
        ("25.03.2026", "19.03.2026"),
        ("26.03.2026", "02.04.2026"),  # in the middle: the later day, as the due list takes it
        ("05.05.2026", "30.04.2026"),
    ],
)
def test_a_contact_counts_for_the_planned_day_nearest_to_it(held: str, planned: str | None) -> None:
    contact = Contact(file_number="1", held=datetime.strptime(held, "%d.%m.%Y").date())
    [meeting] = [one for one in schedule(date(2026, 3, 5), 14, [contact]) if one.contact]
    assert (meeting.planned and f"{meeting.planned:%d.%m.%Y}") == planned


@pytest.mark.parametrize(
    ("rate", "days"),
    [
        ("раз в неделю", ["12.03.2026", "19.03.2026", "26.03.2026", "02.04.2026", "09.04.2026", "16.04.2026",
                          "23.04.2026", "30.04.2026"]),
        ("раз в две недели", ["19.03.2026", "02.04.2026", "16.04.2026", "30.04.2026"]),
        (None, ["19.03.2026", "02.04.2026", "16.04.2026", "30.04.2026"]),
    ],
)  # fmt: skip
def test_how_often_is_the_clients_need(desk: Desk, rate: str | None, days: list[str]) -> None:
    drawn_up = {**plan("1", "05.03.2026"), "Частота контактов": rate}
    papers(desk, BOOK | {"Планы": [drawn_up], "Контакты": []}, "contact_schedule", "service_plan")
    for title in (CONTACTS, "Индивидуальный план обслуживания"):
        lines = rows(desk, f"{VERAS}/{title}")
        assert [line for line in lines if line in days] == days
        assert "26.03.2026" not in lines or "26.03.2026" in days
    assert f"связываются {rate or 'раз в две недели'}, лично" in plain(desk.text(f"{VERAS}/{CONTACTS}"))


REVIEWED: Sheet = BOOK | {
    "Клиенты": [VERA],
    "Планы": [
        plan("П-0", "01.09.2025"),
        plan("П-1", "05.03.2026"),
        plan("П-2", "05.09.2026", after="6 месяцев"),
    ],
    "Цели": [
        {"Дело": "1", "План": "П-1", "Цель": "Выходить из дома"},
        {"Дело": "1", "План": "П-1", "Цель": "Найти кресло"},
        {"Дело": "1", "Цель": "выходить из дома"},
        {"Дело": "1", "Цель": "Петь в хоре"},
    ],
    "Услуги": [
        service("стирка", "П-0"),
        service("кормление", "П-1", Объем="365 раз", Периодичность="ежедневно"),
        service("уборка", "П-1", Начало="05.03.2026", Окончание="04.09.2026"),
        service("прогулки", "П-1"),
        service("массаж", "П-1", Окончание="01.09.2026"),
        service("кресло", "П-1", Отметка_о_выполнении="выполнена"),
        service("чтение", "П-1", Окончание="01.12.2026"),
        service("Кормление", Объем="730 раз", Периодичность="2 раза в день"),
        service("уборка", Начало="05.09.2026", Окончание="04.03.2027"),
        service("прогулки"),
        service("хор", Условие="по субботам"),
    ],
    "Контакты": [
        contact("01.02.2026", Новые_потребности="давняя"),
        contact("05.07.2026", Новые_потребности="поет и хочет в хор"),
        contact("05.08.2026"),
        contact("05.09.2026", Новые_потребности="нужен транспорт"),
        contact("06.09.2026", Новые_потребности="завтрашняя"),
    ],
}


def test_the_review_tells_what_has_changed(desk: Desk) -> None:
    papers(desk, REVIEWED, "review_sheet")
    text = "\n".join(rows(desk, f"{VERAS}/{REVIEW}"))
    between = text.partition("4. Новые потребности")
    for words in (
        "Прежний план\n№ П-1 от 05.03.2026\nДействующий план\n№ П-2 от 05.09.2026",
        "1\nВыходить из дома\nвыходить из дома\nпрежняя\n2\n–\nПеть в хоре\nновая",
        "3\nНайти кресло\n–\n□ достигнута □ снята",
        "1\nКормление\n365 раз; ежедневно\n730 раз; 2 раза в день\nизменена",
        "2\nуборка\n05.03.2026 – 04.09.2026\n05.09.2026 – 04.03.2027\nпродлена",
        "3\nпрогулки\nобъем и срок не указаны\nобъем и срок не указаны\nбез изменений",
        "4\nхор\n–\nпо субботам\nдобавлена\n□ да □ нет",
        "5\nмассаж\nдо 01.09.2026\n–\nпрекращена\nсрок окончился 01.09.2026\n–\n6\nкресло",
        "объем и срок не указаны\n–\nпрекращена\nвыполнена",
        "7\nчтение\nдо 01.12.2026\n–\nпрекращена\nбольше не нужна",
    ):
        assert words in between[0]
    assert "1\n05.07.2026\nпоет и хочет в хор\n2\n05.09.2026\nнужен транспорт" in between[2]
    assert "Дата следующего пересмотра: 05.03.2027" in between[2]
    assert "давняя" not in text
    assert "завтрашняя" not in text
    assert "стирка" not in text


@pytest.mark.parametrize(
    ("answers", "lines"),
    [
        ({}, ["Тел. клиента", "+7 (000) 000-00-01", "Специалист"]),
        (
            {"Законный представитель": "Соколов Илья Петрович, сын, +7 (000) 000-00-02"},
            ["Тел. представителя", "+7 (000) 000-00-02", "План", "№ П-2 от 05.09.2026", "Тел. клиента"],
        ),
        (
            {"Законный представитель": "мать Соколова Инна Олеговна", "Дата рождения": "14.02.2026"}
            | {"Телефон": None},
            ["Тел. представителя", "План", "№ П-2 от 05.09.2026", "Специалист", "Тел. специалиста"],
        ),
    ],
)
def test_the_schedule_says_whom_to_call(desk: Desk, answers: Row, lines: list[str]) -> None:
    client = {**VERA, "Телефон": "+7 (000) 000-00-01", **answers}
    papers(desk, BOOK | {"Клиенты": [client, IVAN]}, "contact_schedule")
    printed = rows(desk, f"{VERAS}/{CONTACTS}")
    assert "\n".join(lines) in "\n".join(printed)


def test_the_list_of_services_marks_what_concerns_the_client(desk: Desk) -> None:
    sheets: Sheet = BOOK | {
        "Перечень услуг": [
            {"Услуга": "клуб", "Кому положена": "Всем", "Периодичность": "ежемесячно"},
            {"Услуга": "уход", "Кому положена": "Инвалидам", "Периодичность": "ежедневно"},
            {"Услуга": "чтение", "Кому положена": "Пенсионерам", "Периодичность": "еженедельно"},
            {"Услуга": "няня", "Кому положена": "Семьям с детьми"},
        ],
        "Клиенты": [VERA | {"Категория": "инвалид трудоспособного возраста"}],
        "Планы": [plan("1", "05.03.2026")],
        "Услуги": [
            service("Уход", Периодичность="2 раза в неделю"),
            service("чтение", Предоставляется="позднее"),
            service("массаж", Периодичность="1 раз в месяц"),  # not in the institution's list
            service("хор", Предоставляется="позднее", Начало="01.05.2099"),
        ],
        "Контакты": [],
    }
    papers(desk, sheets, "service_list")
    text = "\n".join(rows(desk, f"{VERAS}/{SERVICES}"))
    assert (
        "1\nуход\n2 раза в неделю\n"  # as the plan has it, under its numbers
        "2\nмассаж\n1 раз в месяц\n3\nчтение (позднее)\nеженедельно\n4\nхор (позднее, с 01.05.2099)\n"
        "Кому организация оказывает эти услуги (по ее перечню):\n№ 1 – инвалидам\n№ 3 – пенсионерам\n"
        "3. Услуги, которые могут быть Вам положены\n"
    ) in text
    assert "Кому положена: Всем\n1\nклуб\nежемесячно\n4. Другие услуги\n" in text
    assert text.index("4. Другие услуги") < text.index("Кому положена: Семьям с детьми\n1\nняня")
    assert "Экземпляр индивидуального плана обслуживания" in text
    assert "Расписка в получении документов\nостается в учреждении" in text
    assert "Отмеченные документы получила." in text


def test_a_list_of_names_alone_is_filled_in_by_hand(desk: Desk) -> None:
    papers(desk, BOOK | {"Планы": [plan("1", "05.03.2026")], "Услуги": [service("хор")]}, "service_list")
    text = "\n".join(rows(desk, f"{VERAS}/{SERVICES}"))
    labels = "Форма обслуживания:\nКак получить:\n1"
    assert f"{labels}\nхор\n3. Услуги, которые могут быть Вам положены" in text
    own = desk.text(f"{VERAS}/{SERVICES}").partition("хор\n")[2].partition("3. Услуги")[0]
    assert own.count("\n") >= 7 * 4  # empty rows, which have the numbers of the plan written in
    assert "4. Другие услуги" in text
    assert "отрывная часть: остается в учреждении" in text


@pytest.mark.parametrize("others", [[], [{"Услуга": "уход", "Кому положена": "Инвалидам"}]])
def test_a_list_that_is_filled_in_has_no_empty_rows(desk: Desk, others: list[Row]) -> None:
    listed = [{"Услуга": "хор", "Кому положена": "Всем"}, *others]
    planned = {"Планы": [plan("1", "05.03.2026")], "Услуги": [service("хор")]}
    papers(desk, BOOK | planned | {"Перечень услуг": listed}, "service_list")
    text = "\n".join(rows(desk, f"{VERAS}/{SERVICES}"))
    assert "1\nхор\nКому организация оказывает эти услуги (по ее перечню):\n№ 1 – всем\n" in text
    assert "Кому положена:\n" not in text
    assert ("3. Другие услуги" in text) is bool(others)


def test_the_application_is_addressed_and_signed(desk: Desk) -> None:
    sheets: Sheet = {
        "Учреждение": {**INSTITUTION, "Должность руководителя": "директор"},
        "Клиенты": [VERA | {"Причина обращения": "Потеря работы", "СНИЛС": "112-233-445 95"}],
    }
    papers(desk, sheets, "application")
    text = "\n".join(rows(desk, f"{VERAS}/{APPLICATION}"))
    assert "Вх. №\nДиректору\nот\nВоронцовой Марии Сергеевне\n" in text
    assert "Личное дело №\n1\nот\nСоколовой Веры Ильиничны" in text
    assert "Сведения, которые я сообщила, верны. Согласие на обработку персональных данных дается" in text
    assert "Прошу принять меня на социальное обслуживание" in text
    assert "112-233-445 95" in text


@pytest.mark.parametrize(
    ("answers", "own"),
    [
        ({}, 5),
        ({"Категория": "инвалид трудоспособного возраста", "Образование": "высшее"}, 3),
        ({"Причина обращения": "По собственным причинам, которых нет в списке"}, 4),
    ],
)
def test_what_is_not_chosen_can_be_written_by_hand(desk: Desk, answers: dict[str, str], own: int) -> None:
    papers(desk, {"Учреждение": INSTITUTION, "Клиенты": [VERA | answers]}, "application")
    lines = rows(desk, f"{VERAS}/{APPLICATION}")
    assert sum(line.endswith("иное:") for line in lines) == own
    assert sum("(нужное подчеркнуть)" in line.replace("\xa0", " ") for line in lines) == 6


@pytest.mark.parametrize(
    ("representative", "born", "words", "signs"),
    [
        ("Соколов Илья Петрович, сын", "14.02.1940", "которые я сообщил, верны", False),
        ("дочь Соколова Инна Олеговна", "14.02.1940", "которые я сообщила, верны", False),
        ("Соколова И. О., опекун", "", "которые я сообщил(а), верны", False),
        ("Дом ребенка № 2", "14.02.2025", "которые я сообщил(а), верны", False),
        ("Соколов Илья Петрович, отец", "14.02.2025", "которые я сообщил, верны", False),
        ("Соколов Илья Петрович, отец", "14.02.2011", "которые я сообщил, верны", True),
        ("", "14.02.2011", "которые я сообщил(а), верны", True),
    ],
)
def test_who_represents_the_client_speaks(
    desk: Desk, representative: str, born: str, words: str, signs: bool
) -> None:
    client = VERA | AGREED | {"Законный представитель": representative, "Дата рождения": born}
    papers(desk, {"Учреждение": INSTITUTION, "Клиенты": [client]}, "application", "consent")
    text = plain(desk.text(f"{VERAS}/{APPLICATION}"))
    request = (
        "Прошу принять на социальное обслуживание Соколову Веру Ильиничну, интересы которой я представляю"
    )
    assert request in text
    assert "в интересах Соколовой Веры Ильиничны" in text
    assert words in text
    consent = plain(desk.text(f"{VERAS}/{CONSENT}"))
    assert "в ее интересе даю согласие на обработку ее персональных данных" in consent
    for title in (APPLICATION, CONSENT):
        assert ("Клиент" in rows(desk, f"{VERAS}/{title}")) is signs
