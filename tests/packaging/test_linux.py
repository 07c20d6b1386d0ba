"""What is built for Linux: the line of the menu, and the word that names the wrong Python."""

from __future__ import annotations

import re
import subprocess
import sys
from configparser import ConfigParser
from importlib import import_module
from pathlib import Path

import pytest
from desk import ROOT
from pyz import preamble

DESKTOP = ROOT / "packaging" / "linux" / "paperwork.desktop"


def words_of(text: str) -> list[str]:
    """The words of a line as the specification has them: escapes twice, of texts and in quotes."""
    found = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', text.replace("\\\\", "\\"))
    return [re.sub(r'\\(["`$\\])', r"\1", quoted) or plain for quoted, plain in found]


@pytest.fixture
def entry() -> dict[str, str]:
    """The entry of the menu as a desktop reads it: a key may have a language."""
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys have capitals
    parser.read_string(DESKTOP.read_text("utf-8"))
    return dict(parser["Desktop Entry"])


def test_the_menu_starts_the_file_of_the_user(entry: dict[str, str], tmp_path: Path) -> None:
    program = tmp_path / "дом & сад" / ".local/bin/paperwork.pyz"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "$SHIV_ENTRY_POINT $#"\n', encoding="utf-8")
    program.chmod(0o755)
    line = words_of(entry["Exec"])
    home = {"HOME": str(tmp_path / "дом & сад"), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(line, env=home, capture_output=True, text=True, check=True)
    module, _, function = done.stdout.split()[0].partition(":")
    assert callable(getattr(import_module(module), function))
    assert done.stdout.endswith(" 0\n")


def test_the_menu_never_takes_over_books(entry: dict[str, str]) -> None:
    assert "MimeType" not in entry
    assert (entry["Type"], entry["Terminal"]) == ("Application", "false")


@pytest.mark.parametrize("version", [sys.version_info[:2], (3, 99)])
def test_another_python_is_refused_in_russian(
    version: tuple[int, int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = preamble()
    monkeypatch.setattr(sys, "version_info", (*version, 0))
    if version == (3, 99):
        with pytest.raises(SystemExit):
            exec(text, {})
        assert "а запущен 3.99" in capsys.readouterr().err
    else:
        exec(text, {})
        assert capsys.readouterr().err == ""
