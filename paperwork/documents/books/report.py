"""What is to be said of one book of a folder, kept beside its documents for the runs that change nothing."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from paperwork.common.atomic_files import write_whole
from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.common.records import dataclass
from paperwork.common.rights import Rights
from paperwork.documents.making.copies import Clients
from paperwork.documents.making.made import Made
from paperwork.documents.making.summary import Summary

REPORT = ".paperwork.report.json"
MOST_CLIENTS = 500  # of a book whose clients are looked for in others
MOST_KEPT = 1_000  # problems of one book; of more the number is known
PLACE = ("file", "sheet", "cell", "header", "value", "client")


@dataclass(frozen=True, slots=True)
class BookReport:
    """The problems of the book (the first of them, and how many there are), and what was made of it.

    ``mentions`` are those because of which papers say a code in place of a name; ``found`` says of each
    client who is asked for whether he is in the book; ``clients`` are those of a book that has not many.
    """

    problems: Sequence[Problem]
    mentions: Collection[Problem]
    errors: int
    warnings: int
    hindrances: Sequence[str]
    of_templates: Sequence[str]
    documents: Summary
    pdf: Summary
    failed: bool
    found: Sequence[bool]
    clients: Clients

    @classmethod
    def of(cls, made: Made, found: Sequence[bool], clients: Clients, is_anonymous: bool) -> BookReport:
        """The report of a run; of an anonymous one without the problems, which tell of people."""
        errors = sum(problem.is_error for problem in made.problems)
        first = sorted(made.problems, key=lambda problem: not problem.is_error)[:MOST_KEPT]
        return cls(
            () if is_anonymous else first,
            () if is_anonymous else made.mentions,
            errors,
            len(made.problems) - errors,
            made.hindrances,
            made.warnings,
            made.documents,
            made.pdf,
            made.failed,
            found,
            clients if len(clients) <= MOST_CLIENTS and not is_anonymous else {},
        )

    def write(self, folder: Path, rights: Rights, unnamed: str = "") -> None:
        """Puts the report into the folder of the book; raises OSError.

        ``unnamed`` is the name of the book's file where it may lead to a person: the folder's stands for it.
        """
        values = {
            "errors": self.errors,
            "warnings": self.warnings,
            "problems": [self._as_dict(problem) for problem in self.problems],
            "hindrances": [*self.hindrances],
            "of_templates": [*self.of_templates],
            "documents": self.documents.as_dict(),
            "pdf": self.pdf.as_dict(),
            "failed": self.failed,
            "found": [*self.found],
            "clients": [[*key, number] for key, number in self.clients.items()],
        }
        text = json.dumps(values, ensure_ascii=False)
        text = text.replace(unnamed, folder.name) if unnamed else text
        write_whole(folder / REPORT, text.encode("utf-8", "replace"), rights=rights)

    def _as_dict(self, problem: Problem) -> dict[str, object]:
        return {**problem.as_dict(), "mentions": problem in self.mentions}

    @classmethod
    def read(cls, folder: Path) -> BookReport | None:
        """The report in the folder; None where there is no sound one."""
        try:
            values = json.loads((folder / REPORT).read_bytes())
            problems = [_problem(item) for item in values["problems"]]
            return cls(
                problems,
                {one for one, item in zip(problems, values["problems"], strict=True) if item["mentions"]},
                values["errors"],
                values["warnings"],
                values["hindrances"],
                values["of_templates"],
                Summary.from_dict(values["documents"]),
                Summary.from_dict(values["pdf"]),
                values["failed"],
                values["found"],
                {(number, surname, name): shown for number, surname, name, shown in values["clients"]},
            )
        except (OSError, ValueError, TypeError, KeyError):
            return None


def _problem(values: Mapping[str, Any]) -> Problem:
    place = CellPlace(**{name: values[name] for name in PLACE})
    return Problem(values["what"], values["cure"], Level(values["level"]), place)
