"""Writes a Word form: labels and controls for single records, tables that grow for the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from datetime import date
from functools import cached_property

from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.intake.wordform.filling import Filling, checked_of, words_of
from paperwork.intake.wordform.hints import OTHER, Offer, hint_of
from paperwork.intake.wordform.markup import Controls, Label, cell, paragraph, row, run, table
from paperwork.intake.wordform.package import ACROSS, CELL_SIDE, UPRIGHT, packed, section
from paperwork.intake.wordform.papers import HEADINGS, Paper, is_single, tag_of_field
from paperwork.sheets.answers.choices import several, standard
from paperwork.sheets.answers.fields import OWNER, Field, Record, Schema
from paperwork.sheets.clients import Client
from paperwork.sheets.people import name_of

TALL, MANY_LINES = 200, 8  # letters, line breaks of an answer that makes a row taller than a third of a page
LABEL = 58.0  # the width of the wordings, in millimetres
WIDEST_TABLE = 6  # columns that an upright page has room for
FEWEST_ROWS = 3
LONG = 2.5  # the weight of a column with long answers
USUAL_WORD, MOST_LETTERS = 14, 17  # of long answers; that a column has room for
AMPLE = 0.9  # the part of a page that rare long words may take: long answers need the rest
HEAD_LETTER, LETTER, AIR = 1.9, 1.85, 2 * CELL_SIDE + 0.4  # millimetres: a letter of a head, of an answer
HOW_TO = (
    "Щелкните серые слова и впишите ответ или выберите его из списка; в списках, кроме закрытых, можно"
    " написать и свое. Поля со звездочкой обязательны; чего не знаете, оставьте как есть."
)
HOW_TO_ADD = " Если строк в таблице не хватит, щелкните последнюю и нажмите «+» справа от нее."
BOX_GAP = "   "
IN_ONE_LINE = 40  # letters of an option that no line ends within; a longer one would be cut within its words
Fact = tuple[Field, str]  # and its answer


def word_form(paper: Paper, offer: Offer | None = None, filling: Filling | None = None) -> bytes:
    """The form as a .docx file, blank or filled: the same for the same answers."""
    writer = _FormWriter(paper, offer or Offer(), filling or Filling())
    return packed(paper.title, "".join(writer.body()), writer.foot())


@dataclass
class _FormWriter:
    """Writes one form."""

    paper: Paper
    offer: Offer
    filling: Filling
    controls: Controls = field(default_factory=Controls)

    @cached_property
    def across(self) -> bool:
        """Whether the pages lie: all of them, since one that is turned begins a new page."""
        return any(
            not is_single(schema) and len(self.paper.fields(schema)) > WIDEST_TABLE
            for schema in self.paper.schemas
        )

    @property
    def whole(self) -> float:
        """The width between the margins."""
        return ACROSS if self.across else UPRIGHT

    def foot(self) -> str:
        """What the form is called at the foot of its pages."""
        client = self.filling.client
        return f"{self.paper.title} · дело №\u00a0{client.file_number}" if client else self.paper.title

    def body(self) -> Iterator[str]:
        """The blocks of the document, with a section for each change of protection."""
        yield paragraph(run(self.paper.title), style="Title")
        if self.filling.client and self.paper.owner:
            yield paragraph(run(str(name_of(self.filling.client))), style="Subtitle")
        is_growing = not all(map(is_single, self.paper.schemas))
        yield paragraph(run(HOW_TO + HOW_TO_ADD if is_growing else HOW_TO), style="Note")
        if not is_single(self.paper.schemas[0]):
            yield from (_facts(self.whole, owner) for owner in self._owner())
        is_locked, is_first = True, True  # is the section's own text locked, does it begin the form
        for schema in self.paper.schemas:
            if is_single(schema) != is_locked:
                yield paragraph(style="Break", section=section(self.across, is_locked, is_first))
                is_locked, is_first = not is_locked, False
            yield from self._single(schema) if is_locked else self._table(schema)
        yield paragraph(style="Break")
        yield section(self.across, is_locked, is_first)

    def _owner(self) -> Iterator[Fact]:
        """«Дело», where the records are a client's."""
        item, schema = self.paper.owner, self.paper.schemas[0]
        if item:
            number = self.filling.client.file_number if self.filling.client else None
            label = Label(item.header, tag_of_field(schema, item), "номер личного дела")
            yield item, self.controls.text(label, number or "")

    def _single(self, schema: Schema) -> Iterator[str]:
        """One record: the wordings at the left, the answers at the right."""
        record = next(iter(self.filling.records.get(schema.sheet.title, ())), None)
        if len(self.paper.schemas) > 1:
            yield paragraph(run(HEADINGS.get(schema.sheet.title, schema.sheet.title)), style="Heading1")
        before = [*self._owner()] if schema is self.paper.schemas[0] else []
        sections = dict.fromkeys(item.section for item in schema.fields)
        for name in sections:
            if name:
                yield paragraph(run(name), style="Heading2" if len(self.paper.schemas) > 1 else "Heading1")
            items = [item for item in self.paper.fields(schema) if item.section == name]
            yield _facts(self.whole, *before, *((item, self._answer(schema, item, record)) for item in items))
            before = []

    def _table(self, schema: Schema) -> Iterator[str]:
        """Rows of records, with some to spare."""
        items = self.paper.fields(schema)
        records: list[Record | None] = [*self.filling.records.get(schema.sheet.title, ())]
        records += [None] * max(1, FEWEST_ROWS - len(records))
        widths = _widths(items, records, self.whole)
        if len(self.paper.schemas) > 1:
            yield paragraph(run(HEADINGS.get(schema.sheet.title, schema.sheet.title)), style="Heading1")
        is_tall = [self._is_tall(items, record) for record in records]
        # the last row, to spare, has no page of its own; but LibreOffice cuts off a tall row that is kept
        styles = ["Cell"] * (len(records) - 2) + ["Cell" if is_tall[-2] else "CellKept", "Cell"]
        rows = (
            row(
                *(
                    cell(self._answer(schema, item, record, style), width)
                    for item, width in zip(items, widths, strict=True)
                ),
                whole=not tall,
            )
            for record, style, tall in zip(records, styles, is_tall, strict=True)
        )
        head = row(*map(_head, items, widths), header=True)
        tag = schema.sheet.rows_tag or schema.sheet.title
        yield table(widths, head, self.controls.repeated(schema.sheet.title, tag, rows))

    def _is_tall(self, items: Sequence[Field], record: Record | None) -> bool:
        texts = (words_of(item, record, self.offer.lists, self.filling.sex) for item in items)
        return any(len(text) > TALL or text.count("\n") > MANY_LINES for text in texts)

    def _answer(self, schema: Schema, item: Field, record: Record | None, style: str = "") -> str:
        """The paragraphs of an answer's cell; ``style`` is that of a table's cell."""
        alias = self.paper.aliases[schema.sheet.title, item.name]
        label = Label(alias, tag_of_field(schema, item), hint_of(item, short=bool(style)))
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
            whole = text.replace(" ", "\u00a0") if len(text) <= IN_ONE_LINE else text
            boxes.append(self.controls.box(box, is_checked) + run(f"\u00a0{whole}"))
        other = "; ".join(part for text in left.values() for part in several(text))
        more = Label(f"{label.alias}: другое", f"{label.tag}.0", OTHER)
        is_long = any(len(choice.form(sex)) > IN_ONE_LINE for choice in listed.values)
        lines = boxes if is_long else [run(BOX_GAP).join(boxes)]
        return "".join(map(paragraph, lines)) + paragraph(run("другое: "), self.controls.text(more, other))


def _facts(whole: float, *facts: Fact) -> str:
    """Wordings and answers, one a row."""
    widths = (LABEL, whole - LABEL)
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


def _widths(items: Sequence[Field], records: Sequence[Record | None], whole: float) -> list[float]:
    """The widths of the columns: whole words in the heads, then in the answers, the rest to long answers."""
    heads = [max(map(len, _starred(item).split())) * HEAD_LETTER + AIR for item in items]
    longest = [_longest(item, records) for item in items]
    least = heads
    for most in range(MOST_LETTERS, 0, -1):  # words so long are left whole in every column
        rooms = (min(letters, most) * LETTER + AIR for letters in longest)
        least = list(map(max, heads, rooms))
        if sum(least) <= (whole if most <= USUAL_WORD else whole * AMPLE):
            break
    narrower, rest = min(1.0, whole / sum(least)), max(0.0, whole - sum(least))
    weights = [_weight(item) for item in items]
    return [
        width * narrower + rest * weight / sum(weights) for width, weight in zip(least, weights, strict=True)
    ]


def _longest(item: Field, records: Sequence[Record | None]) -> int:
    """The letters of the longest word of the hint, the list and the records, and of a usual answer."""
    texts = [choice.shown for choice in standard()[item.choices].values] if item.choices else []
    texts += [str(getattr(record, item.name) or "") for record in records if record]
    words = [word for text in texts for word in text.replace("-", "- ").split()]
    words += hint_of(item, short=True).split()
    return max([USUAL_WORD if _is_long(item) else item.kind.word.letters, *map(len, words)])


def _weight(item: Field) -> float:
    """How much more the answers of a field need than those of others."""
    return LONG if _is_long(item) else item.kind.word.weight


def _is_long(item: Field) -> bool:
    """Whether the answers are usually long: free text, or the name of a service."""
    weight = item.kind.word.weight
    return weight >= LONG or (weight > 0 and item.link is not None)
