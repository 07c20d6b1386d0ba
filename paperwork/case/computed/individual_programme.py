"""The individual programme as its form has it: services by kind, suppliers, a draft of the conclusion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from paperwork.book.casebook import Book
from paperwork.book.service_forms import form_of_service, forms_in_force
from paperwork.book.service_kinds import (
    CARE,
    COMMUNICATION,
    HOUSEHOLD,
    LABOUR,
    LEGAL,
    MEDICAL,
    PSYCHOLOGICAL,
    SUPPORT,
    TEACHING,
    programme_in_force,
    programme_services,
)
from paperwork.case.computation import ComputedTable, Row
from paperwork.case.statistics.programme_outcome import outcome
from paperwork.case.statistics.programme_results import OfKind
from paperwork.common.naming import fold
from paperwork.russian.typography import lowered
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.clients import Client
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.individual_programmes import IndividualProgramme
from paperwork.sheets.institution import Institution
from paperwork.sheets.plans import Plan
from paperwork.sheets.refusals import Refusal
from paperwork.sheets.results import Result
from paperwork.sheets.services import Service, term
from paperwork.sheets.social_support import Support

TAGS: Mapping[str, str] = {  # of a kind
    HOUSEHOLD: "социально_бытовые",
    MEDICAL: "социально_медицинские",
    PSYCHOLOGICAL: "социально_психологические",
    TEACHING: "социально_педагогические",
    LABOUR: "социально_трудовые",
    LEGAL: "социально_правовые",
    COMMUNICATION: "коммуникативные",
}
OF_PROGRAMME = {**TAGS, CARE: "по_уходу"}
OF_CONCLUSION = {**TAGS, SUPPORT: "сопровождение"}
DRAFT = "Черновик: "
SERVICE = {
    "услуга": "Услуга",
    "форма_обслуживания": "Форма обслуживания",
    "объем": "Объем",
    "периодичность": "Периодичность",
    "срок": "Начало – окончание",
    "отметка_о_выполнении": "Отметка о выполнении",
    "минут": "Сколько минут занимает услуга",
}


def _services(book: Book, client: Client, _today: date) -> Iterator[Row]:
    """The services of the programme, the rows of each kind under its tag."""
    programme = programme_in_force(book, client.file_number)
    forms = forms_in_force(book, client.file_number)
    rows: dict[str, list[Row]] = {tag: [] for tag in OF_PROGRAMME.values()}
    for service, kind in programme_services(book, client.file_number):
        if kind in OF_PROGRAMME:
            own = rows[OF_PROGRAMME[kind]]
            item = book.listed_services.get(fold(service.service or ""))
            own.append(
                {
                    "номер": len(own) + 1,
                    "услуга": service.service,
                    "форма_обслуживания": form_of_service(book, service, programme),
                    "объем": service.volume,
                    "периодичность": service.periodicity,
                    "срок": term(service),
                    "отметка_о_выполнении": service.done,
                    "минут": item and item.minutes,
                }
            )
    yield {**rows, "формы": ", ".join(forms) or None}


def _suppliers(book: Book, client: Client, _today: date) -> Iterator[Row]:
    """A row for each line «название; адрес; телефон, почта»; the institution itself where there is none."""
    programme = programme_in_force(book, client.file_number)
    lines = [line for line in ((programme and programme.suppliers) or "").splitlines() if line.strip()]
    for line in lines:
        name, address, contacts = (*(part.strip() for part in line.split(";", 2)), "", "")[:3]
        yield {"наименование": name or None, "адрес": address or None, "контакты": contacts or None}
    own = book.card(Institution)
    if own and not lines:
        contacts = ", ".join(filter(None, (own.phone, own.email)))
        yield {"наименование": own.full_name, "адрес": own.address, "контакты": contacts or None}


def _conclusion(book: Book, client: Client, today: date) -> Iterator[Row]:
    programme = programme_in_force(book, client.file_number)
    found = outcome(book, client, today) if programme and programme.drawn_up else None
    if programme is None or found is None:
        yield {**dict.fromkeys((*OF_CONCLUSION.values(), "предложение", "черновик")), "виды": []}
        return
    proposal = None if programme.carried_out else found.proposal
    yield {
        **{OF_CONCLUSION[of.kind]: of.own or _drafted(of.draft) for of in found.kinds},
        "предложение": proposal,
        "черновик": bool(proposal) or any(of.draft and not of.own for of in found.kinds),
        "виды": [_of_kind(of) for of in found.kinds if of.services],
    }


def _drafted(words: str | None) -> str | None:
    """The draft behind its label, with which it is one sentence."""
    return f"{DRAFT}{lowered(words)}" if words else None


def _of_kind(of: OfKind) -> Row:
    return {
        "вид": of.kind,
        "запланировано": of.planned,
        "оказано": of.given,
        "разница": of.difference,
        "причины": "\n".join(of.reasons) or None,
        "оценка": of.own,
        "черновик": of.draft,
    }


SERVICES = ComputedTable(
    tag="услуги_иппсу",
    title="Услуги индивидуальной программы по видам",
    columns={"формы": "Формы обслуживания: программы и тех услуг, у которых своя"},
    tables={tag: {"номер": "Номер строки по порядку", **SERVICE} for tag in OF_PROGRAMME.values()},
    rows=_services,
    reads=(IndividualProgramme, Plan, Service, CatalogueService),
    single=True,
)
SUPPLIERS = ComputedTable(
    tag="поставщики",
    title="Рекомендуемые поставщики социальных услуг",
    columns={
        "наименование": "Наименование поставщика",
        "адрес": "Адрес поставщика",
        "контакты": "Телефоны, почта поставщика",
    },
    rows=_suppliers,
    reads=(IndividualProgramme,),
)
CONCLUSION = ComputedTable(
    tag="заключение_иппсу",
    title="Заключение о выполнении программы: слова листа «Результаты», без них – черновик по фактам",
    columns={
        **{tag: f"Оценка результатов: {kind}" for kind, tag in OF_CONCLUSION.items()},
        "предложение": "Предлагается: полностью или не полностью; пусто, если уже решено",
        "черновик": "Есть ли в заключении черновик",
    },
    tables={
        "виды": {
            "вид": "Вид услуг",
            "запланировано": "Сколько запланировано",
            "оказано": "Сколько оказано",
            "разница": "Разница",
            "причины": "Причины разницы",
            "оценка": "Оценка с листа «Результаты»",
            "черновик": "Черновик оценки по фактам",
        }
    },
    rows=_conclusion,
    reads=(IndividualProgramme, Plan, Service, CatalogueService, Delivery, Refusal, Support, Result),
    single=True,
)
