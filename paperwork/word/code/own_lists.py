"""Lists that no sheet of the blank is: sheets of the user's own, over which a template loops."""

from __future__ import annotations

import re
from collections.abc import Iterable

from paperwork.word.docx.nearest import likeness

NO_LIST = "такого листа в книге нет; проверьте название или добавьте лист со столбцом «Дело»"
LIKE = 0.7  # of a name to that of a list from which it is rather this one misspelt


def is_walked(name: str, code: str) -> bool:
    """Whether the code of a tag is a loop over the name."""
    return re.search(rf"\bin\s+{re.escape(name)}\b", code) is not None


def is_own_list(name: str, lists: Iterable[str]) -> bool:
    """Whether the name is like none of the lists that are known."""
    return not any(likeness(name, other) >= LIKE for other in lists)
