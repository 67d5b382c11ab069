"""The picture of a signature: a QR that leads to the page that verifies, and two lines."""

import io
import json
from functools import cache
from pathlib import Path
from threading import Lock
from typing import cast

import segno
import typst

from jenjang.papers.writers.pdf import FONTS

TEMPLATE = Path(__file__).parent / "stamp.typ"
_ONE_AT_A_TIME = Lock()


def stamp(address: str, lines: tuple[str, ...], width_pt: float, height_pt: float) -> bytes:
    """Return a PDF page of that size with the QR of `address` and the lines beside it."""
    said = {"qr": qr_svg(address), "lines": lines, "width": width_pt, "height": height_pt}
    with _ONE_AT_A_TIME:
        pdf = _compiler().compile(format="pdf", sys_inputs={"stamp": json.dumps(said)})
    return cast("bytes", pdf)


def qr_svg(address: str) -> str:
    """Return the QR of an address as SVG; a fifth of it may be unreadable (level Q)."""
    out = io.BytesIO()
    segno.make(address, error="q", micro=False).save(
        out, kind="svg", border=0, xmldecl=False
    )
    return out.getvalue().decode()


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    return typst.Compiler(str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=fonts)
