"""The period of the check, the journal and the summary, chosen on the page."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from desk import INSTITUTION, VERA, Desk, Sheets, plain
from visitor import Visitor

from paperwork.common.errors import PaperworkError
from paperwork.web.periods import choice_of, period_of

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("named", "start", "end", "name"),
    [
        ("month:2026-10", "", "", "октябрь 2026 г."),
        ("quarter:2026-3", "", "", "III квартал 2026 г."),
        ("quarter:2025-4", "", "", "IV квартал 2025 г."),
        ("month:2026-10", "05.03.2026", "17 апреля 2026", "период с 05.03.2026 по 17.04.2026"),
        ("", "01.11.2026", "", "период с 01.11.2026 по 28.11.2026"),
        ("month:1950-1", "", "", "октябрь 2026 г."),
    ],
)
def test_a_period_is_named_or_typed(named: str, start: str, end: str, name: str) -> None:
    assert plain(choice_of(period_of(named, start, end, TODAY), TODAY).name) == name


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("вчера-позавчера", "", "не дата"),
        ("", "05.03.2026", "нужен и первый"),
        ("05.03.2026", "04.03.2026", "раньше"),
    ],
)
def test_what_is_no_period_is_told(start: str, end: str, words: str) -> None:
    with pytest.raises(PaperworkError, match=words):
        period_of("", start, end, TODAY)


def test_papers_are_made_for_the_period_that_was_chosen(visitor: Visitor, desk: Desk) -> None:
    requests = [{"Поступило": "06.03.2026 10:00", "Заявитель": "Ким", "Суть": "Справка"}]
    sheets: Sheets = {"Учреждение": INSTITUTION, "Клиенты": [VERA], "Обращения": requests}
    visitor.upload("book.xlsx", desk.book(sheets).read_bytes())
    chosen = visitor.post("period", {"start": "01.03.2026", "end": "31.03.2026", "back": "papers"})
    assert chosen.path.endswith("/papers")
    assert "за март 2026 г." in plain(chosen.words)
    made = visitor.get("paper/period_summary")
    with zipfile.ZipFile(io.BytesIO(made.body)) as package:
        assert "март" in package.read("word/document.xml").decode()
    card = visitor.get(visitor.get("clients").cards[0])
    assert "Период: март 2026 г." in plain(card.words)
    wrong = visitor.post("period", {"start": "x", "back": "papers"})
    assert (wrong.status, "не дата" in wrong.words) == (400, True)
