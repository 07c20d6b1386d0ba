"""Who may read a file: what is made of a book is for no more people than the book."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from paperwork.common.records import dataclass

POSIX = os.name == "posix"  # elsewhere a file has the access list of its folder
GROUP, OTHERS = 0o070, 0o007
READ = 0o444
OWN = 0o600
LIST = "system.posix_acl_access"  # where Linux keeps an access list that says more than the mode


@dataclass(frozen=True, slots=True)
class Rights:
    """The rights of new files, less what the user's own mask takes away.

    ``group``: the group that alone may have the group's rights; None where any new file's may.
    """

    mode: int = 0o666
    group: int | None = None

    @property
    def folder_mode(self) -> int:
        """The mode of a folder of such files."""
        readers = self.mode & READ if self.group is None else self.mode & READ & ~GROUP
        return 0o700 | (GROUP if readers & GROUP else 0) | (OTHERS if readers & OTHERS else 0)

    @property
    def first_mode(self) -> int:
        """The mode with which a file is made, before its group is known."""
        return self.mode if self.group is None else self.mode & ~GROUP

    def narrowed(self, mode: int) -> int:
        """The mode of a file that is there already, without the rights of people who must not read it."""
        for people in (GROUP, OTHERS):
            if not self.mode & READ & people:
                mode &= ~people
        return mode

    def settle(self, descriptor: int) -> None:
        """Gives a new file its group's rights, where it is the group that may have them."""
        if self.group is not None and self.mode & GROUP:
            status = os.fstat(descriptor)
            if status.st_gid == self.group:
                os.fchmod(descriptor, (status.st_mode & 0o777) | self.mode & READ & GROUP)

    def settle_folder(self, folder: str | Path) -> None:
        """The same for a new folder."""
        if self.group is not None and self.mode & GROUP and Path(folder).stat().st_gid == self.group:
            Path(folder).chmod(self.folder_mode | 0o050)


EVERYONE = Rights()


def rights_of(files: Iterable[Path]) -> Rights:
    """The rights of what is made of the files: no one reads it who may not read each of them."""
    if not POSIX:
        return EVERYONE
    found, groups = 0o666, set()
    for file in files:
        with suppress(OSError):  # who reads it says why it cannot be read
            status = file.stat()
            readable = OWN if _has_list(file) else status.st_mode
            groups.add(status.st_gid)
            found &= EVERYONE.mode & ~sum(0o666 & p for p in (GROUP, OTHERS) if not readable & READ & p)
    if groups <= {os.getegid()} or not found & GROUP or found & OTHERS:
        return Rights(found)
    return Rights(found, groups.pop()) if len(groups) == 1 else Rights(found & ~GROUP)


def keep_rights(status: os.stat_result, path: str, temporary: str, rights: Rights = EVERYONE) -> None:
    """Gives the new file ``temporary`` the owner and the rights of the one whose place it is to take."""
    mode = rights.narrowed(status.st_mode & 0o777)
    if POSIX:
        now = os.stat(temporary)  # noqa: PTH116 (in a batch)
        if now.st_gid != status.st_gid and not _given(temporary, -1, status.st_gid):
            mode &= ~GROUP
        if now.st_uid != status.st_uid:
            _given(temporary, status.st_uid, -1)
    os.chmod(temporary, mode)  # noqa: PTH101 (in a batch)
    if rights.narrowed(0o777) == 0o777:
        _copy_list(path, temporary)


def narrow(descriptor: int, rights: Rights) -> None:
    """Takes from an open file the rights of people who must not read it."""
    if POSIX:
        mode = os.fstat(descriptor).st_mode & 0o777
        if rights.narrowed(mode) != mode:
            with suppress(OSError):  # somebody else's file
                os.fchmod(descriptor, rights.narrowed(mode))


def is_own(status: os.stat_result) -> bool:
    """Whether the file or folder is this user's, and closed to all others."""
    return not POSIX or (status.st_uid == os.geteuid() and not status.st_mode & (GROUP | OTHERS))


def _given(path: str, owner: int, group: int) -> bool:
    try:
        os.chown(path, owner, group)
    except OSError:
        return False
    return True


def _has_list(file: Path) -> bool:
    with suppress(OSError, AttributeError):
        return bool(os.getxattr(file, LIST))
    return False


def _copy_list(path: str, temporary: str) -> None:
    with suppress(OSError, AttributeError):
        os.setxattr(temporary, LIST, os.getxattr(path, LIST))
