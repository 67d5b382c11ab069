"""National and provincial values: of one unit's series, or of all indicators so worded."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.models import Role
from jenjang.apps.plans import services
from jenjang.apps.plans.models import Benchmark, BenchmarkLevel, Series
from jenjang.apps.plans.services import BenchmarkFacts
from jenjang.apps.plans.snapshots import benchmarks_of
from jenjang.core.values import Refused
from tests.apps.measurement.factories import Kecamatan
from tests.factories import UnitFactory, granted

pytestmark = pytest.mark.django_db
IKM = "Indeks Kepuasan Masyarakat"


@pytest.fixture
def series():
    return Series.objects.create(unit=UnitFactory())


def keep(text=IKM, year=2024, level=BenchmarkLevel.NATIONAL, value="84.1", **more):
    version, pk = more.pop("version", 0), more.pop("pk", None)
    facts = BenchmarkFacts(text, year, level, Decimal(value), "Laporan nasional", **more)
    return services.keep_benchmark(benchmark_id=pk, version=version, facts=facts, by=None)


def test_one_of_all_so_worded_is_found_whatever_the_letters(series):
    keep()
    found = benchmarks_of({series.pk: "indeks  kepuasan masyarakat"}, 2024, 2024)
    assert [one.value for one in found[series.pk]] == [Decimal("84.1")]
    assert benchmarks_of({series.pk: "Nilai SAKIP"}, 2024, 2024) == {}


def test_one_of_the_series_itself_goes_before_the_shared_one(series):
    keep()
    keep(level=BenchmarkLevel.PROVINCIAL, value="82")
    keep(value="90", series_id=series.pk)
    found = benchmarks_of({series.pk: IKM}, 2020, 2024)[series.pk]
    assert [(one.level, one.value) for one in found] == [("nasional", 90), ("provinsi", 82)]


def test_the_same_year_and_level_stands_once(series):
    keep()
    with pytest.raises(Refused, match="Sudah ada"):
        keep(value="85")
    keep(series_id=series.pk)
    with pytest.raises(Refused, match="Sudah ada"):
        keep(series_id=series.pk)


def test_a_correction_keeps_the_old_value_in_the_history():
    kept = keep()
    keep(value="85", pk=kept.pk, version=1)
    last = Entry.objects.filter(action="benchmark.kept").order_by("pk").last()
    assert (last.before["value"], last.after["value"]) == ("84.1000", "85")
    with pytest.raises(Refused, match="diubah orang lain"):
        keep(value="86", pk=kept.pk, version=1)


def test_taken_out_it_is_only_in_the_history():
    kept = keep()
    services.remove_benchmark(benchmark_id=kept.pk, version=1, by=None)
    assert not Benchmark.objects.exists()
    assert Entry.objects.get(action="benchmark.removed").before["source"]


def test_any_number_of_series_costs_one_query(django_assert_num_queries):
    keep()
    some = [Series.objects.create(unit=UnitFactory()) for _ in range(3)]
    with django_assert_num_queries(1):
        benchmarks_of(dict.fromkeys((one.pk for one in some), IKM), 2024, 2024)


def test_a_unit_adds_values_of_its_own_indicators_alone(client):
    kecamatan = Kecamatan("Kecamatan Sukamaju")
    indicator = kecamatan.indicator(text=IKM)
    client.force_login(granted(Role.OPERATOR, kecamatan.unit))
    told = {
        "version": 0,
        "year": 2024,
        "level": "nasional",
        "value": "84,1",
        "source": "BPS",
    }
    url = reverse("plans:benchmarks")

    assert client.post(url, told | {"text": IKM}).status_code == 422
    client.post(url, told | {"series": indicator.series_id})

    kept = Benchmark.objects.get()
    assert (kept.series_id, kept.value) == (indicator.series_id, Decimal("84.1"))
    assert "84,1" in client.get(url).content.decode()


def test_one_value_and_three_cost_the_same_queries(client):
    kecamatan = Kecamatan("Kecamatan Sukamaju")
    client.force_login(granted(Role.OPERATOR, kecamatan.unit))
    url = reverse("plans:benchmarks")
    counts = []
    for years in ((2024,), (2023, 2022)):
        for year in years:
            keep(year=year)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 15
