"""Long words may be parted: where the syllables end, and nowhere in short ones."""

import re

import pytest
from each import each
from hypothesis import given
from hypothesis import strategies as st

from paperwork.common.naming import SOFT_HYPHEN
from paperwork.russian.hyphenation import LEAST, LONG, softened

WORDS = (
    "кон-суль-тиро-вание",
    "пере-осви-детель-ство-вание",
    "госу-дарс-твен-ного",
    "реаби-лита-цион-ного",
    "осви-детель-ство-вание",
    "про-фес-сиональ-ной",
    "трав-мато-логи-чес-кое",
    "отно-ситель-ностью",
    # compound: after the linking vowel, and not near it
    "психо-кор-рек-цион-ное",
    "соци-ально-психо-логи-чес-кий",
    "соци-ально-эко-номи-чес-кий",
    "соци-ально-быто-вой",
    "под-гото-вительно-про-филь-ного",
    "сель-ско-хозяй-ственно-про-мыш-ленно-пере-под-гото-вительно-про-филь-ного",
    "само-обслу-жива-нию",
    "Христо-рож-дествен-ская",
    "лечебно-про-филак-тичес-кий",
    "учебно-вос-пита-тель-ный",
    "дело-про-изво-дитель-ница",
    "жизне-деятель-ности",
    "жизне-обес-пече-ние",
    "благо-тво-ритель-ность",
    "нетрудо-спо-соб-ность",
    "трудо-спо-соб-ности",
    "психо-тера-пев-тичес-кий",
    "физио-тера-пев-тичес-кий",
    "земле-устро-итель-ный",
    "много-фун-кци-ональ-ного",
    "меж-ведомс-твен-ного",
    "мало-обес-печен-ных",
    "высоко-ква-лифи-циро-ван-ный",
    "нефте-пере-раба-тыва-ющий",
    "сурдо-пере-вод-чика",
    "медико-соци-аль-ная",
    "психо-невро-логи-чес-кий",
    "пост-интер-нат-ного",
    "обще-обра-зова-тель-ный",
    "право-уста-нав-лива-ющих",
    "много-квар-тир-ного",
    "работо-спо-соб-ность",
    "психо-про-филак-тика",
    "энерго-сбе-реже-ние",
    "лесо-про-мыш-лен-ный",
    "ста-ционаро-заме-щающих",
    "сани-тарно-гиги-ени-чес-ких",
    "куль-турно-мас-совых",
    "сер-дечно-сосу-дис-тых",
    "опорно-дви-гатель-ного",
    "мате-риально-тех-ничес-кое",
    "градо-стро-итель-ство",
    "неблаго-при-ятного",
    "здо-ровье-сбе-рега-ющий",
    "онко-дис-пан-сер-ный",
    "железно-дорож-ного",
    "вете-ропро-мыш-лен-ный",
)


@each("parted", WORDS)
def test_a_long_word_may_be_parted_between_its_syllables(parted: str) -> None:
    made = softened(parted.replace("-", ""))
    assert made.replace(SOFT_HYPHEN, "-") == parted


@each(
    "text",
    ["", "представитель", "самостоятельное", "Internationalization", "1234567890123456", "дом-интернат"],
)
def test_other_words_stay(text: str) -> None:
    assert softened(text) == text


def test_each_part_of_a_hyphened_word_is_a_word_of_its_own() -> None:
    made = softened("социально-психокоррекционное")
    assert made.replace(SOFT_HYPHEN, "|") == "социально-психо|кор|рек|цион|ное"


@pytest.mark.parametrize("word", ["возобновлениями", "ответственностями", "восстановлениями"])
def test_what_is_no_compound_word_is_not_parted_as_one(word: str) -> None:
    assert not re.search(f"[нт]о{SOFT_HYPHEN}", softened(word))


@given(st.text(alphabet="аеиоуйьъбвгкстнпр -1a\n" + SOFT_HYPHEN, max_size=80))
def test_nothing_but_soft_hyphens_is_added_and_only_once(text: str) -> None:
    made = softened(text)
    assert made.replace(SOFT_HYPHEN, "") == text.replace(SOFT_HYPHEN, "")
    assert softened(made) == made or SOFT_HYPHEN in text
    assert LEAST * 2 < LONG


@each(
    "name",
    [
        "Преображенская-Константинопольская",
        "Преображенской‑Константинопольской Александре",
        "Константинопольский-Белый",
        "ПРЕОБРАЖЕНСКАЯ-КОНСТАНТИНОПОЛЬСКАЯ",
    ],
)
def test_a_double_name_is_parted_at_its_own_hyphen_alone(name: str) -> None:
    assert softened(name) == name


def test_a_half_that_no_column_has_room_for_is_parted_too() -> None:
    made = softened("Старопреображенскоконстантинопольская-Белозерская")
    assert made.replace(SOFT_HYPHEN, "|").endswith("|поль|ская-Белозерская")


def test_other_words_with_a_hyphen_are_parted() -> None:
    for words in ("Сельскохозяйственно-промышленный", "научно-исследовательский", "– Константинопольская"):
        assert SOFT_HYPHEN in softened(words)
