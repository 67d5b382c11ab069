"""Deadlines of a year: rules, holidays, days set by hand; what is due follows at once."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps

from jenjang.apps.history.models import Entry
from jenjang.apps.organisation import services
from jenjang.apps.organisation.models import (
    DeadlineRule,
    Holiday,
    Period,
    PeriodKind,
    Role,
    Year,
)
from jenjang.apps.organisation.snapshots import Counted, counted_in, deadlines_of
from jenjang.core.deadlines import ACTS, Form, Rule
from jenjang.core.values import Refused

pytestmark = pytest.mark.django_db
YEAR = 2026
MIGRATION = import_module("jenjang.apps.organisation.migrations.0006_days_known_until_now")


@pytest.fixture
def year():
    return services.open_year(year=YEAR, by=None)


def due(kind, n, year=YEAR):
    return Period.objects.get(year=year, kind=kind, n=n).due_on


def set_rule(act, rule, since=None, version=None, by_hand=None):
    year = Year.objects.get(pk=YEAR)
    services.set_deadlines(
        year=YEAR,
        counted={act: Counted(rule, since)},
        by_hand=by_hand or {},
        version=version or year.deadlines_version,
        by=None,
    )


def day_of(key):
    return {one.key: one.due_on for one in deadlines_of(Year.objects.get(pk=YEAR))}[key]


def test_an_opened_year_has_every_act_of_the_calendar(year):
    found = deadlines_of(year)

    assert {one.act.key for one in found} == {act.key for act in ACTS}
    assert [one.due_on for one in found] == sorted(one.due_on for one in found)
    assert day_of("pk-2026-0") == dt.date(2026, 1, 31)
    assert day_of("ukur_triwulan-2026-1") == due("quarter", 1) == dt.date(2026, 4, 7)
    assert day_of("verifikasi-2026-1") == dt.date(2026, 4, 10)


def test_reading_the_deadlines_costs_three_queries(year, django_assert_num_queries):
    with django_assert_num_queries(3):
        deadlines_of(year)


def test_a_rule_moves_the_days_of_its_periods_and_of_no_others(year):
    before = due("quarter", 1)

    set_rule("ukur_bulan", Rule(Form.DAYS, 3))

    assert due("month", 2) == dt.date(2026, 3, 3)
    assert due("quarter", 1) == before
    assert Entry.objects.get(action="year.deadlines_set").after == {
        "Pengukuran bulanan": "3 hari sesudah periode berakhir"
    }


def test_a_dpa_that_is_late_moves_the_agreements(year):
    set_rule("pk", Rule(Form.MONTHS, 1), since=dt.date(2026, 1, 20))

    assert day_of("pk-2026-0") == dt.date(2026, 2, 20)


def test_a_holiday_moves_what_is_counted_in_working_days(year):
    services.add_holidays(days={dt.date(2026, 4, 3): "Wafat Yesus Kristus"}, by=None)

    assert due("quarter", 1) == dt.date(2026, 4, 8)
    assert due("month", 3) == dt.date(2026, 4, 8)
    assert Year.objects.get(pk=YEAR).deadlines_version == 2


def test_a_holiday_of_january_moves_the_end_of_the_year_before(year):
    before = due("year", 1)

    services.add_holidays(days={dt.date(2027, 1, 4): "Cuti bersama"}, by=None)

    assert due("year", 1) == before + dt.timedelta(days=1)


def test_a_holiday_taken_out_moves_them_back(year):
    before = due("quarter", 1)
    [holiday] = services.add_holidays(days={dt.date(2026, 4, 3): "Libur"}, by=None)

    services.remove_holiday(holiday_id=holiday.pk, by=None)

    assert due("quarter", 1) == before
    assert Entry.objects.filter(action="holiday.removed").count() == 1


def test_holidays_entered_twice_are_entered_once(year):
    for _ in range(2):
        services.add_fixed_holidays(year=YEAR, by=None)

    assert Holiday.objects.count() == 5
    assert Year.objects.get(pk=YEAR).deadlines_version == 2


def test_a_day_set_by_hand_stays_when_rules_and_holidays_change(year):
    quarter = Period.objects.get(year=YEAR, kind="quarter", n=1)
    hand = {quarter.pk: dt.date(2026, 4, 20)}
    set_rule("ukur_triwulan", Rule(Form.WORKING_DAYS, 5), by_hand=hand)

    set_rule("ukur_triwulan", Rule(Form.DAYS, 2), by_hand=hand)
    services.add_holidays(days={dt.date(2026, 4, 1): "Libur"}, by=None)

    assert due("quarter", 1) == dt.date(2026, 4, 20)
    assert due("quarter", 2) == dt.date(2026, 7, 2)


def test_a_day_no_longer_set_by_hand_follows_the_rule_again(year):
    quarter = Period.objects.get(year=YEAR, kind="quarter", n=1)
    usual = quarter.due_on
    rule = Rule(Form.WORKING_DAYS, 5)
    set_rule("ukur_triwulan", rule, by_hand={quarter.pk: dt.date(2026, 4, 20)})

    set_rule("ukur_triwulan", rule, by_hand={quarter.pk: None})

    assert due("quarter", 1) == usual


def test_a_day_before_the_end_of_its_period_changes_nothing(year):
    quarter = Period.objects.get(year=YEAR, kind="quarter", n=2)

    with pytest.raises(Refused, match="Tenggat Triwulan II 2026"):
        set_rule(
            "ukur_bulan", Rule(Form.DAYS, 1), by_hand={quarter.pk: dt.date(2026, 6, 29)}
        )

    assert not DeadlineRule.objects.exists()
    assert due("month", 1) == dt.date(2026, 2, 6)


def test_who_saw_older_deadlines_is_told(year):
    set_rule("ukur_bulan", Rule(Form.DAYS, 3), version=1)

    with pytest.raises(Refused, match="sudah diubah orang lain"):
        set_rule("ukur_bulan", Rule(Form.DAYS, 4), version=1)

    assert due("month", 1) == dt.date(2026, 2, 3)


def test_saving_the_same_again_leaves_no_trace(year):
    for _ in range(2):
        set_rule("ukur_bulan", Rule(Form.DAYS, 3))

    assert Entry.objects.filter(action="year.deadlines_set").count() == 1
    assert Year.objects.get(pk=YEAR).deadlines_version == 2


def test_the_next_year_is_counted_as_this_one(year):
    set_rule("pk", Rule(Form.MONTHS, 1), since=dt.date(2026, 1, 20))
    set_rule("ukur_bulan", Rule(Form.DAYS, 3))

    services.open_year(year=YEAR + 1, by=None)

    assert counted_in(YEAR + 1)["pk"].since == dt.date(2027, 1, 20)
    assert due("month", 1, YEAR + 1) == dt.date(2027, 2, 3)


def _text(value):
    return "" if value is None else value


def posted(response):
    """Return what the form of the page holds, as a browser would send it."""
    form = response.context["form"]
    return {name: _text(form[name].value()) for name in form.fields}


def test_the_page_previews_days_and_stores_nothing(signed_in, year):
    client = signed_in(Role.PEMBINA)
    given = posted(client.get("/tahun/2026/"))
    given |= {"n_ukur_triwulan": "3", "pratinjau": "1"}

    response = client.post("/tahun/2026/", given)

    assert "Triwulan I 2026: Selasa, 7 April 2026" not in response.content.decode()
    assert "Triwulan I 2026: Jumat, 3 April 2026" in response.content.decode()
    assert due("quarter", 1) == dt.date(2026, 4, 7)


def test_the_page_sets_a_rule_and_a_day(signed_in, year):
    client = signed_in(Role.ADMIN)
    last = Period.objects.get(year=YEAR, kind=PeriodKind.YEAR)
    given = posted(client.get("/tahun/2026/"))
    given |= {"n_ukur_triwulan": "3", f"due_{last.pk}": "2027-01-20"}

    assert client.post("/tahun/2026/", given).status_code == 302

    assert due("quarter", 1) == dt.date(2026, 4, 3)
    assert due("year", 1) == dt.date(2027, 1, 20)
    again = client.get("/tahun/2026/").content.decode()
    assert "Rabu, 20 Januari 2027" in again


def test_the_page_tells_of_a_date_that_is_missing(signed_in, year):
    client = signed_in(Role.PEMBINA)
    given = posted(client.get("/tahun/2026/")) | {"since_pk": ""}

    response = client.post("/tahun/2026/", given)

    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"since_pk"}


def test_two_people_at_the_page_notice_one_another(signed_in, year):
    client = signed_in(Role.PEMBINA)
    given = posted(client.get("/tahun/2026/"))
    set_rule("ukur_bulan", Rule(Form.DAYS, 3))

    response = client.post("/tahun/2026/", given | {"n_ukur_bulan": "9"})

    assert response.status_code == 422
    assert "sudah diubah orang lain" in response.content.decode()
    assert due("month", 1) == dt.date(2026, 2, 3)


def test_holidays_are_pasted_from_a_decree(signed_in, year):
    client = signed_in(Role.PEMBINA)
    lines = "20 Maret 2026 Idulfitri\n2026-03-19, Nyepi\n\n3-4-2026: Wafat Yesus Kristus"

    client.post("/libur/?tahun=2026", {"lines": lines})

    assert dict(Holiday.objects.values_list("day", "name")) == {
        dt.date(2026, 3, 19): "Nyepi",
        dt.date(2026, 3, 20): "Idulfitri",
        dt.date(2026, 4, 3): "Wafat Yesus Kristus",
    }
    assert due("quarter", 1) == dt.date(2026, 4, 8)


@pytest.mark.parametrize(
    "line", ["Idulfitri", "31 Februari 2026 Libur", "2026 Libur", "20 Maret 2026"]
)
def test_a_line_that_cannot_be_read_enters_none_of_them(signed_in, year, line):
    client = signed_in(Role.PEMBINA)

    response = client.post("/libur/", {"lines": f"20 Maret 2026 Idulfitri\n{line}"})

    assert response.status_code == 422
    assert "Baris 2" in response.content.decode()
    assert not Holiday.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_holidays_costs_the_same_for_any_number(
    signed_in, year, count, django_assert_num_queries
):
    client = signed_in(Role.PEMBINA)
    days = {dt.date(2026, 1, n): "Libur" for n in range(1, count + 1)}
    services.add_holidays(days=days, by=None)
    client.get("/libur/?tahun=2026")

    with django_assert_num_queries(6):
        client.get("/libur/")


def test_years_opened_before_rules_were_known_keep_their_days():
    year = Year.objects.create(year=2024)
    for n, due_on in ((1, dt.date(2024, 4, 10)), (2, dt.date(2024, 7, 25))):
        last_day = dt.date(2024, 3 * n, 30 + (n == 1))
        year.periods.create(
            kind="quarter", n=n, first_day=last_day, last_day=last_day, due_on=due_on
        )

    MIGRATION.say_it_as_rules(apps, None)

    rows = Period.objects.filter(year=2024).order_by("n")
    assert list(rows.values_list("is_due_by_hand", flat=True)) == [False, True]
    assert counted_in(2024)["ukur_triwulan"] == Counted(Rule(Form.DAYS, 10))
