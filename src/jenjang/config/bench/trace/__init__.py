"""`jenjang bench trace`: every figure of composed reports leads to its rows and agrees.

All parts are drawn about all they can be about, all drafts are filled. A figure is traced
where it names a record, and the figure counted again from rows alone (`recount`) is the
one that is printed. What is not traced is printed with its place; there must be none.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from jenjang.apps.organisation.models import Period, PeriodKind, Unit
from jenjang.apps.reports.snapshots.annual import (
    PARTS,
    AnnualRecord,
    Subject,
    figures_of,
    proposals_of,
    read_record,
)
from jenjang.config.bench.report import heading, table
from jenjang.config.bench.trace.paper import Shown, shown_in
from jenjang.config.bench.trace.recount import Recount
from jenjang.config.bench.trace.words import words_of
from jenjang.core.values import Refused
from jenjang.papers.blocks import Block, Paragraph
from jenjang.papers.bound_text import BoundFigure, fill
from jenjang.papers.document import FactTable, PlainTable
from jenjang.papers.layouts.lkjip import blocks_of

UNITS = 2
MOST_PRINTED = 20
ANALYSIS = "3.a.analisis"
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
    yield None, whole
    for unit in Unit.objects.filter(series__isnull=False).distinct()[:UNITS]:
        yield unit, whole
        yield unit, half


def trace(unit: Unit | None, period: Period) -> tuple[Counter[str], list[Shown]]:
    """Return how many figures of a report were traced, by kind, and those that were not."""
    record = read_record(unit, period)
    figures = figures_of(record)
    recount = Recount(unit.pk if unit else None, period)
    traced: Counter[str] = Counter()
    untraced = []
    for one in shown_in(composed(record, figures), figures):
        if one.path is not None and agrees(one, recount):
            traced[one.path.partition("/")[0]] += 1
        else:
            untraced.append(one)
    return traced, untraced


def composed(record: AnnualRecord, figures: Mapping[str, BoundFigure]) -> Iterator[Block]:
    """Yield every part about everything it can be about, and every draft, filled."""
    for part in PARTS:
        for subject in _subjects(record) if part.section == ANALYSIS else (None,):
            for made in part.make(record, subject):
                if isinstance(made, FactTable | PlainTable):
                    yield from blocks_of(made)
    for proposal in proposals_of(record):
        filled = fill(proposal.text_with_tokens, figures)
        yield Paragraph(filled.text, bound=filled.bound)


def _subjects(record: AnnualRecord) -> Iterator[Subject]:
    """Yield what the repeated sections of a report are about."""
    for one in record.answered:
        yield Subject("series", one.series_id)
    for pk in dict.fromkeys(one.objective_id for one in record.answered):
        yield Subject("objective", pk)


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
