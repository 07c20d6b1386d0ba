"""The closing report: short for any number of clients, and clear on what was left out."""

from __future__ import annotations

from pathlib import Path

from paperwork.documents.folder.writing import Outcome
from paperwork.documents.making.plan import Omission
from paperwork.documents.making.report import Report, report_lines

OUT = Path("out")


def _report(clients: int, outcome: Outcome = Outcome.MADE, errors: int = 0, unneeded: int = 0) -> list[str]:
    report = Report()
    for number in range(1, clients + 1):
        for title in ("План", "Портрет"):
            report.add(outcome, title, f"{number} Ли/{title}.docx")
    report.omissions += [
        Omission("План", OUT / f"{n} Ким", "исправьте: F2", is_error=True) for n in range(errors)
    ]
    report.omissions += [
        Omission("Портрет", OUT / f"{n} Ян", "нет строки на листе «Портреты»", is_error=False)
        for n in range(unneeded)
    ]
    return list(report_lines(report, OUT))


def test_nothing() -> None:
    assert _report(0) == ["Ни одного документа не сделано"]


def test_a_few() -> None:
    assert _report(2, errors=1, unneeded=2) == [
        "Папка out: 4\u00a0документа",
        "  сделано: 4",
        "Сделано:",
        "  1 Ли: План, Портрет",
        "  2 Ли: План, Портрет",
        "Не сделано из-за ошибок: 1",
        "  0 Ким: План — исправьте: F2",
        "Не требовалось:",
        "  Портрет — нет строки на листе «Портреты»: 0 Ян, 1 Ян",
    ]


def test_ten_thousand_clients_fit_on_a_screen_or_two() -> None:
    lines = _report(10_000, errors=9_000, unneeded=8_000)
    assert len(lines) < 45
    assert lines[:5] == [
        "Папка out: 20\u00a0000\u00a0документов"
        if "\u00a0000" in lines[0]
        else "Папка out: 20000\u00a0документов",
        "  сделано: 20000",
        "Сделано в 10000\u00a0папках:",
        "  План: 10000",
        "  Портрет: 10000",
    ]
    assert "  … и еще 8970" in lines
    assert lines[-1] == "  Портрет — нет строки на листе «Портреты»: 0 Ян, 1 Ян, 2 Ян и еще 7997"


def test_what_a_person_has_edited_is_never_passed_over() -> None:
    lines = _report(20, Outcome.BESIDE)
    assert lines[1] == "  записано рядом с теми, что вы меняли: 40"
    assert lines[3] == "  1 Ли/План.docx"
    assert lines[-1] == "  … и еще 10"
    assert _report(1, Outcome.EDITED) == [
        "Папка out: 2\u00a0документа",
        "  оставлено с вашими изменениями: 2",
    ]
