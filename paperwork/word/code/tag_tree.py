"""What the tree of tags knows of a field, and the problems of names that it does not have."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any, Protocol, TypeAlias

from jinja2 import nodes

from paperwork.common.errors import Problem
from paperwork.common.records import dataclass
from paperwork.word.code.expressions import written
from paperwork.word.code.joined_names import joined
from paperwork.word.code.own_lists import own_list_cure
from paperwork.word.code.row_cures import at_once, outside
from paperwork.word.docx.errors import TemplatePlace
from paperwork.word.docx.letters import said
from paperwork.word.docx.nearest import likely, likeness
from paperwork.word.language.names import TagTree
from paperwork.word.reading.mending import filters_in_words
from paperwork.word.reading.tag import Tag

Parts: TypeAlias = Iterable[tuple[nodes.Template, Mapping[int, Tag], str]]  # trees, tags by lines, names
ANY: Any = object()
CLIENT = "клиент"
NO_FIELD = "такого поля нет в книге; если это слово, возьмите его в кавычки"
LOOP = re.compile(r"for\s+([\w\s,]+?)\s+in\s")
STEM = 3  # letters that the name of a row has in common with that of its list
SURE = 0.84  # likeness of a misspelt name from which it is one letter or two


@dataclass(frozen=True, slots=True)
class Ref:
    """A value that comes from the context: its path and what the tree of tags knows of it."""

    path: str
    known: Any
    groups: str = ""  # batch, slice: its items are lists of the rows; groupby: they have grouper and list

    def item(self) -> Ref:
        """One of the rows that it is."""
        if self.groups == "groupby":
            return Ref(self.path, self.known, "group")
        if self.groups:
            return Ref(self.path, self.known)
        return Ref(f"{self.path}[]", self.known[0] if _is_rows(self.known) and self.known else ANY)


class OwnNames(Protocol):
    """The names that a template has set itself where it is just read."""

    def __iter__(self) -> Iterator[str]:
        """All of them, the innermost last."""

    def __contains__(self, name: str) -> bool:
        """Whether it is one of them."""

    def __getitem__(self, name: str) -> Ref | None:
        """The field that it stands for; None where it is not simply one."""


@dataclass
class Fields:
    """The fields that were met so far, with what the tree says of them; without a tree all are known."""

    tag_tree: TagTree | None
    filters: Collection[str] = ()
    tags: set[str] = field(default_factory=set)
    needed: set[str] = field(default_factory=set)
    optional: set[str] = field(default_factory=set)
    problems: dict[tuple[str, str, int], Problem[TemplatePlace]] = field(default_factory=dict)
    guarded: int = 0  # 1 inside default(), 2 inside «is defined»: there a name may be missing

    def begin(self, lines: Mapping[int, Tag], part: str, own: OwnNames) -> None:
        """From here on the nodes are those of this part, its tags by their lines."""
        self._lines, self._part, self._own = lines, part, own
        self.guarded = 0

    def top(self, node: nodes.Name) -> Ref:
        """A name of the context."""
        # with a tree the context has every name of it, asked for under default() or not
        if not self.guarded or self.tag_tree is not None:
            self.needed.add(node.name)
        if self.tag_tree is None:
            return Ref(node.name, ANY)
        if node.name not in self.tag_tree and self.guarded < 2:
            self._unknown_top(node)
        return Ref(node.name, self.tag_tree.get(node.name, ANY))

    def step(self, base: Ref | None, name: str, node: nodes.Expr) -> Ref | None:
        """A field of a record."""
        if base is None:
            return None
        if base.groups == "group" and name in ("grouper", "list"):
            return Ref(base.path, base.known) if name == "list" else None
        path, known = f"{base.path}.{name}", base.known
        if isinstance(known, Mapping):
            if name not in known and self.guarded < 2:
                near, letters = likely(name, known)
                base_name = written(node).rpartition(".")[0]
                self._unknown(node, written(node), near and f"{base_name}.{near}", letters)
            return Ref(path, known.get(name, ANY))
        if _is_rows(known) and self.guarded < 2:
            self._rows(node, written(node).rpartition(".")[0], name)
        # a word of declension after a dot in place of a bar: no single value has fields with Russian names
        if known is None and not name.isascii() and self.guarded < 2:
            self._after_dot(node, written(node).rpartition(".")[0], name)
        return Ref(path, ANY)

    def _unknown_top(self, node: nodes.Name) -> None:
        """Notes a name that is none of the context's: a field without its record has the record named."""
        if self._joined(node, node.name):
            return
        loop = self._loop_of(node.name)
        if loop:
            fix = "перенесите его внутрь этого цикла, перед {% endfor %}"
            message = f"тег «{node.name}» стоит вне своего цикла: «{node.name}» есть только внутри «{loop}»"
            self._note(node, message, fix, node.name)
            return
        others = {other: self._own[other] for other in self._own}
        near, letters = likely(node.name, [*(self.tag_tree or ()), *others])
        if not letters and not self._is_record(near, node.name) and self._outside(node):
            return
        lists = (name for name, known in (self.tag_tree or {}).items() if _is_rows(known))
        cure = own_list_cure(node.name, self._lines.get(node.lineno), lists, near)
        if cure and not letters and not self._homes(node.name.lower(), others):
            self._note(node, f"тег «{node.name}» неизвестен", cure, node.name)
            return
        homes = self._homes(node.name.lower(), others)
        if not homes or letters:
            self._unknown(node, node.name, near, letters)
            return
        record, is_rows = homes[0]
        fix, instead = f"напишите «{record}.{node.name.lower()}»", f"{record}.{node.name.lower()}"
        if is_rows:
            instead = ""
            fix = (
                f"напишите «{{% for строка in {record} %}}{{{{ строка.{node.name.lower()} }}}}{{% endfor %}}»"
            )
        elif len(homes) > 1 and not homes[1][1]:
            rest = ", ".join(f"«{home}.{node.name.lower()}»" for home, rows in homes[1:4] if not rows)
            fix += f"; если это не о том – {rest}"
        message = f"тег «{node.name}» неизвестен: не сказано, чье это поле"
        self._note(node, message, fix, node.name, instead)

    def _is_record(self, near: str, name: str) -> bool:
        """Whether a name is a slip for that of a record: «клиен» for «клиент», not for a row of «клиенты»."""
        return isinstance((self.tag_tree or {}).get(near), Mapping) and likeness(name, near) >= SURE

    def _outside(self, node: nodes.Name) -> bool:
        """Notes the row of a list where no loop goes over the list; false for any other name."""
        # inside of a loop it is rather the loop's own row that is misspelt
        tag = self._lines.get(node.lineno) if not likely(node.name, self._own)[0] else None
        asked = re.search(rf"(?<![\w.]){re.escape(node.name)}\.(\w+)", tag.written) if tag else None
        for home, known in (self.tag_tree or {}).items() if tag and asked and tag.kind == "{" else ():
            rows = known[0] if isinstance(known, Sequence) and known else None
            is_row_of = home != node.name and home[:STEM] == node.name[:STEM] and isinstance(rows, Mapping)
            if is_row_of and asked and tag and asked[1] in (rows or {}):
                message = f"тег «{tag.written}» называет строку списка «{home}» вне цикла по нему"
                fix = outside(tag, node.name, home)
                self._note(node, message, fix, tag.written)
                return True
        return False

    def _loop_of(self, name: str) -> str:
        """The loop of this part whose row has that name; empty where there is none."""
        for tag in self._lines.values():
            found = LOOP.match(tag.code)
            if found and name in re.split(r"[\s,]+", found[1]):
                return tag.written
        return ""

    def _homes(self, name: str, others: Mapping[str, Ref | None]) -> list[tuple[str, bool]]:
        """The template's own names, then the records and the tables, that have a field of that name."""
        known_others = {other: ref.known for other, ref in others.items() if ref}
        own = [other for other, known in known_others.items() if isinstance(known, Mapping) and name in known]
        if own:
            return [(own[-1], False)]
        found = []
        for home, known in (self.tag_tree or {}).items():
            is_rows = _is_rows(known)
            fields = known[0] if isinstance(known, Sequence) and is_rows and known else known
            if isinstance(fields, Mapping) and name in fields:
                found.append((home, is_rows))
        # a field of several records is the client's, whose papers these are; «услуга» is of «услуги»
        return sorted(found, key=lambda home: (home[1], home[0] != CLIENT, home[0][:3] != name[:3]))

    def _after_dot(self, node: nodes.Node, value: str, name: str) -> None:
        """Notes a field asked of a single value."""
        near = likely(name, self.filters)[0] if name not in self.filters else name
        fix = f"ставьте его после черты: «{value}|{near}»" if near else f"оставьте «{value}»"
        instead = f"{value}|{near}" if near else ""
        message = f"тег «{value}.{name}» неизвестен: «{name}» – не поле"
        self._note(node, message, fix, f"{value}.{name}", instead)

    def _unknown(self, node: nodes.Node, name: str, near: str, letters: str = "") -> None:
        """Notes a name that the tree of tags does not have."""
        if not letters and self._joined(node, name):
            return
        fix = f"похоже на «{near}»" if near else NO_FIELD
        if letters:
            fix = f"{said(letters)} – наберите «{near}» заново"
        is_sure = bool(letters) or likeness(name, near) >= SURE
        self._note(node, f"тег «{name}» неизвестен", fix, name, near if is_sure else "")

    def _joined(self, node: nodes.Node, name: str) -> bool:
        """Notes a name whose words are joined by other signs than tags have; false for any other."""
        tag = self._lines.get(node.lineno)
        stretch, path = joined(tag.written, name, self._known) if tag else ("", "")
        if tag and not stretch:
            stretch, path = next(filters_in_words(tag.written, self.filters), ("", ""))
        if stretch:
            self._note(node, f"тег «{stretch}» неизвестен", f"похоже на «{path}»", stretch, path)
        return bool(stretch)

    def _known(self, name: str) -> Any:
        """What the tree has under a first name, of the context or of the template's own."""
        if name in self._own:
            ref = self._own[name]
            return ref and ref.known
        return (self.tag_tree or {}).get(name)

    def _rows(self, node: nodes.Node, rows: str, name: str) -> None:
        """Notes a field asked of all rows at once."""
        fix = at_once(self._lines.get(node.lineno), rows, name)
        self._note(
            node, f"тег «{rows}.{name}» спрашивает поле у всех строк «{rows}» сразу", fix, f"{rows}.{name}"
        )

    def _note(self, node: nodes.Node, message: str, fix: str, name: str, instead: str = "") -> None:
        """Notes a problem once: the same field may be used on one line again and again."""
        tag = self._lines.get(node.lineno)
        place = TemplatePlace(tag.place if tag else "", name, self._part, instead=instead)
        self.problems.setdefault((self._part, name, node.lineno), Problem(message, fix, place=place))


def _is_rows(known: object) -> bool:
    return isinstance(known, Sequence) and not isinstance(known, (str, bytes))
