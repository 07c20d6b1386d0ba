"""Many documents of one template in one file: each a section of its own that begins on a new page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from lxml import etree

from paperwork.common.errors import Problem
from paperwork.word.code.compiling import read_story
from paperwork.word.code.printer import ForeignValueError
from paperwork.word.docx.errors import RenderError, TemplateError, TemplatePlace
from paperwork.word.docx.layout import PLAIN, stories
from paperwork.word.docx.xml import DECLARATION, W, parse
from paperwork.word.joining.deflating import Deflated
from paperwork.word.joining.headers_footers import SharedPackage
from paperwork.word.joining.lists import Lists
from paperwork.word.joining.notes import Notes
from paperwork.word.joining.renumber import Identities, by_section, names_in, words_of_fields
from paperwork.word.joining.sections import END, SECTION, Body, Sections, closed, marked
from paperwork.word.reading.flatten import flatten
from paperwork.word.reading.scanner import OPENER
from paperwork.word.template import Template

TITLE = "{http://purl.org/dc/elements/1.1/}title"
TITLES, PAIRS = "TitlesOfParts", "HeadingPairs"
# fields whose answer depends on all that is before them or on the number of all pages
COUNTING = re.compile(rb"\b(?:NUMPAGES|SECTIONPAGES|SEQ|TOC|INDEX|LISTNUM|AUTONUM\w*)\b")
EDGES = ("header", "footer")


class Joined:
    """Documents of one template in one file, added one by one.

    Each begins on a new page with page 1, its lists begin anew, it has headers, footers and footnotes
    of its own where they hold tags; all the rest is shared. Its text is deflated as it comes.

    Raises TemplateError for a template whose documents would not be the same in one file.
    """

    def __init__(self, template: Template) -> None:
        parts = template.parts()
        self._kinds = dict(stories(parts))
        self._main = next(iter(self._kinds))
        self._template = template
        self._binding = SharedPackage(parts, self._main)
        self._changing = {part.name for part in template.compiled.parts}
        self._identities, self._lists = Identities(), self._own_lists()
        self._notes_part = self._of_kind("footnotes")
        self._notes = Notes() if self._notes_part else None
        self._body = Deflated()
        self._last: Body | None = None
        self._sections: Sections | None = None
        self.count = 0  # how many documents there are
        # before anything is shared: what cannot be joined is known from the template
        self._refuse()
        self._share()

    @property
    def lists(self) -> int:
        """How many numbered lists there are: Word shows the numbers of some two thousand of them."""
        return self._lists.count if self._lists else 0

    @property
    def is_faithful(self) -> bool:
        """Whether LibreOffice prints each document as it prints it alone.

        It does not where footnotes or fields are counted, since it counts over the whole file.
        """
        texts = (name for name, kind in self._kinds.items() if kind not in PLAIN)
        data = (self._binding.parts[name].data() for name in texts)
        return self._notes is None and not any(COUNTING.search(content) for content in data)

    def add(
        self, context: Mapping[str, object], bookmark: str = "", template: Template | None = None
    ) -> None:
        """Adds the document of these values; nothing is added when it raises.

        ``template`` is the same one again, compiled for other names. The bookmark, if one is named,
        is at its beginning: a letter, then letters, digits and «_», no more than 40 and no two alike.
        Raises RenderError, which names the field.
        """
        try:
            # printed first: where that raises, nothing has been added
            texts = (template or self._template).printed(context)
        except ForeignValueError as error:
            message = "картинки и оформленный текст среди значений в общий файл не вставить"
            raise RenderError(f"{self._template.name}: {message}; сделайте документы по одному") from error
        self._identities.begin()
        if self._lists:
            self._lists.begin()
        body = self._own_body(texts)
        if bookmark:
            blocks = marked(body.blocks, bookmark, self._identities.number())
            body = Body(body.head, blocks, body.section)
        self._write(body)

    def finish(self) -> bytes:
        """The whole file as the bytes of a .docx; the same documents give the same bytes."""
        if self._last is None:
            raise ValueError("no document has been added")
        self._body.feed(f"{self._last.blocks}{self._last.section}{END}</w:document>")
        if self._notes and self._notes_part:
            self._notes.finish()
            self._binding.parts[self._notes_part] = self._notes.packed.part(self._notes_part)
        if self._lists and self._numbering:
            self._binding.put(self._numbering, self._lists.written())
        return self._binding.write(self._body.part(self._main))

    def _write(self, body: Body) -> None:
        """The document before this one is no longer the last: its section ends with it."""
        if self._last is None:
            # the declarations of the first document serve all: they are the template's
            self._body.feed(body.head)
        else:
            self._body.feed(closed(self._last.blocks, self._last.section))
        self._last = body
        self.count += 1

    def _own_body(self, texts: Mapping[str, str]) -> Body:
        """The body with numbers, lists, notes, headers and footers of its own."""
        # a template whose body has no tags may still have them in its headers
        body = Body.of(texts.get(self._main) or self._fixed_body)
        numbers: dict[str, str] = {}
        if self._notes and self._notes_part:
            numbers, notes = self._notes.add(texts.get(self._notes_part) or self._fixed_notes)
        blocks = self._renewed(body.blocks, numbers)
        if self._notes:
            self._notes.packed.feed(self._renewed(notes, numbers))
        edges = {
            name: self._renewed(text, numbers)
            for name, text in {**self._naming, **texts}.items()
            if self._kinds[name] in EDGES
        }
        keys = self._binding.keys(edges)
        if self._sections is None:  # the declarations of the first document are the template's
            self._sections = Sections(body.head, self._binding.blank, footnotes=self._notes is not None)
        return self._sections.fitted(Body(body.head, blocks, body.section), keys)

    def _renewed(self, text: str, notes: Mapping[str, str]) -> str:
        text = self._identities.renewed(text, notes)
        return self._lists.renewed(text) if self._lists else text

    @cached_property
    def _naming(self) -> dict[str, str]:
        """The headers and footers without tags whose fields name a bookmark: each document has its own."""
        written = {item.get(W + "name", "") for item in self._root.iter(W + "bookmarkStart")}
        edges = (name for name, kind in self._kinds.items() if kind in EDGES and name not in self._changing)
        texts = {name: self._fixed(name) for name in edges} if written else {}
        words = {name: words_of_fields(text) for name, text in texts.items()}
        asked = set[str]().union(*words.values())
        # asked first: to write the body as the engine does takes longer than all the rest
        if not any(name in asked or OPENER.search(name) for name in written):
            return {}
        names = names_in(self._fixed_body)
        return {name: text for name, text in texts.items() if names & words[name]}

    def _has_sections(self) -> bool:
        """Whether there are several; where fewer are written, the engine writes no more."""
        return len(list(self._root.iter(W + "sectPr"))) > 1 and len(SECTION.findall(self._fixed_body)) > 1

    @cached_property
    def _root(self) -> etree._Element:
        """The main part as it is in the template."""
        return parse(self._binding.parts[self._main].data())

    @cached_property
    def _fixed_body(self) -> str:
        return self._fixed(self._main)

    @cached_property
    def _fixed_notes(self) -> str:
        return self._fixed(self._notes_part) if self._notes_part else ""

    def _fixed(self, name: str) -> str:
        """A part of the template as the engine writes it."""
        story = read_story(name, self._kinds[name], self._binding.parts[name].data())
        return "".join(item for item in flatten(story).items if isinstance(item, str))

    def _of_kind(self, kind: str) -> str | None:
        return next((name for name, known in self._kinds.items() if known == kind), None)

    def _own_lists(self) -> Lists | None:
        parts = self._binding.parts
        self._numbering, styles = self._binding.target("numbering"), self._binding.target("styles")
        if self._numbering is None:
            return None
        return Lists(parts[self._numbering].data(), parts[styles].data() if styles else None)

    def _refuse(self) -> None:
        """Raises for what would not be the same in one file."""
        problems = []
        if self._of_kind("endnotes"):
            message = "концевые сноски встали бы в общем файле все вместе, после последнего документа"
            problems.append(Problem(message, "замените их обычными сносками", place=TemplatePlace()))
        if self._has_sections() and any(self._counts_pages(n) for n in self._kinds):
            message = "в общем файле нельзя сосчитать страницы документа из нескольких разделов"
            problems.append(Problem(message, "уберите поле NUMPAGES (число страниц)", place=TemplatePlace()))
        if problems:
            raise TemplateError(self._template.name, problems)

    def _counts_pages(self, name: str) -> bool:
        return b"NUMPAGES" in self._binding.parts[name].data()

    def _share(self) -> None:
        """Fits the parts that are the same for all: the edges of pages, the properties of the file."""
        for name, kind in self._kinds.items():
            # headers with tags are renewed for each document, with the fields in them
            alone = name in self._changing or name in self._naming
            if kind in EDGES and not alone and self._counts_pages(name):
                self._binding.put(name, by_section(self._fixed(name)))
            elif kind in PLAIN and name in self._changing:
                self._binding.put(name, self._properties(self._binding.parts[name].data(), kind))

    def _properties(self, data: bytes, kind: str) -> str:
        """The properties without what is one person's: the title is that of the template."""
        root = parse(data)
        if kind == "store":
            _empty_tags(root)
        for item in list(root) if kind != "store" else ():
            if not OPENER.search("".join(map(str, item.itertext()))):
                continue
            # a file of many clients is not called by the name of one
            if item.tag == TITLE:
                item.text = self._template.title
            elif etree.QName(item).localname == TITLES:
                # the list of headings says how many titles follow: the one is nothing without the other
                for other in [other for other in root if etree.QName(other).localname in (TITLES, PAIRS)]:
                    root.remove(other)
            else:
                root.remove(item)
        return DECLARATION + etree.tostring(root, encoding="unicode")


def _empty_tags(root: etree._Element) -> None:
    """Empties what holds tags: stored XML keeps its form, since others than Word may read it."""
    for node in root.iter():
        if OPENER.search(node.text or ""):
            node.text = None
        for name, value in node.attrib.items():
            if OPENER.search(str(value)):
                node.set(name, "")
