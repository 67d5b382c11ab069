"""What a series counts for at the end of a period."""

from dataclasses import dataclass
from decimal import Decimal

from jenjang.core.values import Reason, Unknown

NOT_MEASURED = Reason.NOT_MEASURED.name


@dataclass(frozen=True, slots=True)
class Standing:
    """The percentage a roll-up keeps, or the name of the Reason why there is none."""

    percent: Decimal | None
    reason: str | None

    @property
    def known_percent(self) -> Decimal | Unknown:
        """Return the percentage as core speaks of it."""
        if self.percent is not None:
            return self.percent
        return Unknown(Reason[self.reason] if self.reason else Reason.NOT_MEASURED)

    @property
    def is_measured(self) -> bool:
        """Return whether its period was filed, with a percentage or without."""
        return self.reason != NOT_MEASURED
