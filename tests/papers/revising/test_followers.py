"""What a Perubahan asks of the agreements below it."""

from dataclasses import replace
from decimal import Decimal

from tests.papers.revising.test_differences import MURNI, SATISFACTION, with_indicators

from jenjang.papers.document import Budget, Party
from jenjang.papers.revising import differences, reasons_to_follow

RAISED = replace(SATISFACTION, target_text="88", target_number=Decimal(88))
BELOW = replace(
    with_indicators(SATISFACTION),
    budgets=(Budget("sub kegiatan", "Penyediaan Gaji", 500, code="7.01.01.2.02.0001"),),
)


def asked(before, after, below=BELOW, *, is_direct=True) -> tuple[str, ...]:
    return reasons_to_follow(differences(before, after), below, is_direct=is_direct)


def test_nothing_is_asked_where_nothing_changed():
    assert asked(MURNI, MURNI) == ()


def test_a_target_that_both_promise_must_follow():
    told = asked(with_indicators(SATISFACTION), with_indicators(RAISED))

    assert told == (
        "Target “Indeks Kepuasan Masyarakat” pada perjanjian atasan: 87,50, menjadi 88.",
    )


def test_a_target_of_the_superior_alone_asks_nothing():
    below = replace(BELOW, objectives=())

    assert asked(with_indicators(SATISFACTION), with_indicators(RAISED), below) == ()


def test_an_indicator_the_superior_drops_is_told():
    (told,) = asked(with_indicators(SATISFACTION), with_indicators())

    assert told == "Indikator “Indeks Kepuasan Masyarakat” dihapus dari perjanjian atasan."


def test_other_words_of_an_indicator_are_told_by_what_changed():
    other = replace(SATISFACTION, unit="Nilai")

    (told,) = asked(with_indicators(SATISFACTION), with_indicators(other))

    assert told == "Indikator “Indeks Kepuasan Masyarakat” berubah: satuan."


def test_what_lies_below_a_changed_ceiling_follows_by_its_code():
    after = replace(
        MURNI, budgets=(replace(MURNI.budgets[0], amount_idr=800), *MURNI.budgets[1:])
    )

    assert asked(MURNI, after) == (
        "Pagu Program Penunjang pada perjanjian atasan: Rp 900, menjadi Rp 800.",
    )


def test_a_code_that_only_begins_alike_is_another_activity():
    below = replace(BELOW, budgets=(Budget("program", "Lain", 5, code="7.01.012"),))
    after = replace(
        MURNI, budgets=(replace(MURNI.budgets[0], amount_idr=800), *MURNI.budgets[1:])
    )

    assert asked(MURNI, after, below) == ()


def test_an_activity_without_a_code_is_known_by_its_name():
    below = replace(BELOW, budgets=(Budget("program", "PROGRAM PELAYANAN", 100),))
    after = replace(MURNI, budgets=MURNI.budgets[:2])

    assert asked(MURNI, after, below) == (
        "Program Pelayanan dihapus dari perjanjian atasan.",
    )


def test_a_new_superior_is_a_new_second_party_for_his_own_staff_alone():
    after = replace(MURNI, first_party=Party("RINA MARDANI, S.Sos", "CAMAT TIRTASARI"))

    assert asked(MURNI, after) == ("Atasan yang menjadi Pihak Kedua berganti.",)
    assert asked(MURNI, after, is_direct=False) == ()
