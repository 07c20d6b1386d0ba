"""Numbers that stay as they were typed are told of, those of rules are not."""

from __future__ import annotations

import pytest
from test_sentences import learnt_of

from paperwork.case.context import ClientContext
from paperwork.documents.learning.report import lines_of

TYPED = [  # a sentence of client 27, who has 25 services in his plan, and the numbers that are told
    ("Согласно плану и перечню на обороте, 25 видов помощи", ["25 видов"]),
    ("В сумме назначено: 25 единиц", ["25 единиц"]),
    ("Ответ дается в течение 25 дней", []),
    ("Хранить не более 25 лет", []),
    ("Закон № 25 статей не имеет", []),
    ("Кабинет 25, 2 этаж", []),
    ("Выдано 9999 бланков", []),
]


@pytest.mark.parametrize(("line", "told"), TYPED)
def test_counts_that_stay_are_told(line: str, told: list[str], people: dict[str, ClientContext]) -> None:
    learnt = learnt_of(people["27"], ["Швец Николай Тимофеевич", line])
    assert [item.words for item in learnt.counts] == told
    said = [text for text in lines_of(learnt) if text.startswith("Числа остались")]
    assert bool(said) is bool(told)
