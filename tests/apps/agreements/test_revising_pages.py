"""PK Perubahan on pages."""

import pytest

from jenjang.apps.agreements.models import Agreement, State
from jenjang.apps.agreements.services import draw_up
from jenjang.apps.organisation.models import Role
from jenjang.papers.reading import read
from tests.apps.agreements.season import DAY, YEAR, Season, new_season, plan_target
from tests.apps.agreements.test_revising import hold, of, succeeded
from tests.conftest import made_once
from tests.factories import granted

pytestmark = pytest.mark.django_db


def in_force() -> Season:
    season = new_season()
    for agreement in season.drawn().values():
        hold(agreement)
    return season


world, season = made_once(in_force)


@pytest.fixture
def office(season, client):
    client.force_login(granted(Role.OPERATOR, season.unit))
    return client


def opened(office, season, **given) -> Agreement:
    asked = {"kind": "strategi", "reason": "DPPA ditetapkan"} | given
    response = office.post(f"/perjanjian/{of(season.camat).pk}/perubahan/", asked)
    assert response.status_code == 302
    return of(season.camat)


def test_the_office_opens_a_perubahan_and_sees_murni_beside_it(office, season):
    draft = opened(office, season)

    page = office.get(f"/perjanjian/{draft.pk}/beda/")

    assert (draft.state, draft.revision) == (State.DRAFT, 1)
    assert page.context["is_nothing"]
    assert "DPPA ditetapkan" in page.content.decode()


def test_without_a_kind_or_a_reason_the_form_comes_back(office, season):
    response = office.post(f"/perjanjian/{of(season.camat).pk}/perubahan/", {"reason": ""})

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"kind", "reason"}
    assert Agreement.objects.open().count() == 0


def test_a_raised_target_stands_beside_the_one_before(office, season):
    draft = opened(office, season)
    plan_target(season.satisfaction, "89,00")
    draw_up(unit=season.unit, year=YEAR, day=DAY, by=None, refresh=[draft.pk])

    rows = office.get(f"/perjanjian/{draft.pk}/beda/").context["indicators"]

    (row,) = [one for one in rows if one.mark]
    assert (row.before, row.after, row.remark) == ("87,50", "89,00", "target berubah")


def test_the_page_names_who_must_follow_and_offers_to_open_theirs(office, season):
    succeeded(season)
    draft = opened(office, season, kind="mutasi")

    page = office.get(f"/perjanjian/{draft.pk}/beda/")

    follower = of(season.sekcam)
    assert f"/perjanjian/{follower.pk}/perubahan/" in page.content.decode()
    assert [one.agreement for one in page.context["followers"]] == [
        follower,
        of(season.kasi),
    ]


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_the_annex_is_printed_from_the_same_comparison(office, season, ending):
    draft = opened(office, season)

    content = office.get(f"/perjanjian/{draft.pk}/matriks.{ending}").content

    (paper,) = read(content).documents
    assert paper.year == YEAR


def test_a_paper_that_revises_none_leads_back_to_itself(office, season):
    murni = of(season.camat)

    for address in ("beda/", "matriks.pdf"):
        response = office.get(f"/perjanjian/{murni.pk}/{address}")
        assert response.headers["Location"] == f"/perjanjian/{murni.pk}/"


def test_an_annex_of_another_kind_is_not_there(office, season):
    assert office.get(f"/perjanjian/{of(season.camat).pk}/matriks.exe").status_code == 404


def test_an_official_cannot_open_one_of_his_superior(season, client):
    client.force_login(season.user_of(season.kasi))

    response = client.post(
        f"/perjanjian/{of(season.camat).pk}/perubahan/",
        {"kind": "strategi", "reason": "ingin"},
    )

    assert response.status_code == 403
    assert Agreement.objects.open().count() == 0


@pytest.mark.parametrize("many", [1, 3])
def test_the_comparison_costs_the_same_queries_for_any_number_of_followers(
    office, season, many, django_assert_num_queries
):
    succeeded(season)
    draft = opened(office, season, kind="mutasi")
    if many == 1:
        Agreement.objects.filter(position=season.kasi.position).update(
            state=State.SUPERSEDED
        )

    with django_assert_num_queries(7):
        office.get(f"/perjanjian/{draft.pk}/beda/")


def test_the_paper_in_force_leads_to_its_perubahan_and_its_rencana_aksi(office, season):
    murni = of(season.camat)

    shown = office.get(f"/perjanjian/{murni.pk}/").content.decode()

    assert f"/perjanjian/{murni.pk}/perubahan/" in shown
    assert f"/perjanjian/{murni.pk}/aksi/" in shown


def test_a_perubahan_leads_to_what_it_changes(office, season):
    draft = opened(office, season)

    shown = office.get(f"/perjanjian/{draft.pk}/").content.decode()

    assert f"/perjanjian/{draft.pk}/beda/" in shown
    assert f"/perjanjian/{draft.pk}/perubahan/" not in shown
