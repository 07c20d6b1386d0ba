"""A workbook opened by calamine several times, so that several threads may read its sheets."""

from __future__ import annotations

import io
import os

from python_calamine import CalamineWorkbook

NAME = "paperwork"  # of what has no name among the files


def opened(data: bytes, times: int) -> list[CalamineWorkbook]:
    """The workbook so many times.

    Given the bytes, each would keep a copy of them. Where the system has files in memory alone, all of them
    read one of these, which no one else can change.
    """
    if times > 1 and hasattr(os, "memfd_create"):
        descriptor = os.memfd_create(NAME)
        try:
            with open(descriptor, "wb", closefd=False) as file:
                file.write(data)
            return [CalamineWorkbook.from_path(f"/proc/self/fd/{descriptor}") for _ in range(times)]
        except Exception:  # no /proc, no room; what is wrong with the workbook itself shows below
            pass
        finally:
            os.close(descriptor)
    return [CalamineWorkbook.from_filelike(io.BytesIO(data)) for _ in range(times)]
