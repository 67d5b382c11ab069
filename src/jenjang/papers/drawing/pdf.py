"""A drawing on A3 paper, lying: page by page, by typst in this process."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import cast

import typst

from jenjang.core.values import Refused
from jenjang.papers.drawing.svg import write_svg
from jenjang.papers.drawing.tree import Box, on_pages
from jenjang.papers.writers.pdf import FONTS

HERE = Path(__file__).parent
ROOM_HIGH = 841.89 - 2 * 34 - 46  # A3 lying, without its margins, head and foot

_ONE_AT_A_TIME = Lock()  # a compiler keeps the inputs of the sheet it is drawing


def write_pdf(roots: Sequence[Box], title: str, subtitle: str, foot: str) -> bytes:
    """Return the tree as PDF (A3 landscape), as many pages as it takes."""
    drawings = [write_svg(one, title) for one in on_pages(roots, ROOM_HIGH)]
    data = {"title": title, "subtitle": subtitle, "foot": foot, "drawings": drawings}
    with _ONE_AT_A_TIME:
        pdf = _compiler().compile(
            format="pdf", sys_inputs={"sheet": json.dumps(data, ensure_ascii=False)}
        )
    return cast("bytes", pdf)  # one file for the format pdf, a list only for pictures


@cache
def _compiler() -> typst.Compiler:
    if not any(FONTS.glob("*.ttf")):
        raise Refused(
            "Huruf untuk PDF belum terpasang: jalankan `make setup` atau "
            "`python scripts/fetch_assets.py`, lalu coba lagi."
        )
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    return typst.Compiler(str(HERE / "sheet.typ"), root=str(HERE), font_paths=fonts)
