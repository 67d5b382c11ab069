"""Whatever the order of acts, the roll-ups the write path keeps are the rebuilt ones."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jenjang.apps.measurement.models import (
    Achievement,
    ActivitySummary,
    ObjectiveSummary,
    Summary,
)
from jenjang.apps.measurement.services import (
    SpentFigure,
    rebuild,
    replace_spending,
    report_result,
    report_spending,
)
from jenjang.apps.organisation.models import PeriodKind
from jenjang.core.values import Refused
from tests.apps.measurement.factories import YEAR, Kecamatan, month, quarter
from tests.drawing import examples

values = st.none() | st.decimals(min_value=-5, max_value=40, places=2)
acts = st.lists(
    st.tuples(
        st.sampled_from(["sum", "last", "ratio", "monthly", "money", "by month"]),
        st.integers(min_value=1, max_value=4),
        values,
    ),
    max_size=10,
)


def a_small_kecamatan():
    kecamatan = Kecamatan()
    camat = kecamatan.official("Camat")
    kasi = kecamatan.official("Kasi", under=camat)
    top = kecamatan.objective("Meningkatnya pelayanan")
    below = kecamatan.objective("Terlaksananya layanan", parent=top)
    things = {
        "sum": kecamatan.indicator(objective=top, target=12, promised_by=(camat, kasi)),
        "last": kecamatan.indicator(
            objective=below,
            target=10,
            accumulation="last",
            polarity="minimize",
            promised_by=(kasi,),
        ),
        "ratio": kecamatan.indicator(
            objective=below,
            target=90,
            accumulation="recompute",
            numerator_text="a",
            denominator_text="b",
            promised_by=(camat,),
        ),
        "monthly": kecamatan.indicator(
            target=0,
            accumulation="average",
            frequency=PeriodKind.MONTH,
            promised_by=(kasi,),
        ),
    }
    program = kecamatan.activity("Program", 1000, allotted_to=(camat,))
    things["money"] = kecamatan.activity(
        "Kegiatan", None, parent=program, level="kegiatan", allotted_to=(kasi,)
    )
    top.activities.add(program)
    below.activities.add(things["money"])
    rebuild(kecamatan.unit, YEAR)
    return kecamatan, things


def do(act, things, versions):
    name, n, value = act
    version = versions.get((name, n), 0)
    versions[name, n] = version + 1
    if name == "money":
        try:
            report_spending(
                activity_id=things[name].pk,
                period_id=quarter(n).pk,
                spent_idr=None if value is None else int(abs(value)),
                version=version,
                by=None,
            )
        except Refused:  # filed by month
            versions[name, n] = version
        return
    if name == "by month":
        spend_a_month(things["money"], n, value)
        return
    figures = {"value": value}
    if name == "ratio" and value is not None:
        figures = {"numerator": value, "denominator": Decimal(7)}
    report_result(
        series_id=things[name].series_id,
        period_id=(month(3 * n - 1) if name == "monthly" else quarter(n)).pk,
        version=version,
        by=None,
        **figures,
    )


def spend_a_month(activity, n, value):
    """Replace what a month holds of two kinds; refused where its quarter is filed whole."""
    figures = [] if value is None else [SpentFigure(activity.pk, "5.1", int(abs(value)))]
    with suppress(Refused):
        replace_spending(
            unit_id=activity.unit_id,
            period=month(3 * n - 1),
            figures=figures,
            physical={},
            by=None,
        )


def everything_rolled_up():
    return {
        kept.__name__: sorted(map(repr, kept.objects.values_list(*_columns(kept))))
        for kept in (Achievement, Summary, ObjectiveSummary, ActivitySummary)
    }


def _columns(kept):
    return [field.attname for field in kept._meta.fields if field.attname != "id"]


@pytest.mark.django_db
class RollUps(TestCase):
    @examples(10, 100)
    @given(acts)
    def test_the_write_path_keeps_what_a_rebuild_gives(self, sequence):
        kecamatan, things = a_small_kecamatan()
        versions = {}

        for act in sequence:
            do(act, things, versions)

        kept = everything_rolled_up()
        rebuild(kecamatan.unit, YEAR)
        assert everything_rolled_up() == kept


@pytest.mark.django_db
def test_the_first_filing_of_a_series_counts_the_periods_nobody_filed_too():
    kecamatan = Kecamatan()
    series = kecamatan.indicator(target=12).series
    filed = {"series_id": series.pk, "version": 0, "by": None}

    report_result(period_id=quarter(3).pk, value=Decimal(3), **filed)
    assert reasons_of(series) == {3: None, 4: "NOT_MEASURED"}

    report_result(period_id=quarter(1).pk, value=Decimal(3), **filed)
    assert reasons_of(series) == {1: None, 2: "NOT_MEASURED", 3: None, 4: "NOT_MEASURED"}


def reasons_of(series) -> dict[int, str | None]:
    return dict(
        Achievement.objects.filter(series=series).values_list("period__n", "reason")
    )
