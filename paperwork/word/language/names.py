"""The names that a template finds: fields by their records, and what is told of a loop.

Apart from what is done with them, since a kept template is printed without the compiler.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias, Union

TagTree: TypeAlias = Mapping[str, Union["TagTree", Sequence["TagTree"], None]]
LOOP = frozenset(
    [
        "index",
        "index0",
        "revindex",
        "revindex0",
        "first",
        "last",
        "length",
        "depth",
        "depth0",
        "previtem",
        "nextitem",
        "cycle",
        "changed",
    ]
)
