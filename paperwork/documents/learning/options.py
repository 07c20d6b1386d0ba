"""Lists of which something is underlined: the options of a field, printed with the chosen one marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from lxml import etree

from paperwork.case.projection import OPTIONS
from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.options_written import OptionList, Shown, each_of, loop_of
from paperwork.documents.learning.paper import Paper, Paragraph
from paperwork.documents.learning.spelling import folded, is_whole
from paperwork.documents.learning.values import Values
from paperwork.documents.learning.wordings import fitness, headings_of, wording_of
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.choices import Choices
from paperwork.word.docx.xml import W

TICKS: Final = "☐☑☒□■✓✔◯●○"
BETWEEN: Final = 6  # signs between two options


def find_options(paper: Paper, values: Values, lists: Mapping[str, Choices]) -> None:
    """Marks every list of options of which the chosen ones look otherwise."""
    known = list(option_lists(values, lists))
    headings = headings_of(paper.paragraphs)
    for paragraph in paper.paragraphs:
        if paragraph.marks or paragraph.is_gone:
            continue
        found = [(shown, listed) for listed in known if len(shown := _shown_in(paragraph, listed)) > 1]
        if not found:
            continue

        def merit(
            pair: tuple[list[Shown], OptionList], paragraph: Paragraph = paragraph
        ) -> tuple[int, float]:
            shown, listed = pair
            wording = wording_of(paragraph, shown[0].start, shown[-1].end, headings)
            return len(shown), fitness(wording, listed.tag, listed.header, listed.sheet)

        shown, listed = max(found, key=merit)
        _mark(paragraph, shown, listed)


def option_lists(values: Values, lists: Mapping[str, Choices]) -> Iterator[OptionList]:
    """The lists of options of all fields."""
    fields = {
        f"{schema.sheet.tag}.{item.tag}": (schema, item) for schema in SCHEMAS for item in schema.fields
    }
    for path, header, options in values.options():
        tag = path.replace(f".{OPTIONS}.", ".")
        if tag in fields:
            schema, item = fields[tag]
            listed = lists[item.choices or ""]
            spelled = tuple(_spellings(options))
            several = item.kind.is_several
            yield OptionList(path, tag, header, schema.sheet.title, options, listed, several, spelled)


def _spellings(options: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, bool, Mapping[str, Any]]]:
    for option in options:
        words = folded(str(option["текст"])).strip()
        lowered = words[:1].lower() + words[1:]
        for spelled in dict.fromkeys((words, lowered)):
            if len(spelled) > 2:
                yield spelled, spelled != words, option


def _shown_in(paragraph: Paragraph, listed: OptionList) -> list[Shown]:
    """The longest row of options in a paragraph with nothing but signs between them."""
    text = paragraph.text
    found: list[Shown] = []
    for spelled, is_lowered, option in listed.spellings:
        start = text.find(spelled)
        while start >= 0:
            end = start + len(spelled)
            if is_whole(text, start, end):
                choice = listed.choice_of(str(option["текст"]))
                found.append(Shown(start, end, spelled, bool(option["выбран"]), choice, is_lowered))
            start = text.find(spelled, end)
    return _longest_row(text, _longest_first(found))


def _longest_first(found: list[Shown]) -> list[Shown]:
    """Those that are no part of a longer one, in the order of the text."""
    kept: list[Shown] = []
    for one in sorted(found, key=lambda item: (item.start - item.end, item.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda item: item.start)


def _longest_row(text: str, found: list[Shown]) -> list[Shown]:
    rows: list[list[Shown]] = []
    for one in found:
        between = text[rows[-1][-1].end : one.start] if rows else ""
        if rows and len(between) <= BETWEEN and not any(letter.isalnum() for letter in between):
            rows[-1].append(one)
        else:
            rows.append([one])
    return max(rows, key=len, default=[])


def _mark(paragraph: Paragraph, shown: Sequence[Shown], listed: OptionList) -> None:
    """Marks the row where the look of the chosen ones is known, or where it is the whole list."""
    looks = [_look(paragraph, one) for one in shown]
    chosen = {look for one, look in zip(shown, looks, strict=True) if one.is_chosen}
    plain = {look for one, look in zip(shown, looks, strict=True) if not one.is_chosen}
    is_visible = len(chosen) == 1 and bool(plain) and chosen.isdisjoint(plain)
    is_whole_list = len(shown) == len(listed.options)
    if not is_visible and not (is_whole_list and not chosen and len(shown) > 2):
        return
    offered = paragraph.letters(shown[0].start, shown[0].start + 1)[0][0].getparent()
    plain_run = next((_run_of(paragraph, one) for one in shown if not one.is_chosen), offered)
    chosen_run = next((_run_of(paragraph, one) for one in shown if one.is_chosen), None)
    underlined = chosen_run if chosen_run is not None else _underlined(plain_run)
    separators = {paragraph.text[a.end : b.start] for a, b in pairwise(shown)}
    if len(separators) == 1 and is_whole_list and not _has_ticks(paragraph, shown):
        runs = loop_of(listed, separators.pop(), plain_run, underlined, lowered=shown[0].is_lowered)
    elif is_visible:
        runs = list(each_of(paragraph, shown, listed, plain_run, underlined))
    else:
        return
    start, end = shown[0].start, shown[-1].end
    paragraph.mark(
        Mark(
            start,
            end,
            paragraph.written(start, end),
            "".join(run.text for run in runs),
            listed.tag,
            MarkKind.OPTIONS,
            paragraph.place,
            runs=tuple(runs),
        )
    )


def _look(paragraph: Paragraph, one: Shown) -> bytes:
    run = _run_of(paragraph, one)
    found = run.find(W + "rPr") if run is not None else None
    return etree.tostring(found) if found is not None else b""


def _run_of(paragraph: Paragraph, one: Shown) -> etree._Element | None:
    return paragraph.letters(one.start, one.end)[0][0].getparent()


def _underlined(run: etree._Element | None) -> etree._Element:
    made = etree.Element(W + "r")
    look = etree.SubElement(made, W + "rPr")
    for child in run.findall(f"{W}rPr/*") if run is not None else ():
        look.append(etree.fromstring(etree.tostring(child)))
    etree.SubElement(look, W + "u").set(W + "val", "single")
    return made


def _has_ticks(paragraph: Paragraph, shown: Sequence[Shown]) -> bool:
    return any(sign in paragraph.text[: shown[-1].end] for sign in TICKS)
