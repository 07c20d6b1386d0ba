"""The Russian language in papers: cases, names, dates, numbers and typography, as filters of templates."""

TYPE_CHECKING = False  # as in typing, whose import would cost more than this whole package

if TYPE_CHECKING:
    from paperwork.russian.cases import Case
    from paperwork.russian.filters import FILTERS

__all__ = ["FILTERS", "Case"]


def __getattr__(name: str) -> object:
    """Return a public name, loaded when it is first asked for: who needs a date loads no declension."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from paperwork.russian import cases, filters

    return getattr(cases if name == "Case" else filters, name)
