"""The order of papers (a client's file, the institution's, one's own, a student's), and sets of them."""

from __future__ import annotations

from collections.abc import Iterable

PAPERS = (
    "file_cover",
    "file_inventory",
    "application",
    "consent",
    "profile",
    "service_plan",
    "help_programme",
    "service_list",
    "contact_schedule",
    "review_sheet",
    "delivery_check",
    "service_application",  # which the programme, the contract and the acts follow from
    "individual_programme",
    "programme_conclusion",
    "service_contract",
    "delivery_act",
    "delivery_sheet",
    "living_conditions_act",
    "minor_conditions_act",
    "urgent_act",
    "prevention_plan",
    "institution_card",
    "infrastructure_passport",
    "request_journal",
    "period_summary",
    "compensation_statement",
    "practice_report",
    "practice_diary",
    "practice_task",
    "practice_schedule",
    "practice_reference",
    "practice_grades",
)
PRACTICE = tuple(name for name in PAPERS if name.startswith("practice_"))
MONTHLY = (  # a centre's, of a period
    "review_sheet",
    "delivery_check",
    "delivery_act",
    "delivery_sheet",
    "request_journal",
    "period_summary",
    "compensation_statement",
)
ARCHIVE = ("file_cover", "file_inventory")  # of a file that is kept
OF_URGENCY = ("urgent_act",)  # of what was given at once, without a plan
AT_THE_END = ("programme_conclusion",)  # of a term of years, which no practice lasts
SETS = {
    "student": tuple(name for name in PAPERS if name not in (*MONTHLY, *ARCHIVE, *OF_URGENCY, *AT_THE_END)),
    "centre": tuple(name for name in PAPERS if name not in PRACTICE),
    "all": PAPERS,
}
_PLACES = {name: place for place, name in enumerate(PAPERS)}


def set_of(name: str, stems: Iterable[str]) -> list[str]:
    """The templates of a set, of those that there are; one's own are in every set."""
    return [stem for stem in stems if stem.casefold() in SETS[name] or stem.casefold() not in _PLACES]


def place_of(name: str) -> tuple[bool, int, str]:
    """Where the paper of this template comes.

    Those that are not in the order come behind the others of the client or of the institution, by name; the
    papers of a student, which are no part of a client's file, come last of all.
    """
    name = name.casefold()
    return name in PRACTICE, _PLACES.get(name, len(PAPERS)), name
