"""The forms: a client's, chapter by chapter, those of nobody's sheets, those of rows without a client."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from paperwork.sheets.answers.fields import Form, form_of
from paperwork.sheets.clients import Client
from paperwork.web.controls import Offers
from paperwork.web.entries import StaleError, store
from paperwork.web.forms import NEW, PAGE, Drawing, all_notes, chapters, common
from paperwork.web.open_book import CLIENTS, NUMBER, TIED, Draft, bring_back, drop, rename, tie
from paperwork.web.sheet_editor import Leaf, Line
from paperwork.web.site import Site
from paperwork.web.status import person_of
from paperwork.web.submission import MissingError, Visit

CLIENT = form_of(Client)
ADD, REMOVE, UP, DOWN, BACK, NEXT = "add", "remove", "up", "down", "back", "next"


@dataclass(frozen=True)
class Tab:
    """A chapter of a client as a link; ``count`` is how many rows he has there."""

    order: int
    title: str
    count: int
    errors: int


@dataclass(frozen=True)
class Chapter:
    """What one form is about: some sheets, a client's rows of them or all; ``path`` is its address."""

    forms: Sequence[Form]
    path: str
    client: Line | None = None
    are_strays: bool = False

    def lines(self, draft: Draft, form: Form) -> list[Line]:
        """The lines of a sheet that the form shows."""
        if form is CLIENT:
            return [self.client] if self.client else []
        if self.are_strays:
            return draft.strays(form)
        return draft.tied(form, self.client) if self.client else draft.leaves[form.sheet.title].visible


def chapter_links(draft: Draft, client: Line) -> list[Tab]:
    """The chapters of a client."""
    tabs = []
    for forms in chapters():
        lines = [
            line for form in forms for line in ([client] if form is CLIENT else draft.tied(form, client))
        ]
        keys = {line.key for line in lines}
        errors = sum(
            problem.is_error
            for (key, _), problems in draft.located.items()
            for problem in problems
            if key in keys
        )
        tabs.append(Tab(forms[0].sheet.order, title_of(forms), len(lines), errors))
    return tabs


def title_of(forms: Sequence[Form]) -> str:
    """The title of a chapter: its first sheet's, but for what is said of one person."""
    return TITLES.get(forms[0].sheet.title, forms[0].sheet.title)


TITLES = {"Клиенты": "Личные данные", "Портреты": "Портрет", "Планы": "План"}


def client_chapter(site: Site, visit: Visit) -> Response:
    """One chapter of a client's form."""
    client = client_of(site, visit)
    order = int(visit.path["order"])
    forms = next((forms for forms in chapters() if forms[0].sheet.order == order), None)
    if forms is None:
        raise MissingError
    return _form(site, visit, Chapter(forms, f"client/{client.key}/{order}", client))


def client_of(site: Site, visit: Visit) -> Line:
    """The client's line of the address. Raises `MissingError`."""
    found = site.draft.line(int(visit.path["client"]))
    if found is None or found[0].form is not CLIENT:
        raise MissingError
    return found[1]


def new_client(site: Site, visit: Visit) -> Response:
    """The form of a client who is not there yet."""
    return _form(site, visit, Chapter((CLIENT,), "client/new"))


def sheet(site: Site, visit: Visit) -> Response:
    """The form of a sheet that belongs to no client."""
    order = int(visit.path["order"])
    forms = [form for form in common() if form.sheet.order == order]
    if not forms:
        raise MissingError
    return _form(site, visit, Chapter(forms, f"sheet/{order}"))


def strays(site: Site, visit: Visit) -> Response:
    """The rows of a sheet that are tied to a client who is not there."""
    order = int(visit.path["order"])
    forms = [form for form in TIED if form.sheet.order == order]
    if not forms:
        raise MissingError
    return _form(site, visit, Chapter(forms, f"strays/{order}", are_strays=True))


def _form(site: Site, visit: Visit, chapter: Chapter) -> Response:
    return _taken(site, visit, chapter) if visit.sent else _drawn(site, visit, chapter)


def _drawn(site: Site, visit: Visit, chapter: Chapter) -> Response:
    """The form as it stands."""
    draft = site.draft
    drawing = _drawing(draft, chapter, visit.number("blank"), max(visit.number("from", 1), 1))
    sections = [drawing.section(form, chapter.lines(draft, form)) for form in chapter.forms]
    is_nameless = chapter.client is not None and not draft.number(chapter.client) and len(draft.clients) > 1
    context: dict[str, Any] = {
        "path": chapter.path,
        "title": title_of(chapter.forms) if chapter.client else chapter.forms[0].sheet.title,
        "sections": sections,
        "notes": all_notes(sections),
        "shared": drawing.offers.shared,
        "is_saved": "saved" in visit.query,
        "can_bring_back": draft.removed is not None and "back" in visit.query,
        "is_nameless": is_nameless and chapter.forms[0] is not CLIENT,
        "are_strays": chapter.are_strays,
        "person": person_of(draft, chapter.client) if chapter.client else None,
        "tabs": chapter_links(draft, chapter.client) if chapter.client else [],
        "current": chapter.forms[0].sheet.order,
        "following": _following(chapter),
        "is_new": chapter.path == "client/new",
        "first": drawing.first,
    }
    return site.page("form", **context)


def _drawing(draft: Draft, chapter: Chapter, blank: int = 0, first: int = 1) -> Drawing:
    offers = Offers(draft.usable, _sex(draft, chapter.client), _plans(draft, chapter.client))
    proposed = {NUMBER: _next_number(draft)} if chapter.forms[0] is CLIENT and not chapter.client else {}
    return Drawing(draft, offers, frozenset({blank}), first, chapter.are_strays, proposed)


def _following(chapter: Chapter) -> int:
    """The order of the client's next chapter; 0 after the last."""
    orders = [forms[0].sheet.order for forms in chapters()]
    after = [order for order in orders if order > chapter.forms[0].sheet.order]
    return after[0] if chapter.client and after else 0


def _next_number(draft: Draft) -> str:
    """A file number that nobody has: the one after the largest."""
    numbers = [str(draft.number(line) or "") for line in draft.clients]
    return str(max((int(text) for text in numbers if text.isdecimal() and len(text) < 9), default=0) + 1)


def _sex(draft: Draft, client: Line | None) -> str | None:
    record = draft.record(draft.leaves[CLIENTS], client) if client else None
    return record.sex if isinstance(record, Client) else None


def _plans(draft: Draft, client: Line | None) -> list[str]:
    plans = draft.book.plans(draft.number(client)) if client else []
    return [plan.number or "" for plan in plans]


def _taken(site: Site, visit: Visit, chapter: Chapter) -> Response:
    """Takes over what was typed, then does what the button says."""
    draft = site.draft
    if chapter.path == "client/new":
        return _created(site, visit, chapter)
    number = old = draft.number(chapter.client) if chapter.client else None
    store(draft, chapter.forms, visit.sent, number)
    if chapter.client and chapter.forms[0] is CLIENT:
        rename(draft, chapter.client, old)
    return _done(site, visit, chapter)


def _created(site: Site, visit: Visit, chapter: Chapter) -> Response:
    draft = site.draft
    if any(text.strip() for name, texts in visit.sent.items() if name.startswith(NEW) for text in texts):
        tie(draft)
    lines = store(draft, chapter.forms, visit.sent)
    if not lines:
        return _drawn(site, visit, chapter)
    follow = chapters()[1][0].sheet.order if visit.text("do") == NEXT else CLIENT.sheet.order
    return site.go(f"client/{lines[0].key}/{follow}?saved=1")


def _done(site: Site, visit: Visit, chapter: Chapter) -> Response:
    verb, _, target = visit.text("do").partition(".")
    if chapter.client and chapter.client.is_blank:
        return site.go("clients")
    if verb == ADD and target.isdecimal():
        return _with_blank(site, chapter, int(target))
    if verb in (REMOVE, UP, DOWN) and target.isdecimal():
        return _moved(site, visit, chapter, verb, int(target))
    if verb == BACK:
        brought = bring_back(site.draft)
        return site.go(f"{chapter.path}?{_page(visit)}" + (f"#r-{brought[1].key}" if brought else ""))
    if verb == NEXT and chapter.client:
        following = _following(chapter)
        return site.go(
            f"client/{chapter.client.key}/{following}" if following else f"client/{chapter.client.key}"
        )
    return site.go(f"{chapter.path}?saved=1&{_page(visit)}")


def _page(visit: Visit) -> str:
    """The rows that were shown, to be shown again."""
    return f"from={max(visit.number('from', 1), 1)}"


def _with_blank(site: Site, chapter: Chapter, order: int) -> Response:
    """The form with one more row, at its first field."""
    form = next((form for form in chapter.forms if form.sheet.order == order), None)
    if form is None:
        raise StaleError
    lines = chapter.lines(site.draft, form)
    page = len(lines) // PAGE * PAGE + 1
    row = _drawing(site.draft, chapter, order, page).section(form, lines).rows[-1]
    start = f"&from={page}" if page > 1 else ""
    return site.go(f"{chapter.path}?blank={order}{start}#f-{row.groups[0][1][0].name}")


def _moved(site: Site, visit: Visit, chapter: Chapter, verb: str, key: int) -> Response:
    """Moves a row among its neighbours, or takes it out."""
    draft = site.draft
    found = draft.line(key)
    if found is None or found[0].form not in chapter.forms or found[0].form is CLIENT:
        raise StaleError
    leaf, line = found
    if verb == REMOVE:
        drop(draft, leaf, line)
        draft.refresh()
        return site.go(f"{chapter.path}?back=1&{_page(visit)}#s-{leaf.form.sheet.order}")
    _swap(draft, chapter, leaf, line, -1 if verb == UP else 1)
    return site.go(f"{chapter.path}?{_page(visit)}#r-{line.key}")


def _swap(draft: Draft, chapter: Chapter, leaf: Leaf, line: Line, by: int) -> None:
    lines = chapter.lines(draft, leaf.form)
    at = lines.index(line) + by
    if 0 <= at < len(lines):
        leaf.swap(line, lines[at])
        draft.touch(leaf)
        draft.refresh()
