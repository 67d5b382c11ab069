"""Ways to tamper with a signed PDF, each drawn from a seed."""

import io
import random
from collections.abc import Callable

import pypdfium2
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer


def flipped(pdf: bytes, chance: random.Random) -> bytes:
    """Return it with one bit changed anywhere."""
    at = chance.randrange(len(pdf))
    return pdf[:at] + bytes([pdf[at] ^ (1 << chance.randrange(8))]) + pdf[at + 1 :]


def cut_out(pdf: bytes, chance: random.Random) -> bytes:
    """Return it without some bytes of its middle."""
    at = chance.randrange(20, len(pdf) - 500)
    return pdf[:at] + pdf[at + chance.randrange(1, 400) :]


def swapped(pdf: bytes, chance: random.Random) -> bytes:
    """Return it with two neighbouring stretches in each other's place."""
    many = chance.randrange(8, 200)
    at = chance.randrange(20, len(pdf) - 2 * many)
    parts = pdf[:at], pdf[at : at + many], pdf[at + many : at + 2 * many]
    return parts[0] + parts[2] + parts[1] + pdf[at + 2 * many :]


def put_in(pdf: bytes, chance: random.Random) -> bytes:
    """Return it with strange bytes somewhere inside."""
    at = chance.randrange(len(pdf))
    return pdf[:at] + chance.randbytes(chance.randrange(1, 60)) + pdf[at:]


def truncated(pdf: bytes, chance: random.Random) -> bytes:
    """Return its beginning."""
    return pdf[: chance.randrange(1, len(pdf))]


def appended(pdf: bytes, chance: random.Random) -> bytes:
    """Return it with something behind it."""
    return pdf + chance.choice([b"\n", b"%%EOF\n", chance.randbytes(40), pdf])


def _titled(title: str) -> generic.DictionaryObject:
    named = generic.pdf_name("/Title")
    return generic.DictionaryObject({named: generic.pdf_string(title)})


def _updated(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_more_on_a_page(pdf: bytes, chance: random.Random) -> bytes:
    """Return it with an incremental update that writes over a page."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        number = chance.choice([0, 1])
        page = writer.find_page_for_modification(number)[0].get_object()
        x, y = chance.randrange(500), chance.randrange(800)
        drawn = generic.StreamObject(stream_data=f"0 g {x} {y} 60 9 re f".encode())
        old = page["/Contents"]
        many = old if isinstance(old, generic.ArrayObject) else [page.raw_get("/Contents")]
        added = writer.add_object(drawn)
        page["/Contents"] = generic.ArrayObject([*many, added])
        writer.update_container(page)

    return _updated(pdf, change)


def with_another_title(pdf: bytes, chance: random.Random) -> bytes:
    """Return it with an incremental update that renames it."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        title = f"Perjanjian {chance.randrange(10**6)}"
        info = generic.DictionaryObject(
            {generic.pdf_name("/Title"): generic.pdf_string(title)}
        )
        writer.set_info(writer.add_object(info))

    return _updated(pdf, change)


def with_pages_swapped(pdf: bytes, chance: random.Random) -> bytes:
    """Return it with an incremental update that gives its pages another order."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        pages = writer.root["/Pages"]
        kids = list(pages["/Kids"])
        chance.shuffle(kids)
        if kids == list(pages["/Kids"]):
            kids.reverse()
        pages["/Kids"] = generic.ArrayObject(kids)
        writer.update_container(pages)

    return _updated(pdf, change)


def saved_anew(pdf: bytes, chance: random.Random) -> bytes:
    """Return it as another program saves it: pages in the same order or another."""
    source, target = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument.new()
    order = list(range(len(source)))
    chance.shuffle(order)
    target.import_pages(source, order)
    out = io.BytesIO()
    target.save(out)
    return out.getvalue()


def written_anew(pdf: bytes, chance: random.Random) -> bytes:
    """Return it written anew with its fields, so that signatures seem to be there."""
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(pdf)))
    writer.set_info(writer.add_object(_titled(f"Naskah {chance.randrange(10**6)}")))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


WAYS = (
    flipped,
    cut_out,
    swapped,
    put_in,
    truncated,
    appended,
    with_more_on_a_page,
    with_another_title,
    with_pages_swapped,
    saved_anew,
    written_anew,
)


def tampered(pdf: bytes, number: int) -> tuple[str, bytes]:
    """Return the n-th tampered file, and the name of the way; drawn from its number."""
    chance = random.Random(number)
    way = WAYS[number % len(WAYS)]
    return way.__name__, way(pdf, chance)
