"""What the checks of a pohon kinerja find, and where they stay silent."""

from dataclasses import replace
from decimal import Decimal

import pytest

from jenjang.core.cascade import CHECKS, Aim, Cascade, Level, Measure, worries
from jenjang.core.values import Accumulation, Polarity

TOP = Aim(1, None, Level.STRATEGIS, "Meningkatnya kualitas pelayanan kecamatan")
LOW = Aim(2, 1, Level.KEGIATAN, "Terlaksananya forum koordinasi", activities=frozenset({7}))
INDEX = Measure(
    10,
    1,
    "Indeks Kepuasan Masyarakat",
    measured_in="Nilai",
    target=Decimal("87.5"),
    before=Decimal("84.02"),
    is_before_reached=True,
)
COUNT = Measure(
    11,
    2,
    "Jumlah forum koordinasi yang dilaksanakan",
    measured_in="Kali",
    accumulation=Accumulation.SUM,
    target=Decimal(12),
)
MORE = replace(COUNT, key=12, text="Jumlah notulen")


def cascade(
    *changed: Aim | Measure, ceilings_idr: dict[int, int] | None = None, **rest: bool
) -> Cascade:
    """Return the sound tree of two nodes with these in it instead of those of their key."""
    aims = {one.key: one for one in (TOP, LOW, *(c for c in changed if isinstance(c, Aim)))}
    measures = {one.key: one for one in (INDEX, COUNT)}
    measures |= {one.key: one for one in changed if isinstance(one, Measure)}
    ceilings = {7: 30_000_000} if ceilings_idr is None else ceilings_idr
    return Cascade(2025, aims, tuple(measures.values()), ceilings, **rest)


def changes(fault: Aim | Measure | tuple[Aim | Measure, ...]) -> tuple[Aim | Measure, ...]:
    return fault if isinstance(fault, tuple) else (fault,)


def found(tree: Cascade) -> list[tuple[str, int | None, int | None]]:
    return [(worry.check, worry.aim, worry.measure) for worry in worries(tree)]


def test_a_sound_tree_gives_no_worry():
    assert found(cascade()) == []


FIRES = {
    "orphan_aim": (
        (replace(LOW, key=3, parent=None), replace(MORE, aim=3)),
        ("orphan_aim", 3, None),
    ),
    "level": (
        (Aim(3, 2, Level.TUJUAN, "Meningkatnya layanan"), replace(MORE, aim=3)),
        ("level", 3, None),
    ),
    "orphan_measure": (replace(MORE, aim=99), ("orphan_measure", None, 12)),
    "unmeasured": (replace(COUNT, aim=1), ("unmeasured", 2, None)),
    "unpaid": (replace(LOW, activities=frozenset()), ("unpaid", 1, None)),
    "unowned": (replace(COUNT, has_owner=False), ("unowned", 2, 11)),
    "repeated": (replace(COUNT, text="INDEKS kepuasan masyarakat."), ("repeated", 2, 11)),
    "activity_worded": (
        replace(TOP, text="Terlaksananya pelayanan kecamatan"),
        ("activity_worded", 1, None),
    ),
    "double_aim": (
        replace(TOP, text="Meningkatnya pelayanan dan terwujudnya ketertiban"),
        ("double_aim", 1, None),
    ),
    "double_measure": (
        replace(COUNT, text="Jumlah forum dan persentase kehadiran"),
        ("double_measure", 2, 11),
    ),
    "summed_ratio": (
        replace(INDEX, accumulation=Accumulation.SUM),
        ("summed_ratio", 1, 10),
    ),
    "no_target": (replace(INDEX, target=None), ("no_target", 1, 10)),
    "no_unit": (replace(COUNT, measured_in=None), ("no_unit", 2, 11)),
    "lower_target": (replace(INDEX, target=Decimal(84)), ("lower_target", 1, 10)),
}


def test_every_check_has_a_case_where_it_fires():
    assert {check.key for check in CHECKS} == FIRES.keys()


@pytest.mark.parametrize("key", FIRES)
def test_a_check_fires_alone_on_its_own_fault(key):
    fault, expected = FIRES[key]

    assert found(cascade(*changes(fault))) == [expected]


SILENT = {
    "a strategic aim at the top is no orphan": replace(TOP, parent=None),
    "a summed count is no ratio": replace(COUNT, accumulation=Accumulation.SUM),
    "a target in words is a target": replace(INDEX, target=None, target_text="BB"),
    "an activity is worded as one": replace(LOW, text="Terlaksananya rapat koordinasi"),
    "two things improved by one aim are one condition": replace(
        TOP, text="Meningkatnya kualitas pelayanan dan penyelenggaraan pemerintahan"
    ),
    "a measure of two things of one kind is one figure": replace(
        COUNT, text="Jumlah forum dan rapat koordinasi"
    ),
    "fewer is better": replace(
        INDEX, polarity=Polarity.MINIMIZE, target=Decimal(5), before=Decimal(7)
    ),
    "a year before that is not known": replace(INDEX, target=Decimal(1), before=None),
}


@pytest.mark.parametrize("case", SILENT)
def test_what_is_sound_is_left_alone(case):
    assert found(cascade(SILENT[case])) == []


def test_more_where_fewer_is_better_is_a_weaker_target():
    worse = replace(INDEX, polarity=Polarity.MINIMIZE, target=Decimal(9), before=Decimal(7))

    [worry] = worries(cascade(worse))

    assert worry.why == "Target 2025 (9) lebih lemah daripada hasil 2024 (7)."


def test_last_years_target_is_named_as_such_where_no_result_is_known():
    lower = replace(INDEX, target=Decimal(80), is_before_reached=False)

    [worry] = worries(cascade(lower))

    assert worry.why == "Target 2025 (80) lebih lemah daripada target 2024 (84,02)."


def test_an_activity_without_a_ceiling_is_told_at_the_topmost_aim_it_serves():
    assert found(cascade(ceilings_idr={8: 1_000})) == [("unpaid", 1, None)]


def test_before_a_budget_is_known_a_link_is_enough():
    assert found(cascade(ceilings_idr={})) == []


def test_the_plan_of_the_whole_pemda_is_not_asked_for_measures_nor_money():
    bare = Cascade(2025, {1: replace(TOP, has_owner=False)}, is_measured=False)

    assert found(bare) == []


def test_each_worry_says_why_and_what_to_do_in_whole_sentences():
    for fault, _ in FIRES.values():
        for worry in worries(cascade(*changes(fault))):
            assert worry.why.endswith(".")
            assert worry.do.endswith(".")
