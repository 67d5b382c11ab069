"""No page breaks a rule of axe, on a phone or a desk, nor is wider than the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from jenjang.papers.layouts import LAYOUTS
from tests.browser.conftest import DESK, PHONE
from tests.browser.walk import DOORS, address, everything, page_names

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["360 px", "1280 px"])


def complaints(page: Page) -> list[str]:
    """Return what axe finds, each with the first place it was found at."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than the screen."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wide


@WIDTHS
def test_all_pages(open_page, place, viewport):
    page = open_page(everything(place), viewport=viewport)
    found = {}
    for name in page_names():
        page.goto(address(name, place))
        found[name] = (complaints(page), overflow(page) > 0)

    assert {name: one for name, one in found.items() if one != ([], False)} == {}


def test_four_hundred_percent_on_a_desk_loses_nothing(open_page, place):
    page = open_page(everything(place), viewport=ViewportSize(width=320, height=256))
    wide = {}
    for name in page_names():
        page.goto(address(name, place))
        wide[name] = overflow(page)

    assert {name: by for name, by in wide.items() if by > 0} == {}


@WIDTHS
@pytest.mark.parametrize("layout", [one.key for one in LAYOUTS])
def test_a_paper_in_every_layout(open_page, place, viewport, layout):
    page = open_page(everything(place), viewport=viewport)
    page.goto(f"{address('agreements:detail', place)}?bentuk={layout}")

    assert complaints(page) == []
    assert overflow(page) <= 0


@WIDTHS
@pytest.mark.parametrize("name", DOORS)
def test_pages_before_the_door(open_page, place, viewport, name):
    page = open_page(viewport=viewport)
    page.goto(address(name, place))

    assert complaints(page) == []
    assert overflow(page) <= 0


@WIDTHS
def test_the_first_page_of_all(open_page, viewport):
    page = open_page(viewport=viewport)
    page.goto("/mulai/")

    assert complaints(page) == []
    assert overflow(page) <= 0


@WIDTHS
def test_an_error_page(open_page, place, viewport):
    page = open_page(everything(place), viewport=viewport)
    page.goto("/tidak-ada/")

    assert complaints(page) == []


@WIDTHS
def test_a_form_that_comes_back_with_errors(open_page, place, viewport):
    page = open_page(everything(place), viewport=viewport)
    page.goto("/pengguna/baru/")
    page.get_by_role("button", name="Buat akun").click()
    page.get_by_text("Bidang ini tidak boleh kosong").first.wait_for()

    assert complaints(page) == []
