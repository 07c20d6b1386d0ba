"""A run that would repeat the last one exactly: known by its inputs, and reported without being repeated."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from hashlib import file_digest, sha256
from pathlib import Path

from paperwork import __version__
from paperwork.common.atomic_files import write_whole
from paperwork.common.data_files import quick
from paperwork.common.records import dataclass
from paperwork.common.rights import EVERYONE, Rights
from paperwork.documents.folder.manifest import Manifest
from paperwork.documents.folder.writing import Entry, Outcome, Target

LAST_RUN = ".paperwork.run.json"


@dataclass(frozen=True, slots=True)
class LastRun:
    """What the last run in a folder was made of, how many documents it left, and its closing words.

    Only a run without any error is kept: errors must be found and shown anew each time. Of warnings a run
    says the number alone, which is kept.
    """

    stamp: str
    documents: int
    closing: tuple[str, ...]
    warnings: int = 0

    def keep(self, folder: Path, rights: Rights = EVERYONE) -> None:
        """Writes the run down; a folder that cannot take it only makes the next run longer."""
        try:
            write_whole(
                folder / LAST_RUN, json.dumps(asdict(self), ensure_ascii=False).encode(), rights=rights
            )
        except OSError:
            forget(folder)


def forget(folder: Path) -> None:
    """From here on the folder's last run is unknown."""
    (folder / LAST_RUN).unlink(missing_ok=True)


def stamp_of(books: Sequence[Path], templates: Iterable[Path], choice: object) -> str:
    """One line that changes with the books, the templates, the day, the program and what is asked for.

    Raises OSError where a file cannot be read.
    """
    stamp = sha256(f"{__version__}\n{date.today()}\n{choice!r}\n".encode())
    for path in (*books, *templates):
        with path.open("rb") as file:
            stamp.update(f"{path.name}\n{file_digest(file, 'sha256').hexdigest()}\n".encode())
    return stamp.hexdigest()


def last_run(manifest: Manifest, stamp: str) -> LastRun | None:
    """The last run, when it had this stamp and every document is as it was made; else None."""
    try:
        values = json.loads((manifest.folder / LAST_RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    run = quick(LastRun, values)
    if run is None:
        return None
    same_run = run.stamp == stamp and run.documents <= len(manifest.entries)
    return (
        run
        if same_run and all(_is_as_made(manifest.folder, entry) for entry in manifest.entries.values())
        else None
    )


def _is_as_made(folder: Path, entry: Entry) -> bool:
    result = Target(folder, entry.path, entry).up_to_date(entry.inputs)
    return result is not None and result.outcome is Outcome.UNCHANGED and result.entry == entry
