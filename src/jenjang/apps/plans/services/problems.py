"""Acts on the problem tree of a plan and on the strategic issues that answer it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.trees import moved, path_of
from jenjang.apps.plans.models import Objective, Plan, Problem, ProblemKind, StrategicIssue
from jenjang.apps.plans.services.acts import ChangedMeanwhile, hold_plan
from jenjang.core.values import Refused

BELOW = {
    None: ProblemKind.MAIN,
    ProblemKind.MAIN.value: ProblemKind.PROBLEM,
    ProblemKind.PROBLEM.value: ProblemKind.ROOT,
}
"""What stands under what: pokok masalah, masalah, akar masalah."""
GONE = "Baris ini sudah dihapus orang lain; muat ulang halaman ini."


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """A strategic issue: its text, the problems behind it, the objectives for it."""

    text: str
    problems: Sequence[int] = ()
    objectives: Sequence[int] = ()


@transaction.atomic
def add_problem(
    *, plan_id: int, parent_id: int | None, text: str, by: User | None
) -> Problem:
    """Add a problem under another (None: a pokok masalah); its kind is its place's."""
    plan = hold_plan(plan_id)
    parent = None if parent_id is None else _problem(plan, parent_id)
    kind = BELOW.get(None if parent is None else parent.kind)
    if kind is None:
        raise Refused("Akar masalah adalah tingkat terbawah; tambahkan di masalahnya.")
    problem = Problem.objects.create(
        plan=plan,
        parent=parent,
        kind=kind,
        text=_said(text),
        order=_last(Problem.objects.filter(plan=plan, parent=parent)),
    )
    problem.path = path_of("" if parent is None else parent.path, problem.pk)
    problem.save(update_fields=["path"])
    _tell("problem.added", problem, plan, by, after={"kind": kind, "text": problem.text})
    return problem


@transaction.atomic
def correct_problem(*, problem_id: int, text: str, seen: str, by: User | None) -> Problem:
    """Word a problem anew; `seen` is the text the person had before him."""
    problem, plan = _held(problem_id)
    _check_seen(problem.text, seen)
    before, problem.text = problem.text, _said(text)
    if before != problem.text:
        problem.save(update_fields=["text"])
        _tell(
            "problem.corrected",
            problem,
            plan,
            by,
            before={"text": before},
            after={"text": problem.text},
        )
    return problem


@transaction.atomic
def place_problem(*, problem_id: int, parent_id: int, by: User | None) -> Problem:
    """Hang a problem, with its causes, under another of the level above its own."""
    problem, plan = _held(problem_id)
    parent = _problem(plan, parent_id)
    if BELOW.get(parent.kind) != problem.kind:
        raise Refused(
            f"{problem.get_kind_display()} tidak dapat berada di bawah "
            f"{parent.get_kind_display().lower()}; pilih induk setingkat di atasnya."
        )
    if problem.parent_id == parent.pk:
        return problem
    before, old_root = problem.parent, problem.path
    problem.parent = parent
    problem.order = _last(Problem.objects.filter(plan=plan, parent=parent))
    problem.save(update_fields=["parent", "order"])
    _move(plan, old_root, path_of(parent.path, problem.pk))
    problem.refresh_from_db(fields=["path"])
    _tell(
        "problem.placed",
        problem,
        plan,
        by,
        before={"parent": None if before is None else before.text},
        after={"parent": parent.text},
    )
    return problem


@transaction.atomic
def step_problem(*, problem_id: int, up: bool, by: User | None) -> Problem:
    """Change places with the neighbour above or below, under the same problem."""
    problem, plan = _held(problem_id)
    row = list(
        Problem.objects.filter(plan=plan, parent=problem.parent).order_by("order", "pk")
    )
    at = row.index(problem)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(row):
        return problem
    row[at], row[to] = row[to], row[at]
    for order, one in enumerate(row):
        one.order = order
    Problem.objects.bulk_update(row, ["order"])
    _tell(
        "problem.stepped",
        problem,
        plan,
        by,
        before={"order": at + 1},
        after={"order": to + 1},
    )
    return problem


@transaction.atomic
def remove_problem(*, problem_id: int, by: User | None) -> None:
    """Take out a problem with all its causes; the history keeps their words."""
    problem, plan = _held(problem_id)
    branch = Problem.objects.filter(plan=plan, path__startswith=problem.path)
    texts = list(branch.order_by("path").values_list("text", flat=True))
    _tell("problem.removed", problem, plan, by, before={"text": texts})
    for one in branch.order_by("-path"):
        one.delete()


@transaction.atomic
def add_issue(*, plan_id: int, facts: IssueFacts, by: User | None) -> StrategicIssue:
    """Add a strategic issue with what it is tied to."""
    plan = hold_plan(plan_id)
    issue = StrategicIssue.objects.create(
        plan=plan,
        text=_said(facts.text),
        order=_last(StrategicIssue.objects.filter(plan=plan)),
    )
    _tie(issue, plan, facts)
    _tell("issue.added", issue, plan, by, after=_issue_told(issue))
    return issue


@transaction.atomic
def correct_issue(
    *, issue_id: int, facts: IssueFacts, seen: str, by: User | None
) -> StrategicIssue:
    """Word an issue anew or tie it to others; `seen` is the text that was shown."""
    issue, plan = _held_issue(issue_id)
    _check_seen(issue.text, seen)
    before = _issue_told(issue)
    issue.text = _said(facts.text)
    issue.save(update_fields=["text"])
    _tie(issue, plan, facts)
    after = _issue_told(issue)
    if before != after:
        _tell("issue.corrected", issue, plan, by, before=before, after=after)
    return issue


@transaction.atomic
def remove_issue(*, issue_id: int, by: User | None) -> None:
    """Take out a strategic issue; its problems and objectives stay."""
    issue, plan = _held_issue(issue_id)
    _tell("issue.removed", issue, plan, by, before=_issue_told(issue))
    issue.delete()


def _held(problem_id: int) -> tuple[Problem, Plan]:
    """Return a problem and its plan, held for one act; raise Refused where it is gone."""
    problem = Problem.objects.filter(pk=problem_id).first()
    if problem is None:
        raise Refused(GONE)
    plan = hold_plan(problem.plan_id)
    return _problem(plan, problem_id), plan


def _problem(plan: Plan, problem_id: int) -> Problem:
    rows = Problem.objects.filter(plan=plan, pk=problem_id).select_related("parent")
    problem = rows.first()
    if problem is None:
        raise Refused(GONE)
    return problem


def _held_issue(issue_id: int) -> tuple[StrategicIssue, Plan]:
    issue = StrategicIssue.objects.filter(pk=issue_id).first()
    if issue is None:
        raise Refused(GONE)
    plan = hold_plan(issue.plan_id)
    return StrategicIssue.objects.get(pk=issue_id), plan


def _said(text: str) -> str:
    said = " ".join(text.split())
    if not said:
        raise Refused("Uraiannya belum diisi.")
    return said


def _check_seen(now: str, seen: str) -> None:
    if now != seen:
        raise ChangedMeanwhile(
            f"Sementara Anda mengisi, orang lain mengubahnya menjadi “{now}”; periksa, "
            "lalu simpan lagi bila isian Anda yang benar."
        )


def _tie(issue: StrategicIssue, plan: Plan, facts: IssueFacts) -> None:
    """Tie an issue to problems and objectives of its own plan alone."""
    issue.problems.set(Problem.objects.filter(plan=plan, pk__in=list(facts.problems)))
    issue.objectives.set(Objective.objects.filter(plan=plan, pk__in=list(facts.objectives)))


def _issue_told(issue: StrategicIssue) -> dict[str, object]:
    return {
        "text": issue.text,
        "problems": list(issue.problems.order_by("path").values_list("text", flat=True)),
        "objectives": list(
            issue.objectives.order_by("path").values_list("text", flat=True)
        ),
    }


def _last(siblings: object) -> int:
    highest = siblings.aggregate(last=Max("order"))["last"]  # type: ignore[attr-defined]  # a queryset
    return 0 if highest is None else int(highest) + 1


def _move(plan: Plan, old_root: str, new_root: str) -> None:
    branch = list(Problem.objects.filter(plan=plan, path__startswith=old_root))
    for one in branch:
        one.path = moved(one.path, old_root, new_root)
    Problem.objects.bulk_update(branch, ["path"], batch_size=500)


def _tell(
    action: str,
    subject: Problem | StrategicIssue,
    plan: Plan,
    by: User | None,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> None:
    record(
        actor=by,
        action=action,
        subject=subject,
        before=before,
        after=after,
        unit_id=plan.unit_id,
    )
