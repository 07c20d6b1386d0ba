"""Reads a form whose tags are gone: by the wordings beside the answers and the heads above them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.intake.wordform.controls import CHECKED_SIGNS, Control
from paperwork.intake.wordform.hints import OTHER, known_hints
from paperwork.intake.wordform.papers import PAPERS, Paper, is_single, tag_of_field
from paperwork.intake.wordform.tagged import field_of_tag
from paperwork.intake.wordform.words import ancestor, words
from paperwork.sheets.answers.fields import Field, Schema

BOXES = re.compile("([☐☒☑□✓✔✅⊠])")
ELSE = re.compile(r"\s*другое:\s*(.*)", re.DOTALL | re.IGNORECASE)
Row = dict[str, str]
Lines = list[list[etree._Element]]  # the rows of a table, each its cells


@dataclass(frozen=True, slots=True)
class Found:
    """What a form says when it is read as one paper: sheet title → rows; how many places were known."""

    rows: dict[str, list[Row]]
    known: int


def by_wordings(root: etree._Element, title: str) -> tuple[Paper, dict[str, list[Row]]] | None:
    """The paper that the document is, and its rows; None where it is none."""
    tables = [_lines(table) for table in root.iter("{*}tbl") if ancestor(table, "tbl") is None]
    found = {name: _read(paper, tables) for name, paper in PAPERS.items()}
    best = max(PAPERS.values(), key=lambda paper: (found[paper.name].known, paper.title == title.strip()))
    least = max(1, sum(len(best.fields(schema)) for schema in best.schemas) // 2)
    return (best, found[best.name].rows) if found[best.name].known >= least else None


def beside_tags(root: etree._Element, found: Sequence[Control]) -> list[Control]:
    """The controls of the form in the order of its rows, with what rows without any of them say.

    Word's Tab in the last cell adds such a row; its answers are known by the heads of the table.
    """
    order = {line: number for number, line in enumerate(root.iter("{*}tr"))}
    held = {control.line for control in found}
    tables = [
        [line for line in _lines(table) if line and ancestor(line[0], "tr") not in held]
        for table in root.iter("{*}tbl")
        if ancestor(table, "tbl") is None
    ]
    known = filter(None, (field_of_tag(control.tag) for control in found))
    papers = dict.fromkeys(schema.sheet.paper for schema, _ in known)
    loose = [
        Control(tag_of_field(schema, item), item.header, answer, False, False, None, ancestor(cell, "tr"))
        for paper in papers
        for lines in tables
        for schema, item, cell in _places(PAPERS[paper], lines)
        if (answer := _answer(item, cell))
    ]
    return sorted((*found, *loose), key=lambda it: -1 if it.line is None else order[it.line])


def _lines(table: etree._Element) -> Lines:
    rows = [row for row in table.iter("{*}tr") if ancestor(row, "tbl") is table]
    return [[cell for cell in row.iter("{*}tc") if ancestor(cell, "tr") is row] for row in rows]


def _read(paper: Paper, tables: Sequence[Lines]) -> Found:
    rows: dict[str, list[Row]] = {}
    known = 0
    for lines in tables:
        schema = _form_of_table(paper, lines)
        if schema:
            items = _columns(paper, schema, lines[0])
            known += len(items)
            rows.setdefault(schema.sheet.title, []).extend(_rows(items, lines[1:]))
            continue
        for line in lines:
            place = _fact(paper, line)
            if place:
                known += 1
                schema, item = place
                row = rows.setdefault(schema.sheet.title, [{}])[0]
                answer = _answer(item, line[1])
                if answer:
                    row.setdefault(item.header, answer)
    return Found({title: [row for row in found if row] for title, found in rows.items()}, known)


def _places(paper: Paper, lines: Lines) -> Iterator[tuple[Schema, Field, etree._Element]]:
    """The cells of a table whose fields are known."""
    schema = _form_of_table(paper, lines)
    if schema:
        items = _columns(paper, schema, lines[0])
        yield from (
            (schema, item, cell) for line in lines[1:] for item, cell in zip(items, line, strict=False)
        )
        return
    for line in lines:
        place = _fact(paper, line)
        if place:
            yield *place, line[1]


def _head(cell: etree._Element) -> str:
    return fold(words(cell).partition("\n")[0])


def _form_of_table(paper: Paper, lines: Lines) -> Schema | None:
    """The sheet whose columns have the heads of the table; the one that they fit best."""
    heads = {_head(cell) for cell in lines[0]} if lines else set()
    best, closeness = None, 0.0
    for schema in paper.schemas:
        headers = {fold(item.header) for item in paper.fields(schema)}
        if not is_single(schema) and heads and heads <= headers and len(heads) / len(headers) > closeness:
            best, closeness = schema, len(heads) / len(headers)
    return best


def _columns(paper: Paper, schema: Schema, heads: Iterable[etree._Element]) -> list[Field]:
    by_head = {fold(item.header): item for item in paper.fields(schema)}
    return [by_head[_head(cell)] for cell in heads]


def _rows(items: Sequence[Field], lines: Lines) -> Iterator[Row]:
    for line in lines:
        answers = ((item, _answer(item, cell)) for item, cell in zip(items, line, strict=False))
        yield {item.header: answer for item, answer in answers if answer}


def _fact(paper: Paper, line: Sequence[etree._Element]) -> tuple[Schema, Field] | None:
    """The field whose wording is at the left of a row."""
    wording = _head(line[0]) if len(line) > 1 else ""
    owner = paper.owner
    if wording and owner and wording == fold(owner.header):
        return paper.schemas[0], owner
    for schema in paper.schemas:
        for item in paper.fields(schema) if is_single(schema) else ():
            if wording == fold(item.header):
                return schema, item
    return None


def _answer(item: Field, cell: etree._Element) -> str:
    """The words of an answer; «» where the control holds only its hint."""
    text = words(cell).strip()
    if item.kind.is_several and BOXES.search(text):
        return "; ".join(_options(text))
    return "" if text in known_hints([item]) else text


def _options(text: str) -> Iterator[str]:
    """The options whose boxes are checked, and what was written beside."""
    pieces = BOXES.split(text)
    for sign, words_of_box in zip(pieces[1::2], pieces[2::2], strict=True):
        option, *rest = re.split(r"\n", words_of_box, maxsplit=1)
        if sign in CHECKED_SIGNS:
            yield " ".join(option.split())
        other = ELSE.fullmatch(rest[0]) if rest else None
        if other and other.group(1).strip() not in ("", OTHER):
            yield other.group(1).strip()
