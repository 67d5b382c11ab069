"""What one column of a table holds."""

from dataclasses import dataclass

from jenjang.papers.recognisers.agreement.columns import activity_levels, objective_levels
from jenjang.papers.recognisers.tables.measures import NOTHING, Looks, is_percent
from jenjang.papers.recognisers.tables.words import Field


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds.

    A figure has a measure `what`, one of `FIGURES`, a time and perhaps a party it is `of`;
    `group` counts the indicator columns before it; amounts are printed in `scale` rupiah;
    `doubt` is why its figures may be something else; `has_points` says that the table
    writes decimals with a point, so that "8,726" may be thousands.
    """

    field: Field
    path: tuple[str, ...] = ()
    what: str | None = None
    when: str | None = None
    of: str | None = None
    group: int = 0
    scale: int = 1
    looks: Looks = NOTHING
    doubt: str | None = None
    has_points: bool = False

    @property
    def is_percent(self) -> bool:
        """Return whether its figures are printed in percent."""
        return is_percent(self.path, self.looks)

    @property
    def levels(self) -> tuple[str, ...]:
        """Return the levels that its heading names, from high to low."""
        heading = self.path[-1] if self.path else ""
        if self.field is Field.ACTIVITY:
            return activity_levels(heading)
        return objective_levels(heading) if heading else ()
