"""The folder of documents over many runs: what a person edits is kept, nothing is made twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from paperwork.common.errors import PaperworkError
from paperwork.documents.folder.manifest import RECORD, Manifest

DOCUMENT = "1 Соколова Вера/План.docx"
BESIDE = "1 Соколова Вера/План (обновлено).docx"
BESIDE_2 = "1 Соколова Вера/План (обновлено 2).docx"


class Step(NamedTuple):
    """One run: the content to be made, how it ends, and the files afterwards."""

    content: str
    outcome: str
    files: dict[str, str]


class Act(NamedTuple):
    """What a person does between the runs: a file gets a content, None takes it away."""

    file: str
    content: str | None


class Move(NamedTuple):
    """A person gives a file another's name."""

    file: str
    to: str


class Lose(NamedTuple):
    """The record gets this content, None takes it away."""

    content: bytes | None


def ours(content: str) -> dict[str, str]:
    """The document alone."""
    return {DOCUMENT: content}


def both(edited: str, new: str) -> dict[str, str]:
    """An edited document and the new one beside it."""
    return {DOCUMENT: edited, BESIDE: new}


STORIES: dict[str, list[Step | Act | Move | Lose]] = {
    "the same again": [Step("a", "made", ours("a")), Step("a", "unchanged", ours("a"))],
    "changed data": [
        Step("a", "made", ours("a")),
        Step("b", "made", ours("b")),
        Step("b", "unchanged", ours("b")),
    ],
    "edited, same data": [
        Step("a", "made", ours("a")),
        Act(DOCUMENT, "a!"),
        Step("a", "edited", ours("a!")),
        Step("a", "edited", ours("a!")),
    ],
    "edited, changed data": [
        Step("a", "made", ours("a")),
        Act(DOCUMENT, "a!"),
        Step("b", "beside", both("a!", "b")),
        Step("b", "unchanged", both("a!", "b")),
        Step("c", "beside", both("a!", "c")),
        Step("a", "beside", both("a!", "a")),
    ],
    "edited twice": [
        Step("a", "made", ours("a")),
        Act(DOCUMENT, "a!"),
        Step("b", "beside", both("a!", "b")),
        Act(BESIDE, "b!"),
        Step("b", "edited", both("a!", "b!")),
        Step("c", "beside", both("a!", "b!") | {BESIDE_2: "c"}),
        Step("c", "unchanged", both("a!", "b!") | {BESIDE_2: "c"}),
        Step("d", "beside", both("a!", "b!") | {BESIDE_2: "d"}),
    ],
    "deleted": [
        Step("a", "made", ours("a")),
        Act(DOCUMENT, None),
        Step("a", "made", ours("a")),
        Act(DOCUMENT, None),
        Step("b", "made", ours("b")),
    ],
    "the edited one stays, the new one is thrown away": [
        Step("a", "made", ours("a")),
        Act(DOCUMENT, "a!"),
        Step("b", "beside", both("a!", "b")),
        Act(BESIDE, None),
        Step("b", "edited", ours("a!")),
        Step("c", "beside", both("a!", "c")),
    ],
    "the new one takes the place of the edited": [
        Step("a", "made", ours("a")),
        Act(DOCUMENT, "a!"),
        Step("b", "beside", both("a!", "b")),
        Move(BESIDE, DOCUMENT),
        Step("b", "unchanged", ours("b")),
        Step("c", "made", ours("c")),
    ],
    "the edited one is thrown away": [
        Step("a", "made", ours("a")),
        Act(DOCUMENT, "a!"),
        Step("b", "beside", both("a!", "b")),
        Act(DOCUMENT, None),
        Step("b", "unchanged", ours("b")),
    ],
    "the edited one is thrown away, then the data change": [
        Step("a", "made", ours("a")),
        Act(DOCUMENT, "a!"),
        Step("b", "beside", both("a!", "b")),
        Act(DOCUMENT, None),
        Step("c", "made", ours("c")),
    ],
    "the edited one is thrown away, the new one is edited": [
        Step("a", "made", ours("a")),
        Act(DOCUMENT, "a!"),
        Step("b", "beside", both("a!", "b")),
        Act(BESIDE, "b!"),
        Act(DOCUMENT, None),
        Step("b", "edited", {BESIDE: "b!"}),
        Step("c", "made", {DOCUMENT: "c", BESIDE: "b!"}),
    ],
    "both are thrown away": [
        Step("a", "made", ours("a")),
        Act(DOCUMENT, "a!"),
        Step("b", "beside", both("a!", "b")),
        Act(DOCUMENT, None),
        Act(BESIDE, None),
        Step("b", "made", ours("b")),
    ],
    "edited back": [
        Step("a", "made", ours("a")),
        Act(DOCUMENT, "a!"),
        Act(DOCUMENT, "a"),
        Step("b", "made", ours("b")),
    ],
    "edited to just what is to be made": [
        Step("a", "made", ours("a")),
        Act(DOCUMENT, "b"),
        Step("b", "unchanged", ours("b")),
        Step("c", "made", ours("c")),
    ],
    "a stranger's file stands there": [
        Act(DOCUMENT, "мое"),
        Step("a", "beside", both("мое", "a")),
        Step("a", "unchanged", both("мое", "a")),
    ],
    "the record is deleted": [
        Step("a", "made", ours("a")),
        Lose(None),
        Step("a", "unchanged", ours("a")),
        Step("b", "made", ours("b")),
    ],
    "the record is deleted and the data change": [
        Step("a", "made", ours("a")),
        Lose(None),
        Step("b", "beside", both("a", "b")),
    ],
    "the record is damaged": [
        Step("a", "made", ours("a")),
        Lose(b'\xff\xfe{"path": 5}\n[]\n{"path": "x"}\n{"pa'),
        Step("a", "unchanged", ours("a")),
        Step("a", "unchanged", ours("a")),
        Step("b", "made", ours("b")),
    ],
    "a folder stands in the place": [
        Act(f"{DOCUMENT}/внутри.txt", "чужое"),
        Step("a", "beside", {f"{DOCUMENT}/внутри.txt": "чужое", BESIDE: "a"}),
    ],
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES.keys())
def test_stories(tmp_path: Path, story: list[Step | Act | Move | Lose]) -> None:
    for number, part in enumerate(story):
        match part:
            case Step(content, outcome, files):
                assert (number, _run(tmp_path, content), _files(tmp_path)) == (number, outcome, files)
            case Act(file, None):
                (tmp_path / file).unlink()
            case Act(file, text):
                (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / file).write_text(text or "")
            case Move(file, to):
                (tmp_path / file).replace(tmp_path / to)
            case Lose(None):
                (tmp_path / RECORD).unlink()
            case Lose(damaged):
                (tmp_path / RECORD).write_bytes(damaged or b"")


def _run(folder: Path, content: str, inputs: str = "") -> str:
    """One run with one document; what became of it."""
    with Manifest(folder) as manifest:
        place = manifest.place(DOCUMENT)
        settled = place.up_to_date(inputs or content) or place.put(inputs or content, content.encode())
        manifest.note(settled.entry)
    assert manifest.trouble == ""
    return settled.outcome.value


def _files(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != RECORD)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in found}


def test_other_data_with_the_same_result_leave_the_file_alone(tmp_path: Path) -> None:
    assert _run(tmp_path, "a", "вчера") == "made"
    before = (tmp_path / DOCUMENT).stat().st_mtime_ns
    assert _run(tmp_path, "a", "сегодня") == "unchanged"
    assert (tmp_path / DOCUMENT).stat().st_mtime_ns == before
    (tmp_path / DOCUMENT).write_text("a!")
    assert _run(tmp_path, "a", "завтра") == "edited"
    assert _files(tmp_path) == ours("a!")


def test_a_folder_that_was_moved_is_known_again(tmp_path: Path) -> None:
    _run(tmp_path / "old", "a")
    (tmp_path / "old").rename(tmp_path / "new")
    (tmp_path / "new" / DOCUMENT).touch()
    assert _run(tmp_path / "new", "a") == "unchanged"
    assert _run(tmp_path / "new", "b") == "made"


def test_the_record_does_not_grow_for_ever(tmp_path: Path) -> None:
    for number in range(130):
        _run(tmp_path, str(number))
    assert len((tmp_path / RECORD).read_text().splitlines()) < 110
    assert _run(tmp_path, "129") == "unchanged"


def test_a_record_that_was_cut_short_is_mended(tmp_path: Path) -> None:
    _run(tmp_path, "a")
    whole = (tmp_path / RECORD).read_bytes()
    (tmp_path / RECORD).write_bytes(whole[:-20])
    _run(tmp_path, "a")
    assert (tmp_path / RECORD).read_bytes().splitlines()[-1] == whole.rstrip()
    assert _run(tmp_path, "b") == "made"


@pytest.mark.parametrize("file", ["../чужое.txt", "/etc/passwd"])
def test_a_record_leads_nowhere_else(tmp_path: Path, file: str) -> None:
    line = {"path": DOCUMENT, "file": file, "inputs": "a", "output": "", "size": 1, "modified": 1}
    (tmp_path / RECORD).write_text(json.dumps(line) + "\n")
    assert _run(tmp_path, "a") == "made"
    assert _files(tmp_path) == ours("a")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda out: out.write_text("файл"), "это файл, а нужна папка"),
        (lambda out: (out / RECORD).mkdir(parents=True), "на месте файла стоит папка"),
    ],
)
def test_a_folder_that_cannot_be_used(tmp_path: Path, spoil: Callable[[Path], object], words: str) -> None:
    out = tmp_path / "out"
    spoil(out)
    with pytest.raises(PaperworkError, match=words), Manifest(out):
        pass


def test_a_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "1 Соколова Вера").write_text("файл")
    with (
        Manifest(tmp_path) as manifest,
        pytest.raises(PaperworkError, match="на месте одной из папок стоит файл"),
    ):
        manifest.place(DOCUMENT).put("a", b"a")
    assert _files(tmp_path) == {"1 Соколова Вера": "файл"}


def test_documents_noted_together_are_known_one_by_one(tmp_path: Path) -> None:
    names = ["1 Соколова Вера/План.docx", "2 Орлов Петр/План.docx"]
    with Manifest(tmp_path) as manifest:
        made = [manifest.place(name).put(name, name.encode()) for name in names]
        manifest.note(*(result.entry for result in made))
        manifest.note()
    (tmp_path / RECORD).write_bytes((tmp_path / RECORD).read_bytes().rstrip(b"\n"))
    with Manifest(tmp_path) as manifest:
        assert list(manifest.entries) == names
        again = [manifest.place(name).put("иначе", b"anew") for name in names]
        manifest.note(*(result.entry for result in again))  # the first ends the line that was cut short
    with Manifest(tmp_path) as manifest:
        assert [entry.inputs for entry in manifest.entries.values()] == ["иначе", "иначе"]
        assert manifest.place(names[1]).up_to_date("иначе")
