"""A line that breaks: nothing that was not stored looks as if it were."""

import pytest
from playwright.sync_api import Route, expect

from jenjang.apps.measurement.models import Result
from jenjang.apps.organisation.models import Role
from tests.factories import granted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
GRID = "/pengukuran/?tahun=2025&periode=triwulan-1"


def cut(route: Route) -> None:
    """Let nothing out that was to be stored."""
    if route.request.method == "POST":
        route.abort()
    else:
        route.continue_()


def test_a_figure_that_did_not_arrive_waits_on_the_device_and_is_sent_again(
    open_page, place
):
    page = open_page(granted(Role.OPERATOR, place.unit))
    page.goto(GRID)
    page.route("**/pengukuran/**", cut)
    cell = page.locator("[data-grid] input:not([type=hidden])").first
    cell.fill("88")
    cell.press("Tab")
    expect(page.get_by_role("status")).to_contain_text("1 nilai menunggu di perangkat ini")
    expect(page.get_by_text("● menunggu di perangkat ini")).to_be_visible()
    assert not Result.objects.exists()

    page.unroute("**/pengukuran/**")
    page.get_by_role("button", name="Kirim sekarang").click()
    expect(page.get_by_text("✓ tersimpan")).to_be_visible()
    assert Result.objects.get().value == 88


def test_two_presses_on_a_slow_line_are_one_act(open_page, place):
    page = open_page(granted(Role.ADMIN))
    sent = []
    page.on("request", lambda one: one.method == "POST" and sent.append(one.url))
    page.goto("/tahun/")
    page.locator("#id_year").fill("2026")
    page.get_by_role("button", name="Buka tahun").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tenggat 2026")

    assert len(sent) == 1
