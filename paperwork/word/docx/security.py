"""What a template from a stranger may not bring along: declarations, macros, links to the outside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from paperwork.common.errors import Problem
from paperwork.common.prologue import XML_NAMES
from paperwork.word.docx.errors import TemplatePlace
from paperwork.word.docx.layout import OFFICE, relations
from paperwork.word.docx.package import RESAVE, BadPackageError, Part, part_of
from paperwork.word.docx.schemes import HARMFUL, INVISIBLE

# a part is read by its type of content: XML may be under any name, and in UTF-16
MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<|\xff\xfe|\xfe\xff|<\0|\0<")
MACROS = re.compile(r"vbaproject|vbadata|activex", re.IGNORECASE)
MACRO_TYPES = re.compile(rb"macroEnabled|vbaProject|vbaData|activeX", re.IGNORECASE)
TAG = re.compile(r"\{[{%#].*?[}%#]\}|%7B.*?%7D%7D|%7B.*?%7D", re.IGNORECASE)
# fields of Word that fetch or run something when the document is opened or updated
FIELDS = re.compile(
    r"^\s*(DDE(?:AUTO)?|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|MACROBUTTON)\b", re.I
)
# the name of a field must be there before any tag: tags could make a forbidden one of it
MADE = re.compile(r"\s*\w*\{\s*[{%#]")
# VML names a picture by its address, without a relation: the links do not show it
DIRECT = re.compile(
    rb"<v:(?:imagedata|fill|stroke)\b[^>]*?\b(?:src|o:href|althref)\s*=\s*[\"']\s*(?:[a-z]+:|\\\\|//)", re.I
)
ATTACHED = re.compile(rb"<w:attachedTemplate\b[^>]*/>|<w:attachedTemplate\b[^>]*>\s*</w:attachedTemplate>")
REMOTE = re.compile(r"[a-z][a-z0-9+.-]+:|\\\\|//", re.IGNORECASE)
# what Word runs or takes in when it opens the document
ACTIVE = frozenset(
    ["oleobject", "afchunk", "control", "activexcontrolbinary", "vbaproject", "subdocument", "frame"]
)
# without one of them there is no field: declarations and strange encodings, which could hide it, are refused
WATCHED = (b"mailMerge", b"fldSimple", b"fldChar", b"instrText")
DOCUMENT = b"wordprocessingml.document.main+xml"
NO_MERGING = "в Word: Рассылки → Начать слияние → Обычный документ Word; потом сохраните"
NO_FIELD = "в Word щелкните по этому полю и нажмите Ctrl+Shift+F9: оно станет текстом; потом сохраните"
# what is made of a .dotx is a .docx, and its main part must say that it is a document
DOCX_OF_DOTX = (b"wordprocessingml.template.main+xml", DOCUMENT)


def make_clean(parts: dict[str, Part]) -> Iterator[Problem[TemplatePlace]]:
    """The problems of what cannot be made harmless; a .dotx becomes a document."""
    for part in parts.values():
        yield from _look_inside(part)
    yield from _macros(parts)


def check_links(parts: dict[str, Part]) -> Iterator[Problem[TemplatePlace]]:
    """The problems of links that lead outside; the link to an attached template is removed."""
    for name in list(parts):
        if not name.endswith(".rels"):
            continue
        folder, _, own = name.rpartition("_rels/")
        for relation in list(relations(parts, folder + own.removesuffix(".rels"))):
            target = INVISIBLE.sub("", relation.target)
            if not relation.external and relation.kind.rpartition("/")[2].lower() in ACTIVE:
                yield _problem(
                    "в документ вставлен объект другой программы или другой документ",
                    "замените его картинкой или текстом",
                )
            # a part of the package has no scheme: a target that has one is refused and not resolved
            elif not relation.external and REMOTE.match(relation.written.strip()):
                yield _problem(f"шаблон обращается к другому файлу: «{target[:100]}»", RESAVE)
            elif relation.external:
                yield from _outside(parts, name, relation.kind, target)


def _look_inside(part: Part) -> Iterator[Problem[TemplatePlace]]:
    data = part.data()
    if not (part.name.lower().endswith(XML_NAMES) or MARKUP.match(data)):
        return
    found, fix = _xml_problem(data)
    if found:
        yield _problem(f"часть {part.name} {found}", fix)
    elif DIRECT.search(data):
        yield _problem(
            f"в части {part.name} есть картинка по ссылке на другой адрес", "вставьте саму картинку"
        )


def _xml_problem(data: bytes) -> tuple[str, str]:
    """What is wrong with the XML of a part, and the cure; both empty where nothing is."""
    parser = expat.ParserCreate()
    watch = _FieldWatch()
    # calling back for each element takes twenty times as long as reading it, and few parts have fields at all
    if any(name in data for name in (*WATCHED, b"\0")):  # UTF-16 has zeros in its names
        parser.StartElementHandler, parser.EndElementHandler = watch.start, watch.end
        parser.CharacterDataHandler = watch.text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        return "повреждена", RESAVE
    return watch.found


class _FieldWatch:
    """Reads the instructions of Word's fields as they come, pieces of one field together."""

    def __init__(self) -> None:
        self.found = "", ""
        self._code: list[str] = []
        self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        local = name.rpartition(":")[2]
        self._inside = local == "instrText"
        if local == "mailMerge":
            self._note("подключает документ к источнику данных рассылки", NO_MERGING)
        elif local == "fldSimple":
            self._check(next((v for k, v in attributes.items() if k.rpartition(":")[2] == "instr"), ""))
        # Word cuts an instruction into runs as it likes: it is read as a whole when the field goes on
        elif local == "fldChar":
            self._check("".join(self._code))
            self._code.clear()

    def end(self, _: str) -> None:
        """An element ends."""
        self._inside = False

    def text(self, text: str) -> None:
        """Keeps the letters of an instruction until the field goes on."""
        if self._inside:
            self._code.append(text)

    def _check(self, code: str) -> None:
        match = FIELDS.match(code)
        if match:
            self._note(f"содержит поле {match.group(1).upper()}, которое обращается наружу", NO_FIELD)
        elif MADE.match(code):
            self._note("содержит поле Word, имя которого составлено тегом", NO_FIELD)

    def _note(self, message: str, fix: str) -> None:
        """Keeps what is found first."""
        if not self.found[0]:
            self.found = message, fix


def _macros(parts: dict[str, Part]) -> Iterator[Problem[TemplatePlace]]:
    types = parts.get("[Content_Types].xml")
    if any(MACROS.search(name) for name in parts) or (types and MACRO_TYPES.search(types.data())):
        yield _problem("в шаблоне есть макросы", "сохраните его как .docx без макросов")
    if types and DOCX_OF_DOTX[0] in types.data():
        parts[types.name] = part_of(types.name, types.data().replace(*DOCX_OF_DOTX))


def _outside(parts: dict[str, Part], name: str, kind: str, target: str) -> Iterator[Problem[TemplatePlace]]:
    what = kind.removeprefix(OFFICE)
    if what == "attachedTemplate":
        _detach(parts, name)
    # a hyperlink is followed by a click; all others are loaded when the document is opened
    elif what != "hyperlink":
        yield _problem(
            f"шаблон обращается к другому файлу: «{target[:100]}»", "вставьте его содержимое или уберите"
        )
    elif HARMFUL.match(TAG.sub("x", target)):
        yield _problem(f"ссылка ведёт на «{target[:100]}»", "оставьте только ссылки на сайты и почту")


def _detach(parts: dict[str, Part], name: str) -> None:
    """Removes the link to the template that the document was made from."""
    links = parts[name]
    pattern = rb"<(?:\w+:)?Relationship\b[^>]*/attachedTemplate[\"'][^>]*?(?:/>|>\s*</(?:\w+:)?Relationship>)"
    parts[name] = part_of(name, re.sub(pattern, b"", links.data()))
    owner = parts.get(name.replace("_rels/", "").removesuffix(".rels"))
    if owner is not None:
        parts[owner.name] = part_of(owner.name, ATTACHED.sub(b"", owner.data()))


def _problem(message: str, fix: str) -> Problem[TemplatePlace]:
    return Problem(message, fix, place=TemplatePlace())


def check_package(parts: dict[str, Part]) -> None:
    """Raises for a package whose contents cannot be trusted enough to look further."""
    for problem in make_clean(parts):
        raise BadPackageError(problem.message, problem.fix)
