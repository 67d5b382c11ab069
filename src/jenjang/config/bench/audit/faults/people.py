"""Faults about who signs: names, NIP, ranks, positions, blocks that lack something."""

from dataclasses import replace
from typing import Any

from jenjang.config.bench.audit.faults.planting import Agreed, Fault
from jenjang.papers.document import Annex, Party


def _annexed(case: Agreed, **facts: Any) -> None:
    """Change the first party as the annex prints it."""
    annex = case.own.annex or Annex()
    party = annex.first_party or Party("")
    case.change(annex=replace(annex, first_party=replace(party, **facts)))


def _own(case: Agreed) -> Party:
    return case.own.first_party or Party("")


def respelled(case: Agreed) -> str | None:
    """The annex writes a degree otherwise."""
    name = _own(case).name.replace("S.", "S", 1)
    _annexed(case, name=name)
    return name


def short_nip(case: Agreed) -> str | None:
    """A NIP has a digit too few."""
    nip = (_own(case).nip or "")[:-1]
    _annexed(case, nip=nip)
    return nip


def impossible_nip(case: Agreed) -> str | None:
    """A NIP says a month that there is not."""
    nip = _own(case).nip or ""
    spoiled = f"{nip[:4]}13{nip[6:]}"
    _annexed(case, nip=spoiled)
    return spoiled


def two_nips(case: Agreed) -> str | None:
    """A person has one NIP on the statement and another in the annex."""
    nip = _own(case).nip or ""
    spoiled = f"{nip[:-3]}{(int(nip[-3:]) + 41) % 1000:03d}"
    _annexed(case, nip=spoiled)
    return spoiled


def illegal_rank(case: Agreed) -> str | None:
    """Pangkat and golongan are no pair."""
    rank = case.chance.choice(("Penata, IV/a", "Pembina, III/d", "Pengatur, III/c"))
    _annexed(case, rank=rank)
    return rank


def other_rank(case: Agreed) -> str | None:
    """A person has another rank in the annex."""
    rank = "Penata, III/c"
    _annexed(case, rank=rank)
    return rank


def short_rank(case: Agreed) -> str | None:
    """A rank without golongan and ruang."""
    rank = (_own(case).rank or "").split(",")[0]
    _annexed(case, rank=rank)
    return rank


def short_position(case: Agreed) -> str | None:
    """The annex abbreviates the position."""
    title = _own(case).title or ""
    short = title.replace("Kepala Seksi", "Kasi").replace("Kepala Sub Bagian", "Kasubag")
    if short == title:
        return None
    _annexed(case, title=short)
    return short


def nobody_accepts(case: Agreed) -> str | None:
    """The annex is signed by one party."""
    case.change(annex=replace(case.own.annex or Annex(), second_party=None))
    return _own(case).name


def bare_block(case: Agreed) -> str | None:
    """A civil servant signs everywhere without NIP and rank."""
    if case.at in {post.superior for post in case.year.posts}:
        return None
    bare = replace(_own(case), nip=None, rank=None)
    annex = replace(case.own.annex or Annex(), first_party=bare)
    case.change(first_party=bare, annex=annex)
    return bare.name


FAULTS = (
    Fault("nama ditulis lain", ("R15",), respelled),
    Fault("NIP kurang satu angka", ("R16",), short_nip),
    Fault("NIP berbulan 13", ("R16",), impossible_nip),
    Fault("dua NIP untuk satu orang", ("R16",), two_nips),
    Fault("pangkat dan golongan tidak berpasangan", ("R17",), illegal_rank),
    Fault("pangkat lain dalam lampiran", ("R17",), other_rank),
    Fault("pangkat tanpa golongan", ("R17",), short_rank),
    Fault("jabatan disingkat", ("R18",), short_position),
    Fault("lampiran tanpa Pihak Kedua", ("R46",), nobody_accepts),
    Fault("blok tanda tangan tanpa NIP", ("R46",), bare_block),
)
