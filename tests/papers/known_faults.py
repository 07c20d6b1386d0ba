"""What the papers do not hold yet, by check and paper: whoever mends one takes its line away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

Faults = Mapping[str, Mapping[str, str]]  # check → paper → why it fails
PAGES: Faults = {
    "every_sheet_says_where_it_belongs": {
        "application": "no footer",
        "consent": "no footer",
        "contact_schedule": "no footer",
        "control_list": "no footer",
        "delivery_check": "no footer",
        "destruction_act": "no footer",
        "due_list": "no footer",
        "help_programme": "no footer",
        "infrastructure_passport": "no footer",
        "institution_card": "no footer",
        "period_summary": "no footer",
        "practice_diary": "no footer",
        "practice_report": "no footer",
        "profile": "no footer",
        "request_journal": "no footer",
        "review_sheet": "no footer",
        "service_list": "no footer",
        "service_plan": "no footer",
    },
    "no_line_breaks_where_none_may": {
        "application": "usual spaces where none may break",
        "consent": "usual spaces where none may break",
        "delivery_check": "usual spaces where none may break",
        "institution_card": "usual spaces where none may break",
        "practice_report": "usual spaces where none may break",
        "request_journal": "usual spaces where none may break",
        "review_sheet": "usual spaces where none may break",
        "service_list": "usual spaces where none may break",
        "service_plan": "usual spaces where none may break",
    },
    "no_signature_is_alone": {
        "control_list": "the signatures begin a page",
        "practice_diary": "the signatures begin a page",
        "practice_report": "the signatures begin a page",
    },
    "nothing_is_parted_from_what_it_announces": {
        "practice_report": "a label ends a page",
    },
    "the_head_of_a_table_is_on_each_of_its_pages": {
        "practice_diary": "the last row is a table of its own, without a head",
    },
}
WORDS: Faults = {
    "a_blank_asks_for_everything": {
        "consent": "the blank does not ask for everything",
        "period_summary": "the blank does not ask for everything",
        "service_plan": "the blank does not ask for everything",
    },
    "a_leader_of_practice_signs_where_there_is_one": {
        "help_programme": "a leader of practice signs without a name",
    },
    "a_name_alone_is_under_a_signature": {
        "application": "kinship under the signature, full names of staff",
        "consent": "kinship under the signature, full names of staff",
        "delivery_check": "kinship under the signature, full names of staff",
        "help_programme": "kinship under the signature, full names of staff",
        "institution_card": "kinship under the signature, full names of staff",
        "period_summary": "kinship under the signature, full names of staff",
        "practice_diary": "kinship under the signature, full names of staff",
        "practice_report": "kinship under the signature, full names of staff",
        "profile": "kinship under the signature, full names of staff",
        "request_journal": "kinship under the signature, full names of staff",
        "review_sheet": "kinship under the signature, full names of staff",
        "service_list": "kinship under the signature, full names of staff",
        "service_plan": "kinship under the signature, full names of staff",
    },
    "a_sentence_that_is_signed_ends": {
        "review_sheet": "ends with a colon",
        "service_list": "ends with a colon",
        "service_plan": "ends with a colon",
    },
    "every_table_repeats_its_head": {
        "help_programme": "the last row is a table of its own, without a head",
        "practice_diary": "the last row is a table of its own, without a head",
        "request_journal": "the last row is a table of its own, without a head",
    },
    "no_list_of_options_is_over_a_rule": {
        "application": "the options are over a rule",
        "practice_report": "the options are over a rule",
        "profile": "the options are over a rule",
    },
    "no_number_is_a_hole": {
        "help_programme": "«№» and nothing after it",
        "review_sheet": "«№» and nothing after it",
    },
    "no_rule_is_made_of_a_few_underscores": {
        "application": "underscores in the place of a ruled cell",
        "consent": "underscores in the place of a ruled cell",
        "contact_schedule": "underscores in the place of a ruled cell",
        "period_summary": "underscores in the place of a ruled cell",
        "practice_report": "underscores in the place of a ruled cell",
        "profile": "underscores in the place of a ruled cell",
        "request_journal": "underscores in the place of a ruled cell",
        "review_sheet": "underscores in the place of a ruled cell",
        "service_list": "underscores in the place of a ruled cell",
    },
    "no_table_is_split": {
        "help_programme": "the last row is a table of its own",
        "practice_diary": "the last row is a table of its own",
        "request_journal": "the last row is a table of its own",
    },
    "nothing_chosen_is_over_a_rule": {
        "application": "the options are over a rule",
        "practice_report": "the options are over a rule",
        "profile": "the options are over a rule",
    },
    "one_table_is_written_once": {
        "help_programme": "the template has the table several times",
        "practice_diary": "the template has the table several times",
        "request_journal": "the template has the table several times",
    },
    "one_thing_has_one_name": {
        "help_programme": "words that are not of the glossary",
        "period_summary": "words that are not of the glossary",
        "request_journal": "words that are not of the glossary",
        "review_sheet": "words that are not of the glossary",
        "service_list": "words that are not of the glossary",
        "service_plan": "words that are not of the glossary",
    },
    "only_those_sign_who_may": {
        "application": "a baby signs; a proxy is called a legal representative",
        "consent": "a baby signs; a proxy is called a legal representative",
        "delivery_check": "a baby signs; a proxy is called a legal representative",
        "help_programme": "a baby signs; a proxy is called a legal representative",
        "review_sheet": "a baby signs; a proxy is called a legal representative",
        "service_list": "a baby signs; a proxy is called a legal representative",
        "service_plan": "a baby signs; a proxy is called a legal representative",
    },
    "the_representative_speaks": {
        "application": "the client speaks, whoever he is",
        "consent": "the client speaks, whoever he is",
    },
    "there_is_room_to_write": {
        "practice_report": "a cell for a number is too narrow for a pen",
        "profile": "a cell for a number is too narrow for a pen",
        "service_plan": "a cell for a number is too narrow for a pen",
    },
}


def marked(checks: Iterable[Callable[..., Any]], names: Iterable[str], faults: Faults) -> list[Any]:
    """Each check with each paper; what is known to fail is expected to."""
    papers = list(names)
    return [
        pytest.param(check, name, id=f"{check.__name__}-{name}", marks=_mark(faults, check, name))
        for check in checks
        for name in papers
    ]


def _mark(faults: Faults, check: Callable[..., Any], name: str) -> list[pytest.MarkDecorator]:
    reason = faults.get(check.__name__, {}).get(name)
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
