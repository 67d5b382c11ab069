"""Recommendations of an evaluation: from the letter to what the Inspektorat verified."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jenjang.apps.followup import services
from jenjang.apps.followup.models import (
    Evaluation,
    Recommendation,
    RecommendationState,
)
from jenjang.apps.followup.services import EvaluationFacts, Words
from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.models import Role
from jenjang.core.values import Refused
from tests.factories import PositionFactory, UnitFactory, granted

pytestmark = pytest.mark.django_db
TODAY = dt.date(2025, 9, 1)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def unit():
    return UnitFactory()


@pytest.fixture
def evaluation(unit):
    facts = EvaluationFacts(value=Decimal("78.45"))
    return services.keep_evaluation(
        unit_id=unit.pk, year=2024, facts=facts, version=0, by=None
    )


@pytest.fixture
def recommended(evaluation):
    return add(evaluation, "Menyusun pedoman pengukuran kinerja")


def add(evaluation, *texts):
    rows = [Words(text=text) for text in texts]
    made = services.add_recommendations(evaluation_id=evaluation.pk, rows=rows, by=None)
    return made[0] if len(made) == 1 else made


def prove(one):
    services.prove_with_link(
        recommendation_id=one.pk,
        version=one.version,
        url="https://arsip.example.go.id/pedoman",
        by=None,
    )
    one.refresh_from_db()


def claim(one, day=TODAY):
    return services.claim_recommendation(
        recommendation_id=one.pk,
        version=one.version,
        done="Pedoman ditetapkan",
        finished_on=day,
        today=TODAY,
        by=None,
    )


def test_a_value_gets_the_rating_of_the_regulation_unless_the_letter_says_one(unit):
    kept = services.keep_evaluation(
        unit_id=unit.pk,
        year=2023,
        facts=EvaluationFacts(value=Decimal("78.45")),
        version=0,
        by=None,
    )
    assert (kept.value, kept.rating) == (Decimal("78.45"), "BB")
    again = services.keep_evaluation(
        unit_id=unit.pk,
        year=2023,
        facts=EvaluationFacts(value=Decimal("78.45"), rating="B"),
        version=1,
        by=None,
    )
    assert (again.pk, again.rating) == (kept.pk, "B")
    assert Entry.objects.filter(action="evaluation.kept").count() == 2


@pytest.mark.parametrize("value", ["-1", "100.01"])
def test_a_value_beyond_the_scale_is_refused(unit, value):
    with pytest.raises(Refused, match="antara 0 dan 100"):
        services.keep_evaluation(
            unit_id=unit.pk,
            year=2024,
            facts=EvaluationFacts(value=Decimal(value)),
            version=0,
            by=None,
        )
    assert not Evaluation.objects.exists()


def test_who_did_not_see_the_stored_result_does_not_overwrite_it(unit, evaluation):
    with pytest.raises(Refused, match="diubah orang lain"):
        services.keep_evaluation(
            unit_id=unit.pk, year=2024, facts=EvaluationFacts(), version=0, by=None
        )


def test_the_whole_pemda_has_one_evaluation_a_year():
    Evaluation.objects.create(unit=None, year=2024)
    with pytest.raises(IntegrityError), transaction.atomic():
        Evaluation.objects.create(unit=None, year=2024)


def test_recommendations_stand_in_the_order_they_came(evaluation):
    add(evaluation, "Pertama", "Kedua")
    add(evaluation, "Ketiga")
    rows = Recommendation.objects.of_year(evaluation.unit_id, 2024).for_table()
    assert [one.text for one in rows] == ["Pertama", "Kedua", "Ketiga"]


def test_one_empty_row_of_many_adds_nothing(evaluation):
    with pytest.raises(Refused):
        add(evaluation, "Pertama", "  ")
    assert not Recommendation.objects.exists()


def test_a_position_of_another_unit_cannot_answer(evaluation):
    words = Words(text="Pertama", position_id=PositionFactory().pk)
    with pytest.raises(Refused, match="jabatan dari unit ini"):
        services.add_recommendations(evaluation_id=evaluation.pk, rows=[words], by=None)


def test_done_without_evidence_or_tomorrow_is_refused(recommended):
    with pytest.raises(Refused, match="bukti"):
        claim(recommended)
    prove(recommended)
    with pytest.raises(Refused, match="masa depan"):
        claim(recommended, TODAY + dt.timedelta(days=1))
    assert claim(recommended).state == RecommendationState.CLAIMED


def test_claimed_it_is_neither_rewritten_nor_are_its_proofs_changed(recommended):
    prove(recommended)
    found = claim(recommended)
    proof = found.proofs.get()
    with pytest.raises(Refused):
        services.write_recommendation(
            recommendation_id=found.pk,
            version=found.version,
            words=Words(text="Lain"),
            by=None,
        )
    with pytest.raises(Refused, match="buktinya tidak berubah"):
        services.remove_proof(proof_id=proof.pk, version=found.version, by=None)


def test_returned_it_is_claimed_again_and_then_verified(recommended):
    inspektur = granted(Role.EVALUATOR)
    prove(recommended)
    found = claim(recommended)
    found = services.return_recommendation(
        recommendation_id=found.pk,
        version=found.version,
        reason="Belum ditandatangani",
        by=inspektur,
    )
    assert (found.state, found.reason) == ("dikembalikan", "Belum ditandatangani")
    found = claim(found)
    found = services.verify_recommendation(
        recommendation_id=found.pk, version=found.version, by=inspektur
    )
    assert (found.state, found.verified_by) == ("diverifikasi", inspektur)
    with pytest.raises(Refused):
        claim(found)


def test_only_what_was_claimed_is_verified(recommended):
    with pytest.raises(Refused, match="diajukan selesai"):
        services.verify_recommendation(
            recommendation_id=recommended.pk, version=recommended.version, by=None
        )


def test_an_act_on_an_older_state_is_refused(recommended):
    services.work_on_recommendation(
        recommendation_id=recommended.pk, version=1, done="Rapat tim", by=None
    )
    with pytest.raises(Refused, match="diubah orang lain"):
        services.work_on_recommendation(
            recommendation_id=recommended.pk, version=1, done="Lain", by=None
        )
    recommended.refresh_from_db()
    assert recommended.done == "Rapat tim"


def test_a_file_is_known_by_its_content_and_attached_once(recommended):
    services.prove_with_file(
        recommendation_id=recommended.pk,
        version=1,
        content=PDF,
        name="pedoman.pdf",
        by=None,
    )
    with pytest.raises(Refused, match="sama"):
        services.prove_with_file(
            recommendation_id=recommended.pk,
            version=2,
            content=PDF,
            name="lain.pdf",
            by=None,
        )


def test_what_is_no_address_is_no_link(recommended):
    with pytest.raises(Refused, match="https"):
        services.prove_with_link(
            recommendation_id=recommended.pk, version=1, url="javascript:alert(1)", by=None
        )


def test_one_entered_by_mistake_goes_but_not_one_that_was_worked_on(evaluation):
    mistaken, worked = add(evaluation, "Keliru", "Dikerjakan")
    prove(worked)
    services.remove_recommendation(
        recommendation_id=mistaken.pk, version=mistaken.version, by=None
    )
    with pytest.raises(Refused, match="sudah ditindaklanjuti"):
        services.remove_recommendation(
            recommendation_id=worked.pk, version=worked.version, by=None
        )
    removed = Entry.objects.get(action="recommendation.removed")
    assert removed.before["text"] == "Keliru"


def test_it_is_late_after_its_last_day_until_the_unit_claims_it(evaluation):
    [one] = services.add_recommendations(
        evaluation_id=evaluation.pk,
        rows=[Words(text="Pertama", due_on=TODAY)],
        by=None,
    )
    assert not one.is_late(TODAY)
    assert one.is_late(TODAY + dt.timedelta(days=1))
    prove(one)
    assert not claim(one).is_late(TODAY + dt.timedelta(days=1))


TABLE = (
    "No\tRekomendasi\tRencana Tindak Lanjut\tTarget\tWaktu\tPenanggung Jawab\tStatus\n"
    "1\tMenyusun pedoman\tRapat tim\t1 dokumen\tTriwulan II\tCamat\tSelesai\n"
    "2\tMelatih operator\tBimbingan teknis\t2 kali\tTriwulan III\tBappeda\tProses\n"
)


@pytest.fixture
def office(client, unit):
    client.force_login(granted(Role.OPERATOR, unit))
    return client


def test_a_pasted_table_is_shown_first_and_stored_only_when_confirmed(
    office, unit, evaluation
):
    camat = PositionFactory(unit=unit, name="Camat")
    url = reverse("followup:paste", args=[evaluation.pk])

    looked = office.post(url, {"text": TABLE})
    assert "Melatih operator" in looked.content.decode()
    assert not Recommendation.objects.exists()

    office.post(url, {"text": TABLE, "simpan": "1"})
    first, second = Recommendation.objects.for_table()
    assert (first.position, first.time, first.state) == (camat, "Triwulan II", "belum")
    assert (second.position, second.responsible) == (None, "Bappeda")


def test_a_table_without_a_follow_up_is_refused_and_stores_nothing(office, evaluation):
    url = reverse("followup:paste", args=[evaluation.pk])
    answer = office.post(url, {"text": "Nama\tAlamat\nA\tB\n", "simpan": "1"})
    assert answer.status_code == 422
    assert "judul kolom" in answer.content.decode()
    assert not Recommendation.objects.exists()


def test_a_new_result_is_typed_as_the_letter_writes_it(office, unit):
    url = reverse("followup:evaluations")
    office.post(url, {"version": 0, "year": 2023, "value": "78,45", "rating": "BB"})
    kept = Evaluation.objects.get(unit=unit)
    assert (kept.year, kept.value, kept.rating) == (2023, Decimal("78.45"), "BB")


def test_a_claim_without_evidence_comes_back_with_the_reason(office, recommended):
    url = reverse("followup:recommendation_act", args=[recommended.pk, "selesai"])
    answer = office.post(
        url, {"version": 1, "done": "Selesai", "finished_on": "2025-01-02"}
    )
    assert answer.status_code == 422
    assert "paling sedikit satu bukti" in answer.content.decode()


def test_the_office_that_claims_does_not_verify(office, recommended):
    prove(recommended)
    found = claim(recommended)
    url = reverse("followup:recommendation_act", args=[found.pk, "verifikasi"])
    assert office.post(url, {"version": found.version}).status_code == 403


def test_a_proof_of_two_recommendations_is_pointed_out(office, evaluation):
    for one in add(evaluation, "Pertama", "Kedua"):
        prove(one)
    page = office.get(reverse("followup:recommendation", args=[one.pk]))
    assert "dipakai pada 2 rekomendasi" in page.content.decode()


@pytest.mark.parametrize("page", ["followup:evaluations", "followup:evaluation"])
def test_one_recommendation_and_three_cost_the_same_queries(office, evaluation, page):
    url = reverse(page, args=[evaluation.pk] if page.endswith("n") else [])
    prove(add(evaluation, "Pertama"))
    one = queries_of(office, url)
    for more in add(evaluation, "Kedua", "Ketiga"):
        prove(more)
    assert queries_of(office, url) == one <= 15


def queries_of(client, url):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)
