"""The dictionary's words are read where they lie; test_quick_tags compares what is then said of words."""

from __future__ import annotations

from array import array

from pymorphy3 import MorphAnalyzer
from pymorphy3_dicts_ru import get_path

from paperwork.russian.morphology import _analyzer


def test_the_dictionary_is_not_copied() -> None:
    words, usual = (it.dictionary.words for it in (_analyzer(), MorphAnalyzer(get_path(), lang="ru")))
    for ours, theirs in ((words.dct, usual.dct), (words.guide, usual.guide)):
        assert isinstance(ours._units, memoryview)
        assert isinstance(theirs._units, array)  # of whom does not ask for it
        assert ours._units[:1000].tolist() == theirs._units[:1000].tolist()
        assert len(ours._units) == len(theirs._units)
