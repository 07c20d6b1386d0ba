"""What has been done to a document, said after it: «доверенность № 5, выдана нотариусом»."""

from typing import Final

from paperwork.russian.cases import Case
from paperwork.russian.morphology import GRAMMEMES, Reading, inflected, readings

_GENDERS: Final = ("masc", "femn", "neut")


def agreeing_participle(word: str, noun: Reading, case: Case) -> str | None:
    """Return «выданной» for «выдана» or «выданная» after a noun in *case*; None for no participle of it."""
    number = "plur" if "plur" in noun.tag else "sing"
    gender = next((gender for gender in _GENDERS if gender in noun.tag), None) if number == "sing" else None
    traits = [number, *([gender] if gender else [])]
    for reading in readings(word.lower()):
        # «ведущий» and «заведующая» are posts
        is_full = "PRTF" in reading.tag and "nomn" in reading.tag and "Subx" not in reading.tag
        if ("PRTS" in reading.tag or is_full) and all(trait in reading.tag for trait in traits):
            life = "anim" if "anim" in noun.tag else "inan"
            shows_life = case is Case.ACCUSATIVE and gender in (None, "masc")
            return inflected(reading, "PRTF", GRAMMEMES[case], *traits, *([life] if shows_life else []))
    return None
