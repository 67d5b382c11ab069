"""January on a phone and on a desk: drawn up, edited by two, approved with one tap."""

import datetime as dt

import pytest

from jenjang.apps.agreements.models import Agreement, State
from jenjang.apps.organisation.models import Role
from jenjang.apps.plans.models import Stage
from tests.apps.agreements.season import Season, new_season, plan_target
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_accessibility import complaints, overflow
from tests.factories import granted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = pytest.mark.parametrize(
    "viewport",
    [PHONE, pytest.param(DESK, marks=pytest.mark.proof)],
    ids=["360 px", "1280 px"],
)
KASI = "Kepala Seksi Pemerintahan"


@pytest.fixture
def season(transactional_db: None) -> Season:
    return new_season()


def pages_of(papers: dict[str, Agreement]) -> list[str]:
    """Return the pages of drafts, one edited, one submitted, one approved."""
    kasi, sekcam = papers[KASI], papers["Sekretaris Camat"]
    return [
        "/perjanjian/susun/",
        "/perjanjian/",
        "/perjanjian/menunggu/",
        f"/perjanjian/{kasi.pk}/",
        f"/perjanjian/{kasi.pk}/ubah/",
        f"/perjanjian/{sekcam.pk}/",
    ]


@WIDTHS
def test_no_page_of_papers_on_their_way_breaks_a_rule(open_page, season, viewport):
    papers = season.drawn()
    plan_target(season.forum, "20", Stage.RENJA)
    Agreement.objects.filter(position__name="Sekretaris Camat").update(
        state=State.SUBMITTED, submitted_at=dt.datetime(2025, 1, 7, tzinfo=dt.UTC)
    )
    user = season.user_of(season.camat, Role.KEPALA)
    user.grants.create(role=Role.OPERATOR, unit=season.unit, since=dt.date(2025, 1, 1))
    page = open_page(user, viewport=viewport)
    found = {}
    for address in pages_of(papers):
        page.goto(address)
        found[address] = (complaints(page), overflow(page) > 0)

    assert {name: one for name, one in found.items() if one != ([], False)} == {}


@WIDTHS
def test_the_later_of_two_sees_both_and_chooses(open_page, season, viewport):
    kasi = season.drawn()[KASI]
    address, field = f"/perjanjian/{kasi.pk}/ubah/", f"i{season.forum.pk}-target"
    first = open_page(granted(Role.OPERATOR, season.unit), viewport=viewport)
    second = open_page(granted(Role.OPERATOR, season.unit), viewport=viewport)
    for page, target in ((first, "14"), (second, "15")):
        page.goto(address)
        page.fill(f"[name={field}]", target)
    first.click("text=Simpan")
    second.click("text=Simpan")

    refusal = second.locator(".refusal").inner_text()
    assert refusal.startswith("Draf ini disimpan orang lain")
    assert "Tersimpan sekarang: 14" in second.locator(".stored").inner_text()
    assert complaints(second) == []
    assert overflow(second) <= 0
    second.check(f"[name=tersimpan][value={field}]")
    second.click("main button:text('Simpan')")
    kasi.refresh_from_db()
    assert kasi.document["objectives"][0]["indicators"][0]["target_text"] == "14"


def test_the_camat_approves_on_his_phone_with_one_tap(open_page, season):
    kasi = season.drawn()[KASI]
    Agreement.objects.filter(pk=kasi.pk).update(
        state=State.SUBMITTED, submitted_at=dt.datetime(2025, 1, 7, tzinfo=dt.UTC)
    )
    page = open_page(season.user_of(season.camat, Role.KEPALA), viewport=PHONE)
    page.goto("/perjanjian/menunggu/")

    page.click("text=Setujui")

    assert "Tidak ada perjanjian yang menunggu" in page.locator("main").inner_text()
    kasi.refresh_from_db()
    assert kasi.state == State.APPROVED
