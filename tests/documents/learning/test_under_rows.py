"""Rows over the whole width under those of records, with answers that their columns have no room for."""

from __future__ import annotations

from collections.abc import Iterator

from each import each
from empty_document import empty_document, saved
from trip import printed_by

from paperwork.case.context import ClientContext
from paperwork.documents.learning.learn import Source, learn
from paperwork.documents.learning.spelling import folded

HEADS = ("Вид помощи (услуга)", "Условия, особые", "Периодичность")
LABEL = "Особые условия: "
ROOM = 31  # letters in a cell


def rows_of(case: ClientContext, instead: str | None) -> Iterator[list[str]]:
    """The rows as an office types them: those of one text go through the table.

    ``instead`` stands in the cell whose answer is below; without it the table has no such column.
    """
    yield [head for number, head in enumerate(HEADS) if number != 1 or instead is not None]
    for row in case.context([f"услуги[].{name}" for name in ("услуга", "условие", "периодичность")])[
        "услуги"
    ]:
        said = row["условие"] or ""
        is_below = bool(said) and (instead is None or len(said) > ROOM)
        cell = [] if instead is None else [instead if is_below else said]
        yield [row["услуга"], *cell, row["периодичность"] or ""]
        if is_below:
            yield [f"{LABEL}{said}"]


def paper_of(case: ClientContext, instead: str | None) -> bytes:
    """The paper of a client."""
    document = empty_document()
    client = case.client
    assert client
    document.add_paragraph(f"{client.surname} {client.given_name}")
    rows = list(rows_of(case, instead))
    grid = document.add_table(0, len(rows[0]))
    for texts in rows:
        cells = grid.add_row().cells
        if len(texts) == 1:
            cells[0].merge(cells[-1])
        for cell, text in zip(cells, texts, strict=False):
            cell.text = text
    return saved(document)


@each(
    ("own", "instead", "other"),
    [
        ("30", "на обороте", "12"),
        ("30", "на обороте", "27"),
        ("27", "на обороте", "30"),
        ("12", "см. ниже", "30"),
        ("30", None, "15"),
    ],
)
def test_an_answer_that_is_long_is_below_its_row(
    own: str, instead: str | None, other: str, people: dict[str, ClientContext]
) -> None:
    learnt = learn(Source(paper_of(people[own], instead), "table.docx", people[own]))
    assert learnt.comparison.ratio == 1.0
    wanted = " ".join(" ".join(row) for row in [*rows_of(people[other], instead)][1:])
    assert printed_by(learnt, people[other]).endswith(" ".join(folded(wanted).split()))
