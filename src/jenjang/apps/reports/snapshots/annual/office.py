"""Whose record it is: the office, its positions and people, its plan and its problems."""

import datetime as dt

from jenjang.apps.organisation.models import (
    Appointment,
    AppointmentKind,
    Government,
    Position,
    Unit,
)
from jenjang.apps.plans.models import IkuDecree, Plan, nearest
from jenjang.apps.plans.snapshots.problems import Node, ProblemTree, problem_tree_of
from jenjang.apps.reports.snapshots.annual.facts import Office, PlanFact, Post, Trouble
from jenjang.core.figures import write_date


def office_of(unit: Unit | None, government: Government | None) -> Office:
    """Return the office of a unit, or of the pemda; no query."""
    pemda = government.name if government else ""
    seat = government.seat if government else None
    if unit is None:
        return Office(None, pemda, pemda, seat)
    return Office(unit.pk, unit.name, pemda, seat)


def read_posts(unit_id: int | None, day: dt.date) -> tuple[Post, ...]:
    """Return the positions from the top, with who held them on that day; two queries."""
    positions = list(Position.objects.filter(unit=unit_id).order_by("path"))
    rows = (
        Appointment.objects.on(day)
        .filter(position__unit=unit_id)
        .select_related("official")
        .order_by("-since")
    )
    held: dict[int, Appointment] = {}
    for row in sorted(rows, key=lambda row: row.kind != AppointmentKind.DEFINITIF):
        held.setdefault(row.position_id, row)
    return tuple(_post(one, held.get(one.pk)) for one in positions)


def _post(position: Position, row: Appointment | None) -> Post:
    post = Post(position.pk, position.name, position.reports_to_id)
    if row is None:
        return post
    acting = "" if row.kind == AppointmentKind.DEFINITIF else row.get_kind_display()
    return Post(
        post.pk,
        post.name,
        post.parent_id,
        holder=f"{acting} {row.official.full_name}".strip(),
        nip=row.official.nip,
        rank=row.official.rank,
    )


def read_plan(unit_id: int | None, year: int) -> Plan | None:
    """Return the plan that holds in a year, its nearest; one query."""
    return nearest(Plan.objects.of_year(unit_id, year).settled())


def read_plan_fact(plan: Plan) -> PlanFact:
    """Return what a report says of the plan, with the newest IKU decree; one query."""
    rows = IkuDecree.objects.filter(plan=plan).exclude(document_sha256="")
    decree = rows.defer("document").order_by("-signed_on", "-pk").first()
    said = ""
    if decree is not None:
        day = f" tanggal {write_date(decree.signed_on)}" if decree.signed_on else ""
        said = f"Keputusan Nomor {decree.number}{day}"
    return PlanFact(str(plan), plan.first_year, plan.last_year, said)


def read_troubles(plan: Plan) -> tuple[tuple[Trouble, ...], tuple[str, ...]]:
    """Return the problem tree and the strategic issues; four queries."""
    tree: ProblemTree = problem_tree_of(plan)
    return tuple(map(_trouble, tree.nodes)), tuple(one.issue.text for one in tree.issues)


def _trouble(node: Node) -> Trouble:
    return Trouble(
        text=node.problem.text,
        kind=node.problem.kind,
        causes=tuple(map(_trouble, node.causes)),
        issues=tuple(one.text for one in node.issues),
    )
