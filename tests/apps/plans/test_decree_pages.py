"""The pages of the Keputusan IKU, from an empty list to a frozen paper."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from jenjang.apps.organisation.models import Role
from jenjang.apps.plans import services
from jenjang.apps.plans.models import IkuDecree, Indicator, Plan
from jenjang.papers.reading import read
from tests.factories import AppointmentFactory, GovernmentFactory, OfficialFactory, granted
from tests.web.place import Place, furnished_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Place:
    GovernmentFactory()
    made = furnished_unit("Kecamatan Sukamaju")
    Indicator.objects.update(is_iku=True)
    return made


@pytest.fixture
def operator(client: Client, place: Place) -> Client:
    client.force_login(granted(Role.OPERATOR, place.unit))
    return client


def drawn_up(place: Place) -> IkuDecree:
    plan = Plan.objects.get(unit=place.unit)
    return services.draw_up_decree(plan=plan, today=dt.date(2025, 1, 8), by=None)


def posted(decree: IkuDecree, **changed: object) -> dict[str, object]:
    """Return what the form of a decree sends."""
    rows = {name: getattr(decree, name) for name in ("considerations", "legal_bases")}
    said: dict[str, object] = {
        "number": "188/7 TAHUN 2025",
        "place": "Sukamaju",
        "signed_on": "2025-01-08",
        "signer": decree.signer_id,
        "seen": services.state_of(decree),
        "decisions": decree.decisions,
        **rows,
        **changed,
    }
    return {key: value for key, value in said.items() if value is not None}


def test_a_decree_is_drawn_up_filled_in_and_issued(operator, place):
    listed = operator.get(reverse("plans:decrees"))
    assert "1 indikator bertanda IKU" in listed.content.decode()

    plan = Plan.objects.get(unit=place.unit)
    operator.post(reverse("plans:decree_new", args=[plan.pk]))
    decree = IkuDecree.objects.get()
    edit = reverse("plans:decree_edit", args=[decree.pk])
    assert "Undang-Undang Nomor 23 Tahun 2014" in operator.get(edit).content.decode()
    operator.post(edit, posted(decree))

    page = operator.get(reverse("plans:decree", args=[decree.pk]))
    assert "MEMUTUSKAN" in page.content.decode()
    answer = operator.post(
        reverse("plans:decree_issue", args=[decree.pk]), {"seen": page.context["state"]}
    )
    assert answer.status_code == 302
    assert IkuDecree.objects.get().is_issued


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_the_paper_can_be_taken_away(ending, operator, place):
    decree = drawn_up(place)
    url = reverse("plans:decree_file", args=[decree.pk, ending])
    (report,) = read(operator.get(url).content).documents
    assert report.kind == "Keputusan IKU"
    assert report.decree.issuer == "CAMAT SUKAMAJU"
    assert (
        operator.get(reverse("plans:decree_file", args=[decree.pk, "txt"])).status_code
        == 404
    )


def test_rows_are_ordered_left_out_and_taken_from_the_proposals(operator, place):
    decree = drawn_up(place)
    sent = posted(
        decree,
        considerations=["bahwa dua;", "", "bahwa satu;"],
        considerations_order=["2", "3", "1"],
        legal_bases=[],
        legal_bases_proposed=decree.legal_bases[:1],
    )
    operator.post(reverse("plans:decree_edit", args=[decree.pk]), sent)
    kept = IkuDecree.objects.get()
    assert kept.considerations == ["bahwa satu;", "bahwa dua;"]
    assert kept.legal_bases == decree.legal_bases[:1]


def test_who_saves_second_sees_both_and_may_choose(operator, place):
    decree = drawn_up(place)
    mine = posted(decree, considerations=["bahwa punya saya;"])
    operator.post(
        reverse("plans:decree_edit", args=[decree.pk]),
        posted(decree, considerations=["bahwa punya orang lain;"]),
    )
    answer = operator.post(reverse("plans:decree_edit", args=[decree.pk]), mine)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "bahwa punya saya;" in shown
    assert "bahwa punya orang lain;" in shown

    mine["seen"] = answer.context["form"].data["seen"]
    operator.post(reverse("plans:decree_edit", args=[decree.pk]), mine)
    assert IkuDecree.objects.get().considerations == ["bahwa punya saya;"]


def test_what_is_missing_stands_on_the_page_and_keeps_it_a_draft(operator, place):
    decree = drawn_up(place)
    page = operator.get(reverse("plans:decree", args=[decree.pk]))
    assert "masih perlu: nomor, tanggal penetapan" in page.content.decode()
    operator.post(
        reverse("plans:decree_issue", args=[decree.pk]), {"seen": page.context["state"]}
    )
    assert not IkuDecree.objects.get().is_issued


def test_a_draft_is_taken_back(operator, place):
    decree = drawn_up(place)
    operator.post(reverse("plans:decree_drop", args=[decree.pk]))
    assert not IkuDecree.objects.exists()


def test_a_reader_sees_the_paper_and_no_buttons(client, place):
    client.force_login(granted(Role.PEMANTAU, place.unit))
    page = client.get(reverse("plans:decree", args=[drawn_up(place).pk])).content.decode()
    assert "Periksa dan tetapkan" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_queries_for_any_number_of_rows(
    rows, operator, place, django_assert_num_queries
):
    for n in range(rows):
        official = OfficialFactory(full_name=f"Pejabat {n}")
        signer = AppointmentFactory(official=official, position=place.camat)
        IkuDecree.objects.create(
            plan=place.indicator.plan, number=f"{n} TAHUN 2025", signer=signer
        )
    operator.get(reverse("plans:decrees"))
    with django_assert_num_queries(7):
        operator.get(reverse("plans:decrees"))
