"""Signing a PDF with a local certificate (PAdES B-B), after what is signed already."""

import io
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import fields, signers
from pyhanko.stamp import StaticStampStyle

from jenjang.core.values import Refused
from jenjang.papers.signing.certificates import SigningKey
from jenjang.papers.signing.placing import Placement
from jenjang.papers.signing.stamps import stamp
from jenjang.papers.signing.threads import in_a_thread

NOT_A_PDF = "Berkas ini tidak dapat ditandatangani: bukan PDF yang utuh."
NOTHING_TO_SIGN = "Tidak ada tempat tanda tangan yang masih kosong untuk orang ini."


def with_fields(pdf: bytes, placements: Sequence[Placement]) -> bytes:
    """Return the PDF with an empty field for each signature, TTE1, TTE2, ... in order.

    All are there before anybody signs: so nothing but signatures need be allowed later.
    """
    writer = _writer(pdf)
    for number, placement in enumerate(placements, start=1):
        field = fields.SigFieldSpec(
            field_name(number),
            on_page=placement.page - 1,
            box=_box(writer, placement),
        )
        fields.append_signature_field(writer, field)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call] # not typed there
    return out.getvalue()


def field_name(number: int) -> str:
    """Return what the field of the n-th signer is called.

    >>> field_name(2)
    'TTE2'
    """
    return f"TTE{number}"


def sign(
    pdf: bytes,
    key: SigningKey,
    number: int,
    *,
    address: str,
    reason: str,
    place: str | None = None,
) -> bytes:
    """Return the PDF signed in the field of the n-th signer; what was there stays.

    `address` is where the QR leads, `reason` what the person signs for. Raise Refused
    where there is no such field, or it is signed already.
    """
    writer = _writer(pdf)
    name = field_name(number)
    width, height = _empty_field(writer, name)
    meta = signers.PdfSignatureMetadata(
        field_name=name,
        name=key.certificate.name,
        reason=reason,
        location=place,
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=not writer.prev.embedded_signatures,
        docmdp_permissions=fields.MDPPerm.FILL_FORMS,
    )
    with _look(key, address, width, height) as look:
        signer = signers.PdfSigner(meta, key.signer, stamp_style=look)
        out: io.BytesIO = in_a_thread(
            partial(signer.sign_pdf, writer, existing_fields_only=True)
        )
    return out.getvalue()


def _empty_field(writer: IncrementalPdfFileWriter, name: str) -> tuple[float, float]:
    """Return width and height of a field that waits for its signature."""
    waiting = fields.enumerate_sig_fields(writer.prev, filled_status=False)
    for found, _, reference in waiting:
        if found == name:
            left, bottom, right, top = (float(x) for x in reference.get_object()["/Rect"])
            return right - left, top - bottom
    raise Refused(NOTHING_TO_SIGN)


def _box(
    writer: IncrementalPdfFileWriter, placement: Placement
) -> tuple[int, int, int, int]:
    """Return a box as PDF has it: from the bottom left, in whole points."""
    height = _height_pt(writer, placement.page)
    left, top, right, bottom = placement.box
    return round(left), round(height - bottom), round(right), round(height - top)


def _height_pt(writer: IncrementalPdfFileWriter, page: int) -> float:
    """Return how high a page (from 1) is; its size may stand in a node above it."""
    node: Any = writer.find_page_for_modification(page - 1)[0].get_object()  # type: ignore[no-untyped-call] # not typed there
    while "/MediaBox" not in node:
        node = node["/Parent"]
    _, bottom, _, top = (float(edge) for edge in node["/MediaBox"])
    return top - bottom


def _writer(pdf: bytes) -> IncrementalPdfFileWriter:
    try:
        return IncrementalPdfFileWriter(io.BytesIO(pdf))
    except PdfError:
        raise Refused(NOT_A_PDF) from None


@contextmanager
def _look(
    key: SigningKey, address: str, width_pt: float, height_pt: float
) -> Iterator[StaticStampStyle]:
    """Yield the look of a signature, from a file that is there while it is needed."""
    lines = ("Ditandatangani secara elektronik oleh", key.certificate.name)
    page = stamp(address, lines, width_pt, height_pt)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "stamp.pdf"
        file.write_bytes(page)
        yield StaticStampStyle.from_pdf_file(str(file), border_width=0)
