"""What every paper of every book says, who signs it, and how its tables are made, as Word has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

import pytest
from docx.oxml.ns import qn
from each import each
from paper_books import PEOPLE, SMALL, read, usual
from paper_files import LISTS, OF_PRACTICE, TEMPLATES, of_book, papers
from paper_word import (
    MILLIMETRE,
    SIGNED,
    Element,
    Paper,
    cells_of,
    has_words,
    is_head,
    is_ruled,
    number,
    plain,
    rows_of,
    text_of,
    value,
)

from paperwork.common.resources import folder

NAMES = (*TEMPLATES, *LISTS)
HANDWRITING = 453  # twips: 8 mm
WRITTEN, SHORT = 40.0, 20.0  # millimetres: for a name or a number of a paper, for a figure or a day
OUTSIDE = ("Клиент", "Законный представитель", "Представитель", "Студент")  # who is no staff


class Made(NamedTuple):
    """One paper by its input: «usual», «usual-baby», «blank-book»."""

    input: str
    word: Paper


Papers = Mapping[str, Made]  # of one name, by input
Check = Callable[[str, Papers], Iterator[str]]


@pytest.fixture(scope="module")
def made() -> Iterator[dict[str, Papers]]:
    """The papers by name and input; «unpractised» is the usual book without a practice."""
    book = usual()
    del book["Практика"]
    everything = papers(size=SMALL) | of_book("unpractised", book, read(book))
    found: dict[str, dict[str, Made]] = {name: {} for name in NAMES}
    for key, make in everything.items():
        name, _, put_in = key.partition("-")
        found[name][put_in] = Made(put_in, Paper(make()))
    yield {name: found[name] for name in NAMES}
    text_of.cache_clear()  # it holds the papers


@pytest.fixture(scope="module")
def templates() -> dict[str, Paper]:
    """The templates themselves."""
    files = {path.stem: path for path in folder("templates").rglob("*.docx")}
    return {name: Paper(files[name].read_bytes()) for name in NAMES}


def _blanks(papers: Papers) -> Iterator[Made]:
    return (paper for name, paper in papers.items() if name.startswith("blank"))


def no_table_is_split(_name: str, papers: Papers) -> Iterator[str]:
    """No table goes on in another one right under it."""
    for paper in papers.values():
        for table in paper.word.tables:
            below = table.getnext()
            while below is not None and below.tag == qn("w:p") and not text_of(below):
                below = below.getnext()
            if below is None or below.tag != qn("w:tbl") or _is_named(below, table):
                continue
            has_rules = table in paper.word.grids or below in paper.word.grids
            if has_rules and _columns(table) == _columns(below):
                yield f"{paper.input}: {text_of(table)[:60]}"


def no_table_runs_into_another(_name: str, papers: Papers) -> Iterator[str]:
    """Tables with nothing between them are one table to Word, which sets all their columns anew."""
    for paper in papers.values():
        for table in paper.word.tables:
            below = table.getnext()
            if below is not None and below.tag == qn("w:tbl"):
                yield f"{paper.input}: {text_of(table)[-60:]} | {text_of(below)[:60]}"


def _is_named(table: Element, other: Element) -> bool:
    """Whether the table has a name of its own in its head, which the other has not."""
    (first, *_), (second, *_) = rows_of(table), rows_of(other)
    return is_head(first) and len(cells_of(first)) == 1 and text_of(first) != text_of(second)


def _columns(table: Element) -> list[str]:
    return [column.get(qn("w:w"), "") for column in table.iterfind(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")]


def every_table_repeats_its_head(_name: str, papers: Papers) -> Iterator[str]:
    """A ruled table of several rows begins with a row that is repeated on every page."""
    for paper in papers.values():
        for table in paper.word.grids:
            rows = rows_of(table)
            if len(rows) > 1 and not is_head(rows[0]):
                yield f"{paper.input}: {text_of(table)[:60]}"


def all_empty_rows_are_of_one_height(_name: str, papers: Papers) -> Iterator[str]:
    """The rows of a blank that are filled in with a pen are at least 8 mm high, the last like the others."""
    for paper in _blanks(papers):
        for table in paper.word.grids:
            rows = [row for row in rows_of(table) if not is_head(row) and not has_words(row)]
            heights = {number(row, "trPr/trHeight") for row in rows}
            if len(heights) > 1 or min(heights, default=HANDWRITING) < HANDWRITING:
                yield f"{paper.input}: {sorted(heights)} in {text_of(table)[:40]}"


NAMED = re.compile(
    r"^(?:клиент|период|план)\b|дел[оа]\b|№|номер|ф\. ?и\. ?о|фамилия|телефон|снилс", re.IGNORECASE
)


def there_is_room_to_write(_name: str, papers: Papers) -> Iterator[str]:
    """A rule of a blank is 8 mm high, and 40 mm long where a name or a number is asked for."""
    for paper in _blanks(papers):
        for table in paper.word.tables:
            if table in paper.word.grids or table in paper.word.signatures:
                continue
            for row in rows_of(table):
                yield from (f"{paper.input}: {fault}" for fault in _narrow(paper.word, row))


def _narrow(word: Paper, row: Element) -> Iterator[str]:
    label = ""
    for cell in cells_of(row):
        ruled = is_ruled(cell) or any(word.is_ruled(item) for item in cell.iterchildren(qn("w:p")))
        if text_of(cell) or not ruled:
            label = text_of(cell) or label
            continue
        width = number(cell, "tcPr/tcW", "w") / MILLIMETRE
        if round(width, 1) < (WRITTEN if NAMED.search(label) else SHORT):
            yield f"{width:.0f} mm for «{label}»"
        if number(row, "trPr/trHeight") < HANDWRITING:
            yield f"a low rule for «{label}»"


DAY = re.compile(r"«_+»\s_+\s20__")
LONGEST = 19  # underscores are 40 mm


def no_rule_is_made_of_a_few_underscores(_name: str, papers: Papers) -> Iterator[str]:
    """What is to be written has a ruled cell; underscores are for days alone."""
    for paper in _blanks(papers):
        for item in paper.word.paragraphs:
            for rule in re.findall("_{4,}", DAY.sub("", text_of(item))):
                if len(rule) < LONGEST:
                    yield f"{paper.input}: {text_of(item)[-80:]}"


HOLE = re.compile(r"№\s+от\b|№\s*[),.;]|№\s{2,}\S")


def no_number_is_a_hole(_name: str, papers: Papers) -> Iterator[str]:
    """«№» is followed by a number or by a rule to write it on."""
    for paper in papers.values():
        for item in paper.word.paragraphs:
            text = text_of(item)
            alone = text.endswith("№") and next(item.iterancestors(qn("w:tbl")), None) is None
            if alone or HOLE.search(text):
                yield f"{paper.input}: {plain(text)[-80:]}"


def a_plan_has_one_name(name: str, papers: Papers) -> Iterator[str]:
    """Wherever the plan is named in other papers it is «№ 12-2 от 05.03.2026»."""
    for item in papers["usual"].word.paragraphs if name not in {"service_plan", *OF_PRACTICE} else ():
        text = plain(text_of(item))
        if "12-2" in text and text != "12-2" and "№ 12-2 от 05.03.2026" not in text:
            yield text


def only_those_sign_who_may(_name: str, papers: Papers) -> Iterator[str]:
    """Under 14 the representative signs alone, from 14 to 18 both; who has no representative, alone."""
    if "usual-man" not in papers or "Клиент" not in _posts(papers["usual-man"]):
        return
    for person, wanted in (
        ("man", {"Клиент"}),
        ("baby", {"Законный представитель"}),
        ("teen", {"Клиент", "Законный представитель"}),
    ):
        found = _posts(papers[f"usual-{person}"])
        if found != wanted:
            yield f"{person}: {sorted(found)}"
    if "Представитель по доверенности" not in _posts(papers["usual-proxy"]):
        yield f"proxy: {sorted(_posts(papers['usual-proxy']))}"


def _posts(paper: Made) -> set[str]:
    """What is on the left of the rules of those who are no staff, without what follows it there."""
    kinds = ("Клиент", "Законный представитель", "Представитель по доверенности", "Представитель")
    posts = [plain(post) for post, _ in paper.word.signers]
    return {next(kind for kind in kinds if post.startswith(kind)) for post in posts if post.startswith(kinds)}


NAME = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
INITIALS = re.compile(r"(?:[А-ЯЁ]\.[ -]?)+ (?:оглы |кызы )?[А-ЯЁ][^\W\d_]+(?:-[А-ЯЁ][^\W\d_]+)?")


def a_name_alone_is_under_a_signature(_name: str, papers: Papers) -> Iterator[str]:
    """Neither kinship nor address; of staff the initials and the surname, which no line parts."""
    for paper in papers.values():
        for post, name in paper.word.signers:
            if not name:
                continue
            if post.startswith(OUTSIDE):
                if not NAME.fullmatch(plain(name).replace(".", "")):
                    yield f"{paper.input}: {post}: {name}"
            elif not INITIALS.fullmatch(plain(name)) or " " in name:
                yield f"{paper.input}: {post}: {name}"


SPEAKING = {"application", "consent"}


def the_representative_speaks(name: str, papers: Papers) -> Iterator[str]:
    """Where somebody represents the client the paper is in his name, in the client's interest."""
    for person in ("baby", "teen", "proxy", "man") if name in SPEAKING else ():
        paper = papers[f"usual-{person}"]
        text = plain(text_of(paper.word.body))
        if bool(re.search(r"в\sинтересах", text)) is (person == "man"):
            yield paper.input


LEAST = 30.0  # millimetres of a rule that is signed


def a_rule_is_long_enough_to_sign_on(_name: str, papers: Papers) -> Iterator[str]:
    """Also where two blocks of signatures are beside one another."""
    for paper in papers.values():
        for table in paper.word.signatures:
            for row, below in pairwise(rows_of(table)):
                widths = [
                    number(cell, "tcPr/tcW", "w") / MILLIMETRE
                    for cell, caption in zip(cells_of(row), cells_of(below), strict=False)
                    if text_of(caption) == SIGNED
                ]
                yield from (f"{paper.input}: {width:.0f} mm" for width in widths if width < LEAST)


def a_leader_of_practice_signs_where_there_is_one(name: str, papers: Papers) -> Iterator[str]:
    """Without a practice no one leads it; with one the leader has a name; on a blank either may sign."""
    leader = "Руководитель практики"
    if name in OF_PRACTICE:
        return
    yield from (post for post, _ in papers["unpractised"].word.signers if leader in post)
    yield from (post for post, who in papers["usual"].word.signers if leader in post and not who)
    if name == "help_programme":
        signing = [plain(post) for post, _ in papers["blank"].word.signers]
        yield from (f"blank: no line for «{post}»" for post in ("Студент(ка)", leader) if post not in signing)


COLOUR = re.compile(
    r'<w:color [^>]*?w:val="([0-9A-Fa-f]{6})"|(?:w:color|w:fill)="([0-9A-Fa-f]{6})"'
    r'|<a:srgbClr val="([0-9A-Fa-f]{6})"|<w:highlight [^>]*?w:val="(\w+)"'
)
GREY = re.compile(r"(..)\1\1")


def the_paper_is_black_and_white(_name: str, papers: Papers) -> Iterator[str]:
    """No letter, rule or background has a colour but grey."""
    for paper in papers.values():
        for part, content in paper.word.content.items():
            colours = {"".join(found) for found in COLOUR.findall(content)} if "theme" not in part else set()
            yield from (f"{paper.input}: {part}: {item}" for item in colours if not GREY.fullmatch(item))


ALONE = {"baby": r"получила|ознакомлена|согласна", "man": r"получил|ознакомлен|согласен"}  # who signs alone


TOGETHER = ("teen", "proxy")  # who signs with another
ASKED = r"\b(?:получил\w*|ознакомлен\w*|согласен|согласн\w*)\b"


def what_two_persons_sign_is_in_the_plural(name: str, papers: Papers) -> Iterator[str]:
    """«Получили», «ознакомлены, согласны»: neither «получил(а)» nor the words of one of them."""
    for person in TOGETHER if name in {"service_plan", "help_programme", "service_list"} else ():
        statements = _statements(papers[f"usual-{person}"].word)
        words = [word for text in statements for word in re.findall(ASKED, text)]
        if not words or any(not word.endswith(("ли", "ны")) for word in words):
            yield f"{person}: {words}"


def _statements(paper: Paper) -> list[str]:
    return [text_of(item) for item in paper.paragraphs if paper.style(item) == "Statement"]


def what_one_person_signs_is_in_one_gender(name: str, papers: Papers) -> Iterator[str]:
    """No «получил(а)» where the client alone signs, or who represents him."""
    for person, forms in ALONE.items() if name in {"service_plan", "help_programme", "service_list"} else ():
        text = text_of(papers[f"usual-{person}"].word.body)
        if "(а)" in text or not re.search(rf"\b(?:{forms})\b", text):
            yield person


CONFIRMED = re.compile(r"(?:получил\w*|ознакомлен\w*|согласен|согласна)(?:\(а\))?:?$")


def heads_over_two_rows_have_their_heights(_: str, papers: Papers) -> Iterator[str]:
    """LibreOffice cuts their words on a page after the first, where only these make the rows high."""
    for paper in papers.values():
        for table in paper.word.grids:
            heads = [row for row in rows_of(table) if is_head(row)]
            if any(row.find(f".//{qn('w:vMerge')}") is not None for row in heads):
                yield from (text_of(row) for row in heads if not number(row, "trPr/trHeight"))


def a_sentence_that_is_signed_ends(_name: str, papers: Papers) -> Iterator[str]:
    """With a full stop, not with a colon."""
    for paper in papers.values():
        for table in paper.word.signatures:
            above = table.getprevious()
            while above is not None and above.tag == qn("w:p") and not text_of(above):
                above = above.getprevious()
            if above is not None and CONFIRMED.search(text_of(above)):
                yield f"{paper.input}: {text_of(above)[-60:]}"


BLANKS: Mapping[str, tuple[str, ...]] = {  # what a blank must offer
    "service_plan": ("раз в неделю", "раз в две недели"),
    "period_summary": ("социально-бытовые", "срочные", "срок не истек", "электронная почта"),
    "request_journal": ("срок не истек", "срок прошел"),
    "review_sheet": ("□ прежняя", "□ без изменений", "□ да □ нет"),
    "consent": ("инвалидност|здоровь", "вероисповедани|религиозн", "привычк"),
    "service_list": (
        "Форма обслуживания:.*Форма обслуживания:.*могут быть Вам положены",
        "Как получить:",
        "Кому положена:",
        "Другие услуги",
    ),
    "contact_schedule": ("Тел. клиента", "Тел. представителя"),
}
NO_BLANK = re.compile("нет данных")  # it is a result, and no one knows it yet


def a_blank_asks_for_everything(name: str, papers: Papers) -> Iterator[str]:
    """What the other inputs print by what is known is there to be chosen or written."""
    for paper in _blanks(papers):
        text = plain(text_of(paper.word.body))
        yield from (
            f"{paper.input}: {words}"
            for words in BLANKS.get(name, ())
            if not re.search(words, text, re.IGNORECASE)
        )
        yield from (f"{paper.input}: {words}" for words in NO_BLANK.findall(text))


def nothing_chosen_is_over_a_rule(_name: str, papers: Papers) -> Iterator[str]:
    """No line is drawn under all options: the underlined one differs from the others."""
    for paper in papers.values():
        for item in paper.word.paragraphs:
            if any(value(run, "rPr/u") == "single" for run in item.iter(qn("w:r"))) and paper.word.is_ruled(
                item
            ):
                yield f"{paper.input}: {plain(text_of(item))[:60]}"


CHECKS: tuple[Check, ...] = (
    no_table_is_split,
    every_table_repeats_its_head,
    all_empty_rows_are_of_one_height,
    no_table_runs_into_another,
    there_is_room_to_write,
    no_rule_is_made_of_a_few_underscores,
    no_number_is_a_hole,
    a_plan_has_one_name,
    only_those_sign_who_may,
    a_name_alone_is_under_a_signature,
    a_rule_is_long_enough_to_sign_on,
    the_representative_speaks,
    a_leader_of_practice_signs_where_there_is_one,
    the_paper_is_black_and_white,
    heads_over_two_rows_have_their_heights,
    a_sentence_that_is_signed_ends,
    what_one_person_signs_is_in_one_gender,
    what_two_persons_sign_is_in_the_plural,
    a_blank_asks_for_everything,
    nothing_chosen_is_over_a_rule,
)


# forms approved by orders: their captions, signatures and rules are as the orders have them
TO_THE_LETTER = ("individual_programme", "programme_conclusion")
OF_THE_FORM = {there_is_room_to_write, no_number_is_a_hole, a_name_alone_is_under_a_signature}


@each(
    ("check", "name"),
    [
        pytest.param(check, name, id=f"{check.__name__}-{name}")
        for check in CHECKS
        for name in NAMES
        if not (name in TO_THE_LETTER and check in OF_THE_FORM)
    ],
)
def test_the_words(check: Check, name: str, made: dict[str, Papers]) -> None:
    assert [*check(name, made[name])] == []


def no_list_of_options_is_over_a_rule(template: Paper) -> Iterator[str]:
    """Neither where nothing is chosen."""
    for item in template.paragraphs:
        if "вариант" in text_of(item) and template.is_ruled(item):
            yield text_of(item)


def one_table_is_written_once(template: Paper) -> Iterator[str]:
    """Who changes a column in Word changes it once: no two tables have the same head and the same rows."""
    seen = set()
    for table in template.tables:
        head = " ".join(text_of(row) for row in rows_of(table) if is_head(row))
        loops = re.findall(r"{%tr for .*? in (.*?) %}", text_of(table))
        if head and (head, *loops) in seen:
            yield head
        seen.add((head, *loops))


SYNONYMS: Mapping[str, str] = {  # what is not said → what is
    r"\b[Сс]оциальн\w+ работник": "специалист",
    r"\b[Сс]оцработник": "специалист",
    r"\bВаш\w* специалист": "специалист",
    r"[Сс]пециалист / студент": "специалист",
    r"№ личного дела|\b[Нн]омер дела": "личное дело №",
    r"\bНГО\b": "организация",
    r"оставил \(составила\)|\bвел \(вела\)|провел \(провела\)": "по полу или «(а)»",
    "—": "–",
    "ё": "е",
}
NAMED_SO = "Дневник социального работника"  # regional forms have it for the name of the paper


def one_thing_has_one_name(template: Paper) -> Iterator[str]:
    """One glossary for all papers."""
    for item in template.paragraphs:
        text = re.sub(r"{[{%].*?[}%]}", "", text_of(item)).replace(NAMED_SO, "")
        yield from (f"{word}: {text}" for word in SYNONYMS if re.search(word, text))


OVER_RULE = 57  # twips: 1 mm


def no_letterhead_sits_on_its_rule(template: Paper) -> Iterator[str]:
    """Its last line, whichever that is, has room over the rule that closes it."""
    for table in template.tables:
        for cell in (cell for row in rows_of(table) for cell in cells_of(row)):
            words = [item for item in cell.iterchildren(qn("w:p")) if template.style(item) == "Requisites"]
            if words and is_ruled(cell) and number(cell, "tcPr/tcMar/bottom", "w") < OVER_RULE:
                yield text_of(words[-1])


TEMPLATE_CHECKS: tuple[Callable[[Paper], Iterator[str]], ...] = (
    no_letterhead_sits_on_its_rule,
    no_list_of_options_is_over_a_rule,
    one_table_is_written_once,
    one_thing_has_one_name,
)


@each("name", NAMES)
@each("check", TEMPLATE_CHECKS, ids=lambda check: check.__name__)
def test_the_templates(
    check: Callable[[Paper], Iterator[str]], name: str, templates: dict[str, Paper]
) -> None:
    assert [*check(templates[name])] == []


def test_the_list_says_how_often_as_the_plan_does(made: dict[str, Papers]) -> None:
    seen = 0
    for put_in in ("usual", *(f"usual-{person}" for person in PEOPLE)):
        plan, listed = made["service_plan"][put_in].word, made["service_list"][put_in].word
        agreed = {cells[1]: cells[2] for cells in _filled(plan, "Объем, периодичность")}
        for words, often, *_ in (cells[1:] for cells in _filled(listed, "Как часто")):
            assert agreed.get(words, often).endswith(often), f"{put_in}: {words}: {often}"
            seen += words in agreed
    assert seen > len(PEOPLE)


def _filled(paper: Paper, head: str) -> Iterator[list[str]]:
    """The texts of the cells of each row of the tables with a column of that head."""
    for table in paper.grids:
        rows = rows_of(table)
        if head in plain(text_of(rows[0])):
            cells = (cells_of(row) for row in rows if not is_head(row))
            yield from ([_first(cell) for cell in row] for row in cells if len(row) > 1)


def _first(cell: Element) -> str:
    """Its first paragraph, without what is in brackets behind it."""
    text = plain(text_of(next(cell.iterchildren(qn("w:p")))))
    return re.sub(r" \((?:позднее|выполнена|условие)\b.*\)$", "", text)


def test_a_service_has_one_number_on_all_papers(made: dict[str, Papers]) -> None:
    checked = 0
    for put_in in ("usual", *(f"usual-{person}" for person in PEOPLE)):
        plan, listed, check, review = (
            made[name][put_in].word
            for name in ("service_plan", "service_list", "delivery_check", "review_sheet")
        )
        numbers = {cells[1]: cells[0] for cells in _filled(plan, "Объем, периодичность")}
        assert list(numbers.values()) == [str(number) for number in range(1, len(numbers) + 1)], put_in
        assert {cells[1]: cells[0] for cells in _filled(listed, "№ в плане")} == numbers, put_in
        compared = {cells[1]: cells[0] for cells in _filled(review, "Есть право")}
        assert compared.items() >= numbers.items(), put_in
        for row in (row for grid in check.grids for row in rows_of(grid)[1:-1]):
            noted = re.search(r"\(([\d, ]+)\)", text_of(cells_of(row)[0]))
            name = plain(text_of(next(cells_of(row)[1].iterchildren(qn("w:p")))))
            assert numbers.get(name) == (noted and noted[1]), (put_in, name)
            checked += bool(noted)
    assert checked > len(PEOPLE)


def test_a_list_says_under_which_condition_a_service_is_given(made: dict[str, Papers]) -> None:
    words = plain(text_of(made["service_list"]["usual"].word.body))
    for said in (
        "газет, журналов (условие: один заказ весом до 7 кг)",
        "организация досуга (позднее, с 01.05.2026, когда клиент научится",
        "№ 3 – всем обратившимся",
    ):
        assert said in words
    own, _, others = words.partition("3. Услуги, которые могут быть Вам положены")
    assert "Кому положена" not in own
    assert "Кому положена" in others
    assert "(условие – в плане)" in plain(text_of(made["service_list"]["full"].word.body))


GROWING = {  # the heads of tables that are filled in → the height of their rows for the pen, in millimetres
    "service_plan": {"Действие": 16, "Услуга": 16},
    "help_programme": {"Мероприятия (содержание работы)": 19},
}


@pytest.mark.parametrize("name", GROWING)
def test_rows_for_the_pen_are_where_nothing_is_filled_in(name: str, made: dict[str, Papers]) -> None:
    for head, height in GROWING[name].items():
        for person in ("usual", *(f"usual-{person}" for person in PEOPLE)):
            assert all(has_words(row) for row in _growing(made[name][person].word, head)), person
        for table in _tables(made[name]["bare"].word, head):
            rows = rows_of(table)[1:]
            assert len(rows) >= 3
            empty = [row for row in rows if not has_words(row)]  # over a service is its kind
            heights = [number(row, "trPr/trHeight") / MILLIMETRE for row in empty]
            assert all(round(found) >= height for found in heights), head


def _tables(paper: Paper, head: str) -> Iterator[Element]:
    return (table for table in paper.grids if head in [text_of(cell) for cell in cells_of(rows_of(table)[0])])


def _growing(paper: Paper, head: str) -> list[Element]:
    return [row for table in _tables(paper, head) for row in rows_of(table)[1:]]


@pytest.mark.parametrize(
    ("made_for", "begins", "ends"),
    [
        ("usual", "Согласие клиента: с", "ознакомлена, на участие в ней согласна."),
        ("usual-man", "Согласие клиента: с", "ознакомлен, на участие в ней согласен."),
        ("usual-teen", "Согласие клиента и законного представителя: с", "на участие в ней согласны."),
        ("usual-proxy", "Согласие клиента и представителя: с", "ознакомлены, на участие в ней согласны."),
        (
            "usual-baby",
            "Согласие законного представителя: с",
            "ознакомлена, на участие Луниной Марии Игоревны в ней согласна.",
        ),
        ("blank", "Согласие клиента (представителя): с", "на участие в ней согласен (согласна)."),
    ],
)
def test_who_agrees_to_a_programme_and_for_whom(
    made_for: str, begins: str, ends: str, made: dict[str, Papers]
) -> None:
    statement = plain(_statements(made["help_programme"][made_for].word)[0])
    assert (statement.startswith(begins), statement.endswith(ends)) == (True, True), statement


def test_the_people_are_those_whom_the_checks_name() -> None:
    assert PEOPLE.keys() == {"baby", "teen", "proxy", "man"}


@each("name", NAMES)
def test_the_checks_see_the_tables_and_the_signatures(name: str, made: dict[str, Papers]) -> None:
    paper = made[name]["usual"].word
    assert paper.grids or name in PLAIN
    assert paper.signers or name in UNSIGNED


def test_the_control_list_says_on_every_page_whose_papers_they_are(made: dict[str, Papers]) -> None:
    for paper in made["control_list"].values():
        for table in paper.word.grids:
            head = " ".join(text_of(row) for row in rows_of(table) if is_head(row))
            assert re.search(r"Учреждение|Дело №", head), paper.input


PLAIN = {
    "application",
    "file_cover",
    "infrastructure_passport",
    "institution_card",
    "period_summary",
    "practice_reference",
    "profile",
    "service_application",
    *TO_THE_LETTER,
}
UNSIGNED = {"contact_schedule", "due_list", "file_cover", *TO_THE_LETTER}


def test_the_only_plan_is_reviewed_by_hand(made: dict[str, Papers]) -> None:
    text = plain(text_of(made["review_sheet"]["usual-baby"].word.body))
    for words in (
        "План к пересмотру № 41-1 от 05.03.2026 Новый план",
        "Дочь не слышит, мать не знает",
        "Заниматься с дочерью дома каждый день □ прежняя □ достигнута □ снята",
        "когда будут аппараты □ изменена □ продлена □ без изменений □ выполнена □ прекращена □ да □ нет",
        "Коляска",
    ):
        assert words in text
    assert "– □" not in text  # what will become of it is not known
    man = plain(text_of(made["review_sheet"]["usual-man"].word.body))
    assert "□ прекращена отметка в плане: выполнена частично □ да" in man


def test_what_a_list_of_names_lacks_is_written_by_hand(made: dict[str, Papers]) -> None:
    text = text_of(made["review_sheet"]["bare"].word.body)
    assert "не указаны" not in text
    assert text.count("снята") == 3  # empty rows up to four goals
    assert text.count("прекращена") == 4  # and up to five services


GROWN = {  # what is not asked of a child of 11 months
    "application": "служащая|замужем|пенсионер|студентка",
    "profile": "служащая|замужем|студентка|агрессивная|курение|пассивная",
    "consent": "судимость|привычки|вероисповедание|профессия|образование|социальное и",
}


@pytest.mark.parametrize("name", GROWN)
def test_an_infant_is_not_asked_what_only_others_can_be(name: str, made: dict[str, Papers]) -> None:
    baby, man = (plain(text_of(made[name][f"usual-{who}"].word.body)) for who in ("baby", "man"))
    assert re.findall(GROWN[name], baby.lower()) == []
    assert re.findall(GROWN[name], man.lower())
    if name == "consent":
        return  # it leaves out what is not asked
    assert "ется по возрасту" in baby  # «не указывается», «не оценивается»
    assert "ется по возрасту" not in man
    assert name != "profile" or re.search(r"Особенности поведения\W+не оцениваются", baby)


def test_several_recommendations_are_a_list_in_their_frame_too(made: dict[str, Papers]) -> None:
    """As in the report on a practice, which has them on rules."""
    for put_in, dashes in (("usual", 3), ("full", SMALL.paragraphs), ("bare", 0)):
        text = text_of(made["profile"][put_in].word.body)
        listed = re.findall(r"–\s*(?:Поддержать|Помочь|Познакомить|Рекомендации)", text)
        assert len(listed) == (dashes if dashes > 1 else 0), put_in


def test_only_where_there_is_a_list_something_is_to_be_underlined(made: dict[str, Papers]) -> None:
    baby = text_of(made["application"]["usual-baby"].word.body)
    asked = re.findall(r"(\w+)\W+нужное подчеркнуть", plain(baby))
    assert asked == ["Пол", "обращения"]


def test_who_receives_a_client_writes_his_post_where_it_is_not_known(made: dict[str, Papers]) -> None:
    for name in ("application", "profile", "service_plan", "help_programme", "service_list"):
        for paper in made[name].values():
            by_hand = text_of(paper.word.body).count("(должность)")
            assert by_hand == (paper.input.startswith(("bare", "blank"))), paper.input


def test_the_age_in_a_profile_can_be_checked(made: dict[str, Papers]) -> None:
    text = plain(text_of(made["profile"]["usual"].word.body))
    years, since = re.findall(r"Возраст (\d+) лет \(исполнилось 14\.02\.(\d{4})\)", text)[0]
    assert int(since) - int(years) == 1980  # true on whichever day the talk will be


def test_a_long_condition_has_the_whole_width_under_its_service(made: dict[str, Papers]) -> None:
    for paper in made["service_plan"].values():
        rows = [row for grid in paper.word.grids for row in rows_of(grid)]
        under = [place for place, row in enumerate(rows) if plain(text_of(row)).startswith("Условие: ")]
        assert [place - 1 for place in under] == [
            place
            for place, row in enumerate(rows)
            if any(text_of(item) == "см. ниже" for item in cells_of(row))
        ], paper.input
        assert all(len(cells_of(rows[place])) == 1 for place in under)
        assert bool(under) == (paper.input == "full")


def test_how_to_get_a_service_and_whom_it_is_for_are_one_row_where_both_begin(
    made: dict[str, Papers],
) -> None:
    """A row for each of them over a single service made the list a page longer."""
    for paper in made["service_list"].values():
        for grid in paper.word.grids:
            rows = [plain(text_of(row)) for row in rows_of(grid)]
            pairs = pairwise(row.partition(":")[0] for row in rows if ":" in row or row)
            assert ("Как получить", "Кому положена") not in pairs or "usual" not in paper.input, paper.input


def test_every_row_of_how_to_get_a_service_says_it(made: dict[str, Papers]) -> None:
    """A reader need not look for it under another row, which may itself refer on, or be pages before."""
    told = set()
    for paper in made["service_list"].values():
        for grid in paper.word.grids:
            rows = [plain(text_of(row)) for row in rows_of(grid) if len(cells_of(row)) == 1]
            ways = [row for row in rows if row.startswith("Как получить: ")]
            assert not any(re.search("как для", way) for way in ways), paper.input
            whom = [row for row in rows if row.startswith("Кому положена")]
            assert not (ways and whom), paper.input
            found = [way.partition(" Кому положена:")[0] for way in ways]
            told |= {way for way in found if found.count(way) > 1}
    assert told, "no way to get a service is told to two kinds of people"


def test_a_review_leaves_a_numbered_row_to_the_pen_under_its_goals_and_services(
    made: dict[str, Papers],
) -> None:
    for paper in made["review_sheet"].values():
        grids = [grid for grid in paper.word.grids if "Решение" in text_of(grid)]
        services = next(grid for grid in grids if "Есть право" in text_of(grid))
        for grid in grids[: grids.index(services) + 1]:
            rows = [row for row in rows_of(grid) if len(cells_of(row)) > 1 and not is_head(row)]
            cells = cells_of(rows[-1])
            assert not any(map(has_words, cells[1:3])), paper.input
            assert text_of(cells[0]) == str(len(rows)), paper.input


def test_the_last_day_of_a_schedule_is_on_the_page_of_another(made: dict[str, Papers]) -> None:
    for paper in made["service_plan"].values():
        schedule = next(grid for grid in paper.word.grids if "Плановая дата" in text_of(grid))
        rows = rows_of(schedule)
        if not paper.input.startswith("blank"):
            assert rows[-2].find(f".//{qn('w:keepNext')}") is not None, paper.input
            assert rows[-3].find(f".//{qn('w:keepNext')}") is None, paper.input


def test_each_page_of_a_chart_with_a_legend_says_what_it_is_of(made: dict[str, Papers]) -> None:
    seen = 0
    for put_in in ("usual", "full"):
        for table in made["period_summary"][put_in].word.tables:
            heads = [plain(text_of(row)) for row in rows_of(table) if is_head(row)]
            if any("по плану" in head and "оказано" in head for head in heads):
                assert [head.startswith("5. Услуги по видам, единиц") for head in heads] == [True]
                seen += 1
    assert seen


def test_two_names_of_one_level_of_education_are_one_answer(made: dict[str, Papers]) -> None:
    levels = (
        "неполное среднее (основное общее); среднее (среднее общее);"
        " среднее специальное (среднее профессиональное); неоконченное высшее; высшее"
    )
    for name in ("application", "profile"):
        for put_in in ("usual", "bare", "full", "blank"):
            assert levels in plain(text_of(made[name][put_in].word.body)), (name, put_in)


def test_a_group_that_goes_on_says_so(made: dict[str, Papers]) -> None:
    for paper in made["control_list"].values():
        names = [text_of(rows_of(table)[0]) for table in paper.word.grids]
        goes_on = [name for name in names if name.endswith(" (продолжение)")]
        assert len(goes_on) == len(names) - len({name.removesuffix(" (продолжение)") for name in names})
        assert "Не хватает" in text_of(paper.word.body)
    assert goes_on


def test_a_plan_without_a_number_has_room_for_it(made: dict[str, Papers]) -> None:
    for name, days in {
        "review_sheet": ("09.01.2026", "05.03.2026"),
        "delivery_check": ("09.01.2026", "05.03.2026"),
        "contact_schedule": ("05.03.2026",),
    }.items():
        text = plain(text_of(made[name]["bare"].word.body))
        assert all(re.search(f"№ _{{14,}} от {day}", text) for day in days), name
        assert "№ _" not in plain(text_of(made[name]["usual"].word.body))


def test_what_is_known_of_a_representative_is_not_asked_again(made: dict[str, Papers]) -> None:
    known = ("г. Светлоозерск, ул. Озерная, д. 5, кв. 30", "паспорт 00 00 000127")
    for name, others in {
        "application": (
            "+7 (000) 000-01-06",
            "4. Гражданство Российская Федерация",
            "полная или частичная",
            "18. Состав семьи и условия проживания жилой дом, 38 кв. м",
            "дочь – Швец Галина Николаевна, 1966 г. р.",
            "19. Доход среднедушевой доход – 31",
            "20. Какие услуги нужны и как часто покупка за счет средств",
        ),
        "consent": (),
    }.items():
        words = plain(text_of(made[name]["usual-proxy"].word.body))
        assert [said for said in (*known, *others) if said not in words] == [], name


def test_many_services_are_asked_for_a_line_each(made: dict[str, Papers]) -> None:
    for put_in, listed in (("usual-proxy", True), ("usual-man", False)):
        breaks = list(made["application"][put_in].word.body.iter(qn("w:br")))
        assert (len(breaks) > 5) is listed, put_in


def test_a_document_has_two_rules_to_be_written_on(made: dict[str, Papers]) -> None:
    for put_in in ("blank", "blank-book", "bare", "usual-baby"):
        rows = [row for table in made["application"][put_in].word.tables for row in rows_of(table)]
        texts = [plain(text_of(row)) for row in rows]
        for label in ("6. Документ", "Его (ее) документ", "Ее документ"):
            for place in (place for place, text in enumerate(texts) if text.startswith(label)):
                assert texts[place + 1] == "", (put_in, label)


def test_a_journal_says_of_which_day_it_is(made: dict[str, Papers]) -> None:
    for put_in, words in {"usual": "по состоянию на 31.03.2026,", "blank": "на дату подписи,"}.items():
        assert words in plain(text_of(made["request_journal"][put_in].word.body))


SIGNED_BY = {
    "usual": "клиента",
    "usual-man": "клиента",
    "usual-baby": "представителя",
    "usual-teen": "клиента, представителя",
    "usual-proxy": "клиента, представителя",
    "bare": "клиента",
    "blank": "клиента (представителя)",
}


def test_a_change_of_the_plan_is_signed_by_those_who_sign_the_plan(made: dict[str, Papers]) -> None:
    for name, who in SIGNED_BY.items():
        words = plain(text_of(made["service_plan"][name].word.body))
        assert re.search(rf"Содержание изменений\s+Подпись {re.escape(who)}\s+Подпись специалиста", words), (
            name
        )


def test_no_paper_of_an_infant_asks_for_his_signature(made: dict[str, Papers]) -> None:
    babies = [made[name]["usual-baby"] for name in made if "usual-baby" in made[name]]
    assert not [baby for baby in babies if "Подпись клиента" in plain(text_of(baby.word.body))]


@pytest.mark.parametrize("name", ["service_plan", "help_programme", "review_sheet", "delivery_check"])
def test_a_proxy_is_not_said_twice_to_have_a_power_of_attorney(name: str, made: dict[str, Papers]) -> None:
    words = plain(text_of(made[name]["usual-proxy"].word.body))
    assert "дочь, доверенность от 10.01.2026" in words
    assert "(по доверенности" not in words


def test_the_document_of_a_proxy_is_in_its_own_line_of_the_consent(made: dict[str, Papers]) -> None:
    rows = [
        [plain(text_of(cell)) for cell in cells_of(row) if text_of(cell)]
        for table in made["consent"]["usual-proxy"].word.tables
        for row in rows_of(table)
    ]
    assert ["мои полномочия", "дочь"] in rows
    assert ["по документу", "доверенность от 10.01.2026"] in rows


def test_who_handles_the_data_for_the_operator_has_a_rule_in_every_consent(made: dict[str, Papers]) -> None:
    for put_in, paper in made["consent"].items():
        (row,) = [row for row in paper.word.body.iter(qn("w:tr")) if "поручению оператора" in text_of(row)]
        styles = [style.get(qn("w:val")) for style in row.iter(qn("w:pStyle"))]
        assert styles[-2:] == ["ClauseRule", "ClauseRoom"], put_in


@pytest.mark.parametrize("name", ["profile", "service_plan", "help_programme", "service_list", "application"])
def test_the_address_of_an_institution_without_one_is_asked_for(name: str, made: dict[str, Papers]) -> None:
    assert "(адрес, телефон)" in text_of(made[name]["bare"].word.body)


@each(
    ("name", "put_in", "words"),
    [
        ("commission_protocol", "usual", "Признать гражданку Соколову Веру Ильиничну"),
        ("commission_protocol", "usual-proxy", "Признать гражданина Швеца Николая Тимофеевича"),
        ("service_application", "usual", "социального обслуживания полустационарной,"),
        ("service_application", "usual-proxy", "социального обслуживания на дому,"),
        ("service_contract", "usual-proxy", "действующей на основании доверенности от 10.01.2026"),
        ("service_contract", "usual-proxy", "и действует до 01.02.2027."),
        ("service_contract", "usual-teen", "и действует до ____________________ (указать срок)"),
        ("service_contract", "usual", "К оплате Заказчиком (пункт 11 Договора) 0,00"),
        ("urgent_act", "usual-proxy", "С назначенными услугами ознакомлены."),
        ("urgent_act", "usual-proxy", "предоставляются бесплатно"),
        ("urgent_act", "full", "предоставлены бесплатно"),
        ("delivery_act", "bare", "в лице Рябининой Елены"),
        ("compensation_statement", "bare", "плата по делу 12."),
        ("living_conditions_act", "usual", "Среднедушевой доход 17 850,50"),
        ("living_conditions_act", "full", "Характеристика: Благоустройство 1."),
        ("compensation_statement", "usual", "присмотра за детьми 56,00 – – 8 448,00"),
        ("compensation_statement", "usual", "Итого 12 015,80 11 468,80"),
        ("patronage_act", "usual", "Лист посещения Получатель социальных услуг Соколова Вера Ильинична"),
        ("application_journal", "usual", "возрастом Составлена ИППСУ, 02.02.2026"),
        ("practice_reference", "usual", "Социальная работа."),
        ("minor_conditions_act", "blank", "отобрание ребенка; временное помещение ребенка)"),
        ("delivery_act", "full", " ед. – Единица "),
    ],
)
def test_what_a_paper_says(name: str, put_in: str, words: str, made: dict[str, Papers]) -> None:
    assert words in plain(text_of(made[name][put_in].word.body))


def test_no_answer_stands_within_another(made: dict[str, Papers]) -> None:
    """«действует до 0,000,000,00»: a sum was put into each part of the rule beside it."""
    torn = re.compile(r"\d,\d{3,},\d|\d,\d\d,\d|_,\d|\d,_|_{120,}")
    found = {
        (name, put_in): words[0]
        for name, papers_of in made.items()
        for put_in, paper in papers_of.items()
        if (words := torn.findall(text_of(paper.word.body)))
    }
    assert found == {}


def test_a_note_is_printed_where_its_mark_is(made: dict[str, Papers]) -> None:
    contracts = made["service_contract"].items()
    marks = {put_in: text_of(paper.word.body).count("*(1)") for put_in, paper in contracts}
    assert marks["usual"] == 0
    assert marks["usual-proxy"] == marks["blank"] == 2


def test_the_opening_of_a_reference_is_not_torn_to_the_width_of_a_page(made: dict[str, Papers]) -> None:
    for put_in, paper in made["practice_reference"].items():
        assert "Text" not in map(paper.word.style, paper.word.paragraphs), put_in


def test_no_page_parts_the_empty_rows_of_a_section(made: dict[str, Papers]) -> None:
    paper = made["prevention_plan"]["blank"].word
    held = [style for style in map(paper.style, paper.paragraphs) if style == "CellHeld"]
    assert len(held) == 5 * 5  # the first of two rows of each section, five cells of it


def test_the_page_of_a_journal_for_the_pen_is_full_of_rows(made: dict[str, Papers]) -> None:
    tables = map(rows_of, made["application_journal"]["blank"].word.tables)
    (rows,) = (rows for rows in tables if is_head(rows[0]))
    assert [text_of(row).strip() for row in rows[1:]] == [str(number) for number in range(1, 12)]


@pytest.mark.parametrize("name", ["living_conditions_act", "need_assessment"])
def test_what_a_survey_recommends_is_underlined(name: str, made: dict[str, Papers]) -> None:
    runs = made[name]["usual"].word.body.iter(qn("w:r"))
    underlined = {plain(text_of(run)) for run in runs if run.find(f"{qn('w:rPr')}/{qn('w:u')}") is not None}
    kinds = {"социально-бытовые", "социально-психологические", "социально-педагогические"}
    assert underlined >= {"на дому", "полустационарная", *kinds}
    assert not underlined & {"стационарная", "срочные", "не показано"}
    assert name != "need_assessment" or "показано" in underlined
