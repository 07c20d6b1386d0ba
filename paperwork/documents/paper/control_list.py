"""The control list: what a packet holds and on which pages, made by the engine as every other paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import count, groupby, islice

from paperwork.common.emblem import Emblem
from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.common.resources import folder
from paperwork.documents.letterhead import ROOT, Letterhead, list_template
from paperwork.documents.paper.list_parts import Part, parts_of
from paperwork.documents.pdf.call import pdf_of
from paperwork.documents.pdf.convert import Conversion
from paperwork.documents.pdf.packet import BoundDocument, places
from paperwork.documents.pdf.pages import Extract, page_count
from paperwork.russian.dates import short_date
from paperwork.word import Template

TEMPLATE = "lists/control_list.docx"
ATTEMPTS = 5
CONTINUED = " (продолжение)"
COLUMN = {"client": "Документ", "document": "Чей документ"}


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents of one list: the documents of a packet, and their arrangement in it; the day of all."""

    documents: Sequence[BoundDocument]
    letterhead: Letterhead
    by: str
    duplex: bool
    day: date

    @property
    def guess(self) -> int:
        """How many pages the list probably takes."""
        return 1 + sum(part.on_new_page for part in self._parts())

    def _parts(self) -> list[Part]:
        groups = groupby(self.documents, key=lambda document: document.heading)
        return parts_of(
            self.letterhead,
            [(heading, [document.title for document in group]) for heading, group in groups],
            CONTINUED,
        )

    def document(self, pages: int) -> bytes:
        """The list as a .docx, where it takes so many ``pages`` in front of the documents."""
        total = sum(document.pages.count for document in self.documents)
        values = {
            ROOT: self.letterhead.answers,
            "столбец": COLUMN[self.by],
            "дата": short_date(self.day),
            "итог": f"Документов: {len(self.documents)}, страниц: {total}, не считая этого листа",
            "группы": list(self._groups(pages)),
        }
        return _template(self.letterhead.emblem).render(values)

    def _groups(self, pages: int) -> Iterator[Mapping[str, object]]:
        """The parts of the groups, each on one page; the last row is kept with the signature."""
        spans = places([document.pages.count for document in self.documents], pages, self.duplex)
        rows = (
            {"номер": number, "что": document.title, "страницы": _span(*span)}
            for number, document, span in zip(count(1), self.documents, spans)
        )
        parts = self._parts()
        for part in parts:
            taken = list(islice(rows, part.rows))
            kept = 1 if part is parts[-1] else 0
            yield {
                "заголовок": part.name,
                "с_новой_страницы": part.on_new_page,
                "строки": taken[: len(taken) - kept],
                "последние": taken[len(taken) - kept :],
            }


def control_lists(lists: Sequence[Contents], conversion: Conversion) -> list[Extract]:
    """The pages of each list.

    A list must know how many pages it takes itself: that is guessed, and the list made anew until it is so.
    """
    pages = [contents.guess for contents in lists]
    found: dict[int, Extract] = {}
    for attempt in range(ATTEMPTS):
        left = [number for number in range(len(lists)) if number not in found]
        files = {conversion.work / f"list{number}-{attempt}.docx": number for number in left}
        for file, number in files.items():
            file.write_bytes(lists[number].document(pages[number]))
        for file, _ in conversion.convert(list(files)):
            guess, pages[files[file]] = pages[files[file]], page_count(pdf_of(file))
            if guess == pages[files[file]]:
                found[files[file]] = Extract(pdf_of(file), 0, guess)
        if len(found) == len(lists):
            return [found[number] for number in range(len(lists))]
    raise PaperworkError("Контрольный лист не получился; повторите с --no-list")


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


@cache
def _template(emblem: Emblem | None) -> Template:
    return list_template(folder("templates") / TEMPLATE, None, emblem)
