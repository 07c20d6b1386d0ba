"""What leads to an erased client in a text, however it is spelt, and what does not."""

from __future__ import annotations

import base64
import json

import pytest
from desk import IVAN, VERA, Desk
from each import each

from paperwork.documents.erase import erasure
from paperwork.documents.erasing.package_words import words_of_part
from paperwork.documents.erasing.trail import Trail

CLIENT = VERA | {
    "Дело": "ЛД-7/12",
    "Телефон": "+7 (914) 123-45-67",
    "Дата рождения": "14.02.1980",
    "Адрес": "249030, г. Обнинск, ул. Мира, д. 5, кв. 6",
    "Документ": "паспорт 45 12 345678, выдан 01.02.2010",
    "СНИЛС": "112-233-445 95",
    "Электронная почта": "vera.s@example.org",
    "Профессия": "инженер-технолог мясокомбината",
    "Причина обращения": "Консультирование",
}
TELLS = [
    "Соколова", "соколовой вере", "В.И. Соколова", "СОКОЛОВА", "Соколова_Вера", "СоколоваВера2026",
    "Sokolova V.", "v_sokolova@example.org", "SOKOLOVOY",
    "Вера Ильинична", "&CСоколова", "file:///D:/%D0%A1%D0%BE%D0%BA%D0%BE%D0%BB%D0%BE%D0%B2%D0%B0.pdf",
    "%D1%EE%EA%EE%EB%EE%E2%E0", "_x0421_околова", "&#1057;околова", "8 914 123 45 67", "89141234567",
    "123-45-67", "тел. 8(914)1234567",
    "14.02.1980", "14.2.80", "14/02/1980", "14-02-1980", "1980-02-14T00:00:00", "19800214", "14 февраля 1980",
    "14 фев. 1980", "29265", "1980\n2\n14", "ул.Мира д.5 кв.6", "Мира 5-6",
    "пр-т Мира, дом 5, квартира 6", "4512 345678", "45 12 № 345678",
    "11223344595", "112.233.445.95", "VERA.S@example.org", "дело ЛД-7/12", "ЛД-7/12",
    "работала: инженер-технолог мясокомбината",
]  # fmt: skip
TELLS_NOT = [
    "Петров", "соколиная охота", "Вера Петровна", "8 914 123 45 68", "14.02.1981", "114.02.1980",
    "ул. Мира, д. 7", "12", "дело ЛД-7/123", "ЛД-7/1", "инженер", "345", "", "xl/theme/theme1.xml",
    "женский", "г. Обнинск", "консультирование семей",
]  # fmt: skip


ENCODED = {  # a file → what is in it
    "Base64 in a part": b"<d>" + base64.b64encode("Соколова Вера".encode()) + b"</d>",
    "Base64 of Windows": b"Content: " + base64.b64encode("о деле Соколовой".encode("cp1251")),
    "subject of a letter": b"Subject: =?utf-8?B?" + base64.b64encode("Соколова".encode()) + b"?=\n\nx",
    "body of a letter": b"Dear =D0=A1=D0=BE=D0=BA=D0=BE=D0=\n=BB=D0=BE=D0=B2=D0=B0",
    "letter of Windows": b"=D1=EE=EA=EE=EB=EE=E2=E0",
    "rtf": rb"{\rtf1\ansi\ansicpg1251 \'d1\'ee\'ea\'ee\'eb\'ee\'e2\'e0}",
    "rtf in Unicode": rb"{\rtf1 \u1057?\u1086?\u1082?\u1086?\u1083?\u1086?\u1074?\u1072?}",
    "JSON": json.dumps({"кто": "Соколова"}).encode(),
}


@pytest.fixture(scope="module")
def trail(tmp_path_factory: pytest.TempPathFactory) -> Trail:
    desk = Desk(tmp_path_factory.mktemp("trail"))
    return erasure(desk.book({"Клиенты": [CLIENT, IVAN]}), "лд-7/12").trail


@each("text", TELLS)
def test_it_leads_to_the_client(trail: Trail, text: str) -> None:
    assert trail.tells(text)


@each("text", TELLS_NOT)
def test_it_does_not(trail: Trail, text: str) -> None:
    assert not trail.tells(text)


@each("kind", ENCODED)
def test_text_that_is_written_in_letters_is_read(trail: Trail, kind: str) -> None:
    assert trail.tells(words_of_part("", ENCODED[kind]))
    assert not trail.tells(words_of_part("", b"c29tZSB3b3JkcyBpbiBFbmdsaXNo =41=42 \\u0041"))
