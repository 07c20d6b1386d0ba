"""Declared once: no module above the sheets knows a kind of answer or the name of a column."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import pytest
from each import each
from modules import MODULES, PACKAGE, nodes_in, nodes_of, source_of

from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.fields import Field, Record, declared, field_of, fields_of, kind_of, schema_of
from paperwork.sheets.answers.kind import TEXT, Kind
from paperwork.sheets.answers.kinds.days import DAY
from paperwork.sheets.answers.kinds.numbers import NUMBER
from paperwork.sheets.clients import Client
from paperwork.sheets.contacts import Contact
from paperwork.sheets.institution import Institution
from paperwork.sheets.requests import Request
from paperwork.sheets.services import Service

ABOVE = [path for path in MODULES if not path.is_relative_to(PACKAGE / "sheets")]
NAMES = {item.name for schema in SCHEMAS for item in schema.fields}
HEADER = field_of(Client, lambda it: it.file_number).header
# Calls whose arguments are names of attributes.
NAMING = {"getattr", "hasattr", "attrgetter", "problem_at", "problem", "cell", "put"}
KINDS_OF_DECLARATIONS = {"case/statistics/declared.py"}  # it makes the annotations of computed records


def rows_of_kinds(nodes: Sequence[ast.AST]) -> Iterator[str]:
    """The kinds that a module imports; it may import annotations («Day») alone."""
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("paperwork.sheets.answers"):
            module = import_module(node.module or "")
            for alias in node.names:
                value = getattr(module, alias.name, None)
                if isinstance(value, Kind) or value is Kind:
                    yield alias.name


def asked_kinds(nodes: Sequence[ast.AST]) -> Iterator[str]:
    """Where the kind of a field is compared, looked up in a table or asked for its name."""
    for node in nodes:
        parts: list[ast.AST] = []
        if isinstance(node, ast.Compare):
            parts = [node.left, *node.comparators]
        elif isinstance(node, ast.Subscript):
            parts = [node.slice]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
            parts = list(node.args)
        for part in parts:
            if has_kind(part) and re.search(r"\b(item|field|column)\.kind(\.name)?$", ast.unparse(part)):
                yield ast.unparse(node)


def has_kind(part: ast.AST) -> bool:
    """Whether anything is asked for its kind there; what is not need not be written out."""
    return any(isinstance(node, ast.Attribute) and node.attr == "kind" for node in ast.walk(part))


def quoted_names(nodes: Sequence[ast.AST]) -> Iterator[str]:
    """Names of columns in quotes: those with «_» anywhere, plain words where names are meant."""
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            name = node.value.rstrip("?")
            if name == HEADER or (name in NAMES and "_" in name):
                yield node.value
        if isinstance(node, ast.ImportFrom) and any(alias.name == "FILE_NUMBER" for alias in node.names):
            yield "FILE_NUMBER"  # a schema says which its column is
    for words, whole in places_of_names(nodes):
        if any(isinstance(word, ast.Constant) and word.value in NAMES for word in words):
            yield ast.unparse(whole)


def places_of_names(nodes: Sequence[ast.AST]) -> Iterator[tuple[list[ast.expr], ast.AST]]:
    """Expressions that are names of attributes where they are: beside ``.name``, in ``getattr`` …"""
    for node in nodes:
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(isinstance(side, ast.Attribute) and side.attr in ("name", "broken") for side in sides):
                inside = [word for side in sides for word in getattr(side, "elts", [side])]
                yield inside, node
        elif isinstance(node, ast.Call):
            called = node.func
            if getattr(called, "attr", getattr(called, "id", "")) in NAMING:
                yield node.args, node
        elif isinstance(node, ast.Subscript) and getattr(node.value, "attr", "") in ("by_name", "position"):
            yield [node.slice], node


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_every_sheet_has_a_place_of_its_own() -> None:
    taken: dict[int, str] = {}
    for schema in SCHEMAS:
        order, title = schema.sheet.order, schema.sheet.title
        assert order not in taken, f"order {order} of «{title}» is taken by «{taken[order]}»: take another"
        taken[order] = title


def test_no_room_knows_a_kind() -> None:
    for path in ABOVE:
        nodes, name = nodes_of(path), name_of(path)
        if name not in KINDS_OF_DECLARATIONS:
            assert list(rows_of_kinds(nodes)) == [], name
        # who knows no sheets has other kinds
        if "paperwork.sheets" in source_of(path) and ".kind" in source_of(path):
            assert list(asked_kinds(nodes)) == [], name


def test_no_room_names_a_column_in_quotes() -> None:
    assert [
        (name_of(path), *quoted) for path in ABOVE if (quoted := list(quoted_names(nodes_of(path))))
    ] == []


@pytest.mark.parametrize(
    "code",
    [
        "from paperwork.sheets.answers.kinds.days import DAY",
        "from paperwork.sheets.answers.kind import Kind",
        "from paperwork.sheets.answers.kind import TEXT as PLAIN",
    ],
)
def test_the_search_sees_a_kind(code: str) -> None:
    assert list(rows_of_kinds(nodes_in(code)))
    assert not list(rows_of_kinds(nodes_in("from paperwork.sheets.answers.kinds.days import Day")))


@each(
    "code",
    [
        "item.kind is other",
        "TABLE[field.kind]",
        "TABLE.get(item.kind, 1)",
        "question.item.kind.name == 'day'",
    ],
)
def test_the_search_sees_a_question_for_a_kind(code: str) -> None:
    assert list(asked_kinds(nodes_in(code)))


@each(
    "code",
    [
        "a = 'birth_date'",
        "('plan?', 'file_number?')",
        "item.name == 'plan'",
        "item.name in ('sex', 'x')",
        "'given' in row.broken",
        "getattr(row, 'sex', None)",
        "problem_at(row, 'goal', '')",
        "row.cell('number')",
        "schema.by_name['word']",
        "header = 'Дело'",
        "from paperwork.sheets.answers.fields import FILE_NUMBER",
    ],
)
def test_the_search_sees_a_column_in_quotes(code: str) -> None:
    assert list(quoted_names(nodes_in(code)))


@each("code", ["kind == 'start'", "asked('group')", "client.birth_date", "row['sort']"])
def test_the_search_leaves_other_words_alone(code: str) -> None:
    assert not list(quoted_names(nodes_in(code)))


def test_an_annotation_names_the_kind() -> None:
    kinds = {item.name: item.kind for item in schema_of(Client).fields}
    assert (kinds["surname"], kinds["birth_date"]) == (TEXT, DAY)
    assert field_of(Service, lambda it: it.start) == schema_of(Service).by_name["start"]
    assert [item.header for item in fields_of(Client, lambda it: (it.sex, it.surname))] == ["Пол", "Фамилия"]


@each(
    ("annotation", "kind"),
    [
        (Annotated[date, DAY], DAY),
        (Annotated[int, NUMBER] | None, NUMBER),
        ("Day", DAY),
        ("Day | None", DAY),
    ],
)
def test_what_kind_an_annotation_names(annotation: Any, kind: Kind) -> None:
    assert kind_of(Client, annotation) is kind


def test_an_annotation_without_a_kind_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="names no kind"):
        kind_of(Client, "int | None")


def test_whose_a_record_is() -> None:
    owner = schema_of(Contact).owner
    assert owner is not None
    assert owner is schema_of(Contact).tie
    assert owner.header == "Дело"
    assert schema_of(Request).owner is not None
    assert schema_of(Request).tie is None
    assert schema_of(Institution).owner is None
    assert Institution().file_number is None
    assert Contact(file_number="12").file_number == "12"


@each("schema", SCHEMAS, ids=lambda schema: schema.sheet.title)
def test_what_a_sheet_says_of_its_records_are_columns(schema: Any) -> None:
    record: type[Record] = schema.record
    assert all(isinstance(item, Field) for item in declared(record))
    named = {name.rstrip("?") for names in schema.sheet.identities for name in names} | {
        *schema.sheet.apart_by,
        *filter(None, [schema.sheet.key, *(item.not_before for item in schema.fields)]),
    }
    assert named <= schema.by_name.keys()
    assert (schema.plan is not None) == schema.sheet.per_plan
    assert (schema.tie is not None) == schema.sheet.per_client
