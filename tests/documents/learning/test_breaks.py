"""A line that begins a page and is only in one of two papers comes to stand in a condition that compiles."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from empty_document import empty_document, saved
from test_represented import people as people

from paperwork.case.context import ClientContext
from paperwork.documents.learning.conditions import Part
from paperwork.documents.learning.learn import Source, learn
from paperwork.documents.learning.paper import Paper
from paperwork.documents.learning.report import lines_of
from paperwork.word.docx.xml import W

EXTRA = "Подпись поставлена в присутствии законного представителя подопечного"


def notice(client: str, extra: bool) -> bytes:
    """A notice whose last sheet, if any, is one line that begins a page."""
    document = empty_document()
    document.add_paragraph("Уведомление о начале занятий")
    document.add_paragraph(f"Занятия посещает {client}")
    if extra:
        document.add_paragraph(EXTRA).paragraph_format.page_break_before = True
    document.add_paragraph("Уведомление вручено лично")
    return saved(document)


@pytest.mark.parametrize("first", ["1", "2"])
def test_line_that_begins_a_page_comes_and_goes(people: dict[str, ClientContext], first: str) -> None:
    """Whichever of the two papers has it; the break stays with the line, not with the tags."""
    papers = {
        "1": Source(notice("Ершов Денис Львович", True), "a.docx", people["1"]),
        "2": Source(notice("Громова Лидия Олеговна", False), "b.docx", people["2"]),
    }
    other = "2" if first == "1" else "1"
    learnt = learn(papers[first], "", papers[other])
    assert [part.condition is not None for part in learnt.parts] == [True]
    assert learnt.comparison.ratio == 1
    body = docx.Document(BytesIO(learnt.template)).element.body
    broken = [p for p in body.iter(W + "p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert ["".join(t.text or "" for t in p.iter(W + "t")) for p in broken] == [EXTRA]


def test_second_paper_that_cannot_be_joined_is_left_out(
    people: dict[str, ClientContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first paper is learnt alone, and the report says that and why."""

    def broken(first: Paper, *_: object) -> list[Part]:
        body = first.stories[0].root.find(W + "body")
        assert body is not None
        next(body.iter(W + "t")).text = "{%p if клиент.говорит_сам %}"
        return []

    monkeypatch.setattr("paperwork.documents.learning.learn.join", broken)
    one = Source(notice("Ершов Денис Львович", True), "a.docx", people["1"])
    two = Source(notice("Громова Лидия Олеговна", False), "b.docx", people["2"])
    learnt = learn(one, "", two)
    assert learnt.template == learn(one).template
    assert learnt.not_joined
    assert any(
        line.startswith("Вторая бумага не учтена") and learnt.not_joined in line for line in lines_of(learnt)
    )
