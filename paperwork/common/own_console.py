"""Whether the console is the program's alone: Windows opens one for what is started from Explorer."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import PureWindowsPath

# Launchers that wait beside the program: of its command, of Python, of an environment.
_LAUNCHER = re.compile(r"(paperwork|pyw?|pythonw?[0-9.]*)\.exe", re.IGNORECASE)
_MOST = 64  # processes: more are not the program's own
_QUERY = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
_LONGEST = 32768  # letters of a path


def has_own_console() -> bool:
    """Return whether nothing but the program and its launchers is at the console: no shell is."""
    return sys.platform == "win32" and only_launchers(_programs())


def only_launchers(programs: Iterable[str]) -> bool:
    """Return whether the paths are those of the program's launchers; False where there is none."""
    names = [PureWindowsPath(program).name for program in programs]
    return bool(names) and all(_LAUNCHER.fullmatch(name) for name in names)


def _programs() -> Iterator[str]:
    """The programs of all processes at the console; «» for one that cannot be asked."""
    if sys.platform != "win32":
        return
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.windll.kernel32
    kernel.OpenProcess.restype = wintypes.HANDLE  # wider than a plain int
    kernel.QueryFullProcessImageNameW.argtypes = [
        wintypes.HANDLE,
        wintypes.DWORD,
        wintypes.LPWSTR,
        wintypes.LPVOID,
    ]
    kernel.CloseHandle.argtypes = [wintypes.HANDLE]
    found = (wintypes.DWORD * _MOST)()
    count = kernel.GetConsoleProcessList(found, _MOST)
    if count > _MOST:  # nothing was written
        yield ""
        return
    for number in found[:count]:
        size, text = wintypes.DWORD(_LONGEST), ctypes.create_unicode_buffer(_LONGEST)
        process = kernel.OpenProcess(_QUERY, False, number)
        is_known = process and kernel.QueryFullProcessImageNameW(process, 0, text, ctypes.byref(size))
        yield text.value if is_known else ""
        if process:
            kernel.CloseHandle(process)
