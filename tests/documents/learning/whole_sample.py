"""Every ready paper of every client of the sample learnt and made for all others: a table of how well.

python tests/documents/learning/whole_sample.py [NAME OF A TEMPLATE …]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import mean

from trip import Trip, trip

from paperwork.case.context import ClientContext, cases
from paperwork.common.resources import folder
from paperwork.documents.catalogue import load_kinds
from paperwork.documents.conditions import lacking
from paperwork.documents.kinds import DocumentKind
from paperwork.documents.template_files import template_paths
from paperwork.intake.excel.reading.read import read_book

DAY = date(2026, 4, 1)  # the sample's own days are about it


def sample() -> list[ClientContext]:
    """The clients of the sample casebook."""
    return cases(read_book(folder("samples") / "casebook.xlsx", None, DAY), DAY)


def kinds_of(people: list[ClientContext], names: list[str]) -> list[DocumentKind]:
    """The ready papers that are made for each client, all or the named ones."""
    files = [path for name, path in template_paths(None).items() if not names or name in names]
    kinds, _ = load_kinds(files, people[0].book.extra)
    return [kind for kind in kinds if kind.per_client]


def made_of(kind: DocumentKind, case: ClientContext) -> bytes:
    """The ready paper of a client."""
    return kind.template.render(case.context(kind.template.tags))


def trips_of(kind: DocumentKind, people: list[ClientContext]) -> Iterator[Trip]:
    """The paper of each client that has one, learnt and made for the others."""
    own = [case for case in people if not lacking(kind, case)]
    for case in own:
        others = [other for other in own if other is not case]
        yield trip(kind.name, lambda one: made_of(kind, one), case, others)


def main(names: list[str]) -> None:
    """Prints a line a paper."""
    people = sample()
    print(f"{'paper':18} {'X':>3} {'mean':>6} {'best':>6} {'precision':>9} {'self':>7} leaks")
    for kind in kinds_of(people, names):
        found = list(trips_of(kind, people))
        if found:
            recalls = [one.recall for one in found]
            print(
                f"{kind.name:18} {len(found):3} {mean(recalls):6.1%} {max(recalls):6.1%} "
                f"{mean(one.precision for one in found):9.1%} "
                f"{min(one.learnt.comparison.ratio for one in found):7.4f} "
                f"{sum(len(one.leaks) for one in found)}",
                flush=True,
            )


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    main(sys.argv[1:])
