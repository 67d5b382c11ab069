"""R22, R56, R65: whose target it is, where both sides stand, and what is near enough."""

import pytest
from tests.papers.audit import reported
from tests.papers.audit.invented import explanation, findings, read, subordinate, table
from tests.papers.audit.standing import of, places, standing
from tests.papers.reading.invented import paper

AIM, SHARE = "Tertibnya surat", "Persentase surat yang tercatat"
OTHER_AIM, OTHER = "Meningkatnya mutu layanan", "Indeks mutu layanan kantor camat"
TWO = table("Sasaran", (AIM, SHARE, "85%"), (OTHER_AIM, OTHER, "80"))
NOTE = "NO\tTARGET\tPENJELASAN\n1.\t{}\tSesuai Renstra"
NAMED = "No\tIndikator Kinerja\tTarget\tPenjelasan\n"


def told(rule: str, *contents: str) -> list[tuple[str, str]]:
    return [(f.written, f.expected) for f in findings(rule, *contents)]


def named(*rows: tuple[str, str]) -> str:
    """Return an agreement with a table of named targets behind it."""
    lines = [f"{n}\t{name}\t{target}\tSesuai" for n, (name, target) in enumerate(rows, 1)]
    return paper(objectives=TWO, after="LAMPIRAN\n\n" + NAMED + "\n".join(lines))


def test_a_row_of_targets_is_of_the_indicator_it_names():
    assert told("R22", named((SHARE, "85"), (OTHER, "80"))) == []
    assert told("R22", named((SHARE, "80"), (OTHER, "85"))) == [
        ("80", "85%"),
        ("85", "80"),
    ]
    assert told("R22", named((OTHER, "81"), (SHARE, "85"))) == [("81", "80")]


def test_both_targets_are_shown_the_agreements_first():
    assert places("R22", named((SHARE, "85"), (OTHER, "81"))) == [["80", "81"]]
    (found,) = findings("R22", named((OTHER, "81")))
    assert found.certain
    assert found.message == (f"Target “{OTHER}” 80 di satu tempat, 81 di tempat lain.")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Indeks mutu layanan", 1),  # three words of five: 0.6
        ("Indeks mutu", 0),
        ("Indeks mutu layanan gedung", 0),
        ("Indeks mutu layanan kantor", 1),
    ],
)
def test_three_words_of_five_name_an_indicator_and_two_do_not(name, found):
    assert len(told("R22", named((name, "81")))) == found


def test_of_three_indicators_the_one_named_counts_and_of_two_as_like_the_first():
    rows = ("Jumlah surat masuk", "Jumlah surat keluar", "Indeks mutu")
    three = table("Sasaran", *((AIM, name, f"8{n}") for n, name in enumerate(rows)))
    after = "LAMPIRAN\n\n" + NAMED + "1\t{}\t99\tSesuai"
    for n, name in enumerate(rows):
        content = paper(objectives=three, after=after.format(name))
        assert told("R22", content) == [("99", f"8{n}")]
    either = paper(objectives=three, after=after.format("Jumlah surat"))
    assert told("R22", either) == [("99", "80")]


def test_an_agreement_without_indicators_has_no_target_to_compare():
    empty = "No\tSasaran\tIndikator Kinerja\tTarget\n\t\t\t"
    rows = "LAMPIRAN\n\n" + NAMED + "1\tIndeks mutu\t99\tSesuai"
    assert told("R22", paper(objectives=empty, after=rows)) == []


def test_rows_without_a_target_are_passed_over():
    assert told("R22", named((SHARE, ""), (OTHER, "81"))) == [("81", "80")]
    assert told("R22", named((SHARE, "-"), (OTHER, "80"))) == []


def test_words_for_a_target_are_compared_with_no_number():
    assert told("R22", named((OTHER, "meningkat"))) == []


def test_a_table_that_names_its_objectives_is_the_agreements_own():
    own = TWO.replace("Target", "Target\tPenjelasan").replace("85%", "85%\tSesuai")
    again = own.replace("85%", "90%")
    assert told("R22", paper(objectives=own, after="Lagi\n\n" + again)) == []


def explained(target: str, *, aim: str = AIM, objectives: str = TWO) -> str:
    after = explanation(aim, SHARE) + "\n\n" + NOTE.format(target)
    return paper(objectives=objectives, after=after)


def test_a_target_without_a_name_is_of_the_objective_explained_before_it():
    assert places("R22", explained("90")) == [["85%", "90"]]
    assert places("R22", explained("85")) == []
    assert places("R22", explained("85", aim=OTHER_AIM)) == [["80", "85"]]


def test_a_target_without_a_name_or_an_objective_before_it_is_nobodys():
    alone = NOTE.format("90")
    assert told("R22", paper(objectives=TWO, after="LAMPIRAN\n\n" + alone)) == []
    later = NOTE.format("90") + "\n\n" + explanation(AIM, SHARE)
    assert told("R22", paper(objectives=TWO, after="LAMPIRAN\n\n" + later)) == []


def test_of_two_explained_objectives_the_nearer_one_counts():
    after = f"{explanation(AIM, SHARE)}\n\n{explanation(OTHER_AIM, OTHER)}\n\n"
    assert told("R22", paper(objectives=TWO, after=after + NOTE.format("80"))) == []
    assert told("R22", paper(objectives=TWO, after=after + NOTE.format("85"))) == [
        ("85", "80")
    ]


def test_an_objective_with_two_indicators_leaves_a_target_open():
    two = TWO.replace("2\t" + OTHER_AIM, "\t")
    assert told("R22", explained("90", objectives=two)) == []


def test_a_table_of_targets_in_the_next_agreement_is_that_ones():
    below = subordinate(
        objectives=table("Sasaran", (AIM, SHARE, "80%")),
        after=explanation(AIM, SHARE) + "\n\n" + NOTE.format("80"),
    )
    above = paper(objectives=table("Sasaran Lain", (AIM, SHARE, "85%")))
    assert told("R22", above, below) == []
    wrong = below.replace("\t80\t", "\t85\t")
    assert told("R22", above, wrong) == [("85", "80%")]


def test_tables_of_another_file_are_of_no_agreement_here():
    first = read(paper(objectives=TWO), "a.txt")
    loose = read("LAMPIRAN\n\n" + NAMED + f"1\t{OTHER}\t81\tSesuai", "b.txt")
    assert of("R22", first, loose) == []


def chain(below: str, name: str = SHARE) -> tuple[str, str]:
    rows = table("Sasaran", (AIM, SHARE, "85%"))
    return (
        paper(objectives=rows),
        subordinate(objectives=table("Sasaran", (AIM, name, below))),
    )


def test_the_target_down_the_chain_is_shown_below_its_superiors():
    assert places("R22", *chain("80%")) == [["85%", "80%"]]
    assert told("R22", *chain("80%", "Jumlah berkas surat")) == []


def agreed_in(kind: str, *rows):
    """Return an agreement and a report whose table of a kind prints it again."""
    report = reported.paper(reported.table(kind, *rows))
    return read(paper(objectives=TWO)), report


def test_a_report_prints_the_agreement_as_it_is():
    wrong = reported.indicator(OTHER, target="81")
    right = reported.indicator(SHARE, target="85")
    found = of("R22", *agreed_in("perjanjian", right, wrong))
    assert [(f.written, f.expected) for f in found] == [("81", "80")]
    assert found[0].places[1].place.cell == "0.1.0"
    assert of("R22", *agreed_in("capaian", wrong)) == []
    assert of("R22", *agreed_in("perjanjian", reported.indicator("Lain", target="1"))) == []
    assert of("R22", *agreed_in("perjanjian", reported.indicator(OTHER, actual="81"))) == []


def test_a_report_is_not_compared_with_two_agreements_that_differ():
    wrong = reported.indicator(OTHER, target="81")
    one = read(paper(objectives=TWO), "a.txt")
    other = read(paper(objectives=TWO.replace("80", "79")), "b.txt")
    page = reported.paper(reported.table("perjanjian", wrong))
    assert of("R22", one, other, page) == []
    same = read(paper(objectives=TWO), "b.txt")
    assert len(of("R22", one, same, page)) == 1


def test_a_row_of_another_table_does_not_end_the_comparison():
    first = reported.table("capaian", reported.indicator(OTHER, target="81"))
    second = reported.table("perjanjian", reported.indicator(SHARE, target="86"))
    found = of("R22", read(paper(objectives=TWO)), reported.paper(first, second))
    assert [f.written for f in found] == ["86"]


def years(*rows, before=()):
    return reported.paper(
        reported.table("capaian", *rows), reported.table("perbandingan tahun", *before)
    )


def last(name: str, actual: str, when: str = "2022"):
    return reported.indicator(name, when, actual=actual)


def now(name: str, target: str, when: str | None = None):
    return reported.indicator(name, when, target=target)


@pytest.mark.parametrize(
    ("target", "found"), [("82", 1), ("82,84", 1), ("82,85", 0), ("83", 0)]
)
def test_a_target_is_not_below_last_years_result(target, found):
    page = years(now("Indeks Mutu", target), before=[last("Indeks Mutu", "82,85")])
    assert len(of("R56", page)) == found


def test_an_unambitious_target_is_shown_with_the_result_above_it():
    page = years(now("Indeks Mutu", "73"), before=[last("Indeks Mutu", "82,85")])
    (found,) = of("R56", page)
    assert [spot.place.cell for spot in found.places] == ["0.0.0", "1.0.0"]
    assert (found.written, found.expected, found.certain) == ("73", "≥ 82,85", False)
    assert found.message == (
        "Target “Indeks Mutu” tahun 2023 73, di bawah realisasi 2022 (82,85)."
    )


def test_only_the_year_before_counts():
    page = years(now("Indeks Mutu", "73"), before=[last("Indeks Mutu", "82", "2021")])
    assert of("R56", page) == []
    quarter = years(
        now("Indeks Mutu", "73", "2023-TW1"), before=[last("Indeks Mutu", "82")]
    )
    assert of("R56", quarter) == []


def test_every_indicator_is_asked_about_once():
    page = years(
        now("Indeks Mutu", "73"),
        now("Nilai Arsip", "60"),
        now("Nilai Surat", "60"),
        before=[
            last("Indeks Mutu", "82"),
            last("Nilai Arsip", "50"),
            last("Nilai Surat", "61"),
        ],
    )
    assert [f.written for f in of("R56", page)] == ["73", "60"]
    twice = reported.paper(
        reported.table("capaian", now("Indeks Mutu", "73")),
        reported.table("perjanjian", now("Indeks Mutu", "73")),
        reported.table("perbandingan tahun", last("Indeks Mutu", "82")),
    )
    assert len(of("R56", twice)) == 1


def noted(note: str, share: str = SHARE, target: str = "85") -> str:
    rows = table("Sasaran", (AIM, share, target))
    return paper(objectives=rows, after=explanation(AIM, share, note=note))


@pytest.mark.parametrize(
    ("figure", "found"), [("84,99", 0), ("85", 0), ("85,01", 1), ("91,2", 1)]
)
def test_a_target_is_not_below_the_result_of_its_own_note(figure, found):
    note = f"Realisasi tahun 2023 sebesar {figure} sudah baik"
    assert len(told("R56", noted(note))) == found


def test_a_target_below_its_note_is_shown_with_the_note():
    note = "Realisasi tahun 2023 sebesar 91,2 sudah baik"
    assert places("R56", noted(note)) == [["85", "1."]]  # the row of the note
    (found,) = findings("R56", noted(note))
    assert (found.written, found.expected, found.certain) == ("85", "≥ 91,2", False)


def test_what_should_fall_may_have_a_lower_target():
    note = "Realisasi tahun 2023 sebesar 91,2 sudah baik"
    assert told("R56", noted(note, "Jumlah pengaduan surat yang tercatat")) == []
    assert told("R56", noted(note, target="meningkat")) == []


OWN = "Tersusunnya peraturan tentang pasar kampung nelayan"
PARENT, OF_PARENT = "Terlaksananya pembinaan desa", "Persentase desa dibina"
ROWS = (
    "No\tSasaran Kegiatan/Sub Kegiatan\tIndikator Kinerja\tTarget\n"
    f"A\t{PARENT}\t{OF_PARENT}\t100%\n"
    f"1\t{OWN}\tJumlah dokumen pasar\t2 Dokumen"
)
ELSE = (
    "membina perangkat menghitung keuangan menagih pajak bumi bangunan mendampingi "
    "warga mengurus tanah pertanahan"
)


def meaning(meant: str, rows: str = ROWS, between: int = 0) -> str:
    lines = "\n\n".join(f"Baris {n}" for n in range(between))
    after = explanation(PARENT, OF_PARENT, meant=meant)
    if lines:
        after = after.replace("\n\nYang dimaksud", f"\n\n{lines}\n\nYang dimaksud")
    return paper(objectives=rows, after=after)


def test_an_explanation_of_another_object_is_shown_with_the_sub_kegiatan():
    whole = f"Yang dimaksud dalam sasaran kinerja ini adalah {ELSE}"
    assert places("R65", meaning(ELSE)) == [[whole, "Jumlah dokumen pasar"]]
    (found,) = findings("R65", meaning(ELSE))
    assert (found.written, found.expected) == (whole[:160], OWN)
    assert not found.certain


@pytest.mark.parametrize(
    ("words", "found"),
    [("", 1), ("pasar", 1), ("pasar kampung", 0), ("peraturan pasar kampung", 0)],
)
def test_a_third_of_the_sub_kegiatans_words_is_enough(words, found):
    # its own words are peraturan, tentang, pasar, kampung, nelayan
    assert len(told("R65", meaning(f"{ELSE} {words}"))) == found


@pytest.mark.parametrize(("most", "found"), [(8, 0), (9, 1)])
def test_an_explanation_of_twelve_words_says_what_it_is_about(most, found):
    short = " ".join(ELSE.split()[:most])  # behind: dimaksud, sasaran, kinerja
    assert len(told("R65", meaning(short))) == found


@pytest.mark.parametrize(("between", "found"), [(0, 1), (2, 1), (3, 0)])
def test_an_explanation_stands_within_three_lines(between, found):
    assert len(told("R65", meaning(ELSE, between=between))) == found


def test_a_sub_kegiatan_of_few_words_of_its_own_is_not_looked_for():
    few = ROWS.replace(OWN, "Tersusunnya pasar kampung")
    assert told("R65", meaning(ELSE, few)) == []
    three = ROWS.replace(OWN, "Tersusunnya pasar kampung nelayan")
    assert len(told("R65", meaning(ELSE, three))) == 1


def test_only_a_single_sub_kegiatan_is_looked_for():
    none = ROWS.rpartition("\n")[0]
    assert told("R65", meaning(ELSE, none)) == []
    two = ROWS + "\n2\tTerpeliharanya jalan setapak menuju dermaga\tJumlah jalan\t3 Unit"
    assert told("R65", meaning(ELSE, two)) == []
    next_one = (
        f"{ROWS}\nB\tTerlaksananya lomba\tPersentase lomba\t100%\n"
        "1\tTerpilihnya juara lomba layangan\tJumlah juara\t3 Orang"
    )
    assert len(told("R65", meaning(ELSE, next_one))) == 1


def test_an_objective_that_is_not_explained_does_not_end_the_search():
    loose = "Sasaran : Hal yang sama sekali lain\n\nTanpa arti.\n\n"
    content = meaning(ELSE).replace("LAMPIRAN 2", f"{loose}LAMPIRAN 2")
    page = read(content)
    assert len(of("R65", page)) == 1
    assert standing(of("R65", page), page)[0][1] == "Jumlah dokumen pasar"
