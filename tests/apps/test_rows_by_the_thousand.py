"""Rows read and stored many at a time are the rows Django reads and stores one by one."""

from decimal import Decimal

import pytest
from django.utils import timezone

from jenjang.apps.history.rows import insert_rows
from jenjang.apps.measurement.models import Result, ResultState
from jenjang.apps.plans.models import Indicator, Series
from tests.apps.measurement.factories import Kecamatan, quarter

pytestmark = pytest.mark.django_db

KEY = ("series_id", "period_id")
NAMES = (
    *KEY, "indicator_id", "value", "components", "note", "state", "is_late", "version",
    "reported_at",
)  # fmt: skip


@pytest.fixture
def indicators():
    """Return three indicators of one objective."""
    kecamatan = Kecamatan("Kecamatan Sukamaju")
    node = kecamatan.objective("Meningkatnya pelayanan")
    return [kecamatan.indicator(text=f"Layanan {n}", objective=node) for n in range(3)]


def row(indicator: Indicator, value: str, note: str | None = None, version: int = 1):
    return (
        indicator.series_id, quarter(1).pk, indicator.pk, Decimal(value),
        {"kepuasan": "3.1"}, note, ResultState.FILED, False, version, timezone.now(),
    )  # fmt: skip


def test_rows_come_back_as_they_were_given(indicators, django_assert_num_queries):
    quarter(1)
    rows = [row(one, f"{n}.0001", "50% \"a'") for n, one in enumerate(indicators, start=1)]

    with django_assert_num_queries(1):
        insert_rows(Result, NAMES, rows)

    stored = Result.objects.order_by("series_id").values_list(*NAMES)
    assert list(stored) == rows


def test_a_row_of_the_same_key_is_written_over_and_the_others_stay(indicators):
    first, second, third = indicators
    insert_rows(Result, NAMES, [row(first, "1"), row(second, "2", "tetap")])
    before = dict(Result.objects.values_list("series_id", "pk"))

    insert_rows(Result, NAMES, [row(first, "9", version=2), row(third, "3")], over=KEY)

    after = {one.series_id: one for one in Result.objects.all()}
    assert {pk: (one.value, one.version) for pk, one in after.items()} == {
        first.series_id: (9, 2),
        second.series_id: (2, 1),
        third.series_id: (3, 1),
    }
    assert after[second.series_id].note == "tetap"
    assert {pk: after[pk].pk for pk in before} == before


def test_nothing_to_store_asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        insert_rows(Result, NAMES, [])


def test_a_figure_finer_than_it_is_kept_is_refused(indicators):
    with pytest.raises(ValueError, match="empat angka"):
        insert_rows(Result, NAMES, [row(indicators[0], "0.00001")])


def test_what_is_no_column_is_no_name(indicators):
    with pytest.raises(TypeError):
        insert_rows(Series, ["indicators"], [(1,)])


def test_a_row_that_was_read_is_changed_saved_and_read_anew(indicators):
    read = Indicator.objects.get(pk=indicators[0].pk)
    read.text = "Lain"
    read.save(update_fields=["text"])

    again = Indicator.objects.select_related("objective").get(pk=read.pk)
    read.refresh_from_db()

    assert (again.text, read.text, again == read) == ("Lain", "Lain", True)
    assert again.objective.text == "Meningkatnya pelayanan"


def test_what_was_not_asked_for_is_fetched_when_it_is_read(
    indicators, django_assert_num_queries
):
    read = Indicator.objects.only("pk").get(pk=indicators[0].pk)

    assert read.get_deferred_fields() >= {"text", "series_id"}
    with django_assert_num_queries(1):
        assert read.text == "Layanan 0"


def test_rows_share_what_they_point_to(indicators, django_assert_num_queries):
    rows = list(Indicator.objects.order_by("pk"))

    with django_assert_num_queries(1):
        Indicator.share(rows, "objective", "owner")
        said = [(one.objective.text, one.owner) for one in rows]

    assert said == [("Meningkatnya pelayanan", None)] * 3
    assert rows[0].objective is rows[1].objective


def test_nothing_has_nothing_to_share(django_assert_num_queries):
    with django_assert_num_queries(0):
        Indicator.share([], "objective")
