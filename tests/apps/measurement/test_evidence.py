"""Files and links behind a result: kept once, locked with it, warned of where shared."""

import datetime as dt
import io
import zipfile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jenjang.apps.files.models import StoredFile
from jenjang.apps.history.models import Entry
from jenjang.apps.measurement.models import Evidence, Result, ResultState
from jenjang.apps.measurement.services import (
    Described,
    attach_file,
    attach_link,
    describe_evidence,
    grant_exception,
    lock_period,
    remove_evidence,
    report_result,
    submit_results,
    verify_results,
)
from jenjang.apps.measurement.snapshots.evidence import read_evidence
from jenjang.core.values import Refused
from tests.apps.measurement.factories import Kecamatan, pemda_user, quarter

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 daftar hadir"


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def kecamatan():
    return Kecamatan()


def give(*indicators, content=PDF, name="hadir.pdf", n=1, **said):
    targets = {one.series_id: quarter(n).pk for one in indicators}
    return attach_file(
        targets=targets, content=content, name=name, said=Described(**said), by=None
    )


def file_figure(indicator, value=3):
    return report_result(
        series_id=indicator.series_id,
        period_id=quarter(1).pk,
        version=0,
        value=value,
        by=None,
    )


def hand_in(kecamatan):
    submit_results(unit_id=kecamatan.unit.pk, quarter_id=quarter(1).pk, by=None)


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def test_evidence_may_come_before_the_figure_and_says_where_to_look(kecamatan):
    [evidence] = give(kecamatan.indicator(), pages="hlm. 12-14")

    assert str(evidence) == "hadir.pdf, hlm. 12-14"
    assert evidence.file.media_type == "application/pdf"
    assert not Result.objects.exists()
    assert Entry.objects.filter(action="evidence.attached").count() == 1


def test_the_same_file_is_stored_once_and_attached_once_to_a_result(kecamatan):
    one, other = kecamatan.indicator(), kecamatan.indicator()
    give(one)

    made = give(one, other, name="salinan.pdf")

    assert [evidence.series_id for evidence in made] == [other.series_id]
    assert StoredFile.objects.count() == 1
    assert Evidence.objects.count() == 2


def test_a_file_of_several_indicators_is_warned_of_beside_each(kecamatan):
    one = kecamatan.indicator(text="Indeks kepuasan")
    other = kecamatan.indicator(text="Jumlah laporan")
    give(one, other)

    found = read_evidence(Evidence.objects.standing(), kecamatan.unit.pk)

    key = quarter(1).pk
    [of_one], [of_other] = found[one.series_id, key], found[other.series_id, key]
    assert of_one.shared == (
        "Berkas ini juga menjadi bukti 1 indikator lain: Jumlah laporan."
    )
    assert of_other.shared.endswith("Indeks kepuasan.")


def test_of_another_unit_that_uses_the_file_no_indicator_is_named(kecamatan):
    own, strange = kecamatan.indicator(), Kecamatan().indicator(text="Rahasia")
    give(own)
    give(strange)

    rows = Evidence.objects.standing().of_unit(kecamatan.unit)
    [[shown]] = read_evidence(rows, kecamatan.unit.pk).values()

    assert shown.shared == (
        "Berkas ini juga menjadi bukti 1 indikator lain: 1 milik unit lain."
    )


def test_the_same_indicator_in_another_quarter_is_no_other_indicator(kecamatan):
    indicator = kecamatan.indicator()
    give(indicator)
    give(indicator, n=2)

    found = read_evidence(Evidence.objects.standing(), kecamatan.unit.pk)

    assert [one.shared for many in found.values() for one in many] == ["", ""]


def test_taken_away_it_stays_in_the_history_and_may_come_again(kecamatan):
    indicator = kecamatan.indicator()
    [evidence] = give(indicator)
    user = kecamatan.user("operator")

    remove_evidence(evidence_id=evidence.pk, by=user)
    [again] = give(indicator)

    gone = Evidence.objects.get(pk=evidence.pk)
    assert (gone.removed_by, gone.file) == (user, again.file)
    assert list(Evidence.objects.standing()) == [again]
    with pytest.raises(Refused, match="sudah dilepas"):
        remove_evidence(evidence_id=evidence.pk, by=user)


def test_what_is_handed_in_or_verified_keeps_its_evidence_and_may_get_more(kecamatan):
    indicator = kecamatan.indicator()
    [evidence] = give(indicator)
    result = file_figure(indicator)
    hand_in(kecamatan)
    with pytest.raises(Refused, match="menunggu verifikasi"):
        remove_evidence(evidence_id=evidence.pk, by=None)
    verify_results(unit_id=kecamatan.unit.pk, versions={result.pk: result.version}, by=None)
    with pytest.raises(Refused, match="sudah terverifikasi"):
        remove_evidence(evidence_id=evidence.pk, by=None)

    give(indicator, content=PDF + b" lain")

    assert Evidence.objects.standing().count() == 2
    assert Result.objects.get().state == ResultState.VERIFIED


def test_in_a_locked_quarter_nothing_comes_goes_or_changes(kecamatan):
    indicator = kecamatan.indicator()
    [evidence] = give(indicator)
    lock_period(quarter_id=quarter(1).pk, unit_id=None, by=None)

    with pytest.raises(Refused, match="sudah dikunci"):
        give(indicator, content=b"lain")
    with pytest.raises(Refused, match="sudah dikunci"):
        remove_evidence(evidence_id=evidence.pk, by=None)
    with pytest.raises(Refused, match="sudah dikunci"):
        describe_evidence(evidence_id=evidence.pk, said=Described("hlm. 1"), by=None)
    assert [Evidence.objects.standing().get()] == [evidence]


def test_an_exception_opens_the_quarter_to_evidence_too(kecamatan):
    indicator = kecamatan.indicator()
    lock_period(quarter_id=quarter(1).pk, unit_id=None, by=None)
    today = timezone.localdate()
    grant_exception(
        quarter_id=quarter(1).pk,
        unit_id=kecamatan.unit.pk,
        since=today,
        until=today + dt.timedelta(days=1),
        reason="Bukti menyusul",
        by=None,
    )

    assert len(give(indicator)) == 1


def test_a_period_of_another_frequency_takes_no_evidence(kecamatan):
    indicator = kecamatan.indicator(frequency="year")

    with pytest.raises(Refused):
        give(indicator)
    assert not StoredFile.objects.exists()


def test_indicators_of_two_units_are_not_proven_in_one_go(kecamatan):
    with pytest.raises(Refused, match="bukan dari satu unit"):
        give(kecamatan.indicator(), Kecamatan().indicator())


def test_a_unit_has_so_much_room_and_a_file_counts_once(kecamatan, settings):
    settings.UPLOAD_QUOTA_BYTES = 50
    one, other = kecamatan.indicator(), kecamatan.indicator()
    give(one, other)

    with pytest.raises(Refused, match="hampir penuh"):
        give(one, content=b"x" * 40)


OFFICE = {"[Content_Types].xml": "<Types/>"}
HOSTILE = {
    "program named pdf": b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff %PDF-1.7",
    "program of Linux": b"\x7fELF\x02\x01\x01\x00\x00",
    "web page": b"<!doctype html><script>alert(1)</script>",
    "web page behind words": b"Daftar hadir\n<html><body onload=alert(1)>",
    "web page in UTF-16": "<html><script>1</script>".encode("utf-16"),
    "svg": b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
    "svg alone": b'<svg onload="alert(1)"/>',
    "gif": b"GIF89a\x01\x00\x01\x00",
    "zip of a program": zipped({"bukti.exe": "MZ"}),
    "zip bomb": zipped({"word/document.xml": "<w/>", "big.xml": b"0" * 40_000_000}),
    "macros": zipped({**OFFICE, "word/document.xml": "<w/>", "word/vbaProject.bin": "x"}),
    "broken zip": b"PK\x03\x04 bukan arsip",
    "empty": b"",
    "blank": b"  \n ",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=list(HOSTILE))
def test_what_is_no_evidence_is_refused_whatever_its_name_and_leaves_nothing(
    content, kecamatan
):
    with pytest.raises(Refused) as refused:
        give(kecamatan.indicator(), content=content, name="bukti.pdf")

    assert str(refused.value).endswith(".")
    assert not StoredFile.objects.exists()
    assert not Evidence.objects.exists()


def test_a_zip_that_unpacks_to_too_much_by_its_own_word_is_refused(kecamatan):
    many = {f"xl/{n}.xml": b"0" * 60_000_000 for n in range(2)}
    with pytest.raises(Refused, match="jauh lebih besar"):
        give(kecamatan.indicator(), content=zipped({"xl/workbook.xml": "<w/>", **many}))


KEPT = {
    "jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "png": b"\x89PNG\r\n\x1a\n\x00\x00",
    "docx": zipped({**OFFICE, "word/document.xml": "<w/>"}),
    "xlsx": zipped({**OFFICE, "xl/workbook.xml": "<w/>"}),
    "txt": "Hasil < 5 dan > 3 – rapat".encode(),
    "pdf": PDF,
}


@pytest.mark.parametrize("ending", KEPT)
def test_what_may_be_evidence_comes_back_as_an_attachment_of_its_own_kind(
    ending, kecamatan
):
    [evidence] = give(kecamatan.indicator(), content=KEPT[ending], name="bukti.exe")
    client = signed_in(kecamatan.user("pemantau"))

    response = client.get(reverse("measurement:evidence_file", args=[evidence.pk]))

    assert response.content == KEPT[ending]
    assert response["Content-Disposition"] == (f'attachment; filename="bukti.exe.{ending}"')
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    "url",
    ["ftp://contoh.go.id/a", "javascript:alert(1)", "contoh.go.id", "https://", "",
     "https://a:b@contoh.go.id/", "https://contoh.go.id/a b", "http://[::1/"],
)  # fmt: skip
def test_only_plain_addresses_of_pages_are_links(url, kecamatan):
    targets = {kecamatan.indicator().series_id: quarter(1).pk}

    with pytest.raises(Refused, match="alamat lengkap"):
        attach_link(targets=targets, url=url, by=None)


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def address(unit, *more):
    query = "&".join((f"unit={unit.pk}", "tahun=2025", "periode=triwulan-1", *more))
    return f"{reverse('measurement:evidence')}?{query}"


def upload(content, name):
    file = io.BytesIO(content)
    file.name = name
    return file


def test_several_files_of_a_plain_form_come_in_and_a_bad_one_alone_stays_out(kecamatan):
    indicator = kecamatan.indicator()
    client = signed_in(kecamatan.user("operator"))

    response = client.post(
        address(kecamatan.unit),
        {
            "documents": [upload(PDF, "hadir.pdf"), upload(b"MZ\x00", "virus.pdf")],
            "photos": upload(KEPT["jpg"], "foto.jpg"),
            "indikator": indicator.series_id,
            "pages": "hlm. 2",
        },
        follow=True,
    )

    said = [str(message) for message in response.context["messages"]]
    assert [one.name for one in Evidence.objects.order_by("pk")] == [
        "hadir.pdf",
        "foto.jpg",
    ]
    assert said[0].startswith("virus.pdf: Isi berkas ini bukan PDF")
    assert said[1] == "2 bukti dilampirkan."
    assert "hadir.pdf, hlm. 2" in response.content.decode()


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"url": "https://contoh.go.id/"}, "Centang dulu indikator"),
        ({"indikator": True}, "Pilih berkas, ambil foto"),
    ],
)
def test_a_form_without_evidence_or_indicator_comes_back_with_what_to_do(
    sent, why, kecamatan
):
    indicator = kecamatan.indicator()
    if "indikator" in sent:
        sent = {"indikator": indicator.series_id}

    response = signed_in(kecamatan.user("operator")).post(address(kecamatan.unit), sent)

    assert response.status_code == 422
    assert why in response.content.decode()


def test_a_file_above_the_limit_is_refused_before_it_is_kept(kecamatan, settings):
    settings.EVIDENCE_LIMIT_BYTES = 1024 * 1024
    indicator = kecamatan.indicator()
    response = signed_in(kecamatan.user("operator")).post(
        address(kecamatan.unit),
        {
            "documents": upload(PDF + b" " * 1_100_000, "besar.pdf"),
            "indikator": indicator.series_id,
        },
        follow=True,
    )

    assert "melebihi batas bukti 1 MB" in response.content.decode()
    assert not StoredFile.objects.exists()


GIVERS = {"operator", "verifikator", "kepala", "kasi"}


@pytest.mark.parametrize(
    "person", ["operator", "verifikator", "kepala", "kasi", "staf", "pemantau", "evaluator"]
)
def test_who_reports_the_figure_attaches_and_takes_away_its_evidence(person, kecamatan):
    kasi, staf = kecamatan.official("Kasi"), kecamatan.official("Staf")
    indicator = kecamatan.indicator(owner=kasi, promised_by=(kasi,))
    [there] = give(indicator, content=b"sudah ada")
    client = signed_in(
        {
            "kasi": lambda: kecamatan.user("pegawai", holding=kasi),
            "staf": lambda: kecamatan.user("pegawai", holding=staf),
            "evaluator": lambda: pemda_user("evaluator"),
        }.get(person, lambda: kecamatan.user(person))()
    )

    client.post(
        address(kecamatan.unit, "pejabat="),
        {"documents": upload(PDF, "a.pdf"), "indikator": indicator.series_id},
    )
    client.post(reverse("measurement:evidence_remove", args=[there.pk]))

    names = [one.name for one in Evidence.objects.standing()]
    assert names == (["a.pdf"] if person in GIVERS else ["hadir.pdf"])


def test_another_unit_sees_neither_the_file_nor_the_page(kecamatan):
    [evidence] = give(kecamatan.indicator())
    stranger = signed_in(Kecamatan().user("kepala"))

    file = stranger.get(reverse("measurement:evidence_file", args=[evidence.pk]))
    page = stranger.get(address(kecamatan.unit))

    assert (file.status_code, page.status_code) == (404, 403)


def test_pages_are_said_anew_and_the_history_keeps_both(kecamatan):
    [evidence] = give(kecamatan.indicator(), pages="hlm. 1")
    client = signed_in(kecamatan.user("operator"))

    client.post(
        reverse("measurement:evidence_describe", args=[evidence.pk]),
        {"pages": "hlm. 3", "note": "Daftar hadir"},
    )

    kept = Entry.objects.get(action="evidence.described")
    assert str(Evidence.objects.get()) == "hadir.pdf, hlm. 3"
    assert (kept.before["pages"], kept.after["pages"]) == ("hlm. 1", "hlm. 3")


def test_grid_value_verification_and_board_say_what_is_proven(kecamatan):
    camat = kecamatan.official("Camat")
    proven = kecamatan.indicator(text="Terbukti", owner=camat, promised_by=(camat,))
    bare = kecamatan.indicator(text="Polos", owner=camat, promised_by=(camat,))
    [evidence] = give(proven)
    file_figure(proven)
    file_figure(bare)
    hand_in(kecamatan)
    client = signed_in(kecamatan.user("kepala", holding=camat))
    opened = reverse("measurement:evidence_file", args=[evidence.pk])

    def page(name, query="triwulan=1", args=()):
        url = reverse(f"measurement:{name}", args=args)
        return client.get(f"{url}?tahun=2025&{query}").content.decode()

    grid = page("grid", "periode=triwulan-1")
    queue = page("queue")
    value = page("value", args=[quarter(1).pk, bare.series_id])
    assert ("1 bukti</a>" in grid, "tanpa bukti</a>" in grid) == (True, True)
    assert (opened in queue, "tanpa bukti" in queue) == (True, True)
    assert "Tanpa bukti." in value
    assert "1 tanpa bukti" in page("board")


@pytest.mark.parametrize("name", ["evidence", "queue", "board"])
def test_pages_with_evidence_cost_the_same_queries_for_any_number(
    name, client, django_assert_max_num_queries
):
    costs = []
    for count in (1, 3):
        kecamatan = Kecamatan()
        camat = kecamatan.official("Camat")
        made = [
            kecamatan.indicator(owner=camat, promised_by=(camat,)) for _ in range(count)
        ]
        give(*made)
        for indicator in made:
            file_figure(indicator)
        hand_in(kecamatan)
        client.force_login(kecamatan.user("kepala", holding=camat))
        url = reverse(f"measurement:{name}") + "?tahun=2025&triwulan=1&periode=triwulan-1"
        client.get(url)
        with django_assert_max_num_queries(15) as seen:
            assert client.get(url).status_code == 200
        costs.append(len(seen))

    assert costs[0] == costs[1]
