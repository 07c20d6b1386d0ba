"""The ways in: each knows its own kind of file, and a new one is a line here."""

from __future__ import annotations

from paperwork.common.errors import PaperworkError
from paperwork.intake.incoming import Incoming, Sent, Way
from paperwork.intake.tables import read_tables
from paperwork.intake.wordform.read import word_form_of

WAYS: tuple[Way, ...] = (word_form_of, read_tables)


def received(sent: Sent) -> Incoming:
    """What the file has brought. Raises `PaperworkError` where no way in knows it."""
    for way in WAYS:
        incoming = way(sent)
        if incoming is not None:
            return incoming
    raise PaperworkError(
        f"{sent.name}: это не форма и не выгрузка программы; заполните форму, которую дает paperwork form"
    )
