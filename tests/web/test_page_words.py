"""The words of the page: no command and no option of the command line is on it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Sheets, plain
from modules import MODULES, PACKAGE, nodes_of
from test_page import PLAN, opened
from visitor import Answer, Visitor

from paperwork.documents.pdf.office import FIXES
from paperwork.web.words import said

COMMAND = re.compile(r"\bpaperwork [a-zа-я]|(?<![\w-])--[a-z]|команд|\b(?:sudo|brew|winget) ")
RUSSIAN = re.compile("[а-я]")
# said before there is a page, or of the program that LibreOffice is started by
BESIDE = {"web/server.py", "documents/pdf/office.py"}
# work that the page does not do: folders of books, archives
NOT_OF_PAGE = ("documents/books/", "documents/making/zipped.py")


def sentences() -> Iterator[str]:
    """What the program says outside of the command line, with «…» where it puts something in."""
    for path in MODULES:
        name = path.relative_to(PACKAGE).as_posix()
        if (
            name.startswith("cli/")
            or name.startswith(NOT_OF_PAGE)
            or name in BESIDE
            or name == "web/words.py"
        ):
            continue
        yield from _said_in(nodes_of(path))


def _said_in(nodes: Sequence[ast.AST]) -> Iterator[str]:
    pieces = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    comments = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    others = pieces | comments
    for node in nodes:
        if id(node) in others:
            continue
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_cure_of_a_command_has_words_of_the_page() -> None:
    found = [text for text in sentences() if COMMAND.search(text) and RUSSIAN.search(text)]
    assert len(found) > 15
    assert [text for text in [*found, *FIXES.values()] if COMMAND.search(said(text))] == []


CURES = [  # what the core says → what the page says
    (
        "«Ким» — специалиста с таким кодом нет; так зовут нескольких: С3 Ким Анна, С4 Ким Олег; впишите код",
        "С4 Ким Олег; выберите, кто это",
    ),
    (
        "Книга.xlsx: книга защищена паролем; добавьте --password ПАРОЛЬ",
        "книга защищена паролем; впишите ее пароль",
    ),
    ('имена: --map "Кто=ФИО"', "имена: назовите столбец «Кто» в файле так: «ФИО»"),
    (
        'листам: «А», «Б»; добавьте --sheet "А" или --sheet "Б"',
        "«Б»; назовите лист в файле так же, как в книге",
    ),
    (
        "нет PDF; установите его, например: sudo apt install a (в Fedora: sudo dnf install a)",
        "его установить",
    ),
    (
        "скачайте его и установите, или выполните: brew install --cask libreoffice",
        "скачайте его и установите",
    ),
    ("такой даты нет; напишите, например, 31.03.2026", "такой даты нет; напишите, например, 31.03.2026"),
    ("телефон -- странный", "телефон -- странный"),  # a dash that somebody typed
]


@pytest.mark.parametrize(("core", "page"), CURES)
def test_a_cure_speaks_of_the_page(core: str, page: str) -> None:
    assert said(core).endswith(page)


SHOWN = re.compile(r"\{\{ ?(?:[\w.]*sentence|error|trouble)(?:\|[^}]*)? ?\}\}")


def test_templates_have_no_commands_and_say_every_sentence_in_the_words_of_the_page() -> None:
    for path in (PACKAGE / "web/templates").glob("*.html"):
        text = path.read_text("utf-8")
        assert COMMAND.search(text) is None, path.name
        shown = SHOWN.findall(text)
        assert [text for text in shown if "|said" not in text] == [], path.name


def main_of(answer: Answer) -> str:
    """The words of a page below its head, which has the program's name."""
    return plain(answer.page.get_element_by_id("main").text_content())


def test_no_page_names_a_command(visitor: Visitor, desk: Desk) -> None:
    sheets: Sheets = {
        "Учреждение": INSTITUTION,
        "Клиенты": [
            VERA | {"Дата рождения": "32.01.1980", "Телефон": "8", "Свое": "а"},
            IVAN | {"Дело": "1"},
        ],
        "Планы": [PLAN | {"Дата": "32.03.2026"}],
        "Заметки": [{"Что": "-"}],
    }
    page = opened(visitor, desk, sheets)
    paths = ["", "clients", "due", "papers", "problems", "client/new", page.cards[0], "close"]
    pages = [visitor.get(path) for path in [*paths, *page.links("/sheet/")]]
    pages += [visitor.upload("other.xlsx", desk.book({"Заметки": [{"Что": "-"}]}).read_bytes(), forget="1")]
    pages += [visitor.upload("list.json", b"[1]", forget="1"), visitor.upload("list.json", b"{}", forget="1")]
    for answer in pages:
        assert COMMAND.search(main_of(answer)) is None, answer.path
