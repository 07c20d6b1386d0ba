"""Elements taken out of a sheet's XML together with the holders that they leave empty."""

from __future__ import annotations

from lxml import etree

from paperwork.intake.excel.parts import local

HOLDERS = (  # what may not be empty
    "mergeCells", "hyperlinks", "dataValidations", "conditionalFormattings", "ignoredErrors",
    "protectedRanges", "ext", "extLst",
)  # fmt: skip


def set_or_drop(element: etree._Element, name: str, value: str) -> None:
    if value:
        element.set(name, value)
    else:
        drop(element)


def drop(element: etree._Element) -> None:
    """Takes the element out, and what held nothing else."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if len(parent) == 0 and local(parent) in HOLDERS:
        drop(parent)
