"""A kecamatan that is late: four figures of TW I missing, with everybody above."""

from decimal import Decimal

from jenjang.apps.accounts.models import User
from jenjang.apps.measurement.services import rebuild, report_result
from jenjang.apps.notices.models import Notice
from tests.apps.measurement.factories import YEAR, Kecamatan, month, quarter


class LateKecamatan(Kecamatan):
    """The camat, a kasi under him with three figures, a kasubag with one; nothing filed."""

    def __init__(self, name: str = "Kecamatan Sukamaju") -> None:
        super().__init__(name)
        self.camat = self.official("Camat")
        self.kasi = self.official("Kasi Pemerintahan", under=self.camat)
        self.kasubag = self.official("Kasubag Perencanaan", under=self.camat)
        self.indicators = [
            self.indicator(
                promised_by=(who,), text=f"Laporan {n}", owner=who, accumulation="sum"
            )
            for n, who in enumerate([self.kasi] * 3 + [self.kasubag])
        ]
        rebuild(self.unit, YEAR)

    def file(self, *numbers: int, **given: object) -> None:
        """File the figures of these numbers for TW I."""
        for n in numbers:
            told = given or {"value": Decimal(3)}
            report_result(
                series_id=self.indicators[n].series_id,
                period_id=quarter(1).pk,
                version=0,
                by=None,
                **told,
            )
        rebuild(self.unit, YEAR)

    def monthly(self) -> None:
        """Let one more figure be measured each month."""
        self.indicator(
            promised_by=(self.kasi,), text="Kunjungan", owner=self.kasi, frequency="month"
        )
        rebuild(self.unit, YEAR)


def told(user: User) -> list[str]:
    """Return the titles of what a user is told and is still open, by day."""
    rows = Notice.objects.of_user(user).open()
    return list(rows.order_by("due_on", "pk").values_list("title", flat=True))


def measured(user: User) -> list[Notice]:
    """Return what a user is told about filing figures."""
    rows = Notice.objects.of_user(user).open()
    return list(rows.filter(key__startswith="ukur").order_by("due_on", "pk"))


__all__ = ["LateKecamatan", "measured", "month", "told"]
