"""The problem tree as a page shows it, with what is not tied together yet."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jenjang.apps.organisation.models import Government
from jenjang.apps.plans.models import Plan, Problem, ProblemKind, StrategicIssue
from jenjang.papers.blocks import Align, Block, Cell, Heading, Paragraph, Table

HEADS = ("Pokok masalah", "Masalah", "Akar masalah", "Isu strategis")
ISSUE_HEADS = ("No", "Isu strategis", "Masalah yang melatari", "Sasaran yang menjawab")
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

    def problems(self) -> Iterator[Problem]:
        """Yield every problem, from the top down."""
        waiting = list(self.nodes)
        while waiting:
            node = waiting.pop(0)
            yield node.problem
            waiting = [*node.causes, *waiting]

    @property
    def warning_count(self) -> int:
        """Return how many things are not tied together."""
        return sum(_count(one) for one in self.nodes) + sum(
            len(one.warnings) for one in self.issues
        )


def problem_tree_of(plan: Plan) -> ProblemTree:
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


def paper_of(plan: Plan, tree: ProblemTree) -> tuple[Block, ...]:
    """Return the tree and the issues as a paper: two tables under their headings."""
    pemda = Government.objects.first()
    office = [plan.unit, pemda]
    where = ", ".join(str(one) for one in office if one is not None)
    return (
        Heading("POHON MASALAH DAN ISU STRATEGIS", 1),
        Heading(f"{where} · {plan}", 2),
        Heading("Pohon masalah", 2, Align.START),
        _problems_table(tree) if tree.nodes else Paragraph("Belum ada masalah."),
        Heading("Isu strategis", 2, Align.START),
        _issues_table(tree) if tree.issues else Paragraph("Belum ada isu strategis."),
    )


def _problems_table(tree: ProblemTree) -> Table:
    """Return a row for each way from a pokok masalah down to what causes it."""
    rows = [row for node in tree.nodes for row in _ways(node, ())]
    body = [(*(Cell(text) for text in way), Cell(issues)) for way, issues in rows]
    return Table((_heads(HEADS), *body), (0.24, 0.26, 0.26, 0.24), header_rows=1)


def _ways(node: Node, above: tuple[str, ...]) -> Iterable[tuple[tuple[str, ...], str]]:
    way = (*above, node.problem.text)
    if not node.causes:
        texts = "\n".join(issue.text for issue in node.issues)
        yield (*way, *[""] * (3 - len(way))), texts
    for cause in node.causes:
        yield from _ways(cause, way)


def _issues_table(tree: ProblemTree) -> Table:
    body = [
        (
            Cell(str(number), align=Align.CENTER),
            Cell(one.issue.text),
            Cell("\n".join(problem.text for problem in one.issue.problems.all())),
            Cell("\n".join(objective.text for objective in one.issue.objectives.all())),
        )
        for number, one in enumerate(tree.issues, start=1)
    ]
    return Table((_heads(ISSUE_HEADS), *body), (0.06, 0.3, 0.32, 0.32), header_rows=1)


def _heads(texts: Iterable[str]) -> tuple[Cell, ...]:
    return tuple(Cell(text, bold=True, align=Align.CENTER) for text in texts)
