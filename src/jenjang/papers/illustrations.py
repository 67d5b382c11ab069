"""A picture for a report: any picture a person has -> one that prints well and is small."""

import io
from dataclasses import dataclass

from PIL import Image, ImageOps

from jenjang.core.values import Refused

FORMATS = ("PNG", "JPEG", "WEBP")
MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 50_000_000
WIDTH_PX, HEIGHT_PX = 1600, 2000  # 17 cm across at more than 200 dots an inch
QUALITY = 82

NO_PICTURE = "Berkas ini bukan gambar PNG, JPEG, atau WebP yang utuh: pilih berkas lain."
TOO_LARGE = "Gambar paling besar 15 MB dan 50 juta piksel: perkecil dahulu."


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture as it is kept: PNG where it has few colours or no ground, else JPEG."""

    content: bytes
    media_type: str


def illustration(content: bytes) -> Illustration:
    """Return the picture upright and at most 1600 by 2000 pixels.

    Nothing of the file but its pixels is kept: no place, no camera. Raise Refused for what
    is no picture, and for one too large; judged by content, whatever the file is called.
    """
    if len(content) > MOST_BYTES:
        raise Refused(TOO_LARGE)
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            return _kept(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise Refused(TOO_LARGE) from bomb
    except (OSError, SyntaxError, ValueError) as trouble:
        if isinstance(trouble, Refused):
            raise
        raise Refused(NO_PICTURE) from trouble


def _kept(picture: Image.Image) -> Illustration:
    if picture.width * picture.height > MOST_PIXELS:
        raise Refused(TOO_LARGE)
    upright = ImageOps.exif_transpose(picture)
    is_drawing = upright.mode in {"P", "1", "LA", "RGBA"}
    pixels = upright.convert("RGBA" if is_drawing else "RGB")
    pixels.thumbnail((WIDTH_PX, HEIGHT_PX))
    out = io.BytesIO()
    if is_drawing:
        pixels.save(out, "PNG", optimize=True)
        return Illustration(out.getvalue(), "image/png")
    pixels.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Illustration(out.getvalue(), "image/jpeg")
