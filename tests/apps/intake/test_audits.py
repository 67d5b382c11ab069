"""What was read is audited before it is adopted, and nothing is corrected by itself."""

import datetime as dt
from dataclasses import replace
from functools import cache

import pytest

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.agreements.services import Promised, put_in_force, stops_signing
from jenjang.apps.findings.models import Audit, Finding
from jenjang.apps.findings.services import settle
from jenjang.apps.findings.snapshots import grouped, review_note, shown
from jenjang.apps.history.models import Entry
from jenjang.apps.intake import child
from jenjang.apps.intake.models import Transcript, Upload, UploadState
from jenjang.apps.intake.reading import audit_apart, read_apart
from jenjang.apps.intake.services import (
    adopt,
    audit_again,
    audit_together,
    audits,
    corrections,
    read_upload,
)
from jenjang.apps.organisation.models import Role
from jenjang.core.values import Refused
from jenjang.papers import document as paper
from jenjang.papers.document import Budget
from jenjang.papers.readers.apart import Limits
from jenjang.papers.reading import read
from jenjang.papers.writing import write
from tests.factories import UnitFactory, granted
from tests.web.place import Place, paper_of

pytestmark = pytest.mark.usefixtures("read_once")

MOST_QUERIES = 14
TOTAL = "documents[0].budget_total"
WRITTEN = 2_600_000_000
ADDED_UP = "2.647.860.000"


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path, place):
    settings.DATA = tmp_path


def wrong(place: Place, year: int = 2026, total: int = WRITTEN) -> bytes:
    """Return a paper whose total is not the sum of its programs."""
    document = paper_of(place.unit, place.camat, place.appointment, year=year)
    budgets = (
        *document.budgets,
        Budget("program", "Program Pemberdayaan Masyarakat Desa", 300_000_000),
    )
    return in_word(replace(document, budgets=budgets, budget_total_idr=total))


@cache
def in_word(document: paper.Agreement) -> bytes:
    """Return the paper as Word: the same bytes for the same paper."""
    return write(document, to="docx")


def taken_in(place: Place, content: bytes | None = None, name: str = "pk.docx") -> Upload:
    return read_upload(content=content or wrong(place), name=name, by=None, unit=place.unit)


def found(upload: Upload) -> list[tuple[str, str]]:
    rows = Finding.objects.of_subject(upload)
    return [(one.rule, one.state) for one in rows.filter(rule="R01")]


def test_a_reading_brings_what_the_auditor_found_with_its_unit_year_and_places(place):
    upload = taken_in(place)

    finding = Finding.objects.of_subject(upload).get(rule="R01")

    assert (finding.unit, finding.year, finding.state) == (place.unit, 2026, "terbuka")
    assert finding.is_certain
    assert ADDED_UP in finding.message
    assert {one["file"] for one in finding.places} == {"pk.docx"}
    assert upload.reading.keys() == {"documents", "problems"}
    assert Transcript.objects.get(upload=upload).blocks


def test_a_reading_outlives_an_auditor_that_stumbles(monkeypatch, place):
    def stumble(_papers):
        raise ZeroDivisionError

    monkeypatch.setattr(child, "audit", stumble)
    said = child.what_is_found(read(wrong(place), "pk.docx"), "pk.docx")

    assert said["findings"] is None
    assert said["blocks"]


def test_a_reading_without_an_audit_is_kept_and_says_so(monkeypatch, place, operator):
    def unaudited(content, name):
        return read_apart(content, name) | {"findings": None}

    monkeypatch.setattr("jenjang.apps.intake.services.uploads.read_apart", unaudited)
    upload = taken_in(place)

    said = operator.get(f"/dokumen/{upload.pk}/").content.decode()

    assert upload.state == UploadState.READ
    assert "terbaca, tetapi belum dapat diperiksa" in said
    audit_again(upload_id=upload.pk, by=None)
    assert found(upload) == [("R01", "terbuka")]


def test_an_auditor_that_asks_for_too_much_is_refused_in_one_sentence(place):
    paper = {"file": "pk.docx", "blocks": [{"is": "Unknown"}], "documents": []}

    with pytest.raises(Refused, match="pemeriksaan otomatisnya terhenti"):
        audit_apart([paper], Limits(cpu_seconds=20))


def test_a_corrected_fact_is_audited_anew_and_the_same_facts_are_not(place):
    upload = taken_in(place)
    audit_again(upload_id=upload.pk, by=None)
    assert Audit.objects.filter(subject_label="pk.docx").count() == 1

    corrections.settle_fact(
        upload_id=upload.pk, path=TOTAL, typed=ADDED_UP, version=0, by=None
    )
    audit_again(upload_id=upload.pk, by=None)

    assert Audit.objects.filter(subject_label="pk.docx").count() == 2
    assert Finding.objects.of_subject(upload).filter(rule="R01").exists()


def test_the_review_page_shows_what_was_found_after_the_doubts(place, operator):
    upload = taken_in(place)

    response = operator.get(f"/dokumen/{upload.pk}/")

    said = response.content.decode()
    shown = response.context["found"]
    assert said.index('id="ragu"') < said.index('id="temuan"')
    assert shown.summary == "2 temuan dari 2 sebab"
    (root, _) = [cause.root for cause in shown.causes]
    assert root.card.finding.rule == "R01"
    assert [spot.page for spot in root.where] == [2, 2, 2]
    assert f'data-lights="{root.where[0].key}"' in said
    assert "Jenis</span>" not in said


def test_more_than_ten_findings_can_be_filtered(place, operator):
    upload = taken_in(place)
    one = Finding.objects.of_subject(upload).get(rule="R01")
    for n in range(10):
        one.pk, one.fingerprint, one.rule, one.is_certain = None, f"f{n}", "R02", False
        one.save()

    page = f"/dokumen/{upload.pk}/"

    assert "Jenis</span>" in operator.get(page).content.decode()
    asked = operator.get(f"{page}?kepastian=tanya").context["found"]
    assert {cause.root.card.finding.rule for cause in asked.causes} == {"R02"}
    only = operator.get(f"{page}?aturan=R01&jenis=salah+hitung").context["found"]
    assert [cause.root.card.finding.rule for cause in only.causes] == ["R01"]


def test_the_pages_ask_the_database_a_fixed_number_of_times(
    place, operator, django_assert_max_num_queries
):
    upload = taken_in(place)
    for path in (f"/dokumen/{upload.pk}/", "/dokumen/"):
        operator.get(path)
        with django_assert_max_num_queries(MOST_QUERIES):
            operator.get(path)


def test_what_is_of_no_unit_is_seen_by_who_sees_all_units(client, place):
    upload = read_upload(content=wrong(place), name="pk.docx", by=None)

    client.force_login(granted(Role.OPERATOR, place.unit))
    assert client.get(f"/dokumen/{upload.pk}/").status_code == 404
    finding = Finding.objects.of_subject(upload).get(rule="R01")
    settling = {"state": "diperbaiki", "seen": "terbuka"}
    assert client.post(f"/temuan/{finding.pk}/putusan/", settling).status_code == 404
    client.force_login(granted(Role.PEMBINA))
    assert client.get(f"/dokumen/{upload.pk}/").context["found"].count == 2
    assert client.post(f"/temuan/{finding.pk}/putusan/", settling).status_code == 302


def test_adopting_in_spite_of_a_certain_finding_is_asked_about(place, operator):
    upload = taken_in(place)
    page, act = f"/dokumen/{upload.pk}/perubahan/", f"/dokumen/{upload.pk}/adopsi/"
    meant = {"tetap": "1"}

    said = operator.get(page).content.decode()
    assert "dengan 1 temuan pasti yang masih terbuka" in said
    assert "tetap itulah yang ditandatangani" in said

    for typed in (meant, meant | {"temuan": "0"}):
        answered = operator.post(act, typed, follow=True).content.decode()
        assert "Masih ada temuan yang pasti" in answered
    assert not Agreement.objects.filter(year=2026).exists()
    operator.post(act, meant | {"temuan": "1"})

    assert Agreement.objects.get(year=2026).document["budget_total"] == WRITTEN
    assert found(upload) == [("R01", "terbuka")]


def test_a_settled_finding_does_not_ask(place, operator):
    upload = taken_in(place)
    finding = Finding.objects.of_subject(upload).get(rule="R01")
    settle(finding_id=finding.pk, state="diterima", reason="Sudah ditandatangani.", by=None)

    operator.post(f"/dokumen/{upload.pk}/adopsi/", {"tetap": "1"})

    assert Agreement.objects.filter(year=2026).exists()


def test_findings_go_to_the_unit_that_adopting_names(place):
    upload = read_upload(content=wrong(place), name="pk.docx", by=None)
    assert Finding.objects.of_subject(upload).get(rule="R01").unit is None

    adopt(upload_id=upload.pk, by=granted(Role.PEMBINA))

    assert Finding.objects.of_subject(upload).get(rule="R01").unit == place.unit


def test_files_held_together_keep_what_is_found_where_its_root_stands(place, operator):
    first = taken_in(place)
    second = taken_in(place, wrong(place, 2025, 2_500_000_000), "pk-2025.docx")
    before = Audit.objects.count()

    chosen = {"upload": [first.pk, second.pk]}
    answer = operator.post("/dokumen/periksa-bersama/", chosen, follow=True)

    assert "2 berkas dibandingkan" in answer.content.decode()
    assert Audit.objects.count() == before + 2
    for upload in (first, second):
        rows = Finding.objects.of_subject(upload)
        assert {one.places[0]["file"] for one in rows} == {upload.name}
    assert Entry.objects.filter(action="upload.compared").count() == 2
    assert list(first.transcript.beside.all()) == [second]


def test_a_correction_is_audited_beside_the_files_it_was_compared_with(place, monkeypatch):
    uploads = [taken_in(place), taken_in(place, wrong(place, 2025), "pk-2025.docx")]
    audit_together(uploads=uploads, by=None)
    held: list[list[str]] = []

    def listen(papers):
        held.append([one["file"] for one in papers])
        return []

    monkeypatch.setattr(audits, "audit_apart", listen)
    corrections.settle_fact(
        upload_id=uploads[0].pk, path=TOTAL, typed=ADDED_UP, version=0, by=None
    )
    audit_again(upload_id=uploads[0].pk, by=None)

    assert held == [["pk.docx", "pk-2025.docx"]]


def test_one_file_and_files_of_two_units_are_not_compared(place, operator):
    upload = taken_in(place)
    other = read_upload(
        content=wrong(place, 2025), name="lain.docx", by=None, unit=UnitFactory()
    )

    alone = operator.post("/dokumen/periksa-bersama/", {"upload": [upload.pk]}, follow=True)
    hidden = {"upload": [upload.pk, other.pk]}
    unseen = operator.post("/dokumen/periksa-bersama/", hidden, follow=True)

    for answer in (alone, unseen):
        assert "Pilih 2 sampai 12 berkas" in answer.content.decode()
    with pytest.raises(Refused, match="dari satu unit"):
        audit_together(uploads=[upload, other], by=None)


def test_the_note_names_a_file_once_and_its_places_under_it(place):
    upload = taken_in(place)
    rows = Finding.objects.of_subject(upload).filter(rule="R01")
    groups = grouped(shown(one, may_settle=False) for one in rows)
    today = dt.date(2026, 11, 2)

    (noted,) = review_note(
        place.unit, 2026, groups, reviewer="Bambang Prakoso", today=today
    ).findings

    assert noted.document == "pk.docx"
    assert noted.places[0] == "halaman 2, tabel 3 baris 4 kolom 3"


def test_what_stops_signing_is_certain_grave_and_open(place):
    document = paper_of(place.unit, place.camat, place.appointment)
    agreement = put_in_force(
        unit=place.unit,
        year=2025,
        revision=1,
        first_party=place.appointment,
        second_party=None,
        signed_on=None,
        layout="national",
        document=replace(document, revision=1, budget_total_idr=WRITTEN),
        promised=Promised(),
        by=None,
    )

    (stop,) = stops_signing(agreement)
    assert (stop.rule, stop.severity, stop.is_certain) == ("R01", "salah hitung", True)
    runs = Audit.objects.count()

    settle(finding_id=stop.pk, state="diterima", reason="Naskah lama.", by=None)
    assert stops_signing(agreement) == []
    assert Audit.objects.count() == runs
