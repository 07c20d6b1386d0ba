"""The foreign marks of a template, found by the words of the book."""

from __future__ import annotations

import json
from functools import lru_cache

from paperwork.documents.linting.vocabulary import BookVocabulary
from paperwork.word.docx.package import BadPackageError, read_package
from paperwork.word.foreign.find import Found, find


def found_in(source: bytes, columns: str) -> Found:
    """The foreign marks of a template."""
    try:
        return find(read_package(source), vocabulary(columns))
    except BadPackageError:
        return Found({}, ())


@lru_cache(maxsize=8)
def vocabulary(columns: str) -> BookVocabulary:
    """The names of answers for books with these columns of their own."""
    return BookVocabulary(json.loads(columns))
