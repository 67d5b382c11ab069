"""`jenjang bench trace`: every figure of composed reports leads to its rows and agrees.

Reports are opened, their drafts accepted, composed and given up again. A figure is traced
where it names a record, and the figure counted again from rows alone (`recount`) is the
one that is printed. What is not traced is printed with its place; there must be none.
"""

from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.utils import timezone

from jenjang.apps.organisation.models import Period, PeriodKind, Unit
from jenjang.apps.reports.models import Passage
from jenjang.apps.reports.services import open_report
from jenjang.apps.reports.snapshots.annual import figures_of, read_record
from jenjang.apps.reports.snapshots.written.composing import blocks_of_report
from jenjang.apps.reports.snapshots.written.material import read_material
from jenjang.apps.reports.snapshots.written.rows import read_written
from jenjang.config.bench.report import heading, table
from jenjang.config.bench.trace.paper import Shown, shown_in
from jenjang.config.bench.trace.recount import Recount
from jenjang.config.bench.trace.words import words_of
from jenjang.core.values import Refused
from jenjang.papers.blocks import Block

UNITS = 2
MOST_PRINTED = 20
WAYS = ("naik", "turun", "tetap")


def run() -> None:
    """Trace the reports of some units and of the pemda, for the newest year."""
    heading("trace")
    table(["report", "period", "traced", "untraced"], ())
    missing: list[Shown] = []
    for unit, period in _asked():
        traced, untraced = trace(unit, period)
        name = str(unit or "pemerintah daerah")
        print(
            f"| {name} | {period} | {sum(traced.values())} | {len(untraced)} |", flush=True
        )
        missing += untraced
    for one in missing[:MOST_PRINTED]:
        print(f"untraced: {one.where}: {one.printed} ({one.path or 'no path'})")


def _asked() -> Iterator[tuple[Unit | None, Period]]:
    """Yield the year and its second quarter of the first units, the year of the pemda."""
    newest = Period.objects.filter(results__isnull=False).order_by("-year").first()
    if newest is None:
        raise Refused("Data uji belum ada. Jalankan dulu: jenjang bench seed")
    periods = Period.objects.filter(year=newest.year_id)
    whole = periods.get(kind=PeriodKind.YEAR)
    half = periods.get(kind=PeriodKind.QUARTER, n=2)
    for unit in Unit.objects.filter(series__isnull=False).distinct()[:UNITS]:
        yield unit, whole
        yield unit, half
    yield None, whole


def trace(unit: Unit | None, period: Period) -> tuple[Counter[str], list[Shown]]:
    """Return how many figures of a report were traced, by kind, and those that were not."""
    figures = figures_of(read_record(unit, period))
    recount = Recount(unit.pk if unit else None, period)
    traced: Counter[str] = Counter()
    untraced = []
    for one in shown_in(composed(unit, period), figures):
        if one.path is not None and agrees(one, recount):
            traced[one.path.partition("/")[0]] += 1
        else:
            untraced.append(one)
    return traced, untraced


def composed(unit: Unit | None, period: Period) -> tuple[Block, ...]:
    """Return a new report as it would be printed, all drafts accepted; nothing is kept."""
    with transaction.atomic():
        report = open_report(
            unit_id=unit.pk if unit else None, period_id=period.pk, by=None
        )
        Passage.objects.filter(section__report=report).drafts().update(
            accepted_at=timezone.now()
        )
        blocks = blocks_of_report(read_written(report), read_material(report))
        transaction.set_rollback(True)
    return blocks


def agrees(one: Shown, recount: Recount) -> bool:
    """Return whether a printed figure is the one its rows come to."""
    path = one.path or ""
    words = words_of(path, recount.period)
    if words is not None:
        return one.printed in words
    if one.printed.startswith(WAYS):
        return _agrees_in_words(one.printed, path, recount)
    found = recount.figure(path)
    if isinstance(found, Decimal):
        return is_printed(found, one.printed)
    return found == one.printed  # a grade


def _agrees_in_words(printed: str, path: str, recount: Recount) -> bool:
    """Return whether "naik 4,75 dari 70,50" says what the two years' rows say."""
    _, series, span = path.split("/")
    before, when = span.split("..")
    old = recount.found(series, when.replace(when[:4], before, 1)).printed
    way = recount.figure(path.replace("rule:change", "rule:change.words", 1))
    size = recount.figure(path.replace("rule:change", "rule:change.abs", 1))
    said = printed.split()
    if old is None or not isinstance(size, Decimal) or said[0] != way:
        return False
    if way == "tetap":
        return is_printed(old, said[1])
    return is_printed(size, said[1]) and is_printed(old, said[3])


def is_printed(figure: Decimal, printed: str) -> bool:
    """Return whether a figure is what stands on paper, half-up to its decimals.

    >>> is_printed(Decimal("116.1918"), "116,19 %"), is_printed(Decimal(5000), "Rp 5.000")
    (True, True)
    >>> is_printed(Decimal("116.195"), "116,19"), is_printed(Decimal("97.23496"), "97,23")
    (False, True)
    """
    plain = printed.replace("Rp", "").replace("%", "").replace(" ", "").replace(".", "")
    whole, _, decimals = plain.partition(",")
    step = Decimal(1).scaleb(-len(decimals))
    if not whole.lstrip("-").isdecimal():
        return False
    return figure.quantize(step, ROUND_HALF_UP) == Decimal(f"{whole}.{decimals or 0}")
