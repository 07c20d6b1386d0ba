"""«Справка-расчет размера компенсации»: what a provider that is no state one asks the ministry for."""

from __future__ import annotations

from .delivery_act import MONTH
from .form import tag, title
from .glossary import NAME, POST, SEAL, SIGN
from .grid import Column, grid
from .official_form import STYLES, Part, line
from .ooxml import ROW, blocks_if, cell, fitted, paragraph, row, run
from .package import Page
from .signatures import HEAD, SPACE

TITLE = "Справка-расчет размера компенсации"
LEFT, RIGHT = 20, 10
WIDE = 267.0
UNPLANNED = "строка.услуга and строка.по_программе is none"  # as needed: the programme does not say how much
COLUMNS = (
    Column("N п/п", 9, "{{ строка.номер }}", centred=True),
    Column("Наименование социальной услуги", 66, "{{ строка.услуга }}"),
    Column("Тариф (руб.)", 17, "{{ строка.тариф|сумма }}", figure=True),
    Column(
        "Объем, предусмотренный индивидуальной программой (ед.)",
        30,
        f"{{% if {UNPLANNED} %}}–{{% else %}}{{{{ строка.по_программе }}}}{{% endif %}}",
        centred=True,
    ),
    Column(
        "Стоимость по программе (руб.)",
        23,
        f"{{% if {UNPLANNED} %}}–{{% else %}}{{{{ строка.стоимость_по_программе|сумма }}}}{{% endif %}}",
        figure=True,
    ),
    Column("Объем фактически предоставленных (ед.)", 29, "{{ строка.оказано|число }}", centred=True),
    Column("Стоимость по факту (руб.)", 22, "{{ строка.стоимость|сумма }}", figure=True),
    Column("Сумма платы, полученная от получателей (руб.)", 25, "{{ строка.плата|сумма }}", figure=True),
    Column("Расчетный размер компенсации (руб.)", 23, "{{ строка.компенсация|сумма }}", figure=True),
    Column("Размер компенсации к выплате (руб.)", 23),
)
SUMS = ("", "", "стоимость_по_программе", "", "стоимость", "плата", "компенсация")
UNCOUNTED = (
    "Объем за этот период программой не назван и в итог стоимости по программе не входит:"
    " {{ компенсация.без_объема }}."
)
NONE_COUNTED = 'компенсация.без_объема and not компенсация.услуги|selectattr("по_программе")|list'
BEYOND = "Оказано {{ компенсация.сверх }}."
LACKING = "Не посчитано, впишите от руки: {{ компенсация.чего_нет }}."


def _total() -> str:
    widths = [column.width for column in COLUMNS]
    cells = [cell(paragraph(run("Итого", bold=True), style="CellFigure", keep=True), sum(widths[:2]), span=2)]
    for name, width in zip((*SUMS, ""), widths[2:], strict=True):
        amount = f"{{{{ компенсация.{name}|сумма }}}}"
        if name == SUMS[2]:
            amount = f"{{% if {NONE_COUNTED} %}}–{{% else %}}{amount}{{% endif %}}"
        words = run(amount, bold=True) if name else ""
        cells.append(cell(paragraph(words, style="CellFigure"), width))
    return row(*cells, height=ROW)


def _signed() -> str:
    """The provider, with the seal beside his name: a line more may be a page more."""
    return SPACE + line(
        Part(60, "Поставщик социальных услуг:"),
        Part(60, answer=fitted(HEAD.post, 60), caption=POST, centred=True),
        Part(5),
        Part(50, answer="", caption=SIGN, centred=True),
        Part(5),
        Part(72, answer=tag("учреждение.руководитель", "инициалы_впереди"), caption=NAME, centred=True),
        Part(3),
        Part(12, caption=SEAL, centred=True),
        keep=True,
    )


def page() -> Page:
    """The statement, lying."""
    body = (
        title(TITLE),
        paragraph(run(f"за {MONTH}"), style="Subtitle"),
        line(
            Part(
                WIDE,
                answer=tag("учреждение.полное_наименование"),
                caption="(поставщик социальных услуг)",
                centred=True,
            )
        ),
        paragraph(style="Spacer"),
        grid(
            COLUMNS,
            "строка in компенсация.услуги",
            blanks=8,
            numbered=True,
            height=8.5,
            tied=True,
            after=(_total(),),
        ),
        blocks_if("компенсация.чего_нет", paragraph(run(LACKING), style="Remark", keep=True)),
        blocks_if("компенсация.без_объема", paragraph(run(UNCOUNTED), style="Remark", keep=True)),
        blocks_if("компенсация.сверх", paragraph(run(BEYOND), style="Remark", keep=True)),
        _signed(),
    )
    return Page(TITLE, body, LEFT, RIGHT, landscape=True, styles=STYLES, foot=f"{TITLE} за {MONTH}")
