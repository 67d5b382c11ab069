"""Values an indicator is compared with: entered, corrected, taken out."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.plans.models import Benchmark, BenchmarkLevel, Series
from jenjang.core.figures import fold
from jenjang.core.values import Refused

OLD_PAGE = "Sudah diubah orang lain sejak halaman ini dibuka; periksa, lalu simpan lagi."


@dataclass(frozen=True, slots=True)
class BenchmarkFacts:
    """The value of an indicator over a province or the country, and who says so.

    `text` is the indicator's wording; `series_id` None: it is for every unit's of it.
    """

    text: str
    year: int
    level: BenchmarkLevel
    value: Decimal
    source: str
    series_id: int | None = None
    measured_in: str | None = None


@transaction.atomic
def keep_benchmark(
    *, benchmark_id: int | None, version: int, facts: BenchmarkFacts, by: User | None
) -> Benchmark:
    """Store a value to compare with (None: a new one); refused where it stands already."""
    benchmark = _held(benchmark_id, version) if benchmark_id else Benchmark(version=0)
    before = _told(benchmark) if benchmark_id else None
    _fill(benchmark, facts)
    _refuse_twice(benchmark)
    benchmark.version += 1
    benchmark.save()
    _record("benchmark.kept", benchmark, by, before=before, after=_told(benchmark))
    return benchmark


@transaction.atomic
def remove_benchmark(*, benchmark_id: int, version: int, by: User | None) -> None:
    """Take a value out; the history keeps what it was."""
    benchmark = _held(benchmark_id, version)
    _record("benchmark.removed", benchmark, by, before=_told(benchmark))
    benchmark.delete()


def _held(benchmark_id: int, version: int) -> Benchmark:
    rows = Benchmark.objects.select_for_update()
    found = rows.filter(pk=benchmark_id).first()
    if found is None or found.version != version:
        raise Refused(OLD_PAGE)
    return found


def _fill(benchmark: Benchmark, facts: BenchmarkFacts) -> None:
    text, source = " ".join(facts.text.split()), facts.source.strip()
    if not text or not source:
        raise Refused("Isi indikator dan sumber angkanya.")
    benchmark.series_id, benchmark.text, benchmark.source = facts.series_id, text, source
    benchmark.folded_text = fold(text)
    benchmark.year, benchmark.level = facts.year, facts.level
    benchmark.value = facts.value
    benchmark.measured_in = (facts.measured_in or "").strip() or None


def _refuse_twice(benchmark: Benchmark) -> None:
    """Raise Refused where the same indicator has a value of that year and level."""
    same = Benchmark.objects.filter(year=benchmark.year, level=benchmark.level)
    if benchmark.series_id:
        Series.objects.select_for_update().get(pk=benchmark.series_id)
        same = same.filter(series=benchmark.series_id)
    else:
        same = same.filter(series=None, folded_text=benchmark.folded_text)
    if same.exclude(pk=benchmark.pk).exists():
        raise Refused(f"Sudah ada: {benchmark}. Ubah yang ada itu.")


def _told(benchmark: Benchmark) -> dict[str, Any]:
    names = BenchmarkFacts.__dataclass_fields__
    return {name: getattr(benchmark, name) for name in names}


def _record(action: str, benchmark: Benchmark, by: User | None, **sides: Any) -> None:
    unit_id = benchmark.series.unit_id if benchmark.series else None
    record(actor=by, action=action, subject=benchmark, unit_id=unit_id, **sides)
