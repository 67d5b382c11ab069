"""Every flag there is, and which of them a value raises."""

from collections.abc import Callable
from dataclasses import dataclass

from jenjang.core.flags import beside, bounds, series
from jenjang.core.flags.observation import Observation


@dataclass(frozen=True, slots=True)
class FlagKind:
    """One question asked of a value; `find` answers with a sentence, or with nothing."""

    key: str
    name: str
    find: Callable[[Observation], str | None]


@dataclass(frozen=True, slots=True)
class Flag:
    """What should be looked at in a value: a question to its owner, never a verdict."""

    key: str
    name: str
    sentence: str


FLAGS = (
    FlagKind("range", "Di luar batas", bounds.out_of_range),
    FlagKind("parts", "Pembilang melebihi penyebut", bounds.part_over_whole),
    FlagKind("broken", "Pecahan dari yang utuh", bounds.broken_thing),
    FlagKind("digit", "Salah letak koma", series.slipped_digit),
    FlagKind("total", "Angka s.d. periode", series.running_total),
    FlagKind("zero", "Nol mendadak", series.sudden_zero),
    FlagKind("jump", "Melompat", series.jump),
    FlagKind("unchanged", "Tidak berubah", series.unchanged),
    FlagKind("on_target", "Selalu tepat target", bounds.always_on_target),
    FlagKind("unpaid", "Capaian tinggi, serapan rendah", beside.reached_unpaid),
    FlagKind("unreached", "Serapan tinggi, capaian rendah", beside.paid_unreached),
    FlagKind("absorption", "Capaian sama dengan serapan", beside.equals_absorption),
    FlagKind("copied", "Sama di banyak unit", beside.same_in_many_units),
    FlagKind("late", "Diubah sesudah dikunci", beside.after_the_lock),
)


def flags_of(seen: Observation) -> list[Flag]:
    """Return what the value raises, in the order of the kinds.

    >>> from decimal import Decimal
    >>> [flag.key for flag in flags_of(Observation(Decimal("12.5"), "Orang"))]
    ['broken']
    """
    found = ((kind, kind.find(seen)) for kind in FLAGS)
    return [Flag(kind.key, kind.name, said) for kind, said in found if said is not None]
