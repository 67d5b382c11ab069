"""No page breaks a rule of axe, on a phone or a desk, nor is wider than the screen.

How wide it is, every page is asked; what axe says of it, a page of every kind is asked
here and every page in ``make proof``.
"""

from collections.abc import Iterable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from jenjang.papers.layouts import LAYOUTS
from tests.browser.conftest import DESK, PHONE
from tests.browser.walk import DOORS, address, everything, page_names

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ONLY_WRONGS = {"resultTypes": ["violations"]}  # and not all that is right, at length
ZOOMED = ViewportSize(width=320, height=256)  # a desk at four hundred percent
OF_EVERY_KIND = (  # lists, forms, trees, grids, papers, charts, texts that are written
    "home",
    "organisation:officials",
    "organisation:official",
    "plans:tree",
    "plans:indicator",
    "agreements:detail",
    "intake:detail",
    "measurement:grid",
    "measurement:board",
    "measurement:indicator",
    "measurement:queue",
    "followup:meeting",
    "reports:written",
    "reports:section",
)
WIDTHS = pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["360 px", "1280 px"])


def complaints(page: Page) -> list[str]:
    """Return what axe finds, each with the first place it was found at."""
    found = Axe().run(page, options=ONLY_WRONGS).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than the screen."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wide


def too_wide(page: Page, *viewports: ViewportSize) -> list[int]:
    """Return the widths of the screens that the open page is wider than."""
    wide = []
    for viewport in viewports:
        page.set_viewport_size(viewport)
        if overflow(page) > 0:
            wide.append(viewport["width"])
    return wide


def test_no_page_is_wider_than_the_screen(open_page, place):
    page = open_page(everything(place), viewport=PHONE)
    found = {}
    for name in page_names():
        page.goto(address(name, place))
        found[name] = too_wide(page, PHONE, ZOOMED, DESK)
        page.set_viewport_size(PHONE)

    assert {name: wide for name, wide in found.items() if wide} == {}


@WIDTHS
def test_pages_of_every_kind(open_page, place, viewport):
    assert wrong(open_page, place, OF_EVERY_KIND, viewport) == {}


@pytest.mark.proof
@WIDTHS
def test_all_pages(open_page, place, viewport):
    assert wrong(open_page, place, page_names(), viewport) == {}


def wrong(
    open_page, place, names: Iterable[str], viewport: ViewportSize
) -> dict[str, list[str]]:
    """Return what axe finds on those pages as they are laid out on such a screen."""
    page = open_page(everything(place), viewport=viewport)
    found = {}
    for name in names:
        page.goto(address(name, place))
        found[name] = complaints(page)
    return {name: said for name, said in found.items() if said}


@pytest.mark.parametrize(
    "viewport",
    [PHONE, pytest.param(DESK, marks=pytest.mark.proof)],
    ids=["360 px", "1280 px"],
)
def test_a_paper_in_every_layout(open_page, place, viewport):
    page = open_page(everything(place), viewport=viewport)
    found = {}
    for layout in (one.key for one in LAYOUTS):
        page.goto(f"{address('agreements:detail', place)}?bentuk={layout}")
        found[layout] = (complaints(page), overflow(page) > 0)

    assert {layout: one for layout, one in found.items() if one != ([], False)} == {}


@WIDTHS
def test_pages_before_the_door(open_page, place, viewport):
    page = open_page(viewport=viewport)
    found = {}
    for name in DOORS:
        page.goto(address(name, place))
        found[name] = (complaints(page), overflow(page) > 0)

    assert {name: one for name, one in found.items() if one != ([], False)} == {}


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
