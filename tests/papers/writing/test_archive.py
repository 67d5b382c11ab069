"""A frozen report passes what a validator of PDF/A-2a and PDF/UA-1 would ask of it."""

import datetime as dt
import io
from functools import cache

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    BooleanObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)
from tests.papers.writing import archive
from tests.papers.writing.test_long_papers import PAPER

from jenjang.papers.blocks import Chart, Signature, Signatures
from jenjang.papers.drawing import Bar, BarRow, Bars, Box, whole, write_bars, write_svg
from jenjang.papers.signing import sealed_pdf

ORG = write_svg(whole([Box(1, "", "Camat", children=(Box(2, "", "Sekretaris"),))]), "x")
BARS = write_bars(Bars("x", "x", ("2025",), (BarRow("SKM", (Bar(None, "–"),)),)), key="b")
WHOLE = (
    *PAPER,
    Chart(ORG, "Bagan organisasi"),
    Chart(BARS, "Capaian"),
    Signatures(None, Signature(("Tirtakencana, 2 Januari 2026", "Camat,"), ("Rini",))),
)


@cache
def sealed() -> bytes:
    return sealed_pdf(
        WHOLE, "Laporan Kinerja", "https://sakip.example/cek/ABCD", dt.date(2026, 3, 27)
    )


@cache
def reader() -> PdfReader:
    return PdfReader(io.BytesIO(sealed()))


@pytest.mark.parametrize("check", archive.CHECKS, ids=lambda check: check.__name__)
def test_a_sealed_report_passes(check):
    assert list(check(reader())) == []


def spoiled(spoil) -> PdfReader:
    """Return the paper after something was done to it."""
    writer = PdfWriter(clone_from=io.BytesIO(sealed()))
    spoil(writer)
    file = io.BytesIO()
    writer.write(file)
    return PdfReader(file)


def first(writer, kind):
    return next(one for one in archive.elements(writer_view(writer)) if one["/S"] == kind)


def writer_view(writer):
    """Return a writer as `archive` asks a reader: by its trailer."""
    return type("View", (), {"trailer": {"/Root": writer.root_object}})()


def no_words(writer):
    first(writer, "/Figure")[NameObject("/Alt")] = TextStringObject(" ")


def no_head(writer):
    first(writer, "/TH")[NameObject("/A")] = NameObject("/None")
    del first(writer, "/TH")["/A"]


def a_level_skipped(writer):
    first(writer, "/H2")[NameObject("/S")] = NameObject("/H4")


def no_language(writer):
    del writer.root_object["/Lang"]


def suspects(writer):
    writer.root_object["/MarkInfo"][NameObject("/Suspects")] = BooleanObject(True)


def no_profile(writer):
    del writer.root_object["/OutputIntents"]


def a_script(writer):
    action = {NameObject("/S"): NameObject("/JavaScript")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)


def no_order_of_tabs(writer):
    del writer.pages[0]["/Tabs"]


def a_type_of_its_own(writer):
    first(writer, "/P")[NameObject("/S")] = NameObject("/Absatz")


def another_title(writer):
    writer.add_metadata({"/Title": "Lain"})


def no_letters(writer):
    for one in writer._objects:
        if isinstance(one, dict) and "/ToUnicode" in one:
            one["/ToUnicode"].get_object().set_data(b"")


SPOILT = (
    (no_words, archive.figures_say_what_they_show),
    (no_head, archive.tables_are_regular_and_headed),
    (a_level_skipped, archive.headings_skip_no_level),
    (no_language, archive.the_paper_says_its_language_and_title),
    (suspects, archive.the_paper_says_its_language_and_title),
    (no_profile, archive.colours_are_those_of_a_profile),
    (a_script, archive.nothing_acts_or_hides),
    (no_order_of_tabs, archive.links_are_said_and_printed),
    (a_type_of_its_own, archive.types_are_standard),
    (another_title, archive.metadata_agree_with_the_information),
    (no_letters, archive.fonts_are_embedded_with_their_letters),
)


@pytest.mark.parametrize(("spoil", "check"), SPOILT, ids=lambda one: one.__name__)
def test_what_was_spoilt_is_found(spoil, check):
    assert list(check(spoiled(spoil))) != []
