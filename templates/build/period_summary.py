"""«Сводка за период»: the figures of the work with plain charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .chart import DARK, WHITE, Series, beside, chart, counted, held
from .chart import TITLE as CHART_TITLE
from .form import WIDTH, either, heading, letterhead, over_period, title
from .indicators import BEFORE, PART, Indicator, indicators, parts
from .indicators import STYLES as INDICATORS
from .ooxml import NO_BREAK, ROW, blocks_if, cell, paragraph, row, run, table
from .package import Page
from .request_journal import by_rule
from .signatures import HEAD, Signer, signatures
from .styles import Style

TITLE = "Сводка за период"
FOOT = f"{TITLE}{{% if период.название %}} · {{{{ период.название }}}}{{% endif %}}"
PLANNED_AND_GIVEN = (("по плану", WHITE), ("оказано", DARK))
COUNTED = "сводка.клиентов is not none"
NOTES = (  # each with the condition under which it is printed
    (
        "",
        "Оказано – все вместе: в срок, после окончания и вне плана; сверх плана – часть того, что в срок.",
    ),
    ("", "Не хватает – сумма недостач по услугам: лишнее по одной не покрывает недостачу по другой."),
    (
        f'{COUNTED} and "–" in сводка.по_плану|число',
        "«1–3» – план обещает от 1 до 3 единиц: недостача и столбик плана – по меньшему числу.",
    ),
    (f"not ({COUNTED})", "«1–3» – план обещает от 1 до 3 единиц: недостача – по меньшему числу."),
    (
        f"not ({COUNTED}) or сводка.услуг_без_счета",
        "Услуги без числа в плане (по обращению, по мере необходимости, без объема) не сосчитаны"
        " в плане, в том числе в разделе 5 и в его стоимости, и в недостаче.",
    ),
)
REVISED = (
    "Пересмотрено за период – все новые версии планов, включая досрочные; в разделе 2 – только по сроку."
)
NO_CONTACTS = "Контакты в книге не велись: лист «Контакты» не заполнен."
NO_REQUESTS = "Обращения в книге не велись: лист «Обращения» не заполнен."
SIGNED = signatures(Signer("Сводку составил(а)"), HEAD)
FIRST_NOTE = Style("First Note", "FirstNote", size=9, before=7, after=1, hyphens=True)
NEXT_NOTE = Style("Next Note", "NextNote", size=9, after=1, hyphens=True)
SECTION = "Heading1"
WRITTEN = 27.0  # the width of a figure to be written, in millimetres
WRITTEN_WIDTHS = (WIDTH / 2 - WRITTEN, WRITTEN)
OTHER = "иное:"
UNITS_BY_HAND = (
    *("Единиц услуг по планам", "Оказано", "Не хватает до планов", "в том числе в срок"),
    *("у скольких клиентов", "из них сверх плана", "Услуг без числа в плане", "после окончания услуги"),
    *("", "вне плана"),
)
UNRECKONED = "сводка.услуг_без_тарифа or сводка.клиентов_без_расчета"
MISSING = (
    "Не сосчитано: {% if сводка.услуг_без_тарифа %}услуг без тарифа – {{ сводка.услуг_без_тарифа }}"
    "{% endif %}{% if сводка.услуг_без_тарифа and сводка.клиентов_без_расчета %}; {% endif %}"
    "{% if сводка.клиентов_без_расчета %}клиентов, чья плата не известна, – "
    "{{ сводка.клиентов_без_расчета }}{% endif %}. Какие – в справке-расчете размера компенсации."
)


def _figures(*items: Indicator | str, written: Sequence[str] = ()) -> str:
    """Figures beside those before, or ``written`` ones to be filled in: all items unless said."""
    labels = written or [item.words for item in items if isinstance(item, Indicator)]
    return "".join(either(COUNTED, [indicators(items)], [_written(labels)]))


def _used(figure: str, words: str, *blocks: str) -> str:
    """A part that is there on a blank, and where the book has any of what is counted."""
    title = paragraph(run(words), style=CHART_TITLE.identifier)
    return blocks_if(f"not ({COUNTED}) or сводка.{figure} is not none", title, *blocks)


def _kept(figure: str, blocks: Sequence[str], otherwise: str, after: str = "") -> str:
    """A section of what the book keeps a record of; else a sentence that it does not, and what comes after.

    A blank has the section.
    """
    said = paragraph(run(otherwise), style=FIRST_NOTE.identifier, keep=bool(after))
    return "".join(either(f"not ({COUNTED}) or сводка.{figure} is not none", blocks, [said, after]))


def _unrecorded(figure: str, what: str) -> str:
    """Why there are dashes in the column of the period before."""
    lacking = f"{COUNTED} and сводка.{figure} is not none and {BEFORE}.{figure} is none"
    return f"{{% if {lacking} %}} (за {{{{ период.прежний }}}} {what} не записаны){{% endif %}}"


def _written(labels: Sequence[str]) -> str:
    """The figures to be written, two beside one another in frames."""
    whole = (*labels, *[""] * (len(labels) % 2))
    pairs = zip(whole[::2], whole[1::2], strict=True)
    last = labels[-1]
    return table(
        WRITTEN_WIDTHS * 2,
        *(row(*(_label(words, keep=last not in pair) for words in pair), height=ROW) for pair in pairs),
    )


def _label(words: str, *, keep: bool) -> str:
    """A framed wording and the room of its figure; without words no frame."""
    label, number = WRITTEN_WIDTHS
    if not words:
        return cell(paragraph(style="Cell", keep=keep), label + number, span=2)
    style = PART.identifier if words[:1].islower() else "Cell"
    asked = cell(paragraph(run(words), style=style, keep=keep), label, framed="single", align="center")
    return asked + cell(paragraph(style="Cell"), number, framed="single")


# of the lines of the chart: what is not on the list of priorities
UNSET = 'сводка.приоритеты|selectattr("название", "equalto", "не указано")|map(attribute="число")|sum'
NO_PLAN = (
    "{% if сводка.услуг_без_счета %}число единиц в планах не указано"
    "{% else %}планами на период не предусмотрено{% endif %}"
)
MEAN = (
    "{% if сводка.среднее_время_ответа %} (в среднем по отвеченным –"
    f"{NO_BREAK}{{{{ сводка.среднее_время_ответа }}}}){{% endif %}}"
)
WAYS, CHANNELS, PRIORITIES, TIMES = (
    f"строка in сводка.{name}" for name in ("контакты", "каналы", "приоритеты", "время_ответа")
)
LINE = Series("строка.доля", "строка.число")


def _one(drawn: str, written: str, after: str = "") -> str:
    """A chart where the summary was counted, else a table to fill in, on the page of what comes ``after``."""
    return paragraph(style="Seam") + held(*either(COUNTED, [drawn], [written]), after)


def _notes() -> Iterator[str]:
    """What the figures of services mean, each in a line of its own."""
    for place, (condition, words) in enumerate(NOTES):
        line = paragraph(run(words), style=(NEXT_NOTE if place else FIRST_NOTE).identifier)
        yield blocks_if(condition, line) if condition else line


def _services() -> str:
    """The chart of services by their sorts, planned and given."""
    words, loop = "5. Услуги по видам, единиц", "строка in сводка.услуги"
    planned = Series("строка.доля_по_плану", "строка.по_плану", WHITE)
    series = (planned, Series("строка.доля_оказано", "строка.оказано"))
    nothing = (planned.number, NO_PLAN)
    drawn = chart(words, loop, *series, legend=PLANNED_AND_GIVEN, style=SECTION, nothing=nothing)
    written = counted(words, "Вид услуг", loop, ("По плану", "Оказано"), style=SECTION)
    # a page may end between two sorts: held together they would leave half of one empty
    return paragraph(style="Seam") + "".join(either(COUNTED, [drawn], [held(written)]))


def _requests() -> str:
    """Two charts of requests beside one another, the last with the signatures; all tables side by side."""
    charts = beside(
        lambda width: chart("Обращения по каналам", CHANNELS, LINE, width=width),
        lambda width: chart("Обращения по приоритету", PRIORITIES, LINE, width=width),
    )
    seam = paragraph(style="Seam")
    above = either(COUNTED, [seam, charts], [seam])
    written = beside(
        lambda width: counted("По каналам", "Канал", CHANNELS, ("Число",), [OTHER], width=width),
        lambda width: counted("По приоритету", "Приоритет", PRIORITIES, ("Число",), width=width),
        lambda width: counted("По времени ответа", "Время", TIMES, ("Число",), ["в среднем"], width=width),
    )
    return "".join(above) + _one(chart(f"Время ответа{MEAN}", TIMES, LINE), written, SIGNED)


def _clients() -> str:
    return heading("1. Клиенты и планы") + _figures(
        Indicator("Клиентов на начало периода", "на_начало"),
        Indicator("Принято за период", "принято"),
        Indicator("Обслужено за период", "обслужено"),
        Indicator("Снято с обслуживания за период", "снято"),
        parts("строка in сводка.причины_окончания"),
        Indicator("Клиентов на конец периода", "клиентов"),
        Indicator("Клиентов с планом обслуживания", "с_планом"),
        Indicator("Составлено первых планов", "первых_планов"),
        Indicator("Пересмотрено планов за период", "пересмотренных_планов"),
    )


def _families() -> str:
    """The families, where the book has any."""
    return _used(
        "семей",
        "Семьи клиентов на конец периода",
        _figures(
            Indicator("Семей", "семей"),
            Indicator("человек в них вместе с клиентами", "людей_в_семьях"),
            Indicator("Семей с детьми до 18 лет", "семей_с_детьми"),
            Indicator("детей в них", "детей_в_семьях"),
        ),
    )


def _programmes() -> str:
    """The individual programmes, where the book has any."""
    return _used(
        "иппсу_действует",
        "ИППСУ",
        _figures(
            Indicator("Действует на конец периода", "иппсу_действует"),
            Indicator("Составлено впервые", "иппсу_впервые"),
            Indicator("Составлено повторно (пересмотрено)", "иппсу_повторно"),
            Indicator("Закончено", "иппсу_закончено"),
            Indicator("Отказов от услуг", "отказов"),
        ),
    )


def _sums() -> str:
    """The money, where the list of services has tariffs."""
    return _used(
        "услуг_без_тарифа",
        "Стоимость услуг, руб.",
        _figures(
            Indicator("По программам и планам", "стоимость_по_программе", in_roubles=True),
            Indicator("Оказано", "стоимость", in_roubles=True),
            Indicator("К оплате клиентами", "плата", in_roubles=True),
            Indicator("К компенсации", "компенсация", in_roubles=True),
        ),
        blocks_if(UNRECKONED, paragraph(run(MISSING), style=FIRST_NOTE.identifier)),
    )


def _reviews() -> str:
    return heading("2. Пересмотр планов, срок которого пришелся на период") + _figures(
        Indicator("Всего", "пересмотров_по_сроку"),
        Indicator("Проведено вовремя", "пересмотров_вовремя"),
        Indicator("Проведено с опозданием", "пересмотров_с_опозданием"),
        Indicator("Не проведено", "пересмотров_не_проведено"),
    )


def _contacts() -> str:
    figures = _figures(
        Indicator("Контактов за период", "контактов"),
        Indicator("Клиентов, с кем были контакты", "клиентов_с_контактами"),
    )
    # on one page: at the top of another the chart would seem a section of its own
    drawn = held(
        figures,
        paragraph(style="Seam"),
        *either(
            COUNTED,
            [chart("Контакты по способу", WAYS, LINE)],
            [counted("Контакты по способу", "Способ", WAYS, ("Число",), [OTHER])],
        ),
    )
    return heading("3. Контакты", _unrecorded("контактов", "контакты")) + _kept(
        "контактов", [drawn], NO_CONTACTS
    )


def _units() -> str:
    return heading("4. Услуги") + _figures(
        Indicator("Единиц услуг по планам", "по_плану"),
        Indicator("Оказано", "оказано"),
        Indicator("в том числе в срок", "оказано_в_срок"),
        Indicator("из них сверх плана", "сверх_плана"),
        Indicator("после окончания услуги", "после_окончания"),
        Indicator("вне плана", "вне_плана"),
        Indicator("Не хватает до планов", "не_хватает"),
        Indicator("у скольких клиентов", "клиентов_с_недостачей"),
        Indicator("Услуг без числа в плане", "услуг_без_счета"),
        # on a blank each of two columns reads down: a total, then what it is made of
        written=UNITS_BY_HAND,
    )


def _asked() -> str:
    figures = _figures(
        Indicator("Обращений за период", "обращений"),
        Indicator("Отвечено в срок", "ответов_в_срок"),
        Indicator("Просрочено", "просрочено"),
        Indicator("из них без ответа", "просрочено_без_ответа"),
        Indicator("Без ответа, срок не истек", "срок_не_истек"),
        Indicator("Без уведомления о приеме", "без_уведомления"),
    )
    unset = paragraph(run(by_rule(UNSET)), style=FIRST_NOTE.identifier)
    blocks = [figures, blocks_if(f"{COUNTED} and {UNSET}", unset), _requests()]
    return heading("6. Обращения", _unrecorded("обращений", "обращения")) + _kept(
        "обращений", blocks, NO_REQUESTS, SIGNED
    )


def page() -> Page:
    """The summary."""
    body = (
        *(letterhead(), title(TITLE), over_period(before="")),
        _clients(),
        paragraph(run(REVISED), style=FIRST_NOTE.identifier),
        *(_families(), _programmes(), _reviews(), _contacts(), _units()),
        *(*_notes(), _sums(), _services(), _asked()),
    )
    return Page(
        TITLE,
        body,
        left=30,
        right=10,
        styles=(CHART_TITLE, FIRST_NOTE, NEXT_NOTE, *INDICATORS),
        foot=FOOT,
    )
