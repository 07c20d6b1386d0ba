"""Draws the pages of the sample's documents: python docs/pictures.py FOLDER (LibreOffice, pdftoppm)."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from paperwork.book.period import month
from paperwork.case.context import ClientContext, cases
from paperwork.case.statistics.due import AHEAD, due
from paperwork.common.resources import SAMPLE_MONTH, folder
from paperwork.documents.catalogue import load_kinds
from paperwork.documents.conditions import lacking
from paperwork.documents.due_list import list_bytes
from paperwork.documents.template_files import template_files
from paperwork.intake.excel.reading.read import read_book

SHARPNESS = "72"  # dots an inch: readable, and a page is about 40 KB
PAGES = "3"  # the first ones show what a long document looks like


def draw(target: Path) -> None:
    """One picture a page, named as the template: service_plan-1.png, service_plan-2.png, …"""
    book = read_book(folder("samples") / "casebook.xlsx")
    kinds, refused = load_kinds(template_files([folder("templates")]).values(), {})
    assert not refused, refused
    today, told_of = date.today(), month(SAMPLE_MONTH)
    people = cases(book, today, told_of)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for kind in kinds:
            whose = (one for one in people if not lacking(kind, one))  # a minor's act is of a minor
            case = next(whose, people[0]) if kind.per_client else ClientContext(book, today, period=told_of)
            (work / f"{kind.name}.docx").write_bytes(kind.template.render(case.context(kind.template.tags)))
        items = due(book, told_of.end)
        (work / "due_list.docx").write_bytes(list_bytes(items, [book], told_of.end, AHEAD))
        office = ["soffice", "--headless", f"-env:UserInstallation={(work / 'profile').as_uri()}"]
        documents = sorted(map(str, work.glob("*.docx")))
        subprocess.run([*office, "--convert-to", "pdf", "--outdir", name, *documents], check=True)
        for old in target.glob("*.png"):
            old.unlink()
        for pdf in sorted(work.glob("*.pdf")):
            drawing = ["pdftoppm", "-r", SHARPNESS, "-l", PAGES, "-png"]
            subprocess.run([*drawing, pdf, target / pdf.stem], check=True)


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
