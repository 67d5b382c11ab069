"""A paper as it is given out: a QR at the foot of every page, and room for each signer.

Everything that is ever seen is in it before anybody signs. Its bytes are the beginning of
every signed file that comes of it, so what was issued can be told from what was not.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from jenjang.core.values import Refused
from jenjang.papers.blocks import SEALED, Block
from jenjang.papers.signing.placing import Placement, placement_of
from jenjang.papers.signing.signing import with_fields
from jenjang.papers.signing.stamps import qr_svg
from jenjang.papers.writers.pdf import Pen, Seal, pens, to_keep

SAID = f"{SEALED} Keasliannya diperiksa dengan QR ini atau di"


def issued_pdf(
    blocks: Iterable[Block], title: str, *, address: str, signers: Sequence[str]
) -> bytes:
    """Return the paper as PDF with its QR and an empty signature field for each signer.

    `address` is the page that verifies it, `signers` the names as they stand under the
    pens, in the order in which they sign. Raise Refused where one stands nowhere.
    """
    pdf, places = pens(blocks, title, Seal(qr_svg(address), (SAID, address)))
    return with_fields(pdf, [_place_of(name, places) for name in signers])


def sealed_pdf(blocks: Iterable[Block], title: str, address: str, on: dt.date) -> bytes:
    """Return a paper that nobody signs electronically, with its QR at the foot.

    It is kept for long: PDF/A and PDF/UA; `on` is the day it is issued.
    """
    return to_keep(blocks, title, on, Seal(qr_svg(address), (SAID, address)))


def _place_of(name: str, places: Sequence[Pen]) -> Placement:
    place = placement_of(name, places)
    if place is None:
        raise Refused(
            f"Nama {name} tidak tercetak pada blok tanda tangan naskah ini; samakan dahulu "
            "nama pihak dengan nama pejabatnya."
        )
    return place
