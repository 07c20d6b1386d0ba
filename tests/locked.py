"""Files behind a password."""

from __future__ import annotations

import io

from msoffcrypto.method.ecma376_agile import ECMA376Agile

STEPS = 500  # by which the key is made of the password; Office takes 100,000, so that guessing takes long


def locked(data: bytes, password: str) -> bytes:
    """The file behind a password, as Office puts it there, but for the number of steps."""
    made: bytes = ECMA376Agile.encrypt(password, io.BytesIO(data), spin_count=STEPS)
    return made
