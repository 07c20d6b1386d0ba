"""Documents to be printed become pages: joined kind by kind, which is faster, where that changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import count, groupby
from pathlib import Path

from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.documents.kinds import DocumentKind
from paperwork.documents.making.plan import Omission, Order
from paperwork.documents.making.report import Report
from paperwork.documents.pdf.call import pdf_of
from paperwork.documents.pdf.convert import Conversion
from paperwork.documents.pdf.pages import Extract, extracts, page_count
from paperwork.word import Joined, TemplateError

MOST_JOINED = 40  # documents in one file: a longer one costs the office program more than it saves
REFUSED = "не смог сделать PDF; сделайте документ командой make и проверьте его в Word"
Job = tuple[int, Order]  # a document and its place among all


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A file to be printed, and the documents in it; with one alone all its pages are the document's."""

    file: Path
    jobs: Sequence[Job]
    marks: Sequence[str]

    def pages(self) -> list[Extract] | None:
        """The pages of each document; None where they cannot be distinguished."""
        if not self.marks:
            return [Extract(pdf_of(self.file), 0, page_count(pdf_of(self.file)))]
        return extracts(pdf_of(self.file), self.marks)


@dataclass
class Press:
    """Makes documents and prints them; what fails is left out, with its reason in the report."""

    conversion: Conversion
    report: Report
    step: Callable[[], None]
    _pages: dict[int, Extract] = field(default_factory=dict)  # by the place of the order
    _files: Iterator[int] = field(default_factory=count)

    def print(self, orders: Sequence[Order]) -> list[tuple[Order, Extract]]:
        """The documents, in their order, with their pages, but for those that are left out."""
        jobs = list(enumerate(orders))
        kinds = sorted(jobs, key=lambda job: id(job[1].kind))
        groups = [list(group) for _, group in groupby(kinds, key=lambda job: id(job[1].kind))]
        refused = self._convert([sheet for group in groups for sheet in self._sheets(group)])
        self._convert([sheet for job in refused for sheet in self._alone([job])])
        return [(order, self._pages[number]) for number, order in jobs if number in self._pages]

    def _sheets(self, jobs: Sequence[Job]) -> Iterator[_Sheet]:
        """The files for some documents of one kind, rendered."""
        joined = _joined(jobs[0][1].kind) if len(jobs) > 1 and self.conversion.office.tells_starts else None
        if joined is None:
            yield from self._alone(jobs)
            return
        parts = max(self.conversion.slots(len(jobs)), -(-len(jobs) // MOST_JOINED))
        size = -(-len(jobs) // parts)
        for start in range(0, len(jobs), size):
            if start:
                joined = Joined(jobs[0][1].kind.template)
            yield from self._together(jobs[start : start + size], joined)

    def _together(self, jobs: Sequence[Job], joined: Joined) -> Iterator[_Sheet]:
        """One file of all documents that can be joined."""
        marked: dict[str, Job] = {}
        alone = []
        for job in jobs:
            self.conversion.check()
            try:
                joined.add(_context(job[1]), f"start{job[0]}")
                marked[f"start{job[0]}"] = job
            except PaperworkError:
                alone.append(job)
        if marked:
            yield _Sheet(self._write(joined.finish()), list(marked.values()), list(marked))
        yield from self._alone(alone)

    def _alone(self, jobs: Sequence[Job]) -> Iterator[_Sheet]:
        """A file for each document that can be made at all."""
        for job in jobs:
            self.conversion.check()
            order = job[1]
            try:
                content = order.kind.template.render(_context(order))
            except PaperworkError as error:
                self._leave_out(order, str(error))
            else:
                yield _Sheet(self._write(content), [job], [])

    def _convert(self, sheets: Sequence[_Sheet]) -> list[Job]:
        """Prints the files; returns the documents of those that could not be printed together."""
        known = {sheet.file: sheet for sheet in sheets}
        refused: list[Job] = []
        documents = sum(len(sheet.jobs) for sheet in sheets)
        for file, is_made in self.conversion.convert(list(known), documents, starts=True):
            sheet = known[file]
            pages = sheet.pages() if is_made else None
            if pages:
                self._pages.update({job[0]: part for job, part in zip(sheet.jobs, pages, strict=True)})
            elif sheet.marks:
                refused += sheet.jobs
                continue
            else:
                self._leave_out(sheet.jobs[0][1], f"{self.conversion.office.name} {REFUSED}")
            for _ in sheet.jobs:
                self.step()
        return refused

    def _leave_out(self, order: Order, why: str) -> None:
        folder = Path(order.path).parent
        self.report.omissions.append(Omission(order.kind.title, folder, why, is_error=True))

    def _write(self, content: bytes) -> Path:
        file = self.conversion.work / f"{next(self._files)}.docx"
        file.write_bytes(content)
        return file


def _context(order: Order) -> Mapping[str, object]:
    return order.case.context(order.kind.template.tags)


def _joined(kind: DocumentKind) -> Joined | None:
    """A file for documents of the kind, where they look the same in it as each in its own."""
    try:
        joined = Joined(kind.template)
    except TemplateError:
        return None
    return joined if joined.is_faithful else None
