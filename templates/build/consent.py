"""«Согласие на обработку персональных данных»: a paper of its own, with all that 152-ФЗ asks for."""

from __future__ import annotations

from itertools import starmap
from typing import NamedTuple

from paperwork.sheets.ages import LEARNS, WORKS

from .form import BLANK, WIDTH, Fact, docket, foot, letterhead, statement, tag, title, younger
from .glossary import FILE_NUMBER
from .grid import Column, head
from .official import REPRESENTED, SELF, spoken
from .ooxml import NO_BREAK, ROW, blocks_if, cell, paragraph, row, rows_if, run, table, tag_row
from .package import Page
from .signatures import signatures, speakers
from .styles import Style

TITLE = "Согласие на обработку персональных данных"
HIS = '{{ клиент.пол|род("его", "ее") }}'
DAY_AND_FILE = (
    Fact("Дата", tag("клиент.дата_согласия", "дата_словами")),
    Fact(FILE_NUMBER, tag("клиент.дело")),
)
LABEL, GAP = 42.0, 2.0
OWN_DOCUMENT = "(документ, удостоверяющий личность: вид, номер, кем и когда выдан)"
LAW = f"(статья{NO_BREAK}9 Федерального закона от 27.07.2006 № 152-ФЗ «О{NO_BREAK}персональных данных»):"
FOR_ONESELF = (
    f"свободно, своей волей и в своем интересе даю согласие на обработку моих персональных данных {LAW}"
)
FOR_ANOTHER = (
    f"свободно, своей волей и в {HIS} интересе даю согласие на обработку {HIS} персональных данных"
    f" и моих данных как представителя {LAW}"
)
FOR_EITHER = (
    "свободно, своей волей и в своем интересе / в интересе того, кого представляю (ненужное зачеркнуть), даю"
    f" согласие на обработку моих / его (ее) и моих персональных данных {LAW}"
)
OPERATOR = (
    "{% if учреждение.полное_наименование %}{{ учреждение.полное_наименование }}{% endif %}"
    "{% if учреждение.полное_наименование and учреждение.адрес %}, {% endif %}"
    "{% if учреждение.адрес %}{{ учреждение.адрес }}{% endif %}"
)
ADDRESS = blocks_if(  # to be written by hand
    "учреждение.полное_наименование and not учреждение.адрес",
    paragraph(run(f"адрес: {'_' * 60}"), style="Clause"),
)
# Room to write in: the edge of the cell is the last of its lines.
ROOM = paragraph(style="ClauseRoom")
RULED = paragraph(style="ClauseRule")
UNKNOWN = blocks_if("not учреждение.полное_наименование", RULED, ROOM)
PURPOSE = (
    "социальное обслуживание (оценка нуждаемости, план обслуживания, его исполнение и пересмотр, учет"
    " оказанных услуг). Для других целей данные не используются."
)
# as the application and the profile ask: what is written of a small child all the same is named
UNTAUGHT = f"{younger(LEARNS)} and not клиент.образование and not клиент.социальное_положение"
DATA = (
    "фамилия, имя, отчество; пол; дата рождения; гражданство; адрес; телефон; электронная почта; данные"
    f" документа, удостоверяющего личность; СНИЛС; {{% if {UNTAUGHT} %}}материальное"
    f"{{% elif {younger(WORKS)} %}}образование; социальное и материальное"
    "{% else %}образование, работа; социальное, семейное и материальное{% endif %}"
    " положение, доходы; состав семьи; условия проживания, ухудшающие их обстоятельства; категория клиента;"
    " сведения о представителе; причина обращения, проблема и потребности;"
    " социально-психологический портрет; план обслуживания, программа помощи, контакты и оказанные услуги."
)
ACTIONS = (
    "сбор, запись, систематизация, накопление, хранение, уточнение (обновление, изменение), извлечение,"
    " использование, обезличивание, блокирование, удаление, уничтожение. Способ обработки – смешанный:"
    " на бумаге и на компьютерах. Передача другим лицам, распространение – по отдельному письменному"
    " согласию или закону."
)
DAY = NO_BREAK.join(("«___»", "____________", "20__", "г."))
TERM = (
    f"Согласие действует со дня подписания до окончания социального обслуживания, но не дольше чем до {DAY}"
)
WITHDRAWAL = (
    "Согласие можно отозвать в любое время письменным заявлением, переданным оператору лично или по почте."
    " Оператор прекращает обработку и в срок не более тридцати дней уничтожает данные, кроме тех,"
    " хранить которые обязывает федеральный закон."
)
CONDITIONS = (Column("№", 8), Column("На что и на каких условиях дается согласие", 162))
SPECIAL = (
    Column("Категория", 44),
    Column("Какие сведения", 101),
    Column("Подпись", 25),
)
AGREED = (  # a minor
    'С согласием представителя {{ клиент.пол|род("ознакомлен", "ознакомлена") }}'
    ' и {{ клиент.пол|род("согласен", "согласна") }}.'
)
SIGNED_APART = "Специальные категории данных: на каждую – отдельная подпись (ненужное зачеркнуть)"
CONFIRMED = "Даю согласие на условиях, указанных в пунктах 1–7."
STYLES = (  # so tight that the consent of who speaks for himself is on one page
    Style("Cell", "Cell", size=11, before=1, after=1, hyphens=True),
    Style("Title", "Title", size=14, bold=True, before=3, after=0, centred=True, keep=True),
    Style("Consent", "Consent", size=11.5, before=1, after=1, hyphens=True),
    Style("Clause", "Clause", size=11, before=0.2, after=0.2, hyphens=True),
    Style("Clause Rule", "ClauseRule", size=11, before=8, ruled=True),
    Style("Clause Room", "ClauseRoom", size=11, before=2),
    Style("Part", "Part", before=4, after=1),
    Style("Lead", "Lead", size=11, italic=True, before=4, keep=True),
    Style("Special", "Special", size=11, bold=True, before=4, after=1, keep=True),
    Style("Note", "Note", size=9, before=1, after=1, hyphens=True),
    Style("Statement", "Statement", before=2, keep=True),
)


SIGNED = 8.0  # the line that is signed


class Clause(NamedTuple):
    """A condition of the consent: its name, what it says, the least height of its row, what is below."""

    name: str
    text: str = ""
    height: float = ROW
    below: str = ""


CLAUSES = (
    Clause("Оператор (наименование и адрес):", OPERATOR, below=UNKNOWN + ADDRESS),
    Clause("Цель обработки:", PURPOSE),
    Clause("Персональные данные:", DATA),
    Clause("Действия с данными, способ обработки:", ACTIONS),
    Clause(
        "Лицо, обрабатывающее данные по поручению оператора (если такое лицо есть), его адрес:",
        below=RULED + ROOM,
    ),
    Clause("Срок действия согласия.", TERM),
    Clause("Как отозвать согласие.", WITHDRAWAL),
)


def _clause(number: int, clause: Clause) -> str:
    words = paragraph(
        run(clause.name, bold=True), run(f" {clause.text}") if clause.text else "", style="Clause"
    )
    texts = (paragraph(run(f"{number}."), style="Clause"), words + clause.below)
    return row(*map(cell, texts, (column.width for column in CONDITIONS)), height=clause.height)


def _clauses() -> str:
    """The conditions."""
    rows = starmap(_clause, enumerate(CLAUSES, 1))
    return table((column.width for column in CONDITIONS), head(CONDITIONS), *rows, style="Grid")


def _part(
    label: str, content: str = "", caption: str = "", unknown: str = "", height: float = ROW
) -> tuple[str, ...]:
    """A part of the sentence «Я, … даю согласие»: its words, and the rule with the caption under it.

    The caption of a known answer is left out: that of an ``unknown`` one, if the condition is given.
    """
    right = WIDTH - LABEL - GAP
    words = cell(paragraph(run(label), style="Part", keep=True), LABEL, align="bottom")
    said = paragraph(run(content) if content else "", style="Part", keep=True)
    line = row(words, cell("", GAP), cell(said, right, ruled=True, align="bottom"), height=height)
    small = [cell(paragraph(style="Caption", keep=True), width) for width in (LABEL, GAP)]
    small.append(cell(paragraph(run(caption), style="Caption", keep=True), right))
    under = row(*small)
    if not caption:
        return (line,)
    return (line, *_rows_if(unknown, under)) if unknown else (line, under)


def _document(label: str, content: str, unknown: str) -> tuple[str, ...]:
    """The part of a document: by hand its number and who has given it take two rules."""
    line, *under = _part(label, content, OWN_DOCUMENT, unknown)
    (second,) = _part("")
    return (line, *_rows_if(unknown, second), *under)


def _rows_if(condition: str, *rows: str) -> tuple[str, ...]:
    return rows_if(condition, *rows, span=3, width=WIDTH)


def _sentence() -> str:
    """Who gives the consent: the client, or who represents him; on a blank there is room for both."""
    lead = paragraph(run("Если согласие дается за другого человека:"), style="Lead")
    whose = (
        *_rows_if(BLANK, row(cell(lead, WIDTH, span=3))),
        *_part("мои полномочия", DETAILS, RELATION, "not клиент.представитель_кем_приходится"),
        *_rows_if(UNDOCUMENTED, *_part("по документу", "{{ клиент.представитель_основание }}", DOCUMENT)),
        *_part("действуя в интересах", "{{ клиент.фио|родительный }}", PERSON, BLANK),
        *_part(f"{HIS} адрес", "{{ клиент.адрес }}"),
        *_document(f"{HIS} документ", "{{ клиент.документ }}", "not клиент.документ"),
    )
    return table(
        (LABEL, GAP, WIDTH - LABEL - GAP),
        *_part("Я,", _either("клиент.фио", "клиент.представитель"), "(фамилия, имя, отчество)", UNNAMED),
        *_part("проживаю по адресу", _either("клиент.адрес", "клиент.представитель_адрес")),
        *_document("мой документ", _either("клиент.документ", HIS_OWN), f"not ({KNOWN})"),
        *_rows_if(REPRESENTED, *whose),
    )


PERSON = "(фамилия, имя, отчество того, за кого дается согласие)"
UNNAMED = f"{BLANK} or not {SELF} and not клиент.представитель"
HIS_OWN = "клиент.представитель_документ"
KNOWN = f"{SELF} and клиент.документ or not {SELF} and {HIS_OWN}"
OF_HIM = "клиент.представитель_сведения"
UNDOCUMENTED = "not клиент.назван_документ_представителя"
DETAILS = (
    f"{{% if {UNDOCUMENTED} %}}{{{{ клиент.представитель_кем_приходится }}}}"
    f"{{% else %}}{{{{ {OF_HIM} }}}}{{% endif %}}"
)
RELATION = "(кем прихожусь)"
DOCUMENT = "(документ о полномочиях: вид, номер, дата, кем выдан или удостоверен)"


def _either(own: str, other: str) -> str:
    """The client's answer where he speaks for himself; else that of who represents him."""
    return f"{{% if {SELF} %}}{{{{ {own} }}}}{{% else %}}{{{{ {other} }}}}{{% endif %}}"


def _special() -> str:
    """The special categories that a case may hold, each signed for: also those that are filled in later.

    They are on the page of the signature: in a loop only the last row is kept, so the last two are out of it.
    """
    widths = [column.width for column in SPECIAL]
    every = "возможные_особые_данные"
    opening, end = (
        tag_row(f"{{%tr {words} %}}", len(widths), WIDTH) for words in (f"for вид in {every}[:-2]", "endfor")
    )
    last = (
        part
        for place in (2, 1)
        for part in rows_if(
            f"{every}|length >= {place}",
            _category(f"{every}[-{place}]"),
            span=len(widths),
            width=WIDTH,
        )
    )
    rows = (head(SPECIAL), opening, _category("вид"), end, *last)
    return paragraph(run(SIGNED_APART), style="Special") + table(widths, *rows, style="Grid")


def _category(path: str) -> str:
    """The row of a category, kept with what follows."""
    texts = (f"{{{{ {path}.категория|с_заглавной }}}}", f"{{{{ {path}.сведения }}}}", "")
    cells = zip(texts, SPECIAL, ("Cell", "Note", "Cell"), strict=True)
    return row(
        *(
            cell(paragraph(run(text) if text else "", style=style, keep=True), column.width)
            for text, column, style in cells
        ),
        height=ROW,
    )


def page() -> Page:
    """The consent."""
    body = (
        letterhead(asked=False),
        title(TITLE),
        docket(DAY_AND_FILE, spaced=False) + paragraph(style="Seam"),
        _sentence(),
        *spoken(FOR_EITHER, FOR_ONESELF, FOR_ANOTHER, "Consent"),
        _clauses(),
        _special(),
        statement(CONFIRMED),
        signatures(*speakers(AGREED), height=SIGNED),
    )
    return Page(TITLE, body, left=30, right=10, styles=STYLES, foot=foot(TITLE))
