"""What is said of a template that was learnt: what was put in, what is in doubt, what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from paperwork.documents.learning.learn import Learnt
from paperwork.documents.learning.marks import Candidate, Mark
from paperwork.documents.learning.whose import teachers, words_of
from paperwork.sheets.answers.reading import shown
from paperwork.word.language.values import plain

LONG: Final = 70
DIFFERENCES: Final = 10


def lines_of(learnt: Learnt) -> Iterator[str]:
    """The report, line by line."""
    whose = client_words(learnt)
    if whose:
        yield f"Бумага клиента: {whose}"
    if learnt.not_joined:
        yield (
            f"Вторая бумага не учтена: вместе с ней шаблон не получился ({learnt.not_joined}). "
            "Шаблон сделан по первой бумаге; возьмите второй бумагу другого клиента"
        )
    yield from _found(learnt)
    yield from _doubts(learnt)
    yield from _coming_and_going(learnt)
    yield from _left(learnt)
    yield from _unused(learnt)
    yield from _compared(learnt)
    yield from _teacher(learnt)


def client_words(learnt: Learnt) -> str:
    """Whose paper it is, as people name him; empty where it is of no client."""
    return words_of(learnt.case.client) if learnt.case.client else ""


def _found(learnt: Learnt) -> Iterator[str]:
    yield ""
    yield (
        f"Вставлены теги ({len(learnt.marks)}):"
        if learnt.marks
        else "Теги не вставлены: значений клиента не нашлось"
    )
    for block in learnt.blocks:
        if not block.before:
            continue
        does = "повторяются" if " for " in block.before[0] else "печатаются не всегда"
        yield f"  {does} {'строки таблицы' if block.kind == 'tr' else 'абзацы'} → {block.before[0]}"
    grouped: dict[tuple[str, str, bool], list[Mark]] = {}
    for mark in learnt.marks:
        grouped.setdefault((_cut(mark.words), mark.code, mark.looks), []).append(mark)
    for (words, code, looks), marks in grouped.items():
        times = (
            f" ({len(marks)} раза)"
            if 1 < len(marks) < 5
            else f" ({len(marks)} раз)"
            if len(marks) > 1
            else ""
        )
        change = "; вид изменится" if looks else ""
        yield f"  «{words}» → {code}{times}{change}" if words else f"  пусто → {code}{times}"


def _doubts(learnt: Learnt) -> Iterator[str]:
    if learnt.doubts:
        yield ""
        yield f"В сомнении ({len(learnt.doubts)}): проверьте в Word, что выбрано верно"
    for mark in learnt.doubts:
        others = ", ".join(candidate.code for candidate in rivals(mark))
        yield f"  {mark.place}: «{_cut(mark.words)}» → {mark.code}; может быть: {others}"


def rivals(mark: Mark) -> list[Candidate]:
    """The other candidates of a mark, those that fit nearly as well."""
    others = [candidate for candidate in mark.candidates if candidate.code != mark.code]
    return others[:5]


def _coming_and_going(learnt: Learnt) -> Iterator[str]:
    if learnt.parts:
        yield ""
        yield f"Есть только в одной из двух бумаг ({len(learnt.parts)}):"
    for part in learnt.parts:
        where = "в первой" if part.is_of_first else "во второй"
        if part.condition is None:
            left = "осталось" if part.is_of_first else "не вставлено"
            yield f"  {where}: «{_cut(part.words)}»: неясно, от чего зависит, {left} как есть"
            continue
        others = f"; может быть: {', '.join(part.condition.others[:5])}" if part.condition.others else ""
        yield f"  {where}: «{_cut(part.words)}» → если {part.condition.code}{others}"


def _left(learnt: Learnt) -> Iterator[str]:
    if learnt.residue:
        yield ""
        yield f"Осталось в тексте ({len(learnt.residue)}):"
    for item in learnt.residue:
        yield f"  {item.place}: «{_cut(item.words)}» ({item.tag})"
    if learnt.people:
        yield ""
        yield (
            f"Люди учреждения остались, как набраны ({len(learnt.people)}):"
            " они будут в бумагах всех клиентов; если это не нужно, вставьте теги"
        )
    for item in learnt.people:
        yield f"  {item.place}: «{_cut(item.words)}» ({item.tag})"
    if learnt.counts:
        yield ""
        yield (
            f"Числа остались, как набраны ({len(learnt.counts)}):"
            " похоже, они у каждого клиента свои; замените их тегами или уберите из бумаги"
        )
    for item in learnt.counts:
        yield f"  {item.place}: «{_cut(item.words)}»"
    if learnt.answers:
        yield ""
        yield (
            f"Ответы из строк клиента остались, как набраны ({len(learnt.answers)}):"
            " они будут в бумагах всех клиентов; замените их тегами или уберите из бумаги"
        )
    for item in learnt.answers:
        yield f"  {item.place}: «{_cut(item.words)}» ({item.tag})"


def _unused(learnt: Learnt) -> Iterator[str]:
    if learnt.unused:
        yield ""
        yield f"В бумаге нет этих ответов клиента ({len(learnt.unused)}):"
    for scalar in learnt.unused:
        yield f"  {scalar.sheet}, {scalar.header}: {_cut(_shown(scalar.value))} ({{{{ {scalar.tag} }}}})"


def _compared(learnt: Learnt) -> Iterator[str]:
    yield ""
    found: Sequence[object] = learnt.comparison.differences
    if not found:
        yield "Сделано по шаблону заново и сравнено: все слова те же"
        return
    yield f"Сделано по шаблону заново и сравнено: отличий {len(found)}"
    for difference in learnt.comparison.differences[:DIFFERENCES]:
        yield f"  было «{difference.was}», печатается «{difference.now}»"
    if len(found) > DIFFERENCES:
        yield f"  и еще {len(found) - DIFFERENCES}"


def _teacher(learnt: Learnt) -> Iterator[str]:
    words = teacher_words(learnt)
    if words:
        yield ""
        yield words


def teacher_words(learnt: Learnt) -> str:
    """Whose paper would teach more; empty where nobody's would."""
    roots = {
        tag.partition(".")[0].removesuffix("[]") for mark in learnt.marks for tag in (mark.tag, *mark.tags)
    }
    ranked = teachers(learnt.case.book, roots)
    own = next((one for one in ranked if one.client is learnt.case.client), None)
    if own is None or ranked[0].filled <= own.filled:
        return ""
    return (
        f"Больше научила бы бумага другого клиента — {ranked[0].words} полей этих листов "
        f"(у {own.client.file_number} — {own.filled})"
    )


def _shown(value: object) -> str:
    return shown(value) if isinstance(value, (str, int, date)) else plain(value)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONG else text[:LONG] + "…"
