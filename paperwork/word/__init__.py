"""Word templates: which tags one uses, and the document that it makes of a case."""

from paperwork.word.template import RenderError, Template, TemplateError

__all__ = ["RenderError", "Template", "TemplateError"]
