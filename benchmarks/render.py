"""Rendering alone: our engine beside docxtpl, and beside the engines of Node where there are any."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docxtpl import DocxTemplate
from jinja2 import Environment

from benchmarks.form import context, template
from benchmarks.table import Row, at_least
from paperwork.case.context import cases
from paperwork.common.resources import folder
from paperwork.documents.filters import RUSSIAN
from paperwork.intake.excel.reading.read import read_book
from paperwork.russian.dates import short_date
from paperwork.russian.filters import FILTERS
from paperwork.word import Template

NODE = Path(__file__).with_name("render.mjs")
ROWS = re.compile(
    r"<w:tr>(?:(?!<w:tr>).)*?\{%tr for ц in (\w+) %\}.*?</w:tr>(.*?)<w:tr>(?:(?!<w:tr>).)*?\{%tr endfor",
    re.DOTALL,
)
CONDITION = re.compile(r"\{% if ц\.условие %\}.*?\{% endif %\}")


def measure_rendering() -> Iterator[Row]:
    """The real plan beside docxtpl, then a form that every engine can be given."""
    source, values = _plan()
    ours, theirs = _pair(source, values)
    yield at_least("rendering service_plan, against docxtpl opened each time", theirs / ours, 150)
    reused = DocxTemplate(io.BytesIO(source))
    again = _median(lambda: _theirs(reused, values), 15)
    yield Row("the same, docxtpl's object re-used", f"{again / ours:.1f} times")
    yield Row("rendering service_plan", f"{ours * 1000:.3f} ms, docxtpl {theirs * 1000:.1f} ms")
    source, values = template(), context()
    ours, theirs = _pair(source, values)
    yield Row("rendering a form of four pages, against docxtpl", f"{theirs / ours:.1f} times")
    for name, seconds in _node(source, values).items():
        row = at_least(f"the same, against {name}", seconds / ours, 25)
        yield row if name == "docxtemplater" else Row(row.what, row.figure)
    compiling = _median(lambda: Template(_plan()[0], filters=RUSSIAN), 5)
    yield Row("compiling service_plan", f"{compiling * 1000:.0f} ms")


def _plan() -> tuple[bytes, dict[str, Any]]:
    """The plan's template with the values of a client of the sample."""
    source = (folder("templates") / "service_plan.docx").read_bytes()
    book = read_book(folder("samples") / "casebook.xlsx")
    return source, cases(book, date.today())[0].context(Template(source, filters=RUSSIAN).tags)


def _pair(source: bytes, values: dict[str, Any]) -> tuple[float, float]:
    """The medians of ours and of docxtpl opened each time, taken by turns; their texts must be the same."""
    template = Template(source, filters=RUSSIAN)
    _same_text(template.render(values), _theirs(DocxTemplate(io.BytesIO(source)), values))
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(15):  # a moment in which the machine is busy must not fall on one of them alone
        theirs += _taken(lambda: _theirs(DocxTemplate(io.BytesIO(source)), values), 1)
        ours += _taken(lambda: template.render(values), 100)
    return median(ours), median(theirs)


def _median(work: Callable[[], object], times: int) -> float:
    """The median time of the work, in seconds."""
    work()
    return median(_taken(work, times))


def _taken(work: Callable[[], object], times: int) -> list[float]:
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return taken


def environment() -> Environment:
    """What docxtpl needs to print the same: our filters, and dates the Russian way."""
    made = Environment(autoescape=True, finalize=lambda value: "" if value is None else _russian(value))
    made.filters.update({row.name: row.function for row in FILTERS})
    return made


def _russian(value: object) -> object:
    return short_date(value) if isinstance(value, date) else value


def _theirs(document: DocxTemplate, values: dict[str, Any]) -> bytes:
    document.render(values, environment(), autoescape=True)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _same_text(one: bytes, other: bytes) -> None:
    texts = [re.findall(r"<w:t[ >][^<]*", _body(document)) for document in (one, other)]
    words = ["".join(piece.partition(">")[2] for piece in pieces) for pieces in texts]
    if words[0] != words[1]:
        sys.exit("the engines do not print the same text: nothing to compare")


def _body(document: bytes) -> str:
    with ZipFile(io.BytesIO(document)) as archive:
        return archive.read("word/document.xml").decode()


def _node(source: bytes, values: dict[str, Any]) -> dict[str, float]:
    """The medians of the engines of Node, the template rewritten in their dialects."""
    modules = os.environ.get("NODE_MODULES")
    if not modules:
        return {}
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "template.docx").write_bytes(_in_braces(source))
        (work / "values.json").write_text(json.dumps(values, ensure_ascii=False), "utf-8")
        command = ["node", str(NODE), modules, str(work)]
        said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout
    return {name: taken / 1000 for name, taken in json.loads(said).items()}


def _in_braces(source: bytes) -> bytes:
    """The template with {tag}, {#rows} … {/rows}: the loop's tags go into the row that is repeated."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(source)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            is_text = re.fullmatch(r"word/(document|header1|footer1)\.xml", name)
            new.writestr(name, _braced(content.decode()).encode() if is_text else content)
    return made.getvalue()


def _braced(text: str) -> str:
    text = CONDITION.sub("{ц.условие}", text)
    text = ROWS.sub(lambda found: _looped(found.group(1), found.group(2)), text)
    text = re.sub(r"\}\}|\{\{", lambda found: found.group()[0], re.sub(r"\{%p.*?%\}", "", text))
    text = re.sub(r"<w:tr>LOOPED.*?</w:tr>", "", text, flags=re.DOTALL)
    return text.replace("{ ", "{").replace(" }", "}").replace("{ц.", "{").replace("{loop.index}", "№")


def _looped(name: str, row: str) -> str:
    first, last = row.find('preserve">') + 10, row.rfind("</w:t>")
    if 'preserve">' not in row[: row.find("</w:t>")]:
        first = row.find("<w:t>") + 5
    return f"{row[:first]}{{#{name}}}{row[first:last]}{{/{name}}}{row[last:]}<w:tr>LOOPED"
