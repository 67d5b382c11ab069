"""Lists and follow-ups: no item twice (R32), evidence for each (R35, R59)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest

from jenjang.core.figures import fold, is_blank
from jenjang.papers.audit.bundle import Bundle, Line, Paper, once
from jenjang.papers.audit.facts.citations import Citation, citations
from jenjang.papers.audit.facts.tables import Columns, tables
from jenjang.papers.audit.finding import Flaw, Severity
from jenjang.papers.audit.rule import Rule

ITEM = re.compile(r"^\s*(?:-\s*)?(?:\(?\d{1,3}[.)]?|[a-z][.)]|[-•–])\s+(?P<text>\S.{24,})")
SAME = 0.8  # share of letters of two words that are one, misspelled
WORD = 5  # letters; a shorter word that differs is another
QUOTED = 160  # letters of a text, and of one in a message
SHOWN = 80
NEAR = 12  # lines between two items of one list


def no_item_twice(bundle: Bundle) -> Iterator[Flaw]:
    """R32: a list names each thing once."""
    for paper in bundle.papers:
        items = [(line, m["text"]) for line in paper.lines if (m := _item(line))]
        for (one, text), (other, again) in pairwise(items):
            if other.order - one.order <= NEAR and _is_same(text, again):
                yield _twice(one, other, again)
        yield from _cited_twice(paper, citations(bundle))


def _item(line: Line) -> re.Match[str] | None:
    return ITEM.match(line.text) if line.table is None else None


def _is_same(one: str, other: str) -> bool:
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    pairs = list(zip_longest(fold(one).split(), fold(other).split(), fillvalue=""))
    return all(a == b or (min(len(a), len(b)) >= WORD and _is_like(a, b)) for a, b in pairs)


def _is_like(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME


def _twice(one: Line, other: Line, text: str) -> Flaw:
    return Flaw(
        places=(other.spot, one.spot),
        written=text[:QUOTED],
        message=f"Butir ini mengulang butir sebelumnya: “{text[:SHOWN]}”.",
        cause="Satu daftar menyebut satu hal sekali.",
    )


def _cited_twice(paper: Paper, cited: Sequence[Citation]) -> Iterator[Flaw]:
    """Speak of two items of one list that begin with one regulation."""
    own = [c for c in cited if c.line.spot.file == paper.file and c.begins_item]
    seen: dict[tuple[str, str, int, int], Citation] = {}
    for each in own:
        before = seen.get(each.key)
        if before and each.line.order - before.line.order <= NEAR:
            yield _twice(before.line, each.line, each.text)
        seen[each.key] = each


DONE = re.compile(r"\b(?:selesai|sudah ditindaklanjuti|tuntas)\b")
LATER = re.compile(r"\b(?:jika|apabila|tahun depan|bila (?:sudah|telah))\b")
LINK = re.compile(r"https?://\S+")

FollowUp = dict[str, Line]


@once
def follow_ups(bundle: Bundle) -> tuple[tuple[FollowUp, ...], ...]:
    """Return the rows of each follow-up table by the role of their cells."""
    return tuple(
        tuple(_cells(columns, row) for row in columns.rows if _is_row(columns, row))
        for columns in tables(bundle)
        if columns.has("recommendation", "status")
    )


def _is_row(columns: Columns, row: tuple[Line, ...]) -> bool:
    """Return whether a row is one of its own: where rows are numbered, it has a number."""
    number = columns.cell(row, "number")
    return number is None or not is_blank(number.text)


def _cells(columns: Columns, row: tuple[Line, ...]) -> FollowUp:
    return {role: row[at] for role, at in columns.roles.items()}


def closed_with_evidence(bundle: Bundle) -> Iterator[Flaw]:
    """R59: what is called done has its evidence, and is not still to come."""
    for table in follow_ups(bundle):
        for row in table:
            if DONE.search(fold(row["status"].text)):
                yield from _closed(row)


def _closed(row: FollowUp) -> Iterator[Flaw]:
    evidence, time = row.get("evidence"), row.get("time")
    lacks = evidence is not None and is_blank(evidence.text)
    is_later = time is not None and LATER.search(fold(time.text)) is not None
    if lacks or is_later:
        why = "tanpa bukti" if lacks else "padahal masih bersyarat"
        yield Flaw(
            places=(row["status"].spot,),
            written=row["status"].text,
            message=f"Tindak lanjut “{row['recommendation'].text[:SHOWN]}” selesai {why}.",
            cause=time.text[:QUOTED] if time else "",
        )


def own_evidence(bundle: Bundle) -> Iterator[Flaw]:
    """R35: one evidence does not prove several recommendations."""
    for table in follow_ups(bundle):
        used: dict[str, list[Line]] = defaultdict(list)
        for row in table:
            for link in LINK.findall(row["evidence"].text if "evidence" in row else ""):
                used[link.rstrip(".,;")].append(row["evidence"])
        for link, cells in used.items():
            if len(cells) > 1:
                yield Flaw(
                    places=tuple(cell.spot for cell in cells[:12]),
                    written=link,
                    message=f"Satu tautan bukti dipakai untuk {len(cells)} rekomendasi.",
                    cause="Setiap tindak lanjut dibuktikan tersendiri.",
                )


RULES = (
    Rule(
        id="R32",
        name="baris-ganda",
        description="Satu daftar menyebut setiap hal sekali.",
        severity=Severity.COPIED,
        source="Satu hal, satu butir",
        needs="daftar bernomor atau bertanda",
        is_certain=True,
        find=no_item_twice,
    ),
    Rule(
        id="R35",
        name="bukti-ganda",
        description="Satu tautan bukti tidak dipakai untuk beberapa tindak lanjut.",
        severity=Severity.COPIED,
        source="PermenPANRB 88/2021: tindak lanjut dibuktikan",
        needs="tabel tindak lanjut dengan tautan",
        is_certain=False,
        find=own_evidence,
    ),
    Rule(
        id="R59",
        name="tindak-lanjut",
        description="Tindak lanjut yang selesai berbukti dan sudah terjadi.",
        severity=Severity.SUBSTANCE,
        source="PermenPANRB 88/2021: tindak lanjut rekomendasi",
        needs="tabel tindak lanjut",
        is_certain=True,
        find=closed_with_evidence,
    ),
)
