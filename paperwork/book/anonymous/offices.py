"""What posts, institutions and kinds of things begin with: a word that begins so is no name by itself."""

from __future__ import annotations

import re

from paperwork.book.anonymous.vocabulary import INSTITUTION, PERSON, PLACES, ROLES, TITLES

OFFICE = re.compile(
    rf"(?:(?:{ROLES}|{PLACES}|{TITLES})\b|{INSTITUTION}|{PERSON}|войн|труд|геро|побед|росси|соц|наук|орден|прав"
    r"|истори|физи|матем|литер|хими|биолог|географ|музык|информ|язык|технол|рисов|класс|групп|работ|опек|семь|дом)",
    re.IGNORECASE,
)
