"""Kind, year, revision and reason of a paper, and whose it is."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from jenjang.core.figures import fold
from jenjang.papers.document import Party
from jenjang.papers.recognisers.agreement.drafts import AgreementDraft
from jenjang.papers.recognisers.agreement.flow import Line, Piece
from jenjang.papers.recognisers.agreement.names import (
    part_headed,
    part_named,
    regency_in,
    regency_in_form,
    unit_in,
    unit_in_form,
)
from jenjang.papers.recognisers.agreement.split import LONGEST_TITLE, Parts, is_title

YEAR = re.compile(
    r"\b(?:tahun(?: anggaran)?|t\.?\s?a\.?)\s*[:.]?\s*(?P<year>\d{4})\b", re.I
)
REVISION = re.compile(
    r"perubahan\s*\(?(?:(?:ke|yang)[\s-]*)?(?P<number>\d{1,2}|[ivx]{1,4}|kesatu|pertama|kedua|"
    r"ketiga|keempat|satu|dua|tiga|empat)\b\)?"
)
NUMBERS = {
    "pertama": 1,
    "kesatu": 1,
    "satu": 1,
    "i": 1,
    "kedua": 2,
    "dua": 2,
    "ii": 2,
    "ketiga": 3,
    "tiga": 3,
    "iii": 3,
    "keempat": 4,
    "empat": 4,
    "iv": 4,
    "v": 5,
}
OF_DISTRICT = re.compile(r"(?:kantor )?(?:kecamatan|kelurahan|camat)\b", re.IGNORECASE)
REASON = re.compile(r"alasan (?:perubahan|revisi)\s*:\s*(?P<reason>\S.*)", re.IGNORECASE)
MOST_OVER_TABLE = 2  # lines
LEAST_LIKENESS = 0.9
FIRST_YEAR, LAST_YEAR = 2000, 2100
NO_YEAR = "Tahun perjanjian tidak tercetak; isi tahunnya."


def read_title(draft: AgreementDraft, parts: Parts) -> None:
    """Set kind, revision, year and reason."""
    titles = [line for line in reversed(parts.headings) if is_title(line)]
    titles = titles or [line for line in _lines(parts.annex) if is_title(line)]
    title = fold(titles[0].text) if titles else ""
    if "perubahan" in title:
        draft.kind = "PK Perubahan"
    if titles:
        draft.notes.put("kind", titles[0].place)
    draft.revision = _revision(title) if draft.kind == "PK Perubahan" else 0
    _read_year(draft, parts)
    for line in parts.statement:
        if found := REASON.fullmatch(line.text):
            draft.reason = found["reason"]
            draft.notes.put("reason", line.place)


def _revision(title: str) -> int:
    """Return the number of a Perubahan; one without a number is the first.

    >>> _revision("perjanjian kinerja perubahan ke-2 tahun 2023"), _revision("perubahan")
    (2, 1)
    """
    found = REVISION.search(title)
    if found is None:
        return 1
    number = found["number"]
    return int(number) if number.isdigit() else NUMBERS.get(number, 1)


def _read_year(draft: AgreementDraft, parts: Parts) -> None:
    annexes = (*_lines(parts.annex), *_lines(parts.explanation))
    titles = (line for line in annexes if is_title(line) or YEAR.match(line.text))
    for line in (*reversed(parts.headings), *titles):
        found = YEAR.search(line.text) if len(line.text) <= LONGEST_TITLE else None
        if found:
            _set_year(draft, int(found["year"]), line)
            return
    draft.notes.doubt("year", NO_YEAR)


def _set_year(draft: AgreementDraft, year: int, line: Line) -> None:
    draft.notes.put("year", line.place)
    if FIRST_YEAR <= year <= LAST_YEAR:
        draft.year = year
    else:
        draft.notes.doubt(
            "year", f"Tahun {year} di luar {FIRST_YEAR}-{LAST_YEAR}; perbaiki tahunnya."
        )


def read_office(draft: AgreementDraft, parts: Parts) -> None:
    """Set unit and government from the forms, then the headings, then the titles."""
    lines = [*_headings(parts)]
    titles = [
        party.title or "" for party in (draft.first_party, draft.second_party) if party
    ]
    draft.unit = (
        _first(unit_in_form, (line.text for line in lines))
        or _first(unit_in, (line.text for line in lines))
        or _first(unit_in, titles)
    )
    draft.regency = (
        _first(regency_in_form, (line.text for line in lines))
        or _first(regency_in, (line.text for line in lines))
        or _first(regency_in, reversed(titles))
    )
    headings = [line.text for line in (*lines, *_over_table(parts))]
    if draft.unit is None:
        draft.part = _first(part_named, headings)
    elif part := _part(draft, headings):
        draft.unit = f"{part}, {draft.unit}"
    for key, value in (("unit", draft.unit), ("regency", draft.regency)):
        place = next(
            (x.place for x in lines if value and fold(value) in fold(x.text)), None
        )
        if place:
            draft.notes.put(key, place)


def _part(draft: AgreementDraft, headings: Sequence[str]) -> str | None:
    """Return the part of an office that a paper is headed by and its first party heads.

    A kecamatan is one unit with all its parts.
    """
    title = draft.first_party.title if draft.first_party else None
    part = part_headed(title or "") if not OF_DISTRICT.match(draft.unit or "") else None
    if part is None:
        return None
    alone = re.compile(rf"(?<!kepala ){re.escape(fold(part))}\b")
    if any(alone.search(fold(text)) for text in headings):
        return part
    named = (found for text in headings if (found := part_named(text)))
    return next((found for found in named if _alike(part, found)), None)


def _alike(one: str, other: str) -> bool:
    """Return whether two names are one, but for what a scan misread."""
    return SequenceMatcher(None, fold(one), fold(other)).ratio() >= LEAST_LIKENESS


def _over_table(parts: Parts) -> Iterator[Line]:
    """Yield what stands over the first table of an annex that no title begins."""
    if parts.annex and not isinstance(parts.annex[0], Line):
        yield from parts.statement[-MOST_OVER_TABLE:]


def _headings(parts: Parts) -> Iterator[Line]:
    """Yield the titles over the statement and the annex, and the lines of their forms."""
    yield from parts.headings
    for piece in (*parts.annex, *parts.explanation):
        if not isinstance(piece, Line):
            return
        if len(piece.text) <= LONGEST_TITLE:
            yield piece


def _lines(pieces: Iterable[Piece]) -> Iterator[Line]:
    return (piece for piece in pieces if isinstance(piece, Line))


def _first(read: Callable[[str], str | None], texts: Iterable[str]) -> str | None:
    return next((found for text in texts if (found := read(text))), None)


def share_office(drafts: Sequence[AgreementDraft]) -> None:
    """Give a paper that does not name its unit or government those of its file.

    Where the whole file names no office, the part of one that its headings name is known.
    """
    for key in ("unit", "regency"):
        named = [value for draft in drafts if (value := getattr(draft, key))]
        if named:
            usual = max(named, key=named.count)
            for draft in drafts:
                if getattr(draft, key) is None:
                    setattr(draft, key, usual)
    for draft in drafts:
        draft.unit = draft.unit or draft.part


def party_problem(party: Party | None, which: str) -> str | None:
    """Return what is missing of a party, one sentence, or None.

    >>> party_problem(None, "Pertama")
    'Pihak Pertama tidak terbaca; isi nama dan jabatannya.'
    """
    if party is None:
        return f"Pihak {which} tidak terbaca; isi nama dan jabatannya."
    if party.title is None:
        return f"Jabatan Pihak {which} tidak terbaca; isi jabatannya."
    return None
