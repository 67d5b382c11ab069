"""Acts on budgets. A version "dari PK" holds the superior's figure until a DPA is there."""

from dataclasses import dataclass

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Position, Unit
from jenjang.apps.plans.models import Activity, BudgetKind, BudgetLine, BudgetVersion
from jenjang.core.values import Refused

SOURCE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class StatedLine:
    """What became of a ceiling a paper states: kept, or the superior's figure held."""

    line: BudgetLine
    before_idr: int | None  # None: no figure before
    is_superiors: bool  # the line holds another, higher position's figure


@transaction.atomic
def budget_from_agreements(
    *, unit: Unit, year: int, revision: int, by: User | None
) -> BudgetVersion:
    """Return the version "dari PK" of that revision; a new one copies the one before."""
    version, is_new = BudgetVersion.objects.get_or_create(
        unit=unit, year_id=year, kind=BudgetKind.FROM_AGREEMENTS, revision=revision
    )
    if is_new:
        _copy_lines(_version_before(version), version)
        record(actor=by, action="budget.opened", subject=version, after=revision)
    return version


@transaction.atomic
def state_ceiling(
    *,
    version: BudgetVersion,
    activity: Activity,
    amount_idr: int,
    fund_source: str | None,
    stated_by: Position,
    by: User | None,
) -> StatedLine:
    """Enter the ceiling a position's paper states, unless a superior's paper states one.

    One fund source, printed or not, is one line. Raise Refused below zero.
    """
    if amount_idr < 0:
        raise Refused(
            f"Pagu {activity.name} negatif (Rp {amount_idr}); perbaiki angkanya di dokumen."
        )
    source = (fund_source or "")[:SOURCE_LENGTH]
    lines = BudgetLine.objects.select_for_update(of=("self",)).select_related("stated_by")
    line = _line(list(lines.filter(version=version, activity=activity)), source)
    if line is None:
        line = BudgetLine.objects.create(
            version=version,
            activity=activity,
            fund_source=source,
            amount_idr=amount_idr,
            stated_by=stated_by,
        )
        _tell(line, None, by)
        return StatedLine(line, None, is_superiors=False)
    if line.stated_by is not None and _is_above(line.stated_by, stated_by):
        return StatedLine(line, line.amount_idr, is_superiors=True)
    return _restate(line, amount_idr, source, stated_by, by)


@transaction.atomic
def withdraw_ceiling(*, line: BudgetLine, by: User | None) -> None:
    """Take out a ceiling that its paper states no more; the history keeps it."""
    record(
        actor=by,
        action="ceiling.withdrawn",
        subject=line,
        before=line.amount_idr,
        unit_id=line.activity.unit_id,
    )
    line.delete()


def _restate(
    line: BudgetLine, amount_idr: int, source: str, stated_by: Position, by: User | None
) -> StatedLine:
    before = line.amount_idr
    line.amount_idr, line.stated_by = amount_idr, stated_by
    line.fund_source = source or line.fund_source
    line.save(update_fields=["amount_idr", "stated_by", "fund_source"])
    if before != amount_idr:
        _tell(line, before, by)
    return StatedLine(line, before, is_superiors=False)


def _line(lines: list[BudgetLine], source: str) -> BudgetLine | None:
    """Return the line of that source; a source not printed is the only one there is."""
    named = [line for line in lines if line.fund_source == source]
    unnamed = [line for line in lines if not line.fund_source]
    if named or unnamed:
        return (named or unnamed)[0]
    return lines[0] if len(lines) == 1 and not source else None


def _is_above(one: Position, other: Position) -> bool:
    return other.path != one.path and other.path.startswith(one.path)


def _version_before(version: BudgetVersion) -> BudgetVersion | None:
    earlier = BudgetVersion.objects.filter(
        unit=version.unit_id,
        year=version.year_id,
        kind=version.kind,
        revision__lt=version.revision,
    )
    return earlier.order_by("-revision").first()


def _copy_lines(earlier: BudgetVersion | None, version: BudgetVersion) -> None:
    if earlier is None:
        return
    BudgetLine.objects.bulk_create(
        BudgetLine(
            version=version,
            activity_id=line.activity_id,
            fund_source=line.fund_source,
            amount_idr=line.amount_idr,
            stated_by_id=line.stated_by_id,
        )
        for line in earlier.lines.all()
    )


def _tell(line: BudgetLine, before: int | None, by: User | None) -> None:
    record(
        actor=by,
        action="ceiling.stated",
        subject=line,
        before=before,
        after=line.amount_idr,
        unit_id=line.activity.unit_id,
    )
