"""What became of the files, in lines for a person."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from paperwork.intake.adding.outcome import FILLED, NEW, SAME, Additions

COUNTED = {NEW: "новых записей", FILLED: "дополнено", SAME: "уже есть"}


def summary(files: Sequence[str], found: Additions, planned: Collection[str] = ()) -> Iterator[str]:
    """A line for each file, then who got a file number and what was replaced.

    Of the ``planned`` files the numbers have been shown before, row by row.
    """
    for file in files:
        parts = [part for kind in COUNTED if (part := _counted(found, file, kind))]
        yield f"{file}: {'; '.join(parts) or 'записей не внесено'}"
    for file, person, number in found.numbered:
        if file in files and file not in planned:
            yield f"{file}: {person or 'новому клиенту'} — дан номер дела {number}"
    for problem in found.replaced:
        yield str(problem)


def _counted(found: Additions, file: str, kind: str) -> str:
    sheets = {
        title: count for (name, title, what), count in found.counts.items() if (name, what) == (file, kind)
    }
    listed = ", ".join(f"«{title}» {count}" for title, count in sheets.items())
    return f"{COUNTED[kind]}: {sum(sheets.values())} ({listed})" if sheets else ""
