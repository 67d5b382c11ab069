"""The picture of a letterhead, from what people have."""

import io

import pytest
from PIL import Image

from jenjang.core.values import Refused
from jenjang.papers.emblem import MOST_BYTES, emblem


def picture(size: tuple[int, int], kind: str = "PNG", mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "green").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_any_usual_picture_becomes_a_small_png(kind):
    made = emblem(picture((1000, 1200), kind))

    with Image.open(io.BytesIO(made)) as small:
        assert (small.format, small.size) == ("PNG", (200, 240))


def test_what_is_clear_stays_clear():
    out = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(out, "PNG")

    with Image.open(io.BytesIO(emblem(out.getvalue()))) as small:
        assert small.convert("RGBA").getpixel((25, 25))[3] == 0


def test_a_small_picture_is_not_blown_up():
    with Image.open(io.BytesIO(emblem(picture((30, 20))))) as small:
        assert small.size == (30, 20)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7 no picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        picture((400, 400))[:200],
        picture((40, 40), "GIF"),
    ],
    ids=["empty", "pdf", "svg", "cut off", "gif"],
)
def test_what_is_no_picture_is_refused_in_one_sentence(content):
    with pytest.raises(Refused, match="bukan gambar PNG, JPEG, atau WebP"):
        emblem(content)


def test_a_picture_of_too_many_bytes_or_points_is_refused():
    with pytest.raises(Refused, match="perkecil dahulu"):
        emblem(b"x" * (MOST_BYTES + 1))
    with pytest.raises(Refused, match="perkecil dahulu"):
        emblem(picture((6000, 5000), mode="L"))


def test_nothing_but_the_pixels_is_kept():
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "kantor rahasia"
    Image.new("RGB", (20, 20), "red").save(out, "JPEG", exif=exif)

    assert b"rahasia" not in emblem(out.getvalue())
