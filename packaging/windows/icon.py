"""The icon of the page, drawn in the sizes that Windows asks for."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

SIDE, SCALE = 32, 8  # as in paperwork/web/static/icon.svg; drawn larger, so that it has soft edges
GREEN, WHITE = "#1d5c63", "#ffffff"
LINES = ((11, 11, 21), (11, 16, 21), (11, 21, 17))  # x, y, x of the end
SIZES = (16, 24, 32, 48, 64, 256)


def draw_icon(file: Path) -> None:
    """Writes the icon."""
    image = Image.new("RGBA", (SIDE * SCALE, SIDE * SCALE))
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle([6 * SCALE, 3 * SCALE, 26 * SCALE, 29 * SCALE], 2 * SCALE, GREEN)
    for left, y, right in LINES:
        box = [(left - 1) * SCALE, (y - 1) * SCALE, (right + 1) * SCALE, (y + 1) * SCALE]
        pen.rounded_rectangle(box, SCALE, WHITE)
    image.save(file, format="ICO", sizes=[(size, size) for size in SIZES])
