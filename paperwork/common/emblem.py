"""An organisation's picture made ready to be printed: png, jpg or svg in, a small picture out."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings, simplefilter

from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 25.0  # millimetres: the square that letterheads leave free
DOTS = 600  # an inch: finer than office printers print
LONGEST = round(SIDE / 25.4 * DOTS)  # pixels of the longer side
QUALITY = 92  # per cent
POINTS = 96  # of SVG in an inch: editors write sizes in mm or pt
MOST_BYTES = 32 << 20
PNG, JPEG = "png", "jpeg"
FIX = "нужен рисунок .png, .jpg или .svg"


@dataclass(frozen=True, slots=True)
class Emblem:
    """A picture ready to be put into documents: its bytes, its format, its pixels."""

    data: bytes
    format: str
    width: int
    height: int

    def millimetres(self, side: float = SIDE) -> tuple[float, float]:
        """Its width and height in a square of that side, not distorted."""
        scale = side / max(self.width, self.height)
        return self.width * scale, self.height * scale


def emblem_from(data: bytes, name: str) -> Emblem:
    """The picture of a file called ``name``, upright and no larger than print needs.

    Raises `PaperworkError` where it is no picture or too large a one.
    """
    if len(data) > MOST_BYTES:
        raise PaperworkError(f"{name}: рисунок больше 32 МБ; возьмите поменьше")
    if _is_svg(data):
        data = _drawn(data, name)
    return _prepared(data, name)


def emblem_in(data: bytes) -> Emblem | None:
    """The picture as a book keeps it; None where it is no picture that documents can show."""
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            width, height = picture.size
            format_ = PNG if picture.format == "PNG" else JPEG
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return Emblem(data, format_, width, height) if width and height else None


def _is_svg(data: bytes) -> bool:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"<svg" in data[: 1 << 16]


def _drawn(data: bytes, name: str) -> bytes:
    """The drawing as a picture of points, its longer side as long as print needs."""
    import resvg_py

    try:
        text = data.decode("utf-8-sig")
        # twice as fine as is kept: what is made smaller has smoother edges
        drawn = bytes(resvg_py.svg_to_bytes(svg_string=text, width=2 * LONGEST, dpi=POINTS))
    except (ValueError, RuntimeError):
        raise PaperworkError(f"{name}: рисунок .svg не читается; сохраните его как .png") from None
    return drawn


def _prepared(data: bytes, name: str) -> Emblem:
    from PIL import Image

    try:
        with catch_warnings():
            simplefilter("error", Image.DecompressionBombWarning)
            picture, format_ = _upright(data)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise PaperworkError(f"{name}: в рисунке слишком много точек; уменьшите его и повторите") from None
    except (OSError, ValueError, SyntaxError):
        raise PaperworkError(f"{name}: это не рисунок или он поврежден; {FIX}") from None
    picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    written = BytesIO()
    options: dict[str, Any] = {"quality": QUALITY} if format_ == JPEG else {"optimize": True}
    picture.save(written, format_, dpi=(DOTS, DOTS), **options)
    return Emblem(written.getvalue(), format_, picture.width, picture.height)


def _upright(data: bytes) -> tuple[Image, str]:
    """The picture as it is to be seen, in colours that Word and LibreOffice know; and its format."""
    from PIL import Image, ImageOps

    with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
        format_ = PNG if opened.format == "PNG" else JPEG
        picture: Image.Image = ImageOps.exif_transpose(opened)
        is_plain = picture.mode in ("RGB", "L", "LA", "RGBA")
        return picture.convert("RGB" if format_ == JPEG else picture.mode if is_plain else "RGBA"), format_
