"""«рублей» of a form agrees with the sum that is printed before it."""

from __future__ import annotations

import io
from decimal import Decimal

import docx
from docx.oxml.ns import qn
from each import each
from template_contexts import empty
from template_reading import template

EARNED, PRICE = "Среднедушевой доход Заказчика составляет", "предусмотренных настоящим договором, составляет"
SUMS = {  # the sum: as the act has it, as the contract has it
    Decimal(1): ("1 рубль 00 коп.", "1,00 рубль"),
    Decimal("184.5"): ("184 рубля 50 коп.", "184,50 рубля"),
    Decimal("1500.28"): ("1 500 рублей 28 коп.", "1 500,28 рубля"),
    Decimal(0): ("0 рублей 00 коп.", "0,00 рублей"),
    Decimal(12011): ("12 011 рублей 00 коп.", "12 011,00 рублей"),
    None: ("____________________ рублей ___ коп.", "____________________ рублей"),
}


def _printed(name: str, record: str, tag: str, amount: Decimal | None) -> str:
    context = empty()
    context[record] |= {tag: amount}
    body = docx.Document(io.BytesIO(template(name).render(context))).element.body
    return "".join(item.text or "" for item in body.iter(qn("w:t"))).replace("\u00a0", " ")


@each("amount", SUMS)
def test_the_word_agrees_with_the_sum(amount: Decimal | None) -> None:
    act, contract = SUMS[amount]
    assert f"{EARNED} {act}" in _printed("delivery_act", "расчет", "доход", amount)
    assert f"{PRICE} {contract} в месяц" in _printed(
        "service_contract", "условия_договора", "стоимость", amount
    )
