"""What a Perubahan changed, found by laying it beside the agreement it revises."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jenjang.papers.document import Agreement, Budget, Indicator, Objective, Party
from jenjang.papers.revising import State, differences
from jenjang.papers.revising.pairing import paired

SATISFACTION = Indicator("Indeks Kepuasan Masyarakat", "Indeks", "87,50", Decimal("87.50"))
REPORTS = Indicator("Jumlah laporan keuangan yang disusun", "Laporan", "12", Decimal(12))
MURNI = Agreement(
    kind="PK",
    year=2025,
    first_party=Party("Drs. WIRYA SASTRA, M.Si", "CAMAT TIRTASARI"),
    objectives=(
        Objective("sasaran", "Meningkatnya pelayanan", (SATISFACTION,)),
        Objective("sasaran", "Tertibnya keuangan", (REPORTS,)),
    ),
    budgets=(
        Budget("program", "Program Penunjang", 900, code="7.01.01"),
        Budget("kegiatan", "Administrasi Keuangan", 900, code="7.01.01.2.02", parent=0),
        Budget("program", "Program Pelayanan", 100),
    ),
)


def with_indicators(*indicators: Indicator) -> Agreement:
    return replace(MURNI, objectives=(Objective("sasaran", "Tujuan", indicators),))


def states(before: Agreement, after: Agreement) -> list[State]:
    return [pair.state for pair in differences(before, after).indicators]


def test_the_same_agreement_at_another_place_and_date_differs_in_nothing():
    again = replace(MURNI, place="Tirtasari", date="2025-10-05", kind="PK Perubahan")

    found = differences(MURNI, again)

    assert found.is_nothing
    assert {pair.state for pair in (*found.indicators, *found.budgets)} == {State.SAME}


def test_a_target_written_another_way_is_the_same_target():
    rewritten = replace(SATISFACTION, target_text="87,5")

    assert states(with_indicators(SATISFACTION), with_indicators(rewritten)) == [State.SAME]


def test_a_raised_target_is_told_as_a_changed_target():
    raised = replace(SATISFACTION, target_text="88", target_number=Decimal(88))

    (pair,) = differences(with_indicators(SATISFACTION), with_indicators(raised)).indicators

    assert (pair.state, pair.changed) == (State.CHANGED, ("target",))
    assert pair.before is not None
    assert pair.before.indicator == SATISFACTION


def test_an_indicator_whose_words_were_mended_is_still_the_same_one():
    mended = replace(REPORTS, text="Jumlah laporan keuangan yang tersusun")

    (pair,) = differences(with_indicators(REPORTS), with_indicators(mended)).indicators

    assert pair.changed == ("indikator",)


def test_an_indicator_under_another_objective_moved_and_is_not_new():
    moved = replace(
        MURNI,
        objectives=(
            Objective("sasaran", "Meningkatnya pelayanan", (SATISFACTION, REPORTS)),
        ),
    )

    pairs = differences(MURNI, moved).indicators

    assert [(pair.state, pair.changed) for pair in pairs] == [
        (State.SAME, ()),
        (State.CHANGED, ("sasaran",)),
    ]


def test_a_dropped_indicator_is_told_where_it_stood():
    kept = Indicator("Persentase surat terjawab", "%", "100", Decimal(100))

    pairs = differences(
        with_indicators(SATISFACTION, REPORTS, kept), with_indicators(SATISFACTION, kept)
    ).indicators

    assert [pair.state for pair in pairs] == [State.SAME, State.DROPPED, State.SAME]


def test_other_quarter_targets_and_another_formula_are_told_apart():
    changed = replace(
        SATISFACTION, quarter_targets=("80", "82", "85", "87,5"), formula="Nilai dikali 25"
    )

    (pair,) = differences(
        with_indicators(SATISFACTION), with_indicators(changed)
    ).indicators

    assert pair.changed == ("target triwulan", "penjelasan")


def test_an_activity_is_known_by_its_code_whatever_it_is_called():
    renamed = replace(
        MURNI,
        budgets=(
            replace(MURNI.budgets[0], amount_idr=950),
            replace(MURNI.budgets[1], name="Administrasi Keuangan Daerah", amount_idr=950),
        ),
    )

    pairs = differences(MURNI, renamed).budgets

    assert [(pair.state, pair.difference_idr) for pair in pairs] == [
        (State.CHANGED, 50),
        (State.CHANGED, 50),
        (State.DROPPED, -100),
    ]


def test_totals_are_the_printed_ones_else_the_sums_of_the_highest_lines():
    printed = replace(MURNI, budget_total_idr=1_200)

    found = differences(MURNI, printed)

    assert (found.total_before_idr, found.total_after_idr) == (1_000, 1_200)


def test_an_amount_that_is_not_stated_makes_no_difference_and_no_total():
    unstated = replace(MURNI, budgets=(replace(MURNI.budgets[0], amount_idr=None),))

    found = differences(MURNI, unstated)

    assert found.budgets[0].difference_idr is None
    assert found.total_after_idr is None


def test_another_official_in_the_same_office_is_a_changed_party():
    successor = replace(MURNI, first_party=Party("RINA MARDANI, S.Sos", "CAMAT TIRTASARI"))

    (party,) = differences(MURNI, successor).parties

    assert (party.side, party.before, party.after) == (
        "Pihak Pertama",
        MURNI.first_party,
        successor.first_party,
    )


def test_the_same_person_written_in_other_letters_is_the_same_party():
    respelled = replace(
        MURNI, first_party=Party("DRS. WIRYA SASTRA, M.SI.", "Camat Tirtasari")
    )

    assert differences(MURNI, respelled).parties == ()


@given(
    before=st.lists(st.text("abc", max_size=3), max_size=6),
    after=st.lists(st.text("abc", max_size=3), max_size=6),
)
def test_nothing_is_lost_or_told_twice_in_pairing(before, after):
    pairs = list(paired(before, after, [lambda one: one or None], str))

    assert [one for _, one in pairs if one is not None] == after
    assert sorted(one for one, _ in pairs if one is not None) == sorted(before)
