"""Who is told what, when, and how far up it goes; nobody is told twice."""

import datetime as dt

import pytest
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import Agreement, State
from jenjang.apps.followup.services import ask
from jenjang.apps.measurement.services import submit_results
from jenjang.apps.notices import services
from jenjang.apps.notices.models import Notice, NoticePace, ReminderDay
from jenjang.apps.notices.tasks import remind
from jenjang.apps.organisation.models import Grant, Period
from jenjang.apps.reports.models import SectionState
from jenjang.apps.reports.services import assign_section, mark_section, open_report
from jenjang.config import cli
from jenjang.core.deadlines import Pace, Told
from jenjang.core.values import Refused
from tests.apps.measurement.factories import Kecamatan, pemda_user, quarter
from tests.apps.notices.late import LateKecamatan, measured, told

pytestmark = pytest.mark.django_db
DUE = dt.date(2025, 4, 10)  # of TW I


def on(days):
    """Make the notices of the day so many days after the deadline."""
    return services.make_notices(DUE + dt.timedelta(days=days))


@pytest.fixture
def late():
    return LateKecamatan()


def test_nobody_is_told_while_the_day_is_far_away(late):
    operator = late.user("operator")

    on(-4)

    assert measured(operator) == []


@pytest.mark.parametrize("days", [-3, 0, 1])
def test_the_operator_is_told_before_the_day_on_it_and_after_it(late, days):
    operator = late.user("operator")

    on(days)

    [notice] = measured(operator)
    assert notice.title == "Pengukuran Triwulan I 2025 belum lengkap"
    assert notice.text == (
        "4 indikator belum diisi: Kasi Pemerintahan 3; Kasubag Perencanaan 1."
    )
    assert (notice.due_on, notice.unit) == (DUE, late.unit)
    assert f"unit={late.unit.pk}" in notice.url


def test_an_official_is_told_of_his_own_figures_alone(late):
    kasi = late.user("pegawai", holding=late.kasi)
    other = late.user("pegawai")

    on(0)

    [notice] = measured(kasi)
    assert notice.text == (
        "Kasi Pemerintahan: “Laporan 0” dan 2 indikator lain belum diisi."
    )
    assert measured(other) == []


def test_an_operator_who_holds_a_position_is_told_once(late):
    operator = late.user("operator", holding=late.kasubag)

    on(0)

    assert len(measured(operator)) == 1


@pytest.mark.parametrize("times", [2, 3])
def test_run_again_nobody_is_told_twice(late, times):
    late.user("operator")
    late.user("pegawai", holding=late.kasi)

    counts = [on(0) for _ in range(times)]

    assert counts[0] > 0
    assert counts[1:] == [0] * (times - 1)
    assert Notice.objects.count() == counts[0]


def test_a_day_on_which_nothing_ran_is_made_up_for(late):
    operator = late.user("operator")

    on(-1)

    assert len(measured(operator)) == 1


def test_the_notice_before_the_day_gives_way_to_the_one_after_it(late):
    operator = late.user("operator")

    on(-3)
    on(2)

    assert len(measured(operator)) == 1
    assert Notice.objects.of_user(operator).filter(key__startswith="ukur").count() == 2


def test_what_was_filed_is_told_of_no_more(late):
    operator, kasi = late.user("operator"), late.user("pegawai", holding=late.kasi)
    on(0)

    late.file(0, 1, 2, 3)
    on(1)

    assert measured(operator) == measured(kasi) == []


def test_what_is_left_is_told_as_it_is_now(late):
    operator = late.user("operator")
    on(0)

    late.file(0, 1, 2)
    on(0)

    [notice] = measured(operator)
    assert notice.text == "1 indikator belum diisi: Kasubag Perencanaan 1."


def test_who_said_why_there_is_no_figure_is_left_alone(late):
    kasubag = late.user("pegawai", holding=late.kasubag)

    late.file(3, unmeasured_because="survei_belum")
    on(0)

    assert measured(kasubag) == []


def test_months_are_told_of_by_their_own_day(late):
    late.monthly()
    kasi = late.user("pegawai", holding=late.kasi)
    february = Period.objects.get(year=2025, kind="month", n=2)

    services.make_notices(february.due_on)

    titles = [one.title for one in measured(kasi)]
    assert "Pengukuran Februari 2025 belum lengkap" in titles
    assert "Pengukuran Maret 2025 belum lengkap" not in titles


def test_a_deadline_that_is_moved_is_told_of_anew(late):
    operator = late.user("operator")
    on(0)

    Period.objects.filter(pk=quarter(1).pk).update(due_on=DUE + dt.timedelta(days=5))
    on(2)

    [notice] = measured(operator)
    assert notice.due_on == DUE + dt.timedelta(days=5)
    assert notice.read_at is None


def test_the_superior_hears_after_three_days(late):
    camat = late.user("pemantau", holding=late.camat)

    on(2)
    assert measured(camat) == []
    on(3)

    [notice] = measured(camat)
    assert notice.told == Told.SUPERIOR
    assert notice.text.splitlines() == [
        "Kasi Pemerintahan: “Laporan 0” dan 2 indikator lain belum diisi.",
        "Kasubag Perencanaan: “Laporan 3” belum diisi.",
    ]


def test_where_the_superior_has_no_account_the_next_one_hears(late):
    staff = late.official("Pelaksana", under=late.kasi)
    late.indicator(promised_by=(staff,), owner=staff, text="Surat masuk")
    late.file()
    camat = late.user("pemantau", holding=late.camat)

    on(3)

    assert "Pelaksana: “Surat masuk” belum diisi." in measured(camat)[0].text


def test_a_superior_who_may_not_see_the_unit_hears_nothing(late):
    elsewhere = Kecamatan("Kecamatan Tirtasari")
    stranger = elsewhere.user("kepala", holding=late.camat)

    on(3)

    assert measured(stranger) == []


def test_the_head_hears_after_a_week_and_is_told_once(late):
    head = late.user("kepala")

    on(6)
    assert measured(head) == []
    for days in (7, 8, 15):
        on(days)

    [notice] = measured(head)
    assert notice.told == Told.HEAD


def test_a_head_who_is_the_superior_too_hears_once_of_the_whole_unit(late):
    camat = late.user("kepala", holding=late.camat)

    on(3)
    assert [one.told for one in measured(camat)] == [Told.SUPERIOR]
    on(7)

    assert [one.told for one in measured(camat)] == [Told.HEAD]


def test_a_head_who_verifies_hears_once_of_what_waits_however_late(late):
    head = late.user("kepala")
    late.file(0)
    submit_results(unit_id=late.unit.pk, quarter_id=quarter(1).pk, by=None)

    on(8)

    assert told(head).count("1 nilai Triwulan I 2025 menunggu verifikasi") == 1


def test_bagian_organisasi_hears_once_of_all_units_after_two_weeks(late):
    LateKecamatan("Kecamatan Tirtasari")
    pembina = pemda_user("pembina")

    on(13)
    assert measured(pembina) == []
    on(14)

    [notice] = measured(pembina)
    assert notice.title == ("Pengukuran triwulan, Triwulan I 2025: 2 unit kerja terlambat")
    assert notice.text == "Kecamatan Sukamaju, Kecamatan Tirtasari."


def test_after_the_last_step_there_is_silence(late):
    operator = late.user("operator")

    on(60)

    assert measured(operator) == []


def test_the_pemda_sets_how_late_is_late(late):
    head = late.user("kepala")
    pace = Pace(superior_after_days=1, head_after_days=2, pembina_after_days=3)
    services.set_pace(pace=pace, version=0, by=None)

    on(2)

    assert len(measured(head)) == 1


def test_the_head_is_not_told_before_the_superior():
    pace = Pace(superior_after_days=9, head_after_days=2)

    with pytest.raises(Refused, match="Atasan langsung"):
        services.set_pace(pace=pace, version=0, by=None)
    assert not NoticePace.objects.exists()


def test_who_saw_an_older_pace_is_told():
    services.set_pace(pace=Pace(before_days=5), version=0, by=None)

    with pytest.raises(Refused, match="sudah diubah orang lain"):
        services.set_pace(pace=Pace(before_days=6), version=0, by=None)
    assert NoticePace.objects.get().before_days == 5


def test_those_who_verify_are_told_of_what_waits_for_them(late):
    head, secretary = late.user("kepala"), late.user("verifikator")
    operator = late.user("operator")
    late.file(0, 1)
    submit_results(
        unit_id=late.unit.pk,
        quarter_id=quarter(1).pk,
        series_ids=[late.indicators[0].series_id],
        by=None,
    )

    on(0)

    assert "1 nilai Triwulan I 2025 menunggu verifikasi" in told(head)
    assert "1 nilai Triwulan I 2025 menunggu verifikasi" in told(secretary)
    assert "1 nilai Triwulan I 2025 belum diajukan" in told(operator)


def test_positions_without_an_agreement_are_told(late):
    kasi = late.user("pegawai", holding=late.kasi)
    camat = late.user("pegawai", holding=late.camat)
    Agreement.objects.filter(position=late.kasi).update(state=State.DRAFT)

    services.make_notices(dt.date(2025, 1, 31))

    assert told(kasi) == ["Perjanjian Kinerja 2025 belum lengkap"]
    assert "Perjanjian Kinerja 2025 belum lengkap" not in told(camat)


def test_a_question_without_an_answer_is_told_to_whom_it_was_asked(late):
    kasi = late.user("pegawai", holding=late.kasi)
    ask(
        position_id=late.kasi.pk,
        period_id=quarter(1).pk,
        series_id=late.indicators[0].series_id,
        about="Laporan 0",
        text="Mengapa?",
        due_on=dt.date(2025, 6, 2),
        today=dt.date(2025, 6, 1),
        by=None,
    )

    services.make_notices(dt.date(2025, 6, 1))

    assert told(kasi) == ["Pertanyaan belum dijawab: Laporan 0"]


def test_what_nobody_can_see_done_is_told_of_until_its_day_only(late):
    operator = late.user("operator")
    name = "LKjIP tahun sebelumnya ke Bagian Organisasi, 2025"

    services.make_notices(dt.date(2025, 1, 31))
    assert name in told(operator)
    services.make_notices(dt.date(2025, 2, 1))

    assert name not in told(operator)


def test_who_has_left_is_told_nothing(late):
    gone, inactive = late.user("operator"), late.user("operator")
    Grant.objects.filter(user=gone).update(until=DUE - dt.timedelta(days=1))
    User.objects.filter(pk=inactive.pk).update(is_active=False)

    on(0)

    assert told(gone) == told(inactive) == []


def test_a_user_row_knows_how_many_notices_wait(late):
    operator = late.user("operator")
    on(0)
    waiting = len(told(operator))

    notice = measured(operator)[0]
    services.mark_read(notice_id=notice.pk, by=operator)

    operator.refresh_from_db()
    assert operator.waiting_notices == waiting - 1
    assert services.mark_all_read(by=operator) == waiting - 1
    operator.refresh_from_db()
    assert operator.waiting_notices == 0


def test_nobody_reads_the_notice_of_another(late):
    operator, other = late.user("operator"), late.user("operator")
    on(0)

    with pytest.raises(Notice.DoesNotExist):
        services.mark_read(notice_id=measured(operator)[0].pk, by=other)


@pytest.mark.parametrize("units", [1, 3])
def test_the_list_costs_the_same_for_any_number(units, client, django_assert_num_queries):
    made = [LateKecamatan(f"Kecamatan Sukamaju {n}") for n in range(units)]
    operator = made[0].user("operator")
    for one in made[1:]:
        since = dt.date(2020, 1, 1)
        Grant.objects.create(user=operator, role="operator", unit=one.unit, since=since)
    on(0)
    client.force_login(operator)
    client.get("/pengingat/")

    with django_assert_num_queries(7):
        assert len(client.get("/pengingat/").context["rows"]) >= units


def at(hour, day=DUE):
    """Return the moment of an hour of the office's clock."""
    return dt.datetime.combine(day, dt.time(hour), timezone.get_current_timezone())


def test_the_worker_reminds_once_a_day_from_six_on(late):
    late.user("operator")

    runs = [remind(at(hour)).new for hour in (5, 6, 7, 23)]

    assert runs[0] is None
    assert runs[1] > 0
    assert runs[2:] == [None, None]
    assert list(ReminderDay.objects.values_list("pk", "notice_count")) == [(DUE, runs[1])]


def test_who_asks_is_answered_at_any_hour(late):
    late.user("operator")

    assert remind(at(3), is_asked=True).new > 0
    assert remind(at(3), is_asked=True).new == 0


def test_the_page_shows_what_waits_and_the_frame_how_much(client, late):
    operator = late.user("operator")
    on(3)
    client.force_login(operator)

    page = client.get("/pengingat/").content.decode()

    assert "Pengukuran Triwulan I 2025 belum lengkap" in page
    assert 'Pengingat <span class="p merah">' not in page  # it is this page
    operator.refresh_from_db()
    count = f'Pengingat <span class="p merah">{operator.waiting_notices}</span>'
    assert count in client.get("/lainnya/").content.decode()


def test_read_by_a_button_the_frame_counts_one_less(client, late):
    operator = late.user("operator")
    on(0)
    before = len(told(operator))
    client.force_login(operator)

    client.post(f"/pengingat/{measured(operator)[0].pk}/dibaca/")

    operator.refresh_from_db()
    assert operator.waiting_notices == before - 1


def test_the_pace_is_set_on_its_page(client):
    Kecamatan()
    client.force_login(pemda_user("pembina"))
    form = client.get("/pengingat/aturan/").context["form"]
    given = {name: form[name].value() for name in form.fields} | {"before_days": 5}

    assert client.post("/pengingat/aturan/", given).status_code == 302
    stale = client.post("/pengingat/aturan/", given | {"before_days": 6})

    assert NoticePace.objects.get().before_days == 5
    assert stale.status_code == 422
    assert "sudah diubah orang lain" in stale.content.decode()


def test_the_command_for_cron_says_what_it_did(late, capsys):
    late.user("operator")

    assert cli.main(["remind"]) == cli.DONE
    assert cli.main(["remind"]) == cli.DONE

    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith("pengingat baru; surel: tidak ada.")
    assert second == "0 pengingat baru; surel: tidak ada."


def test_who_is_to_write_a_section_of_the_report_is_told_until_it_is_done(late):
    kasi = late.user("pegawai", holding=late.kasi)
    period = Period.objects.get(year=2025, kind="quarter", n=1)
    report = open_report(unit_id=late.unit.pk, period_id=period.pk, by=None)
    section = report.sections.get(key="4.kesimpulan")
    assign_section(section_id=section.pk, responsible_id=late.kasi.pk, due_on=DUE, by=None)

    on(0)
    [notice] = Notice.objects.filter(user=kasi, key__startswith="bagian-")
    assert notice.title == "Bagian LKjIP belum selesai: Kesimpulan"

    mark_section(section_id=section.pk, state=SectionState.DONE, by=None)
    on(0)
    assert Notice.objects.get(pk=notice.pk).settled_at is not None
