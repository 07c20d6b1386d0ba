"""The light and the dark page: what is chosen is kept, and both can be read."""

from __future__ import annotations

import re

import pytest
from visitor import Visitor

from paperwork.web.app import PAGES
from paperwork.web.shared import FOLDER

STYLE = (FOLDER / "static" / "style.css").read_text(encoding="utf-8")
PAIR = re.compile(r"(--[\w-]+): var\(--light, (#\w{6})\) var\(--dark, (#\w{6})\);")
TEXT, LARGE = 4.5, 3.0  # WCAG 2.1, 1.4.3 and 1.4.11
ON = {
    "--ink": (
        "--paper",
        "--sheet",
        "--inside",
        "--accent-pale",
        "--error-pale",
        "--warning-pale",
        "--good-pale",
    ),
    "--soft": ("--paper", "--sheet", "--accent-pale", "--warning-pale"),
    "--example": ("--inside",),
    "--accent": ("--paper", "--sheet", "--accent-pale", "--error-pale", "--warning-pale", "--good-pale"),
    "--accent-deep": ("--paper", "--sheet", "--accent-pale", "--error-pale", "--warning-pale"),
    "--on-accent": ("--accent", "--accent-deep"),
    "--error": ("--paper", "--sheet", "--error-pale"),
    "--warning": ("--paper", "--sheet", "--warning-pale"),
    "--good": ("--paper", "--sheet"),
}


def test_the_choice_is_kept_while_the_program_runs_and_leads_back(visitor: Visitor) -> None:
    room = f"http://{visitor.host}{visitor.room}"
    cases = {
        "dark": (f"{room}/due?kind=2", "dark", "dark"),
        "light": (f"{room}/clients", "light", "light"),
        "system": (f"{room}/", None, "light dark"),
    }
    visitor.post("new")
    for theme, (came_from, chosen, scheme) in cases.items():
        visitor.headers = {"Referer": came_from}
        shown = visitor.post("theme", {"theme": theme})
        assert f"http://{visitor.host}{shown.path}" == came_from
        visitor.headers = {}
        for page in (shown, visitor.get("clients"), visitor.get("none")):
            assert page.page.get("data-theme") == chosen
            assert page.page.cssselect("meta[name=color-scheme]")[0].get("content") == scheme
            assert [button.get("value") for button in page.page.cssselect("[aria-pressed=true]")] == [theme]


@pytest.mark.parametrize("came_from", ["", "http://127.0.0.1:1/other", "/open", "//example.org/"])
def test_a_choice_leads_nowhere_else(visitor: Visitor, came_from: str) -> None:
    visitor.headers = {"Referer": f"{visitor.room}{came_from}" if came_from == "/open" else came_from}
    shown = visitor.post("theme", {"theme": "system"})
    assert (shown.status, shown.path) == (200, f"{visitor.room}/")
    assert visitor.post("theme", {"theme": "pink"}).status == 400


def test_no_choice_leads_to_what_answers_a_form(visitor: Visitor) -> None:
    for path, _, methods in PAGES:
        if methods == ["POST"] and "{" not in path:
            visitor.headers = {"Referer": f"http://{visitor.host}{visitor.room}{path}"}
            assert visitor.post("theme", {"theme": "system"}).status == 200, path


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_the_colours_are_far_enough_from_each_other(theme: int) -> None:
    colours = {name: pair[theme] for name, *pair in PAIR.findall(STYLE)}
    close = [
        (front, back, round(found, 2))
        for front, backs in ON.items()
        for back in backs
        if (found := _contrast(colours[front], colours[back])) < TEXT
    ]
    edges = [
        ("--field", "--inside"),
        ("--field", "--sheet"),
        ("--accent", "--sheet"),
        ("--error", "--inside"),
    ]
    assert close == []
    assert [edge for edge in edges if _contrast(*(colours[name] for name in edge)) < LARGE] == []


def test_every_colour_of_the_screen_is_one_of_the_table() -> None:
    rules = STYLE.split("@media print {")[1].partition("\n}\n")[2].partition("/* On paper */")[0]
    table, _, rest = rules.partition("\n}\n")
    assert len(PAIR.findall(table)) > len(ON)
    allowed = "figure img"  # a page of a document is as white as paper
    loose = [line for line in rest.splitlines() if re.search(r"#[0-9a-f]{3,6}\b|rgb\(", line)]
    assert [line for line in loose if not line.startswith(allowed)] == []


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.1)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
