"""What is to be counted anew: asked by apps that stand before measurement."""

from django.db import models

from jenjang.apps.organisation.models.calendar import Year
from jenjang.apps.organisation.models.units import Unit


class Recount(models.Model):
    """A unit's year whose roll-ups no longer say what its rows say.

    Written in the transaction of the change, taken away by whoever counts. One unit may
    stand here several times: a row asked for while another is being counted must stay.
    `with_series`: how each series is judged changed too, not only what is summed.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    year = models.ForeignKey(Year, models.CASCADE, related_name="+")
    with_series = models.BooleanField(default=False)

    def __str__(self) -> str:
        """Return what is to be counted."""
        return f"{self.unit} {self.year_id}"
