"""The closing report of a batch: what was made, for whom, what was left out and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import islice
from pathlib import Path

from paperwork.common.errors import Level, Problem
from paperwork.common.records import dataclass
from paperwork.documents.folder.writing import Outcome
from paperwork.documents.making.plan import PRACTICE_FOLDER, Omission
from paperwork.documents.making.summary import (
    DOCUMENTS,
    LISTED,
    NAMED,
    NOTHING_MADE,
    PLACES,
    WORDS,
    Listing,
    Summary,
    Unneeded,
    listed,
)
from paperwork.russian.numbers import counted


@dataclass
class Report:
    """What a batch has done: the files by outcome, what was left out, and who: the blocked clients.

    ``replaced`` are the lines that tell what an anonymous copy has in place of people, ``mishaps`` counts
    the omissions that may be others in a run over the same book: a document could not be written.
    """

    files: dict[Outcome, list[tuple[str, str]]] = field(default_factory=dict)  # title, file
    omissions: list[Omission] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)  # where documents stand, edited and new ones
    blocked: list[str] = field(default_factory=list)
    untold: list[str] = field(default_factory=list)  # of whom too little is known for the condition
    replaced: list[str] = field(default_factory=list)
    mishaps: int = 0

    def add(self, outcome: Outcome, title: str, path: str) -> None:
        """Notes one document."""
        self.files.setdefault(outcome, []).append((title, path))

    def of(self, outcome: Outcome) -> list[tuple[str, str]]:
        """The documents, as title and file, of which this became."""
        return self.files.get(outcome, [])

    @property
    def count(self) -> int:
        """How many documents there are now."""
        return sum(len(files) for files in self.files.values())

    @property
    def failed(self) -> bool:
        """Whether anything that should have been made was not."""
        return any(omission.is_error for omission in self.omissions)


@dataclass(frozen=True, slots=True)
class Finished:
    """What is to be said at the end: problems of the books, what hindered the work, the closing report.

    ``mentions`` are those of the problems because of which papers say a code in place of a name; ``unshown``
    says how many problems there are beside those in ``problems``.
    """

    problems: Sequence[Problem]
    hindrances: Sequence[str]
    closing: Sequence[str]
    failed: bool
    mentions: Sequence[Problem] = ()
    unshown: Mapping[Level, int] = field(default_factory=dict)


def closing_lines(out: Path, documents: int, unneeded: Sequence[str]) -> Iterator[str]:
    """The report of a run that found every document as the last one had left it."""
    if documents:
        yield f"Папка {out}: {counted(documents, *DOCUMENTS)}"
        yield f"  {WORDS[Outcome.UNCHANGED]}: {documents}"
    else:
        yield NOTHING_MADE
    yield from unneeded


def warning_lines(warnings: Sequence[str]) -> Iterator[str]:
    """What the authors of templates should know; nothing where there is nothing."""
    yield from listed(f"Предупреждения о шаблонах ({len(warnings)}):", warnings)


def report_lines(report: Report, out: Path) -> Iterator[str]:
    """The report, line by line."""
    return summary_of(report, out).lines(out)


def omission_lines(report: Report, out: Path) -> Iterator[str]:
    """What was left out and why."""
    return summary_of(report, out).omission_lines()


def pdf_lines(report: Report, out: Path) -> Iterator[str]:
    """What became of the PDF beside the documents; nothing where none was asked for."""
    return summary_of(report, out).pdf_lines()


def summary_of(report: Report, out: Path) -> Summary:
    """The report in short; ``out`` is the folder of documents."""
    made: dict[str, list[str]] = defaultdict(list)
    for title, file in report.of(Outcome.MADE):
        made[file.rpartition("/")[0]].append(title)
    folders = {part for items in report.files.values() for _, file in items for part in file.split("/")[:-1]}
    failed = [omission for omission in report.omissions if omission.is_error]
    return Summary(
        counts={outcome.value: len(files) for outcome, files in report.files.items()},
        titles=dict(Counter(title for title, _ in report.of(Outcome.MADE))),
        made=dict(islice(made.items(), LISTED + 1)),
        folders=len(made),
        places=[place for place in PLACES if place in folders],
        others=not folders <= PLACES.keys(),
        beside=Listing.of([file for _, file in report.of(Outcome.BESIDE)]),
        failed=Listing.of(list(_failed(failed, out))),
        failures=len(failed),
        unneeded=list(_unneeded([omission for omission in report.omissions if not omission.is_error], out)),
        blocked=Listing.of(report.blocked),
        untold=Listing.of(report.untold),
        replaced=report.replaced,
    )


def _failed(omissions: Sequence[Omission], out: Path) -> Iterator[str]:
    """What was not made because of errors: a line for each client and reason, whatever papers it holds back.

    Those of a practice, which are elsewhere, are in it too.
    """
    held: dict[tuple[str, str], list[str]] = defaultdict(list)
    for item in omissions:
        whose = item.folder.relative_to(out)
        practice = whose.parent.name == PRACTICE_FOLDER
        held[str(whose.parent.parent / whose.name if practice else whose), item.why].append(item.title)
    return (f"{whose}: {', '.join(titles)} — {why}" for (whose, why), titles in held.items())


def _unneeded(omissions: Sequence[Omission], out: Path) -> Iterator[Unneeded]:
    """What there was no need of, by reason."""
    reasons: dict[tuple[str, str], list[str]] = defaultdict(list)
    for item in omissions:
        reasons[item.title, item.why].append(str(item.folder.relative_to(out)))
    for (title, why), whose in reasons.items():
        yield Unneeded(title, why, len(whose), whose[:NAMED])
