"""What of the cost of a client's services is free though the rest is to be paid."""

from __future__ import annotations

from paperwork.case.statistics.money import BY_CONTRACT, total
from paperwork.case.statistics.reckoning import Reckoning
from paperwork.russian.numbers import sum_in_figures

WAS_MINOR = "получателю не было 18 лет"


def free_part(made: Reckoning) -> str | None:
    """«2 700,00 руб. – бесплатно: получателю не было 18 лет»; None where all is free, or nothing."""
    whole, asked = made.total, total(made.payables)
    if made.free or whole is None or not asked or whole == asked:
        return None
    by_age = any(charge.is_given_to_minor for charge in made.charges)
    by_contract = any(row.given and made.is_free_on(row.given) for it in made.charges for row in it.rows)
    reasons = [words for words, is_so in ((WAS_MINOR, by_age), (BY_CONTRACT, by_contract)) if is_so]
    return f"{sum_in_figures(whole - asked)} руб. – бесплатно: {', '.join(reasons)}"
