"""Users and their roles from a sheet."""

import datetime as dt

from jenjang.apps.accounts.models import User
from jenjang.apps.accounts.services import create_user
from jenjang.apps.organisation.imports.rehearsal import Outcome, all_or_nothing
from jenjang.apps.organisation.imports.sheet import Column, Row, Wrong, read_rows
from jenjang.apps.organisation.models import Role, Unit
from jenjang.apps.organisation.services import grant_role
from jenjang.apps.organisation.titles import fold_unit

USERNAME, NAME, EMAIL, ROLE, UNIT = (
    "Nama pengguna", "Nama lengkap", "Surel", "Peran", "Perangkat daerah",
)  # fmt: skip
COLUMNS = (
    Column(
        USERNAME,
        "rina.lestari",
        "Huruf kecil, angka, titik, tanpa spasi.",
        is_required=True,
    ),
    Column(
        NAME, "Rina Lestari, S.E.", "Nama orangnya, boleh dengan gelar.", is_required=True
    ),
    Column(EMAIL, "rina@contoh.go.id", "Alamat surel; tidak dipakai mengirim apa pun."),
    Column(
        ROLE, "operator", "Salah satu: " + ", ".join(Role.values) + ".", is_required=True
    ),
    Column(UNIT, "Kecamatan Sukamaju", "Untuk peran di satu unit; kosong: seluruh pemda."),
)


def import_users(content: bytes, *, today: dt.date, by: User, rehearse: bool) -> Outcome:
    """Make the users of a sheet, and give those who exist the roles it names."""
    rows = read_rows(content, COLUMNS)
    units = {fold_unit(unit.name): unit for unit in Unit.objects.all()}

    def run() -> Outcome:
        outcome = Outcome()
        outcome.take(rows, lambda row: _take(row, units, today, by, outcome), USERNAME)
        return outcome

    return all_or_nothing(run, rehearse=rehearse)


def _take(
    row: Row, units: dict[str, Unit], today: dt.date, by: User, outcome: Outcome
) -> str:
    role, unit = _role(row), _unit(row, units)
    user = User.objects.filter(username=row[USERNAME].lower()).first()
    if user is None:
        issued = create_user(
            username=row[USERNAME], full_name=row[NAME], email=row[EMAIL], by=by
        )
        outcome.issued.append(issued)
        user, done = issued.user, f"akun baru {issued.user.username}"
    elif user.full_name != row[NAME]:
        raise Wrong(
            USERNAME,
            f"“{user.username}” sudah dipakai {user.full_name}; pilih nama pengguna lain.",
        )
    else:
        done = f"akun {user.username} sudah ada"
    grant = grant_role(user=user, role=role, unit=unit, since=today, by=by)
    return f"{done}, peran {grant}"


def _role(row: Row) -> Role:
    written = row[ROLE].casefold()
    for role in Role:
        if written in {role.value, role.label.casefold()}:
            return role
    known = ", ".join(Role.values)
    raise Wrong(ROLE, f"Peran “{row[ROLE]}” tidak dikenal; pakai salah satu: {known}.")


def _unit(row: Row, units: dict[str, Unit]) -> Unit | None:
    if not row[UNIT]:
        return None
    unit = units.get(fold_unit(row[UNIT]))
    if unit is None:
        raise Wrong(
            UNIT, f"Tidak ada unit “{row[UNIT]}”; periksa ejaannya atau tambahkan dahulu."
        )
    return unit
