"""Checks of how aims, measures and activities hang together."""

from collections import defaultdict
from collections.abc import Iterator

from jenjang.core.cascade.tree import Aim, Cascade, Level, Measure, Worry
from jenjang.core.figures import fold

PAID = frozenset({Level.STRATEGIS, Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN})
TOP = frozenset({Level.MISI, Level.TUJUAN, Level.STRATEGIS})
SHOWN = 80
OWNERLESS_AIM = "Sasaran ini belum punya penanggung jawab."
OWNERLESS_MEASURE = "Indikator ini belum punya penanggung jawab yang mengisi hasilnya."


def orphan_aims(cascade: Cascade) -> Iterator[Worry]:
    """An aim below the strategic ones that hangs under nothing.

    Source: PermenPANRB 89/2021, each performance answers the one above it.
    """
    for aim in cascade.children.get(None, ()):
        if aim.is_orphan or aim.level not in TOP:
            yield Worry(
                "orphan_aim",
                aim.key,
                None,
                "Sasaran ini belum punya induk, sehingga tidak jelas kinerja mana yang "
                "didukungnya.",
                "Pindahkan ke bawah sasaran atasannya.",
            )


def levels_out_of_order(cascade: Cascade) -> Iterator[Worry]:
    """An aim that stands under one of a lower level than its own."""
    for aim in cascade.aims.values():
        parent = next(cascade.above(aim), None)
        if parent is not None and parent.level.depth > aim.level.depth:
            yield Worry(
                "level",
                aim.key,
                None,
                f"{aim.level.value.capitalize()} ini berada di bawah {parent.level.value}.",
                "Betulkan tingkatnya, atau pindahkan ke induk yang lebih tinggi.",
            )


def orphan_measures(cascade: Cascade) -> Iterator[Worry]:
    """A measure whose aim is not in the tree."""
    for measure in cascade.measures:
        if measure.aim not in cascade.aims:
            yield Worry(
                "orphan_measure",
                None,
                measure.key,
                f"Indikator “{_cut(measure.text)}” tidak mengukur sasaran mana pun.",
                "Tempatkan di bawah sasaran yang diukurnya.",
            )


def unmeasured_aims(cascade: Cascade) -> Iterator[Worry]:
    """An aim without a measure: nobody can tell when it is reached."""
    if not cascade.is_measured:
        return
    for aim in cascade.aims.values():
        if aim.level is not Level.MISI and aim.key not in cascade.measures_of:
            yield Worry(
                "unmeasured",
                aim.key,
                None,
                "Sasaran ini belum punya indikator, sehingga keberhasilannya tidak dapat "
                "diukur.",
                "Tambahkan paling sedikit satu indikator.",
            )


def unpaid_aims(cascade: Cascade) -> Iterator[Worry]:
    """The topmost aims that no activity serves, or whose activities have no ceiling.

    Where no budget of the year is known yet, a link to an activity is enough.
    """
    if not cascade.is_measured:
        return
    asked = {key: _unpaid(cascade, aim) for key, aim in cascade.aims.items()}
    lacking = {key: said for key, said in asked.items() if said is not None}
    for key, said in lacking.items():
        if not any(above.key in lacking for above in cascade.above(cascade.aims[key])):
            yield Worry("unpaid", key, None, *said)


def _unpaid(cascade: Cascade, aim: Aim) -> tuple[str, str] | None:
    if aim.level not in PAID:
        return None
    serving = cascade.branch_activities[aim.key]
    if not serving:
        return (
            "Belum ada program, kegiatan, atau sub kegiatan yang mendukung sasaran ini.",
            "Hubungkan dengan kegiatan yang membiayainya.",
        )
    if cascade.ceilings_idr and serving.isdisjoint(cascade.ceilings_idr):
        return (
            f"Kegiatan sasaran ini belum punya pagu tahun {cascade.year}.",
            "Periksa anggarannya, atau hubungkan dengan kegiatan yang dianggarkan.",
        )
    return None


def unowned(cascade: Cascade) -> Iterator[Worry]:
    """Aims and measures that no position answers for."""
    if not cascade.is_measured:
        return
    do = "Pilih jabatan penanggung jawabnya."
    for aim in cascade.aims.values():
        if not aim.has_owner and aim.level.depth >= Level.STRATEGIS.depth:
            yield Worry("unowned", aim.key, None, OWNERLESS_AIM, do)
    for measure in cascade.measures:
        if not measure.has_owner:
            yield Worry("unowned", measure.aim, measure.key, OWNERLESS_MEASURE, do)


def repeated_measures(cascade: Cascade) -> Iterator[Worry]:
    """The same measure at two levels: the lower one must measure its own contribution."""
    same: defaultdict[str, list[tuple[Aim, Measure]]] = defaultdict(list)
    for measure in cascade.measures:
        aim = cascade.aims.get(measure.aim) if measure.aim is not None else None
        if aim is not None:
            same[fold(measure.text)].append((aim, measure))
    for rows in same.values():
        highest, _ = min(rows, key=lambda row: row[0].level.depth)
        for aim, measure in rows:
            if aim.level.depth > highest.level.depth:
                yield Worry(
                    "repeated",
                    aim.key,
                    measure.key,
                    f"Indikator ini sama dengan indikator {highest.level.value} "
                    f"“{_cut(highest.text)}”.",
                    "Ukur sumbangan tingkat ini sendiri dengan indikator lain.",
                )


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1].rstrip()}…"
