"""The texts that single values are printed as, each with the code that prints it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.renderings import CASES, Rendering, plainest, renderings
from paperwork.documents.learning.spelling import folded
from paperwork.documents.learning.values import Scalar, Values

PEOPLE: Final = ("клиент", "специалист")


@dataclass(frozen=True, slots=True)
class Found:
    """A text with what prints it."""

    code: str
    scalar: Scalar
    rendering: Rendering


def all_found(values: Values) -> Iterator[Found]:
    """All texts of the answers that are there, the pieces of names too."""
    by_tag = {scalar.tag: scalar for scalar in values.scalars}
    for scalar in values.scalars:
        if not scalar.is_empty:
            is_declined = not scalar.is_computed or _is_person(scalar) or _is_chosen(scalar, values)
            for rendering in plainest(values.renderings(scalar.value, all_cases=is_declined)):
                yield Found(f"{{{{ {scalar.tag}{rendering.filters} }}}}", scalar, rendering)
    for person in PEOPLE:
        yield from _parts_of_name(by_tag, person, values)
        yield from _one_initial(by_tag, person)
    yield from _letters_alone(by_tag)


def _is_person(scalar: Scalar) -> bool:
    return scalar.tag.endswith(("представитель", "студент", "руководитель"))


def _is_chosen(scalar: Scalar, values: Values) -> bool:
    """Whether it is worked out of answers that a list offers: «полустационарная, на дому»."""
    return isinstance(scalar.value, str) and set(scalar.value.split(", ")) <= values.listed


def _parts_of_name(by_tag: dict[str, Scalar], person: str, values: Values) -> Iterator[Found]:
    """The given name with the patronymic or the surname, in every case."""
    parts = {name: by_tag.get(f"{person}.{name}") for name in ("фамилия", "имя", "отчество")}
    for first, second in (("имя", "отчество"), ("фамилия", "имя"), ("имя", "фамилия")):
        one, two = parts[first], parts[second]
        if one is None or two is None or one.is_empty or two.is_empty:
            continue
        text = f"{one.value} {two.value}"
        whole = by_tag.get(f"{person}.фио")
        if whole and folded(text) == folded(str(whole.value)):
            continue  # who has no patronymic: the full name says the same
        plain = f"{{{{ {one.tag} }}}} {{{{ {two.tag} }}}}"
        yield Found(plain, one, Rendering(folded(text), ""))
        yield Found(
            f'{{{{ ({one.tag} ~ " " ~ {two.tag})|upper }}}}', one, Rendering(folded(text.upper()), "|upper")
        )
        for rendering in renderings(text, values.forms, values.seen):
            if rendering.case in CASES and "инициалы" not in rendering.filters:
                code = f'{{{{ ({one.tag} ~ " " ~ {two.tag}){rendering.filters} }}}}'
                yield Found(code, one, rendering)


def _one_initial(by_tag: dict[str, Scalar], person: str) -> Iterator[Found]:
    """«В. Соколова», «Соколова В.»: the initial of the patronymic is left out."""
    parts = [by_tag.get(f"{person}.{name}") for name in ("фамилия", "имя", "отчество")]
    surname, given = parts[0], parts[1]
    if surname is None or given is None or not all(part and part.value for part in parts):
        return
    letter, code = f"{str(given.value)[0]}.", f"{{{{ {given.tag}|first }}}}."
    name = f"{{{{ {surname.tag} }}}}"
    for between in (" ", ""):
        text = f"{letter}{between}{surname.value}"
        yield Found(f"{code}{between}{name}", surname, Rendering(folded(text), ""))
    yield Found(f"{name} {code}", surname, Rendering(folded(f"{surname.value} {letter}"), ""))


def _letters_alone(by_tag: dict[str, Scalar]) -> Iterator[Found]:
    """«С. В. И.»: the client in a student's paper."""
    parts = [by_tag.get(f"клиент.{name}") for name in ("фамилия", "имя", "отчество")]
    named = [part for part in parts if part and isinstance(part.value, str) and part.value]
    if len(named) == len(parts):
        for between in (" ", ""):
            text = between.join(f"{str(part.value)[0]}." for part in named)
            code = between.join(f"{{{{ {part.tag}|first }}}}." for part in named)
            yield Found(code, named[0], Rendering(folded(text), ""))
