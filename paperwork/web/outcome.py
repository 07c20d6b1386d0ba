"""What goes out: the changed casebook, one document, a client's folder, everything in one zip."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from paperwork.common.errors import PaperworkError
from paperwork.documents.kinds import DocumentKind
from paperwork.documents.making.plan import Choice, Omission, Order, Plan
from paperwork.documents.names import safe_name
from paperwork.intake.excel.amending.amend import RowEdit, amended
from paperwork.intake.excel.amending.emblem import with_emblem
from paperwork.intake.excel.container import Format
from paperwork.sheets.answers.cells import Cell, is_empty
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.codes import same
from paperwork.sheets.clients import Client
from paperwork.web.list_additions import added_values
from paperwork.web.open_book import OpenBook
from paperwork.web.sheet_editor import RowEditor, SheetEditor

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP = "application/zip"
PDF = "application/pdf"
MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
}
LEFT_OUT = "Не сделано.txt"
NOWHERE = Path()


def changed_book(opened: OpenBook) -> tuple[str, bytes]:
    """The file of the book with all changes in it, and its name. Raises `PaperworkError`."""
    name = _name(opened)
    if opened.container.format is Format.XLSX:
        data = opened.container.data
        sheets = {title: _edits(editor) for title, editor in opened.editors.items() if editor.is_changed}
        lists = added_values(opened, opened.first_lists)
        is_changed = bool(sheets or lists)
        changed = amended(data, opened.name, sheets, lists) if is_changed else data
        return name, locked(_pictured(opened, name, changed), opened.password)
    from paperwork.intake.excel.blank.book import blank_bytes  # few books are of another format

    sheets = {title: _anew(editor) for title, editor in opened.editors.items()}
    lists = added_values(opened, standard())
    changed = amended(blank_bytes(), name, sheets, lists)
    return name, locked(_pictured(opened, name, changed), opened.password)


def _pictured(opened: OpenBook, name: str, data: bytes) -> bytes:
    """The file with the picture that it does not hold yet."""
    return with_emblem(name, data, opened.logo) if opened.logo else data


def _name(opened: OpenBook) -> str:
    """The name of the file, safe on every system; a book of another format becomes an .xlsx."""
    stem, _, suffix = opened.name.rpartition(".")
    kept = suffix.lower() if opened.container.format is Format.XLSX and suffix.lower() in MEDIA else "xlsx"
    return f"{safe_name(stem or suffix)}.{kept}"


def _edits(editor: SheetEditor) -> list[RowEdit]:
    """All rows of a sheet, each with what the file does not hold yet."""
    return [
        _edit(editor, row_editor, row_editor.changed)
        for row_editor in editor.row_editors
        if row_editor.origin or not row_editor.is_blank
    ]


def _anew(editor: SheetEditor) -> list[RowEdit]:
    """All rows of a sheet for a book that has none of them."""
    names = [item.name for item in editor.columns]
    return [_edit(editor, row_editor, names, is_new=True) for row_editor in editor.visible]


def _edit(editor: SheetEditor, row_editor: RowEditor, names: Iterable[str], is_new: bool = False) -> RowEdit:
    named = set(names)
    answers: Mapping[str, Cell] = {
        item.header: cell
        for item, cell in zip(editor.columns, row_editor.cells, strict=True)
        if item.name in named and not (is_new and is_empty(cell))
    }
    return RowEdit(None if is_new else row_editor.origin, answers)


def locked(data: bytes, password: str | None) -> bytes:
    """The file behind the password that it came with."""
    if password is None:
        return data
    from msoffcrypto.format.ooxml import OOXMLFile

    file = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, file)
    return file.getvalue()


def plan_of(opened: OpenBook, kinds: Sequence[DocumentKind], clients: Iterable[str | None] = ()) -> Plan:
    """The plan of all documents, or of those of the clients with the numbers."""
    choice = Choice(frozenset(kind.name for kind in kinds), frozenset(map(same, clients)))
    return Plan(opened.usable, kinds, NOWHERE, NOWHERE, opened.context.today, choice, opened.period)


def steps_of(plan: Plan, client: Client) -> list[Order | Omission]:
    """The documents of one client, even where another has his number."""
    return [step for step in plan.steps() if isinstance(step, Omission) or step.case.client is client]


def zipped(steps: Iterable[Order | Omission]) -> Iterator[bytes]:
    """A zip of the documents, piece by piece as they are made; what could not be made is listed in it."""
    stream = _Stream()
    left_out = []
    with ZipFile(stream, "w", ZIP_STORED) as archive:  # type: ignore[call-overload]  # it is file enough
        for step in steps:
            if isinstance(step, Omission):
                left_out += [f"{step.folder}: {step.title} — {step.why}"] if step.is_error else []
                continue
            try:
                document = step.kind.template.render(step.case.context(step.kind.template.tags))
            except PaperworkError as error:
                left_out.append(f"{step.path}: {error}")
                continue
            archive.writestr(step.path, document)
            yield stream.take()
        if left_out:
            archive.writestr(LEFT_OUT, "\r\n".join(left_out).encode("utf-8-sig"))
    yield stream.take()


class _Stream:
    """A file that is given away as it is written; only what is not given away yet can be gone back to."""

    def __init__(self) -> None:
        self._given = 0
        self._buffer = io.BytesIO()

    def write(self, data: bytes) -> int:
        return self._buffer.write(data)

    def tell(self) -> int:
        return self._given + self._buffer.tell()

    def seek(self, place: int) -> int:
        return self._given + self._buffer.seek(place - self._given)

    def seekable(self) -> bool:
        return True

    def flush(self) -> None:
        pass

    def take(self) -> bytes:
        """What was written since the last time."""
        data = self._buffer.getvalue()
        self._given += len(data)
        self._buffer = io.BytesIO()
        return data
