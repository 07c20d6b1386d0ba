"""«Своя бумага»: a paper typed for one client is sent, looked at with its marks, and becomes a template."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.responses import Response

from paperwork.common.atomic_files import write_new
from paperwork.common.errors import PaperworkError
from paperwork.common.rights import rights_of
from paperwork.documents.catalogue import kinds_in_memory
from paperwork.documents.linting.marks import columns_of
from paperwork.documents.names import safe_name
from paperwork.documents.template_files import SUFFIX
from paperwork.web.laid import laid_in
from paperwork.web.outcome import DOCX
from paperwork.web.own_paper import OwnPaper, codes_of, is_doubtful, learnt_again, learnt_of
from paperwork.web.pages.printing import Shown, pages_shown
from paperwork.web.pages.sheets import client_of
from paperwork.web.people import Paper, State
from paperwork.web.second_paper import only_in_one
from paperwork.web.shared import Later, Pages, attached
from paperwork.web.status import case_of, person_of
from paperwork.web.submission import MissingError, Submission, Upload

if TYPE_CHECKING:  # for its shape alone: it is heavy
    from paperwork.documents.learning.learn import Typed
    from paperwork.documents.learning.shown import Spot

PLACE = "template"
NO_FILE = "Выберите бумагу: файл Word (.docx), который набрали для одного клиента."
NOT_WORD = (
    "«{}» – не файл .docx. Откройте бумагу в Word и сохраните: Файл → Сохранить как → Документ Word (.docx)."
)
LEFT = "Шаблон не записан: в нем остались слова клиента. Уберите их из бумаги или отметьте, что они нужны."
NAMED = "Впишите название шаблона: так будут называться готовые бумаги."
TAKEN = "Шаблон «{}» уже есть. Впишите другое название."
WRITTEN = "Шаблон записан: «{}» в папке «{}». Он среди бумаг каждого клиента."
LAID = "Шаблон «{}» – среди бумаг каждого клиента, пока книга открыта. Скачайте его, чтобы он остался у вас."
LEAVE, ASKED = "", "?"  # what is sent for a mark: its words stay; nothing is decided yet
MOST_OFFERED = 300  # clients in the list of suggestions


def own_paper(pages: Pages, submission: Submission) -> Response | Later:
    """Asks for a paper; shows what was found in it and takes the person's choices; writes the template."""
    memory, do = pages.memory, submission.text("do")
    if not submission.sent:
        return drawn(pages)
    found, upload = memory.own_paper, submission.file("paper")
    if do == "drop":
        memory.own_paper = None
        return pages.go(PLACE)
    if upload is None and found is None:
        return drawn(pages, NO_FILE)
    return Later(lambda: _looked(pages, submission, found, upload), may_be_left=True)


def _looked(pages: Pages, submission: Submission, found: OwnPaper | None, upload: Upload | None) -> Response:
    opened = pages.opened
    try:
        paper = _typed(submission, upload, found.paper if found and not upload else None, "client")
        second = _typed(submission, submission.file("second"), found.second if found else None, "client2")
        if paper is None:
            return drawn(pages, NO_FILE)
        is_same = found is not None and (paper, second) == (found.paper, found.second)
        choices = _choices(found, submission) if found and is_same else {}
        title = submission.text("title").strip()
        looked = learnt_of(opened, paper, second, title, choices)
    except PaperworkError as error:
        return drawn(pages, str(error))
    with pages.memory.lock:
        if pages.memory.opened is opened:
            pages.memory.own_paper = looked
    if submission.text("do") == "look" and submission.text("shown").isdecimal():
        return pages.go(f"{PLACE}/{submission.text('shown')}/pages")
    if submission.text("do") == "save":
        return _save(pages, looked, bool(submission.text("keep")))
    return pages.go(PLACE)


def _typed(submission: Submission, upload: Upload | None, before: Typed | None, name: str) -> Typed | None:
    """The paper that was sent, or the one before; whose it is, where the person says that."""
    from paperwork.documents.learning.learn import Typed

    client = submission.text(name).strip() or None
    if upload is None:
        return replace(before, client=client or before.client) if before else None
    if not upload.name.lower().endswith(SUFFIX):
        raise PaperworkError(NOT_WORD.format(upload.name))
    return Typed(upload.data, upload.name, client)


def _choices(found: OwnPaper, submission: Submission) -> dict[int, str]:
    """What the person has chosen so far, with what has just come."""
    choices = dict(found.choices)
    for spot in found.spots:
        sent = submission.sent.get(f"m{spot.number}", ())
        code = sent[0].replace("\r\n", "\n") if sent else ASKED
        is_new = code != (LEAVE if spot.is_left else spot.mark.code) or is_doubtful(spot)
        if code != ASKED and is_new and code in (LEAVE, *codes_of(spot.mark)):
            choices[spot.number] = code
    return choices


def drawn(pages: Pages, error: str = "") -> Response:
    """The paper with its marks; without one the form that asks for it, and the templates that there are."""
    memory, opened = pages.memory, pages.memory.opened
    found = memory.own_paper
    status = 400 if error else 200
    if opened is None:
        return pages.page("own_paper_sent", status, error=error, clients=[], laid=[], people=[])
    people = [person_of(opened, row) for row in opened.clients[:MOST_OFFERED] if not opened.why_blocked(row)]
    if found is None:
        laid = laid_in(pages.catalogue, opened)
        return pages.page("own_paper_sent", status, error=error, people=people, laid=laid)
    if found.book is not opened.usable:  # the book was changed meanwhile
        memory.own_paper = None  # where no template can be made any more, the form is shown the next time
        found = memory.own_paper = learnt_again(opened, found)
    from paperwork.documents.learning.report import client_words, teacher_words

    return pages.page(
        "own_paper",
        status,
        error=error,
        found=found,
        learnt=found.learnt,
        whose=client_words(found.learnt),
        teacher=teacher_words(found.learnt),
        title=found.title or title_of(found),
        people=people,
        parts=list(only_in_one(opened, found.learnt, columns_of([opened.book.extra]))),
        choices={spot.number: _offered(pages, spot) for spot in found.spots},
        doubtful=[spot.number for spot in found.doubts],
        asked=ASKED,
    )


def title_of(found: OwnPaper) -> str:
    """The title that the template has by itself."""
    from paperwork.word.docx.layout import title_of as title_in

    return title_in(found.learnt.template)


def _offered(pages: Pages, spot: Spot) -> Sequence[tuple[str, str]]:
    """What may be chosen for a mark: the codes with what they mean, and to leave the words."""
    from paperwork.documents.learning.meaning import meaning_of

    columns = columns_of([pages.opened.book.extra])
    tags = {candidate.code: candidate.tag for candidate in spot.mark.candidates}
    offered = [
        (code, meaning_of(code, tags.get(code, spot.mark.tag), columns)) for code in codes_of(spot.mark)
    ]
    return [*offered, (LEAVE, "оставить как есть")]


def _save(pages: Pages, found: OwnPaper, is_consented: bool) -> Response:
    """Writes the template into the person's folder, or keeps it with the book where there is none."""
    opened, memory = pages.opened, pages.memory
    title = found.title or title_of(found)
    stem = re.sub(r"[#%&+;=]", "_", safe_name(title))
    if found.learnt.residue and not is_consented:
        return drawn(pages, LEFT)
    if not title:
        return drawn(pages, NAMED)
    taken = {*pages.catalogue.files, *pages.catalogue.titles.values(), *opened.templates}
    if {stem.casefold(), title.casefold()} & {name.casefold() for name in taken}:
        return drawn(pages, TAKEN.format(title))
    if memory.templates:
        try:
            memory.templates.mkdir(exist_ok=True)
        except OSError:
            raise PaperworkError(f"Папку {memory.templates} не создать; проверьте права доступа") from None
        path = memory.templates / f"{stem}{SUFFIX}"
        write_new(path, found.learnt.template, rights_of([memory.own] if memory.own else []))
        pages.catalogue = pages.catalogue.with_file(path)
        opened.news = WRITTEN.format(path.name, memory.templates.name)
    else:
        opened.templates[stem] = found.learnt.template
        opened.news = LAID.format(title)
    with memory.lock:
        opened.papers.clear()
        memory.own_paper = None
    return pages.go(PLACE)


def file(pages: Pages, _submission: Submission) -> Response:
    """The template as it is now, to be saved; not where words of the client would go out unasked."""
    found = pages.memory.own_paper
    if found is None:
        raise MissingError
    if found.learnt.residue:
        raise PaperworkError(LEFT)
    name = safe_name(found.title or title_of(found))
    return attached(f"{name}{SUFFIX}", found.learnt.template, DOCX)


def look(pages: Pages, submission: Submission) -> Response:
    """The template as it is now, made for a client and shown as pages."""
    found, opened = pages.memory.own_paper, pages.opened
    if found is None:
        return pages.go(PLACE)
    row_editor = client_of(pages, submission)
    (kind,) = kinds_in_memory({"own": found.learnt.template}, opened.usable)
    person, tags = person_of(opened, row_editor), kind.template.tags
    shown = Shown(Paper(kind, State.READY), person, f"{PLACE}/{row_editor.key}/pages", "", PLACE)
    case = case_of(opened, row_editor)
    return pages_shown(pages, submission, shown, lambda: kind.template.render(case.context(tags)))
