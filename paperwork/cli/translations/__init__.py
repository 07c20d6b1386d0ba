"""The command line's own words in Russian: usage, headings, complaints about options."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

FOLDER = Path(__file__).parent
DOMAIN = "messages"  # the domain in which click looks its words up


def speak_russian() -> None:
    """From here on the command line library answers in Russian, whatever the system's language."""
    os.environ["LANGUAGE"] = "ru"
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
