"""The pages of the problem tree: every act with nothing but forms."""

import pytest
from django.test import Client
from django.urls import reverse

from jenjang.apps.organisation.models import Role
from jenjang.apps.plans.models import Plan, Problem, StrategicIssue
from jenjang.papers.reading import read
from tests.factories import GovernmentFactory, granted
from tests.web.place import Place, furnished_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Place:
    GovernmentFactory()
    return furnished_unit("Kecamatan Sukamaju")


@pytest.fixture
def operator(client: Client, place: Place) -> Client:
    client.force_login(granted(Role.OPERATOR, place.unit))
    return client


@pytest.fixture
def plan(place: Place) -> Plan:
    return place.indicator.plan


def add(client: Client, plan: Plan, text: str, parent: Problem | None = None) -> Problem:
    client.post(
        reverse("plans:problem_new", args=[plan.pk]),
        {"text": text, "parent": "" if parent is None else parent.pk},
    )
    return Problem.objects.get(text=text)


def shown(client: Client) -> str:
    return client.get(reverse("plans:problem_tree")).content.decode()


def test_a_tree_is_drawn_up_moved_and_cut(operator, plan):
    main = add(operator, plan, "Pelayanan belum prima")
    cause = add(operator, plan, "Antrean panjang", main)
    other = add(operator, plan, "Data tidak mutakhir")
    operator.post(reverse("plans:problem_move", args=[cause.pk]), {"parent": other.pk})
    operator.post(reverse("plans:problem_move", args=[other.pk]), {"to": "up"})
    tree = operator.get(reverse("plans:problem_tree")).context["tree"]
    assert [node.problem for node in tree.nodes] == [other, main]
    assert [node.problem for node in tree.nodes[0].causes] == [cause]
    operator.post(reverse("plans:problem_remove", args=[other.pk]))
    assert list(Problem.objects.all()) == [main]


def test_issues_are_tied_and_loose_ends_are_warned_of(operator, plan, place):
    main = add(operator, plan, "Pelayanan belum prima")
    operator.post(reverse("plans:issue_new", args=[plan.pk]), {"text": "Mutu layanan"})
    assert (
        "2 hal belum terhubung"
        in operator.get(reverse("plans:problem_tree")).content.decode()
    )
    issue = StrategicIssue.objects.get()
    operator.post(
        reverse("plans:issue_edit", args=[issue.pk]),
        {
            "text": "Mutu layanan publik",
            "seen": "Mutu layanan",
            "problems": [main.pk],
            "objectives": [place.indicator.objective_id],
        },
    )
    assert "semua terhubung" in shown(operator)
    operator.post(reverse("plans:issue_remove", args=[issue.pk]))
    assert not StrategicIssue.objects.exists()


def test_what_was_typed_is_not_lost_when_somebody_was_faster(operator, plan):
    main = add(operator, plan, "Pelayanan belum prima")
    answer = operator.post(
        reverse("plans:problem_edit", args=[main.pk]),
        {"text": "Isian saya", "seen": "Lain"},
    )
    assert answer.status_code == 422
    assert "Isian saya" in answer.content.decode()


def test_the_tree_can_be_printed(operator, plan):
    main = add(operator, plan, "Pelayanan belum prima")
    add(operator, plan, "Antrean panjang", main)
    paper = read(operator.get(reverse("plans:problem_file", args=[plan.pk])).content)
    said = "\n".join(str(block) for block in paper.blocks)
    assert "POHON MASALAH" in said
    assert "Antrean panjang" in said


def test_a_reader_sees_the_tree_and_no_forms(client, place, plan):
    client.force_login(granted(Role.PEMANTAU, place.unit))
    page = client.get(reverse("plans:problem_tree")).content.decode()
    assert "Tambah pokok masalah" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_queries_for_any_number_of_rows(
    rows, operator, plan, django_assert_num_queries
):
    for n in range(rows):
        main = add(operator, plan, f"Masalah {n}")
        operator.post(
            reverse("plans:issue_new", args=[plan.pk]),
            {"text": f"Isu {n}", "problems": [main.pk]},
        )
    with django_assert_num_queries(11):
        operator.get(reverse("plans:problem_tree"))
