"""On what terms a client gets the services of his programme, before any of them is given."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from paperwork.book.casebook import Book
from paperwork.book.period import Period
from paperwork.case.computation import Scope
from paperwork.case.statistics.money import BY_CONTRACT
from paperwork.case.statistics.reckoning import Reckoning
from paperwork.common.naming import fold
from paperwork.russian.names import NO_BREAK_SPACE
from paperwork.sheets.clients import Client
from paperwork.sheets.contracts import IN_FULL, IN_PART, Contract

TERMS = MappingProxyType({IN_PART: "за частичную плату", IN_FULL: "за плату"})


def payment_terms(book: Book, client: Client, today: date) -> str | None:
    """«бесплатно, по договору № 212»: what the acts of the client will say, without what nobody knows yet.

    None of who has neither a contract in force nor a programme: then the institution's list speaks.
    """
    reckoned = Reckoning(Scope(book, client, today, Period(today, today)))
    contract = None if _is_over(reckoned.contract, today) else reckoned.contract
    if contract is None and reckoned.programme is None:
        return None
    free = reckoned.free
    if free and free != BY_CONTRACT:
        return f"бесплатно: {free}"
    if contract is None:
        return None
    words = "бесплатно" if free else TERMS.get(fold(contract.payment or ""))
    return f"{words}, {_named(contract)}" if words else None


def _is_over(contract: Contract | None, today: date) -> bool:
    """Whether the contract named its last day, and that is past."""
    last = contract.until if contract else None
    return isinstance(last, date) and last < today


def _named(contract: Contract) -> str:
    return f"по договору №{NO_BREAK_SPACE}{contract.number}" if contract.number else "по договору"
