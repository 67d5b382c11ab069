"""The review meeting: its agenda, what is said and decided, minutes that do not change."""

import datetime as dt
import io
from decimal import Decimal

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jenjang.apps.followup import services
from jenjang.apps.followup.models import (
    AgendaKind,
    ChangeKind,
    Decision,
    DecisionState,
    Meeting,
)
from jenjang.apps.followup.snapshots.minutes import minutes_of
from jenjang.apps.history.models import Entry
from jenjang.apps.measurement.services import rebuild, report_result, report_spending
from jenjang.apps.organisation.models import Appointment
from jenjang.apps.plans.models import BudgetKind, BudgetLine, BudgetVersion, Target
from jenjang.core.values import Refused
from tests.apps.measurement.factories import (
    YEAR,
    Kecamatan,
    UserFactory,
    quarter,
)
from tests.conftest import made_once

pytestmark = pytest.mark.django_db
HELD = dt.date(2025, 4, 8)
LATER = dt.date(2025, 5, 31)
TODAY = dt.date(2025, 7, 1)


def a_kecamatan():
    """Return a kecamatan with a figure below its target, one missing, money over."""
    made = Kecamatan("Kecamatan Sukamaju")
    made.camat = made.official("Camat")
    made.kasi = made.official("Kasi Pemerintahan", under=made.camat)
    made.low = made.indicator(
        promised_by=(made.kasi,), text="Laporan warga", owner=made.kasi, target=12
    )
    made.missing = made.indicator(promised_by=(made.camat,), text="Indeks kepuasan")
    report_result(
        series_id=made.low.series_id,
        period_id=quarter(1).pk,
        version=0,
        value=Decimal(1),
        by=None,
    )
    made.program = made.activity("Program Pelayanan", 1_000_000, allotted_to=(made.kasi,))
    report_spending(
        activity_id=made.program.pk,
        period_id=quarter(1).pk,
        spent_idr=1_500_000,
        version=0,
        by=None,
    )
    rebuild(made.unit, YEAR)
    return made


world, kecamatan = made_once(a_kecamatan)


def called(client, kecamatan, n=1, held=HELD):
    """Call the meeting of a quarter from its page; return it."""
    client.force_login(kecamatan.user("operator"))
    url = reverse("measurement:call_meeting", args=[quarter(n).pk])
    client.post(url, {"held_on": held})
    return Meeting.objects.get(unit=kecamatan.unit, period=quarter(n))


def decided(meeting, position, text="Menambah petugas", item=0, due_on=LATER):
    return services.decide(
        item_id=meeting.items.all()[item].pk,
        text=text,
        position_id=position.pk,
        due_on=due_on,
        change=ChangeKind.TARGET,
        by=None,
    )


def described(meeting, kecamatan):
    people = Appointment.objects.filter(position__unit=kecamatan.unit)
    about = services.About(
        held_on=HELD,
        place="Aula kecamatan",
        leader_id=people.get(position=kecamatan.camat).pk,
        present_ids=tuple(people.values_list("pk", flat=True)),
        guests="Rini Astuti, Bagian Organisasi",
    )
    return services.describe_meeting(
        meeting_id=meeting.pk, version=meeting.version, about=about, by=None
    )


def test_the_agenda_is_made_of_what_is_red(client, kecamatan):
    meeting = called(client, kecamatan)

    items = [(item.kind, item.title, item.position) for item in meeting.items.all()]
    assert items == [
        (AgendaKind.LOW, "Laporan warga", kecamatan.kasi),
        (AgendaKind.UNFILED, "1 indikator belum diukur: Camat", kecamatan.camat),
        (AgendaKind.MONEY, f"Anggaran {kecamatan.unit}", None),
        (AgendaKind.MONEY, "Anggaran Kasi Pemerintahan", kecamatan.kasi),
    ]
    assert meeting.items.first().detail == "Capaian 33,33 %"
    assert list(meeting.items.first().series.all()) == [kecamatan.low.series]


def test_a_quarter_has_one_meeting(client, kecamatan):
    called(client, kecamatan)

    answer = client.post(
        reverse("measurement:call_meeting", args=[quarter(1).pk]), follow=True
    )

    assert "sudah disiapkan" in answer.content.decode()
    assert Meeting.objects.count() == 1


def test_what_the_last_meeting_decided_comes_first_in_the_next(client, kecamatan):
    first = called(client, kecamatan)
    decision = decided(first, kecamatan.kasi)

    second = called(client, kecamatan, n=2, held=dt.date(2025, 7, 8))

    item = second.items.first()
    assert item.kind == AgendaKind.EARLIER
    assert item.title == "Putusan rapat evaluasi Triwulan I 2025"
    assert list(item.earlier.all()) == [decision]


def test_an_unfinished_decision_is_told_again_until_it_is_finished(client, kecamatan):
    decision = decided(called(client, kecamatan), kecamatan.kasi)
    called(client, kecamatan, n=2, held=dt.date(2025, 7, 8))
    third = called(client, kecamatan, n=3, held=dt.date(2025, 10, 8))
    assert list(third.items.first().earlier.all()) == [decision]

    finished(decision)
    fourth = called(client, kecamatan, n=4, held=dt.date(2026, 1, 8))

    assert not fourth.items.filter(kind=AgendaKind.EARLIER).exists()


def finished(decision, on=dt.date(2025, 6, 1)):
    return services.finish(
        decision_id=decision.pk,
        version=decision.version,
        evidence="SK Camat 12/2025",
        finished_on=on,
        today=TODAY,
        by=None,
    )


def test_a_decision_keeps_who_held_the_position_on_the_day(client, kecamatan):
    decision = decided(called(client, kecamatan), kecamatan.kasi)

    holder = Appointment.objects.get(position=kecamatan.kasi)
    assert decision.official == holder.official


def test_a_decision_is_due_after_the_meeting_and_by_somebody_of_the_unit(client, kecamatan):
    meeting = called(client, kecamatan)
    other = Kecamatan("Kecamatan Tirtasari").official("Camat")

    with pytest.raises(Refused, match="sebelum rapat"):
        decided(meeting, kecamatan.kasi, due_on=dt.date(2025, 4, 7))
    with pytest.raises(Refused, match="jabatan dari unit ini"):
        decided(meeting, other)


def test_a_decision_is_done_with_evidence_and_not_in_the_future(client, kecamatan):
    decision = decided(called(client, kecamatan), kecamatan.kasi)

    with pytest.raises(Refused, match="masa depan"):
        finished(decision, on=dt.date(2025, 7, 2))
    done = finished(decision)

    assert (done.state, done.evidence) == (DecisionState.DONE, "SK Camat 12/2025")
    with pytest.raises(Refused, match="sudah selesai"):
        services.cancel(
            decision_id=decision.pk, version=done.version, reason="keliru", by=None
        )


def test_a_decision_is_cancelled_with_a_reason(client, kecamatan):
    decision = decided(called(client, kecamatan), kecamatan.kasi)

    with pytest.raises(Refused, match="Alasan belum diisi"):
        services.cancel(decision_id=decision.pk, version=1, reason=" ", by=None)
    dropped = services.cancel(
        decision_id=decision.pk, version=1, reason="Anggaran dialihkan", by=None
    )

    assert dropped.state == DecisionState.CANCELLED


def test_who_acts_on_an_older_state_is_told(client, kecamatan):
    decision = decided(called(client, kecamatan), kecamatan.kasi)
    services.begin(decision_id=decision.pk, version=1, by=None)

    with pytest.raises(Refused, match="diubah orang lain"):
        services.begin(decision_id=decision.pk, version=1, by=None)


def linked(decision, **change):
    return services.say_what_changed(
        decision_id=decision.pk,
        version=decision.version,
        change=services.Change(**change),
        by=None,
    )


def test_a_target_of_a_revision_is_what_a_decision_changed(client, kecamatan):
    decision = decided(called(client, kecamatan), kecamatan.kasi)
    old = Target.objects.get(series=kecamatan.low.series)
    new = Target.objects.create(
        series=old.series, period=old.period, stage=old.stage, revision=1, value=10
    )

    changed = linked(decision, target_id=new.pk)

    assert (changed.change, changed.target) == (ChangeKind.TARGET, new)
    assert changed.changed == (
        "Target Tahun 2025 (Perjanjian Kinerja Perubahan 1): 10, sebelumnya 12 "
        "· Laporan warga"
    )


def test_a_ceiling_of_a_later_budget_is_what_a_decision_changed(client, kecamatan):
    decision = decided(called(client, kecamatan), kecamatan.kasi)
    dppa = BudgetVersion.objects.create(
        unit=kecamatan.unit, year_id=YEAR, kind=BudgetKind.DPPA
    )
    line = BudgetLine.objects.create(
        version=dppa, activity=kecamatan.program, amount_idr=1_600_000
    )

    changed = linked(decision, budget_line_id=line.pk)

    assert changed.changed == (
        f"Pagu {kecamatan.program} (DPPA 2025): Rp 1.600.000, "
        "sebelumnya Rp 1.000.000 (Dari perjanjian 2025)"
    )


def test_what_changed_stays_in_words_when_the_row_goes(client, kecamatan):
    decision = decided(called(client, kecamatan), kecamatan.kasi)
    dppa = BudgetVersion.objects.create(
        unit=kecamatan.unit, year_id=YEAR, kind=BudgetKind.DPPA
    )
    line = BudgetLine.objects.create(
        version=dppa, activity=kecamatan.program, amount_idr=1_600_000
    )
    linked(decision, budget_line_id=line.pk)

    dppa.delete()

    decision.refresh_from_db()
    assert decision.budget_line is None
    assert "Rp 1.600.000" in decision.changed


def test_another_action_is_told_in_words_and_nothing_is_refused(client, kecamatan):
    decision = decided(called(client, kecamatan), kecamatan.kasi)

    with pytest.raises(Refused, match="Apa yang berubah belum diisi"):
        linked(decision)

    assert linked(decision, words="Loket dibuka Sabtu").changed == "Loket dibuka Sabtu"


def test_a_target_of_another_unit_is_refused(client, kecamatan):
    decision = decided(called(client, kecamatan), kecamatan.kasi)
    theirs = Kecamatan("Kecamatan Tirtasari").indicator()

    with pytest.raises(Refused, match="unit ini"):
        linked(decision, target_id=Target.objects.get(series=theirs.series).pk)


def test_what_two_people_write_at_once_is_not_lost(client, kecamatan):
    meeting = called(client, kecamatan)
    item = meeting.items.first()
    services.write_said(item_id=item.pk, version=1, said="Kurang petugas", by=None)
    url = reverse("followup:said", args=[item.pk])

    answer = client.post(url, {"version": 1, "said": "Data terlambat"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "“Kurang petugas”" in page
    assert "Data terlambat" in page
    item.refresh_from_db()
    assert item.said == "Kurang petugas"
    client.post(url, {"version": 2, "said": "Kurang petugas, data terlambat"})
    item.refresh_from_db()
    assert item.said == "Kurang petugas, data terlambat"


def closed(client, kecamatan):
    meeting = called(client, kecamatan)
    services.write_said(
        item_id=meeting.items.first().pk, version=1, said="Kurang petugas", by=None
    )
    decided(meeting, kecamatan.kasi)
    described(meeting, kecamatan)
    return services.close_meeting(
        meeting_id=meeting.pk, today=TODAY, by=UserFactory(full_name="Dedi Kurnia")
    )


def test_closed_minutes_do_not_change(client, kecamatan):
    meeting = closed(client, kecamatan)
    item = meeting.items.first()

    for act in (
        lambda: services.write_said(item_id=item.pk, version=2, said="lain", by=None),
        lambda: services.add_item(meeting_id=meeting.pk, title="lain", by=None),
        lambda: decided(meeting, kecamatan.kasi),
        lambda: described(meeting, kecamatan),
    ):
        with pytest.raises(Refused, match="tidak berubah lagi"):
            act()


def test_the_frozen_minutes_print_what_was_when_they_were_closed(client, kecamatan):
    meeting = closed(client, kecamatan)
    finished(Decision.objects.get())
    Decision.objects.update(text="Diubah diam-diam")

    minutes = minutes_of(meeting, "siapa pun")

    [decision] = minutes.items[0].decisions
    assert (decision.text, decision.state) == ("Menambah petugas", "Terbuka")
    assert minutes.writer == "Dedi Kurnia"
    assert minutes.present[-1] == "Rini Astuti, Bagian Organisasi"


def test_minutes_changed_in_the_database_are_not_printed(client, kecamatan):
    meeting = closed(client, kecamatan)
    meeting.document["place"] = "tempat lain"

    with pytest.raises(Refused, match="dibekukan"):
        minutes_of(meeting, "siapa pun")


def test_a_meeting_is_closed_with_its_leader_and_after_it_was_held(client, kecamatan):
    meeting = called(client, kecamatan)
    by = UserFactory()

    with pytest.raises(Refused, match="siapa yang hadir"):
        services.close_meeting(meeting_id=meeting.pk, today=TODAY, by=by)
    described(meeting, kecamatan)
    with pytest.raises(Refused, match="8 April 2025"):
        services.close_meeting(meeting_id=meeting.pk, today=dt.date(2025, 4, 7), by=by)


def test_the_minutes_come_as_word_and_pdf(client, kecamatan):
    meeting = closed(client, kecamatan)

    word = client.get(reverse("followup:file", args=[meeting.pk, "docx"]))
    pdf = client.get(reverse("followup:file", args=[meeting.pk, "pdf"]))

    paper = docx.Document(io.BytesIO(word.content))
    said = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "RAPAT EVALUASI KINERJA TRIWULAN I 2025" in said
    assert "Kurang petugas" in said
    assert any("Menambah petugas" in c.text for t in paper.tables for c in t._cells)
    assert pdf.content.startswith(b"%PDF")


def test_who_holds_the_position_carries_out_his_own_decision_only(client, kecamatan):
    meeting = called(client, kecamatan)
    own, other = decided(meeting, kecamatan.kasi), decided(meeting, kecamatan.camat)
    client.force_login(kecamatan.user("pegawai", holding=kecamatan.kasi))

    statuses = [
        client.post(
            reverse("followup:decision_act", args=[one.pk, "mulai"]), {"version": 1}
        ).status_code
        for one in (own, other)
    ]

    assert statuses == [302, 403]


def test_the_indicator_shows_the_chain_from_red_to_change(client, kecamatan):
    decision = decided(called(client, kecamatan), kecamatan.kasi)
    linked(decision, words="Loket dibuka Sabtu")

    page = client.get(reverse("measurement:indicator", args=[kecamatan.low.pk]))

    shown = page.content.decode()
    assert "Rapat evaluasi Triwulan I 2025" in shown
    assert "Menambah petugas" in shown
    assert "Loket dibuka Sabtu" in shown


def test_the_chain_of_a_year_is_a_page_and_a_paper(client, kecamatan):
    decision = decided(called(client, kecamatan), kecamatan.kasi)
    linked(decision, words="Loket dibuka Sabtu")

    page = client.get(reverse("followup:use")).content.decode()
    paper = client.get(reverse("followup:use_file", args=["docx"]))

    assert "1 putusan; 1 sudah mengubah" in page
    tables = docx.Document(io.BytesIO(paper.content)).tables
    assert any("Loket dibuka Sabtu" in cell.text for t in tables for cell in t._cells)


def test_every_act_is_in_the_history_with_its_unit(client, kecamatan):
    decision = decided(called(client, kecamatan), kecamatan.kasi)
    finished(decision)

    acts = Entry.objects.filter(unit_id=kecamatan.unit.pk).values_list("action", flat=True)
    assert {"meeting.called", "decision.made", "decision.finished"} <= set(acts)


PAGES = {
    "meetings": lambda _meeting: reverse("followup:meetings"),
    "meeting": lambda meeting: reverse("followup:meeting", args=[meeting.pk]),
    "use": lambda _meeting: reverse("followup:use"),
}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_costs_the_same_queries_for_one_decision_and_for_three(
    page, client, kecamatan
):
    meeting = called(client, kecamatan)
    costs = []
    for rows in (1, 2):
        for n in range(rows):
            decided(meeting, kecamatan.kasi, text=f"Putusan {rows}.{n}", item=n)
        client.get(PAGES[page](meeting))
        with CaptureQueriesContext(connection) as seen:
            assert client.get(PAGES[page](meeting)).status_code == 200
        costs.append(len(seen))

    assert costs[0] == costs[1] <= 15


def test_a_decision_costs_the_same_queries_whatever_it_changed(client, kecamatan):
    decision = decided(called(client, kecamatan), kecamatan.kasi)
    page = reverse("followup:decision", args=[decision.pk])
    costs = []
    for rows in (1, 2):
        for n in range(rows):
            linked(decision, words=f"Loket {rows}.{n} dibuka Sabtu")
            decision.refresh_from_db()
        client.get(page)
        with CaptureQueriesContext(connection) as seen:
            assert "dibuka Sabtu" in client.get(page).content.decode()
        costs.append(len(seen))

    assert costs[0] == costs[1] <= 15


def test_the_office_keeps_the_minutes_through_the_pages(client, kecamatan):
    meeting = called(client, kecamatan)
    item = meeting.items.first()
    person = Appointment.objects.get(position=kecamatan.camat)

    client.post(
        reverse("followup:about", args=[meeting.pk]),
        {"version": 1, "held_on": HELD, "leader": person.pk, "present": [person.pk]},
    )
    client.post(reverse("followup:item_new", args=[meeting.pk]), {"title": "Loket baru"})
    client.post(
        reverse("followup:decide", args=[item.pk]),
        {
            "text": "Menambah petugas",
            "position": kecamatan.kasi.pk,
            "due_on": LATER,
            "change": "pagu",
        },
    )
    decision = Decision.objects.get()
    client.post(
        reverse("followup:decision_act", args=[decision.pk, "berubah"]),
        {"version": 1, "activity": kecamatan.program.pk, "words": "ditambah satu loket"},
    )
    client.post(
        reverse("followup:decision_act", args=[decision.pk, "selesai"]),
        {"version": 2, "evidence": "SK 12", "finished_on": HELD},
    )
    client.post(reverse("followup:close", args=[meeting.pk]))

    decision.refresh_from_db()
    meeting.refresh_from_db()
    assert meeting.is_closed
    assert decision.state == DecisionState.DONE
    assert decision.activity == kecamatan.program
    assert [one.title for one in meeting.items.all()][-1] == "Loket baru"


def test_two_things_are_not_changed_at_once(client, kecamatan):
    decision = decided(called(client, kecamatan), kecamatan.kasi)
    target = Target.objects.get(series=kecamatan.low.series)

    answer = client.post(
        reverse("followup:decision_act", args=[decision.pk, "berubah"]),
        {"version": 1, "activity": kecamatan.program.pk, "target": target.pk},
    )

    assert answer.status_code == 422
    assert "Pilih satu saja" in answer.content.decode()
