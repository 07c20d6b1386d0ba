"""A list of options as it is written into a template: a loop, or each option with its condition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from lxml import etree

from paperwork.common.records import dataclass
from paperwork.documents.learning.marks import Run
from paperwork.documents.learning.paper import Paragraph
from paperwork.sheets.answers.choices import Choice, Choices

LOWERED: Final = "|со_строчной"


@dataclass(frozen=True, slots=True)
class Shown:
    """An option in a paragraph: where it is, its text, whether it is the record's, and its forms."""

    start: int
    end: int
    text: str
    is_chosen: bool
    choice: Choice
    is_lowered: bool


@dataclass(frozen=True, slots=True)
class OptionList:
    """The options of a field: its loop, its tag and its header, what is offered and the forms of each."""

    path: str
    tag: str
    header: str
    sheet: str
    options: Sequence[Mapping[str, Any]]
    choices: Choices
    is_several: bool
    spellings: Sequence[tuple[str, bool, Mapping[str, Any]]]  # as printed, and with a small letter

    def choice_of(self, text: str) -> Choice:
        """The value of the list that a text is, in either gender; a value of its own for another text."""
        for choice in self.choices.values:
            if text in (choice.masculine, choice.feminine, choice.shown):
                return choice
        return Choice(text, text)


def loop_of(
    listed: OptionList, between: str, plain: etree._Element | None, chosen: etree._Element, *, lowered: bool
) -> list[Run]:
    """The runs of a loop over all options."""
    text = f"{{{{ вариант.текст{LOWERED if lowered else ''} }}}}"
    return [
        Run(f"{{%r for вариант in {listed.path} %}}", plain),
        Run("{%r if not loop.first %}", plain),
        Run(between, plain),
        Run("{%r endif %}", plain),
        Run("{%r if вариант.выбран %}", plain),
        Run(text, chosen),
        Run("{%r else %}", plain),
        Run(text, plain),
        Run("{%r endif %}", plain),
        Run("{%r endfor %}", plain),
    ]


def each_of(
    paragraph: Paragraph,
    shown: Sequence[Shown],
    listed: OptionList,
    plain: etree._Element | None,
    chosen: etree._Element,
) -> Iterator[Run]:
    """The options one by one, as the paper has them."""
    cursor = shown[0].start
    for one in shown:
        if one.start > cursor:
            yield Run(paragraph.written(cursor, one.start), plain)
        text = by_sex(one, paragraph)
        yield Run(f"{{%r if {is_chosen(one, listed)} %}}", plain)
        yield Run(text, chosen)
        yield Run("{%r else %}", plain)
        yield Run(text, plain)
        yield Run("{%r endif %}", plain)
        cursor = one.end


def is_chosen(one: Shown, listed: OptionList) -> str:
    """The condition that an option is the answer."""
    forms = list(dict.fromkeys((one.choice.masculine, one.choice.feminine)))
    if listed.is_several:
        texts = ", ".join(f'"{form}"' for form in forms)
        return f'{listed.path}|selectattr("выбран")|selectattr("текст", "in", [{texts}])|list'
    if len(forms) == 1:
        return f'{listed.tag} == "{forms[0]}"'
    return f'{listed.tag} in ["{forms[0]}", "{forms[1]}"]'


def by_sex(one: Shown, paragraph: Paragraph) -> str:
    """The text of an option in the gender of the client."""
    masculine, feminine = one.choice.masculine, one.choice.feminine
    if masculine == feminine:
        return paragraph.written(one.start, one.end)
    if one.is_lowered:
        masculine, feminine = (text[:1].lower() + text[1:] for text in (masculine, feminine))
    return f'{{{{ клиент.пол|род("{masculine}", "{feminine}") }}}}'
