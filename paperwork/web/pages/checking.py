"""«Проверить шаблон»: what is wrong or doubtful in a template, and copies with remarks or with cures."""

from __future__ import annotations

from starlette.responses import Response

from paperwork.common.errors import PaperworkError
from paperwork.documents.linting.findings import Findings, lint
from paperwork.documents.linting.marks import columns_of
from paperwork.documents.template_files import RESAVE, SUFFIX
from paperwork.web.checked import Checked
from paperwork.web.laid import sources_in
from paperwork.web.outcome import DOCX
from paperwork.web.shared import Later, Pages, attached
from paperwork.web.submission import MissingError, Submission, Upload

PLACE = "check"
NO_FILE = "Выберите шаблон: файл Word (.docx) с тегами."


def check(pages: Pages, submission: Submission) -> Response | Later:
    """Asks for a template, or takes one of those that are laid in; then says what was found in it."""
    memory, do = pages.memory, submission.text("do")
    if not submission.sent:
        return pages.page("check", error="", checked=memory.checked)
    if do == "drop":
        memory.checked = None
        return pages.go(PLACE)
    if do in ("marked", "fixed"):
        return Later(lambda: _copy(pages, do), may_be_left=True)
    upload = submission.file("template")
    if submission.text("stem"):
        stem = submission.text("stem")
        upload = next(
            (Upload(f"{name}{SUFFIX}", data) for name, data, _ in _sources(pages) if name == stem), None
        )
        if upload is None:
            raise MissingError
        if do == "take":
            return attached(upload.name, upload.data, DOCX)
    if upload is None:
        return pages.page("check", 400, error=NO_FILE, checked=memory.checked)
    found = upload
    return Later(lambda: _checked(pages, found), may_be_left=True)


def _sources(pages: Pages) -> list[tuple[str, bytes, bool]]:
    return list(sources_in(pages.catalogue, pages.memory.opened))


def _checked(pages: Pages, upload: Upload) -> Response:
    if not upload.name.lower().endswith(SUFFIX):
        error = f"«{upload.name}» – не файл .docx: {RESAVE}."
        return pages.page("check", 400, error=error, checked=None)
    opened = pages.memory.opened
    columns = columns_of([opened.book.extra]) if opened else None
    from paperwork.documents.linting.drawn import drawn

    found = Findings(upload.name, lint(upload.data, upload.name, columns), upload.data)
    pages.memory.checked = Checked(found, columns, drawn(found))
    return pages.go(PLACE)


def _copy(pages: Pages, do: str) -> Response:
    """The template with a remark of Word at each place, or with all that is sure set right."""
    from paperwork.documents.linting.cured import cured
    from paperwork.word.docx.package import BadPackageError, read_package
    from paperwork.word.foreign.remarks import remarked

    checked = pages.memory.checked
    if checked is None:
        raise MissingError
    found = checked.findings
    try:
        if do == "marked":
            data = remarked(read_package(found.source), found.problems)
            return attached(f"{checked.stem} с пометками{SUFFIX}", data, DOCX)
        done = cured(found.source, found.name, checked.columns)
    except BadPackageError as error:
        raise PaperworkError(f"{found.name}: {error.problem.sentence}") from error
    return attached(f"{checked.stem} исправленный{SUFFIX}", done.source, DOCX)
