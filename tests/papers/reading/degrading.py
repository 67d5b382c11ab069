"""What happens to a page between the printer and us: one function for each kind of harm.

A degradation takes a page as a printer leaves it, in colour at 200 dots an inch, and
returns it as a scanner or a phone sees it. Noise is drawn from a fixed seed, so that the
same page is always harmed in the same way.
"""

import io
import math
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

SEED = 7
PAPER = (255, 255, 255)

Harm = Callable[[Image.Image], Image.Image]


def printed(content: bytes, dots_per_inch: int = 200) -> list[Image.Image]:
    """Return the pages of a PDF as a printer leaves them."""
    document = pypdfium2.PdfDocument(content)
    try:
        scale = dots_per_inch / 72
        return [page.render(scale=scale).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def saved(pages: list[Image.Image], kind: str) -> bytes:
    """Return the pages as one file: PDF, TIFF, or a picture of one page."""
    file = io.BytesIO()
    first, *rest = pages
    more = {"save_all": True, "append_images": rest} if rest else {}
    if kind == "PDF":
        more["resolution"] = round(max(first.size) / 11.7)  # about the dots of A4
    if kind == "TIFF":
        more["compression"] = "jpeg"
    first.save(file, kind, **more)
    return file.getvalue()


def crooked(degrees: float) -> Harm:
    """Return the harm of a page that was laid on the glass by hand."""

    def harmed(page: Image.Image) -> Image.Image:
        return page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=PAPER)

    return harmed


def turned(degrees: int) -> Harm:
    """Return the harm of a page that lies on its side or its head."""

    def harmed(page: Image.Image) -> Image.Image:
        return page.rotate(degrees, expand=True)

    return harmed


def noisy(page: Image.Image) -> Image.Image:
    """Return the page with specks, as an old scanner leaves them."""
    pixels = np.asarray(page.convert("L"), dtype=np.float32)
    dice = np.random.default_rng(SEED)
    pixels = pixels * 0.88 + 14 + dice.normal(0, 16, pixels.shape)
    dirt = dice.random(pixels.shape)
    pixels[dirt < 0.0006] = 0
    return _picture(pixels)


def blurred(page: Image.Image) -> Image.Image:
    """Return the page out of focus."""
    return page.filter(ImageFilter.GaussianBlur(1.3))


def jpeg(page: Image.Image) -> Image.Image:
    """Return the page as a small JPEG keeps it."""
    file = io.BytesIO()
    page.save(file, "JPEG", quality=22)
    return Image.open(file).convert("RGB")


def grey(page: Image.Image) -> Image.Image:
    """Return the page on grey paper, darker to one side, its ink faded."""
    pixels = np.asarray(page.convert("L"), dtype=np.float32)
    shade = np.linspace(150, 215, pixels.shape[1], dtype=np.float32)[None, :]
    return _picture(55 + pixels / 255 * (shade - 55))


def coarse(dots_per_inch: int) -> Harm:
    """Return the harm of few dots an inch."""

    def harmed(page: Image.Image) -> Image.Image:
        scale = dots_per_inch / 200
        size = round(page.width * scale), round(page.height * scale)
        return page.resize(size, Image.Resampling.BILINEAR)

    return harmed


def black_and_white(page: Image.Image) -> Image.Image:
    """Return the page as a fax sees it: one bit a dot."""
    soft = page.convert("L").filter(ImageFilter.GaussianBlur(0.8))
    return soft.point(lambda value: 255 * (value > 190)).convert("1")


def stamped(page: Image.Image) -> Image.Image:
    """Return the page with a violet stamp and a blue signature over its text."""
    page = page.copy()
    pen = ImageDraw.Draw(page, "RGBA")
    width, height = page.size
    for share in (0.3, 0.68):
        x, y = width * (0.35 + share / 3), height * share
        for radius in (150, 138, 90):
            box = (x - radius, y - radius, x + radius, y + radius)
            pen.ellipse(box, outline=(90, 60, 170, 150), width=5)
        waves = [
            (x + 160 + 26 * n, y + 90 * math.sin(n * 1.9) - 8 * n) for n in range(-6, 9)
        ]
        pen.line(waves, fill=(30, 50, 150, 220), width=5, joint="curve")
    return page


def bent(page: Image.Image) -> Image.Image:
    """Return the page as a book's page lies: its lines rise and fall by some dots."""
    height, width = page.height, page.width
    xs, ys = np.meshgrid(
        np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)
    )
    ys += 7 * np.sin(xs / width * 1.6 * np.pi) * (0.4 + ys / height)
    xs += 4 * np.sin(ys / height * np.pi)
    return _moved(page, xs, ys)


def photographed(page: Image.Image) -> Image.Image:
    """Return the page as a phone sees it: on a desk, from one side, in a shadow."""
    width, height = page.size
    canvas = round(width * 1.12), round(height * 1.1)
    seen = np.array(
        [
            [canvas[0] * 0.07, canvas[1] * 0.05],
            [canvas[0] * 0.95, canvas[1] * 0.035],
            [canvas[0] * 0.97, canvas[1] * 0.97],
            [canvas[0] * 0.03, canvas[1] * 0.955],
        ],
        dtype=np.float32,
    )
    whole = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    turn = cv2.getPerspectiveTransform(whole, seen)
    desk = (72, 92, 120)
    pixels = cv2.warpPerspective(np.asarray(page), turn, canvas, borderValue=desk)
    across = np.linspace(0, 1, canvas[0], dtype=np.float32)[None, :, None]
    down = np.linspace(0, 1, canvas[1], dtype=np.float32)[:, None, None]
    light = 0.95 - 0.42 / (1 + np.exp(-18 * (across + 0.5 * down - 0.85)))
    dice = np.random.default_rng(SEED)
    return _picture(pixels * light + dice.normal(0, 4, pixels.shape)).filter(
        ImageFilter.GaussianBlur(0.7)
    )


def _moved(page: Image.Image, xs: np.ndarray, ys: np.ndarray) -> Image.Image:
    pixels = cv2.remap(np.asarray(page), xs, ys, cv2.INTER_LINEAR, borderValue=PAPER)
    return Image.fromarray(pixels)


def _picture(pixels: np.ndarray) -> Image.Image:
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


@dataclass(frozen=True, slots=True)
class Degradation:
    """A kind of harm by name, and how the harmed pages come to us."""

    name: str
    harm: Harm
    kind: str = "PDF"


def _both(*harms: Harm) -> Harm:
    def harmed(page: Image.Image) -> Image.Image:
        for harm in harms:
            page = harm(page)
        return page

    return harmed


DEGRADATIONS = (
    Degradation("clean", crooked(0.0)),
    Degradation("crooked", crooked(3.0)),
    Degradation("crooked the other way", crooked(-2.2)),
    Degradation("noisy", noisy),
    Degradation("blurred", blurred),
    Degradation("a small JPEG", jpeg),
    Degradation("grey paper", grey),
    Degradation("150 dots an inch", coarse(150)),
    Degradation("black and white", black_and_white),
    Degradation("stamped and signed", stamped),
    Degradation("bent", bent),
    Degradation("on its side", turned(90)),
    Degradation("on its other side", turned(270)),
    Degradation("on its head", turned(180)),
    Degradation("photographed", photographed, "TIFF"),
    Degradation("all at once", _both(stamped, crooked(1.4), coarse(150), noisy, jpeg)),
)
