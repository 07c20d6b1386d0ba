"""«Акт о предоставлении срочных социальных услуг»: 442-ФЗ, статья 21; there is no federal form."""

from __future__ import annotations

from .form import GOT, READ, blank_lines, foot, numbered, tag, title
from .grid import Column, grid
from .official_form import fact, official_page, wording
from .ooxml import paragraph, run
from .package import Page
from .signatures import CLIENT, REPRESENTATIVE, SEALED_HEAD, SPECIALIST, signatures

TITLE = "Акт о предоставлении срочных социальных услуг"
SUPPLIER = (
    "{{ учреждение.полное_наименование }}"
    "{% if учреждение.полное_наименование and учреждение.адрес %}, {% endif %}"
    "{{ учреждение.адрес|replace(', д. ', ',\u00a0д. ') }}"  # a house is with its street
)
WHAT = (
    Column("№", 10, "{{ строка.номер }}", centred=True),
    Column("Вид срочной услуги", 68, "{{ строка.услуга }}"),
    Column("Объем", 22, "{{ строка.объем }}", centred=True),
    Column(
        "Дата (срок)",
        28,
        "{% if строка.дата %}{{ строка.дата|дата }}"
        "{% elif строка.срок %}назначена: {{ строка.срок }}{% endif %}",
        centred=True,
    ),
    Column("Условия предоставления", 42, "{{ строка.условия }}"),
)
BASIS = "(заявление получателя; обращение медицинской, образовательной или иной организации)"
SIGNED = 8.0  # the least height of a line that is signed: a blank has one page
# what the law asks an act to tell: true of what was given and of what is still to be given
TOLD = "Виды срочных социальных услуг, сроки, дата и условия их предоставления:"
# An act that is made before anything was given does not say that it was.
IS_AHEAD = "клиент.фио and срочные_услуги and not срочный_акт.дата"
# Nor is what is still to be given received by the signature under it.
ARE_AHEAD = 'срочные_услуги|rejectattr("дата")|list and срочный_акт.дата'
FREELY = f"{{% if {IS_AHEAD} or {ARE_AHEAD} %}}предоставляются{{% else %}}предоставлены{{% endif %}}"
SAID = (
    f"{{% if {IS_AHEAD} %}}С назначенными услугами {READ}."
    f"{{% elif {ARE_AHEAD} %}}С назначенными услугами {READ}. Предоставленные услуги {GOT}."
    f"{{% else %}}Услуги {GOT}.{{% endif %}}"
)
FREE = (
    f"Срочные социальные услуги {FREELY} бесплатно, без составления индивидуальной программы"
    " и без заключения договора о предоставлении социальных услуг."
)


def page() -> Page:
    """The act."""
    body = (
        title(TITLE),
        numbered("", "срочный_акт.дата"),
        paragraph(style="Spacer"),
        fact("Поставщик социальных услуг", run(SUPPLIER), 58, caption="(наименование, адрес)"),
        fact("Получатель социальных услуг (Ф.И.О.)", tag("клиент.фио"), 76),
        fact("Дата рождения", tag("клиент.дата_рождения"), 76),
        fact("Документ, удостоверяющий личность", tag("клиент.документ"), 76),
        fact("Адрес места жительства (пребывания)", tag("клиент.адрес"), 76),
        wording(run(f"Основание {BASIS}")),
        blank_lines(1, indent=0),
        wording(run(TOLD)),
        grid(WHAT, "строка in срочные_услуги", blanks=3, numbered=True, tied=True),
        paragraph(run(FREE), style="Statement"),
        paragraph(run(SAID), style="Statement"),
        signatures(CLIENT, REPRESENTATIVE, follows=True, height=SIGNED),
        signatures(SPECIALIST, SEALED_HEAD, height=SIGNED),
    )
    return official_page(TITLE, body, foot=foot(TITLE))
