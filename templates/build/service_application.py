"""«Заявление о предоставлении социальных услуг»: приказ Минтруда № 159н."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .form import WIDTH, either, foot, title
from .official_form import Part, corner, line, official_page
from .ooxml import NO_BREAK, ROW, cell, paragraph, row, run, table, tag_paragraph, tag_row
from .package import Page
from .styles import Style

TITLE = "Заявление о предоставлении социальных услуг"
ORDER = (
    "Приложение к приказу Министерства труда",
    "и социальной защиты Российской Федерации",
    "от 28 марта 2014 г. № 159н",
)
LEFT, FROM = 22.0, 10.0  # from the left margin to the lines of the head, the place of «от»
RIGHT = WIDTH - LEFT
STOP = 3.0  # the place of the sign that ends a sentence
WHERE = "(наименование органа (поставщика социальных услуг), в который предоставляется заявление)"
HOME = "{{ клиент.гражданство }}{% if клиент.гражданство and клиент.адрес %}, {% endif %}{{ клиент.адрес }}"
REACHED = (
    "{{ клиент.телефон }}{% if клиент.телефон and клиент.электронная_почта %}, {% endif %}"
    "{{ клиент.электронная_почта }}"
)
WHERE_HE_LIVES = "(гражданство, сведения о месте проживания (пребывания) на территории Российской Федерации)"
REPRESENTATIVE = (
    "{{ клиент.представитель|родительный }}"
    "{% if клиент.представитель_основание %}, {{ клиент.представитель_основание }}{% endif %}"
    "{% if клиент.представитель_документ %}, {{ клиент.представитель_документ }}{% endif %}"
    "{% if клиент.представитель_адрес %}, {{ клиент.представитель_адрес }}{% endif %}"
)
FOR_CITIZEN = (
    "(фамилия, имя, отчество (при наличии) представителя, наименование государственного органа, органа"
    " местного самоуправления, общественного объединения, представляющих интересы гражданина, реквизиты"
    " документа, подтверждающего полномочия представителя, реквизиты документа, подтверждающего личность"
    " представителя, адрес места жительства, адрес нахождения государственного органа, органа местного"
    " самоуправления, общественного объединения)"
)
PATH = re.compile(r"\{\{ (\w+\.\w+)")  # of the first tag of an answer
HEAD = (  # the words before the rules, the answers on them, what is under them, the signs behind them
    ("", ("{{ учреждение.полное_наименование|дательный }}",), (WHERE,), ("",)),
    (
        "от",
        ("{{ клиент.фио|родительный }}",),
        ("(фамилия, имя, отчество (при наличии) гражданина)",),
        (",",),
    ),
    (
        "",
        ("{{ клиент.дата_рождения }}", "{{ клиент.снилс }}"),
        ("(дата рождения гражданина)", "(СНИЛС гражданина)"),
        (",", ""),
    ),
    ("", ("{{ клиент.документ }}",), ("(реквизиты документа, удостоверяющего личность)",), ("",)),
    ("", (HOME,), (WHERE_HE_LIVES,), ("",)),
    ("", (REACHED,), ("(контактный телефон, e-mail (при наличии))",), ("",)),
    ("от*", (REPRESENTATIVE,), (FOR_CITIZEN,), ("",)),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence of the form: its words, the tag of the answer, what it is to say, the sign behind it.

    Without the answer there is a rule beside the words, which are so wide, and those of the ``lead`` over
    them; or so many ``lines`` under the words. An ``answer`` of its own is printed in the place of the tag.
    """

    words: str
    path: str
    caption: str = ""
    end: str = "."
    width: float = 0
    lines: int = 1
    lead: str = ""
    answer: str = ""


ASKED_SERVICES = "сведения_заявления.услуги"
LISTED = f"{ASKED_SERVICES}_по_строкам"
NUMBERED = (  # «1) уборка – 1 раз в неделю; 2) стирка …»: an only one has no number
    f"{{% for абзац in {LISTED}|абзацы %}}{{% if loop.length > 1 %}}"
    f"{{{{ loop.index }}}}){NO_BREAK}{{% endif %}}"
    "{{ абзац }}{% if not loop.last %}; {% endif %}{% endfor %}"
)
# Services of so many signs are listed after it: the sheet with the signature stays whole.
MOST = 600
MANY = f"{ASKED_SERVICES} and {ASKED_SERVICES}|length > {MOST}"
IN_THE_LIST = f"по прилагаемому перечню, всего услуг – {{{{ {LISTED}|абзацы|length }}}}"
FORMS = (  # «в форме … полустационарной, на дому»
    "{% for форма in сведения_заявления.формы_по_строкам|абзацы %}{% if not loop.first %}, {% endif %}"
    "{{ форма|предложный|неразрывно }}{% endfor %}"
)
ASKED = (
    Asked(
        "Прошу предоставить мне социальные услуги в форме (формах) социального обслуживания",
        "сведения_заявления.формы",
        "(указывается форма (формы) социального обслуживания)",
        ",",
        answer=FORMS,
    ),
    Asked(
        "оказываемые",
        "учреждение.полное_наименование|творительный",
        "(указывается желаемый (желаемые) поставщик (поставщики) социальных услуг)",
        width=24,
    ),
    Asked(
        "Нуждаюсь в социальных услугах:",
        ASKED_SERVICES,
        "(указываются желаемые социальные услуги и периодичность их предоставления)",
        lines=2,
        answer=f"{{% if {MANY} %}}{IN_THE_LIST}{{% else %}}{NUMBERED}{{% endif %}}",
    ),
    Asked(
        "В предоставлении социальных услуг нуждаюсь по следующим обстоятельствам**:",
        "клиент.обстоятельства",
        "(указываются обстоятельства, которые ухудшают или могут ухудшить условия жизнедеятельности"
        " гражданина)",
    ),
    Asked(
        "Условия проживания и состав семьи:",
        "сведения_заявления.жилье_и_семья",
        "(указываются условия проживания и состав семьи)",
        width=64,
    ),
    Asked(
        "социальных услуг***:",
        "сведения_заявления.доход",
        width=40,
        lead="Сведения о доходе, учитываемые для расчета величины среднедушевого дохода получателя(ей)",
    ),
)
CONSENT = (
    "На обработку персональных данных о себе в соответствии со статьей 9 Федерального закона от 27 июля"
    " 2006 г. № 152-ФЗ «О персональных данных» для включения в реестр получателей социальных услуг:"
    f" {'_' * 24} (согласен/не согласен)****."
)
FOOTNOTES = (
    "* Заполняется в случае, если заявление подается лицом или государственным органом, органом местного"
    " самоуправления, общественным объединением, представляющим интересы гражданина.",
    "** В соответствии со статьей 15 Федерального закона от 28 декабря 2013 г. № 442-ФЗ «Об основах"
    " социального обслуживания граждан в Российской Федерации».",
    "*** Статьи 31 и 32 Федерального закона от 28 декабря 2013 г. № 442-ФЗ «Об основах социального"
    " обслуживания граждан в Российской Федерации».",
    "**** Статья 6 Федерального закона от 27 июля 2006 г. № 152-ФЗ «О персональных данных».",
)
BACK = "Перечень желаемых социальных услуг и периодичность их предоставления"
STYLES = (  # so tight that a usual one is on one page
    Style("Corner", "Corner", size=9),
    Style("Caption", "Caption", size=7, centred=True),
    Style("Fact", "Fact", size=11, before=0.5, after=0.5),
    Style("Body Text", "Text", size=11, before=0, hyphens=True),
    Style("Title", "Title", size=12.5, bold=True, before=3, after=0, centred=True, keep=True),
    Style("Listed", "Listed", size=11, before=1.5, left=9, hanging=9, hyphens=True),
    Style("Remark", "Remark", size=6.5, before=0, justified=True, hyphens=True),
)


def _head() -> str:
    """To whom and from whom, each on a rule with its caption, in the right half of the page."""
    half = (RIGHT - FROM - 2 * STOP) / 2
    widths = (LEFT, FROM, half, STOP, half, STOP)
    rows: list[str] = []
    for words, answers, captions, signs in HEAD:
        inner = half if len(answers) > 1 else sum(widths[2:5])
        line_, under = [cell("", LEFT), _held(words, FROM)], [cell("", LEFT), cell("", FROM)]
        for answer, caption, sign in zip(answers, captions, signs, strict=True):
            span = 1 if len(answers) > 1 else 3
            said = paragraph(run(answer), style="Fact", keep=True)
            line_ += [cell(said, inner, ruled=True, span=span, align="bottom"), _held(sign, STOP)]
            named = paragraph(run(caption), style="Caption", keep=True)
            under += [cell(named, inner, span=span), cell("", STOP)]
        known = PATH.findall(answers[0])[0]
        rows += [*_either_row(known, row(*line_), row(*line_, height=ROW), len(widths)), row(*under)]
    return table(widths, *rows) + paragraph(style="Seam")


def _rule() -> str:
    return cell(paragraph(style="Fact", keep=True), WIDTH - STOP, ruled=True)


def _either_row(path: str, known: str, written: str, columns: int) -> tuple[str, ...]:
    """The row of an answer that is known, as low as its words; else one to write on."""
    tags = (f"{{%tr if {path} %}}", "{%tr else %}", "{%tr endif %}")
    opening, otherwise, end = (tag_row(words, columns, WIDTH) for words in tags)
    return opening, known, otherwise, written, end


def _held(words: str, width: float) -> str:
    """A few words beside a rule."""
    content = paragraph(run(words) if words else "", style="Fact", keep=True)
    return cell(content, width, align="bottom")


def _asked(item: Asked) -> tuple[str, ...]:
    """Words of the form and the answer in one sentence; without it room to write, beside the words first."""
    path = item.path.partition("|")[0]
    words = f"{item.lead} {item.words} ".lstrip()
    said = (run(words), run(item.answer or f"{{{{ {item.path} }}}}", underlined=True), run(_end(item)))
    caption = paragraph(run(item.caption), style="Caption") if item.caption else ""
    if item.width:
        widths = (item.width, WIDTH - item.width - STOP, STOP)
        words_, rule = _held(item.words, item.width), cell("", widths[1], ruled=True)
        lines = table(widths, row(words_, rule, _held(item.end, STOP), height=ROW))
        over = item.lead
    else:
        rules = [row(_rule(), cell("", STOP), height=ROW)] * (item.lines - 1)
        rules.append(row(_rule(), _held(item.end, STOP), height=ROW))
        lines, over = table((WIDTH - STOP, STOP), *rules), item.words
    lead = paragraph(run(over), style="Fact", keep=True) if over else ""
    written = lead + lines + (caption or paragraph(style="Seam"))
    return either(path, [paragraph(*said, style="Text") + caption], [written])


def _end(item: Asked) -> str:
    """The sign behind the answer, but no full stop after «1966 г. р.»."""
    many = f"({MANY}) or " if item.path == ASKED_SERVICES else ""
    return f'{{% if {many}{item.path}|string|last != "." %}}.{{% endif %}}' if item.end == "." else item.end


def _back() -> tuple[str, ...]:
    """Many services on the back, signed there too."""
    whose = "{% if клиент.фио %}, {{ клиент.фио }}{% endif %}"
    loop, last, otherwise, end, done = map(
        tag_paragraph,
        (
            f"{{%p for абзац in {LISTED}|абзацы %}}",
            "{%p if loop.last %}",
            "{%p else %}",
            "{%p endif %}",
            "{%p endfor %}",
        ),
    )
    words = "{{ loop.index }})\t{{ абзац }}"
    content = (
        paragraph(run(BACK), style="Title", new_page=True),
        paragraph(run(f"(приложение к заявлению о предоставлении социальных услуг{whose})"), style="Caption"),
        loop,
        last,
        paragraph(run(f"{words}."), style="Listed", keep=True),
        otherwise,
        paragraph(run(f"{words};"), style="Listed"),
        end,
        done,
        paragraph(style="Spacer", keep=True),
        _signature(),
    )
    return tag_paragraph(f"{{%p if {MANY} %}}"), *content, tag_paragraph("{%p endif %}")


def page() -> Page:
    """The application."""
    body = (
        corner(*ORDER),
        _head(),
        title(TITLE),
        *(part for item in ASKED for part in _asked(item)),
        paragraph(run("Достоверность и полноту настоящих сведений подтверждаю."), style="Text", keep=True),
        paragraph(run(CONSENT), style="Text", keep=True),
        _signature(),
        *(paragraph(run(note), style="Remark") for note in FOOTNOTES),
        *_back(),
    )
    return official_page(TITLE, body, foot=foot(TITLE), styles=STYLES)


def _signature() -> str:
    who = (
        "{% if клиент.говорит_сам or not клиент.представитель %}{{ клиент.фамилия_и_о }}"
        "{% else %}{{ клиент.представитель|инициалы }}{% endif %}"
    )
    return line(
        Part(44, answer="", caption="(подпись)"),
        Part(4, "("),
        Part(52, answer=run(who), caption="(Ф.И.О.)", centred=True),
        Part(10, ")"),
        Part(60, f"«{'_' * 3}» {'_' * 12} 20__ г.", caption="(дата заполнения заявления)", centred=True),
    )
