"""«Договоры»: the contracts on social services that clients have signed."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.days import Day, DayOrWords
from paperwork.sheets.answers.kinds.lists import OneOf
from paperwork.sheets.answers.kinds.numbers import Money
from paperwork.sheets.answers.kinds.texts import Code, Text
from paperwork.sheets.answers.sheet import Sheet, SheetGroup

FREE, IN_PART, IN_FULL = "бесплатно", "частичная плата", "полная плата"  # of the list «Оплата»


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract(Record):
    """One contract of a client; the newest by date is in force."""

    sheet: ClassVar[Sheet] = Sheet(
        order=117,
        group=SheetGroup.OFFICIAL,
        title="Договоры",
        paper="contract",
        purpose="Договоры о предоставлении социальных услуг: цена, оплата, срок",
        tag="договор",
        rows_tag="договоры",
        per_client=True,
        newest_by="signed",
        same_by=(("file_number", "number"), ("file_number", "signed")),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    number: Code = column("Номер", required=True, hint="Номер договора")
    signed: Day = column("Дата", required=True, hint="Когда заключен договор")
    place: Text = column("Место заключения", hint="Пусто – город учреждения")
    services_at: Text = column(
        "Место оказания услуг",
        hint="Пусто – дом клиента, если обслуживают на дому, иначе адрес учреждения",
        width=30,
    )
    monthly: Money = column("Плата в месяц", hint="Рублей по договору; пусто – по тарифам и доходу", width=14)
    payment: OneOf = column("Оплата", choices="Оплата", hint="Бесплатно, частичная или полная плата")
    paid_every: OneOf = column("Период оплаты", choices="Период оплаты", hint="ежемесячно, ежеквартально")
    paid_by: Text = column("Срок оплаты", hint="Не позднее какого числа: не позднее 10 числа", width=24)
    paid_how: OneOf = column("Способ оплаты", choices="Способ оплаты", hint="Наличными или на счет")
    until: DayOrWords = column("Действует до", runs_out="договор", hint="Последний день договора")
