"""«Сверка оказанных услуг»: what the plan promised in a period against what the client was given."""

from __future__ import annotations

from .form import (
    GOT,
    READ,
    Fact,
    answer,
    blank_lines,
    either,
    facts,
    foot,
    heading,
    item,
    letterhead,
    named_plans,
    of_period,
    over_period,
    statement,
    tag,
    title,
    whose,
)
from .grid import WHOLE, Column, filled, head
from .ooxml import NO_BREAK, ROW, blocks_if, cell, paragraph, row, run, table, tag_row
from .package import Page
from .signatures import CLIENT, REPRESENTATIVE, SPECIALIST_BY_HAND, signatures
from .styles import Style

TITLE = "Сверка оказанных услуг"
PLAN = (Fact("План", named_plans("итоги_сверки.план")),)
PLANNED = '{{ "–" if строка.по_плану is none else строка.по_плану|число }}'
DIFFERENCE = '{{ "–" if строка.разница is none else строка.разница|со_знаком }}'


def _some(path: str) -> str:
    """A number that strikes the eye where it is not 0."""
    return f'{{{{ "–" if {path} == 0 else {path}|число }}}}'


def _summed(tagged: str) -> str:
    """A sum of what can be counted, where anything can."""
    counted = 'сверка|rejectattr("по_плану", "none")|list'
    return f"{{% if {counted} %}}{{{{ {tagged} }}}}{{% elif сверка %}}–{{% endif %}}"


# the numbers of the plan are others
IN_PLAN = '("(" ~ строка.номер_в_плане ~ ")" if строка.номер_в_плане else "")'
DIFFERS = "строка.примечание"
COLUMNS = (
    Column("№ п/п (план)", 12, "{{ строка.номер }}", note=IN_PLAN, centred=True),
    Column("Услуга", 54, "{{ строка.услуга }}", note="строка.периодичность|неразрывно", bold=DIFFERS),
    Column("По плану", 15, PLANNED, centred=True, bold=DIFFERS),
    Column("В срок", 12, "{{ строка.в_срок|число }}", centred=True, bold=DIFFERS),
    Column("После срока", 13, _some("строка.после_срока"), centred=True, bold=DIFFERS),
    Column("Вне плана", 12, _some("строка.вне_плана"), centred=True, bold=DIFFERS),
    Column("Разница", 14, DIFFERENCE, centred=True, bold=DIFFERS),
    Column("Квитанции, примечание, причина", 38, f"{{{{ строка.пояснение{WHOLE} }}}}"),
)
SUMS = (
    _summed("итоги_сверки.всего_по_плану|число"),
    "{{ итоги_сверки.всего_в_срок|число }}",
    _some("итоги_сверки.всего_после_срока"),
    _some("итоги_сверки.всего_вне_плана"),
    _summed("итоги_сверки.всего_разница|со_знаком"),
)
# a sum of what is wanting and of what was given beyond the plan says neither
BOTH = (
    "{% if итоги_сверки.всего_не_хватает and итоги_сверки.всего_сверх_плана %}"
    "не хватает {{ итоги_сверки.всего_не_хватает|число }}, сверх плана"
    " {{ итоги_сверки.всего_сверх_плана|число }}{% endif %}"
)
BY_HAND = "итоги_сверки.услуг_по_плану is none"
BLANKS = 9


def _if(condition: str, words: str, otherwise: str = "") -> str:
    other = f"{{% else %}}{otherwise}" if otherwise else ""
    return f"{{% if {condition} %}}{words}{other}{{% endif %}}"


def _total(name: str, *filters: str) -> str:
    return "{{ " + "|".join((f"итоги_сверки.{name}", *filters)) + " }}"


MANY = "сверка|length > 15"


def _which(count: str) -> str:
    """Which there are, where there are any."""
    return _if(f"итоги_сверки.{count}", f": {_total(f'кратко_{count}')}")


def _counted(count: str) -> str:
    """How many there are, and which."""
    return _total(count, "число") + _which(count)


SERVICES = '|с_числом("услуга", "услуги", "услуг")'
UNITS = '|с_числом("единица", "единицы", "единиц")'


def _given(count: str) -> str:
    """«оказана 21 единица», «оказано 11 единиц»."""
    words = 'слово_при_числе("оказана", "оказано", "оказано")'
    return f"{{{{ итоги_сверки.{count}|{words} }}}} {{{{ итоги_сверки.{count}{UNITS} }}}}"


# each with the condition under which it is printed, if any; what there is nothing of is told by a nought
SENTENCES = (
    (
        "",
        _if(
            "итоги_сверки.услуг_по_плану",
            "По плану за период – {{ итоги_сверки.услуг_по_плану" + SERVICES + " }}:"
            + " проверено по числу – " + _total("считались")
            + "; не требовалось в этот период – " + _counted("не_требовались")
            + "; прекращено планом – " + _counted("прекращены_планом")
            + "; не считалось (в плане нет числа) – " + _counted("не_считались")
            + "; по ним оказано единиц – " + _total("оказано_без_числа", "число") + ".",
            "По плану за период услуг нет.",
        )
        + " Услуг, которых в плане на этот период нет, оказано – " + _counted("нет_в_плане") + ".",
    ),
    (
        "",
        "Из проверенных по числу оказано в срок не меньше плана – " + _total("без_недостачи")
        + "; меньше плана – " + _counted("с_недостачей")
        + "; больше плана – " + _counted("с_избытком") + ".",
    ),
    (
        "",
        f"После срока {_given('всего_после_срока')}" + _which("всего_после_срока")
        + "; вне плана – " + _counted("всего_вне_плана") + ".",
    ),
    (
        "итоги_сверки.количество_не_число",
        "Не сосчитано записей, где количество – не число: " + _total("количество_не_число") + ".",
    ),
)  # fmt: skip
RESULTS = (
    Fact("Услуг по плану за период", tag("итоги_сверки.услуг_по_плану")),
    Fact("из них проверено по числу", tag("итоги_сверки.считались")),
    Fact("из проверенных не меньше плана", tag("итоги_сверки.без_недостачи")),
    Fact("из проверенных меньше плана", tag("итоги_сверки.с_недостачей")),
    Fact("Оказано единиц без числа в плане"),
)
LISTS = (  # with how many lines to write on
    ("Меньше плана (сколько не хватает)", "итоги_сверки.меньше_плана", 2),
    ("Больше плана", "итоги_сверки.больше_плана", 1),
    ("После срока", "итоги_сверки.после_окончания", 1),
    ("Вне плана", "итоги_сверки.не_по_плану", 1),
    ("Не требовалось в этот период, прекращено планом", "итоги_сверки.какие_не_требовались", 1),
    ("Не считалось (по обращению, по мере необходимости)", "итоги_сверки.какие_не_считались", 2),
)
CONSENT = f"Со сверкой {READ}, экземпляр {GOT}."
LEGEND = (
    _if(
        'сверка|selectattr("примечание")|list',
        "Полужирным – есть разница или оказанное не по плану. ",
    )
    + _if(
        '"–" in итоги_сверки.всего_по_плану|число',
        f"Числа через тире{NO_BREAK}– наименьшее и наибольшее по плану, разница{NO_BREAK}– до ближайшего. ",
    )
    + _if(
        "итоги_сверки.не_считались",
        "Прочерк в столбце «По плану» – в плане нет числа: в разницу такие строки не входят. ",
    )
    + _if("итоги_сверки.всего_вне_плана", "Вне плана – раньше срока или без записи в плане. ")
    + _if(
        'сверка|selectattr("номер_в_плане")|list and ", " in (итоги_сверки.план or "")',
        "В скобках – номер в последнем из названных планов. ",
    )
    + f"Периодичность по плану: {_total('периодичность')}."
)
STYLES = (
    Style("Legend", "Legend", size=9, before=2),
    Style("Finding", "Finding", before=2, after=2, spacing=1.15, hyphens=True),
)


def _grid() -> str:
    """A row for each service, bold where it differs from the plan, and the sums of the columns."""
    widths = [column.width for column in COLUMNS]
    tags = (f"{{%tr {words} %}}" for words in ("for строка in сверка", "else", "endfor"))
    turn, otherwise, end = (tag_row(words, len(widths), sum(widths)) for words in tags)
    line = filled(COLUMNS, keep=True)  # the sums are never alone on a page
    rest = "".join(cell(paragraph(style="Cell"), width) for width in widths[1:])
    empty = [
        row(cell(paragraph(run(str(number)), style="CellNumber"), widths[0]) + rest, height=ROW)
        for number in range(1, BLANKS + 1)
    ]
    return table(widths, head(COLUMNS), turn, line, otherwise, *empty, end, _sums(), style="Grid")


def _sums() -> str:
    first, rest = COLUMNS[:2], COLUMNS[7:]
    words = paragraph(run("Итого по строкам", bold=True), style="Cell")
    numbers = (
        cell(paragraph(run(text, bold=True), style="CellNumber"), column.width)
        for text, column in zip(SUMS, COLUMNS[2:7], strict=True)
    )
    return row(
        cell(words, sum(column.width for column in first), span=len(first)),
        *numbers,
        *(cell(paragraph(run(BOTH), style="Cell"), column.width) for column in rest),
        height=ROW,
    )


def _sentence(condition: str, words: str, *, keep: bool) -> str:
    """A paragraph of the conclusion, where its condition holds; no line of it begins with a dash."""
    bound = words.replace(" – {{", f"{NO_BREAK}–{NO_BREAK}{{{{").replace(" – ", f"{NO_BREAK}– ")
    line = paragraph(run(bound), style="Finding", keep=keep)
    return blocks_if(condition, line) if condition else line


def page() -> Page:
    """The check."""
    # a conclusion is on the page of the signatures; one of many rows would leave the page before empty
    free, together = ([_sentence(*pair, keep=keep) for pair in SENTENCES] for keep in (False, True))
    by_hand = [item("", words, answer(path, lines=lines)) for words, path, lines in LISTS]
    body = (
        letterhead(),
        title(TITLE),
        over_period(),
        whose(PLAN),
        _grid(),
        *either(BY_HAND, [paragraph(style="Spacer")], [paragraph(run(LEGEND), style="Legend")]),
        heading("Вывод"),
        *either(BY_HAND, [facts(*RESULTS, label=80, keep=True), *by_hand], either(MANY, free, together)),
        paragraph(run("Замечания клиента, принятое решение"), style="Heading2"),
        *either(BY_HAND, [blank_lines(3, keep=True)], [blank_lines(2, keep=True)]),
        statement(CONSENT),
        signatures(CLIENT, REPRESENTATIVE, *SPECIALIST_BY_HAND),
    )
    return Page(
        TITLE,
        body,
        left=30,
        right=10,
        styles=STYLES,
        foot=foot(of_period(TITLE)),
    )
