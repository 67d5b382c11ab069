"""Papers that want to reach out: nobody is called, nothing is run, nothing is written.

A socket of this machine listens at the address that each paper names. The papers are read
in the process of the tests, whose way to this machine stays open: it is the readers and
LibreOffice that do not call, not the walls around them (`test_confinement`).
"""

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.papers.hostile import archives, others, pdfs
from tests.papers.hostile.child import read_in_child

from jenjang.papers.readers import word97
from jenjang.papers.reading import Unreadable, read

LINKS = (
    *("image", "attachedTemplate", "frame", "oleObject"),
    *("hyperlink", "numbering", "footer", "styles"),
)
ACTS = ("script", "launch", "visit", "send", "link", "attachment", "form", "stream outside")


@contextmanager
def ear() -> Iterator[tuple[str, "socket.socket"]]:
    """Listen on a free port of this machine; give its address and the ear."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.setblocking(False)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/x", listening


def was_called(listening: "socket.socket") -> bool:
    """Return whether anybody connected."""
    try:
        listening.accept()[0].close()
    except BlockingIOError:
        return False
    return True


def test_the_ear_hears():
    with ear() as (address, listening):
        port = int(address.rsplit(":", 1)[1].partition("/")[0])
        socket.create_connection(("127.0.0.1", port)).close()
        assert was_called(listening)
        assert not was_called(listening)


@pytest.mark.parametrize("number", range(len(ACTS)), ids=ACTS)
def test_what_a_pdf_wants_done_is_not_done(number):
    with ear() as (address, listening):
        documents = read_or_refused(pdfs.scripts(address)[number])
        assert not was_called(listening)
    if ACTS[number] != "stream outside":
        assert "Perjanjian Kinerja Tahun 2025" in documents


@pytest.mark.parametrize("number", range(len(LINKS)), ids=LINKS)
def test_what_a_word_file_links_to_is_not_fetched(number):
    with ear() as (address, listening):
        (agreement,) = read(list(archives.linked(address))[number]).agreements
        assert not was_called(listening)
    assert agreement.first_party is not None


def read_or_refused(content: bytes) -> str:
    """Return what is read, as text."""
    try:
        return str(read(content).documents)
    except Unreadable as refusal:
        return str(refusal)


@pytest.mark.parametrize("name", others.path_names())
def test_a_name_that_leads_elsewhere_is_only_a_name(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    reading = read(others.text(), name)

    assert len(reading.agreements) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_word_file_of_climbing_names_writes_nothing():
    assert read(archives.path_trick()).agreements
    assert not Path("/tmp/jenjang-escaped").exists()  # noqa: S108 - the name it wants
    assert not Path("/etc/jenjang-escaped").exists()


def test_a_picture_that_is_a_program_too_is_only_a_picture():
    assert read_in_child(others.gif_and_jar()).sentence


def test_a_picture_whose_next_page_is_itself_ends():
    assert read_in_child(others.tiff_loop()).sentence


OLD_WORD = r"""{{\rtf1\ansi PERJANJIAN KINERJA TAHUN 2025\par
{{\field{{\*\fldinst INCLUDEPICTURE "{0}" \\d}}{{\fldrslt }}}}\par
{{\field{{\*\fldinst INCLUDETEXT "{0}"}}{{\fldrslt }}}}\par
{{\field{{\*\fldinst DDEAUTO "cmd" "{1}"}}{{\fldrslt }}}}\par
{{\*\template {0}}}
Kecamatan Tirtasari\par}}"""
FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:scripts><office:script script:language="ooo:Basic">
<ooo:libraries xmlns:ooo="http://openoffice.org/2004/office">
<ooo:library-embedded ooo:name="Standard"><ooo:module ooo:name="M"><ooo:source-code>
Sub Mulai
Shell("touch {0}")
End Sub
</ooo:source-code></ooo:module></ooo:library-embedded></ooo:libraries></office:script>
<office:event-listeners>
<script:event-listener script:language="ooo:script" script:event-name="dom:load"
 xlink:href="vnd.sun.star.script:Standard.M.Mulai?language=Basic&amp;location=document"/>
</office:event-listeners></office:scripts>
<office:body><office:text>
<text:p>PERJANJIAN KINERJA TAHUN 2025</text:p>
<text:p><draw:frame><draw:image xlink:href="{1}"/></draw:frame></text:p>
<text:section text:name="S"><text:section-source xlink:href="{1}"/></text:section>
</office:text></office:body></office:document>"""


@pytest.mark.proof
@pytest.mark.skipif(
    not any(map(shutil.which, word97.PROGRAMS)), reason="LibreOffice is not installed"
)
@pytest.mark.parametrize("kind", ["links", "macro"])
def test_libreoffice_neither_calls_nor_runs_what_a_document_wants(kind, tmp_path):
    """LibreOffice tells a file by its content: what is inside a .doc may be anything."""
    written = tmp_path / "written-by-a-macro"
    with ear() as (address, listening):
        paper = {
            "links": OLD_WORD.format(address, written),
            "macro": FLAT.format(written, address),
        }[kind]
        blocks = word97.read(paper.encode())
        assert not was_called(listening)
    assert not written.exists()
    assert "PERJANJIAN KINERJA TAHUN 2025" in str(blocks)
