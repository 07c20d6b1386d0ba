"""Writes a Word form: labels and controls for single records, tables that grow for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from paperwork.common.naming import fold
from paperwork.intake.wordform.filling import Filling, checked_of, words_of
from paperwork.intake.wordform.hints import OTHER, Offer, hint_of
from paperwork.intake.wordform.markup import Controls, Label, cell, paragraph, row, run, table
from paperwork.intake.wordform.package import ACROSS, UPRIGHT, packed, section
from paperwork.intake.wordform.papers import HEADINGS, Paper, is_single, tag_of_field
from paperwork.sheets.answers.choices import several, standard
from paperwork.sheets.answers.fields import OWNER, Field, Record, Schema
from paperwork.sheets.clients import Client
from paperwork.sheets.people import name_of

NEXT_PAGE, CONTINUOUS = "nextPage", "continuous"
LABEL = 58.0  # the width of the wordings, in millimetres
WIDEST_TABLE = 6  # columns that an upright page has room for
FEWEST_ROWS = 3
LONG = 2.5  # the weight of a column with long answers
MOST_LETTERS = 14  # that a column has room for
HEAD_LETTER, LETTER, AIR = 1.9, 1.8, 3.4  # millimetres: a letter of a head, of an answer; a cell's margins
HOW_TO = (
    "Щелкните серые слова и впишите ответ или выберите его из списка; в списках, кроме закрытых, можно"
    " написать и свое. Поля со звездочкой обязательны; чего не знаете, оставьте как есть."
)
HOW_TO_ADD = "Нужна еще строка — щелкните последнюю и нажмите «+» справа от нее."
BOX_GAP = "   "


def word_form(paper: Paper, offer: Offer | None = None, filling: Filling | None = None) -> bytes:
    """The form as a .docx file, blank or filled: the same for the same answers."""
    writer = _FormWriter(paper, offer or Offer(), filling or Filling())
    return packed(paper.title, "".join(writer.body()))


@dataclass
class _FormWriter:
    """Writes one form."""

    paper: Paper
    offer: Offer
    filling: Filling
    controls: Controls = field(default_factory=Controls)

    def body(self) -> Iterator[str]:
        """The blocks of the document, with a section for each change of page or protection."""
        yield paragraph(run(self.paper.title), style="Title")
        if self.filling.client and self.paper.owner:
            yield paragraph(run(str(name_of(self.filling.client))), style="Subtitle")
        yield paragraph(run(HOW_TO), style="Note")
        yield from self._owner()
        first = self.paper.schemas[0]
        page, start = (self._is_across(first), True), NEXT_PAGE  # is it turned, is its own text locked
        for schema in self.paper.schemas:
            is_locked = is_single(schema)
            across = self._is_across(schema)
            if (across, is_locked) != page:
                yield paragraph(style="Break", section=section(*page, start))
                start = NEXT_PAGE if across != page[0] else CONTINUOUS
                page = across, is_locked
            yield from self._single(schema) if is_locked else self._table(schema, across)
        yield paragraph(style="Break")
        yield section(*page, start)

    def _is_across(self, schema: Schema) -> bool:
        return not is_single(schema) and len(self.paper.fields(schema)) > WIDEST_TABLE

    def _owner(self) -> Iterator[str]:
        """«Дело», where the records are a client's."""
        item, schema = self.paper.owner, self.paper.schemas[0]
        if item:
            number = self.filling.client.file_number if self.filling.client else None
            label = Label(item.header, tag_of_field(schema, item), "номер личного дела")
            yield _facts((item, self.controls.text(label, number or "")))

    def _single(self, schema: Schema) -> Iterator[str]:
        """One record: the wordings at the left, the answers at the right."""
        record = next(iter(self.filling.records.get(schema.sheet.title, ())), None)
        if len(self.paper.schemas) > 1:
            yield paragraph(run(HEADINGS.get(schema.sheet.title, schema.sheet.title)), style="Heading1")
        sections = dict.fromkeys(item.section for item in schema.fields)
        for name in sections:
            if name:
                yield paragraph(run(name), style="Heading2" if len(self.paper.schemas) > 1 else "Heading1")
            items = [item for item in self.paper.fields(schema) if item.section == name]
            yield _facts(*((item, self._answer(schema, item, record)) for item in items))

    def _table(self, schema: Schema, across: bool) -> Iterator[str]:
        """Rows of records, with some to spare."""
        items = self.paper.fields(schema)
        records: list[Record | None] = [*self.filling.records.get(schema.sheet.title, ())]
        records += [None] * max(1, FEWEST_ROWS - len(records))
        widths = _widths(items, ACROSS if across else UPRIGHT)
        if len(self.paper.schemas) > 1:
            yield paragraph(run(HEADINGS.get(schema.sheet.title, schema.sheet.title)), style="Heading1")
        rows = (
            row(
                *(
                    cell(self._answer(schema, item, record, in_table=True), width)
                    for item, width in zip(items, widths, strict=True)
                )
            )
            for record in records
        )
        head = row(*map(_head, items, widths), header=True)
        tag = schema.sheet.rows_tag or schema.sheet.title
        yield table(widths, head, self.controls.repeated(schema.sheet.title, tag, rows))
        yield paragraph(run(HOW_TO_ADD), style="Note")

    def _answer(self, schema: Schema, item: Field, record: Record | None, in_table: bool = False) -> str:
        """The paragraphs of an answer's cell."""
        style = "Cell" if in_table else ""
        alias = self.paper.aliases[schema.sheet.title, item.name]
        label = Label(alias, tag_of_field(schema, item), hint_of(item, short=in_table))
        if item.kind.is_several:
            return self._boxes(item, label, checked_of(item, record))
        sex = record.sex if isinstance(record, Client) else self.filling.sex
        text = words_of(item, record, self.offer.lists, sex)
        values = self.offer.values(item, sex)
        if values:
            return paragraph(
                self.controls.choice(label, text, values, self.offer.is_closed(item)), style=style
            )
        if item.kind.word.calendar:
            day = getattr(record, item.name) if record else None
            return paragraph(
                self.controls.date(label, text, day if isinstance(day, date) else None), style=style
            )
        return paragraph(self.controls.text(label, text), style=style)

    def _boxes(self, item: Field, label: Label, chosen: tuple[str, ...]) -> str:
        """The options of a list, each with a box, and a line for what the list does not hold."""
        listed = self.offer.lists[item.choices or ""]
        sex = self.filling.sex
        left = {fold(listed.form(text, sex)): text for text in chosen}
        boxes = []
        for number, choice in enumerate(listed.values, 1):
            text = choice.form(sex)
            is_checked = left.pop(fold(text), None) is not None
            box = Label(f"{label.alias}: {text}", f"{label.tag}.{number}", "")
            boxes.append(self.controls.box(box, is_checked) + run(f"\u00a0{text.replace(' ', chr(160))}"))
        other = "; ".join(part for text in left.values() for part in several(text))
        more = Label(f"{label.alias}: другое", f"{label.tag}.0", OTHER)
        return paragraph(run(BOX_GAP).join(boxes)) + paragraph(
            run("другое: "), self.controls.text(more, other)
        )


def _facts(*facts: tuple[Field, str]) -> str:
    """Wordings and answers, one a row."""
    widths = (LABEL, UPRIGHT - LABEL)
    rows = (
        row(
            cell(paragraph(run(_starred(item)), style="Label"), LABEL, shaded=True),
            cell(content if content.startswith("<w:p>") else paragraph(content), widths[1]),
        )
        for item, content in facts
    )
    return table(widths, *rows)


def _starred(item: Field) -> str:
    return f"{item.header}*" if item.required and item.name != OWNER else item.header


def _head(item: Field, width: float) -> str:
    words = paragraph(run(_starred(item)), style="CellHead")
    hint = hint_of(item)
    note = paragraph(run(hint), style="CellNote") if hint != hint_of(item, short=True) else ""
    return cell(words + note, width, shaded=True)


def _widths(items: tuple[Field, ...], whole: float) -> list[float]:
    """The widths of the columns: room for the longest words, the rest to long answers."""
    least = [_least(item) for item in items]
    weights = [_weight(item) for item in items]
    rest = whole - sum(least)
    if rest < 0:
        return [width * whole / sum(least) for width in least]
    return [width + rest * weight / sum(weights) for width, weight in zip(least, weights, strict=True)]


def _least(item: Field) -> float:
    """The width without which words are broken: those of the head, of the list, of a date."""
    values = (choice.shown for choice in standard()[item.choices].values) if item.choices else ()
    words = [word for text in values for word in text.replace("-", "- ").split()]
    usual = MOST_LETTERS if _is_long(item) else item.kind.word.letters
    answer = max([usual, *(min(len(word), MOST_LETTERS) for word in words)])
    return max(max(map(len, item.header.split())) * HEAD_LETTER, answer * LETTER) + AIR


def _weight(item: Field) -> float:
    """How much more the answers of a field need than those of others."""
    return LONG if _is_long(item) else item.kind.word.weight


def _is_long(item: Field) -> bool:
    """Whether the answers are usually long: free text, or the name of a service."""
    weight = item.kind.word.weight
    return weight >= LONG or (weight > 0 and item.link is not None)
