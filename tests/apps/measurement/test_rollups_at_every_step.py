"""After every act of a year, each roll-up says what counting from scratch says."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jenjang.apps.measurement.models import Result, Summary, Unmeasured
from jenjang.apps.measurement.services import (
    Drafts,
    Filing,
    Told,
    lock_unit,
    rebuild,
    recount_marked,
    report_result,
    report_results,
    verify_results,
)
from jenjang.apps.organisation.models import Recount, Year
from jenjang.apps.organisation.services import change_government, set_deadlines
from jenjang.apps.plans.models import ActivityLevel, BudgetKind, Objective
from jenjang.apps.plans.services import (
    NamedVersion,
    WantedActivity,
    WantedLine,
    Where,
    move_objective,
    replace_budget,
)
from jenjang.core.formulas.progress import Entered
from jenjang.core.values import Refused
from tests.apps.measurement.factories import YEAR, UserFactory, quarter
from tests.apps.measurement.test_rollups import everything_rolled_up
from tests.apps.measurement.test_rollups_in_trust import (
    Trust,
    filings,
    other_acts,
    quarters,
    revisions,
)

names = st.sampled_from(["sum", "last", "ratio"])
more_acts = st.one_of(
    st.tuples(st.just("say_why"), st.tuples(names, quarters)),
    st.tuples(st.just("bring_sheet"), st.tuples(quarters, st.booleans())),
    st.tuples(st.just("bring_budget"), st.integers(1, 9)),
    st.tuples(st.just("move_node"), st.booleans()),
    st.tuples(st.just("set_due"), quarters),
    st.tuples(st.just("judge_by"), st.sampled_from(["capaian4", "permendagri86"])),
)
acts = filings | other_acts | revisions | more_acts


class Office(Trust):
    """A small kecamatan, and all that ever changes what it has reached."""

    def _say_why(self, about) -> None:
        name, n = about
        series_id = self.things[name].series_id
        report_result(
            series_id=series_id,
            period_id=quarter(n).pk,
            version=self.versions.get((name, n), 0),
            unmeasured_because=Unmeasured.NO_DATA,
            by=None,
        )
        self.versions[name, n] = self.versions.get((name, n), 0) + 1

    def _bring_sheet(self, about) -> None:
        """Two rows of the grid from Excel; a stale one stops both."""
        n, is_stale = about
        filings = [
            self._filing("sum", n, Entered(Decimal(n), None, None, None), is_stale),
            self._filing("ratio", n, Entered(None, Decimal(n), Decimal(9), None), False),
        ]
        with transaction.atomic():
            lock_unit(self.unit_id)
            drafts = Drafts(self.unit_id, YEAR, [one.series_id for one in filings])
            if drafts.fill(filings, None):
                raise Refused("Ada baris yang basi.")
            report_results(drafts, by=None)
        for name in ("sum", "ratio"):
            self.versions[name, n] = self.versions.get((name, n), 0) + 1

    def _filing(self, name, n, entered, is_stale) -> Filing:
        version = self.versions.get((name, n), 0) + is_stale
        series_id = self.things[name].series_id
        return Filing(series_id, quarter(n).pk, version, Told(entered))

    def _bring_budget(self, amount) -> None:
        activity = self.things["money"]
        replace_budget(
            unit=self.kecamatan.unit,
            named=NamedVersion(YEAR, BudgetKind.DPA, amount),
            activities=[
                WantedActivity(
                    "k", ActivityLevel.KEGIATAN, activity.name, None, None, activity.pk
                )
            ],
            lines=[WantedLine("k", "", "", amount * 100)],
            source=None,
            by=None,
        )

    def _move_node(self, is_up) -> None:
        node = Objective.objects.get(text="Terlaksananya layanan")
        top = Objective.objects.get(text="Meningkatnya pelayanan")
        move_objective(
            objective_id=node.pk,
            anchor_id=None if is_up else top.pk,
            where=Where.UNDER,
            seen_parent_id=node.parent_id,
            by=None,
        )

    def _set_due(self, n) -> None:
        """What came too late is in time again: the day is put far ahead."""
        year = Year.objects.get(pk=YEAR)
        set_deadlines(
            year=YEAR,
            counted={},
            by_hand={quarter(n).pk: dt.date(2090, 1, n)},
            version=year.deadlines_version,
            by=None,
        )

    def _judge_by(self, scale) -> None:
        change_government(
            head_title="Bupati Tirtajaya",
            seat="Tirtajaya",
            layout="national",
            achievement_scale=scale,
            efficiency_rule="E1",
            by=UserFactory(),
        )

    def step(self, name, about) -> None:
        """Do one act, as a request does: what it asked to be counted is counted."""
        self.act(name, about)
        recount_marked()


def follow(sequence) -> None:
    office = Office()
    for name, about in sequence:
        office.step(name, about)
        kept = everything_rolled_up()
        rebuild(office.kecamatan.unit, YEAR)
        assert everything_rolled_up() == kept, (name, about)


@pytest.mark.django_db
class AtEveryStep(TestCase):
    @settings(max_examples=12, deadline=None)
    @given(st.lists(acts, min_size=4, max_size=12))
    def test_every_roll_up_is_what_a_rebuild_gives(self, sequence):
        follow(sequence)

    @pytest.mark.proof
    @settings(max_examples=300, deadline=None)
    @given(st.lists(acts, min_size=10, max_size=40))
    def test_every_roll_up_is_what_a_rebuild_gives_over_long_years(self, sequence):
        follow(sequence)


@pytest.mark.django_db
def test_a_value_verified_is_in_every_roll_up_at_once():
    office = Office()
    office.step("file", ("last", 1, Decimal(9)))
    office.step("submit", 1)
    result = Result.objects.get()
    rows = Summary.objects.of_units().filter(period=quarter(1))
    assert rows.get().verified_count == 0

    verify_results(unit_id=office.unit_id, versions={result.pk: result.version}, by=None)

    node = office.things["last"].objective
    activity = office.things["money"]
    for holder in (rows, node.summaries, node.parent.summaries, activity.summaries):
        row = holder.get(period=quarter(1))
        assert (row.verified_count, row.verified_percent) == (1, row.achievement_percent)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "act",
    [
        ("move_node", True),
        ("bring_budget", 7),
        ("set_due", 1),
        ("judge_by", "permendagri86"),
        ("revise", "sum"),
        ("bring_sheet", (1, False)),
        ("say_why", ("last", 2)),
    ],
    ids=lambda act: act[0],
)
def test_what_other_apps_change_reaches_the_roll_ups_with_the_same_request(act):
    office = Office()
    office.step("file", ("sum", 1, Decimal(1)))
    office.step("file", ("last", 1, Decimal(4)))
    office.step("file", ("last", 2, Decimal(4)))
    before = everything_rolled_up()

    office.step(*act)

    assert everything_rolled_up() != before


@pytest.mark.django_db
def test_what_was_filed_in_time_stays_in_time_when_it_is_mended():
    office = Office()
    office.step("set_due", 1)
    office.step("file", ("sum", 1, Decimal(3)))
    Result.objects.update(told_on=dt.date(2089, 1, 1))
    office.step("file", ("sum", 1, Decimal(4)))

    row = Summary.objects.of_units().get(period=quarter(1))

    assert Result.objects.get().told_on == dt.date(2089, 1, 1)
    assert (row.measured_count, row.late_count) == (1, 0)


@pytest.mark.django_db
def test_a_refused_act_asks_for_no_recount():
    office = Office()
    office.step("set_due", 2)
    stale = Year.objects.get(pk=YEAR).deadlines_version - 1

    with pytest.raises(Refused):
        set_deadlines(
            year=YEAR,
            counted={},
            by_hand={quarter(2).pk: dt.date(2091, 1, 1)},
            version=stale,
            by=None,
        )

    assert not Recount.objects.exists()
