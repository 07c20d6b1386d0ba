"""The organisation's picture: in the book, and in the letterhead of every paper."""

from __future__ import annotations

import pickle
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Sheets
from each import each
from PIL import Image
from word.documents import p, raw, tbl, tr, unzipped

from paperwork.case.tags import tag_tree
from paperwork.common.emblem import LONGEST, SIDE, emblem_from
from paperwork.common.errors import PaperworkError
from paperwork.documents.catalogue import load_kinds
from paperwork.documents.emblem import with_emblem
from paperwork.documents.filters import RUSSIAN
from paperwork.documents.template_files import template_paths
from paperwork.intake.excel.reading.read import read_book
from paperwork.word import Template

BOOK: Sheets = {
    "Учреждение": INSTITUTION,
    "Клиенты": [VERA, IVAN],
    "Планы": [{"Дело": "1", "Номер": "1", "Дата": "05.03.2026", "Проблема": "нет работы"}],
}
MILLIMETRE = 36_000
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><rect width="100" height="50"/></svg>'


def picture(path: Path, size: tuple[int, int], mode: str = "RGB") -> Path:
    Image.new(mode, size).save(path)
    return path


def pictures(document: Path) -> list[tuple[float, ...]]:
    """The width and the height of every picture of a document, in millimetres."""
    shapes = docx.Document(str(document)).element.body.iter("{*}extent")
    return [tuple(round(int(shape.get(side)) / MILLIMETRE, 1) for side in ("cx", "cy")) for shape in shapes]


@pytest.mark.parametrize(
    ("name", "size", "mode", "sides"),
    [
        ("e.png", (400, 200), "RGBA", (25, 12.5)),
        ("e.png", (20, 40), "P", (12.5, 25)),
        ("e.jpg", (3000, 3000), "RGB", (25, 25)),
        ("e.jpeg", (300, 100), "CMYK", (25, 8.3)),
        ("e.svg", (100, 50), "", (25, 12.5)),
    ],
)
def test_the_picture_is_in_the_letterhead(
    desk: Desk, name: str, size: tuple[int, int], mode: str, sides: tuple[float, float]
) -> None:
    book, path = desk.book(BOOK), desk.folder / name
    if mode:
        picture(path, size, mode)
    else:
        path.write_text(SVG, "utf-8")
    before = book.read_bytes()
    ran = desk.run("logo", book, path)
    assert ran.status == 0, ran.err
    copy = next(desk.folder.glob("book (копия *).xlsx"))
    assert copy.name in ran.out
    assert copy.read_bytes() == before
    assert desk.make(book, "--document", "consent", "--document", "contact_schedule").status == 0
    made = list(desk.out.rglob("*.docx"))
    assert len(made) == 3
    for document in made:
        assert pictures(document) == [sides]
        with zipfile.ZipFile(document) as package:
            media = next(entry for entry in package.namelist() if entry.startswith("word/media/"))
            with Image.open(BytesIO(package.read(media))) as shown:
                assert max(shown.size) <= LONGEST
    found = read_book(book).emblem
    assert found
    assert found.millimetres() == pytest.approx(sides, abs=0.2)


def test_another_picture_takes_the_place_of_the_first(desk: Desk) -> None:
    book = desk.book(BOOK)
    for number, size in enumerate([(100, 50), (50, 100)]):
        assert desk.run("logo", book, picture(desk.folder / f"{number}.png", size)).status == 0
    sheet = openpyxl.load_workbook(book)["Учреждение"]
    assert [(item.width, item.height) for item in vars(sheet)["_images"]] == [(50, 100)]
    with zipfile.ZipFile(book) as package:
        assert len([entry for entry in package.namelist() if entry.startswith("xl/media/")]) == 1
    assert desk.run("check", book).status == 0
    assert desk.make(book, "--document", "consent").status == 0
    assert pictures(next(desk.out.rglob("*.docx"))) == [(12.5, 25)]


def test_a_drawing_may_say_its_size_in_any_unit() -> None:
    for size in ('width="100mm" height="50mm"', 'width="10cm" height="5cm"', 'width="300pt" height="150pt"',
                 'width="4in" height="2in"', 'width="100%" height="100%"', ""):  # fmt: skip
        emblem = emblem_from(SVG.replace("viewBox", f"{size} viewBox").encode(), "e.svg")
        assert [round(side, 1) for side in emblem.millimetres()] == [25, 12.5], size


def test_every_letterhead_has_room_for_it() -> None:
    emblem = emblem_from(SVG.encode(), "e.svg")
    bare = [
        stem for stem, path in template_paths(None).items()
        if with_emblem(path.read_bytes(), emblem) == path.read_bytes()
    ]  # fmt: skip
    assert not {"consent", "application", "service_plan", "contact_schedule", "request_journal"} & set(bare)


def test_a_picture_has_nothing_compiled_before_it_is_printed() -> None:
    path, emblem = template_paths(None)["application"], emblem_from(SVG.encode(), "e.svg")
    load_kinds([path], {})
    [kind] = load_kinds([path], {}, emblem)[0]
    template = pickle.loads(pickle.dumps(kind)).template
    assert "compiled" not in vars(template)
    anew = Template(template.source, tag_tree=tag_tree(), filters=RUSSIAN)
    for name in ("title", "tags", "warnings"):
        assert getattr(template, name) == getattr(anew, name), name
    assert {name.partition("/")[2] for name in template.parts()} >= {"media/emblem.png"}


NAME = "{{ учреждение.полное_наименование }}"
PNG = '<Default Extension="PNG" ContentType="image/png"/>'
OWN = {"word/media/Emblem.PNG": b"a picture of its own"}
IF_NAMED = "{%tr if учреждение.полное_наименование %}"
SDT = f"<w:tc><w:tcPr/><w:sdt><w:sdtContent>{p('')}</w:sdtContent></w:sdt></w:tc>"
LETTERHEADS = {
    "usual": raw(tbl(tr("", NAME))),
    "rows that come and go": raw(tbl(tr("", IF_NAMED), tr("", NAME), tr("", "{%tr endif %}"))),
    "a picture of that name": raw(tbl(tr("", NAME)), parts=OWN, types=PNG),
    "a content control": raw(tbl(tr(SDT, NAME))),
    "a width in per cent": raw(tbl(tr("", NAME)).replace('"1000" w:type="dxa"', '"50%" w:type="pct"')),
}


@each("name", LETTERHEADS)
def test_a_good_template_stays_so_with_the_picture(name: str, tmp_path: Path) -> None:
    path, made, emblem = tmp_path / "own.docx", tmp_path / "made.docx", emblem_from(SVG.encode(), "e.svg")
    path.write_bytes(LETTERHEADS[name])
    assert load_kinds([path], {})[1] == {}  # the one without the picture is kept: nothing asks for another
    [kind], _ = load_kinds([path], {}, emblem)
    made.write_bytes(kind.template.render({"учреждение": {"полное_наименование": "Центр"}}))
    assert len(pictures(made)) == 1
    own = unzipped(LETTERHEADS[name]).keys() & OWN.keys()
    assert {part: OWN[part] for part in own}.items() <= unzipped(made.read_bytes()).items()


def test_lists_have_it_too(desk: Desk) -> None:
    book = desk.book(BOOK)
    assert desk.run("logo", book, picture(desk.folder / "e.png", (100, 100))).status == 0
    due, found, joined = (desk.folder / f"{name}.docx" for name in ("due", "found", "joined"))
    assert desk.run("due", book, "--out", due).status == 0
    assert desk.run("find", book, "--where", "клиент.фамилия", "--out", found).status == 0
    assert desk.run("join", book, "--document", "consent", "--out", joined).status == 0
    assert desk.run("blank", "consent", "--book", book, "--out", desk.folder / "blank.docx").status == 0
    assert pictures(due) == [(20, 20)]  # a lying page has less room
    for path, count in ((found, 1), (joined, 2), (desk.folder / "blank.docx", 1)):
        assert [(SIDE, SIDE)] * count == pictures(path), path
    shapes = docx.Document(str(joined)).element.body.iter("{*}docPr")
    assert len({shape.get("id") for shape in shapes}) == 2


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "e.png", "это не рисунок или он поврежден"),
        (b"%PDF-1.7", "e.png", "это не рисунок"),
        (b"GIF89a" + bytes(40), "e.gif", "нужен рисунок .png, .jpg или .svg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'", "e.svg", "не читается"),
        (b"\x89PNG\r\n\x1a\n" + bytes(30), "e.png", "поврежден"),
    ],
)
def test_what_is_no_picture_is_refused(desk: Desk, data: bytes, name: str, said: str) -> None:
    book, path = desk.book(BOOK), desk.folder / name
    path.write_bytes(data)
    before = book.read_bytes()
    ran = desk.run("logo", book, path)
    assert (ran.status, said in ran.err) == (2, True), ran.err
    assert book.read_bytes() == before


def test_a_picture_of_too_many_points_is_refused() -> None:
    huge = BytesIO()
    Image.new("1", (10_000, 10_000)).save(huge, "PNG")
    with pytest.raises(PaperworkError, match="слишком много точек"):
        emblem_from(huge.getvalue(), "e.png")


def test_a_book_of_another_kind_is_told(desk: Desk) -> None:
    path = desk.folder / "book.json"
    path.write_text('{"Клиенты": []}', "utf-8")
    ran = desk.run("logo", path, picture(desk.folder / "e.png", (10, 10)))
    assert (ran.status, "сохраните книгу в Excel как .xlsx" in ran.err) == (2, True)
