"""What every page has: its policy, its frame, its error pages, its health."""

import re
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory

import jenjang.web
from jenjang.apps.organisation.access import scope
from jenjang.apps.organisation.context import frame
from jenjang.apps.organisation.models import Role
from jenjang.core.values import Refused
from tests.factories import UnitFactory, granted
from tests.web.place import furnished_unit

pytestmark = pytest.mark.django_db
PACKAGE = Path(jenjang.web.__file__).parent.parent
INLINE = (
    r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son(?:click|change|submit|load|input)=|hx-on"
)
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))


def test_the_style_sheet_is_under_20_kb():
    sheet = PACKAGE / "web" / "static" / "jenjang" / "jenjang.css"

    assert sheet.stat().st_size < 20_000


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_holds_a_script_or_a_style_of_its_own(template):
    text = template.read_text()

    assert re.findall(INLINE, text) == []


def test_the_policy_allows_no_inline_script_or_style(operator):
    policy = operator.get("/pejabat/").headers["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_the_frame_costs_three_queries(place, django_assert_num_queries):
    UnitFactory.create_batch(3)
    request = RequestFactory().get("/lainnya/")
    request.user = granted(Role.PEMBINA)
    request.session = {}

    with django_assert_num_queries(3):
        frame(request)


def test_the_menu_shows_what_the_rules_allow(operator):
    shown = [link.url for link in operator.get("/pejabat/").context["menu"]]

    assert "/pejabat/" in shown
    assert "/pengguna/" not in shown


def test_of_the_groups_of_the_menu_that_of_the_page_stands_open(operator):
    rail = operator.get("/pejabat/").content.decode().partition("</nav>")[0]

    opened = re.findall(r'<details class="rest" open><summary>([^<]+)', rail)

    assert opened == ["Pengelolaan"]
    assert rail.index("Pengelolaan") < rail.index('aria-current="page"')
    assert rail.count("<summary>") == len(set(re.findall(r"<summary>([^<]+)", rail)))


def test_the_chosen_unit_stays_chosen(place, signed_in):
    second = furnished_unit("Kecamatan Tirtasari").unit
    client = signed_in(Role.PEMBINA)

    client.get(f"/pejabat/?unit={second.pk}")

    assert client.get("/pejabat/").context["scope"].unit == second


def test_a_year_that_is_not_open_is_not_chosen(operator):
    assert operator.get("/pejabat/?tahun=1999").context["scope"].year == 2025


def test_a_unit_of_others_is_refused(place, operator):
    elsewhere = UnitFactory(name="Kecamatan Wanasari")

    assert operator.get(f"/pejabat/?unit={elsewhere.pk}").status_code == 403


def test_nothing_is_known_of_who_is_not_signed_in(place, client):
    client.get("/masuk/")
    request = RequestFactory().get("/")
    request.user = client.get("/masuk/").context["user"]

    assert scope(request).units == ()


@pytest.mark.parametrize(
    ("path", "status", "heading"),
    [
        ("/tidak-ada/", 404, "Halaman tidak ditemukan"),
        ("/pengguna/", 403, "Anda tidak berwenang membuka halaman ini"),
    ],
)
def test_an_error_page_says_what_to_do(operator, path, status, heading):
    response = operator.get(path)

    assert response.status_code == status
    assert heading in response.content.decode()


def test_a_fault_shows_our_page_and_nothing_of_the_fault(operator, monkeypatch):
    def broken(*_: object) -> None:
        raise RuntimeError("rahasia")

    monkeypatch.setattr("jenjang.apps.organisation.views.people._tree", broken)
    operator.raise_request_exception = False

    response = operator.get("/pejabat/")

    assert response.status_code == 500
    assert "Terjadi galat di layanan" in response.content.decode()
    assert "rahasia" not in response.content.decode()


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "part"])
def test_a_refusal_nobody_answered_for_is_told_in_its_sentence(
    operator, monkeypatch, headers
):
    def refused(*_: object) -> None:
        raise Refused("Isian ini sudah diubah orang lain; muat ulang.")

    monkeypatch.setattr("jenjang.apps.organisation.views.people._tree", refused)

    response = operator.get("/pejabat/", headers=headers)

    assert response.status_code == 409
    assert "Isian ini sudah diubah orang lain; muat ulang." in response.content.decode()


def test_a_form_without_its_token_is_refused_in_our_words(place):
    response = Client(enforce_csrf_checks=True).post("/masuk/", {"login": "x"})

    assert response.status_code == 403
    assert "Halaman ini sudah terlalu lama terbuka" in response.content.decode()


def test_health_answers_200_with_the_database(client):
    assert client.get("/healthz").status_code == 200


def test_health_answers_503_without_the_database(client, monkeypatch):
    def gone(*_: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", gone)

    assert client.get("/healthz").status_code == 503


def test_an_answer_carries_the_id_of_its_request(client):
    given = client.get("/healthz", headers={"X-Request-ID": "proksi-12345"})

    assert given.headers["X-Request-ID"] == "proksi-12345"


def test_a_sign_in_page_is_never_swapped_into_a_cell(place, client):
    response = client.get("/pejabat/", headers={"HX-Request": "true"})

    assert response.headers["HX-Redirect"] == "/masuk/?next=/pejabat/"
