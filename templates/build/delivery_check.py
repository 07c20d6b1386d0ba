"""«Сверка оказанных услуг»: what the plan promised in a period against what the client was given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperwork.case.statistics.delivery import OPTIONAL, STOPPED, UNCOUNTED, UNPLANNED

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


def _listed(cases: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The words of each case whose condition holds, separated by «; »."""
    for place, (condition, words) in enumerate(cases):
        before = " or ".join(f"({earlier})" for earlier, _ in cases[:place])
        separated = f"{{% if {before} %}}; {{% endif %}}" if before else ""
        yield f"{{% if {condition} %}}{separated}{words}{{% endif %}}"


WHY = {UNCOUNTED: "в плане без числа", OPTIONAL: "в этот период не требовалась"}
# the words of the last column, each with the condition under which they are printed
WORDS = (
    ("строка.прекращена", "прекращена {{ строка.прекращена }}"),
    ("строка.выполнена", "выполнена ({{ строка.выполнена }})"),
    ("строка.отложена", f"по плану {{{{ строка.отложена }}}}{NO_BREAK}– позднее"),
    ("строка.примечание", "{{ строка.примечание }}"),
    *(
        (f'строка.проверка == "{how}" and not строка.прекращена and not строка.выполнена', words)
        for how, words in WHY.items()
    ),
    (
        "строка.квитанции",
        '{{ "квитанции" if ", " in строка.квитанции else "квитанция" }}:'
        f" {{{{ строка.квитанции{WHOLE} }}}}",
    ),
)
REMARK = "".join(_listed(WORDS))
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
    Column("Квитанции, примечание, причина", 38, REMARK),
)
SUMS = (
    _summed("итоги_сверки.всего_по_плану|число"),
    "{{ итоги_сверки.всего_в_срок|число }}",
    _some("итоги_сверки.всего_после_срока"),
    _some("итоги_сверки.всего_вне_плана"),
    _summed("итоги_сверки.всего_разница|со_знаком"),
)
# a sum of what is wanting and of what was given beyond the plan says neither
SIGNS = {"не хватает": "lt", "сверх плана": "gt"}
WANTING, BEYOND = (
    f'сверка|rejectattr("разница", "none")|selectattr("разница", "{sign}", 0)|sum(attribute="разница")'
    for sign in SIGNS.values()
)
BOTH = (
    f"{{% if {WANTING} and {BEYOND} %}}не хватает {{{{ (-({WANTING}))|число }}}}, сверх плана"
    f" {{{{ {BEYOND}|число }}}}{{% endif %}}"
)
BY_HAND = "итоги_сверки.услуг_по_плану is none"
BLANKS = 9


def _if(condition: str, words: str, otherwise: str = "") -> str:
    other = f"{{% else %}}{otherwise}" if otherwise else ""
    return f"{{% if {condition} %}}{words}{other}{{% endif %}}"


def _total(name: str, *filters: str) -> str:
    return "{{ " + "|".join((f"итоги_сверки.{name}", *filters)) + " }}"


MANY = "сверка|length > 15"
NAMED = 2  # services in each list of the conclusion: where one has more, all are named by their rows


# a number that follows the one before is not printed unless it is the last of them
ROWS = "ROWS"  # those that are numbered
GOES_ON = "not loop.first and loop.previtem.номер == строка.номер - 1"
ENDS = "loop.last or loop.nextitem.номер != строка.номер + 1"
IS_LONG = f"loop.index0 > 1 and {ROWS}[loop.index0 - 2].номер == строка.номер - 2"


def _which(names: str, rows: str, amount: str = "", *, opening: str, closing: str = "") -> str:
    """The services where there are any: by their names, or by the numbers of their rows.

    ``rows`` are the rows of these services, and ``amount`` what is printed of each behind its number. A
    table of one row needs no names.
    """
    few = _if(FEW, _total(names), numbers(rows, amount))
    return _if(f'сверка|length > 1 and итоги_сверки.{names} != "нет"', f"{opening}{few}{closing}")


def numbers(rows: str, amount: str = "") -> str:
    """«строка 3», «строки 3, 5», «строки 21–41»: the rows by their numbers, each with its amount if any."""
    comma, number = "{% if not loop.first %}, {% endif %}", "{{ строка.номер }}"
    each = (
        f"{comma}{number}{amount}"
        if amount
        else _if(GOES_ON, _if(ENDS, _if(IS_LONG, "–", ", ") + number), f"{comma}{number}")
    )
    listed = f"{{% for строка in {rows} %}}{each.replace(ROWS, f'({rows}|list)')}{{% endfor %}}"
    return _if(f"{rows}|list|length == 1", "строка", "строки") + f"{NO_BREAK}{listed}"


def _amount(path: str, how: str) -> str:
    return f"{NO_BREAK}({{{{ {path}|{how} }}}})"


SERVICES = '|с_числом("услуга", "услуги", "услуг")'
UNITS = '|с_числом("единица", "единицы", "единиц")'
UNCOUNTED_WORDS = ", не считалось (оказывается по обращению, по мере необходимости или без числа) – "
STOPPED_ROWS, OPTIONAL_ROWS, UNCOUNTED_ROWS = (
    f'сверка|selectattr("проверка", "eq", "{how}")' for how in (STOPPED, OPTIONAL, UNCOUNTED)
)
STOPPED_WORDS = f", прекращено планом – {{{{ {STOPPED_ROWS}|list|length }}}} ({numbers(STOPPED_ROWS)})"
THEM = _if("итоги_сверки.не_считались == 1", "По ней", "По ним")
GIVEN_UNCOUNTED = f'{UNCOUNTED_ROWS}|sum(attribute="в_срок")'
LESS, MORE = (
    f'сверка|rejectattr("разница", "none")|selectattr("разница", "{sign}", 0)' for sign in ("lt", "gt")
)
LATE, OUTSIDE = (f'сверка|selectattr("{name}")' for name in ("после_срока", "вне_плана"))
EVERY = (OPTIONAL_ROWS, UNCOUNTED_ROWS, LESS, MORE, LATE, OUTSIDE)
FEW = " and ".join(f"{rows}|list|length <= {NAMED}" for rows in EVERY)
ALL_LATE = "итоги_сверки.всего_после_срока"


def _given(count: str) -> str:
    """«оказана» 21 единица, «оказано» 11 единиц."""
    return _if(f"({count}) % 10 == 1 and ({count}) % 100 != 11", "оказана", "оказано")


LATE_UNITS = f"{_given(ALL_LATE)} {{{{ {ALL_LATE}{UNITS} }}}}"
UNPLANNED_ROWS = f'сверка|selectattr("проверка", "eq", "{UNPLANNED}")'
UNPLANNED_COUNT = f"{UNPLANNED_ROWS}|list|length"
OFF = _amount("строка.разница", "со_знаком")
# each with the condition under which it is printed, if any
SENTENCES = (
    (
        "",
        _if(
            "итоги_сверки.услуг_по_плану",
            "По плану за период – {{ итоги_сверки.услуг_по_плану" + SERVICES + " }},"
            + _if("итоги_сверки.услуг_по_плану != 1", " из них")
            + " проверено по числу – " + _total("считались")
            + _if(
                "итоги_сверки.не_требовались", ", не требовалось в этот период – " + _total("не_требовались")
            )
            + _which("какие_не_требовались", OPTIONAL_ROWS, opening=" (", closing=")")
            + _if(f"{STOPPED_ROWS}|list", STOPPED_WORDS)
            + _if("итоги_сверки.не_считались", UNCOUNTED_WORDS + _total("не_считались"))
            + _which("какие_не_считались", UNCOUNTED_ROWS, opening=": ") + "."
            + _if(GIVEN_UNCOUNTED, f" {THEM} оказано: {{{{ {GIVEN_UNCOUNTED}{UNITS} }}}}."),
            "По плану за период услуг нет.",
        )
        + _if(
            f"{UNPLANNED_ROWS}|list",
            f" Кроме них оказано услуг, которых в плане на этот период нет, – {{{{ {UNPLANNED_COUNT} }}}}"
            + _if(FEW, "", f" ({numbers(UNPLANNED_ROWS)})")
            + ".",
        ),
    ),
    (
        "итоги_сверки.считались",
        "Из проверенных по числу оказано в срок не меньше плана – " + _total("без_недостачи")
        + ", меньше плана – " + _total("с_недостачей")
        + _which("меньше_плана", LESS, OFF, opening=": ") + ".",
    ),
    (
        'итоги_сверки.больше_плана != "нет"',
        _which("больше_плана", MORE, OFF, opening="Больше плана: ") + ".",
    ),
    (
        'итоги_сверки.после_окончания == "нет" and итоги_сверки.не_по_плану == "нет"',
        "После срока и вне плана ничего не оказано.",
    ),
    (
        'итоги_сверки.после_окончания != "нет" or итоги_сверки.не_по_плану != "нет"',
        f"После срока {LATE_UNITS}"
        + _which("после_окончания", LATE, _amount("строка.после_срока", "число"), opening=": ")
        + ", вне плана" + _if('итоги_сверки.не_по_плану != "нет"', " (раньше срока или без записи в плане)")
        + " – " + _total("всего_вне_плана", "число")
        + _which("не_по_плану", OUTSIDE, _amount("строка.вне_плана", "число"), opening=": ") + ".",
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
CHANGED = 'сверка|selectattr("как_часто")'
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
    + _if(
        'сверка|selectattr("номер_в_плане")|list and ", " in (итоги_сверки.план or "")',
        "В скобках – номер в последнем из названных планов. ",
    )
    + _if(
        f"{CHANGED}|list",
        f"План изменился: {{% for строка in {CHANGED} %}}{{% if not loop.first %}}; {{% endif %}}"
        f"строка{NO_BREAK}{{{{ строка.номер }}}}{NO_BREAK}– {{{{ строка.как_часто }}}}{{% endfor %}}.",
    )
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
