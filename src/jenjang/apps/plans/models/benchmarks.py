"""What an indicator is compared with: its value over a province or the whole country."""

from collections.abc import Collection
from typing import Self

from django.db import models
from django.db.models import Q

from jenjang.apps.plans.fields import ExactField
from jenjang.apps.plans.models.indicators import Series


class BenchmarkLevel(models.TextChoices):
    """Whose value it is."""

    NATIONAL = "nasional", "Nasional"
    PROVINCIAL = "provinsi", "Provinsi"


class BenchmarkQuerySet(models.QuerySet["Benchmark"]):
    """Which values to compare with."""

    def about(self, series_ids: Collection[int], folded_texts: Collection[str]) -> Self:
        """Return those of the series, and those of any indicator worded so."""
        own, by_words = Q(series__in=series_ids), Q(folded_text__in=folded_texts)
        return self.filter(own | by_words & Q(series=None))


class Benchmark(models.Model):
    """The national or provincial value of an indicator in a year, and who says so.

    It is of one unit's `series`, or (None) of every indicator worded as `text`. `value` is
    in the indicator's own unit of measure.
    """

    series = models.ForeignKey(
        Series, models.PROTECT, null=True, blank=True, related_name="benchmarks"
    )
    text = models.TextField()
    folded_text = models.TextField(editable=False)
    year = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=10, choices=BenchmarkLevel.choices)
    value = ExactField()
    measured_in = models.CharField(max_length=60, null=True, blank=True)  # satuan
    source = models.CharField(max_length=300)
    version = models.PositiveIntegerField(default=1)

    objects = BenchmarkQuerySet.as_manager()

    class Meta:
        ordering = ["text", "-year", "level", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "year", "level"],
                condition=Q(series__isnull=False),
                name="one_benchmark_a_series",
            ),
            models.UniqueConstraint(
                fields=["folded_text", "year", "level"],
                condition=Q(series=None),
                name="one_benchmark_a_wording",
            ),
        ]

    def __str__(self) -> str:
        """Return what it is the value of."""
        return f"{self.text} · {self.get_level_display().lower()} {self.year}"[:300]
