"""Word templates in docxtpl's dialect, compiled once and filled fast.

    template = Template("план.docx", schema={"клиент": {"фио": None}, "действия": [{"срок": None}]})
    document = template.render({"клиент": {"фио": "Соколова Вера"}, "действия": [{"срок": "01.06.2026"}]})

Template raises TemplateError with all that is wrong with the file, each problem with its place and cure;
render raises RenderError, which names the field. What differs from docxtpl is listed, with reasons, in
tests/word/test_deviations.py.

Ordinary links (http, https, ftp, mailto, tel and relative ones) stay; the link to an attached template is
taken off; macros, document type declarations, fields that fetch (DDE, INCLUDETEXT, …) and every other link
to the outside are refused.
"""

from paperwork.word.condition import Condition
from paperwork.word.errors import RenderError, TemplateError, TemplateProblem
from paperwork.word.tags import Schema
from paperwork.word.template import Template

__all__ = ["Condition", "RenderError", "Schema", "Template", "TemplateError", "TemplateProblem"]
