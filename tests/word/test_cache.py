"""Templates kept from run to run: the same papers, and nothing loaded that is not this program's own."""

from __future__ import annotations

import datetime
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import pass_context

from paperwork.common.private_folder import PrivateFolder
from paperwork.word import Joined, RenderError, Template
from paperwork.word import cache as kept
from paperwork.word.cache import TemplateCache
from paperwork.word.tracing import CLOSE

from .documents import p, raw, tbl, tc, tr
from .structure import text

ROWS = tbl(tr(tc(p("{%tr for д in дела %}"))), tr(tc(p("{{ д.имя }}"))), tr(tc(p("{%tr endfor %}"))))
SOURCE = raw(p("{{ клиент.фио }}, {{ день }}") + p("{% if клиент.фио %}есть{% endif %}") + ROWS)
VALUES: dict[str, Any] = {
    "клиент": {"фио": "Соколова <Вера>"},
    "день": datetime.date(2026, 3, 5),
    "дела": [{"имя": "сон"}, {"имя": None}],
}
TREE = {"клиент": {"фио": None}, "день": None, "дела": [{"имя": None}]}


@pytest.fixture
def cache(tmp_path: Path) -> TemplateCache:
    return TemplateCache(PrivateFolder(tmp_path / "kept", 200, 1 << 20))


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are compiled from now on."""
    names: list[str] = []
    from paperwork.word import compiler

    original = compiler.compile_template

    def counted(source: bytes, name: str, *rest: Any) -> Any:
        names.append(name)
        return original(source, name, *rest)

    monkeypatch.setattr(compiler, "compile_template", counted)
    return names


def files(cache: TemplateCache) -> list[Path]:
    return sorted(cache.folder.path.iterdir()) if cache.folder.path.is_dir() else []


def test_a_template_is_compiled_once(cache: TemplateCache, compiled: list[str]) -> None:
    documents = [Template(SOURCE, name=name, tag_tree=TREE, cache=cache).render(VALUES) for name in "абв"]
    assert compiled == ["а"]
    assert set(documents) == {Template(SOURCE).render(VALUES)}


def test_to_trace_its_values_it_is_not_compiled_again(cache: TemplateCache, compiled: list[str]) -> None:
    for name in "аб":  # compiled, and out of the cache
        document, origins = Template(SOURCE, name=name, tag_tree=TREE, cache=cache).traced(VALUES)
        assert [(origin.field, origin.value) for origin in origins] == [
            ("фио", "Соколова <Вера>"), ("имя", "сон"), ("имя", None)
        ]  # fmt: skip
        assert "".join(text(document)).count(CLOSE) == len(origins)
    assert compiled == ["а"]


def test_it_knows_of_itself_what_it_knew(cache: TemplateCache) -> None:
    first, again = (Template(SOURCE, tag_tree=TREE, cache=cache) for _ in range(2))
    assert (again.title, again.tags) == (first.title, first.tags) == ("План", first.tags)
    assert again.parts().keys() == first.parts().keys()


def test_without_a_title_it_is_called_by_its_file(cache: TemplateCache) -> None:
    untitled = raw(p("{{ а }}"), title="")
    assert [Template(untitled, name=f"{name}.docx", cache=cache).title for name in "бв"] == ["б", "в"]


@pytest.mark.parametrize(
    "values",
    [
        VALUES | {"клиент": {"фио": ["раз", "два"]}},
        VALUES | {"дела": [{"имя": "а\nб"}]},
        VALUES | {"день": None},
        VALUES | {"дела": ({"имя": number} for number in range(2))},
    ],
    ids=["list", "line break", "nothing", "generator"],
)
def test_unusual_values_come_out_the_same(cache: TemplateCache, values: dict[str, Any]) -> None:
    values = {name: list(value) if name == "дела" else value for name, value in values.items()}
    plain = Template(SOURCE).render(values)
    assert [Template(SOURCE, cache=cache).render(values) for _ in range(2)] == [plain, plain]


@pytest.mark.parametrize("values", [{}, VALUES | {"клиент": {}}, VALUES | {"клиент": {"фио": {}}}], ids=str)
def test_errors_name_the_same_place(cache: TemplateCache, values: dict[str, Any]) -> None:
    said = []
    for template in (
        Template(SOURCE, name="т"),
        *(Template(SOURCE, name="т", cache=cache) for _ in range(2)),
    ):
        with pytest.raises(RenderError) as error:
            template.render(values)
        said.append((str(error.value), error.value.field))
    assert said[0] == said[1] == said[2]


def test_it_joins_documents_too(cache: TemplateCache) -> None:
    files_ = []
    for _ in range(2):
        joined = Joined(Template(SOURCE, cache=cache))
        joined.add(VALUES)
        joined.add(VALUES | {"день": None})
        files_.append(joined.finish())
    assert files_[0] == files_[1]


def test_it_travels_to_another_process(cache: TemplateCache, compiled: list[str]) -> None:
    again = pickle.loads(pickle.dumps(Template(SOURCE, cache=cache)))
    assert again.render(VALUES) == Template(SOURCE, cache=cache).render(VALUES)
    assert len(compiled) == 1


@pass_context
def _in_context(_context: Any, value: object) -> object:
    return value


@pytest.mark.parametrize(
    "other",
    [
        {"source": raw(p("{{ клиент.фио }}"))},
        {"tag_tree": None},
        {"tag_tree": {**TREE, "ещё": None}},
        {"filters": {"свой": str.upper}},
        {"filters": {"свой": _in_context}},
    ],
    ids=["file", "no names", "more names", "filter", "filter with context"],
)
def test_what_it_depends_on_tells_templates_apart(cache: TemplateCache, other: dict[str, Any]) -> None:
    usual: dict[str, Any] = {"source": SOURCE, "tag_tree": TREE}
    Template(**usual, cache=cache)
    Template(**usual | other, cache=cache)
    assert len(files(cache)) == 2


def test_a_filter_is_called_as_it_wants_to_be(cache: TemplateCache) -> None:
    source = raw(p("{{ а | свой }}"))
    for own in (str.upper, _in_context, str.upper):
        template = Template(source, filters={"свой": own}, cache=cache)
        assert text(template.render({"а": "б"})) == ["б" if own is _in_context else "Б"]


def test_what_a_template_is_refused_for_is_not_kept(cache: TemplateCache) -> None:
    for _ in range(2):
        with pytest.raises(Exception, match="неизвестен"):
            Template(raw(p("{{ фамилия }}")), tag_tree=TREE, cache=cache)
    assert files(cache) == []


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda _: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: data[:70] + bytes([data[70] ^ 1]) + data[71:],
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda _: b"not ours" * 20,
    ],
    ids=["empty", "half", "cut", "bit of the summary", "bit of the code", "strange"],
)
def test_a_damaged_file_is_written_anew(
    cache: TemplateCache, compiled: list[str], spoilt: Callable[[bytes], bytes]
) -> None:
    Template(SOURCE, cache=cache)
    (file,) = files(cache)
    whole = file.read_bytes()
    file.write_bytes(spoilt(whole))
    document = Template(SOURCE, cache=cache).render(VALUES)
    assert document == Template(SOURCE).render(VALUES)
    assert len(compiled) == 3  # one of them without a cache
    Template(SOURCE, cache=cache)
    assert len(compiled) == 3


def test_the_file_of_another_template_is_not_taken(cache: TemplateCache) -> None:
    Template(SOURCE, cache=cache)
    (first,) = files(cache)
    other = raw(p("{{ другое }}"))
    Template(other, cache=cache)
    (second,) = (file for file in files(cache) if file != first)
    first.write_bytes(second.read_bytes())
    assert Template(SOURCE, cache=cache).tags == Template(SOURCE).tags


def test_another_program_does_not_take_it(
    cache: TemplateCache, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Template(SOURCE, cache=cache)
    monkeypatch.setattr(kept, "program_digest", lambda: b"another")
    Template(SOURCE, cache=cache)
    assert len(compiled) == len(files(cache)) == 2


def test_a_program_that_cannot_be_read_keeps_nothing(
    cache: TemplateCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "program_digest", lambda: None)
    assert Template(SOURCE, cache=cache).render(VALUES)
    assert files(cache) == []


@pytest.mark.skipif(os.name != "posix", reason="the rights of POSIX")
def test_where_others_can_write_nothing_is_loaded(cache: TemplateCache, compiled: list[str]) -> None:
    Template(SOURCE, cache=cache)
    cache.folder.path.chmod(0o770)
    Template(SOURCE, cache=cache)
    assert len(compiled) == 2


def test_without_a_place_it_works_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    nowhere = TemplateCache(PrivateFolder(tmp_path / "file" / "kept", 1, 1 << 20))
    assert Template(SOURCE, cache=nowhere).render(VALUES) == Template(SOURCE).render(VALUES)
