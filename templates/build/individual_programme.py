"""«Индивидуальная программа предоставления социальных услуг»: приказ Минтруда № 874н, приложение № 2."""

from __future__ import annotations

from .form import BLANK, foot, tag, title
from .glossary import NAME, SEAL
from .grid import Column, below, for_the_pen, grid
from .official_form import (
    Part,
    answer,
    corner,
    fact,
    line,
    official_page,
    ruled,
    signed,
    underlined,
    wording,
)
from .ooxml import blocks_if, fitted, paragraph, run
from .package import Page
from .styles import Style

TITLE = "Индивидуальная программа предоставления социальных услуг"
ORDER = (
    "Приложение № 2",
    "к приказу Министерства труда",
    "и социальной защиты",
    "Российской Федерации",
    "от 10 ноября 2014 г. № 874н",
)
BODY = "{{ учреждение.уполномоченный_орган }}"
BODY_CAPTION = (
    "(наименование органа, уполномоченного на составление индивидуальной программы предоставления"
    " социальных услуг)"
)
HOME = "(почтовый индекс, город (район), село, улица, дом №, корпус, квартира)"
WORK = "(почтовый индекс, город (район), улица, дом)"
PASSPORT = (
    "6. Серия, номер паспорта или данные иного документа, удостоверяющего личность, дата выдачи этих"
    " документов, наименование выдавшего органа"
)
UNTIL = "{% if иппсу.на_срок_до %}{{ иппсу.на_срок_до|дата }}{% else %}" + "_" * 20 + "{% endif %}"
KINDS = (  # the tag of its rows, the heading of the table, that of the second column
    ("социально_бытовые", "I. Социально-бытовые", "социально-бытовой услуги"),
    ("социально_медицинские", "II. Социально-медицинские", "социально-медицинской услуги"),
    ("социально_психологические", "III. Социально-психологические", "социально-психологической услуги"),
    ("социально_педагогические", "IV. Социально-педагогические", "социально-педагогической услуги"),
    ("социально_трудовые", "V. Социально-трудовые", "социально-трудовой услуги"),
    ("социально_правовые", "VI. Социально-правовые", "социально-правовой услуги"),
    (
        "коммуникативные",
        "VII. Услуги в целях повышения коммуникативного потенциала получателей социальных услуг, имеющих"
        " ограничения жизнедеятельности, в том числе детей-инвалидов",
        "услуги",
    ),
)
CARE = "10.1. Виды социальных услуг по уходу, входящих в социальный пакет долговременного ухода"
NOTES = (
    "1. Объем предоставления социальной услуги указывается с соответствующей единицей измерения (например,"
    " м2, шт., место, комплект) в случаях, когда объем может быть определен единицами измерения.",
    "2. При заполнении графы «срок предоставления услуги» указывается дата начала предоставления социальной"
    " услуги и дата ее окончания.",
    "3. При заполнении графы «отметка о выполнении» поставщиком социальных услуг делается запись:"
    " «выполнена», «выполнена частично», «не выполнена» (с указанием причины).",
)
CONDITIONS = (
    "(указываются необходимые условия, которые должны соблюдаться поставщиком социальных услуг при оказании"
    " социальных услуг с учетом формы социального обслуживания)"
)
LONG_NAME = 230  # signs: of an institution in a column of 60 mm
LONG = 140  # signs: more are a column of many lines
SUPPLIERS: tuple[Column, ...] = (
    Column("Наименование поставщика социальных услуг", 60, "{{ строка.наименование }}"),
    Column("Адрес места нахождения поставщика социальных услуг", 55, "{{ строка.адрес }}"),
    Column(
        "Контактная информация поставщика социальных услуг (телефоны, адрес электронной почты и т.п.)",
        55,
        "{{ строка.контакты }}",
    ),
)
REFUSALS: tuple[Column, ...] = (
    Column(
        "Наименование формы социального обслуживания, вида социальных услуг, социальной услуги, от которых"
        " отказывается получатель социальных услуг",
        62,
        "{{ отказ.от_чего_отказ }}",
    ),
    Column("Причины отказа", 52, "{{ отказ.причина }}"),
    Column("Дата отказа", 24, "{{ отказ.дата }}", centred=True),
    Column("Подпись получателя социальных услуг", 32),
)
SUPPORT = (
    Column("Вид социального сопровождения", 64, "{{ мера.вид_сопровождения }}", note="мера.организация"),
    Column("Получатель социального сопровождения *(1)", 60, "{{ мера.получатель }}"),
    Column("Отметка о выполнении *(2)", 46, "{{ мера.отметка_о_выполнении }}"),
)
SUPPLIERS, OF_SUPPLIERS = below(
    SUPPLIERS, dict.fromkeys(("строка.наименование", "строка.адрес", "строка.контакты"), LONG_NAME)
)
REFUSALS, OF_REFUSALS = below(REFUSALS, {"отказ.причина": LONG})
AGREED = "С содержанием индивидуальной программы предоставления социальных услуг согласен"
SIGNED = "(подпись получателя социальных услуг или его законного представителя *(3))"
WHO = (
    "{% if клиент.говорит_сам or not клиент.представитель %}{{ клиент.фамилия_и_о }}"
    "{% else %}{{ клиент.представитель|инициалы }}{% endif %}"
)
AUTHORISED = "Лицо, уполномоченное на подписание индивидуальной программы предоставления социальных услуг"
POST_CAPTION = "(должность лица, подпись)"
SIGNER = "(иппсу.подписал or учреждение.руководитель_органа)|инициалы"
POST = (
    "{% if иппсу.подписал or иппсу.должность_подписавшего %}{{ иппсу.должность_подписавшего }}"
    "{% else %}{{ учреждение.должность_руководителя_органа }}{% endif %}"
)
FOOTNOTE = Style("Footnote", "Footnote", size=9, before=2, hyphens=True)
FOOTNOTES = (
    "*(1) Указывается получатель социальных услуг или родители, опекуны, попечители, иные законные"
    " представители несовершеннолетних детей.",
    "*(2) Организация, оказывающая социальное сопровождение, ставит отметку: «выполнено», «выполнено"
    " частично», «не выполнено» (с указанием причины).",
    "*(3) Подчеркнуть статус лица, поставившего подпись.",
)


def named() -> str:
    """«ИППСУ № 5 от 12.01.2026», as far as it is known."""
    number = "{% if иппсу.номер %} № {{ иппсу.номер }}{% endif %}"
    return f"ИППСУ{number}{{% if иппсу.дата %}} от {{{{ иппсу.дата|дата }}}}{{% endif %}}"


def _person() -> tuple[str, ...]:
    """Whose programme it is."""
    return (
        fact("1. Фамилия, имя, отчество (при наличии)", tag("клиент.фио"), 77),
        line(
            Part(16, "2. Пол"),
            Part(40, answer=tag("клиент.пол")),
            Part(4),
            Part(38, "3. Дата рождения"),
            Part(72, answer=tag("клиент.дата_рождения")),
        ),
        wording(run("4. Адрес места жительства:")),
        _place("клиент.адрес", HOME, "клиент.телефон"),
        wording(run("5. Адрес места работы:")),
        _place("клиент.адрес_места_работы", WORK),
        wording(run(PASSPORT)),
        answer("клиент.документ"),
        fact("7. Адрес электронной почты (при наличии)", tag("клиент.электронная_почта"), 82),
    )


def _place(address: str, caption: str, phone: str = "") -> str:
    """An address on one rule with the names of its parts, and the telephone."""
    return line(
        Part(108, answer=tag(address), caption=caption),
        Part(4),
        Part(18, "телефон"),
        Part(40, answer=tag(phone) if phone else ""),
    )


def _columns(second: str) -> tuple[Column, ...]:
    """The columns of a table of services."""
    return (
        Column("№ п/п", 9, "{{ строка.номер }}", centred=True),
        Column(
            f"Наименование {second} и формы социального обслуживания",
            49,
            "{{ строка.услуга }}",
            note="строка.форма_обслуживания",
        ),
        Column("Объем предоставления услуги", 28, "{{ строка.объем }}", centred=True),
        Column("Периодичность предоставления услуги", 29, "{{ строка.периодичность }}", centred=True),
        Column("Срок предоставления услуги", 28, "{{ строка.срок }}", centred=True),
        Column("Отметка о выполнении", 27, "{{ строка.отметка_о_выполнении }}"),
    )


def _services() -> tuple[str, ...]:
    """Seven tables, whether they have rows or not; one of long-term care where it has any."""
    tables = (
        paragraph(run(heading), style="TableName") + _table(kind, second) for kind, heading, second in KINDS
    )
    care = paragraph(run(CARE), style="TableName") + _table("по_уходу", "услуги")
    return (
        paragraph(run("10. Виды социальных услуг:"), style="Statement"),
        *tables,
        blocks_if("услуги_иппсу.по_уходу", care),
    )


def _table(kind: str, second: str) -> str:
    columns = _columns(second)
    rows = f"услуги_иппсу.{kind}"
    none = for_the_pen(columns, f"not {rows} and not ({BLANK})")
    # both rows of a blank on one page, under the heading
    pair = for_the_pen(columns, BLANK, keep=True), for_the_pen(columns, BLANK)
    return grid(columns, f"строка in {rows}", blanks=0, after=(none, *pair))


def page() -> Page:
    """The programme, without the conclusion, which is written at the end of its term."""
    body = (
        corner(*ORDER),
        ruled(run(BODY), BODY_CAPTION),
        title(TITLE),
        line(
            Part(50, answer=tag("иппсу.дата"), caption="(дата составления)", centred=True),
            Part(72),
            Part(8, "№"),
            Part(40, answer=tag("иппсу.номер"), centred=True),
        ),
        *_person(),
        paragraph(
            run("8. Индивидуальная программа предоставления социальных услуг разработана "),
            underlined("иппсу.разработана", ("впервые", "впервые"), ("повторно", "повторно")),
            run(f" (нужное подчеркнуть) на срок до: {UNTIL}"),
            style="Wording",
        ),
        fact("9. Форма социального обслуживания", tag("услуги_иппсу.формы"), 70),
        *_services(),
        paragraph(run("Примечания:"), style="Statement"),
        *(paragraph(run(note), style="Remark") for note in NOTES),
        wording(run("11. Условия предоставления социальных услуг:")),
        answer("иппсу.условия", caption=CONDITIONS),
        wording(run("12. Перечень рекомендуемых поставщиков социальных услуг:")),
        grid(SUPPLIERS, "строка in поставщики", blanks=2, under=OF_SUPPLIERS),
        wording(run("13. Отказ от социального обслуживания, социальной услуги:")),
        grid(REFUSALS, "отказ in отказы", blanks=0, always=2, held=True, under=OF_REFUSALS),
        wording(run("14. Мероприятия по социальному сопровождению:")),
        grid(SUPPORT, "мера in сопровождение", blanks=2, tied=True),
        signed(AGREED, ("", SIGNED), (run(WHO), NAME), keep=True),
        signed(
            AUTHORISED,
            (run(POST), POST_CAPTION),
            (fitted(SIGNER, 36), NAME),
            width=66,
            rule=60,  # the post, and room to sign behind it
            below=(SEAL, "SignatureNote"),
        ),
        *(paragraph(run(note), style="Footnote", keep=note is not FOOTNOTES[-1]) for note in FOOTNOTES),
    )
    return official_page(TITLE, body, foot=foot(named()), styles=(FOOTNOTE,))
