"""About how many pages documents have, before they are printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from io import BytesIO
from zipfile import ZipFile

from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.documents.kinds import DocumentKind
from paperwork.documents.making.plan import Order
from paperwork.russian.numbers import counted

LETTERS = 1400  # of a page: the papers of the sample have 1,000 to 2,000
BODY = "word/document.xml"
TAG = re.compile("<[^>]*>")


@dataclass
class ExpectedPages:
    """What was printed of each kind since the program runs; of others one document is filled and measured."""

    printed: dict[str, tuple[int, int]] = field(default_factory=dict)  # documents and their pages by kind
    measured: dict[str, int] = field(default_factory=dict)

    def note(self, kind: DocumentKind, pages: int) -> None:
        """Notes how many pages a document was printed on."""
        documents, before = self.printed.get(kind.name, (0, 0))
        self.printed[kind.name] = documents + 1, before + pages

    def of_all(self, orders: Sequence[Order]) -> int:
        """The pages of all the orders."""
        first = {order.kind.name: order for order in reversed(orders)}
        counts = Counter(order.kind.name for order in orders)
        return round(sum(self._each(first[name]) * count for name, count in counts.items()))

    def _each(self, order: Order) -> float:
        name = order.kind.name
        if name in self.printed:
            documents, pages = self.printed[name]
            return pages / documents
        if name not in self.measured:
            self.measured[name] = self._measured(order)
        return self.measured[name]

    def _measured(self, order: Order) -> int:
        template = order.kind.template
        try:
            return pages_of_text(template.render(order.case.context(template.tags)))
        except PaperworkError:
            return 1


def pages_of_text(document: bytes) -> int:
    """The pages that a .docx with so much text takes."""
    with ZipFile(BytesIO(document)) as package:
        text = TAG.sub("", package.read(BODY).decode())
    return max(1, round(len(text) / LETTERS))


def about(pages: int) -> str:
    """«около 180 страниц»; a large number is rounded, since it is only a guess."""
    step = 10 if pages >= 100 else 5 if pages >= 30 else 1
    return f"около {counted(round(pages / step) * step, 'страницы', 'страниц', 'страниц')}"
