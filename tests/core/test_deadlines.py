"""Deadlines as data: working days, rules, acts of the year, and who is told when."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.core.deadlines import (
    ACTS,
    Cadence,
    Form,
    Pace,
    Rule,
    Told,
    act_named,
    due_day,
    fixed_holidays,
    is_working_day,
    step_of,
    working_day_after,
)

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31))
HOLIDAYS = st.sets(DAYS, max_size=40)
DUE = dt.date(2025, 4, 7)


@given(DAYS, st.integers(1, 30), HOLIDAYS)
def test_the_nth_working_day_is_one_and_n_of_them_have_passed(day, n, holidays):
    found = working_day_after(day, n, holidays)
    between = [day + dt.timedelta(days=k) for k in range(1, (found - day).days + 1)]

    assert is_working_day(found, holidays)
    assert sum(is_working_day(one, holidays) for one in between) == n


def test_lebaran_moves_the_fifth_working_day():
    lebaran = {dt.date(2025, 4, n) for n in (1, 2, 3, 4, 7)}

    assert working_day_after(dt.date(2025, 3, 31), 5) == dt.date(2025, 4, 7)
    assert working_day_after(dt.date(2025, 3, 31), 5, lebaran) == dt.date(2025, 4, 14)


def test_a_month_after_the_last_of_january_is_the_last_of_february_in_a_leap_year():
    rule = Rule(Form.MONTHS, 1)

    assert due_day(rule, dt.date(2028, 1, 31)) == dt.date(2028, 2, 29)
    assert due_day(Rule(Form.MONTHS, 13), dt.date(2025, 12, 31)) == dt.date(2027, 1, 31)


@given(DAYS, st.sampled_from(Form), st.integers(0, 24), HOLIDAYS)
def test_a_deadline_is_never_before_the_day_it_is_counted_from(day, form, n, holidays):
    assert due_day(Rule(form, n), day, holidays) >= day


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.key)
def test_every_act_has_a_source_and_a_day_to_count_from(act):
    assert act.source
    assert (act.usual_since(2026) is not None) == (act.cadence == Cadence.ONCE)


def test_the_agreement_is_due_a_month_after_the_dpa():
    act = act_named("pk")

    assert due_day(act.rule, act.usual_since(2026)) == dt.date(2026, 1, 31)


def test_the_fixed_holidays_of_a_year_are_no_working_days():
    holidays = fixed_holidays(2026)

    assert not any(is_working_day(day, holidays) for day in holidays)


@pytest.mark.parametrize(
    ("today", "key", "reaches"),
    [
        (dt.date(2025, 4, 4), "sebelum", [Told.OWN]),
        (dt.date(2025, 4, 6), "sebelum", [Told.OWN]),
        (dt.date(2025, 4, 7), "hari", [Told.OWN]),
        (dt.date(2025, 4, 8), "lewat1", [Told.OWN]),
        (dt.date(2025, 4, 10), "lewat1", [Told.OWN, Told.SUPERIOR]),
        (dt.date(2025, 4, 14), "lewat1", [Told.OWN, Told.SUPERIOR, Told.HEAD]),
        (dt.date(2025, 4, 15), "lewat2", [Told.OWN, Told.SUPERIOR, Told.HEAD]),
        (dt.date(2025, 4, 21), "lewat2", list(Told)),
        (dt.date(2025, 12, 31), "lewat4", list(Told)),
    ],
)
def test_the_later_it_gets_the_higher_it_goes(today, key, reaches):
    step = step_of(DUE, today, Pace())

    assert (step.key, list(step.reaches)) == (key, reaches)


@given(DAYS, st.integers(-400, 400))
def test_whoever_was_told_stays_told(due_on, left):
    today = due_on - dt.timedelta(days=left)
    now = step_of(due_on, today, Pace())
    later = step_of(due_on, today + dt.timedelta(days=1), Pace())

    if now is not None:
        assert set(now.reaches) <= set(later.reaches)
