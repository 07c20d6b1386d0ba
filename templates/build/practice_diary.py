"""«Дневник практики»: whose practice and where, and a row a day with room for the supervisor's signature."""

from __future__ import annotations

from .form import Fact, facts, heading, tag, title
from .grid import Column, grid
from .ooxml import paragraph
from .package import Page
from .practice_report import STUDENT, school
from .signatures import Signer, signatures

TITLE = "Дневник практики"
DAYS = (
    Column("Дата", 21, "{{ строка.дата|дата }}", centred=True),
    Column("Содержание работы", 63, "{{ строка.содержание_работы }}"),
    Column("Результат", 44, "{{ строка.результат }}"),
    Column("Часы", 13, "{{ строка.часы|число }}", centred=True),
    Column("Подпись руководителя", 29),
)
ABOUT = (
    Fact("Вид практики", tag("практика.вид_практики")),
    *STUDENT,
    Fact("Город", tag("практика.город")),
    Fact("Руководитель от вуза", tag("практика.руководитель_от_вуза")),
    Fact("Руководитель от учреждения", tag("практика.руководитель_от_учреждения")),
)
SIGNERS = (
    Signer("Студент(ка)", "практика.студент"),
    Signer("Руководитель практики от учреждения", "практика.руководитель_от_учреждения", seal=True),
)


def page() -> Page:
    """The diary."""
    body = (
        school(),
        title(TITLE),
        facts(*ABOUT, label=68),
        paragraph(style="Spacer"),
        heading("Ежедневные записи"),
        grid(DAYS, "строка in дневник", blanks=12, tied=True),
        signatures(*SIGNERS),
    )
    return Page(TITLE, body, left=30, right=10, foot=TITLE, author="{{ практика.студент }}")
