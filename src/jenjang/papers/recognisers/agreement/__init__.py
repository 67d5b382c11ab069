"""Blocks -> agreements: every Perjanjian Kinerja that stands in a file.

The way of a paper: blocks become one stream of lines and grids (`flow`), which is cut
into agreements (`split`); titles (`facts`), parties (`parties`), signatures (`signing`),
tables (`tables`, `performance`, `ceilings`) and Lampiran 2 (`explanations`) are read into
a draft (`drafts`), whose figures are held against one another (`checks`) and against what
was seen unsurely (`misread`). The words that
papers use stand in `words`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jenjang.papers.blocks import SEALED, Block
from jenjang.papers.document import Agreement, Annex, Party
from jenjang.papers.recognisers.agreement.checks import doubt_sums, lower_activities
from jenjang.papers.recognisers.agreement.drafts import AgreementDraft
from jenjang.papers.recognisers.agreement.explanations import explain
from jenjang.papers.recognisers.agreement.facts import (
    party_problem,
    read_office,
    read_title,
    share_office,
)
from jenjang.papers.recognisers.agreement.flow import Line, Piece, flow, sources
from jenjang.papers.recognisers.agreement.misread import doubt_misread
from jenjang.papers.recognisers.agreement.parties import Introduced, introductions
from jenjang.papers.recognisers.agreement.signing import Signed, Signer, signed
from jenjang.papers.recognisers.agreement.split import Parts, agreements
from jenjang.papers.recognisers.agreement.tables import Tables

NO_OBJECTIVES = "Tabel sasaran dan indikator tidak terbaca; isi sasarannya."
NO_DATE = "Tanggal perjanjian tidak lengkap tercetak; isi tanggalnya bila diketahui."


def recognise(blocks: Iterable[Block]) -> tuple[Agreement, ...]:
    """Return every agreement among `blocks`; none where the file holds none."""
    return found_in(tuple(blocks)).agreements


@dataclass(frozen=True, slots=True)
class Found:
    """The agreements of a file, and the indices of the blocks that are part of one."""

    agreements: tuple[Agreement, ...]
    taken: frozenset[int]


def found_in(blocks: Sequence[Block]) -> Found:
    """Return every agreement among `blocks`, and which blocks they take up."""
    pieces = flow(blocks)
    found = agreements(pieces)
    drafts = [_draft(parts) for parts in found]
    share_office(drafts)
    return Found(
        tuple(draft.freeze() for draft in drafts), _taken(found, pieces, sources(blocks))
    )


def _taken(
    found: Iterable[Parts], pieces: Sequence[Piece], blocks: Sequence[int]
) -> frozenset[int]:
    """Return the blocks from the first to the last piece of each agreement."""
    block_of = {id(piece): block for piece, block in zip(pieces, blocks, strict=True)}
    taken: set[int] = set()
    for parts in found:
        held = (*parts.headings, *parts.statement, *parts.annex, *parts.explanation)
        its = [block_of[id(piece)] for piece in held if id(piece) in block_of]
        taken.update(range(min(its), max(its) + 1) if its else ())
    return frozenset(taken)


def _draft(parts: Parts) -> AgreementDraft:
    draft = AgreementDraft(footer=_own_footer(parts))
    read_title(draft, parts)
    _read_statement(draft, parts.statement)
    around = _read_tables(draft, parts)
    _read_annex(draft, around)
    read_office(draft, parts)
    explain(parts.explanation, draft.objectives)
    doubt_sums(draft)
    doubt_misread(draft)
    return draft


def _own_footer(parts: Parts) -> str | None:
    """Return the paper's own footer, without what an issued paper says beside it."""
    text = parts.footer.text if parts.footer else ""
    return text.split(SEALED, 1)[0].rstrip(" ·") or None


def _read_tables(draft: AgreementDraft, parts: Parts) -> list[list[Line]]:
    tables = Tables()
    around = tables.read(parts.annex)
    draft.objectives = tables.performance.objectives
    draft.budgets = tables.ceilings.budgets
    draft.budget_total_idr = tables.ceilings.total_idr
    draft.notes.places.update(tables.ceilings.notes.places)
    draft.notes.doubts += tables.ceilings.notes.doubts
    lower_activities(tables.ceilings.runs, draft.objectives)
    if not draft.objectives:
        draft.notes.doubt("objectives", NO_OBJECTIVES)
    return around


def _read_statement(draft: AgreementDraft, lines: Sequence[Line]) -> None:
    named = introductions(lines)
    people = [person for person in (named.first, named.second) if person]
    block = signed(_after_introductions(lines), [person.name for person in people])
    draft.first_party = _party(draft, "first_party", named.first, block)
    draft.second_party = _party(draft, "second_party", named.second, block)
    draft.place, draft.date, draft.date_text = block.place, block.date, block.date_text
    for key in ("place", "date", "date_text"):
        if getattr(draft, key):
            draft.notes.put(key, block.when)
    if block.why_no_date:
        draft.notes.doubt("date", block.why_no_date)
    for key, which in (("first_party", "Pertama"), ("second_party", "Kedua")):
        if problem := party_problem(getattr(draft, key), which):
            draft.notes.doubt(key, problem)


def _after_introductions(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines after the last one that calls somebody Pihak Pertama or Kedua."""
    called = [at for at, line in enumerate(lines) if "disebut" in line.text.casefold()]
    return lines[called[-1] + 1 :] if called else lines


def _party(
    draft: AgreementDraft, path: str, person: Introduced | None, block: Signed
) -> Party | None:
    if person is None:
        return None
    side = block.signer(person.name) or Signer("")
    for key, place in {**side.places, **person.places}.items():
        draft.notes.put(f"{path}.{key}", place)
    return Party(
        name=person.name,
        title=person.title or side.title,
        nip=person.nip or side.nip,
        rank=person.rank or side.rank,
    )


def _read_annex(draft: AgreementDraft, around: Sequence[Sequence[Line]]) -> None:
    """Set what the annex prints again of place, date and parties, under its last table."""
    parties = (draft.first_party, draft.second_party)
    names = [party.name for party in parties if party]
    blocks = (signed(lines, names) for lines in reversed(around[1:]))
    block = next((block for block in blocks if block.says_anything), None)
    if block is None:
        return
    if draft.place is None and draft.date_text is None:
        draft.place, draft.date, draft.date_text = block.place, block.date, block.date_text
        for key in ("place", "date"):
            draft.notes.put(key, block.when)
    first, second = (_annex_party(block, party) for party in parties)
    draft.annex = Annex(
        date=block.date, place=block.place, first_party=first, second_party=second
    )
    for key, party in (("first_party", parties[0]), ("second_party", parties[1])):
        side = block.signer(party.name) if party else None
        if side:
            draft.notes.put(f"annex.{key}.name", side.place)
            for fact, place in side.places.items():
                draft.notes.put(f"annex.{key}.{fact}", place)


def _annex_party(block: Signed, party: Party | None) -> Party | None:
    side = block.signer(party.name) if party else None
    return Party(side.name, side.title, side.nip, side.rank) if side else None
