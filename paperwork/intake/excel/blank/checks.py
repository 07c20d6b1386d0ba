"""What the cells check themselves: drop-downs, dates and numbers, with Russian messages."""

from __future__ import annotations

from typing import Literal

from openpyxl.worksheet.datavalidation import DataValidation

from paperwork.common.naming import tag_of
from paperwork.sheets import SCHEMA_BY_TITLE
from paperwork.sheets.answers.choices import Choices, standard
from paperwork.sheets.answers.fields import Field, Schema

LAST_ROW = 2000  # how far the drop-downs and the checks of a table go
LONGEST_IN_FORMULA = 255  # Excel refuses a longer list inside a formula
LONGEST_TITLE, LONGEST_PROMPT = 32, 255


def check_of(field: Field, schema: Schema) -> DataValidation | None:
    """The check of the field's cells, without their area yet; None when nothing is checked."""
    check = _linked(field, schema) or _listed(field) or _by_kind(field)
    prompt = prompt_of(field)
    if not prompt:
        return check
    check = check or DataValidation(allow_blank=True)
    check.promptTitle, check.prompt = field.header[:LONGEST_TITLE], prompt[:LONGEST_PROMPT]
    check.showInputMessage = True
    return check


def prompt_of(field: Field) -> str:
    """What Excel shows beside the selected cell; empty where that would only hinder."""
    if not (field.kind.excel.prompts or field.special):
        return ""
    return field.hint or (f"Например: {field.kind.example}" if field.kind.example else "")


def list_name(choices: str) -> str:
    """The defined name of the values on «Списки»."""
    return f"Список_{tag_of(choices)}"


def keys_name(title: str) -> str:
    """The defined name of the keys of the sheet: the file numbers, the codes, the services."""
    return f"Ключи_{tag_of(title)}"


def open_list(field: Field) -> Choices | None:
    """The list of the field that others may be added to, or None."""
    choices = standard()[field.choices] if field.choices else None
    return None if choices is None or choices.closed else choices


def _linked(field: Field, schema: Schema) -> DataValidation | None:
    """The keys of another sheet; a key that is not there yet may be typed."""
    target = SCHEMA_BY_TITLE.get(field.link or "")
    if target is None or target is schema:
        return None
    title = target.sheet.title
    return _list(
        f"={keys_name(title)}", "warning",
        f"На листе «{title}» такого значения нет. Проверьте, нет ли описки, или добавьте его на тот лист.",
    )  # fmt: skip


def _listed(field: Field) -> DataValidation | None:
    """The values of the list: only they where the list is closed."""
    if not field.choices:
        return None
    choices = standard()[field.choices]
    if choices.closed:
        values = ",".join(choice.shown for choice in choices.values)
        assert len(values) <= LONGEST_IN_FORMULA, choices.name
        return _list(f'"{values}"', "stop", "Выберите значение из списка: другого здесь быть не может.")
    if field.kind.excel.holds_one and not choices.gendered and not choices.pattern:
        return _list(
            f"={list_name(choices.name)}",
            "warning",
            "Такого значения нет в списке. Если оно верное, оставьте его или добавьте на лист «Списки».",
        )
    # several values, «замужем» for «женат/замужем» or «5 раз в неделю» are right and yet not on the list
    return DataValidation(
        type="list", formula1=f"={list_name(choices.name)}", allow_blank=True, showErrorMessage=False
    )


def _list(formula: str, style: Literal["stop", "warning"], message: str) -> DataValidation:
    return DataValidation(
        type="list",
        formula1=formula,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle=style,
        errorTitle="Нет в списке",
        error=message,
    )


def _by_kind(field: Field) -> DataValidation | None:
    """The check that is the same for all answers of the kind: a warning, as people write dates in words."""
    check = field.kind.excel.check
    if check is None:
        return None
    return DataValidation(
        type=check.type,
        operator=check.operator,
        formula1=check.least,
        formula2=check.most,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
        errorTitle=check.title,
        error=check.message,
    )
