"""One fact on the review page: its field, its doubts, its place, what was done to it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from jenjang.apps.intake.models import Correction, CorrectionKind
from jenjang.apps.intake.review.words import in_words, label, place_in_words
from jenjang.papers.correcting import (
    FactKind,
    at_path,
    choices_of,
    holders,
    in_document,
    is_fact,
    joined,
    kind_of,
    shown_at,
    steps,
    write_typed,
)

LONG_TEXT = 60  # letters that do not fit a line

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as its form shows it.

    `is_note` is something doubted that has no field of its own (a table, a party); `shown`
    is what stands there, `typed` what somebody typed that did not read, with `refusal`.
    """

    path: str
    shown: str
    typed: str = ""
    choices: tuple[str, ...] = ()
    whys: tuple[str, ...] = ()
    about: str = ""
    place: Mapping[str, Any] | None = None
    correction: Correction | None = None
    page: int | None = None
    is_note: bool = False
    refusal: str = ""
    is_found: bool = False  # what the auditor found is lit up too, see `found`

    @property
    def key(self) -> str:
        """Return the name of its form on the page."""
        return key_of(self.path)

    @property
    def label(self) -> str:
        """Return what it is called beside its field."""
        return label(self.path)

    @property
    def words(self) -> str:
        """Return what it is called among all."""
        said = in_words(self.path)
        return said[:1].upper() + said[1:]

    @property
    def kind(self) -> str:
        """Return how it is typed."""
        return kind_of(self.path).value

    @property
    def is_long(self) -> bool:
        """Return whether its text may fill several lines."""
        is_title = steps(self.path)[2:3] == ("budgets",) and self.path.endswith(".name")
        is_text = kind_of(self.path) is FactKind.LONG or len(self.shown) > LONG_TEXT
        return is_text or is_title

    @property
    def where(self) -> str:
        """Return where it stands in the file, in words."""
        return place_in_words(self.place) if self.place else ""

    @property
    def version(self) -> int:
        """Return the version of its correction, 0 where there is none."""
        return 0 if self.correction is None else self.correction.version

    @property
    def is_corrected(self) -> bool:
        """Return whether a person typed it."""
        return self.correction is not None and (
            self.correction.kind == CorrectionKind.CORRECT
        )

    @property
    def was(self) -> str:
        """Return what was read, where a person typed something else."""
        kept = self.correction
        return write_typed(self.path, kept.was) if kept is not None else ""

    @property
    def sign(self) -> str:
        """Return its mark: in doubt, settled by a person, or neither."""
        if self.whys:
            return "?"
        return "✓" if self.correction is not None else ""


def key_of(path: str) -> str:
    """Return the name a fact or a row has on the page.

    >>> key_of("documents[0].budgets[1].amount")
    'f-0-budgets-1-amount'
    """
    return "-".join(["f", *(str(step) for step in steps(path)[1:])])


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A reading as people corrected it, and what they did: facts are made from it.

    `page_of` tells on which page a fact is lit up; `refused` holds, by path, the sentence
    and what was typed where it did not read.
    """

    reading: Json
    corrections: Mapping[str, Correction]
    page_of: Callable[[Fact], int | None]
    refused: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def fact(self, path: str) -> Fact:
        """Return the fact at a path; what was typed and refused stands in its field."""
        document, inside = in_document(self.reading, path)
        shown = shown_at(self.reading, path) if is_fact(self.reading, path) else ""
        refusal, typed = self.refused.get(path, ("", shown))
        fact = Fact(
            path=path,
            shown=shown,
            typed=typed,
            choices=self._choices(path, shown),
            whys=tuple(
                one["why"] for one in document.get("doubts", []) if one["path"] == inside
            ),
            about=self._about(path),
            place=place_of(document, inside),
            correction=self.corrections.get(path),
            is_note=not is_fact(self.reading, path),
            refusal=refusal,
        )
        return replace(fact, page=self.page_of(fact))

    def _choices(self, path: str, shown: str) -> tuple[str, ...]:
        """Return what may be chosen; what was read stands among it, whatever it is."""
        if kind_of(path) is not FactKind.CHOICE:
            return ()
        known = choices_of(path)
        return known if shown in known else (shown, *known)

    def _about(self, path: str) -> str:
        """Return the text of the row a fact is in, to tell it from others."""
        names = steps(path)
        if len(names) <= len(("documents", 0, "year")) or names[-1] in {"text", "name"}:
            return ""
        row = at_path(self.reading, joined(names[:-1]))
        said = row.get("text") or row.get("name") if isinstance(row, dict) else None
        return str(said or "")

    def is_removed(self, path: str) -> bool:
        """Return whether a fact or row is in a row that was removed."""
        return any(
            held in self.corrections
            and self.corrections[held].kind == CorrectionKind.REMOVE
            for held in holders(path)
        )

    def doubted(self, number: int) -> Iterator[Fact]:
        """Yield what is doubted in a document, counted from 0, in the paper's order."""
        document = self.reading["documents"][number]
        seen = dict.fromkeys(one["path"] for one in document.get("doubts", []))
        for inside in seen:
            path = f"documents[{number}].{inside}"
            if not self.is_removed(path):
                yield self.fact(path)


def place_of(document: Json, inside: str) -> Mapping[str, Any] | None:
    """Return where a fact stands, else where what holds it does."""
    places: Mapping[str, Mapping[str, Any]] = document.get("at") or {}
    return next((places[held] for held in holders(inside) if held in places), None)
