"""The order of papers: that of a client's file, then a student's, then the institution's, then one's own."""

from __future__ import annotations

PAPERS = (
    "application",
    "consent",
    "profile",
    "service_plan",
    "help_programme",
    "service_list",
    "contact_schedule",
    "review_sheet",
    "delivery_check",
    "practice_report",
    "practice_diary",
    "institution_card",
    "infrastructure_passport",
    "request_journal",
    "period_summary",
)
_PLACES = {name: place for place, name in enumerate(PAPERS)}


def place_of(name: str) -> tuple[int, str]:
    """Where the paper of this template comes; those that are not in the order come last, by name."""
    return _PLACES.get(name.casefold(), len(PAPERS)), name.casefold()
