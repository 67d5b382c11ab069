"""Agreements as the files that people hold in their hands."""

from jenjang.apps.agreements.models import Agreement, SignatureState, Way
from jenjang.apps.agreements.snapshots.documents import document_of
from jenjang.apps.files.models import StoredFile
from jenjang.apps.files.services import open_stored
from jenjang.papers.blocks import Letterhead
from jenjang.papers.signing import issued_pdf
from jenjang.papers.writing import headed, layout_named, write
from jenjang.web.public import check_address

IN_THE_PDF = {Way.ELECTRONIC, Way.BSRE, Way.OUTSIDE}
"""Ways of signing that leave a signed PDF; wet ink leaves a scan."""


def printed(
    agreement: Agreement, to: str, *, head: Letterhead | None, layout: str | None = None
) -> bytes:
    """Return the agreement printed from its document, under the letterhead `head`."""
    document = document_of(agreement)
    return write(document, to=to, layout=layout or agreement.layout, head=head)


def print_for_signing(agreement: Agreement, code: str, *, head: Letterhead | None) -> bytes:
    """Return the PDF that is given out: with its QR, and a field for each who signs.

    Raise Refused where the document names somebody else than signs, or nobody.
    """
    document = document_of(agreement)
    parties = [document.first_party]
    if agreement.second_party_id is not None:
        parties.append(document.second_party)
    names = [(party.name if party else None) or "(tidak tertulis)" for party in parties]
    blocks = headed(layout_named(agreement.layout).blocks(document), document, head)
    return issued_pdf(blocks, str(agreement), address=check_address(code), signers=names)


def pdf_in_hand(agreement: Agreement, *, head: Letterhead | None) -> bytes:
    """Return the PDF that counts: signed as far as it is, else as issued, else printed.

    For several agreements prefetch `signatures__file`.
    """
    file = _signed_file(agreement) or agreement.issued_pdf
    return printed(agreement, "pdf", head=head) if file is None else open_stored(file)


def _signed_file(agreement: Agreement) -> StoredFile | None:
    signed = [
        one
        for one in agreement.signatures.all()
        if one.state == SignatureState.SIGNED and one.way in IN_THE_PDF and one.file
    ]
    return max(signed, key=lambda one: one.order).file if signed else None
