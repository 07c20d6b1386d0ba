"""What is doubtful in an answer that was understood: checksums, numbers, values off their list."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from paperwork.common.errors import Level, Problem
from paperwork.sheets.answers.choices import Choices
from paperwork.sheets.answers.fields import Field, Kind


def snils_is_valid(text: str) -> bool:
    """Whether the checksum of a СНИЛС is right (ПФР's rule: weights 9…1, modulo 101)."""
    if not re.fullmatch("[0-9]{11}", text):
        return False
    digits = [int(sign) for sign in text]
    total = sum(weight * digit for weight, digit in zip(range(9, 0, -1), digits, strict=False))
    return total % 101 % 100 == digits[9] * 10 + digits[10]


def _ogrn_is_valid(text: str) -> bool:
    from stdnum.ru import ogrn  # heavy: it brings along what it looks numbers up on the network with

    return bool(ogrn.is_valid(text))


def _inn_is_valid(text: str) -> bool:
    from stdnum.ru import inn

    return bool(inn.is_valid(text))


def _is_valid(check: Callable[[str], bool], text: str) -> bool:
    """Whether stdnum takes the number; it takes figures of other scripts for ours, and so fails."""
    return re.fullmatch("[0-9]+", text) is not None and check(text)


# The name of the number, its lengths in words, and its check.
CHECKSUMS: Mapping[Kind, tuple[str, tuple[int, ...], Callable[[str], bool]]] = {
    Kind.OGRN: ("ОГРН", (13, 15), _ogrn_is_valid),
    Kind.INN: ("ИНН", (10, 12), _inn_is_valid),
    Kind.SNILS: ("СНИЛС", (11,), snils_is_valid),
}


def doubts(item: Field, value: object, lists: Mapping[str, Choices]) -> list[Problem]:
    """What is doubtful in an answer: warnings, without a place."""
    if item.kind in CHECKSUMS:
        return _in_number(item.kind, str(value))
    if item.kind is Kind.NUMBER and isinstance(value, str):
        return [_warning("это не число", "напишите количество цифрами: 2 или 1,5")]
    if item.kind in (Kind.CHOICE, Kind.CHOICES) and item.choices:
        listed = lists[item.choices]
        values = value if isinstance(value, tuple) else (str(value),)
        return [_off_list(text, listed, item.kind, len(values)) for text in values if not listed.allows(text)]
    return []


def _warning(message: str, fix: str) -> Problem:
    return Problem(message, fix, Level.WARNING)


def _in_number(kind: Kind, text: str) -> list[Problem]:
    name, lengths, check = CHECKSUMS[kind]
    digits = re.sub(r"[\s\-–—]", "", text)
    if _is_valid(check, digits):
        return []
    if re.fullmatch("[0-9]+", digits) and len(digits) not in lengths:
        wanted = " или ".join(map(str, lengths))
        return [_warning(f"в {name} должно быть цифр: {wanted}, а здесь {len(digits)}", "проверьте номер")]
    return [_warning(f"контрольная сумма {name} не сходится", "проверьте цифры")]


def _off_list(text: str, listed: Choices, kind: Kind, values: int) -> Problem:
    message = "такого значения нет в списке" if values == 1 else f"«{text}» нет в списке"
    keep = f"оставьте, если так и нужно, или добавьте на лист «Списки» («{listed.name}»)"
    parts = [part.strip() for part in text.split(",")]
    if kind is Kind.CHOICES and len(parts) > 1 and all(listed.allows(part) for part in parts):
        return _warning(message, f"разделите значения знаком «;»: {'; '.join(parts)}")
    near = listed.nearest(text)
    return _warning(message, f"похоже на «{near}»; {keep}" if near else keep)
