"""What the auditor found, beside the page: folded by cause, each place to be lit up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from jenjang.apps.findings.models import Finding
from jenjang.apps.findings.services import was_audited
from jenjang.apps.findings.snapshots import Group, Shown, grouped, shown
from jenjang.apps.intake.models import Correction, Upload
from jenjang.apps.intake.review.spots import page_of
from jenjang.apps.intake.review.words import place_in_words

FEW = 10  # findings that need no filter

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FoundSpot:
    """One place of a finding; `page` is where it is lit up, None in another file."""

    key: str
    words: str
    shown: str
    place: Mapping[str, Any]
    page: int | None = None
    was: str = ""
    whys: tuple[str, ...] = ()
    correction: Correction | None = None
    is_found: bool = True
    sign: str = "!"


@dataclass(frozen=True, slots=True)
class FoundOne:
    """A finding's card and its places, both sides of a conflict among them."""

    card: Shown
    where: tuple[FoundSpot, ...]


@dataclass(frozen=True, slots=True)
class Cause:
    """Findings of one cause: the root, and what follows from it."""

    root: FoundOne
    others: tuple[FoundOne, ...]

    def every_one(self) -> Iterator[FoundOne]:
        """Yield the root and what follows."""
        yield self.root
        yield from self.others


@dataclass(frozen=True, slots=True)
class Found:
    """The findings about a file: those the filters leave, and what is said of all."""

    causes: list[Cause]
    count: int
    summary: str
    is_audited: bool
    rules: list[str] = field(default_factory=list)
    rule: str = ""

    @property
    def is_long(self) -> bool:
        """Return whether there is so much that one wants to filter it."""
        return self.count > FEW

    @property
    def lit(self) -> list[FoundSpot]:
        """Return the places to light up: of what nobody has settled."""
        return [
            spot
            for cause in self.causes
            for one in cause.every_one()
            if one.card.is_open
            for spot in one.where
            if spot.page is not None
        ]


def found_in(
    upload: Upload,
    chosen: Mapping[str, str],
    *,
    may_settle: bool,
    outline: Sequence[Sequence[Json]] | None,
) -> Found:
    """Return what was found in an upload, three queries at most.

    `chosen` are the filters of severity, certainty and rule; what is empty leaves all.
    """
    rows = Finding.objects.of_subject(upload).select_related("decided_by")
    cards = [shown(one, may_settle=may_settle) for one in rows]
    left = [card for card in cards if _is_left(card.finding, chosen)]
    return Found(
        causes=[_cause(group, outline) for group in grouped(left)],
        count=len(cards),
        summary=_summary(cards),
        is_audited=bool(cards) or was_audited(upload),
        rules=sorted({card.finding.rule for card in cards}),
        rule=chosen.get("aturan", ""),
    )


def _is_left(finding: Finding, chosen: Mapping[str, str]) -> bool:
    certain = "pasti" if finding.is_certain else "tanya"
    return (
        chosen.get("jenis", "") in {"", finding.severity}
        and chosen.get("kepastian", "") in {"", certain}
        and chosen.get("aturan", "") in {"", finding.rule}
    )


def _summary(cards: Sequence[Shown]) -> str:
    """Return how many there are, of how many causes, and how many are settled."""
    if not cards:
        return ""
    said = f"{len(cards)} temuan dari {len(grouped(cards))} sebab"
    settled = sum(not card.is_open for card in cards)
    return f"{said}, {settled} selesai" if settled else said


def _cause(group: Group, outline: Sequence[Sequence[Json]] | None) -> Cause:
    return Cause(
        _one(group.root, outline), tuple(_one(one, outline) for one in group.others)
    )


def _one(card: Shown, outline: Sequence[Sequence[Json]] | None) -> FoundOne:
    return FoundOne(card, tuple(_spots(card.finding, outline)))


def _spots(
    finding: Finding, outline: Sequence[Sequence[Json]] | None
) -> Iterable[FoundSpot]:
    """Yield the places of a finding; the file of the first is the upload's own."""
    places: list[Json] = finding.places
    for at, place in enumerate(places, start=1):
        words = place_in_words(place) or "tanpa baris"
        is_own = place["file"] == places[0]["file"]
        spot = FoundSpot(
            key=f"temuan-{finding.pk}-{at}",
            words=words if is_own else f"{place['file']}, {words}",
            shown=finding.written,
            place=place,
        )
        yield replace(spot, page=page_of(spot, outline)) if is_own else spot
