"""The picture of a letterhead: any picture a person has -> one small PNG."""

import io

from PIL import Image

from jenjang.core.values import Refused

FORMATS = ("PNG", "JPEG", "WEBP")
MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 25_000_000
HEIGHT_PX = 240  # 1.9 cm at more than 300 dots an inch
WIDTH_PX = 720

NO_PICTURE = "Berkas ini bukan gambar PNG, JPEG, atau WebP yang utuh: pilih berkas lain."
TOO_LARGE = "Gambar lambang paling besar 5 MB dan 25 juta piksel: perkecil dahulu."


def emblem(content: bytes) -> bytes:
    """Return the picture as PNG, at most 240 pixels high and 720 wide.

    Nothing of the file but its pixels is kept. Raise Refused for what is no picture, and
    for one too large; judged by content, whatever the file is called.
    """
    if len(content) > MOST_BYTES:
        raise Refused(TOO_LARGE)
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            return _small(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise Refused(TOO_LARGE) from bomb
    except (OSError, SyntaxError, ValueError) as trouble:
        if isinstance(trouble, Refused):
            raise
        raise Refused(NO_PICTURE) from trouble


def _small(picture: Image.Image) -> bytes:
    """Return the pixels on a ground of their own, where a picture has none."""
    if picture.width * picture.height > MOST_PIXELS:
        raise Refused(TOO_LARGE)
    pixels = picture.convert("RGBA")
    pixels.thumbnail((WIDTH_PX, HEIGHT_PX))
    out = io.BytesIO()
    pixels.quantize(128, method=Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=True)
    return out.getvalue()
