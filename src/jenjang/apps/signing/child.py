"""Examines one PDF in a process of its own: ``python -m jenjang.apps.signing.child``.

On stdin a line of JSON {"trusted": PEM, "issued": how many bytes}, then those bytes of the
issued paper, then the PDF. On stdout one JSON object: see `said_of`. CPU time and memory
are bounded before the first byte is read; there is no network and no Django here.
"""

import dataclasses
import json
import os
import re
import sys
from collections.abc import Iterable
from typing import Any

import pypdfium2
from asn1crypto import x509

from jenjang.papers.readers.apart import own_channel
from jenjang.papers.readers.bounds import grant_memory_for_pictures
from jenjang.papers.readers.confinement import confine
from jenjang.papers.signing import SignatureSeen, verify
from jenjang.papers.signing.authority import certificates_in
from jenjang.papers.signing.comparing import differences
from jenjang.papers.writers.binding import INVISIBLE

CODE = re.compile(r"/cek/([0-9A-Za-z_-]{6,32})/")


def said_of(
    pdf: bytes, issued: bytes, trusted: Iterable[x509.Certificate]
) -> dict[str, Any]:
    """Return {"signatures", "problem", "code", "differences"} of a PDF."""
    found = verify(pdf, trusted)
    return {
        "signatures": [_signature(seen) for seen in found.signatures],
        "problem": found.problem,
        "code": code_in(pdf),
        "differences": list(differences(issued, pdf)) if issued else [],
    }


def code_in(pdf: bytes) -> str | None:
    """Return the code in the address at the foot of the first page, None without one."""
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            text = document[0].get_textpage().get_text_range()
    except (pypdfium2.PdfiumError, IndexError):
        return None
    found = CODE.search(re.sub(r"\s", "", INVISIBLE.sub("", text)))
    return found[1] if found else None


def _signature(seen: SignatureSeen) -> dict[str, Any]:
    of = dataclasses.asdict(seen.certificate)
    of |= {name: of[name].isoformat() for name in ("valid_from", "valid_until")}
    return {
        "field": seen.field,
        "certificate": of,
        "signed_at": seen.signed_at.isoformat() if seen.signed_at else None,
        "is_trusted": seen.is_trusted,
        "problem": seen.problem,
    }


def main() -> int:
    """Examine what comes on stdin under the limits given in the environment."""
    confine(int(os.environ["JENJANG_READ_CPU"]), int(os.environ["JENJANG_READ_MB"]))
    grant_memory_for_pictures()
    channel = own_channel()
    about = json.loads(sys.stdin.buffer.readline())
    issued = sys.stdin.buffer.read(about["issued"])
    pdf = sys.stdin.buffer.read()
    trusted = certificates_in(about["trusted"].encode()) if about["trusted"].strip() else []
    channel.write(json.dumps(said_of(pdf, issued, trusted)))
    channel.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
