"""What the one-page papers of a practice share: whose they are, its supervisors, its student."""

from __future__ import annotations

from collections.abc import Sequence

from .form import SPLIT, Fact, either, tag
from .glossary import SEAL
from .ooxml import ROW, blocks_if, cell, paragraph, row, run, table
from .signatures import Signer
from .styles import Style
from .title_page import PLACE, STUDENT, WHEN, WHO

SORT = "практика.вид_практики"
SCHOOL_HEAD = "практика.руководитель_от_вуза"
PLACE_HEAD = "практика.руководитель_от_учреждения"
SPECIALITY = Fact("Направление (специальность)", tag("практика.специальность"))
YEAR_AND_GROUP = Fact(
    "Курс, группа",
    run(
        "{{ практика.курс }}{% if практика.курс and практика.группа %}, {% endif %}"
        "{% if практика.группа %}{{ практика.группа }}{% endif %}"
    ),
)
AT = Fact("Место практики", run(PLACE), path="практика.место_практики", lines=2)
ABOUT = (WHO, SPECIALITY, YEAR_AND_GROUP, AT, WHEN)
CONTRACT = Fact(
    "Договор о практической подготовке",
    run(
        "{% if практика.номер_договора %}№ {{ практика.номер_договора }} {% endif %}"
        "{% if практика.дата_договора %}от {{ практика.дата_договора|дата }}{% endif %}"
    ),
)
FROM_SCHOOL = "руководитель практики от образовательной организации"
FROM_PLACE = "руководитель практики от профильной организации"
RULED = ""  # the style of what is written on a rule
STYLES = (Style("Before Rule", "BeforeRule", right=True, keep=True),)
SIGNED = 8.5  # the line that is signed: the paper is to be of one page
FOR_ONESELF = Signer(STUDENT, "практика.студент|инициалы_впереди")


def for_the_school(statement: str = "") -> tuple[Signer, ...]:
    """The teacher's signature, with his post; ``statement`` is what he says in the place of who he is."""
    return _head(statement or FROM_SCHOOL, SCHOOL_HEAD)


def for_the_place(statement: str = "", *, seal: bool = False) -> tuple[Signer, ...]:
    """The same of the supervisor at the place of practice."""
    return _head(statement or FROM_PLACE, PLACE_HEAD, seal=seal)


def _head(statement: str, path: str, *, seal: bool = False) -> tuple[Signer, ...]:
    """A supervisor whose post is known, and the line of one whose post is written by hand."""
    said, name, post = (
        f"{statement[0].upper()}{statement[1:]}:",
        f"{path}|инициалы_впереди",
        f"{path}_должность",
    )
    return (
        Signer("", name, post, seal=seal, given=post, statement=said),
        Signer("", name, given=f"not {post}", statement=said),
    )


def seal_by_hand() -> str:
    """The mark of the seal under the supervisor at the place whose post is written by hand."""
    return blocks_if(f"not {PLACE_HEAD}_должность", paragraph(run(SEAL), style="Cell"))


def did(path: str, masculine: str, feminine: str) -> str:
    """A verb by the sex that the name shows; both forms where it does not."""
    return f'{{{{ {path}|пол|род("{masculine}", "{feminine}") }}}}'


def kind_of_practice(case: str) -> str:
    """«производственную практику» in the ``case`` of a filter; what is not known is written on its rule."""
    named = f'{SORT} and "практик" in {SORT}|lower'
    noun = {"винительный": "практику", "родительный": "практики"}[case]
    return f"{{{{ {SORT}|{case}|со_строчной }}}}{{% if not ({named}) %}} {noun}{{% endif %}}"


def under_title(before: str, case: str) -> tuple[str, ...]:
    """«на производственную практику» under the title, on one line; a rule for a kind that is not known."""
    noun = {"винительный": "практику", "родительный": "практики"}[case]
    known = paragraph(run(f"{before} {kind_of_practice(case)}"), style="Subtitle")
    texts = (
        (28.0, before, "BeforeRule"),
        (SPLIT, "", "Line"),
        (64.0, "", RULED),
        (SPLIT, "", "Line"),
        (28.0, noun, "Line"),
    )
    cells = (
        cell(
            paragraph(run(text) if text else "", style=style or "Line", keep=True),
            width,
            ruled=style == RULED,
            align="bottom",
        )
        for width, text, style in texts
    )
    written = table((width for width, _, _ in texts), row(*cells, height=ROW), centred=True)
    return either(SORT, [known], [written, paragraph(style="Spacer", keep=True)])


def facts_of(*more: Fact) -> Sequence[Fact]:
    """Whose practice it is, where and when, and what else the paper names."""
    return (*ABOUT, *more)
