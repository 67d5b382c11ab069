"""The pemda this database belongs to."""

from django.db import models
from django.db.models import Q

from jenjang.apps.files.models import StoredFile
from jenjang.papers.drawing import FIGURES


class Government(models.Model):
    """The pemda this database belongs to: one row, written by the first-run page."""

    name = models.CharField(max_length=120, unique=True)  # "Kabupaten Tirtajaya"
    head_title = models.CharField(max_length=120)  # "Bupati Tirtajaya"
    seat = models.CharField(max_length=120, null=True)  # ibu kota, place of signature
    area_code = models.CharField(
        max_length=5, null=True, blank=True
    )  # "33.02", a province "33"
    layout = models.CharField(max_length=40, default="national")
    achievement_scale = models.CharField(max_length=40, default="capaian4")
    efficiency_rule = models.CharField(max_length=4, default="E1")
    chart_colour = models.CharField(max_length=7, default=FIGURES)  # "#0b5f7e"
    logo = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+"
    )  # a PNG, on the letterhead of every unit
    only_one = models.BooleanField(default=True, unique=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(only_one=True), name="one_government")
        ]

    def __str__(self) -> str:
        """Return the pemda's name."""
        return self.name
