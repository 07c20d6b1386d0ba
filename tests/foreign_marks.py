"""Marks of other programs, as documents of Word hold them."""

from __future__ import annotations

from word.documents import p, r, tbl, tr

LEADER = '<w:pPr><w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="9000"/></w:tabs></w:pPr>'
TAB = "<w:r><w:tab/></w:r>"


def simple_field(code: str, shown: str) -> str:
    """A field that is one element."""
    return f'<w:fldSimple w:instr=" {code} ">{r(shown)}</w:fldSimple>'


def field(instruction: str, shown: str) -> str:
    """A field between its marks."""
    return mark("begin") + code(instruction) + mark("separate") + r(shown) + mark("end")


def form_field(kind: str, name: str, shown: str = "     ", more: str = "<w:textInput/>") -> str:
    """A field of a form with its name."""
    data = f'<w:ffData><w:name w:val="{name}"/><w:enabled/>{more}</w:ffData>'
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    return begin + code(kind) + mark("separate") + r(shown) + mark("end")


def control(alias: str, words: str, *, kind: str = "text", waits: bool = True) -> str:
    """A content control within a paragraph."""
    name = f'<w:alias w:val="{alias}"/>' if alias else ""
    waiting = "<w:showingPlcHdr/>" if waits else ""
    return (
        f"<w:sdt><w:sdtPr>{name}{waiting}<w:{kind}/></w:sdtPr><w:sdtContent>{r(words)}</w:sdtContent></w:sdt>"
    )


def lined(spaces: int) -> str:
    """Underlined spaces."""
    return r(" " * spaces, '<w:u w:val="single"/>')


def mark(kind: str) -> str:
    """The beginning, the middle or the end of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    """The instruction of a field."""
    return f'<w:r><w:instrText xml:space="preserve"> {text} </w:instrText></w:r>'


# ruff: noqa: E501
# fmt: off
# the body → what is printed for Vera when it has been cured
CURED = {
    "a simple merge field": (p("Гр. ", simple_field("MERGEFIELD Фамилия", "«Фамилия»")), "Гр. Соколова"),
    "with a switch": (
        p("от ", simple_field(r"MERGEFIELD ФИО_род \* MERGEFORMAT", "«ФИО_род»")),
        "от Соколовой Веры Ильиничны",
    ),
    "a merge field of marks": (
        p("Родилась ", field('MERGEFIELD "Дата рождения"', "«Дата_рождения»"), " в селе"),
        "Родилась 05.03.1980 в селе",
    ),
    "an English name": (p(field("MERGEFIELD Last_Name", "«Last_Name»")), "Соколова"),
    "two merge fields": (
        p(field("MERGEFIELD Имя", "«Имя»"), " ", field("MERGEFIELD Отчество", "«Отчество»")),
        "Вера Ильинична",
    ),
    "an address block": (p(field("ADDRESSBLOCK", "«AddressBlock»")), "пос. Дальний"),
    "a variable of the document": (p(field("DOCVARIABLE Телефон", "нет")), "+7 843 123-45-67"),
    "a form field by its name": (p("СНИЛС: ", form_field("FORMTEXT", "СНИЛС")), "СНИЛС: 112-233-445 95"),
    "a form field by the words before": (
        p("Дата рождения: ", form_field("FORMTEXT", "Текст3")),
        "Дата рождения: 05.03.1980",
    ),
    "a form field by the cell before": (
        tbl(tr("Профессия", p(form_field("FORMTEXT", "Text1")))).replace("<w:p><w:p>", "<w:p>"),
        "Профессия швея",
    ),
    "a control by its name": (p("Живет: ", control("Адрес", "Место для ввода текста.")), "Живет: пос. Дальний"),
    "a control by the words before": (
        p("Фамилия: ", control("", "Место для ввода текста.")),
        "Фамилия: Соколова",
    ),
    "single brackets": (p("{Фамилия}"), "Соколова"),
    "several of them": (p("{Фамилия} {Имя}, {клиент.отчество}"), "Соколова Вера, Ильинична"),
    "square brackets": (p("[Дата рождения]"), "05.03.1980"),
    "two square brackets": (p("[[ клиент.фамилия ]]"), "Соколова"),
    "double angle brackets": (p("&lt;&lt;ФИО клиента&gt;&gt;"), "Соколова Вера Ильинична"),
    "angle brackets": (p("&lt;Фамилия&gt;"), "Соколова"),
    "chevrons": (p("Я, «Фамилия» «Имя» «Отчество», прошу"), "Я, Соколова Вера Ильинична, прошу"),
    "chevrons with a case": (p("Выдано «ФИО_дат»"), "Выдано Соколовой Вере Ильиничне"),
    "a dollar": (p("${Фамилия} ${Дата_рождения}"), "Соколова 05.03.1980"),
    "a dollar inside": (p("{$Фамилия}"), "Соколова"),
    "hashes": (p("Гражданка #ФИО#"), "Гражданка Соколова Вера Ильинична"),
    "per cents": (p("%ФАМИЛИЯ% %ИМЯ%"), "Соколова Вера"),
    "an at sign": (p("@ФИО, прошу"), "Соколова Вера Ильинична, прошу"),
    "a path": (p("[клиент.фио|родительный]"), "Соколовой Веры Ильиничны"),
    "a name with its case": (p("{Фамилия в родительном падеже}"), "Соколовой"),
    "camels": (p("${ДатаРождения}"), "05.03.1980"),
    "the institution": (p("[Наименование учреждения], {ФИО директора}"), "Центр «Вера», Воронцова Мария Сергеевна"),
    "whose it is": (p("Телефон учреждения: {Телефон учреждения}"), "Телефон учреждения: 8 843 765-43-21"),
    "a misspelt name": (p("{Фамлия}"), "Соколова"),
    "two answers": (p("{Фамилия имя}, {Имя и отчество}"), "Соколова Вера, Вера Ильинична"),
    "over runs": (p("[Фам", "илия", "]"), "Соколова"),
    "low lines": (p("Фамилия, имя, отчество: ______________"), "Фамилия, имя, отчество: Соколова Вера Ильинична"),
    "low lines and words after": (p("Фамилия ______, профессия ________."), "Фамилия Соколова, профессия швея."),
    "a caption below": (p("_________________") + p("(фамилия, имя, отчество)"), "Соколова Вера Ильинична (фамилия, имя, отчество)"),
    "a day": (p("Дата рождения «___» __________ 19___ г."), "Дата рождения 05.03.1980"),
    "dots": (p("Профессия ................"), "Профессия швея"),
    "underlined spaces": (p("Профессия: ", lined(20)), "Профессия: швея"),
    "a leader": (p("Профессия", TAB, look=LEADER), "Профессия швея"),
    "empty cells": (tbl(tr("Фамилия", ""), tr("2. Дата рождения:", "")), "Фамилия Соколова 2. Дата рождения: 05.03.1980"),
    "an empty table": (
        tbl(tr("№", "Услуга", "Описание"), tr("", "", ""), tr("", "", ""), columns=3),
        "№ Услуга Описание 1 уборка мытье полов 2 стирка",
    ),
    "a row of a list": (tbl(tr("Услуга", "Описание"), tr("{Услуга}", "{Описание}")), "Услуга Описание уборка мытье полов стирка"),
    "a list by its name": (tbl(tr("{перечень_услуг.услуга}", "")), "уборка стирка"),
    "our own faults": (p("{{ фио }} {{ клиент.дата рождения }}, {{ клиент.фaмилия|родительного }}"), "Соколова Вера Ильинична 05.03.1980, Соколовой"),
    "several blanks in a line": (p("Ф.И.О. ________ Дата рождения ________ Телефон: ________"), "Ф.И.О. Соколова Вера Ильинична Дата рождения 05.03.1980 Телефон: +7 843 123-45-67"),
    "a blank after marks": (p("от {Фамилия} {Имя}, проживающей: ______________"), "от Соколова Вера, проживающей: пос. Дальний"),
    "a blank in a sentence": (p("Дана гр. ________ (Ф.И.О.), проживающей по адресу: _________"), "Дана гр. Соколова Вера Ильинична (Ф.И.О.), проживающей по адресу: пос. Дальний"),
    "a number sign": (p("[№ дела]"), "1"),
    "longer headers of a table": (
        tbl(tr("№ п/п", "Наименование услуги", "Описание"), tr("1", "", ""), columns=3),
        "№ п/п Наименование услуги Описание 1 уборка мытье полов 2 стирка",
    ),
    "in a header of a table": (tbl(tr("{Фамилия}", "{Имя}")), "Соколова Вера"),
}  # fmt: skip
