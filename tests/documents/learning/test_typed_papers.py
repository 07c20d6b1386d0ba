"""Papers that organisations have typed for clients of the sample become templates that print the others'."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

import docx
import pytest
from empty_document import empty_document
from trip import trip
from typed_papers import ALL, PAPERS, WHOSE, typed
from whole_sample import sample

from paperwork.case.context import ClientContext
from paperwork.documents.learning.learn import Source, learn

LEARNT = ("12", "27")  # a woman's papers and a man's
RECALL, PRECISION, SELF = 0.85, 0.95, 0.99


@pytest.fixture(scope="module")
def people() -> dict[str, ClientContext]:
    return {number_of(case): case for case in sample() if case.client}


def number_of(case: ClientContext) -> str:
    """The file number of a case."""
    return str(case.client.file_number) if case.client else ""


@pytest.fixture(scope="module")
def paper(people: dict[str, ClientContext]) -> Callable[[str, str], bytes]:
    """A person's paper by its name and the file number; each is typed once."""
    return cache(lambda name, number: typed(PAPERS[name], people[number]))


@pytest.mark.parametrize("number", LEARNT)
@pytest.mark.parametrize("name", PAPERS)
def test_a_typed_paper_prints_the_others(
    name: str, number: str, people: dict[str, ClientContext], paper: Callable[[str, str], bytes]
) -> None:
    others = [people[other] for other in WHOSE.get(name, ALL) if other != number]
    found = trip(name, lambda case: paper(name, number_of(case)), people[number], others)
    assert found.recall >= RECALL
    assert found.precision >= PRECISION
    assert found.learnt.comparison.ratio >= SELF
    assert found.leaks == []
    assert list(found.learnt.residue) == []


HE = '{{ клиент.пол|род("Он", "Она") }}'
TURNED = '{{ клиент.пол|род("обратился", "обратилась") }}'
HERSELF = '{{ клиент.пол|род("сам", "сама") }}'
READ = [  # whose paper, its lines, what the template has in place of the last one
    ("12", ["Директору", "Рябининой Е.А."], "{{ учреждение.руководитель|дательный|инициалы|слитно }}"),
    ("12", ["от директора", "Рябининой Е.А."], "{{ учреждение.руководитель|родительный|инициалы|слитно }}"),
    (
        "12",
        ["Принято специалистом по социальной работе Михайловой Т.Ю."],
        "Принято {{ специалист.должность|творительный }} {{ специалист.фио|творительный|инициалы|слитно }}",
    ),
    ("27", ["Подписал: Воронцов Игорь Павлович"], "Подписал: {{ иппсу.подписал }}"),
    ("27", ["Подписал: Кузнецов И.П."], "Подписал: Кузнецов И.П."),
    ("12", ["Беседовали: В. Соколова"], "Беседовали: {{ клиент.имя|first }}. {{ клиент.фамилия }}"),
    ("12", ["Беседовали: Соколова В."], "Беседовали: {{ клиент.фамилия }} {{ клиент.имя|first }}."),
    (
        "12",
        ["Клиентка сама пришла в центр"],
        '{{ клиент.пол|род("Клиент", "Клиентка") }} {{ клиент.пол|род("сам", "сама") }}'
        ' {{ клиент.пол|род("пришел", "пришла") }} в центр',
    ),
    ("27", ["Подпись клиента, клиент"], "Подпись клиента, клиент"),
    (
        "12",
        ["Директору центра\nРябининой Е.А."],
        "{{ учреждение.должность_руководителя|дательный|с_заглавной }} центра\n"
        "{{ учреждение.руководитель|дательный|инициалы|слитно }}",
    ),
    ("27", ["Жалоба на Швеца Н.Т."], "Жалоба на {{ клиент.фио|винительный|инициалы|слитно }}"),
    ("27", ["Просим принять Швеца Н.Т."], "Просим принять {{ клиент.фио|винительный|инициалы|слитно }}"),
    (
        "27",
        ["Работа принята от Швеца Н.Т."],
        "Работа принята от {{ клиент.фио|родительный|инициалы|слитно }}",
    ),
    (
        "27",
        ["Уважаемый Николай Тимофеевич!"],
        '{{ клиент.пол|род("Уважаемый", "Уважаемая") }} {{ клиент.имя }} {{ клиент.отчество }}!',
    ),
    (
        "12",
        ["от Соколовой В.И.,", "проживающей в городе"],
        '{{ клиент.пол|род("проживающего", "проживающей") }} в городе',
    ),
    ("12", ["Заявление от соседей,", "проживающей в городе бабушки"], "проживающей в городе бабушки"),
    (
        "27",
        ["В общении он прост"],
        'В общении {{ клиент.пол|род("он", "она") }} {{ клиент.пол|род("прост", "проста") }}',
    ),
    ("12", ["Повод: инвалидность"], "Повод: {{ клиент.причина_обращения|со_строчной }}"),
    ("27", ["Он обратился к нам, план утвержден"], f"{HE} {TURNED} к нам, план утвержден"),
    ("12", ["Вот что. Она обратилась к нам сама"], f"Вот что. {HE} {TURNED} к нам {HERSELF}"),
    ("27", ["Проживает один в доме"], 'Проживает {{ клиент.пол|род("один", "одна") }} в доме'),
    ("27", ["Один раз в неделю"], "Один раз в неделю"),
    ("12", ["О содействии Соколовой В.И."], "О содействии {{ клиент.фио|дательный|инициалы|слитно }}"),
    (
        "27",
        ["Передал: ____________ А.И. Григорьев"],
        "Передал: ____________ {{ специалист.фио|инициалы_впереди|слитно }}",
    ),
    ("27", ["Я, Швец Николай Тимофеевич, прошу"], "Я, {{ клиент.фио }}, прошу"),
    ("12", ["План на срок: 6 месяцев"], "План на срок: 6 месяцев"),
]


@pytest.mark.parametrize(("number", "lines", "expected"), READ)
def test_who_and_what_is_meant(
    number: str, lines: list[str], expected: str, people: dict[str, ClientContext]
) -> None:
    case, document, buffer = people[number], empty_document(), io.BytesIO()
    assert case.client
    for line in (f"Дело клиента: {case.client.surname} {case.client.given_name}", *lines):
        document.add_paragraph(line)
    document.save(buffer)
    learnt = learn(Source(buffer.getvalue(), "paper.docx", case), "Бумага")
    assert docx.Document(io.BytesIO(learnt.template)).paragraphs[-1].text == expected
