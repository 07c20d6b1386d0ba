"""Which clients the list shows, by name, sort and specialist, and in which order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from urllib.parse import urlencode

from paperwork.case.statistics.due import AHEAD
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.web.people import Person
from paperwork.web.submission import Submission

SHOWS = {
    "": "всех",
    "errors": "с ошибками",
    "review": "пора пересмотреть план",
    "untaken": "документы не скачаны",
}
ORDERS = {
    "": "как в книге",
    "number": "по номеру дела",
    "name": "по имени",
    "specialist": "по специалисту",
    "review": "по сроку пересмотра",
}
NONE = -1  # of «Специалист»: those without one
NUMBER = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Selection:
    """What was chosen; ``words`` come in a form and not in the address, which the browser would remember."""

    words: str = ""
    show: str = ""
    specialist: int = 0  # the key of the row: a code may be a name
    order: str = ""
    first: int = 1

    @property
    def is_narrow(self) -> bool:
        """Whether some clients are left out."""
        return bool(self.words or self.show or self.specialist)

    @property
    def query(self) -> str:
        """The choice as the query of an address, without the words."""
        chosen = {"show": self.show, "specialist": self.specialist, "order": self.order}
        return urlencode({name: value for name, value in chosen.items() if value})


def selection_of(submission: Submission) -> Selection:
    """What the request asks for; what is not known is not chosen."""

    def text(name: str) -> str:
        return submission.text(name) or submission.query.get(name, "")

    def number(name: str) -> int:
        found = text(name)
        return int(found) if re.fullmatch(r"-?\d{1,8}", found, re.ASCII) else 0

    show, order = text("show"), text("order")
    return Selection(
        submission.text("words").strip(),
        show if show in SHOWS else "",
        number("specialist"),
        order if order in ORDERS else "",
        max(number("from"), 1),
    )


def selected(
    people: Iterable[Person], chosen: Selection, today: date, is_taken: Callable[[Person], bool]
) -> list[Person]:
    """The people that were chosen, in their order."""
    tests: Mapping[str, Callable[[Person], bool]] = {
        "": lambda _: True,
        "errors": lambda person: person.errors > 0,
        "review": lambda person: is_review_due(person, today),
        "untaken": lambda person: not is_taken(person),
    }
    searched, specialist = fold(chosen.words).split(), max(chosen.specialist, 0)
    found = [
        person
        for person in people
        if (not searched or _is_meant(person, searched))
        and (not chosen.specialist or person.in_charge == specialist)
        and tests[chosen.show](person)
    ]
    return sorted(found, key=KEYS[chosen.order]) if chosen.order else found


def is_review_due(person: Person, today: date) -> bool:
    """Whether the plan is to be reviewed in the next days, or was to be."""
    return person.review is not None and person.review <= today + timedelta(AHEAD)


def _is_meant(person: Person, searched: Sequence[str]) -> bool:
    text = fold(f"{person.number} {person.name}")
    return all(word in text for word in searched)


def _by_number(person: Person) -> object:
    """12 after 2, «12-б» after 12; those without a number last."""
    texts = filter(None, NUMBER.split(person.number))
    parts = [_place(text.lstrip("0")) if text.isdecimal() else (1, 0, text) for text in texts]
    return not parts, parts


def _place(digits: str) -> tuple[int, int, str]:
    """The order of numbers, of however many digits: Python turns no more than some thousands into one."""
    return 0, len(digits), digits


def _by_name(person: Person) -> str:
    return person.name.casefold().replace("ё", "е")


KEYS: Mapping[str, Callable[[Person], tuple[object, ...]]] = {
    "number": lambda person: (_by_number(person),),
    "name": lambda person: (_by_name(person),),
    "specialist": lambda person: (not person.specialist, person.specialist.casefold(), _by_name(person)),
    "review": lambda person: (person.review or date.max, _by_name(person)),
}
