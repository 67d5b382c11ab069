"""The picture of a signature: a QR that leads to the page that verifies, and two lines."""

import io
from pathlib import Path

import segno

from jenjang.papers.writers.typesetting import Typesetter

STAMP = Typesetter(Path(__file__).parent / "stamp.typ", "stamp")


def stamp(address: str, lines: tuple[str, ...], width_pt: float, height_pt: float) -> bytes:
    """Return a PDF page of that size with the QR of `address` and the lines beside it."""
    said = {"qr": qr_svg(address), "lines": lines, "width": width_pt, "height": height_pt}
    return STAMP.pdf(said)


def qr_svg(address: str) -> str:
    """Return the QR of an address as SVG; a fifth of it may be unreadable (level Q)."""
    out = io.BytesIO()
    segno.make(address, error="q", micro=False).save(
        out, kind="svg", border=0, xmldecl=False
    )
    return out.getvalue().decode()
