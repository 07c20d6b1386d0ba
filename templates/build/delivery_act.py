"""«Акт сдачи-приемки оказанных социальных услуг» of a month, by the contract or by the programme."""

from __future__ import annotations

from .form import WIDTH, either, foot, of_period, tag, title
from .grid import Column, grid
from .official_form import Part, choices, fact, line, official_page, wording
from .ooxml import NO_BREAK, ROW, blocks_if, cell, paragraph, row, run
from .package import Page
from .parties import IN_PERSON_OF, both_sign
from .styles import Style

STYLES = (  # an act of few services is one page
    Style("Statement", "Statement", before=3, keep=True),
    Style("Wording", "Wording", before=3),
)
TITLE = "Акт сдачи-приемки оказанных социальных услуг"
IS_BY_CONTRACT = "расчет.номер_договора and not расчет.дата_иппсу"
FOOT = (  # as the act calls itself above
    f"{{% if {IS_BY_CONTRACT} %}}Акт сдачи-приемки оказанных услуг"
    "{% else %}Акт приемки социальных услуг{% endif %}"
)
REMARKS = "_" * 66  # as text: a table would not be held to the signatures
ROUBLES = "рублей"
LINE = "_" * 20  # 40 mm, room for a number, a sum or a word
DAY = "{% if PATH %}{{ PATH|дата }}{% else %}«___» ____________ 20__ г.{% endif %}"
NUMBER = "{% if PATH %}{{ PATH }}{% else %}" + LINE + "{% endif %}"
YEAR = NO_BREAK.join(("", "20__", "года", "(месяц)"))
MONTH = "{% if период.название %}{{ период.название }}{% else %}" + LINE + YEAR + "{% endif %}"
BY_PROGRAMME = (
    "приемки социальных услуг, предоставленных в соответствии с индивидуальной программой от "
    + DAY.replace("PATH", "расчет.дата_иппсу")
    + " № "
    + NUMBER.replace("PATH", "расчет.номер_иппсу")
    + f" за{NO_BREAK}{MONTH}"
)
BY_CONTRACT = (
    "сдачи-приемки оказанных Услуг к Договору от "
    + DAY.replace("PATH", "расчет.дата_договора")
    + " № "
    + NUMBER.replace("PATH", "расчет.номер_договора")
    + f" за{NO_BREAK}{MONTH}"
)
# «Стирка (ед. – кг)»: beside a number the unit would have to be declined, and would make a second line
IS_LONG = "строка.единица and строка.единица|length > 20"  # signs: under the service, in small type
NAMED = (
    f"{{{{ строка.услуга }}}}{{% if строка.единица and not ({IS_LONG}) %}}"
    " (ед.\u00a0–\u00a0{{ строка.единица }}){% endif %}"
)
UNIT = f'({IS_LONG}) and ("ед.\u00a0–\u00a0" ~ строка.единица)'
COLUMNS = (
    Column("N", 9, "{{ строка.номер }}", centred=True),
    Column("Наименование услуги", 87, NAMED, note=UNIT),
    Column("Объем оказанных услуг", 25, "{{ строка.объем }}", centred=True),
    Column("Тариф за услугу, руб.", 24, "{{ строка.тариф|сумма }}", figure=True),
    Column("Сумма, руб.", 25, "{{ строка.сумма|сумма }}", figure=True),
)
KNOWN = "{{% if {path} is number %}}{words}{{% else %}}{blank}{{% endif %}}"
WORDS = "{{{{ {path}|сумма }}}} руб. ({{{{ {path}|рублей_прописью }}}})"
HALF = (
    "Пятьдесят процентов разницы между величиной среднедушевого дохода Заказчика и предельной величиной"
    " среднедушевого дохода, установленной в субъекте Российской Федерации для основных"
    " социально-демографических групп населения, составляет "
)
THREE_QUARTERS = "Семьдесят пять процентов среднедушевого дохода Заказчика составляет "
ACCEPTED = (
    "Услуги оказаны полностью и в срок. Заказчик претензий по объему, качеству и срокам оказания услуг"
    " не имеет."
)
LACK = "замечания_акта.не_все"
BUT_FOR_REMARKS = (
    "Услуги оказаны полностью и в срок, кроме указанного в замечаниях. В остальном Заказчик претензий по"
    " объему, качеству и срокам оказания услуг не имеет."
)
ROOM = "_" * 78  # a line for what else the client has to say
REMARKED = f"{{% if замечания_акта.слова %}}{{{{ замечания_акта.слова }}}}{{% else %}}{REMARKS}{{% endif %}}"
PAID = (
    "Услуги предоставлены {{ расчет.условия_оплаты }}"
    "{% if расчет.бесплатная_часть %}, на {{ расчет.бесплатная_часть }}{% endif %}."
)
LACKING = "Не указано, впишите от руки: {{ расчет.чего_нет }}."
ABOVE = (
    "Это больше платы по договору: {{ расчет.плата_по_договору|сумма }} руб. До подписания приведите"
    " в соответствие договор или расчет."
)


def _agreed(number: str) -> str:
    """«рублей» of the form as it agrees with a number: «1 рубль», «184 рубля»."""
    return f'{{{{ {number}|слово_при_числе("рубль", "рубля", "{ROUBLES}") }}}}'


def of_roubles(path: str, roubles: str) -> str:
    """«1 500 рублей 28 коп.», with rules in place of figures that are not known."""
    unit = _agreed(f"{path}|рубли") if roubles == ROUBLES else roubles
    known = NO_BREAK.join((f"{{{{ {path}|рубли }}}}", unit, f"{{{{ {path}|копейки }}}}", "коп."))
    written = NO_BREAK.join((LINE, roubles, "___", "коп."))
    return KNOWN.format(path=path, words=known, blank=written)


def _total() -> str:
    """The row of the sum."""
    widths = [column.width for column in COLUMNS]
    words = paragraph(run("Итого:", bold=True), style="CellFigure")
    amount = paragraph(run("{{ расчет.всего|сумма }}", bold=True), style="CellFigure")
    return row(cell(words, sum(widths[:4]), span=4), cell(amount, widths[4]), height=ROW)


def _asked(path: str) -> str:
    """Whether the form's words about a sum are printed: of who is served free only where it is known."""
    return f"(not расчет.бесплатно or {path} is number)"


def _payment() -> tuple[str, ...]:
    """The income and the cap, what is to be paid, and why so much."""
    income, cap = "расчет.доход", "расчет.наибольшая_плата"
    earned = f"Среднедушевой доход Заказчика составляет {of_roubles(income, ROUBLES)}"
    most = f"{{% if расчет.стационарная %}}{THREE_QUARTERS}{{% else %}}{HALF}{{% endif %}}"
    said = (
        f"{{% if {_asked(income)} %}}{earned}{{% endif %}}{{% if {_asked(income)} and {_asked(cap)} %}} "
        f"{{% endif %}}{{% if {_asked(cap)} %}}{most}{of_roubles(cap, 'руб.')}{{% endif %}}"
    )
    return (
        blocks_if(f"{_asked(income)} or {_asked(cap)}", choices(run(said))),
        wording(
            run(
                f"Размер оплаты за предоставление социальных услуг {of_roubles('расчет.к_оплате', 'руб.')} ("
                + KNOWN.format(
                    path="расчет.к_оплате",
                    words="{{ расчет.к_оплате|рублей_прописью }}",
                    blank="_" * 40,
                )
                + ")"
                + KNOWN.format(path="расчет.к_оплате", words=".", blank="")  # the form has none
            )
        ),
        blocks_if("расчет.условия_оплаты", wording(run(PAID))),
        blocks_if("расчет.больше_договора", paragraph(run(ABOVE), style="Remark")),
        blocks_if("расчет.чего_нет", paragraph(run(LACKING), style="Remark")),
    )


def page() -> Page:
    """The act."""
    whole = KNOWN.format(path="расчет.всего", words=WORDS.format(path="расчет.всего"), blank="")
    body = (
        title("АКТ"),
        *either(
            IS_BY_CONTRACT,
            [paragraph(run(BY_CONTRACT), style="Subtitle")],
            [paragraph(run(BY_PROGRAMME), style="Subtitle")],
        ),
        fact(
            "Исполнитель:",
            tag("учреждение.полное_наименование"),
            28,
            caption="(наименование организации социального обслуживания)",
        ),
        fact("в лице", run(IN_PERSON_OF), 28),
        fact("Заказчик", tag("клиент.фио"), 28, caption="(фамилия, имя, отчество (последнее – при наличии))"),
        paragraph(style="Spacer"),
        grid(COLUMNS, "строка in начисления", blanks=6, numbered=True, after=(_total(),)),
        wording(run("Всего оказано услуг на сумму:")),
        line(Part(WIDTH, answer=run(whole), caption="(сумма прописью)")),
        *_payment(),
        wording(run(f"{{% if {LACK} %}}{BUT_FOR_REMARKS}{{% else %}}{ACCEPTED}{{% endif %}}")),
        wording(run(f"Замечания: {REMARKED}")),
        blocks_if("замечания_акта.слова", wording(run(ROOM))),
        both_sign(),
    )
    return official_page(TITLE, body, foot=foot(of_period(FOOT)), styles=STYLES)
