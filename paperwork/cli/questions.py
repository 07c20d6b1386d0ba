"""Questions to the person at the terminal, in Russian."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

YES = frozenset({"да", "д", "yes", "y", "ага", "конечно"})
NO = frozenset({"нет", "н", "no", "n", "не надо"})


def is_confirmed(question: str) -> bool | None:
    """What a person answers to a question of yes and no; None where no one answers."""
    while True:
        answer = _answer(f"{question} (да/нет)")
        if answer is None:
            return None
        words = answer.strip().casefold().rstrip(".!")
        if words in YES or words in NO:
            return words in YES
        click.echo("Напишите «да» или «нет».", err=True)


def answer_to(question: str, meaning: Callable[[str], str | None]) -> str | None:
    """What a person answers; «» where it is left open, None where no one answers any more."""
    while (answer := _answer(question)) is not None:
        found = meaning(answer) if answer.strip() else ""
        if found is not None:
            return found
        click.echo("Не понять; повторите.", err=True)
    return None


def _answer(question: str) -> str | None:
    """The next line of the standard input; None where it has ended."""
    click.echo(f"{question}: ", nl=False, err=True)
    line = sys.stdin.readline()
    if not line:
        click.echo(err=True)
    return line or None
