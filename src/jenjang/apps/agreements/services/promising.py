"""The targets an agreement sets, as rows of the plan: one way for adopted and drawn-up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import Agreement, Commitment, State
from jenjang.apps.agreements.snapshots import document_of, rows_behind
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.organisation.trees import keys_of
from jenjang.apps.plans.models import Indicator, Stage
from jenjang.apps.plans.services import TargetFigure, set_target
from jenjang.core.figures import is_blank, plain, read_target
from jenjang.core.values import Unknown
from jenjang.papers.document import Indicator as Printed

Periods = Mapping[tuple[str, int], Period]


@dataclass(frozen=True, slots=True)
class SetTarget:
    """A target that an agreement sets: of which period, what it was (None: unchanged)."""

    period: Period
    figure: TargetFigure
    before: TargetFigure | None


def periods_of(year: int) -> Periods:
    """Return the year and its quarters, by kind and number."""
    rows = Period.objects.filter(year=year, kind__in=[PeriodKind.YEAR, PeriodKind.QUARTER])
    return {(period.kind, period.n): period for period in rows}


def figures_of(printed: Printed) -> Iterator[tuple[tuple[str, int], TargetFigure]]:
    """Yield each target that is printed: of the year, then of TW I to IV."""
    if not is_blank(printed.target_text or ""):
        yield (PeriodKind.YEAR, 1), figure_of(printed.target_text, printed)
    for n, text in enumerate(printed.quarter_targets[:4], start=1):
        if not is_blank(text):
            yield (PeriodKind.QUARTER, n), figure_of(text, None)


def figure_of(text: str | None, printed: Printed | None) -> TargetFigure:
    """Return a printed target as rows hold it; the paper's own number where it was read."""
    written = plain(text or "") or None
    if printed is not None and printed.target_number is not None:
        return TargetFigure.of(printed.target_number, written)
    target = read_target(written or "")
    return TargetFigure.of(None if isinstance(target, Unknown) else target.number, written)


def promise_targets(
    printed: Printed, row: Indicator, periods: Periods, revision: int, by: User | None
) -> list[SetTarget]:
    """Set the targets an agreement of that revision prints for an indicator."""
    told = []
    for which, figure in figures_of(printed):
        before = set_target(
            indicator=row,
            period=periods[which],
            stage=Stage.PK,
            revision=revision,
            figure=figure,
            by=by,
        )
        told.append(SetTarget(periods[which], figure, before))
    return told


def promised_above(unit_id: int, year: int, position_path: str) -> set[int]:
    """Return the indicators that agreements in force of superiors promise: theirs hold."""
    above = Commitment.objects.filter(
        agreement__unit=unit_id,
        agreement__year=year,
        agreement__position__in=keys_of(position_path)[:-1],
        agreement__state=State.IN_FORCE,
    )
    return set(above.values_list("indicator_id", flat=True))


def keep_targets(agreement: Agreement, by: User | None) -> None:
    """Make the targets an agreement prints those of the year's agreements.

    What a superior's agreement in force promises too is his to set.
    """
    periods = periods_of(agreement.year_id)
    superiors = promised_above(
        agreement.unit_id, agreement.year_id, agreement.position.path
    )
    printed = [one for _, _, one in document_of(agreement).indicators()]
    commitments = agreement.commitments.select_related("indicator__plan")
    rows = [one.indicator for one in commitments.order_by("order")]
    behind = rows_behind([one.text for one in printed], rows, lambda row: row.text)
    for one, row in zip(printed, behind, strict=True):
        if row is not None and row.pk not in superiors:
            promise_targets(one, row, periods, agreement.revision, by)
