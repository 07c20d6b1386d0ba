"""Whom an institution serves, from «предоставляемые кому» to «работа с кем»."""

from each import each

from paperwork.russian.cases import Case
from paperwork.russian.from_dative import from_dative


@each(
    ("dative", "instrumental"),
    [
        ("молодежи", "молодежью"),
        ("детям", "детьми"),
        ("семьям", "семьями"),
        ("пожилым людям", "пожилыми людьми"),
        ("инвалидам", "инвалидами"),
        ("семьям с детьми", "семьями с детьми"),
        ("детям-сиротам", "детьми-сиротами"),
        ("Одиноким матерям", "Одинокими матерями"),
        ("всем", "всеми"),
        ("", ""),
        ("18+", "18+"),
    ],
)
def test_the_instrumental_of_a_dative(dative: str, instrumental: str) -> None:
    assert from_dative(dative, Case.INSTRUMENTAL) == instrumental
