"""Which activities of a unit the rows of a budget are, by code, else by name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from jenjang.apps.plans.mapping import Match, UnitList
from jenjang.apps.plans.models import Activity, ActivityLevel
from jenjang.apps.plans.services import WantedActivity
from jenjang.core.figures import fold_letters
from jenjang.core.nomenclature import OWN, is_for_regencies
from jenjang.core.nomenclature import Entry as Line
from jenjang.papers.sheets.budgets import (
    FUND,
    LABELS,
    LEVEL_WORD,
    NAME,
    PROGRAM,
    BudgetRow,
    bare_row,
    steps_of,
)
from jenjang.papers.sheets.columns import Problem

NAME_LENGTH = 400
FUND_LENGTH = 200
ABOVE_PROGRAMS = {"urusan", "bidang urusan"}
LEVELS = tuple(level.value for level in ActivityLevel if level != ActivityLevel.URUSAN)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about a code that does not keep the budget from being imported."""

    code: str
    name: str
    what: str


@dataclass(frozen=True)
class _Wrong(Exception):
    column: str
    value: str
    what: str


@dataclass
class Resolver:
    """The activities that the rows of one unit name, each once, from the top down."""

    listed: UnitList | None
    own: list[Activity]
    activities: dict[str, WantedActivity] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notices: dict[str, Notice] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the unit's own activities, which are looked up for every row."""
        self.by_code = {one.code: one for one in self.own if one.code}
        self.by_name: dict[tuple[str, str], list[Activity]] = {}
        for one in self.own:
            key = (one.level, _letters(one.name))
            self.by_name.setdefault(key, []).append(one)
        self.last: dict[str, str] = {}  # level -> key of the row last seen at it

    def key_of(self, row: BudgetRow) -> str | None:
        """Return the key of the activity of a row; None for a row that is no activity.

        A row that cannot be taken leaves its problem, and None.
        """
        if row.level in ABOVE_PROGRAMS:
            return None
        row = self._as_own(row)
        try:
            key = self._key(row)
            _check_lengths(row)
        except _Wrong as wrong:
            self.problems.append(
                Problem(row.number, LABELS[wrong.column], wrong.value, wrong.what)
            )
            return None
        self.last[self.activities[key].level] = key
        return key

    def _key(self, row: BudgetRow) -> str:
        if row.code in self.activities:
            return row.code
        return self._coded(row) if row.code else self._named(row)

    def _as_own(self, row: BudgetRow) -> BudgetRow:
        """Return the row with the unit's own bidang in the place of X.XX."""
        bidang = self.listed.bidang if self.listed else None
        if bidang is None or not row.code.startswith(OWN):
            return row
        return replace(
            row,
            code=row.code.replace(OWN, bidang),
            program=replace(row.program, code=row.program.code.replace(OWN, bidang)),
            kegiatan=replace(row.kegiatan, code=row.kegiatan.code.replace(OWN, bidang)),
        )

    def _coded(self, row: BudgetRow) -> str:
        above: str | None = None
        for level, step in steps_of(row):
            if level == row.level:
                break
            above = self._want(step.code, step.name, level, above)
        return self._want(row.code, row.name, row.level, above)

    def _want(self, code: str, name: str, level: str, above: str | None) -> str:
        if code in self.activities:
            return code
        line = self.listed.entry(code) if self.listed else None
        own = self.by_code.get(code)
        bare = _bare(name) or (line.name if line else "") or (own.name if own else "")
        if not bare:
            raise _Wrong(
                NAME if level == "sub kegiatan" else PROGRAM,
                code,
                f"Nama {level} {code} tidak ada di berkas maupun di nomenklatur.",
            )
        self._notice(code, bare, line)
        if own is None:
            own = self._uncoded(level, bare)
        self.activities[code] = WantedActivity(
            key=code,
            level=ActivityLevel(level),
            name=line.name if line and _letters(line.name) == _letters(bare) else bare,
            code=code,
            above=above,
            pk=own.pk if own else None,
        )
        return code

    def _uncoded(self, level: str, name: str) -> Activity | None:
        """Return the unit's own activity of a name that has no code yet, if only one."""
        taken = {one.pk for one in self.activities.values()}
        found = [
            one
            for one in self.by_name.get((level, _letters(name)), [])
            if one.code is None and one.pk not in taken
        ]
        return found[0] if len(found) == 1 else None

    def _notice(self, code: str, name: str, line: Line | None) -> None:
        if self.listed is None:
            return
        title = self.listed.listed.title
        if line is None:
            what = f"Kode ini tidak ada dalam {title}."
            if self.listed.scope == "KABKOT" and not is_for_regencies(code):
                what = "Kode ini bukan untuk kabupaten/kota biasa."
        elif _letters(line.name) != _letters(name):
            what = f"Dalam {title} namanya “{line.name}”."
        else:
            return
        self.notices.setdefault(code, Notice(code, name, what))

    def _named(self, row: BudgetRow) -> str:
        """Return the key of an activity that a row names without its code."""
        levels = [row.level] if row.level else list(LEVELS)
        found = list(self._own_named(row.name, levels)) or list(
            self._listed_named(row.name, levels)
        )
        below = [key for key in found if self._is_below_last(key)]
        if len(below or found) != 1:
            raise _Wrong(NAME, row.name, self._advice(row.name, levels, len(found)))
        return (below or found)[0]

    def _own_named(self, name: str, levels: Iterable[str]) -> Iterator[str]:
        for level in levels:
            for one in self.by_name.get((level, _letters(name)), []):
                if one.code:
                    yield self._want(one.code, one.name, level, self._above_of(one))
                else:
                    yield self._uncoded_key(one)

    def _above_of(self, one: Activity) -> str | None:
        above = next((own for own in self.own if own.pk == one.parent_id), None)
        if above is None:
            return None
        if above.code:
            return self._want(above.code, above.name, above.level, self._above_of(above))
        return self._uncoded_key(above)

    def _uncoded_key(self, one: Activity) -> str:
        key = f"#{one.pk}"
        self.activities.setdefault(
            key,
            WantedActivity(key, ActivityLevel(one.level), one.name, None, None, one.pk),
        )
        return key

    def _listed_named(self, name: str, levels: Iterable[str]) -> Iterator[str]:
        for level in levels:
            proposal = self.listed.propose(name, level) if self.listed else None
            if proposal is not None and proposal.is_certain:
                yield self._coded(bare_row(proposal.code, proposal.name, level))

    def _is_below_last(self, key: str) -> bool:
        """Return whether an activity stands under the program or kegiatan last printed."""
        above = self.activities[key].above
        return above is not None and above in self.last.values()

    def _advice(self, name: str, levels: Iterable[str], count: int) -> str:
        if count > 1:
            return "Beberapa kegiatan bernama demikian; tambahkan kolom kodenya."
        for level in levels:
            near = self.listed.propose(name, level) if self.listed else None
            if near is not None and near.match is Match.NEAR:
                return f"Nama ini mirip {near.code} “{near.name}”; betulkan namanya."
        return "Nama ini tidak dikenal; tulis seperti nomenklatur atau tambahkan kodenya."


def _check_lengths(row: BudgetRow) -> None:
    if len(row.name) > NAME_LENGTH:
        raise _Wrong(NAME, row.name[:80], f"Nama lebih dari {NAME_LENGTH} huruf.")
    if len(row.fund) > FUND_LENGTH:
        raise _Wrong(FUND, row.fund[:80], f"Sumber dana lebih dari {FUND_LENGTH} huruf.")


def _bare(name: str) -> str:
    """Return a name without the word of its level, but "Program", which belongs to it."""
    plain = " ".join(name.split())
    word = LEVEL_WORD.match(plain)
    if word is None or word[1].casefold() == "program":
        return plain
    rest = plain[word.end() :].lstrip(" :.")
    return rest if ":" in plain[: word.end() + 2] else plain


def _letters(name: str) -> str:
    """Return what names are compared by, blind to the word of the level before them."""
    return fold_letters(LEVEL_WORD.sub("", " ".join(name.split())))
