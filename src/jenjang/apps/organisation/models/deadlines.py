"""What a pemda sets so that deadlines are days: its rules, and its holidays."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from jenjang.apps.organisation.models.calendar import Year
from jenjang.core.deadlines import Form

MOST_COUNTED = 366


class CountedIn(models.TextChoices):
    """What a rule counts."""

    WORKING_DAYS = Form.WORKING_DAYS.value, "hari kerja"
    DAYS = Form.DAYS.value, "hari"
    MONTHS = Form.MONTHS.value, "bulan"


class DeadlineRule(models.Model):
    """How an act of core (`act` is its key) is due in a year, where the pemda says so.

    `n` of `form` after `since`, or after the end of each period where that is None.
    """

    year = models.ForeignKey(Year, models.PROTECT, related_name="deadline_rules")
    act = models.CharField(max_length=24)
    form = models.CharField(max_length=12, choices=CountedIn.choices)
    n = models.PositiveSmallIntegerField(validators=[MaxValueValidator(MOST_COUNTED)])
    since = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["year", "act"], name="one_rule_of_an_act"),
            models.CheckConstraint(
                condition=Q(n__lte=MOST_COUNTED), name="deadline_within_a_year"
            ),
        ]

    def __str__(self) -> str:
        """Return the act and what is counted."""
        return f"{self.act} · {self.n} {self.get_form_display()}"


class Holiday(models.Model):
    """A day on which the pemda's offices do not work, beside Saturdays and Sundays."""

    day = models.DateField(unique=True)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        """Return the holiday and its day."""
        return f"{self.name} · {self.day:%d-%m-%Y}"
