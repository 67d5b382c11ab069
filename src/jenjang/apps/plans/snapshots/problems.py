"""The problem tree as a page shows it, with what is not tied together yet."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from jenjang.apps.plans.models import Plan, Problem, ProblemKind, StrategicIssue

ROOT_WITHOUT_ISSUE = "belum ada isu strategis yang menjawabnya"
ISSUE_WITHOUT_OBJECTIVE = "belum ada sasaran yang menjawabnya"
ISSUE_WITHOUT_PROBLEM = "belum ada masalah yang melatarinya"


@dataclass(frozen=True, slots=True)
class Node:
    """A problem with its causes under it; `warning` says what it lacks."""

    problem: Problem
    causes: tuple["Node", ...]
    issues: tuple[StrategicIssue, ...]
    warning: str
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class Issue:
    """A strategic issue with what it is tied to; `warnings` say what it lacks."""

    issue: StrategicIssue
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProblemTree:
    """A plan's problems from the top, and its strategic issues; four queries."""

    nodes: tuple[Node, ...]
    issues: tuple[Issue, ...]

    @property
    def warning_count(self) -> int:
        """Return how many things are not tied together."""
        return sum(_count(one) for one in self.nodes) + sum(
            len(one.warnings) for one in self.issues
        )


def problem_tree(plan: Plan) -> ProblemTree:
    """Return the plan's problem tree and strategic issues."""
    issues = list(
        StrategicIssue.objects.filter(plan=plan)
        .prefetch_related("problems", "objectives")
        .order_by("order", "pk")
    )
    behind: defaultdict[int, list[StrategicIssue]] = defaultdict(list)
    for issue in issues:
        for problem in issue.problems.all():
            behind[problem.pk].append(issue)
    below: defaultdict[int | None, list[Problem]] = defaultdict(list)
    for problem in Problem.objects.filter(plan=plan).order_by("order", "pk"):
        below[problem.parent_id].append(problem)
    nodes = _nodes(below[None], below, behind, is_answered=False)
    return ProblemTree(nodes, tuple(Issue(one, _lacks(one)) for one in issues))


def _nodes(
    problems: Iterable[Problem],
    below: dict[int | None, list[Problem]],
    behind: dict[int, list[StrategicIssue]],
    *,
    is_answered: bool,
) -> tuple[Node, ...]:
    """Return nodes; an issue that answers a problem answers what causes it too."""
    row = list(problems)
    made = []
    for at, one in enumerate(row):
        issues = tuple(behind.get(one.pk, ()))
        answered = is_answered or bool(issues)
        is_bare = one.kind == ProblemKind.ROOT and not answered
        causes = _nodes(below.get(one.pk, ()), below, behind, is_answered=answered)
        warning = ROOT_WITHOUT_ISSUE if is_bare else ""
        made.append(Node(one, causes, issues, warning, at == 0, at == len(row) - 1))
    return tuple(made)


def _lacks(issue: StrategicIssue) -> tuple[str, ...]:
    lacks = [
        ("" if issue.objectives.all() else ISSUE_WITHOUT_OBJECTIVE),
        ("" if issue.problems.all() else ISSUE_WITHOUT_PROBLEM),
    ]
    return tuple(filter(None, lacks))


def _count(node: Node) -> int:
    return bool(node.warning) + sum(_count(cause) for cause in node.causes)
