"""The order of papers: one everywhere, and a user's own come last."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from desk import INSTITUTION, IVAN, VERA, Desk

from paperwork.documents.catalogue import TemplateCatalogue
from paperwork.documents.making.plan import Choice, Order, Plan
from paperwork.documents.order import PAPERS, place_of, set_of
from paperwork.documents.paper.packets import Arrangement, title_of
from paperwork.documents.pdf.pages import Extract
from paperwork.documents.template_files import template_paths
from paperwork.intake.excel.reading.read import read_book


def test_every_ready_paper_has_its_place() -> None:
    assert tuple(template_paths(None)) == PAPERS


@pytest.mark.parametrize(
    ("names", "ordered"),
    [
        (["service_plan", "consent", "application"], ["application", "consent", "service_plan"]),
        (
            ["institution_card", "delivery_check", "review_sheet"],
            ["review_sheet", "delivery_check", "institution_card"],
        ),
        (
            ["delivery_act", "service_contract", "individual_programme", "service_application"],
            ["service_application", "individual_programme", "service_contract", "delivery_act"],
        ),
        (["Приказ", "акт", "period_summary"], ["period_summary", "акт", "Приказ"]),
        (["a", "Consent"], ["Consent", "a"]),
        (
            ["practice_diary", "Акт", "application", "file_inventory", "file_cover"],
            ["file_cover", "file_inventory", "application", "Акт", "practice_diary"],
        ),
    ],
)
def test_papers_come_in_the_order_of_the_file(names: list[str], ordered: list[str]) -> None:
    assert sorted(names, key=place_of) == ordered


def test_a_folder_lists_what_was_made_in_that_order(desk: Desk) -> None:
    """What is left out is listed, and noted in the manifest, as everything else."""
    desk.template("Акт", "{{ портрет.рекомендации }}", name="a")
    book = desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA, IVAN]})
    names = ("service_plan", "application", "a", "consent")
    run = desk.make(book, *(word for name in names for word in ("--document", name)))
    lacking = re.findall(r"^  (\S.*?) — ", run.out, re.MULTILINE)
    assert lacking == ["Индивидуальный план обслуживания", "Акт"]
    noted = re.findall(r"2 Петров Иван/([^\"]+)\.docx", (desk.out / ".paperwork.jsonl").read_text("utf-8"))
    assert list(dict.fromkeys(noted)) == ["Анкета-заявление", "Согласие на обработку персональных данных"]


def test_a_packet_by_document_keeps_it_where_the_first_client_lacks_a_paper(desk: Desk) -> None:
    portraits = [{"Дело": "2", "Рекомендации": "хор"}]
    book = read_book(desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA, IVAN], "Портреты": portraits}))
    names = ["service_list", "profile", "institution_card"]
    kinds = TemplateCatalogue(template_paths(None)).kinds(book, names)
    plan = Plan(book, kinds, desk.out, desk.out, date(2026, 3, 10), Choice.of(names))
    pages = Extract(Path("packet.pdf"), 0, 1)
    orders = [(step, pages) for step in plan.steps() if isinstance(step, Order)]
    found = Arrangement("document", {}).documents(orders, several_books=False)
    assert title_of([order for order, _ in orders]) == "Пакет документов"
    assert title_of([order for order, _ in orders[-1:]]) == "Пакет документов, дело №\u00a02"
    titles = {kind.name: kind.title for kind in kinds}
    assert [document.chapter for document in found] == [
        titles["institution_card"],
        titles["profile"],
        titles["service_list"],
        titles["service_list"],
    ]


@pytest.mark.parametrize(
    ("name", "absent", "present"),
    [
        (
            "student",
            {"request_journal", "period_summary", "file_cover"},
            {"practice_report", "consent", "Приказ"},
        ),
        ("centre", {"practice_report", "practice_diary"}, {"request_journal", "consent", "Приказ"}),
        ("all", set(), {*PAPERS, "Приказ"}),
    ],
)
def test_a_set_of_papers_holds_one_s_own(name: str, absent: set[str], present: set[str]) -> None:
    found = set(set_of(name, [*PAPERS, "Приказ"]))
    assert present <= found
    assert not absent & found
