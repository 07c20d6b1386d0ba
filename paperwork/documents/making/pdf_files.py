"""The PDF beside each document: made where it is needed, with the care that documents are given."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import file_digest
from itertools import islice
from pathlib import PurePosixPath

from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.documents.folder.manifest import Manifest
from paperwork.documents.folder.writing import WriteResult
from paperwork.documents.making.plan import Omission
from paperwork.documents.making.report import Report
from paperwork.documents.pdf.call import pdf_of
from paperwork.documents.pdf.convert import Conversion
from paperwork.documents.pdf.office import Office
from paperwork.documents.pdf.pages import repeatable
from paperwork.documents.pdf.workplace import workplace

REFUSED = "не смог сделать PDF; откройте документ и проверьте, цел ли он"
AT_ONCE = 400  # documents that stand in the working folder; what is done of them is done for good


@dataclass(frozen=True, slots=True)
class Settings:
    """The program that makes PDF, and how many runs of it there may be at once."""

    office: Office
    jobs: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document to be printed: its file in the folder of documents, and the digest of its bytes."""

    file: str
    digest: str

    @property
    def pdf(self) -> str:
        """Where its PDF belongs, in the folder of documents."""
        return str(PurePosixPath(self.file).with_suffix(".pdf"))

    @property
    def title(self) -> str:
        """What the report calls it."""
        return PurePosixPath(self.pdf).name


def make_pdf(
    manifest: Manifest, files: Iterable[str], settings: Settings, step: Callable[[], None]
) -> Report:
    """The PDF of the documents (``files`` in the folder of documents) that lack it or have changed.

    It is that of the document as it is, with what a person has edited in it; a PDF that a person
    has changed or put there stays, with the new one beside it.
    """
    report = Report()
    sheets = list(_unprinted(manifest, files, report, step))
    if sheets:
        with workplace() as work, Conversion(settings.office, work, settings.jobs) as conversion:
            rest = iter(sheets)
            while some := list(islice(rest, AT_ONCE)):  # itertools.batched needs Python 3.12
                _print(manifest, some, conversion, report, step)
    return report


def _unprinted(
    manifest: Manifest, files: Iterable[str], report: Report, step: Callable[[], None]
) -> Iterator[Sheet]:
    """The documents whose PDF is not there or not that of the document as it is."""
    for file in files:
        try:
            with (manifest.folder / file).open("rb") as document:
                sheet = Sheet(file, file_digest(document, "sha256").hexdigest())
        except FileNotFoundError:
            step()
            continue
        result = manifest.place(sheet.pdf).up_to_date(sheet.digest)
        if result is None:
            yield sheet
        else:
            _note(manifest, report, sheet, result)
            step()


def _print(
    manifest: Manifest,
    sheets: Sequence[Sheet],
    conversion: Conversion,
    report: Report,
    step: Callable[[], None],
) -> None:
    """Makes the PDF of some documents, under names that cannot meet, and puts each into its place."""
    known = {conversion.work / f"{number}.docx": sheet for number, sheet in enumerate(sheets)}
    for path, sheet in known.items():
        shutil.copyfile(manifest.folder / sheet.file, path)
    for path, is_made in conversion.convert(list(known)):
        sheet = known[path]
        try:
            content = repeatable(pdf_of(path)) if is_made else None
            _put(manifest, report, sheet, content, f"{conversion.office.name} {REFUSED}")
        except PaperworkError as error:
            folder = (manifest.folder / sheet.file).parent
            report.omissions.append(Omission(sheet.title, folder, str(error), is_error=True))
        path.unlink()
        pdf_of(path).unlink(missing_ok=True)
        step()


def _put(manifest: Manifest, report: Report, sheet: Sheet, content: bytes | None, refusal: str) -> None:
    if content is None:
        raise PaperworkError(refusal)
    _note(manifest, report, sheet, manifest.place(sheet.pdf).put(sheet.digest, content))


def _note(manifest: Manifest, report: Report, sheet: Sheet, result: WriteResult) -> None:
    manifest.note(result.entry)
    report.add(result.outcome, sheet.title, result.file)
