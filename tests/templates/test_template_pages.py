"""How the documents fall on pages: no signatures alone, no heading at the foot, no page for a few lines."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from office import convert
from pdf_seen import words_of_each
from template_contexts import FORM, empty, rows_of, short, usual
from template_reading import template

TOOLS = all(map(shutil.which, ("soffice", "pdftotext"))) or os.environ.get("PAPERWORK_REQUIRE_TOOLS")
ROWS = (1, 2, 3, 5, 6, 12, 14, 40)
SPLIT = 12  # so many rows take two pages; LibreOffice does not always keep the last row of such a table
LONG = "Помочь с оформлением документов и доставкой продуктов. " * 4
SEXES = ("женский", "мужской", None)


@pytest.mark.skipif(not TOOLS, reason="LibreOffice or poppler is not installed")
def test_the_pages(tmp_path: Path) -> None:
    _make_all(tmp_path)
    convert(sorted(tmp_path.glob("*.docx")), "pdf", tmp_path)
    assert not [*tmp_path.glob("profile/user/Graphics*")]  # else it tries out how drawing works at each start
    seen = {file.stem: pages for file, pages in words_of_each(sorted(tmp_path.glob("*.pdf"))).items()}
    for rows in ROWS:
        for kind in ("short", "long"):
            last = seen[f"{kind}{rows}"][-1]
            assert "Согласие клиента" in last, (kind, rows)
            if rows < SPLIT:
                assert f"Цель: ответ №{rows}" in last, (kind, rows)
    assert len(seen["none"]) == 1
    for sex in SEXES:
        pages = seen[f"profile {sex}"]
        assert len(pages) == 3, sex  # as those of a blank: it is written by hand
        assert "Рекомендации" in pages[-1], sex  # with room to write them
        assert any("II. Социально" in page and "Особенности поведения" in page for page in pages), sex


def _make_all(place: Path) -> None:
    """Programmes of many lengths, the last row short or long, and profiles without answers."""
    context = usual()
    context["составитель_программы"] |= {
        "студент": None,
        "руководитель": None,
    }  # else no page would hold them and a row
    context["клиент"] |= {"есть_представитель": False}
    for rows in ROWS:
        context["программа"] = rows_of(FORM["Программа"], short, rows)
        (place / f"short{rows}.docx").write_bytes(template("help_programme").render(context))
        context["программа"][-1]["мероприятия"] = LONG
        (place / f"long{rows}.docx").write_bytes(template("help_programme").render(context))
    (place / "none.docx").write_bytes(template("help_programme").render(empty()))
    blank = empty()
    blank["клиент"]["фио"] = "Громова Анна"
    for sex in SEXES:
        blank["клиент"]["пол"] = sex
        (place / f"profile {sex}.docx").write_bytes(template("profile").render(blank))
