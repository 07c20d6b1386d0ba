"""The place of a contract's services: where its own services are given, and no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from desk import INSTITUTION, VERA, Desk, Row, Sheets, plain, text_of
from each import each

from paperwork.case.context import ClientContext
from paperwork.intake.excel.reading.read import read_book

TAG = "условия_договора.место_оказания"
HOME, CENTRE = "ул. Лесная, д. 1", "ул. Садовая, д. 2"
LISTED: list[Row] = [
    {"Услуга": "обед", "Форма обслуживания": "на дому"},
    {"Услуга": "кружок", "Форма обслуживания": "полустационарная"},
    {"Услуга": "ночлег", "Форма обслуживания": "стационарная"},
    {"Услуга": "одежда", "Вид": "срочные социальные услуги", "Форма обслуживания": "полустационарная"},
    {"Услуга": "беседа"},
]
BOTH = f"на дому: {HOME}; в учреждении: {CENTRE}"


@each(
    ("form", "services", "more", "place"),
    [
        ("на дому", ["обед"], {}, HOME),
        ("на дому", ["беседа"], {}, HOME),
        ("стационарная", ["беседа"], {}, CENTRE),
        ("на дому", ["обед", "кружок"], {}, BOTH),
        ("полустационарная", ["беседа", "обед"], {}, BOTH),
        ("стационарная", ["обед"], {}, HOME),  # no service of the contract is given in the centre
        ("на дому", ["обед", "одежда"], {}, HOME),  # an urgent service is none of the contract
        ("полустационарная", ["кружок", "ночлег"], {}, CENTRE),
        (None, ["обед", "кружок"], {}, BOTH),
        (None, ["беседа"], {}, CENTRE),
        ("на дому", [], {}, HOME),
        ("на дому", ["обед", "кружок"], {"Место оказания услуг": "парк"}, "парк"),
    ],
)
def test_where_the_services_of_a_contract_are_given(
    form: str | None, services: Sequence[str], more: Mapping[str, object], place: str, desk: Desk
) -> None:
    programme = [{"Дело": "1", "Номер": "7-И", "Дата": "01.09.2026", "Форма обслуживания": form}]
    contract = {"Дело": "1", "Номер": "5", "Дата": "02.09.2026", **more}
    sheets: Sheets = {
        "Учреждение": {**INSTITUTION, "Адрес": CENTRE},
        "Клиенты": [{**VERA, "Адрес": HOME}],
        "Перечень услуг": LISTED,
        "ИППСУ": programme if form else [],
        "Договоры": [contract],
        "Планы": [{"Дело": "1", "Номер": "1", "Дата": "01.09.2026", "Проблема": "Одна"}],
        "Услуги": [{"Дело": "1", "Услуга": name, "Предоставляется": "сейчас"} for name in services],
    }
    book = read_book(desk.book(sheets))
    context = ClientContext(book, date(2026, 11, 5), book.clients[0]).context([TAG])
    assert context["условия_договора"]["место_оказания"] == place


def test_on_a_blank_the_place_is_left_to_the_pen(desk: Desk) -> None:
    book = desk.book({"Учреждение": {**INSTITUTION, "Адрес": CENTRE}, "Клиенты": [VERA]})
    run = desk.run("blank", "service_contract", "--book", book, "--out", desk.folder / "blank.docx")
    assert run.status == 0, run.err
    place = plain(text_of(desk.folder / "blank.docx")).partition("Место оказания Услуг:")[2]
    assert CENTRE not in place[:100]
