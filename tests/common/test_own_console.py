"""Who is at the console: nothing but the program's launchers, or a shell too."""

from __future__ import annotations

from collections.abc import Sequence

from each import each

from paperwork.common.own_console import has_own_console, only_launchers

PYTHON, OWN = r"C:\Program Files\Python312\python.exe", r"C:\Люди\Scripts\paperwork.exe"
SHELLS = ("cmd.exe", "powershell.exe", "pwsh.exe", "bash.exe", "far.exe", "devenv.exe", "")


@each(
    ("programs", "is_alone"),
    [
        ([PYTHON], True),
        ([PYTHON, OWN], True),
        ([PYTHON, PYTHON, OWN.upper()], True),  # an environment's Python starts another
        ([r"C:\Windows\py.exe", PYTHON], True),
        ([r"C:\x\python3.12.exe"], True),
        ([], False),
        *[([PYTHON, OWN, shell], False) for shell in SHELLS],
        ([r"C:\paperwork.exe\cmd.exe"], False),
        ([r"C:\x\mypython.exe"], False),
    ],
)
def test_a_shell_is_seen(programs: Sequence[str], is_alone: bool) -> None:
    assert only_launchers(programs) is is_alone


def test_elsewhere_a_terminal_is_never_the_programs_own() -> None:
    assert has_own_console() is False
