"""What the pages of measuring show of a figure: strings, made once, no arithmetic later."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from jenjang.core.figures import write_number, write_percent, write_rupiah
from jenjang.core.formulas import achievement
from jenjang.core.formulas.budget import absorption_percent
from jenjang.core.scales import Scale
from jenjang.core.values import Reason, Unknown

CENT = Decimal("0.01")
MISSING = "–"
NOT_MEASURED = "Belum diukur"


@dataclass(frozen=True, slots=True)
class Mark:
    """A predikat with its colour and word, and the percentage before it."""

    colour: str
    label: str
    figure: str = ""

    @property
    def words(self) -> str:
        """Return the percentage and its word."""
        return f"{self.figure} {self.label}"


def mark(percent: Decimal | None, reason: str | None, scale: Scale) -> Mark:
    """Return the mark of capaian s.d. periode, or the reason why there is no percentage."""
    if percent is None:
        return Mark("abu", reason_label(reason))
    rating = scale.rating(percent)
    label = f"{rating.label} (di batas)" if rating.near_edge else rating.label
    return Mark(rating.colour, label, shown_percent(percent))


def reason_label(reason: str | None) -> str:
    """Return a core Reason, stored by its name, as a person reads it."""
    if reason is None:
        return NOT_MEASURED
    words = Reason[reason].value
    return words[:1].upper() + words[1:]


def shown_percent(percent: Decimal | Unknown | None) -> str:
    """Return a percentage as shown; one below zero is shown as 0, its own note says why."""
    if percent is None or isinstance(percent, Unknown):
        return MISSING
    return write_percent(achievement.shown_percent(percent))


def at_two_places(value: Decimal | None) -> Decimal | None:
    """Return a computed figure as shown: two decimals, half-up, where it has more."""
    if value is None or value == value.quantize(CENT):
        return value
    return value.quantize(CENT, ROUND_HALF_UP)


def shown_figure(value: Decimal | None, measured_in: str | None = None) -> str:
    """Return a figure with its unit beside it: whole, or with two decimals as papers do.

    >>> shown_figure(Decimal("87.5"), "Nilai"), shown_figure(Decimal(12), "Laporan")
    ('87,50 Nilai', '12 Laporan')
    """
    if value is None:
        return MISSING
    whole = value == value.to_integral_value()
    places = 0 if whole else max(2, _decimals(value))
    figure = write_number(value, places, unit=measured_in)
    if measured_in in {None, ""}:
        return figure
    return f"{figure} {'%' if measured_in == 'Persen' else measured_in}"


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def shown_rupiah(amount_idr: int | None) -> str:
    """Return whole rupiah."""
    return MISSING if amount_idr is None else write_rupiah(amount_idr)


def of_ceiling(ceiling_idr: int | None) -> str:
    """Return the ceiling as it stands under what was spent; empty where there is none."""
    return "" if ceiling_idr is None else f"dari {write_rupiah(ceiling_idr)}"


def shown_absorption(spent_idr: int | None, ceiling_idr: int | None) -> str:
    """Return serapan; a dash where nothing was recorded or nothing is allotted."""
    return shown_percent(absorption_of(spent_idr, ceiling_idr))


def absorption_of(spent_idr: int | None, ceiling_idr: int | None) -> Decimal | None:
    """Return serapan in percent, None where it cannot be given."""
    if spent_idr is None or ceiling_idr is None:
        return None
    found = absorption_percent(spent_idr, ceiling_idr)
    return None if isinstance(found, Unknown) else found
