"""Everything that is wrong or doubtful in one template."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from paperwork.case.tags import tag_tree
from paperwork.common.atomic_files import reason
from paperwork.common.errors import Level, Problem
from paperwork.common.records import dataclass
from paperwork.documents.kinds import NO_COLUMNS, compiled
from paperwork.documents.linting.beside import other_kind
from paperwork.documents.linting.compared import is_answer
from paperwork.documents.linting.foreign import vocabulary
from paperwork.documents.linting.marks import Finding, marks_of, untagged, without_marks
from paperwork.documents.linting.trial import unfillable
from paperwork.documents.template_files import SUFFIX
from paperwork.word import TemplateError, TemplatePlace
from paperwork.word.code.own_lists import NO_LIST
from paperwork.word.code.tag_tree import NO_FIELD

MOST = 3  # candidates that are named
SPELT = re.compile(r"напишите «\{\{ (\w+) \}\}»$")
LIST_IN_BOOK = "такого листа нет в бланке; если он есть в вашей книге, назовите ее в --book"
AS_WORD = "это слово, а не поле; слова пишут в кавычках: напишите"
IN_BOOK = "такого столбца нет в бланке; если он есть в вашей книге, назовите ее в --book"


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a template; ``source`` is its file, empty where that is no document of Word."""

    name: str
    problems: Sequence[Finding]
    source: bytes = b""

    @property
    def is_usable(self) -> bool:
        """Whether papers can be made with it."""
        return not any(problem.is_error for problem in self.problems)


def lint_file(path: Path, columns: str | None) -> Findings:
    """What is wrong with a file; ``columns`` are those of the book, None where no book is known."""
    if path.suffix.lower() != SUFFIX:
        return Findings(path.name, [other_kind()])
    try:
        source = path.read_bytes()
    except OSError as error:
        return Findings(path.name, [Problem(f"файл не читается: {reason(error)}", "", place=TemplatePlace())])
    return Findings(path.name, lint(source, path.name, columns), source)


def lint(source: bytes, name: str, columns: str | None) -> list[Finding]:
    """What is wrong with a template: the errors, the warnings and the foreign marks, each once."""
    has_tags = True
    try:
        template = compiled(source, name, columns or NO_COLUMNS, None)
        has_tags = bool(template.tags)
        own = [*template.warnings, *unfillable(template, columns or NO_COLUMNS)]
    except TemplateError as error:
        own = [*error.problems, *error.warnings]
    own = [with_candidates(problem, columns or NO_COLUMNS) for problem in own]
    if columns is None:
        own = [_of_unknown_book(problem) for problem in own]
    marks = marks_of(source, columns or NO_COLUMNS)
    problems = [*([] if has_tags else [untagged(marks)]), *without_marks(own, marks), *marks]
    problems = list(dict.fromkeys(problems))
    return sorted(problems, key=lambda problem: not problem.is_error)


def with_candidates(problem: Finding, columns: str) -> Finding:
    """A name that is none of ours and means something, as «today» and «ФИО_клиента», with what it means."""
    place, spelt = problem.place, SPELT.search(problem.fix)
    if "неизвестен" in problem.message and is_answer(place.tag):
        word = f'"{place.tag}"'
        return replace(problem, fix=f"{AS_WORD} «{word}»", place=replace(place, instead=word))
    name = spelt[1] if spelt else place.tag
    is_guess = problem.fix == NO_FIELD or (problem.fix.startswith("похоже на") and "_" in name)
    if not (spelt or is_guess) or "." in name or f"{name}." in place.words or name in tag_tree():
        return problem
    tags = vocabulary(columns).named(name).tags[:MOST]
    if not tags:
        return problem
    if not spelt:
        return replace(problem, fix=f"похоже на {' или '.join(f'«{tag}»' for tag in tags)}")
    # the words were joined as names are, but there is no such name: what they mean is the cure
    meant = " или ".join(f"«{{{{ {tag} }}}}»" for tag in tags)
    fix = f"{problem.fix[: spelt.start()]}напишите {meant}"
    return replace(problem, fix=fix, place=replace(place, instead=f"{{{{ {tags[0]} }}}}"))


def _of_unknown_book(problem: Finding) -> Finding:
    """A name that only a column or a sheet of the user's own may have is no error where no book is known."""
    if problem.fix == NO_LIST:
        return replace(problem, fix=LIST_IN_BOOK, level=Level.WARNING)
    is_field = problem.fix == NO_FIELD and "." in problem.place.tag
    return replace(problem, fix=IN_BOOK, level=Level.WARNING) if is_field else problem
