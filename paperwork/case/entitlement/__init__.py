"""Who may be entitled to a service: the words of «Кому положена» against what a book says of a client."""

from __future__ import annotations

from paperwork.case.entitlement.assessment import Finding, Verdict, assess
from paperwork.case.entitlement.facts import Facts, facts_of
from paperwork.case.entitlement.minors import may_be_asked_for

__all__ = ["Facts", "Finding", "Verdict", "assess", "facts_of", "may_be_asked_for"]
