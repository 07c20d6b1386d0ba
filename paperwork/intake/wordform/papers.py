"""Which forms there are: each asks for the records of one sheet, or of several that belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from paperwork.common.errors import PaperworkError
from paperwork.common.naming import nearest
from paperwork.common.records import dataclass
from paperwork.sheets import SCHEMAS, heads_first
from paperwork.sheets.answers.fields import Field, Schema
from paperwork.sheets.answers.sheet import SheetLayout

TITLES: Mapping[str, str] = {
    "client": "Анкета клиента",
    "plan": "Индивидуальный план обслуживания",
    "programme": "Программа помощи клиенту",
    "institution": "Сведения об учреждении",
    "district": "Паспорт района",
    "contacts": "Контакты с клиентом",
    "deliveries": "Оказанные услуги",
    "practice": "Практика и дневник",
    "practice_task": "Задание и оценки практики",
    "contract": "Договор о предоставлении социальных услуг",
    "individual_programme": "Индивидуальная программа (ИППСУ)",
    "prevention": "План профилактической работы",
    "survey": "Обследование условий жизни",
    "child": "Ребенок и его родители",
}
HEADINGS: Mapping[str, str] = {
    "ИППСУ": "Программа",
    "Клиенты": "Личные данные",
    "Портреты": "Социально-психологический портрет",
    "Планы": "План",
    "Программы": "Цель и срок программы",
    "Программа": "Что нужно сделать",
}


@dataclass(frozen=True)
class Paper:
    """One form for people: its name in commands, its title, and the sheets that it asks for."""

    name: str
    title: str
    schemas: tuple[Schema, ...]

    @property
    def owner(self) -> Field | None:
        """«Дело», asked for once, where all sheets are a client's."""
        return self.schemas[0].tie

    def fields(self, schema: Schema) -> tuple[Field, ...]:
        """The answers that the form asks for on a sheet; without those that tie a row to its owner."""
        return tuple(item for item in schema.fields if item not in (schema.tie, schema.plan))

    @cached_property
    def aliases(self) -> Mapping[tuple[str, str], str]:
        """(Sheet, attribute) → the title of the control: the header, made unique where it occurs twice."""
        asked = [(schema.sheet.title, item) for schema in self.schemas for item in self.fields(schema)]
        twice = {header for header, count in Counter(item.header for _, item in asked).items() if count > 1}
        titles = {
            (sheet, item.name): f"{item.header} ({sheet})" if item.header in twice else item.header
            for sheet, item in asked
        }
        if self.owner:
            titles[self.schemas[0].sheet.title, self.owner.name] = self.owner.header
        return titles


def is_single(schema: Schema) -> bool:
    """Whether a form holds one record of the sheet: a card, or what a client has one of."""
    return schema.sheet.layout is SheetLayout.CARD or (
        schema.sheet.tag is not None and schema.owner is not None
    )


def tag_of_field(schema: Schema, item: Field) -> str:
    """The tag of the control: that of a template, «клиент.фамилия»."""
    return f"{schema.sheet.tag or schema.sheet.rows_tag or schema.sheet.title}.{item.tag}"


def _papers() -> dict[str, Paper]:
    found: dict[str, list[Schema]] = {}
    for schema in SCHEMAS:
        found.setdefault(schema.sheet.paper, []).append(schema)
    return {
        name: Paper(name, TITLES.get(name, schemas[0].sheet.title), tuple(heads_first(schemas)))
        for name, schemas in found.items()
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
