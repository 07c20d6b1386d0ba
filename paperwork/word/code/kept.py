"""A compiled template as bytes and back: code objects and plain data, for the same program only.

The bytes are code: whoever could change them could run anything. They are read from places only where
no one else can write.
"""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from paperwork.common.errors import Level, Problem
from paperwork.common.reproducible_zip import Laid
from paperwork.word.code.compiled import CompiledPart, CompiledTemplate, Summary
from paperwork.word.code.functions import Codes
from paperwork.word.code.generated import GeneratedCode
from paperwork.word.code.repair import Repairer
from paperwork.word.docx.errors import TemplatePlace
from paperwork.word.docx.row_height import Measure
from paperwork.word.docx.zipwriter import Archive
from paperwork.word.language.sandbox import WordEnvironment
from paperwork.word.reading.site import Site
from paperwork.word.reading.tag import Tag

Plain = tuple[Any, ...]  # what marshal can write
T = TypeVar("T")


def dumped(compiled: CompiledTemplate) -> tuple[bytes, bytes]:
    """The summary and the rest of the template."""
    summary, fixed = compiled.summary, compiled.archive.fixed
    parts = tuple(_of_part(part) for part in compiled.parts)
    archive = (fixed.body, fixed.entries, fixed.count, compiled.archive.names)
    return (
        marshal.dumps(
            (
                summary.title,
                tuple(sorted(summary.tags)),
                summary.needed,
                tuple(_of_warning(warning) for warning in summary.warnings),
            )
        ),
        marshal.dumps((archive, parts)),
    )


def summary_of(data: bytes | memoryview) -> Summary:
    """The summary again."""
    title, tags, needed, warnings = marshal.loads(data)
    return Summary(title, frozenset(tags), needed, tuple(_warning(*warning) for warning in warnings))


def template_of(summary: Summary, data: bytes | memoryview, environment: WordEnvironment) -> CompiledTemplate:
    """The template again, its expressions evaluated in that environment."""
    (body, entries, count, names), parts = marshal.loads(data)
    archive = Archive(Laid(body, entries, count), names)
    return CompiledTemplate(summary, [_part(part, environment) for part in parts], archive)


def _of_warning(warning: Problem[TemplatePlace]) -> Plain:
    place = warning.place
    return warning.message, warning.fix, (place.words, place.tag, place.part)


def _warning(message: str, fix: str, place: tuple[str, str, str]) -> Problem[TemplatePlace]:
    return Problem(message, fix, Level.WARNING, TemplatePlace(*place))


def _of_part(part: CompiledPart) -> Plain:
    codes = part.codes
    # each by itself: reading all of them took as long as everything else of a template
    sites = {number: marshal.dumps(_of_site(site)) for number, site in part.sites.items()}
    code = (codes.generated.code, dict(codes.generated.lines))
    return (
        part.name,
        part.kind,
        codes.digest,
        code,
        codes.repairer.namespaces,
        tuple(_of_measure(measure) for measure in codes.repairer.measures),
        codes.repairer.unbroken and _of_measure(codes.repairer.unbroken),
        sites,
        _of_rare(part),
    )


def _of_rare(part: CompiledPart) -> bytes:
    """What only the careful code needs, and messages."""
    # the sites are written once, by their numbers
    numbers = {line: number for line, (number, _) in part.codes.lines.items()}
    tags = {line: _of_tag(tag) for line, tag in part.tag_lines.items()}
    return zlib.compress(marshal.dumps((part.codes.source(), numbers, tags)), zlib.Z_BEST_SPEED)


def _part(data: Plain, environment: WordEnvironment) -> CompiledPart:
    name, kind, digest, code, namespaces, measures, unbroken, plain_sites, packed = data
    sites, rare = Sites(plain_sites), Rare(packed)
    codes = Codes(
        name,
        digest,
        lambda: rare.source,
        environment,
        Later(lambda: {line: (number, sites[number]) for line, number in rare.numbers.items()}),
        Repairer(namespaces, [Measure(*measure) for measure in measures], unbroken and Measure(*unbroken)),
        GeneratedCode(*code),
    )
    tags = Later(lambda: {line: Tag(*tag) for line, tag in rare.tags.items()})
    return CompiledPart(name, kind, environment, codes, sites, tags)


class Sites(dict[int, Site]):
    """The sites by their numbers, each made when it is first asked for: most print nothing unusual."""

    def __init__(self, plain: Mapping[int, bytes]) -> None:
        super().__init__()
        self._plain = plain

    def __missing__(self, number: int) -> Site:
        site = self[number] = _site(marshal.loads(self._plain[number]))
        return site


class Rare:
    """The source of a part, the numbers of the sites by its lines, and the tags, until they are asked for."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed

    @property
    def source(self) -> str:
        """The part in Jinja's language."""
        return self._plain[0]

    @property
    def numbers(self) -> Mapping[int, int]:
        """The numbers of the sites by the lines of the source."""
        return self._plain[1]

    @property
    def tags(self) -> Mapping[int, Plain]:
        """The tags by the lines of the source."""
        return self._plain[2]

    @cached_property
    def _plain(self) -> tuple[str, Mapping[int, int], Mapping[int, Plain]]:
        plain: tuple[str, Mapping[int, int], Mapping[int, Plain]] = marshal.loads(
            zlib.decompress(self._packed)
        )
        return plain


class Later(Mapping[int, T]):
    """What is asked for only where something is wrong, made then."""

    def __init__(self, make: Callable[[], dict[int, T]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> dict[int, T]:
        return self._make()

    def __getitem__(self, key: int) -> T:
        return self._made[key]

    def __iter__(self) -> Iterator[int]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


def _of_measure(measure: Measure) -> Plain:
    return measure.limit, dict(measure.sizes), measure.spares


def _of_site(site: Site) -> Plain:
    look = site.run, site.paragraph, site.splits, site.blank, site.blank_none, site.stops
    return site.form, _of_tag(site.tag), *look


def _site(data: Plain) -> Site:
    form, tag, *rest = data
    return Site(form, Tag(*tag), *rest)


def _of_tag(tag: Tag) -> Plain:
    return tag.kind, tag.code, tag.written, tag.place, tag.level, tag.left, tag.right, tag.made
