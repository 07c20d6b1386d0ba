"""The papers of a practice: numbers of chapters, room for what the student writes, lists that stay whole."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn
from each import each
from template_contexts import FORM, empty, rows_of, short, usual
from template_reading import Element, body, of, template, text, value

HANDWRITING = 453  # twips: 8 mm
SIGNED = 567  # twips: 10 mm
REPORT, DIARY, CARD = "practice_report", "practice_diary", "institution_card"
PASSPORT = "infrastructure_passport"


def _styled(name: str, *styles: str) -> list[Element]:
    """The paragraphs of a template in one of the styles."""
    return [item for item in body(name).iter(qn("w:p")) if value(item, "pPr/pStyle") in styles]


def _words(style: str) -> list[str]:
    """What the report says in that style, without the fields of its page numbers."""
    return ["".join(piece.text for piece in item.iter(qn("w:t"))).strip() for item in _styled(REPORT, style)]


def test_the_parts_of_a_chapter_have_its_number_in_the_text_and_in_the_contents() -> None:
    chapters, parts = _words("Heading1"), [words.partition(" (")[0] for words in _words("Heading2")]
    assert [words[:2] for words in chapters if words[0].isdigit()] == ["1.", "2.", "3."]
    assert [words.partition(" ")[0] for words in parts] == ["2.1.", "2.2.", "2.3.", "3.1.", "3.2."]
    assert (_words("TOC1"), _words("TOC2")) == (chapters, parts)


@pytest.mark.parametrize(("chapter", "lines"), [("Введение", 15), ("Заключение", 20)])
def test_what_the_student_writes_has_lines_to_write_it_on(chapter: str, lines: int) -> None:
    below = next(item for item in _styled(REPORT, "Heading1") if text(item).strip() == chapter)
    while below.tag != qn("w:tbl"):
        below = below.getnext()
    heights = [int(value(row, "trPr/trHeight")) for row in of(below, "tr")]
    assert len(heights) >= lines
    assert min(heights) >= HANDWRITING


@pytest.mark.parametrize(
    ("days", "hours", "rows"),
    [(0, None, 14), (1, None, 14), (14, None, 14), (15, None, 15), (1, 6, 1), (12, 6, 12)],
)
def test_a_diary_goes_on_by_hand_until_its_hours_are_known(days: int, hours: int | None, rows: int) -> None:
    context = usual() if days else empty()
    context["дневник"] = [row | {"часы": hours} for row in rows_of(FORM["Дневник"], short, days)]
    document = docx.Document(io.BytesIO(template(DIARY).render(context)))
    table = next(table for table in document.tables if table.style and table.style.name.startswith("Grid"))
    heights = [int(value(row, "trPr/trHeight")) for row in of(table._tbl, "tr")[1:-1]]
    assert len(heights) == rows
    assert min(heights) >= SIGNED
    assert table.rows[-1].cells[3].text == (str(days * hours) if hours else "")


@pytest.mark.parametrize(("hours", "whole"), [([6, 4.5], "10,5"), ([6, None], "6"), ([None, None], "")])
def test_the_hours_of_a_diary_are_summed_where_there_are_any(hours: list[float | None], whole: str) -> None:
    context = usual()
    rows = rows_of(FORM["Дневник"], short, len(hours))
    context["дневник"] = [row | {"часы": known} for row, known in zip(rows, hours, strict=True)]
    document = docx.Document(io.BytesIO(template(DIARY).render(context)))
    table = next(table for table in document.tables if table.style and table.style.name.startswith("Grid"))
    assert table.rows[-1].cells[3].text == whole


@each(
    ("city", "end", "printed"),
    [
        ("Томск", date(2026, 3, 15), "Томск, 2026"),
        ("Томск", None, "Томск"),
        (None, date(2026, 3, 15), ""),
        (None, None, ""),
    ],
)
@each("name", [REPORT, DIARY])
def test_a_year_without_a_city_is_not_printed(
    name: str, city: str | None, end: date | None, printed: str
) -> None:
    context = usual()
    context["практика"] |= {"город": city, "окончание": end}
    page = docx.Document(io.BytesIO(template(name).render(context))).element.body
    words = text(page)
    foot = words[: words.index("(город, год)")].rstrip("\n").rpartition("\n\n")[2].strip()
    assert foot == printed or (not printed and ", 2026" not in foot)


@pytest.mark.parametrize("count", range(2, 7))
def test_no_page_parts_one_item_of_a_list_from_the_others(count: int) -> None:
    context = usual()
    context["учреждение"]["формы_работы"] = "\n".join(f"Форма {number}" for number in range(count))
    page = docx.Document(io.BytesIO(template(CARD).render(context))).element.body
    styles = [value(item, "pPr/pStyle") for item in page.iter(qn("w:p")) if "Форма " in text(item)]
    held = [style == "ListedHeld" for style in styles]
    assert held == [number in {0, count - 2} for number in range(count)]


@pytest.mark.parametrize(
    ("rows", "goals", "printed"), [(1, False, 10), (6, False, 10), (1, True, 1), (12, True, 12)]
)
def test_the_programme_of_a_report_fills_its_page_where_it_is_written_by_hand(
    rows: int, goals: bool, printed: int
) -> None:
    context = usual()
    answers = rows_of(FORM["Программа"], short, rows)
    context["программа"] = answers if goals else [row | {"цель": None} for row in answers]
    document = docx.Document(io.BytesIO(template(REPORT).render(context)))
    tables = [table for table in document.tables if table.style and table.style.name.startswith("Grid")]
    assert [len(table.rows) - 1 for table in tables] == [printed]


@pytest.mark.parametrize(("advice", "lines"), [("Помочь оформить самозанятость", 12), (None, 26)])
def test_the_conclusion_follows_a_chapter_that_is_printed_and_has_a_page_where_it_is_not(
    advice: str | None, lines: int
) -> None:
    context = usual()
    context["портрет"]["рекомендации"] = advice
    page = docx.Document(io.BytesIO(template(REPORT).render(context))).element.body
    heading = next(
        item for item in page if value(item, "pPr/pStyle") == "Heading1" and "Заключение" in text(item)
    )
    before = heading.getprevious()
    assert bool(of(before, "pPr/pageBreakBefore")) is (advice is None)
    assert len(of(heading.getnext().getnext(), "tr")) == lines


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        (None, "С. В. И."),
        ("инициалы", "С. В. И."),
        ("Инициалы", "С. В. И."),
        ("полностью", "Соколова Вера Ильинична"),
        ("Полностью", "Соколова Вера Ильинична"),
        ("К-1", "К-1"),
    ],
)
def test_a_report_names_its_student_at_the_foot_and_the_client_as_the_book_wants(
    asked: str | None, named: str
) -> None:
    context = usual()
    context["практика"] |= {"студент": "Ильинская Дарья Романовна", "клиент_в_отчете": asked}
    context["клиент"] |= {"фамилия": "Соколова", "имя": "Вера", "отчество": "Ильинична", "возраст": "46 лет"}
    context["клиент"]["дата_рождения"] = date(1980, 2, 14)
    report = docx.Document(io.BytesIO(template(REPORT).render(context)))
    foot = text(report.sections[0].footer._element).replace("\xa0", " ")
    assert "Отчет о практике · Ильинская Д. Р. · стр. " in foot
    assert "дело" not in foot
    words = text(report.element.body).replace("\xa0", " ").replace("\u2011", "-")
    assert (words.count(named), words.count(f"{named}, 46 лет")) == (3, 2)
    assert "14.02.1980" not in words
    assert ("Соколова" in words, "Личное дело" in words) == ("полностью" in (asked or "").lower(), False)


@pytest.mark.parametrize(
    ("answer", "underlined", "printed"),
    [
        (None, [], ["низкое; среднее; высокое"]),
        ("среднее", ["среднее"], ["низкое; среднее; высокое"]),
        ("Высокое.\nДым и пыль", ["высокое"], ["низкое; среднее; высокое", "Дым и пыль"]),
        ("Средний уровень\nЗимой смог", [], ["Средний уровень", "Зимой смог"]),
    ],
)
def test_the_level_of_pollution_is_underlined_among_its_options(
    answer: str | None, underlined: list[str], printed: list[str]
) -> None:
    context = usual()
    context["паспорт"]["загрязнение_среды"] = answer
    page = docx.Document(io.BytesIO(template(PASSPORT).render(context))).element.body
    asked = next(item for item in page if "загрязнения воздуха" in text(item))
    below = []
    while (asked := asked.getnext()).tag == qn("w:p") and value(asked, "pPr/pStyle") != "Item":
        below.append(asked)
    said = [text(item).partition(" (нужное")[0].strip() for item in below]
    assert [words for words in said if words] == printed
    assert [text(run) for item in below for run in of(item, "r") if of(run, "rPr/u")] == underlined


def test_every_point_of_the_passport_has_three_lines_to_write_on() -> None:
    page = docx.Document(io.BytesIO(template(PASSPORT).render(empty()))).element.body
    points = [item for item in page if value(item, "pPr/pStyle") == "Item"]
    below = [next(item for item in point.itersiblings() if item.tag == qn("w:tbl")) for point in points]
    assert (len(points), min(len(of(table, "tr")) for table in below)) == (15, 3)


def test_the_address_of_the_institution_is_not_what_was_surveyed() -> None:
    context = usual()
    context["учреждение"]["адрес"] = "Садовая, 15"
    page = docx.Document(io.BytesIO(template(PASSPORT).render(context))).element.body
    assert text(page).count("Садовая, 15") == 1


@pytest.mark.parametrize(
    ("full", "short", "place"), [("Центр «Надежда»", None, "Центр «Надежда»"), ("Ц", "КЦСОН", "КЦСОН")]
)
def test_the_place_of_a_practice_is_the_institution_unless_the_book_has_another(
    full: str, short: str | None, place: str
) -> None:
    context = usual()
    context["учреждение"] |= {"полное_наименование": full, "краткое_наименование": short}
    for practised, printed in ((None, place), ("Школа № 3", "Школа № 3")):
        context["практика"]["место_практики"] = practised
        page = docx.Document(io.BytesIO(template(DIARY).render(context))).element.body
        line = next(
            row for row in page.iter(qn("w:tr")) if text(of(row, "tc")[0]).strip() == "Место практики"
        )
        assert text(of(line, "tc")[-1]).strip().replace("\xa0", " ") == printed
        below = of(line.getnext(), "tc")
        assert (text(below[0]).strip() == "") is (practised is None)  # room for the department


@pytest.mark.parametrize(
    ("label", "lines"), [("Полное наименование", 3), ("Учредитель", 2), ("Адрес", 2), ("ОГРН", 1)]
)
def test_a_long_answer_of_the_card_has_lines_to_write_it_on(label: str, lines: int) -> None:
    for make, count in ((empty, lines), (usual, 1)):
        page = docx.Document(io.BytesIO(template(CARD).render(make()))).element.body
        rows = [row for row in page.iter(qn("w:tr")) if not of(row, "tc/tbl")]
        start = next(place for place, row in enumerate(rows) if label in text(of(row, "tc")[0]))
        after = [text(of(row, "tc")[0]).strip() for row in rows[start + 1 :]]
        assert next(number for number, words in enumerate(after, 1) if words) == count


def test_no_page_parts_the_line_for_another_answer_from_its_list() -> None:
    context = usual()
    for answer in context["портрет"]:
        if answer != "варианты":
            context["портрет"][answer] = None
    for values in context["портрет"]["варианты"].values():
        values[:] = [value | {"выбран": False} for value in values]
    page = docx.Document(io.BytesIO(template(REPORT).render(context))).element.body
    others = [item for item in page if text(item).strip() == "иное:"]
    assert len(others) == 9
    assert all(of(item.getprevious(), "pPr/keepNext") for item in others)


def test_a_row_of_the_programme_that_has_no_more_than_its_problem_is_as_high_as_the_empty_ones() -> None:
    context = usual()
    context["программа"] = [{**dict.fromkeys(context["программа"][0]), "номер": 1, "проблема": "Нет жилья"}]
    page = docx.Document(io.BytesIO(template(REPORT).render(context))).element.body
    table = next(item for item in page.iter(qn("w:tbl")) if value(item, "tblPr/tblStyle") == "Grid")
    assert len({value(row, "trPr/trHeight") for row in of(table, "tr")[1:]}) == 1


@pytest.mark.parametrize(("described", "is_ruled"), [(None, True), ("да", False)])
def test_a_short_answer_of_a_passport_that_goes_on_by_hand_has_a_rule_below(
    described: str | None, is_ruled: bool
) -> None:
    context = usual()
    context["паспорт"] |= {"база_практики": "ул. Садовая, 1", "транспорт": described}
    page = docx.Document(io.BytesIO(template(PASSPORT).render(context))).element.body
    asked = next(item for item in page if "Где находится" in text(item))
    below = asked.getnext().getnext()
    assert (below.tag == qn("w:tbl") and not text(below).strip()) == is_ruled
