"""A newer list of nomenclature from SIPD-RI: what it would change, then loading it."""

from dataclasses import dataclass

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.files.models import StoredFile
from jenjang.apps.plans import services
from jenjang.apps.plans.models import NomenclatureRelease, Scope
from jenjang.apps.plans.services.nomenclature import ListChange, list_change, unsaved_rows
from jenjang.core.nomenclature import Entry
from jenjang.core.values import Refused
from jenjang.papers.sheets.apart import grids_apart
from jenjang.papers.sheets.columns import Problem
from jenjang.papers.sheets.nomenclature import read_nomenclature


@dataclass(frozen=True, slots=True)
class ScopeChange:
    """What would change in the list of one scope."""

    scope: Scope
    is_new: bool
    lines: int
    change: ListChange


@dataclass(frozen=True, slots=True)
class ListPlan:
    """What a file would do to the lists of a decree."""

    decree: str
    first_year: int
    entries: dict[str, tuple[Entry, ...]]
    changes: tuple[ScopeChange, ...]
    problems: tuple[Problem, ...]

    @property
    def is_none(self) -> bool:
        """Return whether everything is there already."""
        return all(one.change.is_none for one in self.changes)


def plan_list(content: bytes, *, decree: str, first_year: int) -> ListPlan:
    """Return what the file would change; nothing is written."""
    sheet = read_nomenclature(grids_apart(content))
    decree = " ".join(decree.split())
    entries = {scope: tuple(listed.values()) for scope, listed in sheet.entries.items()}
    changes = tuple(_change(decree, Scope(scope), of) for scope, of in entries.items())
    return ListPlan(decree, first_year, entries, changes, tuple(sheet.problems))


def _change(decree: str, scope: Scope, entries: tuple[Entry, ...]) -> ScopeChange:
    release = NomenclatureRelease.objects.filter(decree=decree, scope=scope).first()
    change = list_change(release, unsaved_rows(entries))
    return ScopeChange(scope, release is None, len(entries), change)


@transaction.atomic
def load_plan(plan: ListPlan, *, source: StoredFile, by: User) -> None:
    """Load what was looked at, all scopes or none."""
    if plan.problems:
        raise Refused("Berkas ini masih bermasalah; perbaiki lalu unggah lagi.")
    for scope, entries in plan.entries.items():
        services.load_list(
            decree=plan.decree,
            scope=Scope(scope),
            first_year=plan.first_year,
            entries=entries,
            source=source,
            by=by,
        )
