"""What is typed into a cell, read or refused: the cases that hold the browser too."""

from decimal import Decimal

from jenjang.apps.measurement.cells import read_row
from jenjang.apps.plans.models import Indicator
from jenjang.core.figures import unit_kind
from tests.figures import UNIT_OF_KIND, each_figure


@each_figure
def test_a_typed_figure(case):
    indicator = Indicator(measured_in=UNIT_OF_KIND[case["kind"]])

    typed = read_row(indicator, {"value": case["text"]})

    expected = Decimal(case["number"]) if "number" in case else None
    assert typed.figures == {"value": expected}
    assert ("value" in typed.problems) == (expected is None)


def test_every_kind_of_unit_has_its_cases():
    assert {kind: unit_kind(unit).value for kind, unit in UNIT_OF_KIND.items()} == {
        kind: kind for kind in UNIT_OF_KIND
    }


def test_one_part_of_a_ratio_waits_for_the_other():
    ratio = Indicator(numerator_text="selesai", denominator_text="masuk")

    lacking = {
        (above, below): read_row(
            ratio, {"numerator": above, "denominator": below}
        ).lacks_a_part
        for above in ("", "4")
        for below in ("", "5")
    }

    assert lacking == {
        ("", ""): False,
        ("4", ""): True,
        ("", "5"): True,
        ("4", "5"): False,
    }
