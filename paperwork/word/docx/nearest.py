"""The known word that a misspelt one most resembles."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from paperwork.word.docx.letters import other_letters

LIKENESS = 0.6


def likely(word: str, known: Iterable[str]) -> tuple[str, str]:
    """The word that was most likely meant, and what letters of the written one are of another alphabet."""
    words = list(known)
    same = ((other, other_letters(word, other)) for other in words)
    return next((found for found in same if found[1]), (nearest(word, words), ""))


def nearest(word: str, known: Iterable[str]) -> str:
    """The most similar known word; empty when none is similar enough."""
    scored = ((likeness(word, other), other) for other in known)
    score, best = max(((s, o) for s, o in scored), key=lambda pair: pair[0], default=(0.0, ""))
    return best if score >= LIKENESS else ""


def likeness(word: str, other: str) -> float:
    """How much two words resemble each other: 1 where they are the same in small letters."""
    return SequenceMatcher(None, word.lower(), other.lower()).ratio()
