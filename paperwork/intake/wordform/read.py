"""Reads a filled Word form: by its tags, or by its wordings where a program has taken the tags away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from paperwork.common.errors import CellPlace, Level, PaperworkError, Problem
from paperwork.intake.incoming import Incoming, Sent
from paperwork.intake.wordform.controls import controls
from paperwork.intake.wordform.opened import opened
from paperwork.intake.wordform.papers import PAPERS
from paperwork.intake.wordform.tables import beside_tags, by_wordings
from paperwork.intake.wordform.tagged import tagged
from paperwork.sheets import SCHEMA_BY_TITLE
from paperwork.sheets.answers.cells import Cell
from paperwork.sheets.answers.fields import field_of
from paperwork.sheets.clients import Client

FILE_NUMBER = field_of(Client, lambda it: it.file_number).header
TAGS_LOST = (
    "программа, в которой форму сохранили, стерла метки полей; ответы найдены по надписям рядом с ними"
)
LOOK = "посмотрите, все ли на месте; лучше заполнять форму в Word"


def word_form_of(sent: Sent) -> Incoming | None:
    """The records that the form brings; None for what is no Word file.

    Raises `PaperworkError` for a Word file that is no form of ours or cannot be read.
    """
    document = opened(sent)
    if document is None:
        return None
    rows = tagged(beside_tags(document.root, list(controls(document.root))))
    problems: list[Problem] = []
    if not rows:
        found = by_wordings(document.root, document.title)
        if found is None:
            raise PaperworkError(
                f"{sent.name}: это не форма программы; возьмите форму: paperwork form ИМЯ --out ФОРМА.docx"
            )
        rows = found[1]
        problems = [Problem(TAGS_LOST, LOOK, Level.WARNING, CellPlace(sent.name))]
    return Incoming(sent.name, _owned(rows), problems)


def _owned(rows: Mapping[str, Sequence[Mapping[str, str]]]) -> dict[str, list[dict[str, Cell]]]:
    """The rows with «Дело», which a form asks for once, in each that belongs to a client."""
    owners = {row[FILE_NUMBER] for found in rows.values() for row in found if FILE_NUMBER in row}
    owner = next(iter(owners)) if len(owners) == 1 and _is_personal(rows) else None
    answers: dict[str, list[dict[str, Cell]]] = {}
    for title, found in rows.items():
        tied = owner and SCHEMA_BY_TITLE[title].sheet.per_client
        answers[title] = [{**row, FILE_NUMBER: owner} if tied else dict(row) for row in found if _says(row)]
    return answers


def _is_personal(rows: Mapping[str, object]) -> bool:
    papers = {SCHEMA_BY_TITLE[title].sheet.paper for title in rows}
    return any(PAPERS[name].owner or name == "client" for name in papers)


def _says(row: Mapping[str, str]) -> bool:
    """Whether the row says more than whose it is."""
    return bool(row.keys() - {FILE_NUMBER})
