"""«Паспорт района»: the social infrastructure around the institution or the place of practice."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import Record, column
from paperwork.sheets.answers.kinds.texts import Lines, Text
from paperwork.sheets.answers.sheet import Sheet, SheetGroup, SheetLayout

PLACE = "Описание района"
NATURE = "Природная среда"
MATTER = "Материальная среда"


@dataclass(frozen=True, slots=True, kw_only=True)
class District(Record):
    """The answers of the district's passport."""

    sheet: ClassVar[Sheet] = Sheet(
        order=20,
        group=SheetGroup.INSTITUTION,
        title="Паспорт района",
        paper="district",
        purpose="Описание района: для паспорта социальной инфраструктуры",
        layout=SheetLayout.CARD,
        tag="паспорт",
    )
    base: Lines = column("База практики", section=PLACE, hint="Где находится база практики")
    population: Text = column(
        "Численность населения", section=PLACE, hint="Число с единицей: около 1500 тысяч человек"
    )
    remoteness: Text = column("Удаленность", section=PLACE, hint="Сколько км до областного города")
    culture: Lines = column("Культура и отдых", section=PLACE, hint="Центры, клубы, парки, кинотеатры")
    transport: Lines = column(
        "Транспорт", section=PLACE, hint="Насыщенность маршрутами общественного транспорта"
    )
    housing: Lines = column("Жилой сектор", section=PLACE, hint="Благоустроенность жилого сектора")
    shops: Lines = column("Торговля", section=PLACE, hint="Наличие торговых объектов")
    youth_groups: Lines = column(
        "Молодежные объединения",
        section=PLACE,
        hint="В какие объединения и движения включена молодежь",
    )
    pollution: Lines = column(
        "Загрязнение среды",
        section=NATURE,
        choices="Загрязнение среды",
        hint="Воздух, вода, земля и влияние на молодежь: можно выбрать уровень и дописать с новой строки",
    )
    harmful_plants: Lines = column(
        "Вредные предприятия",
        section=NATURE,
        hint="Предприятия с вредными производственными технологиями, их число",
    )
    green_zones: Lines = column("Зеленые зоны и водоемы", section=NATURE, hint="Парки, скверы, лес, водоемы")
    education: Lines = column("Образование", section=MATTER, hint="Детские сады, школы, колледжи, центры")
    cultural_institutions: Lines = column(
        "Учреждения культуры", section=MATTER, hint="Как работают с детьми и молодежью"
    )
    science: Lines = column("Научные учреждения", section=MATTER, hint="Чем занимаются с молодежью")
    sport: Lines = column(
        "Спортивные учреждения",
        section=MATTER,
        hint="Секции, площадки, что доступно молодежи",
    )
    household_services: Lines = column(
        "Служба быта", section=MATTER, hint="Бытовое, торговое, жилищное обслуживание"
    )
    health: Lines = column(
        "Медицина и социальная служба",
        section=MATTER,
        hint="Больницы, поликлиники, центры помощи",
    )
