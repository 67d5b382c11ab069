"""Units of measure that fit what is counted, each under one name (R48)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from jenjang.core.figures import canonical_unit, read_target
from jenjang.core.values import Unknown
from jenjang.papers.audit.bundle import Bundle
from jenjang.papers.audit.facts.agreements import Promise, agreements, promises
from jenjang.papers.audit.facts.measured_in import fits, unit_wanted
from jenjang.papers.audit.finding import Flaw, Severity
from jenjang.papers.audit.rule import Rule
from jenjang.papers.audit.rules.claims import report_units


def fitting_units(bundle: Bundle) -> Iterator[Flaw]:
    """R48: what is counted is the unit; a unit has one name in a document."""
    for signed in agreements(bundle):
        for promise in promises(signed):
            yield from _unfitting(promise)
    yield from report_units(bundle)
    for paper in bundle.papers:
        own = [s for s in agreements(bundle) if s.paper is paper]
        yield from _several_names([p for signed in own for p in promises(signed)])


def _printed(promise: Promise) -> str | None:
    """Return the unit as it stands with the target or in its own column."""
    target = read_target(promise.indicator.target_text or "")
    inside = None if isinstance(target, Unknown) else target.unit
    return inside or promise.indicator.unit


def _unfitting(promise: Promise) -> Iterator[Flaw]:
    printed = _printed(promise)
    unit = canonical_unit(printed or "")
    wanted = unit_wanted(promise.indicator.text)
    if isinstance(unit, Unknown) or wanted is None or fits(unit, wanted):
        return
    yield Flaw(
        places=(promise.at("target_text"),),
        written=promise.indicator.target_text or printed or "",
        expected=wanted,
        message=(
            f"“{promise.indicator.text}” bertarget “{promise.indicator.target_text}”: "
            f"satuannya seharusnya {wanted.lower()}."
        ),
        cause="Satuan mengikuti apa yang dihitung indikatornya.",
    )


def _several_names(promised: Sequence[Promise]) -> Iterator[Flaw]:
    named: dict[str, dict[str, list[Promise]]] = defaultdict(lambda: defaultdict(list))
    for promise in promised:
        printed = _printed(promise)
        unit = canonical_unit(printed or "")
        if printed and isinstance(unit, str) and unit != "Persen":
            named[unit][printed.strip()].append(promise)
    mixed = {unit: names for unit, names in named.items() if len(names) > 1}
    if mixed:
        yield _mixed(mixed)


def _mixed(mixed: dict[str, dict[str, list[Promise]]]) -> Flaw:
    rare = [promise for names in mixed.values() for promise in min(names.values(), key=len)]
    told = "; ".join(" dan ".join(f"“{n}”" for n in names) for names in mixed.values())
    return Flaw(
        places=tuple(promise.at("target_text") for promise in rare[:12]),
        written=told,
        expected=", ".join(mixed),
        message=f"Satu satuan ditulis dengan beberapa cara: {told}.",
        cause="Satuan diambil dari satu daftar baku.",
    )


RULES = (
    Rule(
        id="R48",
        name="satuan",
        description="Satuan sesuai dengan yang dihitung indikator dan ditulis satu cara.",
        severity=Severity.FORMAT,
        source="Kepmendagri 900.1.15.5-1317/2023: satuan indikator sub kegiatan",
        needs="indikator bertarget dan bersatuan",
        is_certain=True,
        find=fitting_units,
    ),
)
