"""Lists that no sheet of the blank is: sheets of the user's own, over which a template loops."""

from __future__ import annotations

import re
from collections.abc import Iterable

from paperwork.word.docx.nearest import likeness
from paperwork.word.reading.tag import Tag

NO_LIST = "такого листа в книге нет; проверьте название или добавьте лист со столбцом «Дело»"
LIKE = 0.7  # of a name to that of a list from which it is rather this one misspelt

ONE_ROW = (
    "такого листа в книге нет; поле клиента пишут «клиент.{field}», а строки своего листа проходят циклом: "
    "«{{% for строка in {name} %}}{{{{ строка.{field} }}}}{{% endfor %}}»"
)


def own_list_cure(name: str, tag: Tag | None, lists: Iterable[str], near: str) -> str:
    """The cure of a name that may be a list of the user's own; empty for one like a known list or name."""
    if tag is None or not is_own_list(name, lists):
        return ""
    if is_walked(name, tag.code):
        return NO_LIST
    asked = None if near else re.search(rf"(?<![\w.]){re.escape(name)}\.(\w+)", tag.written)
    return ONE_ROW.format(name=name, field=asked[1]) if asked else ""


def is_walked(name: str, code: str) -> bool:
    """Whether the code of a tag is a loop over the name."""
    return re.search(rf"\bin\s+{re.escape(name)}\b", code) is not None


def is_own_list(name: str, lists: Iterable[str]) -> bool:
    """Whether the name is like none of the lists that are known."""
    return not any(likeness(name, other) >= LIKE for other in lists)
