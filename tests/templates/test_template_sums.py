"""«рублей» of a form agrees with the sum that is printed before it."""

from __future__ import annotations

import io
from decimal import Decimal

import docx
from docx.oxml.ns import qn
from each import each
from template_contexts import empty
from template_reading import template

EARNED = "Среднедушевой доход Заказчика составляет"
SUMS = {
    Decimal(1): "1 рубль 00 коп.",
    Decimal("184.5"): "184 рубля 50 коп.",
    Decimal("1500.28"): "1 500 рублей 28 коп.",
    Decimal(0): "0 рублей 00 коп.",
    Decimal(12011): "12 011 рублей 00 коп.",
    None: "____________________ рублей ___ коп.",
}


def _printed(name: str, record: str, tag: str, amount: Decimal | None) -> str:
    context = empty()
    context[record] |= {tag: amount}
    body = docx.Document(io.BytesIO(template(name).render(context))).element.body
    return "".join(item.text or "" for item in body.iter(qn("w:t"))).replace("\u00a0", " ")


@each("amount", SUMS)
def test_the_word_agrees_with_the_sum(amount: Decimal | None) -> None:
    assert f"{EARNED} {SUMS[amount]}" in _printed("delivery_act", "расчет", "доход", amount)
