"""What was changed in Word comes back as it was meant, or is refused with its place."""

from dataclasses import replace
from functools import cache
from shutil import which

import pytest
from tests.papers.wordback.cases import CASES, Case
from tests.papers.wordback.editing import edited, nothing, saved_by_libreoffice, text
from tests.papers.wordback.report import EDITABLE, REPORT

from jenjang.papers.blocks import Bound, Paragraph
from jenjang.papers.readers.refusal import Unreadable
from jenjang.papers.wordback import Returned, compare
from jenjang.papers.writing import write_blocks

FORM = (Paragraph("Kepada Yth. Bupati"),)

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@cache
def word() -> bytes:
    return write_blocks(REPORT, "docx", "Laporan Kinerja")


@pytest.fixture(scope="session")
def resaved(tmp_path_factory):
    """Every edited file, opened and saved by LibreOffice, by the number of its case."""
    files = {str(n): edited(word(), case.edit) for n, case in enumerate(CASES)}
    return saved_by_libreoffice(files, tmp_path_factory.mktemp("soffice"))


def came_back(told: Returned) -> list[tuple[str, str, str]]:
    return [
        (one.kind.value, one.key, one.after if one.kind == "moved" else one.text)
        for one in told.changes
    ]


def check(case: Case, told: Returned) -> None:
    assert came_back(told) == list(case.changes)
    assert len(told.refusals) == len(case.refused), told.refusals
    for refusal, words in zip(told.refusals, case.refused, strict=True):
        assert words in refusal.reason
        assert refusal.place


@each_case
def test_an_edit_in_word_comes_back_or_is_refused_with_its_place(case):
    check(case, compare(word(), edited(word(), case.edit), EDITABLE))


@pytest.mark.proof
@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
@each_case
def test_an_edit_saved_by_libreoffice_comes_back_too(case, resaved):
    check(case, compare(word(), resaved[str(CASES.index(case))], EDITABLE))


def changed_meanwhile(key: str, words: str) -> bytes:
    """Return the report as Word after somebody wrote a passage anew in Jenjang."""
    blocks = [
        replace(one, text=words) if getattr(one, "key", "") == key else one
        for one in REPORT
    ]
    return write_blocks(blocks, "docx", "Laporan Kinerja")


def test_a_passage_written_by_another_since_the_download_is_refused():
    now = changed_meanwhile("17", "Demikian uraian kami.")
    back = edited(word(), text("disusun.", "Demikian", "dibuat."))

    told = compare(now, back, EDITABLE)

    assert told.changes == ()
    (refusal,) = told.refusals
    assert refusal.key == "17"
    assert "diubah orang lain" in refusal.reason
    assert "BAB IV PENUTUP" in refusal.place


def test_what_another_wrote_since_stands_where_this_one_did_not_touch_it():
    now = changed_meanwhile("14", "Kepuasan naik.")
    back = edited(word(), text("disusun.", "Demikian", "dibuat."))

    told = compare(now, back, EDITABLE)

    assert came_back(told) == [("changed", "17", "Demikian laporan ini dibuat.")]
    assert told.refusals == ()


def test_a_figure_that_moved_on_since_the_download_is_no_change():
    figure = Bound(21, 25, "ik1.realisasi"), Bound(38, 40, "ik1.target")
    blocks = [
        replace(one, text=one.text.replace("79,5", "80,1"), bound=figure)
        if getattr(one, "key", "") == "13"
        else one
        for one in REPORT
    ]
    now = write_blocks(blocks, "docx", "Laporan Kinerja")

    assert compare(now, edited(word(), nothing), EDITABLE) == Returned()


def test_a_word_file_that_is_not_ours_is_refused_whole():
    with pytest.raises(Unreadable, match="bukan Word yang diunduh dari Jenjang"):
        compare(word(), write_blocks(FORM, "docx", "Surat"), EDITABLE)
    with pytest.raises(Unreadable):
        compare(word(), b"no Word at all", EDITABLE)
