"""«План (программа) индивидуальной профилактической работы»: with a minor and his family, by sections."""

from __future__ import annotations

from dataclasses import replace

from .form import blank_lines, foot, heading, statement, tag, title
from .glossary import FILE_NUMBER
from .grid import ELSEWHERE, Column, Under, below, head, none_written
from .grouped import HELD, grouped
from .official_form import Part, answer, fact, line, official_page, wording
from .ooxml import ROW, cell, paragraph, row, run, table
from .package import Page
from .signatures import CLIENT, REPRESENTATIVE, SPECIALIST_BY_HAND, Signer, signatures

TITLE = "План (программа) индивидуальной профилактической работы"
WHOLE_TITLE = (
    "Межведомственный план (программа) индивидуальной профилактической работы с несовершеннолетним (семьей),"
    " находящимся в социально опасном положении"
)
GROWN = "клиент.фио and клиент.возраст is number and клиент.возраст >= 18"
SCHOOL = f"Место учебы{{% if {GROWN} %}}, работы{{% endif %}}"
COMMISSION = "постановлением КДН и ЗП"
SECTION = (
    "{% if группа.раздел %}{{ loop.index }}. {{ группа.раздел|с_заглавной }}"
    "{% else %}{{ loop.index }}. Другие мероприятия{% endif %}"
)
SECTIONS, ROWS = "группа in разделы_профилактики", "строка in группа.мероприятия"
RESPONSIBLE = (
    "{% if строка.орган %}{{ строка.орган }}{% endif %}"
    "{% if строка.орган and строка.ответственный %}, {% endif %}"
    "{% if строка.ответственный %}{{ строка.ответственный }}{% endif %}"
)
MEASURES = (
    Column("№ п/п", 9, "{% if строка.номер %}{{ строка.номер }}{% endif %}", centred=True),
    Column("Мероприятие", 63, "{{ строка.мероприятие }}"),
    Column("Срок исполнения", 27, "{{ строка.срок }}", centred=True),
    Column("Ответственный исполнитель (орган, Ф.И.О.)", 38, RESPONSIBLE),
    Column("Отметка об исполнении (дата, результат)", 33, "{{ строка.отметка_о_выполнении }}"),
)
MEASURES, OF_MEASURES = below(MEASURES, {"строка.мероприятие": 240})
IS_LONG = '((строка.орган or "") ~ (строка.ответственный or ""))|length > 110'
MEASURES = tuple(
    replace(it, text=f"{{% if {IS_LONG} %}}{ELSEWHERE}{{% else %}}{it.text}{{% endif %}}")
    if it.text == RESPONSIBLE
    else it
    for it in MEASURES
)
OF_THOSE = Under(IS_LONG, "Ответственный исполнитель:", RESPONSIBLE)
BY_HAND = none_written("строка", "мероприятие", "срок", "орган", "ответственный", "отметка_о_выполнении")
RESULTS = (Column("Квартал", 22), Column("Дата", 26), Column("Результат", 86), Column("Подпись", 36))
QUARTERS = ("I", "II", "III", "IV")
ACQUAINTED = "С планом ознакомлены родители (законные представители), несовершеннолетний (с 14 лет):"
SIGNERS = (REPRESENTATIVE, CLIENT, Signer("Председатель КДН и ЗП"), *SPECIALIST_BY_HAND)


def _approval() -> str:
    """Who has agreed at the left, by which decision it was approved at the right."""
    left, gap, right = 66.0, 22.0, 82.0
    return "".join(
        (
            paragraph(style="Seam"),
            line(Part(left, "СОГЛАСОВАНО"), Part(gap), Part(right, "УТВЕРЖДЕНО"), keep=True),
            line(
                Part(left, answer="", caption="(должность, подпись, расшифровка подписи)"),
                Part(gap),
                Part(right, COMMISSION),
                keep=True,
            ),
            line(
                Part(left, answer="", caption="(дата)"),
                Part(gap),
                Part(7, "от"),
                Part(25, answer=""),
                Part(3),
                Part(7, "№"),
                Part(40, answer=""),
                keep=True,
            ),
        )
    )


def _results() -> str:
    """A row for each quarter, filled in by hand."""
    rows = (
        row(
            cell(paragraph(run(quarter), style="CellNumber", keep=quarter != QUARTERS[-1]), RESULTS[0].width),
            *(cell(paragraph(style="Cell"), column.width) for column in RESULTS[1:]),
            height=ROW,
        )
        for quarter in QUARTERS
    )
    return table((column.width for column in RESULTS), head(RESULTS), *rows, style="Grid")


def page() -> Page:
    """The plan."""
    body = (
        _approval(),
        title(WHOLE_TITLE),
        fact("Фамилия, имя, отчество", tag("клиент.фио"), 50),
        line(
            Part(50, "Дата рождения"),
            Part(44, answer=tag("клиент.дата_рождения")),
            Part(4),
            Part(30, FILE_NUMBER),
            Part(42, answer=tag("клиент.дело")),
        ),
        fact("Адрес", tag("клиент.адрес"), 50),
        fact(SCHOOL, tag("клиент.место_работы"), 50),
        wording(run("Родители (фамилия, имя, отчество, место работы):")),
        answer("о_профилактике.родители"),
        fact("Основание постановки на учет", tag("клиент.основание_учета"), 64),
        fact("Дата постановки на учет", tag("клиент.дата_постановки"), 64),
        wording(run("Проблемы семьи:")),
        answer("о_профилактике.проблемы"),
        wording(run("Цель:")),
        answer("о_профилактике.цель", lines=1),
        fact("Срок реализации", tag("о_профилактике.срок"), 50),
        paragraph(style="Spacer"),
        grouped(
            MEASURES,
            SECTIONS,
            ROWS,
            SECTION,
            tied=True,
            blanks=6,
            height=9.5,
            middle=False,
            written=BY_HAND,
            under=(*OF_MEASURES, OF_THOSE),
        ),
        statement(ACQUAINTED),
        signatures(*SIGNERS, height=9),
        heading("Промежуточные результаты (ежеквартально)"),
        _results(),
        heading("Заключение"),
        blank_lines(3, indent=0),
    )
    return official_page(TITLE, body, foot=foot(TITLE), styles=(HELD,))
