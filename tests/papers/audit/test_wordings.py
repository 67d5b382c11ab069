"""R21: one sasaran and one indicator carry one text."""

import pytest
from tests.papers.audit.invented import explanation, findings, said, subordinate, table
from tests.papers.reading.invented import paper

AIM = "Terlaksananya Administrasi Umum Perangkat Daerah"
SHARE = "Persentase Administrasi Umum yang tertib"


def chain(above: str, below: str, aim: str = AIM) -> tuple[str, str]:
    return (
        paper(objectives=table("Sasaran Kegiatan", (AIM, above, "100%"))),
        subordinate(objectives=table("Sasaran Kegiatan", (aim, below, "100%"))),
    )


def test_two_indicators_of_one_sasaran_down_the_chain_are_found():
    other = "Persentase kebutuhan kantor yang terpenuhi"
    assert said("R21", *chain(SHARE, other)) == [(other, SHARE, True)]


@pytest.mark.parametrize(
    "below",
    [
        "PRESENTASE ADMINISTRASI UMUM YANG TERTIB",
        "Persentase Administrasi  Umum tertib (%)",
        "Persentase administrasi umum pada PD yang tertib".replace(" pada PD", ""),
    ],
)
def test_case_blanks_filling_and_spelling_make_no_other_indicator(below):
    assert said("R21", *chain(SHARE, below)) == []


def test_indicators_of_two_sasaran_are_not_compared():
    assert said("R21", *chain(SHARE, "Jumlah tamu", aim="Terfasilitasinya tamu")) == []


def test_a_single_word_more_is_asked_about():
    long = "Persentase Administrasi Umum Kantor Camat Bulanan Tertib Arsip Lengkap"
    (finding,) = findings("R21", *chain(long, long + " Semua"))
    assert not finding.certain


def test_an_annex_that_explains_another_indicator_is_found_with_both_places():
    own = table("Sasaran Kegiatan", (AIM, SHARE, "100%"))
    other = "Persentase jasa kantor yang tersedia"
    (finding,) = findings("R21", paper(objectives=own, after=explanation(AIM, other)))
    assert (finding.written, finding.expected) == (other, SHARE)
    assert len(finding.places) == 2


def test_an_annex_that_opens_with_the_indicator_and_goes_on_is_right():
    own = table("Sasaran Kegiatan", (AIM, SHARE, "100%"))
    longer = SHARE + " adalah bagian surat masuk yang dicatat pada hari yang sama"
    assert said("R21", paper(objectives=own, after=explanation(AIM, longer))) == []


def test_a_sasaran_worded_otherwise_in_its_explanation_is_found():
    own = table("Sasaran Kegiatan", (AIM, SHARE, "100%"))
    other = "Terlaksananya Administrasi Umum Kantor Yang Berkualitas"
    after = explanation(other, SHARE)
    assert said("R21", paper(objectives=own, after=after)) == [(other, AIM, True)]
    assert said("R21", paper(objectives=own, after=explanation(AIM.upper(), SHARE))) == []


def test_an_indicator_in_the_table_of_targets_that_nobody_promised_is_found():
    own = table("Sasaran Kegiatan", (AIM, SHARE, "100%"))
    rows = f"No\tIndikator Kinerja\tTarget Kinerja\tPenjelasan\n1\t{SHARE}\t100\tSesuai\n"
    stray = "Persentase Pendapatan Parkir yang Tercatat"
    after = "LAMPIRAN PENJELASAN\n\n" + rows + f"2\t{stray}\t100\tSesuai"
    assert [w for w, _, _ in said("R21", paper(objectives=own, after=after))] == [stray]
    assert said("R21", paper(objectives=own, after="LAMPIRAN PENJELASAN\n\n" + rows)) == []
