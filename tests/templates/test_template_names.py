"""One paper has one name: over its text, at the foot of each page, and in the inventory of a file."""

from __future__ import annotations

import re

import docx
from each import each
from template_contexts import ROOT

from paperwork.case.computed.file_inventory import CONSENT, PAPERS
from templates.build.__main__ import pages
from templates.build.ooxml import NO_BREAK

NAMED = [page for page in pages() if hasattr(page, "TITLE")]
WORDS = re.compile(r"<w:t [^>]*>([^<]*)</w:t>")
HEADED = re.compile(r'<w:p><w:pPr><w:pStyle w:val="(?:Title|Subtitle|Work)"/>.*?</w:p>')
TAGGED = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")
SHORT = {  # words of a foot that are the paper's own as every reader of it knows them
    "иппсу": "индивидуальная программа предоставления социальных услуг",
    "план": "индивидуальный план обслуживания",
    "обложка": "личного дела",  # a cover bears the name of the file
    "табель": "",  # as lists name it
}


def _words(text: str) -> set[str]:
    """The words without their endings, as «задание» and «задания» are one."""
    plain = TAGGED.sub(" ", text.replace(NO_BREAK, " ")).lower()
    return {word[:6] for word in re.findall(r"[а-яё-]{3,}", plain)}


@each("name", [page.__name__.rpartition(".")[2] for page in NAMED])
def test_the_foot_names_the_paper_as_its_heading_does(name: str) -> None:
    page = next(it for it in NAMED if it.__name__.endswith(f".{name}")).page()
    # what stands behind «·», «№», «за» says of whom and of when it is
    said = re.split(r" · | № |\{% if период| за ", page.foot)[0]
    body = "".join(page.body)
    heads = " ".join("".join(WORDS.findall(part)) for part in HEADED.findall(body))
    heads += " ".join(SHORT[word] for word in re.findall(r"\w+", said.lower()) if word in SHORT)
    known = _words(heads) if HEADED.search(body) else _words(page.title)
    assert _words(said) - {word[:6] for word in SHORT} <= known, (said, heads)


def test_the_inventory_of_a_file_names_papers_as_they_are_named() -> None:
    titles = {docx.Document(str(it)).core_properties.title for it in (ROOT / "templates").glob("*.docx")}
    assert {CONSENT, *PAPERS.values()} <= titles
