"""The problem tree and the strategic issues: three levels, tied to objectives."""

import pytest

from jenjang.apps.history.models import Entry
from jenjang.apps.plans.models import ObjectiveLevel, Plan, Problem, StrategicIssue
from jenjang.apps.plans.services import (
    IssueFacts,
    add_issue,
    add_objective,
    add_problem,
    correct_issue,
    correct_problem,
    place_problem,
    remove_issue,
    remove_problem,
    step_problem,
)
from jenjang.apps.plans.snapshots import problem_tree_of
from jenjang.core.values import Refused
from tests.factories import PlanFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    made: Plan = PlanFactory()
    return made


def problem(plan: Plan, text: str, parent: Problem | None = None) -> Problem:
    key = None if parent is None else parent.pk
    return add_problem(plan_id=plan.pk, parent_id=key, text=text, by=None)


def drawn(plan: Plan) -> list[str]:
    rows = Problem.objects.filter(plan=plan).order_by("path")
    return [f"{'.' * (len(one.path) // 8 - 1)}{one.kind}: {one.text}" for one in rows]


def three_deep(plan: Plan) -> tuple[Problem, Problem, Problem]:
    main = problem(plan, "Pelayanan belum prima")
    middle = problem(plan, "Antrean panjang", main)
    return main, middle, problem(plan, "Loket kurang", middle)


def test_the_place_of_a_problem_says_its_level(plan):
    three_deep(plan)
    assert drawn(plan) == [
        "pokok masalah: Pelayanan belum prima",
        ".masalah: Antrean panjang",
        "..akar masalah: Loket kurang",
    ]


def test_nothing_stands_under_a_root(plan):
    *_, root = three_deep(plan)
    with pytest.raises(Refused, match="tingkat terbawah"):
        problem(plan, "Lagi", root)


def test_a_problem_without_words_is_refused(plan):
    with pytest.raises(Refused, match="belum diisi"):
        problem(plan, "   ")


def test_a_problem_moves_with_its_causes(plan):
    _, middle, _ = three_deep(plan)
    other = problem(plan, "Data tidak mutakhir")
    place_problem(problem_id=middle.pk, parent_id=other.pk, by=None)
    assert drawn(plan) == [
        "pokok masalah: Pelayanan belum prima",
        "pokok masalah: Data tidak mutakhir",
        ".masalah: Antrean panjang",
        "..akar masalah: Loket kurang",
    ]


def test_a_problem_moves_only_under_the_level_above(plan):
    main, _, root = three_deep(plan)
    with pytest.raises(Refused, match="Akar masalah tidak dapat berada di bawah pokok"):
        place_problem(problem_id=root.pk, parent_id=main.pk, by=None)


def test_neighbours_change_places(plan):
    first, second = problem(plan, "Satu"), problem(plan, "Dua")
    step_problem(problem_id=second.pk, up=True, by=None)
    assert [node.problem for node in problem_tree_of(plan).nodes] == [second, first]
    step_problem(problem_id=second.pk, up=True, by=None)  # already the first
    assert [node.problem for node in problem_tree_of(plan).nodes] == [second, first]


def test_a_branch_is_removed_whole_and_its_words_are_kept(plan):
    main, *_ = three_deep(plan)
    remove_problem(problem_id=main.pk, by=None)
    assert not Problem.objects.exists()
    entry = Entry.objects.get(action="problem.removed")
    assert entry.before["text"] == [
        "Pelayanan belum prima",
        "Antrean panjang",
        "Loket kurang",
    ]


def test_who_words_a_problem_second_sees_the_first(plan):
    main = problem(plan, "Pelayanan belum prima")
    correct_problem(problem_id=main.pk, text="Pelayanan lambat", seen=main.text, by=None)
    with pytest.raises(Refused, match="Pelayanan lambat"):
        correct_problem(problem_id=main.pk, text="Lain", seen=main.text, by=None)


def test_a_removed_problem_is_said_to_be_gone(plan):
    main = problem(plan, "Pelayanan belum prima")
    remove_problem(problem_id=main.pk, by=None)
    with pytest.raises(Refused, match="sudah dihapus"):
        correct_problem(problem_id=main.pk, text="Lain", seen=main.text, by=None)


def test_a_superseded_plan_is_left_alone(plan):
    Plan.objects.filter(pk=plan.pk).update(state="digantikan")
    with pytest.raises(Refused, match="digantikan"):
        problem(plan, "Baru")


def test_roots_without_issue_and_issues_without_objective_are_warned_of(plan):
    _, middle, _ = three_deep(plan)
    issue = add_issue(plan_id=plan.pk, facts=IssueFacts("Mutu layanan"), by=None)
    assert problem_tree_of(plan).warning_count == 3

    objective = add_objective(
        plan=plan,
        level=ObjectiveLevel.STRATEGIS,
        text="Meningkatnya mutu layanan",
        parent=None,
        owner=None,
        order=0,
        by=None,
    )
    tied = IssueFacts("Mutu layanan", [middle.pk], [objective.pk])
    correct_issue(issue_id=issue.pk, facts=tied, seen="Mutu layanan", by=None)
    assert problem_tree_of(plan).warning_count == 0


def test_an_issue_is_tied_only_to_its_own_plan(plan):
    foreign = problem(PlanFactory(), "Di unit lain")
    issue = add_issue(plan_id=plan.pk, facts=IssueFacts("Mutu", [foreign.pk]), by=None)
    assert not issue.problems.exists()


def test_a_removed_issue_leaves_its_problems(plan):
    main = problem(plan, "Pelayanan belum prima")
    issue = add_issue(plan_id=plan.pk, facts=IssueFacts("Mutu", [main.pk]), by=None)
    remove_issue(issue_id=issue.pk, by=None)
    assert not StrategicIssue.objects.exists()
    assert Problem.objects.filter(pk=main.pk).exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_tree_is_read_in_four_queries(rows, plan, django_assert_num_queries):
    for n in range(rows):
        main = problem(plan, f"Masalah {n}")
        add_issue(plan_id=plan.pk, facts=IssueFacts(f"Isu {n}", [main.pk]), by=None)
    with django_assert_num_queries(4):
        assert len(problem_tree_of(plan).nodes) == rows
