"""The rencana aksi of an agreement: targets of its periods, steps, what does not add up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jenjang.apps.agreements.models import ActionStep, Agreement
from jenjang.apps.agreements.snapshots.documents import document_of
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.plans.models import Indicator, Stage, Target
from jenjang.core.figures import write_date, write_number
from jenjang.core.formulas.quarters import disagreement
from jenjang.core.values import Accumulation
from jenjang.papers import document as paper
from jenjang.papers.layouts.action_plan import ActionPlan, PlannedIndicator
from jenjang.papers.layouts.parts.statement import title

QUARTERS = (1, 2, 3, 4)
SHORT = {
    PeriodKind.MONTH: (
        "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des",
    ),
    PeriodKind.QUARTER: ("TW I", "TW II", "TW III", "TW IV"),
    PeriodKind.SEMESTER: ("Smt I", "Smt II"),
    PeriodKind.YEAR: ("Tahun",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PeriodTarget:
    """What an indicator is to reach in one period; `text` is empty where none is set."""

    period: Period
    heading: str
    value: Decimal | None
    text: str


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An indicator of the agreement: its year, its periods, its steps by quarter.

    `is_promised` where the agreement itself prints the targets of the quarters: they are
    signed, and no plan of action changes them. `trouble` is one sentence, or None.
    """

    indicator: Indicator
    printed: paper.Indicator
    objective: str
    periods: tuple[PeriodTarget, ...]
    steps: Mapping[int, str]
    is_promised: bool
    trouble: str | None


def action_lines(agreement: Agreement) -> list[ActionLine]:
    """Return a line for each indicator, in the order of the paper; four queries."""
    rows = agreement.commitments.select_related("indicator__series", "indicator__owner")
    ordered = list(rows.order_by("order"))
    known = _Known(
        _periods(agreement.year_id),
        _targets([row.indicator.series_id for row in ordered], agreement),
        _steps(agreement),
    )
    printed = [(above, one) for _, above, one in document_of(agreement).indicators()]
    return [known.line(row.indicator, *printed[row.order - 1]) for row in ordered]


@dataclass(frozen=True, slots=True)
class _Known:
    """The year's periods by kind, targets by (series, period), steps by indicator."""

    periods: Mapping[str, list[Period]]
    targets: Mapping[tuple[int, int], Target]
    steps: Mapping[int, Mapping[int, str]]

    def line(
        self, indicator: Indicator, objective: paper.Objective, printed: paper.Indicator
    ) -> ActionLine:
        """Return an indicator's line."""
        own = tuple(
            _period_target(period, self.targets.get((indicator.series_id, period.pk)))
            for period in self.periods[_kind(indicator, printed)]
        )
        values = [one.value for one in own]
        accumulation = Accumulation(indicator.accumulation)
        return ActionLine(
            indicator=indicator,
            printed=printed,
            objective=objective.text,
            periods=own,
            steps=self.steps.get(indicator.pk, {}),
            is_promised=bool(printed.quarter_targets),
            trouble=disagreement(printed.target_number, values, accumulation),
        )


def _kind(indicator: Indicator, printed: paper.Indicator) -> str:
    """Return which periods an indicator has: quarters if printed, else as it is filed."""
    return PeriodKind.QUARTER if printed.quarter_targets else indicator.series.frequency


def _period_target(period: Period, target: Target | None) -> PeriodTarget:
    heading = SHORT[PeriodKind(period.kind)][period.n - 1]
    if target is None:
        return PeriodTarget(period, heading, None, "")
    written = "" if target.value is None else write_number(target.value)
    return PeriodTarget(period, heading, target.value, target.text or written)


def _periods(year: int) -> Mapping[str, list[Period]]:
    found: defaultdict[str, list[Period]] = defaultdict(list)
    for period in Period.objects.filter(year=year).order_by("kind", "n"):
        found[period.kind].append(period)
    return found


def _targets(
    series: Sequence[int], agreement: Agreement
) -> Mapping[tuple[int, int], Target]:
    """Return what the year's agreements set for each period, the later revision first."""
    rows = Target.objects.filter(
        series__in=series, period__year=agreement.year_id, stage=Stage.PK,
        revision__lte=agreement.revision,
    )  # fmt: skip
    return {(row.series_id, row.period_id): row for row in rows.order_by("revision")}


def _steps(agreement: Agreement) -> Mapping[int, Mapping[int, str]]:
    """Return the steps of each indicator, one a line, by quarter."""
    lines: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for step in ActionStep.objects.filter(agreement=agreement):
        lines[step.indicator_id, step.quarter].append(step.text)
    found: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for (indicator, quarter), texts in lines.items():
        found[indicator][quarter] = "\n".join(texts)
    return found


def fields_of(lines: Iterable[ActionLine]) -> dict[str, str]:
    """Return a plan as the fields of a form: ``t12-34`` a target, ``s12-1`` the steps.

    12 is the indicator, 34 the period, 1 the quarter; steps stand one a line.
    """
    found: dict[str, str] = {}
    for line in lines:
        key = line.indicator.pk
        if not line.is_promised:
            found |= {f"t{key}-{one.period.pk}": one.text for one in line.periods}
        found |= {
            f"s{key}-{quarter}": line.steps.get(quarter, "") for quarter in range(1, 5)
        }
    return found


def action_plan_of(agreement: Agreement, lines: Iterable[ActionLine]) -> ActionPlan:
    """Return the rencana aksi as it is printed."""
    document = document_of(agreement)
    party = document.first_party
    signer = (party.name, party.rank, party.nip and f"NIP. {party.nip}") if party else ()
    when = write_date(agreement.signed_on) if agreement.signed_on else "........"
    return ActionPlan(
        unit=document.unit or str(agreement.unit),
        regency=document.regency or "",
        year=agreement.year_id,
        title=title(document),
        position=(party and party.title) or str(agreement.position),
        place_and_date=f"{document.place or '........'}, {when}",
        signer=tuple(filter(None, signer)),
        indicators=tuple(_planned(line) for line in lines),
    )


def _planned(line: ActionLine) -> PlannedIndicator:
    steps = tuple(
        (quarter, step)
        for quarter in QUARTERS
        for step in line.steps.get(quarter, "").splitlines()
    )
    return PlannedIndicator(
        objective=line.objective,
        text=line.printed.text,
        unit=line.printed.unit or "",
        target=line.printed.target_text or "",
        periods=tuple((one.heading, one.text or "-") for one in line.periods),
        steps=steps,
        responsible=str(line.indicator.owner) if line.indicator.owner else "",
    )
