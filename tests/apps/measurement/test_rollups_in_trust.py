"""Whatever is filed, handed in, returned, revised and locked: the roll-ups stay true."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jenjang.apps.measurement.models import PeriodLock, Result, ResultState
from jenjang.apps.measurement.services import (
    draw_spot_check,
    grant_exception,
    judge_item,
    lift_lock,
    lock_period,
    rebuild,
    recount_marked,
    return_results,
    submit_results,
    verify_results,
)
from jenjang.apps.plans.models import Series, Target
from jenjang.core.values import Refused
from tests.apps.measurement.factories import YEAR, TargetFactory, quarter
from tests.apps.measurement.test_rollups import (
    a_small_kecamatan,
    do,
    everything_rolled_up,
)
from tests.drawing import examples

kinds = st.sampled_from(["sum", "last", "ratio", "monthly", "money"])
quarters = st.integers(min_value=1, max_value=4)
values = st.none() | st.decimals(min_value=-5, max_value=40, places=2)
filings = st.tuples(st.just("file"), st.tuples(kinds, quarters, values))
other_acts = st.tuples(
    st.sampled_from(["submit", "verify", "return", "lock", "open", "except", "check"]),
    quarters,
)
revisions = st.tuples(st.just("revise"), st.sampled_from(["sum", "last", "ratio"]))
acts = st.lists(filings | other_acts | revisions, min_size=5, max_size=20)


class Trust:
    """One small kecamatan, and every act on its figures; a refusal changes nothing."""

    def __init__(self) -> None:
        self.kecamatan, self.things = a_small_kecamatan()
        self.versions: dict = {}

    def act(self, name, about) -> None:
        before = everything_rolled_up()
        try:
            getattr(self, f"_{name}")(about)
        except Refused:
            assert everything_rolled_up() == before

    def _file(self, filing) -> None:
        kept = dict(self.versions)
        try:
            do(filing, self.things, self.versions)
        except Refused:
            self.versions = kept
            raise

    @property
    def unit_id(self) -> int:
        return self.kecamatan.unit.pk

    def _waiting(self, n):
        rows = Result.objects.within(quarter(n)).filter(state=ResultState.SUBMITTED)
        return {
            "unit_id": self.unit_id,
            "versions": dict(rows.values_list("pk", "version")),
        }

    def _submit(self, n) -> None:
        submit_results(unit_id=self.unit_id, quarter_id=quarter(n).pk, by=None)

    def _verify(self, n) -> None:
        verify_results(**self._waiting(n), by=None)

    def _return(self, n) -> None:
        return_results(**self._waiting(n), reason="Bukti kabur", by=None)

    def _lock(self, n) -> None:
        lock_period(quarter_id=quarter(n).pk, unit_id=None, by=None)

    def _open(self, n) -> None:
        for lock in PeriodLock.objects.filter(period=quarter(n)):
            lift_lock(lock_id=lock.pk, reason="Salah kunci", by=None)

    def _except(self, n) -> None:
        today = timezone.localdate()
        grant_exception(
            quarter_id=quarter(n).pk,
            unit_id=self.unit_id,
            since=today,
            until=today + dt.timedelta(1),
            reason="Bukti menyusul",
            by=None,
        )

    def _check(self, n) -> None:
        check = draw_spot_check(quarter_id=quarter(n).pk, size=1, seed=n, by=None)
        item = check.items.get()
        judge_item(item_id=item.pk, outcome="tidak_sesuai", note="Beda", by=None)

    def _revise(self, name) -> None:
        """A Perubahan sets another target and marks the series, as plans does."""
        series = self.things[name].series
        revision = Target.objects.filter(series=series).count()
        TargetFactory(series=series, revision=revision, value=Decimal(20 + revision))
        Series.objects.filter(pk=series.pk).update(is_to_recount=True)
        recount_marked()


@pytest.mark.django_db
class RollUpsInTrust(TestCase):
    @examples(10, 100)
    @given(acts)
    def test_the_write_path_keeps_what_a_rebuild_gives(self, sequence):
        trust = Trust()

        for name, about in sequence:
            trust.act(name, about)

        kept = everything_rolled_up()
        rebuild(trust.kecamatan.unit, YEAR)
        assert everything_rolled_up() == kept
