"""Every act of signing."""

from jenjang.apps.signing.services.brought import attach_scan, attach_signed_pdf
from jenjang.apps.signing.services.bsre import have_signed, look_up, say_not_signed
from jenjang.apps.signing.services.certificates import (
    bring_certificate,
    found_authority,
    make_own_certificate,
    official_of,
    prepare_certificate,
)
from jenjang.apps.signing.services.electronic import Outcome, sign_papers

__all__ = [
    "Outcome",
    "attach_scan",
    "attach_signed_pdf",
    "bring_certificate",
    "found_authority",
    "have_signed",
    "look_up",
    "make_own_certificate",
    "official_of",
    "prepare_certificate",
    "say_not_signed",
    "sign_papers",
]
