"""Mistakes that a user can mend."""


class PaperworkError(Exception):
    """A mistake that a user can mend; str() is the Russian sentence."""
