"""Word templates in docxtpl's dialect, compiled once and filled fast."""

from paperwork.word.errors import RenderError, TemplateError, TemplateProblem
from paperwork.word.tags import Schema
from paperwork.word.template import Template

__all__ = ["RenderError", "Schema", "Template", "TemplateError", "TemplateProblem"]
