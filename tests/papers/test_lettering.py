"""How wide letters are is what the font itself says."""

import pytest
from PIL import ImageFont

from jenjang.papers.lettering import width_em
from jenjang.papers.writers.typesetting import FONTS

TEXTS = (
    "Terselenggaranya Pelaksanaan Penatausahaan Keuangan (100%)",
    "PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN",
    "2.511.814.579",
    "7.01.01.2.05.0005",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("face", ["Regular", "Bold"])
def test_a_text_is_as_wide_as_the_font_draws_it(text, face):
    drawn = ImageFont.truetype(FONTS / f"LiberationSans-{face}.ttf", 1000).getlength(text)

    assert width_em(text, bold=face == "Bold") == pytest.approx(drawn / 1000, rel=0.03)
