"""Signature blocks: place and date, who signs, with NIP and rank.

The two sides may stand one under the other, or interleaved (both titles, then both
names), as a converter reads two columns.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import zip_longest

from jenjang.core.figures import fold, fold_name, read_date, read_rank
from jenjang.core.values import Reason, Unknown
from jenjang.papers.blocks import NOWHERE, Place
from jenjang.papers.recognisers.agreement.flow import Line

NIP = re.compile(
    r"\(?\s*(?:nip|nipppk|nrp|nuptk)\b[\s.:]*(?:nip[\s.:]*)?(?P<nip>\d[\d\s.]*\d)\)?[\s.]*",
    re.I,
)
RANK_LABEL = re.compile(r"^\s*(?:pangkat|gol(?:ongan)?)\b[^:\d]{0,25}:\s*", re.IGNORECASE)
ROLE = re.compile(r"(?:\W*pihak\s+(?:pertama|kesatu|kedua)\W*)+", re.IGNORECASE)
NIP_AFTER = re.compile(
    r"(?P<before>(?!\W*nip\b).*\S)\s+(?P<nip>NIP\b.*\d.*)", re.IGNORECASE
)
PLACE_AND_DATE = re.compile(
    r"(?:ditetapkan di\s*:?\s*)?(?P<place>[^\W\d][^\d,:]{1,45}?)\s*,\s*"
    r"(?:tanggal\s*:?\s*)?(?P<date>[\s.…_\d]*(?:[^\W\d]+[\s.…_]*)?[\d.…_]*)"
)
DATE_ALONE = re.compile(
    r"(?:pada )?(?:tanggal\s*:?\s*)?"
    r"(?P<date>\d{1,2}\s+[^\W\d]+\s+\d{4}|[^\W\d]+ \d{4}|\d{4})",
    re.I,
)
SET_AT = re.compile(r"ditetapkan di\s*:?\s*(?P<place>[^\W\d][^\d,:]{1,45})", re.IGNORECASE)
PLACE_ALONE = re.compile(r"[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){0,2} ?,")
SIGNING_TITLE = re.compile(
    r"(?:(?:plt|plh|pj)\.? )?(?:pihak|kepala|camat|lurah|bupati|wali ?kota|gubernur|"
    r"sekretaris|direktur|inspektur|ketua)\b",
    re.IGNORECASE,
)
BLANKS = re.compile(r"[.…_]{3,}")
LONGEST_LINE = 100
LEAST_LIKENESS = 0.8
NOT_A_TITLE = re.compile(
    r"mengetahui|menyetujui|materai|meterai|ttd\b|\(?tanda tangan|hal(?:aman)?\b|\d+$"
)


@dataclass(slots=True)
class Signer:
    """One side of a signature block."""

    name: str
    place: Place = NOWHERE
    title: str | None = None
    nip: str | None = None
    rank: str | None = None
    places: dict[str, Place] = field(default_factory=dict)


@dataclass(slots=True)
class Signed:
    """What a signature block says: where, when and who."""

    place: str | None = None
    date: str | None = None
    date_text: str | None = None
    when: Place = NOWHERE
    why_no_date: str | None = None
    signers: list[Signer] = field(default_factory=list)

    @property
    def says_anything(self) -> bool:
        """Return whether a signature block is there at all."""
        return bool(self.place or self.date or self.signers)

    def signer(self, name: str | None) -> Signer | None:
        """Return the side that `name` signs."""
        if name is None:
            return None
        return next((side for side in self.signers if same_person(side.name, name)), None)


def same_person(one: str, other: str) -> bool:
    """Return whether two printed names mean one person, misprints of titles apart.

    >>> same_person("S U H A R D I.", "SUHARDI"), same_person("BUDI", "Drs. BUDI, M.Si")
    (True, True)
    >>> same_person("SITI AMINAH, SE", "SITI RAHMAH, SE")
    False
    """
    a, b = (re.sub(r"[\W\d_]", "", fold_name(name)) for name in (one, other))
    if a and a == b:
        return True
    near = SequenceMatcher(None, _bare(one), _bare(other), autojunk=False).ratio()
    return near >= LEAST_LIKENESS and bool(a) and a[:4] == b[:4] and _alike(a, b)


def _bare(name: str) -> str:
    return re.sub(r"[\W\d_]", "", name.casefold())


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= LEAST_LIKENESS


def signed(lines: Iterable[Line], names: Sequence[str]) -> Signed:
    """Return the signature block among `lines`; `names` are those who may sign."""
    reader = _Reader(names)
    parts = [part for line in lines for part in _sides(line, names)]
    for part, after in zip_longest(parts, parts[1:]):
        if not (after and reader.takes_place(part, after)):
            reader.take(part)
    return reader.finish()


def _sides(line: Line, names: Sequence[str]) -> Iterator[Line]:
    """Yield what is printed side by side in one line: both names, rank and NIP."""
    text = line.text
    if found := NIP_AFTER.fullmatch(text):
        yield from _sides(replace(line, text=found["before"]), names)
        yield replace(line, text=found["nip"])
        return
    cuts = sorted({at for name in names if (at := _find(name, text)) >= 0})
    ends = [*cuts[1:], len(text)]
    if cuts and cuts[0] == 0:
        for start, end in zip(cuts, ends, strict=True):
            yield from _name_and_rest(replace(line, text=text[start:end].strip()), names)
    else:
        yield line


def _find(name: str, text: str) -> int:
    return text.casefold().find(name.casefold().strip(" ."))


def _name_and_rest(line: Line, names: Sequence[str]) -> Iterator[Line]:
    """Yield a name and the rank that is printed after it in the same line."""
    for name in names:
        rest = line.text[len(name) :].strip() if _find(name, line.text) == 0 else ""
        if rest and is_rank(rest):
            yield replace(line, text=line.text[: len(name)])
            yield replace(line, text=rest)
            return
    yield line


class _Reader:
    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.found = Signed()
        self.titles: list[list[Line]] = []
        self.fresh: list[Signer] = []
        self.nips: list[Line] = []
        self.ranks: list[Line] = []

    def takes_place(self, line: Line, after: Line) -> bool:
        """Return whether a line is a place whose date was left out, and take it.

        It stands over the title of who signs: "Sukamaju," over "CAMAT SUKAMAJU".
        """
        text = line.text.strip()
        is_place = PLACE_ALONE.fullmatch(text) and not SIGNING_TITLE.match(text)
        if self.found.place or not is_place:
            return False
        if line.group != after.group or not SIGNING_TITLE.match(after.text.strip()):
            return False
        self.found.place, self.found.when = text.rstrip(" ,"), line.place
        return True

    def take(self, line: Line) -> None:
        """Take one line."""
        text = line.text.strip()
        if len(text) > LONGEST_LINE:
            return
        if NIP.fullmatch(text):
            self.nips.append(line)
        elif self._is_name(text):
            self._name(line)
        elif self.fresh and is_rank(text):
            self.ranks.append(line)
        elif not (ROLE.fullmatch(text) or self._is_when(line)):
            self._title(line)

    def _is_name(self, text: str) -> bool:
        return any(same_person(text.strip("() "), name) for name in self.names)

    def _name(self, line: Line) -> None:
        if self.nips or self.ranks:
            self._settle()
        signer = Signer(line.text.strip("() "), line.place)
        if self.titles:
            signer.title = " ".join(part.text for part in self.titles.pop(0)).rstrip(" ,")
        self.fresh.append(signer)
        self.found.signers.append(signer)

    def _title(self, line: Line) -> None:
        self._settle()
        if NOT_A_TITLE.match(fold(line.text)):
            return
        if self.titles and self.titles[-1][-1].group == line.group:
            self.titles[-1].append(line)
        else:
            self.titles.append([line])

    def _is_when(self, line: Line) -> bool:
        if self.found.date or (self.found.place and self.found.date_text):
            return bool(_when(line.text))
        if at := SET_AT.fullmatch(line.text):
            self.found.place = at["place"].strip()
            return True
        when = _when(line.text)
        if when is None:
            return False
        place, self.found.date_text = when
        self.found.place = place or self.found.place
        self.found.when = line.place
        self._date()
        return True

    def _date(self) -> None:
        text = self.found.date_text or ""
        date = read_date(text)
        if isinstance(date, Unknown):
            if date.reason is not Reason.EMPTY:
                self.found.why_no_date = str(date)
            return
        self.found.date = date.iso

    def _settle(self) -> None:
        """Give the NIPs and ranks read so far to the names before them, one by one.

        With fewer of them than names, those they stand directly under have them: the last.
        """
        for key, lines in (("nip", self.nips), ("rank", self.ranks)):
            for signer, line in zip(
                self.fresh[-len(lines) :] if lines else [], lines, strict=False
            ):
                printed = NIP.fullmatch(line.text.strip())
                rank = RANK_LABEL.sub("", line.text).strip()
                setattr(signer, key, printed["nip"].strip() if printed else rank)
                signer.places[key] = line.place
        if self.nips or self.ranks:
            self.fresh = []
        self.nips, self.ranks = [], []

    def finish(self) -> Signed:
        """Return what was found."""
        self._settle()
        return self.found


def _when(text: str) -> tuple[str | None, str | None] | None:
    """Return (place, date as printed) of a line above a signature, None for another line.

    >>> _when("Sukamaju, 8 Juli 2025"), _when("Sukamaju,       2017")
    (('Sukamaju', '8 Juli 2025'), ('Sukamaju', '2017'))
    >>> _when("Sukamaju, ........."), _when("SITI AMINAH, SE") is None
    (('Sukamaju', None), True)
    """
    if found := PLACE_AND_DATE.fullmatch(text.strip()):
        printed = found["date"].strip(" .…_") or None
        if printed and re.search(r"\d{4}$", printed):
            return found["place"].strip(), printed
        return (found["place"].strip(), None) if BLANKS.search(found["date"]) else None
    if found := DATE_ALONE.fullmatch(text.strip()):
        date = read_date(found["date"])
        has_month = not isinstance(date, Unknown) and date.month is not None
        return (None, found["date"]) if has_month or " " not in found["date"] else None
    return None


def is_rank(text: str) -> bool:
    """Return whether `text` is a rank, be it one that does not belong to its grade.

    >>> is_rank("PENATA TK. I/ IIID"), is_rank("PENGATUR TK. I/ II.C")
    (True, True)
    >>> is_rank("PENATA LAYANAN OPERASIONAL")
    False
    """
    rank = read_rank(text)
    return not isinstance(rank, Unknown) or rank.reason is Reason.CONTRADICTORY
