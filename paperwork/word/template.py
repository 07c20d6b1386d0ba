"""A Word template, rendered through docxtpl: always escaped, always strict."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, UndefinedError, nodes, pass_context
from jinja2.exceptions import TemplateAssertionError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from paperwork.errors import PaperworkError
from paperwork.naming import nearest
from paperwork.russian.dates import moment, short_date
from paperwork.russian.numbers import decimal

Schema = Mapping[str, Any]
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
QUOTES = str.maketrans(dict.fromkeys("«»„“”", '"') | dict.fromkeys("‘’‚", "'"))
FIXED_TIME = (1980, 1, 1, 0, 0, 0)


class TemplateError(PaperworkError):
    """A template that cannot be used; says everything that is wrong with it."""


class RenderError(PaperworkError):
    """A document that could not be made of a good template."""


class Template:
    """A Word template: ``title``, the dotted ``tags`` that it uses, and ``render``."""

    def __init__(
        self, source: Path | str | bytes, *, schema: Schema | None = None, name: str | None = None
    ) -> None:
        self._bytes = source if isinstance(source, bytes) else Path(source).read_bytes()
        self.name = name or (Path(source).name if not isinstance(source, bytes) else "шаблон")
        self._environment = _environment()
        document = self._opened()
        self.title = document.docx.core_properties.title or Path(self.name).stem
        texts = [document.patch_xml(document.get_xml())]
        for uri in (document.HEADER_URI, document.FOOTER_URI):
            parts = document.get_headers_footers(uri)
            texts += [document.patch_xml(document.get_part_xml(part)) for _, part in parts]
        self.tags = frozenset(tag for text in texts for tag in self._tags(text))
        self._check(schema)

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self._bytes, self.name)

    def _opened(self) -> Any:
        try:
            document = _Document(io.BytesIO(self._bytes))
            document.init_docx()
        except Exception as error:  # python-docx raises errors of many kinds on a damaged file
            raise TemplateError(f"{self.name}: это не документ Word (.docx) или он поврежден") from error
        return document

    def _tags(self, text: str) -> Iterator[str]:
        try:
            tree = self._environment.parse(text)
        except (TemplateSyntaxError, TemplateAssertionError) as error:
            raise TemplateError(f"{self.name}: ошибка в тегах: {error.message}") from error
        return _Names().of(tree)

    def _check(self, schema: Schema | None) -> None:
        if schema is None:
            return
        unknown = sorted(tag for tag in self.tags if not _is_known(schema, tag))
        known = list(_paths(schema))
        sentences = []
        for tag in unknown:
            near = nearest(tag, known, closeness=60)
            sentences.append(f"тег «{tag}» неизвестен" + (f"; похоже на «{near}»" if near else ""))
        if sentences:
            raise TemplateError("\n".join(f"{self.name}: {sentence}" for sentence in sentences))

    def render(self, context: Mapping[str, object]) -> bytes:
        """The document as bytes, the same for the same context."""
        document = self._opened()
        try:
            document.render(dict(context), self._environment, autoescape=True)
        except UndefinedError as error:
            raise RenderError(f"{self.name}: {error.message}") from error
        made = io.BytesIO()
        document.save(made)
        return _repacked(made.getvalue())

    @cached_property
    def roots(self) -> frozenset[str]:
        """The first names of the tags."""
        return frozenset(tag.split(".")[0].removesuffix("[]") for tag in self.tags)


def _again(source: bytes, name: str) -> Template:
    """The template in another process."""
    return Template(source, name=name)


class _Document(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    def patch_xml(self, src_xml: str) -> str:
        """Typographic quotes inside tags, which Word puts there by itself, become plain ones."""
        patched: str = super().patch_xml(src_xml)
        return TAG.sub(lambda found: found.group().translate(QUOTES), patched)


def _environment() -> Environment:
    from paperwork.russian.filters import CASES, FILTERS

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=True, finalize=_printed, extensions=["jinja2.ext.do"]
    )
    environment.filters.update(FILTERS)
    environment.filters.update({name: _in_case(FILTERS[name]) for name in CASES})
    return environment


def _in_case(function: Callable[..., object]) -> Callable[..., object]:
    @pass_context
    def declined(context: Any, text: object) -> object:
        return function(text, context.get("склонения"))

    return declined


def _printed(value: object) -> object:
    """None prints nothing; dates and numbers print the Russian way."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return moment(value) if value.time() != time() else short_date(value)
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, float | Decimal):
        return decimal(value)
    return value


def _repacked(data: bytes) -> bytes:
    """The same package with fixed times, so that the same document is the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(zipfile.ZipInfo(item.filename, FIXED_TIME), old.read(item), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _is_known(schema: Any, tag: str) -> bool:
    node = schema
    for name in tag.split("."):
        bare = name.removesuffix("[]")
        if not isinstance(node, Mapping) or bare not in node:
            return False
        node = node[bare]
        if name.endswith("[]") and isinstance(node, list):
            node = node[0]
    return True


def _paths(schema: Schema, prefix: str = "") -> Iterator[str]:
    for name, inner in schema.items():
        if isinstance(inner, Mapping):
            yield from _paths(inner, f"{prefix}{name}.")
        elif isinstance(inner, list):
            yield from _paths(inner[0], f"{prefix}{name}[].")
        else:
            yield f"{prefix}{name}"


class _Names:
    """The dotted names that a template reads, with loop variables followed to their rows."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def of(self, tree: nodes.Node) -> Iterator[str]:
        self._walk(tree, {})
        yield from self.found

    def _path(self, node: nodes.Node, scope: Mapping[str, str]) -> str | None:
        """The dotted name of an expression; «» for a name that is no tag; None for other things."""
        if isinstance(node, nodes.Name):
            return scope.get(node.name, node.name)
        if isinstance(node, nodes.Getattr):
            inner = self._path(node.node, scope)
            return f"{inner}.{node.attr}" if inner else inner
        if isinstance(node, nodes.Filter) and node.node is not None:
            return None
        return None

    def _walk(self, node: nodes.Node, scope: Mapping[str, str]) -> None:
        if isinstance(node, nodes.For):
            self._walk(node.iter, scope)
            path = self._path(node.iter, scope)
            names = [name.name for name in node.target.find_all(nodes.Name)]
            if isinstance(node.target, nodes.Name):
                names = [node.target.name]
            inner = {**scope, **dict.fromkeys(names, f"{path}[]" if path else ""), "loop": ""}
            for child in [*node.body, *([node.test] if node.test else [])]:
                self._walk(child, inner)
            for child in node.else_:
                self._walk(child, scope)
            return
        if isinstance(node, nodes.Assign):
            self._walk(node.node, scope)
            names = [name.name for name in node.find_all(nodes.Name) if name.ctx == "store"]
            assert isinstance(scope, dict)
            scope.update(dict.fromkeys(names, self._path(node.node, scope) or ""))
            return
        path = self._path(node, scope)
        if path is not None:
            if path:
                self.found.add(path)
            return
        for child in node.iter_child_nodes():
            self._walk(child, scope)
