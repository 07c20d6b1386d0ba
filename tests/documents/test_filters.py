"""The filters that the templates of documents are opened with."""

from __future__ import annotations

import io
import subprocess
import sys

import docx
import pytest
from desk import Desk

from paperwork.documents.filters import RUSSIAN
from paperwork.word import Template

FORMS = {"Ли": {"родительный": "Лия"}}
RENDER = """
import sys
from pathlib import Path
from paperwork.documents.filters import RUSSIAN
from paperwork.word import Template
Template(Path(sys.argv[1]), filters=RUSSIAN).render({"x": "Вера"})
print({"pymorphy3", "pytrovich", "docxtpl"} & set(sys.modules))
"""


@pytest.mark.parametrize(
    ("words", "forms", "printed"),
    [
        ("директор", {}, "директора"),
        ("директор", None, "директора"),
        ("Ли", FORMS, "Лия"),
        ("Ли Вера", FORMS, "Лия Веры"),
        (5, FORMS, "5"),
    ],
)
def test_words_take_the_forms_of_the_book(desk: Desk, words: object, forms: object, printed: str) -> None:
    template = Template(desk.template("Слово", "{{ x|родительный }}"), filters=RUSSIAN)
    made = docx.Document(io.BytesIO(template.render({"x": words, "склонения": forms})))
    assert made.paragraphs[-1].text == printed


def test_the_dictionaries_wait_for_a_word_to_decline(desk: Desk) -> None:
    path = desk.template("Слово", "{{ x|в_кавычках }}")
    run = subprocess.run([sys.executable, "-c", RENDER, path], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"
