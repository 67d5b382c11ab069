"""Ceilings that must add up, within an agreement and down the chain of agreements."""

from collections.abc import Iterator, Sequence

from jenjang.core.figures import write_rupiah
from jenjang.papers.audit.bundle import Bundle
from jenjang.papers.audit.facts.activities import activity_key
from jenjang.papers.audit.facts.agreements import (
    Ceiling,
    Signed,
    agreements,
    ceilings,
    chains,
)
from jenjang.papers.audit.finding import UNDECIDED, Flaw, Severity
from jenjang.papers.audit.rule import Rule
from jenjang.papers.audit.rules.money_columns import what_is_left
from jenjang.papers.audit.rules.report_sums import report_sums
from jenjang.papers.audit.rules.totals import table_totals


def parts_add_up(bundle: Bundle) -> Iterator[Flaw]:
    """R01: a parent's ceiling is the sum of the lines one level below; a total of all."""
    for signed in agreements(bundle):
        lines = ceilings(signed)
        for parent in lines:
            parts = [line for line in lines if line.budget.parent == parent.index]
            yield from _unequal(parent, parts)
        yield from _wrong_total(signed, lines)
    yield from report_sums(bundle)
    yield from what_is_left(bundle)
    yield from table_totals(bundle)


def _unequal(parent: Ceiling, parts: Sequence[Ceiling]) -> Iterator[Flaw]:
    stated, found = parent.budget.amount_idr, _sum(parts)
    if stated is None or found is None or stated == found:
        return
    yield Flaw(
        places=(parent.spot, *(part.spot for part in parts)),
        written=write_rupiah(stated),
        expected=write_rupiah(found),
        message=(
            f"Pagu “{parent.budget.name}” tertulis {write_rupiah(stated)}, sedangkan "
            f"rinciannya berjumlah {write_rupiah(found)}."
        ),
        cause=f"Selisih {write_rupiah(abs(stated - found))}.",
        group=f"pagu {activity_key(parent.budget.name)}",
    )


def _wrong_total(signed: Signed, lines: Sequence[Ceiling]) -> Iterator[Flaw]:
    stated = signed.said.budget_total_idr
    sums = [_sum(each) for each in _readings(lines)]
    if stated is None or not lines or stated in sums or sums[0] is None:
        return
    yield Flaw(
        places=(signed.spot("budget_total"), *(line.spot for line in _readings(lines)[0])),
        written=write_rupiah(stated),
        expected=write_rupiah(sums[0]),
        message=(
            f"Jumlah anggaran tertulis {write_rupiah(stated)}, sedangkan baris-barisnya "
            f"berjumlah {write_rupiah(sums[0])}."
        ),
        cause=f"Selisih {write_rupiah(abs(stated - sums[0]))}.",
    )


def _readings(lines: Sequence[Ceiling]) -> tuple[list[Ceiling], list[Ceiling]]:
    """Return the lines a total may add: the highest ones, or those without parts."""
    parents = {line.budget.parent for line in lines}
    highest = [line for line in lines if line.budget.parent is None]
    return highest, [line for line in lines if line.index not in parents]


def _sum(lines: Sequence[Ceiling]) -> int | None:
    """Return the sum; None where there is nothing or an amount is missing."""
    amounts = [line.budget.amount_idr for line in lines]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known and len(known) == len(amounts) else None


def same_ceiling_below(bundle: Bundle) -> Iterator[Flaw]:
    """R23: an activity has one ceiling in the superior's and in the subordinate's paper."""
    for above, below in chains(bundle):
        stated = {activity_key(line.budget.name): line for line in ceilings(above)}
        for line in ceilings(below):
            upper = stated.get(activity_key(line.budget.name))
            if upper is not None and upper.budget.level == line.budget.level:
                yield from _two_ceilings(upper, line)


def _two_ceilings(upper: Ceiling, lower: Ceiling) -> Iterator[Flaw]:
    above, below = upper.budget.amount_idr, lower.budget.amount_idr
    if above is None or below is None or above == below:
        return
    parts = [p for p in ceilings(lower.signed) if p.budget.parent == lower.index]
    supported = _sum(parts)
    yield Flaw(
        places=(lower.spot, upper.spot),
        written=write_rupiah(below),
        expected=write_rupiah(above),
        message=(
            f"Pagu “{lower.budget.name}” {write_rupiah(below)} dalam PK bawahan, "
            f"{write_rupiah(above)} dalam PK atasannya."
        ),
        cause=_supported(supported, above, below),
        group=f"pagu {activity_key(lower.budget.name)}",
    )


def _supported(found: int | None, above: int, below: int) -> str:
    """Say which of two ceilings the sum of the parts supports."""
    if found == above:
        return "Jumlah rinciannya mendukung PK atasan."
    return "Jumlah rinciannya mendukung PK bawahan." if found == below else UNDECIDED


ARITHMETIC = "Hitungan: jumlah rincian = induknya"
DERIVED = "PermenPANRB 53/2014: PK bawahan diturunkan dari PK atasannya"

RULES = (
    Rule(
        id="R01",
        name="jumlah-rincian",
        description="Pagu induk sama dengan jumlah rinciannya, dan jumlah dengan barisnya.",
        severity=Severity.MISCALCULATED,
        source=ARITHMETIC,
        needs="anggaran dua tingkat atau berjumlah",
        is_certain=True,
        find=parts_add_up,
    ),
    Rule(
        id="R23",
        name="pagu-antar-pk",
        description="Pagu suatu kegiatan sama dalam PK atasan dan PK bawahan.",
        severity=Severity.INCONSISTENT,
        source=DERIVED,
        needs="PK atasan dan bawahan",
        is_certain=True,
        find=same_ceiling_below,
    ),
)
