"""What a client pays in a month: no more than the services cost, nor than the law lets his income bear."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.numbers import money
from paperwork.sheets.contracts import FREE, IN_FULL

NOTHING = Decimal("0.00")
HALF, THREE_QUARTERS = Decimal("0.5"), Decimal("0.75")  # 442-ФЗ, article 32, parts 2 and 4
ADULT = 18  # years: minors are served free (442-ФЗ, article 31, part 1)
BY_CONTRACT = "по договору"
BY_AGE = "получателю нет 18 лет"
BY_INCOME = "среднедушевой доход не выше предельной величины"
INCOME, LIMIT = "среднедушевой доход клиента", "предельная величина дохода"


def roubles(value: object) -> Decimal | None:
    """The roubles of an answer, as they are printed; None for words and for what is not filled in.

    A tariff with a part of a kopeck is rounded before it is multiplied: else the sum on the paper
    would not be that of the tariff and the quantity beside it.
    """
    return money(value) if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else None


def cost(quantity: int | Decimal, tariff: Decimal) -> Decimal:
    """What so many units cost, in roubles with kopecks."""
    return money(quantity * tariff)


def total(sums: Iterable[Decimal | None]) -> Decimal | None:
    """The sum; None where one of them is not known."""
    found = list(sums)
    known = [one for one in found if one is not None]
    return sum(known, NOTHING) if len(known) == len(found) else None


def is_free(payment: str | None) -> bool:
    """Whether a contract that says so of the payment asks for nothing."""
    return fold(payment or "") == FREE


@dataclass(frozen=True, slots=True)
class Terms:
    """What a client's payment depends on, in roubles a month; None is not known.

    ``form`` is how he is served, ``payment`` what his contract says: «бесплатно», «полная плата».
    """

    income: Decimal | None = None
    limit: Decimal | None = None
    form: str | None = None
    payment: str | None = None

    @property
    def is_stationary(self) -> bool:
        """Whether he lives in the institution; of other forms, and of one that is not known, it is not so."""
        form = fold(self.form or "")
        return "стационар" in form and "полустационар" not in form

    @property
    def free(self) -> str | None:
        """Why all services are free; None where they are not, or where that is not known."""
        if is_free(self.payment):
            return BY_CONTRACT
        if self.is_stationary or self.income is None or self.limit is None:
            return None
        return BY_INCOME if self.income <= self.limit else None

    @property
    def cap(self) -> Decimal | None:
        """The most that may be asked for a month: a half of what the income is above the limit.

        Of who lives in the institution, three quarters of the income.
        """
        if self.income is None:
            return None
        if self.is_stationary:
            return money(self.income * THREE_QUARTERS)
        return None if self.limit is None else money(max(self.income - self.limit, Decimal()) * HALF)

    def due(self, payable: Decimal | None) -> Decimal | None:
        """What is to be paid of that sum; None where it cannot be computed."""
        if self.free:
            return NOTHING
        if payable is None or not payable:
            return payable
        if self.cap is None:
            return payable if fold(self.payment or "") == IN_FULL else None
        return min(payable, self.cap)

    @property
    def lacking(self) -> tuple[str, ...]:
        """What has to be known for the cap and is not."""
        if self.free or fold(self.payment or "") == IN_FULL:
            return ()
        needed = (
            [(INCOME, self.income)] if self.is_stationary else [(INCOME, self.income), (LIMIT, self.limit)]
        )
        return tuple(name for name, value in needed if value is None)
