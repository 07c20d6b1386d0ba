"""The closing report of a batch: what was made, for whom, what was left out and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from paperwork.output.batch import Omission, Report
from paperwork.output.store import Outcome
from paperwork.russian.numbers import plural

LISTED = 40  # folders or omissions; more are only counted

WORDS = {
    Outcome.MADE: "сделано",
    Outcome.UNCHANGED: "без изменений",
    Outcome.BESIDE: "записано рядом с измененными вами",
    Outcome.EDITED: "изменено вами, оставлено как есть",
}


def report_lines(report: Report, out: Path) -> Iterator[str]:
    """The report, line by line."""
    total = sum(len(files) for files in report.files.values())
    yield f"Документов: {total}, папка {out}"
    for outcome, words in WORDS.items():
        if report.files.get(outcome):
            yield f"  {words}: {len(report.files[outcome])}"
    yield from _made(report, out)
    for path in _beside(report, out):
        yield f"  вы меняли этот документ, новый записан рядом: {path}"
    yield from _omitted(report.omissions)


def _made(report: Report, out: Path) -> Iterator[str]:
    """What was made for whom."""
    folders: dict[Path, list[str]] = defaultdict(list)
    for order, path in report.files.get(Outcome.MADE, []):
        folders[path.parent].append(order.kind.title)
    if not folders:
        return
    yield "Сделано:"
    for folder, titles in list(folders.items())[:LISTED]:
        yield f"  {folder.relative_to(out)}: {', '.join(titles)}"
    if len(folders) > LISTED:
        rest = len(folders) - LISTED
        yield f"  … и еще {rest} {plural(rest, 'папка', 'папки', 'папок')}"


def _beside(report: Report, out: Path) -> list[Path]:
    return [path.relative_to(out) for _, path in report.files.get(Outcome.BESIDE, [])]


def _omitted(omissions: Sequence[Omission]) -> Iterator[str]:
    """What was not made: errors one by one, the rest by reason."""
    errors = [omission for omission in omissions if omission.is_error]
    if errors:
        yield f"Не сделано из-за ошибок: {len(errors)}"
        for omission in errors[:LISTED]:
            yield f"  {omission.whose}: {omission.title} — {omission.why}"
        if len(errors) > LISTED:
            yield f"  … и еще {len(errors) - LISTED}"
    reasons: dict[tuple[str, str], list[str]] = defaultdict(list)
    for omission in omissions:
        if not omission.is_error:
            reasons[omission.title, omission.why].append(omission.whose)
    if reasons:
        yield "Не требовалось:"
    for (title, why), whose in reasons.items():
        names = ", ".join(whose[:3]) + (f" и еще {len(whose) - 3}" if len(whose) > 3 else "")
        yield f"  {title} — {why}: {names}"
