"""An agreement held against its plan, its superior's agreement and the budget."""

import datetime as dt

from jenjang.apps.agreements.models import Agreement, State
from jenjang.apps.agreements.snapshots.documents import document_of
from jenjang.apps.agreements.snapshots.planned import LeftOut, Planned, UnitYear
from jenjang.papers.agreeing import (
    Disagreement,
    against_budget,
    against_plan,
    against_superior,
)


def disagreements(
    agreement: Agreement, day: dt.date
) -> tuple[Planned | LeftOut, list[Disagreement]]:
    """Return what the plan would give today, and where the paper says otherwise."""
    known = UnitYear(agreement.unit, agreement.year_id, day)
    planned = known.paper_of(agreement.position)
    own = document_of(agreement)
    found = against_budget(own, known.ceilings())
    if isinstance(planned, Planned):
        found += against_plan(own, planned.document)
    superior = superiors_paper(agreement)
    if superior is not None:
        found += against_superior(own, document_of(superior))
    return planned, found


def superiors_paper(agreement: Agreement) -> Agreement | None:
    """Return the superior's paper that counts now: on its way, else in force."""
    rows = Agreement.objects.filter(
        year=agreement.year_id, position=agreement.position.reports_to_id
    )
    return rows.exclude(state=State.SUPERSEDED).order_by("-revision", "-edition").first()


def warnings_before_issue(agreement: Agreement) -> list[str]:
    """Return what does not stop an issue but ought to be known."""
    if agreement.position.reports_to is None:
        return []
    superior = superiors_paper(agreement)
    is_outside = agreement.position.reports_to.unit_id != agreement.unit_id
    if is_outside and superior is None:
        return []  # the bupati's own agreement is not kept with a unit
    if superior is not None and superior.state == State.IN_FORCE:
        return []
    above = agreement.position.reports_to
    said = f"Perjanjian atasan ({above}) belum berlaku; isinya masih dapat berubah."
    return [said]
