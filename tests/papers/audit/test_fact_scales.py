"""Rating scales that a paper prints: which tables are scales, and what they hold."""

from decimal import Decimal

import pytest
from tests.papers.audit.invented import known

from jenjang.papers.audit.facts.scales import PrintedScale, scales

HEAD = "Interval\tKriteria\n"


def scale(*spans: str, head: str = HEAD) -> PrintedScale | None:
    """Return the scale of a table with such intervals, each with a word of its own."""
    words = ("Sangat Baik", "Baik", "Cukup", "Kurang", "Buruk")
    rows = "\n".join(f"{span}\t{word}" for span, word in zip(spans, words, strict=False))
    found = known(scales, head + rows)
    return found[0] if found else None


def bounds(span: str) -> tuple:
    found = scale(span, "80 - 90", "70 - 79")
    first = found.classes[0]
    return first.low, first.high, first.takes_low, first.takes_high


@pytest.mark.parametrize(
    ("span", "low", "high", "takes_low", "takes_high"),
    [
        ("70 - 80", 70, 80, True, True),
        ("70 s.d. 80", 70, 80, True, True),
        ("70 sampai 80", 70, 80, True, True),
        ("70 < 80", 70, 80, True, False),
        ("70 ≤ 80", 70, 80, True, True),
        (">70 - 80", 70, 80, False, True),
        (">=70 - 80", 70, 80, True, True),
        ("≥70 - 80", 70, 80, True, True),
        ("> = 70 - 80", 70, 80, True, True),
        ("70,5 % - 80,25 %", "70.5", "80.25", True, True),
        ("≥ 70", 70, None, True, False),
        (">= 70", 70, None, True, False),
        ("> 70", 70, None, False, False),
        ("≤ 70", None, 70, False, True),
        ("<= 70", None, 70, False, True),
        ("< 70", None, 70, False, False),
        ("$\\geq 70$", 70, None, True, False),
    ],
)
def test_an_interval_says_its_bounds_and_which_of_them_belong_to_it(
    span, low, high, takes_low, takes_high
):
    read = tuple(None if edge is None else Decimal(edge) for edge in (low, high))
    assert bounds(span) == (*read, takes_low, takes_high)


def test_a_class_holds_its_bounds_only_where_it_takes_them():
    open_, closed = (
        scale(">70 - 80", *rest).classes[0]
        for rest in [("5", "1 - 2", "3 - 4", "6 - 7")] * 2
    )
    assert [open_.holds(Decimal(v)) for v in ("70", "70.01", "80", "80.01")] == [
        False,
        True,
        True,
        False,
    ]
    below = scale("70 < 80", "60 < 70", "< 60").classes
    held = [[c.holds(Decimal(v)) for v in ("59.9", "60", "70", "80")] for c in below]
    assert held == [
        [False, False, True, False],
        [False, True, False, False],
        [True, False, False, False],
    ]
    assert closed.holds(Decimal(75))


def test_an_open_class_holds_everything_on_its_open_side():
    found = scale("> 90", "80 - 90", "≤ 79")
    assert found.of(Decimal(1000)).label == "Sangat Baik"
    assert found.of(Decimal(90)).label == "Baik"
    assert found.of(Decimal(-5)).label == "Cukup"
    assert found.of(Decimal("79.5")) is None


def test_a_class_is_found_by_its_word_however_it_is_written():
    found = scale("> 90", "80 - 90", "70 - 79")
    assert found.named("SANGAT  BAIK") is found.classes[0]
    assert found.named("Istimewa") is None


def test_three_classes_make_a_scale_and_two_do_not():
    assert len(scale("> 90", "80 - 90", "70 - 79").classes) == 3
    assert scale("> 90", "80 - 90") is None


@pytest.mark.parametrize(
    ("head", "is_scale"),
    [
        ("Rentang Nilai\tPredikat\n", True),
        ("Capaian\tKategori\n", True),
        ("Nilai\tKeterangan\n", True),
        ("Mutu\tMutu Nilai\n", False),  # the second heads no word: the first one does
        ("Uraian\tJumlah\n", False),
        ("Interval\tJumlah\n", False),
        ("Uraian\tPredikat\n", False),
    ],
)
def test_a_scale_is_known_by_the_heads_of_its_columns(head, is_scale):
    found = scale("> 90", "80 - 90", "70 - 79", head=head)
    assert (found is not None) == is_scale


def test_the_columns_of_a_scale_may_stand_anywhere():
    turned = "Predikat\tNo\tNilai\nBaik\t1\t> 90\nCukup\t2\t80 - 90\nKurang\t3\t< 80"
    (found,) = known(scales, turned)
    assert [c.label for c in found.classes] == ["Baik", "Cukup", "Kurang"]
    assert [c.line.text for c in found.classes] == ["> 90", "80 - 90", "< 80"]


def test_one_column_that_names_both_is_no_scale():
    both = "No\tKategori Nilai\n1\t> 90\n2\t80 - 90\n3\t70 - 79"
    assert known(scales, both) == ()


def test_a_scale_is_whole_where_every_word_has_its_interval():
    whole = HEAD + "> 90\tBaik\n80 - 90\tCukup\n< 80\tKurang"
    assert [s.is_whole for s in known(scales, whole)] == [True]
    assert [s.is_whole for s in known(scales, whole + "\nsisanya\tBuruk")] == [False]
    assert [s.is_whole for s in known(scales, whole + "\n95 - 99\t ")] == [True]
    assert len(known(scales, whole + "\n95 - 99\t ")[0].classes) == 3
