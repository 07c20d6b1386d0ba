"""«Исправления из Word»: corrected documents are sent, looked at, and what is ticked comes into the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from starlette.responses import Response

from paperwork.documents.template_files import SUFFIX
from paperwork.russian.numbers import counted
from paperwork.web.edited import EditedPapers, SentPaper, accept, compared, take_back
from paperwork.web.pages.own_papers import MOST_OFFERED, NOT_WORD
from paperwork.web.pages.sheets import client_of
from paperwork.web.periods import choice_of
from paperwork.web.shared import Later, Pages
from paperwork.web.status import person_of
from paperwork.web.submission import Submission, numbered

PLACE = "edits"
NO_FILE = "Выберите бумагу, которую исправили в Word: файл .docx."
CHANGED = "Книга тем временем изменилась. Посмотрите еще раз, что в бумагах теперь другое."
NOTHING = "Отметьте, что внести в книгу."
TICK = "take"


def edits(pages: Pages, submission: Submission) -> Response | Later:
    """Asks for corrected documents, shows what differs, and writes what was ticked."""
    uploads = submission.uploads("papers")
    memory, do = pages.memory, submission.text("do")
    found, opened = memory.edited, pages.opened
    if uploads:
        wrong = next((one.name for one in uploads if not one.name.lower().endswith(SUFFIX)), None)
        if wrong is not None:
            return drawn(pages, NOT_WORD.format(wrong))
        client = submission.text("client").strip()
        sent = [SentPaper(name, upload.data, client=client) for name, upload in numbered(uploads)]
        return Later(lambda: _looked(pages, sent), may_be_left=True)
    if not submission.sent:
        return drawn(pages)
    if do == "back":
        count = take_back(opened, memory.accepted)
        memory.accepted = []
        opened.news = f"Возвращено, как было: {counted(count, 'ячейка', 'ячейки', 'ячеек')}."
        return pages.go(PLACE)
    if do == "drop":
        memory.edited = None
        return pages.go(PLACE)
    if found is None:
        return drawn(pages, NO_FILE)
    if do == "again":
        return Later(lambda: _looked(pages, _said(found, submission)), may_be_left=True)
    return _accepted(pages, found, submission)


def of_client(pages: Pages, submission: Submission) -> Response:
    """The same page, where the client is named already."""
    row_editor = client_of(pages, submission)
    return drawn(pages, client=person_of(pages.opened, row_editor).number)


def _looked(pages: Pages, sent: Sequence[SentPaper]) -> Response:
    opened = pages.opened
    found = compared(opened, pages.kinds, sent)
    with pages.memory.lock:
        if pages.memory.opened is opened:
            pages.memory.edited, pages.memory.accepted = found, []
    return pages.go(PLACE)


def _said(found: EditedPapers, submission: Submission) -> list[SentPaper]:
    """The documents with what the person says of them."""
    return [
        replace(
            paper.sent,
            kind=submission.text(f"kind.{at}"),
            client=submission.text(f"client.{at}").strip(),
        )
        for at, paper in enumerate(found.papers)
    ]


def _accepted(pages: Pages, found: EditedPapers, submission: Submission) -> Response:
    opened, memory = pages.opened, pages.memory
    if found.book is not opened.usable:
        return drawn(pages, CHANGED)
    ticked = set(submission.sent.get(TICK, ()))
    chosen = [
        proposal
        for at, paper in enumerate(found.papers)
        for number, proposal in paper.offered
        if f"{at}.{number}" in ticked
    ]
    if not chosen:
        return drawn(pages, NOTHING)
    memory.accepted, memory.edited = accept(opened, chosen), None
    how = "Сохраните книгу" if opened.can_save else "Скачайте книгу"
    count = counted(len(memory.accepted), "исправление", "исправления", "исправлений")
    opened.news = f"Внесено: {count}. {how}, чтобы они в ней остались."
    return pages.go(PLACE)


def drawn(pages: Pages, error: str = "", client: str = "") -> Response:
    """What was found in the documents; without any the form that asks for them."""
    memory, opened = pages.memory, pages.opened
    found = memory.edited
    if found and found.book is not opened.usable:  # the book was changed meanwhile
        sent = [paper.sent for paper in found.papers]
        found = memory.edited = compared(opened, pages.kinds, sent)
    people = [person_of(opened, row) for row in opened.clients[:MOST_OFFERED] if not opened.why_blocked(row)]
    return pages.page(
        "edits",
        400 if error else 200,
        error=error,
        client=client,
        found=None if client else found,
        accepted=memory.accepted,
        people=people,
        kinds=pages.kinds,
        period=choice_of(opened.period, opened.context.today).name,
        tick=TICK,
    )
