"""Rendering one form many times: our engine beside docxtpl, docxtemplater and easy-template-x.

Run as ``python -m benchmarks.render``. The engines of Node are measured when NODE_MODULES names a folder
``node_modules`` that has docxtemplater, pizzip and easy-template-x in it. A template and values of one's own
take the place of the form: ``python -m benchmarks.render template.docx values.json``.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docxtpl import DocxTemplate
from jinja2 import Environment

from benchmarks.form import context, template
from paperwork.word import Template

NODE = Path(__file__).with_name("render.mjs")
ROWS = re.compile(
    r"<w:tr>(?:(?!<w:tr>).)*?\{%tr for ц in (\w+) %\}.*?</w:tr>(.*?)<w:tr>(?:(?!<w:tr>).)*?\{%tr endfor",
    re.DOTALL,
)
CONDITION = re.compile(r"\{% if ц\.условие %\}.*?\{% endif %\}")


def main(arguments: list[str]) -> None:
    """Measures and prints the table."""
    source, values = _given(arguments) if arguments else (template(), context())
    ours = Template(source)
    reused = DocxTemplate(io.BytesIO(source))
    _same_text(ours.render(values), _theirs(DocxTemplate(io.BytesIO(source)), values))
    taken = {
        "paperwork": _median(lambda: ours.render(values), 500),
        "docxtpl, opened each time": _median(lambda: _theirs(DocxTemplate(io.BytesIO(source)), values), 15),
        "docxtpl, the same object": _median(lambda: _theirs(reused, values), 15),
        "paperwork, compiling": _median(lambda: Template(source), 5),
        **({} if arguments else _node(source, values)),
    }
    for name, seconds in taken.items():
        print(f"{name:28} {seconds * 1000:9.3f} ms {seconds / taken['paperwork']:8.1f} ×")


def _given(arguments: list[str]) -> tuple[bytes, dict[str, Any]]:
    return Path(arguments[0]).read_bytes(), json.loads(Path(arguments[1]).read_text("utf-8"))


def _median(work: Callable[[], object], times: int) -> float:
    """The median time of the work, in seconds."""
    work()
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return median(taken)


def _theirs(document: DocxTemplate, values: dict[str, Any]) -> bytes:
    document.render(values, Environment(autoescape=True))
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
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
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


if __name__ == "__main__":
    main(sys.argv[1:])
