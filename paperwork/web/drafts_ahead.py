"""What empty rows of «Результаты» are filled in with: the drafts of the kinds that have no words yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from paperwork.case.statistics.programme_outcome import outcome
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import Schema, field_of
from paperwork.sheets.results import Result
from paperwork.web.open_book import OpenBook

SORT, SAID = (field_of(Result, lambda it: it.sort), field_of(Result, lambda it: it.said))
EDITED = "Черновик по фактам: исправьте его, и он станет вашими словами; без правки строки не будет"


def drafts_ahead(opened: OpenBook, schema: Schema, number: str | None) -> Sequence[Mapping[str, str]]:
    """The kind and the draft for each of the client's rows that are still to be written."""
    if schema.record is not Result:
        return ()
    client = next((it for it in opened.book.clients if same(it.file_number) == same(number)), None)
    found = outcome(opened.book, client, date.today()) if client else None
    if found is None:
        return ()
    return [
        {SORT.name: of.kind, SAID.name: of.draft}
        for of in found.kinds
        if of.draft and not of.own and (of.services or of.is_support)
    ]
