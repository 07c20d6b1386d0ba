"""What the columns of an export mean: which question, or which option of it, a header names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.intake.phone.questions import Question, Section

# What the services write beside the answers; the same with «_» in front is theirs too.
SERVICE = {
    fold(name)
    for name in (
        "start", "end", "today", "deviceid", "username", "simserial", "subscriberid", "phonenumber", "audit",
        "instanceID", "instanceName", "meta/instanceID", "meta/instanceName", "meta/rootUuid",
        "meta/deprecatedID", "formhub/uuid", "__version__", "SubmissionDate", "KEY", "PARENT_KEY",
        "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status", "ReviewState",
        "DeviceID", "Edits", "FormVersion",
    )
}  # fmt: skip
SETS = "SET-OF-"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds: an answer, whether an ``option`` was chosen, or an answer of one's own."""

    section: Section
    question: Question
    option: str = ""
    is_own: bool = False


def is_service(header: str) -> bool:
    """Whether a column is the service's own and no question."""
    return header.startswith(("_", SETS)) or fold(header) in SERVICE


def meaning_of(header: str, sections: tuple[Section, ...]) -> Meaning | None:
    """What a header means among the questions of the sections, in any layout; None for an unknown column."""
    known = _meanings(sections)
    name = fold(header)
    if name in known:
        return known[name]
    for begun, meaning in _several(sections):  # an option that was added to the form
        if name.startswith(begun):
            return Meaning(meaning.section, meaning.question, header.rsplit("/")[-1].strip())
    return None


@cache
def _meanings(sections: tuple[Section, ...]) -> dict[str, Meaning]:
    """Folded header → its meaning: by names and by labels, with the group in front and without."""
    found: dict[str, Meaning] = {}
    for section in sections:
        for question in section.questions:
            for key, meaning in _spelled(section, question):
                found.setdefault(fold(key), meaning)
    return found


@cache
def _several(sections: tuple[Section, ...]) -> list[tuple[str, Meaning]]:
    """What a header of an option begins with, and the question of which several options may be chosen."""
    return [
        (f"{key} ", meaning)
        for key, meaning in _meanings(sections).items()
        if meaning.question.is_several and not meaning.option
    ]


def _spelled(section: Section, question: Question) -> Iterator[tuple[str, Meaning]]:
    plain = Meaning(section, question)
    own = Meaning(section, question, is_own=True)
    for group in ("", f"{section.name}/", f"{section.label}/", f"{section.title}/"):
        yield group + question.name, plain
        yield group + question.label, plain
        if question.is_open:
            yield group + question.own_name, own
            yield group + question.own_label, own
        if question.is_several:
            for option in question.options:
                chosen = Meaning(section, question, option.label)
                for head in (question.name, question.label):
                    yield f"{group}{head}/{option.name}", chosen
                    yield f"{group}{head}/{option.label}", chosen
