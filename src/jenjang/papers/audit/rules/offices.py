"""Positions and units: one name for each in a document (R18), titles of annexes (R34)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jenjang.core.figures import fold
from jenjang.papers.audit.bundle import Bundle, Line, Paper
from jenjang.papers.audit.facts.agreements import Signed, agreements
from jenjang.papers.audit.facts.wording import content_words, missing, says_same
from jenjang.papers.audit.finding import UNDECIDED, Flaw, Severity
from jenjang.papers.audit.rule import Rule
from jenjang.papers.audit.rules.owners import owners_exist

LONGEST = 12  # words of a line that names a position or a unit
SHORT = {
    re.compile(r"kasub\s?b?ag\b\.?"): "kepala sub bagian",
    re.compile(r"ka\.?\s?sub\s?\.?bag\b\.?"): "kepala sub bagian",
    re.compile(r"kasi\b\.?"): "kepala seksi",
    re.compile(r"kasie\b\.?"): "kepala seksi",
    re.compile(r"kabid\b\.?"): "kepala bidang",
    re.compile(r"kasub\s?bid\b\.?"): "kepala sub bidang",
    re.compile(r"kabag\b\.?"): "kepala bagian",
    re.compile(r"kadis\b\.?"): "kepala dinas",
}
FULL = re.compile(r"kepala (?:sub ?bagian|seksi|sub ?bidang|bidang|bagian|dinas)\b\.?")
UNIT = re.compile(
    r"(?:pada |di )?(?P<kind>kantor kecamatan|kantor camat) (?P<name>[a-z' ]+)$"
)


def one_name(bundle: Bundle) -> Iterator[Flaw]:
    """R18: one spelling for a position within an agreement, one name for a unit."""
    for signed in agreements(bundle):
        yield from _two_positions(signed)
        yield from _annex_position(signed)
    for paper in bundle.papers:
        yield from _two_units(paper)
    yield from owners_exist(bundle)


def _two_positions(signed: Signed) -> Iterator[Flaw]:
    found: dict[str, dict[bool, list[Line]]] = defaultdict(lambda: defaultdict(list))
    signing = _signing_tables(signed)
    for line in signed.lines:
        is_free = line.table is None or line.table in signing
        if is_free and len(line.text.split()) <= LONGEST:
            text = re.sub(r"^jabatan\s*:\s*", "", line.folded)
            if (named := _position(text)) is not None:
                found[named[0]][named[1]].append(line)
    for position, written in found.items():
        if written[True] and written[False]:
            yield _spelled_twice(position, written[True], written[False])


def _signing_tables(signed: Signed) -> set[int | None]:
    """Return the tables that only hold two signature blocks side by side."""
    return {
        line.table for line in signed.lines if line.table is not None
        and PARTY.fullmatch(line.folded)
    }  # fmt: skip


PARTY = re.compile(r"pihak (?:pertama|kedua)\W*")


def _position(text: str) -> tuple[str, bool] | None:
    """Return the position that a line begins with, and whether it is abbreviated.

    >>> _position("kasi. pelayanan umum"), _position("kepala seksi pelayanan umum")
    (('kepala seksi pelayanan', True), ('kepala seksi pelayanan', False))
    """
    for short, full in SHORT.items():
        if (match := short.match(text)) is not None:
            return _with_field(full, text[match.end() :]), True
    full_match = FULL.match(text)
    if full_match is None:
        return None
    full = re.sub(r"sub ?(?=b)", "sub ", full_match[0].rstrip("."))
    return _with_field(full, text[full_match.end() :]), False


def _with_field(position: str, rest: str) -> str:
    return " ".join([position, *re.findall(r"[a-z]+", rest)[:1]])


def _spelled_twice(position: str, short: Sequence[Line], full: Sequence[Line]) -> Flaw:
    return Flaw(
        places=tuple(line.spot for line in (short[0], full[0], *short[1:4], *full[1:4])),
        written=short[0].text,
        expected=full[0].text,
        message=(
            f"Jabatan ditulis “{short[0].text.strip()}” dan “{full[0].text.strip()}” dalam "
            "satu perjanjian."
        ),
        cause="Satu jabatan ditulis dengan satu cara.",
    )


PLACE = re.compile(
    r"^(?:tahun|kecamatan|kabupaten|kota|dinas|badan|kantor|pemerintah|satuan)\b"
)


def _annex_position(signed: Signed) -> Iterator[Flaw]:
    """Speak of an annex whose title names a position that has no word of the signer's."""
    party = signed.said.first_party
    own = content_words(party.title) if party and party.title else ()
    text = [line for line in signed.lines if line.table is None]
    for line, below in pairwise(text):
        is_title = ANNEX.fullmatch(line.folded) and signed.start < line.order
        named = content_words(below.text)
        is_position = 1 < len(named) <= LONGEST and below.text.isupper()
        if not is_title or not own or not is_position or PLACE.match(below.folded):
            continue
        if len(missing(own, named)) == len(own) and not OPENING.match(below.folded):
            yield Flaw(
                places=(below.spot, signed.spot("first_party.title")),
                written=below.text,
                expected=party.title if party and party.title else "",
                message=f"Lampiran memuat “{below.text}”, jabatan penanda tangannya lain.",
                cause=UNDECIDED,
            )


OPENING = re.compile(r"(?:dalam rangka|tabel|penjelasan|perjanjian|sekretariat)\b")


def _two_units(paper: Paper) -> Iterator[Flaw]:
    found: dict[str, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in paper.lines:
        text = fold(line.text.rsplit(":", 1)[-1])
        if len(text.split()) <= LONGEST and (named := UNIT.match(text)) is not None:
            found[named["name"].strip()][named["kind"]].append(line)
    for kinds in found.values():
        if len(kinds) > 1:
            one, other = sorted(kinds.values(), key=len)
            yield Flaw(
                places=tuple(line.spot for line in (*one[:5], *other[:5])),
                written=one[0].text,
                expected=other[0].text,
                message=(
                    f"Perangkat daerah ini disebut “{one[0].text.strip()}” dan "
                    f"“{other[0].text.strip()}”."
                ),
                cause=UNDECIDED,
            )


OFFICE = re.compile(
    r"(?P<kind>seksi|sub ?bagian|bidang|sub ?bidang|bagian)\b\.? (?P<of>.+)"
)
RANKED = re.compile(
    r"^.*?(?:sub ?b?bagian|sub ?bidang|seksi|bidang|bagian|kasi\w*|kasub\w*)\b\.?"
)
ANNEX = re.compile(
    r"(?:lamp\w*\b.*|perjanjian kinerja\b.*|perubahan perjanjian kinerja\b.*)"
)
TITLE_LINES = 4


def own_title(bundle: Bundle) -> Iterator[Flaw]:
    """R34: the title of an annex names the signer's own unit and kind of agreement."""
    for signed in agreements(bundle):
        own = _own_office(signed)
        text = [line for line in signed.lines if line.table is None]
        for at, line in enumerate(text):
            if own and ANNEX.fullmatch(line.folded):
                for below in text[at + 1 : at + TITLE_LINES]:
                    yield from _other_office(below, own)


def _own_office(signed: Signed) -> tuple[str, str] | None:
    party = signed.said.first_party
    named = _position(fold(party.title)) if party and party.title else None
    if named is None or party is None or party.title is None:
        return None
    kind = named[0].split()[1]
    rest = RANKED.sub("", fold(party.title))
    return kind, rest.strip()


def _other_office(line: Line, own: tuple[str, str]) -> Iterator[Flaw]:
    text = re.sub(r"^kepala ", "", line.folded)
    named = OFFICE.fullmatch(
        re.sub(r"\b(?:pada )?(?:kantor )?kecamatan .*$", "", text).strip()
    )
    if named is None or not named["kind"].startswith(own[0][:4]):
        return
    if not _is_part(named["of"], own[1]):
        yield Flaw(
            places=(line.spot,),
            written=line.text,
            expected=own[1],
            message=f"Judul lampiran menyebut “{line.text}”, bukan unit penanda tangannya.",
            cause=f"Penanda tangannya memimpin {own[1].title()}.",
        )


def _is_part(named: str, own: str) -> bool:
    """Return whether a title says the unit, or as much of it as its line holds."""
    return says_same(named, own) or own.startswith(named.strip()) or named.startswith(own)


RULES = (
    Rule(
        id="R18",
        name="jabatan-penanggung-jawab",
        description="Satu jabatan dan satu perangkat daerah ditulis dengan satu nama.",
        severity=Severity.INCONSISTENT,
        source="Susunan organisasi (SOTK): satu jabatan, satu nama",
        needs="jabatan atau unit di dua tempat",
        is_certain=True,
        find=one_name,
    ),
    Rule(
        id="R34",
        name="judul-dokumen",
        description="Judul lampiran menyebut unit penanda tangan dan jenis perjanjiannya.",
        severity=Severity.COPIED,
        source="PermenPANRB 53/2014: bentuk lampiran PK",
        needs="judul lampiran",
        is_certain=True,
        find=own_title,
    ),
)
