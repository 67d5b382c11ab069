"""Acts on lists of nomenclature, and on the codes of a unit's activities."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.files.models import StoredFile
from jenjang.apps.history.services import record
from jenjang.apps.plans.models import (
    Activity,
    NomenclatureEntry,
    NomenclatureRelease,
    Scope,
)
from jenjang.core.figures import fold
from jenjang.core.nomenclature import (
    RELEASES,
    Entry,
    level_of,
    national,
    parent_code,
    read_code,
)
from jenjang.core.values import Refused, Unknown

AT_ONCE = 500  # rows of one statement
COLUMNS = (
    "level", "name", "folded_name", "parent_code", "performance", "indicator",
    "measured_in",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListChange:
    """What loading a list changes: codes that come, change and go."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    dropped: tuple[str, ...]

    @property
    def is_none(self) -> bool:
        """Return whether everything is there already."""
        return not (self.added or self.changed or self.dropped)


def load_shipped_lists(*, by: User | None = None) -> list[NomenclatureRelease]:
    """Load the lists that come with Jenjang and are not there yet; return those loaded."""
    loaded = []
    for release in RELEASES:
        for scope in release.scopes:
            known = NomenclatureRelease.objects.filter(decree=release.decree, scope=scope)
            if known.exists():
                continue
            entries = national(release.key, scope).entries
            made, _ = load_list(
                decree=release.decree,
                scope=Scope(scope),
                first_year=release.first_year,
                entries=entries,
                source=None,
                by=by,
            )
            loaded.append(made)
    return loaded


@transaction.atomic
def load_list(
    *,
    decree: str,
    scope: Scope,
    first_year: int,
    entries: Iterable[Entry],
    source: StoredFile | None,
    by: User | None,
) -> tuple[NomenclatureRelease, ListChange]:
    """Make the list of a decree hold just these entries; the same again changes nothing."""
    if not decree.strip():
        raise Refused("Nama keputusan belum diisi.")
    release, is_new = NomenclatureRelease.objects.select_for_update().get_or_create(
        decree=" ".join(decree.split()),
        scope=scope,
        defaults={"first_year": first_year, "source": source},
    )
    rows = {entry.code: _row(release, entry) for entry in entries}
    change = list_change(release, rows)
    if not is_new and change.is_none and release.first_year == first_year:
        return release, change
    _replace(release, rows, change)
    release.first_year, release.source = first_year, source
    release.save(update_fields=["first_year", "source"])
    record(
        actor=by,
        action="nomenclature.loaded",
        subject=release,
        after={
            "scope": release.get_scope_display(),
            "first_year": first_year,
            "baru": len(change.added),
            "berubah": len(change.changed),
            "hilang": len(change.dropped),
        },
    )
    return release, change


def list_change(
    release: NomenclatureRelease | None, rows: Mapping[str, NomenclatureEntry]
) -> ListChange:
    """Return what would change in a list (None: a new one) that is to hold the rows."""
    known = (
        {one.code: one for one in release.entries.all()} if release and release.pk else {}
    )
    changed = (
        code
        for code, row in rows.items()
        if code in known and _said(known[code]) != _said(row)
    )
    return ListChange(
        added=tuple(code for code in rows if code not in known),
        changed=tuple(changed),
        dropped=tuple(code for code in known if code not in rows),
    )


def unsaved_rows(entries: Iterable[Entry]) -> dict[str, NomenclatureEntry]:
    """Return entries as rows of no list yet, by code, to compare."""
    return {entry.code: _row(None, entry) for entry in entries}


def _row(release: NomenclatureRelease | None, entry: Entry) -> NomenclatureEntry:
    return NomenclatureEntry(
        release=release,
        code=entry.code,
        level=entry.level,
        name=entry.name,
        folded_name=fold(entry.name),
        parent_code=_parent(entry.code),
        performance=entry.performance or "",
        indicator=entry.indicator or "",
        measured_in=entry.unit or "",
    )


def _parent(code: str) -> str:
    """Return the code one level up; that of X.XX.01 is X.XX."""
    above = parent_code(code.replace("X.XX", "9.99"))
    return (above or "").replace("9.99", "X.XX") if code.startswith("X") else above or ""


def _said(row: NomenclatureEntry) -> tuple[str, ...]:
    return tuple(getattr(row, name) for name in COLUMNS)


def _replace(
    release: NomenclatureRelease, rows: Mapping[str, NomenclatureEntry], change: ListChange
) -> None:
    gone = [*change.dropped, *change.changed]
    for start in range(0, len(gone), AT_ONCE):
        release.entries.filter(code__in=gone[start : start + AT_ONCE]).delete()
    come = [rows[code] for code in (*change.added, *change.changed)]
    NomenclatureEntry.objects.bulk_create(come, batch_size=AT_ONCE)


@transaction.atomic
def code_activity(*, activity_id: int, code: str, by: User) -> Activity:
    """Give an activity its code; raise Refused where the code is another's or cannot be."""
    activity = Activity.objects.select_for_update(of=("self",)).get(pk=activity_id)
    read = read_code(code)
    if isinstance(read, Unknown):
        raise Refused(str(read))
    if read == activity.code:
        return activity
    _check_code(activity, read)
    before, activity.code = activity.code, read
    activity.save(update_fields=["code"])
    record(
        actor=by,
        action="activity.coded",
        subject=activity,
        before={"code": before},
        after={"code": read},
    )
    return activity


def _check_code(activity: Activity, code: str) -> None:
    level = level_of(code)
    if level != activity.level:
        raise Refused(
            f"{code} adalah kode {level}, sedangkan “{activity.name}” sebuah "
            f"{activity.level}."
        )
    own = Activity.objects.filter(unit=activity.unit_id).exclude(pk=activity.pk)
    other = own.filter(code=code).first()
    if other is not None:
        raise Refused(
            f"Kode {code} sudah dipakai “{other.name}”; periksa mana yang memakainya."
        )
    above = activity.parent
    if above is not None and above.code and not code.startswith(f"{above.code}."):
        raise Refused(
            f"Kode {code} tidak berada di bawah {above.code} {above.name}, induk kegiatan "
            "ini."
        )


@transaction.atomic
def code_activities(*, codes: Mapping[int, str], by: User) -> int:
    """Give many activities their codes, from the top down; return how many got one."""
    order = Activity.objects.filter(pk__in=codes).order_by("path").values_list("pk")
    for (pk,) in order:
        code_activity(activity_id=pk, code=codes[pk], by=by)
    return len(codes)
