"""Files that mean harm are read safely or refused in one sentence, and use little.

Each is made by the test and read as the server reads it, in a process with limits.
"""

import pytest
from tests.papers.hostile import archives, others, pdfs
from tests.papers.hostile.child import read_in_child

MOST_CPU_S = 5.0
MOST_MB = 500
READ = ""  # no refusal: an agreement was found
ENDED = "ended"  # by a limit; its starter says that it is too hard
NONE = ""  # no agreement, so what stands there is read as a report
NO_TEXT = "tidak memuat teks"
BROKEN = "rusak"
TOO_MUCH = "jauh lebih"
DECLARES = "perintah XML"
UNUSUAL = "tidak lazim"
PICTURE_TOO_LARGE = "Gambar ini terlalu besar"

ADDRESS = "http://127.0.0.1:9/x"
SECRETS = "file:///etc/passwd"

THREATS = [
    ("zip: one part of 600 MB", archives.huge_ratio, TOO_MUCH),
    ("zip: lies about its size", archives.lying_about_its_size, BROKEN),
    ("zip: 60,000 entries", archives.many_entries, TOO_MUCH),
    ("zip: zips in zips", archives.nested, READ),
    ("zip: overlapping entries", archives.overlapping, BROKEN),
    ("zip: names that climb out", archives.path_trick, READ),
    ("xml: billion laughs, Word", archives.billion_laughs, DECLARES),
    ("xml: billion laughs, Excel", archives.billion_laughs_of_excel, DECLARES),
    ("xml: entities in UTF-16", archives.doctype_in_utf16, DECLARES),
    ("xml: external entity", lambda: archives.external_entity(SECRETS), DECLARES),
    ("xml: XInclude", lambda: archives.xinclude(SECRETS), READ),
    ("xml: attribute of 20 MB", archives.huge_attribute, BROKEN),
    ("xml: 100,000 deep", archives.deep, BROKEN),
    ("Word: tables 80 deep", archives.deep_tables, NONE),
    ("Word: span of 2 thousand million", archives.wide_span, NONE),
    ("Word: skips 1 thousand million columns", archives.skipped_columns, NONE),
    ("Word: list that begins far on", archives.list_far_on, READ),
    ("Word: table of 60,000 rows", archives.endless_table, TOO_MUCH),
    ("Word: paragraph of 30 MB", archives.long_paragraph, TOO_MUCH),
    ("Word: macros (.docm)", archives.macro_word, READ),
    ("Word: template (.dotx)", archives.macro_template, READ),
    ("Word: style based on itself", archives.style_loop, READ),
    ("Excel: macros (.xlsm)", archives.macro_workbook, NONE),
    ("Excel: 100,000 rows, 16,384 columns", archives.wide_sheet, "terlalu luas"),
    ("Excel: cells in far corners", archives.far_cells, "terlalu luas"),
    ("Excel: one merge over all", archives.merged_far, NONE),
    ("Excel: 2,000,000 cells without place", archives.unnamed_cells, TOO_MUCH),
    ("Excel: 4,000,000 strings", archives.many_strings, TOO_MUCH),
    ("PDF: 10,000 pages", pdfs.pages, "lebih dari 1.000 halaman"),
    ("PDF: claims 2 thousand million pages", pdfs.claims_pages, NONE),
    ("PDF: one page 100,000 times", pdfs.same_page_again, "lebih dari 1.000 halaman"),
    ("PDF: tree of pages holds itself", pdfs.page_tree_loop, BROKEN),
    ("PDF: tree 20,000 deep", pdfs.deep_page_tree, BROKEN),
    ("PDF: objects refer to themselves", pdfs.object_loops, NO_TEXT),
    ("PDF: form draws itself", pdfs.form_loop, ENDED),
    ("PDF: forms of forms", pdfs.form_laughs, ENDED),
    ("PDF: places go on at themselves", pdfs.xref_loop, NONE),
    ("PDF: stream of 400 MB", pdfs.stream_bomb, ENDED),
    ("PDF: packed three times", pdfs.packed_twice, ENDED),
    ("PDF: 600,000 letters on a page", pdfs.many_letters, TOO_MUCH),
    ("PDF: 9,000 letters, each a line of its own", pdfs.scattered_letters, TOO_MUCH),
    ("PDF: 60,000 lines on a page", pdfs.many_rules, NONE),
    ("PDF: one picture 40 times on a page", pdfs.same_picture_again, PICTURE_TOO_LARGE),
    ("PDF: 400 by 400 cells", pdfs.fine_grid, TOO_MUCH),
    ("PDF: page of 100 km", pdfs.giant_page, NONE),
    ("PDF: locked", lambda: pdfs.locked(b"sandi"), "terkunci sandi"),
    ("PDF: locked, opens by itself", pdfs.locked, NONE),
    ("text: NUL bytes", others.nul_bytes, "bukan PDF, Word, Excel"),
    ("text: UTF-16", others.in_utf16, READ),
    ("text: torn UTF-16", others.torn_utf16, "bukan teks"),
    ("text: line of 45 MB", others.long_line, TOO_MUCH),
    ("text: 4,000,000 tabs", others.long_row, TOO_MUCH),
    ("text: 500,000 rows", others.many_rows, TOO_MUCH),
    ("text: torn rows", others.ragged_rows, TOO_MUCH),
    ("text: empty lines", others.blank_lines, TOO_MUCH),
    ("text: 2,000,000 pages", others.form_feeds, TOO_MUCH),
    ("text: letters turned around", others.bidi_text, READ),
    ("two kinds: PDF and Word", others.pdf_and_zip, NONE),
    ("two kinds: HTML that says PDF", others.web_page_with_pdf_head, BROKEN),
    ("picture: 2,500 million points", others.png_bomb, PICTURE_TOO_LARGE),
    ("picture: remark of 200 MB", others.png_text_bomb, BROKEN),
    ("picture: claims 4 x 10^18 points", others.claims_pixels, PICTURE_TOO_LARGE),
    ("picture: GIF of 400 pages", others.many_frames, "Gambar ini"),
    ("picture: one point wide", others.thin_picture, "terlalu tipis"),
]


# One of each sort for the usual run (each costs a process); `make proof` reads them all.
USUAL = frozenset(
    {
        "zip: overlapping entries",
        "xml: billion laughs, Word",
        "xml: external entity",
        "Word: span of 2 thousand million",
        "Word: macros (.docm)",
        "Excel: cells in far corners",
        "PDF: tree of pages holds itself",
        "PDF: one picture 40 times on a page",
        "text: torn UTF-16",
        "two kinds: PDF and Word",
        "picture: claims 4 x 10^18 points",
    }
)


def as_case(name: str, *values: object) -> object:
    """Return a case that the usual run leaves to the proof where it is not of USUAL."""
    return pytest.param(*values, id=name, marks=() if name in USUAL else pytest.mark.proof)


def test_the_usual_threats_are_threats():
    assert {name for name, *_ in THREATS} >= USUAL


@pytest.mark.parametrize(("made", "outcome"), [as_case(*case) for case in THREATS])
def test_a_hostile_file_is_read_safely_or_refused_and_uses_little(made, outcome):
    reading = read_in_child(made())

    assert outcome in reading.sentence
    assert bool(outcome) == bool(reading.sentence)
    assert reading.cpu_s <= MOST_CPU_S
    assert reading.peak_mb <= MOST_MB
    assert "root:" not in str(reading.said)


MARKS = [
    *(
        b"<",
        b"</",
        b"<p",
        b"*",
        b"**a",
        b"* a",
        b"$",
        b"$\\frac{",
        b"\\frac{a}",
        b"{",
        b"|",
    ),
    *(
        b"| a",
        b"-",
        b"-=|",
        b"![",
        b"![](",
        b"&#",
        b"#",
        b"(1",
        b"1.",
        b"9",
        b"Rp ",
        b"NIP ",
    ),
    *(
        b"a\t",
        b"Nama : ",
        b"PIHAK ",
        b": ",
        b"1/",
        b"..",
        b"\xe2\x80\x93",
        b"a,",
        b"% ",
        b"D E ",
    ),
]


@pytest.mark.proof
@pytest.mark.parametrize("kind", MARKS)
def test_a_text_of_marks_that_never_close_is_read_in_time(kind):
    reading = read_in_child(others.marks(kind))

    assert reading.sentence != ENDED
    assert UNUSUAL not in reading.sentence
    assert reading.cpu_s <= MOST_CPU_S
    assert reading.peak_mb <= MOST_MB


def facts_in(reading) -> list[dict]:
    """Return the agreements that were found."""
    return [each for each in reading.said.get("documents", []) if "first_party" in each]


def one_of(contents):
    """Return cases of which the usual run reads the first."""
    first, *others = contents
    return [first, *(pytest.param(one, marks=pytest.mark.proof) for one in others)]


@pytest.mark.parametrize("content", one_of(pdfs.broken_fonts()))
def test_letters_of_broken_fonts_give_no_facts(content):
    assert facts_in(read_in_child(content)) == []


@pytest.mark.parametrize("content", one_of(pdfs.strange_boxes()))
def test_a_page_of_no_size_is_read_or_refused(content):
    assert read_in_child(content).sentence != ENDED
