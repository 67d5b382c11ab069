"""Papers of a unit in one file."""

import io
import zipfile

from pypdf import PdfReader
from tests.papers.writing.samples import camat, kasubag

from jenjang.papers.bundling import Leaf, bound, zipped
from jenjang.papers.writing import write


def papers() -> list[Leaf]:
    return [
        Leaf("Camat Tirtasari", write(camat(), to="pdf")),
        Leaf("Kasubag Perencanaan", write(kasubag(), to="pdf")),
    ]


def test_a_bound_bundle_has_every_page_and_a_bookmark_where_each_paper_begins():
    leaves = papers()
    pages = [len(PdfReader(io.BytesIO(leaf.content)).pages) for leaf in leaves]

    bundle = PdfReader(io.BytesIO(bound(leaves, "PK 2025")))

    assert len(bundle.pages) == sum(pages)
    assert [
        (one.title, bundle.get_destination_page_number(one)) for one in bundle.outline
    ] == [
        ("Camat Tirtasari", 0),
        ("Kasubag Perencanaan", pages[0]),
    ]
    assert bundle.metadata is not None
    assert bundle.metadata.title == "PK 2025"


def test_the_words_of_bound_papers_are_those_of_the_papers():
    leaves = papers()
    alone = [
        page.extract_text()
        for leaf in leaves
        for page in PdfReader(io.BytesIO(leaf.content)).pages
    ]

    bundle = PdfReader(io.BytesIO(bound(leaves, "PK 2025")))

    assert [page.extract_text() for page in bundle.pages] == alone


def test_binding_the_same_papers_twice_gives_the_same_file():
    leaves = papers()

    assert bound(leaves, "PK") == bound(leaves, "PK")


def test_a_zip_holds_each_file_byte_for_byte_under_a_name_of_its_own():
    made = zipped([Leaf("pk.docx", b"satu"), Leaf("pk.docx", b"dua"), Leaf("pk", b"3")])

    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "pk.docx": b"satu",
            "pk-2.docx": b"dua",
            "pk": b"3",
        }
