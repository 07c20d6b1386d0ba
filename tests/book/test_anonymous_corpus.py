"""How much of what must go goes from case notes, and how much of what must stay stays, in every column."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from desk import Desk

from paperwork.book.anonymous.book import anonymous
from paperwork.intake.excel.amending.amend import writable
from paperwork.intake.excel.reading.read import book_of
from paperwork.sheets.answers.fields import Record
from paperwork.sheets.clients import Client
from paperwork.sheets.contacts import Contact
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.portraits import Portrait

CORPUS = Path(__file__).with_name("anonymous_corpus.txt")
GOES, STAYS = 0.98, 0.95
PEOPLE: dict[str, Any] = {
    "Учреждение": {"Полное наименование": "Центр социальной помощи «Вера»",
                   "Руководитель": "Воронцова Мария Сергеевна", "Телефон": "8 (48439) 5-00-11",
                   "Адрес": "г. Светлоозерск, ул. Мира, д. 10"},
    "Специалисты": [
        {"Код": "С1", "Фамилия": "Громова", "Имя": "Татьяна", "Отчество": "Викторовна",
         "Должность": "специалист", "Телефон": "8 (48439) 6-20-20"},
    ],
    "Клиенты": [
        {"Дело": "ЛД-7/26", "Фамилия": "Соколова", "Имя": "Вера", "Отчество": "Ильинична", "Пол": "женский",
         "Дата рождения": "14.02.1980", "Телефон": "+7 (916) 204-15-37",
         "Электронная почта": "vera.sokolova@example.org", "СНИЛС": "112-233-445 95", "Специалист": "С1",
         "Адрес": "г. Светлоозерск, ул. Лесная, д. 4, кв. 17",
         "Документ": "паспорт 45 12 345678, выдан ОВД района Заречье 20.03.2005, код подразделения 402-001"},
        {"Дело": "118", "Фамилия": "Белов-Заречный", "Имя": "Артём", "Отчество": "Сергеевич",
         "Пол": "мужской", "Дата рождения": "03.11.2009", "Телефон": "8 (48439) 4-15-22",
         "Адрес": "249030, Калужская обл., г. Обнинск, пр-т Маркса, д. 52, корп. 1, кв. 8",
         "Документ": "свидетельство о рождении II-МЮ № 654321",
         "Законный представитель": "Заречная Инна Олеговна, мать, 8-910-555-12-43"},
        {"Дело": "119", "Фамилия": "Алиев", "Имя": "Эльчин", "Отчество": "Гасан оглы", "Пол": "мужской",
         "Дата рождения": "01.06.1975", "Телефон": "2-10-31", "Адрес": "с. Покровское, ул. Полевая, 12",
         "Документ": "вид на жительство 82 № 1234567"},
        {"Дело": "120", "Фамилия": "Мороз", "Имя": "Лев", "Отчество": "Андреевич", "Пол": "мужской",
         "Дата рождения": "29.12.1958", "Телефон": "8 926 700 80 90",
         "Адрес": "пос. Северный, 3-я Парковая ул., д. 7а"},
        {"Дело": "121", "Фамилия": "Шевченко", "Имя": "Надежда", "Отчество": "Петровна", "Пол": "женский",
         "Дата рождения": "08.03.1991", "Адрес": "г. Светлоозерск, бульвар Победы, 21-44"},
        {"Дело": "122", "Фамилия": "Королёв", "Имя": "Владимир", "Отчество": "Юрьевич", "Пол": "мужской"},
        {"Дело": "123", "Фамилия": "Ли", "Имя": "Анна", "Пол": "женский"},
    ],
}  # fmt: skip
NUMBERS = [row["Дело"] for row in PEOPLE["Клиенты"]]
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Case:
    """One sentence: whose file it is in, its words, and which of them must go."""

    section: str
    number: str
    marked: str

    @property
    def text(self) -> str:
        """The sentence as it stands in a cell."""
        return re.sub("[{}]", "", self.marked)

    @property
    def pieces(self) -> list[str]:
        """What must go."""
        return re.findall(r"\{([^}]*)\}", self.marked)

    @property
    def rest(self) -> str:
        """What must stay."""
        return re.sub(r"\{[^}]*\}", " ", self.marked)


def _cases() -> Iterator[Case]:
    section = ""
    for line in CORPUS.read_text("utf-8").splitlines():
        if line.startswith("== "):
            section = line[3:]
        elif re.match(r"\d\|", line):
            who, _, text = line.partition("|")
            text = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match.group(1), 16)), text).replace(
                r"\n", "\n"
            )
            yield Case(section, str(NUMBERS[int(who) - 1]), text)


CASES = list(_cases())
Verdict = Callable[[Case, str], bool]
OWN = "заметки"
COLUMNS: Mapping[str, tuple[Any, str]] = {
    "Портреты/Дополнительные сведения": (Portrait, "more"),
    "Портреты/Отношения в семье": (Portrait, "family"),
    "Контакты/Содержание": (Contact, "content"),
    "Оказано/Квитанция": (Delivery, "receipt"),
    "Клиенты/Категория": (Client, "category"),
    "Клиенты/Заметки": (Client, OWN),
}


def _words(text: str) -> list[str]:
    bare = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFC", text)).casefold().replace("ё", "е")
    return WORD.findall(bare)


def _is_left(case: Case, told: str) -> bool:
    """Whether a word of what must go, its figures or its letters run together are still there."""
    there, staying = set(_words(told)), set(_words(case.rest))
    for piece in case.pieces:
        words = [word for word in _words(piece) if len(word) > 2 and word not in staying]
        figures, letters = re.sub(r"\D", "", piece), "".join(_words(piece))
        if there & set(words):
            return True
        if len(figures) > 2 and figures in re.sub(r"\D", "", told):
            return True
        if len(letters) > 3 and letters in "".join(_words(told)):
            return True
    return False


def _is_lost(case: Case, told: str) -> bool:
    """Whether a word that must stay is not there."""
    return bool(Counter(_words(case.rest)) - Counter(_words(told)))


def _row(place: str, case: Case, client: Client) -> Record:
    """A record of the sheet with the sentence in the column."""
    record, name = COLUMNS[place]
    values: dict[str, Any] = {"extra": {name: case.text}} if name == OWN else {name: case.text}
    if record is Client:
        return replace(client, **values)
    made: Record = record(file_number=case.number, **values)
    return made


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Case, Mapping[str, str]]:
    """Each sentence as it reads in the anonymous copy, by the column where it was."""
    path = Desk(tmp_path_factory.mktemp("corpus")).book(PEOPLE)
    book = book_of(writable(path.name, path.read_bytes()))
    clients = {client.file_number: client for client in book.clients}
    records = {title: list(rows) for title, rows in book.records.items()}
    places = [(case, place) for place in COLUMNS for case in CASES]
    kept = []
    for case, place in places:
        rows = records.setdefault(place.split("/")[0], [])
        kept.append(len(rows))
        rows.append(_row(place, case, clients[case.number]))
    done = anonymous(replace(book, records=records), date(2026, 11, 2)).book.records
    found: dict[Case, dict[str, str]] = {case: {} for case in CASES}
    for (case, place), at in zip(places, kept, strict=True):
        row, name = done[place.split("/")[0]][at], COLUMNS[place][1]
        found[case][place] = str(row.extra[name] if name == OWN else getattr(row, name))
    return found


def _failed(told: Mapping[Case, Mapping[str, str]], cases: Sequence[Case], is_bad: Verdict) -> list[str]:
    """The cases that fail in any column, with what became of them there."""
    failed = []
    for case in cases:
        bad = {place: text for place, text in told[case].items() if is_bad(case, text)}
        if bad:
            place, text = next(iter(bad.items()))
            failed.append(f"{case.section}: {case.marked!r} → {text!r} ({len(bad)}: {place})")
    return failed


RATES = [("уходит", _is_left, GOES), ("уходит", _is_lost, STAYS), ("остается", _is_lost, STAYS)]


@pytest.mark.parametrize(("section", "is_bad", "least"), RATES, ids=["goes", "stays beside", "stays"])
def test_rates(told: Mapping[Case, Mapping[str, str]], section: str, is_bad: Verdict, least: float) -> None:
    cases = [case for case in CASES if case.section.startswith(section)]
    failed = _failed(told, cases, is_bad)
    rate = 1 - len(failed) / len(cases)
    print(f"{section}: {rate:.1%} of {len(cases)}", *failed, sep="\n")
    assert rate >= least, "\n".join(failed)


def test_the_corpus_is_large() -> None:
    assert len(CASES) >= 400
    assert not any(case.pieces for case in CASES if case.section.startswith("остается"))
    assert all(case.pieces for case in CASES if case.section.startswith("уходит"))
