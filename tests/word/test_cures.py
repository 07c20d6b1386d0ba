"""The cures of messages about templates, each followed to the letter until the paper is made."""

from __future__ import annotations

import re

import pytest
from desk import INSTITUTION, VERA, Desk, Sheets, plain

from .documents import p, raw, tbl, tr

BOOK: Sheets = {
    "Учреждение": INSTITUTION,
    "Клиенты": [VERA | {"Дата рождения": "05.03.1980"}],
    "Перечень услуг": [{"Услуга": "уборка"}, {"Услуга": "стирка"}],
}
FOR, VALUE, END = "{% for у in перечень_услуг %}", "{{ у.услуга }}", "{% endfor %}"
TR_FOR, TR_END = "{%tr for у in перечень_услуг %}", "{%tr endfor %}"
ROWS = "уборка а стирка а"
# the tag in the message, and what it says to write in its place
INSTEAD = (
    re.compile(r"называет «(?P<tag>[^«»]+)».*(?:похоже на|наберите) «(?P<cure>[^«»]+)»"),
    re.compile(r"вместо «(?P<tag>[^«»]+)» «(?P<cure>[^«»]+)»"),
    re.compile(r"(?:тег )«(?P<tag>[^«»]+)».*напишите «(?P<cure>[^«»]+)»"),
    re.compile(r"тег «(?P<tag>[^«»]+)».*(?:похоже на|после черты:|наберите) «(?P<cure>[^«»]+)»"),
)
CASES = {
    "=": ("{% if клиент.пол = 'женский' %}она{% endif %}", "она"),
    "= in a value": ("{{ 'она' if клиент.пол = 'женский' else 'он' }}", "она"),
    "= in a loop": (
        "{% for у in перечень_услуг if у.услуга = 'уборка' %}{{ у.услуга }}{% endfor %}",
        "уборка",
    ),
    "=&gt;": ("{% if клиент.возраст =&gt; 18 %}да{% endif %}", "да"),
    "a space": ("{{ клиент.дата рождения }}", "05.03.1980"),
    "two spaces": ("{{ учреждение. полное  наименование }}", "Центр «Вера»"),
    "a space in a condition": ("{% if клиент.дата рождения %}да{% endif %}", "да"),
    "a space before a filter": ("{{ клиент.дата рождения|дата_словами }}", "5 марта 1980 г."),
    "a space in a filter": ("{{ клиент.дата_рождения|дата словами }}", "5 марта 1980 г."),
    "a space in a misspelt name": ("{{ клиент.дата рожденя }}", "05.03.1980"),
    "a space in a table": ("{% for у in перечень услуг %}{{ у.услуга }} {% endfor %}", "уборка стирка"),
    "a header": ("{{ Дата рождения }}", "05.03.1980"),
    "a Latin letter": ("{{ клиент.фaмилия }}", "Соколова"),
    "a Latin letter in a record": ("{{ клиeнт.фамилия }}", "Соколова"),
    "a Latin letter in a filter": ("{{ клиент.фамилия|poдительный }}", "Соколовой"),
    "a Russian letter in a word": (
        "{% fоr у in перечень_услуг %}{{ у.услуга }} {% endfоr %}",
        "уборка стирка",
    ),
    "a Russian letter for a Latin one": (
        "{% for y in перечень_услуг %}{{ у.услуга }} {% endfor %}",
        "уборка стирка",
    ),
    "one bracket": ("{ клиент.фамилия }", "Соколова"),
    "one bracket at the end": ("{{ клиент.фамилия }", "Соколова"),
    "one bracket at the beginning": ("{ клиент.фамилия }}", "Соколова"),
    "a statement without its sign": ("{% if клиент.фамилия }да{% endif %}", "да"),
    "different brackets": ("{{ клиент.фамилия %}", "Соколова"),
    "brackets of statements": ("{% клиент.фамилия %}", "Соколова"),
    "three brackets": ("{{{ клиент.фамилия }}}", "Соколова"),
    "several brackets in a line": (
        "{ клиент.фамилия } { клиент.имя }, { учреждение.полное_наименование }",
        "Соколова Вера, Центр «Вера»",
    ),
    "square brackets": ("[[ клиент.фамилия ]] [клиент.имя]", "Соколова Вера"),
    "square brackets with a filter": ("[[клиент.фамилия|дательный]]", "Соколовой"),
    "brackets around a header": ("{Фамилия} [Дата рождения]", "Соколова 05.03.1980"),
    "a dollar": ("${клиент.фамилия}", "Соколова"),
    "marks of several programs": ("#Фамилия# %Имя% &lt;&lt;Отчество&gt;&gt;", "Соколова Вера Ильинична"),
    "no record": ("{{ фио }}", "Соколова Вера Ильинична"),
    "no record, a date": ("{{ дата_рождения }}", "05.03.1980"),
    "no record in a loop": ("{% for у in перечень_услуг %}{{ услуга }} {% endfor %}", "уборка стирка"),
    "a list without a loop": ("{{ перечень_услуг.услуга }}", "уборка стирка"),
    "a list without a loop, with a filter": ("{{ перечень_услуг.услуга|upper }}", "УБОРКА СТИРКА"),
    "a row without a loop": ("{{ клиенты.фамилия }}", "Соколова"),
    "a misspelt row in its loop": (
        "{% for клиент_ in клиенты %}{{ клент_.фамилия }}{% endfor %}",
        "Соколова",
    ),
    "a loop of another program": ("{{#перечень_услуг}}{{ услуга }} {{/перечень_услуг}}", "уборка стирка"),
    "a loop without its row": ("{% for перечень_услуг %}{{ услуга }} {% endfor %}", "уборка стирка"),
    "a case after a dot": ("{{ клиент.фамилия.родительный }}", "Соколовой"),
    "a case after a dot, of the institution": (
        "{{ учреждение.руководитель.дательный }}",
        "Воронцовой Марии Сергеевне",
    ),
    "a case after a space": ("{{ клиент.фамилия родительный }}", "Соколовой"),
    "a misspelt case": ("{{ клиент.фамилия|родительного }}", "Соколовой"),
    "a backslash": ("{{ клиент.фамилия\\родительный }}", "Соколовой"),
    "Russian words": ("{% для у в перечень_услуг %}{{ у.услуга }} {% конец %}", "уборка стирка"),
    "another end": ("{% for у in перечень_услуг %}{{ у.услуга }} {% endif %}", "уборка стирка"),
    "an end in two words": ("{% for у in перечень_услуг %}{{ у.услуга }} {% end for %}", "уборка стирка"),
    "a hyphen": ("{{ клиент.дата-рождения }}", "05.03.1980"),
    "a hyphen between spaces": ("{{ клиент.дата - рождения|дата_словами }}", "5 марта 1980 г."),
    "a dash": ("{{ клиент.дата–рождения }}", "05.03.1980"),
    "a hyphen in a condition": ("{% if клиент.дата-рождения %}да{% endif %}", "да"),
    "a hyphen in a loop": ("{% for у in перечень-услуг %}{{ у.услуга }} {% endfor %}", "уборка стирка"),
    "a hyphen in a filter": ("{{ клиент.дата_рождения|дата-словами }}", "5 марта 1980 г."),
    "hyphens in a filter": ("{{ клиент.дата_рождения|дата-в-кавычках }}", "«05» марта 1980 г."),
    "a hyphen in a filter that is none without it": (
        "{{ учреждение.руководитель|инициалы-впереди }}",
        "М. С. Воронцова",
    ),
    "a comma for a dot": ("{{ клиент,фамилия }}", "Соколова"),
    "a comma and a space": ("{{ учреждение, полное_наименование }}", "Центр «Вера»"),
    "a slash": ("{{ клиент/фамилия }}", "Соколова"),
    "a backslash for a dot": ("{{ клиент\\фамилия }}", "Соколова"),
    "a colon": ("{{ клиент:фамилия }}", "Соколова"),
    "a colon and a space": ("{{ клиент: дата_рождения }}", "05.03.1980"),
    "a semicolon": ("{{ клиент;имя }}", "Вера"),
    "a hyphen for a dot": ("{{ клиент-фамилия|родительный }}", "Соколовой"),
    "a low line for a dot": ("{{ клиент_дата_рождения }}", "05.03.1980"),
    "a dot for a low line": ("{{ клиент.дата.рождения }}", "05.03.1980"),
    "a space for a dot": ("{{ клиент фамилия }}", "Соколова"),
    "a row's field with a hyphen": (
        "{% for к in клиенты %}{{ к.дата-рождения }}{% endfor %}",
        "05.03.1980",
    ),
    "else if": ("{% if клиент.имя == 'А' %}а{% else if клиент.имя %}б{% endif %}", "б"),
}  # fmt: skip


def make(desk: Desk, body: str) -> tuple[str, str]:
    """What is printed with that template, and what is said of it."""
    folder = desk.folder / "templates"
    folder.mkdir(exist_ok=True)
    (folder / "paper.docx").write_bytes(raw(body, title="Бумага"))
    for paper in desk.out.rglob("*.docx"):
        paper.unlink()
    ran = desk.make(desk.folder / "book.xlsx", "--document", "paper")
    lines = [line for line in (ran.err + ran.out).splitlines() if "paper.docx" in line]
    return " ".join(plain(desk.text(name)) for name in desk.made()), "\n".join(lines)


def cured(body: str, said: str) -> str:
    """The template with every cure of the message in place of what it names."""
    for line in said.splitlines():
        words = line.split(": ", 1)[1]
        found = next((found for cure in INSTEAD if (found := cure.search(words))), None)
        assert found, line
        signs = str.maketrans({"<": "&lt;", ">": "&gt;"})
        tag, cure = (found[name].translate(signs) for name in ("tag", "cure"))
        body = body.replace(tag, cure)
    return body


@pytest.mark.parametrize("case", CASES)
def test_the_cure_leads_to_the_paper(desk: Desk, case: str) -> None:
    body, meant = CASES[case]
    desk.book(BOOK)
    printed, said = make(desk, p(body))
    assert said
    for _ in range(3):
        if not said:
            break
        body = cured(body, said)
        printed, said = make(desk, p(body))
    assert (printed.strip(), said) == (meant, "")


LETTERS = {"{{ клиент.фaмилия }}": "латинская «a»", "{% fоr у in x %}{% endfor %}": "латинскими"}


@pytest.mark.parametrize("body", LETTERS)
def test_a_letter_of_the_other_alphabet_is_named(desk: Desk, body: str) -> None:
    desk.book(BOOK)
    assert LETTERS[body] in make(desk, p(body))[1]


def test_a_row_after_its_loop_is_moved_into_it(desk: Desk) -> None:
    desk.book(BOOK)
    printed, said = make(desk, p(FOR + VALUE + END + "{{ у.услуга }}"))
    assert (printed, "вне своего цикла" in said, FOR in said) == ("", True, True)
    assert "перед {% endfor %}" in said
    assert make(desk, p(FOR + VALUE + "{{ у.услуга }}" + END)) == ("уборкауборкастиркастирка", "")


def in_rows(value: str = VALUE) -> str:
    """The table that every cure of a loop over rows leads to."""
    return tbl(tr(TR_FOR, ""), tr(value, "а"), tr(TR_END, ""))


BEFORE_AND_AFTER = (
    f"поставьте {TR_FOR} в отдельную строку таблицы над повторяемыми, а {TR_END} в отдельную строку"
)
LOOPS = {
    "the end outside": (tbl(tr(FOR, ""), tr(VALUE, "а")) + p(END), BEFORE_AND_AFTER),
    "the beginning outside": (p(FOR) + tbl(tr(VALUE, "а"), tr(END, "")), BEFORE_AND_AFTER),
    "the end of rows outside": (tbl(tr(TR_FOR, ""), tr(VALUE, "а")) + p(END), BEFORE_AND_AFTER),
    "letters in the first alone": (tbl(tr(TR_FOR, ""), tr(VALUE, "а"), tr(END, "")), f"напишите {TR_END}"),
    "letters in the last alone": (
        tbl(tr(FOR, ""), tr(VALUE, "а"), tr(TR_END, "")),
        f"вместо первого напишите {TR_FOR}",
    ),
    "no end": (tbl(tr(TR_FOR, ""), tr(VALUE, "а")), f"поставьте {TR_END} в отдельную строку под последней"),
    "all in one row": (tbl(tr(TR_FOR + VALUE + TR_END, "")), "поставьте каждый в свою строку"),
}


@pytest.mark.parametrize("case", LOOPS)
def test_loops_over_rows(desk: Desk, case: str) -> None:
    body, cure = LOOPS[case]
    desk.book(BOOK)
    printed, said = make(desk, body)
    assert (printed, cure in said) == ("", True), said
    # the rest of the template is not found at fault for it
    assert "неизвестен" not in said
    assert make(desk, in_rows()) == (ROWS, "")


ROWS_ALONE = (
    "поставьте над ней строку, в которой только «{%tr for у in услуги %}», а под ней – в которой только"
)


def test_a_row_of_tags_without_its_loop_is_told_how_it_is_repeated(desk: Desk) -> None:
    desk.book(BOOK)
    for row in ("услуга", "услуги"):
        body = tbl(tr(f"{{{{ {row}.услуга }}}}", "а"))
        printed, said = make(desk, body)
        alone = ROWS_ALONE.replace("for у", f"for {'услуга' if row == 'услуга' else 'строка'}")
        assert (printed, alone in said) == ("", True), said
    assert "{%tr" not in make(desk, p("{{ услуга.услуга }} {{ услуги.услуга }}"))[1]


@pytest.mark.parametrize(
    "body",
    [
        tbl(tr(FOR, ""), tr(VALUE, "а"), tr(END, "")),
        tbl(tr(FOR + VALUE, "а" + END)),
        tbl(tr(FOR + VALUE, "а"), tr(END, "")),
    ],
)
def test_loops_that_are_right_in_rows_without_letters(desk: Desk, body: str) -> None:
    desk.book(BOOK)
    printed, said = make(desk, body)
    assert (re.sub("а(?=стирка)", "а ", printed), said) == (ROWS, "")


def test_names_are_checked_beside_every_fault_of_blocks(desk: Desk) -> None:
    desk.book(BOOK)
    body = (
        p("{{ клиент.фамлия }}{% if клиент.пол = 'женский' %}")
        + tbl(tr(FOR + "{{ у.услга }}", ""))
        + p("{{ имя")
    )
    said = make(desk, body)[1]
    for word in ("«клиент.фамилия»", "«у.услуга»", "==", "не закрыт", "{% endif %}", "{% endfor %}"):
        assert word in said
