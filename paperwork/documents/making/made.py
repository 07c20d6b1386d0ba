"""The documents of the books that are opened, made into a folder; what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from paperwork.common.errors import Problem
from paperwork.common.records import dataclass
from paperwork.common.rights import Rights
from paperwork.documents.folder.manifest import RECORD, Manifest
from paperwork.documents.making.batch import make
from paperwork.documents.making.opening import Opened
from paperwork.documents.making.report import Report, summary_of, warning_lines
from paperwork.documents.making.request import Progress, Request
from paperwork.documents.making.summary import Summary
from paperwork.documents.making.workers import WorkerPool
from paperwork.documents.names import Names


@dataclass(frozen=True, slots=True)
class Made:
    """What became of the documents of the opened books, and what hindered it.

    ``is_settled``: another run over the same books would do the same, no disk being full by then.
    """

    problems: Sequence[Problem]
    mentions: Sequence[Problem]
    hindrances: Sequence[str]
    warnings: Sequence[str]
    documents: Summary
    pdf: Summary
    failed: bool
    is_settled: bool

    def closing(self, out: Path) -> list[str]:
        """The closing report, line by line."""
        return [*self.documents.lines(out), *self.pdf.pdf_lines(), *warning_lines(self.warnings)]

    @property
    def closing_again(self) -> list[str]:
        """What a run that finds everything as this one leaves it has to say beside the sums."""
        unneeded = list(self.documents.omission_lines())
        pdf = self.pdf.unchanged().pdf_lines()
        return [*self.documents.where_lines(), *pdf, *unneeded, *warning_lines(self.warnings)]


def likely_templates(files: Mapping[str, Path], documents: Sequence[str]) -> list[Path]:
    """The templates that will be filled, as far as that is known before they are opened."""
    named = [files[name] for name in documents if name in files]
    return named if len(named) == len(documents) and named else list(files.values())


def make_opened(
    opened: Opened,
    request: Request,
    rights: Rights,
    progress: Progress,
    pool: WorkerPool,
    beside: Iterable[str] = (),
) -> Made:
    """Makes the documents that are asked for. Raises `PaperworkError` when the work cannot begin.

    ``beside`` are the documents of other books: an anonymous copy is not made where they have names.
    """
    report, printed, trouble = _make_all(opened, request, rights, progress, pool, beside)
    kinds = opened.choice.kinds
    hindrances = opened.catalogue.refusals(opened.books, kinds) + trouble
    return Made(
        opened.problems,
        opened.mentions,
        hindrances,
        opened.catalogue.warnings(opened.books, kinds),
        summary_of(report, request.out),
        summary_of(printed, request.out),
        failed=opened.failed(report) or printed.failed or bool(hindrances),
        is_settled=not report.mishaps and not printed.failed and not trouble,
    )


def _make_all(
    opened: Opened,
    request: Request,
    rights: Rights,
    progress: Progress,
    pool: WorkerPool,
    beside: Iterable[str],
) -> tuple[Report, Report, list[str]]:
    """Every book into its folder; the report of its PDF; and what hindered that."""
    report, printed, trouble = Report(), Report(), list[str]()
    names = Names()
    with Manifest(request.out, rights) as manifest:
        for plan in opened.plans(request):
            if request.anonymous:
                from paperwork.documents.making.nameless import nameless  # heavy, and asked for seldom

                plan = nameless(plan, names, manifest, report, trouble, beside)
            with progress(plan.count, plan.book.file) as step:
                make(plan, manifest, report, pool, step)
        if request.pdf:
            printed = _printed(manifest, report, request, progress)
    if manifest.trouble:
        trouble.append(f"{request.out / RECORD}: список сделанного не записан: {manifest.trouble}")
    return report, printed, trouble


def _printed(manifest: Manifest, report: Report, request: Request, progress: Progress) -> Report:
    from paperwork.documents.making.pdf_files import Settings, make_pdf  # few runs make PDF
    from paperwork.documents.pdf.office import find_office

    with progress(len(report.sources), "PDF") as step:
        return make_pdf(manifest, report.sources, Settings(find_office(), request.processes), step)
