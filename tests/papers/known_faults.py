"""What the papers do not hold yet, by check and paper: whoever mends one takes its line away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

Faults = Mapping[tuple[str, str], str]  # (check, paper) → why it fails
PAGES: Faults = {
    ("every_sheet_says_where_it_belongs", "application"): "no footer",
    ("every_sheet_says_where_it_belongs", "consent"): "no footer",
    ("every_sheet_says_where_it_belongs", "contact_schedule"): "no footer",
    ("every_sheet_says_where_it_belongs", "control_list"): "no footer",
    ("every_sheet_says_where_it_belongs", "delivery_check"): "no footer",
    ("every_sheet_says_where_it_belongs", "destruction_act"): "no footer",
    ("every_sheet_says_where_it_belongs", "due_list"): "no footer",
    ("every_sheet_says_where_it_belongs", "help_programme"): "no footer",
    ("every_sheet_says_where_it_belongs", "infrastructure_passport"): "no footer",
    ("every_sheet_says_where_it_belongs", "institution_card"): "no footer",
    ("every_sheet_says_where_it_belongs", "period_summary"): "no footer",
    ("every_sheet_says_where_it_belongs", "practice_diary"): "no footer",
    ("every_sheet_says_where_it_belongs", "practice_report"): "no footer",
    ("every_sheet_says_where_it_belongs", "profile"): "no footer",
    ("every_sheet_says_where_it_belongs", "request_journal"): "no footer",
    ("every_sheet_says_where_it_belongs", "review_sheet"): "no footer",
    ("every_sheet_says_where_it_belongs", "service_list"): "no footer",
    ("every_sheet_says_where_it_belongs", "service_plan"): "no footer",
    ("no_line_breaks_where_none_may", "application"): "usual spaces where none may break",
    ("no_line_breaks_where_none_may", "consent"): "usual spaces where none may break",
    ("no_line_breaks_where_none_may", "delivery_check"): "usual spaces where none may break",
    ("no_line_breaks_where_none_may", "institution_card"): "usual spaces where none may break",
    ("no_line_breaks_where_none_may", "practice_report"): "usual spaces where none may break",
    ("no_line_breaks_where_none_may", "request_journal"): "usual spaces where none may break",
    ("no_line_breaks_where_none_may", "review_sheet"): "usual spaces where none may break",
    ("no_line_breaks_where_none_may", "service_list"): "usual spaces where none may break",
    ("no_line_breaks_where_none_may", "service_plan"): "usual spaces where none may break",
    ("no_signature_is_alone", "practice_diary"): "the signatures begin a page",
    ("no_signature_is_alone", "practice_report"): "the signatures begin a page",
    ("nothing_is_parted_from_what_it_announces", "practice_report"): "a label ends a page",
    (
        "the_head_of_a_table_is_on_each_of_its_pages",
        "practice_diary",
    ): "the last row is a table of its own, without a head",
}
WORDS: Faults = {
    ("a_blank_asks_for_everything", "consent"): "the blank does not ask for everything",
    ("a_blank_asks_for_everything", "period_summary"): "the blank does not ask for everything",
    ("a_blank_asks_for_everything", "service_plan"): "the blank does not ask for everything",
    (
        "a_leader_of_practice_signs_where_there_is_one",
        "help_programme",
    ): "a leader of practice signs without a name",
    ("a_name_alone_is_under_a_signature", "application"): "kinship under the signature, full names of staff",
    ("a_name_alone_is_under_a_signature", "consent"): "kinship under the signature, full names of staff",
    (
        "a_name_alone_is_under_a_signature",
        "delivery_check",
    ): "kinship under the signature, full names of staff",
    (
        "a_name_alone_is_under_a_signature",
        "help_programme",
    ): "kinship under the signature, full names of staff",
    (
        "a_name_alone_is_under_a_signature",
        "institution_card",
    ): "kinship under the signature, full names of staff",
    (
        "a_name_alone_is_under_a_signature",
        "period_summary",
    ): "kinship under the signature, full names of staff",
    (
        "a_name_alone_is_under_a_signature",
        "practice_diary",
    ): "kinship under the signature, full names of staff",
    (
        "a_name_alone_is_under_a_signature",
        "practice_report",
    ): "kinship under the signature, full names of staff",
    ("a_name_alone_is_under_a_signature", "profile"): "kinship under the signature, full names of staff",
    (
        "a_name_alone_is_under_a_signature",
        "request_journal",
    ): "kinship under the signature, full names of staff",
    ("a_name_alone_is_under_a_signature", "review_sheet"): "kinship under the signature, full names of staff",
    ("a_name_alone_is_under_a_signature", "service_list"): "kinship under the signature, full names of staff",
    ("a_name_alone_is_under_a_signature", "service_plan"): "kinship under the signature, full names of staff",
    ("a_sentence_that_is_signed_ends", "review_sheet"): "ends with a colon",
    ("a_sentence_that_is_signed_ends", "service_list"): "ends with a colon",
    ("a_sentence_that_is_signed_ends", "service_plan"): "ends with a colon",
    ("every_table_repeats_its_head", "help_programme"): "the last row is a table of its own, without a head",
    ("every_table_repeats_its_head", "practice_diary"): "the last row is a table of its own, without a head",
    ("every_table_repeats_its_head", "request_journal"): "the last row is a table of its own, without a head",
    ("no_list_of_options_is_over_a_rule", "application"): "options stand on a rule",
    ("no_list_of_options_is_over_a_rule", "practice_report"): "options stand on a rule",
    ("no_list_of_options_is_over_a_rule", "profile"): "options stand on a rule",
    ("no_number_is_a_hole", "help_programme"): "«№» and nothing after it",
    ("no_number_is_a_hole", "review_sheet"): "«№» and nothing after it",
    ("no_rule_is_made_of_a_few_underscores", "application"): "underscores in the place of a ruled cell",
    ("no_rule_is_made_of_a_few_underscores", "consent"): "underscores in the place of a ruled cell",
    ("no_rule_is_made_of_a_few_underscores", "contact_schedule"): "underscores in the place of a ruled cell",
    ("no_rule_is_made_of_a_few_underscores", "period_summary"): "underscores in the place of a ruled cell",
    ("no_rule_is_made_of_a_few_underscores", "practice_report"): "underscores in the place of a ruled cell",
    ("no_rule_is_made_of_a_few_underscores", "profile"): "underscores in the place of a ruled cell",
    ("no_rule_is_made_of_a_few_underscores", "request_journal"): "underscores in the place of a ruled cell",
    ("no_rule_is_made_of_a_few_underscores", "review_sheet"): "underscores in the place of a ruled cell",
    ("no_rule_is_made_of_a_few_underscores", "service_list"): "underscores in the place of a ruled cell",
    ("no_table_is_split", "help_programme"): "the last row is a table of its own",
    ("no_table_is_split", "practice_diary"): "the last row is a table of its own",
    ("no_table_is_split", "request_journal"): "the last row is a table of its own",
    ("nobody_signs_who_may_not", "application"): "a baby signs; a proxy is called a legal representative",
    ("nobody_signs_who_may_not", "consent"): "a baby signs; a proxy is called a legal representative",
    ("nobody_signs_who_may_not", "delivery_check"): "a baby signs; a proxy is called a legal representative",
    ("nobody_signs_who_may_not", "help_programme"): "a baby signs; a proxy is called a legal representative",
    ("nobody_signs_who_may_not", "review_sheet"): "a baby signs; a proxy is called a legal representative",
    ("nobody_signs_who_may_not", "service_list"): "a baby signs; a proxy is called a legal representative",
    ("nobody_signs_who_may_not", "service_plan"): "a baby signs; a proxy is called a legal representative",
    ("nothing_chosen_is_over_a_rule", "application"): "options stand on a rule",
    ("nothing_chosen_is_over_a_rule", "practice_report"): "options stand on a rule",
    ("nothing_chosen_is_over_a_rule", "profile"): "options stand on a rule",
    ("one_table_is_written_once", "help_programme"): "the table stands in the template several times",
    ("one_table_is_written_once", "practice_diary"): "the table stands in the template several times",
    ("one_table_is_written_once", "request_journal"): "the table stands in the template several times",
    ("one_thing_has_one_name", "help_programme"): "words that are not of the glossary",
    ("one_thing_has_one_name", "period_summary"): "words that are not of the glossary",
    ("one_thing_has_one_name", "request_journal"): "words that are not of the glossary",
    ("one_thing_has_one_name", "review_sheet"): "words that are not of the glossary",
    ("one_thing_has_one_name", "service_list"): "words that are not of the glossary",
    ("one_thing_has_one_name", "service_plan"): "words that are not of the glossary",
    ("the_representative_speaks", "application"): "the client speaks, whoever he is",
    ("the_representative_speaks", "consent"): "the client speaks, whoever he is",
    ("there_is_room_to_write", "practice_report"): "a cell for a number is too narrow for a pen",
    ("there_is_room_to_write", "profile"): "a cell for a number is too narrow for a pen",
    ("there_is_room_to_write", "service_plan"): "a cell for a number is too narrow for a pen",
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
    reason = faults.get((check.__name__, name))
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
