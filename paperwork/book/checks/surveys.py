"""What contradicts itself about families and children."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paperwork.book.casebook import Book
from paperwork.book.checks.placing import problem_at
from paperwork.common.errors import Level, Problem
from paperwork.common.naming import fold
from paperwork.sheets.ages import OF_AGE
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import OWNER, field_of, schema_of
from paperwork.sheets.children import Child
from paperwork.sheets.family import FamilyMember
from paperwork.sheets.people import name_of
from paperwork.sheets.representation import age_of
from paperwork.sheets.surveys import Survey

NAME = field_of(FamilyMember, lambda it: it.full_name).name


def families(book: Book, _today: date) -> Iterator[Problem]:
    """A client among his own family; who is of age on a child's sheet, on the day of the newest survey."""
    members, children = book.all(FamilyMember), book.all(Child)
    if not members and not children:
        return
    clients = {same(client.file_number): client for client in book.clients}
    for member in members:
        client = clients.get(same(member.file_number))
        if client and fold(member.full_name or "") == fold(name_of(client)):
            message, fix = "это сам клиент: в состав семьи он не входит", "уберите строку"
            yield problem_at(member, NAME, message, fix, Level.WARNING)
    for child in children:
        client = clients.get(same(child.file_number))
        surveys = book.versions(schema_of(Survey), child.file_number)
        day = getattr(surveys[-1], str(Survey.sheet.newest_by)) if surveys else None
        age = age_of(client, day) if client and day else None
        if age is not None and age >= OF_AGE:
            message = "клиенту в день обследования есть 18 лет: акта на ребенка не будет"
            fix = "исправьте дату рождения или обследования; если все верно, уберите строку"
            yield problem_at(child, OWNER, message, fix, Level.WARNING)
