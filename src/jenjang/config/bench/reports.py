"""`jenjang bench reports`: the reports of forty units, drawn from their records.

Reading the record, its figures, every part and every draft of each unit's year; writing
paper is measured apart (`jenjang bench pdf`).
"""

from collections.abc import Iterable

from django.db import connection
from django.test.utils import CaptureQueriesContext

from jenjang.apps.organisation.models import Period, PeriodKind, Unit
from jenjang.apps.reports.snapshots.annual import (
    PARTS,
    figures_of,
    gaps_of,
    proposals_of,
    read_record,
)
from jenjang.config.bench.report import Stopwatch, heading, percentile, table
from jenjang.core.values import Refused
from jenjang.papers.bound_text import fill
from jenjang.papers.document import FactTable, PlainTable
from jenjang.papers.layouts.lkjip import blocks_of

UNITS = 40


def run() -> None:
    """Draw the newest year's reports and say what they cost."""
    heading("reports")
    newest = Period.objects.filter(results__isnull=False).order_by("-year").first()
    if newest is None:
        raise Refused("Data uji belum ada. Jalankan dulu: jenjang bench seed")
    period = Period.objects.get(year=newest.year_id, kind=PeriodKind.YEAR)
    units = [
        *Unit.objects.filter(series__isnull=False).distinct()[:UNITS],
    ]
    costs = [_cost(unit, period) for unit in units]
    whole = _cost(None, period)
    table(
        ["reports", "CPU s", "s a report p50", "s a report p95", "queries", "figures"],
        [_row(len(units), costs), _row("pemerintah daerah", [whole])],
    )


def _cost(unit: Unit | None, period: Period) -> tuple[float, int, int]:
    """Return the CPU seconds, queries and figures of one report."""
    with Stopwatch() as watch, CaptureQueriesContext(connection) as asked:
        record = read_record(unit, period)
        figures = figures_of(record)
        for part in PARTS:
            for made in part.make(record, None):
                if isinstance(made, FactTable | PlainTable):
                    blocks_of(made)
        for proposal in proposals_of(record):
            fill(proposal.text_with_tokens, figures)
        gaps_of(record)
    return watch.cpu_seconds, len(asked), len(figures)


def _row(name: object, costs: Iterable[tuple[float, int, int]]) -> list[object]:
    found = list(costs)
    seconds = [cpu for cpu, _, _ in found]
    return [
        name,
        f"{sum(seconds):.1f}",
        f"{percentile(seconds, 50):.2f}",
        f"{percentile(seconds, 95):.2f}",
        max(queries for _, queries, _ in found),
        sum(figures for _, _, figures in found),
    ]
