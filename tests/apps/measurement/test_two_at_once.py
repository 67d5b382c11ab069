"""Two people at the same cell, and at two cells of one unit, at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.db import connection

from jenjang.apps.measurement.models import Result, Summary
from jenjang.apps.measurement.services import ChangedMeanwhile, rebuild, report_result
from tests.apps.measurement.factories import YEAR, Kecamatan, quarter

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """Run the acts in threads of their own and return what each gave or raised."""

    def run(act):
        try:
            return act()
        except ChangedMeanwhile as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def filing(indicator, value):
    period = quarter(1)
    return lambda: report_result(
        series_id=indicator.series_id,
        period_id=period.pk,
        version=0,
        value=Decimal(value),
        by=None,
    )


def test_of_two_who_file_the_same_cell_one_is_told_of_the_other():
    indicator = Kecamatan().indicator(target=12)

    answers = at_once(filing(indicator, 3), filing(indicator, 5))

    refusals = [answer for answer in answers if isinstance(answer, ChangedMeanwhile)]
    assert len(refusals) == 1
    stored = Result.objects.get()
    assert stored.version == 1
    assert f"sudah mengisi {stored.value:f}".removesuffix(".0000") in str(refusals[0])


def test_two_cells_of_a_unit_filed_at_once_are_both_in_the_summary():
    kecamatan = Kecamatan()
    camat = kecamatan.official("Camat")
    indicators = [kecamatan.indicator(target=4, promised_by=(camat,)) for _ in range(4)]
    rebuild(kecamatan.unit, YEAR)

    at_once(*(filing(indicator, 1) for indicator in indicators))

    summary = Summary.objects.get(period=quarter(1), position=None)
    assert (summary.measured_count, summary.achievement_percent) == (4, 100)
