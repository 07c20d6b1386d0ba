"""Word itself, on Windows with the extra «word» installed.

``python -m paperwork.documents.pdf.msword FILES…`` puts a PDF beside each file: a process of its own,
as LibreOffice is, so that a Word that hangs can be ended.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

AS_PDF = 17  # wdExportFormatPDF
NO_QUESTIONS = 0  # wdAlertsNone
WITHOUT_SAVING = 0  # wdDoNotSaveChanges


def is_there() -> bool:
    """Whether Word can be asked to make PDF."""
    if sys.platform != "win32" or find_spec("win32com") is None:
        return False
    import winreg

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, "Word.Application"))
    except OSError:
        return False
    return True


def main(files: list[str]) -> None:
    """Makes a PDF beside each file; one that Word refuses is passed over."""
    word = import_module("win32com.client").DispatchEx("Word.Application")  # never the one a person works in
    try:
        word.DisplayAlerts = NO_QUESTIONS
        for name in files:
            _export(word, Path(name).resolve())
    finally:
        word.Quit(WITHOUT_SAVING)


def _export(word: object, path: Path) -> None:
    try:
        opened = word.Documents.Open(str(path), ReadOnly=True, AddToRecentFiles=False)  # type: ignore[attr-defined]
        try:
            opened.ExportAsFixedFormat(str(path.with_suffix(".pdf")), AS_PDF)
        finally:
            opened.Close(WITHOUT_SAVING)
    except Exception:  # Word's errors have no class of their own; the PDF is missing then
        print(f"{path.name}: Word не смог сделать PDF", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
