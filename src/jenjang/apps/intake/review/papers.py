"""The documents of a file, to choose from: what each is, whose, and how much is doubted."""

from dataclasses import dataclass

from jenjang.apps.intake.review.facts import Json, Reviewed
from jenjang.papers.correcting import is_agreement


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """One document of the file, counted from 1."""

    number: int
    title: str
    whose: str
    doubts: int
    is_agreement: bool


def paper_choices(reviewed: Reviewed) -> list[PaperChoice]:
    """Return the documents of a reading, in the order of the file."""
    documents = reviewed.reading.get("documents", [])
    return [_choice(reviewed, n, one) for n, one in enumerate(documents)]


def _choice(reviewed: Reviewed, n: int, document: Json) -> PaperChoice:
    open_doubts = [
        doubt
        for doubt in document.get("doubts", [])
        if not reviewed.is_removed(f"documents[{n}].{doubt['path']}")
    ]
    is_ours = is_agreement(document)
    return PaperChoice(
        number=n + 1,
        title=title_of(document),
        whose=_party(document) if is_ours else str(document.get("title") or ""),
        doubts=len(open_doubts) if is_ours else 0,
        is_agreement=is_ours,
    )


def title_of(document: Json) -> str:
    """Return what a document is called.

    >>> title_of({"kind": "PK Perubahan", "revision": 2, "year": 2025})
    'PK Perubahan 2 2025'
    """
    kind = document.get("kind") or "Dokumen"
    revision = f" {document['revision']}" if document.get("revision") else ""
    year = document.get("year") or document.get("period") or "(tahun tidak terbaca)"
    return f"{kind}{revision} {year}"


def _party(document: Json) -> str:
    party = document.get("first_party") or {}
    parts = (party.get("title"), party.get("name"))
    return " · ".join(part for part in parts if part) or "pihak pertama tidak terbaca"
