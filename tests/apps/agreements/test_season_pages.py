"""The pages from drawing up to signature: list, form, decisions, what waits for whom."""

import json

import pytest
from django.test import Client

from jenjang.apps.agreements.models import Agreement, State
from jenjang.apps.agreements.snapshots import document_of
from jenjang.apps.organisation.models import Role
from jenjang.apps.plans.models import Stage
from tests.apps.agreements.season import new_season, plan_target
from tests.conftest import made_once
from tests.factories import granted

pytestmark = pytest.mark.django_db
KASI = "Kepala Seksi Pemerintahan"


world, season = made_once(new_season)


def visiting(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def office(season) -> Client:
    return visiting(granted(Role.OPERATOR, season.unit))


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def form_of(client: Client, paper: Agreement) -> dict[str, str]:
    """Return what a browser would post of the draft's form, unchanged."""
    page = client.get(f"/perjanjian/{paper.pk}/ubah/")
    seen = json.loads(page.context["seen"])
    ticked = {name: value for name, value in seen.items() if value or name[-3:] != "-in"}
    return {"versi": str(paper.version), "dilihat": page.context["seen"], **ticked}


def test_drawing_up_says_beforehand_who_gets_what_and_who_nothing(office, season):
    page = text_of(office.get("/perjanjian/susun/"))

    assert "Susun 3 perjanjian" in page
    assert "Jabatan ini kosong pada" in page


def test_one_press_draws_up_all(office, season):
    page = text_of(office.post("/perjanjian/susun/jalankan/", follow=True))

    assert "3 perjanjian disusun dari rencana." in page
    assert "Pengolah Data: Jabatan ini kosong pada" in page
    assert "Draf: 3" in page


def test_a_changed_plan_is_told_in_the_list_and_on_the_paper(office, season):
    kasi = season.drawn()[KASI]
    plan_target(season.forum, "20", Stage.RENJA)

    assert text_of(office.get("/perjanjian/")).count("rencana berubah sejak disusun") == 1
    page = text_of(office.get(f"/perjanjian/{kasi.pk}/"))
    assert "Target “Jumlah forum”: 12, sekarang 20." in page
    assert "Target dalam rencana: 20." in page


def test_a_draft_is_edited_and_what_disagrees_stands_beside_the_field(office, season):
    kasi = season.drawn()[KASI]
    key = f"i{season.forum.pk}"
    form = form_of(office, kasi) | {f"{key}-target": "10", f"{key}-note": "Per triwulan"}

    answer = office.post(f"/perjanjian/{kasi.pk}/ubah/", form)

    assert answer.status_code == 302
    ((_, _, indicator),) = document_of(Agreement.objects.get(pk=kasi.pk)).indicators()
    assert (indicator.target_text, indicator.target_note) == ("10", "Per triwulan")
    page = office.get(f"/perjanjian/{kasi.pk}/ubah/")
    (row,) = page.context["rows"]
    assert row["lines"][0]["target"].notes == ("Target dalam rencana: 12.",)


def test_an_indicator_left_out_can_be_taken_in_again(office, season):
    sekcam = season.drawn()["Sekretaris Camat"]
    form = form_of(office, sekcam)
    del form[f"i{season.salaries.pk}-in"]
    office.post(f"/perjanjian/{sekcam.pk}/ubah/", form)
    sekcam.refresh_from_db()
    assert list(document_of(sekcam).indicators()) == []

    form = form_of(office, sekcam) | {f"i{season.salaries.pk}-in": "1"}
    office.post(f"/perjanjian/{sekcam.pk}/ubah/", form)

    sekcam.refresh_from_db()
    assert len(list(document_of(sekcam).indicators())) == 1
    assert sekcam.commitments.get().indicator == season.salaries


def test_the_later_of_two_editors_sees_both_and_chooses(season):
    kasi = season.drawn()[KASI]
    first = visiting(granted(Role.OPERATOR, season.unit))
    second = visiting(granted(Role.VERIFIKATOR, season.unit))
    target, place = f"i{season.forum.pk}-target", "place"
    theirs, mine = form_of(first, kasi), form_of(second, kasi)
    first.post(f"/perjanjian/{kasi.pk}/ubah/", theirs | {target: "10", place: "Sukamaju"})

    told = second.post(f"/perjanjian/{kasi.pk}/ubah/", mine | {target: "15"})

    assert told.status_code == 409
    assert "disimpan orang lain" in text_of(told)
    (row,) = told.context["rows"]
    both = row["lines"][0]["target"]
    assert (both.value, both.stored) == ("15", "10")
    assert (told.context["place"].value, told.context["place"].stored) == (
        "Sukamaju",
        "Sukamaju",
    )
    kasi.refresh_from_db()
    again = form_of(second, kasi) | {target: "15"}
    second.post(f"/perjanjian/{kasi.pk}/ubah/", again)
    kasi.refresh_from_db()
    document = document_of(kasi)
    assert document.place == "Sukamaju"
    assert [one.target_text for _, _, one in document.indicators()] == ["15"]


def test_the_later_editor_may_take_what_is_stored(season):
    kasi = season.drawn()[KASI]
    client = visiting(granted(Role.OPERATOR, season.unit))
    target = f"i{season.forum.pk}-target"
    mine = form_of(client, kasi)
    client.post(f"/perjanjian/{kasi.pk}/ubah/", mine | {target: "10"})

    client.post(
        f"/perjanjian/{kasi.pk}/ubah/",
        mine | {target: "15", "tersimpan": target, "place": "Sukamaju", "versi": "1"},
    )

    kasi.refresh_from_db()
    document = document_of(kasi)
    assert document.place == "Sukamaju"
    assert [one.target_text for _, _, one in document.indicators()] == ["10"]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("date", "2025-02-30", "tidak ada; pilih dari kalender"),
        ("order", "x", "bukan angka"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_lost(
    office, season, name, value, sentence
):
    kasi = season.drawn()[KASI]
    field = "date" if name == "date" else f"o{season.forum.objective.pk}-order"

    page = office.post(
        f"/perjanjian/{kasi.pk}/ubah/",
        form_of(office, kasi) | {field: value, "place": "Sukamaju"},
    )

    assert sentence in text_of(page)
    assert page.context["place"].value == "Sukamaju"
    kasi.refresh_from_db()
    assert kasi.version == 0


def test_all_are_submitted_and_approved_together(office, season):
    papers = season.drawn()
    ticked = [f"{one.pk}:{one.version}" for one in papers.values()]
    camat = visiting(season.user_of(season.camat, Role.KEPALA))

    page = office.post("/perjanjian/bersama/ajukan/", {"pilih": ticked}, follow=True)
    assert "3 perjanjian diajukan." in text_of(page)
    page = camat.post("/perjanjian/bersama/setujui/", {"pilih": ticked}, follow=True)

    assert "2 perjanjian disetujui." in text_of(page)
    states = {one.position.name: one.state for one in Agreement.objects.all()}
    assert states == {
        "Camat": State.SUBMITTED,
        "Sekretaris Camat": State.APPROVED,
        KASI: State.APPROVED,
    }


def test_what_waits_is_shown_to_who_decides_and_to_nobody_else(office, season):
    papers = season.drawn()
    Agreement.objects.update(state=State.SUBMITTED)
    camat = visiting(season.user_of(season.camat, Role.KEPALA))
    pembina = visiting(granted(Role.PEMBINA))

    def waiting(client: Client) -> set[str]:
        rows = client.get("/perjanjian/menunggu/").context["rows"]
        return {one.position.name for one, _ in rows}

    assert waiting(camat) == {"Sekretaris Camat", KASI}
    assert waiting(pembina) == {"Camat"}
    assert waiting(office) == set()
    answer = camat.post(
        f"/perjanjian/{papers[KASI].pk}/kembalikan/",
        {"reason": "Target terlalu rendah", "kembali": "/perjanjian/menunggu/"},
    )
    assert answer["Location"] == "/perjanjian/menunggu/"
    assert waiting(camat) == {"Sekretaris Camat"}
    assert "Target terlalu rendah" in text_of(office.get(f"/perjanjian/{papers[KASI].pk}/"))


def test_a_way_back_to_another_site_is_not_taken(office, season):
    kasi = season.drawn()[KASI]

    answer = office.post(
        f"/perjanjian/{kasi.pk}/ajukan/",
        {"versi": "0", "kembali": "https://contoh.invalid/"},
    )

    assert answer["Location"] == f"/perjanjian/{kasi.pk}/"


def test_an_issued_paper_is_handed_out_as_the_very_pdf(office, season):
    papers = season.drawn()
    kasi = papers[KASI]
    Agreement.objects.update(state=State.APPROVED)

    page = office.post(f"/perjanjian/{kasi.pk}/terbitkan/", follow=True)

    assert "Perjanjian atasan (Camat) belum berlaku" in text_of(page)
    assert "menunggu tanda tangan" in text_of(page)
    first = office.get(f"/perjanjian/{kasi.pk}/pk.pdf").getvalue()
    kasi.refresh_from_db()
    assert kasi.issued_sha256 == kasi.issued_pdf.sha256
    assert first == office.get(f"/perjanjian/{kasi.pk}/pk.pdf").getvalue()


def test_a_deleted_draft_is_gone_from_the_list(office, season):
    kasi = season.drawn()[KASI]

    page = office.post(f"/perjanjian/{kasi.pk}/hapus/", follow=True)

    assert "riwayatnya tetap ada" in text_of(page)
    assert {row.paper.position.name for row in page.context["rows"]} == {
        "Camat",
        "Sekretaris Camat",
    }


@pytest.mark.parametrize("papers", [1, 3])
def test_the_list_costs_the_same_queries_for_any_number_of_rows(
    office, season, papers, django_assert_max_num_queries
):
    season.drawn()
    kept = list(Agreement.objects.values_list("pk", flat=True)[:papers])
    Agreement.objects.exclude(pk__in=kept).delete()
    office.get("/perjanjian/")

    with django_assert_max_num_queries(15) as asked:
        page = office.get("/perjanjian/")

    assert len(page.context["rows"]) == papers
    assert len(asked.captured_queries) == 14


@pytest.mark.parametrize("papers", [1, 3])
def test_what_waits_costs_the_same_queries_for_any_number_of_rows(
    season, papers, django_assert_num_queries
):
    season.drawn()
    camat = visiting(granted(Role.PEMBINA))
    kept = list(Agreement.objects.values_list("pk", flat=True)[:papers])
    Agreement.objects.filter(pk__in=kept).update(state=State.SUBMITTED)
    camat.get("/perjanjian/menunggu/")

    with django_assert_num_queries(7):
        camat.get("/perjanjian/menunggu/")
