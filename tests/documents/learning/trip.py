"""A round trip: a paper learnt, made for other clients, and compared by words with their own papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from paperwork.case.context import ClientContext
from paperwork.documents.learning.learn import Learnt, Source, compiled_for, learn
from paperwork.documents.learning.reading import read_paper
from paperwork.documents.learning.spelling import folded

Make = Callable[[ClientContext], bytes]


@lru_cache(maxsize=64)
def words_of(document: bytes) -> Sequence[str]:
    """The words of a document, headers and footers included."""
    return [word for paragraph in read_paper(document, "").paragraphs for word in paragraph.text.split()]


def made(learnt: Learnt, case: ClientContext) -> bytes:
    """The learnt template's paper for a client."""
    template = compiled_for(learnt.template, "", case.book)
    return template.render(case.context(template.tags))


def printed_by(learnt: Learnt, case: ClientContext) -> str:
    """The words of that paper, in one line."""
    return " ".join(words_of(made(learnt, case)))


@dataclass(frozen=True)
class Trip:
    """A paper of one client learnt and made for others."""

    name: str
    learnt: Learnt
    own: Sequence[str]
    others: Sequence[tuple[ClientContext, Sequence[str], Sequence[str]]]  # the right words, those made

    @cached_property
    def recall(self) -> float:
        """Of the words that only the others' papers have, how many the template prints."""
        wanted, found = 0, 0
        for _, right, printed in self.others:
            missing = Counter(right) - Counter(self.own)
            wanted += missing.total()
            found += (missing & Counter(printed)).total()
        return found / wanted if wanted else 1.0

    @cached_property
    def precision(self) -> float:
        """Of the words that the template has changed, how many are right."""
        changed, right_ones = 0, 0
        for _, right, printed in self.others:
            new = Counter(printed) - Counter(self.own)
            changed += new.total()
            right_ones += (new & Counter(right)).total()
        return right_ones / changed if changed else 1.0

    @property
    def leaks(self) -> list[str]:
        """What of the first client's stands in the others' papers and not in their own."""
        client = self.learnt.case.client
        assert client
        private = [client.phone, client.snils, client.document, client.address, (client.surname or "")[:-1]]
        return [
            value
            for _, right, printed in self.others
            for value in map(folded, filter(None, private))
            if value in " ".join(printed) and value not in " ".join(right)
        ]


def trip(name: str, make: Make, case: ClientContext, others: Sequence[ClientContext]) -> Trip:
    """The round trip of one paper."""
    paper = make(case)
    learnt = learn(Source(paper, name, case), name)
    return Trip(
        name,
        learnt,
        words_of(paper),
        [(other, words_of(make(other)), words_of(made(learnt, other))) for other in others],
    )
