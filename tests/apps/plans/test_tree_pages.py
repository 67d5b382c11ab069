"""The pages of a plan's tree: what they show, whom they let act, what they cost."""

import io
import re

import pytest
from pypdfium2 import PdfDocument
from python_calamine import CalamineWorkbook

from jenjang.apps.organisation.models import Role
from jenjang.apps.plans import services
from jenjang.apps.plans.models import (
    CrosscutRequest,
    Indicator,
    Objective,
    ObjectiveLevel,
    Plan,
    PlanKind,
    PlanState,
    Target,
    TreeAct,
)
from jenjang.apps.plans.services import ObjectiveFacts
from jenjang.apps.plans.services.undoing import UNDOERS
from jenjang.apps.plans.views.tree import UNDOABLE
from jenjang.core.cascade import Level
from tests.apps.plans.drawn import Drawn, seen, sheet_of, url
from tests.factories import UnitFactory

pytestmark = pytest.mark.django_db


def test_levels_of_the_tree_and_of_its_checks_are_the_same():
    assert [one.value for one in ObjectiveLevel] == [one.value for one in Level]


def test_every_act_that_can_be_taken_back_has_its_words():
    assert UNDOABLE.keys() == UNDOERS.keys()


def test_the_tree_shows_nodes_indicators_targets_and_what_to_mend(drawn):
    page = drawn.client().get(url("tree", drawn.plan.pk)).content.decode()

    assert page.index("Meningkatnya pelayanan publik") < page.index("Terlaksananya pela")
    assert "80 Nilai" in page
    assert "Sasaran ini belum punya indikator" in page
    assert "Tambahkan paling sedikit satu indikator." in page


def test_a_year_ahead_shows_its_own_targets(drawn):
    page = drawn.client().get(url("tree", drawn.plan.pk) + "?pada=2026").content.decode()

    assert "82,5 Nilai" in page
    assert "Target 2026" in page


def test_branches_fold_and_unfold_by_links(drawn):
    client = drawn.client(Role.PEMANTAU)
    closed = client.get(url("tree", drawn.plan.pk) + "?buka=").content.decode()
    opened = client.get(url("tree", drawn.plan.pk) + f"?buka={drawn.top.pk}")

    assert "Meningkatnya ketenteraman" not in closed
    assert "3 sasaran, 1 indikator" in closed
    assert "Meningkatnya ketenteraman" in opened.content.decode()


@pytest.mark.parametrize("more", [0, 20])
def test_the_tree_costs_the_same_queries_for_any_size(
    drawn, more, django_assert_max_num_queries
):
    for n in range(more):
        node = drawn.node(drawn.first, f"Meningkatnya layanan {n}")
        drawn.indicator_of(node, f"Indeks {n}")
    client = drawn.client()
    client.get(url("tree", drawn.plan.pk))

    with django_assert_max_num_queries(15) as queries:
        client.get(url("tree", drawn.plan.pk))
    assert len(queries) == 14


def test_who_only_reads_is_offered_no_act(drawn):
    page = drawn.client(Role.PEMANTAU).get(url("tree", drawn.plan.pk)).content.decode()

    assert "Ubah" not in page
    assert "Urungkan" not in page
    assert url("node_new", drawn.plan.pk) not in page


def test_a_node_is_added_under_another_by_a_form(drawn):
    client = drawn.client()
    address = url("node_new", drawn.plan.pk) + f"?induk={drawn.second.pk}"
    assert 'value="sasaran kegiatan" selected' in client.get(address).content.decode()

    response = client.post(
        address,
        {"level": "sasaran kegiatan", "text": " Terlaksananya  patroli ", "owner": ""},
    )

    made = Objective.objects.get(text="Terlaksananya patroli")
    assert made.parent == drawn.second
    assert response["Location"].endswith(f"#o{made.pk}")


def test_a_node_moves_by_a_plain_form_and_comes_back_by_undo(drawn):
    client = drawn.client()
    response = client.post(
        url("node_move", drawn.low.pk),
        {"parent": drawn.first.pk, "anchor": drawn.second.pk, "where": "bawah"},
        follow=True,
    )
    assert "Sasaran dipindahkan." in response.content.decode()
    assert Objective.objects.get(pk=drawn.low.pk).parent == drawn.second

    act = TreeAct.objects.standing(drawn.plan).first()
    page = client.get(url("tree", drawn.plan.pk)).content.decode()
    assert "Urungkan: memindahkan sasaran" in page
    client.post(url("undo", drawn.plan.pk), {"act": act.pk})
    assert Objective.objects.get(pk=drawn.low.pk).parent == drawn.first


def test_a_move_by_htmx_answers_with_the_table_and_what_came_of_it(drawn):
    response = drawn.client().post(
        url("node_move", drawn.second.pk),
        {"parent": drawn.top.pk, "arah": "naik"},
        headers={"HX-Request": "true"},
    )

    page = response.content.decode()
    assert page.lstrip().startswith('<div id="pesan"')
    assert "<html" not in page
    assert page.index("Meningkatnya ketenteraman") < page.index("Meningkatnya pelayanan p")


def test_a_refused_move_says_why_and_shows_the_tree_as_it_is(drawn):
    response = drawn.client().post(
        url("node_move", drawn.first.pk),
        {"parent": drawn.top.pk, "arah": "naik"},
        headers={"HX-Request": "true"},
    )

    assert "sudah di ujung" in response.content.decode()


def form_of(objective: Objective, text: str, mark: str) -> dict[str, str]:
    return {"level": objective.level, "text": text, "owner": "", "csf": "", "seen": mark}


def test_the_later_of_two_people_sees_both_wordings_and_chooses(drawn):
    client, mark = drawn.client(), seen(drawn.low)
    address = url("node", drawn.low.pk)
    client.post(address, form_of(drawn.low, "Wording pertama", mark))

    response = client.post(address, form_of(drawn.low, "Wording kedua", mark))
    page = response.content.decode()
    assert response.status_code == 409
    assert "Wording pertama" in page
    assert "Wording kedua" in page

    mark = re.search(r'name="seen" value="(\w+)"', page)[1]
    client.post(address, form_of(drawn.low, "Wording kedua", mark))
    assert Objective.objects.get(pk=drawn.low.pk).text == "Wording kedua"


def test_splitting_merging_and_removing_have_their_forms(drawn):
    client = drawn.client()
    page = client.get(url("node", drawn.second.pk)).content.decode()
    assert "Bagi ke beberapa jabatan" in page

    client.post(
        url("node_split", drawn.second.pk),
        {"level": "sasaran kegiatan", "owners": [drawn.kasi.pk]},
    )
    part = Objective.objects.get(parent=drawn.second)
    client.post(url("node_remove", part.pk))
    client.post(
        url("node_merge", drawn.first.pk), {"absorbed": drawn.second.pk, "text": "Baru"}
    )

    assert drawn.tree() == [
        ["Meningkatnya kualitas pelayanan", ["Baru", ["Terlaksananya pelayanan"]]]
    ]


def test_an_operator_of_another_unit_neither_sees_nor_changes(drawn):
    stranger = Drawn("Kecamatan Tirtasari").client()

    assert stranger.get(url("tree", drawn.plan.pk)).status_code == 404
    assert stranger.post(url("node_move", drawn.low.pk)).status_code == 404
    assert stranger.post(url("indicator", drawn.indicator.pk)).status_code == 404


def test_an_indicator_is_stored_with_targets_of_years_not_opened(drawn):
    response = drawn.client().post(
        url("indicator", drawn.indicator.pk),
        sheet_of(
            drawn.indicator,
            renstra_2025="80",
            renstra_2029="92,5 (Baik)",
            renja_2025="81",
            baseline_value="77,25",
            baseline_year="2024",
        ),
    )

    assert response.status_code == 302
    row = Indicator.objects.get(pk=drawn.indicator.pk)
    assert row.measured_in == "Persen"
    told = Target.objects.filter(series=row.series).values_list(
        "stage", "period__year_id", "value", "text"
    )
    assert sorted(told) == [
        ("renja", 2025, 81, None),
        ("renstra", 2025, 80, None),
        ("renstra", 2029, 92.5, "92,5 (Baik)"),
    ]


def test_the_form_of_an_indicator_says_what_to_type_instead(drawn):
    response = drawn.client().post(
        url("indicator", drawn.indicator.pk), sheet_of(drawn.indicator, factor="seratus")
    )

    assert response.status_code == 422
    assert "seratus" in response.content.decode()


def test_the_worked_example_follows_the_indicators_own_formula(drawn):
    client = drawn.client()
    client.post(url("indicator", drawn.indicator.pk), sheet_of(drawn.indicator))

    page = client.get(url("indicator", drawn.indicator.pk)).content.decode()
    assert "a = 10, b = 12" in page
    assert "79,17" in page


def test_the_renstra_page_holds_every_year_and_the_baseline(drawn):
    page = drawn.client(Role.PEMANTAU).get(url("detail", drawn.plan.pk)).content.decode()

    for year in range(2025, 2030):
        assert f'data-name="{year}"' in page
    assert "82,5" in page
    assert "Berlakukan" not in page


@pytest.mark.parametrize("more", [1, 3])
def test_the_list_of_plans_costs_the_same_queries(
    drawn, more, django_assert_max_num_queries
):
    for n in range(more):
        services.open_plan(
            unit=drawn.unit,
            kind=PlanKind.RENSTRA,
            first_year=2030 + n,
            last_year=2034 + n,
            begin_as=drawn.plan,
            by=None,
        )
    client = drawn.client()
    client.get(url("list"))

    with django_assert_max_num_queries(15) as queries:
        client.get(url("list"))
    assert len(queries) == 7


def test_a_plan_is_opened_and_put_in_force_on_pages(drawn):
    client = drawn.client(Role.KEPALA)
    client.post(
        url("new"),
        {
            "whose": "renstra",
            "first_year": "2030",
            "last_year": "2034",
            "begin_as": drawn.plan.pk,
        },
    )
    made = Plan.objects.get(first_year=2030)
    assert made.objectives.count() == 4

    client.post(url("enforce", made.pk))
    assert Plan.objects.get(pk=made.pk).state == PlanState.IN_FORCE


def test_the_pemdas_plan_is_read_by_all_and_drawn_up_by_bappeda_alone(drawn):
    bappeda = drawn.client(Role.PERENCANA)
    typed = {"whose": "rpjmd", "first_year": "2025", "last_year": "2029"}
    bappeda.post(url("new"), typed)
    plan = Plan.objects.get(kind=PlanKind.RPJMD)
    bappeda.post(url("node_new", plan.pk), {"level": "misi", "text": "Misi kelima"})

    operator = drawn.client()
    assert "Misi kelima" in operator.get(url("tree", plan.pk)).content.decode()
    assert operator.get(url("node_new", plan.pk)).status_code == 403
    operator.post(url("new"), typed | {"first_year": "2031", "last_year": "2035"})
    assert Plan.objects.filter(kind=PlanKind.RPJMD).count() == 1


def test_the_paper_holds_every_node_once_with_its_targets(drawn):
    content = drawn.client().get(url("tree_file", drawn.plan.pk, "pdf")).content
    page = PdfDocument(content)[0]
    text = " ".join(page.get_textpage().get_text_range().split())

    assert page.get_width() > page.get_height() > 800
    assert text.count("Meningkatnya ketenteraman") == 1
    assert "Indeks Kepuasan Masyarakat: 80 Nilai" in text


def test_the_workbook_is_read_again_with_figures_as_figures(drawn):
    content = drawn.client().get(url("tree_file", drawn.plan.pk, "xlsx")).content
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    tree = book.get_sheet_by_name("Pohon kinerja").to_python()
    targets = book.get_sheet_by_name("Target").to_python()

    assert tree[0][4] == "Target 2025"
    assert tree[1][1] == "Meningkatnya kualitas pelayanan"
    assert tree[2][2:5] == ["Indeks Kepuasan Masyarakat", "Nilai", 80.0]
    assert targets[1][8:10] == [80.0, 82.5]


def test_the_drawing_is_one_svg_on_the_page_and_as_a_file(drawn):
    node = drawn.node(drawn.top, "Meningkatnya <b>tertib</b> & aman")
    client = drawn.client()
    page = client.get(url("tree", drawn.plan.pk) + "?lihat=gambar").content.decode()
    file = client.get(url("tree_file", drawn.plan.pk, "svg"))

    assert file["Content-Type"] == "image/svg+xml"
    assert file.content.decode() in page
    assert "&lt;b&gt;tertib&lt;/b&gt; &amp;" in page
    assert node.text not in page


def test_no_other_file_is_made(drawn):
    assert drawn.client().get(url("tree_file", drawn.plan.pk, "exe")).status_code == 404


@pytest.fixture
def asked(drawn: Drawn) -> CrosscutRequest:
    """Return a request of another unit that the drawn one is to answer."""
    other = Drawn("Dinas Sosial")
    drawn.plan.state = PlanState.IN_FORCE
    drawn.plan.save()
    return services.ask_crosscut(
        objective_id=other.first.pk, unit=drawn.unit, text="Data warga miskin", by=None
    )


def test_a_part_that_is_accepted_stands_in_the_own_tree(drawn, asked):
    client = drawn.client()
    assert "1 menunggu jawaban" in client.get(url("list")).content.decode()

    client.post(
        url("crosscut", asked.pk),
        {
            "parent": drawn.second.pk,
            "level": "sasaran kegiatan",
            "text": "Tersedianya data warga miskin",
            "owner": drawn.kasi.pk,
        },
    )

    asked.refresh_from_db()
    assert asked.state == "diterima"
    assert (asked.answer.parent, asked.answer.owner) == (drawn.second, drawn.kasi)


def test_a_part_is_refused_only_with_a_reason(drawn, asked):
    client = drawn.client()
    client.post(url("crosscut_refuse", asked.pk), {"reason": " "})
    asked.refresh_from_db()
    assert asked.state == "diminta"

    client.post(url("crosscut_refuse", asked.pk), {"reason": "Bukan urusan kami"})
    asked.refresh_from_db()
    assert (asked.state, asked.reason) == ("ditolak", "Bukan urusan kami")
    page = client.get(url("crosscuts")).content.decode()
    assert "Bukan urusan kami" in page


def test_another_unit_is_asked_from_the_page_of_a_node_and_the_request_withdrawn(drawn):
    other = UnitFactory(name="Dinas Perhubungan")
    client = drawn.client()
    ask = {"unit": other.pk, "text": "Rambu di jalan desa"}
    client.post(url("node_ask", drawn.first.pk), ask)
    client.post(url("node_ask", drawn.first.pk), ask)

    made = CrosscutRequest.objects.get()
    assert (made.unit, made.state) == (other, "diminta")
    client.post(url("crosscut_withdraw", made.pk))
    made.refresh_from_db()
    assert made.state == "ditarik"


def test_the_tree_of_the_year_in_hand_is_that_of_the_plan_in_force(drawn):
    client = drawn.client()
    assert client.get(url("current"))["Location"] == url("list")

    services.put_plan_in_force(plan_id=drawn.plan.pk, by=None)
    assert client.get(url("current"))["Location"] == url("tree", drawn.plan.pk)


def test_facts_typed_for_a_node_reach_its_activities(drawn):
    drawn.client().post(
        url("node", drawn.low.pk),
        form_of(drawn.low, drawn.low.text, seen(drawn.low))
        | {"activities": [drawn.activity.pk]},
    )

    low = Objective.objects.get(pk=drawn.low.pk)
    assert list(low.activities.all()) == [drawn.activity]
    assert ObjectiveFacts(ObjectiveLevel.KEGIATAN, "A").kept()["activities"] == []


@pytest.fixture
def regional(drawn):
    """Return a sasaran of the RPJMD in force for the years of the drawn plan."""
    plan = services.open_plan(
        unit=None,
        kind=PlanKind.RPJMD,
        first_year=drawn.plan.first_year,
        last_year=drawn.plan.last_year,
        begin_as=None,
        by=None,
    )
    facts = ObjectiveFacts(ObjectiveLevel.STRATEGIS, "Meningkatnya kualitas layanan daerah")
    node = services.draw_up_objective(plan_id=plan.pk, parent_id=None, facts=facts, by=None)
    services.put_plan_in_force(plan_id=plan.pk, by=None)
    return node


def worded(drawn, **changed):
    """Return what the form of the topmost node posts."""
    facts = {"level": drawn.top.level, "text": drawn.top.text, "csf": drawn.top.csf}
    shown = seen(drawn.top)
    owner = str(drawn.top.owner_id or "")
    return {**facts, "owner": owner, "seen": shown, **changed}


def test_an_objective_names_what_it_supports_in_the_rpjmd(drawn, regional):
    client = drawn.client()

    form = client.get(url("node", drawn.top.pk)).content.decode()
    answer = client.post(
        url("node", drawn.top.pk), worded(drawn, supports=str(regional.lineage))
    )
    tree = client.get(url("tree", drawn.plan.pk)).content.decode()
    services.put_plan_in_force(plan_id=drawn.plan.pk, by=None)

    assert "Mendukung sasaran RPJMD" in form
    assert answer.status_code == 302
    assert "Mendukung RPJMD: Meningkatnya kualitas layanan daerah" in tree
    assert drawn.top.text in client.get(url("node", regional.pk)).content.decode()


def test_what_no_rpjmd_has_is_refused_and_naming_it_can_be_taken_back(drawn, regional):
    strange = worded(drawn, supports=str(drawn.top.lineage))

    refused = drawn.client().post(url("node", drawn.top.pk), strange)
    drawn.client().post(
        url("node", drawn.top.pk), worded(drawn, supports=str(regional.lineage))
    )
    act = TreeAct.objects.standing(drawn.plan).first()
    services.undo_act(plan_id=drawn.plan.pk, act_id=act.pk, by=None)
    drawn.top.refresh_from_db()

    assert refused.status_code == 422
    assert drawn.top.supports_lineage is None
