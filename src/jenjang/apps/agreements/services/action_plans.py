"""A rencana aksi is written: targets of the periods, steps towards them."""

from collections.abc import Mapping

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import ActionStep, Agreement, State
from jenjang.apps.agreements.services.promising import figure_of
from jenjang.apps.agreements.services.review import check_state, locked
from jenjang.apps.agreements.snapshots import ActionLine, action_lines, fields_of
from jenjang.apps.agreements.snapshots.action_plans import QUARTERS
from jenjang.apps.history.services import record
from jenjang.apps.plans.models import Stage
from jenjang.apps.plans.services import TargetFigure, set_target
from jenjang.core.figures import is_blank, read_target
from jenjang.core.values import Refused, Unknown

STEP_LENGTH = 300
MOST_STEPS = 10


class ActionConflict(Refused):
    """Somebody else saved the plan meanwhile; `stored` is what it says now, by field."""

    def __init__(self, stored: Mapping[str, str]) -> None:
        """Keep what is stored for the page to show."""
        self.stored = stored
        super().__init__(
            "Rencana aksi ini disimpan orang lain sejak Anda membukanya. Isian Anda tetap "
            "ada; di bawah yang berbeda tertulis yang tersimpan. Pilih, lalu simpan lagi."
        )


@transaction.atomic
def write_action_plan(
    *,
    agreement_id: int,
    typed: Mapping[str, str],
    seen: Mapping[str, str],
    by: User | None,
) -> Agreement:
    """Store the fields that were typed (`fields_of` names them); `seen` is what was shown.

    All or nothing. Raise ActionConflict where another changed the same field meanwhile,
    Refused where the agreement does not hold, a target is no target, or steps are too long.
    """
    agreement = locked(agreement_id)
    check_state(agreement, (State.IN_FORCE,), "diberi rencana aksi")
    lines = action_lines(agreement)
    stored = fields_of(lines)
    changed = {
        name: _plain(value)
        for name, value in typed.items()
        if name in stored and _plain(value) != _plain(seen.get(name, stored[name]))
    }
    if any(
        _plain(stored[name]) not in {_plain(seen.get(name, stored[name])), value}
        for name, value in changed.items()
    ):
        raise ActionConflict(stored)
    for line in lines:
        _write_targets(agreement, line, changed, by)
        _write_steps(agreement, line, changed, by)
    return agreement


def _write_targets(
    agreement: Agreement, line: ActionLine, changed: Mapping[str, str], by: User | None
) -> None:
    for one in line.periods:
        text = changed.get(f"t{line.indicator.pk}-{one.period.pk}")
        if text is None or text == one.text:
            continue
        set_target(
            indicator=line.indicator,
            period=one.period,
            stage=Stage.PK,
            revision=agreement.revision,
            figure=_figure(text, line, one.heading),
            by=by,
        )


def _figure(text: str, line: ActionLine, heading: str) -> TargetFigure:
    """Return a typed target; raise Refused for one that can be read in two ways."""
    if is_blank(text):
        return TargetFigure(None, None)
    read = read_target(text, line.printed.unit)
    if isinstance(read, Unknown):
        raise Refused(
            f"Target {heading} “{line.printed.text}”: “{text}” tidak terbaca sebagai "
            f"target ({read})."
        )
    return figure_of(text, None)


def _write_steps(
    agreement: Agreement, line: ActionLine, changed: Mapping[str, str], by: User | None
) -> None:
    for quarter in QUARTERS:
        text = changed.get(f"s{line.indicator.pk}-{quarter}")
        if text is None or text == line.steps.get(quarter, ""):
            continue
        steps = _steps(text, line)
        own = ActionStep.objects.filter(
            agreement=agreement, indicator=line.indicator, quarter=quarter
        )
        own.delete()
        ActionStep.objects.bulk_create(
            ActionStep(
                agreement=agreement,
                indicator=line.indicator,
                quarter=quarter,
                order=order,
                text=step,
            )
            for order, step in enumerate(steps, start=1)
        )
        record(
            actor=by,
            action="agreement.steps_written",
            subject=agreement,
            before={"steps": line.steps.get(quarter, ""), "quarter": quarter},
            after={"steps": text, "indicator": line.indicator.text},
        )


def _steps(text: str, line: ActionLine) -> list[str]:
    steps = [step for step in text.splitlines() if step]
    if len(steps) > MOST_STEPS or any(len(step) > STEP_LENGTH for step in steps):
        raise Refused(
            f"Langkah untuk “{line.printed.text}” paling banyak {MOST_STEPS} setiap "
            f"triwulan, masing-masing paling panjang {STEP_LENGTH} huruf."
        )
    return steps


def _plain(text: str) -> str:
    """Return lines with single blanks: browsers send line ends of their own."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
