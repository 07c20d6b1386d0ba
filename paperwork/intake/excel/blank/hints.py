"""The comment on a header: what to write there, in words."""

from __future__ import annotations

from openpyxl.comments import Comment

from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.fields import Field, Schema

AUTHOR = "Подсказка"
COMMENT_WIDTH, LINE_HEIGHT = 280, 17  # pixels
LINE_LENGTH = 38  # characters of a comment's line
FREE = "Можно не заполнять: в бумаге останется место, чтобы вписать от руки."
ONE_CLIENT = "Если клиент в книге один, можно не заполнять."


def hint_of(field: Field, schema: Schema) -> str:
    """Everything that a person should know before filling the field in, a line each."""
    lines = [
        "Обязательно." if field.required else "",
        _sentence(field.hint),
        _note(field),
        _about_list(field),
        ONE_CLIENT if field is schema.tie else "",
    ]
    return "\n".join(line for line in lines if line) or FREE


def comment_of(text: str) -> Comment:
    """A comment with a neutral author, as large as its text needs."""
    lines = sum(1 + len(line) // LINE_LENGTH for line in text.split("\n"))
    return Comment(text, AUTHOR, width=COMMENT_WIDTH, height=LINE_HEIGHT * (lines + 1))


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def _note(field: Field) -> str:
    note = field.kind.excel.note
    return "" if note.rstrip(".") in field.hint or _exemplified(field) else note


def _exemplified(field: Field) -> bool:
    """Whether the hint shows an example already."""
    kind = field.kind
    return kind.excel.prompts and bool(kind.example) and any(letter.isdigit() for letter in field.hint)


def _about_list(field: Field) -> str:
    if field.link:
        known = f"листа «{field.link}»" in field.hint or f"листе «{field.link}»" in field.hint
        return "" if known else f"Выберите из списка: он берется с листа «{field.link}»."
    if not field.choices:
        return ""
    choices = standard()[field.choices]
    if choices.closed:
        return "Только из списка: " + ", ".join(choice.shown for choice in choices.values) + "."
    return "Выберите из списка; можно вписать свое (и добавить его на лист «Списки»)."
