"""Two papers that say the same in two ways: both signatures, an answer and a list of it, a rule and words."""

from __future__ import annotations

from empty_document import empty_document, saved
from trip import printed_by, words_of
from word.documents import W, p

from paperwork.case.context import ClientContext
from paperwork.common.packages import parsed
from paperwork.documents.learning.fuller import is_told_already
from paperwork.documents.learning.learn import Source, learn
from paperwork.documents.learning.values import values_of

Rows = list[list[str]]


def paper(*parts: str | Rows) -> bytes:
    """Lines and tables."""
    document = empty_document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        grid = document.add_table(0, len(part[0]))
        for texts in part:
            for cell, text in zip(grid.add_row().cells, texts, strict=True):
                cell.text = text
    return saved(document)


def test_who_signs_beside_another_signs_himself(people: dict[str, ClientContext]) -> None:
    caption = ["", "(подпись)", "(расшифровка подписи)"]

    def signed(*names: tuple[str, str]) -> bytes:
        rows = [row for post, name in names for row in ([post, "", name], caption)]
        return paper("Мне правила понятны.", rows)

    first = Source(signed(("Клиент", "Соколова Вера Ильинична")), "", people["12"])
    both = ("Клиент", "Швец Николай Тимофеевич"), ("Представитель по доверенности", "Швец Галина Николаевна")
    second = Source(signed(*both), "", people["27"])
    learnt = learn(first, second=second)
    assert learnt.comparison.ratio == 1.0
    assert printed_by(learnt, people["27"]) == " ".join(words_of(second.content))
    assert printed_by(learnt, people["15"]).count("Белова-Заречная") == 1


HOME, INCOME = "Условия проживания и состав семьи:", "Среднедушевой доход и доходы семьи:"


def test_a_rule_in_one_paper_and_words_in_the_other(people: dict[str, ClientContext]) -> None:
    rules = [["", "."]]
    first = Source(paper("Заявление", HOME, rules, INCOME, rules, "Долгих", "Подпись"), "", people["21"])

    def told(number: str, surname: str) -> bytes:
        tags = ("жилье_и_семья", "доход")
        own = people[number].context([f"сведения_заявления.{tag}" for tag in tags])["сведения_заявления"]
        home, income = (own[tag].rstrip(".") for tag in tags)
        return paper("Заявление", f"{HOME} {home}.", f"{INCOME} {income}.", surname, "Подпись")

    learnt = learn(first, second=Source(told("12", "Соколова"), "", people["12"]))
    assert learnt.comparison.ratio == 1.0
    for number, surname in (("27", "Швец"), ("33", "Лебедев")):
        assert printed_by(learnt, people[number]) == " ".join(words_of(told(number, surname)))


def test_a_list_of_what_the_first_paper_tells_does_not_come(people: dict[str, ClientContext]) -> None:
    answer, lines = "сведения_заявления.услуги", "сведения_заявления.услуги_по_строкам"
    values = values_of(people["27"], "")
    first, second = (
        parsed(p(text).replace("<w:p>", f'<w:p xmlns:w="{W}">', 1).encode())
        for text in (f"Нужны {{{{ {answer} }}}}", "Нужны те, что на обороте")
    )
    listed = f"{{%p for строка in {lines}|абзацы %}} {{{{ строка }}}} {{%p endfor %}}"
    assert is_told_already(listed, (first, second), values)
    assert not is_told_already(listed, (first, first), values)  # both tell it, and one of them lists it too
    assert not is_told_already("{%p for строка in контакты %}", (first, second), values)
