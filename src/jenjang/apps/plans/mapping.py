"""What the nomenclature says of a unit's activities that have no code yet."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from jenjang.apps.organisation.models import Government, Unit, UnitKind
from jenjang.apps.plans.models import Activity, NomenclatureRelease, Scope
from jenjang.core.nomenclature import (
    OWN,
    Entry,
    Judged,
    Nomenclature,
    is_for_regencies,
    judge_in,
    kecamatan,
)

KECAMATAN = "7.01"
_BIDANG = re.compile(r"^(\d)\.(\d{2})\b")


class Match(StrEnum):
    """How the name of an activity stands to the list, in words of the page."""

    SAME = "sama"
    ALIAS = "sebutan lama"
    NEAR = "mirip"
    OTHER_LEVEL = "tingkat lain"
    OTHER_SCOPE = "wilayah lain"
    UNKNOWN = "tidak ada"


MATCHES = {
    Judged.EXACT: Match.SAME,
    Judged.NEAR: Match.NEAR,
    Judged.WRONG_LEVEL: Match.OTHER_LEVEL,
    Judged.OTHER_SCOPE: Match.OTHER_SCOPE,
    Judged.NONE: Match.UNKNOWN,
}
CERTAIN = {Match.SAME, Match.ALIAS}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line of the list proposed for an activity; `code` is with the unit's own bidang."""

    match: Match
    code: str
    name: str

    @property
    def is_certain(self) -> bool:
        """Return whether nobody need look: the name is that of one line of its level."""
        return self.match in CERTAIN and bool(self.code)


@dataclass(frozen=True, slots=True)
class UnitList:
    """What a unit may plan and spend for: its lines, and the bidang X.XX stands for."""

    listed: Nomenclature
    aliased: Nomenclature
    bidang: str | None
    scope: str

    def own_code(self, code: str) -> str:
        """Return a code of the list as this unit writes it."""
        return code.replace(OWN, self.bidang, 1) if self.bidang else code

    def entry(self, code: str) -> Entry | None:
        """Return the line of a code as this unit writes it, None where there is none."""
        by_code = self.listed.by_code
        found = by_code.get(code)
        if found is None and self.bidang and code.startswith(f"{self.bidang}.01"):
            found = by_code.get(code.replace(self.bidang, OWN, 1))
        return found

    def propose(self, name: str, level: str) -> Proposal:
        """Return what the list says of a name at a level."""
        verdict = judge_in(self.listed, name, level, scope=self.scope)
        match, entry = MATCHES[verdict.judged], verdict.entry
        if match is not Match.SAME:
            alias = self.aliased.find(name, level)
            if isinstance(alias, Entry):
                return self._proposal(Match.ALIAS, alias)
        named = [one for one in self.listed.named(name) if self._is_own(one, level)]
        if match is Match.SAME and len(named) > 1:
            return Proposal(Match.SAME, "", "beberapa kode bernama demikian")
        return self._proposal(match, entry)

    def _is_own(self, entry: Entry, level: str) -> bool:
        """Return whether a line is of the level, and not of single regions alone."""
        is_ours = self.scope != Scope.REGENCY or is_for_regencies(entry.code)
        return entry.level == level and is_ours

    def _proposal(self, match: Match, entry: Entry | None) -> Proposal:
        if entry is None:
            return Proposal(match, "", "")
        fits = match not in {Match.OTHER_LEVEL, Match.OTHER_SCOPE}
        return Proposal(match, self.own_code(entry.code) if fits else "", entry.name)


def scope_of(government: Government | None) -> Scope:
    """Return which lists a pemda uses: those of provinces, or of kabupaten and kota."""
    if government is None:
        return Scope.REGENCY
    is_province = government.name.casefold().startswith("provinsi") or (
        government.area_code is not None and "." not in government.area_code
    )
    return Scope.PROVINCE if is_province else Scope.REGENCY


def bidang_of(unit: Unit) -> str | None:
    """Return the bidang urusan ("7.01") of a unit by its code, else by its kind."""
    found = _BIDANG.match(unit.code or "")
    if found:
        return found.group()
    return KECAMATAN if unit.kind == UnitKind.KECAMATAN else None


def unit_list(unit: Unit, year: int) -> UnitList | None:
    """Return what a unit may plan for in a year, None before any list is loaded."""
    scope = scope_of(Government.objects.first())
    release = NomenclatureRelease.objects.holding(scope, year)
    if release is None:
        return None
    bidang = bidang_of(unit)
    rows = release.entries.of_bidang(bidang).values_list(
        "code", "level", "name", "performance", "indicator", "measured_in"
    )
    entries = tuple(Entry(*row) for row in rows)
    codes = {entry.code for entry in entries}
    aliases = tuple(one for one in kecamatan().aliases if one[0] in codes)
    return UnitList(
        Nomenclature(str(release), entries),
        Nomenclature(str(release), entries, aliases),
        bidang,
        scope,
    )


def certain_codes(listed: UnitList, activities: Iterable[Activity]) -> dict[int, str]:
    """Return the codes that need nobody's look, by activity; none that another has."""
    rows = list(activities)
    taken = {one.code for one in rows if one.code}
    found: dict[int, str] = {}
    for one in rows:
        if one.code is None:
            proposal = listed.propose(one.name, one.level)
            if proposal.is_certain and proposal.code not in taken:
                found[one.pk] = proposal.code
                taken.add(proposal.code)
    return found
