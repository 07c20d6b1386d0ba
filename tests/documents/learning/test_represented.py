"""A paper that a representative signs, learnt, is right for a client who speaks for himself, and back."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from desk import write_book
from empty_document import empty_document, saved, typed
from trip import made, words_of

from paperwork.case.context import ClientContext, cases
from paperwork.documents.learning.learn import Source, learn
from paperwork.intake.excel.reading.read import read_book

TODAY = date(2026, 4, 1)
CLIENTS = [
    {"Дело": "1", "Фамилия": "Ершов", "Имя": "Денис", "Отчество": "Львович", "Пол": "мужской",
     "Дата рождения": "04.05.2011", "Адрес": "г. Приозёрск, ул. Новая, д. 4",
     "Законный представитель": "Ершова Анна Юрьевна, мать",
     "Представитель: документ": "паспорт 00 44 112233",
     "Представитель: адрес": "пос. Дальний, ул. Лесная, д. 9",
     "Представитель: телефон": "+7 (000) 111-22-33"},
    {"Дело": "2", "Фамилия": "Громова", "Имя": "Лидия", "Отчество": "Олеговна", "Пол": "женский",
     "Дата рождения": "11.09.1960", "Адрес": "г. Приозёрск, пер. Тихий, д. 2",
     "Документ": "паспорт 00 55 445566", "Телефон": "+7 (000) 444-55-66"},
    {"Дело": "3", "Фамилия": "Орехов", "Имя": "Лев", "Отчество": "Ильич", "Пол": "мужской",
     "Дата рождения": "07.07.1940", "Адрес": "г. Приозёрск, ул. Малая, д. 8",
     "Законный представитель": "Орехова Нина Львовна, дочь",
     "Представитель: документ": "паспорт 00 66 778899",
     "Представитель: адрес": "г. Приозёрск, ул. Малая, д. 9"},
]  # fmt: skip
ROWS_FOR = [
    ("Настоящим я,", "Ершова Анна Юрьевна"),
    ("проживаю по адресу", "пос. Дальний, ул. Лесная, д. 9"),
    ("мой паспорт", "паспорт 00 44 112233"),
    ("по отношению к подопечному", "мать"),
    ("в интересах", "Ершова Дениса Львовича"),
    ("его адрес", "г. Приозёрск, ул. Новая, д. 4"),
]
ROWS_OWN = [
    ("Настоящим я,", "Громова Лидия Олеговна"),
    ("проживаю по адресу", "г. Приозёрск, пер. Тихий, д. 2"),
    ("мой паспорт", "паспорт 00 55 445566"),
]


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ClientContext]:
    """A boy whose mother speaks for him, and a woman who speaks for herself."""
    path = tmp_path_factory.mktemp("office") / "office.xlsx"
    write_book(path, {"Клиенты": CLIENTS})
    return {
        case.client.file_number or "": case
        for case in cases(read_book(path, None, TODAY), TODAY)
        if case.client
    }


def paper(rows: list[tuple[str, str]], sentence: str, signed: tuple[str, str]) -> bytes:
    """A consent in a layout of its own: rows, a sentence, a signature."""
    document = empty_document()
    document.add_paragraph("Разрешение на работу с моими данными")
    for texts in (rows, [signed, ("(подпись)", "(фамилия, инициалы)")]):
        table = document.add_table(len(texts), 2)
        for row, words in zip(table.rows, texts, strict=True):
            for cell, text in zip(row.cells, words, strict=True):
                cell.paragraphs[0].text = text
        document.add_paragraph(sentence)
    return saved(document)


def text(document: bytes) -> str:
    """All words in a line."""
    return " ".join(words_of(document))


SENTENCE = "Разрешаю обрабатывать {} сведения{}."
FOR = paper(
    ROWS_FOR, SENTENCE.format("его", " и мои как законного представителя"), ("Заявитель", "Ершова А. Ю.")
)
OWN = paper(ROWS_OWN, SENTENCE.format("мои", ""), ("Заявитель", "Громова Л. О."))


def test_a_representatives_paper_for_who_speaks_for_himself(people: dict[str, ClientContext]) -> None:
    learnt = learn(Source(FOR, "", people["1"]))
    assert learnt.comparison.ratio == 1
    assert text(made(learnt, people["2"])) == text(OWN)


def test_an_own_paper_for_who_is_represented(people: dict[str, ClientContext]) -> None:
    learnt = learn(Source(OWN, "", people["2"]))
    assert learnt.comparison.ratio == 1
    for_him = text(made(learnt, people["1"]))
    said = "я, Ершова Анна Юрьевна действуя в интересах Ершова Дениса Львовича"
    assert f"{said} г. Приозерск, ул. Новая, д. 4" in for_him
    assert "проживаю по адресу пос. Дальний, ул. Лесная, д. 9" in for_him
    assert "Разрешаю обрабатывать его сведения" in for_him
    assert "мой паспорт паспорт 00 44 112233" in for_him
    assert "Заявитель Ершова А. Ю." in for_him


def test_who_acts_for_another_in_a_sentence(people: dict[str, ClientContext]) -> None:
    document = empty_document()
    said = "Я, {}прошу выдать мне копию карты и {} документы."
    document.add_paragraph(
        said.format("Ершова Анна Юрьевна, действуя от имени своего сына Ершова Дениса Львовича, ", "его")
    )
    buffer = BytesIO()
    document.save(buffer)
    learnt = learn(Source(buffer.getvalue(), "", people["1"]))
    assert learnt.comparison.ratio == 1
    assert text(made(learnt, people["2"])) == said.format("Громова Лидия Олеговна, ", "мои")


def test_words_of_a_form_are_not_the_representatives(people: dict[str, ClientContext]) -> None:
    document = typed(
        "Получатель (законный представитель получателя) обязан сообщать об изменениях.",
        "Громова Лидия Олеговна",
    )
    learnt = learn(Source(document, "", people["2"]))
    assert [mark.words for mark in learnt.marks] == ["Громова Лидия Олеговна"]


PLURALS = [  # what both have done, and what one has
    (
        "С порядком ознакомлены и согласны, карту получили.",
        "С порядком ознакомлена и согласна, карту получила.",
    ),
    ("Члены комиссии ознакомлены.", "Члены комиссии ознакомлены."),
    ("Стороны договорились, услуги предоставлены.", "Стороны договорились, услуги предоставлены."),
]


@pytest.mark.parametrize(("both", "one"), PLURALS)
def test_what_two_have_done(both: str, one: str, people: dict[str, ClientContext]) -> None:
    learnt = learn(Source(typed("Ершов Денис Львович", both), "", people["1"]))
    assert learnt.comparison.ratio == 1
    assert text(made(learnt, people["2"])) == f"Громова Лидия Олеговна {one}"


REQUEST = ("Заявление о приеме", "от {}{}", "проживающего(ей): {}", "тел. {}", "Прошу {}")
ASKED_FOR = (
    REQUEST[0],
    *(
        line.format(*texts)
        for line, texts in zip(
            REQUEST[1:],
            (
                ("Ершовой Анны Юрьевны", ""),
                ("пос. Дальний, ул. Лесная, д. 9",),
                ("+7 (000) 111-22-33",),
                (
                    "зачислить Ершова Дениса Львовича, интересы которого я представляю, в группу"
                    " и предоставить ему услуги, в которых он нуждается.",
                ),
            ),
            strict=True,
        )
    ),
)
ASKED_OWN = (
    REQUEST[0],
    *(
        line.format(*texts)
        for line, texts in zip(
            REQUEST[1:],
            (
                ("Громовой Лидии Олеговны", ""),
                ("г. Приозёрск, пер. Тихий, д. 2",),
                ("+7 (000) 444-55-66",),
                ("зачислить меня в группу и предоставить мне услуги, в которых я нуждаюсь.",),
            ),
            strict=True,
        )
    ),
)


def test_what_is_asked_for_another(people: dict[str, ClientContext]) -> None:
    theirs, own = typed(*ASKED_FOR), typed(*ASKED_OWN)
    learnt = learn(Source(theirs, "", people["1"]))
    assert learnt.comparison.ratio == 1
    assert text(made(learnt, people["2"])) == text(own)
    learnt = learn(Source(own, "", people["2"]))
    assert learnt.comparison.ratio == 1
    expected = text(theirs).replace(", интересы которого я представляю,", "")
    assert text(made(learnt, people["1"])) == expected


SENT = "Прошу направить ответ мне по почте."


def test_an_answer_is_sent_to_who_asks(people: dict[str, ClientContext]) -> None:
    learnt = learn(Source(typed("Заявление", "от Громовой Лидии Олеговны", SENT), "", people["2"]))
    assert text(made(learnt, people["1"])) == f"Заявление от Ершовой Анны Юрьевны {SENT}"


def test_a_caption_asks_for_the_client(people: dict[str, ClientContext]) -> None:
    document = empty_document()
    document.add_paragraph("Заявление")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "от", "Громовой Лидии Олеговны"
    table.cell(1, 1).text = "(фамилия, имя, отчество гражданина)"
    learnt = learn(Source(saved(document), "", people["2"]))
    assert "от Ершова Дениса Львовича" in text(made(learnt, people["1"]))


def test_who_signs_what_he_has_said(people: dict[str, ClientContext]) -> None:
    words = "Я, {}, правила получил{} на руки."
    signed = words.format("Громова Лидия Олеговна", "а"), ("Получатель", "Громова Л. О.")
    document = empty_document()
    document.add_paragraph(signed[0])
    table = document.add_table(2, 2)
    for row, texts in zip(table.rows, (signed[1], ("", "(подпись, инициалы)")), strict=True):
        for cell, own in zip(row.cells, texts, strict=True):
            cell.text = own
    learnt = learn(Source(saved(document), "", people["2"]))
    assert learnt.comparison.ratio == 1
    assert "Законный представитель Ершова А. Ю." in text(made(learnt, people["1"]))


def test_who_is_of_age_needs_no_consent_to_sign(people: dict[str, ClientContext]) -> None:
    document = empty_document()
    document.add_paragraph("Настоящим я, Ершова Анна Юрьевна, разрешаю обрабатывать его сведения.")
    rows = [
        ("Мать", "Ершова Анна Юрьевна"), ("", "(подпись)"),
        ("С согласия законного представителя разрешаю:", ""),
        ("Подопечный", "Ершов Денис Львович"), ("", "(подпись)"),
    ]  # fmt: skip
    table = document.add_table(0, 2)
    for texts in rows:
        for cell, own in zip(table.add_row().cells, texts, strict=True):
            cell.text = own
    learnt = learn(Source(saved(document), "", people["1"]))
    assert learnt.comparison.ratio == 1
    for number, signer in (("2", "Громова Лидия Олеговна"), ("3", "Орехова Нина Львовна")):
        signed = text(made(learnt, people[number])).partition("сведения.")[2]
        assert "С согласия" not in signed
        assert signed.count("(подпись)") == 1
        assert signer in signed
