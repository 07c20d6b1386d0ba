"""The closing report of a batch: what was made, for whom, what was left out and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import field
from pathlib import Path

from paperwork.common.errors import Problem
from paperwork.common.records import dataclass
from paperwork.documents.folder.writing import Outcome
from paperwork.documents.making.plan import INSTITUTION_FOLDER, PRACTICE_FOLDER, Omission
from paperwork.russian.numbers import counted

LISTED = 30  # folders, documents or omissions; of a longer list only the sums are shown
NAMED = 3  # clients named as an example

NOTHING_MADE = "Ни одного документа не сделано"
DOCUMENTS = ("документ", "документа", "документов")
FOLDERS = ("папке", "папках", "папках")
PLACES = {INSTITUTION_FOLDER: "бумаги учреждения", PRACTICE_FOLDER: "отчет и дневник практики"}
WORDS = {
    Outcome.MADE: "сделано",
    Outcome.UNCHANGED: "не изменилось с прошлого раза",
    Outcome.BESIDE: "записано рядом с теми, что вы меняли",
    Outcome.EDITED: "оставлено с вашими изменениями",
}


@dataclass
class Report:
    """What a batch has done: the files by outcome, what was left out, and who: the blocked clients.

    ``replaced`` are the lines that tell what an anonymous copy has in place of people.
    """

    files: dict[Outcome, list[tuple[str, str]]] = field(default_factory=dict)  # title, file
    omissions: list[Omission] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)  # where documents stand, edited and new ones
    blocked: list[str] = field(default_factory=list)
    untold: list[str] = field(default_factory=list)  # of whom too little is known for the condition
    replaced: list[str] = field(default_factory=list)

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
    def unchanged(self) -> Report:
        """The report of a run that finds everything as this one leaves it."""
        return Report({Outcome.UNCHANGED: [item for files in self.files.values() for item in files]})

    @property
    def unneeded(self) -> Report:
        """The same report with nothing in it but what there was no need of."""
        unneeded = [omission for omission in self.omissions if not omission.is_error]
        return Report(omissions=unneeded, blocked=self.blocked, untold=self.untold, replaced=self.replaced)

    @property
    def failed(self) -> bool:
        """Whether anything that should have been made was not."""
        return any(omission.is_error for omission in self.omissions)


@dataclass(frozen=True, slots=True)
class Finished:
    """What is to be said at the end: problems of the books, what hindered the work, the closing report.

    ``mentions`` are those of the problems because of which papers say a code in place of a name.
    """

    problems: Sequence[Problem]
    hindrances: Sequence[str]
    closing: Sequence[str]
    failed: bool
    mentions: Sequence[Problem] = ()


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
    if report.count:
        yield f"Папка {out}: {counted(report.count, *DOCUMENTS)}"
    else:
        yield NOTHING_MADE
    for outcome, words in WORDS.items():
        if report.of(outcome):
            yield f"  {words}: {len(report.of(outcome))}"
    yield from _made(report.of(Outcome.MADE))
    yield from where_lines(report)
    beside = [file for _, file in report.of(Outcome.BESIDE)]
    yield from listed("Эти новые лежат рядом с теми, что вы меняли; сравните и оставьте нужный:", beside)
    yield from omission_lines(report, out)


def where_lines(report: Report) -> Iterator[str]:
    """Which papers are in which folders; nothing where there is one folder only."""
    files = (file for items in report.files.values() for _, file in items)
    folders = {part for file in files for part in Path(file).parts[:-1]}
    places = [f"{what} — «{folder}»" for folder, what in PLACES.items() if folder in folders]
    if folders > PLACES.keys() & folders and places:
        yield f"Что где лежит: бумаги клиента — в папке с номером его дела, {', '.join(places)}"


def omission_lines(report: Report, out: Path) -> Iterator[str]:
    """What was left out and why."""
    yield from _failed([omission for omission in report.omissions if omission.is_error], out)
    yield from _not_needed([omission for omission in report.omissions if not omission.is_error], out)
    yield from listed("Без документов, обработка данных не разрешена:", report.blocked)
    yield from listed("Не хватает данных, чтобы проверить условие:", report.untold)
    yield from report.replaced


def pdf_lines(report: Report, out: Path) -> Iterator[str]:
    """What became of the PDF beside the documents; nothing where none was asked for."""
    counts = [f"{words}: {len(report.of(outcome))}" for outcome, words in WORDS.items() if report.of(outcome)]
    if counts:
        yield f"PDF рядом с документами — {', '.join(counts)}"
    beside = [file for _, file in report.of(Outcome.BESIDE)]
    yield from listed("Эти PDF лежат рядом с теми, что вы меняли:", beside)
    yield from _failed(report.omissions, out)


def _made(files: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What was made for whom: folder by folder, or in sums where there are too many."""
    folders: dict[str, list[str]] = defaultdict(list)
    for title, file in files:
        folders[file.rpartition("/")[0]].append(title)
    if len(folders) > LISTED:
        yield f"Сделано в {counted(len(folders), *FOLDERS)}:"
        for title, count in Counter(title for title, _ in files).items():
            yield f"  {title}: {count}"
    elif folders:
        yield "Сделано:"
        for folder, titles in folders.items():
            yield f"  {folder}: {', '.join(titles)}"


def _failed(omissions: Sequence[Omission], out: Path) -> Iterator[str]:
    """What was not made because of errors: a line for each client and reason, whatever papers it holds back.

    Those of a practice, which are elsewhere, are in it too.
    """
    held: dict[tuple[str, str], list[str]] = defaultdict(list)
    for item in omissions:
        whose = item.folder.relative_to(out)
        practice = whose.parent.name == PRACTICE_FOLDER
        held[str(whose.parent.parent / whose.name if practice else whose), item.why].append(item.title)
    lines = [f"{whose}: {', '.join(titles)} — {why}" for (whose, why), titles in held.items()]
    yield from listed(f"Не сделано из-за ошибок: {len(omissions)}", lines)


def _not_needed(omissions: Sequence[Omission], out: Path) -> Iterator[str]:
    """What there was no need of, by reason."""
    reasons: dict[tuple[str, str], list[str]] = defaultdict(list)
    for item in omissions:
        reasons[item.title, item.why].append(str(item.folder.relative_to(out)))
    if reasons:
        yield "Не требовалось:"
    for (title, why), whose in reasons.items():
        rest = f" и еще {len(whose) - NAMED}" if len(whose) > NAMED else ""
        yield f"  {title} — {why}: {', '.join(whose[:NAMED])}{rest}"


def listed(heading: str, lines: Sequence[str]) -> Iterator[str]:
    """The lines under their heading; nothing where there are none."""
    if lines:
        yield heading
    yield from (f"  {line}" for line in lines[:LISTED])
    if len(lines) > LISTED:
        yield f"  … и еще {len(lines) - LISTED}"
