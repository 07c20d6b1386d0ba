"""Answers and records as pydantic wants them: read as a cell is read, wrong in the same sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from paperwork.common.naming import tag_of
from paperwork.sheets.answers.cells import BadCell, InvalidAnswer, shown, trustworthy
from paperwork.sheets.answers.json_values import json_cell

R = TypeVar("R")
Read = Callable[[object, Any], object]  # a value and the context of the validation → the answer


def answer_validator(read: Read) -> CoreSchema:
    """What reads a value of JSON as an answer; `InvalidAnswer` becomes the error with its sentence."""

    def validated(value: object, info: core_schema.ValidationInfo) -> object:
        try:
            return read(value, info.context)
        except InvalidAnswer as invalid:
            raise PydanticCustomError(
                "answer", "{sentence}", {"sentence": invalid.problem.sentence}
            ) from None

    return core_schema.with_info_plain_validator_function(validated)


def record_validator(record: Callable[..., R], answers: Sequence[tuple[str, str, Read]]) -> CoreSchema:
    """What makes a record of an object by (header, attribute, what reads the answer) of each field.

    Other keys are the user's own columns.
    """
    names = {header: name for header, name, _ in answers}

    def made(values: Mapping[str, object]) -> R:
        known = {names[header]: value for header, value in values.items() if header in names}
        own = {tag_of(header): value for header, value in values.items() if header not in names}
        return record(**known, **({"extra": own} if own else {}))

    fields = {header: core_schema.typed_dict_field(_or_missing(read)) for header, _, read in answers}
    own = answer_validator(_own)
    record_shape = core_schema.typed_dict_schema(fields, extra_behavior="allow", extras_schema=own)
    return core_schema.no_info_after_validator_function(made, record_shape)


def _or_missing(read: Read) -> CoreSchema:
    """What reads an answer that is not there as an empty one."""
    return core_schema.with_default_schema(answer_validator(read), default=None, validate_default=True)


def _own(value: object, _context: object) -> str | None:
    """The text under a header of the user's own."""
    cell = trustworthy(json_cell(value))
    if isinstance(cell, BadCell):
        raise InvalidAnswer(cell.problem.message, cell.problem.fix)
    return shown(cell) or None
