"""Which national and provincial values an indicator is compared with."""

from collections.abc import Mapping

from jenjang.apps.plans.models import Benchmark
from jenjang.core.figures import fold


def benchmarks_of(
    wordings: Mapping[int, str], first_year: int, last_year: int
) -> dict[int, tuple[Benchmark, ...]]:
    """Return by series what its years are compared with, newest first; one query.

    `wordings` are the indicators' texts by series. A value of the series itself goes
    before one of all indicators worded so. A series without any is not in it.
    """
    texts = {pk: fold(text) for pk, text in wordings.items()}
    rows = list(
        Benchmark.objects.about(set(texts), set(texts.values()))
        .filter(year__gte=first_year, year__lte=last_year)
        .order_by("-year", "level", "pk")
    )
    found = {pk: _own_first(rows, pk, text) for pk, text in texts.items()}
    return {pk: some for pk, some in found.items() if some}


def _own_first(rows: list[Benchmark], series_id: int, text: str) -> tuple[Benchmark, ...]:
    own = [one for one in rows if one.series_id == series_id]
    stated = {(one.year, one.level) for one in own}
    shared = [
        one
        for one in rows
        if one.series_id is None
        and one.folded_text == text
        and (one.year, one.level) not in stated
    ]
    return tuple(sorted([*own, *shared], key=lambda one: (-one.year, one.level)))
