"""Papers as organisations type them for the clients of the sample book, in layouts of their own.

Nothing of the program has made them: the names are declined by hand, the dates written as an office writes
them, the runs cut as Word cuts them. See `test_typed_papers`.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from empty_document import empty_document

from paperwork.case.context import ClientContext
from paperwork.case.tags import all_tags

CASES = "ирдвтп"
Forms = Sequence[str]
NAMES: Mapping[str, tuple[Forms, Forms, Forms]] = {
    "12": (
        ("Соколова", "Соколовой", "Соколовой", "Соколову", "Соколовой", "Соколовой"),
        ("Вера", "Веры", "Вере", "Веру", "Верой", "Вере"),
        ("Ильинична", "Ильиничны", "Ильиничне", "Ильиничну", "Ильиничной", "Ильиничне"),
    ),
    "15": (
        ("Белова-Заречная", *["Беловой-Заречной"] * 2, "Белову-Заречную", *["Беловой-Заречной"] * 2),
        ("Анна", "Анны", "Анне", "Анну", "Анной", "Анне"),
        ("Сергеевна", "Сергеевны", "Сергеевне", "Сергеевну", "Сергеевной", "Сергеевне"),
    ),
    "27": (
        ("Швец", "Швеца", "Швецу", "Швеца", "Швецом", "Швеце"),
        ("Николай", "Николая", "Николаю", "Николая", "Николаем", "Николае"),
        ("Тимофеевич", "Тимофеевича", "Тимофеевичу", "Тимофеевича", "Тимофеевичем", "Тимофеевиче"),
    ),
    "30": (
        ("Громова", "Громовой", "Громовой", "Громову", "Громовой", "Громовой"),
        ("Лидия", "Лидии", "Лидии", "Лидию", "Лидией", "Лидии"),
        ("Петровна", "Петровны", "Петровне", "Петровну", "Петровной", "Петровне"),
    ),
    "36": (
        ("Мальцева", "Мальцевой", "Мальцевой", "Мальцеву", "Мальцевой", "Мальцевой"),
        ("Нина", "Нины", "Нине", "Нину", "Ниной", "Нине"),
        ("Павловна", "Павловны", "Павловне", "Павловну", "Павловной", "Павловне"),
    ),
    "С1": (
        ("Михайлова", "Михайловой", "Михайловой", "Михайлову", "Михайловой", "Михайловой"),
        ("Татьяна", "Татьяны", "Татьяне", "Татьяну", "Татьяной", "Татьяне"),
        ("Юрьевна", "Юрьевны", "Юрьевне", "Юрьевну", "Юрьевной", "Юрьевне"),
    ),
    "С2": (
        ("Григорьев", "Григорьева", "Григорьеву", "Григорьева", "Григорьевым", "Григорьеве"),
        ("Антон", "Антона", "Антону", "Антона", "Антоном", "Антоне"),
        ("Игоревич", "Игоревича", "Игоревичу", "Игоревича", "Игоревичем", "Игоревиче"),
    ),
}
POSTS: Mapping[str, Forms] = {
    "С1": [f"{word} по социальной работе" for word in (
        "специалист", "специалиста", "специалисту", "специалиста", "специалистом", "специалисте")],
    "С2": [f"{one} {two}" for one, two in zip(
        ("социальный", "социального", "социальному", "социального", "социальным", "социальном"),
        ("работник", "работника", "работнику", "работника", "работником", "работнике"), strict=True)],
}  # fmt: skip
MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
    "ноября", "декабря",
)  # fmt: skip
TAGS = [tag.name for tag in all_tags({})]


class Who:
    """A client as a clerk knows him: what stands in the book, and the forms of his name."""

    def __init__(self, case: ClientContext) -> None:
        assert case.client
        self.number = str(case.client.file_number)
        self.answers: Any = case.context(TAGS)
        self.client: Any = self.answers["клиент"]
        self.code = str(case.client.specialist)

    def name(self, case: str, style: str = "full", of: str = "") -> str:
        """The name in a case: full, «fi», «if», «io», «f», «FIO»."""
        surname, given, patronymic = (forms[CASES.index(case)] for forms in NAMES[of or self.number])
        initials = f"{given[0]}.{patronymic[0]}."
        return {
            "full": f"{surname} {given} {patronymic}",
            "FIO": f"{surname} {given} {patronymic}".upper(),
            "fi": f"{surname} {initials}",
            "if": f"{initials} {surname}",
            "io": f"{given} {patronymic}",
            "f": surname,
        }[style]

    def specialist(self, case: str, style: str = "if") -> str:
        """The name of his specialist."""
        return self.name(case, style, self.code)

    @property
    def telephone(self) -> str:
        """The telephone of his specialist."""
        return str(next(one["телефон"] for one in self.answers["специалисты"] if one["код"] == self.code))

    def post(self, case: str) -> str:
        """The post of his specialist."""
        return POSTS[self.code][CASES.index(case)]

    def by_sex(self, he: str, she: str) -> str:
        """The word that agrees with the client."""
        return she if self.client["пол"] == "женский" else he


def numeric(day: date | None) -> str:
    """05.03.2026; nothing where there is no day."""
    return f"{day:%d.%m.%Y}" if day else ""


def worded(day: date, ending: str = " г.") -> str:
    """5 марта 2026 г."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}{ending}"


def base(font: str, size: float) -> Document:
    """An empty paper in a font."""
    document = empty_document()
    document.styles["Normal"].font.name = font
    document.styles["Normal"].font.size = Pt(size)
    for style in list(document.styles):
        fonts = style.element.find(f".//{qn('w:rFonts')}")
        if fonts is not None:
            fonts.set(qn("w:eastAsia"), font)
    return document


def add(
    place: Any, *texts: str, align: str = "", bold: bool = False, indent: float = 0, style: str | None = None
) -> Any:
    """A paragraph whose texts are runs, every second one bold."""
    paragraph = place.add_paragraph(style=style)
    for number, text in enumerate(texts):
        paragraph.add_run(text).bold = bold or number % 2 == 1 or None
    if align:
        paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align.upper())
    if indent:
        paragraph.paragraph_format.first_line_indent = Mm(indent)
    return paragraph


def table(document: Document, rows: Sequence[Sequence[str]], widths: Sequence[float] = ()) -> Any:
    """A table with lines."""
    found = document.add_table(len(rows), len(rows[0]))
    found.style = "Table Grid"
    for row, texts in zip(found.rows, rows, strict=True):
        for number, text in enumerate(texts):
            row.cells[number].text = text
            if widths:
                row.cells[number].width = Mm(widths[number])
    return found


def petition(who: Who) -> Document:
    """A petition for help in money: letterhead in two columns, running text, three cases of the name."""
    document, answers = base("Times New Roman", 14), who.answers
    institution = answers["учреждение"]
    head = document.add_table(1, 2)
    left, right = head.rows[0].cells
    lines = institution["краткое_наименование"], institution["адрес"], f"тел. {institution['телефон']}"
    left.text = "\n".join(lines)
    right.text = "В комиссию по оказанию\nматериальной помощи"
    add(document, "ХОДАТАЙСТВО", align="center", bold=True)
    add(
        document,
        f"Прошу рассмотреть вопрос об оказании материальной помощи {who.name('д')}, "
        f"{numeric(who.client['дата_рождения'])} года рождения, {who.by_sex('проживающему', 'проживающей')} "
        f"по адресу: {who.client['адрес']}, {who.client['документ']}.",
        indent=12.5,
    )
    add(
        document,
        f"{who.name('и', 'io')} состоит на обслуживании с {worded(who.client['дата_приема'])} "
        f"Причина обращения: {who.client['причина_обращения']}. Социальное положение: "
        f"{who.client['социальное_положение']}, семейное положение: {who.client['семейное_положение']}.",
        indent=12.5,
    )
    add(document, f"Проблема: {' '.join(answers['план']['проблема'].split())}", indent=12.5)
    add(
        document,
        f"Контактный телефон {who.name('р', 'fi')}: {who.client['телефон']}. Документы получены "
        f"{who.post('т')} {who.specialist('т', 'fi')} и находятся в деле.",
        indent=12.5,
    )
    sign = add(document, f"Директор\tЕ.А. Рябинина\nИсп. {who.specialist('и', 'fi')}, {who.telephone}")
    sign.paragraph_format.tab_stops.add_tab_stop(Mm(120))
    return document


def survey(who: Who) -> Document:
    """An act of a survey: a table of labels with merged headings of sections, conclusions as a list."""
    document, client, portrait = base("Arial", 11), who.client, who.answers["портрет"]
    add(document, "АКТ", align="center", bold=True)
    add(document, "обследования социально-бытовых условий", align="center")
    rows = [
        ("1. Сведения о гражданине", ""),
        ("Фамилия, имя, отчество", who.name("и")),
        ("Дата рождения", numeric(client["дата_рождения"])),
        ("Адрес проживания", client["адрес"]),
        ("Телефон", client["телефон"]),
        ("СНИЛС", client["снилс"]),
        ("2. Положение", ""),
        ("Образование, профессия", f"{client['образование']}, {client['профессия']}"),
        ("Материальное положение", portrait["материальное_положение"]),
        ("Отношения в семье", portrait["отношения_в_семье"]),
        ("Свободное время", portrait["свободное_время"].replace("\n\n", "\n")),
    ]
    found = table(document, rows, (60, 110))
    for row in found.rows:
        if not row.cells[1].text:
            merged = row.cells[0].merge(row.cells[1])
            for run in merged.paragraphs[0].runs:
                run.bold = True
    add(document, "")
    add(
        document,
        "Обследование провел: ",
        f"{who.post('и')} {who.specialist('и', 'full')}",
        f" в присутствии {who.name('р', 'fi')}",
    )
    add(document, "Рекомендовано:")
    for line in filter(None, portrait["рекомендации"].split("\n")):
        add(document, line, style="List Bullet")
    add(document, f"С актом {who.by_sex('ознакомлен', 'ознакомлена')}: ______________ {who.name('и', 'if')}")
    return document


def extract(who: Who) -> Document:
    """An extract of a programme: landscape, a table of services under a head of two rows."""
    document, programme = base("Calibri", 10), who.answers["иппсу"]
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.header.paragraphs[0].text = f"Дело № {who.number}\t\t{who.name('и', 'fi')}"
    title = f"Выписка из ИППСУ № {programme['номер']} от {numeric(programme['дата'])}"
    add(document, title, align="center", bold=True)
    born, address = who.client["дата_рождения"].year, who.client["адрес"]
    add(document, "Получатель: ", who.name("и"), f", {born} г.р., адрес: {address}")
    until = numeric(programme["на_срок_до"])
    add(document, "Форма обслуживания: ", programme["форма_обслуживания"], f"; срок до {until}")
    services = [
        (str(number), one["услуга"], one["объем"], one["периодичность"], *_term(one))
        for number, one in enumerate(who.answers["услуги"], 1)
    ]
    head = [("№", "Услуга", "Объем", "Периодичность", "Срок", ""), ("", "", "", "", "с", "по")]
    found = table(document, [*head, *services])
    found.cell(0, 4).merge(found.cell(0, 5))
    for column in range(4):
        found.cell(0, column).merge(found.cell(1, column))
    add(document, "")
    add(document, f"Подписал: {programme['должность_подписавшего']} {programme['подписал']}")
    return document


def _term(service: Mapping[str, Any]) -> tuple[str, str]:
    return numeric(service["начало"]), numeric(service["окончание"])


def certificate(who: Who) -> Document:
    """A certificate that a person is served: a corner of the sheet, words in the dative and the genitive."""
    document, plan = base("Times New Roman", 13), who.answers["план"]
    document.sections[0].header.paragraphs[0].text = who.answers["учреждение"]["краткое_наименование"]
    line = add(document, f"№ {who.number}-С\tг. Светлоозерск")
    line.paragraph_format.tab_stops.add_tab_stop(Mm(165), WD_TAB_ALIGNMENT.RIGHT)
    add(document, "СПРАВКА", align="center", bold=True)
    add(
        document,
        "Выдана ", who.name("д", "FIO"),
        f" в том, что {who.by_sex('он', 'она')} с {worded(who.client['дата_приема'], ' года')} состоит на "
        f"социальном обслуживании по плану № {plan['номер']} от {numeric(plan['дата'])}.",
    )  # fmt: skip
    add(document, f"Адрес: {who.client['адрес']}")
    add(document, f"Работу с {who.name('т', 'fi')} ведет {who.post('и')} {who.specialist('и')}.")
    add(document, "Справка дана для предъявления по месту требования.")
    return document


def memo(who: Who) -> Document:
    """An internal memo: goals as a numbered list, who, to whom, what about."""
    document, plan = base("Cambria", 12), who.answers["план"]
    problem = " ".join(plan["проблема"].split())
    for text in ("Директору", "Рябининой Е.А.", f"от {who.post('р')}", who.specialist("р", "fi")):
        add(document, text, align="right")
    add(document, "Служебная записка", align="center", bold=True)
    add(document, f"О плане клиента: {who.name('и', 'fi')}, дело {who.number}", align="center")
    add(
        document,
        f"Довожу до Вашего сведения, что с {who.name('т')} {numeric(plan['дата'])} составлен план. "
        f"{who.by_sex('Клиент сам назвал', 'Клиентка сама назвала')} проблему: {problem}",
    )
    add(document, "Поставлены цели:")
    for goal in who.answers["цели"]:
        add(document, goal["цель"], style="List Number")
    add(document, f"Прошу закрепить план за мной на срок: {plan['пересмотр_через']}.")
    add(document, f"________________ {who.specialist('и', 'if')}", align="right")
    return document


def visits(who: Who) -> Document:
    """A sheet of contacts: whose it is above, a row a contact, numbers with brackets, a leader of dots."""
    document = base("Liberation Serif", 12)
    add(document, f"ЛИСТ КОНТАКТОВ\nклиент: {who.name('и')} (дело {who.number})", align="center", bold=True)
    rows = [
        (f"{number})", numeric(one["дата"]), one["способ"], one["содержание"], "")
        for number, one in enumerate(who.answers["контакты"], 1)
        if one["содержание"]
    ]
    table(document, [("№ п/п", "Число", "Как", "О чем говорили", "Подпись"), *rows], (14, 24, 28, 80, 24))
    add(document, "")
    leader = add(document, f"Заполняет {who.specialist('и', 'fi')}\tтел.: {who.telephone}")
    leader.paragraph_format.tab_stops.add_tab_stop(Mm(165), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    return document


PAPERS: Mapping[str, Callable[[Who], Document]] = {
    item.__name__: item for item in (petition, survey, extract, certificate, memo, visits)
}
WHOSE: Mapping[str, Sequence[str]] = {"extract": ("12", "27", "36")}  # whose papers of a kind there are
ALL = ("12", "15", "27", "30")


def typed(make: Callable[[Who], Document], case: ClientContext) -> bytes:
    """The paper of a client as Word saves it."""
    document = make(Who(case))
    _cut(document, random.Random(case.client.file_number if case.client else 0))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _cut(document: Document, chance: random.Random) -> None:
    """Cuts a run here and there, as Word does where somebody came back and where it has checked a word."""
    for run in list(document.element.body.iter(qn("w:r"))):
        texts = run.findall(qn("w:t"))
        if len(run) - (run.find(qn("w:rPr")) is not None) != 1 or len(texts) != 1:
            continue
        words = texts[0].text or ""
        if len(words) < 8 or chance.random() < 0.5:
            continue
        at = chance.randrange(2, len(words) - 2)
        rest = deepcopy(run)
        for part, text in ((run, words[:at]), (rest, words[at:])):
            leaf = part.find(qn("w:t"))
            leaf.text = text
            leaf.set(qn("xml:space"), "preserve")
        rest.set(qn("w:rsidR"), f"00{chance.randrange(16**6):06X}")
        mark = OxmlElement("w:proofErr")
        mark.set(qn("w:type"), "spellStart")
        run.addnext(mark)
        mark.addnext(rest)
