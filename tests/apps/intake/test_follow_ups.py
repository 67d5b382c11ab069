"""What a report tells of an evaluation's recommendations is looked at, then recorded."""

from dataclasses import replace

import pytest
from django.urls import reverse

from jenjang.apps.followup.models import Evaluation, Recommendation
from jenjang.apps.followup.services import (
    EvaluationFacts,
    Words,
    add_recommendations,
    keep_evaluation,
)
from jenjang.apps.history.models import Entry
from jenjang.apps.intake.models import UploadState
from jenjang.apps.intake.services import adopt, preview_adoption, reports_of
from jenjang.apps.organisation.models import Role
from jenjang.core.values import Refused
from jenjang.papers.document import FactTable, FollowUpRow, Report
from jenjang.papers.exchange import to_json
from jenjang.papers.layouts.lkjip import blocks_of
from jenjang.papers.reading import read
from jenjang.papers.writing import write_blocks
from tests.apps.intake.readings import uploaded
from tests.factories import PositionFactory, UnitFactory, granted

ROWS = (
    FollowUpRow("Menyusun pohon kinerja sampai staf.", "1", action="Rapat penyusunan",
                target="1 dokumen", time="Triwulan II", responsible="Sekretaris Camat",
                status="Selesai", evidence="Notulen"),
    FollowUpRow("Mengukur IKU setiap triwulan.", "2", responsible="Tim SAKIP"),
)  # fmt: skip


@pytest.fixture
def unit(place):
    return place.unit


def a_report(unit, **others):
    table = FactTable("tindak lanjut", ROWS)
    report = Report("LKjIP", unit=unit.name, year=2025, tables=(table,))
    return replace(report, **others)


def an_upload(unit, report, given_for=None):
    said = {"documents": [to_json(report)], "problems": []}
    return uploaded(given_for, said=said)


def texts():
    return list(Recommendation.objects.order_by("order").values_list("text", flat=True))


def test_a_report_is_shown_looked_at_and_recorded_by_whose_unit_it_is(unit, client, place):
    secretary = PositionFactory(unit=unit, name="Sekretaris Camat", reports_to=None)
    upload = an_upload(unit, a_report(unit), given_for=unit)
    ani = granted(Role.OPERATOR, unit)
    client.force_login(ani)

    page = client.get(reverse("intake:detail", args=[upload.pk])).content.decode()
    assert "memuat 2 rekomendasi evaluasi" in page
    page = client.get(reverse("intake:preview", args=[upload.pk])).content.decode()
    assert "Mengukur IKU setiap triwulan." in page
    assert "evaluasi tahun sebelumnya" in page
    assert not Recommendation.objects.exists()

    answer = client.post(reverse("intake:adopt", args=[upload.pk]), {"tetap": "1"})

    assert answer.url == reverse("followup:evaluations")
    evaluation = Evaluation.objects.get()
    assert (evaluation.unit, evaluation.year) == (unit, 2024)
    first, second = evaluation.recommendations.order_by("order")
    assert (first.position, first.action, first.time) == (
        secretary, "Rapat penyusunan", "Triwulan II",
    )  # fmt: skip
    assert (first.state, second.responsible) == ("belum", "Tim SAKIP")
    added = Entry.objects.filter(action="recommendation.added")
    assert {one.actor for one in added} == {ani}
    upload.refresh_from_db()
    assert upload.state == UploadState.ADOPTED


def test_recorded_again_nothing_changes_and_what_was_written_since_stays(unit):
    upload = an_upload(unit, a_report(unit))
    made = keep_evaluation(
        unit_id=unit.pk, year=2024, facts=EvaluationFacts(), version=0, by=None
    )
    words = Words("menyusun pohon kinerja sampai STAF.", action="Selesai dirapatkan")
    add_recommendations(evaluation_id=made.pk, rows=[words], by=None)

    seen = preview_adoption(upload_id=upload.pk, by=None)
    assert [one.kind for one in seen.changes] == ["sama", "baru"]
    assert any("tidak diubah" in one for one in seen.remarks)
    adopt(upload_id=upload.pk, by=None)
    assert texts() == [words.text, ROWS[1].recommendation]
    assert Recommendation.objects.first().action == "Selesai dirapatkan"

    again = adopt(upload_id=upload.pk, by=None)
    assert again.is_nothing_new
    assert Recommendation.objects.count() == 2
    upload.refresh_from_db()
    assert upload.unit == unit


def test_a_report_of_another_unit_or_without_a_year_is_refused_whole(unit):
    other = UnitFactory(name="Kecamatan Lain Sekali")
    for report, why in (
        (a_report(other), "pilih unit yang benar"),
        (a_report(unit, year=None), "Tahun dokumen tidak terbaca"),
        (a_report(unit, regency="Kabupaten Antah Berantah"), "milik Kabupaten Antah"),
    ):
        upload = an_upload(unit, report, given_for=unit)
        with pytest.raises(Refused, match=why):
            adopt(upload_id=upload.pk, by=None)
        upload.delete()
    assert not Evaluation.objects.exists()


def test_who_may_not_adopt_for_the_unit_records_nothing(unit):
    upload = an_upload(unit, a_report(unit))
    stranger = granted(Role.OPERATOR, UnitFactory())
    with pytest.raises(Refused, match="tidak berwenang"):
        adopt(upload_id=upload.pk, by=stranger)
    assert not Evaluation.objects.exists()


def test_a_report_without_recommendations_offers_none(unit):
    upload = an_upload(unit, a_report(unit, tables=()), given_for=unit)
    assert reports_of(upload) == []
    with pytest.raises(Refused, match="Tidak ada perjanjian kinerja atau tindak lanjut"):
        adopt(upload_id=upload.pk, by=None)


def test_our_own_table_printed_and_read_again_says_the_same_recommendations():
    table = FactTable("tindak lanjut", ROWS, number="3.9", caption="Tindak lanjut")
    blocks = tuple(blocks_of(table))
    content = write_blocks(blocks, "docx", "LKjIP")
    found = [
        row
        for document in read(content, "lkjip.docx").documents
        for each in document.tables
        for row in each.rows
        if isinstance(row, FollowUpRow)
    ]
    assert [one.recommendation for one in found] == [one.recommendation for one in ROWS]
    assert found[0].responsible == "Sekretaris Camat"
