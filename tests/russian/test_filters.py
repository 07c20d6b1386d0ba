"""The filters by their Russian names, as they are written in a template."""

import subprocess
import sys
from datetime import date, datetime
from typing import Any

import pytest
from each import each
from jinja2 import Environment, StrictUndefined

import paperwork.russian
from paperwork.russian import FILTERS, Case
from paperwork.russian.filter_row import Filter
from paperwork.russian.names import full_name

CONTEXT: dict[str, Any] = {
    "клиент": {"фио": full_name("Соколова", "Вера", "Ильинична", "женский"), "пол": "женский"},
    "специалист": {"должность": "социальный работник"},
    "учреждение": {"должность_руководителя": "директор центра"},
    "план": {"дата": date(2016, 6, 5), "дата_пересмотра": None},
    "обращение": {"поступило": datetime(2016, 6, 5, 14, 30)},
}
ROWS = {row.name: row for row in FILTERS}
PRINT_SOMETHING_FOR_NOTHING = {"дата_или_бланк", "род"}


def _rendered(template: str) -> str:
    environment = Environment(undefined=StrictUndefined, autoescape=True)
    environment.filters.update({row.name: row.function for row in FILTERS})
    return environment.from_string(template).render(CONTEXT)


@each("row", FILTERS, ids=ROWS)
def test_the_example_in_the_help_is_true(row: Filter) -> None:
    sentence, _, expected = row.help.partition(" → ")
    template = sentence.partition(": ")[2]
    assert f"|{row.name}" in template
    assert _rendered(template).replace("\u00a0", " ") == expected


def test_every_filter_has_one_row() -> None:
    assert len(ROWS) == len(FILTERS)


@each("name", sorted(set(ROWS) - PRINT_SOMETHING_FOR_NOTHING))
@each("nothing", [None, "", " "])
def test_nothing_stays_nothing(name: str, nothing: str | None) -> None:
    assert ROWS[name].function(nothing) == ""


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_is_a_blank_to_fill_in(nothing: str | None) -> None:
    assert str(ROWS["дата_или_бланк"].function(nothing)).startswith("«___»")
    assert ROWS["род"].function(nothing, "получил", "получила") == "получил(а)"


@each("name", ["дата", "дата_словами", "дата_в_кавычках", "дата_или_бланк", "месяц", "время"])
def test_words_in_place_of_a_date_stay(name: str) -> None:
    assert ROWS[name].function("до конца года") == "до конца года"


def test_words_in_place_of_a_start_give_no_contacts() -> None:
    assert ROWS["даты_контактов"].function("весной") == []


def test_the_filters_of_cases_take_the_forms_that_people_set() -> None:
    assert [row.name for row in FILTERS if row.takes_forms] == [case.value for case in Case]
    forms = {"тьютор": {Case.DATIVE: "тьютёру"}}
    assert ROWS["дательный"].function("тьютор", forms) == "тьютёру"


def test_filters_can_be_chained() -> None:
    assert _rendered("{{ клиент.фио|инициалы|дательный }}") == "Соколовой\u00a0В.\u00a0И."
    assert _rendered("{{ клиент.фио|дательный|инициалы_впереди }}") == "В.\u00a0И.\u00a0Соколовой"


def test_public_names() -> None:
    assert paperwork.russian.Case is Case
    assert not hasattr(paperwork.russian, "nonsense")


@pytest.mark.parametrize("module", ["paperwork.russian", "paperwork.russian.filters"])
def test_no_dictionary_is_loaded_before_it_is_needed(module: str) -> None:
    code = f"import sys, {module}; print({{'pymorphy3', 'pytrovich', 'jinja2'}} & set(sys.modules))"
    command = [sys.executable, "-W", "error", "-c", code]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "set()\n"
