"""Which forms there are: each asks for the records of one sheet, or of several that belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from paperwork.common.errors import PaperworkError
from paperwork.common.naming import nearest
from paperwork.sheets import FORMS
from paperwork.sheets.answers.fields import FILE_NUMBER, Field, Form, Layout

TITLES: Mapping[str, str] = {
    "client": "Анкета клиента",
    "plan": "Индивидуальный план обслуживания",
    "programme": "Программа помощи клиенту",
    "institution": "Сведения об учреждении",
    "district": "Паспорт района",
    "contacts": "Контакты с клиентом",
    "deliveries": "Оказанные услуги",
    "practice": "Практика и дневник",
}
HEADINGS: Mapping[str, str] = {
    "Клиенты": "Личные данные",
    "Портреты": "Социально-психологический портрет",
    "Планы": "План",
}
OWNER = "file_number"


@dataclass(frozen=True)
class Paper:
    """One form for people: its name in commands, its title, and the sheets that it asks for."""

    name: str
    title: str
    forms: tuple[Form, ...]

    @property
    def owner(self) -> Field | None:
        """«Дело», asked for once, where all sheets are a client's."""
        first = self.forms[0]
        return first.by_name[OWNER] if first.sheet.per_client else None

    def fields(self, form: Form) -> tuple[Field, ...]:
        """The answers that the form asks for on a sheet; whose they are is said elsewhere."""
        is_tied = form.sheet.per_client
        return tuple(
            item
            for item in form.fields
            if not (is_tied and item.name == OWNER) and not (form.sheet.per_plan and item.name == "plan")
        )

    @cached_property
    def aliases(self) -> Mapping[tuple[str, str], str]:
        """(Sheet, attribute) → the title of the control: the header, told apart where it stands twice."""
        asked = [(form.sheet.title, item) for form in self.forms for item in self.fields(form)]
        twice = {header for header, count in Counter(item.header for _, item in asked).items() if count > 1}
        titles = {
            (sheet, item.name): f"{item.header} ({sheet})" if item.header in twice else item.header
            for sheet, item in asked
        }
        if self.owner:
            titles[self.forms[0].sheet.title, OWNER] = FILE_NUMBER
        return titles


def is_single(form: Form) -> bool:
    """Whether a form holds one record of the sheet: a card, or what a client has one of."""
    return form.sheet.layout is Layout.CARD or (form.sheet.tag is not None and OWNER in form.by_name)


def tag_of_field(form: Form, item: Field) -> str:
    """The tag of the control: that of a template, «клиент.фамилия»."""
    return f"{form.sheet.tag or form.sheet.rows_tag or form.sheet.title}.{item.tag}"


def _papers() -> dict[str, Paper]:
    found: dict[str, list[Form]] = {}
    for form in FORMS:
        found.setdefault(form.sheet.paper, []).append(form)
    return {
        name: Paper(name, TITLES.get(name, forms[0].sheet.title), tuple(forms))
        for name, forms in found.items()
        if name
    }


PAPERS: Mapping[str, Paper] = _papers()


def paper_of(name: str) -> Paper:
    """The form of the name. Raises `PaperworkError` that lists those there are."""
    if name not in PAPERS:
        near = nearest(name, PAPERS)
        guess = f"; похоже на {near}" if near else ""
        listed = ", ".join(f"{paper.name} ({paper.title})" for paper in PAPERS.values())
        raise PaperworkError(f"Формы «{name}» нет{guess}; есть: {listed}")
    return PAPERS[name]
