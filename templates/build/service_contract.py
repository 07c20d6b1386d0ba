"""«Договор о предоставлении социальных услуг» (приказ № 874н, приложение № 1) with its appendix."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .delivery_act import KNOWN, LINE
from .form import WIDTH, either, foot, tag, title
from .grid import ELSEWHERE, Column, Under, grid
from .official_form import Part, answer, fact, line, official_page, ruled
from .ooxml import ROW, blocks_if, cell, paragraph, row, rows_if, run
from .package import Page
from .parties import IN_PERSON_OF, both_sign
from .styles import Style

TITLE = "Договор о предоставлении социальных услуг"
TEXT = Path(__file__).with_suffix(".txt")  # «@@» is before the name of a section
SECTION = "@@"
CLAUSE = Style("Clause", "Clause", before=1, hyphens=True)
FULL_NAME = "(фамилия, имя, отчество (при наличии) "
RECOGNISED = f"{FULL_NAME}гражданина, признанного нуждающимся в социальном обслуживании)"
HEAD_CAPTION = "(должность, фамилия, имя, отчество (при наличии) уполномоченного представителя Исполнителя)"
CALLED = '{{ клиент.пол|род("именуемый", "именуемая") }} в дальнейшем «Заказчик»,'
LIVING = '{{ клиент.пол|род("проживающий", "проживающая") }} по адресу:'
_WHOSE = '{{% if {sex} %}}{{{{ ({sex})|род("{his}", "{her}") }}}}{{% else %}}{form}{{% endif %}}'
# of an institution, or of whom only initials are known; where nobody is named the form's own word stays
OF_WHOM = "{% if клиент.представитель %}проживающего{% else %}проживающий{% endif %}"
HEAD_ACTING = _WHOSE.format(
    sex="учреждение.руководитель and учреждение.руководитель|пол",
    his="действующего",
    her="действующей",
    form="действующего",
)
HIS_ACTING, HIS_LIVING = (
    _WHOSE.format(sex="клиент.пол_представителя", his=his, her=her, form=form)
    for his, her, form in (
        ("действующего", "действующей", "действующего"),
        ("проживающего", "проживающей", OF_WHOM),
    )
)
BY_POWERS = "(основание правомочия: устав, доверенность, др.)"
POWERS = "{{ учреждение.основание_полномочий|родительный }}"
REPRESENTING = (  # as the book names his powers, or as his name says them: «(по доверенности от …)»
    "{% if клиент.представитель_полномочия %}{{ клиент.представитель_полномочия|родительный }}"
    "{% else %}{{ клиент.представитель_основание|родительный }}{% endif %}"
)
REPRESENTED = "клиент.есть_представитель or not клиент.фио"
MONTHLY = KNOWN.format(
    path="условия_договора.стоимость", words="{{ условия_договора.стоимость|сумма }}", blank=LINE
)
HINT = " (указать срок)"  # where to write it
UNTIL = "{% if договор.действует_до %}{{ договор.действует_до|дата }}{% else %}" + LINE + HINT + "{% endif %}"
DAY = "{{ договор.дата|дата_или_бланк }}"
WHICH = (
    f"к Договору от {DAY} № {{% if договор.номер %}}{{{{ договор.номер }}}}{{% else %}}{LINE}{{% endif %}}"
)
NUMBERED = (
    "{% if договор.номер %} № {{ договор.номер }}{% endif %}"
    "{% if договор.дата %} от {{ договор.дата|дата }}{% endif %}"
)
FOOTNOTES = (
    "*(1) Заполняется в случае заключения договора законным представителем гражданина, признанного"
    " нуждающимся в социальном обслуживании.",
    "*(2) Статья 31 Федерального закона от 28 декабря 2013 г. № 442-ФЗ.",
    "*(3) Пункт 10 статьи 8 того же закона.",
)
IS_LONG = "строка.условия and строка.условия|length > 40"  # signs: more are a column of many lines
COLUMNS = (
    Column("№", 8, "{{ строка.номер }}", centred=True),
    Column("Услуга", 44, "{{ строка.услуга }}"),
    Column("Объем и периодичность", 28, "{{ строка.объем }}", note="строка.периодичность", centred=True),
    Column("Срок", 25, "{{ строка.срок }}", centred=True),
    Column(
        "Условия", 24, f"{{% if {IS_LONG} %}}{ELSEWHERE}{{% else %}}{{{{ строка.условия }}}}{{% endif %}}"
    ),
    Column("Тариф, руб.", 19, "{{ строка.тариф|сумма }}", figure=True),
    Column("Стоимость в месяц, руб.", 22, "{{ строка.сумма|сумма }}", figure=True),
)
CONDITIONS = Under(IS_LONG, "Условия:", "{{ строка.условия }}")
# What a month of a service given on request costs, no one knows before it is given.
# Nor does a month cost the sum of services that begin and end in different ones.
WHOLE = (
    'Итого{% if условия_договора.услуги|map(attribute="срок")|unique|list|length > 1 %} за месяц, когда'
    " оказываются все услуги{% endif %}{% if условия_договора.посчитано is number %}, без тех, стоимость"
    " которых зависит от того, сколько их оказано{% endif %}"
)
WHOLE_SUM = (
    "{% if условия_договора.посчитано is number %}{{ условия_договора.посчитано|сумма }}"
    "{% else %}{{ условия_договора.итого|сумма }}{% endif %}"
)
IS_PAID = "условия_договора.стоимость is number and условия_договора.стоимость != условия_договора.итого"
PARTIES, SIGNING = ("Исполнитель", "Заказчик"), ("(личная подпись)", "(Фамилия, инициалы)")
NAMED = "Фамилия, имя, отчество (при наличии)"
PAPERS = "Данные документа, удостоверяющего личность"
OF_CUSTOMER, OF_REPRESENTATIVE = "Заказчика", "законного представителя Заказчика"
PERFORMER = (  # the tags of his answers, each with its caption
    ("учреждение.полное_наименование", "Полное наименование исполнителя"),
    ("учреждение.адрес", "Адрес (место нахождения) исполнителя"),
    ("учреждение.инн", "ИНН исполнителя"),
    ("учреждение.банковские_реквизиты", "Банковские реквизиты исполнителя"),
    ("учреждение.должность_руководителя", "Должность руководителя исполнителя"),
    ("", ""),
)
CUSTOMER = (
    ("клиент.фио", f"{NAMED} {OF_CUSTOMER}"),
    ("клиент.документ", f"{PAPERS} {OF_CUSTOMER}"),
    ("клиент.адрес", f"Адрес места жительства {OF_CUSTOMER}"),
    ("клиент.представитель", f"{NAMED} {OF_REPRESENTATIVE}"),
    ("клиент.представитель_документ", f"{PAPERS} {OF_REPRESENTATIVE}"),
    ("клиент.представитель_адрес", f"Адрес места жительства {OF_REPRESENTATIVE}"),
)


def _parties() -> tuple[str, ...]:
    """Between whom the contract is made."""
    document = "(наименование и реквизиты документа, удостоверяющего личность "
    return (
        ruled(tag("учреждение.полное_наименование"), "(полное наименование поставщика социальных услуг)"),
        paragraph(run("именуемый в дальнейшем «Исполнитель»,"), style="Clause", keep=True),
        fact("в лице", run(IN_PERSON_OF), 16, caption=HEAD_CAPTION),
        fact(
            f"{HEAD_ACTING} на основании",
            run(POWERS),
            55,
            caption=BY_POWERS,
        ),
        paragraph(run("с одной стороны, и"), style="Clause"),
        ruled(tag("клиент.фио"), RECOGNISED),
        paragraph(run(CALLED), style="Clause", keep=True),
        ruled(tag("клиент.документ"), f"{document}Заказчика)"),
        fact(LIVING, tag("клиент.адрес"), 58, caption="(адрес места жительства Заказчика)"),
        blocks_if(
            REPRESENTED,
            fact(
                "в лице *(1)",
                tag("клиент.представитель", "родительный"),
                24,
                caption=f"{FULL_NAME}законного представителя Заказчика)",
            ),
            ruled(tag("клиент.представитель_документ"), f"{document}законного представителя Заказчика)"),
            fact(
                f"{HIS_ACTING} на основании",
                run(REPRESENTING),
                55,
                caption="(основание правомочия: решение суда и др.)",
            ),
            fact(
                f"{HIS_LIVING} по адресу:",
                tag("клиент.представитель_адрес"),
                52,
                caption="(указывается адрес места жительства законного представителя Заказчика)",
            ),
        ),
        paragraph(
            run(
                "с другой стороны, совместно именуемые в дальнейшем Сторонами, заключили настоящий Договор"
                " о нижеследующем."
            ),
            style="Clause",
        ),
    )


def _text() -> Iterator[str]:
    """The clauses; where one has a rule, the answer is on it."""
    for words in TEXT.read_text("utf-8").splitlines():
        before, _, after = (part.strip() for part in words.partition("____"))
        if words.startswith(SECTION):
            yield _section(words.removeprefix(SECTION))
        elif words.startswith("4. "):
            yield fact(before, tag("условия_договора.место_оказания"), 48, caption=after)
        elif words.startswith("12. "):
            yield paragraph(run(before), style="Clause", keep=True)
            yield answer("условия_договора.оплата", caption=after)
        else:
            # by pieces: what stands in one place has a rule of its own
            known = UNTIL.join(part.replace("____", MONTHLY) for part in words.split("____" + HINT))
            yield paragraph(run(known), style="Clause", keep=words.endswith(":"))


def _section(name: str) -> str:
    """The name of a section."""
    return paragraph(style="Spacer", keep=True) + paragraph(run(name, bold=True), style="Subtitle")


def _requisites() -> Iterator[str]:
    """What both parties are, beside one another."""
    half = (WIDTH - 6) / 2
    yield line(Part(half, "Исполнитель"), Part(6), Part(half, "Заказчик"), keep=True)
    for (left, words), (right, other) in zip(PERFORMER, CUSTOMER, strict=True):
        own = Part(half, answer=tag(left), caption=words) if left else Part(half)
        is_last = right == CUSTOMER[-1][0]  # all of them may be more than a page
        whole = line(own, Part(6), Part(half, answer=tag(right), caption=other), keep=is_last)
        if (right, other) in CUSTOMER[:3]:
            yield whole
            continue
        alone = [line(own, Part(6), Part(half), keep=is_last)] if left else []
        yield from either(REPRESENTED, [whole], alone)


def _footnotes() -> Iterator[str]:
    """The notes, on the page of the signatures, and the first only where its mark is in the text."""
    first, *others, last = FOOTNOTES
    yield paragraph(style="Spacer", keep=True)
    yield blocks_if(REPRESENTED, paragraph(run(first), style="Remark", keep=True))
    yield from (paragraph(run(note), style="Remark", keep=True) for note in others)
    yield paragraph(run(last), style="Remark")


def _total(words: str, amount: str) -> str:
    """A row of a sum, under all others."""
    *widths, last = (column.width for column in COLUMNS)
    said, figure = (
        paragraph(run(text, bold=True), style="CellFigure", keep=True) for text in (words, amount)
    )
    return row(cell(said, sum(widths), span=len(widths)), cell(figure, last), height=ROW)


def _totals() -> tuple[str, ...]:
    """What all of it costs, and what of that the customer pays, where it is another sum."""
    paid = _total("К оплате Заказчиком (пункт 11 Договора)", "{{ условия_договора.стоимость|сумма }}")
    width = sum(column.width for column in COLUMNS)
    return (_total(WHOLE, WHOLE_SUM), *rows_if(IS_PAID, paid, span=len(COLUMNS), width=width))


def _appendix() -> tuple[str, ...]:
    """What is given, on a page of its own."""
    return (
        paragraph(run(f"Приложение № 1 {WHICH}"), style="HeaderNote", new_page=True),
        title("Перечень, сроки и условия предоставления Услуг"),
        grid(
            COLUMNS,
            "строка in условия_договора.услуги",
            blanks=8,
            height=8.5,
            tied=True,
            under=CONDITIONS,
            after=_totals(),
        ),
        both_sign(PARTIES, dated=False),
    )


def page() -> Page:
    """The contract, its requisites and its appendix."""
    body = (
        title("ДОГОВОР о предоставлении социальных услуг"),
        line(
            Part(56, answer=tag("условия_договора.место_заключения"), caption="(место заключения договора)"),
            Part(8),
            Part(8, "№"),
            Part(40, answer=tag("договор.номер"), centred=True),
            Part(6),
            Part(52, DAY),
        ),
        *_parties(),
        *_text(),
        _section("VII. Адрес (место нахождения), реквизиты и подписи Сторон"),
        *_requisites(),
        both_sign(
            PARTIES,
            captions=SIGNING,
            dated=False,
            name_first=True,
            keep=True,
        ),
        *_footnotes(),
        *_appendix(),
    )
    return official_page(TITLE, body, styles=(CLAUSE,), foot=foot(f"{TITLE}{NUMBERED}"))
