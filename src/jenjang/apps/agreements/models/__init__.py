"""Perjanjian Kinerja: the paper, what it promises, who signs it."""

from jenjang.apps.agreements.models.action_plans import ActionStep
from jenjang.apps.agreements.models.agreements import (
    EDITABLE,
    FROZEN_FIELDS,
    ISSUED,
    OPEN,
    Agreement,
    AgreementQuerySet,
    Frozen,
    ReasonKind,
    State,
)
from jenjang.apps.agreements.models.promises import Allotment, Commitment, Promised
from jenjang.apps.agreements.models.signatures import Signature, SignatureState, Way

__all__ = [
    "EDITABLE",
    "FROZEN_FIELDS",
    "ISSUED",
    "OPEN",
    "ActionStep",
    "Agreement",
    "AgreementQuerySet",
    "Allotment",
    "Commitment",
    "Frozen",
    "Promised",
    "ReasonKind",
    "Signature",
    "SignatureState",
    "State",
    "Way",
]
