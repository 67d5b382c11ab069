"""What a signed page must carry (R46), and when it was signed (R20, R62)."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from jenjang.core.figures import PartialDate, fold, fold_name, read_date, write_date
from jenjang.papers.audit.bundle import Bundle, Line
from jenjang.papers.audit.facts.agreements import Signed, agreements, chains
from jenjang.papers.audit.facts.people import Naming, namings, nip_of
from jenjang.papers.audit.facts.reported import Reported, reports
from jenjang.papers.audit.finding import UNDECIDED, Flaw, Severity, Spot
from jenjang.papers.audit.rule import Rule
from jenjang.papers.document import Party

POLITICAL = re.compile(
    r"^(?:plt\.? |pj\.? |plh\.? )?(?:wakil )?"
    r"(?:bupati|wali ?kota|gubernur|menteri|presiden|ketua dprd)\b"
)
HEAD_LINES = 12
FULL_DATE = 10  # letters of 2024-01-08
LATEST_MONTH = 3  # the budget document is ratified by January; two months are grace


def signed_whole(bundle: Bundle) -> Iterator[Flaw]:
    """R46: both parties sign with name, position, NIP and rank, under a complete head."""
    yield from _without_identity(bundle)
    yield from _without_party(bundle)
    yield from _without_label(bundle)
    yield from _without_head(bundle)
    yield from _part_without_head(bundle)


def _without_identity(bundle: Bundle) -> Iterator[Flaw]:
    """Speak of the civil servants who sign nowhere with NIP, or nowhere with rank."""
    politicians, has_nip, has_rank = _politicians(bundle), *_identified(bundle)
    loose_nips, loose_ranks = _loose(bundle)
    bare: dict[tuple[bool, bool], list[Naming]] = {}
    for naming in namings(bundle):
        no_nip, no_rank = naming.key not in has_nip, naming.key not in has_rank
        lacks = (no_nip and not loose_nips, no_rank and not loose_ranks)
        if any(lacks) and naming.key not in politicians and not naming.is_introduction:
            bare.setdefault(lacks, []).append(naming)
    for (no_nip, no_rank), found in bare.items():
        lacking = " dan ".join(["NIP"] * no_nip + ["pangkat"] * no_rank)
        yield Flaw(
            places=tuple(naming.line.spot for naming in found[:12]),
            written=found[0].text,
            message=f"Blok tanda tangan tanpa {lacking}: {_names(found)}.",
            cause="Pejabat ASN menandatangani dengan nama, pangkat, dan NIP.",
            certain=None if _is_legible(bundle) else False,
        )


def _is_legible(bundle: Bundle) -> bool:
    """Return whether what is missing on the signed pages is not merely unread.

    A stamp or a signature lies over names and ranks on a scan; the reader doubts them then.
    """
    return not any(
        "party" in doubt.path
        for signed in agreements(bundle)
        for doubt in signed.said.doubts
    )


def _identified(bundle: Bundle) -> tuple[set[str], set[str]]:
    """Return who has a NIP and who a rank, wherever it is printed."""
    has_nip = {naming.key for naming in namings(bundle) if naming.nip}
    has_rank = {naming.key for naming in namings(bundle) if naming.rank}
    for party in _parties(bundle):
        if party.nip:
            has_nip.add(fold_name(party.name))
        if party.rank:
            has_rank.add(fold_name(party.name))
    return has_nip, has_rank


NIP = re.compile(r"(?<!\d)(?:19|20)\d{6} ?\d{6} ?\d ?\d{3}(?!\d)")
RANK = re.compile(r"^(?:juru|pengatur|penata|pembina)\b[\w .,/()-]{0,30}$")


def _loose(bundle: Bundle) -> tuple[bool, bool]:
    """Return whether NIPs or ranks are printed that no name was found for.

    Where two signatures stand side by side, which is whose is not always read.
    """
    nips = {
        re.sub(r"\D", "", m[0]) for line in bundle.lines for m in NIP.finditer(line.text)
    }
    known = {nip_of(naming) for naming in namings(bundle)}
    known |= {re.sub(r"\D", "", party.nip or "") for party in _parties(bundle)}
    ranks = sum(1 for line in bundle.lines if RANK.match(line.folded))
    held = sum(1 for naming in namings(bundle) if naming.rank)
    return bool(nips - known), ranks > held


def _parties(bundle: Bundle) -> Iterator[Party]:
    for signed in agreements(bundle):
        for holder in (signed.said, signed.said.annex):
            if holder is not None:
                yield from filter(None, (holder.first_party, holder.second_party))


def _names(found: Sequence[Naming]) -> str:
    names = list(dict.fromkeys(fold_name(naming.text).title() for naming in found))
    more = f" dan {len(names) - 3} lainnya" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


def _politicians(bundle: Bundle) -> set[str]:
    return {
        fold_name(party.name)
        for party in _parties(bundle)
        if party.title and POLITICAL.match(fold(party.title))
    }


def _without_party(bundle: Bundle) -> Iterator[Flaw]:
    """Speak of an annex that one of the two parties did not sign."""
    for signed in agreements(bundle):
        annex, place = signed.said.annex, signed.order("annex.first_party.name")
        if annex is None or annex.first_party is None or annex.second_party is not None:
            continue
        if signed.said.second_party and place is not None:
            around = [line for line in signed.lines if abs(line.order - place) <= 4]
            labels = [line for line in signed.lines if _is_label(line, "kedua")]
            later = [line for line in labels if line.order > place - 12]
            yield Flaw(
                places=tuple(line.spot for line in (*later[-1:], *around)),
                written=annex.first_party.name,
                message="Lampiran hanya ditandatangani Pihak Pertama, tanpa Pihak Kedua.",
                cause="Lampiran ditandatangani kedua pihak, masing-masing dengan nama.",
                certain=None if _is_legible(bundle) else False,
            )


def _is_label(line: Line, which: str) -> bool:
    return line.folded.strip(" ,") == f"pihak {which}"


def _without_label(bundle: Bundle) -> Iterator[Flaw]:
    """Speak of a statement whose blocks do not say who is Pihak Pertama and Kedua."""
    said = {signed: _labelled(signed) for signed in agreements(bundle)}
    if not any(said.values()):
        return
    for signed, is_labelled in said.items():
        if not is_labelled and (spots := _signature_spots(signed)):
            yield Flaw(
                places=spots,
                message="Blok tanda tangan tanpa sebutan Pihak Pertama dan Pihak Kedua.",
                cause="Perjanjian lain dalam berkas ini menyebutnya.",
            )


def _labelled(signed: Signed) -> bool:
    return any(
        _is_label(line, "kedua") or _is_label(line, "pertama") for line in signed.lines
    )


def _signature_spots(signed: Signed) -> tuple[Spot, ...]:
    date = signed.order("date")
    if date is None:
        return ()
    lines = signed.paper.lines[date : date + 8]
    return tuple(line.spot for line in lines if line.table is None)


def _without_head(bundle: Bundle) -> Iterator[Flaw]:
    """Speak of an annex without unit and year, where others of the file have them."""
    heads = [(signed, _head(signed)) for signed in agreements(bundle)]
    has = {at: _says_unit(head) for at, (_, head) in enumerate(heads) if head}
    if sum(has.values()) < 2:
        return
    for at, (_, head) in enumerate(heads):
        if head and not has[at]:
            yield Flaw(
                places=tuple(line.spot for line in head[:8]),
                written=head[0].text,
                message="Kepala lampiran tanpa perangkat daerah dan tahun anggaran.",
                cause="Lampiran lain dalam berkas ini menyebut keduanya.",
            )


def _head(signed: Signed) -> list[Line]:
    """Return the lines between the title of the annex and its first table."""
    grid = signed.grids[0].order if signed.grids else 0
    before = [line for line in signed.lines if line.order < grid][-HEAD_LINES:]
    titles = [at for at, line in enumerate(before) if ANNEX.match(line.folded)]
    return before[titles[-1] :] if titles else []


ANNEX = re.compile(r"lamp\w{3,6}\b|perjanjian kinerja\b")
UNIT_LINE = re.compile(
    r"(?:satuan kerja|skpd|opd|perangkat daerah|unit kerja)\b.*:|tahun anggaran"
)


def _says_unit(head: Sequence[Line]) -> bool:
    return any(UNIT_LINE.match(line.folded) for line in head)


def _part_without_head(bundle: Bundle) -> Iterator[Flaw]:
    """Speak of a part of a decree without "Lampiran", where its other parts have it."""
    for report in reports(bundle):
        places = [
            (at, report.paper.orders.get(report.spot(f"tables[{at}].rows[0]",
             f"tables[{at}].rows[0].indicator", f"tables[{at}]").place))
            for at, table in enumerate(report.said.tables) if table.kind == "iku"
        ]  # fmt: skip
        heads = {order: _lines_above(report, order) for _, order in places if order}
        has = {order: any(map(_is_annex, above)) for order, above in heads.items()}
        if report.said.kind != "Keputusan IKU" or sum(has.values()) < 1:
            continue
        for order, above in heads.items():
            if not has[order] and above:
                yield Flaw(
                    places=tuple(line.spot for line in above[-3:]),
                    written=above[-1].text,
                    message="Bagian keputusan ini tanpa kepala “Lampiran … Keputusan …”.",
                    cause="Bagian lain keputusan ini memilikinya.",
                )


def _lines_above(report: Reported, order: int) -> list[Line]:
    """Return the running text right above a table, back to the table before it."""
    found: list[Line] = []
    for line in reversed(report.paper.lines[:order]):
        if line.table is None:
            found.append(line)
        elif found:
            break
        if len(found) >= 9:
            break
    return found[::-1]


def _is_annex(line: Line) -> bool:
    return line.folded.startswith("lampiran")


def dates_in_order(bundle: Bundle) -> Iterator[Flaw]:
    """R20: dates are complete, one for both pages, none before the superior's."""
    for signed in agreements(bundle):
        yield from _two_dates(signed)
    yield from _without_day(bundle)
    for above, below in chains(bundle):
        one, other = _day(above), _day(below)
        if one and other and other < one:
            yield Flaw(
                places=(below.spot("date"), above.spot("date")),
                written=below.said.date_text or "",
                expected=above.said.date_text or "",
                message=(
                    f"PK bawahan ditandatangani {write_date(other)}, sebelum PK atasannya "
                    f"({write_date(one)})."
                ),
                cause="PK bawahan diturunkan dari PK atasannya.",
            )


def _day(signed: Signed) -> PartialDate | None:
    read = read_date(signed.said.date or "")
    return read if isinstance(read, PartialDate) and read.day else None


def _without_day(bundle: Bundle) -> Iterator[Flaw]:
    """Ask about signed pages that name a month or a year only ("Kediri,    Januari 2018").

    The day may be written by hand at the signing, so nothing is certain.
    """
    bare = [
        signed
        for signed in agreements(bundle)
        if signed.said.date and len(signed.said.date) < FULL_DATE
    ]
    if bare:
        yield Flaw(
            places=tuple(dict.fromkeys(signed.spot("date") for signed in bare))[:12],
            written=bare[0].said.date_text or "",
            message=f"Tanggal penandatanganan tidak lengkap: “{bare[0].said.date_text}”.",
            cause="Perjanjian berlaku sejak tanggal ditandatangani.",
            certain=False,
        )


def _two_dates(signed: Signed) -> Iterator[Flaw]:
    annex = signed.said.annex
    date = annex.date if annex else None
    if date and signed.said.date and date != signed.said.date and len(date) == 10:
        again = [line for line in signed.lines if _has_date(line, date)]
        yield Flaw(
            places=(signed.spot("date"), *(line.spot for line in again[:2])),
            written=date,
            expected=signed.said.date,
            message=(
                f"Pernyataan bertanggal {_shown(signed.said.date)}, "
                f"lampirannya {_shown(date)}."
            ),
            cause=UNDECIDED,
        )


SHORT_LINE = 6  # words of a place and a date


def _has_date(line: Line, iso: str) -> bool:
    is_short = len(line.text.split()) <= SHORT_LINE
    read = read_date(line.text) if is_short and line.text else None
    return isinstance(read, PartialDate) and read.iso == iso


def _shown(iso: str) -> str:
    read = read_date(iso)
    return write_date(read) if isinstance(read, PartialDate) else iso


def in_time(bundle: Bundle) -> Iterator[Flaw]:
    """R62: an agreement that is no Perubahan is signed a month after its budget."""
    late = [signed for signed in agreements(bundle) if _is_late(signed)]
    if late:
        spots = [signed.spot("date") for signed in late]
        yield Flaw(
            places=tuple(dict.fromkeys((*spots[:6], *(s.spot("kind") for s in late[:6])))),
            written=late[0].said.date_text or "",
            message=(
                f"PK {late[0].said.year} bertanggal {late[0].said.date_text} dan tidak "
                "disebut Perubahan."
            ),
            cause="PK ditandatangani paling lama satu bulan setelah DPA disahkan.",
        )


def _is_late(signed: Signed) -> bool:
    day = _day(signed)
    if signed.said.is_revision or signed.said.year is None or day is None or not day.month:
        return False
    limit = dt.date(signed.said.year, LATEST_MONTH + 1, 1)
    return dt.date(day.year, day.month, day.day or 1) >= limit


RULES = (
    Rule(
        id="R20",
        name="tanggal-logis",
        description="Tanggal sama di kedua halaman dan tidak mendahului PK atasannya.",
        severity=Severity.INCONSISTENT,
        source="PermenPANRB 53/2014: PK bawahan diturunkan dari PK atasannya",
        needs="tanggal di dua tempat atau dua PK",
        is_certain=True,
        find=dates_in_order,
    ),
    Rule(
        id="R46",
        name="blok-tanda-tangan",
        description="Halaman bertanda tangan memuat kedua pihak, NIP, pangkat, dan unit.",
        severity=Severity.FORMAT,
        source="PermenPANRB 53/2014: bentuk PK; Permendagri 1/2023: tata naskah dinas",
        needs="perjanjian kinerja",
        is_certain=True,
        find=signed_whole,
    ),
    Rule(
        id="R62",
        name="tenggat",
        description="PK murni ditandatangani dalam tenggatnya.",
        severity=Severity.SUBSTANCE,
        source="PermenPANRB 53/2014: paling lama satu bulan setelah dokumen anggaran",
        needs="tanggal perjanjian",
        is_certain=True,
        find=in_time,
    ),
)
