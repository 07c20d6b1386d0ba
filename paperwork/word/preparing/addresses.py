"""Hyperlinks: tags in their addresses come into the text, what Word would not open is taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import unquote

from lxml import etree

from paperwork.common.errors import Level, Problem
from paperwork.word.docx.errors import TemplatePlace
from paperwork.word.docx.layout import OFFICE, Relation
from paperwork.word.docx.schemes import opens
from paperwork.word.docx.xml import W, is_element, parent, remove
from paperwork.word.preparing.fields import fields_of
from paperwork.word.preparing.package import Parts, all_relations, changed, drop_relations, plain_bytes
from paperwork.word.preparing.revisions import unwrap
from paperwork.word.reading.scanner import find_tags
from paperwork.word.reading.site import ADDRESS

KEY = "{" + OFFICE.rstrip("/") + "}id"
# Word writes the brackets of a tag that is typed into an address as their codes
IN_FIELD = re.compile(rb"\bHYPERLINK\b", re.IGNORECASE)
IN_CODE = re.compile(r"""\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))""", re.IGNORECASE)
CODED = re.compile(
    r"(?:%7B|\{)(?:%7B|%25|%23|[{%#]).*?(?:%7D|%25|%23|[}%#])(?:%7D|\})",
    re.IGNORECASE,
)


def settle_addresses(parts: Parts, texts: list[str]) -> Iterator[Problem[TemplatePlace]]:
    """Rewrites the hyperlinks that cannot stay as they are; one warning for all that are taken out."""
    lost: list[str] = []
    for source, links in _hyperlinks(parts).items():
        tagged = {link.key: address for link in links if has_tags(address := decoded(link.target))}
        dead = {link.key: link.target for link in links if link.key not in tagged and not opens(link.target)}
        if not tagged and not dead:
            continue
        drop_relations(parts, source, tagged.keys() | dead.keys())
        if source in parts:
            for address in changed(parts, source, partial(_rewrite, tagged=tagged, dead=dead)):
                yield _in_picture(address, source)
        lost += dead.values()
    for name in texts:
        if IN_FIELD.search(plain_bytes(parts[name])):
            lost += changed(parts, name, _drop_dead_fields)
    if lost:
        count = f" (всего таких {len(lost)})" if len(lost) > 1 else ""
        message = f"ссылку на «{lost[0][:100]}»{count} Word не откроет: в документах остаются только её слова"
        fix = "если ссылка нужна, замените её адресом сайта"
        yield Problem(message, fix, Level.WARNING, TemplatePlace())


def _hyperlinks(parts: Parts) -> dict[str, list[Relation]]:
    """The links that lead outside, by the parts that they are in."""
    found: dict[str, list[Relation]] = {}
    for relation in all_relations(parts):
        if relation.external and relation.kind == OFFICE + "hyperlink":
            found.setdefault(relation.source, []).append(relation)
    return found


def has_tags(address: str) -> bool:
    """Whether the address holds a whole tag."""
    return any(span.end > 0 for span in find_tags(address))


def decoded(address: str) -> str:
    """The address with its tags as they were typed."""
    return CODED.sub(lambda found: unquote(found.group()), address) if "%" in address else address


def _drop_dead_fields(root: etree._Element) -> list[str]:
    """Takes out the fields whose links Word would not open, or that lead to files and programs."""
    dead: list[str] = []
    for simple in list(root.iter(W + "fldSimple")):
        address = _dead_address(simple.get(W + "instr") or "")
        if address:
            dead.append(address)
            unwrap(simple)
    for paragraph in root.iter(W + "p"):
        for link in list(fields_of(paragraph)):
            address = _dead_address(link.code)
            if address:
                dead.append(address)
                for node in [*link.marks, *link.codes]:
                    remove(node)
    return dead


def _dead_address(code: str) -> str:
    """The address of a link's instruction where Word would not open it; empty for any other."""
    found = IN_CODE.match(code)
    address = next((group for group in found.groups() if group), "").replace("\\\\", "\\") if found else ""
    return address if address and not has_tags(decoded(address)) and not opens(address) else ""


def _rewrite(root: etree._Element, tagged: dict[str, str], dead: dict[str, str]) -> list[str]:
    """Rewrites what uses these relations; the addresses with tags that nothing but a picture uses."""
    in_pictures: list[str] = []
    for node in [node for node in root.iter() if is_element(node) and node.get(KEY) in tagged | dead]:
        key = node.get(KEY) or ""
        if node.tag != W + "hyperlink":
            in_pictures += [tagged[key]] if key in tagged else []
            remove(node)
        elif key in tagged:
            _as_field(node, tagged[key])
        else:
            unwrap(node)
    return in_pictures


def _as_field(link: etree._Element, address: str) -> None:
    """Puts a field of Word in place of a link: its address is in the text, and is filled with it."""
    switches = (
        ("l", link.get(W + "anchor")),
        ("o", link.get(W + "tooltip")),
        ("t", link.get(W + "tgtFrame")),
    )
    said = "".join(f'\\{letter} "{_quoted(text)}" ' for letter, text in switches if text)
    code = f'{ADDRESS}{_quoted(address)}" {said}'
    runs = [_run("fldChar", fldCharType="begin"), _run("instrText"), _run("fldChar", fldCharType="separate")]
    runs[1][0].text = code
    runs[1][0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    owner = parent(link)
    place = owner.index(link)
    owner[place : place + 1] = [*runs, *link, _run("fldChar", fldCharType="end")]


def _quoted(address: str) -> str:
    """The address as the instruction of a field has it; the tags in it stay as they are."""
    pieces, position = [], 0
    for span in find_tags(address):
        if span.end > 0:
            pieces += [_coded(address[position : span.start]), address[span.start : span.end]]
            position = span.end
    return "".join([*pieces, _coded(address[position:])])


def _coded(text: str) -> str:
    return text.replace("\\", "%5C").replace('"', "%22")


def _run(name: str, **attributes: str) -> etree._Element:
    run = etree.Element(W + "r")
    node = etree.SubElement(run, W + name)
    for key, value in attributes.items():
        node.set(W + key, value)
    return run


def _in_picture(address: str, part: str) -> Problem[TemplatePlace]:
    message = f"тег в адресе ссылки «{address[:100]}» не заполнить: ссылка стоит на картинке"
    return Problem(message, "поставьте ссылку на слова", place=TemplatePlace(part=part))
