"""How a template and the documents made of it are read: as the bodies of Word files."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from template_contexts import CONTEXTS, ROOT, Context

from paperwork.case.tags import tag_tree
from paperwork.documents.filters import RUSSIAN
from paperwork.word.cache import user_cache
from paperwork.word.template import Template

NAMES = sorted(path.stem for path in (ROOT / "templates").glob("*.docx"))

TEXT = qn("w:t")
MARKS = {qn("w:br"): "\n", qn("w:p"): "\n", qn("w:tab"): "\t"}

Element = Any  # lxml's elements, which carry no types


def path(name: str) -> Path:
    """Where a template lies."""
    return ROOT / "templates" / f"{name}.docx"


@cache
def template(name: str) -> Template:
    """The template, whose tags are all known; other tests, or the other worker, may have compiled it."""
    return Template(path(name), tag_tree=tag_tree(), filters=RUSSIAN, cache=user_cache())


@cache
def made(name: str, kind: str) -> bytes:
    """The document made of a context."""
    return template(name).render(context(kind))


@cache
def context(kind: str) -> Context:
    """A context by its name, which all tests share: who changes it makes his own."""
    return CONTEXTS[kind]()


def body(name: str, kind: str = "") -> Element:
    """The body of the template itself, or of the document made of a context."""
    source = io.BytesIO(made(name, kind)) if kind else path(name)
    with zipfile.ZipFile(source) as package:
        document: Element = parse_xml(package.read("word/document.xml"))
    return document.body


def text(element: Element) -> str:
    """The text of an element, a line break for each of its own."""
    items = element.iter(TEXT, *MARKS)
    return "".join(MARKS.get(item.tag) or item.text or "" for item in items)


@cache
def printed(name: str, kind: str) -> str:
    """The text of the document made of a context."""
    return text(body(name, kind))


def of(element: Element, steps: str) -> list[Element]:
    """The elements some steps down, written without the prefix of the namespace."""
    found: list[Element] = element.findall(
        "/".join(qn(f"w:{step}") if step != "." else "." for step in steps.split("/"))
    )
    return found


def value(element: Element, steps: str, attribute: str = "val") -> str:
    """An attribute of the first element some steps down; empty where there is none."""
    found = of(element, steps)
    return str(found[0].get(qn(f"w:{attribute}"), "")) if found else ""


def faults(file: Path) -> list[str]:
    """What Word would repair, by the rules that hold for the finished documents as well."""
    found: list[str] = _rules().faults(file)
    return found


@cache
def _rules() -> Any:
    source = spec_from_file_location("structure", ROOT / "tests/documents/structure.py")
    assert source
    assert source.loader
    rules = module_from_spec(source)
    source.loader.exec_module(rules)
    return rules
