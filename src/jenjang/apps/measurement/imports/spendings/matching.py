"""Which activity of a unit a row of realisation is of: by code, else by name."""

from collections.abc import Iterable, Sequence

from jenjang.apps.plans.models import Activity
from jenjang.core.figures import fold_letters
from jenjang.core.nomenclature import OWN
from jenjang.papers.sheets.budgets import LEVEL_WORD
from jenjang.papers.sheets.spendings import SpendingRow


class Activities:
    """A unit's activities, found as a row names them.

    A sub kegiatan that the unit does not keep is counted with its kegiatan or program
    where that is the lowest the unit keeps.
    """

    def __init__(self, activities: Sequence[Activity]) -> None:
        """Index them, which are looked up for every row."""
        self.by_pk = {one.pk: one for one in activities}
        self.by_code = {one.code: one for one in activities if one.code}
        self.parents = {one.parent_id for one in activities}
        self.by_name: dict[str, list[Activity]] = {}
        for one in activities:
            self.by_name.setdefault(_letters(one.name), []).append(one)
        self.last: Activity | None = None  # of a print, the row above

    def of(self, row: SpendingRow) -> Activity | None:
        """Return the activity of a row, None where the unit has none such."""
        found = self._coded(row) if row.code else self._named(row)
        if found is not None:
            self.last = found
        return found

    def has_parts(self, activity: Activity) -> bool:
        """Return whether the activity is the sum of others."""
        return activity.pk in self.parents

    def _coded(self, row: SpendingRow) -> Activity | None:
        for code in _line(row.code):
            for known in self._own(code):
                found = self.by_code.get(known)
                if found is not None and (code == row.code or not self.has_parts(found)):
                    return found
                if found is not None:
                    return None
        return None

    def _own(self, code: str) -> Iterable[str]:
        """Yield a code, X.XX replaced by each bidang the unit has activities of."""
        if not code.startswith(OWN):
            return [code]
        bidang = {known[:4] for known in self.by_code}
        return [code.replace(OWN, one) for one in sorted(bidang)]

    def _named(self, row: SpendingRow) -> Activity | None:
        found = [
            one
            for one in self.by_name.get(_letters(row.name), [])
            if not row.level or one.level == row.level
        ]
        if len(found) > 1 and self.last is not None:
            line = self.last.path
            found = [one for one in found if self._shares(one, line)] or found
        return found[0] if len(found) == 1 else None

    def _shares(self, one: Activity, line: str) -> bool:
        """Return whether an activity stands under the program or kegiatan last printed."""
        above = self.by_pk.get(one.parent_id or 0)
        return above is not None and line.startswith(above.path)


def _line(code: str) -> list[str]:
    """Return a code and those above it, down to the program."""
    parts = code.split(".")
    return [".".join(parts[:n]) for n in (6, 5, 3) if n <= len(parts)]


def _letters(name: str) -> str:
    return fold_letters(LEVEL_WORD.sub("", " ".join(name.split())))
