"""Surnames and nicknames that are creatures too and begin a sentence: «Шпак грозился»."""

from __future__ import annotations

import re
from functools import lru_cache

from paperwork.book.anonymous.deeds import BETWEEN, NEXT, does_one
from paperwork.book.anonymous.offices import OFFICE
from paperwork.book.anonymous.passage import Passage, Word
from paperwork.book.anonymous.words import is_namesake
from paperwork.russian.morphology import readings

# Creatures and people by what they do: any of these begins a sentence without being a name.
TRADES = re.compile(
    r".*(?:тель|ник|ница|ист|ент|ант|ор|ер|лог|вод|граф|ец|ица|иха|ка|ун|арь|ач|ич|уч|тяй|анин|чик|щик|ин|ша|ья|як|иатр|евт|ург|хан)"
)
CREATURES = re.compile(
    r"(?:кот|пес|щен|котен|попугай|петух|гус|утка|кур|коров|коз|конь|лошад|медвед|волк|лис|заяц|зайц|мыш|ёж|еж|рыб|птиц|пчел|комар"
    r"|клоп|таракан|муравей|бог|господь|ангел|бес|черт|дьявол|дух|кукл|гном|снегов|герой|враг|вор|гость|человек|люди|дет|ребят|персонаж"
    r"|бомж|алкаш|малыш|родня|семьянин|аист|ворон|голуб|кролик|хомяк|собак|кошк)"
)


@lru_cache(maxsize=2**12)
def _is_odd_creature(word: str) -> str:
    """The gender of a creature that seldom begins a sentence but as a nickname or a surname: «шпак»."""
    tags = [it.tag for it in readings(word) if it.is_known and "NOUN" in it.tag and "nomn" in it.tag]
    tags = [tag for tag in tags if "anim" in tag and "sing" in tag and "Surn" not in tag]
    if not tags or any("Name" in tag for tag in tags):
        return ""
    is_usual_here = TRADES.fullmatch(word) or CREATURES.match(word) or OFFICE.match(word)
    return "" if is_usual_here and not is_namesake(word) else str(tags[0].gender or "ms-f")


def is_creature_acting(passage: Passage, word: Word) -> bool:
    """«Шпак грозился», «Сорока явился»: a creature that does what one person does."""
    gender = _is_odd_creature(word.folded)
    after = NEXT.match(passage.text, word.end) if gender else None
    while after and (small := after.group(1).lower().replace("ё", "е")) in BETWEEN:
        after = NEXT.match(passage.text, after.end())
    if after is None:
        return False
    does = does_one(small, frozenset({"ms-f"}))
    is_mismatch = bool(does) and not does_one(small, frozenset({gender}))
    return is_mismatch or (bool(does) and not is_namesake(word.folded))
