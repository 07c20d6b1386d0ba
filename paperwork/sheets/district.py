"""«Паспорт района»: the social infrastructure around the institution or the place of practice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from paperwork.sheets.answers.fields import Kind, Record, Sheet, SheetLayout, answer

PLACE = "Описание района"
NATURE = "Природная среда"
MATTER = "Материальная среда"


@dataclass(frozen=True, slots=True, kw_only=True)
class District(Record):
    """The answers of the district's passport."""

    sheet: ClassVar[Sheet] = Sheet(
        order=20,
        title="Паспорт района",
        paper="district",
        purpose="Описание района: для паспорта социальной инфраструктуры",
        layout=SheetLayout.CARD,
        tag="паспорт",
    )
    base: str | None = answer("База практики", Kind.LINES, section=PLACE, hint="Где находится база практики")
    population: str | None = answer(
        "Численность населения", section=PLACE, hint="Число с единицей: около 1500 тысяч человек"
    )
    remoteness: str | None = answer("Удаленность", section=PLACE, hint="Сколько км до областного города")
    culture: str | None = answer(
        "Культура и отдых", Kind.LINES, section=PLACE, hint="Центры, клубы, парки, кинотеатры"
    )
    transport: str | None = answer(
        "Транспорт", Kind.LINES, section=PLACE, hint="Насыщенность маршрутами общественного транспорта"
    )
    housing: str | None = answer(
        "Жилой сектор", Kind.LINES, section=PLACE, hint="Благоустроенность жилого сектора"
    )
    shops: str | None = answer("Торговля", Kind.LINES, section=PLACE, hint="Наличие торговых объектов")
    youth_groups: str | None = answer(
        "Молодежные объединения",
        Kind.LINES,
        section=PLACE,
        hint="В какие объединения и движения включена молодежь",
    )
    pollution: str | None = answer(
        "Загрязнение среды",
        Kind.LINES,
        section=NATURE,
        choices="Загрязнение среды",
        hint="Воздух, вода, земля и влияние на молодежь: можно выбрать уровень и дописать с новой строки",
    )
    harmful_plants: str | None = answer(
        "Вредные предприятия",
        Kind.LINES,
        section=NATURE,
        hint="Предприятия с вредными производственными технологиями, их число",
    )
    green_zones: str | None = answer(
        "Зеленые зоны и водоемы", Kind.LINES, section=NATURE, hint="Парки, скверы, лес, водоемы"
    )
    education: str | None = answer(
        "Образование", Kind.LINES, section=MATTER, hint="Детские сады, школы, колледжи, центры"
    )
    cultural_institutions: str | None = answer(
        "Учреждения культуры", Kind.LINES, section=MATTER, hint="Как работают с детьми и молодежью"
    )
    science: str | None = answer(
        "Научные учреждения", Kind.LINES, section=MATTER, hint="Чем занимаются с молодежью"
    )
    sport: str | None = answer(
        "Спортивные учреждения",
        Kind.LINES,
        section=MATTER,
        hint="Секции, площадки, что доступно молодежи",
    )
    household_services: str | None = answer(
        "Служба быта", Kind.LINES, section=MATTER, hint="Бытовое, торговое, жилищное обслуживание"
    )
    health: str | None = answer(
        "Медицина и социальная служба",
        Kind.LINES,
        section=MATTER,
        hint="Больницы, поликлиники, центры помощи",
    )
