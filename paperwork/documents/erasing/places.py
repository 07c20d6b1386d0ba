"""Every place of a workbook that holds words outside its cells: what a person calls it, and its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from lxml import etree

from paperwork.common.records import dataclass
from paperwork.documents.erasing.package_words import words_of_part, words_of_tree
from paperwork.intake.excel.container import Container
from paperwork.intake.excel.parts import CONTENT_TYPES, Parts, local

# What a part is, by how its name begins; the longer before the shorter.
KINDS = {
    "xl/threadedComments/": "обсуждение в примечаниях",
    "xl/persons/": "авторы примечаний",
    "xl/comments": "примечания и их авторы",
    "xl/drawings/vmlDrawing": "рамки примечаний и кнопки",
    "xl/drawings/": "надписи и рисунки",
    "xl/charts/": "диаграмма",
    "xl/diagrams/": "схема SmartArt",
    "xl/pivotCache/": "данные сводной таблицы",
    "xl/pivotTables/": "сводная таблица",
    "xl/slicer": "срез",
    "xl/timeline": "временная шкала",
    "xl/tables/": "заголовки и фильтр таблицы",
    "xl/queryTables/": "запрос к данным",
    "xl/connections": "подключения к данным",
    "xl/externalLinks/": "значения из другой книги",
    "xl/printerSettings/": "параметры принтера",
    "xl/embeddings/": "вложенный файл",
    "xl/media/": "картинка",
    "xl/ctrlProps/": "элемент управления",
    "xl/activeX/": "элемент управления",
    "xl/model/": "модель данных Power Pivot",
    "xl/revisions/": "журнал исправлений",
    "xl/vbaProject": "макросы",
    "xl/styles": "стили и форматы чисел",
    "xl/sharedStrings": "тексты ячеек",
    "xl/workbook": "настройки книги",
    "docProps/thumbnail": "эскиз книги",
    "docProps/": "свойства книги (Файл → Сведения)",
    "customXml/": "данные другой программы",
}
# What an element of a sheet is, by its name; the attribute says where it is.
PARTS_OF_SHEET = {
    "conditionalFormatting": ("условное форматирование", "sqref"),
    "dataValidation": ("подсказка или проверка ввода", "sqref"),
    "hyperlink": ("ссылка", "ref"),
    "headerFooter": ("колонтитулы", ""),
    "autoFilter": ("фильтр", "ref"),
    "scenario": ("сценарий", "name"),
    "protectedRange": ("защищенный диапазон", "sqref"),
    "customSheetView": ("свое представление листа", ""),
    "f": ("формула", ""),
}
MACROS = "xl/vbaProject"
UNREADABLE = ("xl/media/", MACROS, "docProps/thumbnail", "xl/model/", "xl/embeddings/")
SHEET_FOLDERS = ("xl/worksheets/", "xl/chartsheets/", "xl/dialogsheets/", "xl/macrosheets/")
CELLS = "sheetData"
DEEPEST = 4  # relations from a sheet to what belongs to it


@dataclass(frozen=True)
class Spot:
    """A place of the book and the words there."""

    place: str
    words: str


@dataclass
class BookPlaces:
    """The places of one workbook."""

    container: Container

    @cached_property
    def _parts(self) -> Parts:
        return Parts(self.container)

    def spots(self) -> Iterator[Spot]:
        """Every place with its words, but the values of cells."""
        for name in self.container.names():
            if name in (CONTENT_TYPES, self._strings) or name.startswith(MACROS):
                continue
            if name == self._book:
                yield from self._of_book()
            elif name in self._titles or (name.startswith(SHEET_FOLDERS) and name.endswith(".xml")):
                yield from self._of_sheet(name)
            else:
                yield Spot(self._called(name), words_of_part(name, self.container.part(name)))

    def strings(self) -> Iterator[Spot]:
        """The texts that cells share, with how they are pronounced: a reader of cells leaves that out."""
        if self._strings:
            for item in self._parts.tree(self._strings).iterfind("{*}si"):
                yield Spot(self._called(self._strings), words_of_tree(item))

    def unread(self) -> list[str]:
        """What no program reads, or not to its end: pictures, macros, files in the book."""
        return [self._called(name) for name in self.container.names() if name.startswith(UNREADABLE)]

    @cached_property
    def _book(self) -> str:
        return self._parts.book()

    @cached_property
    def _strings(self) -> str:
        return next(iter(self._parts.related(self._book, "sharedStrings")), "")

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        """The titles of the sheets by their parts."""
        targets = {item.identity: item.target for item in self._parts.relations(self._book)}
        return {
            targets[str(value)]: sheet.get("name") or ""
            for sheet in self._parts.tree(self._book).iter("{*}sheet")
            for key, value in sheet.attrib.items()
            if str(key).endswith("}id") and str(value) in targets
        }

    @cached_property
    def _owners(self) -> Mapping[str, str]:
        """The title of the sheet to which a part belongs."""
        owners = dict(self._titles)
        layer = list(owners)
        for _ in range(DEEPEST):
            found = {
                item.target: owners[part]
                for part in layer
                for item in self._parts.relations(part)
                if item.target not in owners and self._parts.has(item.target)
            }
            owners |= found
            layer = list(found)
        return owners

    def _called(self, name: str) -> str:
        """«лист «Клиенты», колонтитулы, часть книги …»."""
        source = name
        if name.endswith(".rels"):
            folder, _, file = name.removesuffix(".rels").rpartition("/")
            source = f"{folder.removesuffix('_rels')}{file}"
        kind = next((words for start, words in KINDS.items() if source.startswith(start)), "")
        words = "адреса ссылок" if name.endswith(".rels") else kind
        return self._placed(source, words, name)

    def _placed(self, source: str, words: str, name: str) -> str:
        title = self._owners.get(source)
        sheet = f"лист «{title}»" if title else ""
        return ", ".join(part for part in (sheet, words, f"часть книги {name}") if part)

    def _of_book(self) -> Iterator[Spot]:
        """Titles of sheets, defined names, and the rest."""
        root = self._parts.tree(self._book)
        named = {"sheet": "название листа {}", "definedName": "имя {} в диспетчере имен"}
        for tag, words in named.items():
            for number, element in enumerate(list(root.iter(f"{{*}}{tag}")), 1):
                # beside the title of a sheet its number stands, which is nobody's: «Документы дела», 12
                told = (element.get("name") or "") if tag == "sheet" else words_of_tree(element)
                yield Spot(self._placed("", words.format(number), self._book), told)
                _take_out(element)
        yield Spot(self._called(self._book), words_of_tree(root))

    def _of_sheet(self, name: str) -> Iterator[Spot]:
        """What a sheet says beside the values of its cells: formulas, checks, links, headers and the rest."""
        root = self._parts.tree(name)
        remarks = (*root.iter(etree.Comment), *root.itersiblings(preceding=True), *root.itersiblings())
        rest = [*map(str, root.attrib.values()), *(remark.text or "" for remark in remarks)]
        for child in root.iterchildren("*"):
            if local(child) == CELLS:  # there may be a million of them: only formulas are looked for
                yield from self._named(name, child.iter(f"{{{etree.QName(child).namespace}}}f"))
                continue
            found = [
                item for item in child.iter("*") if local(item) in PARTS_OF_SHEET and not _is_within(item)
            ]
            yield from self._named(name, found)
            for item in found:
                if item is not child:
                    _take_out(item)
            if child not in found:
                rest.append(words_of_tree(child))
        yield Spot(self._placed(name, "настройки листа", name), "\n".join(rest))

    def _named(self, name: str, elements: Iterable[etree._Element]) -> Iterator[Spot]:
        for element in elements:
            kind, key = PARTS_OF_SHEET[local(element)]
            place = f"{kind} {_where(element, key)}".strip()
            yield Spot(self._placed(name, place, name), words_of_tree(element))


def _is_within(element: etree._Element) -> bool:
    """Whether the element is a part of another that is a place of its own: a rule's formula."""
    return any(local(above) in PARTS_OF_SHEET for above in element.iterancestors())


def _where(element: etree._Element, key: str) -> str:
    if local(element) == "f":
        cell = element.getparent()
        return (cell.get("r") if cell is not None else "") or ""
    where = (element.get(key) or "") if key else ""
    if not where and key == "sqref":  # newer checks say it in an element
        where = next((item.text or "" for item in element.iter("{*}sqref")), "")
    return "" if local(element) == "scenario" else where


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        element.tail = None
        parent.remove(element)
