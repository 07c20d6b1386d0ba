"""How every paper of every book falls on its pages, as LibreOffice prints it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from each import each
from paper_books import SMALL
from paper_files import LISTS, TEMPLATES, control_lists, due_lists, papers
from paper_pages import Line, Page, pages_of
from paper_pdf import convert
from paper_word import SIGNED, Element, Paper, cells_of, is_head, plain, rows_of, text_of

TOOLS = all(map(shutil.which, ("soffice", "pdftotext"))) or os.environ.get("PAPERWORK_REQUIRE_TOOLS")
pytestmark = pytest.mark.skipif(not TOOLS, reason="LibreOffice or poppler is not installed")
NAMES = (*TEMPLATES, *LISTS)
# blanks on which the name of an institution may be a line too many
OF_BOOK = {f"{name}-blank-book" for name in ("urgent_act", "living_conditions_act", "service_application")}
# papers of others than the first client that fall on pages another way
OF_PEOPLE = {
    "service_contract-usual-proxy",
    "delivery_act-usual-proxy",
    "need_assessment-usual-proxy",
    "prevention_plan-usual-teen",
    "minor_conditions_act-usual-teen",
}
NEED = "Карта оценки"
LENGTHS = range(21, 29)  # of control lists: one page and a little more
THINGS = range(9, 13)  # on lists of what is due: a page and a little more
TITLE_PAGE = "(учебное заведение)"
ENDING = 5  # letters: they are hardly ever parted
LETTERS = 4  # a shorter line may be anybody's


class Printed(NamedTuple):
    """One paper of one book."""

    input: str
    word: Paper
    pages: list[Page]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Printed]]:
    """The papers by name, those of every input."""
    place = tmp_path_factory.mktemp("papers")
    made = papers(size=SMALL)
    others = {name for name in made if "-book" in name or name.count("-") > 1}
    made = {name: make for name, make in made.items() if name not in others or name in {*OF_BOOK, *OF_PEOPLE}}
    made |= control_lists(LENGTHS) | due_lists(THINGS)
    pages = pages_of(convert(made, place))
    found: dict[str, list[Printed]] = {name: [] for name in NAMES}
    for name in made:
        paper, _, put_in = name.partition("-")
        found[paper].append(Printed(put_in, _paper(place / f"{name}.docx"), pages[name]))
    return found


def _paper(path: Path) -> Paper:
    return Paper(path.read_bytes())


def no_signature_is_alone(paper: Printed) -> Iterator[str]:
    """The sentence that is signed, a heading or the last row is on the page of the first signature."""
    own = plain(" ".join(text_of(table) for table in paper.word.signatures))
    for page in paper.pages:
        above: list[Line] = []
        for line in page.body:
            if SIGNED in line.text:
                if not any(plain(other.text) not in own for other in above):
                    yield f"{line.text} at {line.top:.0f}"
                break
            above.append(line)


def nothing_is_parted_from_what_it_announces(paper: Printed) -> Iterator[str]:
    """No heading, label, statement or head of a table is the last line of a page."""
    if paper.pages[0].footer.startswith(NEED) and paper.input == "full":
        return  # four members with posts of five lines: more than LibreOffice keeps together
    if len(paper.pages) == 1:
        return
    kept: dict[bool, list[str]] = {True: [], False: []}
    for item in paper.word.paragraphs:
        kept[paper.word.is_held(item)].append(plain(text_of(item)))
    for page in paper.pages[:-1]:
        words = [plain(line.text) for line in page.last if len(line.text) >= LETTERS]
        if all(word.startswith("(") for word in words):  # captions end what they stand under
            continue
        is_parted = words and all(_ends(word, kept[True]) and not _ends(word, kept[False]) for word in words)
        if is_parted and not page.has_rules_below(page.last[-1].bottom):  # lines to write on
            yield " | ".join(words)


def _ends(line: str, texts: list[str]) -> bool:
    return any(text.endswith(line) for text in texts)


def the_head_of_a_table_is_on_each_of_its_pages(paper: Printed) -> Iterator[str]:
    """A page that begins with a row of a table begins with its head."""
    if len(paper.pages) == 1:
        return
    tables = paper.word.grids
    bodies = [plain(" ".join(text_of(row) for row in rows_of(table) if not is_head(row))) for table in tables]
    others = [plain(text_of(item)) for item in paper.word.paragraphs if not _in(item, tables)]
    for page in paper.pages[1:]:
        words = [plain(line.text) for line in page.first if len(line.text) >= LETTERS]
        if words and all(any(word in body for body in bodies) for word in words):
            heads = " ".join(text_of(row) for table in tables for row in rows_of(table) if is_head(row))
            if not any(word in plain(heads) or _ends(word, others) for word in words):
                yield " | ".join(words)


def _in(paragraph: Element, tables: list[Element]) -> bool:
    return any(above in tables for above in paragraph.iterancestors())


BREAKS = (  # what a line may not end with → what the next one then begins with
    (re.compile(r"№$"), re.compile(r"[\dA-ZА-ЯЁ]")),
    (re.compile(r"(?:^|[\s(])(?<!т\.\s)(?:г|ул|д|кв|корп|пер|пос|п)\.$"), re.compile(r"[«\dА-ЯЁ]")),
    (re.compile(r"(?:^|[\s(])от$"), re.compile(r"\d\d\.\d\d\.\d{4}|№")),
    (re.compile(r"(?:^|[\s(«])[А-ЯЁ]\.$"), re.compile(r"[А-ЯЁ][а-яё]+|[А-ЯЁ]\.")),
    (re.compile(r"[А-ЯЁ][а-яё]+$"), re.compile(r"[А-ЯЁ]\. ?[А-ЯЁ]\.")),
)


def no_line_breaks_where_none_may(paper: Printed) -> Iterator[str]:
    """«№ 5», «д. 40», «И. О. Фамилия» stay on one line; no line is a stop alone."""
    for page in paper.pages:
        for block in page.blocks:
            for line, following in pairwise(block):
                if following.text in {".", ","} or (
                    _goes_on(line, following) and is_parted(line.text, following.text)
                ):
                    yield f"{line.text} / {following.text}"


def is_parted(line: str, following: str) -> bool:
    """Whether the line ends with what belongs to the beginning of the following one."""
    is_year = re.search(r"(?:\d{4}|__) г\.$", line)
    return not is_year and any(end.search(line) and start.match(following) for end, start in BREAKS)


def _goes_on(line: Line, following: Line) -> bool:
    """Whether the line goes on in the following one, and not beside it in another column."""
    height = line.bottom - line.top
    return height / 2 < following.top - line.top < 2 * height and following.left < line.right


def every_sheet_says_where_it_belongs(paper: Printed) -> Iterator[str]:
    """Each page of a paper of several pages ends with «… стр. 2 из 3», but a title page."""
    count = len(paper.pages)
    for number, page in enumerate(paper.pages, 1):
        is_title = number == 1 and any(TITLE_PAGE in line.text for line in page.body)
        if not page.body:
            yield f"page {number} of {count} is empty"
        if count > 1 and not is_title and not re.search(rf"\S.* стр\.\s{number} из {count}\b", page.footer):
            yield f"page {number} of {count}: «{page.footer}»"


def no_text_is_lost(paper: Printed) -> Iterator[str]:
    """The last words of every paragraph and cell are on the pages as often as in the Word file."""
    heads = [
        item for table in paper.word.grids for row in rows_of(table) if is_head(row) for item in _own(row)
    ]
    texts = [_letters(text_of(item)) for item in paper.word.paragraphs if item not in heads]
    written = " ".join(texts)
    seen = " ".join(_letters(page.text) for page in paper.pages)
    for end in sorted({text[-ENDING:] for text in texts if len(text) >= ENDING}):
        if seen.count(end) < written.count(end):
            yield f"…{end}: {seen.count(end)} of {written.count(end)}"


def _own(row: Element) -> Iterator[Element]:
    return row.iter(f"{{{row.nsmap['w']}}}p")


def _letters(text: str) -> str:
    """The letters and digits alone: lines may end in a word, with a hyphen."""
    return "".join(filter(str.isalnum, text)).casefold()


def no_word_is_cut(paper: Printed) -> Iterator[str]:
    """No line ends within a word but at a hyphen: every column holds the words that are usual in it."""
    texts = paper.word.paragraphs
    if paper.input == "full":  # it has words that no column holds, but no such names of who signs
        texts = [item for item in texts if paper.word.style(item) == "SignatureName"]
    words = set(re.findall(r"[а-яё]+", " ".join(map(text_of, texts)).casefold()))
    for page in paper.pages:
        for line, following in pairwise(page.text.splitlines()):
            end, start = re.search(r"[а-яё]+$", line.casefold()), re.match(r"[а-яё]+", following)
            if end and start and end[0] + start[0] in words and not {end[0], start[0]} <= words:
                yield f"{line} / {following}"


TORN = "отрывная часть"


def nothing_is_torn_off_the_top(paper: Printed) -> Iterator[str]:
    """A line to tear along has something over it."""
    yield from (line.text for page in paper.pages for line in page.first if TORN in line.text)


CHECKS: tuple[Callable[[Printed], Iterator[str]], ...] = (
    no_signature_is_alone,
    nothing_is_parted_from_what_it_announces,
    the_head_of_a_table_is_on_each_of_its_pages,
    no_line_breaks_where_none_may,
    every_sheet_says_where_it_belongs,
    no_text_is_lost,
    no_word_is_cut,
    nothing_is_torn_off_the_top,
)


@each("name", NAMES)
@each("check", CHECKS, ids=lambda check: check.__name__)
def test_the_pages(
    check: Callable[[Printed], Iterator[str]], name: str, printed: dict[str, list[Printed]]
) -> None:
    assert [f"{paper.input}: {fault}" for paper in printed[name] for fault in check(paper)] == []


def test_what_is_decided_last_is_on_the_sheet_that_is_signed(printed: dict[str, list[Printed]]) -> None:
    decided = ("5. Заключение специалиста", "6. Следующий пересмотр")
    for paper in printed["review_sheet"]:
        if paper.input in {"usual", "bare"}:  # of the others the signatures alone may fill a page
            where = [
                number
                for number, page in enumerate(paper.pages)
                for line in page.body
                if any(words in line.text for words in decided)
            ]
            assert where in [[number, number] for number in range(len(paper.pages))], paper.input


def test_the_sheet_of_a_plan_that_is_signed_says_what_is_signed(printed: dict[str, list[Printed]]) -> None:
    for paper in printed["service_plan"]:  # wherever the page before it ends
        last = plain(paper.pages[-1].text)
        for words in ("10. Подписи", "План согласован сторонами.", "Экземпляр плана"):
            assert words in last, paper.input


@each(
    ("name", "sheets"),
    [
        ("contact_schedule", 1),
        ("request_journal", 2),
        ("service_list", 2),
        ("help_programme", 2),
        ("service_plan", 4),
        ("individual_programme", 4),
        ("service_application", 1),
        ("urgent_act", 1),
        ("living_conditions_act", 3),
        ("minor_conditions_act", 5),
        ("prevention_plan", 2),
        ("file_inventory", 1),
        ("practice_schedule", 1),
        ("application_journal", 1),
        ("commission_protocol", 1),
        ("need_assessment", 2),
        ("care_supplement", 1),
    ],
)
def test_a_blank_takes_no_sheet_for_a_row(name: str, sheets: int, printed: dict[str, list[Printed]]) -> None:
    blanks = [paper for paper in printed[name] if paper.input.startswith("blank")]
    assert {len(paper.pages) for paper in blanks} == {sheets}


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("application", {"full": 3, "usual-proxy": 3}),
        ("consent", {"usual": 1, "bare": 1}),
        ("destruction_act", {"bare": 1}),
        (
            "service_list",
            {"usual": 5, "usual-teen": 5, "usual-proxy": 5, "usual-man": 5, "usual-baby": 3, "full": 9},
        ),
    ],
)
def test_a_paper_has_no_page_too_many(
    name: str, most: dict[str, int], printed: dict[str, list[Printed]]
) -> None:
    assert {paper.input for paper in printed[name] if len(paper.pages) > most.get(paper.input, 2)} == set()


@pytest.mark.parametrize(
    ("name", "put_in", "sheets"),
    [
        ("delivery_sheet", "usual", 1),
        ("programme_conclusion", "usual", 1),
        ("programme_conclusion", "bare", 1),
        ("service_application", "usual", 1),
        ("need_assessment", "usual-proxy", 2),
        ("period_summary", "bare", 2),
        ("period_summary", "full", 3),
    ],
)
def test_a_total_and_signatures_take_no_sheet_of_their_own(
    name: str, put_in: str, sheets: int, printed: dict[str, list[Printed]]
) -> None:
    [paper] = [paper for paper in printed[name] if paper.input == put_in]
    assert len(paper.pages) == sheets


def test_the_last_page_of_a_profile_for_the_pen_is_filled(printed: dict[str, list[Printed]]) -> None:
    for paper in printed["profile"]:
        if paper.input in {"bare", "blank"}:
            page = paper.pages[-1]
            assert page.last[-1].bottom > page.height * 2 / 3, paper.input


def test_the_sheet_of_a_consent_that_is_signed_has_what_is_signed(
    printed: dict[str, list[Printed]],
) -> None:
    for paper in printed["consent"]:
        last = plain(paper.pages[-1].text)
        together = (
            "Специальные категории данных", "(ненужное зачеркнуть)", "вероисповедание", "вредные привычки",
            "дополнительные сведения", "Судимость", "Даю согласие на условиях",
        )  # fmt: skip
        assert [words for words in together if words not in last] == [], paper.input


def test_a_receipt_is_on_one_page_with_nothing_of_it_before(printed: dict[str, list[Printed]]) -> None:
    for paper in printed["service_list"]:
        last = paper.pages[-1].text
        assert "Расписка в получении документов" in last, paper.input
        assert "Отмеченные документы" in last, paper.input
        assert not any("– –" in page.text for page in paper.pages), paper.input


def test_the_signatures_under_a_tall_row_of_a_programme_are_not_alone(
    printed: dict[str, list[Printed]],
) -> None:
    for paper in printed["help_programme"]:
        last = paper.pages[-1].text
        above = plain(last.partition("Согласие")[0])
        assert len(above.removeprefix(str(len(paper.pages)))) > LETTERS, paper.input


def test_the_sheet_of_an_act_that_is_signed_says_when_how_and_why(
    printed: dict[str, list[Printed]],
) -> None:
    for paper in printed["destruction_act"]:
        last = plain(paper.pages[-1].text)
        for words in ("7. Дата и способ уничтожения", "8. Причина", "Председатель и члены комиссии"):
            assert words in last, paper.input


def test_who_represents_the_client_is_named_on_one_page(printed: dict[str, list[Printed]]) -> None:
    for paper in printed["application"]:
        pages = [page.text for page in paper.pages]
        named, document = (
            [number for number, text in enumerate(pages) if words in text]
            for words in ("10. Представитель", " документ\n")
        )
        assert document in ([], named), paper.input


def test_a_control_list_knows_how_many_pages_it_has(printed: dict[str, list[Printed]]) -> None:
    """It is reckoned, so that a packet need not be converted twice."""
    for paper in printed["control_list"]:
        rows = (row for table in paper.word.grids for row in rows_of(table) if not is_head(row))
        first = plain(text_of(cells_of(next(rows))[2]))
        assert first.partition("–")[0] == f"{len(paper.pages) + 1}", paper.input


def test_the_last_rows_of_a_control_list_are_signed_together(printed: dict[str, list[Printed]]) -> None:
    for paper in printed["control_list"]:
        rows = [row for row in rows_of(paper.word.grids[-1]) if not is_head(row)]
        spans = [plain(text_of(cells_of(row)[2])) for row in rows[-3:]]
        words = {line.text for line in paper.pages[-1].body}
        assert words.issuperset(spans), paper.input


def test_the_notes_of_a_contract_are_under_its_signatures(printed: dict[str, list[Printed]]) -> None:
    for paper in printed["service_contract"]:
        signed = "(личная подпись)", "*(2) Статья 31", "*(3) Пункт 10"
        assert any(all(words in plain(page.text) for words in signed) for page in paper.pages), paper.input


def test_long_answers_under_a_row_say_whose_they_are(printed: dict[str, list[Printed]]) -> None:
    asked = {"contact_schedule": "Новые потребности:", "help_programme": "Цель:", "request_journal": "Суть:"}
    for name, label in asked.items():
        [full] = [paper for paper in printed[name] if paper.input == "full"]
        under = [line.text for page in full.pages for line in page.body if label in line.text]
        assert under, name
        assert [text for text in under if not re.match(rf"№ \S+\. {label}", plain(text))] == [], name


def test_the_contacts_of_a_period_and_their_chart_are_on_one_page(printed: dict[str, list[Printed]]) -> None:
    for paper in printed["period_summary"]:
        pages = [page.text for page in paper.pages if "3. Контакты" in page.text]
        assert len(pages) == 1, paper.input
        assert "Контакты по способу" in pages[0], paper.input


def test_the_conclusion_of_a_check_of_few_rows_is_whole(printed: dict[str, list[Printed]]) -> None:
    [usual] = [paper for paper in printed["delivery_check"] if paper.input == "usual"]
    last = plain(usual.pages[-1].text)
    assert [words for words in ("Вывод", "По плану за период", "После срока") if words not in last] == []
