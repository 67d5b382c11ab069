"""`jenjang bench pdf`: agreements written as PDF, from their frozen documents."""

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.agreements.snapshots import document_of
from jenjang.config.bench.report import Stopwatch, heading, table
from jenjang.core.values import Refused
from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.writing import write

PAPERS = 240  # each layout writes the agreements of 20 units, one file a paper


def run() -> None:
    """Write the papers in every layout, and say how many a CPU second gives."""
    heading("pdf")
    agreements = list(Agreement.objects.order_by("pk")[:PAPERS])
    if not agreements:
        raise Refused("Belum ada perjanjian. Jalankan dulu: jenjang bench seed")
    for layout in LAYOUTS:  # fonts and layouts are loaded once, not per paper
        write([document_of(agreements[0])], to="pdf", layout=layout.key)
    table(
        ["layout", "agreements", "a CPU second", "a second", "kB each"],
        [_row(layout.key, agreements) for layout in LAYOUTS],
    )


def _row(layout: str, agreements: list[Agreement]) -> list[str]:
    with Stopwatch() as watch:
        sizes = [
            len(write([document_of(one)], to="pdf", layout=layout)) for one in agreements
        ]
    return [
        layout,
        str(len(agreements)),
        f"{len(agreements) / watch.cpu_seconds:.0f}",
        f"{len(agreements) / watch.wall_seconds:.0f}",
        f"{sum(sizes) / len(sizes) / 1000:.0f}",
    ]
