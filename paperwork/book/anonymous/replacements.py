"""The report of an anonymous copy: what was replaced, and what a person has to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

NAME, OWN_COLUMN, APPLICANT = "имя", "свой столбец", "заявитель"
KINDS = {
    NAME: "имена", "телефон": "телефоны", "почта": "адреса почты", "адрес": "адреса", "документ": "документы",
    "СНИЛС": "СНИЛС", "дата рождения": "даты рождения", "год рождения": "годы рождения",
    "номер": "номера карт, счетов, полисов, машин",
    "ссылка": "ссылки на страницы людей", "дело": "номера дел",
    APPLICANT: "заявители", OWN_COLUMN: "свои столбцы",
}  # fmt: skip
WORD, PUBLIC, GUESS = "слово", "учреждение", "догадка"
DOUBTS = {WORD: "слова, похожие на имя", PUBLIC: "телефоны и адреса учреждений",
          GUESS: "заменено на всякий случай"}  # fmt: skip
LISTED = 30  # clients or cells; of more only the sums are listed


def replacement_lines(
    clients: Sequence[str], counts: Mapping[int | None, Counter[str]], doubts: Mapping[str, Counter[str]]
) -> Iterator[str]:
    """What was replaced, by client and kind, without the old values, and where a person should look.

    ``clients`` are their codes and rows, ``counts`` what was replaced by the client's place, ``doubts`` what
    could not be judged by the cell.
    """
    total = sum(counts.values(), Counter[str]())
    yield f"Обезличено: {_counted(total, KINDS)}" if total else "Обезличивать было нечего"
    if len(clients) <= LISTED:
        for place, client in enumerate(clients):
            yield f"  {client}: {_counted(counts.get(place, Counter()), KINDS)}"
        if counts.get(None):
            yield f"  прочие: {_counted(counts[None], KINDS)}"
    yield from _doubtful(doubts)
    yield "Перечитайте бумаги перед сдачей: прозвище, опечатку в имени или намек программа не узнает."


def _doubtful(doubts: Mapping[str, Counter[str]]) -> Iterator[str]:
    """The cells with something that may lead to a person or may not: left or replaced."""
    if not doubts:
        return
    yield "Прочитайте в книге сами: программа не могла решить, указывает ли это на человека"
    for place, counts in list(doubts.items())[:LISTED]:
        yield f"  {place}: {_counted(counts, DOUBTS)}"
    if len(doubts) > LISTED:
        total = sum(doubts.values(), Counter[str]())
        yield f"  и еще ячеек: {len(doubts) - LISTED}; всего в книге: {_counted(total, DOUBTS)}"


def _counted(counts: Counter[str], kinds: Mapping[str, str]) -> str:
    return ", ".join(f"{words} – {counts[kind]}" for kind, words in kinds.items() if counts[kind])
