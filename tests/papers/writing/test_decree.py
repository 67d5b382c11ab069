"""A Keputusan IKU that is written and read again is the same decree, in Word and PDF."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from tests.drawing import examples
from tests.papers.writing.decrees import decrees
from tests.real_papers import reading_of

from jenjang.papers.document import Decree
from jenjang.papers.exchange import (
    NotADocument,
    decree_from_json,
    report_from_json,
    to_json,
)
from jenjang.papers.layouts import iku_decree
from jenjang.papers.reading import Reading, read
from jenjang.papers.writing import write_blocks

FORMATS = ("docx", "pdf")
each_format = pytest.mark.parametrize("to", FORMATS)


def reread(decree: Decree, to: str) -> Reading:
    return read(write_blocks(iku_decree.blocks(decree), to, "Keputusan IKU"))


@each_format
@given(decree=decrees())
@examples(5, 60)
def test_any_decree_read_from_its_paper_is_the_same(decree: Decree, to: str) -> None:
    (report,) = reread(decree, to).documents
    assert report.kind == "Keputusan IKU"
    assert report.decree == decree


@each_format
@given(decree=decrees(most=12))
@examples(2, 15)
def test_a_decree_that_runs_over_pages_comes_back_whole(decree: Decree, to: str) -> None:
    (report,) = reread(decree, to).documents
    assert report.decree == decree


@given(decree=decrees())
@examples(15, 100)
def test_a_decree_in_json_reads_back(decree: Decree) -> None:
    assert decree_from_json(json.loads(json.dumps(to_json(decree)))) == decree


@given(decree=decrees())
@examples(4, 30)
def test_a_report_carries_its_decree_through_json(decree: Decree) -> None:
    (report,) = reread(decree, "txt").documents
    assert report_from_json(json.loads(json.dumps(to_json(report)))) == report


def test_json_of_another_document_is_refused_as_a_decree() -> None:
    with pytest.raises(NotADocument, match="Keputusan IKU"):
        decree_from_json({"kind": "PK"})


def test_a_blank_number_and_date_are_left_to_the_pen() -> None:
    text = write_blocks(
        iku_decree.blocks(Decree(issuer="CAMAT TIRTASARI")), "txt", ""
    ).decode()
    assert "NOMOR : ...................." in text
    assert "Menetapkan : KEPUTUSAN CAMAT TIRTASARI TENTANG" in text


@pytest.mark.corpus
def test_decrees_of_real_offices_give_their_parts(corpus: Path) -> None:
    """Lists beside their words, signers without a NIP, an annex of a report."""
    dinas = reading_of(corpus / "wonosobo-kominfo-iku-2017" / "document.pdf").documents
    whole = dinas[0].decree
    assert (len(whole.considerations), len(whole.decisions)) == (2, 4)
    assert whole.number == "15 TAHUN 2017"
    assert whole.date == "2017-09-28"
    assert whole.signer.nip is None
    bound = reading_of(corpus / "seeds" / "martapura-barat-lkjip-2023.txt").documents
    (annexed,) = [each.decree for each in bound if each.kind == "Keputusan IKU"]
    assert (len(annexed.considerations), len(annexed.decisions)) == (3, 4)
    assert len(annexed.legal_bases) == 14
    assert [len(annex.rows) for annex in annexed.annexes] == [1, 6, 16]
    assert annexed.signer.nip.endswith(" 1 001")
