"""Who may be entitled to a service: the words of «Кому положена» against what a book says of a client."""

from __future__ import annotations

from paperwork.case.entitlement.facts import Facts, facts_of
from paperwork.case.entitlement.judging import Finding, Verdict, judge

__all__ = ["Facts", "Finding", "Verdict", "facts_of", "judge"]
