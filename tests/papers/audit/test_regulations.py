"""R50: what the register makes of a citation, and how sure it may be."""

import pytest
from tests.papers.audit.invented import read
from tests.papers.audit.reported import paper
from tests.papers.audit.standing import agreed, of, standing
from tests.papers.reading.invented import paper as agreement

from jenjang.papers.audit.reference.packed import rows
from jenjang.papers.audit.reference.regulations import register

LAW = "Undang-Undang Nomor {} Tahun {} tentang {}"


def flaws(text: str) -> list[tuple[str, str, bool]]:
    """Return (written, expected, certain) of what is said of a report with a text."""
    return [(f.written, f.expected, f.certain) for f in of("R50", paper(printed=text))]


def asked(text: str) -> list[tuple[str, bool]]:
    return [(expected, certain) for _, expected, certain in flaws(text)]


def test_a_number_with_the_title_of_another_is_certain_where_the_register_was_verified():
    text = LAW.format(25, 2009, "Ketenagalistrikan")
    assert flaws(text) == [(text.lower(), "Pelayanan Publik", True)]
    page = paper(printed=f"Dasar hukum:\n\n{text}")
    (found,) = of("R50", page)
    assert standing([found], page) == [[text]]
    assert found.message == (
        "“UU 25/2009 tentang ketenagalistrikan” tidak cocok dengan daftar peraturan "
        "(UU 25/2009)."
    )


def test_what_rests_on_an_unverified_entry_is_asked():
    assert asked(LAW.format(43, 2009, "Perkoperasian")) == [("Kearsipan", False)]
    title = "Pedoman Teknis Peraturan di Desa dan Kawasan"
    slip = f"Peraturan Menteri Dalam Negeri Nomor 111 Tahun 2015 tentang {title}"
    assert asked(slip) == [("Permendagri 111/2014", False)]


@pytest.mark.parametrize("each", register().values(), ids=lambda each: each.name)
def test_no_certain_finding_rests_on_an_entry_that_was_not_verified(each):
    kinds = {
        "UU": "Undang-Undang",
        "PP": "Peraturan Pemerintah",
        "Perpres": "Peraturan Presiden",
        "Inpres": "Instruksi Presiden",
        "PermenPANRB": "Permen PANRB",
        "Permendagri": "Permendagri",
    }
    named = f"{kinds[each.kind]} Nomor {each.number} Tahun {{}} tentang {{}}"
    wrong_title = asked(named.format(each.year, "Perkoperasian"))
    wrong_year = asked(named.format(1988, each.title))
    assert wrong_title == [(each.title, each.is_verified)]
    if not each.is_verified:
        certain = [expected for expected, is_certain in wrong_year if is_certain]
        assert each.name not in certain


def test_every_entry_says_whether_it_was_verified():
    assert {row["status"] for row in rows("regulations.csv")} == {"verified", "unverified"}
    assert sum(each.is_verified for each in register().values()) == 46
    assert register()["UU", 23, 2014].is_verified
    assert not register()["Permendagri", 26, 2020].is_verified


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Barang", 0),
        ("Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Pengawasan Barang", 1),
        ("Peraturan Presiden Nomor 29 Tahun 2014 tentang Pengawasan Barang", 1),
        ("Peraturan Pemerintah Nomor 12 Tahun 2017 tentang Pengawasan Barang", 0),
        ("Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistim Akuntabilitas Kineria", 0),
    ],
)
def test_a_title_is_another_when_a_fifth_of_its_words_or_fewer_are_left(text, found):
    assert len(flaws(text)) == found


def test_letters_lost_make_no_other_title():
    assert flaws("Perpres 95 Tahun 2018 tentang Sistempemerintahanberbasiselektronik") == []
    assert flaws("Perpres 95 Tahun 2018") == []


def test_a_replaced_regulation_is_asked_about_only_after_its_year():
    page = paper(printed="PP Nomor 58 Tahun 2005 tentang Pengelolaan Keuangan Daerah")
    (found,) = of("R50", page)
    assert (found.written, found.expected, found.certain) == (
        "PP 58/2005",
        "PP 12/2019",
        False,
    )
    assert found.message == "PP 58/2005 sudah dicabut oleh PP 12/2019."
    assert found.cause == "Berlaku sebelum 2019; dokumen ini dari tahun 2023."


@pytest.mark.parametrize(("year", "found"), [(2018, 0), (2019, 0), (2020, 1), (None, 0)])
def test_a_regulation_may_be_cited_in_the_year_it_was_replaced(year, found):
    old = "PP Nomor 58 Tahun 2005 tentang Pengelolaan Keuangan Daerah"
    page = read(agreement(after=old))
    assert len(of("R50", agreed(page, year=year))) == found


def test_of_papers_of_several_years_the_earliest_counts():
    old = "PP Nomor 58 Tahun 2005 tentang Pengelolaan Keuangan Daerah"
    early = agreed(read(agreement()), year=2019)
    assert of("R50", early, paper(printed=old)) == []
    assert len(of("R50", agreed(read(agreement()), year=2024), paper(printed=old))) == 1


SAKIP = "Sistem Akuntabilitas Kinerja Instansi Pemerintah"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Peraturan Presiden Nomor 28 Tahun 2014 tentang {SAKIP}", [True]),
        (f"Peraturan Presiden Nomor 29 Tahun 2015 tentang {SAKIP}", [True]),
        (f"Peraturan Presiden Nomor 28 Tahun 2015 tentang {SAKIP}", [False]),
        (f"Instruksi Presiden Nomor 29 Tahun 2014 tentang {SAKIP}", [False]),
        (f"Peraturan Bupati Nomor 28 Tahun 2014 tentang {SAKIP}", []),
        (f"Peraturan Daerah Nomor 28 Tahun 2014 tentang {SAKIP}", []),
        ("Peraturan Presiden Nomor 28 Tahun 2014", []),
    ],
)
def test_a_title_under_another_number_is_a_slip_or_asked_about(text, found):
    assert [certain for _, _, certain in flaws(text)] == found
    assert {expected for _, expected, _ in flaws(text)} <= {"Perpres 29/2014"}


def test_a_long_title_under_another_kind_is_certain():
    title = register()["PP", 39, 2006].title
    text = f"Peraturan Presiden Nomor 3 Tahun 2010 tentang {title}"
    assert flaws(text) == [(text.lower(), "PP 39/2006", True)]


@pytest.mark.parametrize(
    ("kind", "number", "year", "certain"),
    [("Permendagri", 86, 2017, True), ("PP", 8, 2006, False)],
)
def test_a_title_of_six_words_is_no_other_kinds_and_one_of_five_may_be(
    kind, number, year, certain
):
    title = register()[kind, number, year].title
    text = f"Peraturan Presiden Nomor 3 Tahun 2010 tentang {title}"
    assert asked(text) == [(f"{kind} {number}/{year}", certain)]


def test_a_title_with_more_words_is_known_within_its_own_kind_alone():
    title = f"{register()['UU', 25, 2004].title} Kemajuan Bangsa Besar"
    assert asked(LAW.format(5, 2010, title)) == [("UU 25/2004", False)]
    assert asked(f"Peraturan Presiden Nomor 5 Tahun 2010 tentang {title}") == []


def test_a_long_title_is_told_by_its_first_eighty_letters():
    title = "Ketenagalistrikan " + "dan perkoperasian " * 5
    (found,) = of("R50", paper(printed=LAW.format(25, 2009, title)))
    assert f"tentang {title.lower()[:80]}” tidak" in found.message


def test_a_short_title_is_known_by_no_register():
    assert flaws(LAW.format(5, 2010, "Keterbukaan Informasi Publik")) == []
    assert asked(LAW.format(5, 2010, "Sistem Perencanaan Pembangunan Nasional")) == [
        ("UU 25/2004", False)
    ]


def test_of_two_like_titles_the_likest_is_meant():
    title = register()["PermenPANRB", 12, 2015].title
    text = f"Permen PANRB Nomor 12 Tahun 2016 tentang {title}"
    assert asked(text) == [("PermenPANRB 12/2015", True)]


CHANGED = (
    "{} Nomor {} Tahun {} tentang Sesuatu sebagaimana diubah terakhir kali dengan {} "
    "nomor {} tahun {}"
)


def changed(law: str, number: int, year: int, last: tuple[int, int]) -> str:
    return CHANGED.format(law, number, year, law, *last)


def last_changes(text: str) -> list[tuple[str, bool]]:
    found = of("R50", paper(printed=text))
    return [(f.expected, f.certain) for f in found if "diubah lagi" in f.message]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (changed("Undang-Undang", 23, 2014, (9, 2015)), [("UU 1/2022", False)]),
        (changed("Undang-Undang", 23, 2014, (11, 2021)), [("UU 1/2022", False)]),
        (changed("Undang-Undang", 23, 2014, (1, 2022)), []),
        (changed("Undang-Undang", 23, 2014, (2, 2022)), []),
        (changed("Undang-Undang", 32, 2004, (23, 2014)), []),
        (changed("Undang-Undang", 32, 2004, (22, 2014)), []),
        (changed("Peraturan Pemerintah", 18, 2016, (3, 2018)), [("PP 72/2019", True)]),
        (changed("Undang-Undang", 6, 2014, (11, 2020)), []),  # changed again in 2024
    ],
)
def test_the_change_called_the_last_is_the_last_that_the_papers_year_knows(text, found):
    assert last_changes(text) == found


def test_a_later_change_is_told_with_the_words_that_are_wrong():
    text = changed("Peraturan Pemerintah", 18, 2016, (3, 2018))
    found = [f for f in of("R50", paper(printed=text)) if "diubah lagi" in f.message]
    words = "terakhir kali dengan peraturan pemerintah nomor 3 tahun 2018"
    assert found[0].written == words
    assert found[0].message == "PP 18/2016 sesudah itu diubah lagi dengan PP 72/2019."


@pytest.mark.parametrize(("year", "found"), [(2018, 0), (2019, 1), (None, 0)])
def test_a_change_is_known_from_its_own_year_on(year, found):
    text = changed("Peraturan Pemerintah", 18, 2016, (3, 2017))
    page = agreed(read(agreement(after=text)), year=year)
    told = [f for f in of("R50", page) if "diubah lagi" in f.message]
    assert len(told) == found


@pytest.mark.parametrize(
    ("year", "text", "found"),
    [
        (2020, "Anggaran belanja langsung kantor", []),
        (2021, "Anggaran belanja langsung kantor", ["belanja langsung"]),
        (2021, "Anggaran belanja tidak langsung", ["belanja tidak langsung"]),
        (2020, "Anggaran belanja tidak langsung", []),
        (None, "Anggaran belanja langsung kantor", []),
    ],
)
def test_words_of_the_old_budget_are_wrong_from_2021_on(year, text, found):
    page = agreed(read(agreement(after=text)), year=year)
    assert [f.written for f in of("R50", page)] == found
    assert all(f.certain for f in of("R50", page))
