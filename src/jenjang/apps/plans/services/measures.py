"""Acts on units of measure."""

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.plans.models import Measure
from jenjang.core.figures import fold
from jenjang.core.figures.units import UnitKind, listed_units
from jenjang.core.values import Refused

NAME_LENGTH = 60
MOST_ALIASES = 30


@transaction.atomic
def load_measures() -> int:
    """Load the units of measure that come with Jenjang; return how many were not there."""
    known = set(Measure.objects.values_list("name", flat=True))
    rows = [
        Measure(
            name=one.name,
            kind=one.kind,
            aliases=list(one.aliases),
            folded_words=_folded(one.name, one.aliases),
        )
        for one in listed_units()
        if one.name not in known
    ]
    return len(Measure.objects.bulk_create(rows, batch_size=200))


@transaction.atomic
def add_measure(*, name: str, kind: UnitKind, by: User) -> Measure:
    """Add a unit of measure; raise Refused where one of that name or alias is there."""
    tidy = " ".join(name.split())
    if not tidy or len(tidy) > NAME_LENGTH:
        raise Refused(f"Nama satuan diisi, paling banyak {NAME_LENGTH} huruf.")
    _check_free([tidy], own_pk=0)
    made: Measure = Measure.objects.create(name=tidy, kind=kind, folded_words=fold(tidy))
    record(actor=by, action="measure.added", subject=made, after={"name": tidy})
    return made


@transaction.atomic
def set_aliases(*, measure_id: int, aliases: list[str], by: User) -> Measure:
    """Say how else a unit of measure is written; raise Refused where another is so."""
    measure = Measure.objects.select_for_update().get(pk=measure_id)
    tidy = [one for alias in aliases if (one := " ".join(alias.split()))]
    tidy = [one for one in dict.fromkeys(tidy) if one != measure.name]
    if len(tidy) > MOST_ALIASES or any(len(alias) > NAME_LENGTH for alias in tidy):
        raise Refused(
            f"Paling banyak {MOST_ALIASES} sebutan lain, masing-masing {NAME_LENGTH} huruf."
        )
    _check_free(tidy, own_pk=measure.pk)
    if tidy == measure.aliases:
        return measure
    before, measure.aliases = measure.aliases, tidy
    measure.folded_words = _folded(measure.name, tidy)
    measure.save(update_fields=["aliases", "folded_words"])
    record(
        actor=by,
        action="measure.aliases_set",
        subject=measure,
        before={"aliases": before},
        after={"aliases": tidy},
    )
    return measure


def _folded(name: str, aliases: "list[str] | tuple[str, ...]") -> str:
    return "\n".join(dict.fromkeys(map(fold, (name, *aliases))))


def _check_free(words: list[str], own_pk: int) -> None:
    others = Measure.objects.exclude(pk=own_pk)
    taken = {word: one for one in others for word in one.folded_words.split("\n")}
    for word in words:
        other = taken.get(fold(word))
        if other is not None:
            raise Refused(f"“{word}” sudah menjadi sebutan satuan {other.name}.")
