"""The documents of a book in one .zip: for storage on which many small files cost more than making them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from paperwork.common.rights import OWN, Rights
from paperwork.documents.folder.manifest import RECORD, Manifest, read_entries
from paperwork.documents.folder.writing import Outcome
from paperwork.documents.making.made import Made, make_opened
from paperwork.documents.making.opening import Opened
from paperwork.documents.making.request import Progress, Request
from paperwork.documents.making.summary import Listing
from paperwork.documents.making.workers import WorkerPool
from paperwork.documents.names import safe_name

SUFFIX = ".zip"
NAMELESS = "Документы"  # the name of an anonymous book's, whose file may be called after a person
DATE = (1980, 1, 1, 0, 0, 0)  # the same documents give the same bytes
MODE = 0o100600 << 16  # a file that its owner alone may read
POSIX = 3


def make_asked(
    opened: Opened,
    request: Request,
    rights: Rights,
    progress: Progress,
    pool: WorkerPool,
    beside: Iterable[str] = (),
) -> Made:
    """Makes the documents as files, or in one .zip where that is asked for: see `make_opened`."""
    if not request.zipped:
        return make_opened(opened, request, rights, progress, pool, beside)
    from paperwork.documents.pdf.workplace import passing_workplace  # few runs need it

    there = (*beside, *read_entries(request.out / RECORD))
    with passing_workplace() as work:
        made = make_opened(opened, replace(request, out=work), Rights(OWN), progress, pool, there)
        content = _zip(work) if made.is_settled and made.documents.count else None
    if content is not None:
        return _put(made, request, rights, content)
    return made if made.is_settled else _without(made, request)


def _without(made: Made, request: Request) -> Made:
    """An archive is whole or not written: what is said where a document could not be made for it."""
    sentence = f"{_name(request)}: архив не записан, так как сделаны не все документы; повторите команду"
    documents = replace(made.documents, counts={}, titles={}, made={}, folders=0)
    return replace(made, documents=documents, hindrances=[*made.hindrances, sentence], failed=True)


def _put(made: Made, request: Request, rights: Rights, content: bytes) -> Made:
    """Writes the archive with the care that a document is given, and says of the documents what it is."""
    with Manifest(request.out, rights) as manifest:
        result = manifest.place(_name(request)).put(sha256(content).hexdigest(), content)
        manifest.note(result.entry)
    documents, outcome = made.documents, result.outcome
    if outcome is not Outcome.MADE:
        documents = documents.unchanged()
        documents.counts = {outcome.value: documents.count}
        documents.beside = Listing.of([result.file] if outcome is Outcome.BESIDE else [])
    return replace(made, documents=documents, is_settled=made.is_settled and not manifest.trouble)


def _name(request: Request) -> str:
    if request.of_many:
        return f"{request.out.name}{SUFFIX}"
    return f"{NAMELESS if request.anonymous else safe_name(request.book.stem)}{SUFFIX}"


def _zip(folder: Path) -> bytes:
    """The documents of the folder, as they are."""
    content = io.BytesIO()
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    names = sorted(path.relative_to(folder).as_posix() for path in files)
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:  # documents are deflated themselves
        for name in names:
            info = zipfile.ZipInfo(name, DATE)
            info.external_attr, info.create_system = MODE, POSIX
            archive.writestr(info, (folder / name).read_bytes())
    return content.getvalue()
