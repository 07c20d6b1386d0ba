"""Batches: the same bytes whatever happens on the way, and no trace of what went wrong."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import INSTITUTION, VERA, Desk, Row, Run, Sheets, command, environment, outside

from paperwork.documents.folder.manifest import RECORD

MANY = 30  # documents: enough for two processes
ALONE = ("--jobs", "1")  # where it does not matter how many processes there are
INTERRUPTED = 120


@pytest.fixture
def office(desk: Desk) -> Desk:
    desk.template("Карта", "{{ клиент.дело }} {{ клиент.фио }} {{ клиент.адрес }}", name="card")
    desk.book(_clients(MANY))
    return desk


def _clients(count: int, number: str = "", changed: Row | None = None) -> Sheets:
    """So many clients, one of them with some other answers."""
    rows = [VERA | {"Дело": str(number), "Адрес": f"Садовая, {number}"} for number in range(1, count + 1)]
    return {
        "Учреждение": INSTITUTION,
        "Клиенты": [{**row, **(changed or {} if row["Дело"] == number else {})} for row in rows],
    }


def _line(desk: Desk, out: Path, *options: str) -> list[str | Path]:
    book, own = desk.folder / "book.xlsx", desk.folder / "templates"
    return ["make", book, "--out", out, "--templates", own, "--document", "card", *options]


def test_one_process_or_two_or_twice_give_the_same_bytes(office: Desk) -> None:
    one, two = Desk(office.folder / "one"), Desk(office.folder / "two")
    assert office.run(*_line(office, one.out, "--jobs", "1")).status == 0
    assert office.run(*_line(office, two.out, "--jobs", "2")).status == 0
    assert len(one.bytes()) == MANY
    assert one.bytes() == two.bytes()
    again = office.run(*_line(office, two.out, "--jobs", "2"))
    assert again.out.splitlines()[1] == f"  не изменилось с прошлого раза: {MANY}"
    assert one.bytes() == two.bytes()
    assert one.strays() == two.strays() == []


def _interrupted(desk: Desk, *line: str | Path) -> Run:
    """A batch that gets Ctrl-C as soon as it has made something."""
    process = subprocess.Popen(
        command(*line),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
        start_new_session=True,
    )
    record = desk.out / RECORD
    while process.poll() is None and not (record.is_file() and record.stat().st_size):
        time.sleep(0.004)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    return Run(process.returncode, out, err)


def test_ctrl_c(desk: Desk) -> None:
    desk.template("Карта", "{{ клиент.дело }} {{ клиент.фио }} {{ клиент.адрес }}", name="card")
    desk.book(_clients(INTERRUPTED))
    finished = []
    for jobs in "12":
        run = Desk(desk.folder / jobs)
        broken = _interrupted(run, *_line(desk, run.out, "--jobs", jobs))
        assert broken == Run(1, "", "\nПрервано. Что уже сделано, сохранено; запустите команду еще раз.\n")
        assert 0 < len(run.made()) < INTERRUPTED
        assert run.strays() == []
        kept = run.bytes()
        assert desk.run(*_line(desk, run.out, "--jobs", "2")).status == 0
        assert kept.items() <= run.bytes().items()
        finished.append(run.bytes())
    assert len(finished[0]) == INTERRUPTED
    assert finished[0] == finished[1]


def test_a_batch_that_was_killed_goes_on(office: Desk) -> None:
    office.run(*_line(office, office.out, *ALONE))
    whole = office.bytes()
    record = office.out / RECORD
    lines = record.read_text().splitlines(keepends=True)
    record.write_text("".join(lines[:20]) + lines[20][:30])  # the last lines never came to the disk
    for name in list(whole)[::2]:
        (office.out / name).unlink()
    run = office.run(*_line(office, office.out, *ALONE))
    assert (run.status, run.err) == (0, "")
    assert office.bytes() == whole


def _at_most(size: int) -> Callable[[], None]:
    """Files may grow to so many bytes and no further, as on a disk that is full."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_disk_that_takes_no_more(office: Desk) -> None:
    done = outside(*_line(office, office.out), preexec_fn=_at_most(2_000))
    assert done.status == 1
    assert "Ни одного документа не сделано" in done.out
    assert f"Не сделано из-за ошибок: {MANY}" in done.out
    assert "1 Соколова Вера: Карта — файл больше, чем здесь позволено" in done.out
    assert "Traceback" not in done.err
    assert (office.made(), office.strays()) == (set(), [])
    assert office.run(*_line(office, office.out)).status == 0
    assert len(office.made()) == MANY


def test_a_record_that_cannot_be_written_is_told_and_costs_nothing(office: Desk) -> None:
    office.out.mkdir()
    (office.out / RECORD).write_text("-" * 100_000)
    done = outside(*_line(office, office.out), preexec_fn=_at_most(100_000))
    assert (done.status, len(office.made())) == (1, MANY)
    assert done.err.startswith(f"{office.out / RECORD}: список сделанного не записан: файл больше")
    again = office.run(*_line(office, office.out))
    assert again.out.splitlines()[1] == f"  не изменилось с прошлого раза: {MANY}"


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (
            lambda out: (out / "1 Соколова Вера").write_text("файл"),
            "1 Соколова Вера: Карта — на месте одной",
        ),
    ],
)
def test_one_place_that_is_taken_stops_no_other(
    office: Desk, spoil: Callable[[Path], object], words: str
) -> None:
    office.out.mkdir()
    spoil(office.out)
    run = office.run(*_line(office, office.out, *ALONE))
    assert (run.status, len(office.made())) == (1, MANY - 1)
    assert words in run.out


def test_only_what_has_changed_is_made_again(office: Desk) -> None:
    office.run(*_line(office, office.out, *ALONE))
    before = office.bytes()
    office.book(_clients(MANY, "7", {"Адрес": "Лесная, 7"}))
    run = office.run(*_line(office, office.out, *ALONE))
    assert run.out.splitlines()[1:5] == [
        "  сделано: 1",
        f"  не изменилось с прошлого раза: {MANY - 1}",
        "Сделано:",
        "  7 Соколова Вера: Карта",
    ]
    changed = {name for name, content in office.bytes().items() if before[name] != content}
    assert changed == {"7 Соколова Вера/Карта.docx"}


def test_an_edited_document_is_told_in_the_report(office: Desk) -> None:
    line = (*_line(office, office.out), "--client", "3")
    office.run(*line)
    mine = office.out / "3 Соколова Вера/Карта.docx"
    mine.write_bytes(mine.read_bytes() + b" ")
    assert "оставлено с вашими изменениями: 1" in office.run(*line).out
    office.book(_clients(MANY, "3", {"Адрес": "Лесная, 3"}))
    run = office.run(*line)
    assert run.out.splitlines()[1:] == [
        "  записано рядом с теми, что вы меняли: 1",
        "Эти новые лежат рядом с теми, что вы меняли; сравните и оставьте нужный:",
        "  3 Соколова Вера/Карта (обновлено).docx",
    ]
    assert mine.read_bytes().endswith(b" ")


def test_a_change_of_the_template_makes_everything_anew(office: Desk) -> None:
    line = (*_line(office, office.out), "--client", "3")
    office.run(*line)
    office.template("Карта", "Новое {{ клиент.фио }}", name="card")
    assert "сделано: 1" in office.run(*line).out
    assert office.text("3 Соколова Вера/Карта") == "Новое Соколова Вера Ильинична"


def test_the_record_holds_no_personal_data_but_names(office: Desk) -> None:
    office.run(*_line(office, office.out, *ALONE))
    lines = [json.loads(line) for line in (office.out / RECORD).read_text().splitlines()]
    assert {tuple(line) for line in lines} == {("path", "file", "inputs", "output", "size", "modified")}
    assert "Садовая" not in json.dumps(lines, ensure_ascii=False)
