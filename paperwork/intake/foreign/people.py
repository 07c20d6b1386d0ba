"""A person's name out of the cells of a row: its parts, the sex where it is sure, the words beside it."""

from __future__ import annotations

from collections.abc import Mapping

from paperwork.common.records import dataclass
from paperwork.intake.foreign.column import GIVEN, PARTS, PATRONYMIC, SEX, SURNAME
from paperwork.intake.foreign.vocabulary import FULL, GIVEN_PATRONYMIC, SURNAME_GIVEN
from paperwork.russian.full_names import split_name, sure_sex
from paperwork.russian.gender import normal_sex, sex_of_patronymic


@dataclass(frozen=True, slots=True)
class Named:
    """The answers that a name gives (header → text), and the words that are no part of it."""

    answers: Mapping[str, str]
    remark: str = ""
    contradicted: str = ""  # the sex that the patronymic shows where the table has the other

    @property
    def whole(self) -> str:
        """«Фамилия Имя Отчество»."""
        return " ".join(self.answers[part] for part in PARTS if part in self.answers)


def named(texts: Mapping[str, str], has_sex: bool) -> Named:
    """The name in the texts of a row (header or name of several parts → text); without any, no answers."""
    parts = dict.fromkeys(PARTS, "")
    remark = ""
    whole = " ".join(filter(None, (texts.get(name) for name in (FULL, SURNAME_GIVEN, SURNAME))))
    rest = " ".join(filter(None, (texts.get(name) for name in (GIVEN, GIVEN_PATRONYMIC, PATRONYMIC))))
    if texts.get(FULL) or texts.get(SURNAME_GIVEN) or GIVEN_PATRONYMIC in texts:
        found = split_name(f"{whole} {rest}".strip())
        if found:
            parts = dict(zip(PARTS, (part or "" for part in found[:3]), strict=True))
            remark = found.remark
    else:
        parts = {part: _usual(texts.get(part, "")) for part in PARTS}
    answers = {part: text for part, text in parts.items() if text}
    sex = _sex(texts.get(SEX, ""), answers) if has_sex else None
    shown = sex_of_patronymic(answers.get(PATRONYMIC)) if sex else None
    is_other = shown is not None and normal_sex(sex) not in (None, shown)
    return Named(answers | ({SEX: sex} if sex else {}), remark, shown if shown and is_other else "")


def _usual(text: str) -> str:
    """A part of a name in usual letters: «ИВАНОВА» is «Иванова»."""
    if not (text.isupper() or text.islower()) or len(text) < 2:
        return text
    found = split_name(text)
    return found.surname if found and found.surname and not (found.given or found.remark) else text


def _sex(typed: str, answers: Mapping[str, str]) -> str | None:
    """The sex that is written or that the name shows; words that are none stay, to be reported."""
    if typed:
        return normal_sex(typed) or typed
    return sure_sex(*(answers.get(part) for part in PARTS)) if answers else None
