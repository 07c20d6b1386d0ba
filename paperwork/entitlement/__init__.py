"""Who may be entitled to a service: the words of «Кому положена» against what a book says of a client."""

from __future__ import annotations

from paperwork.entitlement.facts import Facts, facts_of
from paperwork.entitlement.judging import Finding, Verdict, judge

__all__ = ["Facts", "Finding", "Verdict", "facts_of", "judge"]
