"""Long words may be parted: where the syllables end, and nowhere in short ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperwork.russian.hyphenation import LEAST, LONG, SOFT_HYPHEN, softened

WORDS = (
    "кон-суль-тиро-вание",
    "пси-хокор-рек-цион-ное",
    "пере-осви-детель-ство-вание",
    "соци-аль-ноп-сихо-логи-чес-кий",
    "госу-дарс-твен-ного",
    "само-обслу-жива-нию",
    "Хрис-торож-дес-твен-ская",
)


@pytest.mark.parametrize("parted", WORDS)
def test_a_long_word_may_be_parted_between_its_syllables(parted: str) -> None:
    made = softened(parted.replace("-", ""))
    assert made.replace(SOFT_HYPHEN, "-") == parted


@pytest.mark.parametrize(
    "text",
    ["", "представитель", "самостоятельное", "Internationalization", "1234567890123456", "дом-интернат"],
)
def test_other_words_stay(text: str) -> None:
    assert softened(text) == text


def test_each_part_of_a_hyphened_word_is_a_word_of_its_own() -> None:
    made = softened("социально-психокоррекционное")
    assert made.replace(SOFT_HYPHEN, "|") == "социально-пси|хокор|рек|цион|ное"


@given(st.text(alphabet="аеиоуйьъбвгкстнпр -1a\n" + SOFT_HYPHEN, max_size=80))
def test_nothing_but_soft_hyphens_is_added_and_only_once(text: str) -> None:
    made = softened(text)
    assert made.replace(SOFT_HYPHEN, "") == text.replace(SOFT_HYPHEN, "")
    assert softened(made) == made or SOFT_HYPHEN in text
    assert LEAST * 2 < LONG
