"""One template rendered by both engines."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment

from paperwork.word import Template


def theirs(template: bytes, context: Mapping[str, Any]) -> bytes:
    """What docxtpl makes, with escaping switched on."""
    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(context), Environment(autoescape=True))
    result = io.BytesIO()
    document.save(result)
    return result.getvalue()


def ours(template: bytes, context: Mapping[str, Any]) -> bytes:
    """What our engine makes."""
    return Template(template).render(context)
