"""Conversions with an office program that does what programs do: refuses, dies, hangs, leaves children."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from paperwork.common.errors import PaperworkError
from paperwork.documents.pdf.call import pdf_of
from paperwork.documents.pdf.convert import Conversion
from paperwork.documents.pdf.office import MEMORY, Office
from paperwork.documents.pdf.pages import page_count
from paperwork.documents.pdf.workplace import workplace

# A program with LibreOffice's command line; what it does with a document stands in the document.
PROGRAM = """#!/bin/sh
echo $$ >> pids
echo run >> runs
while [ "$1" != . ]; do shift; done
shift
for file; do
  case "$(cat "$file")" in
    remembering) echo $MALLOC_MMAP_THRESHOLD_ >> memory; cp a_page "${file%.docx}.pdf" ;;
    fine) cp a_page "${file%.docx}.pdf" ;;
    damaged) echo '%PDF-1.6' > "${file%.docx}.pdf" ;;
    deadly) kill -9 $$ ;;
    deadly-once) rm -f x; if [ ! -e died ]; then touch died; kill -9 $$; fi; cp a_page "${file%.docx}.pdf" ;;
    endless) touch "${file%.docx}.pdf"; sleep 1000 & echo $! >> pids; wait ;;
  esac
done
"""


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with the program and the page that it copies."""
    program = tmp_path / "soffice"
    program.write_text(PROGRAM)
    program.chmod(0o755)
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "a_page")
    return tmp_path


def _converted(work: Path, contents: Sequence[str], jobs: int = 1, patience: float = 20.0) -> str:
    """One letter a document: «+» where its PDF is there."""
    files = [work / f"{number}.docx" for number in range(len(contents))]
    for file, content in zip(files, contents, strict=True):
        file.write_text(content)
    with Conversion(Office(work / "soffice"), work, jobs, patience) as conversion:
        done = dict(conversion.convert(files))
    assert done == {file: page_count(pdf_of(file)) == 1 for file in files}
    return "".join("+" if done[file] else "-" for file in files)


def _runs(work: Path) -> int:
    return len((work / "runs").read_text().split())


def _alive(work: Path) -> list[str]:
    """The processes that the program was or has started and that are still there.

    One that was killed is given the moment that a busy machine needs to be rid of it.
    """
    end = time.monotonic() + 5
    while True:
        found = [pid for pid in (work / "pids").read_text().split() if _is_alive(int(pid))]
        if not found or time.monotonic() > end:
            return found


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_run_finds_settings_that_it_may_change(work: Path) -> None:
    settings = work / "profile0/user/registrymodifications.xcu"
    assert _converted(work, ["fine"]) == "+"
    [version] = etree.parse(settings).iter("value")
    assert version.text == "99.9"
    assert not (work / "profile0/user/extensions/buildid").exists()  # this program does not say which it is
    settings.write_text("<changed/>")
    assert _converted(work, ["fine"]) == "+"
    assert settings.read_text() == "<changed/>"


def test_a_run_finds_the_build_that_the_program_is(work: Path) -> None:
    (work / "versionrc").write_text("[Version]\nAllLanguages=ru\nbuildid=40(Build:2)\nVendor=Debian\n")
    assert _converted(work, ["fine"]) == "+"
    assert (work / "profile0/user/extensions/buildid").read_text() == "40(Build:2)"


@pytest.mark.parametrize(
    ("contents", "made", "runs"),
    [
        ("fine fine fine", "+++", 1),
        ("fine refused fine", "+-+", 2),
        ("fine damaged fine", "+-+", 2),
        ("fine deadly fine fine", "+-++", 3),
        ("deadly fine", "-+", 3),
        ("fine deadly-once fine", "+++", 3),
        ("deadly fine deadly fine", "-+-+", 5),
        ("refused", "-", 2),
    ],
)
def test_what_fails_is_tried_again_alone_and_stops_no_other(
    work: Path, contents: str, made: str, runs: int
) -> None:
    assert _converted(work, contents.split()) == made
    assert _runs(work) == runs
    assert _alive(work) == []


def test_the_program_keeps_its_memory_unless_the_user_says_other(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _converted(work, ["remembering"]) == "+"
    monkeypatch.setenv("MALLOC_MMAP_THRESHOLD_", "65536")
    assert _converted(work, ["remembering"]) == "+"
    assert (work / "memory").read_text().split() == [MEMORY["MALLOC_MMAP_THRESHOLD_"], "65536"]


def test_a_run_that_hangs_is_ended_with_its_children(work: Path) -> None:
    start = time.monotonic()
    assert _converted(work, ["fine", "endless", "fine"], patience=0.3) == "+-+"
    assert time.monotonic() - start < 10
    assert len((work / "pids").read_text().split()) == 5
    assert _alive(work) == []


def test_many_go_in_several_runs_at_once(work: Path) -> None:
    assert _converted(work, ["fine"] * 150, jobs=2) == "+" * 150
    assert _runs(work) == 2
    assert _converted(work, ["fine"] * 5, jobs=2) == "+++++"
    assert _runs(work) == 3


def test_a_program_that_never_works_is_not_asked_for_ever(work: Path) -> None:
    with pytest.raises(PaperworkError, match="LibreOffice раз за разом останавливается"):
        _converted(work, ["deadly"] * 50)
    assert _runs(work) == 4


def test_a_program_that_cannot_be_started_is_told(work: Path) -> None:
    (work / "soffice").chmod(0o644)
    if os.access(work / "soffice", os.X_OK):
        pytest.skip("this system starts anything")
    with pytest.raises(PaperworkError, match="LibreOffice не запускается: нет доступа"):
        _converted(work, ["fine"])


def test_leaving_early_ends_what_still_runs(work: Path) -> None:
    files = [work / f"{number}.docx" for number in range(2)]
    for file, content in zip(files, ("fine", "endless"), strict=True):
        file.write_text(content)
    with Conversion(Office(work / "soffice"), work, patience=20) as conversion:
        assert next(conversion.convert(files)) == (files[0], True)
        assert any(_is_alive(int(pid)) for pid in (work / "pids").read_text().split())
    assert _alive(work) == []


def test_the_folder_for_the_work_is_gone_afterwards_and_a_full_disk_is_told() -> None:
    folders = []

    def fill() -> None:
        with workplace() as folder:
            folders.append(folder)
            (folder / "person.docx").write_text("Соколова")
            raise OSError(errno.ENOSPC, "")

    with pytest.raises(PaperworkError, match="на диске нет места"):
        fill()
    assert not folders[0].exists()
