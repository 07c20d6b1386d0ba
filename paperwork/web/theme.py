"""How the page looks: light, dark, or as the system says."""

from __future__ import annotations

from enum import StrEnum


class Theme(StrEnum):
    """What a person chooses in the foot of a page; it is kept while the program runs."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"

    @property
    def scheme(self) -> str:
        """The colour schemes that the browser may take for its own parts (CSS Color Adjustment)."""
        return "light dark" if self is Theme.SYSTEM else self.value

    @property
    def word(self) -> str:
        """What the choice is called."""
        return WORDS[self]


WORDS = {Theme.SYSTEM: "как в системе", Theme.LIGHT: "светлая", Theme.DARK: "темная"}
