"""Cut a file into its agreements, and each agreement into statement, annex, explanation.

An agreement is known by the sentence that opens its statement; the text of a report
around it is left aside.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jenjang.core.figures import fold
from jenjang.papers.recognisers.agreement.cells import closed_up
from jenjang.papers.recognisers.agreement.columns import columns_of
from jenjang.papers.recognisers.agreement.flow import Foot, Grid, Line, Piece

OPENING = re.compile(
    r"dalam rangka mewujudkan manajemen pemerintah|bertanda ?tangan di ?bawah ini|"
    r"pada hari ini .{0,80}(?:bertanda ?tangan|menyatakan)"
)
NAMED = re.compile(r"^(?:nama|n a m a)\b|pihak (?:pertama|kesatu)\b")
NAMED_FIRST = re.compile(r"disebut (?:sebagai )?pihak (?:pertama|kesatu)")
TITLE = re.compile(
    r"(?:pernyataan |dokumen |naskah |formulir |"
    r"lamp\w*\b[\s.:]*(?:\d{1,2}|[ivx]{1,4})?[\s.:-]*(?:penjelasan )?)?"
    r"(?:perubahan )?(?:perjanjian|penetapan) ?(?:perubahan )?kinerja\b(?! ini\b).{0,80}"
)
ANNEX = re.compile(r"lamp(?:iran|ogan|iram|iren)\b.{0,90}")
EXPLANATION = re.compile(
    r"(?:lamp\w*\b.{0,20})?(?:\d{1,2}[.)] ?|[a-z][.)] ?)?penjelasan(?: (?:sasaran|kinerja|"
    r"perjanjian|indikator|target|\d{1,2}))*.{0,60}"
)
ENDS = re.compile(
    r"(?:lamp\w*\b.{0,12}?)?(?:bab [ivx]{1,4}\b|rencana aksi\b|pengukuran kinerja\b|"
    r"rencana kinerja\b|keputusan (?:camat|bupati|wali ?kota|kepala)\b|"
    r"laporan kinerja\b|cascading\b|pohon kinerja\b|matrik[s]?\b|"
    r"daftar (?:isi|tabel|gambar|lampiran)\b|kata pengantar\b).{0,80}"
)
OFFICE = re.compile(
    r"(?:pemerintah|pemerintahan)? ?(?:daerah )?(?:kabupaten|kota|provinsi|kecamatan|dinas|"
    r"badan|kantor|inspektorat|sekretariat|kelurahan|rumah sakit|satuan|biro|bagian|"
    r"tahun)\b.{0,90}"
)
LONGEST_TITLE = 120
FARTHEST_TITLE = 14
ENDS_HEADINGS = re.compile(
    r"\bnip\b|\bpihak (?:pertama|kesatu|kedua)\b|\brp(?![a-z])|^\w[\w .]{2,40}, .*\d{4}$"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The pieces of one agreement: its titles, statement, annex and Lampiran 2."""

    headings: tuple[Line, ...]
    statement: tuple[Line, ...]
    annex: tuple[Piece, ...]
    explanation: tuple[Piece, ...]
    footer: Foot | None


def is_title(line: Line) -> bool:
    """Return whether `line` names the paper: PERJANJIAN KINERJA TAHUN 2025."""
    return _heads(TITLE, line)


def agreements(pieces: Sequence[Piece]) -> tuple[Parts, ...]:
    """Return the parts of every agreement among `pieces`, in the order of the paper."""
    openings = _openings(pieces)
    if not openings:
        return _annexes_alone(pieces)
    starts = [_start(pieces, opening) for opening in openings]
    return tuple(
        _parts(pieces[start:opening], _until_next_paper(pieces[opening:end]))
        for start, opening, end in zip(
            starts, openings, [*starts[1:], len(pieces)], strict=True
        )
    )


def _annexes_alone(pieces: Sequence[Piece]) -> tuple[Parts, ...]:
    """Return the annexes of a file that holds no statement, and is no report."""
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    if any(_heads(ENDS, line) for line in lines):
        return ()
    titles = [
        at
        for at, piece in enumerate(pieces)
        if isinstance(piece, Line) and is_title(piece) and _heads_table(pieces, at)
    ]
    ends = [*titles[1:], len(pieces)]
    return tuple(
        Parts(
            headings=(line,),
            statement=(),
            annex=tuple(pieces[at + 1 : end]),
            explanation=(),
            footer=None,
        )
        for at, end in zip(titles, ends[: len(titles)], strict=True)
        if isinstance(line := pieces[at], Line)
    )


def _heads_table(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether a table of objectives stands soon under the title at `at`."""
    for piece in pieces[at + 1 : at + FARTHEST_TITLE]:
        if isinstance(piece, Line) and is_title(piece):
            return False
        if isinstance(piece, Grid):
            found = [columns for row in piece.rows if (columns := columns_of(row))]
            return any(columns.holds_objectives for columns in found)
    return False


def _until_next_paper(body: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces up to the chapter or the other paper that follows the tables."""
    has_tables = False
    for at, piece in enumerate(body):
        if isinstance(piece, Grid):
            has_tables = has_tables or any(columns_of(row) for row in piece.rows)
        elif isinstance(piece, Line) and has_tables and _heads(ENDS, piece):
            return body[:at]
    return body


def _openings(pieces: Sequence[Piece]) -> list[int]:
    """Return where a statement opens; several opening lines in a row are one opening."""
    found: list[int] = []
    for at, piece in enumerate(pieces):
        if not isinstance(piece, Line) or not OPENING.search(fold(piece.text)):
            continue
        if _names_first_party(pieces, at) and not (found and _same(pieces, found[-1], at)):
            found.append(at)
    return found or _first_parties(pieces)


def _names_first_party(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether somebody is named soon after: a report only quotes the sentence."""
    for piece in pieces[at : at + 12]:
        if not isinstance(piece, Line):
            continue
        if is_title(piece):
            return False
        if NAMED.search(fold(piece.text)):
            return True
    return False


def _same(pieces: Sequence[Piece], before: int, at: int) -> bool:
    between = pieces[before:at]
    return len(between) <= 3 and not any(
        is_title(p) for p in between if isinstance(p, Line)
    )


def _first_parties(pieces: Sequence[Piece]) -> list[int]:
    """Return the "Nama" before each "disebut Pihak Pertama", where nothing opens."""
    found: list[int] = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, Line) and NAMED_FIRST.search(fold(piece.text)):
            names = [
                back
                for back in range(max(0, at - 6), at)
                if isinstance(line := pieces[back], Line)
                and fold(line.text).startswith("nama")
            ]
            found.append(names[-1] if names else at)
    return found


def _start(pieces: Sequence[Piece], opening: int) -> int:
    """Return where the titles over the statement begin: title, cover, office."""
    first = max(0, opening - FARTHEST_TITLE)
    titles = []
    for at in range(opening - 1, first - 1, -1):
        piece = pieces[at]
        if isinstance(piece, Foot):
            continue
        if not isinstance(piece, Line) or ENDS_HEADINGS.search(fold(piece.text)):
            break
        if fold(piece.text).startswith("lampiran"):
            break  # the end of the paper before, however short
        if is_title(piece):
            titles.append(at)
    start = min(titles, default=opening)
    while start > first and _may_stand_above(pieces[start - 1]):
        start -= 1
        if isinstance(pieces[start], Foot):
            break  # the foot of its own page; one above belongs to the page before
    return start


def _may_stand_above(piece: Piece) -> bool:
    """Return whether `piece` is a foot, or a line of the letterhead."""
    return isinstance(piece, Foot) or (
        isinstance(piece, Line)
        and piece.text.isupper()
        and OFFICE.fullmatch(fold(piece.text)) is not None
    )


def _parts(headings: Sequence[Piece], body: Sequence[Piece]) -> Parts:
    annex = next((at for at in range(1, len(body)) if _begins_annex(body[at])), len(body))
    explained = next(
        (at for at in range(annex, len(body)) if _begins_explanation(body[at])), len(body)
    )
    feet = (piece for piece in (*headings, *body) if isinstance(piece, Foot) and piece.text)
    return Parts(
        headings=tuple(_lines(headings)),
        statement=tuple(_lines(body[:annex])),
        annex=tuple(body[annex:explained]),
        explanation=tuple(body[explained:]),
        footer=next(feet, None),
    )


def _lines(pieces: Sequence[Piece]) -> Iterator[Line]:
    return (piece for piece in pieces if isinstance(piece, Line))


def _begins_annex(piece: Piece) -> bool:
    if isinstance(piece, Grid):
        return any(columns_of(row) for row in piece.rows)
    if not isinstance(piece, Line):
        return False
    return is_title(piece) or _heads(ANNEX, piece)


def _begins_explanation(piece: Piece) -> bool:
    if not isinstance(piece, Line):
        return False
    return _heads(EXPLANATION, piece)


def _heads(pattern: re.Pattern[str], line: Line) -> bool:
    """Return whether `line` is a heading: the rest of a broken sentence starts small."""
    text = closed_up(fold(line.text))
    is_short = len(text) <= LONGEST_TITLE and not line.text[:1].islower()
    return is_short and pattern.fullmatch(text) is not None
