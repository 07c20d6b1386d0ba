"""A report as sums and the first of what is listed: as short for a million documents as for a few."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, field
from pathlib import Path
from typing import Any

from paperwork.common.records import dataclass
from paperwork.documents.folder.writing import Outcome
from paperwork.documents.making.plan import INSTITUTION_FOLDER, PRACTICE_FOLDER
from paperwork.russian.numbers import counted

LISTED = 30  # folders, documents or omissions; of a longer list only the sums are shown
NAMED = 3  # clients named as an example
MOST_REPLACED = 300  # lines of what anonymous copies of several books have in place of people

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
class Listing:
    """The first lines of a list, and how many there are."""

    lines: list[str] = field(default_factory=list)
    count: int = 0

    @classmethod
    def of(cls, lines: Sequence[str]) -> Listing:
        """The lines."""
        return cls(list(lines[:LISTED]), len(lines))

    def add(self, other: Listing, ahead: str = "") -> None:
        """Goes on with the lines of another list, each after these words."""
        self.lines += [f"{ahead}{line}" for line in other.lines[: LISTED - len(self.lines)]]
        self.count += other.count

    def under(self, heading: str) -> Iterator[str]:
        """The lines under their heading; nothing where there are none."""
        if self.count:
            yield heading
        yield from (f"  {line}" for line in self.lines)
        if self.count > len(self.lines):
            yield f"  … и еще {self.count - len(self.lines)}"


@dataclass
class Unneeded:
    """What there was no need of, for one reason: of how many clients, and the first of them."""

    title: str
    why: str
    count: int = 0
    names: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """The reason with the clients."""
        rest = f" и еще {self.count - len(self.names)}" if self.count > len(self.names) else ""
        return f"  {self.title} — {self.why}: {', '.join(self.names)}{rest}"


@dataclass
class Summary:
    """What was made and what was not, in one book or in many: the sums are of all, the lists are cut.

    ``made`` are the folders in which something was made, with the titles; ``places`` those of `PLACES`
    where there are documents, ``others`` whether there are some elsewhere.
    """

    counts: dict[str, int] = field(default_factory=dict)  # outcome → documents
    titles: dict[str, int] = field(default_factory=dict)  # title → documents made
    made: dict[str, list[str]] = field(default_factory=dict)
    folders: int = 0  # in which something was made
    places: list[str] = field(default_factory=list)
    others: bool = False
    beside: Listing = field(default_factory=Listing)
    failed: Listing = field(default_factory=Listing)
    failures: int = 0
    unneeded: list[Unneeded] = field(default_factory=list)
    blocked: Listing = field(default_factory=Listing)
    untold: Listing = field(default_factory=Listing)
    replaced: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many documents there are now."""
        return sum(self.counts.values())

    def add(self, other: Summary, folder: str) -> None:
        """Takes in the summary of a book whose documents are in this folder of the common one."""
        _sum(self.counts, other.counts)
        _sum(self.titles, other.titles)
        for place, titles in list(other.made.items())[: LISTED + 1 - len(self.made)]:
            self.made[f"{folder}/{place}" if place else folder] = titles
        self.folders += other.folders
        self.places = [place for place in PLACES if place in (*self.places, *other.places)]
        self.others |= other.others
        self.beside.add(other.beside, f"{folder}/")
        self.failed.add(other.failed, f"{folder}{os.sep}")
        self.failures += other.failures
        for item in other.unneeded:
            self._add_unneeded(item, folder)
        self.blocked.add(other.blocked)
        self.untold.add(other.untold)
        self.replaced += other.replaced[: MOST_REPLACED - len(self.replaced)]

    def _add_unneeded(self, other: Unneeded, folder: str) -> None:
        known = (item for item in self.unneeded if (item.title, item.why) == (other.title, other.why))
        item = next(known, None)
        if item is None:
            item = Unneeded(other.title, other.why)
            self.unneeded.append(item)
        item.names += [f"{folder}{os.sep}{name}" for name in other.names[: NAMED - len(item.names)]]
        item.count += other.count

    def unchanged(self, edited: int = 0) -> Summary:
        """The summary of a run that finds everything as this one leaves it, but for so many edited ones."""
        counts = {Outcome.UNCHANGED.value: self.count - edited, Outcome.EDITED.value: edited}
        same = Summary(**{**vars(self), "titles": {}, "made": {}, "folders": 0, "beside": Listing()})
        same.counts = {outcome: count for outcome, count in counts.items() if count}
        return same

    def lines(self, out: Path) -> Iterator[str]:
        """The report, line by line."""
        yield f"Папка {out}: {counted(self.count, *DOCUMENTS)}" if self.count else NOTHING_MADE
        yield from (f"  {words}: {count}" for words, count in self._by_outcome())
        yield from self._made_lines()
        yield from self.where_lines()
        heading = "Эти новые лежат рядом с теми, что вы меняли; сравните и оставьте нужный:"
        yield from self.beside.under(heading)
        yield from self.omission_lines()

    def pdf_lines(self) -> Iterator[str]:
        """What became of the PDF beside the documents; nothing where none was asked for."""
        counts = [f"{words}: {count}" for words, count in self._by_outcome()]
        if counts:
            yield f"PDF рядом с документами — {', '.join(counts)}"
        yield from self.beside.under("Эти PDF лежат рядом с теми, что вы меняли:")
        yield from self._failed_lines()

    def where_lines(self) -> Iterator[str]:
        """Which papers are in which folders; nothing where there is one folder only."""
        if self.others and self.places:
            places = [f"{PLACES[folder]} — «{folder}»" for folder in self.places]
            yield f"Что где лежит: бумаги клиента — в папке с номером его дела, {', '.join(places)}"

    def omission_lines(self) -> Iterator[str]:
        """What was left out and why."""
        yield from self._failed_lines()
        if self.unneeded:
            yield "Не требовалось:"
        yield from (item.line for item in self.unneeded)
        yield from self.blocked.under("Без документов, обработка данных не разрешена:")
        yield from self.untold.under("Не хватает данных, чтобы проверить условие:")
        yield from self.replaced

    def _by_outcome(self) -> list[tuple[str, int]]:
        return [(words, count) for outcome, words in WORDS.items() if (count := self.counts.get(outcome, 0))]

    def _failed_lines(self) -> Iterator[str]:
        yield from self.failed.under(f"Не сделано из-за ошибок: {self.failures}")

    def _made_lines(self) -> Iterator[str]:
        """What was made for whom: folder by folder, or in sums where there are too many."""
        if self.folders > LISTED:
            yield f"Сделано в {counted(self.folders, *FOLDERS)}:"
            yield from (f"  {title}: {count}" for title, count in self.titles.items())
        elif self.folders:
            yield "Сделано:"
            yield from (f"  {folder}: {', '.join(titles)}" for folder, titles in self.made.items())

    def as_dict(self) -> dict[str, Any]:
        """The fields, ready for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Summary:
        """The summary that was written so. Raises TypeError or KeyError for anything else."""
        lists = {name: Listing(**values[name]) for name in ("beside", "failed", "blocked", "untold")}
        unneeded = [Unneeded(**item) for item in values["unneeded"]]
        return cls(**{**values, **lists, "unneeded": unneeded})


def _sum(counts: dict[str, int], more: Mapping[str, int]) -> None:
    for name, count in more.items():
        counts[name] = counts.get(name, 0) + count


def listed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines under their heading; nothing where there are none."""
    yield from Listing.of(list(lines)).under(heading)
