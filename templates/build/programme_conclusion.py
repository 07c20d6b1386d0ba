"""«Заключение о выполнении индивидуальной программы»: the second part of the form of приказ № 874н."""

from __future__ import annotations

from .form import BLANK, either, foot, tag, title
from .glossary import NAME, SEAL, SIGN
from .individual_programme import AUTHORISED, SIGNER, named
from .official_form import Part, answer, line, official_page, signed, underlined, wording
from .ooxml import blocks_if, fitted, paragraph, run
from .package import Page
from .styles import Style

TITLE = "Заключение о выполнении индивидуальной программы предоставления социальных услуг"
SERVICES = "Оценка результатов реализации индивидуальной программы предоставления"
KINDS = (  # the tag of the answer, what it is of
    ("социально_бытовые", f"{SERVICES} социально-бытовых социальных услуг:"),
    ("социально_медицинские", f"{SERVICES} социально-медицинских социальных услуг:"),
    ("социально_психологические", f"{SERVICES} социально-психологических социальных услуг:"),
    ("социально_педагогические", f"{SERVICES} социально-педагогических социальных услуг:"),
    ("социально_трудовые", f"{SERVICES} социально-трудовых социальных услуг:"),
    ("социально_правовые", f"{SERVICES} социально-правовых социальных услуг:"),
    (
        "коммуникативные",
        f"{SERVICES} услуг в целях повышения коммуникативного потенциала получателей социальных услуг,"
        " имеющих ограничения жизнедеятельности, в том числе детей-инвалидов:",
    ),
    ("сопровождение", "Оценка результатов реализации мероприятий по социальному сопровождению:"),
)
DAY = tag("иппсу.дата_заключения", "дата_или_бланк")
NOTE = (
    "Примечание: Оценка результатов указывается на основании анализа реализации индивидуальной программы"
    " предоставления социальных услуг применительно к улучшению условий жизнедеятельности и (или)"
    " расширению возможностей получателя социальных услуг самостоятельно обеспечивать свои основные"
    " жизненные потребности."
)
STYLES = (  # so tight that a usual one is on one page
    Style("Statement", "Statement", size=11, before=4.5, after=0, keep=True),
    Style("Wording", "Wording", size=11, before=4),
    Style("Framed Answer", "FramedAnswer", size=11, before=1, after=1),
    Style("Whole Answer", "WholeAnswer", size=11, before=1, ruled=True, whole=True),
    Style("Remark", "Remark", size=9, before=2, hyphens=True),
    Style("Note", "Note", size=8.5, before=2, after=0, hyphens=True),
)
# a longer name would make a second line of the foot; the number of the file tells whose it is
PERSON = (
    "{% if клиент.фио and (клиент.фамилия_и_о|length < 26 or not клиент.дело) %}"
    " · {{ клиент.фамилия_и_о }}{% endif %}"
)
DRAFT = (
    "Слова после «Черновик:» составлены по листам «Услуги» и «Оказано». Проверьте их и впишите свои"
    " на лист «Результаты»."
    "{% if заключение_иппсу.предложение %} Предлагается: «{{ заключение_иппсу.предложение }}»; решение"
    " впишите в столбец «Реализована» листа «ИППСУ».{% endif %}"
)


def page() -> Page:
    """The conclusion."""
    body = (
        title(TITLE),
        line(
            Part(38),
            Part(8, "от"),
            Part(34, answer=tag("иппсу.дата_заключения"), centred=True),
            Part(4),
            Part(8, "№"),
            Part(40, answer=tag("иппсу.номер_заключения"), centred=True),
            Part(38),
        ),
        paragraph(
            run("Индивидуальная программа предоставления социальных услуг реализована "),
            underlined(
                "иппсу.реализована",
                ("полностью", "полностью"),
                ("не полностью", "не полностью"),
                between=" (",
            ),
            run(") (нужное подчеркнуть)."),
            style="Wording",
        ),
        blocks_if("заключение_иппсу.черновик", paragraph(run(DRAFT), style="Note")),
        *(
            wording(run(words)) + answer(f"заключение_иппсу.{kind}", lines=3, stop=True)
            for kind, words in KINDS
        ),
        paragraph(run(NOTE), style="Remark"),
        wording(run("Рекомендации:")),
        *either(
            BLANK,
            [answer("иппсу.рекомендации", stop=True, keep=True)],
            [answer("иппсу.рекомендации", stop=True, keep=True, lines=1)],  # else a page of its own
        ),
        signed(AUTHORISED, ("", SIGN), (fitted(SIGNER, 48), NAME), under=(DAY, run(SEAL))),
    )
    return official_page(TITLE, body, foot=foot(f"Заключение, {named()}{PERSON}"), styles=STYLES)
