"""Moving nodes in a real browser: by dragging the handle, by its keys, and back again."""

import pytest
from playwright.sync_api import Page, expect

from jenjang.apps.organisation.models import Role
from tests.apps.plans.drawn import Drawn
from tests.browser.conftest import PHONE
from tests.factories import granted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TOP, FIRST = "Meningkatnya kualitas pelayanan", "Meningkatnya pelayanan publik"
SECOND, LOW = "Meningkatnya ketenteraman", "Terlaksananya pelayanan"
WHOLE = [[TOP, [FIRST, [LOW]], [SECOND]]]


@pytest.fixture
def drawn(transactional_db: None) -> Drawn:
    """Return a draft Renstra, seen by the live server too."""
    return Drawn()


def opened(open_page, drawn: Drawn, **how: object) -> Page:
    page = open_page(granted(Role.OPERATOR, drawn.unit), **how)
    page.goto(f"/rencana/{drawn.plan.pk}/pohon/")
    return page


def grip(page: Page, text: str):
    return page.get_by_role("button", name=f"Geser {text}", exact=True)


def test_a_node_is_dragged_under_another_and_taken_back(open_page, drawn):
    page = opened(open_page, drawn)
    row = page.locator(f"#o{drawn.second.pk}")
    grip(page, LOW).drag_to(row, target_position={"x": 80, "y": 20})

    expect(page.locator("#pesan")).to_contain_text("Sasaran dipindahkan.")
    assert drawn.tree() == [[TOP, [FIRST], [SECOND, [LOW]]]]

    page.get_by_role("button", name="Urungkan: memindahkan sasaran").click()
    expect(page.locator("#pesan")).to_contain_text("diurungkan")
    assert drawn.tree() == WHOLE


def test_a_node_goes_by_keys_and_stays_in_hand(open_page, drawn):
    page = opened(open_page, drawn)
    grip(page, SECOND).focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#pesan")).to_contain_text("Sasaran dipindahkan.")
    assert drawn.tree() == [[TOP, [SECOND], [FIRST, [LOW]]]]
    expect(grip(page, SECOND)).to_be_focused()

    page.keyboard.press("ArrowDown")
    expect(page.locator("tbody tr").nth(2)).to_contain_text(FIRST)
    page.keyboard.press("ArrowRight")
    expect(page.locator(f"#o{drawn.second.pk}")).to_have_class("o d2")
    assert drawn.tree() == [[TOP, [FIRST, [LOW], [SECOND]]]]

    for _ in range(3):
        undo = page.get_by_role("button", name="Urungkan: memindahkan sasaran")
        undo.click()
        expect(page.locator("#pesan")).to_contain_text("diurungkan")
        page.reload()
    assert drawn.tree() == WHOLE


def test_without_script_a_node_moves_by_the_forms_of_its_page(open_page, drawn):
    page = opened(open_page, drawn, java_script_enabled=False)
    expect(grip(page, LOW)).to_be_hidden()
    page.get_by_role("link", name=f"Ubah sasaran {LOW}").click()
    page.get_by_text("Pindahkan", exact=True).first.click()
    page.get_by_role("button", name="← Keluar").click()

    assert drawn.tree() == [[TOP, [FIRST], [LOW], [SECOND]]]
    expect(page.locator("#pesan")).to_contain_text("Sasaran dipindahkan.")


def test_on_a_phone_a_line_is_a_slip_and_nothing_is_wider_than_the_screen(open_page, drawn):
    page = opened(open_page, drawn, viewport=PHONE)

    expect(page.get_by_role("link", name=f"Ubah sasaran {LOW}")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
