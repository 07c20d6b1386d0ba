"""Several new files: all of them or none, and no file of another is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperwork.common import atomic_files
from paperwork.common.atomic_files import write_all_new
from paperwork.common.errors import PaperworkError


def test_a_file_that_another_has_made_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = (tmp_path / name for name in "abc")
    write_whole = atomic_files.write_whole

    def watched(path: Path, content: bytes, **options: object) -> None:
        write_whole(path, content, **options)  # type: ignore[arg-type]  # as it was called
        second.write_bytes(b"of another")

    monkeypatch.setattr(atomic_files, "write_whole", watched)
    with pytest.raises(PaperworkError, match="такой файл уже есть"):
        write_all_new({first: b"1", second: b"2", third: b"3"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"b": b"of another"}
