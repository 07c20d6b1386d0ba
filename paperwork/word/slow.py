"""The slow path: documents with docxtpl's own values, pictures and sub-documents, made with its help."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from html import unescape
from typing import Any

from docx.opc.oxml import parse_xml
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph, Subdoc

from paperwork.common.reproducible_zip import Laid
from paperwork.word.code.compiled import CompiledPart
from paperwork.word.code.printer import BREAKS, Printer, named, refuse_forbidden
from paperwork.word.docx.errors import RenderError
from paperwork.word.docx.package import read_package
from paperwork.word.docx.security import check_links
from paperwork.word.docx.zipwriter import Archive
from paperwork.word.language.bounds import Budget
from paperwork.word.preparing.leftovers import first_tag
from paperwork.word.preparing.prepare import tidy
from paperwork.word.reading.site import TEXT, Site

RUN_OPENED = "<w:r>" + TEXT
RUN_CLOSED = "</w:t></w:r>"
RUN = re.compile(r"<w:r>(<w:rPr>.*?</w:rPr>)?(.*?)</w:r>", re.DOTALL)
PARAGRAPH = re.compile(r"<w:p>(<w:pPr>.*?</w:pPr>)?(.*?)</w:p>", re.DOTALL)
LINK_OR_RUN = re.compile(r"<w:hyperlink\b.*?</w:hyperlink>|<w:r>.*?</w:r>", re.DOTALL)
RELATION = re.compile(r'r:(?:id|embed|link)="([^"]*)"')


def render_slowly(source: bytes, compiled: Sequence[CompiledPart], context: Mapping[str, object]) -> bytes:
    """The filled document of a template, its pictures and sub-documents put into the package by docxtpl.

    ``source`` is the template's file, cleaned of what a document must not bring along.

    Raises RenderError for a value that cannot be printed where its tag is.
    """
    owner = _owner(compiled, context) or DocxTemplate(io.BytesIO(source))
    owner.init_docx()
    # docxtpl would go on counting from document to document: the same values, other bytes
    owner.docx_ids_index = 1000
    with _restored(owner):
        for name, text in _printed(compiled, context, owner):
            _put(owner, name, text)
        saved = io.BytesIO()
        owner.docx.save(saved)
    parts = read_package(saved.getvalue())
    # a sub-document may bring a link to its own template along
    list(check_links(parts))
    # the values' own DocxTemplate was made of the file as it was found, a sub-document of any other
    list(tidy(parts))
    # written anew: python-docx writes other bytes at every save
    return Archive(Laid().followed_by(parts.values()), ()).write(())


def _owner(compiled: Sequence[CompiledPart], context: Mapping[str, object]) -> Any:
    """The DocxTemplate that the values were made with; None when they know none."""
    owners: list[Any] = []

    def look(value: object, _: Site) -> str:
        """Notes to whom the value belongs."""
        owners.extend([value.tpl] if isinstance(value, (InlineImage, Subdoc)) and value.tpl else [])
        return ""

    for part in compiled:
        printer = Printer(Budget())
        # printed once for nothing: which DocxTemplate the values belong to is known from the values only
        printer.foreign = look
        part.print_carefully(context, Budget(), printer)
    return owners[0] if owners else None


def _printed(
    compiled: Sequence[CompiledPart], context: Mapping[str, object], owner: Any
) -> Iterator[tuple[str, str]]:
    budget = Budget()
    for part in compiled:
        owner.current_rendering_part = _part(owner, part.name)
        printer = Printer(budget)
        printer.foreign = _Values(owner).text
        yield part.name, part.print_carefully(context, budget, printer)


def _part(owner: Any, name: str) -> Any:
    return next((part for part in owner.docx.part.package.iter_parts() if part.partname == f"/{name}"), None)


def _put(owner: Any, name: str, text: str) -> None:
    part = _part(owner, name)
    # parts that python-docx does not read are kept as bytes
    if not hasattr(part, "_element"):
        part._blob = text.encode()
        return
    part._element = _parsed(text.encode())
    if part is owner.docx.part:
        # pictures that docxtpl has put in
        owner.fix_docpr_ids(part._element)


def _parsed(content: bytes) -> Any:
    parse: Any = parse_xml  # its stub promises to want text, it wants bytes
    return parse(content)


@contextmanager
def _restored(owner: Any) -> Iterator[None]:
    """Leaves the caller's DocxTemplate as it was: the next document has none of this one's pictures."""
    parts = list(owner.docx.part.package.iter_parts())
    kept = [
        (part, getattr(part, "_element", None), getattr(part, "_blob", None), dict(part.rels))
        for part in parts
    ]
    pictures = owner.docx.part.package.image_parts
    images = list(pictures._image_parts)
    try:
        yield
    finally:
        # python-docx keeps the pictures of a package in a list of its own, beside the relations
        pictures._image_parts[:] = images
        for part, element, blob, rels in kept:
            if element is not None:
                part._element = element
            elif blob is not None:
                part._blob = blob
            for key in set(part.rels) - set(rels):
                del part.rels[key]
                # python-docx looks targets up here, without asking the relations again
                part.rels._target_parts_by_rId.pop(key, None)


class _Values:
    """docxtpl's values as XML for the place of their tag."""

    def __init__(self, owner: Any) -> None:
        self._owner = owner

    def text(self, value: object, site: Site) -> str:
        """The XML of a value."""
        try:
            xml = self._xml(value, site)
        except RenderError:
            raise
        except Exception as error:
            raise RenderError(
                f"{named(site)}: картинку или текст не вставить ({error})", site.tag.code
            ) from error
        refuse_forbidden(xml, site)
        return xml

    def _xml(self, value: object, site: Site) -> str:
        if isinstance(value, Listing):
            return _listing(str(value), site)
        if isinstance(value, RichText):
            self._known_links(value.xml, site)
            return _runs(_broken(value.xml, site), site)
        if isinstance(value, InlineImage):
            # docxtpl closes the run around a picture and opens another
            return _runs(str(value).removeprefix(RUN_CLOSED).removesuffix(RUN_OPENED), site)
        if isinstance(value, RichTextParagraph):
            return _paragraphs(PARAGRAPH.sub(lambda found: _paragraph(found, site), value.xml), site)
        if isinstance(value, Subdoc):
            return _paragraphs(_filled(str(value), site), site)
        raise RenderError(f"{named(site)}: такое значение не напечатать", site.tag.code)

    def _known_links(self, xml: str, site: Site) -> None:
        part = self._owner.current_rendering_part
        if any(key not in part.rels for key in RELATION.findall(xml)):
            raise RenderError(f"{named(site)}: ссылка в тексте ведёт в другой файл", site.tag.code)


def _listing(escaped: str, site: Site) -> str:
    # docxtpl has escaped it: only the breaks are left to do
    escaped = escaped.replace("\r\n", "\n").replace("\r", "\n")
    if site.form not in ("text", "run", "block"):
        return escaped
    breaks = site.breaks
    text = BREAKS.sub(lambda found: breaks[found.group()], escaped)
    run = f"<w:r>{site.run}{TEXT}{text}{RUN_CLOSED}"
    # a listing in a place of its own brings its run or paragraph along
    return {"text": text, "run": run, "block": f"<w:p>{site.paragraph}{run}</w:p>"}[site.form]


def _paragraph(paragraph: re.Match[str], site: Site) -> str:
    """A paragraph of a RichTextParagraph, whose runs may go on in others that look the same."""
    look = paragraph.group(1) or ""
    own = Site("text", site.tag, "", look, splits=True)
    return f"<w:p>{look}{_broken(paragraph.group(2), own)}</w:p>"


def _filled(xml: str, site: Site) -> str:
    """The text of a sub-document. Raises RenderError for one that holds tags: docxtpl does not fill them."""
    tag = first_tag(re.sub("<[^>]*>", "", xml))
    if tag:
        what = f"во вставляемом документе остался тег «{unescape(tag)}»; заполните его сначала"
        raise RenderError(f"{named(site)}: {what}", site.tag.code)
    return xml


def _broken(xml: str, site: Site) -> str:
    """Runs with their line breaks, tabs and new paragraphs; a link is not torn by a new paragraph."""
    inside = replace(site, form="block")
    return LINK_OR_RUN.sub(
        lambda found: (
            RUN.sub(lambda run: _run(run, inside), found.group())
            if found.group().startswith("<w:hyperlink")
            else RUN.sub(lambda run: _run(run, site), found.group())
        ),
        xml,
    )


def _run(run: re.Match[str], site: Site) -> str:
    """A run of a RichText with its line breaks, tabs and new paragraphs."""
    # most runs of a RichText have neither breaks nor tabs
    if not BREAKS.search(run.group(2)):
        return run.group()
    look = Site(
        "text", site.tag, run.group(1) or "", site.paragraph, splits=site.form != "block" and site.splits
    )
    breaks = look.breaks
    return f"<w:r>{look.run}{BREAKS.sub(lambda found: breaks[found.group()], run.group(2))}</w:r>"


def _runs(xml: str, site: Site) -> str:
    """Runs for the place of a tag. Raises RenderError where only text can be."""
    if site.form == "text":
        return f"{RUN_CLOSED}{xml}<w:r>{site.run}{TEXT}"
    if site.form == "run":
        return xml
    if site.form == "block":
        return f"<w:p>{site.paragraph}{xml}</w:p>"
    raise RenderError(f"{named(site)}: здесь может стоять только текст", site.tag.code)


def _paragraphs(xml: str, site: Site) -> str:
    """Paragraphs for the place of a tag; in the midst of a text they split it. Raises RenderError."""
    if site.form == "block":
        return xml
    if site.form == "text" and site.splits:
        return f"{RUN_CLOSED}</w:p>{xml}<w:p>{site.paragraph}<w:r>{site.run}{TEXT}"
    raise RenderError(
        f"{named(site)}: напишите тег как {{{{p {site.tag.code} }}}} в своём абзаце", site.tag.code
    )
