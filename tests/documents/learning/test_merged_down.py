"""Cells of a table that are one over all rows of a loop, and cells whose lines are parted by breaks."""

from __future__ import annotations

from empty_document import empty_document, saved
from trip import printed_by, words_of

from paperwork.case.context import ClientContext
from paperwork.documents.learning.learn import Source, learn

HOW = ("услуга", "периодичность", "начало", "предоставляется")


def paper(case: ClientContext) -> bytes:
    """A table of the services that a client has now, with one cell beside them all."""
    document = empty_document()
    document.add_paragraph(f"{case.client.surname if case.client else ''}, лист назначений")
    table = document.add_table(1, 3)
    for cell, text in zip(table.rows[0].cells, ("Раздел", "Что", "Когда"), strict=True):
        cell.text = text
    rows = case.context([f"услуги[].{name}" for name in HOW])["услуги"]
    for row in (row for row in rows if row["предоставляется"] == "сейчас"):
        _, what, when = table.add_row().cells
        what.text, when.text = row["услуга"], f"{row['периодичность']}\nс {row['начало']:%d.%m.%Y}"
    table.cell(1, 0).merge(table.cell(len(table.rows) - 1, 0)).text = "Услуги"
    return saved(document)


def test_a_cell_over_all_rows_keeps_its_words(people: dict[str, ClientContext]) -> None:
    learnt = learn(Source(paper(people["27"]), "Бумага", people["27"]))
    assert learnt.comparison.ratio == 1.0
    for number in ("12", "15", "33"):
        made = printed_by(learnt, people[number])
        assert made == " ".join(words_of(paper(people[number])))
        assert made.count("Услуги") == 1
