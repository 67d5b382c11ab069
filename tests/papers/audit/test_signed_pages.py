"""R20, R46, R62: where on the signed pages something is missing, late or of two days."""

from dataclasses import replace

import pytest
from tests.papers.audit.invented import SECRETARY_SIGNED, findings, read, subordinate
from tests.papers.audit.standing import agreed, doubted, of, places, reported, standing
from tests.papers.reading.invented import SIGNED, paper

from jenjang.papers.document import FactTable, IndicatorRow, Party

CAMAT, NIP, RANK = "SRI LESTARI, S.Sos", "NIP. 19700512 199503 2 004", "Pembina / IV.a"
BARE = SIGNED.replace(f"{RANK}\n{NIP}", "")
NOBODYS_NIP = "\n\nNomor induk 19750512 200103 1 004 terdaftar."
NOBODYS_RANK = "\n\nPenata Tk. I, III/d"


def lacking(content: str) -> list[tuple[str, bool]]:
    """Return (what is lacking and whose, certain) of signature blocks."""
    return [
        (f.message.removeprefix("Blok tanda tangan tanpa "), f.certain)
        for f in findings("R46", content)
    ]


def test_who_signs_bare_is_shown_where_the_name_stands_under_the_signature():
    assert places("R46", paper(signed=BARE)) == [[CAMAT]]
    (finding,) = findings("R46", paper(signed=BARE))
    assert (finding.written, finding.certain) == (CAMAT, True)


def test_a_rank_or_nip_that_stands_with_no_name_may_be_the_signers():
    assert lacking(paper(signed=BARE, after=NOBODYS_NIP)) == [
        ("pangkat: Sri Lestari.", True)
    ]
    assert lacking(paper(signed=BARE, after=NOBODYS_RANK)) == [("NIP: Sri Lestari.", True)]
    assert lacking(paper(signed=BARE, after=NOBODYS_NIP + NOBODYS_RANK)) == []


def test_a_nip_or_rank_that_another_signer_holds_is_no_loose_one():
    bare = SECRETARY_SIGNED.replace(
        "\nPenata Tk. I / III.d\nNIP. 19800214 200501 2 007", ""
    )
    assert lacking(subordinate(signed=bare)) == [("NIP dan pangkat: Dewi Anggraeni.", True)]


def test_what_the_page_says_of_a_party_elsewhere_is_not_lacking():
    bare = read(paper(signed=BARE))
    whole = Party(CAMAT, "CAMAT WANASARI", "19700512 199503 2 004", "Pembina")
    known = agreed(bare, first_party=whole)
    assert of("R46", known) == []
    no_nip = agreed(bare, first_party=replace(whole, nip=None))
    assert [f.message for f in of("R46", no_nip)] == [
        "Blok tanda tangan tanpa NIP: Sri Lestari."
    ]
    no_rank = agreed(bare, first_party=replace(whole, rank=None))
    assert [f.message for f in of("R46", no_rank)] == [
        "Blok tanda tangan tanpa pangkat: Sri Lestari."
    ]


def test_where_the_reader_doubts_a_party_what_is_lacking_is_asked():
    bare = read(paper(signed=BARE))
    assert [f.certain for f in of("R46", doubted(bare, "first_party.name"))] == [False]
    assert [f.certain for f in of("R46", doubted(bare, "objectives[0].text"))] == [True]


@pytest.mark.parametrize(
    "office", ["BUPATI TIRTA MAKMUR", "Plt. BUPATI TIRTA MAKMUR", "WAKIL GUBERNUR"]
)
def test_whoever_holds_a_political_office_needs_no_nip(office):
    first = f"Nama : {CAMAT}\nJabatan : {office}\nselanjutnya disebut Pihak Pertama"
    assert lacking(paper(first=first, signed=BARE)) == []


def four(*names: str) -> str:
    """Return the agreements of so many who sign bare, each with the camat, who does too."""
    bare = SECRETARY_SIGNED
    for line in (RANK, NIP, "Penata Tk. I / III.d", "NIP. 19800214 200501 2 007"):
        bare = bare.replace(f"\n{line}", "")
    return "\n\n".join(
        subordinate(signed=bare).replace("DEWI ANGGRAENI, S.E.", name) for name in names
    )


def test_three_of_those_who_sign_bare_are_named_and_the_others_counted():
    assert lacking(four("ANI PUTRI", "BUDI SANTOSO")) == [
        ("NIP dan pangkat: Sri Lestari, Ani Putri, Budi Santoso.", True)
    ]
    assert lacking(four("ANI PUTRI", "BUDI SANTOSO", "CITRA DEWI", "DIAN SARI")) == [
        ("NIP dan pangkat: Sri Lestari, Ani Putri, Budi Santoso dan 2 lainnya.", True)
    ]


def test_twelve_places_of_those_who_sign_bare_are_shown():
    again = "\n\n".join(f"Catatan {n}\n\n{CAMAT}" for n in range(13))
    assert places("R46", paper(signed=BARE, after=again))[0] == [CAMAT] * 12


ALONE = "Wanasari, 8 Januari 2024\n\nPihak Pertama,\nCAMAT\n\nSRI LESTARI, S.Sos"


def test_an_annex_that_one_party_signed_is_shown_with_what_stands_around_the_name():
    after = f"{ALONE}\n\nTembusan satu\n\nTembusan dua\n\nTiga\n\nEmpat\n\nLima"
    assert places("R46", paper(after=after)) == [
        [
            *("APBD", "Wanasari, 8 Januari 2024", "Pihak Pertama,", "CAMAT", CAMAT),
            *("Tembusan satu", "Tembusan dua", "Tiga", "Empat"),
        ]
    ]
    (finding,) = findings("R46", paper(after=after))
    assert (finding.written, finding.certain) == (CAMAT, True)


def test_the_empty_label_of_the_other_party_is_its_first_place():
    after = f"Wanasari, 8 Januari 2024\n\nPihak Kedua,\n\n{ALONE.split(chr(10), 2)[2]}"
    assert places("R46", paper(after=after))[0][:2] == [
        "Pihak Kedua,",
        "Wanasari, 8 Januari 2024",
    ]


def test_an_annex_that_is_hard_to_read_is_asked_about():
    page = read(paper(after=ALONE))
    assert [f.certain for f in of("R46", doubted(page, "annex.second_party"))] == [False]


def test_an_agreement_without_a_second_party_lacks_none_in_its_annex():
    page = read(paper(after=ALONE))
    assert of("R46", agreed(page, second_party=None)) == []


UNLABELLED = SECRETARY_SIGNED.replace("Pihak Kedua,\n", "").replace("Pihak Pertama,\n", "")
BLOCKS = [
    *("Wanasari, 8 Januari 2024", "CAMAT WANASARI", CAMAT, RANK, NIP),
    *("SEKRETARIS CAMAT", "DEWI ANGGRAENI, S.E.", "Penata Tk. I / III.d"),
]


def test_signature_blocks_without_labels_are_found_beside_those_that_have_them():
    both = places("R46", paper(), subordinate(signed=UNLABELLED))
    assert both == [BLOCKS]
    assert places("R46", subordinate(signed=UNLABELLED)) == []
    assert places("R46", paper(), subordinate()) == []


@pytest.mark.parametrize("label", ["Pihak Kedua,", "PIHAK PERTAMA"])
def test_one_label_says_who_is_who(label):
    half = UNLABELLED.replace("\n\nCAMAT", f"\n\n{label}\nCAMAT")
    assert places("R46", paper(), subordinate(signed=half)) == []


def test_cells_among_signature_blocks_are_no_place_of_them():
    tabled = UNLABELLED.replace(
        "\n\nCAMAT WANASARI\n", "\n\nA\tB\nC\tD\n\nCAMAT WANASARI\n"
    )
    (shown,) = places("R46", paper(), subordinate(signed=tabled))
    assert shown == [*BLOCKS[:3], RANK]


def test_blocks_without_a_date_are_shown_nowhere():
    undated = UNLABELLED.replace("Wanasari, 8 Januari 2024\n\n", "")
    assert places("R46", paper(), subordinate(signed=undated)) == []


UNIT = "SKPD : KECAMATAN WANASARI\nTAHUN ANGGARAN 2024"


def headed(*heads: str) -> list[str]:
    """Return agreements whose annexes bear these lines under their titles."""
    return [
        subordinate(annex_title=f"LAMPIRAN PERJANJIAN KINERJA\n{head}").replace(
            "DEWI ANGGRAENI", name
        )
        for head, name in zip(heads, ("DEWI ANGGRAENI", "ANI PUTRI", "BUDI"), strict=False)
    ]


def test_an_annex_without_unit_and_year_is_found_beside_two_that_have_them():
    seven = "\n".join(f"Baris {n}" for n in range(1, 10))
    assert places("R46", *headed(UNIT, UNIT, seven)) == [
        ["LAMPIRAN PERJANJIAN KINERJA", *(f"Baris {n}" for n in range(1, 8))]
    ]
    assert places("R46", *headed(UNIT, UNIT, "TAHUN ANGGARAN 2024")) == []
    assert places("R46", *headed(UNIT, seven)) == []


def test_the_head_of_an_annex_is_looked_for_twelve_lines_above_its_table():
    ten, eleven = ("\n".join(f"Baris {n}" for n in range(most)) for most in (11, 12))
    found = places("R46", *headed(UNIT, UNIT, ten))
    assert [shown[0] for shown in found] == ["LAMPIRAN PERJANJIAN KINERJA"]
    assert places("R46", *headed(UNIT, UNIT, eleven)) == []


IKU = FactTable("iku", (IndicatorRow("Indeks Surat"),))
GRID = "No\tIndikator\tTarget\n1\tIndeks Surat\t80"
ABOVE = "Satu\n\nDua\n\nTiga\n\nEmpat"


def parts(above: str, kind: str = "Keputusan IKU"):
    """Return a decree of two tables, the second under these lines."""
    content = f"Lampiran I Keputusan Camat\n\nTujuan\n\n{GRID}\n\n{above}\n\n{GRID}"
    return reported(content, IKU, IKU, kind=kind)


def test_a_part_of_a_decree_without_lampiran_is_shown_by_the_lines_above_its_table():
    decree = parts(ABOVE)
    assert standing(of("R46", decree), decree) == [["Dua", "Tiga", "Empat"]]
    assert [f.written for f in of("R46", decree)] == ["Empat"]
    assert of("R46", parts(f"Lampiran II\n\n{ABOVE}")) == []


def test_a_paper_that_is_no_decree_or_names_no_lampiran_has_no_such_parts():
    assert of("R46", parts(ABOVE, kind="LKjIP")) == []
    none = reported(
        f"Tujuan\n\n{GRID}\n\n{ABOVE}\n\n{GRID}", IKU, IKU, kind="Keputusan IKU"
    )
    assert of("R46", none) == []


def test_lampiran_is_looked_for_nine_lines_above_a_table():
    def lines(most: int) -> str:
        return "\n\n".join(["Lampiran II", *(f"Baris {n}" for n in range(most))])

    assert of("R46", parts(lines(8))) == []
    assert len(of("R46", parts(lines(9)))) == 1


def test_a_table_right_below_another_is_no_part():
    grids = f"Lampiran I\n\n{GRID}\n\nSatu\n\n{GRID}"
    decree = reported(grids, FactTable("lain", ()), IKU, kind="Keputusan IKU")
    assert of("R46", decree) == []


EARLY = SECRETARY_SIGNED.replace("8 Januari", "5 Januari")


def test_a_subordinate_before_the_superior_is_shown_by_both_dates():
    (finding,) = findings("R20", paper(), subordinate(signed=EARLY))
    assert (finding.written, finding.expected) == ("5 Januari 2024", "8 Januari 2024")
    assert finding.certain
    assert places("R20", paper(), subordinate(signed=EARLY)) == [
        ["Wanasari, 5 Januari 2024", "Wanasari, 8 Januari 2024"]
    ]


def test_a_month_without_a_day_is_not_before_another_day():
    month = SECRETARY_SIGNED.replace("8 Januari", "Januari")
    found = findings("R20", paper(), subordinate(signed=month))
    assert [f.certain for f in found] == [False]


def test_dates_without_a_day_are_one_question_at_the_date():
    bare = SIGNED.replace("8 Januari 2024", "Januari 2024")
    (finding,) = findings("R20", paper(signed=bare))
    assert finding.written == "Januari 2024"
    assert places("R20", paper(signed=bare)) == [["Wanasari, Januari 2024"]]


def test_twelve_dates_without_a_day_are_shown():
    bare = paper(signed=SIGNED.replace("8 Januari 2024", "Januari 2024"))
    assert [len(shown) for shown in places("R20", *[bare] * 13)] == [12]


ANNEX_SIGNED = "Wanasari, {} Januari 2024\n\nPihak Pertama,\nCAMAT WANASARI\n\n" + CAMAT


def test_two_days_of_one_agreement_are_shown_with_where_the_second_stands():
    assert places("R20", paper(after=ANNEX_SIGNED.format(9))) == [
        ["Wanasari, 8 Januari 2024", "Wanasari, 9 Januari 2024"]
    ]
    note = "\n\nSurat yang masuk pada tanggal 9 Januari 2024 dicatat"
    more = ANNEX_SIGNED.format(9) + note + "\n\nWanasari, 9 Januari 2024" * 2
    (finding,) = findings("R20", paper(after=more))
    assert len(finding.places) == 3
    assert "8 Januari 2024, lampirannya 9 Januari 2024" in finding.message
    assert places("R20", paper(after=more)) == [
        ["Wanasari, 8 Januari 2024", *["Wanasari, 9 Januari 2024"] * 2]
    ]


@pytest.mark.parametrize(
    ("words", "shown"),
    [("Wanasari pada tanggal", 2), ("di Wanasari pada tanggal", 1)],
)
def test_a_date_is_looked_for_in_lines_of_six_words(words, shown):
    after = f"{words} 9 Januari 2024\n\n"
    page = read(paper(after=after))
    annex = replace(read(paper(after=ANNEX_SIGNED.format(9))).agreements[0].annex)
    (finding,) = of("R20", agreed(page, annex=annex))
    assert len(finding.places) == shown


def test_a_page_without_a_day_in_its_annex_is_of_no_other_day():
    annex = replace(read(paper(after=ALONE)).agreements[0].annex, date="2024-01")
    assert of("R20", agreed(read(paper(after=ALONE)), annex=annex)) == []


def dated(date: str) -> str:
    return paper(signed=SIGNED.replace("8 Januari 2024", date))


@pytest.mark.parametrize(
    ("date", "late"),
    [("31 Maret 2024", 0), ("1 April 2024", 1), ("2 April 2024", 1), ("Juli 2024", 0)],
)
def test_an_agreement_is_late_from_april_on(date, late):
    assert len(findings("R62", dated(date))) == late


def test_a_late_agreement_is_shown_by_its_date_and_by_its_title():
    late = dated("1 Juli 2024")
    assert places("R62", late) == [
        ["Wanasari, 1 Juli 2024", "PERJANJIAN KINERJA TAHUN 2024"]
    ]
    assert findings("R62", late)[0].written == "1 Juli 2024"
    assert places("R62", *[late] * 7) == [
        ["Wanasari, 1 Juli 2024"] * 6 + ["PERJANJIAN KINERJA TAHUN 2024"] * 6
    ]


def test_the_first_late_agreement_is_told():
    (finding,) = findings("R62", dated("1 Juli 2024"), dated("5 Juli 2024"))
    assert finding.written == "1 Juli 2024"
    assert finding.message.startswith("PK 2024 bertanggal 1 Juli 2024")


def test_an_agreement_of_no_year_is_not_late():
    assert of("R62", agreed(read(dated("1 Juli 2024")), year=None)) == []


def test_an_agreement_of_next_year_signed_in_december_is_not_late():
    title = "PERJANJIAN KINERJA TAHUN 2025"
    assert (
        findings("R62", paper(title=title, signed=SIGNED.replace("8 Januari", "9 Juli")))
        == []
    )
