"""Says which Python the file was made for, where it is started with another one."""

import sys

MADE_FOR = (3, 0)  # what packaging/linux/pyz.py writes here

if sys.version_info[:2] != MADE_FOR:
    print(
        "paperwork.pyz: нужен Python {}.{}, а запущен {}.{}".format(*MADE_FOR, *sys.version_info),
        file=sys.stderr,
    )
    sys.exit(2)
