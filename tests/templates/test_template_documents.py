"""What every document made of a template must be: with no answers, with the usual ones, full to bursting."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from each import each
from template_contexts import CONTEXTS, Context, empty, overfull, usual
from template_reading import (
    NAMES,
    Element,
    body,
    context,
    faults,
    made,
    of,
    path,
    printed,
    template,
    text,
    value,
)

from paperwork.russian.names import NO_BREAK_SPACE, initials_surname
from paperwork.russian.typeset import NO_BREAK_HYPHEN
from paperwork.russian.typography import no_break

UNSIGNED = {"contact_schedule", "file_cover"}  # the papers that nobody signs
HANDWRITING = 453  # twips: 8 mm
UPRIGHT = 9650  # twips: no table of an upright page is wider
PRINTED_OTHERWISE = {  # in words, as a group, as a form, underlined
    "план.дата",
    "услуги[].предоставляется",
    "клиент.пол",
    "иппсу.разработана",
    "иппсу.реализована",
}
AUTHOR = "учреждение.краткое_наименование"  # in the properties of the file
CONDITIONS = {
    "клиент.есть_представитель",
    "клиент.подписывает",
    "клиент.говорит_сам",
    "клиент.пол_представителя",
    "клиент.назван_документ_представителя",
    "план.срок_пересмотра",
    "план.конец_срока_пересмотра",
    "практикант.есть",
    "заключение_иппсу.черновик",
}  # who signs, and whether the months of a review are its date's

OF_A_REPRESENTATIVE = {  # where he speaks
    "клиент.представитель_адрес",
    "клиент.представитель_документ",
    "клиент.телефон_представителя",
}
SAID_OTHERWISE = {  # by template: declined, dates in words, in the properties alone, or once for all rows
    "practice_diary": {"учреждение.полное_наименование", "учреждение.краткое_наименование"},
    "prevention_plan": {"учреждение.полное_наименование", "клиент.возраст"},
    "file_inventory": {"учреждение.полное_наименование"},
    "practice_task": {"практика.вид_практики", "учреждение.полное_наименование"},
    "practice_schedule": {
        "практика.вид_практики",
        "учреждение.полное_наименование",
        "дневник[].дата",  # the task is printed in place of the diary
        "дневник[].содержание_работы",
        "дневник[].результат",
    },
    "practice_reference": {
        "практика.вид_практики",
        "практика.студент",
        "практика.начало",
        "практика.окончание",
        "дневник[].содержание_работы",  # of several paragraphs in one line
    },
    "practice_grades": {"практика.вид_практики", "учреждение.полное_наименование", "дневник[].часы"},
    "practice_report": {"клиент.фио", "клиент.фамилия", "клиент.имя", "клиент.отчество"},
    "application": {
        "учреждение.руководитель",
        "учреждение.должность_руководителя",
        "клиент.дата_приема",
        "клиент.возраст",
        *OF_A_REPRESENTATIVE,
    },
    "consent": {
        *OF_A_REPRESENTATIVE,
        "клиент.дата_согласия",
        "клиент.возраст",
        "клиент.представитель_сведения",
        "клиент.представитель_кем_приходится",  # all is one answer where the document is named in full
        "клиент.представитель_основание",
        "клиент.образование",
        "клиент.социальное_положение",
    },
    "service_list": {
        "услуги_для_клиента[].периодичность",
        "услуги_для_клиента[].по_возрасту",
        "услуги_для_клиента[].место_в_плане",
        "услуги_для_клиента[].место_порядка",
    },  # that of the plan
    "contact_schedule": {
        "график_контактов[].план",
        "график_контактов[].как_часто",
        "график_контактов[].в_день_плана",
    },
    "service_plan": {"план.дней_между_контактами"},
    "request_journal": {"период.окончание"},
    # what decides which words are printed, or is at the foot of the page
    "delivery_act": {
        "клиент.дело",
        "замечания_акта.не_все",
        "клиент.представитель",
        "учреждение.должность_руководителя",  # in another case
        *(f"расчет.{name}" for name in ("стационарная", "бесплатно", "больше_договора")),
        *(f"расчет.{name}" for name in ("номер_договора", "дата_договора", "плата_по_договору")),
        *(f"расчет.{name}" for name in ("доход", "наибольшая_плата", "к_оплате", "чего_нет")),
    },
    "service_contract": {
        "клиент.дело",
        "учреждение.основание_полномочий",
        "условия_договора.бесплатно",
        "условия_договора.посчитано",
        "клиент.представитель_основание",  # where no other powers are named
        "договор.дата",
        "клиент.есть_представитель",
        "клиент.представитель_полномочия",
    },
    "delivery_sheet": {
        "клиент.дело",
        "клиент.представитель",
        "учреждение.полное_наименование",
        "табель_месяца[].бесплатно",
        "табель_месяца[].тариф",
    },
    # at the foot of the page, or what stands in where nothing else is known
    "individual_programme": {
        "клиент.дело",
        "клиент.представитель",
        "учреждение.полное_наименование",
        "учреждение.руководитель_органа",
        "учреждение.должность_руководителя_органа",
    },
    "programme_conclusion": {
        "клиент.дело",
        "клиент.фио",
        "клиент.фамилия_и_о",
        "иппсу.номер",
        "иппсу.дата",
        "учреждение.руководитель_органа",
        "учреждение.полное_наименование",
    },
    "service_application": {
        "клиент.дело",
        "клиент.представитель",
        "клиент.фио",
        "сведения_заявления.формы",  # in another case
        "сведения_заявления.услуги",  # on the sheet, or a line each on the back
        "сведения_заявления.услуги_по_строкам",
        "учреждение.полное_наименование",
    },
    "living_conditions_act": {
        "клиент.дело",
        "обследование.условия",
        "обследование.рекомендуемые_формы",
        "обследование.рекомендуемые_виды",
    },
    "minor_conditions_act": {
        "клиент.дело",
        "обследование.номер",
        "ребенок.брак_родителей",
        "ребенок.свидетельство_о_рождении",  # without the name of the document, which the form says
        "ребенок.родители_живут",
        "родители.мать_занятость",  # what is said of the work on the sheet of the child comes first
        "родители.отец_занятость",
    },
    "urgent_act": {"клиент.дело", "срочные_услуги[].срок"},  # what was given has its day
    # of many services the conclusion has the numbers of their rows
    "delivery_check": {
        "сверка[].примечание",  # in the words of the explanation
        *(
            f"итоги_сверки.{names}"
            for names in (
                "меньше_плана",
                "больше_плана",
                "после_окончания",
                "не_по_плану",
                "какие_не_считались",
                "какие_не_требовались",
            )
        ),
    },
}

every_template = each("name", NAMES)
every_document = each("kind", CONTEXTS)


def _signatures(body: Element) -> list[Element]:
    """The tables that are signed, without those around them."""
    found = [table for table in body.iter(qn("w:tbl")) if re.search(r"\([^()]*подпись", text(table))]
    return [table for table in found if len(list(table.iter(qn("w:tbl")))) == 1]


def _before(block: Element) -> Element:
    """What stands before a block: outside of its row, the row above."""
    before = block.getprevious()
    return block.getparent().getparent().getprevious() if before.tag == qn("w:tcPr") else before


def _kept(block: Element, styles: set[str]) -> bool:
    """Whether all paragraphs of a block, but empty cells, are held to the next block."""
    paragraphs = [block] if block.tag == qn("w:p") else list(block.iter(qn("w:p")))
    first = [row.find(f".//{qn('w:p')}") for row in block.iter(qn("w:tr"))] or paragraphs
    return all(of(item, "pPr/keepNext") or value(item, "pPr/pStyle") in styles for item in first)


def _is_tall(row: Element) -> bool:
    """Whether a row would take a third of a page: some 24 lines, of letters of 1.8 mm (102 twips) each.

    On a lying page they are 15.
    """
    cells = [(len(text(cell)), int(cell.find(f".//{qn('w:tcW')}").get(qn("w:w")))) for cell in of(row, "tc")]
    lines = 15 if sum(width for _, width in cells) > UPRIGHT else 24
    return any(letters * 102 > lines * width for letters, width in cells)


def _is_in_a_row(block: Element) -> bool:
    """Whether the block follows something in a row of a table around it, which no page breaks."""
    return next(block.iterancestors(qn("w:tr")), None) is not None and bool(text(block.getparent()[1]))


@cache
def _keeping(name: str) -> set[str]:
    """The styles that hold a paragraph to the next one."""
    styles = docx.Document(str(path(name))).styles.element
    return {style.get(qn("w:styleId")) for style in of(styles, "style") if of(style, "pPr/keepNext")}


@every_template
@every_document
def test_signatures_hold_together_and_to_what_they_sign(name: str, kind: str) -> None:
    page, keeping = body(name, kind), _keeping(name)
    blocks = _signatures(page)
    assert blocks or name in UNSIGNED
    for block in blocks:
        assert all(_kept(row, keeping) for row in of(block, "tr")[:-1])
        if _is_in_a_row(block):
            continue  # with what it signs, on one page in any case
        before = _before(block)
        while not text(before).strip() and before.tag != qn("w:tr"):
            assert _kept(before, keeping)
            before = _before(before)
        last = of(before, "tr")[-1] if before.tag == qn("w:tbl") else before
        assert _kept(last, keeping) or _is_tall(last)


@every_template
def test_word_has_nothing_to_repair_in_a_template(name: str) -> None:
    assert faults(path(name)) == []


@every_template
@every_document
def test_word_has_nothing_to_repair(name: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(made(name, kind))
    assert faults(tmp_path / "made.docx") == []


@every_template
@every_document
def test_tables_do_not_run_into_one(name: str, kind: str) -> None:
    tables = [item.tag == qn("w:tbl") for item in body(name, kind)]
    assert not any(first and second for first, second in pairwise(tables))


@every_template
@every_document
def test_nothing_of_the_machinery_is_printed(name: str, kind: str) -> None:
    words = printed(name, kind)
    assert not [sign for sign in ("{{", "{%", "None", "True", "False") if sign in words]


def _answers(context: Context, tag: str) -> Iterator[object]:
    """The values that a dotted tag names; «услуги[].условие» is that of each row."""
    values: list[Any] = [context]
    for step in tag.split("."):
        bare = step.removesuffix("[]")
        values = [found[bare] for found in values]
        if step.endswith("[]"):
            values = [row for rows in values for row in rows]
    yield from (found for found in values if not isinstance(found, dict | list | bool))


def _lines(value: object) -> list[str]:
    return [f"{value:%d.%m.%Y}"] if isinstance(value, date) else str(value).split("\n")


@every_template
@each("kind", ["usual", "overfull"])
def test_every_answer_is_printed(name: str, kind: str) -> None:
    words = _plain(printed(name, kind))
    unseen = PRINTED_OTHERWISE | CONDITIONS | {AUTHOR} | SAID_OTHERWISE.get(name, set())
    tags = [tag for tag in template(name).tags if tag not in unseen and "варианты[]" not in tag]
    answers = {
        line for tag in tags for value in _answers(context(kind), tag) if value for line in _lines(value)
    }
    assert answers
    assert sorted(line for line in answers if not _is_there(line, words)) == []


def _is_there(line: str, printed: str) -> bool:
    """Whether it is printed; of a name its initials and surname are enough."""
    said = (said_as(line) for said_as in (str, no_break, initials_surname))
    return any(_plain(words) in printed for words in said)


def _plain(words: str) -> str:
    """The words in small letters, with spaces and hyphens of one sort."""
    return words.casefold().replace(NO_BREAK_SPACE, " ").replace(NO_BREAK_HYPHEN, "-")


@every_template
def test_every_blank_is_high_enough_to_write_on(name: str) -> None:
    for row in body(name, "empty").iter(qn("w:tr")):
        if not text(row).strip():
            assert (
                int(value(row, "trPr/trHeight") or 0) >= HANDWRITING
                or value(row, "tc/p/pPr/pStyle") == "Caption"
            )


def _underlined(name: str, kind: str) -> list[str]:
    return [text(run) for run in body(name, kind).iter(qn("w:r")) if of(run, "rPr/u")]


def test_the_chosen_options_are_underlined_and_none_on_a_blank() -> None:
    portrait = usual()["портрет"]["варианты"]
    person = usual()["клиент"]["варианты"]
    chosen = {
        item["текст"]
        for options in (portrait, person)
        for values in options.values()
        for item in values
        if item["выбран"]
    }
    underlined = _underlined("profile", "usual")
    assert len(underlined) == 15
    assert set(underlined) <= chosen
    assert _underlined("profile", "empty") == []


def test_the_profile_is_not_of_a_day_and_ends_with_what_is_advised() -> None:
    page = body("profile", "usual")
    assert "клиент.возраст_на" not in template("profile").tags  # else it would be made anew every day
    frames = [table for table in page.iter(qn("w:tbl")) if value(table, "tblPr/tblStyle") == "Frame"]
    assert [len(of(table, "tr")) for table in frames] == [1 + 1]
    assert "Рекомендации: ответ" in text(frames[0])
    blank = [table for table in body("profile", "empty") if value(table, "tblPr/tblStyle") == "Frame"]
    assert [len(of(table, "tr")) for table in blank] == [7 + 8]


@pytest.mark.parametrize(
    ("rows", "printed"),
    [(0, 3), (1, 1), (3, 3), (100, 100)],
)
def test_a_table_grows_with_its_rows(rows: int, printed: int) -> None:
    context = overfull()
    context["программа"] = context["программа"][:rows]
    document = docx.Document(io.BytesIO(template("help_programme").render(context)))
    styled = [table for table in document.tables if table.style and table.style.name.startswith("Grid")]
    # a row with a long answer is followed by others with it alone, over the whole width
    own = [[row for row in table.rows if row.cells[0]._tc.grid_span == 1] for table in styled]
    assert [len(rows) for rows in own] == [1 + printed]


def test_the_services_of_later_stand_apart() -> None:
    tables = [
        table
        for table in body("service_plan", "usual").iter(qn("w:tbl"))
        if "Объем, периодичность" in text(table)
    ]
    # a row of heads, over each service one of its sort
    assert [len(of(table, "tr")) for table in tables] == [1 + 2 * 2, 1 + 2]


def test_the_points_of_the_passport_can_be_cited() -> None:
    said = text(body("infrastructure_passport", "usual"))
    assert [mark for mark in ("1.1\t", "1.8\t", "2.3\t", "3.6\t") if said.count(mark) != 1] == []


def test_no_page_parts_the_list_of_the_plans() -> None:
    table = next(item for item in body("service_plan", "usual").iter(qn("w:tbl")) if "План №" in text(item))
    held = [bool(of(row, "tc/p/pPr/keepNext")) for row in of(table, "tr")[1:]]
    assert held == [True] * (3 + 1) + [False]  # the signatures have their sentence


def test_a_plan_without_a_date_has_no_planned_contacts() -> None:
    assert "«___»\u00a0____________\u00a020__\u00a0г." in text(body("service_plan", "empty"))
    assert empty()["план"]["дата"] is None
