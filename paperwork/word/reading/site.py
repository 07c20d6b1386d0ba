"""What a printed value becomes in the place where its tag is."""

from __future__ import annotations

from functools import cached_property

from paperwork.common.naming import SOFT_HYPHEN
from paperwork.common.records import dataclass
from paperwork.word.language.values import SOFT_HYPHEN_XML
from paperwork.word.reading.tag import Tag

TEXT_END, TEXT = "</w:t>", '<w:t xml:space="preserve">'
BREAK = "<w:br/>"
PAGE = '<w:br w:type="page"/>'


# how the instruction of a field begins that is a link; what follows is its address
ADDRESS = ' HYPERLINK "'


@dataclass(frozen=True)
class Site:
    """The surroundings of a tag.

    ``form`` is text, attribute, plain, run, block, span or colour; in a link address, step or quoted.

    ``stops`` is true where the template puts a full stop after the tag.
    """

    form: str
    tag: Tag
    run: str = ""
    paragraph: str = ""
    splits: bool = False
    blank: str = ""
    blank_none: str = ""
    stops: bool = False

    @cached_property
    def breaks(self) -> dict[str, str]:
        """What line breaks, tabs, soft hyphens, new paragraphs and pages of a value are in Word's XML."""
        opened = f"<w:r>{self.run}{TEXT}"
        closed = "</w:t></w:r>"
        line = f"{TEXT_END}{BREAK}{TEXT}"
        same = {"\n": line, "\t": f"{TEXT_END}<w:tab/>{TEXT}", SOFT_HYPHEN: SOFT_HYPHEN_XML}
        if not self.splits:
            # a new paragraph is not possible here: a line break comes nearest
            return {**same, "\a": line, "\f": f"{TEXT_END}{PAGE}{TEXT}"}
        again = f"<w:p>{self.paragraph}{opened}"
        # docxtpl puts the page break into a paragraph of its own
        page = f"{closed}</w:p><w:p><w:r>{PAGE}</w:r></w:p>{again}"
        return {**same, "\a": f"{closed}</w:p>{again}", "\f": page}
