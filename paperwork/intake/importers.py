"""The importers: each reads its own kind of file, and a new one is a line here."""

from __future__ import annotations

from paperwork.common.errors import PaperworkError
from paperwork.intake.incoming import Importer, Incoming, Sent
from paperwork.intake.tables import read_tables
from paperwork.intake.wordform.read import word_form_of

IMPORTERS: tuple[Importer, ...] = (word_form_of, read_tables)


def received(sent: Sent) -> Incoming:
    """The records that the file brings. Raises `PaperworkError` where no importer reads it."""
    for importer in IMPORTERS:
        incoming = importer(sent)
        if incoming is not None:
            return incoming
    raise PaperworkError(
        f"{sent.name}: это не форма и не выгрузка программы; заполните форму, которую дает paperwork form"
    )
