"""The spelling in which papers are compared."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.documents.learning.spelling import DROPPED, SAME, folded, folded_places

LETTERS = "".join([*map(chr, SAME), *sorted(DROPPED), "  аЁ\n-\t"])


@settings(deadline=None, max_examples=300)
@given(st.text(LETTERS, max_size=12))
def test_a_text_is_folded_as_its_letters_are(text: str) -> None:
    folding, places = folded_places(text)
    assert folded(text) == folding
    assert [text[place].translate(SAME) for place in places] == list(folding)
    assert "  " not in folding
    assert DROPPED.isdisjoint(folding)
