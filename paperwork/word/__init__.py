"""Word templates in docxtpl's dialect, compiled once and filled fast.

    template = Template("план.docx", tag_tree={"клиент": {"фио": None}, "действия": [{"срок": None}]})
    document = template.render({"клиент": {"фио": "Соколова Вера"}, "действия": [{"срок": "01.06.2026"}]})

Many documents of one template in one file, each a section of its own:

    file = Joined(template)
    for number, context in enumerate(contexts):
        file.add(context, bookmark=f"client_{number}")
    document = file.finish()

Template raises TemplateError with all that is wrong with the file, each problem with its place and fix;
render raises RenderError, which names the field. What differs from docxtpl is listed, with reasons, in
tests/word/test_deviations.py.

Ordinary links (http, https, ftp, mailto, tel and relative ones) stay, others give way to their words; the
link to an attached template is taken off; macros, document type declarations, fields that fetch (DDE,
INCLUDETEXT, …), links to files and programs and every other link to the outside are refused. What an author
should know of a template that can be used is in its `warnings`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from paperwork.word.docx.errors import RenderError, TemplateError, TemplatePlace
from paperwork.word.language.filters import with_figures, with_names
from paperwork.word.language.names import TagTree
from paperwork.word.language.values import AS_TYPED, Typesetting
from paperwork.word.template import Template

if TYPE_CHECKING:  # at run time only who uses them waits for them
    from paperwork.word.condition import Condition
    from paperwork.word.joining.join import Joined

__all__ = [
    "AS_TYPED",
    "Condition",
    "Joined",
    "RenderError",
    "TagTree",
    "Template",
    "TemplateError",
    "TemplatePlace",
    "Typesetting",
    "with_figures",
    "with_names",
]


LATE = {"Condition": "paperwork.word.condition", "Joined": "paperwork.word.joining.join"}


def __getattr__(name: str) -> Any:
    if name not in LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(LATE[name]), name)
