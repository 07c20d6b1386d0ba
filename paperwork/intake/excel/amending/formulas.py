"""Formulas carried to another cell, and formulas whose references go down with rows."""

from __future__ import annotations

from contextlib import suppress

from paperwork.intake.excel.amending.areas import RANGE, spelt
from paperwork.intake.excel.amending.moves import END


def carried(formula: str, old: str, new: str) -> str:
    """The formula of one cell as it must be in another: what it says of its own row stays so."""
    from openpyxl.formula.translate import Translator, TranslatorError  # few books have formulas

    sign = "" if formula.startswith("=") else "="  # openpyxl reads formulas with it, files hold them without
    # a reference that would leave the sheet is an error to openpyxl: the formula then stays as it is
    with suppress(TranslatorError, ValueError, IndexError):
        return str(Translator(sign + formula, old).translate_formula(new))[len(sign) :]
    return formula


def pushed(formula: str, own: str, title: str, boundary: int, by: int) -> str:
    """The formula after the rows from ``boundary`` on of the sheet ``title`` went down ``by`` rows.

    ``own`` is the sheet of the formula.
    """
    from openpyxl.formula.tokenizer import Token, Tokenizer

    tokens = Tokenizer(formula if formula.startswith("=") else f"={formula}")
    for token in tokens.items:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            token.value = _pushed(token.value, own, title, boundary, by)
    rendered = str(tokens.render())  # type: ignore[no-untyped-call]  # openpyxl's stubs lack it
    return rendered[0 if formula.startswith("=") else 1 :]


def _pushed(reference: str, own: str, title: str, boundary: int, by: int) -> str:
    sheet, bang, cells = reference.rpartition("!")
    # a title with spaces is in apostrophes, and an apostrophe in it is doubled
    named = sheet.strip("'").replace("''", "'") if bang else own
    found = RANGE.fullmatch(cells)
    if named.casefold() != title.casefold() or not found:  # of another sheet, of a column, or a name
        return reference
    first, last = int(found.group(3)), int(found.group(6) or found.group(3))
    moved = [min(END, row + by) if row >= boundary else row for row in (first, last)]
    return f"{sheet}{bang}{spelt(found, *moved)}"
