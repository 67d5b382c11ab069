"""What an indicator of an employee looks at, by its unit of measure."""

import pytest

from jenjang.core.formulas.skp import Aspect, aspect


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("Laporan", Aspect.QUANTITY),
        ("Km", Aspect.QUANTITY),
        ("Persen", Aspect.QUALITY),
        ("Indeks", Aspect.QUALITY),
        ("Hari", Aspect.TIME),
        ("Rupiah", Aspect.COST),
        ("sesuatu yang tidak dikenal", None),
        (None, None),
    ],
)
def test_the_unit_of_measure_proposes_the_aspect(unit, expected):
    assert aspect(unit) is expected
