"""Acts on positions: a tree of who reports to whom."""

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Position, Unit
from jenjang.apps.organisation.titles import Title, read_title
from jenjang.apps.organisation.trees import moved, path_of
from jenjang.core.values import Refused

DEEPEST_PATH = 160


@transaction.atomic
def create_position(
    *,
    unit: Unit | None,
    name: str,
    reports_to: Position | None,
    by: User | None,
    echelon: str | None = None,
) -> Position:
    """Make a position under its superior; raise Refused where the unit has it already."""
    title = _free_title(unit, name, own_pk=None)
    _check_superior_unit(unit, reports_to)
    parent_path = "" if reports_to is None else _locked_path(reports_to)
    position = Position.objects.create(
        unit=unit,
        name=title.name,
        folded_name=title.key,
        reports_to=reports_to,
        echelon=echelon,
    )
    position.path = _path(parent_path, position)
    position.save(update_fields=["path"])
    record(
        actor=by,
        action="position.created",
        subject=position,
        after={"name": position.name, "reports_to": _name(reports_to)},
    )
    return position


@transaction.atomic
def rename_position(
    *, position_id: int, name: str, by: User | None, echelon: str | None = None
) -> Position:
    """Give the position another name; papers with the old wording are still its own."""
    position = Position.objects.select_for_update().get(pk=position_id)
    title = _free_title(position.unit, name, own_pk=position.pk)
    if (position.name, position.echelon) == (title.name, echelon):
        return position
    before = {"name": position.name, "echelon": position.echelon}
    if position.folded_name != title.key:
        known = {*position.aliases, position.folded_name} - {title.key}
        position.aliases = sorted(known)
    position.name, position.folded_name = title.name, title.key
    position.echelon = echelon
    position.save(update_fields=["name", "folded_name", "echelon", "aliases"])
    after = {"name": position.name, "echelon": position.echelon}
    record(
        actor=by, action="position.renamed", subject=position, before=before, after=after
    )
    return position


@transaction.atomic
def learn_wording(*, position_id: int, key: str) -> None:
    """Remember another wording of a position's name, folded, met in a paper."""
    position = Position.objects.select_for_update().get(pk=position_id)
    if key != position.folded_name and key not in position.aliases:
        position.aliases = sorted({*position.aliases, key})
        position.save(update_fields=["aliases"])


@transaction.atomic
def move_position(
    *, position_id: int, reports_to: Position | None, by: User | None
) -> Position:
    """Put a position, with all below it, under another superior.

    Raise Refused where that superior is the position itself or stands below it.
    """
    branch_lock = Position.objects.select_for_update()
    position = branch_lock.get(pk=position_id)
    if reports_to is not None and reports_to.pk == position.reports_to_id:
        return position
    _check_superior_unit(position.unit, reports_to)
    parent_path = "" if reports_to is None else _locked_path(reports_to)
    _check_no_circle(position, reports_to, parent_path)
    before = _name(position.reports_to)
    old_root, position.reports_to = position.path, reports_to
    position.save(update_fields=["reports_to"])
    _move_branch(old_root, _path(parent_path, position))
    position.refresh_from_db(fields=["path"])
    record(
        actor=by,
        action="position.moved",
        subject=position,
        before={"reports_to": before},
        after={"reports_to": _name(reports_to)},
    )
    return position


def _move_branch(old_root: str, new_root: str) -> None:
    """Rewrite the paths of a branch in one statement."""
    branch = list(Position.objects.filter(path__startswith=old_root).select_for_update())
    for one in branch:
        one.path = moved(one.path, old_root, new_root)
    Position.objects.bulk_update(branch, ["path"], batch_size=500)


def _check_no_circle(
    position: Position, superior: Position | None, superior_path: str
) -> None:
    if superior is None:
        return
    if superior.pk == position.pk:
        raise Refused(
            f"{position.name} tidak dapat menjadi atasan dirinya sendiri; pilih jabatan "
            "lain."
        )
    if superior_path.startswith(position.path):
        raise Refused(
            f"{superior.name} adalah bawahan {position.name}, jadi tidak dapat menjadi "
            "atasannya; pilih jabatan lain."
        )


def _check_superior_unit(unit: Unit | None, superior: Position | None) -> None:
    """A superior is of the same unit, or above all units."""
    if superior is None or superior.unit_id is None:
        return
    if unit is None or superior.unit_id != unit.pk:
        raise Refused(
            f"{superior.name} berada di perangkat daerah lain; pilih atasan dari unit yang "
            "sama."
        )


def _free_title(unit: Unit | None, name: str, own_pk: int | None) -> Title:
    title = read_title(name, None if unit is None else unit.name)
    if not title.key:
        raise Refused("Nama jabatan belum diisi.")
    others = Position.objects.filter(unit=unit, folded_name=title.key).exclude(
        pk=own_pk or 0
    )
    if others.exists():
        where = "di atas semua unit" if unit is None else f"di {unit.name}"
        raise Refused(f"Jabatan {title.name} sudah ada {where}; pakai yang sudah ada.")
    return title


def _locked_path(superior: Position) -> str:
    """Return the superior's path as it is now, and keep it so until we are done."""
    return Position.objects.select_for_update().get(pk=superior.pk).path


def _path(parent_path: str, position: Position) -> str:
    path = path_of(parent_path, position.pk)
    if len(path) > DEEPEST_PATH:
        raise Refused("Susunan jabatan lebih dari 20 tingkat; periksa atasannya.")
    return path


def _name(position: Position | None) -> str | None:
    return None if position is None else position.name
