"""Positions, officials and appointments of one unit from a sheet."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation import services
from jenjang.apps.organisation.imports.rehearsal import Outcome, all_or_nothing
from jenjang.apps.organisation.imports.sheet import Column, Row, Wrong, read_rows
from jenjang.apps.organisation.models import (
    AppointmentKind,
    Official,
    Position,
    Unit,
)
from jenjang.apps.organisation.titles import read_title
from jenjang.core.figures import (
    fold_name,
    read_date,
    read_nip,
    read_rank,
    write_rank,
)
from jenjang.core.values import Unknown

POSITION, SUPERIOR, NAME, NIP, RANK, KIND, SINCE = (
    "Jabatan", "Atasan langsung", "Nama", "NIP", "Pangkat/golongan", "Sebagai", "Sejak",
)  # fmt: skip
COLUMNS = (
    Column(
        POSITION,
        "Kepala Seksi Pelayanan",
        "Nama jabatan tanpa nama unit.",
        is_required=True,
    ),
    Column(SUPERIOR, "Camat", "Jabatan atasannya; kosong hanya untuk yang teratas."),
    Column(NAME, "Rina Lestari, S.E.", "Pejabatnya; kosong bila jabatan sedang lowong."),
    Column(NIP, "198001012006042001", "18 angka, sebagai teks; kosong bila tidak ada."),
    Column(RANK, "Penata / III.c", "Pangkat dan golongan ruang."),
    Column(KIND, "Definitif", "Definitif, Plt., Plh. atau Pj.; kosong berarti Definitif."),
    Column(SINCE, "2025-01-02", "Hari pertama menjabat; kosong berarti hari ini."),
)


@dataclass
class _Import:
    """One run over a sheet: the unit, its positions by key, who does it."""

    unit: Unit
    today: dt.date
    by: User
    positions: dict[str, Position]

    def place(self, row: Row) -> str:
        """Make the position of a row, where the unit has none of that name."""
        title = read_title(row[POSITION], self.unit.name)
        if not title.key:
            raise Wrong(POSITION, "Nama jabatan belum diisi.")
        if title.key in self.positions:
            return ""
        made = services.create_position(
            unit=self.unit, name=row[POSITION], reports_to=None, by=self.by
        )
        self.positions[title.key] = made
        return f"jabatan baru {made.name}"

    def hang(self, row: Row) -> str:
        """Put the position of a row under its superior."""
        if not row[SUPERIOR]:
            return ""
        superior = self.positions.get(read_title(row[SUPERIOR], self.unit.name).key)
        if superior is None:
            raise Wrong(
                SUPERIOR,
                f"Tidak ada jabatan “{row[SUPERIOR]}” di unit ini maupun di lembar ini.",
            )
        position = self._position(row)
        if position.reports_to_id == superior.pk:
            return ""
        services.move_position(position_id=position.pk, reports_to=superior, by=self.by)
        return f"{position.name} melapor kepada {superior.name}"

    def seat(self, row: Row) -> str:
        """Put the official of a row in its position."""
        if not row[NAME]:
            return ""
        official, is_new = self._official(row)
        made = services.appoint(
            official=official,
            position=self._position(row),
            kind=_kind(row),
            since=_since(row, self.today),
            by=self.by,
        )
        return f"{'pejabat baru ' if is_new else ''}{made}"

    def _position(self, row: Row) -> Position:
        key = read_title(row[POSITION], self.unit.name).key
        return Position.objects.get(pk=self.positions[key].pk)

    def _official(self, row: Row) -> tuple[Official, bool]:
        nip, rank = _nip(row), _rank(row)
        known = Official.objects.filter(nip=nip) if nip else _namesakes(row, self.unit)
        official = known.first()
        if official is None:
            made = services.register_official(
                full_name=row[NAME], nip=nip, rank=rank, by=self.by
            )
            return made, True
        if official.folded_name != fold_name(row[NAME]):
            raise Wrong(
                NIP, f"NIP ini milik {official.full_name}; periksa nama atau NIP-nya."
            )
        return official, False


def import_officials(
    content: bytes, *, unit: Unit, today: dt.date, by: User, rehearse: bool
) -> Outcome:
    """Make the positions of a sheet, hang each under its superior, seat the officials."""
    rows = read_rows(content, COLUMNS)

    def run() -> Outcome:
        outcome = Outcome()
        work = _Import(unit, today, by, _positions_by_key(unit))
        for act, blamed in (
            (work.place, POSITION),
            (work.hang, SUPERIOR),
            (work.seat, NAME),
        ):
            good = [row for row in rows if row.number not in outcome.bad_rows]
            outcome.take(good, act, blamed)
        return outcome

    return all_or_nothing(run, rehearse=rehearse)


def _positions_by_key(unit: Unit) -> dict[str, Position]:
    """Return the unit's positions and those above all units, by every known wording."""
    positions = Position.objects.filter(Q(unit=unit) | Q(unit=None)).order_by("-path")
    return {
        key: position
        for position in positions
        for key in (position.folded_name, *position.aliases)
    }


def _namesakes(row: Row, unit: Unit) -> QuerySet[Official]:
    return Official.objects.filter(
        folded_name=fold_name(row[NAME]), nip=None, appointments__position__unit=unit
    ).distinct()


def _nip(row: Row) -> str | None:
    if not row[NIP]:
        return None
    if "e+" in row[NIP]:
        raise Wrong(
            NIP,
            "NIP tersimpan sebagai angka, jadi angka terakhirnya hilang; ubah kolomnya "
            "menjadi Teks lalu ketik ulang.",
        )
    nip = read_nip(row[NIP])
    if isinstance(nip, Unknown):
        raise Wrong(NIP, str(nip))
    return nip


def _rank(row: Row) -> str | None:
    if not row[RANK]:
        return None
    rank = read_rank(row[RANK])
    if isinstance(rank, Unknown):
        raise Wrong(RANK, str(rank))
    return write_rank(rank)


def _kind(row: Row) -> AppointmentKind:
    written = row[KIND].casefold().rstrip(".") or AppointmentKind.DEFINITIF.value
    for kind in AppointmentKind:
        if written == kind.value:
            return kind
    raise Wrong(KIND, f"“{row[KIND]}” tidak dikenal; pakai Definitif, Plt., Plh. atau Pj.")


def _since(row: Row, today: dt.date) -> dt.date:
    if not row[SINCE]:
        return today
    date = read_date(row[SINCE])
    if isinstance(date, Unknown):
        raise Wrong(SINCE, str(date))
    if date.month is None or date.day is None:
        raise Wrong(SINCE, f"“{row[SINCE]}” belum lengkap; ketik hari, bulan dan tahunnya.")
    return dt.date(date.year, date.month, date.day)
