"""A worked example of an indicator's own formula, with figures that are easy to follow."""

from decimal import Decimal

from jenjang.apps.plans.models import Indicator
from jenjang.core.figures import write_number
from jenjang.core.formulas.explanation import explain
from jenjang.core.formulas.progress import Entered, Rules, YearTarget
from jenjang.core.values import Accumulation, Polarity

PARTS = ((Decimal(9), Decimal(12)), (Decimal(10), Decimal(12)))
PLAIN = (Decimal(40), Decimal(45))
TARGET = Decimal(80)


def example_of(indicator: Indicator) -> list[str]:
    """Return what two quarters would come to, in the words of measurement itself."""
    rules = Rules(
        Polarity(indicator.polarity), Accumulation(indicator.accumulation), indicator.factor
    )
    takes_parts = indicator.is_ratio or rules.accumulation is Accumulation.RECOMPUTE
    if rules.polarity is Polarity.ORDINAL:
        return [
            "Peringkat dibandingkan dengan peringkat target, misalnya BB dengan target A."
        ]
    lines = []
    entered = {}
    for n, (numerator, denominator) in enumerate(PARTS, start=1):
        if takes_parts:
            entered[n] = Entered(None, numerator, denominator, None)
            lines.append(
                f"Triwulan {'I' * n}: a = {write_number(numerator)}, b = "
                f"{write_number(denominator)}, faktor {write_number(rules.factor)}."
            )
        else:
            entered[n] = Entered(PLAIN[n - 1])
            lines.append(f"Triwulan {'I' * n}: {write_number(PLAIN[n - 1])}.")
    goal = YearTarget(value=TARGET)
    said = explain(rules, goal, entered, n=2, periods=4, unit=indicator.measured_in)
    return [*lines, f"Target setahun {write_number(TARGET)}.", f"Hasilnya: {said}."]
