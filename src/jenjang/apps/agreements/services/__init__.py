"""Every act on agreements."""

from jenjang.apps.agreements.services.adopting import (
    Promised,
    latest_of_revision,
    put_in_force,
)
from jenjang.apps.agreements.services.auditing import audit_agreements, stops_signing

__all__ = [
    "Promised",
    "audit_agreements",
    "latest_of_revision",
    "put_in_force",
    "stops_signing",
]
