"""Recommendations as pages and papers show them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jenjang.apps.followup.models import (
    Evaluation,
    Recommendation,
    RecommendationProof,
    RecommendationState,
)
from jenjang.core.figures import write_date, write_number
from jenjang.papers.document import FollowUpRow

COLOURS = {
    RecommendationState.OPEN: "merah",
    RecommendationState.IN_HAND: "kuning",
    RecommendationState.CLAIMED: "biru",
    RecommendationState.VERIFIED: "hijau",
    RecommendationState.RETURNED: "merah",
}


@dataclass(frozen=True, slots=True)
class ShownProof:
    """A proof; `shared` says of which other recommendations it is the proof too."""

    proof: RecommendationProof
    shared: str


@dataclass(frozen=True, slots=True)
class ShownRecommendation:
    """A recommendation as a row of a page; `late` is said of one past its last day."""

    one: Recommendation
    colour: str
    person: str
    when: str
    late: str
    proofs: tuple[ShownProof, ...]


def shown(rows: Iterable[Recommendation], today: dt.date) -> list[ShownRecommendation]:
    """Return recommendations (read by `for_table`) as pages show them.

    A file or link that proves several of them is pointed out: one proof, one claim.
    """
    some = list(rows)
    uses = Counter(_key(proof) for one in some for proof in one.proofs.all())
    return [_shown(one, uses, today) for one in some]


def _shown(
    one: Recommendation, uses: Counter[tuple[int | None, str | None]], today: dt.date
) -> ShownRecommendation:
    return ShownRecommendation(
        one=one,
        colour=COLOURS[RecommendationState(one.state)],
        person=one.answered_by or "belum ditunjuk",
        when=_when(one),
        late="terlambat" if one.is_late(today) else "",
        proofs=tuple(
            ShownProof(proof, _shared(uses[_key(proof)])) for proof in one.proofs.all()
        ),
    )


def _key(proof: RecommendationProof) -> tuple[int | None, str | None]:
    return proof.file_id, proof.url


def _shared(uses: int) -> str:
    if uses < 2:
        return ""
    return f"dipakai pada {uses} rekomendasi; satu bukti sebaiknya untuk satu tindak lanjut"


def _when(one: Recommendation) -> str:
    last = f"paling lambat {write_date(one.due_on)}" if one.due_on else ""
    return ", ".join(filter(None, (one.time, last))) or "belum ditentukan"


def result_of(evaluation: Evaluation) -> str:
    """Return what the evaluation came to: "78,45 (BB)"; says so where it is not entered."""
    value = None if evaluation.value is None else write_number(evaluation.value)
    rating = f"({evaluation.rating})" if value and evaluation.rating else evaluation.rating
    return " ".join(filter(None, (value, rating))) or "nilai belum diisi"


def follow_up_rows(rows: Sequence[Recommendation]) -> tuple[FollowUpRow, ...]:
    """Return recommendations (read by `for_table`) as the rows of the follow-up table."""
    return tuple(_row(one, n) for n, one in enumerate(rows, start=1))


def _row(one: Recommendation, n: int) -> FollowUpRow:
    proofs = "; ".join(proof.url or proof.name for proof in one.proofs.all())
    return FollowUpRow(
        recommendation=one.text,
        number=one.number or str(n),
        action=one.action,
        target=one.target,
        time=one.time or (write_date(one.due_on) if one.due_on else None),
        responsible=one.answered_by,
        status=one.get_state_display(),
        evidence=proofs or None,
    )
