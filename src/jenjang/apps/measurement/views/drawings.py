"""Our own drawings as parts of a page: one for a wide screen and paper, one for a phone."""

from dataclasses import dataclass, replace

from django.utils.safestring import SafeString, mark_safe

from jenjang.papers.drawing import Chart, Strip, write_chart, write_strip

PHONE = 340


@dataclass(frozen=True, slots=True)
class Drawn:
    """One drawing in two sizes; the page shows the one that fits."""

    wide: SafeString
    phone: SafeString


def drawn_chart(chart: Chart, ink: str) -> Drawn | None:
    """Return a chart in the pemda's ink as parts of a page, None for nothing to draw."""
    if not chart.is_drawable:
        return None
    chart = replace(chart, ink=ink)
    return Drawn(
        wide=_part(write_chart(chart, key="grafik")),
        phone=_part(write_chart(chart, key="grafik-kecil", width=PHONE, height=230)),
    )


def drawn_strip(strip: Strip) -> Drawn:
    """Return a strip of dots as parts of a page."""
    return Drawn(
        wide=_part(write_strip(strip, key="sebaran")),
        phone=_part(write_strip(strip, key="sebaran-kecil", width=PHONE)),
    )


def _part(svg: str) -> SafeString:
    return mark_safe(svg)  # noqa: S308 - made by papers.drawing, which escapes every text
