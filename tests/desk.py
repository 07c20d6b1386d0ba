"""A desk to test at: casebooks and templates written in the test, commands run as a person runs them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from xml.etree import ElementTree

from click.testing import CliRunner
from empty_document import empty_document
from workbooks import workbook

from paperwork.cli import cli

ROOT = Path(__file__).parent.parent
SAMPLE_BOOK = ROOT / "samples" / "casebook.xlsx"  # as `paperwork new --sample` writes it: see test_ready
NO_BREAK_HYPHEN = "\u2011"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Row = Mapping[str, object]
Sheets = Mapping[str, "Row | Sequence[Row]"]

INSTITUTION = {"Полное наименование": "Центр «Вера»", "Руководитель": "Воронцова Мария Сергеевна"}
VERA = {"Дело": "1", "Фамилия": "Соколова", "Имя": "Вера", "Отчество": "Ильинична", "Пол": "женский"}
IVAN = {"Дело": "2", "Фамилия": "Петров", "Имя": "Иван", "Отчество": "Ильич", "Пол": "мужской"}


@dataclass(frozen=True)
class Run:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Desk:
    """A folder with what a test needs in it."""

    folder: Path

    @property
    def out(self) -> Path:
        """Where the documents go."""
        return self.folder / "out"

    def book(self, sheets: Sheets, name: str = "book.xlsx") -> Path:
        """A casebook with nothing in it but headers and answers."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_book(path, sheets)
        return path

    def template(self, title: str, *paragraphs: str, name: str = "", folder: str = "templates") -> Path:
        """A template of the user's own."""
        path = self.folder / folder / f"{name or title}.docx"
        path.parent.mkdir(parents=True, exist_ok=True)
        document = empty_document()
        document.core_properties.title = title
        for text in paragraphs:
            document.add_paragraph(text)
        document.save(str(path))
        return path

    def fill(self) -> None:
        """A book, a template and a table of what came: what every command has something to do with."""
        self.book({"Учреждение": INSTITUTION, "Клиенты": [VERA, IVAN]})
        self.template("Бумага", "{{ клиент.фамилия }}", name="paper", folder="own")
        (self.folder / "form.csv").write_text("Дело;Фамилия;Имя;Пол\n3;Ким;Олег;мужской\n", "utf-8")

    def run(self, *arguments: str | Path) -> Run:
        """A command, in this process."""
        result = CliRunner().invoke(cli, list(map(str, arguments)), prog_name="paperwork")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Run(result.exit_code, result.stdout, result.stderr)

    def make(self, book: Path, *options: str | Path) -> Run:
        """The documents of a book with the templates of the desk, if it has any."""
        own = self.folder / "templates"
        return self.run(
            "make", book, "--out", self.out, *(("--templates", own) if own.is_dir() else ()), *options
        )

    def made(self, title: str = "") -> set[str]:
        """The documents in the folder, of one title or all: «1 Соколова Вера/Портрет»."""
        found = (str(path.relative_to(self.out).with_suffix("")) for path in self.out.rglob("*.docx"))
        return {name for name in found if not title or name.endswith(f"/{title}")}

    def text(self, name: str) -> str:
        """The text of a document that was made."""
        return text_of(self.out / f"{name}.docx")

    def bytes(self) -> dict[str, bytes]:
        """Every document by its name."""
        return {str(path.relative_to(self.out)): path.read_bytes() for path in self.out.rglob("*.docx")}

    def strays(self) -> list[Path]:
        """What lies in the folder and is neither a document nor a record."""
        known = (".docx", ".jsonl", ".json")
        return [path for path in self.out.rglob("*") if path.is_file() and path.suffix not in known]


def write_book(path: Path | IO[bytes], sheets: Sheets) -> None:
    """Writes the sheets: a mapping is a card, a list of mappings a table."""
    data = workbook({title: list(_cells(content)) for title, content in sheets.items()})
    if isinstance(path, Path):
        path.write_bytes(data)
    else:
        path.write(data)


def _cells(content: Row | Sequence[Row]) -> Iterable[list[Any]]:
    if isinstance(content, Mapping):
        return [list(item) for item in content.items()]
    headers = list(dict.fromkeys(header for row in content for header in row))
    return [headers, *([row.get(header) for header in headers] for row in content)]


def command(*arguments: str | Path) -> list[str]:
    """The command line of the program as another process."""
    return [sys.executable, "-m", "paperwork", *map(str, arguments)]


def environment() -> dict[str, str]:
    """The variables that another process needs to find the program."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def outside(*arguments: str | Path, **options: Any) -> Run:
    """A command in a process of its own."""
    done = subprocess.run(
        command(*arguments), capture_output=True, text=True, env=environment(), check=False, **options
    )
    return Run(done.returncode, done.stdout, done.stderr)


def text_of(path: Path) -> str:
    """The words of the document's body, a paragraph a line."""
    with zipfile.ZipFile(path) as package:
        body = ElementTree.fromstring(package.read("word/document.xml"))
    return "\n".join(_words(paragraph) for paragraph in body.iter(f"{W}p"))


def _words(paragraph: ElementTree.Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}noBreakHyphen": "-"}
    return "".join(
        (run.text or "") if run.tag == f"{W}t" else signs.get(run.tag, "") for run in paragraph.iter()
    )


def plain(text: str) -> str:
    """The text with each run of spaces of any sort made one space, and plain hyphens."""
    return re.sub(r"\s+", " ", text.replace(NO_BREAK_HYPHEN, "-")).strip()


def letters(text: str) -> str:
    """What a typographer must leave of a text: no spaces, one sort of hyphen and of quotation marks."""
    dashed = re.sub(r"\s", "", re.sub(r"--|[-\u2010-\u2015]", "-", text))  # «- -» are two, «--» is one
    return re.sub("[«»„“”]", '"', dashed).replace("г..", "г.")
