"""What a decision changed, in words that outlive the row."""

from jenjang.apps.plans.models import Activity, BudgetLine, Indicator, Target
from jenjang.core.figures import write_number, write_rupiah


def changed_target(target: Target) -> str:
    """Return the target with the one it took the place of, where there is one."""
    before = (
        Target.objects.filter(
            series=target.series_id,
            period=target.period_id,
            stage=target.stage,
            revision__lt=target.revision,
        )
        .order_by("-revision")
        .first()
    )
    said = f"Target {target.period} ({stage_of(target)}): {shown_target(target)}"
    if before is not None:
        said += f", sebelumnya {shown_target(before)}"
    wording = Indicator.objects.filter(series=target.series_id).order_by("-pk").first()
    return f"{said} · {wording}" if wording else said


def stage_of(target: Target) -> str:
    """Return the paper that sets a target: "Perjanjian Kinerja Perubahan 1"."""
    name = str(target.get_stage_display())
    return f"{name} Perubahan {target.revision}" if target.revision else name


def shown_target(target: Target) -> str:
    """Return the target as printed, else as a number."""
    if target.text:
        return target.text
    return "belum ada" if target.value is None else write_number(target.value)


def changed_ceiling(line: BudgetLine) -> str:
    """Return the ceiling with the one of the version before, where there is one."""
    version = line.version
    others = BudgetLine.objects.filter(
        version__unit=version.unit_id,
        version__year=version.year_id,
        activity=line.activity_id,
        fund_source=line.fund_source,
        spending_kind=line.spending_kind,
    ).select_related("version")
    earlier = [one for one in others if one.version.rank > version.rank]
    said = f"Pagu {line.activity} ({version}): {write_rupiah(line.amount_idr)}"
    if earlier:
        before = min(earlier, key=lambda one: one.version.rank)
        said += f", sebelumnya {write_rupiah(before.amount_idr)} ({before.version})"
    return said


def changed_activity(activity: Activity, words: str) -> str:
    """Return the activity, and what became of it where somebody wrote that."""
    said = f"{activity.get_level_display()}: {activity.name}"
    return f"{said} · {words.strip()}" if words.strip() else said
