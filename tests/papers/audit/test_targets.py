"""R22, R56, R65: one target, a challenging one, an explanation of its own object."""

import pytest
from tests.papers.audit import reported
from tests.papers.audit.invented import explanation, findings, said, subordinate, table
from tests.papers.reading.invented import paper

AIM, SHARE = "Tertibnya surat", "Persentase surat yang tercatat"


def explained(target: str) -> str:
    rows = table("Sasaran", (AIM, SHARE, "85%"))
    after = (
        explanation(AIM, SHARE)
        + f"\n\nNO\tTARGET\tPENJELASAN\n1.\t{target}\tSesuai Renstra"
    )
    return paper(objectives=rows, after=after)


def test_another_target_in_the_explanation_is_found_on_both_sides():
    (finding,) = findings("R22", explained("90"))
    assert (finding.written, finding.expected) == ("90", "85%")
    assert len(finding.places) == 2


@pytest.mark.parametrize("target", ["85", "85%", "85,00 %"])
def test_one_target_in_two_notations_is_one_target(target):
    assert findings("R22", explained(target)) == []


def test_one_indicator_down_the_chain_has_one_target():
    def chain(target: str) -> tuple[str, str]:
        above = paper(objectives=table("Sasaran", (AIM, SHARE, "85%")))
        return above, subordinate(objectives=table("Sasaran", (AIM, SHARE, target)))

    assert [w for w, _, _ in said("R22", *chain("80%"))] == ["80%"]
    assert said("R22", *chain("85%")) == []


def test_a_target_below_last_years_result_is_asked_about():
    def years(target: str, name: str = "Indeks Mutu Layanan"):
        return reported.paper(
            reported.table("capaian", reported.indicator(name, target=target)),
            reported.table(
                "perbandingan tahun", reported.indicator(name, when="2022", actual="82,85")
            ),
        )

    (asked,) = reported.findings("R56", years("73"))
    assert not asked.certain
    assert asked.expected == "≥ 82,85"
    assert reported.findings("R56", years("84")) == []
    assert reported.findings("R56", years("73", "Angka Kemiskinan Kecamatan")) == []


def test_a_target_below_the_result_that_its_note_states_is_asked_about():
    def noted(note: str) -> str:
        rows = table("Sasaran", (AIM, SHARE, "85"))
        return paper(objectives=rows, after=explanation(AIM, SHARE, note=note))

    assert len(findings("R56", noted("Realisasi tahun 2023 sebesar 91,2 sudah baik"))) == 1
    assert findings("R56", noted("Realisasi tahun 2023 sebesar 84 sudah baik")) == []


def test_an_explanation_of_another_object_than_its_sub_kegiatan_is_asked_about():
    rows = (
        "No\tSasaran Kegiatan/Sub Kegiatan\tIndikator Kinerja\tTarget\n"
        "A\tTerlaksananya pembinaan desa\tPersentase desa dibina\t100%\n"
        "1\tTersusunnya peraturan tentang pasar kampung\tJumlah dokumen pasar\t2 Dokumen"
    )
    other = (
        "membina perangkat dalam menghitung keuangan, menagih pajak bumi bangunan, serta "
        "mendampingi warga yang mengurus tanah di kantor pertanahan setempat"
    )
    own = (
        "menyusun peraturan tentang pasar kampung bersama warga dan perangkat desa, lalu "
        * 2
    )

    def page(meant: str) -> str:
        after = explanation(
            "Terlaksananya pembinaan desa", "Persentase desa dibina", meant=meant
        )
        return paper(objectives=rows, after=after)

    assert [c for _, _, c in said("R65", page(other))] == [False]
    assert said("R65", page(own)) == []
