"""A rating scale (predikat): bands without a gap, from the bottom up."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from jenjang.core.figures import fold
from jenjang.core.values import Reason, Unknown

SHOWN = Decimal("0.01")  # values are printed with two decimals
COLOURS = ("hijau", "biru", "kuning", "merah", "abu")


class BadScale(ValueError):
    """A scale that leaves a gap, does not rise, or names a colour that is not there."""


@dataclass(frozen=True, slots=True)
class Band:
    """One class of a scale, which begins at `start` or, not `is_inclusive`, above it.

    The lowest band of a scale that is open below has no start.
    """

    start: Decimal | None
    is_inclusive: bool
    label: str
    code: str
    colour: str

    def holds(self, value: Decimal) -> bool:
        """Return whether the value reaches this band."""
        if self.start is None:
            return True
        return value >= self.start if self.is_inclusive else value > self.start


@dataclass(frozen=True, slots=True)
class Rating:
    """What a value is worth; `near_edge` where rounding to two decimals changes it."""

    label: str
    code: str
    colour: str
    near_edge: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """Bands from the lowest up; `rounds_first` where the source states two decimals.

    `lowest` and `highest` bound the values, None where they are open. The `source`
    names the regulation.
    """

    key: str
    name: str
    source: str
    measures: str
    bands: tuple[Band, ...]
    lowest: Decimal | None = None
    highest: Decimal | None = None
    rounds_first: bool = False

    def __post_init__(self) -> None:
        """Refuse bands that do not start at the bottom and rise; raises BadScale."""
        _check_bottom(self)
        _check_rise(self)
        _check_names(self)

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes from the lowest band up: the order of the grades."""
        return tuple(band.code for band in self.bands)

    def rating(self, value: Decimal) -> Rating:
        """Return the rating of a value: that of the value as it is printed.

        The unrounded value is tested too; where it falls in another band, the label that
        agrees with the printed figure is given with `near_edge` set. Values beyond the
        bounds get the outermost band: `accepts` tells whether they are inside.
        """
        shown = value.quantize(SHOWN, ROUND_HALF_UP)
        band = self._band(shown)
        near_edge = not self.rounds_first and self._band(value) is not band
        return Rating(band.label, band.code, band.colour, near_edge)

    def accepts(self, value: Decimal) -> bool:
        """Return whether the value lies within the bounds of the scale."""
        return (self.lowest is None or value >= self.lowest) and (
            self.highest is None or value <= self.highest
        )

    def band_named(self, label: str) -> Band | Unknown:
        """Return the band that a paper names by its code or its label."""
        wanted = fold(label)
        for band in self.bands:
            if wanted in (fold(band.code), fold(band.label)):
                return band
        names = ", ".join(f"{band.label} ({band.code})" for band in reversed(self.bands))
        return Unknown(
            Reason.NOT_FOUND,
            f"Predikat “{label}” tidak ada dalam {self.name}; pilih {names}.",
        )

    def agrees(self, value: Decimal, label: str) -> bool:
        """Return whether a printed value and label say the same, as in '80,00 (BB)'."""
        band = self.band_named(label)
        return isinstance(band, Band) and band.code == self.rating(value).code

    def _band(self, value: Decimal) -> Band:
        """Return the highest band that the value reaches, else the lowest there is."""
        reached = (band for band in reversed(self.bands) if band.holds(value))
        return next(reached, self.bands[0])


def _check_bottom(scale: Scale) -> None:
    if not scale.bands:
        raise BadScale(f"{scale.key}: a scale needs bands")
    bottom = scale.bands[0]
    if bottom.start != scale.lowest or not bottom.is_inclusive:
        raise BadScale(f"{scale.key}: the first band must start at the bottom")


def _check_rise(scale: Scale) -> None:
    starts = _starts(scale.bands)
    floor = [] if scale.lowest is None else [scale.lowest]
    if any(later <= earlier for earlier, later in pairwise(starts)):
        raise BadScale(f"{scale.key}: bands must rise")
    if len(starts) != len(scale.bands) - 1 + len(floor):
        raise BadScale(f"{scale.key}: every band but the first needs a start")
    if scale.highest is not None and starts[-1:] >= [scale.highest]:
        raise BadScale(f"{scale.key}: the last band must start below the top")


def _check_names(scale: Scale) -> None:
    if len(set(scale.codes)) != len(scale.codes):
        raise BadScale(f"{scale.key}: a code stands twice")
    for band in scale.bands:
        if band.colour not in COLOURS:
            raise BadScale(f"{scale.key}: {band.colour} is not one of {COLOURS}")


def _starts(bands: Sequence[Band]) -> list[Decimal]:
    return [band.start for band in bands if band.start is not None]
